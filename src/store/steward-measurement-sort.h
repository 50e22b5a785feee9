/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-measurement.h"

G_BEGIN_DECLS

/* Which measurements are of one series, and all of them series by series. */

guint      steward_measurement_hash_series    (gconstpointer  measurement);
gboolean   steward_measurement_is_same_series (gconstpointer  a,
                                               gconstpointer  b);
GPtrArray *steward_measurement_sort           (GPtrArray     *measurements) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
