/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is true of one incident: its clock, what was missed, who is hurt, what
 * follows by the charter, and what was done. */

#include "config.h"

#include "steward-incident-blocks.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-cards.h"
#include "steward-day-strip.h"
#include "steward-evidence-facts.h"
#include "steward-incident-words.h"
#include "steward-level-look.h"
#include "steward-level-words.h"
#include "steward-markdown-view.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-wrap-box.h"

#define STRIP_DAYS 30
#define MOST_EARLIER 8

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");

  return card;
}

static const char *
get_name (const StewardIncidentFile *file,
          const char                *person)
{
  const char *name = person == NULL || file->state == NULL ? NULL
                                                           : steward_council_state_get_name (file->state, person);

  return name != NULL ? name : person;
}

static const char *
get_text (const StewardIncidentFile *file,
          const char                *payload)
{
  return payload == NULL ? NULL : g_hash_table_lookup (file->texts, payload);
}

/* Pills. */

static void
add_pill (GtkWidget  *box,
          const char *icon_name,
          const char *words,
          const char *css_class)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), gtk_label_new (words));
  gtk_widget_add_css_class (pill, "pill-tag");
  if (css_class != NULL)
    gtk_widget_add_css_class (pill, css_class);
  steward_wrap_box_append (STEWARD_WRAP_BOX (box), pill);
}

/**
 * steward_incident_pills_new:
 * @file: the incident
 *
 * Returns: (transfer floating): how it stands, at a glance
 */
GtkWidget *
steward_incident_pills_new (const StewardIncidentFile *file)
{
  const StewardIncident *incident = file->kase->incident;
  StewardIncidentLook look = steward_incident_get_look (incident);
  gint64 now = g_get_real_time ();
  g_autofree char *clock = steward_incident_say_clock (incident, now);
  GtkWidget *box = steward_wrap_box_new (6, 6);

  add_pill (box, look.icon_name, look.words,
            incident->state == STEWARD_INCIDENT_RESOLVED ? "success" : incident->ended_at != 0 ? NULL
            : incident->state == STEWARD_INCIDENT_OPEN   ? "error" : "warning");
  add_pill (box, "document-open-recent-symbolic", clock, NULL);
  if (steward_incident_is_late (incident, now))
    add_pill (box, "dialog-warning-symbolic", _("Nobody took it up in time"), "error");
  if (incident->n_reopened > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("Reopened %u time", "Reopened %u times",
                                                          incident->n_reopened), incident->n_reopened);

      add_pill (box, "edit-undo-symbolic", words, "warning");
    }
  if (incident->told_at != 0)
    add_pill (box, "mail-unread-symbolic", _("Consumers told"), NULL);

  return box;
}

/* Facts. */

typedef struct
{
  GtkWidget *grid;
  int row;
} Facts;

static void
add_fact (Facts      *facts,
          const char *name,
          const char *value)
{
  GtkWidget *label = steward_text_new (name, "second-line");
  GtkWidget *text = steward_text_new (value, "numeric");

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), FALSE);
  gtk_grid_attach (GTK_GRID (facts->grid), label, 0, facts->row, 1, 1);
  gtk_grid_attach (GTK_GRID (facts->grid), text, 1, facts->row, 1, 1);
  facts->row++;
}

static void
add_moment (Facts      *facts,
            const char *name,
            gint64      time,
            gint64      since)
{
  g_autofree char *moment = NULL;
  g_autofree char *length = NULL;
  g_autofree char *words = NULL;

  if (time == 0)
    return;
  moment = steward_review_say_moment (time, g_get_real_time ());
  length = since == 0 || time < since ? NULL : steward_incident_say_length (time - since);
  /* Translators: a moment, and how long after the breach began */
  words = length == NULL ? g_strdup (moment) : g_strdup_printf (_("%s, after %s"), moment, length);
  add_fact (facts, name, words);
}

static void
add_ladder (Facts                     *facts,
            const StewardIncidentCase *kase,
            gint64                     now)
{
  g_autofree char *next = kase->escalates_at == 0 ? NULL
                                                  : steward_incident_say_length (MAX (kase->escalates_at - now, 0));
  g_autofree char *words = NULL;

  if (kase->escalation == NULL && next == NULL)
    return;
  if (kase->escalation == NULL)
    words = g_strdup_printf (_("the next is told in %s"), next);
  else
    words = next == NULL ? g_strdup (kase->escalation)
                         : g_strdup_printf (_("%s; the next is told in %s"), kase->escalation, next);
  add_fact (facts, _("Told by the charter"), words);
}

