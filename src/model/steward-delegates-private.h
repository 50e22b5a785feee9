/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-charter.h"

G_BEGIN_DECLS

/* Who stands in for the holder of a seat. Only src/model includes this. */

/* Whether @person is in conflict, and so passes nothing on. */
typedef gboolean (*StewardConflictTest) (const char    *person,
                                         gconstpointer  data);

#define STEWARD_EVERY_KIND G_MAXUINT   /* kinds of a delegation are no limit */

GPtrArray *steward_charter_list_delegates (const StewardCharter *self,
                                           const StewardSeat    *seat,
                                           guint                 kinds,
                                           gint64                time,
                                           StewardConflictTest   is_conflicted,
                                           gconstpointer         data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
