/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses and time: one that is past its end has expired, and what was
 * granted is taken back from the same append on; a request whose period ended
 * before anybody decided is over, too, and was never approved; a campaign that is past its
 * day is closed, and what nobody answered for is proposed for revocation. */

#include "config.h"

#include "steward-watch-private.h"

#include "steward-access-decision.h"
#include "steward-event-types.h"

static gboolean
is_past (const StewardAccess *access,
         gint64               now)
{
  return (steward_access_is_in_force (access) ||
          (access->state == STEWARD_ACCESS_REQUESTED && access->ask->kind == STEWARD_ACCESS_KIND_GRANT)) &&
         access->terms->until != 0 && access->terms->until <= now;
}

/* Takes @day. */
static char *
tell_end (const StewardAccess *access,
          char                *day)
{
  g_autofree char *end = day;

  if (access->state == STEWARD_ACCESS_REQUESTED)
    return g_strdup_printf ("The request %s, “%s”, is over: it was asked for until %s, and nobody has decided it.",
                            access->id, access->title, end);

  return g_strdup_printf ("The access %s, “%s”, is over: it was granted until %s.", access->id, access->title, end);
}

static gboolean
write_expiry (StewardWatch        *self,
              StewardVerbContext  *verb,
              GError             **error)
{
  JsonObject *body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_EXPIRED);

  steward_body_set_time (body, "until", verb->access->terms->until);
  if (!steward_access_effect_take_back (verb, error))
    return FALSE;

  return steward_watch_append (self, verb->act->append,
                               tell_end (verb->access,
                                         steward_verb_format_day (verb, verb->access->terms->until)),
                               error);
}

/* The access is read again after its stream's version is known, so that what
 * comes in between is a conflict and not a second expiry. */
static gboolean
record_expiry (StewardWatch  *self,
               const char    *id,
               GError       **error)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (NULL, STEWARD_SYSTEM);
  g_autoptr(StewardAct) act = NULL;
  g_auto(StewardVerbContext) verb = { 0 };

  intent->access = g_strdup (id);
  act = steward_act_new (intent);
  if (!steward_verb_begin (&verb, self->council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_MAY_BE_SYSTEM | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  verb.now = self->now;

  return !is_past (verb.access, self->now) || write_expiry (self, &verb, error);
}

static gboolean
watch_ends (StewardWatch               *self,
            const StewardAccessFilter  *filter,
            GError                    **error)
{
  g_autoptr(GPtrArray) accesses =
    steward_access_rows_list (steward_council_get_governance (self->council), filter, error);

  if (accesses == NULL)
    return FALSE;
  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);
      GError *local = NULL;

      if (is_past (access, self->now) && !record_expiry (self, access->id, &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}

/* Campaigns. */

static gboolean
is_live (StewardWatch  *self,
         const char    *id)
{
  g_autoptr(StewardAccess) access =
    steward_access_rows_load (steward_council_get_governance (self->council), id, NULL);

  return access != NULL && steward_access_is_in_force (access);
}

static gboolean
record_close (StewardWatch           *self,
              const StewardCampaign  *campaign,
              GError                **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  g_autofree char *stream = g_strconcat ("campaign/", campaign->id, NULL);
  JsonArray *unanswered = json_array_new ();
  guint n_proposed = 0;
  JsonObject *body;

  steward_append_add (append, stream, campaign->version, STEWARD_EVENT_CAMPAIGN_CLOSED, steward_body_new (&body));
  steward_body_set_text (body, "campaign", campaign->id);
  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      if (item->answer != STEWARD_ANSWER_NONE)
        continue;
      json_array_add_string_element (unanswered, item->access);
      n_proposed += is_live (self, item->access);
    }
  json_object_set_array_member (body, "unanswered", unanswered);

  return steward_watch_append (self, append,
                               n_proposed > 0
                                 ? g_strdup_printf ("The attestation “%s” (%s) is over; for %u of %u accesses nobody "
                                                    "answered, and their revocation is proposed.",
                                                    campaign->title, campaign->id, n_proposed, campaign->items->len)
                                 : g_strdup_printf ("The attestation “%s” (%s) is over; every access that is left has "
                                                    "an answer.", campaign->title, campaign->id),
                               error);
}

static gboolean
watch_campaigns (StewardWatch  *self,
                 GError       **error)
{
  g_autoptr(GPtrArray) campaigns =
    steward_access_rows_list_campaigns (steward_council_get_governance (self->council), TRUE, error);

  if (campaigns == NULL)
    return FALSE;
  for (guint i = 0; i < campaigns->len; i++)
    {
      const StewardCampaign *campaign = g_ptr_array_index (campaigns, i);
      GError *local = NULL;

      if (campaign->closed_at == 0 && campaign->due != 0 && campaign->due <= self->now &&
          !record_close (self, campaign, &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}

/*
 * steward_watch_accesses:
 * @self: a watch
 * @error: return location
 *
 * One that cannot be looked at keeps no other from it; see
 * steward_watch_keep().
 *
 * Returns: whether accesses and campaigns could be listed
 */
gboolean
steward_watch_accesses (StewardWatch  *self,
                        GError       **error)
{
  const StewardAccessFilter live = { .live_only = TRUE, .ends_before = self->now + 1 };
  const StewardAccessFilter open = { .open_only = TRUE };

  return watch_ends (self, &live, error) && watch_ends (self, &open, error) && watch_campaigns (self, error);
}
