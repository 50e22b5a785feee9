/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-tally.h"

G_BEGIN_DECLS

/**
 * StewardVotesMeter:
 *
 * The votes of a review, one segment a seat: a tick, a cross, a dash, hollow
 * while open, hatched when recused, with a mark where approval is reached. Its
 * label is the same as a sentence.
 */
#define STEWARD_TYPE_VOTES_METER (steward_votes_meter_get_type ())
G_DECLARE_FINAL_TYPE (StewardVotesMeter, steward_votes_meter, STEWARD, VOTES_METER, GtkWidget)

GtkWidget *steward_votes_meter_new       (void);
void       steward_votes_meter_set_tally (StewardVotesMeter  *self,
                                          const StewardTally *tally);

G_END_DECLS
