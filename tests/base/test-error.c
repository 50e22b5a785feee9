/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every code has a sentence that says what to do. */

#include "config.h"

#include "steward-error.h"

static void
test_remedies (void)
{
  for (int code = STEWARD_ERROR_FAILED; code <= STEWARD_ERROR_NO_SSH_AGENT; code++)
    {
      g_autoptr(GError) error = g_error_new (STEWARD_ERROR, code, "x");
      const char *remedy = steward_error_remedy (error);

      g_assert_nonnull (remedy);
      g_assert_true (g_str_has_suffix (remedy, "."));
      g_assert_true (g_utf8_validate (remedy, -1, NULL));
    }
}

static void
test_others (void)
{
  g_autoptr(GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  g_autoptr(GError) unknown = g_error_new (STEWARD_ERROR, 9999, "x");
  g_autoptr(GError) negative = g_error_new (STEWARD_ERROR, -1, "x");

  g_assert_null (steward_error_remedy (NULL));
  g_assert_null (steward_error_remedy (foreign));
  g_assert_null (steward_error_remedy (unknown));
  g_assert_null (steward_error_remedy (negative));
}

/* What says what to do next gets no general remedy behind it, also as a copy. */
static void
test_complete (void)
{
  g_autoptr(GError) error = g_error_new (STEWARD_ERROR, STEWARD_ERROR_DENIED, "Ask Ann.");
  g_autoptr(GError) copy = NULL;

  g_assert_nonnull (steward_error_remedy (error));
  steward_error_complete (error);
  g_assert_null (steward_error_remedy (error));
  copy = g_error_copy (error);
  g_assert_null (steward_error_remedy (copy));
  g_assert_error (copy, STEWARD_ERROR, STEWARD_ERROR_DENIED);
}

static void
test_cancelled (void)
{
  g_autoptr(GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr(GError) other = g_error_new (STEWARD_ERROR, STEWARD_ERROR_BUSY, "x");

  g_assert_true (steward_error_is_cancelled (cancelled));
  g_assert_false (steward_error_is_cancelled (other));
  g_assert_false (steward_error_is_cancelled (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/remedies", test_remedies);
  g_test_add_func ("/error/others", test_others);
  g_test_add_func ("/error/complete", test_complete);
  g_test_add_func ("/error/cancelled", test_cancelled);

  return g_test_run ();
}
