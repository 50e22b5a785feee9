/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a revocation comes to. PostgreSQL keeps one line for each grantor, and a
 * REVOKE takes away only the lines of the role that it acts as: the owner's
 * when it can act as the owner, else its own. Lines of other grantors stay, and
 * no error says so; therefore they are told, and with a foreign grant each is
 * taken away as its grantor, where that is possible. */

#include "config.h"

#include "steward-postgres-draft.h"

#include <string.h>

#include "steward-postgres-query.h"

/* What the grantee loses in one schema. */
typedef struct
{
  char *oid;
  char *name;
  char *quoted;
  GString *relations;                  /* oids, as the inside of an array */
  GString *columns;                    /* beside each, as the inside of an array */
} Loss;

typedef struct
{
  StewardPostgresDraft *draft;
  GPtrArray *losses;                   /* Loss */
} Revocation;

static void
free_loss (Loss *self)
{
  g_free (self->oid);
  g_free (self->name);
  g_free (self->quoted);
  g_string_free (self->relations, TRUE);
  g_string_free (self->columns, TRUE);
  g_free (self);
}

static Loss *
get_loss (Revocation *self,
          const char *oid,
          const char *name,
          const char *quoted)
{
  Loss *loss;

  for (unsigned i = 0; i < self->losses->len; i++)
    {
      loss = g_ptr_array_index (self->losses, i);
      if (g_str_equal (loss->oid, oid))
        return loss;
    }
  loss = g_new0 (Loss, 1);
  loss->oid = g_strdup (oid);
  loss->name = g_strdup (name);
  loss->quoted = g_strdup (quoted);
  loss->relations = g_string_new (NULL);
  loss->columns = g_string_new (NULL);
  g_ptr_array_add (self->losses, loss);

  return loss;
}

static Loss *
get_loss_of (Revocation                    *self,
             const StewardPostgresRelation *relation)
{
  return get_loss (self, relation->schema_oid, relation->schema, relation->quoted_schema);
}

static void
add_loss (Loss       *loss,
          const char *relation,
          const char *column)
{
  g_string_append_printf (loss->relations, "%s%s", loss->relations->len > 0 ? "," : "", relation);
  g_string_append (loss->columns, loss->columns->len > 0 ? "," : "");
  if (column == NULL)
    {
      g_string_append (loss->columns, "NULL");
      return;
    }

  g_string_append_c (loss->columns, '"');
  for (; *column != '\0'; column++)
    {
      if (*column == '"' || *column == '\\')
        g_string_append_c (loss->columns, '\\');
      g_string_append_c (loss->columns, *column);
    }
  g_string_append_c (loss->columns, '"');
}

/* Which lines the terms speak of */

static gboolean
is_whole (const StewardPostgresTarget *target)
{
  return target->object->whole || target->object->columns->len == 0;
}

static gboolean
is_meant (const StewardPostgresTarget *target,
          const StewardPostgresLine   *line)
{
  if (is_whole (target))
    return line->column == NULL;

  return line->column != NULL && steward_access_object_find_column (target->object, line->column) != NULL;
}

