/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardDayStrip:
 *
 * The last days of an objective, one tick a day: met is of medium height,
 * missed is full, undecidable a stub, so that it is read without colour.
 */
#define STEWARD_TYPE_DAY_STRIP (steward_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (StewardDayStrip, steward_day_strip, STEWARD, DAY_STRIP, GtkWidget)

GtkWidget *steward_day_strip_new  (guint              n_days);

void       steward_day_strip_set  (StewardDayStrip *self,
                                     const guint8      *strip);
char      *steward_day_strip_say  (const guint8      *strip,
                                     guint              n_days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
