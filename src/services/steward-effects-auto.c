/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request that the charter approves by itself is not approved before it is
 * known what exactly would run: when the source did not answer at that time, it
 * waits, and each run asks again. */

#include "config.h"

#include "steward-effects-auto.h"

#include "steward-access-case.h"

#define SYSTEM "steward"               /* actor of what nobody did */

/* A rule decides it, and nobody is asked. */
static gboolean
waits_for_plan (const StewardAccess *access)
{
  for (guint i = 0; i < access->steps->len; i++)
    if (((const StewardAccessStep *) g_ptr_array_index (access->steps, i))->asked)
      return FALSE;

  return access->state == STEWARD_ACCESS_REQUESTED && access->rule != NULL;
}

static StewardEffectPlan *
make_plan (StewardEffectsDoors  *doors,
           const StewardAccess  *access,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(StewardEffect) effect =
    steward_access_case_make_effect (access, access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION
                                     ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT, access->terms);
  StewardEffectPlan *plan = NULL;

  return steward_effects_doors_plan (doors, effect, FALSE, &plan, cancellable, error) ? plan : NULL;
}

static gboolean
decide (StewardCouncil       *council,
        const StewardAccess  *access,
        StewardEffectPlan    *plan,
        GError              **error)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_DECIDE_ACCESS, SYSTEM);
  g_autoptr(StewardAct) act = NULL;

  intent->access = g_strdup (access->id);
  intent->choice = STEWARD_VOTE_APPROVE;
  intent->plan = plan;
  act = steward_council_prepare_sync (council, intent, error);

  return act != NULL && steward_council_seal_sync (council, act, NULL, error);
}

/* That one source does not answer keeps nobody else waiting. */
static void
try_to_decide (StewardCouncil      *council,
               StewardEffectsDoors *doors,
               const StewardAccess *access,
               gboolean            *did,
               GCancellable        *cancellable)
{
  g_autoptr(GError) local = NULL;
  StewardEffectPlan *plan = make_plan (doors, access, cancellable, &local);

  if (plan != NULL && decide (council, access, plan, &local))
    *did = TRUE;
  else
    g_debug ("%s waits for what would run: %s", access->id, local->message);
}

/**
 * steward_effects_decide_waiting:
 * @council: the council
 * @doors: to the sources
 * @did: (inout): set when something was recorded
 * @cancellable: (nullable)
 * @error: return location: of the store
 *
 * Blocks.
 */
gboolean
steward_effects_decide_waiting (StewardCouncil       *council,
                                StewardEffectsDoors  *doors,
                                gboolean             *did,
                                GCancellable         *cancellable,
                                GError              **error)
{
  const StewardAccessFilter filter = { .open_only = TRUE };
  g_autoptr(GPtrArray) accesses =
    steward_access_rows_list (steward_council_get_governance (council), &filter, error);

  for (guint i = 0; accesses != NULL && i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);

      if (waits_for_plan (access) && !g_cancellable_is_cancelled (cancellable))
        try_to_decide (council, doors, access, did, cancellable);
    }

  return accesses != NULL;
}
