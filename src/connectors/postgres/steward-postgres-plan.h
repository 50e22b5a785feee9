/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-postgres-draft.h"

G_BEGIN_DECLS

/* From drafts to the plan that people see, and whether what they approved is
 * what would run now. */

typedef struct
{
  StewardPostgresDraft *draft;         /* owned */
  StewardPg *pg;                       /* owned; NULL when the database does not exist any more */
} StewardPostgresPart;

GPtrArray         *steward_postgres_parts_open    (StewardConnector     *connector,
                                                   const StewardEffect  *effect,
                                                   gboolean              writable,
                                                   GCancellable         *cancellable,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_postgres_parts_fill    (GPtrArray            *parts,
                                                   gboolean              acts,
                                                   GCancellable         *cancellable,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_postgres_parts_is_idle (GPtrArray            *parts);
StewardEffectPlan *steward_postgres_parts_to_plan (GPtrArray            *parts,
                                                   gboolean              executable,
                                                   const char           *server) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_postgres_parts_approve (GPtrArray            *parts,
                                                   const char           *digest);

gboolean           steward_postgres_plan          (StewardConnector     *connector,
                                                   const StewardEffect  *effect,
                                                   StewardEffectPlan   **out_plan,
                                                   GCancellable         *cancellable,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_postgres_apply         (StewardConnector     *connector,
                                                   const StewardEffect  *effect,
                                                   const char           *digest,
                                                   StewardEffectResult **out_result,
                                                   GCancellable         *cancellable,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

char              *steward_postgres_explain       (const char           *sqlstate,
                                                   const char           *complaint,
                                                   const char           *role,
                                                   gboolean             *out_again) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
