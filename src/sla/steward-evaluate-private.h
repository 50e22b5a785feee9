/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evaluate.h"
#include "steward-local-clock-private.h"

G_BEGIN_DECLS

/* What the methods share. Each fills @credit, and @standing where how it stood
 * differs from what counts; planned windows and days off are cut out of both
 * afterwards. */

typedef struct
{
  const StewardSlo *slo;
  const StewardEvidenceOfLevel *evidence;
  StewardLocalClock *clock;
  const StewardPoint *points;          /* not later than @now */
  gsize n_points;
  gint64 from;
  gint64 now;                          /* the evidence's @to */
  gint64 end;                          /* just behind @now: how it stands at @now counts, too */
  GArray *credit;                      /* StewardLevelSpan: [from, end) */
  GArray *standing;                    /* StewardLevelSpan, or empty: as @credit */
  GArray *cuts;                        /* StewardLevelCut */
  gint64 next_change;
} StewardEvaluation;

/* Time that does not count. */
typedef struct
{
  gint64 from;
  gint64 to;
  StewardLevelReason reason;           /* PLANNED or OFF_DUTY */
} StewardLevelCut;

/* A stretch of local time in which so many updates are due. */
typedef struct
{
  gint64 from;
  gint64 due;                          /* an update counts if it comes in [from, due) */
  gint64 to;
} StewardTerm;

/* Spans in ascending order, the first from @from: put cuts them to that. */
void     steward_spans_put               (GArray                  *spans,
                                          gint64                   first,
                                          gint64                   from,
                                          gint64                   to,
                                          StewardLevelVerdict      verdict,
                                          StewardLevelReason       reason,
                                          double                   share);
void     steward_spans_unite             (StewardEvaluation       *evaluation,
                                          GArray                  *out,
                                          GArray                  *a,
                                          GArray                  *b);
void     steward_evaluation_put          (StewardEvaluation       *self,
                                          gint64                   from,
                                          gint64                   to,
                                          StewardLevelVerdict      verdict,
                                          StewardLevelReason       reason);
void     steward_evaluation_stand        (StewardEvaluation       *self,
                                          gint64                   from,
                                          gint64                   to,
                                          StewardLevelVerdict      verdict,
                                          StewardLevelReason       reason);
gint64   steward_evaluation_get_first    (const StewardEvaluation *self);
void     steward_evaluation_expect       (StewardEvaluation       *self,
                                          gint64                   instant);

/* Cuts. */
GArray  *steward_level_cuts_new          (const StewardSlo        *slo,
                                          const StewardEvidenceOfLevel *evidence,
                                          StewardLocalClock       *clock,
                                          gint64                   from,
                                          gint64                   to) G_GNUC_WARN_UNUSED_RESULT;
gint64   steward_level_cuts_get_end      (GArray                  *cuts,
                                          gint64                   instant);
GArray  *steward_level_cuts_apply        (GArray                  *cuts,
                                          GArray                  *spans) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_slo_has_days_off        (const StewardSlo        *slo);

/* Methods. */
void     steward_evaluate_age            (StewardEvaluation       *self);
void     steward_evaluate_period         (StewardEvaluation       *self);
void     steward_evaluate_deadline       (StewardEvaluation       *self);
void     steward_evaluate_state          (StewardEvaluation       *self);
void     steward_evaluate_value          (StewardEvaluation       *self);
void     steward_evaluate_retention      (StewardEvaluation       *self);
void     steward_evaluate_repair         (StewardEvaluation       *self);

void     steward_evaluate_terms          (StewardEvaluation       *self,
                                          GArray                  *terms,
                                          guint                    count);
gint64   steward_slo_go_back             (const StewardSlo        *slo,
                                          gint64                   from);

gint64   steward_period_get_context      (const StewardSlo        *slo,
                                          gint64                   from);
gint64   steward_deadline_get_context    (const StewardSlo        *slo,
                                          gint64                   from);

char    *steward_percent_to_words        (double                   percent) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_slo_is_kept             (const StewardSlo        *slo,
                                          double                   value);
gboolean steward_point_is_replaced       (const StewardPoint      *points,
                                          gsize                    n_points,
                                          gsize                    index);

G_END_DECLS
