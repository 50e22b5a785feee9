/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-attainment.h"

G_BEGIN_DECLS

/* What another target would have been worth over the recorded history. */
typedef struct
{
  StewardSlo *slo;                     /* with the target that was tried */
  gint64 from;                         /* first moment of the history */
  gint64 to;
  StewardAttainment time;              /* over all of it */
  StewardAttainment windows[STEWARD_N_WINDOWS];
  GArray *days;                        /* StewardLevelDay, ascending */
  GArray *breaches;                    /* StewardBreach */
  gint64 longest;                      /* breach, microseconds */
  guint n_kept;                        /* of the windows that end on each day: those that keep the target */
  guint n_windows;
} StewardRehearsal;

StewardRehearsal *steward_rehearse       (const StewardSlo             *slo,
                                          const StewardEvidenceOfLevel *evidence,
                                          gint64                        hysteresis) G_GNUC_WARN_UNUSED_RESULT;
void              steward_rehearsal_free (StewardRehearsal             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRehearsal, steward_rehearsal_free)

G_END_DECLS
