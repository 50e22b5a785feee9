/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog-writer.h"

G_BEGIN_DECLS

/* A catalog in a folder of its own, and entries to put into it. */
typedef struct
{
  char *folder;
  char *path;                          /* catalog.db */
  StewardCatalog *catalog;
} CatalogFixture;

void          catalog_fixture_set_up    (CatalogFixture     *fixture,
                                         gconstpointer       data);
void          catalog_fixture_tear_down (CatalogFixture     *fixture,
                                         gconstpointer       data);
void          catalog_fixture_reopen    (CatalogFixture     *fixture);
void          catalog_fixture_remove    (const char         *folder);

StewardEntry *fixture_entry             (const char         *native_id,
                                         const char         *name);
StewardEntry *fixture_rich_entry        (void);
StewardEntry *fixture_numbered_entry    (guint               number,
                                         guint               revision);
void          fixture_sync              (StewardCatalog     *catalog,
                                         const char         *source_id,
                                         guint               first,
                                         guint               end,
                                         guint               revision,
                                         StewardSyncReport  *out_report);
void          fixture_sync_entries      (StewardCatalog     *catalog,
                                         const char         *source_id,
                                         const char         *instance,
                                         GPtrArray          *entries,
                                         StewardSyncReport  *out_report);
GPtrArray    *fixture_entries           (void);
char         *fixture_list              (StewardCatalog     *catalog,
                                         const StewardQuery *query);
void          fixture_wait_until        (gboolean          (*func) (gpointer data),
                                         gpointer            data);
void          fixture_settle            (StewardQueryModel  *model);

G_END_DECLS
