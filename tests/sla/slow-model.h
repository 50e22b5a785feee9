/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evaluate.h"

G_BEGIN_DECLS

/* The same questions as steward_slo_evaluate() answers, asked anew at every
 * tick of a clock: what may have been the newest update now? which day does the
 * clock on the wall show? It knows nothing of spans, and takes local time from
 * the C library. */

typedef struct
{
  guint8 verdict;
  guint8 reason;
  double share;
} SlowMoment;

typedef struct
{
  gint64 from;                         /* microseconds */
  gint64 tick;                         /* microseconds */
  gsize n;                             /* moments in [from, to] */
  SlowMoment *credit;                  /* what counts; the one at @to does not */
  SlowMoment *standing;                /* how it stands */
} SlowCourse;

SlowCourse *slow_evaluate    (const StewardSlo             *slo,
                              const StewardEvidenceOfLevel *evidence,
                              gint64                        tick);
void        slow_course_free (SlowCourse                   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlowCourse, slow_course_free)

G_END_DECLS
