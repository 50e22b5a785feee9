/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a keystroke to rows on the main loop: words are typed letter by letter
 * and taken back; measured is the time from set_query() until the first rows
 * are there with their texts. Also the longest turn of the main loop, a sort, a
 * filter, the facets, a refresh after a sync, and a scroll from end to end.
 *
 * bench-search [ENTRIES [WORDS]]; with STEWARD_BENCH_FOLDER the catalog is kept
 * there for the next time, and not changed by a sync. */

#include "config.h"

#include "bench-corpus.h"

#include <glib/gstdio.h>
#include <poll.h>
#include <stdlib.h>

#define SHOWN_ROWS 40                  /* asked for at once, as a window does */
#define PATIENCE_SECONDS 60

typedef struct
{
  StewardQueryModel *model;
  gint64 shown_at;                     /* 0: not yet */
  gboolean same;                       /* the rows that are looked at stay as they are */
  guint n_changes;
} Watch;

static gint64 turn_begun;              /* of the main loop; 0 while it waits */
static gint64 longest_turn;

static int
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result = 0;

  if (turn_begun != 0)
    longest_turn = MAX (longest_turn, now - turn_begun);
  result = poll ((struct pollfd *) (gpointer) fds, n_fds, timeout);
  turn_begun = g_get_monotonic_time ();

  return result;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
print_times (const char *title,
             GArray     *times)
{
  g_array_sort (times, compare_doubles);
  g_print ("  %-34s %4u times  p50 %6.2f  p95 %6.2f  p99 %6.2f  max %6.2f ms\n", title, times->len,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len * 99 / 100),
           g_array_index (times, double, times->len - 1));
  g_array_set_size (times, 0);
}

/* Asks for rows as a list widget does when it hears of a change. */
static gboolean
show_rows (StewardQueryModel *model)
{
  guint n = MIN (SHOWN_ROWS, g_list_model_get_n_items (G_LIST_MODEL (model)));
  gboolean loaded = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      loaded = loaded && steward_entry_row_get_loaded (row);
    }

  return loaded;
}

static void
items_changed_cb (Watch *watch,
                  guint  position)
{
  watch->n_changes++;
  if (watch->shown_at != 0 || !show_rows (watch->model))
    return;

  watch->shown_at = g_get_monotonic_time ();
  watch->same = position >= SHOWN_ROWS;
}

/* Milliseconds until the first rows of the query are there. */
static double
measure_query (Watch              *watch,
               const StewardQuery *query)
{
  gint64 begun = g_get_monotonic_time ();

  watch->shown_at = 0;
  watch->same = FALSE;
  steward_query_model_set_query (watch->model, query);
  while (watch->shown_at == 0 && steward_query_model_get_busy (watch->model))
    g_main_context_iteration (NULL, TRUE);
  if (watch->shown_at == 0)
    watch->shown_at = g_get_monotonic_time ();

  return (double) (watch->shown_at - begun) / 1000;
}

static double
finish_query (Watch *watch)
{
  gint64 begun = g_get_monotonic_time ();

  while (steward_query_model_get_busy (watch->model))
    g_main_context_iteration (NULL, TRUE);

  return (double) (g_get_monotonic_time () - begun) / 1000;
}

static void
add_time (GArray *times,
          double  time)
{
  g_array_append_val (times, time);
}

/* Each prefix of a word or two, as fast as the rows come. */
static void
bench_typing (Watch *watch,
              guint  n_words)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *by_length[4] = { NULL };
  BenchRandom random = { 4711 };

  for (guint i = 0; i < G_N_ELEMENTS (by_length); i++)
    by_length[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint n = 0; n < n_words; n++)
    {
      g_autofree char *first = g_strdup (bench_random_word (&random));
      g_autofree char *typed = n % 3 == 2 ? g_strdup_printf ("%s %s", first, bench_random_word (&random))
                                          : g_strdup (first);

      for (gsize length = 1; length <= strlen (typed); length++)
        {
          double time = 0;

          g_free (query->text);
          query->text = g_strndup (typed, length);
          time = measure_query (watch, query);
          if (watch->same)
            continue;
          if (time > 20) g_print ("    slow: %s %.1f\n", query->text, time);
          add_time (all, time);
          add_time (by_length[MIN (length, G_N_ELEMENTS (by_length)) - 1], time);
        }
    }

  print_times ("key to rows, all", all);
  print_times ("  first letter", by_length[0]);
  print_times ("  second letter", by_length[1]);
  print_times ("  third letter", by_length[2]);
  print_times ("  fourth and later", by_length[3]);
  for (guint i = 0; i < G_N_ELEMENTS (by_length); i++)
    g_array_unref (by_length[i]);
  finish_query (watch);
}

static void
bench_orders (Watch *watch)
{
  static const char *const titles[] = { "by name", "by domain", "by owner", "by certification" };
  static const StewardSort sorts[] = { STEWARD_SORT_NAME, STEWARD_SORT_DOMAIN, STEWARD_SORT_OWNER,
                                       STEWARD_SORT_CERTIFICATION };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
      double first = 0;

      query->sort = sorts[i];
      first = measure_query (watch, query);
      g_print ("  order %-17s first rows %7.2f ms, all %7.2f ms\n", titles[i], first, first + finish_query (watch));
      query->lifecycles = 1u << STEWARD_LIFECYCLE_ACTIVE;
      first = measure_query (watch, query);
      g_print ("    and filtered          first rows %7.2f ms, all %7.2f ms\n", first, first + finish_query (watch));
    }
}

