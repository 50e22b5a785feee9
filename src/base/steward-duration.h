/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/* Durations, instants and thresholds in every notation that contracts use.
 * A duration is a number of microseconds; calendar units are taken as 1 month
 * = 30 days and 1 year = 365 days, and `approximate` says so. */

typedef struct
{
  gint64 microseconds;
  gboolean approximate;                /* months or years were involved */
} StewardDuration;

typedef enum
{
  STEWARD_COMPARE_NONE,                /* the text names no comparison */
  STEWARD_COMPARE_LESS,
  STEWARD_COMPARE_LESS_EQUAL,
  STEWARD_COMPARE_EQUAL,
  STEWARD_COMPARE_GREATER_EQUAL,
  STEWARD_COMPARE_GREATER,
} StewardCompare;

typedef enum
{
  STEWARD_QUANTITY_TEXT,               /* nothing measurable was found */
  STEWARD_QUANTITY_NUMBER,             /* value */
  STEWARD_QUANTITY_PERCENT,            /* value in percent, 99.9 */
  STEWARD_QUANTITY_DURATION,           /* duration */
  STEWARD_QUANTITY_INSTANT,            /* microseconds since the epoch, UTC */
} StewardQuantityKind;

/**
 * StewardThreshold:
 *
 * "< 5 minutes", "99.9%", "> 95 %", "PT5M", "at most 2 hours", value 4 with
 * unit "d": what was compared with what. @exact is %FALSE when the words leave
 * room ("about an hour", "regularly").
 */
typedef struct
{
  StewardCompare compare;
  StewardQuantityKind kind;
  double value;
  StewardDuration duration;
  gint64 instant;
  gboolean exact;
} StewardThreshold;

gboolean    steward_duration_parse      (const char        *text,
                                         StewardDuration   *out_duration,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_duration_from_unit  (const char        *value,
                                         const char        *unit,
                                         StewardDuration   *out_duration,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_duration_to_iso8601 (const StewardDuration *duration) G_GNUC_WARN_UNUSED_RESULT;

gboolean    steward_threshold_parse     (const char        *value,
                                         const char        *unit,
                                         StewardThreshold  *out_threshold,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_compare_to_symbol   (StewardCompare     compare);

gboolean    steward_instant_parse       (const char        *text,
                                         gint64            *out_microseconds,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_instant_to_rfc3339  (gint64             microseconds) G_GNUC_WARN_UNUSED_RESULT;
gint64      steward_instant_now         (void);

G_END_DECLS
