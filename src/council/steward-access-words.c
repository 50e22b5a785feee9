/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access in words, and the questions about its state that several verbs
 * and lists ask. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-day.h"
#include "steward-revision.h"

static char *
format_day (StewardCouncilState *state,
            gint64               time)
{
  g_autoptr(GDateTime) day = NULL;

  if (state->charter != NULL)
    day = steward_calendar_to_local (state->charter->calendar, time);
  else
    day = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return steward_day_to_words (day);
}

/* What became of it, as the rest of "It was …". */
char *
steward_access_tell_state (const StewardAccess *access,
                           StewardCouncilState *state)
{
  gint64 time = access->ended_at != 0 ? access->ended_at : access->decided_at;
  g_autofree char *day = NULL;

  if (access->state == STEWARD_ACCESS_REQUESTED)
    return g_strdup ("requested and is not decided yet");
  if (access->state == STEWARD_ACCESS_EXPIRED)
    time = access->terms->until;
  if (time == 0)
    return g_strdup (steward_access_state_to_id (access->state));

  day = format_day (state, time);
  return g_strdup_printf ("%s on %s", steward_access_state_to_id (access->state), day);
}

/* Approved and not over. */
gboolean
steward_access_is_in_force (const StewardAccess *access)
{
  return access->state == STEWARD_ACCESS_APPROVED && access->ask->kind == STEWARD_ACCESS_KIND_GRANT;
}

gboolean
steward_access_waits_for_review (const StewardAccess *access)
{
  return access->review_due != 0 && access->reviewed_at == 0 && access->decided_at != 0 &&
         access->state != STEWARD_ACCESS_REJECTED;
}

/* A rule approved it, and nobody could see yet what would run. */
gboolean
steward_access_waits_for_plan (const StewardAccess *access)
{
  if (access->state != STEWARD_ACCESS_REQUESTED || access->rule == NULL)
    return FALSE;
  for (guint i = 0; i < access->steps->len; i++)
    if (((const StewardAccessStep *) g_ptr_array_index (access->steps, i))->asked)
      return FALSE;

  return TRUE;
}

/* Whether the platform may have something of it that is to go one day. */
gboolean
steward_access_is_granted (const StewardAccess *access)
{
  return access->provision != STEWARD_PROVISION_NONE && access->provision != STEWARD_PROVISION_DEPROVISIONED;
}

/* Something is late: the decision, the mandatory review, or the revocation. */
gboolean
steward_access_is_late (const StewardAccess *access,
                        gint64               now)
{
  if (access->state == STEWARD_ACCESS_REQUESTED)
    return access->due != 0 && access->due < now;
  if (steward_access_waits_for_review (access) && steward_access_is_review_overdue (access, now))
    return TRUE;

  return steward_access_is_overdue (access, now);
}

/* Whether the product is another one than that which was frozen. */
gboolean
steward_access_contract_changed (const StewardAccess      *access,
                                 const StewardEntryDetail *detail)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (access->contract == NULL || detail == NULL)
    return FALSE;
  bytes = steward_revision_write (detail->entry, NULL);
  if (bytes == NULL)
    return TRUE;
  digest = steward_revision_to_digest (bytes);

  return !g_str_equal (digest, access->contract);
}

/* The name of a product; its URN when the catalog does not have it. */
char *
steward_access_tell_name (StewardCouncil *council,
                          const char     *subject)
{
  g_autoptr(StewardEntryDetail) detail =
    subject != NULL ? steward_catalog_load_sync (steward_council_get_catalog (council), subject, NULL) : NULL;

  return g_strdup (detail != NULL && detail->entry->name != NULL ? detail->entry->name : subject);
}

/* Who would read, in words. */
char *
steward_access_tell_consumer (StewardCouncil         *council,
                              StewardCouncilState    *state,
                              const StewardAccessAsk *ask)
{
  switch (ask->consumer_kind)
    {
    case STEWARD_CONSUMER_PERSON:
      return g_strdup (steward_council_state_get_name (state, ask->consumer));
    case STEWARD_CONSUMER_PRODUCT:
      return steward_access_tell_name (council, ask->consumer);
    case STEWARD_CONSUMER_TEAM:
    case STEWARD_CONSUMER_SERVICE:
    case STEWARD_CONSUMER_N_KINDS:
      break;
    }

  return g_strdup (ask->consumer != NULL ? ask->consumer : "");
}

static int
compare_opened (gconstpointer a,
                gconstpointer b)
{
  const StewardCampaign *first = *(StewardCampaign *const *) a;
  const StewardCampaign *second = *(StewardCampaign *const *) b;

  if (first->opened_at != second->opened_at)
    return first->opened_at < second->opened_at ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/* What nobody answered for is proposed; an answer in a later campaign, or one
 * that came late, takes that back. */
static void
add_proposals (GHashTable            *proposals,
               const StewardCampaign *campaign)
{
  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      if (item->answer == STEWARD_ANSWER_KEEP || item->answer == STEWARD_ANSWER_SHRINK)
        g_hash_table_remove (proposals, item->access);
      else if (item->answer == STEWARD_ANSWER_NONE && campaign->closed_at != 0)
        g_hash_table_insert (proposals, g_strdup (item->access),
                             g_strdup_printf ("Nobody answered for it in the attestation “%s” (%s): its revocation is "
                                              "proposed.", campaign->title, campaign->id));
    }
}

/*
 * steward_access_find_proposals:
 * @campaigns: (element-type StewardCampaign): all
 *
 * Returns: (transfer full) (element-type utf8 utf8): access → why its
 *   revocation is proposed, also of those that have ended since
 */
GHashTable *
steward_access_find_proposals (GPtrArray *campaigns)
{
  GHashTable *proposals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (campaigns, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_opened);
  for (guint i = 0; i < sorted->len; i++)
    add_proposals (proposals, g_ptr_array_index (sorted, i));

  return proposals;
}
