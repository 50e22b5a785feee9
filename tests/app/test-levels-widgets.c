/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plots and rows of service levels, with invented figures: what is drawn, what
 * is said of it, and how long it takes. Pictures in STEWARD_UI_SHOTS. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "steward-attainment-bar.h"
#include "steward-budget-plot.h"
#include "steward-day-strip.h"
#include "steward-lag-plot.h"
#include "steward-level-calendar.h"
#include "steward-level-explain.h"
#include "steward-level-export.h"
#include "steward-level-list.h"
#include "steward-level-look.h"
#include "steward-objective-content.h"
#include "steward-plot-image.h"
#include "steward-test-widgets.h"

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY
#define NOW (G_GINT64_CONSTANT (1795255200) * G_USEC_PER_SEC) /* 2026-11-21 10:00 UTC */
#define TODAY 20778

static StewardLevel *
make_level (const char         *name,
            StewardLevelVerdict verdict,
            double              budget_left)
{
  StewardLevel *level = steward_level_new ();

  level->slo = steward_slo_new ();
  level->slo->id = g_strdup_printf ("%016x", g_str_hash (name));
  level->slo->subject = g_strdup_printf ("urn:%s", name);
  level->slo->property = g_strdup ("freshness");
  level->slo->contract_version = g_strdup ("2.3.0");
  level->slo->method = STEWARD_SLO_AGE;
  level->slo->compare = STEWARD_COMPARE_LESS;
  level->slo->limit = 5 * MINUTE;
  level->slo->target = .995;
  level->slo->window = 30;
  level->slo->timezone = g_strdup ("UTC");
  level->name = g_strdup (name);
  level->domain = g_strdup ("Orders");
  level->verdict = verdict;
  level->since = NOW - 58 * MINUTE;
  level->budget_left = budget_left;
  level->windows[STEWARD_WINDOW_7] = (StewardAttainment) { 7 * DAY - HOUR - 113 * MINUTE, 113 * MINUTE, HOUR, 0 };
  level->windows[STEWARD_WINDOW_30] = (StewardAttainment) { 30 * DAY - 173 * MINUTE - 307 * MINUTE, 307 * MINUTE,
                                                            173 * MINUTE, 45 * MINUTE };
  level->windows[STEWARD_WINDOW_90] = (StewardAttainment) { 90 * DAY - 19 * HOUR - 505 * MINUTE, 505 * MINUTE,
                                                            19 * HOUR, 45 * MINUTE };
  for (guint i = 0; i < STEWARD_LEVEL_STRIP; i++)
    level->strip[i] = i == 70 ? STEWARD_STRIP_UNDECIDABLE : i == 80 ? STEWARD_STRIP_PLANNED : i > 86 ? 40 : 0;

  return level;
}

static GArray *
make_days (void)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (StewardLevelDay));

  for (guint i = 0; i < 90; i++)
    {
      StewardLevelDay day = { TODAY - 89 + i, { DAY, 0, 0, 0 }, STEWARD_REASON_NONE, NAN };

      if (i >= 24 && i < 27)
        day = (StewardLevelDay) { day.day, { 0, 0, DAY, 0 }, STEWARD_REASON_NO_SIGNAL, NAN };
      else if (i == 48)
        day.time = (StewardAttainment) { 0, 0, 0, DAY };
      else if (i == 11 || i == 40 || i == 72)
        day.time = (StewardAttainment) { DAY - 74 * MINUTE, 74 * MINUTE, 0, 0 };
      else if (i == 89)
        day.time = (StewardAttainment) { 9 * HOUR - 73 * MINUTE, 73 * MINUTE, 0, 45 * MINUTE };
      g_array_append_val (days, day);
    }

  return days;
}

static void
append (StewardLagSeries *series,
        gint64            time,
        double            value)
{
  const StewardLagPoint point = { time, value };

  g_array_append_val (series->points, point);
}

