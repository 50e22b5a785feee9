/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of products against the same widgets over a GtkStringList of as many
 * rows: time from the start of the process to the first frame with rows, and
 * the memory then; from a key to the painted result; a scroll from end to end.
 * Each figure is the median of five processes; an empty libadwaita window is
 * measured beside them.
 *
 * bench-ui [ENTRIES [FOLDER]]; profiles are made in FOLDER and kept there. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench-corpus.h"
#include "bench-ui-window.h"

#define ROUNDS 5
#define SCROLL_STEPS 400
#define PATIENCE 120

static gint64 process_begun;           /* monotonic microseconds, told by the parent */

/* Children: each prints figures, separated by blanks. */

static void
run_empty (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) < 2)
    g_main_context_iteration (NULL, TRUE);
  printf ("%.1f %u\n", (g_get_monotonic_time () - process_begun) / 1000., bench_resident_kilobytes ());
}

static void
run_first (const char *profile,
           guint       n_strings)
{
  BenchWindow *window = bench_window_new (profile, n_strings);
  double first;

  if (!bench_window_wait_complete (window, 0, PATIENCE))
    g_error ("No rows were shown");
  first = (window->painted_at - process_begun) / 1000.;
  bench_window_settle (window, .5);
  printf ("%.1f %u\n", first, bench_resident_kilobytes ());
  bench_window_free (window);
}

/* Milliseconds from a key to the frame that shows its rows. */
static double
type_text (BenchWindow *window,
           const char  *text)
{
  gint64 begun;

  window->changed = FALSE;
  begun = g_get_monotonic_time ();
  gtk_editable_set_text (window->search, text);
  while (!window->changed && (g_get_monotonic_time () - begun) < G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  if (!window->changed)
    return -1;
  if (!bench_window_wait_complete (window, g_get_monotonic_time (), PATIENCE))
    return -1;

  return (window->painted_at - begun) / 1000.;
}

static void
run_type (const char *profile)
{
  BenchWindow *window = bench_window_new (profile, 0);
  BenchRandom random = { 77 };

  bench_window_wait_complete (window, 0, PATIENCE);
  bench_window_settle (window, 1);
  for (guint i = 0; i < 12; i++)
    {
      const char *word = bench_random_word (&random);

      for (guint length = 1; length <= MIN (strlen (word), 5); length++)
        {
          g_autofree char *text = g_strndup (word, length);
          double milliseconds = type_text (window, text);

          bench_window_settle (window, .1);
          if (milliseconds >= 0)
            printf ("%.2f %u ", milliseconds, g_list_model_get_n_items (G_LIST_MODEL (window->model)));
        }
      type_text (window, "");
      bench_window_settle (window, .3);
    }
  printf ("\n");
  bench_window_free (window);
}

/* The same numbers of rows, as strings that are there already. */
static void
run_type_strings (const char *profile,
                  guint       n_strings,
                  const char *counts)
{
  BenchWindow *window = bench_window_new (profile, n_strings);
  g_auto (GStrv) parts = g_strsplit (counts, ",", -1);

  bench_window_wait_complete (window, 0, PATIENCE);
  bench_window_settle (window, 1);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      bench_window_set_strings (window, g_ascii_strtoull (parts[i], NULL, 10));
      bench_window_wait_complete (window, g_get_monotonic_time (), PATIENCE);
      printf ("%.2f ", (window->painted_at - begun) / 1000.);
      bench_window_settle (window, .1);
    }
  printf ("\n");
  bench_window_free (window);
}

typedef struct
{
  BenchWindow *window;
  guint step;
  guint n_incomplete;
} Scroll;

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Scroll *scroll = user_data;
  GtkAdjustment *adjustment = scroll->window->adjustment;
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  scroll->n_incomplete += !scroll->window->complete;
  gtk_adjustment_set_value (adjustment, end * ++scroll->step / SCROLL_STEPS);

  return scroll->step < SCROLL_STEPS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
run_scroll (const char *profile,
            guint       n_strings)
{
  BenchWindow *window = bench_window_new (profile, n_strings);
  Scroll scroll = { window, 0, 0 };

  bench_window_wait_complete (window, 0, PATIENCE);
  bench_window_settle (window, 1);
  bench_window_forget (window);
  gtk_widget_add_tick_callback (window->window, scroll_cb, &scroll, NULL);
  while (scroll.step < SCROLL_STEPS)
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait_complete (window, g_get_monotonic_time (), PATIENCE);
  printf ("%.2f %.2f %.2f %.2f %.2f %u\n", bench_percentile (window->frames, 50), bench_percentile (window->frames, 99),
          bench_percentile (window->frames, 100), bench_percentile (window->turns, 99),
          bench_percentile (window->turns, 100), scroll.n_incomplete);
  bench_window_free (window);
}

/* The parent. */

static GArray *
run_child (const char *mode,
           const char *profile,
           guint       n_strings,
           const char *counts)
{
  g_autofree char *begun = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *strings = g_strdup_printf ("%u", n_strings);
  const char *argv[] = { "/proc/self/exe", "--child", mode, profile, strings, begun, counts, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", mode, error->message);
  parts = g_strsplit_set (output, " \n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        double value = g_ascii_strtod (parts[i], NULL);

        g_array_append_val (values, value);
      }

  return values;
}

/* Medians of each figure over the rounds. */
static void
run_rounds (const char *mode,
            const char *profile,
            guint       n_strings,
            guint       n_figures,
            double     *out_medians)
{
  GArray *figures[8] = { NULL };

  for (guint k = 0; k < n_figures; k++)
    figures[k] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GArray) values = run_child (mode, profile, n_strings, "");

      for (guint k = 0; k < n_figures; k++)
        g_array_append_val (figures[k], g_array_index (values, double, k));
    }
  for (guint k = 0; k < n_figures; k++)
    {
      out_medians[k] = bench_percentile (figures[k], 50);
      g_array_unref (figures[k]);
    }
}

