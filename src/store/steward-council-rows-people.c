/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The directory: who is behind an id, and which keys are whose. */

#include "config.h"

#include "steward-council-rows-private.h"

#include "steward-search-words.h"

#include <string.h>

static gboolean
read_person_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  StewardPerson *person = g_new0 (StewardPerson, 1);

  person->id = steward_cells_dup_text (cells);
  person->name = steward_cells_dup_text (cells);
  person->address = steward_cells_dup_text (cells);
  person->erased = steward_cells_get_number (cells) != 0;
  g_ptr_array_add (data, person);

  return TRUE;
}

static gboolean
list_people (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  return steward_council_rows_visit (db, "council/person-list", NULL, read_person_cb, data, error);
}

/**
 * steward_council_rows_list_people:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardPerson): everybody who is known
 *   and not merged into somebody else, by name. An erased person has neither
 *   name nor address.
 */
GPtrArray *
steward_council_rows_list_people (StewardGovernance  *self,
                                  GError            **error)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_person_free);

  return steward_council_rows_run (self, list_people, people, error) ? g_steal_pointer (&people) : NULL;
}

typedef struct
{
  const char *what;
  char *folded;                        /* (owned) */
  char *found;                         /* (owned) (nullable): id */
  gboolean certain;                    /* by id */
  gboolean several;
} ResolveCall;

static gboolean
is_called (const ResolveCall *call,
           const char        *text)
{
  g_autofree char *folded = text != NULL ? steward_search_words_fold (text) : NULL;

  return folded != NULL && strcmp (folded, call->folded) == 0;
}

/* An id is certain; names and addresses count without regard to case. */
static gboolean
match_person_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  ResolveCall *call = data;
  const char *id = steward_cells_get_text (cells);
  const char *now = steward_cells_get_text (cells);
  const char *name = steward_cells_get_text (cells);
  const char *address = steward_cells_get_text (cells);

  if (call->certain)
    return TRUE;
  if (g_strcmp0 (id, call->what) == 0)
    {
      g_free (call->found);
      call->found = g_strdup (now);
      call->certain = TRUE;
      return TRUE;
    }
  if (!is_called (call, name) && !is_called (call, address))
    return TRUE;

  call->several |= call->found != NULL && g_strcmp0 (call->found, now) != 0;
  if (call->found == NULL)
    call->found = g_strdup (now);
  return TRUE;
}

static gboolean
resolve (StewardDb  *db,
         gpointer    data,
         GError    **error)
{
  return steward_council_rows_visit (db, "council/person-names", NULL, match_person_cb, data, error);
}

/**
 * steward_council_rows_resolve_person:
 * @self: the store
 * @id_name_or_address: "p-3f9c0a17b2", "Ana Horvat" or "ana@example.org"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND, or %STEWARD_ERROR_CONFLICT
 *   when several go by it
 *
 * Returns: (transfer full): the id of who that is now
 */
char *
steward_council_rows_resolve_person (StewardGovernance  *self,
                                     const char         *id_name_or_address,
                                     GError            **error)
{
  ResolveCall call = { id_name_or_address, steward_search_words_fold (id_name_or_address), NULL, FALSE, FALSE };
  gboolean ok = steward_council_rows_run (self, resolve, &call, error);
  g_autofree char *found = call.found;

  g_free (call.folded);
  if (!ok)
    return NULL;
  if (found != NULL && (call.certain || !call.several))
    return g_steal_pointer (&found);

  if (found == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "Nobody is known as “%.80s”.", id_name_or_address);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT, "Several people are known as “%.80s”.",
                 id_name_or_address);
  return NULL;
}

typedef struct
{
  const char *person;
  StewardTraces *traces;               /* (unowned) */
} TracesCall;

