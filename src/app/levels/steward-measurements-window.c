/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table behind the plots, for those who do not see them and those who do
 * not believe them: measurements with origin and kind, and days. */

#include "config.h"

#include "steward-measurements-window.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-file-saver.h"
#include "steward-incident-words.h"
#include "steward-level-export.h"
#include "steward-level-look.h"
#include "steward-plain-label.h"
#include "steward-record-table.h"
#include "steward-tab-line.h"
#include "steward-time.h"

#define MOST 10000

#define STEWARD_TYPE_MEASUREMENTS_WINDOW (steward_measurements_window_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeasurementsWindow, steward_measurements_window, STEWARD, MEASUREMENTS_WINDOW, AdwWindow)

struct _StewardMeasurementsWindow
{
  AdwWindow parent_instance;

  StewardPage *page;                   /* owned */
  guint64 n_all;
  GPtrArray *values;                   /* owned, nullable: StewardMeasuredValue */
  GPtrArray *days;                     /* owned: StewardLevelDay, newest first */
  GArray *kept_days;                   /* owned: ascending */
  StewardRecordModel *model;           /* owned */
  StewardRecordModel *days_model;      /* owned */
  GCancellable *reading;               /* owned */
  GtkStack *stack;                     /* unowned, below it */
  StewardTabLine *tabs;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (StewardMeasurementsWindow, steward_measurements_window, ADW_TYPE_WINDOW)

/* Measurements. */

static void
show_time (StewardBadge *cell,
           gpointer      record)
{
  g_autofree char *time = steward_time_format_full (((const StewardMeasuredValue *) record)->time);

  steward_badge_set (cell, NULL, time, STEWARD_TONE_PLAIN);
}

static void
show_kind (StewardBadge *cell,
           gpointer      record)
{
  gboolean update = ((const StewardMeasuredValue *) record)->kind == STEWARD_MEASUREMENT_UPDATE;

  steward_badge_set (cell, NULL, update ? _("Update") : _("Seen by a look"), STEWARD_TONE_PLAIN);
}

static void
show_value (StewardBadge *cell,
            gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardMeasuredValue *) record)->value, STEWARD_TONE_PLAIN);
}

static void
show_origin (StewardBadge *cell,
             gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardMeasuredValue *) record)->origin, STEWARD_TONE_DIM);
}

static const StewardRecordColumn columns[] = {
  { N_("Time"), 260, "numeric", show_time },
  { N_("Kind"), 120, NULL, show_kind },
  { N_("Value"), 260, "monospace", show_value },
  { N_("Origin"), -160, NULL, show_origin },
};

/* Days. */

static void
show_day (StewardBadge *cell,
          gpointer      record)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (((const StewardLevelDay *) record)->day * 86400);
  g_autofree char *words = date == NULL ? NULL : g_date_time_format (date, _("%A, %-e %B %Y"));

  steward_badge_set (cell, NULL, words, STEWARD_TONE_PLAIN);
}

static void
show_length (StewardBadge *cell,
             gint64        length,
             StewardTone   tone)
{
  g_autofree char *words = length > 0 ? steward_incident_say_length (length) : g_strdup ("–");

  steward_badge_set (cell, NULL, words, length > 0 ? tone : STEWARD_TONE_DIM);
}

static void
show_met (StewardBadge *cell,
          gpointer      record)
{
  show_length (cell, ((const StewardLevelDay *) record)->time.good, STEWARD_TONE_PLAIN);
}

static void
show_missed (StewardBadge *cell,
             gpointer      record)
{
  show_length (cell, ((const StewardLevelDay *) record)->time.bad, STEWARD_TONE_ERROR);
}

static void
show_undecidable (StewardBadge *cell,
                  gpointer      record)
{
  show_length (cell, ((const StewardLevelDay *) record)->time.undecidable, STEWARD_TONE_PLAIN);
}

static void
show_planned (StewardBadge *cell,
              gpointer      record)
{
  show_length (cell, ((const StewardLevelDay *) record)->time.planned, STEWARD_TONE_PLAIN);
}

static void
show_reason (StewardBadge *cell,
             gpointer      record)
{
  const StewardLevelDay *day = record;

  steward_badge_set (cell, NULL, day->time.undecidable > 0 ? steward_level_say_reason (day->reason) : NULL,
                     STEWARD_TONE_DIM);
}

static const StewardRecordColumn day_columns[] = {
  { N_("Day"), 230, "numeric", show_day },
  { N_("Met"), 100, "numeric", show_met },
  { N_("Missed"), 100, "numeric", show_missed },
  { N_("Undecidable"), 110, "numeric", show_undecidable },
  { N_("Does not count"), 120, "numeric", show_planned },
  { N_("Why undecidable"), -140, NULL, show_reason },
};

