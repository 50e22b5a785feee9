/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"
#include "steward-level-terms.h"
#include "steward-slo.h"

G_BEGIN_DECLS

/* From what contracts say to objectives that can be evaluated. */

GPtrArray  *steward_slo_list_from_entry (const StewardEntry      *entry,
                                         const char              *urn,
                                         const StewardLevelTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
StewardSlo *steward_slo_from_objective  (const StewardObjective  *objective,
                                         const StewardLevelTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_slo_retarget        (StewardSlo              *self,
                                         const char              *target,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_slo_get_signal      (const StewardSlo        *self);

G_END_DECLS
