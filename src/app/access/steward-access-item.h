/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"

G_BEGIN_DECLS

/**
 * StewardAccessItem:
 *
 * One access in a list. Signal: "changed" (it was read again).
 */
#define STEWARD_TYPE_ACCESS_ITEM (steward_access_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessItem, steward_access_item, STEWARD, ACCESS_ITEM, GObject)

StewardAccessItem          *steward_access_item_new         (StewardAccessSummary *summary) G_GNUC_WARN_UNUSED_RESULT;

const char                 *steward_access_item_get_id      (StewardAccessItem    *self);
const StewardAccessSummary *steward_access_item_get_summary (StewardAccessItem    *self);
gboolean                    steward_access_item_matches     (StewardAccessItem    *self,
                                                             const char           *folded);
void                        steward_access_item_set_summary (StewardAccessItem    *self,
                                                             StewardAccessSummary *summary);
void                        steward_access_item_tick        (StewardAccessItem    *self);

G_END_DECLS
