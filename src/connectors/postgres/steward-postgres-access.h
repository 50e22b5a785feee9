/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-measurement.h"

G_BEGIN_DECLS

/**
 * StewardPostgresAccess:
 *
 * Who really holds a privilege in one database, derived from its roles,
 * memberships and access lists as PostgreSQL derives it. Pure: facts go in,
 * grants come out. Facts first, then steward_postgres_access_settle(), then
 * the objects.
 */
typedef struct _StewardPostgresAccess StewardPostgresAccess;

/* One line of an access list. */
typedef struct
{
  guint32 schema;                      /* oid */
  const char *object;                  /* "database/schema.table", or with ".column" */
  guint32 owner;
  gboolean row_security;
  gboolean force_row_security;         /* for the owner, too */
  guint32 grantee;                     /* 0: PUBLIC */
  const char *privilege;
} StewardPostgresAclItem;

#define STEWARD_POSTGRES_MAX_GRANTS 500000

StewardPostgresAccess *steward_postgres_access_new            (const char                   *database)
  G_GNUC_WARN_UNUSED_RESULT;
void                   steward_postgres_access_free           (StewardPostgresAccess        *self);

void                   steward_postgres_access_add_role       (StewardPostgresAccess        *self,
                                                               guint32                       oid,
                                                               const char                   *name,
                                                               gboolean                      superuser,
                                                               gboolean                      inherits,
                                                               gboolean                      can_login,
                                                               gboolean                      bypasses_row_security);
void                   steward_postgres_access_add_membership (StewardPostgresAccess        *self,
                                                               guint32                       member,
                                                               guint32                       group,
                                                               gboolean                      inherits,
                                                               gboolean                      can_set);
void                   steward_postgres_access_set_owner      (StewardPostgresAccess        *self,
                                                               guint32                       owner);
void                   steward_postgres_access_add_connect    (StewardPostgresAccess        *self,
                                                               guint32                       grantee);
void                   steward_postgres_access_add_usage      (StewardPostgresAccess        *self,
                                                               guint32                       schema,
                                                               guint32                       grantee);
void                   steward_postgres_access_settle         (StewardPostgresAccess        *self);

void                   steward_postgres_access_add_everything (StewardPostgresAccess        *self,
                                                               GPtrArray                    *grants);
void                   steward_postgres_access_add_limited    (StewardPostgresAccess        *self,
                                                               const StewardPostgresAclItem *table,
                                                               GPtrArray                    *grants);
void                   steward_postgres_access_add_item       (StewardPostgresAccess        *self,
                                                               const StewardPostgresAclItem *item,
                                                               GPtrArray                    *grants);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresAccess, steward_postgres_access_free)

G_END_DECLS
