/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-export-folder.h"
#include "steward-tree.h"

G_BEGIN_DECLS

/* Proofs as text. Internal to the ledger. */

gboolean  steward_export_write_inclusion   (StewardExportFolder  *folder,
                                            GArray               *leaves,
                                            guint64               index,
                                            const char           *checkpoint,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_export_write_consistency (StewardExportFolder  *folder,
                                            GArray               *leaves,
                                            guint64               old_size,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
