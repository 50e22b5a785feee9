/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pane asks for, and who is offered what. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-incident-decide-private.h"
#include "steward-incident-words.h"
#include "steward-people-row.h"
#include "steward-plain-label.h"

#define NAME_KEY "steward-name"

const StewardIncidentWayLine steward_incident_ways[STEWARD_INCIDENT_N_WAYS] = {
  [STEWARD_INCIDENT_LOOK] = { "look", NULL, NULL, NULL, N_("Remark") },
  [STEWARD_INCIDENT_ACKNOWLEDGE] = { "acknowledge", STEWARD_VERB_ACKNOWLEDGE, N_("Acknowledge it?"),
                                     N_("Record That You Deal with It"), N_("Remark (may be left out)") },
  [STEWARD_INCIDENT_ASSIGN] = { "assign", STEWARD_VERB_ASSIGN, N_("Assign it?"), N_("Record Assignment"),
                                N_("Remark (may be left out)") },
  [STEWARD_INCIDENT_COMMENT] = { "comment", STEWARD_VERB_COMMENT_INCIDENT, N_("Add a remark?"), N_("Record Remark"),
                                 N_("Remark") },
  [STEWARD_INCIDENT_RESOLVE] = { "resolve", STEWARD_VERB_RESOLVE, N_("Resolve it?"), N_("Record Resolution"),
                                 N_("What the cause was, and what was done") },
  [STEWARD_INCIDENT_TELL] = { "tell", STEWARD_VERB_TELL, N_("Were the consumers told?"),
                              N_("Record Who Was Told"), N_("What they were told") },
};

/**
 * steward_incident_decide_may:
 * @self: the pane
 * @way: what somebody wants to do
 *
 * Returns: whether it is offered; the council has the last word
 */
gboolean
steward_incident_decide_may (StewardIncidentDecide *self,
                             StewardIncidentWay     way)
{
  const StewardIncident *incident = self->kase == NULL ? NULL : self->kase->incident;

  if (incident == NULL || self->person == NULL || self->pending)
    return FALSE;
  switch (way)
    {
    case STEWARD_INCIDENT_ACKNOWLEDGE:
      return incident->state == STEWARD_INCIDENT_OPEN;
    case STEWARD_INCIDENT_ASSIGN:
    case STEWARD_INCIDENT_RESOLVE:
      return incident->state != STEWARD_INCIDENT_RESOLVED;
    case STEWARD_INCIDENT_TELL:
      return self->kase->downstream != NULL && self->kase->downstream->len > 0;
    case STEWARD_INCIDENT_LOOK:
    case STEWARD_INCIDENT_COMMENT:
      return TRUE;
    case STEWARD_INCIDENT_N_WAYS:
    default:
      return FALSE;
    }
}

static char *
say_how_it_stands (StewardIncidentDecide *self)
{
  const StewardIncident *incident = self->kase->incident;
  gint64 now = g_get_real_time ();
  g_autofree char *due = steward_incident_say_due (incident, now);
  g_autofree char *who = steward_incident_say_who (incident, self->state);

  if (incident->state == STEWARD_INCIDENT_RESOLVED)
    return g_strdup (_("It is resolved. A remark can still be added."));
  if (incident->ended_at != 0)
    return g_strdup (_("It is met again. Say what the cause was, so that it can be learnt from."));
  if (incident->state == STEWARD_INCIDENT_OPEN && due != NULL)
    return g_strdup_printf (_("Nobody has acknowledged it. %s."), due);
  if (incident->state == STEWARD_INCIDENT_OPEN)
    return g_strdup (_("Nobody has acknowledged it."));

  return g_strdup_printf (_("%s deals with it."), who);
}

/**
 * steward_incident_decide_show_why:
 * @self: the pane
 *
 * Says how it stands, or why nothing can be done here.
 */
void
steward_incident_decide_show_why (StewardIncidentDecide *self)
{
  gboolean may = self->person != NULL && !self->pending;
  gboolean late = may && steward_incident_is_late (self->kase->incident, g_get_real_time ());
  g_autofree char *words = self->pending          ? g_strdup (_("What you confirmed is on its way into the ledger."))
                           : self->person == NULL ? g_strdup (_("Nobody sits at this desk. Choose who you are to take "
                                                                "part."))
                                                  : say_how_it_stands (self);

  if (may && !late)
    gtk_widget_remove_css_class (self->why, "error-box");
  else
    gtk_widget_add_css_class (self->why, "error-box");
  gtk_widget_set_visible (self->why_icon, !may || late);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->why_icon), late ? "document-open-recent-symbolic"
                                                                 : "dialog-information-symbolic");
  steward_label_set_plain (self->why_label, words);
}

static void
set_suggested (GtkWidget *button,
               gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
show_form (StewardIncidentDecide *self)
{
  gboolean missed = self->kase->incident->ended_at == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->person_group), self->way == STEWARD_INCIDENT_ASSIGN);
  gtk_widget_set_visible (self->cause_group, self->way == STEWARD_INCIDENT_RESOLVE);
  gtk_widget_set_visible (GTK_WIDGET (self->still_missed), self->way == STEWARD_INCIDENT_RESOLVE && missed);
  gtk_widget_set_visible (self->told_box, self->way == STEWARD_INCIDENT_TELL);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), self->way != STEWARD_INCIDENT_LOOK);
}

