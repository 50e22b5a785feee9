/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a grant comes to: a line in the access list of a table or of columns, or
 * a view with a security barrier, and the right to look into its schema. Row
 * security is never switched on: it would cut off everybody else. */

#include "config.h"

#include "steward-postgres-draft.h"

#include <string.h>

#include "steward-digest.h"

#define MARK_DIGITS 12
#define MAX_TITLE 200

/* Missing things */

static gboolean
is_there (StewardPostgresDraft  *self,
          StewardPostgresTarget *target)
{
  if (target->relation->schema_oid == NULL)
    steward_postgres_draft_block (self, "The database “%s” has no schema “%s”; it was dropped or renamed.",
                                  self->database, target->schema);
  else if (target->relation->oid == NULL)
    steward_postgres_draft_block (self, "The schema “%s” has no table or view “%s”; it was dropped or renamed.",
                                  target->schema, target->name);

  return target->relation->oid != NULL;
}

static void
check_grantee (StewardPostgresDraft *self)
{
  if (self->parties->oid == NULL)
    steward_postgres_draft_block (self, "There is no role “%s” on this server; it has to be created, or another one "
                                  "has to be asked for.", self->effect->terms->grantee);
}

static void
check_columns (StewardPostgresDraft  *self,
               StewardPostgresTarget *target)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  const StewardAccessObject *object = target->object;

  for (unsigned i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      if (steward_postgres_relation_find (target->relation, column->name) == NULL)
        g_string_append_printf (missing, "%s“%s”", missing->len > 0 ? ", " : "", column->name);
    }
  if (missing->len == 0)
    return;

  if (object->whole && target->view == NULL)
    steward_postgres_draft_warn (self, "The contract has columns that “%s” does not have: %s.", target->name,
                                 missing->str);
  else
    steward_postgres_draft_block (self, "“%s” does not have these columns: %s; they were dropped or renamed, and "
                                  "nothing can be granted on them.", target->name, missing->str);
}

/* Schemas */

static void
grant_schema (StewardPostgresDraft *self,
              const char           *quoted_schema,
              gboolean              needed)
{
  if (g_hash_table_add (self->entered, g_strdup (quoted_schema)))
    steward_postgres_draft_step (self, needed, "GRANT USAGE ON SCHEMA %s TO %s", quoted_schema,
                                 self->parties->quoted_grantee);
}

static void
check_schema_right (StewardPostgresDraft          *self,
                    const StewardPostgresRelation *relation)
{
  if (self->parties->acts && !relation->schema_entered && !relation->may_pass_schema)
    steward_postgres_draft_block (self, "The role “%s” may not let others into the schema “%s”; its owner has to run: "
                                  "GRANT USAGE ON SCHEMA %s TO %s WITH GRANT OPTION.", self->parties->role,
                                  relation->schema, relation->quoted_schema, self->parties->quoted_role);
}

/* Tables and columns */

static void
check_right (StewardPostgresDraft          *self,
             const StewardPostgresRelation *relation,
             gboolean                       may_pass)
{
  if (self->parties->acts && !may_pass)
    steward_postgres_draft_block (self, "The role “%s” may not grant %s on “%s” to others; the owner “%s” has to run: "
                                  "GRANT %s ON %s.%s TO %s WITH GRANT OPTION.", self->parties->role,
                                  self->effect->terms->privilege, relation->name, relation->owner,
                                  self->effect->terms->privilege, relation->quoted_schema, relation->quoted_name,
                                  self->parties->quoted_role);
}

static void
grant_table (StewardPostgresDraft  *self,
             StewardPostgresTarget *target)
{
  const StewardPostgresRelation *relation = target->relation;
  const gboolean needed = steward_postgres_relation_own_line (relation, NULL) == NULL;

  if (needed)
    check_right (self, relation, relation->may_pass);
  else if (!relation->held)
    steward_postgres_draft_remain (self, "“%s” stands in the access list of “%s”, and the server says that it has no "
                                   "%s there.", steward_postgres_draft_grantee (self), target->name,
                                   self->effect->terms->privilege);
  steward_postgres_draft_step (self, needed, "GRANT %s ON TABLE %s.%s TO %s", self->effect->terms->privilege,
                               relation->quoted_schema, relation->quoted_name, self->parties->quoted_grantee);
}

/* All columns in one statement: granting one that is held changes nothing. */
static void
grant_columns (StewardPostgresDraft  *self,
               StewardPostgresTarget *target)
{
  const StewardPostgresRelation *relation = target->relation;
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean may_pass = TRUE;
  gboolean needed = FALSE;

  for (unsigned i = 0; i < target->object->columns->len; i++)
    {
      const StewardAccessColumn *asked = g_ptr_array_index (target->object->columns, i);
      const StewardPostgresColumn *column = steward_postgres_relation_find (relation, asked->name);

      if (column == NULL)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", column->quoted);
      if (steward_postgres_relation_own_line (relation, column->name) == NULL)
        {
          needed = TRUE;
          may_pass &= column->may_pass;
        }
    }
  if (list->len == 0)
    return;

  check_right (self, relation, may_pass);
  steward_postgres_draft_step (self, needed, "GRANT %s (%s) ON TABLE %s.%s TO %s", self->effect->terms->privilege,
                               list->str, relation->quoted_schema, relation->quoted_name,
                               self->parties->quoted_grantee);
}

