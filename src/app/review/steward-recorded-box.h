/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardRecordedBox:
 *
 * What will be recorded, word for word, with what follows from it and what a
 * person should know before.
 */
#define STEWARD_TYPE_RECORDED_BOX (steward_recorded_box_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordedBox, steward_recorded_box, STEWARD, RECORDED_BOX, GtkWidget)

GtkWidget  *steward_recorded_box_new      (void);
void        steward_recorded_box_set_act  (StewardRecordedBox  *self,
                                           const StewardAct    *act,
                                           StewardCouncilState *state);
void        steward_recorded_box_set_open (StewardRecordedBox  *self,
                                           gboolean             open);
const char *steward_recorded_box_get_text (StewardRecordedBox  *self);

G_END_DECLS
