/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One attempt to carry out one effect, and what follows from how it ended. An
 * answer of the platform is worth an event; that it could not be reached is
 * not: the effect stays queued, with a message and a time. When to try again is
 * a pure function of the error, so that it can be tested without waiting. */

#include "config.h"

#include "steward-effect-job.h"

#define MINUTE (60 * G_TIME_SPAN_SECOND)
#define KEYRING_PAUSE (50 * G_TIME_SPAN_SECOND)
#define UNKNOWN_PAUSE (5 * G_TIME_SPAN_SECOND)
#define LONGEST_PAUSE (6 * G_TIME_SPAN_HOUR)
#define MAX_DOUBLINGS 9

static gboolean
is_of_keyring (int code)
{
  return code == STEWARD_ERROR_KEYRING_NO_BUS || code == STEWARD_ERROR_KEYRING_NO_SERVICE ||
         code == STEWARD_ERROR_KEYRING_NO_COLLECTION || code == STEWARD_ERROR_KEYRING_LOCKED;
}

/* A wrong password tried again and again locks the account. */
static gboolean
needs_people (int code)
{
  return code == STEWARD_ERROR_AUTH || code == STEWARD_ERROR_DENIED || code == STEWARD_ERROR_SECRET_MISSING;
}

/**
 * steward_effect_error_waits:
 * @error: of an attempt
 *
 * Returns: whether the platform was not reached, so that nothing can be said
 *   about it; %FALSE: trying again would end the same way
 */
gboolean
steward_effect_error_waits (const GError *error)
{
  if (error->domain != STEWARD_ERROR)
    return TRUE;

  return is_of_keyring (error->code) || needs_people (error->code) || error->code == STEWARD_ERROR_NETWORK ||
         error->code == STEWARD_ERROR_BUSY || error->code == STEWARD_ERROR_FAILED;
}

/**
 * steward_effect_error_next:
 * @error: (nullable): why it could not be tried; %NULL: no answer came
 * @attempts: how often it was tried, this time included
 * @now: microseconds since the epoch
 * @jitter: from 0 to 1
 *
 * Returns: when it is tried again by itself: with a closed keyring within the
 *   minute, without an answer in a few seconds, with a refused password after
 *   hours, else after 1 min and ever later, up to 6 h
 */
gint64
steward_effect_error_next (const GError *error,
                           guint         attempts,
                           gint64        now,
                           double        jitter)
{
  gint64 pause = LONGEST_PAUSE;

  if (steward_error_is_cancelled (error))
    return now;
  if (error == NULL)
    return now + UNKNOWN_PAUSE;
  if (error->domain == STEWARD_ERROR && is_of_keyring (error->code))
    return now + KEYRING_PAUSE;
  if (error->domain != STEWARD_ERROR || !needs_people (error->code))
    pause = MIN (MINUTE << MIN (MAX (attempts, 1) - 1, MAX_DOUBLINGS), LONGEST_PAUSE);

  return now + pause + (gint64) ((double) pause * jitter / 10);
}

static StewardAttempt *
new_report (StewardEffectResult *result)
{
  StewardAttempt *self = g_new0 (StewardAttempt, 1);

  self->kind = STEWARD_ATTEMPT_REPORT;
  self->result = result;

  return self;
}

static StewardAttempt *
new_wait (StewardEffectResult *result,
          GError              *error,
          guint                attempts)
{
  StewardAttempt *self = g_new0 (StewardAttempt, 1);

  self->kind = STEWARD_ATTEMPT_WAIT;
  self->result = result;
  self->error = error;
  self->not_before = steward_effect_error_next (error, attempts, g_get_real_time (), g_random_double ());

  return self;
}

void
steward_attempt_free (StewardAttempt *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->result, steward_effect_result_free);
  g_clear_pointer (&self->plan, steward_effect_plan_free);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * steward_attempt_new_failed:
 * @attempts: how often it was tried, this time included
 * @error: (transfer full): why it could not be done
 *
 * Returns: (transfer full): a wait, or the report of a failure that stays
 */
