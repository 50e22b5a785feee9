/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An effect is taken apart by database, because a session and a transaction
 * are of one. All that would be done is drafted, done already or not, so that
 * what was approved is recognised when only a part of it is left to do. */

#include "config.h"

#include "steward-postgres-draft.h"

#include <string.h>

#define MAX_BYTES 63                   /* of a name, in every PostgreSQL as it is built */

static void
free_step (StewardPostgresStep *self)
{
  g_free (self->sql);
  g_free (self);
}

static void
free_target (StewardPostgresTarget *self)
{
  g_free (self->schema);
  g_free (self->name);
  g_free (self->view);
  g_clear_pointer (&self->relation, steward_postgres_relation_free);
  g_free (self);
}

/**
 * steward_postgres_draft_new:
 * @effect: must outlive the draft
 * @database: its name
 * @governed: name of the schema of our views
 *
 * Returns: (transfer full): a draft without anything in it
 */
StewardPostgresDraft *
steward_postgres_draft_new (const StewardEffect *effect,
                            const char          *database,
                            const char          *governed)
{
  StewardPostgresDraft *self = g_new0 (StewardPostgresDraft, 1);

  self->effect = effect;
  self->database = g_strdup (database);
  self->governed = g_strdup (governed);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_target);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
  self->blockers = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_effect_role_free);
  self->remains = g_ptr_array_new_with_free_func (g_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  self->entered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * steward_postgres_draft_free:
 * @self: (transfer full): a draft
 */
void
steward_postgres_draft_free (StewardPostgresDraft *self)
{
  g_clear_pointer (&self->parties, steward_postgres_parties_free);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->blockers);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->remains);
  g_ptr_array_unref (self->relations);
  g_hash_table_unref (self->entered);
  g_free (self->elsewhere);
  g_free (self->database);
  g_free (self->governed);
  g_free (self);
}

/* Names */

static gboolean
is_name (const char  *name,
         const char  *what,
         GError     **error)
{
  const gsize length = strlen (name);

  if (length > 0 && length <= MAX_BYTES)
    return TRUE;
  if (length == 0)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The name of a %s is empty.", what);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                 "“%s” has %" G_GSIZE_FORMAT " bytes and cannot be the name of a %s: PostgreSQL takes %d at most and "
                 "would cut off the rest.", name, length, what, MAX_BYTES);

  return FALSE;
}

static char *
unescape (const char *part,
          gsize       length)
{
  g_autofree char *text = g_strndup (part, length);

  return g_uri_unescape_string (text, NULL);
}

/* "database/schema.table", each part escaped by steward_postgres_escape_name(). */
static gboolean
read_object (const char  *id,
             char       **out_database,
             char       **out_schema,
             char       **out_name,
             GError     **error)
{
  const char *slash = strchr (id, '/');
  const char *dot = slash != NULL ? strchr (slash, '.') : NULL;

  if (dot != NULL && strchr (dot + 1, '.') == NULL && strchr (slash + 1, '/') == NULL)
    {
      *out_database = unescape (id, (gsize) (slash - id));
      *out_schema = unescape (slash + 1, (gsize) (dot - slash - 1));
      *out_name = unescape (dot + 1, strlen (dot + 1));
      if (*out_database != NULL && *out_schema != NULL && *out_name != NULL)
        return is_name (*out_database, "database", error) && is_name (*out_schema, "schema", error) &&
               is_name (*out_name, "table", error);
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
               "“%.200s” is not the id of a table: “database/schema.table”.", id);

  return FALSE;
}

static gboolean
are_names (const StewardAccessObject  *object,
           GError                    **error)
{
  for (unsigned i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      if (!is_name (column->name, "column", error))
        return FALSE;
    }
  for (unsigned i = 0; i < object->rows->len; i++)
    {
      const StewardRowCondition *row = g_ptr_array_index (object->rows, i);

      if (!is_name (row->column, "column", error))
        return FALSE;
    }

  return TRUE;
}

/* "<table>_<access>", cut between characters so that the access stays whole. */
static char *
make_view_name (const char *table,
                const char *access,
                unsigned    number)
{
  g_autofree char *suffix = number > 1 ? g_strdup_printf ("_%s_%u", access, number) : g_strconcat ("_", access, NULL);
  gsize room = MAX_BYTES - MIN (strlen (suffix), MAX_BYTES);
  gsize length = strlen (table);

  for (char *p = suffix; *p != '\0'; p++)
    if (*p == '-')
      *p = '_';
  while (length > room)
    length = (gsize) (g_utf8_find_prev_char (table, table + length) - table);

  return g_strdup_printf ("%.*s%s", (int) length, table, suffix);
}