static void
add_cause (Facts                     *facts,
           const StewardIncidentFile *file)
{
  const StewardIncident *incident = file->kase->incident;
  const char *text = get_text (file, incident->cause);

  if (incident->cause_kind != NULL)
    add_fact (facts, _("Kind of cause"), steward_incident_cause_to_title (incident->cause_kind));
  if (text != NULL)
    add_fact (facts, _("Cause"), text);
}

/**
 * steward_incident_clock_new:
 * @file: the incident
 *
 * Returns: (transfer floating): its moments, from the breach to the cause
 */
GtkWidget *
steward_incident_clock_new (const StewardIncidentFile *file)
{
  const StewardIncident *incident = file->kase->incident;
  gint64 now = g_get_real_time ();
  g_autofree char *who = steward_incident_say_who (incident, file->state);
  GtkWidget *card = new_card ();
  Facts facts = { gtk_grid_new (), 0 };

  gtk_grid_set_column_spacing (GTK_GRID (facts.grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (facts.grid), 6);
  add_moment (&facts, _("Began"), incident->start, 0);
  add_moment (&facts, _("Recorded"), incident->detected_at, incident->start);
  if (incident->acknowledged_at != 0)
    add_moment (&facts, _("Acknowledged"), incident->acknowledged_at, incident->start);
  else if (incident->ended_at == 0)
    add_moment (&facts, _("To be acknowledged by"), incident->due, 0);
  add_fact (&facts, _("Deals with it"), who);
  add_ladder (&facts, file->kase, now);
  add_moment (&facts, _("Consumers told"), incident->told_at, incident->start);
  add_moment (&facts, _("Met again"), incident->ended_at, incident->start);
  add_moment (&facts, _("Resolved"), incident->resolved_at, incident->start);
  add_cause (&facts, file);
  gtk_box_append (GTK_BOX (card), facts.grid);

  return steward_evidence_block_new (_("Clock"), NULL, card);
}

/* What was missed. */

static GtkWidget *
make_strip (const StewardLevel *level)
{
  GtkWidget *strip = steward_day_strip_new (STRIP_DAYS);

  steward_day_strip_set (STEWARD_DAY_STRIP (strip), level->strip);
  gtk_widget_set_halign (strip, GTK_ALIGN_START);

  return strip;
}

static char *
say_budget (const StewardLevel *level)
{
  const StewardAttainment *window = NULL;

  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    if (steward_window_days[i] == level->slo->window)
      window = &level->windows[i];

  return window == NULL || isnan (level->budget_left) ? NULL
                                                      : steward_budget_to_words (level->slo, window,
                                                                                 level->slo->window);
}

static GtkWidget *
make_open_button (const char *label,
                  const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/**
 * steward_incident_missed_new:
 * @file: the incident
 *
 * Returns: (transfer floating): what was promised, what came of it, and the way
 *   to the objective
 */
GtkWidget *
steward_incident_missed_new (const StewardIncidentFile *file)
{
  const StewardIncident *incident = file->kase->incident;
  const StewardLevel *level = file->kase->level;
  g_autofree char *promise = level == NULL ? NULL : steward_slo_say_promise (level->slo);
  g_autofree char *budget = level == NULL ? NULL : say_budget (level);
  GtkWidget *card = new_card ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (incident->words != NULL)
    gtk_box_append (GTK_BOX (card), steward_text_new (incident->words, "heading"));
  if (promise != NULL)
    gtk_box_append (GTK_BOX (card), steward_text_new (promise, NULL));
  if (level != NULL)
    gtk_box_append (GTK_BOX (card), make_strip (level));
  if (budget != NULL)
    gtk_box_append (GTK_BOX (card), steward_text_new (budget, "second-line"));
  if (level == NULL)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("No contract promises this any more."), "second-line"));
  else
    gtk_box_append (GTK_BOX (buttons), make_open_button (_("Show Objective"), "incident.open-objective"));
  gtk_box_append (GTK_BOX (buttons), make_open_button (_("Show Product"), "incident.open-product"));
  gtk_box_append (GTK_BOX (card), buttons);

  return steward_evidence_block_new (_("What Was Missed"), level == NULL ? NULL : _("30 days"), card);
}

