/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one decision writes, put together in memory. Nothing here touches a
 * store: an append can be shown before it is sealed, and thrown away. Payloads
 * are hashed with a random salt of their own, so that nobody can guess a short
 * text (a name, "no") from the hash that stays behind when it is erased. */

#include "config.h"

#include "steward-append.h"

#include <string.h>

#define REFERENCE_PREFIX "sha256:"
#define TEXT_MEDIA_TYPE "text/markdown"
#define PERSON_RANDOM_BYTES 5
#define EFFECT_KIND "effect"

static void
free_fact (gpointer data)
{
  StewardAppendFact *self = data;

  g_free (self->urn);
  g_free (self->fact);
  g_free (self);
}

static void
free_draft (gpointer data)
{
  StewardDraft *self = data;

  g_free (self->stream);
  g_free (self->type);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self);
}

/**
 * steward_append_new:
 * @actor: id of the person who does it
 *
 * Returns: (transfer full): an append without events
 */
StewardAppend *
steward_append_new (const char *actor)
{
  StewardAppend *self = g_new0 (StewardAppend, 1);

  self->actor = g_strdup (actor);
  self->drafts = g_ptr_array_new_with_free_func (free_draft);
  self->payloads = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_payload_free);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_person_free);
  self->signatures = g_ptr_array_new_with_free_func (g_free);
  self->outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_outbox_item_free);
  self->sent = g_ptr_array_new_with_free_func (g_free);
  self->facts = g_ptr_array_new_with_free_func (free_fact);

  return self;
}

void
steward_append_free (StewardAppend *self)
{
  if (self == NULL)
    return;

  g_free (self->actor);
  g_free (self->settles);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->payloads);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->outbox);
  g_ptr_array_unref (self->sent);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

/**
 * steward_append_add:
 * @self: an append
 * @stream: "review/2026-001"
 * @expected_version: of the stream before this event, or %STEWARD_ANY_VERSION
 * @type: one of steward-event-types.h
 * @body: (transfer full): object of the event
 *
 * Adds an event after those that are there, yet without a signature.
 *
 * Returns: (transfer none): the event, which @self owns
 */
StewardDraft *
steward_append_add (StewardAppend *self,
                    const char    *stream,
                    gint64         expected_version,
                    const char    *type,
                    JsonNode      *body)
{
  StewardDraft *draft = g_new0 (StewardDraft, 1);

  draft->stream = g_strdup (stream);
  draft->expected_version = expected_version;
  draft->type = g_strdup (type);
  draft->body = body;
  g_ptr_array_add (self->drafts, draft);
  g_ptr_array_add (self->signatures, NULL);

  return draft;
}

/**
 * steward_append_add_payload:
 * @self: an append
 * @media_type: "application/pdf"
 * @data: what is kept beside the ledger
 *
 * Two payloads of the same data have different references.
 *
 * Returns: (transfer full): the reference that stands in the event
 */
char *
steward_append_add_payload (StewardAppend *self,
                            const char    *media_type,
                            GBytes        *data)
{
  StewardPayload *payload = g_new0 (StewardPayload, 1);
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  payload->media_type = g_strdup (media_type);
  payload->data = g_bytes_ref (data);
  steward_random_bytes (payload->salt, sizeof payload->salt);
  steward_hasher_add (hasher, payload->salt, sizeof payload->salt);
  if (length > 0)
    steward_hasher_add (hasher, bytes, length);
  steward_hasher_finish (hasher, &payload->hash);
  g_ptr_array_add (self->payloads, payload);

  return steward_payload_to_reference (&payload->hash);
}

/**
 * steward_append_add_text:
 * @self: an append
 * @text: Markdown
 *
 * Returns: (transfer full): the reference that stands in the event
 */
char *
steward_append_add_text (StewardAppend *self,
                         const char    *text)
{
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));

  return steward_append_add_payload (self, TEXT_MEDIA_TYPE, data);
}

/**
 * steward_append_add_person:
 * @self: an append
 * @id: of the person
 * @name: (nullable): for display
 * @address: (nullable): for display, and to find the person by
 *
 * Puts a person into the directory. It stands beside the ledger and can be
 * erased; the event that introduces @id is the caller's.
 */
