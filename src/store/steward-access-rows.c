/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses with all that belongs to them. What a request and its terms say is
 * JSON from an event; where it cannot be read, the access is told all the same,
 * without any object that something could be done to. */

#include "config.h"

#include "steward-access-rows-private.h"

typedef struct
{
  const StewardAccessFilter *filter;
  const char *id;                      /* (nullable): this one only */
  StewardMerges *merges;               /* (owned) (nullable) */
  GPtrArray *accesses;                 /* (unowned) */
} ListCall;

/* --- one row --- */

static void
add_flag (StewardAccess *access,
          const char    *what,
          const GError  *error)
{
  g_ptr_array_add (access->flags, g_strdup_printf ("%s cannot be read: %s", what, error->message));
}

static void
read_flags (StewardCells  *cells,
            StewardAccess *access)
{
  const char *flags = steward_cells_get_text (cells);
  g_auto(GStrv) split = flags != NULL ? g_strsplit (flags, STEWARD_ROWS_SEPARATOR, -1) : NULL;

  for (guint i = 0; split != NULL && split[i] != NULL; i++)
    g_ptr_array_add (access->flags, g_steal_pointer (&split[i]));
}

static gboolean
read_states (StewardCells   *cells,
             StewardAccess  *access,
             GError        **error)
{
  const char *state = steward_cells_get_text (cells);
  const char *provision = steward_cells_get_text (cells);

  if (steward_access_state_from_id (state, &access->state) &&
      steward_provision_state_from_id (provision, &access->provision))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
               "The access %s is in an unknown state, “%.40s” or “%.40s”.", access->id, state != NULL ? state : "",
               provision != NULL ? provision : "");
  return FALSE;
}

/* What stands beside the JSON, for when that says nothing. */
typedef struct
{
  StewardAccessKind kind;
  const char *consumer;
  const char *source;
  const char *instance;
  const char *grantee;
  gint64 until;
} Columns;

static gboolean
read_columns (StewardCells  *cells,
              Columns       *self,
              GError       **error)
{
  const char *kind = steward_cells_get_text (cells);

  self->consumer = steward_cells_get_text (cells);
  self->source = steward_cells_get_text (cells);
  self->instance = steward_cells_get_text (cells);
  self->grantee = steward_cells_get_text (cells);
  self->until = steward_cells_get_number (cells);
  if (steward_access_kind_from_id (kind, &self->kind))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW, "There is an access of an unknown kind, “%.40s”.",
               kind != NULL ? kind : "");
  return FALSE;
}

static StewardAccessAsk *
read_ask (StewardCells   *cells,
          const Columns  *columns,
          StewardAccess  *access)
{
  const char *json = steward_cells_get_text (cells);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDocument) document = steward_document_parse_json (json != NULL ? json : "", -1, NULL, &error);
  StewardAccessAsk *ask = NULL;

  if (document != NULL)
    ask = steward_access_ask_from_node (steward_document_get_root (document), &error);
  if (ask != NULL)
    return ask;

  add_flag (access, "What was asked for", error);
  ask = steward_access_ask_new ();
  ask->kind = columns->kind;
  g_free (ask->consumer);
  ask->consumer = g_strdup (columns->consumer);
  return ask;
}

static StewardAccessTerms *
parse_terms (const char  *json,
             GError     **error)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (json != NULL ? json : "", -1, NULL, error);

  return document != NULL ? steward_access_terms_from_node (steward_document_get_root (document), error) : NULL;
}

static StewardAccessTerms *
make_empty_terms (const Columns *columns)
{
  StewardAccessTerms *terms = steward_access_terms_new ();

  g_free (terms->source);
  terms->source = g_strdup (columns->source);
  g_free (terms->instance);
  terms->instance = g_strdup (columns->instance);
  g_free (terms->grantee);
  terms->grantee = g_strdup (columns->grantee);
  terms->until = columns->until;

  return terms;
}

/* Mostly both are the same. */
static void
read_terms (StewardCells   *cells,
            const Columns  *columns,
            StewardAccess  *access)
{
  const char *asked = steward_cells_get_text (cells);
  const char *terms = steward_cells_get_text (cells);
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&access->asked, steward_access_terms_free);
  g_clear_pointer (&access->terms, steward_access_terms_free);
  access->terms = parse_terms (terms, &error);
  if (access->terms == NULL)
    {
      add_flag (access, "What may be seen", error);
      access->terms = make_empty_terms (columns);
    }
  if (g_strcmp0 (asked, terms) != 0)
    access->asked = parse_terms (asked, NULL);
  if (access->asked == NULL)
    access->asked = steward_access_terms_copy (access->terms);
}

static void
read_subject (StewardCells  *cells,
              StewardAccess *access)
{
  access->provision_reason = steward_cells_dup_valid (cells);
  access->subject = steward_cells_dup_text (cells);
  access->title = steward_cells_dup_text (cells);
  access->domain = steward_cells_dup_text (cells);
  access->contract_version = steward_cells_dup_text (cells);
  access->contract = steward_cells_dup_text (cells);
  access->contract_payload = steward_cells_dup_text (cells);
  access->requester = steward_cells_dup_text (cells);
  access->purpose_text = steward_cells_dup_text (cells);
}