/* Downstream. */

static char *
say_reader (const StewardDownstream *reader)
{
  g_autoptr (GString) words = g_string_new (reader->contact != NULL ? reader->contact : _("no contact is named"));

  if (reader->through != NULL)
    /* Translators: a port or a contract */
    g_string_append_printf (words, _(" · reads %s"), reader->through);
  if (reader->distance > 1)
    g_string_append_printf (words, ngettext (" · %u step away", " · %u steps away", reader->distance),
                            reader->distance);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_reader (const StewardDownstream *reader)
{
  g_autofree char *words = say_reader (reader);
  g_autofree char *name = steward_plain_text_line (reader->name);
  GtkWidget *line = steward_line_new (reader->urn != NULL ? "view-list-symbolic" : "system-users-symbolic", name, words,
                                      NULL);
  GtkWidget *button;

  if (reader->urn == NULL)
    return line;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", reader->urn);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-product");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static GtkWidget *
make_message (const char *message)
{
  g_autofree char *plain = steward_plain_text_block (message, G_MAXSIZE, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", plain, "xalign", 0.f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);

  gtk_widget_add_css_class (label, "comment-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Message to consumers"), -1);

  return label;
}

static GtkWidget *
make_message_buttons (const StewardIncidentCase *kase)
{
  g_autofree char *mail = steward_incident_make_mail (kase);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (buttons), make_open_button (_("Copy Message"), "incident.copy-message"));
  if (mail != NULL)
    gtk_box_append (GTK_BOX (buttons), make_open_button (_("Write E-Mail…"), "incident.write-mail"));

  return buttons;
}

static void
add_contacts (GtkWidget                 *card,
              const StewardIncidentCase *kase)
{
  for (guint i = 0; kase->contacts != NULL && i < kase->contacts->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (kase->contacts, i);
      g_autofree char *words = owner->role == NULL ? g_strdup (owner->address)
                               : owner->address == NULL ? g_strdup (owner->role)
                                                        : g_strdup_printf ("%s · %s", owner->role, owner->address);

      gtk_box_append (GTK_BOX (card), steward_line_new ("avatar-default-symbolic", owner->name != NULL
                                                          ? owner->name : owner->address, words, NULL));
    }
}

/**
 * steward_incident_downstream_new:
 * @file: the incident
 *
 * Returns: (transfer floating): who is hurt, what they can be told, and who
 *   answers for the product
 */
GtkWidget *
steward_incident_downstream_new (const StewardIncidentFile *file)
{
  const StewardIncidentCase *kase = file->kase;
  guint n_readers = kase->downstream != NULL ? kase->downstream->len : 0;
  g_autofree char *aside = n_readers == 0
                             ? NULL : g_strdup_printf (ngettext ("%u reader", "%u readers", n_readers), n_readers);
  GtkWidget *card = new_card ();

  for (guint i = 0; i < n_readers; i++)
    gtk_box_append (GTK_BOX (card), make_reader (g_ptr_array_index (kase->downstream, i)));
  if (n_readers == 0)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("Nobody reads it, as far as catalogs and the ledger know."),
                                                      "second-line"));
  if (n_readers > 0 && kase->message != NULL)
    {
      gtk_box_append (GTK_BOX (card), steward_text_new (_("What they can be told"), "axis-title"));
      gtk_box_append (GTK_BOX (card), make_message (kase->message));
      gtk_box_append (GTK_BOX (card), make_message_buttons (kase));
    }
  if (kase->contacts != NULL && kase->contacts->len > 0)
    {
      gtk_box_append (GTK_BOX (card), steward_text_new (_("Who answers for the product"), "axis-title"));
      add_contacts (card, kase);
    }

  return steward_evidence_block_new (_("Downstream"), aside, card);
}

/* What follows. */

/**
 * steward_incident_rules_new:
 * @file: the incident
 *
 * Returns: (transfer floating) (nullable): what the charter says follows
 */
