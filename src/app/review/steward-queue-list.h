/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-queue-model.h"

G_BEGIN_DECLS

/**
 * StewardQueueList:
 *
 * The pane that asks: which one? Chips, search, and the queue in groups.
 *
 * Signals: "selected" (another item, or none, was chosen), "activate" (the
 * chosen one is wanted in full), "retry" (it is to be read again), "page" (the
 * evidence is to be scrolled, by so many pages).
 */
#define STEWARD_TYPE_QUEUE_LIST (steward_queue_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueueList, steward_queue_list, STEWARD, QUEUE_LIST, AdwBin)

GtkWidget         *steward_queue_list_new          (void);

AdwHeaderBar      *steward_queue_list_get_header   (StewardQueueList    *self);
StewardQueueModel *steward_queue_list_get_model    (StewardQueueList    *self);
StewardQueueItem  *steward_queue_list_get_selected (StewardQueueList    *self);

void               steward_queue_list_set_items    (StewardQueueList    *self,
                                                    GPtrArray           *items,
                                                    StewardCouncilState *state);
void               steward_queue_list_show_error   (StewardQueueList    *self,
                                                    const GError        *error);
gboolean           steward_queue_list_select       (StewardQueueList    *self,
                                                    const char          *review);
void               steward_queue_list_show_all     (StewardQueueList    *self);
gboolean           steward_queue_list_move         (StewardQueueList    *self,
                                                    int                  step);
gboolean           steward_queue_list_mark         (StewardQueueList    *self);
void               steward_queue_list_focus        (StewardQueueList    *self);
void               steward_queue_list_focus_search (StewardQueueList    *self);
gboolean           steward_queue_list_escape       (StewardQueueList    *self);

G_END_DECLS
