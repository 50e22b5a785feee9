/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of products against the same widgets over a GtkStringList of as many
 * rows: time from the start of the process to the first frame with rows, and
 * the memory then; from a key to the painted result; a scroll from end to end.
 * Figures are medians of five processes, which take turns with each other; an
 * empty libadwaita window is measured beside them. "Computed" is the time of
 * the main thread on a processor, which other programs do not change.
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
#define MAX_FIGURES 8
#define MAX_CONTENDERS 3

static gint64 process_begun;           /* monotonic microseconds, told by the parent */

/* Children: each prints figures, separated by blanks. */

static void
run_empty (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) < 2)
    g_main_context_iteration (NULL, TRUE);
  printf ("%.1f %u %.1f\n", (g_get_monotonic_time () - process_begun) / 1000., bench_resident_kilobytes (),
          bench_cpu ());
}

static void
run_first (const char *profile,
           guint       n_strings)
{
  BenchWindow *window = bench_window_new (profile, n_strings);
  double first, computed;

  if (!bench_window_wait_complete (window, 0, PATIENCE))
    g_error ("No rows were shown");
  first = (window->painted_at - process_begun) / 1000.;
  computed = bench_cpu ();
  bench_window_settle (window, .5);
  printf ("%.1f %u %.1f\n", first, bench_resident_kilobytes (), computed);
  bench_window_free (window);
}

/* Milliseconds from a key to the frame that shows its rows. */
static double
type_text (BenchWindow *window,
           const char  *text,
           double      *out_computed)
{
  double begun_cpu = bench_cpu ();
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
  *out_computed = bench_cpu () - begun_cpu;

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
          double computed = 0;
          double milliseconds = type_text (window, text, &computed);

          bench_window_settle (window, .1);
          if (milliseconds >= 0)
            printf ("%.2f %.2f %u ", milliseconds, computed, g_list_model_get_n_items (G_LIST_MODEL (window->model)));
        }
      type_text (window, "", &(double) { 0 });
      bench_window_settle (window, .3);
    }
  printf ("%.2f %.2f 0\n", bench_percentile (window->turns, 99), bench_percentile (window->turns, 100));
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
      double begun_cpu = bench_cpu ();

      bench_window_set_strings (window, g_ascii_strtoull (parts[i], NULL, 10));
      bench_window_wait_complete (window, g_get_monotonic_time (), PATIENCE);
      printf ("%.2f %.2f ", (window->painted_at - begun) / 1000., bench_cpu () - begun_cpu);
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

typedef struct
{
  const char *mode;
  const char *profile;
  guint n_strings;
} Contender;

/* Medians of each figure over the rounds; the contenders take turns. */
static void
run_rounds (const Contender *contenders,
            guint            n_contenders,
            guint            n_figures,
            double         (*out_medians)[MAX_FIGURES])
{
  GArray *figures[MAX_CONTENDERS][MAX_FIGURES];

  for (guint c = 0; c < n_contenders; c++)
    for (guint k = 0; k < n_figures; k++)
      figures[c][k] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint round = 0; round < ROUNDS; round++)
    for (guint c = 0; c < n_contenders; c++)
      {
        g_autoptr (GArray) values = run_child (contenders[c].mode, contenders[c].profile, contenders[c].n_strings, "");

        for (guint k = 0; k < n_figures; k++)
          g_array_append_val (figures[c][k], g_array_index (values, double, k));
      }
  for (guint c = 0; c < n_contenders; c++)
    for (guint k = 0; k < n_figures; k++)
      {
        out_medians[c][k] = bench_percentile (figures[c][k], 50);
        g_array_unref (figures[c][k]);
      }
}

