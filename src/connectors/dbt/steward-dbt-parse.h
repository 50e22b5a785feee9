/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-dbt-project.h"

G_BEGIN_DECLS

/* Results of one invocation of dbt. */
typedef struct
{
  StewardDbtProject *project;          /* unowned; NULL: there is no manifest */
  const char *server;                  /* see steward_dbt_make_native_id(), or NULL */
  gboolean runs_update;                /* a run that ended well is an update of its table */
  gint64 generated_at;                 /* of results without a time of their own; −1: unknown */
  char *command;                       /* "build", or NULL */
  char *invocation;                    /* id, or NULL */
} StewardDbtResults;

gboolean steward_dbt_is_dry          (const char              *command);
gboolean steward_dbt_parse_result    (const StewardDbtResults *self,
                                      const StewardNode       *result,
                                      const char              *place,
                                      StewardSignalWriter     *writer,
                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_dbt_parse_freshness (const StewardDbtResults *self,
                                      const char              *unique_id,
                                      const StewardNode       *result,
                                      const char              *place,
                                      StewardSignalWriter     *writer,
                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
