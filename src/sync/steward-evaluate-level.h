/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-attainment.h"
#include "steward-level-history.h"

G_BEGIN_DECLS

/* One objective, evaluated: what is written of it. Internal to sync. */
typedef struct
{
  StewardSloRow *row;                  /* owned */
  StewardLevelSources *sources;        /* owned */
  StewardLevel *level;                 /* owned */
  GArray *days;                        /* StewardLevelDay: those that may have changed */
  GPtrArray *breaches;                 /* StewardLevelBreach */
  gint64 next_look;                    /* G_MAXINT64: when something is new */
} StewardEvaluated;

StewardEvaluated *steward_evaluate_objective (const StewardLevelRun *run,
                                              const char            *objective,
                                              gint64                 windows_from,
                                              GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_evaluated_free     (StewardEvaluated      *self);

/* The figures of a level, from its course and its days. */
void              steward_level_fill_windows (StewardLevel          *level,
                                              GArray                *days,
                                              gint64                 today);
void              steward_level_fill_burn    (StewardLevel          *level,
                                              const StewardCourse   *course,
                                              gint64                 now);
gboolean          steward_level_fill_last    (StewardLevel          *level,
                                              const StewardLevelRun *run,
                                              const StewardLevelSources *sources,
                                              GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gint64            steward_level_find_look    (const StewardLevel    *level,
                                              const StewardLevelHistory *history,
                                              GArray                *breaches,
                                              const StewardLevelRun *run);
char             *steward_breach_to_words    (const StewardSlo      *slo,
                                              const StewardBreach   *breach,
                                              GArray                *days,
                                              gint64                 now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvaluated, steward_evaluated_free)

G_END_DECLS
