/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one objective below its header bar. Widgets are made once and
 * filled again with each reading, so that neither focus nor scrolling is lost
 * while somebody reads. */

#include "config.h"

#include "steward-objective-content.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-attainment-bar.h"
#include "steward-attainment-card.h"
#include "steward-budget-plot.h"
#include "steward-cards.h"
#include "steward-incident-words.h"
#include "steward-lag-plot.h"
#include "steward-level-calendar.h"
#include "steward-level-explain.h"
#include "steward-level-look.h"
#include "steward-objective-head.h"
#include "steward-plain-label.h"
#include "steward-plot-key.h"
#include "steward-side-box.h"
#include "steward-time.h"

#define BUDGET_WIDTH 346
#define INCIDENTS_WIDTH 460
#define STACKED_BELOW 800
#define GAP 10
#define SHOWN_INCIDENTS 5
#define N_RANGES 3
#define FIGURES_DAYS 90

struct _StewardObjectiveContent
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroll;           /* unowned children */
  StewardObjectiveHead *head;
  GtkWidget *cards_box;
  StewardAttainmentCard *cards[STEWARD_N_WINDOWS];
  GtkWidget *days_card;
  StewardLevelCalendar *calendar;
  GtkWidget *plots;
  GtkLabel *course_title;
  GtkStack *course_stack;
  GtkLabel *course_error;
  StewardLagPlot *course;
  GtkLabel *budget_title;
  StewardBudgetPlot *budget;
  GtkLabel *words;
  GtkLabel *incidents_aside;
  GtkWidget *incidents;
  char *incidents_key;                 /* owned, nullable: what the rows were made of */
  GtkWidget *source_line;
  GtkLabel *source_words;
  GtkToggleButton *ranges[N_RANGES];
  gint64 range;
  char *shown;                         /* owned, nullable: id of what is shown */
};

G_DEFINE_FINAL_TYPE (StewardObjectiveContent, steward_objective_content, ADW_TYPE_BIN)

enum
{
  SIGNAL_RANGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const gint64 ranges[N_RANGES] = { 12 * G_TIME_SPAN_HOUR, 7 * G_TIME_SPAN_DAY, 30 * G_TIME_SPAN_DAY };

static void
range_toggled_cb (StewardObjectiveContent *self,
                  GtkToggleButton         *button)
{
  gint64 range = 0;

  for (guint i = 0; i < N_RANGES; i++)
    if (self->ranges[i] == button)
      range = ranges[i];
  if (!gtk_toggle_button_get_active (button) || range == self->range)
    return;
  self->range = range;
  g_signal_emit (self, signals[SIGNAL_RANGE_CHANGED], 0);
}

static void
steward_objective_content_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_OBJECTIVE_CONTENT (object)->incidents_key, g_free);
  g_clear_pointer (&STEWARD_OBJECTIVE_CONTENT (object)->shown, g_free);

  G_OBJECT_CLASS (steward_objective_content_parent_class)->finalize (object);
}

static void
steward_objective_content_class_init (StewardObjectiveContentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_objective_content_finalize;

  signals[SIGNAL_RANGE_CHANGED] = g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

/* Making. */

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A card with something at the end of its title. */
static GtkWidget *
make_card (GtkLabel  **out_title,
           const char *title,
           GtkWidget  *end)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label ("heading");

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (end != NULL)
    gtk_box_append (GTK_BOX (head), end);
  gtk_box_append (GTK_BOX (card), head);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  if (out_title != NULL)
    *out_title = GTK_LABEL (label);

  return card;
}

static GtkWidget *
make_cards (StewardObjectiveContent *self)
{
  self->cards_box = g_object_new (GTK_TYPE_BOX, "spacing", GAP, "homogeneous", TRUE, NULL);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      self->cards[i] = STEWARD_ATTAINMENT_CARD (steward_attainment_card_new (steward_window_days[i]));
      gtk_box_append (GTK_BOX (self->cards_box), GTK_WIDGET (self->cards[i]));
    }

  return self->cards_box;
}

static GtkWidget *
make_days (StewardObjectiveContent *self)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u day", "%u days", STEWARD_LEVEL_STRIP), STEWARD_LEVEL_STRIP);
  GtkWidget *legend = steward_plot_legend_new ();

  gtk_widget_set_halign (legend, GTK_ALIGN_END);
  self->days_card = make_card (NULL, title, legend);
  self->calendar = STEWARD_LEVEL_CALENDAR (steward_level_calendar_new ());
  gtk_box_append (GTK_BOX (self->days_card), GTK_WIDGET (self->calendar));

  return self->days_card;
}

