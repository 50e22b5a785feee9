/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-private.h"
#include "steward-verb-context.h"

G_BEGIN_DECLS

/* A decision about an access and what it brings about on a platform, as part
 * of the act that causes it. */

typedef struct
{
  gboolean approved;
  const char *words;                   /* one sentence, why */
  const char *rule;                    /* of the charter, when nobody was asked; or NULL */
} StewardAccessDecision;

gboolean steward_access_decision_add       (StewardVerbContext          *verb,
                                            const StewardAccessDecision *decision,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_decision_add_tally (StewardVerbContext          *verb,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean steward_access_plan_check         (StewardVerbContext          *verb,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_plan_set           (StewardVerbContext          *verb,
                                            JsonObject                  *body,
                                            const char                  *digest_name,
                                            const char                  *payload_name,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_effect_queue       (StewardVerbContext          *verb,
                                            StewardEffectAction          action,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_effect_take_back   (StewardVerbContext          *verb,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_revocation_add     (StewardVerbContext          *verb,
                                            const char                  *reason,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *steward_access_observed_to_json (GPtrArray                   *observed) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_check_version      (StewardVerbContext          *verb,
                                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_access_tell_narrowing     (StewardVerbContext          *verb,
                                            const StewardAccessTerms    *before,
                                            const StewardAccessTerms    *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
