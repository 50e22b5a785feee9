/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Carries out what is due. One runner a profile, by a lock that ends with the
 * process. Each effect is claimed durably before anything leaves the house: a
 * runner that ends in between leaves it as "sending", and the next one applies
 * it again, which looks at the platform first and does nothing twice. What the
 * platform answers is recorded; that it was not reached is a message on the
 * queued effect, so that a server that is down for a week makes no events. */

#include "config.h"

#include "steward-effects-runner.h"

#include "steward-access-rows.h"
#include "steward-drift-job.h"
#include "steward-effect-job.h"
#include "steward-effects-auto.h"
#include "steward-effects-doors.h"
#include "steward-file-lock.h"
#include "steward-services-private.h"

#define LOCK_NAME "effects.lock"
#define SYSTEM "steward"               /* actor of what nobody did */

struct _StewardEffectsRun
{
  StewardCouncil *council;             /* owned */
  StewardCatalog *catalog;             /* owned */
  StewardEffectsDoors *doors;          /* owned */
  char *lock_path;
  gboolean asked;                      /* by somebody: what waits to be tried again is tried now */
  gboolean did;
  gboolean leaves_some;                /* there is more to be done later */
  GPtrArray *reports;                  /* StewardEffectReport */
};

void
steward_effect_report_free (StewardEffectReport *self)
{
  if (self == NULL)
    return;

  g_free (self->access);
  g_free (self->effect);
  g_free (self->title);
  g_clear_pointer (&self->result, steward_effect_result_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* On the main thread. */
StewardEffectsRun *
steward_effects_run_new (StewardServices *services,
                         gboolean         asked)
{
  StewardEffectsRun *self = g_new0 (StewardEffectsRun, 1);

  self->council = g_object_ref (steward_services_get_council (services));
  self->catalog = g_object_ref (steward_services_get_catalog (services));
  self->doors = steward_effects_doors_new (services);
  self->lock_path = steward_profile_make_path (steward_services_peek_profile (services), LOCK_NAME);
  self->asked = asked;
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_effect_report_free);

  return self;
}

void
steward_effects_run_free (StewardEffectsRun *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->council);
  g_object_unref (self->catalog);
  steward_effects_doors_free (self->doors);
  g_ptr_array_unref (self->reports);
  g_free (self->lock_path);
  g_free (self);
}

/* Whether it changed anything that somebody may look at. */
gboolean
steward_effects_run_did (StewardEffectsRun *self)
{
  return self->did;
}

/* Whether there is something that a later run has to do. */
gboolean
steward_effects_run_leaves_some (StewardEffectsRun *self)
{
  return self->leaves_some;
}

/* One effect. */

static StewardEffect *
read_effect (const StewardOutboxItem  *item,
             GError                  **error)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (item->body, -1, NULL, error);

  return document != NULL ? steward_effect_from_node (steward_document_get_root (document), error) : NULL;
}

static const char *
find_digest (const StewardAccess *access,
             const char          *effect)
{
  for (guint i = 0; i < access->effects->len; i++)
    {
      const StewardEffectRecord *record = g_ptr_array_index (access->effects, i);

      if (g_str_equal (record->id, effect))
        return record->digest;
    }

  return NULL;
}

/* Takes @result and @error. */
static void
add_report (StewardEffectsRun   *self,
            const StewardEffect *effect,
            StewardEffectResult *result,
            GError              *error,
            gboolean             waits)
{
  StewardEffectReport *report = g_new0 (StewardEffectReport, 1);

  report->access = g_strdup (effect->access);
  report->effect = g_strdup (effect->id);
  report->action = effect->action;
  report->title = g_strdup (effect->title);
  report->result = result;
  report->error = error;
  report->waits = waits;
  g_ptr_array_add (self->reports, report);
}

