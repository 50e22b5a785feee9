/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"

G_BEGIN_DECLS

/* Who has what, why and until when, for other programs. */
void    steward_access_summary_add_json (JsonBuilder                *builder,
                                         StewardCouncilState        *state,
                                         const StewardAccessSummary *summary);
GBytes *steward_access_export_json      (StewardCouncilState        *state,
                                         GPtrArray                  *summaries,
                                         GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *steward_access_export_csv       (StewardCouncilState        *state,
                                         GPtrArray                  *summaries) G_GNUC_WARN_UNUSED_RESULT;

/* One cell: quoted where it must be, and never a formula. */
void    steward_csv_append_cell         (GString                    *line,
                                         const char                 *text);

G_END_DECLS
