/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sync from a connector that does what the test wants into a real store. */

#include "config.h"

#include "steward-pull-job.h"

#include "steward-level-rows.h"
#include "steward-test-folder.h"

#define TEST_TYPE_CONNECTOR (test_connector_get_type ())
G_DECLARE_FINAL_TYPE (TestConnector, test_connector, TEST, CONNECTOR, StewardConnector)

struct _TestConnector
{
  StewardConnector parent_instance;

  guint n_entries;
  guint revision;                      /* goes into each name */
  guint fail_after;                    /* entries; 0: never */
  gboolean unchanged;                  /* what it says to a cursor that it knows */
  gboolean hang;                       /* until cancelled */
  gboolean broken_signals;             /* after all of them */
  guint n_unread;
  gint64 complete;
  char *seen_signal_cursor;
  GPtrArray *times;                    /* of measurements, as GINT_TO_POINTER seconds */
  char *instance;
  GCancellable *cancelled_later;       /* cancelled after the first page */
  guint n_fetches;
  char *seen_cursor;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (TestConnector, test_connector, STEWARD_TYPE_CONNECTOR)

static GPtrArray *
make_page (TestConnector *self,
           guint          first,
           guint          n)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  for (guint i = first; i < first + n; i++)
    {
      StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

      entry->native_id = g_strdup_printf ("p-%u", i);
      entry->name = g_strdup_printf ("product %u revision %u", i, self->revision);
      entry->domain = g_strdup ("tests");
      entry->status_text = g_strdup ("active");
      entry->lifecycle = STEWARD_LIFECYCLE_ACTIVE;
      steward_entry_settle (entry);
      g_ptr_array_add (page, entry);
    }

  return page;
}

static gboolean
fetch (StewardConnector   *connector,
       const char         *cursor,
       const StewardSink  *sink,
       char              **out_cursor,
       gboolean           *out_unchanged,
       GCancellable       *cancellable,
       GError            **error)
{
  TestConnector *self = TEST_CONNECTOR (connector);

  self->n_fetches++;
  self->thread = g_thread_self ();
  g_free (self->seen_cursor);
  self->seen_cursor = g_strdup (cursor);
  steward_connector_set_instance (connector, self->instance);
  *out_cursor = g_strdup_printf ("revision-%u", self->revision);
  *out_unchanged = self->unchanged && cursor != NULL;
  if (*out_unchanged)
    return TRUE;

  for (guint i = 0; i < self->n_entries; i += 10)
    {
      if (self->fail_after > 0 && i >= self->fail_after)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The line is cut.");
          return FALSE;
        }
      sink->progress (i, self->n_entries, "products", sink->user_data);
      if (!sink->page (make_page (self, i, MIN (10, self->n_entries - i)), sink->user_data, error))
        return FALSE;
      if (self->cancelled_later != NULL)
        g_cancellable_cancel (self->cancelled_later);
    }
  while (self->hang && !g_cancellable_is_cancelled (cancellable))
    {
      sink->progress (self->n_entries, self->n_entries, "products", sink->user_data);
      g_usleep (1000);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GPtrArray *
make_measurements (TestConnector *self,
                   guint          i)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  StewardMeasurement *row = steward_measurement_new ();

  row->subject = g_strdup ("p-0");
  row->property = g_strdup ("freshness");
  row->kind = STEWARD_MEASUREMENT_UPDATE;
  row->value = g_strdup ("");
  row->time = (gint64) GPOINTER_TO_INT (g_ptr_array_index (self->times, i)) * G_USEC_PER_SEC;
  g_ptr_array_add (page, row);

  return page;
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  TestConnector *self = TEST_CONNECTOR (connector);

  g_free (self->seen_signal_cursor);
  self->seen_signal_cursor = g_strdup (cursor);
  for (guint i = 0; i < self->times->len; i++)
    if (!sink->page (make_measurements (self, i), sink->user_data, error))
      return FALSE;
  for (guint i = 0; i < self->n_unread; i++)
    {
      StewardUnread *unread = g_new0 (StewardUnread, 1);

      unread->place = g_strdup_printf ("x.csv, line %u", i);
      unread->reason = g_strdup (i % 2 == 0 ? "It has no time." : "It has no subject.");
      unread->n = 1;
      sink->unread (unread, sink->user_data);
    }
  if (self->complete > 0)
    sink->complete (self->complete, sink->user_data);
  if (self->broken_signals)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "measurements/x.csv, line 2: no.");
      return FALSE;
    }
  *out_cursor = g_strdup_printf ("after-%u", self->times->len);

  return TRUE;
}