/* Reading. */

static void
values_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardMeasurementsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = steward_level_reader_values_finish (result, &error);
  g_autofree char *words = NULL;
  gulong n;

  if (steward_error_is_cancelled (error) || self->model == NULL)
    return;
  if (values == NULL)
    {
      steward_label_set_plain (self->words, error->message);
      return;
    }
  n = values->len;
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = g_steal_pointer (&values);
  steward_record_model_set_records (self->model, self->values);
  words = n < MOST ? g_strdup_printf (ngettext ("%'lu measurement", "%'lu measurements", n), n)
                   : g_strdup_printf (_("The newest %'lu of %'lu measurements"), n, (gulong) self->n_all);
  gtk_label_set_text (self->words, words);
}

static void
export_cb (StewardMeasurementsWindow *self)
{
  gboolean days = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "days") == 0;

  if (days)
    steward_file_saver_save (self->page, _("Export as CSV"), "days.csv",
                             steward_level_export_days ((const StewardLevelDay *) (gpointer) self->kept_days->data,
                                                        self->kept_days->len));
  else if (self->values != NULL)
    steward_file_saver_save (self->page, _("Export as CSV"), "measurements.csv",
                             steward_level_export_measurements (self->values));
}

static void
steward_measurements_window_dispose (GObject *object)
{
  StewardMeasurementsWindow *self = STEWARD_MEASUREMENTS_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->model != NULL)
    {
      steward_record_model_set_records (self->model, NULL);
      steward_record_model_set_records (self->days_model, NULL);
    }
  g_clear_object (&self->model);
  g_clear_object (&self->days_model);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->kept_days, g_array_unref);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (steward_measurements_window_parent_class)->dispose (object);
}

static void
steward_measurements_window_class_init (StewardMeasurementsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_measurements_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_table (StewardMeasurementsWindow *self,
           const StewardRecordColumn *table_columns,
           guint                      n_columns,
           StewardRecordModel        *model,
           const char                *name,
           const char                *title)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (model)));
  GtkWidget *table = steward_record_table_new (table_columns, n_columns, GTK_SELECTION_MODEL (selection));

  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_named (self->stack, g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", table, NULL), name);
  steward_tab_line_add (self->tabs, name, title);
}

static void
steward_measurements_window_init (StewardMeasurementsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Export as CSV…"));
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->model = steward_record_model_new ();
  self->days_model = steward_record_model_new ();
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  self->tabs = g_object_new (STEWARD_TYPE_TAB_LINE, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->tabs), "segments");
  steward_tab_line_set_stack (self->tabs, self->stack);
  add_table (self, columns, G_N_ELEMENTS (columns), self->model, "measurements", _("Measurements"));
  add_table (self, day_columns, G_N_ELEMENTS (day_columns), self->days_model, "days", _("Days"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (export_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->tabs));
  gtk_widget_add_css_class (header, "flat");
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (footer), GTK_WIDGET (self->words));
  gtk_widget_add_css_class (footer, "queue-footer");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), footer);
  gtk_widget_add_css_class (box, "list-pane");
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 560);
}

static void
keep_days (StewardMeasurementsWindow *self,
           GArray                    *days)
{
  self->kept_days = g_array_ref (days);
  self->days = g_ptr_array_new ();
  for (guint i = days->len; i > 0; i--)
    g_ptr_array_add (self->days, &g_array_index (days, StewardLevelDay, i - 1));
  steward_record_model_set_records (self->days_model, self->days);
}

/**
 * steward_measurements_window_present:
 * @page: above which it appears
 * @kase: an objective
 *
 * Shows what was measured of it.
 */
void
steward_measurements_window_present (StewardPage                *page,
                                     const StewardObjectiveCase *kase)
{
  StewardMeasurementsWindow *self = g_object_new (STEWARD_TYPE_MEASUREMENTS_WINDOW, "modal", TRUE, "transient-for",
                                                  gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  StewardGovernance *governance = steward_services_get_governance (steward_page_get_services (page));
  g_autofree char *level = steward_slo_say_title (kase->level->slo);
  /* Translators: a level, and a product */
  g_autofree char *title = g_strdup_printf (_("%s of %s"), level, kase->level->name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->page = g_object_ref (page);
  self->n_all = kase->level->n_measurements;
  self->reading = g_cancellable_new ();
  keep_days (self, kase->days);
  steward_level_reader_values_async (governance, kase->series, G_MININT64 / 2, MOST, self->reading, values_cb,
                                     g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
