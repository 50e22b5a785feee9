/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-calendar.h"

G_BEGIN_DECLS

/* The working hours of a week, as read from "Mon-Thu 09:00-17:00, Fri
 * 09:00-15:00". Only steward-calendar*.c and their tests know this. */

#define STEWARD_DAY_MINUTES (24 * 60)

typedef struct
{
  int from;                            /* minutes after midnight, inclusive */
  int to;                              /* exclusive, up to 24:00 */
} StewardHours;

typedef struct
{
  GArray *days[7];                     /* StewardHours of Monday to Sunday, ascending, apart from each other */
} StewardWeek;

/* Working time in UTC. */
typedef struct
{
  gint64 from;                         /* inclusive */
  gint64 to;                           /* exclusive */
} StewardSpan;

#define STEWARD_CALENDAR_SECOND G_GINT64_CONSTANT (1000000)
#define STEWARD_CALENDAR_DAY (STEWARD_DAY_MINUTES * 60 * STEWARD_CALENDAR_SECOND)
/* Two days within the years 1 and 9999. */
#define STEWARD_CALENDAR_FIRST (G_GINT64_CONSTANT (-62135596800) * STEWARD_CALENDAR_SECOND + 2 * STEWARD_CALENDAR_DAY)
#define STEWARD_CALENDAR_LAST (G_GINT64_CONSTANT (253402300800) * STEWARD_CALENDAR_SECOND - 2 * STEWARD_CALENDAR_DAY)

/* Days are numbered from 1970-01-01 in local time. */
gint64   steward_divide_down         (gint64            a,
                                      gint64            b);
gint64   steward_calendar_get_offset (StewardCalendar  *self,
                                      gint64            seconds);
gint64   steward_calendar_get_day    (StewardCalendar  *self,
                                      gint64            instant);
GArray  *steward_calendar_get_hours  (StewardCalendar  *self,
                                      gint64            day);
void     steward_calendar_get_spans  (StewardCalendar  *self,
                                      gint64            day,
                                      GArray           *out_spans);

void     steward_week_init  (StewardWeek  *self);
void     steward_week_clear (StewardWeek  *self);
gboolean steward_week_parse (StewardWeek  *self,
                             const char   *text,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
