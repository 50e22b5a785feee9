/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkpoint file: it reads back, and nothing half-right is taken. */

#include "config.h"

#include "steward-checkpoint.h"

#include <glib/gstdio.h>
#include <string.h>

static StewardCheckpoint
make_checkpoint (unsigned n_events)
{
  StewardCheckpoint checkpoint = { 0 };

  for (unsigned i = 0; i < n_events; i++)
    {
      StewardDigest leaf;

      steward_tree_hash_leaf (&i, sizeof i, &leaf);
      steward_tree_add (&checkpoint.tree, &leaf);
      checkpoint.seal = leaf;
    }
  memset (checkpoint.schema.bytes, 7, sizeof checkpoint.schema.bytes);

  return checkpoint;
}

static void
test_round_trip (void)
{
  for (unsigned n = 0; n < 70; n++)
    {
      StewardCheckpoint checkpoint = make_checkpoint (n);
      g_autofree char *text = steward_checkpoint_to_text (&checkpoint);
      g_autofree char *again = NULL;
      g_autoptr(GError) error = NULL;
      StewardCheckpoint back;
      StewardDigest root, back_root;

      g_assert_true (steward_checkpoint_from_text (text, &back, &error));
      g_assert_no_error (error);
      again = steward_checkpoint_to_text (&back);
      g_assert_cmpstr (again, ==, text);
      g_assert_cmpuint (back.tree.size, ==, n);
      steward_tree_get_root (&checkpoint.tree, &root);
      steward_tree_get_root (&back.tree, &back_root);
      g_assert_true (steward_digest_equal (&root, &back_root));
    }
}

/* The first three lines are those that other tools read. */
static void
test_form (void)
{
  StewardCheckpoint checkpoint = make_checkpoint (0);
  g_autofree char *text = steward_checkpoint_to_text (&checkpoint);

  g_assert_true (g_str_has_prefix (text, "stewardconsole.org/ledger/local\n0\n"
                                         "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"));
}

static void
assert_refused (const char *text)
{
  g_autoptr(GError) error = NULL;
  StewardCheckpoint untouched = make_checkpoint (3);

  g_assert_false (steward_checkpoint_from_text (text, &untouched, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_assert_cmpuint (untouched.tree.size, ==, 3);
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "\n\n\n\n\n", "stewardconsole.org/ledger/local\n", "x\n0\n",
                                       "stewardconsole.org/ledger/local\n-1\nAAAA\nseal AAAA\nschema AAAA\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i]);
}

/* Every change of a character in the parts that must agree. */
static void
test_every_character (void)
{
  StewardCheckpoint checkpoint = make_checkpoint (5);
  g_autofree char *text = steward_checkpoint_to_text (&checkpoint);
  const char *seal = strstr (text, "seal ");
  const char *peak = strstr (text, "peak ");

  for (char *at = text; *at != '\0'; at++)
    {
      char kept = *at;
      StewardCheckpoint back;

      if (kept == '\n' || kept == '=' || (at >= seal && at < peak))
        continue;
      *at = kept == 'A' ? 'Q' : 'A';
      if (steward_checkpoint_from_text (text, &back, NULL))
        {
          g_autofree char *again = steward_checkpoint_to_text (&back);

          /* The last character of a Base64 digest has bits that mean nothing. */
          g_assert_cmpint (at[1], ==, '=');
          g_assert_cmpstr (again, !=, text);
        }
      *at = kept;
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-checkpoint-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.checkpoint", NULL);
  StewardCheckpoint checkpoint = make_checkpoint (9);
  StewardCheckpoint back;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_false (steward_checkpoint_load (path, &back, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (steward_checkpoint_save (&checkpoint, path, &error));
  g_assert_true (steward_checkpoint_load (path, &back, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (back.tree.size, ==, 9);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  g_unlink (path);
  g_rmdir (folder);
  g_assert_false (steward_checkpoint_save (&checkpoint, path, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checkpoint/round-trip", test_round_trip);
  g_test_add_func ("/checkpoint/form", test_form);
  g_test_add_func ("/checkpoint/refused", test_refused);
  g_test_add_func ("/checkpoint/every-character", test_every_character);
  g_test_add_func ("/checkpoint/file", test_file);

  return g_test_run ();
}
