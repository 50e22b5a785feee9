/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps side by side; where there is no room they go below each other. */

#include "config.h"

#include "steward-access-steps.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-cards.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"

typedef struct
{
  const char *icon_name;
  const char *css_class;
  const char *state;                   /* translated, for those who do not see the icon */
  gboolean dim;                        /* it does not count */
} Look;

/* Narrow by itself, so that steps stand side by side; it takes what room there is. */
static GtkWidget *
make_text (const char *text,
           const char *css_class)
{
  GtkWidget *label = steward_text_new (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 15);

  return label;
}

static GtkWidget *
make_step (const Look *look,
           const char *title,
           GPtrArray  *lines,
           const char *last)
{
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon_name);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", title, look->state);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, look->css_class);
  gtk_widget_set_tooltip_text (icon, look->state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, look->state, -1);
  gtk_box_append (GTK_BOX (words), make_text (title, look->dim ? "second-line" : "line-name"));
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (words), make_text (g_ptr_array_index (lines, i), "second-line"));
  if (last != NULL)
    gtk_box_append (GTK_BOX (words), make_text (last, "queue-role"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (step), icon);
  gtk_box_append (GTK_BOX (step), words);
  gtk_widget_add_css_class (step, "access-step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return step;
}

static const char *
get_name (const StewardAccessCase *kase,
          const char              *person)
{
  const char *name = person == NULL ? NULL : steward_council_state_get_name (kase->state, person);

  return name != NULL ? name : _("somebody");
}

static Look
get_look (StewardStepState state)
{
  static const Look looks[] = {
    [STEWARD_STEP_LATER] = { "content-loading-symbolic", "mark-none", N_("not yet"), FALSE },
    [STEWARD_STEP_SKIPPED] = { "media-skip-forward-symbolic", "mark-none", N_("skipped"), TRUE },
    [STEWARD_STEP_WAITS] = { "go-next-symbolic", "mark-accent", N_("waits"), FALSE },
    [STEWARD_STEP_DEAD] = { "dialog-error-symbolic", "mark-error", N_("nobody may decide it"), FALSE },
    [STEWARD_STEP_APPROVED] = { "emblem-ok-symbolic", "mark-success", N_("approved"), FALSE },
    [STEWARD_STEP_REJECTED] = { "window-close-symbolic", "mark-error", N_("rejected"), FALSE },
  };
  Look look = (guint) state < G_N_ELEMENTS (looks) ? looks[state] : looks[STEWARD_STEP_LATER];

  look.state = _(look.state);

  return look;
}

static char *
say_vote (const StewardAccessCase *kase,
          const StewardAccessVote *vote)
{
  const char *comment = steward_access_case_get_text (kase, vote->comment);
  g_autofree char *line = comment == NULL ? NULL : steward_plain_text_line (comment);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, vote->approves ? _("%s approved") : _("%s rejected"), get_name (kase, vote->person));
  if (vote->delegate)
    g_string_append (words, _(", as delegate"));
  if (line != NULL && *line != '\0')
    g_string_append_printf (words, _(": “%s”"), line);

  return g_string_free (words, FALSE);
}

static gint64
add_votes (const StewardAccessCase *kase,
           const StewardAccessStep *step,
           GPtrArray               *lines)
{
  gint64 last = 0;

  for (guint i = 0; i < kase->access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (kase->access->votes, i);

      if (g_strcmp0 (vote->step, step->id) != 0)
        continue;
      g_ptr_array_add (lines, say_vote (kase, vote));
      last = MAX (last, vote->time);
    }

  return last;
}

static char *
say_waiting (const StewardAccessCase *kase)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; kase->waits_for != NULL && i < kase->waits_for->len; i++)
    g_ptr_array_add (names, (char *) get_name (kase, g_ptr_array_index (kase->waits_for, i)));

  return names->len == 0 ? g_strdup (_("nobody is there who may decide it")) : steward_review_join_names (names);
}

static char *
say_rule (const char *rule,
          gint64      charter)
{
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, charter);

  return g_strdup_printf (_("rule %s of charter %s"), rule, version);
}

static GtkWidget *
make_decision_step (const StewardAccessCase *kase,
                    const char              *person,
                    guint                    index)
{
  const StewardAccessStep *step = g_ptr_array_index (kase->access->steps, index);
  StewardStepState state = kase->tally != NULL && index < kase->tally->n_steps ? kase->tally->steps[index]
                           : step->asked                                      ? STEWARD_STEP_LATER
                                                                              : STEWARD_STEP_SKIPPED;
  Look look = get_look (state);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = NULL;
  g_autofree char *title = state == STEWARD_STEP_SKIPPED
                             ? g_strdup_printf (_("%u · %s, skipped"), index + 1, step->title)
                             : g_strdup_printf ("%u · %s", index + 1, step->title);
  gint64 time = add_votes (kase, step, lines);

  if (state == STEWARD_STEP_SKIPPED)
    {
      if (step->reason != NULL)
        g_ptr_array_add (lines, g_strdup (step->reason));
      if (step->rule != NULL)
        last = say_rule (step->rule, kase->access->charter);
    }
  else if (state == STEWARD_STEP_WAITS || state == STEWARD_STEP_DEAD)
    {
      g_ptr_array_add (lines, say_waiting (kase));
      if (kase->decider == STEWARD_DECIDER_MAY && person != NULL)
        last = g_strdup (_("waiting for you"));
      else if (kase->access->due > 0)
        last = steward_review_say_remaining (kase->access->due, g_get_real_time ());
    }
  if (last == NULL && time > 0)
    last = steward_review_say_moment (time, g_get_real_time ());

  return make_step (&look, title, lines, last);
}

