/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-file-lock.h"

G_BEGIN_DECLS

gboolean steward_recovery_run                 (const char       *path,
                                               StewardFileLock  *lock,
                                               char            **out_notice,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_recovery_get_checkpoint_path (const char       *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
