/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-queue-model.h"

G_BEGIN_DECLS

/**
 * StewardQueueRow:
 *
 * One line of the queue as it is shown: the title of a group, or an item with
 * its kind, title, detail, clock and the reader's role.
 */
#define STEWARD_TYPE_QUEUE_ROW (steward_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueueRow, steward_queue_row, STEWARD, QUEUE_ROW, GtkWidget)

GtkWidget *steward_queue_row_new      (void);
void       steward_queue_row_set_line (StewardQueueRow     *self,
                                       StewardQueueLine    *line,
                                       StewardCouncilState *state);

G_END_DECLS
