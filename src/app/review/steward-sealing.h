/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/* How long a confirmed decision can be taken back. */
#define STEWARD_UNDO_SECONDS 5

typedef enum
{
  STEWARD_SEALING_IDLE,
  STEWARD_SEALING_COUNTING,            /* confirmed and kept; can be undone */
  STEWARD_SEALING_SEALING,             /* on its way into the ledger */
} StewardSealingState;

/**
 * StewardSealing:
 *
 * Takes confirmed decisions to the ledger: keeps them in the store, waits while
 * they can be taken back, and seals them one after the other. A new one seals
 * the one before at once.
 *
 * Signals: "changed" (state or seconds), "sealed" (#StewardAct), "undone"
 * (#StewardAct), "failed" (#StewardAct, #GError; nothing was recorded). Acts
 * belong to the sender.
 */
#define STEWARD_TYPE_SEALING (steward_sealing_get_type ())
G_DECLARE_FINAL_TYPE (StewardSealing, steward_sealing, STEWARD, SEALING, GObject)

StewardSealing      *steward_sealing_new         (StewardCouncil *council) G_GNUC_WARN_UNUSED_RESULT;

StewardSealingState  steward_sealing_get_state   (StewardSealing *self);
guint                steward_sealing_get_seconds (StewardSealing *self);
GPtrArray           *steward_sealing_get_acts    (StewardSealing *self);
gboolean             steward_sealing_holds       (StewardSealing *self,
                                                  const char     *id);

void                 steward_sealing_confirm     (StewardSealing *self,
                                                  GPtrArray      *acts);
gboolean             steward_sealing_undo        (StewardSealing *self);
void                 steward_sealing_hurry       (StewardSealing *self);
void                 steward_sealing_flush       (StewardSealing *self);

G_END_DECLS
