/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of the form: what it starts with, gives back and refuses. */

#include "config.h"

#include "steward-source-field.h"

#include <glib/gstdio.h>

static const StewardChoice choices[] = {
  { "first", "The first" },
  { "second", "The second" },
  { NULL },
};

static const StewardField text = { .key = "t", .kind = STEWARD_FIELD_TEXT, .title = "Text", .required = TRUE };
static const StewardField port = { .key = "p", .kind = STEWARD_FIELD_PORT, .title = "Port", .fallback = "5432" };
static const StewardField secret = { .key = "s", .kind = STEWARD_FIELD_SECRET, .title = "Secret", .required = TRUE };
static const StewardField folder = { .key = "f", .kind = STEWARD_FIELD_FOLDER, .title = "Folder", .required = TRUE };
static const StewardField choice = {
  .key = "c",
  .kind = STEWARD_FIELD_CHOICE,
  .title = "Choice",
  .fallback = "second",
  .choices = choices,
};

static void
assert_value (StewardSourceField *field,
              const char         *expected)
{
  g_autofree char *value = steward_source_field_get_value (field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_text (void)
{
  g_autoptr (StewardSourceField) field = steward_source_field_new (&text, FALSE);

  assert_value (field, "");
  g_assert_false (steward_source_field_validate (field));
  g_assert_cmpstr (steward_source_field_get_refusal (field), ==, "“Text” is needed.");

  steward_source_field_set_value (field, "  a & b  ");
  assert_value (field, "a & b");
  g_assert_null (steward_source_field_get_refusal (field));
  g_assert_true (steward_source_field_validate (field));

  steward_source_field_set_value (field, "   ");
  g_assert_false (steward_source_field_validate (field));
}

static void
test_port (void)
{
  const char *bad[] = { "0", "65536", "-1", "54 32", "x", "+1", "0x10" };
  g_autoptr (StewardSourceField) field = steward_source_field_new (&port, FALSE);

  assert_value (field, "5432");
  g_assert_true (steward_source_field_validate (field));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      steward_source_field_set_value (field, bad[i]);
      g_assert_false (steward_source_field_validate (field));
    }
  steward_source_field_set_value (field, "65535");
  g_assert_true (steward_source_field_validate (field));
  steward_source_field_set_value (field, "");
  g_assert_true (steward_source_field_validate (field));
}

/* An empty secret is refused for a new source and keeps the old one of another. */
static void
test_secret (void)
{
  g_autoptr (StewardSourceField) adding = steward_source_field_new (&secret, FALSE);
  g_autoptr (StewardSourceField) editing = steward_source_field_new (&secret, TRUE);

  g_assert_true (ADW_IS_PASSWORD_ENTRY_ROW (steward_source_field_get_row (adding)));
  g_assert_false (steward_source_field_validate (adding));
  g_assert_true (steward_source_field_validate (editing));
  steward_source_field_set_value (adding, " blanks count ");
  assert_value (adding, " blanks count ");
}

static void
test_folder (void)
{
  g_autofree char *path = g_dir_make_tmp ("steward-field-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (path, "missing", NULL);
  g_autoptr (StewardSourceField) field = steward_source_field_new (&folder, FALSE);

  steward_source_field_set_value (field, "relative");
  g_assert_false (steward_source_field_validate (field));
  steward_source_field_set_value (field, missing);
  g_assert_false (steward_source_field_validate (field));
  g_assert_nonnull (strstr (steward_source_field_get_refusal (field), missing));
  steward_source_field_set_value (field, path);
  g_assert_true (steward_source_field_validate (field));
  g_rmdir (path);
}

static void
test_choice (void)
{
  g_autoptr (StewardSourceField) field = steward_source_field_new (&choice, FALSE);

  assert_value (field, "second");
  steward_source_field_set_value (field, "first");
  assert_value (field, "first");
  steward_source_field_set_value (field, "a choice of a newer version");
  assert_value (field, "first");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/source-field/text", test_text);
  g_test_add_func ("/source-field/port", test_port);
  g_test_add_func ("/source-field/secret", test_secret);
  g_test_add_func ("/source-field/folder", test_folder);
  g_test_add_func ("/source-field/choice", test_choice);

  return g_test_run ();
}