/* Twelve hours with a breach, a planned window, a gap, and a breach that lasts. */
static StewardLagSeries *
make_series (gint64 length,
             gint64 step)
{
  StewardLagSeries *series = steward_lag_series_new_empty ();
  const StewardTimeSpan planned = { NOW - length * 8 / 12, NOW - length * 7 / 12 };
  const StewardLagGap gap = { NOW - length * 4 / 12, NOW - length * 7 / 24, STEWARD_REASON_NO_SIGNAL };
  const StewardTimeSpan missed[] = { { NOW - length * 6 / 12, NOW - length * 11 / 24 }, { NOW - length / 12, NOW } };
  const StewardLagBreach breaches[] = { { missed[0].from, missed[0].to, 60 }, { missed[1].from, 0, 61 } };

  series->kind = STEWARD_SCALE_LENGTH;
  series->from = NOW - length;
  series->to = NOW;
  series->target = 5. * MINUTE;
  for (gint64 time = series->from; time <= NOW; time += step)
    {
      double value = (double) ((time / step) % 7) / 7 * 3 * MINUTE + MINUTE;

      if (time >= missed[0].from && time < missed[0].to)
        value += 6. * MINUTE;
      if (time >= missed[1].from)
        value += 5. * MINUTE + (double) (time - missed[1].from) / (double) length * 60 * MINUTE;
      append (series, time, time >= gap.from && time < gap.to ? NAN : value);
    }
  g_array_append_val (series->planned, planned);
  g_array_append_val (series->gaps, gap);
  g_array_append_vals (series->missed, missed, 2);
  g_array_append_vals (series->breaches, breaches, 2);
  steward_lag_series_measure (series);

  return series;
}

/* Words. */

static void
test_shares_are_rounded_down (void)
{
  g_autofree char *near = steward_level_say_percent (.99499999, .995);
  g_autofree char *all = steward_level_say_percent (1, .995);
  g_autofree char *wanted = steward_level_say_percent (.995, .995);
  g_autofree char *nothing = steward_level_say_percent (NAN, .995);
  g_autofree char *spent = steward_level_say_budget (-.413);

  g_assert_cmpstr (near, ==, "99.49 %");
  g_assert_cmpstr (all, ==, "100 %");
  g_assert_cmpstr (wanted, ==, "99.5 %");
  g_assert_cmpstr (nothing, ==, "unknown");
  g_assert_cmpstr (spent, ==, "−42 %");
}

static void
test_axis_shows_share_and_target (void)
{
  g_assert_cmpfloat (steward_attainment_bar_get_axis (.9887, .995), ==, .97);
  g_assert_cmpfloat (steward_attainment_bar_get_axis (NAN, .995), ==, .97);
  g_assert_cmpfloat (steward_attainment_bar_get_axis (.61, .995), ==, .5);
  g_assert_cmpfloat (steward_attainment_bar_get_axis (.2, .99), ==, 0);
}

static void
test_arithmetic_adds_up (void)
{
  g_autoptr (StewardLevel) level = make_level ("orders.order_events", STEWARD_LEVEL_MISSED, -.42);
  g_autoptr (StewardLevelTerms) terms = steward_level_terms_new ();
  g_autoptr (GArray) days = make_days ();
  g_autofree char *words = NULL;

  terms->when_spent = STEWARD_THEN_SUSPEND | STEWARD_THEN_TELL;
  words = steward_level_explain (level, (StewardLevelDay *) (gpointer) days->data, days->len, terms, NOW);
  g_assert_nonnull (strstr (words, "<b>3 h 36 min</b> of any 30 days may be missed."));
  g_assert_nonnull (strstr (words, "<b>5 h 7 min</b> were: 3 h 54 min before today, 1 h 13 min since midnight."));
  g_assert_nonnull (strstr (words, "For 2 h 53 min nobody can tell"));
  g_assert_nonnull (strstr (words, "45 min were planned"));
  g_assert_nonnull (strstr (words, "The budget is spent."));
  g_assert_nonnull (strstr (words, "the certification is suspended, consumers are told"));
}

