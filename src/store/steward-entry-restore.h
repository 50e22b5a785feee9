/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/* property.flags */
enum
{
  STEWARD_PROPERTY_PRIMARY_KEY = 1 << 0,
  STEWARD_PROPERTY_REQUIRED    = 1 << 1,
  STEWARD_PROPERTY_UNIQUE      = 1 << 2,
};

StewardEntry *steward_entry_restore (StewardDb  *db,
                                     gint64      id,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean      steward_entry_restore_promises (StewardDb    *db,
                                              gint64        id,
                                              StewardEntry *entry,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
