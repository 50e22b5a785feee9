/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing what stands beside events: the text or file of a payload, the name
 * and address of a person. What is deleted in a database lives on in free
 * space, in the write-ahead log, in the full-text index and in copies; so the
 * index is made anew, the file is rewritten from what it still says, the log is
 * emptied, and a fresh copy takes the place of all older ones and of damaged
 * files that were set aside. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-append.h"
#include "steward-copies.h"
#include "steward-duration.h"

typedef struct
{
  const char *key;                     /* reference or person, as the erasure's event says */
  const char *query;                   /* what removes it */
  StewardDigest hash;                  /* of a payload */
} Erasing;

/* Two people have agreed to it: an event says so. */
static gboolean
check_agreed (StewardDb      *db,
              const Erasing  *what,
              GError        **error)
{
  StewardStatement *statement = steward_db_prepare (db, "erase-check", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":key", what->key);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;
  steward_statement_reset (statement);
  if (row)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED,
               "Nothing was erased: no two people have decided that %.80s should be.", what->key);
  return FALSE;
}

static gboolean
remove_content (StewardDb      *db,
                const Erasing  *what,
                GError        **error)
{
  GPtrArray *statements = steward_db_prepare_script (db, what->query, NULL, error);

  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      StewardStatement *statement = g_ptr_array_index (statements, i);

      if (steward_statement_has_parameter (statement, ":key"))
        steward_statement_bind_text (statement, ":key", what->key);
      if (steward_statement_has_parameter (statement, ":hash"))
        steward_statement_bind_blob (statement, ":hash", what->hash.bytes, sizeof what->hash.bytes);
      if (steward_statement_has_parameter (statement, ":time"))
        steward_statement_bind_int64 (statement, ":time", steward_instant_now ());
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_in_transaction (StewardDb      *db,
                       const Erasing  *what,
                       GError        **error)
{
  if (!steward_db_begin (db, error))
    return FALSE;
  if (check_agreed (db, what, error) && remove_content (db, what, error))
    return steward_db_commit (db, error);

  steward_db_rollback (db);
  return FALSE;
}

static gboolean
erase (StewardGovernance  *self,
       gpointer            data,
       GError            **error)
{
  StewardDb *db = self->write_db;

  if (!remove_in_transaction (db, data, error))
    return FALSE;
  if (steward_db_rewrite (db, error) && steward_copies_replace (db, error))
    return TRUE;

  g_prefix_error (error, "It is erased, but older states of the record still hold it; erase it again later. ");
  return FALSE;
}

/**
 * steward_governance_erase_payload_sync:
 * @self: the store
 * @reference: "sha256:…" of a payload whose erasure is recorded
 * @error: return location; %STEWARD_ERROR_DENIED when it is not recorded
 *
 * Removes salt and data for ever, from all files beside the store, too: only
 * the hash stays. Takes as long as writing the store anew. Can be repeated.
 *
 * Returns: whether nothing is left of it
 */
gboolean
steward_governance_erase_payload_sync (StewardGovernance  *self,
                                       const char         *reference,
                                       GError            **error)
{
  Erasing what = { reference, "erase-payload", { { 0 } } };

  if (steward_payload_from_reference (reference, &what.hash))
    return steward_governance_run (self, self->writer, erase, &what, error);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.80s” is no reference to a text or file.",
               reference);
  return FALSE;
}

/**
 * steward_governance_erase_person_sync:
 * @self: the store
 * @person: id of a person whose erasure is recorded
 * @error: return location; %STEWARD_ERROR_DENIED when it is not recorded
 *
 * Removes name and address for ever; the id stays.
 *
 * Returns: whether nothing is left of them
 */
gboolean
steward_governance_erase_person_sync (StewardGovernance  *self,
                                      const char         *person,
                                      GError            **error)
{
  Erasing what = { person, "erase-person", { { 0 } } };

  return steward_governance_run (self, self->writer, erase, &what, error);
}