static gboolean
read_trace_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  TracesCall *call = data;
  const char *where = steward_cells_get_text (cells);

  if (g_strcmp0 (where, "payload") == 0)
    g_ptr_array_add (call->traces->payloads, steward_cells_dup_text (cells));
  else if (g_strcmp0 (where, "draft") == 0)
    call->traces->n_drafts++;
  else if (g_strcmp0 (where, "waiting") == 0)
    call->traces->n_waiting++;
  else
    call->traces->n_events++;

  return TRUE;
}

static gboolean
find_traces (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  TracesCall *call = data;

  return steward_council_rows_visit (db, "council/person-traces", call->person, read_trace_cb, call, error);
}

/**
 * steward_council_rows_find_traces:
 * @self: the store
 * @person: id
 * @error: return location
 *
 * Looks for name and address of a person through all texts, drafts, events and
 * what still waits for a platform, in any case of ASCII letters, as whole words.
 * What is packed, such as a PDF, tells nothing.
 *
 * Returns: (transfer full): where they stand outside the directory
 */
StewardTraces *
steward_council_rows_find_traces (StewardGovernance  *self,
                                  const char         *person,
                                  GError            **error)
{
  g_autoptr(StewardTraces) traces = g_new0 (StewardTraces, 1);
  TracesCall call = { person, traces };

  traces->payloads = g_ptr_array_new_with_free_func (g_free);

  return steward_council_rows_run (self, find_traces, &call, error) ? g_steal_pointer (&traces) : NULL;
}

void
steward_traces_free (StewardTraces *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->payloads);
  g_free (self);
}

static gboolean
read_key_cb (StewardCells  *cells,
             gpointer       data,
             GError       **error)
{
  StewardSigningKey *key = g_new0 (StewardSigningKey, 1);

  key->person = steward_cells_dup_text (cells);
  key->key = steward_cells_dup_text (cells);
  key->added_at = steward_cells_get_number (cells);
  key->added_by = steward_cells_get_number (cells);
  key->removed_at = steward_cells_get_number (cells);
  key->removed_by = steward_cells_get_number (cells);
  g_ptr_array_add (data, key);

  return TRUE;
}

static gboolean
list_all_keys (StewardDb  *db,
               gpointer    data,
               GError    **error)
{
  return steward_council_rows_visit (db, "council/key-list-all", NULL, read_key_cb, data, error);
}

/**
 * steward_council_rows_list_signing_keys:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardSigningKey): all keys that ever
 *   were anybody's, in the order in which they were added
 */
GPtrArray *
steward_council_rows_list_signing_keys (StewardGovernance  *self,
                                        GError            **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_signing_key_free);

  return steward_council_rows_run (self, list_all_keys, keys, error) ? g_steal_pointer (&keys) : NULL;
}

typedef struct
{
  const char *person;
  GPtrArray *keys;                     /* (unowned) (element-type utf8) */
} KeyCall;

static gboolean
read_key_text_cb (StewardCells  *cells,
                  gpointer       data,
                  GError       **error)
{
  g_ptr_array_add (data, steward_cells_dup_text (cells));

  return TRUE;
}

static gboolean
list_keys (StewardDb  *db,
           gpointer    data,
           GError    **error)
{
  const KeyCall *call = data;

  return steward_council_rows_visit (db, "council/key-list", call->person, read_key_text_cb, call->keys, error);
}

/**
 * steward_council_rows_list_keys:
 * @self: the store
 * @person: id
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the keys ("ssh-ed25519 AAAA…")
 *   of the person, and of those merged into it, that were not removed
 */
GPtrArray *
steward_council_rows_list_keys (StewardGovernance  *self,
                                const char         *person,
                                GError            **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  KeyCall call = { person, keys };

  return steward_council_rows_run (self, list_keys, &call, error) ? g_steal_pointer (&keys) : NULL;
}

void
steward_signing_key_free (StewardSigningKey *self)
{
  if (self == NULL)
    return;

  g_free (self->person);
  g_free (self->key);
  g_free (self);
}
