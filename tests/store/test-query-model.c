/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list as widgets see it: rows come loaded, stay the same objects, and
 * every change is told exactly. */

#include "config.h"

#include "catalog-fixture.h"

#include <string.h>

/* A copy of the list that is kept by items-changed alone. */
typedef struct
{
  StewardQueryModel *model;
  GPtrArray *rows;                     /* (element-type StewardEntryRow) (owned) */
  guint n_changes;
} Mirror;

static void
mirror_cb (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           Mirror     *mirror)
{
  mirror->n_changes++;
  g_assert_cmpuint (position + n_removed, <=, mirror->rows->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->rows, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (mirror->rows, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->rows->len, ==, g_list_model_get_n_items (model));

  /* Also in between two splices the list is what was told; a key that moves up
   * is there twice for a moment. */
  for (guint i = 0; i < mirror->rows->len; i += 1 + mirror->rows->len / 16)
    {
      g_autoptr (StewardEntryRow) row = g_list_model_get_item (model, i);
      guint found = 0;

      g_assert_true (row == g_ptr_array_index (mirror->rows, i));
      g_assert_cmpint (steward_query_model_get_key (mirror->model, i), ==, steward_entry_row_get_key (row));
      g_assert_true (steward_query_model_find_key (mirror->model, steward_entry_row_get_key (row), &found));
      g_assert_cmpint (steward_query_model_get_key (mirror->model, found), ==, steward_entry_row_get_key (row));
      g_assert_cmpuint (found, <=, i);
    }
}

static void
begin_mirror (Mirror            *mirror,
              StewardQueryModel *model)
{
  mirror->model = model;
  mirror->rows = g_ptr_array_new_with_free_func (g_object_unref);
  mirror->n_changes = 0;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_signal_connect (model, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

static void
check_mirror (Mirror *mirror)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (mirror->model));

  g_assert_cmpuint (mirror->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (mirror->model), i);

      g_assert_true (row == g_ptr_array_index (mirror->rows, i));
    }
  g_assert_cmpint (steward_query_model_get_key (mirror->model, n), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (mirror->model), n));
}

static void
end_mirror (Mirror *mirror)
{
  check_mirror (mirror);
  g_signal_handlers_disconnect_by_func (mirror->model, mirror_cb, mirror);
  g_ptr_array_unref (mirror->rows);
}

static gboolean
is_loaded (gpointer data)
{
  return steward_entry_row_get_loaded (data);
}

static const char *
name_at (StewardQueryModel *model,
         guint              position)
{
  g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  g_assert_nonnull (row);
  fixture_wait_until (is_loaded, row);
  return steward_entry_row_get_name (row);
}

/* The model shows what a list of the same query gives. */
static gboolean
agrees (gpointer data)
{
  Mirror *mirror = data;
  StewardCatalog *catalog = g_object_get_data (G_OBJECT (mirror->model), "catalog");
  g_autoptr (GPtrArray) rows = NULL;

  if (steward_query_model_get_busy (mirror->model))
    return FALSE;
  rows = steward_catalog_list_sync (catalog, steward_query_model_get_query (mirror->model), 0, NULL);
  if (rows->len != mirror->rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (steward_entry_row_get_key (g_ptr_array_index (rows, i)) !=
        steward_entry_row_get_key (g_ptr_array_index (mirror->rows, i)))
      return FALSE;

  return TRUE;
}

static StewardQueryModel *
query_all (StewardCatalog *catalog)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  StewardQueryModel *model = steward_catalog_query (catalog, query);

  g_object_set_data (G_OBJECT (model), "catalog", catalog);
  return model;
}

static void
test_rows (CatalogFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (StewardQueryModel) model = NULL;
  g_autoptr (StewardEntryRow) row = NULL;
  g_autoptr (StewardEntryRow) same = NULL;
  Mirror mirror;

  fixture_sync (fixture->catalog, "s", 0, 1000, 1, NULL);
  model = query_all (fixture->catalog);
  begin_mirror (&mirror, model);
  g_assert_true (steward_query_model_get_busy (model));
  fixture_settle (model);
  g_assert_null (steward_query_model_get_error (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1000);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (model)) == STEWARD_TYPE_ENTRY_ROW);

  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (steward_entry_row_get_loaded (row));
  g_assert_cmpstr (steward_entry_row_get_name (row), ==, "product 000000");
  g_assert_cmpstr (steward_entry_row_get_domain (row), ==, "orders");
  g_assert_cmpstr (steward_entry_row_get_source_id (row), ==, "s");
  g_assert_cmpstr (steward_entry_row_get_purpose (row), ==, "revision 1");
  g_assert_cmpstr (steward_entry_row_get_urn (row), ==, "urn:steward:folder:instance:n/000000");
  g_assert_null (steward_entry_row_get_owner (row));
  g_assert_cmpint (steward_entry_row_get_synced_at (row), >, 0);
  g_assert_cmpint (steward_entry_row_get_updated_at (row), ==, -1);
  g_assert_false (steward_entry_row_get_removed (row));
  g_assert_cmpuint (steward_entry_row_get_n_levels (row), ==, 1);
  g_assert_cmpuint (steward_entry_row_get_n_findings (row), ==, 0);
  same = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (row == same);
  g_assert_cmpstr (name_at (model, 999), ==, "product 000999");
  g_assert_cmpstr (name_at (model, 500), ==, "product 000500");
  end_mirror (&mirror);
}

