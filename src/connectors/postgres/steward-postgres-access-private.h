/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-postgres-access.h"

G_BEGIN_DECLS

/* Shared by steward-postgres-roles.c (who is what) and
 * steward-postgres-access.c (who holds what) only. */

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

Role       *steward_postgres_access_find_role   (StewardPostgresAccess *self,
                                                 guint32                oid);
GHashTable *steward_postgres_access_get_held    (StewardPostgresAccess *self,
                                                 Role                  *role);

G_END_DECLS