static GtkWidget *
make_ranges (StewardObjectiveContent *self)
{
  const char *const titles[N_RANGES] = { _("12 hours"), _("7 days"), _("30 days") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_RANGES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (titles[i]);

      gtk_widget_add_css_class (button, "chip");
      self->ranges[i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (self->ranges[i], i > 0 ? self->ranges[0] : NULL);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (range_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  self->range = ranges[0];
  gtk_toggle_button_set_active (self->ranges[0], TRUE);
  gtk_widget_add_css_class (box, "plot-ranges");

  return box;
}

static GtkWidget *
make_plots (StewardObjectiveContent *self)
{
  GtkWidget *course = make_card (&self->course_title, "", make_ranges (self));
  GtkWidget *budget = make_card (&self->budget_title, "", NULL);

  self->course = STEWARD_LAG_PLOT (steward_lag_plot_new ());
  self->course_error = GTK_LABEL (steward_text_new (NULL, "nothing"));
  self->course_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->course_stack, GTK_WIDGET (self->course), "plot");
  gtk_stack_add_named (self->course_stack, GTK_WIDGET (self->course_error), "error");
  gtk_box_append (GTK_BOX (course), GTK_WIDGET (self->course_stack));
  self->budget = STEWARD_BUDGET_PLOT (steward_budget_plot_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->budget), TRUE);
  gtk_box_append (GTK_BOX (budget), GTK_WIDGET (self->budget));
  self->plots = steward_side_box_new (course, budget, BUDGET_WIDTH, STACKED_BELOW);
  steward_side_box_set_gap (STEWARD_SIDE_BOX (self->plots), GAP);

  return self->plots;
}

static GtkWidget *
make_foot (StewardObjectiveContent *self)
{
  GtkWidget *words = make_card (NULL, _("In words"), NULL);
  GtkWidget *incidents, *foot;

  self->words = GTK_LABEL (make_label ("arithmetic"));
  g_object_set (self->words, "wrap", TRUE, "use-markup", TRUE, "selectable", FALSE, "yalign", 0.f, NULL);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->words));
  self->incidents_aside = GTK_LABEL (make_label ("second-line"));
  incidents = make_card (NULL, _("Incidents"), GTK_WIDGET (self->incidents_aside));
  self->incidents = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (incidents), self->incidents);

  foot = steward_side_box_new (words, incidents, INCIDENTS_WIDTH, STACKED_BELOW);
  steward_side_box_set_gap (STEWARD_SIDE_BOX (foot), GAP);

  return foot;
}

static GtkWidget *
make_source_line (StewardObjectiveContent *self)
{
  GtkWidget *button = gtk_button_new_with_label (C_("measurements", "Show"));

  self->source_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->source_words = GTK_LABEL (make_label ("second-line"));
  g_object_set (self->source_words, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "footer-link");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "objective.measurements");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show measurements"), -1);
  gtk_box_append (GTK_BOX (self->source_line),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "view-list-symbolic", "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-classes",
                                (const char *[]) { "dim-label", NULL }, NULL));
  gtk_box_append (GTK_BOX (self->source_line), GTK_WIDGET (self->source_words));
  gtk_box_append (GTK_BOX (self->source_line), button);

  return self->source_line;
}

static void
steward_objective_content_init (StewardObjectiveContent *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);

  self->head = STEWARD_OBJECTIVE_HEAD (steward_objective_head_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), make_cards (self));
  gtk_box_append (GTK_BOX (box), make_days (self));
  gtk_box_append (GTK_BOX (box), make_plots (self));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_box_append (GTK_BOX (box), make_source_line (self));
  gtk_widget_add_css_class (box, "objective");
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroll));
}

/**
 * steward_objective_content_new:
 *
 * Returns: (transfer floating): a page of nothing
 */
GtkWidget *
steward_objective_content_new (void)
{
  return g_object_new (STEWARD_TYPE_OBJECTIVE_CONTENT, NULL);
}

/* Filling. */

