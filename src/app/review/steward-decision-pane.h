/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

/* What the person is about to do. LOOK: nothing yet; what an approval would
 * record is shown. */
typedef enum
{
  STEWARD_DECIDE_LOOK,
  STEWARD_DECIDE_APPROVE,
  STEWARD_DECIDE_REJECT,
  STEWARD_DECIDE_CHANGES,
  STEWARD_DECIDE_RECUSE,
  STEWARD_DECIDE_COMMENT,
  STEWARD_DECIDE_DEFER,
  STEWARD_DECIDE_WITHDRAW,
  STEWARD_DECIDE_OVERRIDE_APPROVE,
  STEWARD_DECIDE_OVERRIDE_REJECT,
  STEWARD_DECIDE_MEET_CONDITION,
} StewardDecide;

/**
 * StewardDecisionPane:
 *
 * The pane that asks: what do I do? A verb first opens exactly what will be
 * recorded; confirming it hands the act on with "confirmed".
 *
 * Signals: "confirmed" (an act can be taken), "disarmed" (the person went back;
 * the focus wants another place), "appeal".
 */
#define STEWARD_TYPE_DECISION_PANE (steward_decision_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardDecisionPane, steward_decision_pane, STEWARD, DECISION_PANE, AdwBin)

GtkWidget     *steward_decision_pane_new          (void);

AdwHeaderBar  *steward_decision_pane_get_header   (StewardDecisionPane *self);
StewardDecide  steward_decision_pane_get_mode     (StewardDecisionPane *self);
StewardAct    *steward_decision_pane_steal_act    (StewardDecisionPane *self) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent *steward_decision_pane_dup_form     (StewardDecisionPane *self) G_GNUC_WARN_UNUSED_RESULT;

void           steward_decision_pane_set_council  (StewardDecisionPane *self,
                                                   StewardCouncil      *council,
                                                   const char          *person);
void           steward_decision_pane_set_evidence (StewardDecisionPane *self,
                                                   StewardEvidence     *evidence,
                                                   const StewardIntent *form);
void           steward_decision_pane_set_seat     (StewardDecisionPane *self,
                                                   const char          *seat);
void           steward_decision_pane_set_except   (StewardDecisionPane *self,
                                                   char               **paths);
void           steward_decision_pane_set_back     (StewardDecisionPane *self,
                                                   gboolean             back);
void           steward_decision_pane_set_pending  (StewardDecisionPane *self,
                                                   gboolean             pending);
void           steward_decision_pane_show_failure (StewardDecisionPane *self,
                                                   const GError        *error);
gboolean       steward_decision_pane_perform      (StewardDecisionPane *self,
                                                   const char          *verb);
void           steward_decision_pane_meet         (StewardDecisionPane *self,
                                                   const char          *condition);
gboolean       steward_decision_pane_disarm       (StewardDecisionPane *self);

G_END_DECLS
