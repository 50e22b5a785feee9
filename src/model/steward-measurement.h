/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-words.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_MEASUREMENT_UPDATE,          /* from the source's complete history of updates */
  STEWARD_MEASUREMENT_OBSERVATION,     /* what a poll saw at that moment */
} StewardMeasurementKind;

/* One observed fact at a time; a kept fact, never computed. */
typedef struct
{
  char *subject;                       /* native id of the product or dataset */
  char *property;                      /* "freshness", "availability", "quality"… */
  char *element;                       /* table or port, or NULL */
  StewardMeasurementKind kind;
  gint64 time;                         /* microseconds since the epoch, UTC */
  char *value;                         /* exact, as text */
} StewardMeasurement;

StewardMeasurement *steward_measurement_new  (void);
void                steward_measurement_free (StewardMeasurement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMeasurement, steward_measurement_free)

/* An access as it exists on a platform, and the path by which it is held. */
typedef struct
{
  char *grantee;                       /* role; "PUBLIC" */
  char *object;                        /* native id: "db/schema.table[.column]"; "db/" and a star for all */
  char *privilege;                     /* SELECT… */
  char *path;                          /* "direct", "owner", "PUBLIC", "member of analysts", "superuser"… */
  gboolean row_limited;                /* row security applies to this grantee */
} StewardGrant;

StewardGrant       *steward_grant_new        (void);
void                steward_grant_free       (StewardGrant *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGrant, steward_grant_free)

G_END_DECLS
