/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/* Incidents of the sample mesh: found by evaluating it, as any other. */
gboolean steward_sample_levels_evaluate (StewardCouncil  *council,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_sample_levels_find     (StewardCouncil  *council,
                                         const char      *words,
                                         char           **out_incident,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_sample_levels_date     (const char      *day,
                                         const char      *time,
                                         gint64           now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
