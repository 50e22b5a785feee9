/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The period. The last day counts, as people mean it; a day that is none is
 * told and never becomes no day. */

#include "config.h"

#include "steward-period-fields.h"

#include <glib/gi18n.h>

#include "steward-council-words.h"
#include "steward-date-field.h"
#include "steward-form-note.h"

#define USUAL_DAYS 90u

struct _StewardPeriodFields
{
  AdwBin parent_instance;

  guint longest[STEWARD_CLASSIFICATION_RESTRICTED + 1]; /* days, 0: any */
  guint emergency_hours;
  guint review_days;
  gboolean emergency_allowed;
  StewardClassification classification;
  gboolean touched;                    /* the person chose the end */
  gboolean settling;

  GtkWidget *since_row;                /* unowned, below */
  GtkWidget *until_row;
  GtkWidget *since;
  GtkWidget *until;
  GtkWidget *emergency_row;
  GtkWidget *emergency;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (StewardPeriodFields, steward_period_fields, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_longest (StewardPeriodFields *self)
{
  return self->longest[CLAMP (self->classification, STEWARD_CLASSIFICATION_UNKNOWN, STEWARD_CLASSIFICATION_RESTRICTED)];
}

static void
tell (StewardPeriodFields *self)
{
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The moment at which the day of @time is over, here. */
static gint64
end_of_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                                     g_date_time_get_day_of_month (moment), 0, 0, 0);
  g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);

  return g_date_time_to_unix (next) * G_USEC_PER_SEC;
}

static gint64
start_of_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                                     g_date_time_get_day_of_month (moment), 0, 0, 0);

  return g_date_time_to_unix (day) * G_USEC_PER_SEC;
}

static gint64
add_days (gint64 time,
          guint  days)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = g_date_time_add_days (moment, (int) days);

  return g_date_time_to_unix (then) * G_USEC_PER_SEC + time % G_USEC_PER_SEC;
}

/* When the longest period ends that begins as is said. */
static gint64
get_latest (StewardPeriodFields *self,
            gint64               now)
{
  guint longest = get_longest (self);
  gint64 since = steward_period_fields_get_since (self);

  return longest == 0 ? 0 : add_days (MAX (since, now), longest);
}

static void
show_note (StewardPeriodFields *self,
           gint64               now)
{
  gint64 latest = get_latest (self, now);
  g_autofree char *fault = steward_period_fields_find_fault (self, now);
  g_autofree char *day = latest != 0 ? steward_council_words_day (latest) : NULL;
  g_autofree char *words = NULL;

  if (fault != NULL)
    {
      steward_form_note_set (self->note, STEWARD_NOTE_FAULT, fault);
      return;
    }
  if (steward_period_fields_get_emergency (self))
    words = g_strdup_printf (ngettext ("Granted at once for %u hour, and reviewed within %u working days.",
                                       "Granted at once for %u hours, and reviewed within %u working days.",
                                       self->emergency_hours), self->emergency_hours, self->review_days);
  else if (latest != 0)
    /* Translators: a number of days, a classification ("Personal"), a day */
    words = g_strdup_printf (ngettext ("At most %u day for %s data: until %s.",
                                       "At most %u days for %s data: until %s.", get_longest (self)),
                             get_longest (self),
                             _(steward_classification_to_title (self->classification)), day);
  steward_form_note_set (self->note, STEWARD_NOTE_HINT, words);
}

static void
day_cb (StewardPeriodFields *self)
{
  if (self->settling)
    return;
  self->touched = TRUE;
  show_note (self, g_get_real_time ());
  tell (self);
}

static void
emergency_cb (StewardPeriodFields *self)
{
  gboolean emergency = gtk_switch_get_active (GTK_SWITCH (self->emergency));

  gtk_widget_set_visible (self->since_row, !emergency);
  gtk_widget_set_visible (self->until_row, !emergency);
  show_note (self, g_get_real_time ());
  tell (self);
}

static void
steward_period_fields_dispose (GObject *object)
{
  STEWARD_PERIOD_FIELDS (object)->settling = TRUE;

  G_OBJECT_CLASS (steward_period_fields_parent_class)->dispose (object);
}

static void
steward_period_fields_class_init (StewardPeriodFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_period_fields_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static GtkWidget *
add_day (StewardPeriodFields *self,
         GtkWidget           *group,
         const char          *title,
         const char          *subtitle,
         GtkWidget          **out_field)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "focusable", FALSE, NULL);

  *out_field = steward_date_field_new (title);
  gtk_widget_set_valign (*out_field, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (*out_field, "changed", G_CALLBACK (day_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *out_field);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
steward_period_fields_init (StewardPeriodFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();

  self->settling = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("How Long"));
  self->since_row = add_day (self, group, _("First day"), _("Empty: as soon as it is approved"), &self->since);
  self->until_row = add_day (self, group, _("Last day"), _("It ends by itself"), &self->until);
  self->emergency_row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Emergency"), "subtitle",
                                      _("Nobody is asked before; somebody must look at it afterwards"), NULL);
  self->emergency = gtk_switch_new ();
  gtk_widget_set_valign (self->emergency, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->emergency), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Emergency"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->emergency_row), self->emergency);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->emergency_row), self->emergency);
  g_signal_connect_swapped (self->emergency, "notify::active", G_CALLBACK (emergency_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->emergency_row);
  self->note = steward_form_note_new ();
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->note);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (self->emergency_row, FALSE);
  self->settling = FALSE;
}

/**
 * steward_period_fields_new:
 *
 * Returns: (transfer floating): fields without a rule
 */
GtkWidget *
steward_period_fields_new (void)
{
  return g_object_new (STEWARD_TYPE_PERIOD_FIELDS, NULL);
}

