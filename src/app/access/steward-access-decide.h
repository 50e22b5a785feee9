/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-case.h"
#include "steward-access-planner.h"

G_BEGIN_DECLS

/* What the person is about to do. LOOK: nothing yet; what an approval would
 * record is shown. */
typedef enum
{
  STEWARD_ACCESS_LOOK,
  STEWARD_ACCESS_APPROVE,
  STEWARD_ACCESS_REJECT,
  STEWARD_ACCESS_COMMENT,
  STEWARD_ACCESS_WITHDRAW,
  STEWARD_ACCESS_REVOKE,
  STEWARD_ACCESS_UPHOLD,               /* an emergency, afterwards */
  STEWARD_ACCESS_OVERTURN,
  STEWARD_ACCESS_AGAIN,                /* carry out once more */
  STEWARD_ACCESS_N_WAYS
} StewardAccessWay;

/**
 * StewardAccessDecide:
 *
 * The pane that asks: what do I do? A verb first opens exactly what will be
 * recorded; confirming it hands the act on with "confirmed".
 *
 * Signals: "confirmed" (an act can be taken), "disarmed" (the person went back),
 * "effect-changed" (what would be done is another thing now).
 */
#define STEWARD_TYPE_ACCESS_DECIDE (steward_access_decide_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessDecide, steward_access_decide, STEWARD, ACCESS_DECIDE, AdwBin)

GtkWidget          *steward_access_decide_new          (void);

AdwHeaderBar       *steward_access_decide_get_header   (StewardAccessDecide  *self);
StewardAct         *steward_access_decide_steal_act    (StewardAccessDecide  *self) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent      *steward_access_decide_dup_form     (StewardAccessDecide  *self) G_GNUC_WARN_UNUSED_RESULT;
StewardEffect      *steward_access_decide_make_effect  (StewardAccessDecide  *self) G_GNUC_WARN_UNUSED_RESULT;

void                steward_access_decide_set_council  (StewardAccessDecide  *self,
                                                        StewardCouncil       *council,
                                                        StewardAccessPlanner *planner,
                                                        const char           *person);
void                steward_access_decide_set_case     (StewardAccessDecide  *self,
                                                        StewardAccessCase    *kase,
                                                        const StewardIntent  *form);
void                steward_access_decide_set_back     (StewardAccessDecide  *self,
                                                        gboolean              back);
void                steward_access_decide_set_pending  (StewardAccessDecide  *self,
                                                        gboolean              pending);
void                steward_access_decide_show_failure (StewardAccessDecide  *self,
                                                        const GError         *error);
gboolean            steward_access_decide_perform      (StewardAccessDecide  *self,
                                                        const char           *verb);
gboolean            steward_access_decide_disarm       (StewardAccessDecide  *self);

G_END_DECLS