/* Views */

/* "steward a-2026-001 [3f9ac1d2e4b5] Campaigns": whose view it is, which SELECT
 * it was made with, and what people call it. */
static char *
make_comment (StewardPostgresDraft *self,
              const char           *select)
{
  g_autofree char *mark = steward_postgres_draft_get_mark (self);
  g_autofree char *hex = NULL;
  const char *title = self->effect->title;
  StewardDigest digest;

  steward_digest_of_bytes (select, strlen (select), &digest);
  hex = steward_digest_to_hex (&digest);
  hex[MARK_DIGITS] = '\0';
  if (title == NULL || *title == '\0')
    return g_strdup_printf ("%s [%s]", mark, hex);

  return g_strdup_printf ("%s [%s] %.*s", mark, hex,
                          (int) (g_utf8_offset_to_pointer (title, MIN (MAX_TITLE, g_utf8_strlen (title, -1))) - title),
                          title);
}

/* Whether a comment names this access and this SELECT; the title may differ. */
static gboolean
has_same_head (const char *comment,
               const char *wanted)
{
  const char *end = strchr (wanted, ']');
  const gsize length = (gsize) (end - wanted) + 1;

  return comment != NULL && strncmp (comment, wanted, length) == 0 &&
         (comment[length] == '\0' || comment[length] == ' ');
}

static StewardPostgresView *
find_view (GPtrArray  *views,
           const char *schema,
           const char *name)
{
  for (unsigned i = 0; i < views->len; i++)
    {
      StewardPostgresView *view = g_ptr_array_index (views, i);

      if (g_str_equal (view->name, name) && g_str_equal (view->schema, schema))
        return view;
    }

  return NULL;
}

static gboolean
is_ours (StewardPostgresDraft      *self,
         const StewardPostgresView *view)
{
  g_autofree char *mark = steward_postgres_draft_get_mark (self);

  return view->kind == 'v' && view->comment != NULL && g_str_has_prefix (view->comment, mark) &&
         (view->comment[strlen (mark)] == '\0' || view->comment[strlen (mark)] == ' ') &&
         (view->mine || !self->parties->acts);
}

/* Decides what becomes of a view that has our name already.
 * Returns whether it can stay as it is. */
static gboolean
settle_existing (StewardPostgresDraft          *self,
                 const StewardPostgresRelation *governed,
                 const StewardPostgresView     *existing,
                 const char                    *comment)
{
  if (!is_ours (self, existing))
    steward_postgres_draft_block (self, "“%s.%s” exists already, and Steward did not make it for this access; its "
                                  "owner “%s” has to drop or rename it.", self->governed, existing->name,
                                  existing->owner);
  else if (has_same_head (existing->comment, comment))
    return TRUE;
  else if (existing->dependents != NULL)
    steward_postgres_draft_block (self, "The view “%s.%s” was made for other terms of this access and cannot be made "
                                  "anew, because others read from it: %s.", self->governed, existing->name,
                                  existing->dependents);
  else if (existing->others != NULL)
    steward_postgres_draft_block (self, "The view “%s.%s” was made for other terms, perhaps by another council that "
                                  "counts its requests alike, and others read it: %s. Nothing is taken from them.",
                                  self->governed, existing->name, existing->others);
  else
    steward_postgres_draft_step (self, TRUE, "DROP VIEW %s.%s", governed->quoted_schema, existing->quoted_name);

  return FALSE;
}

static void
check_view_right (StewardPostgresDraft          *self,
                  StewardPostgresTarget         *target,
                  const StewardPostgresRelation *governed)
{
  const StewardPostgresRelation *relation = target->relation;
  gboolean may_read = TRUE;

  if (!self->parties->acts)
    return;

  for (unsigned i = 0; i < relation->columns->len; i++)
    may_read &= ((StewardPostgresColumn *) g_ptr_array_index (relation->columns, i))->may_read;
  if (!relation->may_read && !may_read)
    steward_postgres_draft_block (self, "The role “%s” may not read “%s” itself, which a view of it has to; the owner "
                                  "“%s” has to run: GRANT SELECT ON %s.%s TO %s.", self->parties->role, relation->name,
                                  relation->owner, relation->quoted_schema, relation->quoted_name,
                                  self->parties->quoted_role);
  if (governed->schema_oid != NULL && !governed->may_create)
    steward_postgres_draft_block (self, "The role “%s” may not make views in the schema “%s”.", self->parties->role,
                                  self->governed);
  if (governed->schema_oid == NULL && !self->parties->may_create)
    steward_postgres_draft_block (self, "The schema “%s” for views does not exist, and the role “%s” may not make it; "
                                  "the owner of the database has to run: GRANT CREATE ON DATABASE %s TO %s.",
                                  self->governed, self->parties->role, self->parties->database,
                                  self->parties->quoted_role);
}

