/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-db.h"
#include "steward-entry-insert.h"
#include "steward-worker.h"

G_BEGIN_DECLS

/* What the steward-catalog-*.c files share: two threads with a connection
 * each, and who has to hear of damage and of changes. */

StewardWorker        *steward_catalog_get_reader     (StewardCatalog  *self);
StewardWorker        *steward_catalog_get_writer     (StewardCatalog  *self);
StewardDb            *steward_catalog_get_read_db    (StewardCatalog  *self,
                                                      GError         **error);
StewardDb            *steward_catalog_get_write_db   (StewardCatalog  *self,
                                                      GError         **error);
StewardEntryInserter *steward_catalog_get_inserter   (StewardCatalog  *self);
GMainContext         *steward_catalog_get_context    (StewardCatalog  *self);
const int            *steward_catalog_get_stop_flag  (StewardCatalog  *self);
int                   steward_catalog_get_epoch      (StewardCatalog  *self);
char                 *steward_catalog_make_lock_path (StewardCatalog  *self) G_GNUC_WARN_UNUSED_RESULT;

void                  steward_catalog_note_failure   (StewardCatalog  *self,
                                                      const GError    *error);
void                  steward_catalog_note_change    (StewardCatalog  *self);

G_END_DECLS
