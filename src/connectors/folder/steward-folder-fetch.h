/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-folder-listing.h"

G_BEGIN_DECLS

gboolean steward_folder_fetch (const StewardFolderListing  *listing,
                               const StewardSink           *sink,
                               GCancellable                *cancellable,
                               GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