/**
 * steward_incident_decide_show_buttons:
 * @self: the pane
 *
 * Shows the form of the way, and buttons for who may use them.
 */
void
steward_incident_decide_show_buttons (StewardIncidentDecide *self)
{
  gboolean armed = self->way != STEWARD_INCIDENT_LOOK;
  gboolean acknowledges = steward_incident_decide_may (self, STEWARD_INCIDENT_ACKNOWLEDGE);
  gboolean here = self->person != NULL && !self->pending;

  gtk_widget_set_visible (self->acknowledge_button, acknowledges);
  gtk_widget_set_visible (self->resolve_button, steward_incident_decide_may (self, STEWARD_INCIDENT_RESOLVE));
  gtk_widget_set_visible (self->assign_button, steward_incident_decide_may (self, STEWARD_INCIDENT_ASSIGN));
  gtk_widget_set_visible (self->tell_button, steward_incident_decide_may (self, STEWARD_INCIDENT_TELL));
  set_suggested (self->resolve_button, !acknowledges && self->kase->incident->ended_at != 0);
  gtk_widget_set_visible (self->choose_page, !armed);
  gtk_widget_set_visible (self->confirm_page, armed);
  gtk_widget_set_visible (self->buttons, here);
  gtk_widget_set_visible (self->hint, here && armed);
  show_form (self);
}

/* The form. */

static void
fill_causes (StewardIncidentDecide *self,
             const char            *cause_kind)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (titles, _("Choose"));
  for (guint i = 0; steward_cause_kinds[i] != NULL; i++)
    {
      gtk_string_list_append (titles, steward_incident_cause_to_title (steward_cause_kinds[i]));
      if (g_strcmp0 (steward_cause_kinds[i], cause_kind) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->cause, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->cause, selected);
}

static void
toggled_cb (StewardIncidentDecide *self)
{
  g_signal_emit_by_name (self->comment, "changed");
}

static void
fill_told (StewardIncidentDecide *self,
           const StewardIntent   *form)
{
  GPtrArray *downstream = self->kase->downstream;

  steward_box_clear (self->told);
  g_ptr_array_set_size (self->told_checks, 0);
  for (guint i = 0; downstream != NULL && i < downstream->len; i++)
    {
      const StewardDownstream *reader = g_ptr_array_index (downstream, i);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label = steward_text_new (reader->name, NULL);
      gboolean told = form == NULL || form->told == NULL ||
                      g_strv_contains ((const char *const *) form->told, reader->name);

      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), told);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (label)), -1);
      g_object_set_data_full (G_OBJECT (check), NAME_KEY, g_strdup (reader->name), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->told), check);
      g_ptr_array_add (self->told_checks, check);
    }
}

static void
fill_texts (StewardIncidentDecide *self,
            const StewardIntent   *form)
{
  for (guint i = 0; i < STEWARD_INCIDENT_N_WAYS; i++)
    {
      g_clear_pointer (&self->texts[i], g_free);
      if (form != NULL && g_strcmp0 (steward_incident_ways[i].verb, form->verb) == 0)
        self->texts[i] = g_strdup (form->comment);
    }
  if (self->texts[STEWARD_INCIDENT_TELL] == NULL)
    self->texts[STEWARD_INCIDENT_TELL] = g_strdup (self->kase->message);
}

/**
 * steward_incident_decide_fill_form:
 * @self: the pane, with a case
 * @form: (nullable): what the person wrote before
 *
 * Fills the fields of every way.
 */
void
steward_incident_decide_fill_form (StewardIncidentDecide *self,
                                   const StewardIntent   *form)
{
  const StewardIncident *incident = self->kase->incident;

  fill_causes (self, form != NULL ? form->cause_kind : NULL);
  fill_told (self, form);
  fill_texts (self, form);
  gtk_check_button_set_active (self->still_missed, form != NULL && form->override);
  if (self->state != NULL)
    {
      steward_people_row_set_people (self->assignee, self->state, self->person, NULL);
      steward_people_row_set_person (self->assignee, form != NULL && form->person != NULL ? form->person
                                                     : incident->assignee != NULL         ? incident->assignee
                                                                                          : self->person);
    }
}

static char **
dup_told (StewardIncidentDecide *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->told_checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->told_checks, i);

      if (gtk_check_button_get_active (check))
        g_ptr_array_add (names, g_strdup (g_object_get_data (G_OBJECT (check), NAME_KEY)));
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * steward_incident_decide_read_form:
 * @self: the pane, with a case
 * @intent: gets what its way asks for
 *
 * Reads the fields.
 */
void
steward_incident_decide_read_form (StewardIncidentDecide *self,
                                   StewardIntent         *intent)
{
  guint cause = adw_combo_row_get_selected (self->cause);

  intent->incident = g_strdup (self->kase->incident->id);
  intent->comment = steward_comment_box_dup_text (self->comment);
  if (self->way == STEWARD_INCIDENT_ASSIGN)
    intent->person = g_strdup (steward_people_row_get_person (self->assignee));
  if (self->way == STEWARD_INCIDENT_TELL)
    intent->told = dup_told (self);
  if (self->way != STEWARD_INCIDENT_RESOLVE)
    return;
  if (cause > 0 && cause != GTK_INVALID_LIST_POSITION)
    intent->cause_kind = g_strdup (steward_cause_kinds[cause - 1]);
  intent->override = self->kase->incident->ended_at == 0 && gtk_check_button_get_active (self->still_missed);
}
