/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A round in which somebody answers for each access of a domain or a product.
 * Which ones stands in the event: what is granted later is not part of it. */

#include "config.h"

#include "steward-access-private.h"
#include "steward-access-rows.h"
#include "steward-verbs-private.h"

#define MAX_ACCESSES 5000u
#define LONGEST (366 * G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Over what it goes. */
typedef struct
{
  StewardEntryDetail *detail;          /* owned; NULL: a domain */
  const char *domain;                  /* of the product, or asked for */
  const char *name;                    /* for titles */
} Scope;

static void
clear_scope (Scope *self)
{
  g_clear_pointer (&self->detail, steward_entry_detail_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scope, clear_scope)

static gboolean
read_scope (StewardVerbContext  *verb,
            Scope               *scope,
            GError             **error)
{
  const char *domain = verb->intent->name;
  const char *subject = verb->intent->subject;

  if ((domain == NULL || *domain == '\0') == (subject == NULL || *subject == '\0'))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say over what it goes: one domain, or one product.");
  if (subject == NULL || *subject == '\0')
    {
      scope->domain = scope->name = domain;
      return steward_verb_check_words (domain, "The domain", error);
    }

  scope->detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), subject, error);
  if (scope->detail == NULL)
    return FALSE;
  scope->domain = scope->detail->entry->domain;
  scope->name = scope->detail->entry->name != NULL ? scope->detail->entry->name : subject;

  return TRUE;
}

/* The owners of the product, and who holds the seat of the domain. */
static gboolean
is_owner (StewardVerbContext  *verb,
          const Scope         *scope,
          gboolean            *out_owner,
          GError             **error)
{
  g_autoptr(StewardAccess) question = steward_access_new ();
  g_autoptr(StewardAccessHolders) holders = NULL;

  question->ask = steward_access_ask_new ();
  question->ask->consumer_kind = STEWARD_CONSUMER_TEAM;
  question->domain = g_strdup (scope->domain);
  holders = steward_access_holders_make (verb->council, verb->state, question, scope->detail, error);
  if (holders == NULL)
    return FALSE;
  *out_owner = g_ptr_array_find_with_equal_func (holders->owners, verb->actor, g_str_equal, NULL);

  return TRUE;
}

static gboolean
check_who (StewardVerbContext  *verb,
           const Scope         *scope,
           GError             **error)
{
  const StewardSeat *chair = steward_charter_get_chair (verb->state->charter);
  gboolean owner = FALSE;

  if (steward_verb_is_chair (verb, verb->actor))
    return TRUE;
  if (!is_owner (verb, scope, &owner, error))
    return FALSE;
  if (owner)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "Only the chair, or who answers for “%s”, opens an attestation of it; ask %s.",
                              scope->name, steward_verb_get_name (verb, chair != NULL ? chair->holder : NULL));
}

static gboolean
check_due (StewardVerbContext  *verb,
           GError             **error)
{
  gint64 due = verb->intent->until;

  if (due == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "Say by when it must be answered; what has no answer then is proposed to be revoked.");
  if (due <= verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The day by which it must be answered is in the past.");
  if (due - verb->now > LONGEST)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "An attestation goes on for a year at most; choose an earlier day.");

  return TRUE;
}

/* Accesses that are asked about already, as keys. */
static GHashTable *
list_asked (StewardVerbContext  *verb,
            GError             **error)
{
  g_autoptr(GPtrArray) campaigns = steward_access_rows_list_campaigns (verb->governance, TRUE, error);
  GHashTable *asked;

  if (campaigns == NULL)
    return NULL;

  asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < campaigns->len; i++)
    {
      const StewardCampaign *campaign = g_ptr_array_index (campaigns, i);

      for (guint k = 0; campaign->closed_at == 0 && k < campaign->items->len; k++)
        g_hash_table_add (asked, g_strdup (((StewardCampaignItem *) campaign->items->pdata[k])->access));
    }

  return asked;
}

