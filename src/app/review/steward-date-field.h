/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardDateField:
 *
 * A day, typed as 2026-12-05 or as a number of days from now ("14"), or taken
 * from a calendar. Signal: "changed".
 */
#define STEWARD_TYPE_DATE_FIELD (steward_date_field_get_type ())
G_DECLARE_FINAL_TYPE (StewardDateField, steward_date_field, STEWARD, DATE_FIELD, GtkWidget)

GtkWidget *steward_date_field_new      (const char       *title);

gint64     steward_date_field_get_time (StewardDateField *self,
                                        gboolean         *out_valid);
void       steward_date_field_set_time (StewardDateField *self,
                                        gint64            time);

gboolean   steward_date_field_parse    (const char       *text,
                                        gint64            now,
                                        gint64           *out_time);

G_END_DECLS
