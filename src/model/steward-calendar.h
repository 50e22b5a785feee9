/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-duration.h"

G_BEGIN_DECLS

/**
 * StewardCalendar:
 *
 * The clock of a council: working hours on weekdays, in a time zone, without
 * holidays. Immutable. Instants are microseconds since the epoch, UTC; a day
 * begins and ends in the calendar's zone, so that summer time changes neither.
 */
typedef struct _StewardCalendar StewardCalendar;

StewardCalendar *steward_calendar_new             (const char            *timezone,
                                                   const char            *hours,
                                                   const char *const     *holidays,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCalendar *steward_calendar_ref             (StewardCalendar       *self);
void             steward_calendar_unref           (StewardCalendar       *self);

gboolean         steward_calendar_is_working_day  (StewardCalendar       *self,
                                                   gint64                 instant);
gint64           steward_calendar_add_days        (StewardCalendar       *self,
                                                   gint64                 instant,
                                                   int                    working_days);
gint64           steward_calendar_add_time        (StewardCalendar       *self,
                                                   gint64                 instant,
                                                   gint64                 working_time);
gint64           steward_calendar_get_time        (StewardCalendar       *self,
                                                   gint64                 from,
                                                   gint64                 to);
gint64           steward_calendar_get_day_length (StewardCalendar       *self);
gboolean         steward_calendar_read_instant   (StewardCalendar       *self,
                                                   const char            *text,
                                                   gboolean               end,
                                                   gint64                *out_instant,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GDateTime       *steward_calendar_to_local        (StewardCalendar       *self,
                                                   gint64                 instant) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCalendar, steward_calendar_unref)

G_END_DECLS
