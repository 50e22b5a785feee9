/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access list names roles; people sign in as others. Between the two stand
 * memberships of any depth, of which only inheriting ones count until SET
 * ROLE, the right to connect and to look into the schema, three predefined
 * roles, superusers, and row security. The tests compare all of it with what
 * the server itself answers (has_table_privilege and its sisters). */

#include "config.h"

#include "steward-postgres-access-private.h"

/* Reach */

static gboolean
holds (StewardPostgresAccess *self,
       Role                  *role,
       guint32                oid)
{
  return g_hash_table_contains (steward_postgres_access_get_held (self, role), GUINT_TO_POINTER (oid));
}

static gboolean
holds_any (StewardPostgresAccess *self,
           Role                  *role,
           GHashTable            *grantees)
{
  GHashTableIter iter;
  gpointer oid;

  if (grantees == NULL)
    return FALSE;
  if (g_hash_table_contains (grantees, GUINT_TO_POINTER (PUBLIC_OID)))
    return TRUE;

  g_hash_table_iter_init (&iter, steward_postgres_access_get_held (self, role));
  while (g_hash_table_iter_next (&iter, &oid, NULL))
    {
      if (g_hash_table_contains (grantees, oid))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_public (GHashTable *grantees)
{
  return grantees != NULL && g_hash_table_contains (grantees, GUINT_TO_POINTER (PUBLIC_OID));
}

static gboolean
can_use_schema (StewardPostgresAccess *self,
                Role                  *role,
                guint32                schema)
{
  return holds_any (self, role, g_hash_table_lookup (self->usage, GUINT_TO_POINTER (schema))) ||
         holds (self, role, READ_ALL_DATA_OID) || holds (self, role, WRITE_ALL_DATA_OID);
}

/* Signing in is as the role itself; the schema is entered as what it became. */
static gboolean
can_reach (StewardPostgresAccess *self,
           const Holder          *holder,
           guint32                schema)
{
  return holds_any (self, holder->role, self->connect) && can_use_schema (self, holder->as, schema);
}

/* An owner, and whoever has the owner's rights, sees all rows unless forced. */
static gboolean
is_row_limited (StewardPostgresAccess        *self,
                Role                         *role,
                const StewardPostgresAclItem *item)
{
  if (!item->row_security || role->superuser || role->bypasses_row_security)
    return FALSE;

  return item->force_row_security || !holds (self, role, item->owner);
}

/* Grants */

static void
add_grant (GPtrArray  *grants,
           const char *grantee,
           const char *object,
           const char *privilege,
           char       *path,
           gboolean    row_limited)
{
  StewardGrant *grant = steward_grant_new ();

  grant->grantee = g_strdup (grantee);
  grant->object = g_strdup (object);
  grant->privilege = g_strdup (privilege);
  grant->path = path;
  grant->row_limited = row_limited;
  g_ptr_array_add (grants, grant);
}

/* "direct", "owner", "member of a › b", "pg_read_all_data", with how it is had. */
static char *
describe_path (StewardPostgresAccess *self,
               const Holder          *holder,
               guint32                grantee,
               guint32                owner)
{
  const gboolean predefined = grantee == READ_ALL_DATA_OID || grantee == WRITE_ALL_DATA_OID;
  const char *name = steward_postgres_access_find_role (self, grantee)->name;
  const char *suffix = holder->as != holder->role ? ", after SET ROLE" : "";

  if (*holder->path == '\0')
    return g_strdup (grantee == owner ? "owner" : "direct");
  if (predefined && g_str_equal (holder->path, name))
    return g_strconcat (name, suffix, NULL);

  return g_strconcat ("member of ", holder->path, grantee == owner ? ", the owner" : "", suffix, NULL);
}

static const GArray *
get_holders (StewardPostgresAccess *self,
             guint32                oid)
{
  return g_hash_table_lookup (self->holders, GUINT_TO_POINTER (oid));
}

/* All the ways in which a role has it at once; else one after SET ROLE. */
static void
add_holders (StewardPostgresAccess        *self,
             const StewardPostgresAclItem *item,
             GPtrArray                    *grants)
{
  const GArray *holders = get_holders (self, item->grantee);
  const Role *last = NULL;

  for (unsigned i = 0; holders != NULL && i < holders->len; i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);

      if ((holder->as != holder->role && holder->role == last) || !can_reach (self, holder, item->schema))
        continue;
      add_grant (grants, holder->role->name, item->object, item->privilege,
                 describe_path (self, holder, item->grantee, item->owner), is_row_limited (self, holder->as, item));
      last = holder->role;
    }
}

/* What @role has to become to look into the schema; itself, or NULL. */
static Role *
find_entrance (StewardPostgresAccess *self,
               Role                  *role,
               guint32                schema)
{
  GHashTableIter iter;
  gpointer oid;

  if (can_use_schema (self, role, schema))
    return role;

  g_hash_table_iter_init (&iter, role->settable);
  while (g_hash_table_iter_next (&iter, &oid, NULL))
    {
      Role *as = steward_postgres_access_find_role (self, GPOINTER_TO_UINT (oid));

      if (can_use_schema (self, as, schema))
        return as;
    }

  return NULL;
}

/* PUBLIC is one grantee where it means everybody, and its members where not. */
static void
add_public (StewardPostgresAccess        *self,
            const StewardPostgresAclItem *item,
            GPtrArray                    *grants)
{
  const gboolean everybody = is_public (self->connect) && !item->row_security &&
                             is_public (g_hash_table_lookup (self->usage, GUINT_TO_POINTER (item->schema)));

  if (everybody)
    add_grant (grants, "PUBLIC", item->object, item->privilege, g_strdup ("PUBLIC"), FALSE);

  for (unsigned i = 0; !everybody && i < self->logins->len; i++)
    {
      Role *role = g_ptr_array_index (self->logins, i);
      Role *as = role->superuser ? NULL : find_entrance (self, role, item->schema);

      if (as != NULL && holds_any (self, role, self->connect))
        add_grant (grants, role->name, item->object, item->privilege,
                   as == role ? g_strdup ("PUBLIC") : g_strconcat ("PUBLIC, after SET ROLE ", as->name, NULL),
                   is_row_limited (self, as, item));
    }
}

/**
 * steward_postgres_access_add_item:
 * @item: one line of an access list
 * @grants: (element-type StewardGrant): gets what it means for those who sign in
 *
 * Grantees without the right to connect or to look into the schema hold
 * nothing and are left out.
 */
void
steward_postgres_access_add_item (StewardPostgresAccess        *self,
                                  const StewardPostgresAclItem *item,
                                  GPtrArray                    *grants)
{
  if (item->grantee == PUBLIC_OID)
    add_public (self, item, grants);
  else
    add_holders (self, item, grants);
}

static void
add_predefined (StewardPostgresAccess        *self,
                guint32                       oid,
                const char *const            *privileges,
                const StewardPostgresAclItem *table,
                GPtrArray                    *grants)
{
  const GArray *holders = get_holders (self, oid);
  const Role *last = NULL;

  for (unsigned i = 0; holders != NULL && i < holders->len; i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);

      if ((holder->as != holder->role && holder->role == last) || !holds_any (self, holder->role, self->connect))
        continue;
      for (const char *const *privilege = privileges; *privilege != NULL; privilege++)
        add_grant (grants, holder->role->name, table->object, *privilege,
                   describe_path (self, holder, oid, PUBLIC_OID), is_row_limited (self, holder->as, table));
      last = holder->role;
    }
}

