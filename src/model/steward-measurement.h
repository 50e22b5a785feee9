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
  char *subject;                       /* native id, address or name of the product, dataset or table */
  char *property;                      /* "freshness", "availability", "check:not_null", "rowCount", "schema"… */
  char *element;                       /* table, port or column, or NULL */
  StewardMeasurementKind kind;
  gint64 time;                         /* microseconds since the epoch, UTC */
  char *value;                         /* exact, as text */
  char *origin;                        /* file, run or column that it comes from, or NULL */
} StewardMeasurement;

/* What is measured, and what waits to be evaluated of it. */
typedef struct
{
  gint64 key;                          /* of the store */
  char *source_id;
  char *subject;
  char *property;
  char *element;                       /* "": the whole subject */
  guint64 n_measurements;
  guint64 n_late;                      /* came after a newer one */
  guint64 n_duplicates;                /* came twice and were set aside */
  gint64 known_until;                  /* updates are complete until then; 0: until the last of them */
  gint64 dirty_from;                   /* the earliest new time; G_MAXINT64: nothing new */
  gint64 mark;                         /* counts up with each new measurement */
} StewardSeries;

void                steward_series_free      (StewardSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSeries, steward_series_free)

/* What a source gave that could not be made a measurement. Counted in full;
 * the first of each reason are kept to be looked at. */
typedef struct
{
  char *place;                         /* "target/run_results.json, result 12" */
  char *reason;                        /* a sentence: "The status “reused” is not known." */
  guint64 n;                           /* how often; at least 1 */
} StewardUnread;

void                steward_unread_free      (StewardUnread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardUnread, steward_unread_free)

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
