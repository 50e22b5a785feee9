/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-event-item.h"

G_BEGIN_DECLS

/**
 * StewardEventDetail:
 *
 * One event in full: its exact header and body, its seal, and whether it is
 * signed. Emits "export" (stream) for the evidence of its stream.
 */
#define STEWARD_TYPE_EVENT_DETAIL (steward_event_detail_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventDetail, steward_event_detail, STEWARD, EVENT_DETAIL, GtkWidget)

GtkWidget *steward_event_detail_new      (void);
void       steward_event_detail_set_item (StewardEventDetail *self,
                                          StewardEventItem   *item);

G_END_DECLS
