/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-lag-series.h"

G_BEGIN_DECLS

/* What plots show, as CSV and as pictures. */

GBytes *steward_level_export_days         (const StewardLevelDay  *days,
                                           gsize                   n_days) G_GNUC_WARN_UNUSED_RESULT;
GBytes *steward_level_export_course       (const StewardLagSeries *series) G_GNUC_WARN_UNUSED_RESULT;
GBytes *steward_level_export_measurements (GPtrArray              *values) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
