/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Payloads, which stand beside the events and may have been erased. */

#include "config.h"

#include "steward-council-rows-private.h"

#include "steward-duration.h"

typedef struct
{
  const char *reference;
  StewardDigest hash;
  gboolean found;
  GBytes *data;                        /* (owned) (nullable): NULL when erased */
  GBytes *salt;                        /* (owned) (nullable): only as read */
  char *media_type;                    /* (owned) (nullable) */
  gint64 erased_at;
  char *asked_by;                      /* (owned) (nullable) */
} PayloadCall;

/* Salt and data must be what the event names: a payload that somebody changed
 * is not shown as the one that was decided upon. */
static gboolean
check_hash (StewardCells       *cells,
            const PayloadCall  *call,
            gconstpointer       data,
            gsize               length,
            GError            **error)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  gsize salt_length = 0;
  gconstpointer salt = steward_statement_get_blob (cells->statement, 2, &salt_length);
  StewardDigest hash;

  steward_hasher_add (hasher, salt, salt_length);
  steward_hasher_add (hasher, data, length);
  steward_hasher_finish (hasher, &hash);
  if (steward_digest_equal (&hash, &call->hash))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "The text or file %s is not what was recorded.",
               call->reference);
  return FALSE;
}

static gboolean
read_payload_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  PayloadCall *call = data;
  gconstpointer bytes;
  gsize length = 0;

  call->found = TRUE;
  call->media_type = steward_cells_dup_text (cells);
  call->erased_at = steward_cells_get_number (cells);
  if (steward_statement_is_null (cells->statement, 3))
    return TRUE;

  bytes = steward_statement_get_blob (cells->statement, 3, &length);
  if (!check_hash (cells, call, bytes, length, error))
    return FALSE;

  call->data = g_bytes_new (bytes, length);
  bytes = steward_statement_get_blob (cells->statement, 2, &length);
  call->salt = g_bytes_new (bytes, bytes != NULL ? length : 0);
  return TRUE;
}

static gboolean
load_payload (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  PayloadCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "council/payload-load", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_blob (statement, ":hash", call->hash.bytes, sizeof call->hash.bytes);

  return steward_council_rows_visit_statement (statement, read_payload_cb, call, error);
}

static void
fail_to_load (const PayloadCall  *call,
              GError            **error)
{
  g_autofree char *day = steward_instant_to_rfc3339 (call->erased_at);

  if (call->found)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED, "This text or file was erased on %.10s.", day);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The text or file %.80s is not here.",
                 call->reference);
}

/**
 * steward_council_rows_load_payload:
 * @self: the store
 * @reference: "sha256:…"
 * @out_media_type: (out) (optional) (transfer full): what it is
 * @error: return location; %STEWARD_ERROR_NOT_FOUND, %STEWARD_ERROR_DENIED with
 *   the day on which it was erased, or %STEWARD_ERROR_DAMAGED
 *
 * Returns: (transfer full): what the reference stands for
 */
GBytes *
steward_council_rows_load_payload (StewardGovernance  *self,
                                   const char         *reference,
                                   char              **out_media_type,
                                   GError            **error)
{
  return steward_council_rows_load_salted (self, reference, NULL, out_media_type, error);
}

/**
 * steward_council_rows_load_salted:
 * @self: the store
 * @reference: "sha256:…"
 * @out_salt: (out) (optional) (transfer full): what stands before the data in
 *   the hash
 * @out_media_type: (out) (optional) (transfer full): what it is
 * @error: return location: as for steward_council_rows_load_payload()
 *
 * Returns: (transfer full): what the reference stands for
 */
GBytes *
steward_council_rows_load_salted (StewardGovernance  *self,
                                  const char         *reference,
                                  GBytes            **out_salt,
                                  char              **out_media_type,
                                  GError            **error)
{
  PayloadCall call = { .reference = reference };
  g_autofree char *media_type = NULL;
  g_autoptr(GBytes) salt = NULL;

  if (!steward_payload_from_reference (reference, &call.hash))
    {
      fail_to_load (&call, error);
      return NULL;
    }
  if (steward_council_rows_run (self, load_payload, &call, error) && call.data == NULL)
    fail_to_load (&call, error);

  media_type = call.media_type;
  salt = call.salt;
  if (call.data != NULL && out_media_type != NULL)
    *out_media_type = g_steal_pointer (&media_type);
  if (call.data != NULL && out_salt != NULL)
    *out_salt = g_steal_pointer (&salt);
  return call.data;
}

static gboolean
read_erasure_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  PayloadCall *call = data;

  call->asked_by = steward_cells_dup_text (cells);
  call->erased_at = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
get_erasure (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  PayloadCall *call = data;

  return steward_council_rows_visit (db, "council/erasure-get", call->reference, read_erasure_cb, call, error);
}

/**
 * steward_council_rows_get_erasure:
 * @self: the store
 * @payload_or_person: "sha256:…", or the id of a person
 * @out_asked_by: (out) (optional) (transfer full) (nullable): the person who
 *   asked for the erasure; %NULL when nobody did
 * @out_erased_at: (out) (optional): when it was decided; 0 for not yet
 * @error: return location
 *
 * Returns: whether it could be read, even if nobody asked
 */
gboolean
steward_council_rows_get_erasure (StewardGovernance  *self,
                                  const char         *payload_or_person,
                                  char              **out_asked_by,
                                  gint64             *out_erased_at,
                                  GError            **error)
{
  PayloadCall call = { .reference = payload_or_person };
  gboolean ok = steward_council_rows_run (self, get_erasure, &call, error);
  g_autofree char *asked_by = call.asked_by;

  if (out_asked_by != NULL)
    *out_asked_by = g_steal_pointer (&asked_by);
  if (out_erased_at != NULL)
    *out_erased_at = call.erased_at;

  return ok;
}