static void
test_vague_says_why (void)
{
  g_autoptr (StewardLevel) level = make_level ("orders.order_events", STEWARD_LEVEL_UNDECIDABLE, NAN);
  g_autofree char *words = NULL;

  level->slo->method = STEWARD_SLO_VAGUE;
  level->slo->vague = g_strdup ("“usually <fast>” names no unit.");
  words = steward_level_explain (level, NULL, 0, NULL, NOW);
  g_assert_cmpstr (words, ==, "“usually &lt;fast&gt;” names no unit.");
  g_assert_cmpstr (steward_level_get_look (level).words, ==, "Vague");
}

/* A day of which most is unknown is not met. */
static void
test_strip_never_flatters (void)
{
  const StewardLevelDay days[] = {
    { TODAY - 3, { 10 * HOUR, 0, 14 * HOUR, 0 }, STEWARD_REASON_NO_SIGNAL, NAN },
    { TODAY - 2, { DAY - MINUTE, MINUTE, 0, 0 }, STEWARD_REASON_NONE, NAN },
    { TODAY - 1, { 0, 0, 0, DAY }, STEWARD_REASON_NONE, NAN },
    { TODAY, { HOUR, 0, 0, 0 }, STEWARD_REASON_NONE, NAN },
  };
  guint8 strip[STEWARD_LEVEL_STRIP];
  g_autofree char *words = NULL;

  steward_level_days_to_strip (days, G_N_ELEMENTS (days), strip);
  g_assert_cmpuint (strip[86], ==, STEWARD_STRIP_UNDECIDABLE);
  g_assert_cmpuint (strip[87], ==, 1);
  g_assert_cmpuint (strip[88], ==, STEWARD_STRIP_PLANNED);
  g_assert_cmpuint (strip[89], ==, 0);
  g_assert_cmpuint (strip[0], ==, STEWARD_STRIP_NOTHING);
  words = steward_day_strip_say (strip, 5);
  g_assert_cmpstr (words, ==, "5 days, 1 missed, 1 undecidable, 1 planned, 1 before anything was known");
}

/* Series. */

static void
test_thinning_keeps_extremes (void)
{
  g_autoptr (StewardLagSeries) series = make_series (30 * DAY, 20 * G_TIME_SPAN_SECOND);
  g_autoptr (GArray) thin = NULL;
  double high = 0;
  guint breaks = 0;

  g_assert_cmpuint (series->points->len, >, 129000);
  thin = steward_lag_series_thin (series, 600);
  g_assert_cmpuint (thin->len, <=, 5 * 602);
  for (guint i = 0; i < thin->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (thin, StewardLagPoint, i);

      breaks += isnan (point->value);
      high = fmax (high, isnan (point->value) ? 0 : point->value);
      if (i > 0)
        g_assert_cmpint (point->time, >=, g_array_index (thin, StewardLagPoint, i - 1).time);
    }
  g_assert_cmpfloat (high, ==, series->high);
  g_assert_cmpuint (breaks, >, 0);
}

static void
test_ages_of_updates (void)
{
  const StewardPoint updates[] = { { NOW - 3 * HOUR, NOW - 3 * HOUR, 0, STEWARD_MEASUREMENT_UPDATE, FALSE, FALSE },
                                   { NOW - HOUR, NOW - HOUR, 0, STEWARD_MEASUREMENT_UPDATE, FALSE, FALSE } };
  g_autoptr (StewardLevel) level = make_level ("orders.order_events", STEWARD_LEVEL_MET, .5);
  StewardCourse course = { g_array_new (FALSE, TRUE, sizeof (StewardLevelSpan)), NULL, 0 };
  StewardLevelCourse kept = { .slo = level->slo, .course = &course, .from = NOW - 4 * HOUR, .to = NOW,
                              .known_until = NOW };
  g_autoptr (StewardLagSeries) series = NULL;

  kept.points = g_array_new (FALSE, TRUE, sizeof (StewardPoint));
  g_array_append_vals (kept.points, updates, 2);
  series = steward_lag_series_new (&kept);
  g_assert_cmpfloat (series->high, ==, (double) (2 * HOUR));
  g_assert_cmpfloat (steward_lag_series_find (series, NOW)->value, ==, (double) HOUR);
  g_assert_cmpfloat (steward_lag_series_find (series, NOW - HOUR)->value, ==, 0);
  g_assert_null (steward_lag_series_find (series, NOW - 4 * HOUR));
  g_array_unref (kept.points);
  g_array_unref (course.spans);
}