static GtkWidget *
make_rule_step (const StewardAccessCase *kase)
{
  gboolean approved = kase->access->state != STEWARD_ACCESS_REJECTED;
  Look look = get_look (approved ? STEWARD_STEP_APPROVED : STEWARD_STEP_REJECTED);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = steward_review_say_moment (kase->access->decided_at, g_get_real_time ());

  g_ptr_array_add (lines, g_strdup (kase->access->outcome != NULL ? kase->access->outcome : ""));
  g_ptr_array_add (lines, say_rule (kase->access->rule, kase->access->charter));

  return make_step (&look, _("By Rule"), lines, last);
}

static GtkWidget *
make_review_step (const StewardAccessCase *kase)
{
  const StewardAccess *access = kase->access;
  gint64 now = g_get_real_time ();
  gboolean done = access->reviewed_at > 0;
  gboolean late = !done && access->review_due < now;
  Look look = get_look (done ? STEWARD_STEP_APPROVED : STEWARD_STEP_WAITS);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *clock = steward_review_say_remaining (access->review_due, now);
  g_autofree char *last = done ? steward_review_say_moment (access->reviewed_at, now)
                               /* Translators: how much time is left: "in 3 h", "Tue", "8 Dec" */
                               : g_strdup_printf (C_("time left", "due %s"), clock);

  if (late)
    look = (Look) { "document-open-recent-symbolic", "mark-error", _("late"), FALSE };
  g_ptr_array_add (lines, done ? g_strdup (_("was reviewed")) : say_waiting (kase));

  return make_step (&look, _("Review of the Emergency"), lines, late ? clock : last);
}

static GtkWidget *
make_provision_step (const StewardAccessCase *kase,
                     const char              *place,
                     guint                    number)
{
  const StewardAccess *access = kase->access;
  StewardAccessLook state = steward_access_get_provision_look (access);
  Look look = { state.icon_name, "mark-none", state.words, FALSE };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  g_autofree char *last = NULL;
  const StewardEffectRecord *record = access->effects->len == 0
                                        ? NULL : g_ptr_array_index (access->effects, access->effects->len - 1);

  title = number > 0 ? g_strdup_printf (_("%u · Provisioning"), number) : g_strdup (C_("step", "Provisioning"));
  if (state.tone == STEWARD_TONE_ERROR)
    look.css_class = "mark-error";
  else if (state.tone == STEWARD_TONE_TROUBLE)
    look.css_class = "mark-warning";
  else if (access->provision == STEWARD_PROVISION_PROVISIONED)
    look.css_class = "mark-success";
  if (access->state == STEWARD_ACCESS_REQUESTED)
    {
      look.icon_name = "content-loading-symbolic";
      g_ptr_array_add (lines, g_strdup_printf (_("on %s, by Steward"), place));
      last = g_strdup (_("after approval"));
    }
  else
    {
      g_ptr_array_add (lines, g_strdup (state.words));
      if (access->provision_reason != NULL && *access->provision_reason != '\0')
        g_ptr_array_add (lines, g_strdup (access->provision_reason));
      if (record != NULL && record->time > 0)
        last = steward_review_say_moment (record->time, g_get_real_time ());
    }

  return make_step (&look, title, lines, last);
}

static void
append (GtkWidget *flow,
        GtkWidget *step)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), step);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

/**
 * steward_access_steps_new:
 * @kase: the case
 * @person: (nullable): who reads
 * @place: name of the source
 *
 * Returns: (transfer floating): a card with its steps
 */
GtkWidget *
steward_access_steps_new (const StewardAccessCase *kase,
                          const char              *person,
                          const char              *place)
{
  const StewardAccess *access = kase->access;
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "homogeneous", TRUE,
                                  "min-children-per-line", 1, "max-children-per-line", 4, "row-spacing", 12, NULL);

  if (access->steps->len == 0 && access->rule != NULL && access->decided_at > 0)
    append (flow, make_rule_step (kase));
  for (guint i = 0; i < access->steps->len; i++)
    append (flow, make_decision_step (kase, person, i));
  append (flow, make_provision_step (kase, place, access->steps->len > 0 ? access->steps->len + 1 : 0));
  if (access->review_due > 0)
    append (flow, make_review_step (kase));
  gtk_widget_add_css_class (flow, "card");
  gtk_widget_add_css_class (flow, "product-card");
  gtk_widget_add_css_class (flow, "access-steps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);

  return flow;
}
