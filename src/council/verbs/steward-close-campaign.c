/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An attestation ends: before its day when every access has an answer, and from
 * its day on in any case. What nobody answered for is proposed to be revoked. */

#include "config.h"

#include "steward-access-private.h"
#include "steward-access-rows.h"
#include "steward-verbs-private.h"

static gboolean
check_who (StewardVerbContext     *verb,
           const StewardCampaign  *campaign,
           GError                **error)
{
  if (g_strcmp0 (campaign->opened_by, verb->actor) == 0 || steward_verb_is_chair (verb, verb->actor))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "Only the chair, or who opened the attestation, closes it; ask %s.",
                              steward_verb_get_name (verb, campaign->opened_by));
}

/* Whether there is still something to answer for. */
static gboolean
is_in_force (StewardVerbContext  *verb,
             const char          *id,
             gboolean            *out_in_force,
             GError             **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardAccess) access = steward_access_rows_load (verb->governance, id, &local);

  if (access == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out_in_force = access != NULL && steward_access_is_in_force (access);

  return TRUE;
}

/* (transfer full) (nullable): what has no answer, whether it is still there or
 * not. */
static JsonArray *
list_unanswered (StewardVerbContext     *verb,
                 const StewardCampaign  *campaign,
                 guint                  *out_n_proposed,
                 GError                **error)
{
  g_autoptr(JsonArray) unanswered = json_array_new ();

  *out_n_proposed = 0;
  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);
      gboolean in_force;

      if (item->answer != STEWARD_ANSWER_NONE)
        continue;
      if (!is_in_force (verb, item->access, &in_force, error))
        return NULL;
      json_array_add_string_element (unanswered, item->access);
      *out_n_proposed += in_force;
    }

  return g_steal_pointer (&unanswered);
}

static gboolean
check_early (StewardVerbContext     *verb,
             const StewardCampaign  *campaign,
             guint                   n_proposed,
             GError                **error)
{
  g_autofree char *day = steward_verb_format_day (verb, campaign->due - 1);

  if (n_proposed == 0 || campaign->due <= verb->now)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "%u of %u accesses have no answer yet, and there is time until the end of %s; it is "
                              "closed before that only when each has one.", n_proposed, campaign->items->len, day);
}

static void
write_closed (StewardVerbContext    *verb,
              const StewardCampaign *campaign,
              JsonArray             *unanswered,
              guint                  n_proposed)
{
  g_autofree char *stream = g_strconcat ("campaign/", campaign->id, NULL);
  JsonObject *body = steward_verb_add (verb, stream, campaign->version, STEWARD_EVENT_CAMPAIGN_CLOSED);

  steward_body_set_text (body, "campaign", campaign->id);
  json_object_set_array_member (body, "unanswered", json_array_ref (unanswered));
  verb->act->campaign = g_strdup (campaign->id);
  verb->act->summary = g_strdup_printf ("Close “%s”", campaign->title);
  if (n_proposed > 0)
    steward_act_add_consequence (verb->act, "For %u of %u accesses nobody answered; their revocation is proposed to "
                                 "those who answer for them.", n_proposed, campaign->items->len);
  else
    steward_act_add_consequence (verb->act, "Every access that is left has an answer.");
}

gboolean
steward_close_campaign_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardCampaign) campaign = NULL;
  g_autoptr(JsonArray) unanswered = NULL;
  guint n_proposed;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if (act->intent->campaign == NULL || *act->intent->campaign == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which attestation is meant.");
  campaign = steward_access_rows_load_campaign (verb.governance, act->intent->campaign, error);
  if (campaign == NULL)
    return FALSE;
  if (campaign->closed_at != 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The attestation %s, “%s”, is closed already.",
                                campaign->id, campaign->title);
  if (!check_who (&verb, campaign, error))
    return FALSE;
  unanswered = list_unanswered (&verb, campaign, &n_proposed, error);
  if (unanswered == NULL || !check_early (&verb, campaign, n_proposed, error))
    return FALSE;

  write_closed (&verb, campaign, unanswered, n_proposed);

  return TRUE;
}
