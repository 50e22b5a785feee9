/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person fills in beside the terms, as a record and as an object of an
 * event's body, and the words of access. */

#include "config.h"

#include "steward-access.h"

#include "steward-body.h"
#include "steward-record-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *title;
} Word;

static const Word kinds[] = {
  [STEWARD_ACCESS_KIND_GRANT] = { "grant", NULL },
  [STEWARD_ACCESS_KIND_REVOCATION] = { "revocation", NULL },
};

static const Word consumers[] = {
  [STEWARD_CONSUMER_PERSON] = { "person", N_("Person") },
  [STEWARD_CONSUMER_TEAM] = { "team", N_("Team") },
  [STEWARD_CONSUMER_PRODUCT] = { "product", N_("Data product") },
  [STEWARD_CONSUMER_SERVICE] = { "service", N_("Service account") },
};

static const Word answers[] = {
  [STEWARD_ANSWER_NONE] = { "none", N_("No answer yet") },
  [STEWARD_ANSWER_KEEP] = { "keep", N_("Keep") },
  [STEWARD_ANSWER_SHRINK] = { "shrink", N_("Shrink") },
  [STEWARD_ANSWER_REVOKE] = { "revoke", N_("Revoke") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (consumers) == STEWARD_CONSUMER_N_KINDS);

static const char *const ask_members[] = {
  "kind", "port", "consumerKind", "consumer", "domain", "answerable", "onBehalf", "purpose", "legalBasis", "ticket",
  "acceptsTerms", "emergency", NULL,
};

static const Word *
get_word (const Word *words,
          gsize       n_words,
          gsize       index)
{
  return &words[index < n_words ? index : 0];
}

static gboolean
find_word (const Word *words,
           gsize       n_words,
           const char *id,
           gsize      *out_index)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i].id, id) == 0)
        {
          *out_index = i;
          return TRUE;
        }
    }

  return FALSE;
}

StewardAccessAsk *
steward_access_ask_new (void)
{
  return g_new0 (StewardAccessAsk, 1);
}

/**
 * steward_access_ask_copy:
 * @self: (nullable): an ask
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
StewardAccessAsk *
steward_access_ask_copy (const StewardAccessAsk *self)
{
  StewardAccessAsk *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->port = g_strdup (self->port);
  copy->consumer = g_strdup (self->consumer);
  copy->domain = g_strdup (self->domain);
  copy->answerable = g_strdup (self->answerable);
  copy->on_behalf = g_strdup (self->on_behalf);
  copy->purpose = g_strdup (self->purpose);
  copy->legal_basis = g_strdup (self->legal_basis);
  copy->ticket = g_strdup (self->ticket);

  return copy;
}

void
steward_access_ask_free (StewardAccessAsk *self)
{
  if (self == NULL)
    return;

  g_free (self->port);
  g_free (self->consumer);
  g_free (self->domain);
  g_free (self->answerable);
  g_free (self->on_behalf);
  g_free (self->purpose);
  g_free (self->legal_basis);
  g_free (self->ticket);
  g_free (self);
}

/**
 * steward_access_ask_to_json:
 * @self: an ask
 *
 * Returns: (transfer full): an object with "kind", "port", "consumerKind",
 *   "consumer", "domain", "answerable", "onBehalf", "purpose", "legalBasis",
 *   "ticket", "acceptsTerms" and "emergency"
 */
JsonNode *
steward_access_ask_to_json (const StewardAccessAsk *self)
{
  JsonObject *object;
  JsonNode *node = steward_body_new (&object);

  steward_body_set_text (object, "kind", steward_access_kind_to_id (self->kind));
  steward_body_set_text (object, "port", self->port);
  steward_body_set_text (object, "consumerKind", steward_consumer_kind_to_id (self->consumer_kind));
  steward_body_set_text (object, "consumer", self->consumer);
  steward_body_set_text (object, "domain", self->domain);
  steward_body_set_text (object, "answerable", self->answerable);
  steward_body_set_text (object, "onBehalf", self->on_behalf);
  steward_body_set_text (object, "purpose", self->purpose);
  steward_body_set_text (object, "legalBasis", self->legal_basis);
  steward_body_set_text (object, "ticket", self->ticket);
  steward_body_set_flag (object, "acceptsTerms", self->accepts_terms);
  steward_body_set_flag (object, "emergency", self->emergency);

  return node;
}

