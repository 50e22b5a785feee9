/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evaluate-job.h"
#include "steward-plot-scale.h"

G_BEGIN_DECLS

/* The course of an objective as a line that can be drawn: how old, how much,
 * how many, at which moment. Pure: no widget. */

typedef struct
{
  gint64 time;
  double value;                        /* as the scale; NaN: the line breaks here */
} StewardLagPoint;

/* A run of missed time, with the number of the incident that it is. */
typedef struct
{
  gint64 start;
  gint64 end;                          /* 0: it lasts */
  guint number;                        /* 0: none */
} StewardLagBreach;

/* Time about which there is nothing to draw. */
typedef struct
{
  gint64 from;
  gint64 to;
  StewardLevelReason reason;
} StewardLagGap;

typedef struct
{
  StewardScaleKind kind;
  gint64 from;
  gint64 to;
  GArray *points;                      /* StewardLagPoint, ascending */
  GArray *missed;                      /* StewardTimeSpan, ascending, apart from each other */
  GArray *gaps;                        /* StewardLagGap, ascending */
  GArray *planned;                     /* StewardTimeSpan */
  GArray *breaches;                    /* StewardLagBreach */
  double target;                       /* NaN: no line */
  double low, high;                    /* of values between @from and @to; NaN: nothing was measured */
  gboolean below_is_bad;
  gboolean dots;                       /* single values, no line between them */
  StewardAttainment time;              /* between @from and @to */
} StewardLagSeries;

StewardLagSeries *steward_lag_series_new       (const StewardLevelCourse *course) G_GNUC_WARN_UNUSED_RESULT;
StewardLagSeries *steward_lag_series_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
void              steward_lag_series_free      (StewardLagSeries         *self);
void              steward_lag_series_measure   (StewardLagSeries         *self);

GArray           *steward_lag_series_thin      (const StewardLagSeries   *self,
                                                guint                     columns) G_GNUC_WARN_UNUSED_RESULT;
const StewardLagPoint *
                  steward_lag_series_find      (const StewardLagSeries   *self,
                                                gint64                    time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLagSeries, steward_lag_series_free)

G_END_DECLS
