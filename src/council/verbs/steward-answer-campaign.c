/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody answers for one access: it is kept, should become less, or is
 * revoked here and now, with what takes it back in the same append. An answer
 * may be changed while the round is open and the access is there. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-access-rows.h"
#include "steward-verbs-private.h"

static const StewardCampaignItem *
find_item (const StewardCampaign *campaign,
           const char            *access)
{
  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      if (g_str_equal (item->access, access))
        return item;
    }

  return NULL;
}

/* (transfer full) (nullable): the round, which is open. */
static StewardCampaign *
load_campaign (StewardVerbContext  *verb,
               GError             **error)
{
  const char *id = verb->intent->campaign;
  g_autoptr(StewardCampaign) campaign = NULL;

  if (id == NULL || *id == '\0')
    {
      steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which attestation is meant.");
      return NULL;
    }
  campaign = steward_access_rows_load_campaign (verb->governance, id, error);
  if (campaign == NULL)
    return NULL;
  if (campaign->closed_at != 0)
    {
      g_autofree char *day = steward_verb_format_day (verb, campaign->closed_at);

      steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                           "The attestation %s, “%s”, was closed on %s; revoke the access itself, or open another one.",
                           id, campaign->title, day);
      return NULL;
    }

  return g_steal_pointer (&campaign);
}

static char *
list_names (StewardVerbContext *verb,
            GPtrArray          *persons)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", steward_verb_get_name (verb, persons->pdata[i]));

  return g_string_free (names, FALSE);
}

/* Who answers for the access, by the rules of its steps. Where nobody is left,
 * the chair does, unless it is for the chair. */
static gboolean
check_who (StewardVerbContext  *verb,
           GError             **error)
{
  const StewardCharter *charter = verb->rules->charter;
  StewardDecider decider = steward_access_find_answerer (charter, verb->access, verb->holders, verb->actor, verb->now,
                                                         NULL, NULL);
  g_autoptr(GPtrArray) answerers = NULL;
  g_autofree char *names = NULL;

  if (decider == STEWARD_DECIDER_MAY)
    return TRUE;
  if (steward_access_is_for (verb->access, verb->holders, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You have asked for this access, or it is for you; nobody answers for their own. You "
                                "can give it up.");

  answerers = steward_access_list_answerers (charter, verb->access, verb->holders, verb->now);
  if (answerers->len == 0 && steward_verb_is_chair (verb, verb->actor))
    return TRUE;
  names = list_names (verb, answerers);

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only those who answer for this access say whether it "
                              "stays; ask %s.", *names != '\0' ? names : "the chair");
}

static gboolean
check_item (StewardVerbContext         *verb,
            const StewardCampaign      *campaign,
            const StewardCampaignItem  *item,
            GError                    **error)
{
  g_autofree char *told = NULL;

  if (item == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The attestation %s does not ask about the access %s.",
                                campaign->id, verb->access->id);
  if (!steward_access_is_in_force (verb->access))
    {
      told = steward_access_tell_state (verb->access, verb->state);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                  "The access %s, “%s”, was %s; nobody has to answer for it any more.",
                                  verb->access->id, verb->access->title, told);
    }
  if (verb->intent->answer == STEWARD_ANSWER_NONE)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say whether it is kept, should shrink, or is revoked.");
  if (item->answer == verb->intent->answer && g_strcmp0 (item->person, verb->actor) == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "You have answered “%s” for %s already.",
                                steward_answer_to_id (item->answer), verb->access->id);
  if (item->answer != STEWARD_ANSWER_NONE)
    steward_act_add_warning (verb->act, "%s has answered “%s” before; your answer takes its place.",
                             steward_verb_get_name (verb, item->person), steward_answer_to_id (item->answer));

  return TRUE;
}

static gboolean
check_comment (StewardVerbContext  *verb,
               GError             **error)
{
  if (verb->intent->answer == STEWARD_ANSWER_KEEP)
    return TRUE;

  return steward_verb_require_comment (verb, verb->intent->answer == STEWARD_ANSWER_SHRINK
                                               ? "Say what should go: those who have it see it."
                                               : "Say why: who has it, and all readers, see it.", error);
}

static void
tell_left (StewardVerbContext        *verb,
           const StewardCampaign     *campaign,
           const StewardCampaignItem *answered)
{
  guint n_left = 0;

  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      n_left += item != answered && item->answer == STEWARD_ANSWER_NONE;
    }
  if (n_left == 0)
    steward_act_add_consequence (verb->act, "Every access has an answer then; the attestation can be closed.");
  else
    steward_act_add_consequence (verb->act, "%u of %u wait for an answer then.", n_left, campaign->items->len);
}

static gboolean
add_effects (StewardVerbContext  *verb,
             const char          *comment,
             GError             **error)
{
  const char *title = verb->access->title;

  switch (verb->intent->answer)
    {
    case STEWARD_ANSWER_REVOKE:
      verb->act->summary = g_strdup_printf ("Revoke “%s”", title);
      return steward_access_revocation_add (verb, comment, error);
    case STEWARD_ANSWER_SHRINK:
      verb->act->summary = g_strdup_printf ("Shrink “%s”", title);
      steward_act_add_consequence (verb->act, "Nothing changes on the platform yet. Ask for the narrower access next; "
                                   "once that is granted, revoke %s.", verb->access->id);
      return TRUE;
    case STEWARD_ANSWER_KEEP:
    case STEWARD_ANSWER_NONE:
      break;
    }
  verb->act->summary = g_strdup_printf ("Keep “%s”", title);

  return TRUE;
}

static gboolean
write_answer (StewardVerbContext         *verb,
              const StewardCampaign      *campaign,
              const StewardCampaignItem  *item,
              GError                    **error)
{
  g_autofree char *stream = g_strconcat ("campaign/", campaign->id, NULL);
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_add_comment (verb, verb->intent->comment, "The comment", &comment, error))
    return FALSE;
  body = steward_verb_add (verb, stream, campaign->version, STEWARD_EVENT_CAMPAIGN_ANSWERED);
  steward_body_set_text (body, "campaign", campaign->id);
  steward_body_set_text (body, "access", verb->access->id);
  steward_body_set_text (body, "answer", steward_answer_to_id (verb->intent->answer));
  steward_body_set_text (body, "comment", comment);
  if (!add_effects (verb, comment, error))
    return FALSE;
  tell_left (verb, campaign, item);

  return TRUE;
}

gboolean
steward_answer_campaign_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardCampaign) campaign = NULL;
  const StewardCampaignItem *item;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  campaign = load_campaign (&verb, error);
  if (campaign == NULL)
    return FALSE;
  item = find_item (campaign, verb.access->id);
  if (!check_item (&verb, campaign, item, error) || !check_who (&verb, error) || !check_comment (&verb, error) ||
      !steward_access_plan_check (&verb, error))
    return FALSE;

  act->campaign = g_strdup (campaign->id);

  return write_answer (&verb, campaign, item, error);
}