/* "SELECT" or "SELECT (a, b)", with all columns of the terms that there still are. */
static char *
make_privilege (StewardPostgresDraft        *self,
                const StewardPostgresTarget *target)
{
  g_autoptr (GString) text = g_string_new (self->effect->terms->privilege);
  unsigned n_columns = 0;

  if (is_whole (target))
    return g_string_free (g_steal_pointer (&text), FALSE);

  for (unsigned i = 0; i < target->object->columns->len; i++)
    {
      const StewardAccessColumn *asked = g_ptr_array_index (target->object->columns, i);
      const StewardPostgresColumn *column = steward_postgres_relation_find (target->relation, asked->name);

      if (column != NULL)
        g_string_append_printf (text, "%s%s", n_columns++ > 0 ? ", " : " (", column->quoted);
    }
  g_string_append (text, n_columns > 0 ? ")" : "");

  return n_columns > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
make_revoke (StewardPostgresDraft        *self,
             const StewardPostgresTarget *target,
             const char                  *privilege)
{
  return g_strdup_printf ("REVOKE %s ON TABLE %s.%s FROM %s", privilege, target->relation->quoted_schema,
                          target->relation->quoted_name, self->parties->quoted_grantee);
}

/* Lines that stay */

static void
tell_remaining (StewardPostgresDraft        *self,
                const StewardPostgresTarget *target,
                const StewardPostgresLine   *line,
                const char                  *revoke)
{
  const char *grantee = steward_postgres_draft_grantee (self);
  const char *way = self->effect->terms->privilege;
  g_autofree char *what = line->column != NULL ? g_strdup_printf ("the column “%s” of “%s”", line->column, target->name)
                                               : g_strdup_printf ("“%s”", target->name);

  if (line->own && line->owner)
    steward_postgres_draft_remain (self, "“%s” still has %s on %s as its owner.", grantee, way, what);
  else if (line->own)
    steward_postgres_draft_remain (self, "“%s” still has %s on %s: “%s” granted it, and that role has to run: %s.",
                                   grantee, way, what, line->grantor, revoke);
  else if (g_str_equal (line->grantee, "PUBLIC"))
    steward_postgres_draft_remain (self, "“%s” still has %s on %s, as everybody does: “%s” granted it to PUBLIC, and "
                                   "revoking that would take it from all.", grantee, way, what, line->grantor);
  else
    steward_postgres_draft_remain (self, "“%s” still has %s on %s as a member of “%s”%s; it has to leave that role, or "
                                   "the role has to lose the right.", grantee, way, what, line->grantee,
                                   line->owner ? ", the owner" : "");
}

static gboolean
goes_away (StewardPostgresDraft        *self,
           const StewardPostgresTarget *target,
           const StewardPostgresLine   *line)
{
  if (!line->own || line->owner || !is_meant (target, line))
    return FALSE;

  return line->ours || (self->effect->foreign && line->settable);
}

/* The line of another access, for the table as a whole: a REVOKE of columns
 * leaves it, as it should. */
static gboolean
is_held (StewardPostgresDraft        *self,
         const StewardPostgresTarget *target,
         const StewardPostgresLine   *line)
{
  return self->effect->held != NULL && !is_whole (target) && line->own && !line->owner && line->column == NULL &&
         g_strv_contains ((const char *const *) self->effect->held, target->object->object);
}

/* What else lets the grantee read what the terms speak of. */
static gboolean
covers (StewardPostgresDraft        *self,
        const StewardPostgresTarget *target,
        const StewardPostgresLine   *line)
{
  return !line->passed_on && (line->column == NULL || is_meant (target, line)) && !is_held (self, target, line);
}

static void
tell_all_remaining (StewardPostgresDraft        *self,
                    const StewardPostgresTarget *target,
                    const char                  *revoke)
{
  const char *grantee = steward_postgres_draft_grantee (self);
  const gboolean public = self->parties->grantee == NULL;
  unsigned n_remaining = 0;

  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

      if (covers (self, target, line) && !goes_away (self, target, line))
        {
          tell_remaining (self, target, line, revoke);
          n_remaining++;
        }
    }
  if (self->parties->grantee_superuser)
    steward_postgres_draft_remain (self, "“%s” still can read “%s”: it is a superuser.", grantee, target->name);
  else if (n_remaining == 0 && !public && target->relation->held &&
           steward_postgres_relation_own_line (target->relation, NULL) == NULL)
    steward_postgres_draft_remain (self, "“%s” still can read “%s” as it can read all data of this server "
                                   "(pg_read_all_data).", grantee, target->name);
}

/* Lines that go */

/* Somebody whom the grantee let in would lose it, too, and is not ours to cut. */
static void
check_passed_on (StewardPostgresDraft        *self,
                 const StewardPostgresTarget *target)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

      if (line->passed_on && is_meant (target, line))
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", line->grantee);
    }
  if (names->len > 0)
    steward_postgres_draft_block (self, "“%s” has passed its right on “%s” on to %s, which would lose it as well; it "
                                  "has to be revoked from there first.", steward_postgres_draft_grantee (self),
                                  target->name, names->str);
}

