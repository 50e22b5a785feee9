/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-source-item.h"

static StewardSourceItem *
new_item (void)
{
  g_autoptr(StewardSource) source = steward_source_new ("id", "folder", "Sample", NULL);

  return steward_source_item_new (source);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_states (void)
{
  g_autoptr(StewardSourceItem) item = new_item ();
  g_autoptr(GError) offline = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "No answer.");
  g_autoptr(GError) refused = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_AUTH, "Refused.");
  const StewardSyncReport report = { .products = 3, .datasets = 2 };
  guint n_states = 0;

  g_signal_connect (item, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_NEVER);
  g_assert_cmpstr (steward_source_item_get_kind (item)->id, ==, "folder");

  steward_source_item_begin (item);
  steward_source_item_progress (item, 5, 10, "files");
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_SYNCING);
  g_assert_cmpuint (steward_source_item_get_done (item), ==, 5);
  g_assert_cmpuint (steward_source_item_get_total (item), ==, 10);
  g_assert_cmpstr (steward_source_item_get_what (item), ==, "files");

  steward_source_item_succeed (item, &report, 1000);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FINE);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 3);
  g_assert_cmpuint (steward_source_item_get_n_datasets (item), ==, 2);
  g_assert_cmpint (steward_source_item_get_synced_at (item), ==, 1000);

  steward_source_item_begin (item);
  steward_source_item_fail (item, offline);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_OFFLINE);
  g_assert_cmpint (steward_source_item_get_synced_at (item), ==, 1000);
  g_assert_error (steward_source_item_get_error (item), STEWARD_ERROR, STEWARD_ERROR_NETWORK);

  steward_source_item_begin (item);
  steward_source_item_fail (item, refused);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FAILED);
  g_assert_cmpuint (n_states, ==, 6);
}

/* A cancelled sync is no failure: everything is as it was before. */
static void
test_cancel (void)
{
  g_autoptr(StewardSourceItem) item = new_item ();
  g_autoptr(GError) offline = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "No answer.");
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled.");
  g_autoptr(GError) busy = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_BUSY, "Busy.");

  steward_source_item_begin (item);
  steward_source_item_fail (item, cancelled);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_NEVER);
  g_assert_null (steward_source_item_get_error (item));

  steward_source_item_begin (item);
  steward_source_item_fail (item, offline);
  steward_source_item_begin (item);
  steward_source_item_fail (item, cancelled);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_OFFLINE);
  g_assert_nonnull (steward_source_item_get_error (item));

  /* Nor is one that another process runs just now. */
  steward_source_item_begin (item);
  steward_source_item_fail (item, busy);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_OFFLINE);
}

/* Another process synced the source: that ends the failure seen here. */
static void
test_standing (void)
{
  g_autoptr(StewardSourceItem) item = new_item ();
  g_autoptr(GError) offline = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "No answer.");
  StewardSourceStanding standing = { .synced_at = 500, .n_products = 7 };

  steward_source_item_set_standing (item, &standing);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FINE);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 7);

  steward_source_item_begin (item);
  steward_source_item_fail (item, offline);
  steward_source_item_set_standing (item, &standing);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_OFFLINE);

  standing.synced_at = steward_source_item_get_failed_at (item) + 1;
  steward_source_item_set_standing (item, &standing);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FINE);
  g_assert_null (steward_source_item_get_error (item));
}

/* Unchanged values are not notified. */
static void
test_quiet (void)
{
  g_autoptr(StewardSourceItem) item = new_item ();
  StewardSourceStanding standing = { .synced_at = 500, .n_products = 7 };
  guint n_notified = 0;

  steward_source_item_set_standing (item, &standing);
  g_signal_connect (item, "notify", G_CALLBACK (count_cb), &n_notified);
  steward_source_item_set_standing (item, &standing);
  g_assert_cmpuint (n_notified, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-item/states", test_states);
  g_test_add_func ("/source-item/cancel", test_cancel);
  g_test_add_func ("/source-item/standing", test_standing);
  g_test_add_func ("/source-item/quiet", test_quiet);

  return g_test_run ();
}
