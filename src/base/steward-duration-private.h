/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-duration.h"

G_BEGIN_DECLS

/* Shared by durations and thresholds. Nothing outside base/ includes this. */

#define STEWARD_MICROSECOND G_GINT64_CONSTANT (1)
#define STEWARD_SECOND (1000000 * STEWARD_MICROSECOND)
#define STEWARD_MINUTE (60 * STEWARD_SECOND)
#define STEWARD_HOUR (60 * STEWARD_MINUTE)
#define STEWARD_DAY (24 * STEWARD_HOUR)

typedef struct
{
  const char *word;
  gint64 microseconds;
  gboolean approximate;
} StewardTimeUnit;

const StewardTimeUnit *steward_time_unit_find    (const char            *word,
                                                  gsize                  length);
gboolean               steward_duration_add      (StewardDuration       *self,
                                                  double                 count,
                                                  const StewardTimeUnit *unit);
gboolean               steward_duration_scan_iso (const char            *text,
                                                  gsize                  length,
                                                  StewardDuration       *out_duration);
gsize                  steward_number_scan       (const char            *text,
                                                  gboolean               comma_is_decimal,
                                                  double                *out_value);

G_END_DECLS