static gboolean
has_own (StewardPostgresDraft        *self,
         const StewardPostgresTarget *target)
{
  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

      if (line->own && line->ours && !line->owner && is_meant (target, line))
        return TRUE;
    }

  return FALSE;
}

/* PostgreSQL revokes a right on columns along with that on the table. */
static void
keep_columns (StewardPostgresDraft        *self,
              const StewardPostgresTarget *target)
{
  for (int grantable = 0; grantable < 2; grantable++)
    {
      g_autoptr (GString) list = g_string_new (NULL);

      for (unsigned i = 0; i < target->relation->lines->len; i++)
        {
          const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

          if (line->own && line->ours && !line->owner && line->column != NULL && line->grantable == grantable)
            g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", line->quoted_column);
        }
      if (list->len == 0)
        continue;
      steward_postgres_draft_step (self, TRUE, "GRANT %s (%s) ON TABLE %s.%s TO %s%s", self->effect->terms->privilege,
                                   list->str, target->relation->quoted_schema, target->relation->quoted_name,
                                   self->parties->quoted_grantee, grantable ? " WITH GRANT OPTION" : "");
      steward_postgres_draft_warn (self, "“%s” also has rights on columns of “%s” by another grant; they are granted "
                                   "again, because PostgreSQL takes them away along with that on the table.",
                                   steward_postgres_draft_grantee (self), target->name);
    }
}

/* Each other grantor once, in the order of the lines. */
static void
revoke_as_grantors (StewardPostgresDraft        *self,
                    const StewardPostgresTarget *target,
                    const char                  *revoke)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

      if (line->ours || !goes_away (self, target, line) || !g_hash_table_add (done, line->grantor))
        continue;
      steward_postgres_draft_step (self, TRUE, "SET LOCAL ROLE %s", line->quoted_grantor);
      steward_postgres_draft_step (self, TRUE, "%s", revoke);
      steward_postgres_draft_step (self, TRUE, "RESET ROLE");
    }
}

/* The right to look into the schema goes only with the last line: what another
 * grantor gave has to keep working. */
static void
note_loss (Revocation                  *revocation,
           const StewardPostgresTarget *target,
           const char                  *column)
{
  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);

      if (line->own && g_strcmp0 (line->column, column) == 0 && !goes_away (revocation->draft, target, line))
        return;
    }
  add_loss (get_loss_of (revocation, target->relation), target->relation->oid, column);
}

static void
revoke_table (Revocation            *revocation,
              StewardPostgresTarget *target)
{
  StewardPostgresDraft *self = revocation->draft;
  g_autofree char *privilege = make_privilege (self, target);
  g_autofree char *revoke = privilege != NULL ? make_revoke (self, target, privilege) : NULL;

  if (revoke == NULL)
    {
      steward_postgres_draft_warn (self, "“%s” has none of these columns any more; nothing is left to revoke there.",
                                   target->name);
      return;
    }
  check_passed_on (self, target);
  steward_postgres_draft_step (self, has_own (self, target), "%s", revoke);
  if (is_whole (target) && has_own (self, target))
    keep_columns (self, target);
  if (self->effect->foreign)
    revoke_as_grantors (self, target, revoke);
  tell_all_remaining (self, target, revoke);
  if (self->effect->foreign)
    return;

  get_loss_of (revocation, target->relation);
  if (is_whole (target))
    note_loss (revocation, target, NULL);
  for (unsigned i = 0; !is_whole (target) && i < target->object->columns->len; i++)
    note_loss (revocation, target, ((StewardAccessColumn *) g_ptr_array_index (target->object->columns, i))->name);
}

/* Views */