/* What is due once a day says nothing within hours. */
static void
choose_range (StewardObjectiveContent *self,
              const StewardSlo        *slo)
{
  gboolean by_days = slo->method == STEWARD_SLO_DEADLINE || slo->method == STEWARD_SLO_PERIOD ||
                     slo->method == STEWARD_SLO_RETENTION;
  gboolean by_hours = slo->method == STEWARD_SLO_AGE && slo->limit <= G_TIME_SPAN_HOUR;
  guint chosen = by_days || slo->limit > 2 * G_TIME_SPAN_DAY ? 2 : by_hours ? 0 : 1;

  if (g_strcmp0 (self->shown, slo->id) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (slo->id);
  self->range = ranges[chosen];
  gtk_toggle_button_set_active (self->ranges[chosen], TRUE);
}

static void
show_cards (StewardObjectiveContent *self,
            const StewardLevel      *level)
{
  double least = NAN;
  guint agreed;

  steward_level_get_agreed (level, &agreed);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    least = fmin (least, steward_attainment_get_share (&level->windows[i]));
  /* One axis for all three, or they could not be compared. */
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    steward_attainment_card_set (self->cards[i], &level->windows[i], level->slo->target,
                                 steward_attainment_bar_get_axis (least, level->slo->target),
                                 steward_window_days[i] == agreed);
}

static void
show_budget (StewardObjectiveContent    *self,
             const StewardObjectiveCase *kase,
             gint64                      today)
{
  const StewardLevel *level = kase->level;
  guint days;
  g_autofree char *title = NULL;
  g_autofree char *left = steward_level_say_budget (level->budget_left);
  g_autofree char *sentence = NULL;

  steward_level_get_agreed (level, &days);
  title = g_strdup_printf (ngettext ("Error budget, %u day", "Error budget, %u days", days), days);
  /* Translators: a title, and what is left in per cent */
  sentence = g_strdup_printf (_("%s: %s are left"), title, left);
  gtk_label_set_text (self->budget_title, title);
  steward_budget_plot_set (self->budget,
                           steward_budget_get_points ((const StewardLevelDay *) (gpointer) kase->days->data,
                                                      kase->days->len, level->slo->target, today, days),
                           level->budget_spent_at, sentence);
}

/* Incidents. */

static char *
say_incident (const StewardIncident *incident)
{
  StewardIncidentLook look = steward_incident_get_look (incident);

  if (incident->cause != NULL)
    return g_strdup (incident->cause);
  if (incident->state == STEWARD_INCIDENT_OPEN && incident->ended_at == 0)
    return g_strdup (_("Open, nobody has acknowledged it"));

  return incident->cause_kind != NULL ? g_strdup (steward_incident_cause_to_title (incident->cause_kind))
                                      : g_strdup (look.words);
}

static GtkWidget *
make_incident (const StewardIncident *incident,
               guint                  number,
               gint64                 now)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  StewardIncidentLook look = steward_incident_get_look (incident);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  g_autofree char *words = say_incident (incident);
  g_autofree char *clock = steward_incident_say_clock (incident, now);
  /* Translators: its number, how it stands, what it was, how long it lasted */
  g_autofree char *label = g_strdup_printf (_("Incident %s, %s, %s, %s"), figure, look.words, words, clock);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", look.icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *name = make_label ("line-name"), *text = make_label ("small"), *length = make_label ("second-line");

  gtk_widget_add_css_class (icon, look.css_class);
  gtk_label_set_text (GTK_LABEL (name), figure);
  steward_label_set_plain (GTK_LABEL (text), words);
  g_object_set (text, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text",
                gtk_label_get_text (GTK_LABEL (text)), NULL);
  gtk_label_set_text (GTK_LABEL (length), clock);
  gtk_widget_add_css_class (length, "numeric");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), length);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "incident-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", incident->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-incident");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static char *
say_figures (const StewardObjectiveCase *kase)
{
  g_autofree char *length = NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u in %d days", "%u in %d days", kase->n_figures),
                                            kase->n_figures, FIGURES_DAYS);

  if (kase->figures.n_repaired == 0)
    return g_steal_pointer (&count);
  length = steward_incident_say_length (kase->figures.mean_to_repair);

  /* Translators: how many in how many days, and a length of time */
  return g_strdup_printf (_("%s · repaired in %s on average"), count, length);
}

