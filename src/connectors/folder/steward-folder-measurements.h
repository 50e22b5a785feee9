/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-measurement.h"
#include "steward-error.h"

G_BEGIN_DECLS

gboolean steward_folder_parse_measurements (const char    *text,
                                            gsize          length,
                                            const char    *file,
                                            gint64         since,
                                            GPtrArray     *measurements,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_folder_read_measurements  (const char    *root,
                                            gint64         since,
                                            GPtrArray     *measurements,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
