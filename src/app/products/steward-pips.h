/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-words.h"

G_BEGIN_DECLS

/**
 * StewardPips:
 *
 * A certification as three pips: three, two or one filled in its metal, or all
 * hollow. Stands beside the word, never alone.
 */
#define STEWARD_TYPE_PIPS (steward_pips_get_type ())
G_DECLARE_FINAL_TYPE (StewardPips, steward_pips, STEWARD, PIPS, GtkWidget)

#define STEWARD_PIPS_WIDTH 25
#define STEWARD_PIPS_HEIGHT 7

void       steward_pips_draw              (GtkSnapshot          *snapshot,
                                           StewardCertification  certification,
                                           float                 x,
                                           float                 y,
                                           gboolean              mirrored);

GtkWidget *steward_pips_new               (void);
void       steward_pips_set_certification (StewardPips          *self,
                                           StewardCertification  certification);

G_END_DECLS