/* The first rows come before the rest, with their texts. */
static void
test_first_rows (CatalogFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (StewardQueryModel) model = NULL;
  g_autoptr (StewardEntryRow) row = NULL;
  Mirror mirror;

  fixture_sync (fixture->catalog, "s", 0, 20000, 1, NULL);
  model = query_all (fixture->catalog);
  begin_mirror (&mirror, model);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    g_main_context_iteration (NULL, TRUE);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (steward_entry_row_get_loaded (row));
  fixture_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 20000);
  end_mirror (&mirror);
}

static void
set_text (StewardQueryModel *model,
          const char        *text)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);

  query->text = g_strdup (text);
  steward_query_model_set_query (model, query);
}

static void
test_typing (CatalogFixture *fixture,
             gconstpointer   data)
{
  static const char *const typed[] = {
    "p", "pr", "pro", "prod", "product", "product 0", "product 00012", "product 000123",
  };
  g_autoptr (StewardQueryModel) model = NULL;
  Mirror mirror;

  fixture_sync (fixture->catalog, "s", 0, 5000, 1, NULL);
  model = query_all (fixture->catalog);
  begin_mirror (&mirror, model);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      set_text (model, typed[i]);
      g_assert_true (steward_query_model_get_busy (model));
    }
  fixture_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_assert_cmpstr (name_at (model, 0), ==, "product 000123");
  g_assert_cmpstr (steward_query_model_get_query (model)->text, ==, "product 000123");

  for (guint i = G_N_ELEMENTS (typed); i > 0; i--)
    {
      set_text (model, typed[i - 1]);
      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
    }
  set_text (model, "");
  fixture_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5000);
  set_text (model, "nothing at all");
  fixture_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  end_mirror (&mirror);
}

/* What the test of survival watches: the row a person has selected. */
static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
has_revision_two (gpointer data)
{
  return g_strcmp0 (steward_entry_row_get_purpose (data), "revision 2") == 0;
}

static void
test_survival (CatalogFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (StewardQueryModel) model = NULL;
  g_autoptr (StewardEntryRow) selected = NULL;
  g_autoptr (StewardEntryRow) kept = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  Mirror mirror;
  guint n_notified = 0;
  guint position = 0;
  gint64 key = 0;

  fixture_sync (fixture->catalog, "s", 0, 400, 1, NULL);
  model = query_all (fixture->catalog);
  begin_mirror (&mirror, model);
  fixture_settle (model);
  selected = g_list_model_get_item (G_LIST_MODEL (model), 200);
  fixture_wait_until (is_loaded, selected);
  key = steward_entry_row_get_key (selected);
  g_signal_connect_swapped (selected, "notify::loaded", G_CALLBACK (count_cb), &n_notified);

  /* Some in front are new, some changed, the selected one among them. */
  mirror.n_changes = 0;
  for (guint i = 0; i < 450; i++)
    if (i % 40 != 3)
      g_ptr_array_add (entries, fixture_numbered_entry (i, i % 50 == 0 ? 2 : 1));
  g_ptr_array_add (entries, fixture_entry ("first", "a comes first"));
  fixture_sync_entries (fixture->catalog, "s", "instance", entries, NULL);
  fixture_wait_until (agrees, &mirror);
  fixture_wait_until (has_revision_two, selected);
  g_assert_cmpuint (n_notified, >, 0);
  g_assert_cmpuint (mirror.n_changes, ==, 2);
  g_assert_true (steward_query_model_find_key (model, key, &position));
  g_assert_cmpuint (position, ==, 201);
  kept = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_assert_true (kept == selected);

  /* Removed: marked, not gone. Then back again. */
  fixture_sync (fixture->catalog, "s", 0, 10, 1, NULL);
  while (!steward_entry_row_get_removed (selected))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_query_model_find_key (model, key, &position));
  fixture_sync (fixture->catalog, "s", 0, 400, 2, NULL);
  while (steward_entry_row_get_removed (selected))
    g_main_context_iteration (NULL, TRUE);
  fixture_wait_until (agrees, &mirror);
  g_assert_true (steward_query_model_find_key (model, key, &position));

  /* The source goes, and the rows with it. */
  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "s", NULL));
  fixture_wait_until (agrees, &mirror);
  g_assert_cmpuint (mirror.rows->len, ==, 0);
  g_assert_false (steward_query_model_find_key (model, key, &position));
  end_mirror (&mirror);
}