static void
test_steps_are_round (void)
{
  g_autoptr (GArray) times = steward_scale_get_times (NOW - 12 * HOUR, NOW, 5);
  g_autofree char *length = steward_scale_say (STEWARD_SCALE_LENGTH, 10. * MINUTE, 5. * MINUTE);
  g_autofree char *percent = steward_scale_say (STEWARD_SCALE_PERCENT, 99.5, .25);

  g_assert_cmpfloat (steward_scale_get_step (STEWARD_SCALE_LENGTH, 14. * MINUTE, 3), ==, 5. * MINUTE);
  g_assert_cmpfloat (steward_scale_get_step (STEWARD_SCALE_NUMBER, 7, 3), ==, 5);
  g_assert_cmpfloat (steward_scale_get_step (STEWARD_SCALE_NUMBER, NAN, 3), ==, 1);
  g_assert_cmpuint (times->len, ==, 4);
  g_assert_cmpstr (length, ==, "10 min");
  g_assert_cmpstr (percent, ==, "99.5 %");
}

static void
test_budget_ends_where_figures_do (void)
{
  g_autoptr (GArray) days = make_days ();
  g_autoptr (GArray) points = steward_budget_get_points ((StewardLevelDay *) (gpointer) days->data, days->len, .995,
                                                         TODAY, 30);
  g_autoptr (GArray) nothing = steward_budget_get_points (NULL, 0, .995, TODAY, 30);
  StewardAttainment all = { 0 };

  for (guint i = 60; i < 90; i++)
    steward_attainment_add (&all, &g_array_index (days, StewardLevelDay, i).time);
  g_assert_cmpuint (points->len, ==, 31);
  g_assert_cmpfloat (g_array_index (points, StewardBudgetPoint, 0).left, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (points, StewardBudgetPoint, 30).left,
                                  steward_attainment_get_budget_left (&all, .995), 1e-9);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_tables_have_every_day (void)
{
  g_autoptr (GArray) days = make_days ();
  g_autoptr (GBytes) bytes = steward_level_export_days ((StewardLevelDay *) (gpointer) days->data, days->len);
  g_autoptr (StewardLagSeries) series = make_series (12 * HOUR, MINUTE);
  g_autoptr (GBytes) course = steward_level_export_course (series);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  StewardMeasuredValue value = { NOW, STEWARD_MEASUREMENT_OBSERVATION, (char *) "=1+1", (char *) "a,b" };
  g_autoptr (GBytes) measurements = NULL;

  g_ptr_array_add (values, &value);
  measurements = steward_level_export_measurements (values);
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "2026-11-21,28020,4380,0,2700,\r\n"));
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), ",0,0,86400,0,no-signal\r\n"));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (course, NULL), "time,seconds\r\n2026-11-20T22:00:00Z,"));
  g_assert_nonnull (strstr (g_bytes_get_data (measurements, NULL), ",observation,\"'=1+1\",\"a,b\"\r\n"));
}

/* In a window. */

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static GtkWidget *
show_in_window (GtkWidget *widget,
                int        width,
                int        height)
{
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", widget, "default-width", width, "default-height", height,
                                    NULL);

  gtk_window_present (GTK_WINDOW (window));
  steward_test_wait (is_drawn, widget);
  steward_test_settle ();

  return window;
}

