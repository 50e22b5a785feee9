/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-level-rows.h"
#include "steward-level-terms.h"

G_BEGIN_DECLS

/* What the last evaluation was made of, so that the next one knows what is new.
 * Internal to sync. */
typedef struct
{
  char *promises;                      /* digest of catalog, terms and series that objectives were made of */
  gint64 n_events;                     /* of the ledger, when incidents were looked at */
  GHashTable *windows;                 /* char* → char*: id → "from to cancelled" */
} StewardEvaluateState;

StewardEvaluateState *steward_evaluate_state_load (StewardGovernance          *governance,
                                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_evaluate_state_save (const StewardEvaluateState *self,
                                                   StewardGovernance          *governance,
                                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_evaluate_state_free (StewardEvaluateState       *self);
gint64                steward_evaluate_state_take_windows (StewardEvaluateState *self,
                                                   GPtrArray                  *windows);

/* Objectives as the catalog promises them now, into the store. */
gboolean              steward_evaluate_promises   (StewardEvaluateState       *state,
                                                   StewardCatalog             *catalog,
                                                   StewardGovernance          *governance,
                                                   const StewardLevelTerms    *terms,
                                                   gint64                      now,
                                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvaluateState, steward_evaluate_state_free)

G_END_DECLS