/* Only the time of the sync is new: no splice, but every row says so. */
static void
test_touched (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (StewardQueryModel) model = NULL;
  g_autoptr (StewardEntryRow) row = NULL;
  Mirror mirror;
  gint64 before = 0;

  fixture_sync (fixture->catalog, "s", 0, 50, 1, NULL);
  model = query_all (fixture->catalog);
  begin_mirror (&mirror, model);
  fixture_settle (model);
  row = g_list_model_get_item (G_LIST_MODEL (model), 49);
  fixture_wait_until (is_loaded, row);
  before = steward_entry_row_get_synced_at (row);
  mirror.n_changes = 0;
  fixture_sync (fixture->catalog, "s", 0, 50, 1, NULL);
  while (steward_entry_row_get_synced_at (row) == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (mirror.n_changes, ==, 0);
  end_mirror (&mirror);
}

/* Random syncs and random queries, with the list checked at every step. */
static void
test_random (CatalogFixture *fixture,
             gconstpointer   data)
{
  static const char *const texts[] = { NULL, "product", "r2x", "amel", "0001" };
  g_autoptr (StewardQueryModel) model = query_all (fixture->catalog);
  Mirror mirror;

  begin_mirror (&mirror, model);
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GPtrArray) entries = fixture_entries ();
      g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
      guint keep = (guint) g_test_rand_int_range (0, 101);

      for (guint i = 0; i < 300; i++)
        if ((guint) g_test_rand_int_range (0, 100) < keep)
          {
            StewardEntry *entry = fixture_numbered_entry (i, (guint) g_test_rand_int_range (1, 3));

            if (g_test_rand_int_range (0, 10) == 0)
              {
                g_free (entry->name);
                entry->name = g_strdup_printf ("renamed %d", g_test_rand_int_range (0, 1000));
              }
            g_ptr_array_add (entries, entry);
          }
      fixture_sync_entries (fixture->catalog, round % 3 == 0 ? "s" : "t", "i", entries, NULL);
      if (round % 2 == 0)
        {
          query->text = g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
          query->sort = (StewardSort) g_test_rand_int_range (0, STEWARD_SORT_SYNCED + 1);
          query->descending = g_test_rand_int_range (0, 2);
          query->removed = (StewardTristate) g_test_rand_int_range (0, 3);
          steward_query_model_set_query (model, query);
        }
      for (int i = g_test_rand_int_range (0, 20); i > 0; i--)
        g_main_context_iteration (NULL, FALSE);
      if (round % 4 == 3)
        {
          fixture_wait_until (agrees, &mirror);
          check_mirror (&mirror);
        }
    }
  fixture_wait_until (agrees, &mirror);
  end_mirror (&mirror);
}

/* A listener that sets another query in the middle of a change. */
static void
set_other_cb (GListModel *list,
              guint       position,
              guint       n_removed,
              guint       n_added,
              guint      *count)
{
  StewardQueryModel *model = STEWARD_QUERY_MODEL (list);

  if ((*count)++ < 5)
    set_text (model, *count % 2 == 0 ? "product" : "");
}

static void
test_reentrant (CatalogFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (StewardQueryModel) model = query_all (fixture->catalog);
  Mirror mirror;
  guint count = 0;

  begin_mirror (&mirror, model);
  g_signal_connect (model, "items-changed", G_CALLBACK (set_other_cb), &count);
  fixture_sync (fixture->catalog, "s", 0, 3000, 1, NULL);
  fixture_sync (fixture->catalog, "t", 0, 3000, 1, NULL);
  fixture_wait_until (agrees, &mirror);
  end_mirror (&mirror);
}

/* Dropped while something is under way. */
static void
test_dropped (CatalogFixture *fixture,
              gconstpointer   data)
{
  fixture_sync (fixture->catalog, "s", 0, 3000, 1, NULL);
  for (guint i = 0; i < 30; i++)
    {
      StewardQueryModel *model = query_all (fixture->catalog);
      g_autoptr (StewardEntryRow) row = NULL;

      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      row = g_list_model_get_item (G_LIST_MODEL (model), 299);
      g_object_unref (model);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_query (void)
{
  char *domains[] = { (char *) "a", (char *) "b", NULL };
  char *other[] = { (char *) "a", (char *) "c", NULL };
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_DATASET);
  g_autoptr (StewardQuery) copy = NULL;

  query->text = g_strdup ("x");
  query->domains = g_strdupv (domains);
  query->source_ids = g_strdupv (domains);
  copy = steward_query_copy (query);
  g_assert_true (steward_query_equal (query, copy));
  g_assert_true (steward_query_is_filtered (query));
  g_strfreev (copy->domains);
  copy->domains = g_strdupv (other);
  g_assert_false (steward_query_equal (query, copy));
  g_clear_pointer (&copy->domains, g_strfreev);
  g_assert_false (steward_query_equal (query, copy));
  copy->domains = g_strdupv (domains);
  copy->descending = TRUE;
  g_assert_false (steward_query_equal (query, copy));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/query-model/" name, CatalogFixture, NULL, catalog_fixture_set_up, func, catalog_fixture_tear_down)
  ADD ("rows", test_rows);
  ADD ("first-rows", test_first_rows);
  ADD ("typing", test_typing);
  ADD ("survival", test_survival);
  ADD ("touched", test_touched);
  ADD ("random", test_random);
  ADD ("reentrant", test_reentrant);
  ADD ("dropped", test_dropped);
#undef ADD
  g_test_add_func ("/query/equal", test_query);
  return g_test_run ();
}
