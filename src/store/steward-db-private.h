/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Shared by the steward-db*.c files, the only ones that know SQLite. */

struct _StewardDb
{
  guint references;                    /* of one thread, so it needs no atomics */
  sqlite3 *handle;                     /* (owned) (nullable): %NULL when closed */
  char *path;                          /* (owned) */
  char *title;                         /* (owned): file name, for sentences */
  GThread *thread;                     /* (unowned): the only one allowed in */
  GHashTable *statements;              /* (owned) (element-type utf8 StewardStatement) */
  GHashTable *scripts;                 /* (owned) (element-type utf8 GPtrArray): of StewardStatement */
  GPtrArray *loose_statements;         /* (owned) (element-type StewardStatement): of steward_statement_new() */
  guint n_snapshots;                   /* holders of the read transaction */
};

void      steward_db_assert_thread (StewardDb   *self);
gboolean  steward_db_require_open  (StewardDb   *self,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_db_fail          (StewardDb   *self,
                                    int          result,
                                    GError     **error);
char     *steward_db_load_sql      (const char  *resource_path,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void      steward_statement_orphan (StewardStatement *self);
gboolean  steward_db_install_functions (StewardDb *self,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_db_install_rank  (StewardDb   *self,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
