/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows into facts; the statements are queries/plan-*.sql. Nothing is judged
 * here. */

#include "config.h"

#include "steward-postgres-look.h"

#include "steward-postgres-query.h"

#define MAX_COLUMNS 1700               /* PostgreSQL allows 1,600 */
#define MAX_LINES 100000
#define MAX_VIEWS 1000

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "t") == 0;
}

static gboolean
has_values (int       n_values,
            int       expected,
            GError  **error)
{
  if (n_values == expected)
    return TRUE;
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "The server’s answer about access cannot be read.");

  return FALSE;
}

static gboolean
is_bounded (GPtrArray   *found,
            unsigned     most,
            const char  *what,
            GError     **error)
{
  if (found->len < most)
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server tells of more than %u %s.", most, what);

  return FALSE;
}

/* Parties */

static gboolean
take_parties (const char *const  *values,
              int                 n_values,
              gpointer            user_data,
              GError            **error)
{
  StewardPostgresParties *self = user_data;

  if (!has_values (n_values, 12, error))
    return FALSE;

  g_free (self->role);
  g_free (self->quoted_role);
  g_free (self->database);
  g_free (self->quoted_grantee);
  g_free (self->oid);
  self->role = g_strdup (values[0]);
  self->superuser = is_true (values[1]);
  self->max_bytes = (unsigned) g_ascii_strtoull (values[2] != NULL ? values[2] : "63", NULL, 10);
  self->standby = is_true (values[3]);
  self->may_create = is_true (values[4]);
  self->quoted_role = g_strdup (values[5]);
  self->database = g_strdup (values[6]);
  self->oid = self->grantee == NULL ? g_strdup ("0") : g_strdup (values[7]);
  self->quoted_grantee = g_strdup (values[8]);
  self->grantee_superuser = is_true (values[9]);
  self->grantee_logs_in = is_true (values[10]);
  self->grantee_connects = is_true (values[11]);

  return TRUE;
}

/**
 * steward_postgres_look_parties:
 * @grantee: name of a role; "PUBLIC" for everybody
 * @acts: whether the session's role runs the statements
 *
 * Blocks, as everything here.
 *
 * Returns: (transfer full): who asks, and for whom
 */
