/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "steward-level-rows.h"

G_BEGIN_DECLS

/* Reads service levels in a thread, for the window. */

/* One objective with its past. */
typedef struct
{
  StewardLevel *level;
  GArray *days;                        /* StewardLevelDay, ascending */
  GPtrArray *incidents;                /* StewardIncident, newest first */
  StewardIncidentFigures figures;      /* of those of the last 90 days */
  guint n_figures;                     /* how many these are */
  GArray *series;                      /* gint64: keys of what it is measured by */
} StewardObjectiveCase;

void                  steward_level_reader_list_async   (StewardGovernance    *governance,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray            *steward_level_reader_list_finish  (GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_level_reader_case_async   (StewardGovernance    *governance,
                                                         const char           *objective,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
StewardObjectiveCase *steward_level_reader_case_finish  (GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_level_reader_values_async (StewardGovernance    *governance,
                                                         GArray               *series,
                                                         gint64                from,
                                                         gint64                limit,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray            *steward_level_reader_values_finish (GAsyncResult        *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void                  steward_objective_case_free       (StewardObjectiveCase *self);
guint                 steward_objective_case_get_number (const StewardObjectiveCase *self,
                                                         gint64                start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardObjectiveCase, steward_objective_case_free)

G_END_DECLS
