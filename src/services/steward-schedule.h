/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-source-item.h"

G_BEGIN_DECLS

#define STEWARD_SCHEDULE_NEVER G_MAXINT64

/* What decides when a source is synced next; times in microseconds. */
typedef struct
{
  StewardSourceState state;
  gint64 synced_at;                    /* since the epoch; 0: never */
  gint64 failed_at;                    /* since the epoch; 0: the last sync was fine */
  int error_code;                      /* StewardError of the last sync, when it failed */
  guint n_failures;                    /* in a row */
  gint64 interval;                     /* 0: only when somebody asks */
  double jitter;                       /* from 0 to 1 */
} StewardScheduleState;

typedef void (*StewardScheduleFunc) (StewardSourceItem *item,
                                     gpointer           user_data);

/**
 * StewardSchedule:
 *
 * Decides when each source of a list is synced: at the start if it is stale,
 * then at intervals with some jitter; one that is offline is tried again
 * soon, and ever less often. Lives on the main context.
 */
typedef struct _StewardSchedule StewardSchedule;

gint64           steward_schedule_find_next (const StewardScheduleState *state,
                                             gint64                      now);

StewardSchedule *steward_schedule_new       (GListModel                 *items,
                                             guint                       minutes,
                                             StewardScheduleFunc         sync,
                                             gpointer                    user_data) G_GNUC_WARN_UNUSED_RESULT;
void             steward_schedule_free      (StewardSchedule            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSchedule, steward_schedule_free)

G_END_DECLS