StewardPostgresParties *
steward_postgres_look_parties (StewardPg     *pg,
                               const char    *grantee,
                               gboolean       acts,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (StewardPostgresParties) self = g_new0 (StewardPostgresParties, 1);

  self->acts = acts;
  self->grantee = g_str_equal (grantee, "PUBLIC") ? NULL : g_strdup (grantee);
  if (!steward_postgres_query (pg, "plan-parties", (const char *const *) &self->grantee, 1, take_parties, self,
                               cancellable, error))
    return NULL;
  if (self->role == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server does not say who we are.");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * steward_postgres_parties_free:
 * @self: (transfer full): parties
 */
void
steward_postgres_parties_free (StewardPostgresParties *self)
{
  g_free (self->role);
  g_free (self->quoted_role);
  g_free (self->database);
  g_free (self->grantee);
  g_free (self->quoted_grantee);
  g_free (self->oid);
  g_free (self);
}

/* Columns */

static void
free_column (StewardPostgresColumn *self)
{
  g_free (self->name);
  g_free (self->quoted);
  g_free (self->type);
  g_free (self->base_type);
  g_free (self);
}

static gboolean
take_column (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  StewardPostgresRelation *relation = user_data;
  StewardPostgresColumn *column;

  if (!has_values (n_values, 8, error) || !is_bounded (relation->columns, MAX_COLUMNS, "columns", error))
    return FALSE;

  column = g_new0 (StewardPostgresColumn, 1);
  column->name = g_strdup (values[0]);
  column->quoted = g_strdup (values[1]);
  column->type = g_strdup (values[2]);
  column->base_type = g_strdup (values[3]);
  column->category = values[4] != NULL ? *values[4] : '\0';
  column->may_pass = is_true (values[5]);
  column->may_read = is_true (values[6]);
  column->held = is_true (values[7]);
  g_ptr_array_add (relation->columns, column);

  return TRUE;
}

/* Lines */

static void
free_line (StewardPostgresLine *self)
{
  g_free (self->grantee);
  g_free (self->column);
  g_free (self->quoted_column);
  g_free (self->grantor);
  g_free (self->quoted_grantor);
  g_free (self);
}

/* Passed to the row functions of lines. */
typedef struct
{
  StewardPostgresRelation *relation;
  const char *oid;                     /* of the grantee */
} LineReading;

static gboolean
take_line (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  LineReading *reading = user_data;
  StewardPostgresLine *line;

  if (!has_values (n_values, 11, error) || !is_bounded (reading->relation->lines, MAX_LINES, "grants", error))
    return FALSE;

  line = g_new0 (StewardPostgresLine, 1);
  line->own = g_strcmp0 (values[0], reading->oid) == 0;
  line->grantee = g_strdup (values[1]);
  line->column = g_strdup (values[2]);
  line->quoted_column = g_strdup (values[3]);
  line->grantable = is_true (values[4]);
  line->grantor = g_strdup (values[5]);
  line->quoted_grantor = g_strdup (values[6]);
  line->ours = is_true (values[7]);
  line->settable = is_true (values[8]);
  line->passed_on = is_true (values[9]) && !line->own;
  line->owner = is_true (values[10]);
  g_ptr_array_add (reading->relation->lines, line);

  return TRUE;
}

/* Relations */

static gboolean
take_relation (const char *const  *values,
               int                 n_values,
               gpointer            user_data,
               GError            **error)
{
  StewardPostgresRelation *self = user_data;

  if (!has_values (n_values, 14, error) || self->quoted_name != NULL)
    return self->quoted_name != NULL;

  self->quoted_schema = g_strdup (values[0]);
  self->quoted_name = g_strdup (values[1]);
  self->schema_oid = g_strdup (values[2]);
  self->oid = g_strdup (values[3]);
  self->kind = values[4] != NULL ? *values[4] : '\0';
  self->partition = is_true (values[5]);
  self->row_security = is_true (values[6]);
  self->owner = g_strdup (values[7]);
  self->schema_entered = is_true (values[8]);
  self->may_pass_schema = is_true (values[9]);
  self->may_create = is_true (values[10]);
  self->may_pass = is_true (values[11]);
  self->may_read = is_true (values[12]);
  self->held = is_true (values[13]);

  return TRUE;
}

static gboolean
look_inside (StewardPg                     *pg,
             StewardPostgresRelation       *self,
             const char                    *privilege,
             const StewardPostgresParties  *parties,
             GCancellable                  *cancellable,
             GError                       **error)
{
  LineReading reading = { self, parties->oid };
  const char *const columns[] = { self->oid, parties->oid,
                                  steward_postgres_has_columns (privilege) ? privilege : "SELECT" };
  const char *const lines[] = { self->oid, parties->oid, privilege, parties->acts ? "t" : "f" };

  if (!steward_postgres_query (pg, "plan-columns", columns, 3, take_column, self, cancellable, error))
    return FALSE;

  return parties->oid == NULL ||
         steward_postgres_query (pg, "plan-lines", lines, 4, take_line, &reading, cancellable, error);
}

/**
 * steward_postgres_look_relation:
 * @schema: its name
 * @name: of the table or view
 * @privilege: in question, "SELECT"
 *
 * Returns: (transfer full): what is there; without an oid when nothing is
 */
StewardPostgresRelation *
steward_postgres_look_relation (StewardPg                     *pg,
                                const char                    *schema,
                                const char                    *name,
                                const char                    *privilege,
                                const StewardPostgresParties  *parties,
                                GCancellable                  *cancellable,
                                GError                       **error)
{
  g_autoptr (StewardPostgresRelation) self = g_new0 (StewardPostgresRelation, 1);
  const char *const parameters[] = { schema, name, parties->oid, privilege };

  self->schema = g_strdup (schema);
  self->name = g_strdup (name);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  if (!steward_postgres_query (pg, "plan-relation", parameters, 4, take_relation, self, cancellable, error))
    return NULL;
  if (self->quoted_name == NULL && !has_values (0, 1, error))
    return NULL;
  if (self->oid != NULL && !look_inside (pg, self, privilege, parties, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_postgres_relation_free:
 * @self: (transfer full): a relation
 */
void
steward_postgres_relation_free (StewardPostgresRelation *self)
{
  g_free (self->schema);
  g_free (self->name);
  g_free (self->quoted_schema);
  g_free (self->quoted_name);
  g_free (self->schema_oid);
  g_free (self->oid);
  g_free (self->owner);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_postgres_relation_find:
 *
 * Returns: (transfer none) (nullable): the column of this name
 */
StewardPostgresColumn *
steward_postgres_relation_find (const StewardPostgresRelation *self,
                                const char                    *column)
{
  for (unsigned i = 0; i < self->columns->len; i++)
    {
      StewardPostgresColumn *one = g_ptr_array_index (self->columns, i);

      if (g_str_equal (one->name, column))
        return one;
    }

  return NULL;
}

/**
 * steward_postgres_relation_own_line:
 * @column: (nullable): %NULL for the whole
 *
 * Returns: (transfer none) (nullable): a line by which the grantee itself holds
 *   it, whoever gave it
 */
StewardPostgresLine *
steward_postgres_relation_own_line (const StewardPostgresRelation *self,
                                    const char                    *column)
{
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      StewardPostgresLine *line = g_ptr_array_index (self->lines, i);

      if (line->own && g_strcmp0 (line->column, column) == 0)
        return line;
    }

  return NULL;
}

/* Views */

static void
free_view (StewardPostgresView *self)
{
  g_free (self->oid);
  g_free (self->name);
  g_free (self->quoted_name);
  g_free (self->comment);
  g_free (self->owner);
  g_free (self->bases);
  g_free (self->dependents);
  g_free (self->others);
  g_free (self->schema_oid);
  g_free (self->schema);
  g_free (self->quoted_schema);
  g_free (self);
}

static gboolean
take_view (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  GPtrArray *views = user_data;
  StewardPostgresView *view;

  if (!has_values (n_values, 15, error) || !is_bounded (views, MAX_VIEWS, "views of one access", error))
    return FALSE;

  view = g_new0 (StewardPostgresView, 1);
  view->oid = g_strdup (values[0]);
  view->name = g_strdup (values[1]);
  view->quoted_name = g_strdup (values[2]);
  view->kind = values[3] != NULL ? *values[3] : '\0';
  view->comment = g_strdup (values[4]);
  view->mine = is_true (values[5]);
  view->owner = g_strdup (values[6]);
  view->bases = g_strdup (values[7]);
  view->dependents = g_strdup (values[8]);
  view->granted = is_true (values[9]);
  view->held = is_true (values[10]);
  view->others = g_strdup (values[11]);
  view->schema_oid = g_strdup (values[12]);
  view->schema = g_strdup (values[13]);
  view->quoted_schema = g_strdup (values[14]);
  g_ptr_array_add (views, view);

  return TRUE;
}

/**
 * steward_postgres_look_views:
 * @schema: of our views
 * @mark: how our comments begin
 * @names: (element-type utf8): that we would give
 *
 * Returns: (transfer full) (element-type StewardPostgresView): what is there,
 *   by name
 */
GPtrArray *
steward_postgres_look_views (StewardPg                     *pg,
                             const char                    *schema,
                             const char                    *mark,
                             GPtrArray                     *names,
                             const StewardPostgresParties  *parties,
                             GCancellable                  *cancellable,
                             GError                       **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) free_view);
  g_autofree char *array = steward_postgres_make_array (names);
  const char *const parameters[] = { schema, mark, array, parties->oid };

  if (!steward_postgres_query (pg, "plan-views", parameters, 4, take_view, views, cancellable, error))
    return NULL;

  return g_steal_pointer (&views);
}

/* Quoting */

static gboolean
take_quoted (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  char ***out = user_data;

  if (!has_values (n_values, 3, error) || values[0] == NULL || values[2] == NULL)
    return has_values (0, 1, error);
  if (*values[0] == 'i' && out[0] != NULL)
    *out[0] = g_strdup (values[2]);
  else if (*values[0] == 'l' && out[1] != NULL)
    *out[1] = g_strdup (values[2]);

  return TRUE;
}

/**
 * steward_postgres_quote:
 * @name: (nullable): an identifier
 * @text: (nullable): a literal
 * @out_name: (out) (optional) (transfer full): @name, quoted
 * @out_text: (out) (optional) (transfer full): @text, quoted
 *
 * Quotes as the server's own functions do.
 *
 * Returns: whether the server has answered
 */
gboolean
steward_postgres_quote (StewardPg     *pg,
                        const char    *name,
                        const char    *text,
                        char         **out_name,
                        char         **out_text,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *name_array = NULL;
  g_autofree char *text_array = NULL;
  char **out[] = { out_name, out_text };

  if (name != NULL)
    g_ptr_array_add (names, (gpointer) name);
  if (text != NULL)
    g_ptr_array_add (texts, (gpointer) text);
  name_array = steward_postgres_make_array (names);
  text_array = steward_postgres_make_array (texts);

  return steward_postgres_query (pg, "plan-quote", (const char *const[]) { name_array, text_array }, 2, take_quoted,
                                 out, cancellable, error);
}

/**
 * steward_postgres_has_columns:
 * @privilege: "SELECT"
 *
 * Returns: whether columns can have it, too
 */
gboolean
steward_postgres_has_columns (const char *privilege)
{
  static const char *const names[] = { "SELECT", "INSERT", "UPDATE", "REFERENCES", NULL };

  return g_strv_contains (names, privilege);
}