/**
 * steward_period_fields_set_rules:
 * @self: the fields
 * @rules: (nullable): of the charter; read now, not kept
 */
void
steward_period_fields_set_rules (StewardPeriodFields      *self,
                                 const StewardAccessRules *rules)
{
  g_return_if_fail (STEWARD_IS_PERIOD_FIELDS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (self->longest); i++)
    self->longest[i] = rules != NULL ? rules->longest_days[i] : 0;
  self->emergency_allowed = rules != NULL && rules->emergency_allowed;
  self->emergency_hours = rules != NULL ? rules->emergency_hours : 0;
  self->review_days = rules != NULL ? rules->emergency_review_days : 0;
  gtk_widget_set_visible (self->emergency_row, self->emergency_allowed);
}

/**
 * steward_period_fields_set_classification:
 * @self: the fields
 * @classification: the highest of what is asked for
 * @now: in microseconds
 *
 * Follows what is asked for: the longest period, and as long as nobody chose
 * it, the last day.
 */
void
steward_period_fields_set_classification (StewardPeriodFields   *self,
                                          StewardClassification  classification,
                                          gint64                 now)
{
  guint longest;

  g_return_if_fail (STEWARD_IS_PERIOD_FIELDS (self));

  self->classification = classification;
  longest = get_longest (self);
  if (!self->touched)
    {
      self->settling = TRUE;
      steward_date_field_set_time (STEWARD_DATE_FIELD (self->until),
                                   add_days (now, longest != 0 ? MIN (longest, USUAL_DAYS) : USUAL_DAYS));
      self->settling = FALSE;
    }
  show_note (self, now);
}

/**
 * steward_period_fields_set:
 * @self: the fields, after their rules were set
 * @since: 0 for as soon as it is approved
 * @until: exclusive; 0: none
 * @emergency: whether it is one
 */
void
steward_period_fields_set (StewardPeriodFields *self,
                           gint64               since,
                           gint64               until,
                           gboolean             emergency)
{
  g_return_if_fail (STEWARD_IS_PERIOD_FIELDS (self));

  self->settling = TRUE;
  steward_date_field_set_time (STEWARD_DATE_FIELD (self->since), since);
  if (until != 0)
    steward_date_field_set_time (STEWARD_DATE_FIELD (self->until), until - 1);
  self->touched = until != 0;
  gtk_switch_set_active (GTK_SWITCH (self->emergency), emergency && self->emergency_allowed);
  self->settling = FALSE;
  show_note (self, g_get_real_time ());
}

/**
 * steward_period_fields_get_emergency:
 * @self: the fields
 *
 * Returns: whether it is an emergency
 */
gboolean
steward_period_fields_get_emergency (StewardPeriodFields *self)
{
  g_return_val_if_fail (STEWARD_IS_PERIOD_FIELDS (self), FALSE);

  return self->emergency_allowed && gtk_switch_get_active (GTK_SWITCH (self->emergency));
}

/**
 * steward_period_fields_get_since:
 * @self: the fields
 *
 * Returns: when the first day begins here; 0: as soon as it is approved
 */
gint64
steward_period_fields_get_since (StewardPeriodFields *self)
{
  gint64 since = 0;

  g_return_val_if_fail (STEWARD_IS_PERIOD_FIELDS (self), 0);

  if (!steward_period_fields_get_emergency (self))
    since = steward_date_field_get_time (STEWARD_DATE_FIELD (self->since), NULL);

  return since == 0 ? 0 : start_of_day (since);
}

/**
 * steward_period_fields_get_until:
 * @self: the fields
 * @now: in microseconds
 *
 * Returns: when the last day is over here, or on the last day that is allowed
 *   the last moment of it that is; 0: there is none
 */
gint64
steward_period_fields_get_until (StewardPeriodFields *self,
                                 gint64               now)
{
  gint64 until, latest;

  g_return_val_if_fail (STEWARD_IS_PERIOD_FIELDS (self), 0);

  if (steward_period_fields_get_emergency (self))
    return now + self->emergency_hours * G_TIME_SPAN_HOUR;
  until = steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), NULL);
  if (until == 0)
    return 0;
  until = end_of_day (until);
  latest = get_latest (self, now);

  return latest != 0 && until > latest && until == end_of_day (latest) ? latest : until;
}

/**
 * steward_period_fields_find_fault:
 * @self: the fields
 * @now: in microseconds
 *
 * Returns: (transfer full) (nullable): what is wrong with the period, in a
 *   sentence
 */
char *
steward_period_fields_find_fault (StewardPeriodFields *self,
                                  gint64               now)
{
  gint64 since = steward_period_fields_get_since (self);
  gint64 until = steward_period_fields_get_until (self, now);
  gint64 latest = get_latest (self, now);
  gboolean since_valid, until_valid;
  g_autofree char *day = latest != 0 ? steward_council_words_day (latest) : NULL;

  if (steward_period_fields_get_emergency (self))
    return NULL;
  steward_date_field_get_time (STEWARD_DATE_FIELD (self->since), &since_valid);
  steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), &until_valid);
  if (!since_valid || !until_valid)
    return g_strdup (_("A day is written as 2026-12-31, or as a number of days from now."));
  if (until == 0)
    return g_strdup (_("Every access ends: choose its last day."));
  if (until <= now)
    return g_strdup (_("The last day is over already."));
  if (until <= since)
    return g_strdup (_("The last day is before the first."));
  if (latest != 0 && until > latest)
    return g_strdup_printf (ngettext ("%s data can be asked for at most %u day: until %s.",
                                      "%s data can be asked for at most %u days: until %s.", get_longest (self)),
                            _(steward_classification_to_title (self->classification)), get_longest (self), day);

  return NULL;
}