static void
test_connector_finalize (GObject *object)
{
  TestConnector *self = TEST_CONNECTOR (object);

  g_free (self->instance);
  g_free (self->seen_cursor);
  g_free (self->seen_signal_cursor);
  g_ptr_array_unref (self->times);

  G_OBJECT_CLASS (test_connector_parent_class)->finalize (object);
}

static void
test_connector_class_init (TestConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_connector_finalize;
  STEWARD_CONNECTOR_CLASS (klass)->fetch = fetch;
  STEWARD_CONNECTOR_CLASS (klass)->signals = read_signals;
}

static void
test_connector_init (TestConnector *self)
{
  self->n_entries = 25;
  self->instance = g_strdup ("server-1");
  self->times = g_ptr_array_new ();
}

typedef struct
{
  TestFolder *folder;
  StewardCatalog *catalog;
  StewardGovernance *governance;
  TestConnector *connector;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(StewardSource) source = steward_source_new ("source-1", "folder", "Test", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL, *governance_notice = NULL;
  g_autofree char *catalog_path = NULL, *governance_path = NULL;

  fixture->folder = test_folder_new ();
  catalog_path = g_build_filename (fixture->folder->path, "catalog.db", NULL);
  governance_path = g_build_filename (fixture->folder->path, "governance.db", NULL);
  fixture->catalog = steward_catalog_open (catalog_path, &notice, &error);
  g_assert_no_error (error);
  fixture->governance = steward_governance_open (governance_path, &governance_notice, &error);
  g_assert_no_error (error);
  fixture->connector = g_object_new (TEST_TYPE_CONNECTOR, "source", source, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_catalog_close (fixture->catalog);
  steward_governance_close (fixture->governance);
  g_assert_finalize_object (fixture->connector);
  g_object_unref (fixture->catalog);
  g_object_unref (fixture->governance);
  test_folder_free (fixture->folder);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

typedef struct
{
  guint n_reports;
  GThread *thread;
  gboolean over;
} ProgressLog;

static void
progress_cb (guint64     done,
             guint64     total,
             const char *what,
             gpointer    user_data)
{
  ProgressLog *log = user_data;

  g_assert_false (log->over);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpstr (what, ==, "products");
  log->thread = g_thread_self ();
  log->n_reports++;
}

static gboolean
run (Fixture            *fixture,
     GCancellable       *cancellable,
     ProgressLog        *log,
     StewardSyncReport  *out_report,
     GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  gboolean fine;

  steward_pull_job_run_async (fixture->catalog, fixture->governance, STEWARD_CONNECTOR (fixture->connector),
                              cancellable, log != NULL ? progress_cb : NULL, log, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fine = steward_pull_job_run_finish (result, out_report, error);
  if (log != NULL)
    {
      log->over = TRUE;
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  return fine;
}

static void
run_fine (Fixture           *fixture,
          StewardSyncReport *out_report)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (run (fixture, NULL, NULL, out_report, &error));
  g_assert_no_error (error);
}

/* How many rows readers see, and that all are of one revision. */
static guint
count_rows (Fixture *fixture,
            guint    revision)
{
  g_autoptr(StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *suffix = g_strdup_printf ("revision %u", revision);

  query->removed = STEWARD_TRISTATE_NO;
  rows = steward_catalog_list_sync (fixture->catalog, query, G_MAXUINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (g_str_has_suffix (steward_entry_row_get_name (rows->pdata[i]), suffix));

  return rows->len;
}

static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  StewardSyncReport report;

  run_fine (fixture, &report);
  g_assert_cmpuint (report.products, ==, 25);
  g_assert_cmpuint (report.added, ==, 25);
  g_assert_cmpuint (report.changed, ==, 0);
  g_assert_false (report.unchanged);
  g_assert_cmpfloat (report.seconds, >, 0);
  g_assert_cmpuint (count_rows (fixture, 0), ==, 25);
  g_assert_null (fixture->connector->seen_cursor);
  g_assert_true (fixture->connector->thread != g_thread_self ());
}

static void
test_difference (Fixture       *fixture,
                 gconstpointer  data)
{
  StewardSyncReport report;

  run_fine (fixture, &report);
  run_fine (fixture, &report);
  g_assert_cmpuint (report.added + report.changed + report.removed, ==, 0);
  g_assert_cmpstr (fixture->connector->seen_cursor, ==, "revision-0");

  fixture->connector->revision = 1;
  fixture->connector->n_entries = 20;
  run_fine (fixture, &report);
  g_assert_cmpuint (report.changed, ==, 20);
  g_assert_cmpuint (report.removed, ==, 5);
  g_assert_cmpuint (report.products, ==, 20);
  g_assert_cmpuint (count_rows (fixture, 1), ==, 20);
}

static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  StewardSyncReport report;
  StewardSourceStanding before, after;
  g_autoptr(GError) error = NULL;

  run_fine (fixture, &report);
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "source-1", &before, &error));
  fixture->connector->unchanged = TRUE;
  g_usleep (2000);
  run_fine (fixture, &report);
  g_assert_true (report.unchanged);
  g_assert_cmpuint (report.products, ==, 25);
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "source-1", &after, &error));
  g_assert_cmpint (after.synced_at, >, before.synced_at);
  g_assert_cmpuint (count_rows (fixture, 0), ==, 25);
}

