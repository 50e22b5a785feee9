/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What mends a difference between what was approved and what a platform
 * grants: never by itself, always as an intent that goes the usual way, with
 * its approval and its preview. */

#include "config.h"

#include "steward-access-private.h"
#include "steward-verb-context.h"

#include <string.h>

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define REVOCATION_DAYS 30

/**
 * steward_drift_get_remedies:
 * @item: a difference
 *
 * Returns: what can be done about it: bits 1 << #StewardRemedy
 */
guint
steward_drift_get_remedies (const StewardDriftItem *item)
{
  switch (item->kind)
    {
    case STEWARD_DRIFT_ORPHAN:
    case STEWARD_DRIFT_WIDER:
      return 1u << STEWARD_REMEDY_REVOKE | 1u << STEWARD_REMEDY_ADOPT;
    case STEWARD_DRIFT_EXPIRED:
      return item->access != NULL ? 1u << STEWARD_REMEDY_AGAIN : 1u << STEWARD_REMEDY_REVOKE;
    case STEWARD_DRIFT_MISSING:
    case STEWARD_DRIFT_NOT_GRANTED:
      return 1u << STEWARD_REMEDY_AGAIN;
    case STEWARD_DRIFT_N_KINDS:
      break;
    }

  return 0;
}

/* The product, or the dataset, to which what is granted belongs. */
static char *
find_subject (StewardCouncil          *council,
              const StewardDriftItem  *item,
              GError                 **error)
{
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(GError) local = NULL;
  char *urn;

  if (item->subject != NULL)
    return g_strdup (item->subject);
  if (item->access != NULL)
    {
      access = steward_access_rows_load (steward_council_get_governance (council), item->access, error);
      return access != NULL ? g_strdup (access->subject) : NULL;
    }
  urn = steward_catalog_find_place_sync (steward_council_get_catalog (council), item->source, item->object, &local);
  if (urn != NULL)
    return urn;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                       "The catalog has no product and no dataset for “%.200s”; sync its source first.", item->object);
  return NULL;
}

static void
add_columns (StewardAccessObject *object,
             const char          *columns)
{
  g_auto(GStrv) names = columns != NULL ? g_strsplit (columns, ",", -1) : NULL;

  object->whole = names == NULL;
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      g_ptr_array_add (object->columns, steward_access_column_new (names[i], STEWARD_CLASSIFICATION_UNKNOWN,
                                                                   STEWARD_MASK_NONE));
}

static StewardAccessTerms *
make_terms (const StewardDriftItem *item,
            gint64                  until)
{
  StewardAccessTerms *terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();
  const char *slash = strrchr (item->object, '/');

  terms->source = g_strdup (item->source);
  terms->grantee = g_strdup (item->grantee);
  g_free (terms->privilege);
  terms->privilege = g_strdup (item->privilege != NULL ? item->privilege : "SELECT");
  terms->until = until;
  object->object = g_strdup (item->object);
  object->name = g_strdup (slash != NULL ? slash + 1 : item->object);
  add_columns (object, item->columns);
  g_ptr_array_add (terms->objects, object);

  return terms;
}

/* Who that is on the platform, as far as somebody has said; otherwise a service
 * account of that name, for which somebody has to answer. */
static gboolean
fill_consumer (StewardCouncil          *council,
               const StewardDriftItem  *item,
               StewardAccessAsk        *ask,
               GError                 **error)
{
  g_autoptr(GPtrArray) principals =
    steward_access_rows_list_principals (steward_council_get_governance (council), NULL, error);

  if (principals == NULL)
    return FALSE;
  ask->consumer_kind = STEWARD_CONSUMER_SERVICE;
  ask->consumer = g_strdup (item->grantee);
  for (guint i = 0; i < principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (principals, i);

      if (g_strcmp0 (principal->principal, item->grantee) != 0)
        continue;
      ask->consumer_kind = principal->kind;
      g_free (ask->consumer);
      ask->consumer = g_strdup (principal->consumer);
      if (g_strcmp0 (principal->source, item->source) == 0)
        break;
    }

  return TRUE;
}

static gint64
find_end (StewardCouncil  *council,
          StewardRemedy    remedy,
          gint64           now)
{
  g_autoptr(StewardCouncilState) state = NULL;
  const StewardAccessRules *rules;

  if (remedy == STEWARD_REMEDY_REVOKE)
    return now + REVOCATION_DAYS * DAY;
  state = steward_council_load_state_sync (council, NULL);
  rules = state != NULL && state->charter != NULL ? state->charter->access : NULL;
  if (rules != NULL && rules->longest_days[STEWARD_CLASSIFICATION_PERSONAL] > 0)
    return now + (gint64) rules->longest_days[STEWARD_CLASSIFICATION_PERSONAL] * DAY;

  return now + REVOCATION_DAYS * DAY;
}

static StewardIntent *
make_request (StewardCouncil          *council,
              const StewardDriftItem  *item,
              StewardRemedy            remedy,
              const char              *person,
              GError                 **error)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, person);

  intent->subject = find_subject (council, item, error);
  if (intent->subject == NULL)
    return NULL;
  intent->ask = steward_access_ask_new ();
  intent->ask->kind = remedy == STEWARD_REMEDY_REVOKE ? STEWARD_ACCESS_KIND_REVOCATION : STEWARD_ACCESS_KIND_GRANT;
  if (!fill_consumer (council, item, intent->ask, error))
    return NULL;
  intent->terms = make_terms (item, find_end (council, remedy, g_get_real_time ()));
  if (remedy == STEWARD_REMEDY_REVOKE)
    intent->comment = g_strdup (item->words);

  return g_steal_pointer (&intent);
}

static StewardIntent *
make_again (const StewardDriftItem *item,
            const char             *person)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_QUEUE_EFFECT, person);
  StewardEffectAction action = item->kind == STEWARD_DRIFT_EXPIRED ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT;

  intent->access = g_strdup (item->access);
  intent->outcome = g_strdup (steward_effect_action_to_id (action));

  return intent;
}

/**
 * steward_drift_make_intent:
 * @council: the council
 * @item: a difference
 * @remedy: one of steward_drift_get_remedies()
 * @person: who does it
 * @error: return location: NOT_FOUND when the catalog does not know what is granted
 *
 * A request to adopt what is granted lacks what only a person can say: purpose,
 * legal basis, and who answers for it.
 *
 * Returns: (transfer full) (nullable): the intent, without a plan
 */
StewardIntent *
steward_drift_make_intent (StewardCouncil          *council,
                           const StewardDriftItem  *item,
                           StewardRemedy            remedy,
                           const char              *person,
                           GError                 **error)
{
  if ((steward_drift_get_remedies (item) & 1u << remedy) == 0 ||
      (remedy == STEWARD_REMEDY_AGAIN && item->access == NULL))
    {
      steward_verb_refuse (error, STEWARD_ERROR_USAGE, "That does not mend this difference.");
      return NULL;
    }
  if (remedy == STEWARD_REMEDY_AGAIN)
    return make_again (item, person);

  return make_request (council, item, remedy, person, error);
}
