/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-db.h"
#include "steward-entry-insert.h"

G_BEGIN_DECLS

/**
 * StewardGeneration:
 *
 * The next generation of one source as it is being filled: versions are put
 * beside those that readers see, and the switch shows them. Writer thread only.
 */
typedef struct _StewardGeneration StewardGeneration;

gboolean           steward_generation_find_source (StewardDb             *db,
                                                   const char            *source_id,
                                                   const char            *kind,
                                                   gint64                *out_key,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
StewardGeneration *steward_generation_begin       (StewardDb             *db,
                                                   StewardEntryInserter  *inserter,
                                                   const char            *source_id,
                                                   const char            *kind,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_generation_free        (StewardGeneration     *self);

const char        *steward_generation_get_cursor  (StewardGeneration     *self);
gboolean           steward_generation_put         (StewardGeneration     *self,
                                                   const StewardEntry    *entry,
                                                   const guint8          *digest,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_generation_touch       (StewardGeneration     *self,
                                                   StewardSyncReport     *out_report,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_generation_commit      (StewardGeneration     *self,
                                                   const char            *instance,
                                                   const char            *cursor,
                                                   StewardSyncReport     *out_report,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGeneration, steward_generation_free)

G_END_DECLS
