/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-access-case.h"

G_BEGIN_DECLS

/* What would run now, beside the case: it is asked of the platform. */
typedef struct
{
  StewardEffectPlan *plan;             /* owned, or NULL */
  char *trouble;                       /* owned: why there is none, or NULL */
} StewardAccessPreview;

/* An access as people and scripts read it. */
void        steward_access_print            (const StewardAccessCase    *access_case,
                                             const StewardAccessPreview *preview);
void        steward_access_print_all_terms  (const StewardAccess        *access);
char       *steward_access_describe_period  (const StewardAccess        *access,
                                             const StewardAccessTerms   *terms) G_GNUC_WARN_UNUSED_RESULT;
void        steward_exposure_print          (GPtrArray                  *exposure);
void        steward_access_add_json         (JsonBuilder                *builder,
                                             const StewardAccessCase    *access_case,
                                             const StewardAccessPreview *preview);
const char *steward_step_state_to_id        (StewardStepState            state);

/* Exactly what runs on a platform. */
void        steward_plan_print              (const StewardEffectPlan    *plan);
void        steward_plan_print_script       (const StewardEffectPlan    *plan);
void        steward_plan_add_json           (JsonBuilder                *builder,
                                             const char                 *member,
                                             const StewardEffectPlan    *plan);

G_END_DECLS
