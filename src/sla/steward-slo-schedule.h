/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-slo.h"

G_BEGIN_DECLS

/* When something is promised: times of the day, and lines of cron. Only
 * steward-slo-*.c include this. */

typedef enum
{
  STEWARD_TIME_OF_DAY_NONE,            /* no time of day stands there */
  STEWARD_TIME_OF_DAY_SPAN,            /* two of them: "09:00-17:00" */
  STEWARD_TIME_OF_DAY_ZONE,            /* one, in a zone that nobody knows */
  STEWARD_TIME_OF_DAY_READ,
} StewardTimeOfDayResult;

typedef struct
{
  gint64 time;                         /* microseconds after midnight */
  char *timezone;                      /* (transfer full): or NULL: none was written */
  guint weekdays;                      /* 0: none were written */
  gboolean skips_holidays;             /* "working days" */
} StewardTimeOfDay;

/* What a line of cron says, as far as it can be said in calendar periods. */
typedef struct
{
  guint weekdays;                      /* STEWARD_EVERY_DAY if it does not say */
  StewardPeriod period;
  guint count;                         /* runs in each period */
  gint64 time;                         /* of the last run of a day, or -1: every hour */
  gint64 longest;                      /* the longest time between two runs, microseconds, at most */
} StewardCron;

StewardTimeOfDayResult steward_time_of_day_read (const char       *text,
                                                 StewardTimeOfDay *out_time);
gboolean               steward_timezone_is_known (const char      *zone);
gboolean               steward_cron_read        (const char       *line,
                                                 StewardCron      *out_cron);

G_END_DECLS
