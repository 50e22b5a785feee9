/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-measurement.h"

G_BEGIN_DECLS

/**
 * StewardMeasurementIngest:
 *
 * Puts measurements into the store, on one connection, and remembers the series
 * and origins that it has met.
 */
typedef struct _StewardMeasurementIngest StewardMeasurementIngest;

StewardMeasurementIngest *steward_measurement_ingest_new  (StewardDb                 *db) G_GNUC_WARN_UNUSED_RESULT;
void                      steward_measurement_ingest_free (StewardMeasurementIngest  *self);
gboolean                  steward_measurement_ingest_add  (StewardMeasurementIngest  *self,
                                                           const char                *source_id,
                                                           GPtrArray                 *measurements,
                                                           guint                      first,
                                                           guint                      n,
                                                           gint64                     now,
                                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMeasurementIngest, steward_measurement_ingest_free)

G_END_DECLS
