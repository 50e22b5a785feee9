/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/* Rows in, records out; nothing here talks to a server. Rows are the values of
 * queries/tables.sql and queries/columns.sql, SQL NULL as %NULL. */

#define STEWARD_POSTGRES_TABLE_VALUES 13
#define STEWARD_POSTGRES_COLUMN_VALUES 10

typedef struct
{
  guint32 oid;
  char *schema;
  char *name;
  char kind;                           /* relkind */
  char *owner;
  char *schema_owner;
  gint64 rows;                         /* −1: unknown */
  unsigned width;                      /* columns, dropped ones included */
  char *comment;
  char *schema_comment;
  gboolean tagged;                     /* its own comment carries the tag */
  char product_kind;                   /* 'n' named, 's' schema, 't' table, 0: no product */
  char *product_name;
} StewardPostgresTable;

/* How fresh one table is, and how that is known. */
typedef struct
{
  char *column;
  gint64 updated_at;                   /* −1: unknown */
  gint64 oldest;                       /* value of the column; −1: unknown */
  char *reason;
  gint64 rows;                         /* counted; −1: were not */
  char *rows_reason;                   /* why they could not be counted, or NULL */
} StewardPostgresUpdate;

/* Where the entries come from. */
typedef struct
{
  const char *host;
  unsigned port;
  const char *database;
  const char *tag_pattern;
} StewardPostgresPlace;

StewardPostgresTable *steward_postgres_table_parse    (const char *const            *values,
                                                       int                           n_values,
                                                       GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_postgres_table_free     (StewardPostgresTable         *self);
StewardProperty      *steward_postgres_column_parse   (const char *const            *values,
                                                       int                           n_values,
                                                       guint32                      *out_table,
                                                       GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_postgres_update_free    (StewardPostgresUpdate        *self);

char                 *steward_postgres_escape_name    (const char                   *name) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_postgres_make_server    (const char                   *host,
                                                       unsigned                      port) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_postgres_make_table_id  (const char                   *database,
                                                       const char                   *schema,
                                                       const char                   *table) G_GNUC_WARN_UNUSED_RESULT;
char                 *steward_postgres_make_product_id (const char                  *database,
                                                       const StewardPostgresTable   *table) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_postgres_logical_type   (const char                   *base_type,
                                                       const char                   *category);

StewardSchemaObject  *steward_postgres_make_object    (const StewardPostgresTable   *table,
                                                       const StewardPostgresPlace   *place) G_GNUC_WARN_UNUSED_RESULT;
StewardEntry         *steward_postgres_make_dataset   (const StewardPostgresTable   *table,
                                                       const StewardPostgresPlace   *place) G_GNUC_WARN_UNUSED_RESULT;
StewardEntry         *steward_postgres_make_product   (const StewardPostgresTable   *table,
                                                       const StewardPostgresPlace   *place) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_postgres_add_to_entry   (StewardEntry                 *entry,
                                                       const StewardPostgresTable   *table,
                                                       const StewardPostgresPlace   *place,
                                                       StewardSchemaObject          *object,
                                                       const StewardPostgresUpdate  *update);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresTable, steward_postgres_table_free)

G_END_DECLS
