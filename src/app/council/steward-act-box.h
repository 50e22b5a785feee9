/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* Exactly what will be recorded, above the button that records it. */

GtkWidget *steward_act_box_new     (void);
void       steward_act_box_set_act (GtkWidget           *box,
                                    const StewardAct    *act,
                                    StewardCouncilState *state);

G_END_DECLS
