/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-duration.h"
#include "steward-entry.h"

G_BEGIN_DECLS

char    *steward_duration_to_words     (gint64                  microseconds) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_objective_to_words    (const StewardObjective *objective) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_objective_get_title   (const StewardObjective *objective) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_objective_is_vague    (const StewardObjective *objective);
char    *steward_objective_get_written (const StewardObjective *objective) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