static void
save (GtkWidget  *widget,
      const char *name)
{
  const char *folder = g_getenv ("STEWARD_UI_SHOTS");
  g_autofree char *path = folder == NULL ? NULL : g_strdup_printf ("%s/%s.png", folder, name);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = steward_plot_image_render (widget, 1, &error);
  gsize length;
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpuint (length, >, 500);
  g_assert_cmpmem (data, 4, "\x89PNG", 4);
  if (path != NULL)
    g_file_set_contents (path, (const char *) data, (gssize) length, NULL);
}

static void
test_plots_are_drawn (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *plot = steward_lag_plot_new (), *calendar = steward_level_calendar_new ();
  GtkWidget *budget = steward_budget_plot_new (), *bar = steward_attainment_bar_new (FALSE);
  g_autoptr (GArray) days = make_days ();
  g_autoptr (StewardLevel) level = make_level ("orders.order_events", STEWARD_LEVEL_MISSED, -.42);
  const StewardLevelDay *first = (const StewardLevelDay *) (gpointer) days->data;
  GtkWidget *window;

  steward_lag_plot_set_series (STEWARD_LAG_PLOT (plot), make_series (12 * HOUR, MINUTE), "target: below 5 minutes", "");
  steward_level_calendar_set_days (STEWARD_LEVEL_CALENDAR (calendar), first, days->len, TODAY, 90);
  steward_budget_plot_set (STEWARD_BUDGET_PLOT (budget), steward_budget_get_points (first, days->len, .998, TODAY, 30),
                           NOW - HOUR, "");
  steward_attainment_bar_set (STEWARD_ATTAINMENT_BAR (bar), &level->windows[STEWARD_WINDOW_30], .995, .97, 30);
  gtk_box_append (GTK_BOX (box), plot);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), budget);
  gtk_box_append (GTK_BOX (box), bar);
  window = show_in_window (box, 760, 640);
  save (box, "plots");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A month of measurements every twenty seconds. The first drawing thins out. */
static void
test_many_points_are_quick (void)
{
  GtkWidget *plot = steward_lag_plot_new ();
  StewardLagSeries *series = make_series (30 * DAY, 20 * G_TIME_SPAN_SECOND);
  guint n = series->points->len;
  GtkWidget *window = show_in_window (plot, 700, 260);
  double first = 0, best = G_MAXDOUBLE;

  steward_lag_plot_set_series (STEWARD_LAG_PLOT (plot), series, "target: below 5 minutes", "");
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      gint64 began = g_get_monotonic_time ();
      double seconds;

      GTK_WIDGET_GET_CLASS (plot)->snapshot (plot, snapshot);
      node = gtk_snapshot_to_node (snapshot);
      texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
      seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
      first = i == 0 ? seconds : first;
      best = fmin (best, seconds);
    }
  g_test_message ("%u points: %.2f ms the first time, %.2f ms again", n, first * 1000, best * 1000);
  g_assert_cmpfloat (best, <, .016);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
opened_cb (GtkWidget  *list,
           const char *objective,
           char      **opened)
{
  g_free (*opened);
  *opened = g_strdup (objective);
}

