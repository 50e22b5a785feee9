/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-effect.h"
#include "steward-postgres-look.h"

G_BEGIN_DECLS

/* What an effect comes to in one database: the statements, those that the
 * server needs no more among them, and what people should know. */

typedef struct
{
  char *sql;
  gboolean needed;                     /* FALSE: it is so already */
  gboolean optional;                   /* can be left out when nobody approved it */
  gboolean chosen;                     /* for the digest that is being compared */
} StewardPostgresStep;

typedef struct
{
  StewardAccessObject *object;         /* borrowed from the terms */
  char *schema;
  char *name;
  char *view;                          /* name of the view that would be made, or NULL */
  StewardPostgresRelation *relation;
} StewardPostgresTarget;

typedef struct
{
  const StewardEffect *effect;         /* borrowed */
  char *database;
  char *governed;                      /* schema of our views */
  GPtrArray *targets;                  /* StewardPostgresTarget */
  StewardPostgresParties *parties;
  GPtrArray *steps;                    /* StewardPostgresStep */
  GPtrArray *blockers;                 /* char*: why it cannot be done */
  GPtrArray *warnings;                 /* char* */
  GPtrArray *roles;                    /* StewardEffectRole */
  GPtrArray *remains;                  /* char*: how the grantee can read on after a revocation */
  GPtrArray *relations;                /* char*: oids of what the grantee got or loses, for reading back */
  GHashTable *entered;                 /* set of schemas that already have a step */
  char *elsewhere;                     /* a sentence: this is another server than the approved one, or NULL */
} StewardPostgresDraft;

StewardPostgresDraft *steward_postgres_draft_new      (const StewardEffect   *effect,
                                                       const char            *database,
                                                       const char            *governed) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_postgres_draft_free     (StewardPostgresDraft  *self);
GPtrArray            *steward_postgres_drafts_new     (const StewardEffect   *effect,
                                                       const char            *governed,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;

void                  steward_postgres_draft_step     (StewardPostgresDraft  *self,
                                                       gboolean               needed,
                                                       const char            *format,
                                                       ...) G_GNUC_PRINTF (3, 4);
void                  steward_postgres_draft_let_go   (StewardPostgresDraft  *self);
void                  steward_postgres_draft_block    (StewardPostgresDraft  *self,
                                                       const char            *format,
                                                       ...) G_GNUC_PRINTF (2, 3);
void                  steward_postgres_draft_warn     (StewardPostgresDraft  *self,
                                                       const char            *format,
                                                       ...) G_GNUC_PRINTF (2, 3);
void                  steward_postgres_draft_remain   (StewardPostgresDraft  *self,
                                                       const char            *format,
                                                       ...) G_GNUC_PRINTF (2, 3);
gboolean              steward_postgres_draft_is_idle  (StewardPostgresDraft  *self);
char                 *steward_postgres_draft_get_mark (StewardPostgresDraft  *self) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_postgres_draft_grantee  (StewardPostgresDraft  *self);

gboolean              steward_postgres_draft_look     (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       gboolean               acts,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_postgres_draft_fill     (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       gboolean               acts,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Parts, each in a file of its own. */
gboolean              steward_postgres_draft_grant    (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_postgres_draft_revoke   (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_postgres_draft_people   (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_postgres_draft_select   (StewardPostgresDraft  *self,
                                                       StewardPg             *pg,
                                                       StewardPostgresTarget *target,
                                                       GCancellable          *cancellable,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_postgres_draft_advise   (StewardPostgresDraft  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresDraft, steward_postgres_draft_free)

G_END_DECLS
