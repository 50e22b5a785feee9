/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"

G_BEGIN_DECLS

/* Kept facts on one connection: what can be neither fetched again nor folded
 * from events. */

gint64   steward_facts_get_last_time    (StewardDb   *db,
                                         const char  *source_id,
                                         gint64       now,
                                         GError     **error);
gboolean steward_facts_add              (StewardDb   *db,
                                         GPtrArray   *facts,
                                         guint        first,
                                         guint        n,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_facts_add_companions   (StewardDb   *from,
                                         StewardDb   *target,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_facts_rescue           (StewardDb   *damaged,
                                         StewardDb   *target,
                                         GPtrArray   *out_incomplete,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