static void
report_first (const char *store,
              const char *one,
              guint       n_entries)
{
  double empty[2], strings[2], rows[2];

  run_rounds ("empty", one, 0, 2, empty);
  run_rounds ("first", one, n_entries, 2, strings);
  run_rounds ("first", store, 0, 2, rows);
  printf ("first rows         empty window %6.0f ms %6.0f MB · strings %6.0f ms %6.0f MB · store %6.0f ms %6.0f MB\n",
          empty[0], empty[1] / 1024, strings[0], strings[1] / 1024, rows[0], rows[1] / 1024);
  printf ("                   ratio to strings: time %.2f, memory %.2f (at most 1.3)\n", rows[0] / strings[0],
          rows[1] / strings[1]);
}

static void
report_type (const char *store,
             const char *one,
             guint       n_entries)
{
  g_autoptr (GArray) typed = run_child ("type", store, 0, "");
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) strings = NULL;
  double p50, p95;

  for (guint i = 0; i + 1 < typed->len; i += 2)
    {
      g_array_append_val (keys, g_array_index (typed, double, i));
      g_string_append_printf (counts, "%.0f,", g_array_index (typed, double, i + 1));
    }
  strings = run_child ("type-strings", one, n_entries, counts->str);
  p50 = bench_percentile (keys, 50) / bench_percentile (strings, 50);
  p95 = bench_percentile (keys, 95) / bench_percentile (strings, 95);
  printf ("key to painted     store p50 %.1f p95 %.1f max %.1f ms · strings p50 %.1f p95 %.1f max %.1f ms (%u keys)\n",
          bench_percentile (keys, 50), bench_percentile (keys, 95), bench_percentile (keys, 100),
          bench_percentile (strings, 50), bench_percentile (strings, 95), bench_percentile (strings, 100), keys->len);
  printf ("                   ratio to strings: p50 %.2f, p95 %.2f (at most 1.3)\n", p50, p95);
}

static void
report_scroll (const char *store,
               const char *one,
               guint       n_entries)
{
  double strings[6], rows[6];

  run_rounds ("scroll", one, n_entries, 6, strings);
  run_rounds ("scroll", store, 0, 6, rows);
  printf ("scroll, %u steps  frame p50 %.1f p99 %.1f max %.1f ms · strings p50 %.1f p99 %.1f max %.1f ms\n",
          SCROLL_STEPS, rows[0], rows[1], rows[2], strings[0], strings[1], strings[2]);
  printf ("                   turn without a frame p99 %.1f max %.1f ms · strings p99 %.1f max %.1f ms (at most 8)\n",
          rows[3], rows[4], strings[3], strings[4]);
  printf ("                   frames that began with rows still to be read: %.0f of %u\n", rows[5], SCROLL_STEPS);
}

static void
fill_profile (const char *profile,
              guint       n_entries)
{
  g_autofree char *file = g_build_filename (profile, "catalog.db", NULL);
  g_autoptr (StewardCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  StewardSyncReport report;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return;
  g_mkdir_with_parents (profile, 0700);
  catalog = steward_catalog_open (file, NULL, &error);
  g_assert_no_error (error);
  bench_corpus_load (catalog, n_entries, &report);
  steward_catalog_close (catalog);
}

static int
run_parent (guint       n_entries,
            const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = folder != NULL ? g_strdup (folder) : g_dir_make_tmp ("steward-bench-XXXXXX", &error);
  g_autofree char *size = g_strdup_printf ("store-%u", n_entries);
  g_autofree char *store = g_build_filename (base, size, NULL);
  g_autofree char *one = g_build_filename (base, "store-1", NULL);

  g_assert_no_error (error);
  fill_profile (store, n_entries);
  fill_profile (one, 1);
  printf ("%u products, GTK %u.%u.%u, renderer %s\n", n_entries, gtk_get_major_version (), gtk_get_minor_version (),
          gtk_get_micro_version (), g_getenv ("GSK_RENDERER"));
  report_first (store, one, n_entries);
  report_type (store, one, n_entries);
  report_scroll (store, one, n_entries);
  if (folder == NULL)
    {
      const char *argv[] = { "rm", "-rf", base, NULL };

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    }

  return 0;
}

int
main (int    argc,
      char **argv)
{
  const char *mode, *profile;
  guint n_strings;

  if (argc < 6 || !g_str_equal (argv[1], "--child"))
    return run_parent (argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000, argc > 2 ? argv[2] : NULL);

  mode = argv[2];
  profile = argv[3];
  n_strings = g_ascii_strtoull (argv[4], NULL, 10);
  process_begun = g_ascii_strtoll (argv[5], NULL, 10);
  adw_init ();
  if (g_str_equal (mode, "empty"))
    run_empty ();
  else if (g_str_equal (mode, "first"))
    run_first (profile, n_strings);
  else if (g_str_equal (mode, "type"))
    run_type (profile);
  else if (g_str_equal (mode, "type-strings"))
    run_type_strings (profile, n_strings, argc > 6 ? argv[6] : "");
  else
    run_scroll (profile, n_strings);

  return 0;
}
