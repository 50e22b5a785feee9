/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evaluate.h"

G_BEGIN_DECLS

/* Attainment, error budget, burn rate and forecast. Formulas follow the Google
 * SRE Workbook, chapter 5 ("Alerting on SLOs"). */

/* One alert: @fraction of the budget of @window days within @long_window. */
typedef struct
{
  StewardBurnAlert alert;
  double fraction;                     /* 0.02 */
  gint64 long_window;                  /* one hour */
  gint64 short_window;                 /* five minutes */
} StewardBurnRule;

extern const StewardBurnRule steward_burn_rules[STEWARD_N_BURNS];

/* A run of missed time, short times in between left out. */
typedef struct
{
  gint64 start;
  gint64 end;                          /* when it was met again; 0: it lasts */
  gint64 missed;                       /* microseconds in it that were missed */
} StewardBreach;

void      steward_attainment_add        (StewardAttainment       *self,
                                         const StewardAttainment *other);
double    steward_attainment_get_share  (const StewardAttainment *self);
gint64    steward_attainment_get_length (const StewardAttainment *self);
gint64    steward_attainment_get_allowed (const StewardAttainment *self,
                                         double                   target);
double    steward_attainment_get_budget_left (const StewardAttainment *self,
                                         double                   target);
double    steward_attainment_get_burn   (const StewardAttainment *self,
                                         double                   target);
void      steward_course_sum            (const StewardCourse     *course,
                                         gint64                   from,
                                         gint64                   to,
                                         StewardAttainment       *out_sum);
double    steward_burn_rule_get_rate    (const StewardBurnRule   *rule,
                                         guint                    window_days);
guint     steward_course_get_alerts     (const StewardCourse     *course,
                                         const StewardSlo        *slo,
                                         gint64                   now,
                                         double                   out_burn[STEWARD_N_BURNS]);
gint64    steward_attainment_forecast   (const StewardAttainment *window,
                                         const StewardAttainment *pace,
                                         double                   target,
                                         gint64                   now);
GArray   *steward_course_find_breaches  (const StewardCourse     *course,
                                         gint64                   hysteresis,
                                         gint64                   patience) G_GNUC_WARN_UNUSED_RESULT;
StewardLevelReason steward_course_get_reason (const StewardCourse *course,
                                         gint64                   from,
                                         gint64                   to);
gint64    steward_course_find_spent     (const StewardCourse     *course,
                                         gint64                   from,
                                         gint64                   allowed);
gint64    steward_days_find_spent       (const StewardLevelDay   *days,
                                         gsize                    n_days,
                                         double                   target);

G_END_DECLS
