/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      steward_folder_compare_versions  (const char *a,
                                           const char *b);
gboolean steward_folder_is_version        (const char *wanted,
                                           const char *version);
gboolean steward_folder_is_within_version (const char *wanted,
                                           const char *version);

G_END_DECLS
