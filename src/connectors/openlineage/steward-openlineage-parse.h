/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/* Which datasets the runs that are going on write to: an event at the end of a
 * run need not say again what the one at its beginning has said. */
typedef struct _StewardOpenlineageRuns StewardOpenlineageRuns;

StewardOpenlineageRuns *steward_openlineage_runs_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_openlineage_runs_free (StewardOpenlineageRuns *self);

gboolean                steward_openlineage_parse_event (const StewardNode    *value,
                                                         const char           *place,
                                                         StewardSignalWriter  *writer,
                                                         gpointer              runs,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOpenlineageRuns, steward_openlineage_runs_free)

G_END_DECLS
