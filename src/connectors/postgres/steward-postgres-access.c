/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access list names roles; people sign in as others. Between the two stand
 * memberships of any depth, of which only inheriting ones count until SET
 * ROLE, the right to connect and to look into the schema, three predefined
 * roles, superusers, and row security. The tests compare all of it with what
 * the server itself answers (has_table_privilege and its sisters). */

#include "config.h"

#include "steward-postgres-access.h"

#define PUBLIC_OID 0
/* Fixed in every PostgreSQL since 14. */
#define READ_ALL_DATA_OID 6181
#define WRITE_ALL_DATA_OID 6182
#define DATABASE_OWNER_OID 6171

typedef struct
{
  guint32 group;
  gboolean inherits;
  gboolean can_set;
} Membership;

typedef struct
{
  guint32 oid;
  char *name;
  gboolean superuser;
  gboolean inherits;
  gboolean can_login;
  gboolean bypasses_row_security;
  GArray *memberships;                 /* Membership */
  GHashTable *held;                    /* oid → path "a › b" or ""; whose privileges it has at once */
  GHashTable *settable;                /* oid → path; what it may become by SET ROLE; of logins only */
} Role;

/* A role that signs in and has, itself or as another, a group's privileges. */
typedef struct
{
  Role *role;
  Role *as;                            /* itself, or what it is after SET ROLE */
  const char *path;                    /* of groups, "" for itself */
} Holder;

struct _StewardPostgresAccess
{
  char *database;                      /* escaped, as in native ids */
  GHashTable *roles;                   /* oid → Role */
  GPtrArray *logins;                   /* Role, by name */
  GHashTable *holders;                 /* oid → GArray of Holder, those of a login together, at once first */
  GStringChunk *paths;                 /* of holders after SET ROLE */
  GHashTable *connect;                 /* set of oids */
  GHashTable *usage;                   /* schema → set of oids */
  guint32 owner;
};

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

static Role *
find_role (StewardPostgresAccess *self,
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
  Role *role = find_role (self, member);

  if (role != NULL && find_role (self, group) != NULL)
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
  Role *role = find_role (self, owner);

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
          Role *group = find_role (self, membership->group);

          if (!(by_inheritance ? membership->inherits : membership->can_set) ||
              g_hash_table_contains (reached, GUINT_TO_POINTER (group->oid)))
            continue;
          g_hash_table_insert (reached, GUINT_TO_POINTER (group->oid), extend_path (path, group->name));
          g_queue_push_tail (&queue, group);
        }
    }
}

/* Whose privileges a role has at once; itself first. */
static GHashTable *
get_held (StewardPostgresAccess *self,
          Role                  *role)
{
  if (role->held == NULL)
    {
      role->held = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      walk_groups (self, role, role->held, TRUE);
    }

  return role->held;
}

static gboolean
holds (StewardPostgresAccess *self,
       Role                  *role,
       guint32                oid)
{
  return g_hash_table_contains (get_held (self, role), GUINT_TO_POINTER (oid));
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

  g_hash_table_iter_init (&iter, get_held (self, role));
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
      Role *as = find_role (self, GPOINTER_TO_UINT (oid));
      GHashTableIter held;
      gpointer group;
      gpointer rest;

      g_hash_table_iter_init (&held, get_held (self, as));
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

/* Reach */

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

  g_hash_table_iter_init (&iter, get_held (self, role));
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
  const char *name = find_role (self, grantee)->name;
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
      Role *as = find_role (self, GPOINTER_TO_UINT (oid));

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
      const Role *as = find_role (self, GPOINTER_TO_UINT (oid));

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
