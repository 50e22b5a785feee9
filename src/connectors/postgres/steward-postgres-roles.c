/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The roles of a server and how they hang together: whose privileges a role
 * has at once, and what it may become by SET ROLE. All memberships are followed
 * once, so that each line of an access list finds its holders by one look-up. */

#include "config.h"

#include "steward-postgres-access-private.h"

static void
free_role (Role *role)
{
  g_free (role->name);
  g_array_unref (role->memberships);
  g_clear_pointer (&role->held, g_hash_table_unref);
  g_clear_pointer (&role->settable, g_hash_table_unref);
  g_free (role);
}

/**
 * steward_postgres_access_new:
 * @database: as in native ids
 *
 * Returns: (transfer full): an access without facts
 */
StewardPostgresAccess *
steward_postgres_access_new (const char *database)
{
  StewardPostgresAccess *self = g_new0 (StewardPostgresAccess, 1);

  self->database = g_strdup (database);
  self->roles = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_role);
  self->logins = g_ptr_array_new ();
  self->holders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->paths = g_string_chunk_new (4096);
  self->connect = g_hash_table_new (NULL, NULL);
  self->usage = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  return self;
}

/**
 * steward_postgres_access_free:
 * @self: (transfer full): an access
 */
void
steward_postgres_access_free (StewardPostgresAccess *self)
{
  g_free (self->database);
  g_hash_table_unref (self->holders);
  g_string_chunk_free (self->paths);
  g_hash_table_unref (self->connect);
  g_hash_table_unref (self->usage);
  g_ptr_array_unref (self->logins);
  g_hash_table_unref (self->roles);
  g_free (self);
}

/**
 * steward_postgres_access_find_role:
 *
 * Returns: (transfer none) (nullable): the role with this oid
 */
Role *
steward_postgres_access_find_role (StewardPostgresAccess *self,
                                   guint32                oid)
{
  return g_hash_table_lookup (self->roles, GUINT_TO_POINTER (oid));
}

/**
 * steward_postgres_access_add_role:
 * @inherits: its INHERIT; matters for the implicit membership of a database's
 *   owner
 *
 * A role of the server.
 */
void
steward_postgres_access_add_role (StewardPostgresAccess *self,
                                  guint32                oid,
                                  const char            *name,
                                  gboolean               superuser,
                                  gboolean               inherits,
                                  gboolean               can_login,
                                  gboolean               bypasses_row_security)
{
  Role *role = g_new0 (Role, 1);

  role->oid = oid;
  role->name = g_strdup (name);
  role->superuser = superuser;
  role->inherits = inherits;
  role->can_login = can_login;
  role->bypasses_row_security = bypasses_row_security;
  role->memberships = g_array_new (FALSE, FALSE, sizeof (Membership));
  g_hash_table_replace (self->roles, GUINT_TO_POINTER (oid), role);
}

/**
 * steward_postgres_access_add_membership:
 * @inherits: whether the member has the group's privileges at once
 * @can_set: whether it may SET ROLE to it
 *
 * Both roles must be there already; others are ignored.
 */
void
steward_postgres_access_add_membership (StewardPostgresAccess *self,
                                        guint32                member,
                                        guint32                group,
                                        gboolean               inherits,
                                        gboolean               can_set)
{
  const Membership membership = { group, inherits, can_set };
  Role *role = steward_postgres_access_find_role (self, member);

  if (role != NULL && steward_postgres_access_find_role (self, group) != NULL)
    g_array_append_val (role->memberships, membership);
}

/**
 * steward_postgres_access_set_owner:
 *
 * The owner of the database is a member of pg_database_owner without being
 * listed as one.
 */
void
steward_postgres_access_set_owner (StewardPostgresAccess *self,
                                   guint32                owner)
{
  Role *role = steward_postgres_access_find_role (self, owner);

  self->owner = owner;
  if (role != NULL)
    steward_postgres_access_add_membership (self, owner, DATABASE_OWNER_OID, role->inherits, TRUE);
}

/**
 * steward_postgres_access_add_connect:
 * @grantee: who may connect to the database; 0 for PUBLIC
 */
void
steward_postgres_access_add_connect (StewardPostgresAccess *self,
                                     guint32                grantee)
{
  g_hash_table_add (self->connect, GUINT_TO_POINTER (grantee));
}

/**
 * steward_postgres_access_add_usage:
 * @schema: oid
 * @grantee: who may look into it; 0 for PUBLIC
 */
void
steward_postgres_access_add_usage (StewardPostgresAccess *self,
                                   guint32                schema,
                                   guint32                grantee)
{
  GHashTable *grantees = g_hash_table_lookup (self->usage, GUINT_TO_POINTER (schema));

  if (grantees == NULL)
    {
      grantees = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->usage, GUINT_TO_POINTER (schema), grantees);
    }
  g_hash_table_add (grantees, GUINT_TO_POINTER (grantee));
}

