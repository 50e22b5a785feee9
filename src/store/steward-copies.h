/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"

G_BEGIN_DECLS

/* Copies of a store beside it, "governance.db.copy-2026-11-21T104500Z". */

char     **steward_copies_list     (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_copies_are_due  (const char  *path);
gboolean   steward_copies_make     (StewardDb   *db,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_copies_replace  (StewardDb   *db,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char      *steward_copies_describe (const char  *copy_path) G_GNUC_WARN_UNUSED_RESULT;
char      *steward_copies_stamp    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