/* What is told of an effect that stays queued. */
static char *
make_message (const StewardAttempt *attempt)
{
  const char *remedy = steward_error_remedy (attempt->error);

  if (attempt->error == NULL)
    return g_strdup (attempt->result != NULL && attempt->result->words != NULL ?
                     attempt->result->words : "No answer came; it is looked at again.");
  if (g_error_matches (attempt->error, STEWARD_ERROR, STEWARD_ERROR_NETWORK) ||
      g_error_matches (attempt->error, STEWARD_ERROR, STEWARD_ERROR_BUSY))
    remedy = "It is tried again by itself.";
  else if (g_error_matches (attempt->error, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    remedy = "Ask the owner of the server to let in the role with which Steward grants.";

  return g_strconcat (attempt->error->message, remedy != NULL ? " " : NULL, remedy, NULL);
}

static gboolean
put_back (StewardEffectsRun        *self,
          const StewardOutboxItem  *item,
          gint64                    not_before,
          const char               *message,
          GError                  **error)
{
  self->did |= g_strcmp0 (item->message, message) != 0;

  return steward_outbox_put_back_sync (steward_council_get_governance (self->council), item->id, not_before, message,
                                       error);
}

/* One append with the event, and without the outbox item. */
static gboolean
record_report (StewardEffectsRun     *self,
               const StewardEffect   *effect,
               const StewardAttempt  *attempt,
               GError               **error)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_REPORT_EFFECT, SYSTEM);
  g_autoptr(StewardAct) act = NULL;

  intent->access = g_strdup (effect->access);
  intent->effect = g_strdup (effect->id);
  intent->result = steward_effect_result_copy (attempt->result);
  intent->plan = attempt->plan != NULL ? steward_effect_plan_copy (attempt->plan) : NULL;
  act = steward_council_prepare_sync (self->council, intent, error);
  self->did = TRUE;

  return act != NULL && steward_council_seal_sync (self->council, act, NULL, error);
}

/* What cannot be recorded is tried again: then the platform is looked at, and
 * it is told. */
static gboolean
report (StewardEffectsRun        *self,
        const StewardOutboxItem  *item,
        const StewardEffect      *effect,
        StewardAttempt           *attempt,
        GError                  **error)
{
  g_autoptr(GError) local = NULL;
  gint64 next;

  if (record_report (self, effect, attempt, &local))
    {
      add_report (self, effect, g_steal_pointer (&attempt->result), NULL, FALSE);
      return TRUE;
    }
  next = steward_effect_error_next (local, item->attempts + 1, g_get_real_time (), g_random_double ());
  if (!put_back (self, item, next, local->message, error))
    return FALSE;
  add_report (self, effect, NULL, g_steal_pointer (&local), TRUE);

  return TRUE;
}

/* Records an answer, or keeps the effect for later. */
static gboolean
conclude (StewardEffectsRun        *self,
          const StewardOutboxItem  *item,
          const StewardEffect      *effect,
          StewardAttempt           *attempt,
          GError                  **error)
{
  g_autofree char *message = NULL;

  if (attempt->kind == STEWARD_ATTEMPT_REPORT)
    return report (self, item, effect, attempt, error);

  message = steward_error_is_cancelled (attempt->error) ? g_strdup (item->message) : make_message (attempt);
  if (!put_back (self, item, attempt->not_before, message, error))
    return FALSE;
  add_report (self, effect, g_steal_pointer (&attempt->result), g_steal_pointer (&attempt->error), TRUE);

  return TRUE;
}

/* Who could not come in once does not knock for every effect. */
static void
close_door (StewardEffectsDoor   *door,
            const StewardAttempt *attempt)
{
  g_clear_object (&door->connector);
  if (attempt->error != NULL && attempt->result == NULL)
    door->closed = g_error_copy (attempt->error);
}

static StewardAttempt *
try_once (StewardEffectsRun   *self,
          StewardEffectsDoor  *door,
          const StewardEffect *effect,
          const char          *digest,
          guint                attempts,
          GCancellable        *cancellable)
{
  GError *local = NULL;
  StewardConnector *connector = steward_effects_doors_open (self->doors, door, &local);
  StewardAttempt *attempt;

  if (connector == NULL)
    return steward_attempt_new_failed (attempts, local);

  attempt = steward_effect_job_run_sync (connector, effect, digest, attempts, cancellable);
  door->touched |= attempt->result != NULL;
  if (attempt->kind == STEWARD_ATTEMPT_WAIT)
    close_door (door, attempt);

  return attempt;
}

/* When no answer came it is looked at again at once, by another connection. */
static StewardAttempt *
try_effect (StewardEffectsRun   *self,
            StewardEffectsDoor  *door,
            const StewardEffect *effect,
            const char          *digest,
            guint                attempts,
            GCancellable        *cancellable)
{
  StewardAttempt *attempt = try_once (self, door, effect, digest, attempts, cancellable);

  if (attempt->result == NULL || attempt->result->outcome != STEWARD_EFFECT_UNKNOWN)
    return attempt;
  steward_attempt_free (attempt);

  return try_once (self, door, effect, digest, attempts, cancellable);
}

/* A grant that nobody may have any more; what a lost attempt may have left is
 * the business of the revocation behind it. */
static gboolean
is_too_late (const StewardEffect *effect,
             const StewardAccess *access,
             gint64               now)
{
  return effect->action == STEWARD_EFFECT_GRANT && !steward_access_is_live (access, now);
}

