/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A day as a person gives it. It stands for noon, local time, so that it is the
 * same day for a council in another zone. */

#include "config.h"

#include "steward-date-field.h"

#include <glib/gi18n.h>

struct _StewardDateField
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GtkWidget *entry;                    /* unowned, below it */
  GtkWidget *calendar;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (StewardDateField, steward_date_field, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
make_noon (int year,
           int month,
           int day)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (year, month, day, 12, 0, 0);

  return noon == NULL ? 0 : g_date_time_to_unix (noon) * G_USEC_PER_SEC;
}

/**
 * steward_date_field_parse:
 * @text: what was typed
 * @now: the present, in microseconds since the epoch
 * @out_time: (out): noon of that day; 0 when nothing was typed
 *
 * Returns: whether @text is a day, or blank
 */
gboolean
steward_date_field_parse (const char *text,
                          gint64      now,
                          gint64     *out_time)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  int year, month, day, end = 0;
  guint64 days;

  *out_time = 0;
  if (*plain == '\0')
    return TRUE;
  if (g_ascii_string_to_unsigned (*plain == '+' ? plain + 1 : plain, 10, 1, 3660, &days, NULL))
    {
      g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
      g_autoptr (GDateTime) then = g_date_time_add_days (today, (int) days);

      *out_time = make_noon (g_date_time_get_year (then), g_date_time_get_month (then),
                             g_date_time_get_day_of_month (then));
      return TRUE;
    }
  if (sscanf (plain, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || plain[end] != '\0' || month < 1 ||
      month > 12 || day < 1 || day > 31 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *out_time = make_noon (year, month, day);

  return TRUE;
}

static void
show_validity (StewardDateField *self)
{
  gboolean valid;

  steward_date_field_get_time (self, &valid);
  if (valid)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
changed_cb (StewardDateField *self)
{
  show_validity (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
day_selected_cb (StewardDateField *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
steward_date_field_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_DATE_FIELD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_date_field_parent_class)->dispose (object);
}

static void
steward_date_field_class_init (StewardDateFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_date_field_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_date_field_init (StewardDateField *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("2026-12-31 or 14"));
  gtk_widget_set_tooltip_text (self->entry, _("A day, as 2026-12-31, or how many days from now"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  self->calendar = gtk_calendar_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_date_field_new:
 * @title: what the day is, for those who do not see the field
 *
 * Returns: (transfer floating): a field without a day
 */
GtkWidget *
steward_date_field_new (const char *title)
{
  StewardDateField *self = g_object_new (STEWARD_TYPE_DATE_FIELD, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * steward_date_field_get_time:
 * @self: a field
 * @out_valid: (out) (optional): whether it holds a day, or nothing
 *
 * Returns: noon of the day; 0 for none
 */
gint64
steward_date_field_get_time (StewardDateField *self,
                             gboolean         *out_valid)
{
  gint64 time = 0;
  gboolean valid;

  g_return_val_if_fail (STEWARD_IS_DATE_FIELD (self), 0);

  valid = steward_date_field_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), g_get_real_time (), &time);
  if (out_valid != NULL)
    *out_valid = valid;

  return time;
}

/**
 * steward_date_field_set_time:
 * @self: a field
 * @time: within the day; 0 for none
 */
void
steward_date_field_set_time (StewardDateField *self,
                             gint64            time)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (STEWARD_IS_DATE_FIELD (self));

  day = time > 0 ? g_date_time_new_from_unix_local (time / G_USEC_PER_SEC) : NULL;
  text = day != NULL ? g_date_time_format (day, "%Y-%m-%d") : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
