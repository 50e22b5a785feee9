/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry-row-private.h"
#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardRowCache:
 *
 * The rows of one model: one object for each key as long as anybody holds it,
 * the most recently used ones always, and the reading of what they show. Main
 * thread only.
 */
typedef struct _StewardRowCache StewardRowCache;

StewardRowCache *steward_row_cache_new        (StewardCatalog   *catalog) G_GNUC_WARN_UNUSED_RESULT;
void             steward_row_cache_unref      (StewardRowCache  *self);

StewardEntryRow *steward_row_cache_get        (StewardRowCache  *self,
                                               gint64            key) G_GNUC_WARN_UNUSED_RESULT;
void             steward_row_cache_give       (StewardRowCache  *self,
                                               StewardRowData   *data);
void             steward_row_cache_reload     (StewardRowCache  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRowCache, steward_row_cache_unref)

G_END_DECLS
