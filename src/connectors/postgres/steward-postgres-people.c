/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gains or loses beside the grantee: its members at any depth, by the
 * shortest way, and whether they see all of it by another way anyhow. Nobody
 * else's rows change, because a grant or a view touches no other role. */

#include "config.h"

#include "steward-postgres-draft.h"

#include "steward-postgres-query.h"

#define MAX_MEMBERSHIPS 100000
#define MAX_ROLES 1000

typedef struct
{
  char *oid;
  char *name;
  char *group;                         /* oid */
  gboolean inherits;
  gboolean can_login;
} Membership;

/* A member that was reached, and how. */
typedef struct
{
  const Membership *membership;
  char *path;                          /* "b › a", from the member on up to the grantee */
  gboolean inherits;                   /* at each step */
} Reached;

static void
free_membership (Membership *self)
{
  g_free (self->oid);
  g_free (self->name);
  g_free (self->group);
  g_free (self);
}

static void
free_reached (Reached *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
take_membership (const char *const  *values,
                 int                 n_values,
                 gpointer            user_data,
                 GError            **error)
{
  GPtrArray *memberships = user_data;
  Membership *one;

  if (n_values != 5 || values[0] == NULL || values[1] == NULL || values[4] == NULL ||
      memberships->len >= MAX_MEMBERSHIPS)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "The server’s answer about the members of a role cannot be read.");
      return FALSE;
    }
  one = g_new0 (Membership, 1);
  one->oid = g_strdup (values[0]);
  one->name = g_strdup (values[1]);
  one->inherits = g_strcmp0 (values[2], "t") == 0;
  one->can_login = g_strcmp0 (values[3], "t") == 0;
  one->group = g_strdup (values[4]);
  g_ptr_array_add (memberships, one);

  return TRUE;
}

static void
reach (GPtrArray        *found,
       GHashTable       *seen,
       const Membership *membership,
       const char       *path,
       gboolean          inherits)
{
  Reached *one;

  if (!g_hash_table_add (seen, membership->oid))
    return;
  one = g_new0 (Reached, 1);
  one->membership = membership;
  one->path = g_strdup (path);
  one->inherits = inherits && membership->inherits;
  g_ptr_array_add (found, one);
}

/* oid of a group → its memberships, as the server ordered them. */
static GHashTable *
index_by_group (GPtrArray *memberships)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (unsigned i = 0; i < memberships->len; i++)
    {
      Membership *one = g_ptr_array_index (memberships, i);
      GPtrArray *members = g_hash_table_lookup (groups, one->group);

      if (members == NULL)
        {
          members = g_ptr_array_new ();
          g_hash_table_insert (groups, one->group, members);
        }
      g_ptr_array_add (members, one);
    }

  return groups;
}

static void
reach_members (GPtrArray  *found,
               GHashTable *seen,
               GHashTable *groups,
               const char *group,
               const char *path,
               gboolean    inherits)
{
  const GPtrArray *members = g_hash_table_lookup (groups, group);

  for (unsigned i = 0; members != NULL && i < members->len && found->len < MAX_ROLES; i++)
    reach (found, seen, g_ptr_array_index (members, i), path, inherits);
}

/* Breadth first: the array grows while it is walked. */
static GPtrArray *
walk (StewardPostgresDraft *self,
      GPtrArray            *memberships)
{
  g_autoptr (GHashTable) groups = index_by_group (memberships);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) free_reached);

  reach_members (found, seen, groups, self->parties->oid, steward_postgres_draft_grantee (self), TRUE);
  for (unsigned i = 0; i < found->len && found->len < MAX_ROLES; i++)
    {
      const Reached *group = g_ptr_array_index (found, i);
      g_autofree char *path = g_strdup_printf ("%s › %s", group->membership->name, group->path);

      reach_members (found, seen, groups, group->membership->oid, path, group->inherits);
    }
  if (found->len >= MAX_ROLES)
    steward_postgres_draft_warn (self, "“%s” has more than %d members; not all of them are named.",
                                 steward_postgres_draft_grantee (self), MAX_ROLES);

  return found;
}

static gboolean
take_oid (const char *const  *values,
          int                 n_values,
          gpointer            user_data,
          GError            **error)
{
  if (n_values > 0 && values[0] != NULL)
    g_hash_table_add (user_data, g_strdup (values[0]));

  return TRUE;
}

