/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-signal-file.h"

G_BEGIN_DECLS

gboolean steward_dbt_manifest_give (StewardSignalFile *manifest,
                                    StewardSignalFile *catalog,
                                    const char        *server,
                                    GHashTable        *given,
                                    const StewardSink *sink,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
