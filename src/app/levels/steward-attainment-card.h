/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardAttainmentCard:
 *
 * What was attained over one window, in a figure and on a bar.
 */
#define STEWARD_TYPE_ATTAINMENT_CARD (steward_attainment_card_get_type ())
G_DECLARE_FINAL_TYPE (StewardAttainmentCard, steward_attainment_card, STEWARD, ATTAINMENT_CARD, AdwBin)

GtkWidget *steward_attainment_card_new (guint                    days);

void       steward_attainment_card_set (StewardAttainmentCard   *self,
                                        const StewardAttainment *time,
                                        double                   target,
                                        double                   axis,
                                        gboolean                 agreed);

G_END_DECLS