static void
append_element (GString    *array,
                const char *text)
{
  g_string_append (array, array->len > 1 ? "," : "");
  if (text == NULL)
    {
      g_string_append (array, "NULL");
      return;
    }

  g_string_append_c (array, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (array, '\\');
      g_string_append_c (array, *text);
    }
  g_string_append_c (array, '"');
}

/* Two arrays side by side: relations, and their columns or NULL. */
static void
list_objects (StewardPostgresDraft *self,
              GString              *relations,
              GString              *columns)
{
  for (unsigned i = 0; i < self->targets->len; i++)
    {
      const StewardPostgresTarget *target = g_ptr_array_index (self->targets, i);
      const gboolean whole = target->object->whole || target->object->columns->len == 0;

      if (target->relation->oid == NULL)
        continue;
      for (unsigned n = 0; n < (whole ? 1 : target->object->columns->len); n++)
        {
          const StewardAccessColumn *column = whole ? NULL : g_ptr_array_index (target->object->columns, n);

          append_element (relations, target->relation->oid);
          append_element (columns, column != NULL ? column->name : NULL);
        }
    }
  g_string_append_c (relations, '}');
  g_string_append_c (columns, '}');
}

/* The set of oids of those who have all of it by another way. */
static GHashTable *
look_others (StewardPostgresDraft  *self,
             StewardPg             *pg,
             GPtrArray             *found,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) roles = g_string_new ("{");
  g_autoptr (GString) relations = g_string_new ("{");
  g_autoptr (GString) columns = g_string_new ("{");

  for (unsigned i = 0; i < found->len; i++)
    append_element (roles, ((Reached *) g_ptr_array_index (found, i))->membership->oid);
  g_string_append_c (roles, '}');
  list_objects (self, relations, columns);
  if (g_str_equal (relations->str, "{}"))
    return g_steal_pointer (&others);
  if (!steward_postgres_query (pg, "plan-others",
                               (const char *const[]) { roles->str, self->parties->oid, relations->str, columns->str,
                                                       self->effect->terms->privilege },
                               5, take_oid, others, cancellable, error))
    return NULL;

  return g_steal_pointer (&others);
}

static gboolean
has_login (GPtrArray *found)
{
  for (unsigned i = 0; i < found->len; i++)
    if (((Reached *) g_ptr_array_index (found, i))->membership->can_login)
      return TRUE;

  return FALSE;
}

/**
 * steward_postgres_draft_people:
 *
 * Adds the roles that gain or lose beside the grantee. Blocks.
 *
 * Returns: whether the server has told them
 */
gboolean
steward_postgres_draft_people (StewardPostgresDraft  *self,
                               StewardPg             *pg,
                               GCancellable          *cancellable,
                               GError               **error)
{
  g_autoptr (GPtrArray) memberships = g_ptr_array_new_with_free_func ((GDestroyNotify) free_membership);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) others = NULL;

  if (self->parties->grantee == NULL || self->parties->oid == NULL)
    return TRUE;
  if (!steward_postgres_query (pg, "plan-members", (const char *const *) &self->parties->oid, 1, take_membership,
                               memberships, cancellable, error))
    return FALSE;
  found = walk (self, memberships);
  others = look_others (self, pg, found, cancellable, error);
  if (others == NULL)
    return FALSE;

  for (unsigned i = 0; i < found->len; i++)
    {
      const Reached *one = g_ptr_array_index (found, i);
      StewardEffectRole *role = steward_effect_role_new ();

      role->role = g_strdup (one->membership->name);
      role->path = g_strdup_printf ("member of %s%s", one->path, one->inherits ? "" : ", after SET ROLE");
      role->can_login = one->membership->can_login;
      role->had = g_hash_table_contains (others, one->membership->oid);
      g_ptr_array_add (self->roles, role);
    }
  if (self->effect->action == STEWARD_EFFECT_GRANT && !self->parties->grantee_logs_in && !has_login (found))
    steward_postgres_draft_warn (self, "Nobody can sign in as “%s”, and it has no members who can.",
                                 steward_postgres_draft_grantee (self));

  return TRUE;
}
