/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-signal-file.h"

G_BEGIN_DECLS

/* What results need of a manifest: where each node's table is and what each test
 * tests. */

typedef struct
{
  char *relation;                      /* "database.schema.table", or NULL: it has none */
  char *native_id;                     /* address or @relation; equal to the subject of measurements */
  gboolean stored;                     /* a run puts data into it: no view and not ephemeral */
  char *check;                         /* tests: "not_null", else the test's own name */
  char *column;                        /* tests: or NULL */
  GPtrArray *tested;                   /* tests: char*: unique ids */
  GPtrArray *parents;                  /* others: char*: unique ids */
} StewardDbtNode;

typedef struct _StewardDbtProject StewardDbtProject;

StewardDbtProject    *steward_dbt_project_read  (StewardSignalFile  *manifest,
                                                 const char         *server,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_dbt_project_free  (StewardDbtProject  *self);
const StewardDbtNode *steward_dbt_project_find  (StewardDbtProject  *self,
                                                 const char         *unique_id);
GPtrArray            *steward_dbt_project_get_sources (StewardDbtProject *self,
                                                 const char         *unique_id) G_GNUC_WARN_UNUSED_RESULT;

char                 *steward_dbt_make_relation  (const char        *relation_name) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_dbt_make_native_id (const char        *relation,
                                                 const char         *server) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDbtProject, steward_dbt_project_free)

G_END_DECLS