static void
report_first (const char *store,
              const char *one,
              guint       n_entries)
{
  const Contender contenders[] = { { "empty", one, 0 }, { "first", one, n_entries }, { "first", store, 0 } };
  double medians[3][MAX_FIGURES];

  run_rounds (contenders, 3, 3, medians);
  printf ("first rows         empty window %6.0f ms, %6.0f computed, %6.0f MB\n", medians[0][0], medians[0][2],
          medians[0][1] / 1024);
  printf ("                   strings      %6.0f ms, %6.0f computed, %6.0f MB\n", medians[1][0], medians[1][2],
          medians[1][1] / 1024);
  printf ("                   store        %6.0f ms, %6.0f computed, %6.0f MB\n", medians[2][0], medians[2][2],
          medians[2][1] / 1024);
  printf ("                   ratio to strings: time %.2f, computed %.2f, memory %.2f (at most 1.3)\n",
          medians[2][0] / medians[1][0], medians[2][2] / medians[1][2], medians[2][1] / medians[1][1]);
}

static void
print_times (const char *title,
             GArray     *times,
             GArray     *computed)
{
  printf ("                   %-8s p50 %6.1f p95 %6.1f max %6.1f ms · computed p50 %5.1f p95 %5.1f max %5.1f ms\n", title,
          bench_percentile (times, 50), bench_percentile (times, 95), bench_percentile (times, 100),
          bench_percentile (computed, 50), bench_percentile (computed, 95), bench_percentile (computed, 100));
}

static GArray *
pick (GArray *values,
      guint   first,
      guint   step,
      guint   end)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = first; i < end; i += step)
    g_array_append_val (picked, g_array_index (values, double, i));

  return picked;
}

static void
report_type (const char *store,
             const char *one,
             guint       n_entries)
{
  g_autoptr (GArray) typed = run_child ("type", store, 0, "");
  g_autoptr (GString) counts = g_string_new (NULL);
  guint end = typed->len - 3;
  g_autoptr (GArray) times = pick (typed, 0, 3, end);
  g_autoptr (GArray) computed = pick (typed, 1, 3, end);
  g_autoptr (GArray) strings = NULL;
  g_autoptr (GArray) string_times = NULL;
  g_autoptr (GArray) string_computed = NULL;

  for (guint i = 2; i < end; i += 3)
    g_string_append_printf (counts, "%.0f,", g_array_index (typed, double, i));
  strings = run_child ("type-strings", one, n_entries, counts->str);
  string_times = pick (strings, 0, 2, strings->len);
  string_computed = pick (strings, 1, 2, strings->len);
  printf ("key to painted     %u keys\n", times->len);
  print_times ("store", times, computed);
  print_times ("strings", string_times, string_computed);
  printf ("                   ratio to strings: p50 %.2f, p95 %.2f, computed p50 %.2f, p95 %.2f (at most 1.3)\n",
          bench_percentile (times, 50) / bench_percentile (string_times, 50),
          bench_percentile (times, 95) / bench_percentile (string_times, 95),
          bench_percentile (computed, 50) / bench_percentile (string_computed, 50),
          bench_percentile (computed, 95) / bench_percentile (string_computed, 95));
  printf ("                   turns without a frame: p99 %.1f, longest %.1f ms (at most 8)\n",
          g_array_index (typed, double, end), g_array_index (typed, double, end + 1));
}

static void
report_scroll (const char *store,
               const char *one,
               guint       n_entries)
{
  const Contender contenders[] = { { "scroll", one, n_entries }, { "scroll", store, 0 } };
  static const char *const titles[] = { "strings", "store" };
  double medians[2][MAX_FIGURES];

  run_rounds (contenders, 2, 6, medians);
  printf ("scroll             %u steps from end to end, computed\n", SCROLL_STEPS);
  for (guint c = 0; c < 2; c++)
    printf ("                   %-8s frames p50 %.1f p99 %.1f max %.1f ms · turns without a frame p99 %.1f max %.1f ms\n",
            titles[c], medians[c][0], medians[c][1], medians[c][2], medians[c][3], medians[c][4]);
  printf ("                   frames that began with rows still to be read: %.0f\n", medians[1][5]);
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
