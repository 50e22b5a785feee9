/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardEventItem:
 *
 * One event of the ledger in a list; immutable.
 */
#define STEWARD_TYPE_EVENT_ITEM (steward_event_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventItem, steward_event_item, STEWARD, EVENT_ITEM, GObject)

StewardEventItem   *steward_event_item_new             (const StewardEvent  *event,
                                                        const char          *signature,
                                                        StewardCouncilState *state) G_GNUC_WARN_UNUSED_RESULT;
const StewardEvent *steward_event_item_get_event       (StewardEventItem    *self);
const char         *steward_event_item_get_signature   (StewardEventItem    *self);
gint64              steward_event_item_get_time        (StewardEventItem    *self);
const char         *steward_event_item_get_actor       (StewardEventItem    *self);
const char         *steward_event_item_get_established (StewardEventItem    *self);
gboolean            steward_event_item_matches         (StewardEventItem    *self,
                                                        const char          *folded);

const char         *steward_event_type_to_title        (const char          *type);

G_END_DECLS
