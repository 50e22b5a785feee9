/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

gboolean steward_signals_parse_value (const StewardNode   *value,
                                      const char          *place,
                                      StewardSignalWriter *writer,
                                      gpointer             user_data,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
