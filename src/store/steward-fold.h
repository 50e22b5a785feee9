/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-event-members.h"

G_BEGIN_DECLS

/* Rows out of events, one SQL file for each type (sql/fold, sql/index). Inside
 * of a transaction. */

typedef enum
{
  STEWARD_FOLD_DEFAULT  = 0,
  STEWARD_FOLD_PLAIN    = 1 << 0,      /* with SQLite's JSON operators, as the files are written */
  STEWARD_FOLD_INDEX    = 1 << 1,      /* the words of the event, too */
  STEWARD_FOLD_PAYLOADS = 1 << 2,      /* payloads came with it whose words are to be found */
} StewardFoldFlags;

gboolean steward_fold_check_known (StewardDb            *db,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_check_type  (const char           *type,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_event       (StewardDb            *db,
                                   const StewardEvent   *event,
                                   StewardFoldFlags      flags,
                                   const char           *actor,
                                   gint64                time,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_members     (StewardDb            *db,
                                   const StewardEvent   *event,
                                   const StewardEventMembers *members,
                                   StewardFoldFlags      flags,
                                   const char           *actor,
                                   gint64                time,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_get_position (StewardDb           *db,
                                   gint64               *out_position,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_set_position (StewardDb           *db,
                                   gint64                position,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_fold_catch_up    (StewardDb            *db,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
