/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-signal-file.h"

G_BEGIN_DECLS

gboolean steward_signal_csv_read (StewardSignalFile   *file,
                                  StewardSignalWriter *writer,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
