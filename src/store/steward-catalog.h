/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"
#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardCatalog:
 *
 * catalog.db: what sources say, and the full-text index. Disposable. One
 * writer thread and one reader thread; every call here is asynchronous or,
 * with _sync, for worker threads and the CLI. Emits "changed" on the main
 * context after a switch, whoever made it, and "notice" with a sentence when
 * the file was found damaged and set aside.
 */
#define STEWARD_TYPE_CATALOG (steward_catalog_get_type ())
G_DECLARE_FINAL_TYPE (StewardCatalog, steward_catalog, STEWARD, CATALOG, GObject)

/* What the store knows of an entry beside what its source said. */
typedef struct
{
  StewardEntry *entry;
  char *urn;
  char *source_id;
  gint64 synced_at;                    /* of its source, microseconds since the epoch */
  gint64 first_seen;
  gint64 removed_at;                   /* 0: present */
  GPtrArray *upstream;                 /* StewardLineageEdge */
  GPtrArray *downstream;
  GPtrArray *bindings;                 /* StewardBinding: this one first, then datasets at the same address */
} StewardEntryDetail;

typedef struct
{
  char *urn;                           /* NULL: named by a port, not in the catalog */
  char *name;
  char *domain;
  char *through;                       /* port or contract that joins the two */
} StewardLineageEdge;

typedef struct
{
  char *urn;
  char *source_id;
  char *native_id;
  StewardEntryKind kind;
  gint64 synced_at;
  gint64 updated_at;                   /* freshness of the data, −1 unknown */
  char *updated_reason;
} StewardBinding;

typedef struct
{
  gint64 synced_at;                    /* 0: never */
  guint64 n_products;
  guint64 n_datasets;
  guint64 n_removed;
} StewardSourceStanding;

typedef struct
{
  guint64 products;
  guint64 datasets;
  guint64 added;
  guint64 changed;
  guint64 removed;
  gboolean unchanged;
  double seconds;
} StewardSyncReport;

/* Called with each product that promises something: name, domain, native id,
 * ports and contracts with addresses, objectives, quality rules and the names of
 * their tables; nothing else of the entry is filled in. */
typedef gboolean (*StewardPromiseVisit) (const StewardEntry *entry,
                                         const char         *urn,
                                         const char         *source_id,
                                         gpointer            data,
                                         GError            **error);

StewardCatalog     *steward_catalog_open               (const char            *path,
                                                        char                 **out_notice,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_catalog_close              (StewardCatalog        *self);

StewardQueryModel  *steward_catalog_query              (StewardCatalog        *self,
                                                        const StewardQuery    *query) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *steward_catalog_list_sync          (StewardCatalog        *self,
                                                        const StewardQuery    *query,
                                                        guint                  limit,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
StewardEntryDetail *steward_catalog_load_sync          (StewardCatalog        *self,
                                                        const char            *urn_or_name,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_catalog_load_async         (StewardCatalog        *self,
                                                        const char            *urn,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
StewardEntryDetail *steward_catalog_load_finish        (StewardCatalog        *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_catalog_facets_async       (StewardCatalog        *self,
                                                        const StewardQuery    *query,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
GPtrArray          *steward_catalog_facets_finish      (StewardCatalog        *self,
                                                        GAsyncResult          *result,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_catalog_get_standing_sync  (StewardCatalog        *self,
                                                        const char            *source_id,
                                                        StewardSourceStanding *out_standing,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_catalog_load_instance_sync (StewardCatalog        *self,
                                                        const char            *source_id,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_catalog_find_place_sync    (StewardCatalog        *self,
                                                        const char            *source_id,
                                                        const char            *object,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_catalog_visit_promises_sync (StewardCatalog       *self,
                                                        StewardPromiseVisit    visit,
                                                        gpointer               data,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_catalog_remove_source_sync (StewardCatalog        *self,
                                                        const char            *source_id,
                                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

void                steward_entry_detail_free          (StewardEntryDetail    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEntryDetail, steward_entry_detail_free)

G_END_DECLS