/* "Unchanged" of a server that is not the one of before is no answer. */
static void
test_other_instance (Fixture       *fixture,
                     gconstpointer  data)
{
  StewardSyncReport report;

  run_fine (fixture, &report);
  g_free (fixture->connector->instance);
  fixture->connector->instance = g_strdup ("server-2");
  fixture->connector->unchanged = TRUE;
  fixture->connector->revision = 7;
  fixture->connector->n_fetches = 0;
  run_fine (fixture, &report);
  g_assert_cmpuint (fixture->connector->n_fetches, ==, 2);
  g_assert_false (report.unchanged);
  g_assert_cmpuint (count_rows (fixture, 7), ==, 25);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;

  run_fine (fixture, &report);
  fixture->connector->revision = 1;
  fixture->connector->fail_after = 10;
  g_assert_false (run (fixture, NULL, NULL, &report, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
  g_assert_cmpuint (count_rows (fixture, 0), ==, 25);

  fixture->connector->fail_after = 0;
  run_fine (fixture, &report);
  g_assert_cmpuint (report.changed, ==, 25);
  g_assert_cmpuint (count_rows (fixture, 1), ==, 25);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;

  run_fine (fixture, &report);
  fixture->connector->revision = 1;
  fixture->connector->hang = TRUE;
  fixture->connector->cancelled_later = cancellable;
  g_assert_false (run (fixture, cancellable, NULL, &report, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_cmpuint (count_rows (fixture, 0), ==, 25);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

/* At most ten times a second, on the caller's thread, never after the end. */
static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  ProgressLog log = { 0 };

  fixture->connector->hang = TRUE;
  g_timeout_add (500, cancel_cb, cancellable);
  g_assert_false (run (fixture, cancellable, &log, NULL, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_true (log.thread == g_thread_self ());
  g_assert_cmpuint (log.n_reports, >=, 2);
  g_assert_cmpuint (log.n_reports, <=, 8);
}

static void
test_signals (Fixture       *fixture,
              gconstpointer  data)
{
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (fixture->connector->times, GINT_TO_POINTER (1000));
  g_ptr_array_add (fixture->connector->times, GINT_TO_POINTER (2000));
  run_fine (fixture, &report);
  g_assert_cmpint (steward_governance_last_measured_sync (fixture->governance, "source-1", &error), ==,
                   2000 * G_USEC_PER_SEC);
  g_assert_no_error (error);
  g_assert_null (fixture->connector->seen_signal_cursor);
  /* The same facts again are no new facts. */
  run_fine (fixture, &report);
  g_assert_cmpstr (fixture->connector->seen_signal_cursor, ==, "after-2");
  g_assert_cmpint (steward_governance_last_measured_sync (fixture->governance, "source-1", &error), ==,
                   2000 * G_USEC_PER_SEC);
}

/* The entries are there though the measurements could not be read, and the
 * error says so. */
static void
test_broken_signals (Fixture       *fixture,
                     gconstpointer  data)
{
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;

  fixture->connector->broken_signals = TRUE;
  g_assert_false (run (fixture, NULL, NULL, &report, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_cmpuint (report.added, ==, 25);
  g_assert_cmpuint (count_rows (fixture, 0), ==, 25);
}

/* What was stored before the failure stays, and is read again next time. */
static void
test_cut_signals (Fixture       *fixture,
                  gconstpointer  data)
{
  StewardSyncReport report;
  g_autoptr(GError) error = NULL, local = NULL;
  g_autoptr(GPtrArray) series = NULL;

  g_ptr_array_add (fixture->connector->times, GINT_TO_POINTER (1000));
  run_fine (fixture, &report);
  g_ptr_array_add (fixture->connector->times, GINT_TO_POINTER (2000));
  fixture->connector->broken_signals = TRUE;
  g_assert_false (run (fixture, NULL, NULL, &report, &error));
  g_assert_cmpint (steward_governance_last_measured_sync (fixture->governance, "source-1", &local), ==,
                   2000 * G_USEC_PER_SEC);
  g_assert_cmpstr (fixture->connector->seen_signal_cursor, ==, "after-1");
  fixture->connector->broken_signals = FALSE;
  run_fine (fixture, &report);
  g_assert_cmpstr (fixture->connector->seen_signal_cursor, ==, "after-1");
  series = steward_series_list_sync (fixture->governance, FALSE, &local);
  g_assert_no_error (local);
  g_assert_cmpuint (series->len, ==, 1);
  g_assert_cmpuint (((StewardSeries *) series->pdata[0])->n_measurements, ==, 2);
}

/* A cursor is of one server; behind the same settings there may be another. */
static void
test_signals_of_other (Fixture       *fixture,
                       gconstpointer  data)
{
  StewardSyncReport report;

  run_fine (fixture, &report);
  g_free (fixture->connector->instance);
  fixture->connector->instance = g_strdup ("server-2");
  run_fine (fixture, &report);
  g_assert_null (fixture->connector->seen_signal_cursor);
}

/* Every one is counted, and few are kept. */
static void
test_unread (Fixture       *fixture,
             gconstpointer  data)
{
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) unread = NULL, series = NULL;
  guint64 n = 0;

  g_ptr_array_add (fixture->connector->times, GINT_TO_POINTER (1000));
  fixture->connector->n_unread = 3000;
  fixture->connector->complete = G_GINT64_CONSTANT (5000) * G_USEC_PER_SEC;
  run_fine (fixture, &report);
  unread = steward_signal_unread_list_sync (fixture->governance, "source-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unread->len, <=, 40);
  for (guint i = 0; i < unread->len; i++)
    n += ((StewardUnread *) unread->pdata[i])->n;
  g_assert_cmpuint (n, ==, 3000);
  series = steward_series_list_sync (fixture->governance, FALSE, &error);
  g_assert_cmpint (((StewardSeries *) series->pdata[0])->known_until, ==, G_GINT64_CONSTANT (5000) * G_USEC_PER_SEC);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  StewardSyncReport report;

  fixture->connector->n_entries = 5000;
  run_fine (fixture, &report);
  g_assert_cmpuint (report.added, ==, 5000);
  g_assert_cmpuint (count_rows (fixture, 0), ==, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/pull-job/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first", test_first);
  ADD ("difference", test_difference);
  ADD ("unchanged", test_unchanged);
  ADD ("other-instance", test_other_instance);
  ADD ("failure", test_failure);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  ADD ("signals", test_signals);
  ADD ("broken-signals", test_broken_signals);
  ADD ("cut-signals", test_cut_signals);
  ADD ("signals-of-other", test_signals_of_other);
  ADD ("unread", test_unread);
  ADD ("many", test_many);
#undef ADD

  return g_test_run ();
}
