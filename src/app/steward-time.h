/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Times are microseconds since the epoch, as in g_get_real_time(); 0 is never. */

/* Older than this, what a source said is marked as stale. */
#define STEWARD_TIME_STALE_AFTER (2 * G_TIME_SPAN_HOUR)

typedef void (*StewardTimeTick) (GtkWidget *widget);

char     *steward_time_format_age   (gint64           then,
                                     gint64           now) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_time_format_ago   (gint64           then,
                                     gint64           now) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_time_format_since (gint64           then,
                                     gint64           now) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_time_format_full  (gint64           then) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_time_is_stale     (gint64           synced_at,
                                     gint64           now);

void      steward_time_watch        (GtkWidget       *widget,
                                     StewardTimeTick  tick);

G_END_DECLS
