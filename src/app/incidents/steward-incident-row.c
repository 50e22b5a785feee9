/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of the list. Three blocks that stay where they are from row to row,
 * so that each can be read down. */

#include "config.h"

#include "steward-incident-row.h"

#include <glib/gi18n.h>

#include "steward-incident-words.h"
#include "steward-plain-label.h"
#include "steward-review-words.h"
#include "steward-time.h"

#define CLOCK_CHARS 17
#define STATE_CHARS 17

struct _StewardIncidentRow
{
  GtkWidget parent_instance;

  StewardIncidentItem *item;           /* owned, nullable */

  GtkWidget *box;                      /* the child */
  GtkWidget *icon;                     /* unowned, below it */
  GtkLabel *title;
  GtkLabel *what;
  GtkLabel *clock;
  GtkLabel *since;
  GtkLabel *state;
  GtkLabel *who;
};

G_DEFINE_FINAL_TYPE (StewardIncidentRow, steward_incident_row, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class,
           int         chars)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (chars > 0)
    g_object_set (label, "width-chars", chars, "max-width-chars", chars, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
add_block (StewardIncidentRow *self,
           gboolean            grows)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (block, grows);
  gtk_widget_set_valign (block, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), block);

  return block;
}

static void
set_words (GtkLabel   *label,
           const char *words)
{
  steward_label_set_plain (label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), gtk_label_get_text (label));
}

static void
show_title (StewardIncidentRow    *self,
            const StewardIncident *incident)
{
  g_autofree char *what = incident->words == NULL || *incident->words == '\0'
                            ? g_strdup (incident->id)
                            : g_strdup_printf ("%s · %s", incident->id, incident->words);

  set_words (self->title, incident->title != NULL ? incident->title : incident->objective);
  set_words (self->what, what);
}

static void
show_clock (StewardIncidentRow    *self,
            const StewardIncident *incident,
            gint64                 now)
{
  g_autofree char *clock = steward_incident_say_clock (incident, now);
  g_autofree char *moment = steward_review_say_moment (incident->start, now);
  g_autofree char *since = g_strdup_printf (_("since %s"), moment);
  g_autofree char *full = steward_time_format_full (incident->start);
  g_autofree char *due = steward_incident_say_due (incident, now);

  set_words (self->clock, clock);
  set_words (self->since, incident->ended_at != 0 ? moment : since);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->since), full);
  if (steward_incident_is_late (incident, now))
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "late");
  if (due != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->clock), due);
}

static void
show_state (StewardIncidentRow    *self,
            const StewardIncident *incident)
{
  static const char *const classes[] = { "mark-success", "mark-warning", "mark-error", "mark-none" };
  StewardIncidentLook look = steward_incident_get_look (incident);
  g_autofree char *who = steward_incident_say_who (incident, steward_incident_item_get_state (self->item));

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->icon, classes[i]);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look.icon_name);
  gtk_widget_add_css_class (self->icon, look.css_class);
  set_words (self->state, look.words);
  set_words (self->who, who);
}

static void
show_item (StewardIncidentRow *self)
{
  const StewardIncident *incident = steward_incident_item_get_incident (self->item);
  gint64 now = g_get_real_time ();
  g_autofree char *label = steward_incident_say_label (incident, steward_incident_item_get_state (self->item), now);

  show_title (self, incident);
  show_clock (self, incident, now);
  show_state (self, incident);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
steward_incident_row_dispose (GObject *object)
{
  StewardIncidentRow *self = STEWARD_INCIDENT_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_incident_row_parent_class)->dispose (object);
}

static void
steward_incident_row_class_init (StewardIncidentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_incident_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_incident_row_init (StewardIncidentRow *self)
{
  GtkWidget *block;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  block = add_block (self, TRUE);
  self->title = add_label (block, "line-name", 0);
  /* A name is shortened last. */
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  self->what = add_label (block, "second-line", 0);
  block = add_block (self, FALSE);
  self->clock = add_label (block, "numeric", CLOCK_CHARS);
  self->since = add_label (block, "second-line", CLOCK_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (self->clock), "incident-clock");
  block = add_block (self, FALSE);
  self->state = add_label (block, NULL, STATE_CHARS);
  self->who = add_label (block, "second-line", STATE_CHARS);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_incident_row_new:
 *
 * Returns: (transfer floating): a row without an incident
 */
GtkWidget *
steward_incident_row_new (void)
{
  return g_object_new (STEWARD_TYPE_INCIDENT_ROW, NULL);
}

/**
 * steward_incident_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 */
void
steward_incident_row_set_item (StewardIncidentRow  *self,
                               StewardIncidentItem *item)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}
