/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-reader.h"

G_BEGIN_DECLS

/**
 * StewardFolderLinks:
 *
 * What is wrong between documents, when each of them is fine by itself: ports
 * that name a missing contract, and documents that claim the same id.
 */
typedef struct _StewardFolderLinks StewardFolderLinks;

StewardFolderLinks *steward_folder_links_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                steward_folder_links_add    (StewardFolderLinks   *self,
                                                 const StewardReading *reading,
                                                 const char           *file,
                                                 unsigned              line);
GPtrArray          *steward_folder_links_finish (StewardFolderLinks   *self) G_GNUC_WARN_UNUSED_RESULT;
void                steward_folder_links_free   (StewardFolderLinks   *self);

StewardFinding     *steward_folder_describe_missing   (const StewardPort    *port,
                                                       const char           *file,
                                                       unsigned              line);
StewardFinding     *steward_folder_describe_twin      (const char           *twin,
                                                       const char           *file,
                                                       unsigned              line);
StewardFinding     *steward_folder_describe_duplicate (const char           *id,
                                                       const char           *other,
                                                       const char           *file,
                                                       unsigned              line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFolderLinks, steward_folder_links_free)

G_END_DECLS
