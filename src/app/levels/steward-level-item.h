/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardLevelItem:
 *
 * One objective in a list. Signal: "changed" (it was evaluated again, or its
 * clock went on).
 */
#define STEWARD_TYPE_LEVEL_ITEM (steward_level_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelItem, steward_level_item, STEWARD, LEVEL_ITEM, GObject)

StewardLevelItem   *steward_level_item_new       (StewardLevel     *level) G_GNUC_WARN_UNUSED_RESULT;

const char         *steward_level_item_get_id    (StewardLevelItem *self);
const StewardLevel *steward_level_item_get_level (StewardLevelItem *self);
gboolean            steward_level_item_matches   (StewardLevelItem *self,
                                                  const char       *folded);
void                steward_level_item_set_level (StewardLevelItem *self,
                                                  StewardLevel     *level);
void                steward_level_item_tick      (StewardLevelItem *self);

G_END_DECLS