static StewardAttempt *
make_attempt (StewardEffectsRun       *self,
              const StewardEffect     *effect,
              const StewardAccess     *access,
              StewardEffectsDoor      *door,
              GError                  *missing,
              guint                    attempts,
              GCancellable            *cancellable)
{
  GError *late = NULL;

  if (is_too_late (effect, access, g_get_real_time ()))
    {
      g_clear_error (&missing);
      late = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                                  "The access ended before it was granted, so it was not granted any more.");
      steward_error_complete (late);
      return steward_attempt_new_failed (attempts, late);
    }
  if (missing != NULL)
    return steward_attempt_new_failed (attempts, missing);

  return try_effect (self, door, effect, find_digest (access, effect->id), attempts, cancellable);
}

/* What stays for other accesses is told with what was done. */
static void
tell_shared (StewardAttempt *attempt,
             GPtrArray      *sentences)
{
  StewardEffectResult *result = attempt->result;
  g_autoptr(GString) words = NULL;

  if (attempt->kind != STEWARD_ATTEMPT_REPORT || result == NULL || result->outcome == STEWARD_EFFECT_FAILED ||
      sentences->len == 0)
    return;
  words = g_string_new (result->words);
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", (const char *) g_ptr_array_index (sentences, i));
  g_free (result->words);
  result->words = g_strdup (words->str);
}

/* Other accesses hold all of it: nobody has to be asked, and nothing runs. */
static gboolean
carry_out_nothing (StewardEffectsRun        *self,
                   const StewardOutboxItem  *item,
                   const StewardEffect      *effect,
                   GPtrArray                *sentences,
                   GError                  **error)
{
  g_autoptr(StewardAttempt) attempt = NULL;
  gboolean claimed = FALSE;

  if (!steward_outbox_claim_sync (steward_council_get_governance (self->council), item, &claimed, error))
    return FALSE;
  if (!claimed)
    return TRUE;
  attempt = g_new0 (StewardAttempt, 1);
  attempt->kind = STEWARD_ATTEMPT_REPORT;
  attempt->result = steward_effect_result_new (STEWARD_EFFECT_DONE, NULL);
  tell_shared (attempt, sentences);

  return conclude (self, item, effect, attempt, error);
}

static gboolean
carry_out (StewardEffectsRun        *self,
           const StewardOutboxItem  *item,
           const StewardEffect      *effect,
           const StewardAccess      *access,
           GPtrArray                *sentences,
           GCancellable             *cancellable,
           GError                  **error)
{
  StewardGovernance *governance = steward_council_get_governance (self->council);
  g_autoptr(GError) missing = NULL;
  StewardEffectsDoor *door = steward_effects_doors_find (self->doors, effect->terms, &missing);
  g_autoptr(StewardAttempt) attempt = NULL;
  gboolean claimed = FALSE;

  if (door != NULL && door->closed != NULL)
    {
      attempt = steward_attempt_new_failed (item->attempts, g_error_copy (door->closed));
      return conclude (self, item, effect, attempt, error);
    }
  if (!steward_outbox_claim_sync (governance, item, &claimed, error))
    return FALSE;
  if (!claimed)
    return TRUE;                       /* somebody else has it, or it is done */

  attempt = make_attempt (self, effect, access, door, g_steal_pointer (&missing), item->attempts + 1, cancellable);
  tell_shared (attempt, sentences);

  return conclude (self, item, effect, attempt, error);
}

/* Time has to come, unless it only waits to be tried again and somebody asks. */
static gboolean
is_due (StewardEffectsRun       *self,
        const StewardOutboxItem *item,
        gint64                   now)
{
  gboolean waits = item->attempts > 0 || item->message != NULL;

  return item->not_before <= now || (self->asked && waits) || g_str_equal (item->state, "sending");
}

static gboolean
run_item (StewardEffectsRun        *self,
          const StewardOutboxItem  *item,
          GCancellable             *cancellable,
          GError                  **error)
{
  StewardGovernance *governance = steward_council_get_governance (self->council);
  g_autoptr(StewardEffect) effect = NULL;
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(GPtrArray) sentences = NULL;

  if (g_strcmp0 (item->kind, "effect") != 0)
    return TRUE;                       /* of a newer Steward */
  effect = read_effect (item, error);
  if (effect == NULL)
    return FALSE;
  if (g_str_equal (item->state, "manual"))
    {
      if (self->asked)
        add_report (self, effect, steward_effect_result_new (STEWARD_EFFECT_MANUAL, item->message), NULL, TRUE);
      return TRUE;
    }
  if (!is_due (self, item, g_get_real_time ()))
    return TRUE;
  access = steward_access_rows_load (governance, effect->access, error);
  if (access == NULL || !steward_effects_doors_share (self->doors, effect, &sentences, error))
    return FALSE;
  if (effect->action == STEWARD_EFFECT_REVOKE && effect->terms->objects->len == 0)
    return carry_out_nothing (self, item, effect, sentences, error);

  return carry_out (self, item, effect, access, sentences, cancellable, error);
}