static void
read_course (StewardCells  *cells,
             StewardAccess *access)
{
  access->classification = steward_classification_from_text (steward_cells_get_text (cells));
  access->touches = steward_cells_get_touches (cells);
  read_flags (cells, access);
  access->charter = steward_cells_get_number (cells);
  access->rule = steward_cells_dup_text (cells);
  access->requested_at = steward_cells_get_number (cells);
  access->due = steward_cells_get_number (cells);
  access->decided_at = steward_cells_get_number (cells);
  access->outcome = steward_cells_dup_text (cells);
  access->ended_at = steward_cells_get_number (cells);
  access->review_due = steward_cells_get_number (cells);
  access->reviewed_at = steward_cells_get_number (cells);
}

static void
update_persons (StewardMerges *merges,
                StewardAccess *access)
{
  steward_merges_update (merges, &access->requester);
  steward_merges_update (merges, &access->ask->answerable);
  steward_merges_update (merges, &access->ask->on_behalf);
  if (access->ask->consumer_kind == STEWARD_CONSUMER_PERSON)
    steward_merges_update (merges, &access->ask->consumer);
}

static gboolean
read_access_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const ListCall *call = data;
  g_autoptr(StewardAccess) access = steward_access_new ();
  Columns columns;

  access->id = steward_cells_dup_text (cells);
  access->version = steward_cells_get_number (cells);
  if (!read_states (cells, access, error))
    return FALSE;
  read_subject (cells, access);
  if (!read_columns (cells, &columns, error))
    return FALSE;
  g_clear_pointer (&access->ask, steward_access_ask_free);
  access->ask = read_ask (cells, &columns, access);
  read_terms (cells, &columns, access);
  read_course (cells, access);
  update_persons (call->merges, access);
  g_ptr_array_add (call->accesses, g_steal_pointer (&access));

  return TRUE;
}

/* --- lists --- */

/* The way that finds the fewest. */
static const char *
choose_path (const ListCall *call)
{
  const StewardAccessFilter *filter = call->filter;

  return call->id != NULL ? "id" : filter->grantee != NULL ? "grantee" : filter->subject != NULL ? "subject" :
         filter->requester != NULL ? "requester" : filter->consumer != NULL ? "consumer" :
         filter->open_only ? "open" : filter->undone_only ? "undone" : filter->ends_before != 0 ? "ends" :
         filter->live_only ? "live" : filter->source != NULL ? "source" : "all";
}

static void
bind_filter (StewardStatement *statement,
             const ListCall   *call)
{
  const StewardAccessFilter *filter = call->filter;

  steward_statement_bind_text (statement, ":path", choose_path (call));
  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_text (statement, ":grantee", filter->grantee);
  steward_statement_bind_text (statement, ":subject", filter->subject);
  steward_statement_bind_text (statement, ":requester", steward_merges_find (call->merges, filter->requester));
  steward_statement_bind_text (statement, ":consumer", steward_merges_find (call->merges, filter->consumer));
  steward_statement_bind_int64 (statement, ":ends_before", filter->ends_before);
  steward_statement_bind_text (statement, ":source", filter->source);
  steward_statement_bind_int64 (statement, ":open_only", filter->open_only);
  steward_statement_bind_int64 (statement, ":live_only", filter->live_only);
  steward_statement_bind_int64 (statement, ":undone_only", filter->undone_only);
  steward_statement_bind_int64 (statement, ":limit", filter->limit > 0 ? filter->limit : -1);
}

static gboolean
read_list (StewardDb       *db,
           const ListCall  *call,
           GError         **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/access-list", error);

  if (statement == NULL)
    return FALSE;
  bind_filter (statement, call);
  if (!steward_council_rows_visit_statement (statement, read_access_cb, (gpointer) call, error))
    return FALSE;
  for (guint i = 0; i < call->accesses->len; i++)
    if (!steward_access_parts_read (db, call->merges, g_ptr_array_index (call->accesses, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
list_accesses (StewardDb  *db,
               gpointer    data,
               GError    **error)
{
  ListCall *call = data;
  g_autoptr(GHashTable) merges = steward_merges_load (db, error);

  call->merges = merges;
  return merges != NULL && read_list (db, call, error);
}

/**
 * steward_access_rows_list:
 * @self: the store
 * @filter: (nullable): which ones; all that it says must hold; %NULL for all
 * @error: return location
 *
 * A request that cannot be read is among them, without terms and with a flag
 * that says so.
 *
 * Returns: (transfer full) (element-type StewardAccess): open ones first, by
 *   what is due first; then the others, the latest first
 */
GPtrArray *
steward_access_rows_list (StewardGovernance          *self,
                          const StewardAccessFilter  *filter,
                          GError                    **error)
{
  static const StewardAccessFilter everything = { 0 };
  g_autoptr(GPtrArray) accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
  ListCall call = { filter != NULL ? filter : &everything, NULL, NULL, accesses };

  return steward_council_rows_run (self, list_accesses, &call, error) ? g_steal_pointer (&accesses) : NULL;
}

/**
 * steward_access_rows_load:
 * @self: the store
 * @id: "a-2026-001"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the access with all that belongs to it
 */
StewardAccess *
steward_access_rows_load (StewardGovernance  *self,
                          const char         *id,
                          GError            **error)
{
  static const StewardAccessFilter everything = { 0 };
  g_autoptr(GPtrArray) accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
  ListCall call = { &everything, id, NULL, accesses };

  if (!steward_council_rows_run (self, list_accesses, &call, error))
    return NULL;
  if (accesses->len > 0)
    return g_ptr_array_steal_index (accesses, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no access “%.80s”.", id);
  return NULL;
}