static gboolean
is_of (const StewardPostgresView   *view,
       const StewardPostgresTarget *target)
{
  g_auto (GStrv) bases = NULL;

  if (g_str_equal (view->name, target->view))
    return TRUE;
  if (view->bases == NULL || target->relation->oid == NULL)
    return FALSE;
  bases = g_strsplit (view->bases, ",", -1);

  return g_strv_contains ((const char *const *) bases, target->relation->oid);
}

static gboolean
has_mark (StewardPostgresDraft      *self,
          const StewardPostgresView *view)
{
  g_autofree char *mark = steward_postgres_draft_get_mark (self);
  const gsize length = strlen (mark);

  return view->kind == 'v' && view->comment != NULL && g_str_has_prefix (view->comment, mark) &&
         (view->comment[length] == '\0' || view->comment[length] == ' ');
}

static void
revoke_one_view (StewardPostgresDraft      *self,
                 const StewardPostgresView *view)
{
  if (!has_mark (self, view))
    {
      steward_postgres_draft_warn (self, "“%s.%s” was not made by Steward for this access, and stays.", view->schema,
                                   view->name);
      if (view->held)
        steward_postgres_draft_remain (self, "“%s” still can read “%s.%s”, which belongs to “%s”.",
                                       steward_postgres_draft_grantee (self), view->schema, view->name, view->owner);
    }
  else if (self->parties->acts && !view->mine)
    steward_postgres_draft_block (self, "The view “%s.%s” belongs to “%s”, and “%s” may not drop it.", view->schema,
                                  view->name, view->owner, self->parties->role);
  else if (view->dependents != NULL)
    {
      steward_postgres_draft_step (self, view->granted, "REVOKE SELECT ON TABLE %s.%s FROM %s", view->quoted_schema,
                                   view->quoted_name, self->parties->quoted_grantee);
      steward_postgres_draft_remain (self, "The view “%s.%s” is still there, because others read from it: %s; drop "
                                     "those, then it.", view->schema, view->name, view->dependents);
    }
  else
    {
      steward_postgres_draft_step (self, TRUE, "DROP VIEW %s.%s", view->quoted_schema, view->quoted_name);
      if (view->others != NULL)
        steward_postgres_draft_warn (self, "Others were let into the view “%s.%s” by hand and lose it as well: %s.",
                                     view->schema, view->name, view->others);
    }
}

static gboolean
revoke_views (Revocation             *revocation,
              StewardPg              *pg,
              StewardPostgresTarget  *target,
              GHashTable             *done,
              GCancellable           *cancellable,
              GError                **error)
{
  StewardPostgresDraft *self = revocation->draft;
  g_autoptr (StewardPostgresRelation) governed = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *mark = steward_postgres_draft_get_mark (self);
  unsigned n_found = 0;

  governed = steward_postgres_look_relation (pg, self->governed, target->view, "SELECT", self->parties, cancellable,
                                             error);
  g_ptr_array_add (names, target->view);
  views = steward_postgres_look_views (pg, self->governed, mark, names, self->parties, cancellable, error);
  if (governed == NULL || views == NULL)
    return FALSE;

  for (unsigned i = 0; i < views->len; i++)
    {
      const StewardPostgresView *view = g_ptr_array_index (views, i);

      if (!is_of (view, target))
        continue;
      n_found++;
      if (!g_hash_table_add (done, g_strdup (view->oid)))
        continue;
      revoke_one_view (self, view);
      add_loss (get_loss (revocation, view->schema_oid, view->schema, view->quoted_schema), view->oid, NULL);
      g_ptr_array_add (self->relations, g_strdup (view->oid));
    }
  if (n_found > 0)
    return TRUE;

  steward_postgres_draft_step (self, FALSE, "DROP VIEW %s.%s", governed->quoted_schema, governed->quoted_name);
  steward_postgres_draft_warn (self, "The view “%s.%s” does not exist any more.", self->governed, target->view);
  if (governed->schema_oid != NULL)
    add_loss (get_loss_of (revocation, governed), "0", NULL);

  return TRUE;
}

/* Schemas */