static void
show_incidents (StewardObjectiveContent    *self,
                const StewardObjectiveCase *kase,
                gint64                      now)
{
  g_autofree char *figures = say_figures (kase);
  g_autoptr (GString) key = g_string_new (NULL);
  guint shown = MIN (kase->incidents->len, SHOWN_INCIDENTS);

  gtk_label_set_text (self->incidents_aside, figures);
  for (guint i = 0; i < shown; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (kase->incidents, i);
      g_autofree char *clock = steward_incident_say_clock (incident, now);

      g_string_append_printf (key, "%s %d %s %s\n", incident->id, incident->state, clock,
                              incident->cause != NULL ? incident->cause : "");
    }
  if (g_strcmp0 (key->str, self->incidents_key) == 0)
    return;
  g_free (self->incidents_key);
  self->incidents_key = g_strdup (key->str);
  steward_box_clear (self->incidents);
  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (self->incidents), make_incident (g_ptr_array_index (kase->incidents, i),
                                                              kase->incidents->len - i, now));
  if (shown == 0)
    gtk_box_append (GTK_BOX (self->incidents), steward_text_new (_("None was recorded."), "second-line"));
}

/* What it was measured by. */

static void
append_count (GString *words,
              char    *part)
{
  g_string_append (words, " · ");
  g_string_append (words, part);
  g_free (part);
}

static void
show_source (StewardObjectiveContent *self,
             const StewardLevel      *level,
             const char              *source,
             gint64                   now)
{
  GString *words = g_string_new (NULL);
  gulong n = (gulong) level->n_measurements;

  g_string_append_printf (words, ngettext ("%'lu measurement", "%'lu measurements", n), n);
  if (level->last_time > 0)
    {
      g_autofree char *ago = steward_time_format_ago (level->last_time, now);

      append_count (words, g_strdup_printf (_("the newest %s"), ago));
    }
  if (source != NULL)
    append_count (words, level->origin != NULL ? g_strdup_printf (_("from %s (%s)"), source, level->origin)
                                               : g_strdup_printf (_("from %s"), source));
  if (level->n_late > 0)
    append_count (words, g_strdup_printf (ngettext ("%'lu late", "%'lu late", (gulong) level->n_late),
                                          (gulong) level->n_late));
  if (level->n_duplicates > 0)
    append_count (words, g_strdup_printf (ngettext ("%'lu duplicate set aside", "%'lu duplicates set aside",
                                                    (gulong) level->n_duplicates), (gulong) level->n_duplicates));
  if (level->n_future > 0)
    append_count (words, g_strdup_printf (ngettext ("%'lu dated later than now", "%'lu dated later than now",
                                                    (gulong) level->n_future), (gulong) level->n_future));
  if (level->n_unreadable > 0)
    append_count (words, g_strdup_printf (ngettext ("%'lu unreadable", "%'lu unreadable", (gulong) level->n_unreadable),
                                          (gulong) level->n_unreadable));
  steward_label_set_plain (self->source_words, words->str);
  g_string_free (words, TRUE);
}

/**
 * steward_objective_content_set_case:
 * @self: the content
 * @kase: an objective
 * @terms: (nullable): of the charter
 * @source: (nullable): name of the source that measures it
 */
void
steward_objective_content_set_case (StewardObjectiveContent    *self,
                                    const StewardObjectiveCase *kase,
                                    const StewardLevelTerms    *terms,
                                    const char                 *source)
{
  const StewardLevelDay *days = (const StewardLevelDay *) (gpointer) kase->days->data;
  const StewardLevel *level = kase->level;
  gint64 now = g_get_real_time (), today = steward_slo_get_day (level->slo, now);
  gboolean counted = steward_slo_has_budget (level->slo);
  const char *plot = steward_slo_get_plot_title (level->slo);
  g_autofree char *words = steward_level_explain (level, days, kase->days->len, terms, now);

  g_return_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self));

  choose_range (self, level->slo);
  steward_objective_head_set_level (self->head, level, kase->incidents);
  gtk_widget_set_visible (self->cards_box, counted);
  gtk_widget_set_visible (self->days_card, counted);
  gtk_widget_set_visible (self->plots, counted);
  gtk_widget_set_visible (self->source_line, counted);
  gtk_label_set_text (self->course_title, plot != NULL ? plot : _("Course"));
  show_cards (self, level);
  steward_level_calendar_set_days (self->calendar, days, kase->days->len, today, STEWARD_LEVEL_STRIP);
  show_budget (self, kase, today);
  gtk_label_set_markup (self->words, words);
  show_incidents (self, kase, now);
  show_source (self, level, source, now);
}

