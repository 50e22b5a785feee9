/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-tally.h"

G_BEGIN_DECLS

/**
 * StewardVoteRow:
 *
 * One seat in a show of hands: who sits there, and what they show. Keys 1, 2
 * and 3 vote while the row has the focus. "voted" (choice) is emitted for what
 * the person at the desk enters, not for what is set.
 */
#define STEWARD_TYPE_VOTE_ROW (steward_vote_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardVoteRow, steward_vote_row, STEWARD, VOTE_ROW, GtkListBoxRow)

GtkWidget  *steward_vote_row_new      (const char         *seat,
                                       const char         *name,
                                       const char         *words);
const char *steward_vote_row_get_seat (StewardVoteRow     *self);
void        steward_vote_row_show     (StewardVoteRow     *self,
                                       StewardBallotState  state,
                                       gboolean            may_vote,
                                       const char         *words,
                                       const char         *instead);

G_END_DECLS
