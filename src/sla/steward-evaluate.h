/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-level-terms.h"
#include "steward-measurement.h"
#include "steward-slo.h"

G_BEGIN_DECLS

/* Three-valued evaluation: pure functions over measurements. Instants are
 * microseconds since the epoch, UTC; spans are half open. */

/* A measurement, read for one method. */
typedef struct
{
  gint64 time;                         /* of the measurement */
  gint64 instant;                      /* AGE, PERIOD, DEADLINE, RETENTION: of the update (or the oldest) that was
                                        * seen; G_MININT64: none was seen */
  double value;                        /* STATE: share that was up, 0…1; VALUE: as bound; infinite, on the right or
                                        * the wrong side, for a check that says only "pass" or "fail" */
  StewardMeasurementKind kind;
  gboolean reports_past;               /* STATE: the share speaks of the time since the measurement before */
  gboolean unreadable;
} StewardPoint;

typedef struct
{
  gint64 from;
  gint64 to;                           /* exclusive */
} StewardTimeSpan;

/* An incident, as far as REPAIR needs it; G_MAXINT64 for what is not yet. */
typedef struct
{
  gint64 start;
  gint64 detected;
  gint64 told;
  gint64 ended;
} StewardRepair;

/* What is known. Points before @from are context: from the last readable one
 * of each series before steward_slo_get_context() on. */
typedef struct
{
  const StewardPoint *points;          /* ascending by time, of one time the one that counts last; later than @to:
                                        * ignored */
  gsize n_points;
  const StewardTimeSpan *planned;      /* ascending, apart from each other */
  gsize n_planned;
  const StewardRepair *repairs;        /* REPAIR only */
  gsize n_repairs;
  const char *const *holidays;         /* "2026-12-24", or NULL */
  gint64 known_until;                  /* updates are a complete history until then; 0: until the last point */
  gint64 from;
  gint64 to;                           /* now, or the end of a day that is over */
} StewardEvidenceOfLevel;

/* Time that counts towards attainment. */
typedef struct
{
  gint64 from;
  gint64 to;
  StewardLevelVerdict verdict;
  StewardLevelReason reason;
  double share;                        /* of it that was good; 1 when met, 0 when missed */
} StewardLevelSpan;

/* How it stood from a moment on, as it was known then: what opens and ends incidents. */
typedef struct
{
  gint64 at;
  StewardLevelVerdict verdict;
  StewardLevelReason reason;
} StewardLevelState;

/* @spans cover [from, to) without a gap. */
typedef struct
{
  GArray *spans;                       /* StewardLevelSpan */
  GArray *states;                      /* StewardLevelState, ascending; the first is at @from */
  gint64 next_change;                  /* when it changes without a new measurement; G_MAXINT64: never */
} StewardCourse;

gboolean       steward_point_read       (const StewardSlo             *slo,
                                         StewardMeasurementKind        kind,
                                         gint64                        time,
                                         const char                   *value,
                                         StewardPoint                 *out_point);
gint64         steward_slo_get_context  (const StewardSlo             *slo,
                                         gint64                        from);
StewardCourse *steward_slo_evaluate     (const StewardSlo             *slo,
                                         const StewardEvidenceOfLevel *evidence) G_GNUC_WARN_UNUSED_RESULT;
void           steward_course_free      (StewardCourse                *self);

/* Days of an objective: numbered since 1970-01-01, in its zone. */
gint64         steward_slo_get_day      (const StewardSlo             *slo,
                                         gint64                        instant);
gint64         steward_slo_get_midnight (const StewardSlo             *slo,
                                         gint64                        day);

GArray        *steward_course_to_days   (const StewardCourse          *course,
                                         const StewardSlo             *slo,
                                         const StewardEvidenceOfLevel *evidence) G_GNUC_WARN_UNUSED_RESULT;

/* Checks of one subject to the share of those that pass, as @slo writes it. */
GArray        *steward_checks_to_score  (const StewardSlo             *slo,
                                         const StewardPoint *const    *series,
                                         const gsize                  *lengths,
                                         gsize                         n_series) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCourse, steward_course_free)

G_END_DECLS
