/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-query-model.h"

G_BEGIN_DECLS

/* What a row shows; read on the reader thread, given to the row on the main
 * thread. */
typedef struct
{
  gint64 key;
  char *urn;
  char *name;
  char *purpose;
  char *domain;
  char *owner;
  char *source_id;
  StewardLifecycle lifecycle;
  StewardCertification certification;
  StewardClassification classification;
  guint n_levels;
  guint n_findings;
  gint64 synced_at;
  gint64 updated_at;
  gboolean removed;
} StewardRowData;

gboolean         steward_row_data_load   (StewardDb        *db,
                                          gint64            key,
                                          StewardRowData  **out_data,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_row_data_free   (StewardRowData   *self);

StewardEntryRow *steward_entry_row_new   (gint64            key,
                                          GHashTable       *siblings) G_GNUC_WARN_UNUSED_RESULT;
void             steward_entry_row_take  (StewardEntryRow  *self,
                                          StewardRowData   *data);
GList           *steward_entry_row_get_link (StewardEntryRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRowData, steward_row_data_free)

G_END_DECLS