static void
read_kinds (StewardAccessAsk *self,
            StewardRecord    *record)
{
  g_autofree char *kind = steward_record_get_text (record, "kind", STEWARD_RECORD_MAX_NAME, FALSE);
  g_autofree char *consumer = steward_record_get_text (record, "consumerKind", STEWARD_RECORD_MAX_NAME, TRUE);

  if (kind != NULL && !steward_access_kind_from_id (kind, &self->kind))
    steward_record_fail (record, "There is no kind of access request “%.40s”", kind);
  if (consumer != NULL && !steward_consumer_kind_from_id (consumer, &self->consumer_kind))
    steward_record_fail (record, "There is no kind of consumer “%.40s”", consumer);
}

/**
 * steward_access_ask_from_node:
 * @node: (nullable): as steward_access_ask_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the ask; else %NULL with
 *   %STEWARD_ERROR_INVALID_DATA
 */
StewardAccessAsk *
steward_access_ask_from_node (const StewardNode *node,
                              GError           **error)
{
  g_autoptr(StewardAccessAsk) self = steward_access_ask_new ();
  StewardRecord record;

  steward_record_init (&record, node, "The request for an access", ask_members);
  read_kinds (self, &record);
  self->port = steward_record_get_text (&record, "port", STEWARD_RECORD_MAX_NAME, FALSE);
  self->consumer = steward_record_get_text (&record, "consumer", STEWARD_RECORD_MAX_NAME * 2, TRUE);
  self->domain = steward_record_get_text (&record, "domain", STEWARD_RECORD_MAX_NAME, FALSE);
  self->answerable = steward_record_get_text (&record, "answerable", STEWARD_RECORD_MAX_NAME, FALSE);
  self->on_behalf = steward_record_get_text (&record, "onBehalf", STEWARD_RECORD_MAX_NAME, FALSE);
  self->purpose = steward_record_get_text (&record, "purpose", STEWARD_RECORD_MAX_NAME, FALSE);
  self->legal_basis = steward_record_get_text (&record, "legalBasis", STEWARD_RECORD_MAX_NAME, FALSE);
  self->ticket = steward_record_get_text (&record, "ticket", STEWARD_RECORD_MAX_NAME, FALSE);
  self->accepts_terms = steward_record_get_flag (&record, "acceptsTerms");
  self->emergency = steward_record_get_flag (&record, "emergency");

  return steward_record_finish (&record, error) ? g_steal_pointer (&self) : NULL;
}

const char *
steward_access_kind_to_id (StewardAccessKind kind)
{
  return get_word (kinds, G_N_ELEMENTS (kinds), kind)->id;
}

/**
 * steward_access_kind_from_id:
 * @id: (nullable): "grant" or "revocation"
 * @out_kind: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_access_kind_from_id (const char        *id,
                             StewardAccessKind *out_kind)
{
  gsize index;

  if (!find_word (kinds, G_N_ELEMENTS (kinds), id, &index))
    return FALSE;

  *out_kind = (StewardAccessKind) index;
  return TRUE;
}

const char *
steward_consumer_kind_to_id (StewardConsumerKind kind)
{
  return get_word (consumers, G_N_ELEMENTS (consumers), kind)->id;
}

const char *
steward_consumer_kind_to_title (StewardConsumerKind kind)
{
  return get_word (consumers, G_N_ELEMENTS (consumers), kind)->title;
}

/**
 * steward_consumer_kind_from_id:
 * @id: (nullable): "person", "team", "product" or "service"
 * @out_kind: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_consumer_kind_from_id (const char          *id,
                               StewardConsumerKind *out_kind)
{
  gsize index;

  if (!find_word (consumers, G_N_ELEMENTS (consumers), id, &index))
    return FALSE;

  *out_kind = (StewardConsumerKind) index;
  return TRUE;
}

const char *
steward_answer_to_id (StewardAnswer answer)
{
  return get_word (answers, G_N_ELEMENTS (answers), answer)->id;
}

const char *
steward_answer_to_title (StewardAnswer answer)
{
  return get_word (answers, G_N_ELEMENTS (answers), answer)->title;
}

/**
 * steward_answer_from_id:
 * @id: (nullable): "keep", "shrink" or "revoke"
 * @out_answer: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_answer_from_id (const char    *id,
                        StewardAnswer *out_answer)
{
  gsize index;

  if (!find_word (answers, G_N_ELEMENTS (answers), id, &index))
    return FALSE;

  *out_answer = (StewardAnswer) index;
  return TRUE;
}
