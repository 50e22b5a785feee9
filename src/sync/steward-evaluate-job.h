/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-attainment.h"
#include "steward-catalog.h"
#include "steward-level-rows.h"
#include "steward-rehearsal.h"

G_BEGIN_DECLS

/* Brings what is known of service levels up to date: objectives from the
 * catalog, then only what new measurements, planned windows or the clock have
 * changed. Blocks; runs in a worker thread. */

typedef struct
{
  guint64 n_objectives;
  guint64 n_evaluated;
  guint64 n_days;                      /* that were written */
  GPtrArray *breaches;                 /* StewardLevelBreach, of all that were evaluated */
  gint64 next_look;                    /* when to come again; G_MAXINT64: when something is new */
  double seconds;
} StewardEvaluateReport;

gboolean          steward_evaluate_sync        (StewardCatalog           *catalog,
                                                StewardGovernance        *governance,
                                                const StewardLevelTerms  *terms,
                                                gint64                    now,
                                                GCancellable             *cancellable,
                                                StewardEvaluateReport    *out_report,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* The course of one objective, for plots: promises that were in force, planned
 * windows and holidays applied. */
typedef struct
{
  StewardSlo *slo;                     /* in force at @to */
  StewardCourse *course;
  GArray *points;                      /* StewardPoint: those in it and the last before it */
  GArray *breaches;                    /* StewardBreach */
  GArray *planned;                     /* StewardTimeSpan */
  gint64 from;
  gint64 to;
  gint64 known_until;
} StewardLevelCourse;

StewardLevelCourse *steward_level_course_sync  (StewardGovernance        *governance,
                                                const StewardLevelTerms  *terms,
                                                const char               *objective,
                                                gint64                    from,
                                                gint64                    to,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRehearsal *steward_rehearse_sync        (StewardGovernance        *governance,
                                                const StewardLevelTerms  *terms,
                                                const char               *objective,
                                                const char               *target,
                                                double                    share,
                                                gint64                    now,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void              steward_evaluate_report_clear (StewardEvaluateReport   *self);
void              steward_level_course_free     (StewardLevelCourse      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardEvaluateReport, steward_evaluate_report_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelCourse, steward_level_course_free)

G_END_DECLS