static char *
say_course (const StewardLagSeries *series,
            const StewardSlo       *slo,
            const char             *target)
{
  const char *title = steward_slo_get_plot_title (slo);
  g_autofree char *length = steward_incident_say_length (series->to - series->from);
  g_autofree char *high = isnan (series->high) ? NULL : steward_level_say_scale (series->kind, series->high);
  g_autofree char *low = isnan (series->low) ? NULL : steward_level_say_scale (series->kind, series->low);
  g_autofree char *bad = steward_incident_say_length (series->time.bad);
  g_autofree char *unknown = steward_incident_say_length (series->time.undecidable);
  GString *words = g_string_new (title != NULL ? title : slo->property);

  g_string_append_printf (words, ", %s: ", length);
  if (high == NULL)
    {
      g_string_append (words, _("nothing was measured"));
      return g_string_free (words, FALSE);
    }
  /* Translators: the least and the greatest of what was measured */
  g_string_append_printf (words, _("between %s and %s"), low, high);
  if (target != NULL)
    g_string_append_printf (words, _(", %s is promised"), target);
  g_string_append_printf (words, _("; %s missed, %s undecidable"), bad, unknown);

  return g_string_free (words, FALSE);
}

/**
 * steward_objective_content_set_course:
 * @self: the content
 * @kase: the objective
 * @course: (nullable): its course over the range that is shown
 * @error: (nullable): why there is none
 */
void
steward_objective_content_set_course (StewardObjectiveContent    *self,
                                      const StewardObjectiveCase *kase,
                                      const StewardLevelCourse   *course,
                                      const GError               *error)
{
  g_autofree char *target = NULL;
  g_autofree char *line = NULL;
  g_autofree char *sentence = NULL;
  StewardLagSeries *series;

  g_return_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self));

  gtk_stack_set_visible_child_name (self->course_stack, course != NULL ? "plot" : "error");
  if (course == NULL)
    {
      steward_label_set_plain (self->course_error, error != NULL ? error->message : NULL);
      return;
    }
  series = steward_lag_series_new (course);
  for (guint i = 0; i < series->breaches->len; i++)
    {
      StewardLagBreach *breach = &g_array_index (series->breaches, StewardLagBreach, i);
      const StewardIncident *incident;

      breach->number = steward_objective_case_get_number (kase, breach->start);
      if (breach->number == 0)
        continue;
      /* What began before the plot does is as long as its incident. */
      incident = g_ptr_array_index (kase->incidents, kase->incidents->len - breach->number);
      breach->start = MIN (breach->start, incident->start);
    }
  target = steward_slo_say_target (course->slo);
  /* Translators: what is promised, in words */
  line = target != NULL ? g_strdup_printf (_("target: %s"), target) : NULL;
  sentence = say_course (series, course->slo, target);
  steward_lag_plot_set_series (self->course, series, line, sentence);
}

/**
 * steward_objective_content_get_range:
 * @self: the content
 *
 * Returns: how much time the plot of the course shows, in microseconds
 */
gint64
steward_objective_content_get_range (StewardObjectiveContent *self)
{
  g_return_val_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self), 0);

  return self->range;
}

/**
 * steward_objective_content_get_plot:
 * @self: the content
 * @name: "course", "days" or "budget"
 *
 * Returns: (transfer none) (nullable): that plot
 */
GtkWidget *
steward_objective_content_get_plot (StewardObjectiveContent *self,
                                    const char              *name)
{
  g_return_val_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self), NULL);

  if (g_str_equal (name, "course"))
    return GTK_WIDGET (self->course);
  if (g_str_equal (name, "days"))
    return GTK_WIDGET (self->calendar);

  return g_str_equal (name, "budget") ? GTK_WIDGET (self->budget) : NULL;
}

/**
 * steward_objective_content_get_series:
 * @self: the content
 *
 * Returns: (transfer none) (nullable): what the plot of the course shows
 */
const StewardLagSeries *
steward_objective_content_get_series (StewardObjectiveContent *self)
{
  g_return_val_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self), NULL);

  return steward_lag_plot_get_series (self->course);
}

/**
 * steward_objective_content_scroll:
 * @self: the content
 * @pages: how far, down or up
 */
void
steward_objective_content_scroll (StewardObjectiveContent *self,
                                  double                   pages)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          pages * gtk_adjustment_get_page_size (adjustment));
}

/**
 * steward_objective_content_focus:
 * @self: the content
 *
 * Gives the focus to the first thing that can be done.
 */
void
steward_objective_content_focus (StewardObjectiveContent *self)
{
  g_return_if_fail (STEWARD_IS_OBJECTIVE_CONTENT (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
