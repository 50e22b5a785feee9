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

void     steward_week_init  (StewardWeek  *self);
void     steward_week_clear (StewardWeek  *self);
gboolean steward_week_parse (StewardWeek  *self,
                             const char   *text,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
