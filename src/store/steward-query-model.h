/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-words.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_SORT_NAME,
  STEWARD_SORT_DOMAIN,
  STEWARD_SORT_OWNER,
  STEWARD_SORT_CERTIFICATION,
  STEWARD_SORT_CLASSIFICATION,
  STEWARD_SORT_LIFECYCLE,
  STEWARD_SORT_SYNCED,
} StewardSort;

typedef enum
{
  STEWARD_TRISTATE_ANY,
  STEWARD_TRISTATE_YES,
  STEWARD_TRISTATE_NO,
} StewardTristate;

/**
 * StewardQuery:
 *
 * The parameters of the product (or dataset) list. Sets are arrays of ids or
 * %NULL for "any"; a set matches when one of its members does, and different
 * sets narrow each other. Free text is never query syntax: every word is a
 * prefix that must occur in name, description, columns, owners or domain.
 */
typedef struct
{
  StewardEntryKind kind;
  char *text;
  char **domains;
  char **source_ids;
  guint lifecycles;                    /* bits 1 << StewardLifecycle; 0: any */
  guint certifications;                /* bits; 0: any */
  guint classifications;               /* bits; 0: any */
  StewardTristate has_owner;
  StewardTristate has_levels;
  StewardTristate removed;             /* ANY: shown and marked */
  StewardSort sort;
  gboolean descending;
} StewardQuery;

StewardQuery *steward_query_new   (StewardEntryKind    kind);
StewardQuery *steward_query_copy  (const StewardQuery *self);
gboolean      steward_query_equal (const StewardQuery *a,
                                   const StewardQuery *b);
gboolean      steward_query_is_filtered (const StewardQuery *self);
void          steward_query_free  (StewardQuery       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardQuery, steward_query_free)

/* One value of one filter, with how many rows of the present query have it. */
typedef struct
{
  char *axis;                          /* "domain", "source", "lifecycle", "classification", "owner"… */
  char *value;                         /* id, as in StewardQuery; "" = none */
  guint64 count;
} StewardFacet;

void          steward_facet_free  (StewardFacet *self);

/**
 * StewardEntryRow:
 *
 * One row of a list. It exists as soon as its position is known; until it is
 * loaded its texts are %NULL. "notify::loaded" says when to show it; it is
 * notified again when the entry changed.
 */
#define STEWARD_TYPE_ENTRY_ROW (steward_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardEntryRow, steward_entry_row, STEWARD, ENTRY_ROW, GObject)

gint64                 steward_entry_row_get_key            (StewardEntryRow *self);
gboolean               steward_entry_row_get_loaded         (StewardEntryRow *self);
const char            *steward_entry_row_get_urn            (StewardEntryRow *self);
const char            *steward_entry_row_get_name           (StewardEntryRow *self);
const char            *steward_entry_row_get_purpose        (StewardEntryRow *self);
const char            *steward_entry_row_get_domain         (StewardEntryRow *self);
const char            *steward_entry_row_get_owner          (StewardEntryRow *self);
const char            *steward_entry_row_get_source_id      (StewardEntryRow *self);
StewardLifecycle       steward_entry_row_get_lifecycle      (StewardEntryRow *self);
StewardCertification   steward_entry_row_get_certification  (StewardEntryRow *self);
StewardClassification  steward_entry_row_get_classification (StewardEntryRow *self);
guint                  steward_entry_row_get_n_levels       (StewardEntryRow *self);
guint                  steward_entry_row_get_n_findings     (StewardEntryRow *self);
gint64                 steward_entry_row_get_synced_at      (StewardEntryRow *self);
gint64                 steward_entry_row_get_updated_at     (StewardEntryRow *self);
gboolean               steward_entry_row_get_removed        (StewardEntryRow *self);

/**
 * StewardQueryModel:
 *
 * A windowed #GListModel of #StewardEntryRow over a query. Positions are known
 * at once (keys only), rows are loaded around what is asked for. A change in
 * the store or in the query splices by key, so that rows which stay keep their
 * object. Properties: "busy" (the full result is still coming), "error".
 */
#define STEWARD_TYPE_QUERY_MODEL (steward_query_model_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueryModel, steward_query_model, STEWARD, QUERY_MODEL, GObject)

void                steward_query_model_set_query     (StewardQueryModel  *self,
                                                       const StewardQuery *query);
const StewardQuery *steward_query_model_get_query     (StewardQueryModel  *self);
gboolean            steward_query_model_get_busy      (StewardQueryModel  *self);
const GError       *steward_query_model_get_error     (StewardQueryModel  *self);
gint64              steward_query_model_get_key       (StewardQueryModel  *self,
                                                       guint               position);
gboolean            steward_query_model_find_key      (StewardQueryModel  *self,
                                                       gint64              key,
                                                       guint              *out_position);

G_END_DECLS
