/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/**
 * StewardEntryInserter:
 *
 * Writes versions of entries with everything below them, and deletes them.
 * Belongs to one connection; inside a transaction of the caller.
 */
typedef struct _StewardEntryInserter StewardEntryInserter;

StewardEntryInserter *steward_entry_inserter_new    (StewardDb             *db) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_entry_inserter_free   (StewardEntryInserter  *self);

gboolean              steward_entry_inserter_add    (StewardEntryInserter  *self,
                                                     gint64                 key,
                                                     gint64                 source_key,
                                                     gint64                 born,
                                                     const StewardEntry    *entry,
                                                     const guint8          *digest,
                                                     gint64                *out_id,
                                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_entry_inserter_delete (StewardEntryInserter  *self,
                                                     gint64                 id,
                                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_entry_inserter_forget (StewardEntryInserter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEntryInserter, steward_entry_inserter_free)

G_END_DECLS
