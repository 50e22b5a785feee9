/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-pg.h"

G_BEGIN_DECLS

/* What the server knows about those whom an effect concerns, before anything is
 * written. Names come as they are and as they stand in a statement, which only
 * the server decides. */

typedef struct
{
  gboolean acts;                       /* the session's own role runs the statements; else somebody else */
  char *role;                          /* of the session */
  char *quoted_role;
  gboolean superuser;
  unsigned max_bytes;                  /* of a name */
  gboolean standby;
  gboolean may_create;                 /* schemas */
  char *database;                      /* quoted */
  char *grantee;                       /* NULL: PUBLIC */
  char *quoted_grantee;
  char *oid;                           /* of the grantee, "0": PUBLIC; NULL: there is none */
  gboolean grantee_superuser;
  gboolean grantee_logs_in;
  gboolean grantee_connects;
} StewardPostgresParties;

typedef struct
{
  char *name;
  char *quoted;
  char *type;                          /* with its length */
  char *base_type;                     /* below a domain, without its length */
  char category;
  gboolean may_pass;                   /* the session's role, on to others */
  gboolean may_read;                   /* the session's role */
  gboolean held;                       /* by the grantee, in whichever way */
} StewardPostgresColumn;

/* One line of an access list that concerns the grantee. */
typedef struct
{
  gboolean own;                        /* the grantee's itself; else PUBLIC's or a group's */
  char *grantee;
  char *column;                        /* NULL: the whole */
  char *quoted_column;
  gboolean grantable;
  char *grantor;
  char *quoted_grantor;
  gboolean ours;                       /* a plain REVOKE takes it away */
  gboolean settable;                   /* and one after SET ROLE */
  gboolean passed_on;                  /* by the grantee to somebody else */
  gboolean owner;                      /* it is the owner's */
} StewardPostgresLine;

typedef struct
{
  char *schema;
  char *name;
  char *quoted_schema;
  char *quoted_name;
  char *schema_oid;                    /* NULL: there is none */
  char *oid;                           /* NULL: there is none */
  char kind;                           /* relkind */
  gboolean partition;
  gboolean row_security;
  char *owner;
  gboolean schema_entered;             /* by the grantee */
  gboolean may_pass_schema;            /* the session's role */
  gboolean may_create;                 /* the session's role, in the schema */
  gboolean may_pass;
  gboolean may_read;
  gboolean held;                       /* by the grantee, in whichever way */
  GPtrArray *columns;                  /* StewardPostgresColumn */
  GPtrArray *lines;                    /* StewardPostgresLine */
} StewardPostgresRelation;

/* A relation in the schema of our views, ours or with a name that we would give;
 * or a view of ours in another schema. */
typedef struct
{
  char *oid;
  char *schema_oid;
  char *schema;
  char *quoted_schema;
  char *name;
  char *quoted_name;
  char kind;
  char *comment;                       /* or NULL */
  gboolean mine;                       /* the session's role may drop it */
  char *owner;
  char *bases;                         /* oids, comma-separated, or NULL */
  char *dependents;                    /* names, comma-separated, or NULL */
  char *others;                        /* names of other grantees, or NULL */
  gboolean granted;                    /* to the grantee itself */
  gboolean held;                       /* by the grantee, in whichever way */
} StewardPostgresView;

StewardPostgresParties  *steward_postgres_look_parties      (StewardPg                     *pg,
                                                             const char                    *grantee,
                                                             gboolean                       acts,
                                                             GCancellable                  *cancellable,
                                                             GError                       **error)
  G_GNUC_WARN_UNUSED_RESULT;
void                     steward_postgres_parties_free      (StewardPostgresParties        *self);

StewardPostgresRelation *steward_postgres_look_relation     (StewardPg                     *pg,
                                                             const char                    *schema,
                                                             const char                    *name,
                                                             const char                    *privilege,
                                                             const StewardPostgresParties  *parties,
                                                             GCancellable                  *cancellable,
                                                             GError                       **error)
  G_GNUC_WARN_UNUSED_RESULT;
void                     steward_postgres_relation_free     (StewardPostgresRelation       *self);
StewardPostgresColumn   *steward_postgres_relation_find     (const StewardPostgresRelation *self,
                                                             const char                    *column);
StewardPostgresLine     *steward_postgres_relation_own_line (const StewardPostgresRelation *self,
                                                             const char                    *column);

GPtrArray               *steward_postgres_look_views        (StewardPg                     *pg,
                                                             const char                    *schema,
                                                             const char                    *mark,
                                                             GPtrArray                     *names,
                                                             const StewardPostgresParties  *parties,
                                                             GCancellable                  *cancellable,
                                                             GError                       **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean                 steward_postgres_quote             (StewardPg                     *pg,
                                                             const char                    *name,
                                                             const char                    *text,
                                                             char                         **out_name,
                                                             char                         **out_text,
                                                             GCancellable                  *cancellable,
                                                             GError                       **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean                 steward_postgres_has_columns       (const char                    *privilege);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresParties, steward_postgres_parties_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresRelation, steward_postgres_relation_free)

G_END_DECLS