/* All of them. */

/* The first failure of the store is told, when everything else was tried. */
static void
keep_failure (GError **failure,
              GError  *error)
{
  if (*failure == NULL)
    {
      *failure = error;
      return;
    }

  g_debug ("Something else failed, too: %s", error->message);
  g_error_free (error);
}

static void
run_items (StewardEffectsRun  *self,
           GCancellable       *cancellable,
           GError            **failure)
{
  GError *local = NULL;
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (steward_council_get_governance (self->council), 0, &local);

  if (items == NULL)
    {
      keep_failure (failure, local);
      return;
    }
  for (guint i = 0; i < items->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (!run_item (self, g_ptr_array_index (items, i), cancellable, &local))
      keep_failure (failure, g_steal_pointer (&local));
}

/* What was told as a difference is none any more, or is one now. That it cannot
 * be compared is no failure of what was carried out; the next sync tells. */
static void
compare_again (StewardEffectsRun *self,
               GCancellable      *cancellable)
{
  GPtrArray *doors = steward_effects_doors_list (self->doors);

  for (guint i = 0; i < doors->len; i++)
    {
      StewardEffectsDoor *door = g_ptr_array_index (doors, i);
      g_autoptr(GPtrArray) items = NULL;
      g_autoptr(GError) local = NULL;

      if (!door->touched || door->connector == NULL || !steward_drift_job_can_run (door->connector))
        continue;
      if (!steward_drift_job_run_sync (self->catalog, steward_council_get_governance (self->council), door->connector,
                                       &items, cancellable, &local))
        g_debug ("“%s” was not compared: %s", steward_source_get_name (door->source), local->message);
    }
}

/* Something waits, or ends one day. */
static void
look_ahead (StewardEffectsRun  *self,
            GError            **failure)
{
  const StewardAccessFilter filter = { .live_only = TRUE, .limit = 1 };
  GError *local = NULL;
  g_autoptr(GPtrArray) live =
    steward_access_rows_list (steward_council_get_governance (self->council), &filter, &local);

  if (live == NULL)
    keep_failure (failure, local);
  else
    self->leaves_some = live->len > 0;
}

static void
watch (StewardEffectsRun  *self,
       GError            **failure)
{
  GError *local = NULL;
  g_autoptr(GPtrArray) done = steward_council_watch_sync (self->council, g_get_real_time (), &local);

  if (done == NULL)
    keep_failure (failure, local);
  else
    self->did |= done->len > 0;
}

/* What the charter approves by itself waits until it is known what would run. */
static void
decide (StewardEffectsRun  *self,
        GCancellable       *cancellable,
        GError            **failure)
{
  GError *local = NULL;

  if (!steward_effects_decide_waiting (self->council, self->doors, &self->did, cancellable, &local))
    keep_failure (failure, local);
}

static gboolean
take_lease (StewardFileLock  *lock,
            GError          **error)
{
  g_autoptr(GError) local = NULL;

  if (steward_file_lock_take (lock, STEWARD_LOCK_GATE, TRUE, 0, &local))
    return TRUE;

  if (g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_BUSY))
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
                         "Another Steward carries out what is due at this moment.");
  else
    g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/**
 * steward_effects_run_sync:
 * @self: a run, in a thread
 * @cancellable: (nullable): stops behind the effect that is under way
 * @error: return location: BUSY when another runner has the lease; of the store
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type StewardEffectReport): what
 *   became of each effect that was tried. With an error of the store, what
 *   could be done is done all the same
 */
GPtrArray *
steward_effects_run_sync (StewardEffectsRun  *self,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr(StewardFileLock) lock = steward_file_lock_new (self->lock_path, error);
  GError *failure = NULL;

  if (lock == NULL || !take_lease (lock, error))
    return NULL;

  watch (self, &failure);
  decide (self, cancellable, &failure);
  run_items (self, cancellable, &failure);
  compare_again (self, cancellable);
  look_ahead (self, &failure);
  steward_file_lock_drop (lock, STEWARD_LOCK_GATE);
  if (failure == NULL)
    return g_ptr_array_ref (self->reports);

  g_propagate_error (error, failure);
  return NULL;
}
