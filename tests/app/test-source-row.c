/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A source in its row and in the sidebar: each state, and text from outside
 * that is never markup. */

#include "config.h"

#include "steward-source-line.h"
#include "steward-source-row.h"
#include "steward-test-widgets.h"

#define NAME "Ware & <b>house</b>"

typedef struct
{
  StewardSourceItem *item;
  GtkWidget *row;
  GtkWidget *line;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSource) source = NULL;

  g_hash_table_insert (settings, (char *) "host", (char *) "db.example.com");
  source = steward_source_new ("id", "postgres", NAME, settings);
  fixture->item = steward_source_item_new (source);
  fixture->row = g_object_ref_sink (steward_source_row_new (fixture->item));
  fixture->line = g_object_ref_sink (steward_source_line_new (fixture->item));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->row);
  g_assert_finalize_object (fixture->line);
  g_assert_finalize_object (fixture->item);
}

static void
assert_both_say (Fixture    *fixture,
                 const char *text)
{
  g_assert_true (steward_test_has_text (fixture->row, text));
  g_assert_true (steward_test_has_text (fixture->line, text));
}

static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  assert_both_say (fixture, NAME);
  g_assert_true (steward_test_has_text (fixture->row, "PostgreSQL · db.example.com"));
  g_assert_true (steward_test_has_text (fixture->row, "Not synced yet"));
  g_assert_false (steward_test_has_text (fixture->row, "0 products"));
}

static void
test_syncing (Fixture      *fixture,
              gconstpointer data)
{
  StewardSyncReport report = { .products = 2, .datasets = 1, .changed = 1 };

  steward_source_item_begin (fixture->item);
  steward_source_item_progress (fixture->item, 50, 200, "tables");
  assert_both_say (fixture, "25 % of 200 tables");

  steward_source_item_succeed (fixture->item, &report, g_get_real_time ());
  assert_both_say (fixture, "just now");
  g_assert_true (steward_test_has_text (fixture->row, "2 products, 1 dataset"));
  g_assert_true (steward_test_has_text (fixture->row, "1 changed"));
}

static void
fail (Fixture     *fixture,
      StewardError code,
      const char  *message)
{
  g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, code, message);

  steward_source_item_begin (fixture->item);
  steward_source_item_fail (fixture->item, error);
}

static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  StewardSyncReport report = { .products = 2 };

  fail (fixture, STEWARD_ERROR_KEYRING_LOCKED, "The keyring of " NAME " is locked.");
  g_assert_true (steward_test_has_text (fixture->row, "The keyring of " NAME " is locked."));
  g_assert_nonnull (steward_test_find_button (fixture->row, "Unlock Keyring"));
  assert_both_say (fixture, "Keyring locked");

  fail (fixture, STEWARD_ERROR_AUTH, "Refused.");
  g_assert_nonnull (steward_test_find_button (fixture->row, "Enter Password…"));
  fail (fixture, STEWARD_ERROR_NETWORK, "No answer.");
  g_assert_nonnull (steward_test_find_button (fixture->row, "Check Address…"));
  assert_both_say (fixture, "Offline since");

  steward_source_item_begin (fixture->item);
  g_assert_false (steward_test_has_text (fixture->row, "No answer."));
  steward_source_item_succeed (fixture->item, &report, g_get_real_time ());
  g_assert_null (steward_test_find_button (fixture->row, "Check Address…"));
}

/* A source of a newer Steward is listed and named, and nothing breaks. */
static void
test_unknown_kind (void)
{
  g_autoptr (StewardSource) source = steward_source_new ("id", "of-tomorrow", "Tomorrow", NULL);
  g_autoptr (StewardSourceItem) item = steward_source_item_new (source);
  GtkWidget *row = g_object_ref_sink (steward_source_row_new (item));

  g_assert_true (steward_test_has_text (row, "Unknown kind"));
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/source-row/identity", Fixture, NULL, set_up, test_identity, tear_down);
  g_test_add ("/source-row/syncing", Fixture, NULL, set_up, test_syncing, tear_down);
  g_test_add ("/source-row/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add_func ("/source-row/unknown-kind", test_unknown_kind);

  return g_test_run ();
}
