/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

int       steward_folder_open_at       (int          root_fd,
                                        const char  *path,
                                        GError     **error);
GBytes   *steward_folder_read_at       (int          root_fd,
                                        const char  *path,
                                        gsize        max_bytes,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *steward_folder_read_slice_at (int          root_fd,
                                        const char  *path,
                                        gsize        offset,
                                        gsize        length) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_folder_fail          (GError     **error,
                                        int          number,
                                        const char  *what,
                                        const char  *path);

G_END_DECLS
