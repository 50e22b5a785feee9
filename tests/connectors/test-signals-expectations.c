/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Validation results of Great Expectations: own ones, and the project's own when
 * they are there. */

#include "config.h"

#include "steward-duration.h"
#include "steward-signal-nodes.h"
#include "steward-test-folder.h"
#include "steward-test-signals.h"
#include "steward-test-source.h"

#include <string.h>

static StewardConnector *
connect_path (const char *path)
{
  g_autofree char *setting = g_strconcat ("path=", path, NULL);

  return steward_test_connector_new ("great-expectations", NULL, (const char *[]) { setting, NULL });
}

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (steward_instant_parse (text, &time, NULL));

  return time;
}

static const char *
get_value (StewardTestSignals *signals,
           const char         *subject,
           const char         *property,
           const char         *element)
{
  const StewardMeasurement *row = steward_test_signals_find (signals, subject, property, element);

  g_assert_nonnull (row);

  return row->value;
}

static void
test_validations (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "great-expectations", NULL);
  g_autoptr(StewardConnector) connector = connect_path (path);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = steward_test_signals_read (&signals, connector, NULL);
  const char *orders = "orders.order_events";
  const StewardMeasurement *row;

  g_assert_cmpstr (get_value (&signals, orders, "check:expect_column_values_to_not_be_null", "id"), ==, "pass");
  g_assert_cmpstr (get_value (&signals, orders, "check:expect_column_values_to_not_be_null", "nowhere"), ==, "error");
  /* Twice, with other bounds. */
  g_assert_cmpstr (get_value (&signals, orders, "check:expect_column_values_to_be_between", "amount"), ==, "fail");
  g_assert_cmpstr (get_value (&signals, orders, "check:expect_column_values_to_be_unique", "id"), ==, "warn");
  g_assert_cmpstr (get_value (&signals, orders, "check:expect_compound_columns_to_be_unique", "id,country"), ==,
                   "pass");
  g_assert_cmpstr (get_value (&signals, orders, "check:expect_column_pair_values_to_be_equal", "a,b"), ==, "skipped");
  g_assert_cmpstr (get_value (&signals, orders, "rowCount", ""), ==, "1200");
  row = steward_test_signals_find (&signals, orders, "qualityScore", "");
  g_assert_cmpstr (row->value, ==, "50.0");
  g_assert_cmpint (row->time, ==, at ("2026-11-20T03:15:00.25Z"));
  g_assert_cmpstr (row->origin, ==, "nightly");
  row = steward_test_signals_find (&signals, "finance.invoices", "check:expect_column_to_exist", "id");
  g_assert_cmpint (row->time, ==, at ("2019-11-20T03:15:00.25Z"));
  row = steward_test_signals_find (&signals, "basic.warning", "qualityScore", "");
  g_assert_cmpint (row->time, ==, at ("2020-07-27T17:19:32.959193Z"));
  g_assert_nonnull (steward_test_signals_find (&signals, "empty", "check:expect_column_to_exist", "id"));
  g_assert_null (steward_test_signals_find (&signals, "empty", "qualityScore", NULL));
  g_assert_cmpuint (signals.rows->len, ==, 9 + 2 + 2 + 1 + 2);

  g_assert_cmpuint (signals.n_unread, ==, 7);
  g_assert_true (steward_test_signals_tells (&signals, "version-1.json, result 9", "no expectation"));
  g_assert_true (steward_test_signals_tells (&signals, "version-1.json, result 10", "no success"));
  g_assert_true (steward_test_signals_tells (&signals, "nan.json", "percentage"));
  g_assert_true (steward_test_signals_tells (&signals, "list.json", "neither a table"));
  g_assert_true (steward_test_signals_tells (&signals, "list.json", "no time"));
  g_assert_true (steward_test_signals_tells (&signals, "list.json", "no validation result"));
  g_assert_true (steward_test_signals_tells (&signals, "suite.json", "no validation result"));
}

/* An independent look at the project's own files. */
typedef struct
{
  guint n_others;                      /* no validations */
  guint n_results;                     /* of validations with a time that counts */
  guint n_timeless;                    /* results of the others */
  guint n_scores;
} Count;

static void
count_validation (Count             *count,
                  const StewardNode *validation)
{
  const StewardNode *results = steward_node_find_list (validation, "results");
  const StewardNode *meta = steward_node_find_object (validation, "meta");
  const char *time = steward_node_find_text (meta, "validation_time");

  if (time == NULL)
    time = steward_node_find_text (meta, "run_id");
  if (time == NULL || strncmp (time, "1955", 4) == 0)
    {
      count->n_timeless += steward_node_get_n_children (results);
      return;
    }
  count->n_results += steward_node_get_n_children (results);
  count->n_scores++;
}

static void
count_folder (Count      *count,
              const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      g_autoptr(StewardDocument) document = NULL;
      const StewardNode *root, *runs;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        count_folder (count, path);
      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (path, &text, &length, NULL))
        continue;
      document = steward_document_parse_json (text, (gssize) length, NULL, NULL);
      g_assert_nonnull (document);
      root = steward_document_get_root (document);
      runs = steward_node_find_object (root, "run_results");
      if (steward_node_find_list (root, "results") != NULL)
        count_validation (count, root);
      else if (runs == NULL)
        count->n_others++;
      for (unsigned i = 0; runs != NULL && i < steward_node_get_n_children (runs); i++)
        count_validation (count, steward_node_find_object (steward_node_get_child (runs, i), "validation_result"));
    }
}

static void
test_real (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SPECS"),
                                            "great-expectations/great_expectations/tests", NULL);
  g_autoptr(StewardConnector) connector = NULL;
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  guint n_checks = 0, n_scores = 0;
  Count count = { 0 };

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The project’s own validation results are not here.");
      return;
    }
  count_folder (&count, path);
  connector = connect_path (path);
  cursor = steward_test_signals_read (&signals, connector, NULL);
  for (guint i = 0; i < signals.rows->len; i++)
    {
      const StewardMeasurement *row = g_ptr_array_index (signals.rows, i);

      n_checks += g_str_has_prefix (row->property, "check:");
      n_scores += g_str_equal (row->property, "qualityScore");
    }
  g_test_message ("%u results, %u before 1970, %u other files: %u checks, %u scores, %" G_GUINT64_FORMAT " unread",
                  count.n_results, count.n_timeless, count.n_others, n_checks, n_scores, signals.n_unread);
  for (guint i = 0; i < signals.unread->len; i++)
    g_test_message ("%s: %s (%u)", ((StewardUnread *) signals.unread->pdata[i])->place,
                    ((StewardUnread *) signals.unread->pdata[i])->reason,
                    (guint) ((StewardUnread *) signals.unread->pdata[i])->n);
  g_assert_cmpuint (n_scores, ==, count.n_scores);
  g_assert_cmpuint (n_checks, ==, count.n_results);
  g_assert_cmpuint (signals.n_unread, ==, count.n_others + count.n_timeless);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/great-expectations/validations", test_validations);
  g_test_add_func ("/great-expectations/real", test_real);

  return g_test_run ();
}
