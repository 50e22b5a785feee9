/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"

G_BEGIN_DECLS

gboolean steward_migrate_get_pending (StewardDb   *db,
                                      const char  *set,
                                      int         *out_current,
                                      int         *out_newest,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_migrate_run         (StewardDb   *db,
                                      const char  *set,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