GtkWidget *
steward_incident_rules_new (const StewardIncidentFile *file)
{
  GPtrArray *consequences = file->kase->consequences;
  GtkWidget *card;

  if (consequences == NULL || consequences->len == 0)
    return NULL;
  card = new_card ();
  for (guint i = 0; i < consequences->len; i++)
    gtk_box_append (GTK_BOX (card), steward_line_new ("go-next-symbolic", g_ptr_array_index (consequences, i), NULL,
                                                      NULL));

  return steward_evidence_block_new (_("What Follows by the Charter"), NULL, card);
}

/* History. */

static GtkWidget *
make_remark (const StewardIncidentFile   *file,
             const StewardIncidentRemark *remark)
{
  g_autofree char *words = steward_incident_say_remark (remark, file->state);
  g_autofree char *moment = steward_review_say_moment (remark->time, g_get_real_time ());
  const char *text = get_text (file, remark->text);
  g_autofree char *second = remark->words == NULL ? g_strdup (moment)
                                                  : g_strdup_printf ("%s · %s", moment, remark->words);
  GtkWidget *line = steward_line_new (steward_incident_remark_to_icon (remark->kind), words, second, NULL);
  GtkWidget *block = gtk_widget_get_last_child (line);

  gtk_widget_set_valign (gtk_widget_get_first_child (line), GTK_ALIGN_START);
  gtk_widget_add_css_class (gtk_widget_get_first_child (line), "dim-label");
  if (text != NULL && *text != '\0')
    {
      GtkWidget *view = steward_markdown_view_new ();

      steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), text);
      gtk_widget_set_margin_top (view, 3);
      gtk_box_append (GTK_BOX (block), view);
    }

  return line;
}

/**
 * steward_incident_history_new:
 * @file: the incident
 *
 * Returns: (transfer floating) (nullable): what happened, the latest first
 */
GtkWidget *
steward_incident_history_new (const StewardIncidentFile *file)
{
  GPtrArray *remarks = file->kase->incident->remarks;
  GtkWidget *card;

  if (remarks == NULL || remarks->len == 0)
    return NULL;
  card = new_card ();
  for (guint i = remarks->len; i > 0; i--)
    gtk_box_append (GTK_BOX (card), make_remark (file, g_ptr_array_index (remarks, i - 1)));

  return steward_evidence_block_new (_("History"), NULL, card);
}

/* Earlier ones. */

static GtkWidget *
make_earlier (const StewardIncidentFile *file,
              const StewardIncident     *incident)
{
  g_autofree char *clock = steward_incident_say_clock (incident, g_get_real_time ());
  g_autofree char *moment = steward_review_say_moment (incident->start, g_get_real_time ());
  g_autofree char *who = g_strdup (get_name (file, incident->assignee));
  const char *cause = get_text (file, incident->cause);
  g_autofree char *second = g_strdup_printf ("%s · %s%s%s", incident->id, moment, who != NULL ? " · " : "",
                                             who != NULL ? who : "");
  StewardIncidentLook look = steward_incident_get_look (incident);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = steward_line_new (look.icon_name, cause != NULL ? cause : look.words, second,
                                      steward_aside_new (clock));

  gtk_widget_add_css_class (gtk_widget_get_first_child (line), look.css_class);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", incident->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.open");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, second, -1);

  return button;
}

/**
 * steward_incident_earlier_new:
 * @file: the incident
 *
 * Returns: (transfer floating) (nullable): earlier incidents of the objective
 */
GtkWidget *
steward_incident_earlier_new (const StewardIncidentFile *file)
{
  GPtrArray *earlier = file->kase->earlier;
  guint n_earlier = earlier != NULL ? earlier->len : 0;
  g_autofree char *aside = NULL;
  GtkWidget *card;

  if (n_earlier == 0)
    return NULL;
  card = new_card ();
  for (guint i = 0; i < MIN (n_earlier, MOST_EARLIER); i++)
    gtk_box_append (GTK_BOX (card), make_earlier (file, g_ptr_array_index (earlier, i)));
  aside = n_earlier > MOST_EARLIER ? g_strdup_printf (_("%u of %u shown"), MOST_EARLIER, n_earlier)
                                   : g_strdup_printf ("%u", n_earlier);

  return steward_evidence_block_new (_("Earlier Incidents"), aside, card);
}
