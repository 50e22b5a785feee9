/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-terms.h"
#include "steward-measurement.h"

G_BEGIN_DECLS

/* What is to be done on a platform, what exactly would run there, and what came
 * of it. An effect is at-least-once: its id is the key by which a platform that
 * has it already is recognised. */

typedef enum
{
  STEWARD_EFFECT_GRANT,
  STEWARD_EFFECT_REVOKE,
} StewardEffectAction;

typedef struct
{
  char *id;                            /* "a-2026-001/grant-1" */
  StewardEffectAction action;
  char *access;                        /* "a-2026-001", in the names of views that are made */
  StewardAccessTerms *terms;
  char *title;                         /* for comments on the platform: plain text, or NULL */
  gboolean foreign;                    /* revoke: it was not made by us; plain REVOKE of what the terms say */
  char **held;                         /* revoke: objects that the grantee keeps as a whole by another access, or
                                        * NULL; asked anew each time, and never written */
} StewardEffect;

/* Somebody who gains or loses beside the grantee. */
typedef struct
{
  char *role;
  char *path;                          /* "member of team_campaign_analytics" */
  gboolean can_login;
  gboolean had;                        /* could see all of it before, by another way */
} StewardEffectRole;

typedef struct
{
  GPtrArray *statements;               /* char*: exactly what runs, in order */
  gboolean executable;                 /* FALSE: a person runs it as a script */
  gboolean transactional;              /* all or nothing */
  char *platform;                      /* "PostgreSQL 15.8 at localhost:5432/shop" */
  GPtrArray *roles;                    /* StewardEffectRole */
  GPtrArray *warnings;                 /* char*: sentences */
  gboolean satisfied;                  /* the platform is so already */
  char *digest;                        /* "sha256:…" of the statements, one a line */
} StewardEffectPlan;

typedef enum
{
  STEWARD_EFFECT_DONE,                 /* read back and found so */
  STEWARD_EFFECT_PARTIAL,              /* carried out, but what is granted is not what was approved */
  STEWARD_EFFECT_FAILED,               /* nothing was changed */
  STEWARD_EFFECT_UNKNOWN,              /* no answer: it is looked at again before anything runs again */
  STEWARD_EFFECT_MANUAL,               /* a person has to run the script */
} StewardEffectOutcome;

typedef struct
{
  StewardEffectOutcome outcome;
  gboolean again;                      /* worth trying by itself later */
  char *words;                         /* what the platform has now, and what a person should do */
  GPtrArray *observed;                 /* StewardGrant: of the grantee on the objects, after it */
} StewardEffectResult;

StewardEffect        *steward_effect_new               (StewardEffectAction         action,
                                                        const char                 *id,
                                                        const char                 *access,
                                                        const StewardAccessTerms   *terms) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_effect_free              (StewardEffect              *self);
JsonNode             *steward_effect_to_json           (const StewardEffect        *self) G_GNUC_WARN_UNUSED_RESULT;
StewardEffect        *steward_effect_from_node         (const StewardNode          *node,
                                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

StewardEffectPlan    *steward_effect_plan_new          (void);
StewardEffectPlan    *steward_effect_plan_copy         (const StewardEffectPlan    *self);
void                  steward_effect_plan_free         (StewardEffectPlan          *self);
void                  steward_effect_plan_add          (StewardEffectPlan          *self,
                                                        const char                 *format,
                                                        ...) G_GNUC_PRINTF (2, 3);
void                  steward_effect_plan_settle       (StewardEffectPlan          *self);
JsonNode             *steward_effect_plan_to_json      (const StewardEffectPlan    *self) G_GNUC_WARN_UNUSED_RESULT;
StewardEffectPlan    *steward_effect_plan_from_node    (const StewardNode          *node,
                                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

StewardEffectRole    *steward_effect_role_new          (void);
void                  steward_effect_role_free         (StewardEffectRole          *self);

StewardEffectResult  *steward_effect_result_new        (StewardEffectOutcome        outcome,
                                                        const char                 *words) G_GNUC_WARN_UNUSED_RESULT;
StewardEffectResult  *steward_effect_result_copy       (const StewardEffectResult  *self);
void                  steward_effect_result_free       (StewardEffectResult        *self);
JsonNode             *steward_effect_result_to_json    (const StewardEffectResult  *self) G_GNUC_WARN_UNUSED_RESULT;
StewardEffectResult  *steward_effect_result_from_node  (const StewardNode          *node,
                                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_effect_action_to_id      (StewardEffectAction         action);
gboolean              steward_effect_action_from_id    (const char                 *id,
                                                        StewardEffectAction        *out_action) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_effect_outcome_to_id     (StewardEffectOutcome        outcome);
gboolean              steward_effect_outcome_from_id   (const char                 *id,
                                                        StewardEffectOutcome       *out_outcome) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEffect, steward_effect_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEffectPlan, steward_effect_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEffectResult, steward_effect_result_free)

G_END_DECLS
