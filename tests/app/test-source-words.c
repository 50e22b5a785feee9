/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each state of a source has its words, and each error one way out. */

#include "config.h"

#include "steward-source-words.h"

#include "steward-time.h"

#define NOON (G_GINT64_CONSTANT (1795262400) * G_USEC_PER_SEC)

static StewardSourceItem *
make_item (void)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSource) source = NULL;

  g_hash_table_insert (settings, (char *) "host", (char *) "warehouse.example.com");
  source = steward_source_new ("id", "postgres", "Warehouse", settings);

  return steward_source_item_new (source);
}

static void
assert_line (StewardSourceItem *item,
             const char        *expected)
{
  g_autofree char *line = steward_source_words_line (item, NOON);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_states (void)
{
  g_autoptr (StewardSourceItem) item = make_item ();
  g_autofree char *place = steward_source_words_place (item);
  StewardSyncReport report = { .products = 14, .datasets = 1, .changed = 3 };

  g_assert_cmpstr (place, ==, "warehouse.example.com");
  assert_line (item, "PostgreSQL · not synced yet");

  steward_source_item_begin (item);
  assert_line (item, "PostgreSQL · Syncing…");
  g_assert_null (steward_source_words_icon_name (item, NOON));
  steward_source_item_progress (item, 260, 418, "tables");
  assert_line (item, "PostgreSQL · 62 % of 418 tables");
  steward_source_item_progress (item, 12, 0, "tables");
  assert_line (item, "PostgreSQL · 12 tables");

  steward_source_item_succeed (item, &report, NOON - 2 * G_TIME_SPAN_MINUTE);
  assert_line (item, "PostgreSQL · 2 min ago");
  g_assert_cmpstr (steward_source_words_css_class (item, NOON), ==, "mark-success");
  g_assert_cmpstr (steward_source_words_css_class (item, NOON + STEWARD_TIME_STALE_AFTER), ==, "mark-warning");
}

static void
test_counts (void)
{
  g_autoptr (StewardSourceItem) item = make_item ();
  StewardSyncReport report = { .products = 1, .datasets = 0 };
  g_autofree char *one = NULL;
  g_autofree char *more = NULL;
  g_autofree char *loss = NULL;

  steward_source_item_succeed (item, &report, NOON);
  one = steward_source_words_counts (item);
  g_assert_cmpstr (one, ==, "1 product");
  report.products = 14;
  report.datasets = 3;
  steward_source_item_succeed (item, &report, NOON);
  more = steward_source_words_counts (item);
  g_assert_cmpstr (more, ==, "14 products, 3 datasets");

  loss = steward_source_words_loss (item);
  g_assert_nonnull (strstr (loss, "14 products, 3 datasets"));
  g_assert_nonnull (strstr (loss, "password"));
}

static void
test_offline (void)
{
  g_autoptr (StewardSourceItem) item = make_item ();
  g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "No answer.");
  StewardSyncReport report = { .products = 1 };
  g_autofree char *never = NULL;
  g_autofree char *cached = NULL;

  steward_source_item_fail (item, error);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_OFFLINE);
  never = steward_source_words_state (item, g_get_real_time ());
  g_assert_true (g_str_has_prefix (never, "Offline since "));
  g_assert_null (strstr (never, "cache"));

  steward_source_item_succeed (item, &report, NOON);
  steward_source_item_fail (item, error);
  cached = steward_source_words_state (item, g_get_real_time ());
  g_assert_nonnull (strstr (cached, "showing cache"));
}

/* Every code of the domain has words, a remedy and a button. */
static void
test_ways_out (void)
{
  const struct
  {
    StewardError code;
    StewardWayOut way_out;
  } cases[] = {
    { STEWARD_ERROR_FAILED, STEWARD_WAY_OUT_SYNC },
    { STEWARD_ERROR_NETWORK, STEWARD_WAY_OUT_ADDRESS },
    { STEWARD_ERROR_AUTH, STEWARD_WAY_OUT_SECRET },
    { STEWARD_ERROR_SECRET_MISSING, STEWARD_WAY_OUT_SECRET },
    { STEWARD_ERROR_KEYRING_LOCKED, STEWARD_WAY_OUT_UNLOCK },
    { STEWARD_ERROR_KEYRING_NO_BUS, STEWARD_WAY_OUT_SYNC },
    { STEWARD_ERROR_KEYRING_NO_SERVICE, STEWARD_WAY_OUT_SYNC },
    { STEWARD_ERROR_KEYRING_NO_COLLECTION, STEWARD_WAY_OUT_SYNC },
    { STEWARD_ERROR_DENIED, STEWARD_WAY_OUT_SYNC },
    { STEWARD_ERROR_NOT_FOUND, STEWARD_WAY_OUT_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, cases[i].code, "It went wrong.");

      g_assert_cmpint (steward_source_words_way_out (error), ==, cases[i].way_out);
      g_assert_nonnull (steward_source_words_remedy (error));
      g_assert_nonnull (steward_source_words_way_out_label (cases[i].way_out));
    }
  g_assert_null (steward_source_words_remedy (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-words/states", test_states);
  g_test_add_func ("/source-words/counts", test_counts);
  g_test_add_func ("/source-words/offline", test_offline);
  g_test_add_func ("/source-words/ways-out", test_ways_out);

  return g_test_run ();
}