void
steward_append_add_person (StewardAppend *self,
                           const char    *id,
                           const char    *name,
                           const char    *address)
{
  StewardPerson *person = g_new0 (StewardPerson, 1);

  person->id = g_strdup (id);
  person->name = g_strdup (name);
  person->address = g_strdup (address);
  g_ptr_array_add (self->people, person);
}

/**
 * steward_append_add_effect:
 * @self: an append
 * @id: of the effect, "a-2026-001/grant-1"
 * @body: JSON of steward_effect_to_json()
 * @state: "queued", "sending" or "manual"
 * @not_before: microseconds since the epoch; 0: at once
 *
 * Puts something that is to be done outside into the outbox, by the same append
 * that decides it. An item of the same id is replaced.
 */
void
steward_append_add_effect (StewardAppend *self,
                           const char    *id,
                           const char    *body,
                           const char    *state,
                           gint64         not_before)
{
  StewardOutboxItem *item = steward_outbox_item_new ();

  item->id = g_strdup (id);
  item->kind = g_strdup (EFFECT_KIND);
  item->body = g_strdup (body);
  item->state = g_strdup (state);
  item->not_before = not_before;
  g_ptr_array_add (self->outbox, item);
}

/**
 * steward_append_take_effect:
 * @self: an append
 * @id: of an effect
 *
 * Takes it out of the outbox: it is done, or is not to be done any more.
 */
void
steward_append_take_effect (StewardAppend *self,
                            const char    *id)
{
  g_ptr_array_add (self->sent, g_strdup (id));
}

/**
 * steward_append_add_fact:
 * @self: an append
 * @urn: whom it is about
 * @fact: "access-requested"
 *
 * Keeps a fact behind the key figures, dated by the append.
 */
void
steward_append_add_fact (StewardAppend *self,
                         const char    *urn,
                         const char    *fact)
{
  StewardAppendFact *item = g_new0 (StewardAppendFact, 1);

  item->urn = g_strdup (urn);
  item->fact = g_strdup (fact);
  g_ptr_array_add (self->facts, item);
}

/**
 * steward_append_find_payload:
 * @self: an append
 * @reference: (nullable): as add_payload returned it
 *
 * Returns: (transfer none) (nullable): the payload of this append
 */
const StewardPayload *
steward_append_find_payload (const StewardAppend *self,
                             const char          *reference)
{
  StewardDigest hash;

  if (!steward_payload_from_reference (reference, &hash))
    return NULL;

  for (guint i = 0; i < self->payloads->len; i++)
    {
      const StewardPayload *payload = g_ptr_array_index (self->payloads, i);

      if (steward_digest_equal (&payload->hash, &hash))
        return payload;
    }

  return NULL;
}

/**
 * steward_payload_to_reference:
 * @hash: of salt and data
 *
 * Returns: (transfer full): "sha256:" and 64 hex digits
 */
char *
steward_payload_to_reference (const StewardDigest *hash)
{
  g_autofree char *hex = steward_digest_to_hex (hash);

  return g_strconcat (REFERENCE_PREFIX, hex, NULL);
}

/**
 * steward_payload_from_reference:
 * @reference: (nullable): "sha256:" and 64 hex digits
 * @out_hash: (out): set on success only
 *
 * Returns: whether @reference is one
 */
gboolean
steward_payload_from_reference (const char    *reference,
                                StewardDigest *out_hash)
{
  if (reference == NULL || !g_str_has_prefix (reference, REFERENCE_PREFIX))
    return FALSE;

  return steward_digest_from_hex (reference + strlen (REFERENCE_PREFIX), out_hash);
}

void
steward_payload_free (StewardPayload *self)
{
  if (self == NULL)
    return;

  g_free (self->media_type);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

StewardOutboxItem *
steward_outbox_item_new (void)
{
  return g_new0 (StewardOutboxItem, 1);
}

void
steward_outbox_item_free (StewardOutboxItem *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->kind);
  g_free (self->body);
  g_free (self->state);
  g_free (self->message);
  g_free (self);
}

void
steward_person_free (StewardPerson *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}

/**
 * steward_person_make_id:
 *
 * Returns: (transfer full): an id that says nothing about whom it stands for:
 *   "p-" and ten random hex digits
 */
char *
steward_person_make_id (void)
{
  guint8 bytes[PERSON_RANDOM_BYTES];
  GString *id = g_string_new ("p-");

  steward_random_bytes (bytes, sizeof bytes);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (id, "%02x", bytes[i]);

  return g_string_free (id, FALSE);
}