static gboolean
has_view (StewardPostgresDraft *self,
          const char           *name)
{
  for (unsigned i = 0; i < self->targets->len; i++)
    {
      const StewardPostgresTarget *target = g_ptr_array_index (self->targets, i);

      if (g_strcmp0 (target->view, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What others granted can only be taken away. */
static gboolean
is_foreign (const StewardEffect *effect)
{
  return effect->foreign && effect->action == STEWARD_EFFECT_REVOKE;
}

static void
add_target (StewardPostgresDraft *self,
            StewardAccessObject  *object,
            char                 *schema,
            char                 *name)
{
  StewardPostgresTarget *target = g_new0 (StewardPostgresTarget, 1);
  const char *access = self->effect->access;

  if (!is_foreign (self->effect) && steward_access_object_needs_view (object))
    {
      unsigned number = 1;

      target->view = make_view_name (name, access, number);
      while (has_view (self, target->view))
        {
          g_free (target->view);
          target->view = make_view_name (name, access, ++number);
        }
    }
  target->object = object;
  target->schema = schema;
  target->name = name;
  g_ptr_array_add (self->targets, target);
}

/* Without it a masked access would have no name for its view. */
static gboolean
has_access (const StewardEffect  *effect,
            GError              **error)
{
  if (is_foreign (effect) || (effect->access != NULL && *effect->access != '\0'))
    return TRUE;
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "The effect does not say of which access it is.");

  return FALSE;
}

static StewardPostgresDraft *
find_draft (GPtrArray           *drafts,
            const StewardEffect *effect,
            const char          *database,
            const char          *governed)
{
  StewardPostgresDraft *draft;

  for (unsigned i = 0; i < drafts->len; i++)
    {
      draft = g_ptr_array_index (drafts, i);
      if (g_str_equal (draft->database, database))
        return draft;
    }
  draft = steward_postgres_draft_new (effect, database, governed);
  g_ptr_array_add (drafts, draft);

  return draft;
}

static gboolean
is_privilege (const StewardEffect  *effect,
              GError              **error)
{
  static const char *const names[] = { "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER",
                                       NULL };
  const char *privilege = effect->terms->privilege;

  if (privilege != NULL && g_strv_contains (names, privilege))
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
               "“%.100s” is not a privilege on tables that PostgreSQL knows.", privilege != NULL ? privilege : "");

  return FALSE;
}

/**
 * steward_postgres_drafts_new:
 * @effect: must outlive the drafts
 * @governed: name of the schema of our views
 * @error: %STEWARD_ERROR_INVALID_DATA for a name that PostgreSQL cannot have
 *
 * Returns: (transfer full) (element-type StewardPostgresDraft): one for each
 *   database, in the order of the terms, with its targets
 */
GPtrArray *
steward_postgres_drafts_new (const StewardEffect  *effect,
                             const char           *governed,
                             GError              **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_postgres_draft_free);
  const StewardAccessTerms *terms = effect->terms;

  if (!is_privilege (effect, error) || !has_access (effect, error) || !is_name (governed, "schema", error) ||
      !is_name (terms->grantee != NULL ? terms->grantee : "", "role", error))
    return NULL;

  for (unsigned i = 0; i < terms->objects->len; i++)
    {
      StewardAccessObject *object = g_ptr_array_index (terms->objects, i);
      g_autofree char *database = NULL;
      g_autofree char *schema = NULL;
      g_autofree char *name = NULL;

      if (!read_object (object->object, &database, &schema, &name, error) || !are_names (object, error))
        return NULL;
      add_target (find_draft (drafts, effect, database, governed), object, g_steal_pointer (&schema),
                  g_steal_pointer (&name));
    }

  return g_steal_pointer (&drafts);
}

/* What is said */

/**
 * steward_postgres_draft_step:
 * @needed: %FALSE if the server is so already
 * @format: of a statement; everything in it is quoted already
 */
void
steward_postgres_draft_step (StewardPostgresDraft *self,
                             gboolean              needed,
                             const char           *format,
                             ...)
{
  StewardPostgresStep *step = g_new0 (StewardPostgresStep, 1);
  va_list arguments;

  va_start (arguments, format);
  step->sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  step->needed = needed;
  g_ptr_array_add (self->steps, step);
}

/**
 * steward_postgres_draft_let_go:
 *
 * Says that the last step can be left out when it was not approved.
 */
void
steward_postgres_draft_let_go (StewardPostgresDraft *self)
{
  StewardPostgresStep *step = g_ptr_array_index (self->steps, self->steps->len - 1);

  step->optional = TRUE;
}

static void
add_sentence (GPtrArray  *sentences,
              const char *format,
              va_list     arguments)
{
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);

  if (!g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
    g_ptr_array_add (sentences, g_steal_pointer (&sentence));
}

/**
 * steward_postgres_draft_block:
 * @format: a sentence: why it cannot be done, and what would help
 */
void
steward_postgres_draft_block (StewardPostgresDraft *self,
                              const char           *format,
                              ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_sentence (self->blockers, format, arguments);
  va_end (arguments);
}

/**
 * steward_postgres_draft_warn:
 * @format: a sentence that who decides should read first
 */
void
steward_postgres_draft_warn (StewardPostgresDraft *self,
                             const char           *format,
                             ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_sentence (self->warnings, format, arguments);
  va_end (arguments);
}

/**
 * steward_postgres_draft_remain:
 * @format: a sentence: how the grantee can read on, by whom, and what to do
 */
void
steward_postgres_draft_remain (StewardPostgresDraft *self,
                               const char           *format,
                               ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_sentence (self->remains, format, arguments);
  va_end (arguments);
}

/**
 * steward_postgres_draft_is_idle:
 *
 * Returns: whether nothing is left to run
 */
gboolean
steward_postgres_draft_is_idle (StewardPostgresDraft *self)
{
  for (unsigned i = 0; i < self->steps->len; i++)
    {
      const StewardPostgresStep *step = g_ptr_array_index (self->steps, i);

      if (step->needed)
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_postgres_draft_get_mark:
 *
 * Returns: (transfer full): how the comments on our views begin
 */
char *
steward_postgres_draft_get_mark (StewardPostgresDraft *self)
{
  return g_strconcat ("steward ", self->effect->access, NULL);
}

/**
 * steward_postgres_draft_grantee:
 *
 * Returns: (transfer none): the grantee's name, for people
 */
const char *
steward_postgres_draft_grantee (StewardPostgresDraft *self)
{
  return self->effect->terms->grantee;
}

/* Filling */

/**
 * steward_postgres_draft_look:
 * @pg: a session in the draft's database
 * @acts: whether the session's role runs the statements
 *
 * Reads who and what is concerned. Blocks.
 *
 * Returns: whether the server has told it all
 */
gboolean
steward_postgres_draft_look (StewardPostgresDraft  *self,
                             StewardPg             *pg,
                             gboolean               acts,
                             GCancellable          *cancellable,
                             GError               **error)
{
  self->parties = steward_postgres_look_parties (pg, self->effect->terms->grantee, acts, cancellable, error);
  if (self->parties == NULL)
    return FALSE;

  for (unsigned i = 0; i < self->targets->len; i++)
    {
      StewardPostgresTarget *target = g_ptr_array_index (self->targets, i);

      target->relation = steward_postgres_look_relation (pg, target->schema, target->name,
                                                         self->effect->terms->privilege, self->parties, cancellable,
                                                         error);
      if (target->relation == NULL)
        return FALSE;
      if (target->relation->oid != NULL)
        g_ptr_array_add (self->relations, g_strdup (target->relation->oid));
    }

  return TRUE;
}

/**
 * steward_postgres_draft_fill:
 * @pg: a session in the draft's database
 * @acts: whether the session's role runs the statements; %FALSE: a person does
 *
 * Drafts everything; nothing is written. Blocks.
 *
 * Returns: whether the server has told it all
 */
gboolean
steward_postgres_draft_fill (StewardPostgresDraft  *self,
                             StewardPg             *pg,
                             gboolean               acts,
                             GCancellable          *cancellable,
                             GError               **error)
{
  if (!steward_postgres_draft_look (self, pg, acts, cancellable, error))
    return FALSE;
  if (acts && self->parties->standby)
    steward_postgres_draft_block (self, "The server is a standby, which cannot be written to; the source has to name "
                                  "the primary server.");

  if (self->effect->action == STEWARD_EFFECT_GRANT ? !steward_postgres_draft_grant (self, pg, cancellable, error)
                                                   : !steward_postgres_draft_revoke (self, pg, cancellable, error))
    return FALSE;

  return steward_postgres_draft_people (self, pg, cancellable, error);
}
