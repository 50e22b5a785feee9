/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/* catalog.db as a file: whether it is whole, which one it is, and how it is
 * moved out of the way. No connection of this program is open meanwhile. */

guint64   steward_catalog_file_read_inode (const char  *path);
gboolean  steward_catalog_file_check      (const char  *path,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_catalog_file_set_aside  (const char  *path,
                                           const char  *lock_path,
                                           guint64      inode,
                                           char       **out_notice,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