static void
add_view_steps (StewardPostgresDraft          *self,
                const StewardPostgresRelation *governed,
                const StewardPostgresView     *existing,
                gboolean                       stays,
                const char                    *select,
                const char                    *quoted_comment)
{
  const gboolean created = governed->schema_oid != NULL;

  if (!created && !g_hash_table_contains (self->entered, governed->quoted_schema))
    steward_postgres_draft_step (self, TRUE, "CREATE SCHEMA %s", governed->quoted_schema);
  steward_postgres_draft_step (self, !stays, "CREATE VIEW %s.%s WITH (security_barrier=true) AS %s",
                               governed->quoted_schema, governed->quoted_name, select);
  steward_postgres_draft_step (self, !stays, "COMMENT ON VIEW %s.%s IS %s", governed->quoted_schema,
                               governed->quoted_name, quoted_comment);
  grant_schema (self, governed->quoted_schema, !created || !governed->schema_entered);
  if (created)
    check_schema_right (self, governed);
  steward_postgres_draft_step (self, !stays || !existing->granted, "GRANT SELECT ON %s.%s TO %s",
                               governed->quoted_schema, governed->quoted_name, self->parties->quoted_grantee);
}

static gboolean
grant_view (StewardPostgresDraft   *self,
            StewardPg              *pg,
            StewardPostgresTarget  *target,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr (StewardPostgresRelation) governed = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *select = steward_postgres_draft_select (self, pg, target, cancellable, error);
  g_autofree char *comment = select != NULL ? make_comment (self, select) : NULL;
  g_autofree char *mark = steward_postgres_draft_get_mark (self);
  g_autofree char *quoted = NULL;
  const StewardPostgresView *existing;
  gboolean stays;

  if (select == NULL || !steward_postgres_quote (pg, NULL, comment, NULL, &quoted, cancellable, error))
    return FALSE;
  governed = steward_postgres_look_relation (pg, self->governed, target->view, "SELECT", self->parties, cancellable,
                                             error);
  g_ptr_array_add (names, target->view);
  views = steward_postgres_look_views (pg, self->governed, mark, names, self->parties, cancellable, error);
  if (governed == NULL || views == NULL)
    return FALSE;

  existing = find_view (views, self->governed, target->view);
  check_view_right (self, target, governed);
  stays = existing != NULL && settle_existing (self, governed, existing, comment);
  add_view_steps (self, governed, existing, stays, select, quoted);
  if (existing != NULL)
    g_ptr_array_add (self->relations, g_strdup (existing->oid));

  return TRUE;
}

static gboolean
grant_target (StewardPostgresDraft   *self,
              StewardPg              *pg,
              StewardPostgresTarget  *target,
              GCancellable           *cancellable,
              GError                **error)
{
  if (!is_there (self, target))
    return TRUE;
  check_columns (self, target);
  if (target->view != NULL)
    return grant_view (self, pg, target, cancellable, error);

  check_schema_right (self, target->relation);
  grant_schema (self, target->relation->quoted_schema, !target->relation->schema_entered);
  if (target->object->whole || target->object->columns->len == 0)
    grant_table (self, target);
  else
    grant_columns (self, target);

  return TRUE;
}

/* What PostgreSQL has no words for. */
static gboolean
is_sayable (StewardPostgresDraft  *self,
            GError               **error)
{
  const char *privilege = self->effect->terms->privilege;

  for (unsigned i = 0; i < self->targets->len; i++)
    {
      const StewardPostgresTarget *target = g_ptr_array_index (self->targets, i);

      if (target->view != NULL && !g_str_equal (privilege, "SELECT"))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                       "Masks and conditions on rows are possible for SELECT only, not for %s on “%s”.", privilege,
                       target->name);
          return FALSE;
        }
      if (!target->object->whole && target->object->columns->len > 0 && !steward_postgres_has_columns (privilege))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED, "%s cannot be granted on columns of “%s”.",
                       privilege, target->name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * steward_postgres_draft_grant:
 *
 * Drafts the statements of a grant. Blocks.
 *
 * Returns: whether the server has told all that is needed
 */
gboolean
steward_postgres_draft_grant (StewardPostgresDraft  *self,
                              StewardPg             *pg,
                              GCancellable          *cancellable,
                              GError               **error)
{
  if (!is_sayable (self, error))
    return FALSE;

  check_grantee (self);
  for (unsigned i = 0; i < self->targets->len; i++)
    {
      if (!grant_target (self, pg, g_ptr_array_index (self->targets, i), cancellable, error))
        return FALSE;
    }
  steward_postgres_draft_advise (self);

  return TRUE;
}