/* Membership */

static char *
extend_path (const char *path,
             const char *name)
{
  return *path != '\0' ? g_strdup_printf ("%s › %s", path, name) : g_strdup (name);
}

/* Breadth first, so that each path is a shortest one. */
static void
walk_groups (StewardPostgresAccess *self,
             Role                  *from,
             GHashTable            *reached,
             gboolean               by_inheritance)
{
  GQueue queue = G_QUEUE_INIT;

  g_hash_table_insert (reached, GUINT_TO_POINTER (from->oid), g_strdup (""));
  g_queue_push_tail (&queue, from);
  while (!g_queue_is_empty (&queue))
    {
      Role *role = g_queue_pop_head (&queue);
      const char *path = g_hash_table_lookup (reached, GUINT_TO_POINTER (role->oid));

      for (unsigned i = 0; i < role->memberships->len; i++)
        {
          const Membership *membership = &g_array_index (role->memberships, Membership, i);
          Role *group = steward_postgres_access_find_role (self, membership->group);

          if (!(by_inheritance ? membership->inherits : membership->can_set) ||
              g_hash_table_contains (reached, GUINT_TO_POINTER (group->oid)))
            continue;
          g_hash_table_insert (reached, GUINT_TO_POINTER (group->oid), extend_path (path, group->name));
          g_queue_push_tail (&queue, group);
        }
    }
}

/**
 * steward_postgres_access_get_held:
 *
 * Returns: (transfer none): whose privileges a role has at once, itself among
 *   them: oid → path
 */
GHashTable *
steward_postgres_access_get_held (StewardPostgresAccess *self,
                                  Role                  *role)
{
  if (role->held == NULL)
    {
      role->held = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      walk_groups (self, role, role->held, TRUE);
    }

  return role->held;
}

static void
add_holder (StewardPostgresAccess *self,
            guint32                oid,
            Role                  *role,
            Role                  *as,
            const char            *path)
{
  const Holder holder = { role, as, path };
  GArray *holders = g_hash_table_lookup (self->holders, GUINT_TO_POINTER (oid));

  if (holders == NULL)
    {
      holders = g_array_new (FALSE, FALSE, sizeof (Holder));
      g_hash_table_insert (self->holders, GUINT_TO_POINTER (oid), holders);
    }
  g_array_append_val (holders, holder);
}

static void
add_held (StewardPostgresAccess *self,
          Role                  *role)
{
  GHashTableIter iter;
  gpointer oid;
  gpointer path;

  g_hash_table_iter_init (&iter, steward_postgres_access_get_held (self, role));
  while (g_hash_table_iter_next (&iter, &oid, &path))
    add_holder (self, GPOINTER_TO_UINT (oid), role, role, path);
}

/* What a role may become by SET ROLE, and whose privileges it has then. */
static void
add_settable (StewardPostgresAccess *self,
              Role                  *role)
{
  GHashTableIter iter;
  gpointer oid;
  gpointer path;

  role->settable = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  walk_groups (self, role, role->settable, FALSE);
  g_hash_table_remove (role->settable, GUINT_TO_POINTER (role->oid));

  g_hash_table_iter_init (&iter, role->settable);
  while (g_hash_table_iter_next (&iter, &oid, &path))
    {
      Role *as = steward_postgres_access_find_role (self, GPOINTER_TO_UINT (oid));
      GHashTableIter held;
      gpointer group;
      gpointer rest;

      g_hash_table_iter_init (&held, steward_postgres_access_get_held (self, as));
      while (g_hash_table_iter_next (&held, &group, &rest))
        {
          g_autofree char *whole = *(char *) rest != '\0' ? extend_path (path, rest) : g_strdup (path);

          add_holder (self, GPOINTER_TO_UINT (group), role, as, g_string_chunk_insert_const (self->paths, whole));
        }
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(Role *const *) a)->name, (*(Role *const *) b)->name);
}

/**
 * steward_postgres_access_settle:
 *
 * Follows all memberships once. After this no more facts may be added.
 */
void
steward_postgres_access_settle (StewardPostgresAccess *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->roles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Role *role = value;

      if (role->can_login)
        g_ptr_array_add (self->logins, role);
    }
  g_ptr_array_sort (self->logins, compare_names);

  for (unsigned i = 0; i < self->logins->len; i++)
    {
      Role *role = g_ptr_array_index (self->logins, i);

      if (role->superuser)
        continue;
      add_held (self, role);
      add_settable (self, role);
    }
}