static void
facets_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GPtrArray **facets = user_data;

  *facets = steward_catalog_facets_finish (STEWARD_CATALOG (object), result, NULL);
}

static void
bench_facets (StewardCatalog *catalog)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GPtrArray) facets = NULL;
  gint64 begun = g_get_monotonic_time ();

  steward_catalog_facets_async (catalog, query, NULL, facets_cb, &facets);
  while (facets == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  facets                  %7.2f ms\n", (double) (g_get_monotonic_time () - begun) / 1000);
}

static void
bench_scroll (Watch *watch)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (watch->model));
  gint64 longest = 0;
  guint n_late = 0;

  for (guint page = 0; page < 400; page++)
    {
      guint first = (guint) ((guint64) page * (n - SHOWN_ROWS) / 400);
      gint64 begun = g_get_monotonic_time ();

      for (guint i = 0; i < SHOWN_ROWS; i++)
        {
          g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (watch->model), first + i);

          n_late += !steward_entry_row_get_loaded (row);
        }
      longest = MAX (longest, g_get_monotonic_time () - begun);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  g_print ("  scroll, end to end      longest question %.2f ms, %u of %u rows shown a moment later\n",
           (double) longest / 1000, n_late, 400 * SHOWN_ROWS);
}

/* One entry in a thousand changes its name, one goes, one comes. */
static void
bench_refresh (StewardCatalog *catalog,
               Watch          *watch,
               guint           n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (catalog, "bench", "folder", &error);
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  gint64 begun = 0;
  guint n_changes = 0;

  g_assert_no_error (error);
  for (guint i = 1; i < n_entries; i++)
    {
      StewardEntry *entry = bench_corpus_entry (i);

      if (i % 1000 == 0)
        {
          g_free (entry->name);
          entry->name = g_strdup_printf ("renamed %u", i);
        }
      g_ptr_array_add (page, entry);
      if (page->len == 500 && !steward_catalog_writer_put (writer, page, &error))
        g_error ("%s", error->message);
    }
  if (!steward_catalog_writer_put (writer, page, &error))
    g_error ("%s", error->message);

  longest_turn = 0;
  n_changes = watch->n_changes;
  if (!steward_catalog_writer_commit (writer, "bench", NULL, NULL, &error))
    g_error ("%s", error->message);
  begun = g_get_monotonic_time ();
  turn_begun = 0;
  while (watch->n_changes == n_changes && g_get_monotonic_time () < begun + PATIENCE_SECONDS * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  after a sync            first splice %.2f ms after the switch\n",
           (double) (g_get_monotonic_time () - begun) / 1000);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      turn_begun = 0;
    }
  g_print ("                          %u splices, longest turn of the main loop %.2f ms\n",
           watch->n_changes - n_changes, (double) longest_turn / 1000);
}

int
main (int    argc,
      char **argv)
{
  guint n_entries = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  guint n_words = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 60;
  const char *kept = g_getenv ("STEWARD_BENCH_FOLDER");
  g_autofree char *folder = kept != NULL ? g_strdup (kept) : g_dir_make_tmp ("steward-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "catalog.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalog) catalog = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  StewardSourceStanding standing;
  Watch watch = { 0 };
  double first = 0;

  catalog = steward_catalog_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_catalog_get_standing_sync (catalog, "bench", &standing, &error));
  if (standing.n_products != n_entries)
    g_print ("%u entries loaded in %.1f s\n", n_entries, bench_corpus_load (catalog, n_entries, NULL));

  g_main_context_set_poll_func (NULL, poll_and_measure);
  watch.model = steward_catalog_query (catalog, query);
  g_signal_connect_swapped (watch.model, "items-changed", G_CALLBACK (items_changed_cb), &watch);
  query->descending = TRUE;
  measure_query (&watch, query);
  finish_query (&watch);
  query->descending = FALSE;
  longest_turn = 0;
  first = measure_query (&watch, query);
  g_print ("%u entries\n  everything, by name     first rows %7.2f ms, all %7.2f ms\n", n_entries, first,
           first + finish_query (&watch));
  bench_scroll (&watch);
  longest_turn = 0;
  bench_typing (&watch, n_words);
  g_print ("  longest turn of the main loop while typing %.2f ms\n", (double) longest_turn / 1000);
  bench_orders (&watch);
  bench_facets (catalog);
  g_print ("  longest turn of the main loop so far       %.2f ms\n", (double) longest_turn / 1000);
  query->descending = FALSE;
  measure_query (&watch, query);
  finish_query (&watch);
  if (kept == NULL)
    bench_refresh (catalog, &watch, n_entries);
  g_print ("  %u MB resident at most\n", bench_peak_kilobytes () / 1024);

  g_object_unref (watch.model);
  steward_catalog_close (catalog);
  return 0;
}
