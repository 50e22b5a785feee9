/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardScan:
 *
 * The visible entries of one kind, one after the other, with what filters and
 * orders need. All of it is read as of one moment, from the start until the
 * scan is freed. Belongs to the thread of its connection.
 */
typedef struct _StewardScan StewardScan;

typedef enum
{
  STEWARD_SCAN_ANY_ORDER,              /* fastest */
  STEWARD_SCAN_BY_NAME,
  STEWARD_SCAN_BY_NAME_DESCENDING,
  STEWARD_SCAN_NEWEST,                 /* only with words */
  STEWARD_SCAN_NEWEST_RANKED,          /* only with words; sets score */
} StewardScanOrder;

typedef struct
{
  gint64 key;                          /* sources' own key */
  char *id;                            /* (owned) */
  gint64 generation;
  gint64 last_entry;
  gint64 synced_at;
} StewardScanSource;

typedef struct
{
  gint64 id;                           /* of the version */
  gint64 key;                          /* of the subject */
  const char *name_sort;               /* valid until the next step */
  const StewardScanSource *source;
  gint64 domain_id;                    /* 0: none */
  gint64 owner_id;                     /* 0: none */
  int lifecycle;
  int certification;
  int classification;
  gboolean has_levels;
  gboolean removed;
  double score;
} StewardScanRow;

StewardScan     *steward_scan_new         (StewardDb             *db,
                                           StewardEntryKind       kind,
                                           const char            *match,
                                           StewardScanOrder       order,
                                           char                 **source_ids,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_scan_free        (StewardScan           *self);

gboolean         steward_scan_count_words  (StewardDb             *db,
                                           const char            *match,
                                           guint                  limit,
                                           guint                 *out_count,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_scan_stop_ranking (StewardScan           *self,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_scan_next        (StewardScan           *self,
                                           StewardScanRow        *out_row,
                                           gboolean              *out_has_row,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardScan, steward_scan_free)

G_END_DECLS
