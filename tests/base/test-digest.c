/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256 against known values and against GLib's own, and random bytes. */

#include "config.h"

#include "steward-digest.h"

#include <string.h>

static void
assert_digest (const char *text,
               const char *expected)
{
  StewardDigest digest;
  g_autofree char *hex = NULL;

  steward_digest_of_bytes (text, strlen (text), &digest);
  hex = steward_digest_to_hex (&digest);
  g_assert_cmpstr (hex, ==, expected);
}

static void
test_known (void)
{
  StewardDigest digest;
  g_autofree char *hex = NULL;

  assert_digest ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_digest ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  steward_digest_of_bytes (NULL, 0, &digest);
  hex = steward_digest_to_hex (&digest);
  g_assert_cmpstr (hex, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_pieces (void)
{
  g_autofree char *text = g_strnfill (10000, 'q');
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();

  /* Twice: a finished hasher is empty again. */
  for (unsigned round = 0; round < 2; round++)
    {
      g_autofree char *hex = NULL;
      StewardDigest digest;

      for (gsize at = 0, n = 1; at < 10000; at += n, n = MIN (n * 2, 10000 - at))
        steward_hasher_add (hasher, text + at, n);
      steward_hasher_add (hasher, NULL, 0);
      steward_hasher_finish (hasher, &digest);
      hex = steward_digest_to_hex (&digest);
      g_assert_cmpstr (hex, ==, expected);
    }
}

static void
hash_texts (const char    *first,
            const char    *second,
            StewardDigest *out)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();

  steward_hasher_add_text (hasher, first);
  steward_hasher_add_text (hasher, second);
  steward_hasher_finish (hasher, out);
}

/* Neighbours do not run into each other; absent is not empty. */
static void
test_texts (void)
{
  static const char *const pairs[][2] = { { "ab", "c" }, { "a", "bc" }, { "", "abc" }, { NULL, "abc" }, { "abc", NULL },
                                          { "abc", "" }, { NULL, NULL }, { "", NULL } };
  StewardDigest digests[G_N_ELEMENTS (pairs)];

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      hash_texts (pairs[i][0], pairs[i][1], &digests[i]);
      for (gsize j = 0; j < i; j++)
        g_assert_false (steward_digest_equal (&digests[i], &digests[j]));
    }
}

static void
test_hex (void)
{
  const char *upper = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
  g_autofree char *lower = g_ascii_strdown (upper, -1);
  g_autofree char *back = NULL;
  StewardDigest digest;

  g_assert_true (steward_digest_from_hex (upper, &digest));
  back = steward_digest_to_hex (&digest);
  g_assert_cmpstr (back, ==, lower);

  g_assert_false (steward_digest_from_hex (NULL, &digest));
  g_assert_false (steward_digest_from_hex ("", &digest));
  g_assert_false (steward_digest_from_hex ("ba78", &digest));
  lower[10] = 'g';
  g_assert_false (steward_digest_from_hex (lower, &digest));
}

static void
test_random (void)
{
  guint8 first[64] = { 0 };
  guint8 second[64] = { 0 };
  guint8 untouched = 7;

  steward_random_bytes (first, sizeof first);
  steward_random_bytes (second, sizeof second);
  steward_random_bytes (&untouched, 0);
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
  g_assert_cmpuint (untouched, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/known", test_known);
  g_test_add_func ("/digest/pieces", test_pieces);
  g_test_add_func ("/digest/texts", test_texts);
  g_test_add_func ("/digest/hex", test_hex);
  g_test_add_func ("/digest/random", test_random);

  return g_test_run ();
}
