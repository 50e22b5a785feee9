/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/* The settings of a PostgreSQL source, read from the words that people type. */

typedef struct
{
  char *database;                      /* NULL: any */
  char *schema;
  char *table;
  char *column;
} StewardPostgresFreshness;

typedef enum
{
  STEWARD_POSTGRES_ROWS_NONE,
  STEWARD_POSTGRES_ROWS_ESTIMATE,      /* of all tables, as the server guesses */
  STEWARD_POSTGRES_ROWS_EXACT,         /* of those with a freshness column */
} StewardPostgresRows;

typedef struct
{
  GPtrArray *databases;                /* char*; empty: each that lets us in */
  GPtrArray *schemas;                  /* char*; empty: all but the system's */
  char *product;                       /* "schema", "comment-tag", "none" */
  char *tag;
  char *tag_pattern;                   /* regular expression; its group is the name */
  GPtrArray *freshness;                /* StewardPostgresFreshness */
  StewardPostgresRows rows;            /* that signals count */
  gboolean columns;                    /* signals tell when columns change */
} StewardPostgresSettings;

StewardPostgresSettings *steward_postgres_settings_new  (const char               *databases,
                                                         const char               *schemas,
                                                         const char               *product,
                                                         const char               *tag,
                                                         const char               *freshness,
                                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                     steward_postgres_settings_free (StewardPostgresSettings  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresSettings, steward_postgres_settings_free)

G_END_DECLS
