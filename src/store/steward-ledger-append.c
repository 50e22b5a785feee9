/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one decision writes, in one transaction: the events with their seals,
 * the signatures of their bodies, the payloads and persons that they refer to,
 * the draft that is done with it, the effects that it orders or finishes, and
 * the dated facts behind the key figures. Head and versions are read once, inside
 * of BEGIN IMMEDIATE, so that two processes can never build on the same head. */

#include "config.h"

#include "steward-ledger-append.h"

#include "steward-duration.h"
#include "steward-event-maker.h"
#include "steward-fold.h"
#include "steward-ledger-table.h"
#include "steward-outbox.h"

#include <string.h>

#define MAX_NAME 200u

typedef struct
{
  StewardDb *db;                       /* (unowned): inside of a transaction */
  const StewardAppend *what;           /* (unowned) */
  GPtrArray *events;                   /* (unowned) (element-type StewardEvent): so far */
  GArray *leaves;                      /* (unowned) (nullable) (element-type StewardDigest): so far */
  GHashTable *streams;                 /* (owned) (element-type utf8 guint): and the index of their last event */
  GArray *versions;                    /* (owned) (element-type gint64): of the events */
  GHashTable *types;                   /* (owned) (element-type utf8): noted */
  const char *last_type;               /* (unowned) (nullable): noted last; most come in a row */
  gint64 position;                     /* of the last event */
  StewardDigest seal;                  /* of the last event before them */
  gint64 time;                         /* of all of them, in microseconds since the epoch */
  StewardFoldFlags flags;
} Appending;

static gboolean
check_name (const char  *what,
            const char  *name,
            GError     **error)
{
  if (name != NULL && *name != '\0' && strlen (name) <= MAX_NAME && g_utf8_validate (name, -1, NULL))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
               "The event's %s must have 1 to %u bytes of valid UTF-8.", what, MAX_NAME);
  return FALSE;
}

