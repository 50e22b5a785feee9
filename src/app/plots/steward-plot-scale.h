/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the lines of a grid stand. Pure. */

/* What the figures of an axis are. */
typedef enum
{
  STEWARD_SCALE_NUMBER,
  STEWARD_SCALE_PERCENT,               /* 0…100 */
  STEWARD_SCALE_LENGTH,                /* of time, microseconds */
  STEWARD_SCALE_CLOCK,                 /* time of day, microseconds after midnight */
} StewardScaleKind;

double   steward_scale_get_step    (StewardScaleKind  kind,
                                    double            range,
                                    guint             most);
char    *steward_scale_say         (StewardScaleKind  kind,
                                    double            value,
                                    double            step) G_GNUC_WARN_UNUSED_RESULT;

/* Lines of a time axis, on local midnights and full hours. */
GArray  *steward_scale_get_times   (gint64            from,
                                    gint64            to,
                                    guint             most) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_scale_say_time    (gint64            time,
                                    gint64            range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
