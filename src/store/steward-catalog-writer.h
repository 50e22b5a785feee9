/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardCatalogWriter:
 *
 * One sync of one source: a new generation is filled in batches, invisible to
 * every reader, then one short transaction switches. Dropping a writer that
 * was not committed leaves what readers see untouched. Blocking: for the sync
 * thread only.
 */
typedef struct _StewardCatalogWriter StewardCatalogWriter;

StewardCatalogWriter *steward_catalog_writer_begin      (StewardCatalog        *catalog,
                                                         const char            *source_id,
                                                         const char            *kind,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_catalog_writer_get_cursor (StewardCatalogWriter  *self);
gboolean              steward_catalog_writer_put        (StewardCatalogWriter  *self,
                                                         GPtrArray             *entries,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_catalog_writer_touch      (StewardCatalogWriter  *self,
                                                         StewardSyncReport     *out_report,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_catalog_writer_commit     (StewardCatalogWriter  *self,
                                                         const char            *instance,
                                                         const char            *cursor,
                                                         StewardSyncReport     *out_report,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_catalog_writer_free       (StewardCatalogWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCatalogWriter, steward_catalog_writer_free)

G_END_DECLS