static const char *const read_privileges[] = { "SELECT", NULL };
static const char *const write_privileges[] = { "INSERT", "UPDATE", "DELETE", NULL };

/**
 * steward_postgres_access_add_limited:
 * @table: a table with row security; its grantee and privilege do not count
 *
 * Row security also limits those who may read or write everything.
 */
void
steward_postgres_access_add_limited (StewardPostgresAccess        *self,
                                     const StewardPostgresAclItem *table,
                                     GPtrArray                    *grants)
{
  add_predefined (self, READ_ALL_DATA_OID, read_privileges, table, grants);
  add_predefined (self, WRITE_ALL_DATA_OID, write_privileges, table, grants);
}

static void
add_becoming_superuser (StewardPostgresAccess *self,
                        Role                  *role,
                        const char            *object,
                        GPtrArray             *grants)
{
  GHashTableIter iter;
  gpointer oid;

  g_hash_table_iter_init (&iter, role->settable);
  while (g_hash_table_iter_next (&iter, &oid, NULL))
    {
      const Role *as = steward_postgres_access_find_role (self, GPOINTER_TO_UINT (oid));

      if (as->superuser)
        add_grant (grants, role->name, object, "ALL", g_strconcat ("superuser, after SET ROLE ", as->name, NULL),
                   FALSE);
    }
}

/* Some roles are superusers, others may become one. */
static void
add_superusers (StewardPostgresAccess *self,
                const char            *object,
                GPtrArray             *grants)
{
  for (unsigned i = 0; i < self->logins->len; i++)
    {
      Role *role = g_ptr_array_index (self->logins, i);

      if (role->superuser)
        add_grant (grants, role->name, object, "ALL", g_strdup ("superuser"), FALSE);
      else if (holds_any (self, role, self->connect))
        add_becoming_superuser (self, role, object, grants);
    }
}

/**
 * steward_postgres_access_add_everything:
 * @grants: (element-type StewardGrant): gets what is held on all objects of the
 *   database; the object is "database/ *" without the space
 *
 * Superusers, pg_read_all_data and pg_write_all_data.
 */
void
steward_postgres_access_add_everything (StewardPostgresAccess *self,
                                        GPtrArray             *grants)
{
  g_autofree char *object = g_strconcat (self->database, "/*", NULL);
  const StewardPostgresAclItem all = { .object = object };

  add_superusers (self, object, grants);
  add_predefined (self, READ_ALL_DATA_OID, read_privileges, &all, grants);
  add_predefined (self, WRITE_ALL_DATA_OID, write_privileges, &all, grants);
}
