/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardScribe:
 *
 * Records what is said in the order in which it is said: one act is prepared
 * and sealed before the next is prepared, so that a show of hands entered with
 * quick keys does not stumble over itself.
 *
 * Emits "recorded" (intent, act) after each, "failed" (intent, error) when one
 * was not recorded, and notifies "busy".
 */
#define STEWARD_TYPE_SCRIBE (steward_scribe_get_type ())
G_DECLARE_FINAL_TYPE (StewardScribe, steward_scribe, STEWARD, SCRIBE, GObject)

StewardScribe *steward_scribe_new      (StewardCouncil *council) G_GNUC_WARN_UNUSED_RESULT;
void           steward_scribe_record   (StewardScribe  *self,
                                        StewardIntent  *intent);
gboolean       steward_scribe_get_busy (StewardScribe  *self);

G_END_DECLS