static gboolean
belongs (const StewardAccess *access,
         const Scope         *scope,
         gint64               now)
{
  if (!steward_access_is_in_force (access) || (access->terms->until != 0 && access->terms->until <= now))
    return FALSE;
  if (scope->detail != NULL)
    return g_strcmp0 (access->subject, scope->detail->urn) == 0;

  return steward_domain_is_same (access->domain, scope->domain);
}

/* (transfer full) (nullable): ids, in the order of the store; %NULL with error. */
static JsonArray *
list_items (StewardVerbContext  *verb,
            const Scope         *scope,
            guint               *out_n_asked,
            GError             **error)
{
  const StewardAccessFilter filter = {
    .live_only = TRUE, .subject = scope->detail != NULL ? scope->detail->urn : NULL,
  };
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (verb->governance, &filter, error);
  g_autoptr(GHashTable) asked = accesses != NULL ? list_asked (verb, error) : NULL;
  JsonArray *items;

  if (asked == NULL)
    return NULL;

  items = json_array_new ();
  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);

      if (!belongs (access, scope, verb->now))
        continue;
      if (g_hash_table_contains (asked, access->id))
        (*out_n_asked)++;
      else
        json_array_add_string_element (items, access->id);
    }

  return items;
}

static gboolean
check_items (StewardVerbContext  *verb,
             const Scope         *scope,
             guint                n_items,
             guint                n_asked,
             GError             **error)
{
  if (n_items > MAX_ACCESSES)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "“%s” has more than %u accesses; open an attestation for one product at a time.",
                                scope->name, MAX_ACCESSES);
  if (n_items == 0 && n_asked > 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "Another attestation that is open asks about every access of “%s” already.",
                                scope->name);
  if (n_items == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                "Nobody has access to “%s”, so that there is nothing to answer for.", scope->name);
  if (n_asked > 0)
    steward_act_add_warning (verb->act, "%u more are left out: another attestation that is open asks about them.",
                             n_asked);

  return TRUE;
}

static gboolean
write_opened (StewardVerbContext  *verb,
              const Scope         *scope,
              JsonArray           *items,
              GError             **error)
{
  const char *given = verb->intent->title;
  g_autofree char *title = given != NULL && *given != '\0' ? g_strdup (given)
                                                           : g_strdup_printf ("Attestation of %s", scope->name);
  g_autofree char *day = steward_verb_format_day (verb, verb->intent->until - 1);
  g_autofree char *stream = NULL;
  guint n_items = json_array_get_length (items);
  JsonObject *body;

  if (!steward_verb_check_words (title, "The title", error) ||
      !steward_verb_find_free (verb, "campaign", &verb->act->campaign, error))
    return FALSE;

  stream = g_strconcat ("campaign/", verb->act->campaign, NULL);
  body = steward_verb_add (verb, stream, 0, STEWARD_EVENT_CAMPAIGN_OPENED);
  steward_body_set_text (body, "campaign", verb->act->campaign);
  steward_body_set_text (body, "title", title);
  if (scope->detail != NULL)
    steward_body_set_text (body, "subject", scope->detail->urn);
  else
    steward_body_set_text (body, "domain", scope->domain);
  steward_body_set_time (body, "due", verb->intent->until);
  json_object_set_array_member (body, "items", json_array_ref (items));
  verb->act->summary = g_strdup_printf ("Open “%s”", title);
  steward_act_add_consequence (verb->act, n_items == 1 ? "%u access is asked about: keep, shrink or revoke."
                                                       : "%u accesses are asked about: keep, shrink or revoke.",
                               n_items);
  steward_act_add_consequence (verb->act, "What has no answer at the end of %s is proposed to be revoked.", day);

  return TRUE;
}

gboolean
steward_open_campaign_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(Scope) scope = { 0 };
  g_autoptr(JsonArray) items = NULL;
  guint n_asked = 0;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) ||
      !read_scope (&verb, &scope, error) || !check_who (&verb, &scope, error) || !check_due (&verb, error))
    return FALSE;
  items = list_items (&verb, &scope, &n_asked, error);

  return items != NULL && check_items (&verb, &scope, json_array_get_length (items), n_asked, error) &&
         write_opened (&verb, &scope, items, error);
}