static void
test_list_is_sorted_and_searched (void)
{
  GtkWidget *list = steward_level_list_new ();
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  g_autofree char *opened = NULL;
  StewardItemTable *table = steward_level_list_get_table (STEWARD_LEVEL_LIST (list));
  g_autofree char *worst = g_strdup_printf ("%016x", g_str_hash ("orders.order_events"));
  GtkWidget *window;
  GListModel *model;

  g_signal_connect (list, "open", G_CALLBACK (opened_cb), &opened);
  g_ptr_array_add (levels, make_level ("supply.stock", STEWARD_LEVEL_MET, .8));
  g_ptr_array_add (levels, make_level ("orders.order_events", STEWARD_LEVEL_MISSED, -.42));
  g_ptr_array_add (levels, make_level ("finance.invoices", STEWARD_LEVEL_UNDECIDABLE, NAN));
  steward_level_list_set_levels (STEWARD_LEVEL_LIST (list), levels);
  window = show_in_window (list, 1050, 400);
  model = steward_item_table_get_model (table);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  g_assert_cmpuint (steward_level_list_count_missed (STEWARD_LEVEL_LIST (list)), ==, 1);
  g_assert_cmpstr (steward_item_table_move (table, 1), ==, worst);
  g_assert_true (steward_test_has_text (list, "orders.order_events"));
  g_assert_true (steward_test_has_text (list, "3 objectives · 1 missed now · 1 undecidable"));
  g_assert_false (steward_level_list_escape (STEWARD_LEVEL_LIST (list)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_objective_is_told (void)
{
  GtkWidget *content = steward_objective_content_new ();
  StewardObjectiveCase kase = { make_level ("orders.order_events", STEWARD_LEVEL_MISSED, -.42), make_days () };
  StewardIncident *incident = steward_incident_new ();
  GtkWidget *window;

  incident->id = g_strdup ("i-0000000001");
  incident->start = NOW - 58 * MINUTE;
  kase.incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  kase.series = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_ptr_array_add (kase.incidents, incident);
  kase.level->n_measurements = 412806;
  kase.level->n_late = 3;
  kase.level->alerts = 1u << STEWARD_BURN_FAST;
  kase.level->burn[STEWARD_BURN_FAST] = 15.2;
  window = show_in_window (content, 1040, 780);
  steward_objective_content_set_case (STEWARD_OBJECTIVE_CONTENT (content), &kase, NULL, "Warehouse");
  steward_test_settle ();
  g_assert_true (steward_test_has_text (content, "99.28 %"));
  g_assert_true (steward_test_has_text (content, "Fast burn 15.2 ×"));
  g_assert_true (steward_test_has_text (content, "Below target"));
  g_assert_true (steward_test_has_text (content, "3 late"));
  g_assert_true (steward_test_has_text (content, "nobody has acknowledged it"));
  g_assert_cmpuint (steward_objective_case_get_number (&kase, incident->start), ==, 1);
  g_assert_cmpuint (steward_objective_case_get_number (&kase, incident->start - 1), ==, 0);
  save (content, "objective-content");
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_pointer (&kase.level, steward_level_free);
  g_array_unref (kase.days);
  g_array_unref (kase.series);
  g_ptr_array_unref (kase.incidents);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/levels/shares-are-rounded-down", test_shares_are_rounded_down);
  g_test_add_func ("/levels/axis-shows-share-and-target", test_axis_shows_share_and_target);
  g_test_add_func ("/levels/arithmetic-adds-up", test_arithmetic_adds_up);
  g_test_add_func ("/levels/vague-says-why", test_vague_says_why);
  g_test_add_func ("/levels/strip-never-flatters", test_strip_never_flatters);
  g_test_add_func ("/levels/thinning-keeps-extremes", test_thinning_keeps_extremes);
  g_test_add_func ("/levels/ages-of-updates", test_ages_of_updates);
  g_test_add_func ("/levels/steps-are-round", test_steps_are_round);
  g_test_add_func ("/levels/budget-ends-where-figures-do", test_budget_ends_where_figures_do);
  g_test_add_func ("/levels/tables-have-every-day", test_tables_have_every_day);
  g_test_add_func ("/levels/plots-are-drawn", test_plots_are_drawn);
  g_test_add_func ("/levels/many-points-are-quick", test_many_points_are_quick);
  g_test_add_func ("/levels/list-is-sorted-and-searched", test_list_is_sorted_and_searched);
  g_test_add_func ("/levels/objective-is-told", test_objective_is_told);

  return g_test_run ();
}
