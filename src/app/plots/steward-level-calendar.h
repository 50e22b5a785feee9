/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardLevelCalendar:
 *
 * Days of an objective as cells, today last: the missed share of a day stands
 * in it from below, with a triangle under it; what is undecidable is hatched;
 * what was planned has a ground of its own.
 */
#define STEWARD_TYPE_LEVEL_CALENDAR (steward_level_calendar_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelCalendar, steward_level_calendar, STEWARD, LEVEL_CALENDAR, GtkWidget)

GtkWidget *steward_level_calendar_new      (void);

void       steward_level_calendar_set_days (StewardLevelCalendar  *self,
                                            const StewardLevelDay *days,
                                            gsize                  n_days,
                                            gint64                 today,
                                            guint                  n_cells);

G_END_DECLS
