/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-digest.h"
#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardExportFolder:
 *
 * A folder that is there as a whole or not at all: it is written beside its
 * place and moved there at the end, with the hashes of all its files. Internal
 * to the ledger.
 */
typedef struct _StewardExportFolder StewardExportFolder;

StewardExportFolder *steward_export_folder_new    (const char           *path,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_export_folder_free   (StewardExportFolder  *self);

gboolean             steward_export_folder_begin  (StewardExportFolder  *self,
                                                   const char           *name,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_export_folder_add    (StewardExportFolder  *self,
                                                   gconstpointer         data,
                                                   gsize                 length,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_export_folder_end    (StewardExportFolder  *self,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_export_folder_write  (StewardExportFolder  *self,
                                                   const char           *name,
                                                   gconstpointer         data,
                                                   gsize                 length,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_export_folder_finish (StewardExportFolder  *self,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardExportFolder, steward_export_folder_free)

G_END_DECLS
