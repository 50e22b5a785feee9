/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/* What is to be done after an attempt. */
typedef enum
{
  STEWARD_ATTEMPT_REPORT,              /* something is known now: it is recorded */
  STEWARD_ATTEMPT_WAIT,                /* the platform was not reached: it stays queued */
} StewardAttemptKind;

typedef struct
{
  StewardAttemptKind kind;
  StewardEffectResult *result;         /* REPORT, and what an unknown outcome says; or NULL */
  GError *error;                       /* WAIT: why, or NULL */
  StewardEffectPlan *plan;             /* what ran, when nobody had approved exact statements, or NULL */
  gint64 not_before;                   /* WAIT: when it is worth trying again */
} StewardAttempt;

StewardAttempt *steward_effect_job_run_sync    (StewardConnector     *connector,
                                                const StewardEffect  *effect,
                                                const char           *digest,
                                                guint                 attempts,
                                                GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
StewardEffectResult *steward_effect_job_look_sync (StewardConnector  *connector,
                                                const StewardEffect  *effect,
                                                GCancellable         *cancellable,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
StewardEffect  *steward_effect_job_copy        (const StewardEffect  *effect) G_GNUC_WARN_UNUSED_RESULT;
StewardAttempt *steward_attempt_new_failed     (guint                 attempts,
                                                GError               *error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_attempt_free           (StewardAttempt       *self);

gboolean        steward_effect_error_waits     (const GError         *error);
gint64          steward_effect_error_next      (const GError         *error,
                                                guint                 attempts,
                                                gint64                now,
                                                double                jitter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAttempt, steward_attempt_free)

G_END_DECLS