typedef struct
{
  StewardPostgresDraft *draft;
  const Loss *loss;
  gboolean revokes;
} SchemaReading;

static gboolean
take_usage (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  SchemaReading *reading = user_data;
  const gboolean ours = n_values == 4 && g_strcmp0 (values[1], "t") == 0;
  const gboolean used = n_values == 4 && g_strcmp0 (values[2], "t") == 0;
  const gboolean open = n_values == 4 && g_strcmp0 (values[3], "t") == 0;

  reading->revokes |= ours && !used;
  if (ours && used)
    steward_postgres_draft_warn (reading->draft, "“%s” or its members can read other things in the schema “%s”; the "
                                 "right to look into it stays.", steward_postgres_draft_grantee (reading->draft),
                                 reading->loss->name);
  else if (ours && open)
    steward_postgres_draft_warn (reading->draft, "Tables of the schema “%s” that everybody may read are out of the "
                                 "reach of “%s” without the right to look into it.", reading->loss->name,
                                 steward_postgres_draft_grantee (reading->draft));

  return TRUE;
}

static gboolean
revoke_schemas (Revocation    *revocation,
                StewardPg     *pg,
                GCancellable  *cancellable,
                GError       **error)
{
  StewardPostgresDraft *self = revocation->draft;

  for (unsigned i = 0; i < revocation->losses->len; i++)
    {
      const Loss *loss = g_ptr_array_index (revocation->losses, i);
      g_autofree char *relations = g_strdup_printf ("{%s}", loss->relations->str);
      g_autofree char *columns = g_strdup_printf ("{%s}", loss->columns->str);
      const char *const parameters[] = { loss->oid, self->parties->oid, relations, columns,
                                         self->effect->terms->privilege, self->parties->acts ? "t" : "f" };
      SchemaReading reading = { self, loss, FALSE };

      if (!steward_postgres_query (pg, "plan-usage", parameters, G_N_ELEMENTS (parameters), take_usage, &reading,
                                   cancellable, error))
        return FALSE;
      steward_postgres_draft_step (self, reading.revokes, "REVOKE USAGE ON SCHEMA %s FROM %s", loss->quoted,
                                   self->parties->quoted_grantee);
      steward_postgres_draft_let_go (self);
    }

  return TRUE;
}

static gboolean
revoke_target (Revocation             *revocation,
               StewardPg              *pg,
               StewardPostgresTarget  *target,
               GHashTable             *done,
               GCancellable           *cancellable,
               GError                **error)
{
  StewardPostgresDraft *self = revocation->draft;

  if (target->view != NULL)
    return revoke_views (revocation, pg, target, done, cancellable, error);
  if (target->relation->oid == NULL)
    steward_postgres_draft_warn (self, "“%s.%s” does not exist any more; nothing is left to revoke there.",
                                 target->schema, target->name);
  else if (self->parties->oid != NULL)
    revoke_table (revocation, target);

  return TRUE;
}

/**
 * steward_postgres_draft_revoke:
 *
 * Drafts the statements of a revocation. What has vanished needs none, and is
 * told. Blocks.
 *
 * Returns: whether the server has told all that is needed
 */
gboolean
steward_postgres_draft_revoke (StewardPostgresDraft  *self,
                               StewardPg             *pg,
                               GCancellable          *cancellable,
                               GError               **error)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) free_loss);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Revocation revocation = { self, losses };

  if (self->parties->oid == NULL)
    steward_postgres_draft_warn (self, "The role “%s” does not exist any more, and its rights with it; if it "
                                 "was renamed, they show as drift.",
                                 steward_postgres_draft_grantee (self));
  for (unsigned i = 0; i < self->targets->len; i++)
    {
      if (!revoke_target (&revocation, pg, g_ptr_array_index (self->targets, i), done, cancellable, error))
        return FALSE;
    }
  if (self->parties->oid == NULL || self->parties->grantee == NULL)
    return TRUE;

  return revoke_schemas (&revocation, pg, cancellable, error);
}