StewardAttempt *
steward_attempt_new_failed (guint   attempts,
                            GError *error)
{
  g_autoptr(GError) owned = error;
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = NULL;

  if (steward_effect_error_waits (error))
    return new_wait (NULL, g_steal_pointer (&owned), attempts);

  words = g_strconcat (error->message, remedy != NULL ? " " : NULL, remedy, NULL);

  return new_report (steward_effect_result_new (STEWARD_EFFECT_FAILED, words));
}

/* A transient failure counts as any other that could not be reached. */
static StewardAttempt *
settle (StewardEffectResult *result,
        guint                attempts)
{
  GError *error = NULL;

  if (result->outcome == STEWARD_EFFECT_UNKNOWN)
    return new_wait (result, NULL, attempts);
  if (result->outcome != STEWARD_EFFECT_FAILED || !result->again)
    {
      result->again = FALSE;           /* what differs afterwards is the business of a person */
      return new_report (result);
    }

  g_set_error_literal (&error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
                       result->words != NULL ? result->words : "The platform could not do it just now.");
  return new_wait (result, error, attempts);
}

/**
 * steward_effect_job_run_sync:
 * @connector: of the source
 * @effect: what is to be done
 * @digest: (nullable): of the statements that were approved; %NULL: nobody had to
 * @attempts: how often it was tried, this time included
 * @cancellable: (nullable)
 *
 * Blocks.
 *
 * Returns: (transfer full): how it ended
 */
StewardAttempt *
steward_effect_job_run_sync (StewardConnector    *connector,
                             const StewardEffect *effect,
                             const char          *digest,
                             guint                attempts,
                             GCancellable        *cancellable)
{
  g_autoptr(StewardEffectPlan) plan = NULL;
  StewardEffectResult *result = NULL;
  StewardAttempt *attempt;
  GError *error = NULL;

  /* Without statements that somebody approved (an access that ran out), those
   * that are about to run are recorded. */
  if (digest == NULL && !steward_connector_plan (connector, effect, &plan, cancellable, &error))
    return steward_attempt_new_failed (attempts, error);
  if (!steward_connector_apply (connector, effect, digest != NULL || !plan->executable ? digest : plan->digest,
                                &result, cancellable, &error))
    return steward_attempt_new_failed (attempts, error);

  attempt = settle (result, attempts);
  attempt->plan = g_steal_pointer (&plan);

  return attempt;
}

/**
 * steward_effect_job_look_sync:
 * @connector: of the source
 * @effect: what somebody says is done
 * @cancellable: (nullable)
 * @error: return location: of the source
 *
 * Blocks, and changes nothing.
 *
 * Returns: (transfer full) (nullable): DONE when the platform is so, FAILED when
 *   it is not, MANUAL when this kind of source cannot be asked
 */
StewardEffectResult *
steward_effect_job_look_sync (StewardConnector     *connector,
                              const StewardEffect  *effect,
                              GCancellable         *cancellable,
                              GError              **error)
{
  g_autoptr(StewardEffectPlan) plan = NULL;

  if (STEWARD_CONNECTOR_GET_CLASS (connector)->plan == NULL)
    return steward_effect_result_new (STEWARD_EFFECT_MANUAL,
                                      "This kind of source cannot be asked; only a person can tell whether it is so.");
  if (!steward_connector_plan (connector, effect, &plan, cancellable, error))
    return NULL;
  if (plan->satisfied)
    return steward_effect_result_new (STEWARD_EFFECT_DONE, "The platform was read, and it is so.");

  return steward_effect_result_new (STEWARD_EFFECT_FAILED, effect->action == STEWARD_EFFECT_GRANT
                                    ? "The platform was read: what was approved is not granted there, or not all of it."
                                    : "The platform was read: what should be taken back is granted there still.");
}

/**
 * steward_effect_job_copy:
 * @effect: an effect
 *
 * Returns: (transfer full): the same, for a thread of its own
 */
StewardEffect *
steward_effect_job_copy (const StewardEffect *effect)
{
  StewardEffect *copy = steward_effect_new (effect->action, effect->id, effect->access, effect->terms);

  g_free (copy->title);
  copy->title = g_strdup (effect->title);
  copy->foreign = effect->foreign;
  copy->held = g_strdupv (effect->held);

  return copy;
}
