/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-signal-folder.h"

G_BEGIN_DECLS

gboolean steward_signal_catalog_read (StewardConnector          *connector,
                                      const StewardSignalReader *reader,
                                      const char                *cursor,
                                      char                     **out_cursor,
                                      gboolean                  *out_unchanged,
                                      GCancellable              *cancellable,
                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