/* What can be refused before the store is locked, for next to nothing. */
static gboolean
check_names (const StewardAppend  *what,
             GError              **error)
{
  if (!check_name ("actor", what->actor, error))
    return FALSE;
  for (guint i = 0; i < what->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (what->drafts, i);

      if (!check_name ("stream", draft->stream, error) || !check_name ("type", draft->type, error) ||
          !steward_fold_check_type (draft->type, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_version (Appending   *self,
              const char  *stream,
              gint64      *out_version,
              GError     **error)
{
  gpointer last;

  if (!g_hash_table_lookup_extended (self->streams, stream, NULL, &last))
    return steward_ledger_table_get_version (self->db, stream, out_version, error);

  *out_version = g_array_index (self->versions, gint64, GPOINTER_TO_UINT (last));
  return TRUE;
}

static gboolean
check_version (const StewardDraft  *draft,
               gint64               actual,
               GError             **error)
{
  if (draft->expected_version == STEWARD_ANY_VERSION || draft->expected_version == actual)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
               "“%.80s” was changed by somebody else in the meantime (it is at version %" G_GINT64_FORMAT
               ", not %" G_GINT64_FORMAT ").", draft->stream, actual, draft->expected_version);
  return FALSE;
}

/* Gives each event its version, up to the first that cannot have one. */
static gboolean
plan_versions (Appending  *self,
               GError    **error)
{
  for (guint i = 0; i < self->what->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (self->what->drafts, i);
      gint64 version;

      if (!find_version (self, draft->stream, &version, error) || !check_version (draft, version, error))
        return FALSE;
      version++;
      g_hash_table_insert (self->streams, draft->stream, GUINT_TO_POINTER (self->versions->len));
      g_array_append_val (self->versions, version);
    }

  return TRUE;
}

/* A type is noted once, before its first event is of any use to others. */
static gboolean
note_type (Appending   *self,
           const char  *type,
           GError     **error)
{
  StewardStatement *statement;

  if (g_strcmp0 (self->last_type, type) == 0 || !g_hash_table_add (self->types, (gpointer) type))
    return TRUE;
  self->last_type = type;
  statement = steward_db_prepare (self->db, "ledger-type-add", error);
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":type", type);
  return steward_statement_run (statement, error);
}

static gboolean
append_event (Appending      *self,
              StewardSealed  *sealed,
              GError        **error)
{
  const StewardEvent *event = sealed->event;

  if (!note_type (self, event->type, error) || !steward_ledger_table_insert (self->db, event, error) ||
      !steward_fold_members (self->db, event, sealed->members, self->flags, self->what->actor, self->time, error))
    return FALSE;

  self->position = event->position;
  if (self->leaves != NULL)
    g_array_append_val (self->leaves, sealed->leaf);
  g_ptr_array_add (self->events, g_steal_pointer (&sealed->event));
  return TRUE;
}

static gboolean
append_planned (Appending  *self,
                GError    **error)
{
  g_autoptr(StewardEventMaker) maker = steward_event_maker_new (self->what, self->versions, self->position,
                                                                &self->seal, self->time);

  for (guint i = 0; i < self->versions->len; i++)
    {
      StewardSealed *sealed = steward_event_maker_wait (maker, i, error);

      if (sealed == NULL || !append_event (self, sealed, error))
        return FALSE;
    }

  return TRUE;
}

/* Of two events that are refused the first one is told. */
static gboolean
append_drafts (Appending  *self,
               GError    **error)
{
  g_autoptr(GError) refusal = NULL;

  plan_versions (self, &refusal);
  if (!append_planned (self, error))
    return FALSE;
  if (refusal == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static gboolean
add_signature (Appending   *self,
               gint64       position,
               const char  *armoured,
               GError     **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "ledger-signature-insert", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":position", position);
  steward_statement_bind_text (statement, ":armoured", armoured);
  return steward_statement_run (statement, error);
}

static gboolean
add_signatures (Appending  *self,
                GError    **error)
{
  const GPtrArray *signatures = self->what->signatures;

  for (guint i = 0; signatures != NULL && i < MIN (signatures->len, self->events->len); i++)
    {
      const StewardEvent *event = g_ptr_array_index (self->events, i);
      const char *armoured = g_ptr_array_index (signatures, i);

      if (armoured != NULL && !add_signature (self, event->position, armoured, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_payload (Appending             *self,
             const StewardPayload  *payload,
             GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "payload-insert", error);
  gsize length;
  gconstpointer data = g_bytes_get_data (payload->data, &length);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_blob (statement, ":hash", payload->hash.bytes, sizeof payload->hash.bytes);
  steward_statement_bind_blob (statement, ":salt", payload->salt, sizeof payload->salt);
  steward_statement_bind_text (statement, ":media_type", payload->media_type);
  steward_statement_bind_blob (statement, ":data", data != NULL ? data : "", length);
  steward_statement_bind_int64 (statement, ":added_at", self->time);
  return steward_statement_run (statement, error);
}

static gboolean
add_person (Appending            *self,
            const StewardPerson  *person,
            GError              **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "person-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", person->id);
  steward_statement_bind_text (statement, ":name", person->name);
  steward_statement_bind_text (statement, ":address", person->address);
  steward_statement_bind_int64 (statement, ":changed_at", self->time);
  return steward_statement_run (statement, error);
}

/* Before the events, which index the words of their payloads. */
static gboolean
add_kept (Appending  *self,
          GError    **error)
{
  for (guint i = 0; i < self->what->payloads->len; i++)
    if (!add_payload (self, g_ptr_array_index (self->what->payloads, i), error))
      return FALSE;
  for (guint i = 0; i < self->what->people->len; i++)
    if (!add_person (self, g_ptr_array_index (self->what->people, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
settle_draft (Appending  *self,
              GError    **error)
{
  StewardStatement *statement;

  if (self->what->settles == NULL)
    return TRUE;
  statement = steward_db_prepare (self->db, "draft-remove", error);
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", self->what->settles);
  return steward_statement_run (statement, error);
}

/* What was finished goes before what is ordered: an effect may be ordered anew. */
static gboolean
change_outbox (Appending  *self,
               GError    **error)
{
  const GPtrArray *sent = self->what->sent, *outbox = self->what->outbox;

  for (guint i = 0; sent != NULL && i < sent->len; i++)
    if (!steward_outbox_remove (self->db, g_ptr_array_index (sent, i), error))
      return FALSE;
  for (guint i = 0; outbox != NULL && i < outbox->len; i++)
    if (!steward_outbox_put (self->db, g_ptr_array_index (outbox, i), self->time, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_facts (Appending  *self,
           GError    **error)
{
  const GPtrArray *facts = self->what->facts;

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const StewardAppendFact *fact = g_ptr_array_index (facts, i);
      StewardStatement *statement = steward_db_prepare (self->db, "kept-fact-put", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_text (statement, ":urn", fact->urn);
      steward_statement_bind_text (statement, ":fact", fact->fact);
      steward_statement_bind_int64 (statement, ":time", self->time);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/* Whoever appended since may have been a newer Steward, or one that died
 * before it folded. */
static gboolean
check_rows (Appending  *self,
            GError    **error)
{
  gint64 folded;

  if (!steward_fold_check_known (self->db, error) || !steward_fold_get_position (self->db, &folded, error))
    return FALSE;

  return folded == self->position || steward_fold_catch_up (self->db, error);
}

static gboolean
append_all (Appending  *self,
            GError    **error)
{
  gboolean ok;

  self->streams = g_hash_table_new (g_str_hash, g_str_equal);
  self->versions = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->what->drafts->len);
  self->types = g_hash_table_new (g_str_hash, g_str_equal);
  self->time = steward_instant_now ();
  self->flags = STEWARD_FOLD_INDEX | (self->what->payloads->len > 0 ? STEWARD_FOLD_PAYLOADS : 0);
  ok = steward_ledger_table_get_head (self->db, &self->position, &self->seal, error) && check_rows (self, error) &&
       add_kept (self, error) && append_drafts (self, error) && add_signatures (self, error) &&
       settle_draft (self, error) && change_outbox (self, error) && add_facts (self, error) &&
       steward_fold_set_position (self->db, self->position, error);
  g_hash_table_unref (self->streams);
  g_array_unref (self->versions);
  g_hash_table_unref (self->types);

  return ok;
}

static gboolean
append_in_transaction (Appending  *self,
                       GError    **error)
{
  if (!steward_db_begin (self->db, error))
    return FALSE;
  if (append_all (self, error))
    return steward_db_commit (self->db, error);

  steward_db_rollback (self->db);
  return FALSE;
}

/* What nobody could ever append is told rather than what stands in the way of
 * it today. */
static void
prefer_malformed (const StewardAppend  *what,
                  GError              **failure)
{
  for (guint i = 0; i < what->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (what->drafts, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) body = steward_json_canonicalize (draft->body, STEWARD_JSON_EVENT, &error);

      if (body == NULL)
        {
          g_clear_error (failure);
          *failure = g_steal_pointer (&error);
          return;
        }
    }
}

/**
 * steward_ledger_append:
 * @db: a connection outside of any transaction
 * @what: what is to be recorded; the actor is "asserted", as always on a local
 *   ledger, but for events with a signature
 * @out_events: (out) (optional) (transfer full) (element-type StewardEvent):
 *   the events as they are kept
 * @out_leaves: (nullable) (element-type StewardDigest): their leaves are added
 * @error: return location; %STEWARD_ERROR_CONFLICT when a stream is at another
 *   version
 *
 * Returns: whether all of it is on disk; otherwise nothing has changed
 */
gboolean
steward_ledger_append (StewardDb            *db,
                       const StewardAppend  *what,
                       GPtrArray           **out_events,
                       GArray               *out_leaves,
                       GError              **error)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_full (what->drafts->len, (GDestroyNotify) steward_event_free);
  g_autoptr(GError) failure = NULL;
  Appending appending = { .db = db, .what = what, .events = events, .leaves = out_leaves };

  if (!check_names (what, error))
    return FALSE;
  if (!append_in_transaction (&appending, &failure))
    {
      prefer_malformed (what, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (out_events != NULL)
    *out_events = g_steal_pointer (&events);
  return TRUE;
}
