/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-slo.h"

G_BEGIN_DECLS

/* The clock on the wall of an objective's zone. Local times are microseconds
 * since 1970-01-01 00:00 as that clock shows them. Shared by the files of this
 * folder. */

#define STEWARD_SLA_SECOND G_GINT64_CONSTANT (1000000)
#define STEWARD_SLA_MINUTE (60 * STEWARD_SLA_SECOND)
#define STEWARD_SLA_HOUR (60 * STEWARD_SLA_MINUTE)
#define STEWARD_SLA_DAY (24 * STEWARD_SLA_HOUR)

/* Instants outside the years 1 to 9999 are moved to their ends. */
#define STEWARD_SLA_FIRST (G_GINT64_CONSTANT (-62135596800) * STEWARD_SLA_SECOND)
#define STEWARD_SLA_LAST (G_GINT64_CONSTANT (253402300800) * STEWARD_SLA_SECOND)

typedef struct _StewardLocalClock StewardLocalClock;

StewardLocalClock *steward_local_clock_new         (const char        *timezone) G_GNUC_WARN_UNUSED_RESULT;
void               steward_local_clock_free        (StewardLocalClock *self);
gint64             steward_local_clock_get_day     (StewardLocalClock *self,
                                                    gint64             instant);
gint64             steward_local_clock_get_instant (StewardLocalClock *self,
                                                    gint64             local);

gint64             steward_sla_add                 (gint64             a,
                                                    gint64             b);
gint64             steward_sla_divide_down         (gint64             a,
                                                    gint64             b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLocalClock, steward_local_clock_free)

G_END_DECLS
