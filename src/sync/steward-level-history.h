/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evaluate.h"
#include "steward-level-rows.h"

G_BEGIN_DECLS

/* One objective's measurements, from the store to a course and its days: the
 * promises that were in force, planned windows and incidents applied. Internal
 * to sync. */

typedef struct
{
  StewardGovernance *governance;       /* unowned */
  const StewardLevelTerms *terms;
  GPtrArray *windows;                  /* StewardPlannedWindow; unowned */
  GCancellable *cancellable;           /* unowned, or NULL */
  gint64 now;
  gint64 max_points;                   /* in memory at a time, as long as no day has more; 0: the usual number */
} StewardLevelRun;

/* What an objective is measured by. */
typedef struct
{
  const StewardSloRow *row;            /* unowned */
  GPtrArray *series;                   /* StewardSeries */
  GArray *repairs;                     /* StewardRepair; REPAIR only */
  GArray *planned;                     /* StewardTimeSpan */
  gboolean is_score;                   /* the series are checks, their share is the figure */
  gint64 first;                        /* when anything was known first; G_MAXINT64: nothing is */
  gint64 known_until;                  /* 0: until the last update */
} StewardLevelSources;

typedef struct
{
  gint64 from;
  gint64 to;
  StewardCourse *course;               /* covers [from, to) */
  GArray *days;                        /* StewardLevelDay, ascending */
  GArray *points;                      /* StewardPoint, ascending: those in it and context */
} StewardLevelHistory;

StewardLevelSources *steward_level_sources_load  (const StewardLevelRun     *run,
                                                  const StewardSloRow       *row,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_level_sources_free  (StewardLevelSources       *self);
GArray              *steward_level_sources_read  (const StewardLevelSources *self,
                                                  const StewardLevelRun     *run,
                                                  const StewardSlo          *slo,
                                                  gint64                     from,
                                                  gint64                     to,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_level_sources_split (const StewardLevelSources *self,
                                                  const StewardLevelRun     *run,
                                                  const StewardSlo          *slo,
                                                  gint64                     from,
                                                  gint64                     to,
                                                  gint64                    *out_from,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_level_series_find_readable (const StewardLevelRun *run,
                                                  const StewardSlo          *slo,
                                                  gint64                     series,
                                                  gint64                     time,
                                                  gint64                    *out_time,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_level_sources_find_next (const StewardLevelSources *self,
                                                  const StewardLevelRun     *run,
                                                  gint64                     time,
                                                  gint64                    *out_time,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

StewardLevelHistory *steward_level_history_load  (const StewardLevelRun     *run,
                                                  const StewardLevelSources *sources,
                                                  gint64                     from,
                                                  gint64                     to,
                                                  gboolean                   keep_points,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_level_history_free  (StewardLevelHistory       *self);
const StewardSlo    *steward_slo_row_get_promise (const StewardSloRow       *row,
                                                  gint64                     time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelSources, steward_level_sources_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelHistory, steward_level_history_free)

G_END_DECLS
