/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"

G_BEGIN_DECLS

/* Folds all events of a store again, into a file of its own, and compares the
 * rows of both. */

gboolean steward_rebuild_fold    (const char  *path,
                                  const char  *fresh_path,
                                  GPtrArray   *out_differences,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_rebuild_replace (StewardDb   *db,
                                  const char  *fresh_path,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_rebuild_make_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void     steward_rebuild_remove  (const char  *fresh_path);

G_END_DECLS
