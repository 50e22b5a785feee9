/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-event-reader.h"

G_BEGIN_DECLS

/**
 * StewardEventList:
 *
 * The events of the ledger, the newest first, two hundred at a time as one
 * scrolls. Emits "selected" (item or NULL) and "head" (number of events, root
 * in hex) when the ledger was read.
 */
#define STEWARD_TYPE_EVENT_LIST (steward_event_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventList, steward_event_list, STEWARD, EVENT_LIST, GtkWidget)

GtkWidget  *steward_event_list_new          (StewardCouncil   *council);
void        steward_event_list_focus_search (StewardEventList *self);
void        steward_event_list_focus_rows  (StewardEventList *self);
gboolean    steward_event_list_escape       (StewardEventList *self);

G_END_DECLS
