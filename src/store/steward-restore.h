/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-checkpoint.h"

G_BEGIN_DECLS

/* What came of building a store anew from a copy and a damaged file. */
typedef struct
{
  char *copy;                          /* path of the copy that it began with, or NULL */
  gboolean readable;                   /* the damaged file could be opened */
  gint64 n_events;                     /* in the restored store */
  gint64 n_behind;                     /* events in the damaged file that could not be kept; −1 unknown */
  GPtrArray *incomplete;               /* (element-type utf8): kept facts of which some could not be read */
} StewardRestoreReport;

gboolean steward_restore_check        (const char             *path,
                                       gint64                 *out_events,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_restore_is_damage    (const GError           *error);
gboolean steward_restore_build        (const char             *path,
                                       StewardRestoreReport   *out_report,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_restore_extend       (const char             *path,
                                       gint64                 *out_events,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_restore_swap         (const char             *path,
                                       char                  **out_aside,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_restore_report_clear (StewardRestoreReport   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardRestoreReport, steward_restore_report_clear)

G_END_DECLS
