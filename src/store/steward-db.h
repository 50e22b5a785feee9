/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardDb:
 *
 * One SQLite connection with the house's settings. It belongs to the thread
 * that opened it and asserts so. Statements are prepared from files in the
 * gresource, by name, and values are bound by named parameter.
 */
typedef struct _StewardDb        StewardDb;
typedef struct _StewardStatement StewardStatement;

typedef enum
{
  STEWARD_DB_DEFAULT   = 0,
  STEWARD_DB_READ_ONLY = 1 << 0,       /* refuses every change */
  STEWARD_DB_DURABLE   = 1 << 1,       /* a commit survives a power cut (synchronous=FULL) */
} StewardDbFlags;

typedef char     *(*StewardSqlRewrite)            (const char        *sql);

StewardDb        *steward_db_open                 (const char        *path,
                                                   StewardDbFlags     flags,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
StewardDb        *steward_db_ref                  (StewardDb         *self);
void              steward_db_unref                (StewardDb         *self);
void              steward_db_free                 (StewardDb         *self);

const char       *steward_db_get_path             (StewardDb         *self);
gboolean          steward_db_get_version          (StewardDb         *self,
                                                   int               *out_version,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_get_data_version     (StewardDb         *self,
                                                   gint64            *out_version,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gint64            steward_db_get_last_id          (StewardDb         *self);
gint64            steward_db_get_n_changes        (StewardDb         *self);
gboolean          steward_db_in_transaction       (StewardDb         *self);

gboolean          steward_db_execute              (StewardDb         *self,
                                                   const char        *sql,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_execute_resource     (StewardDb         *self,
                                                   const char        *resource_path,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_run                  (StewardDb         *self,
                                                   const char        *name,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_begin                (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_commit               (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_db_rollback             (StewardDb         *self);

gboolean          steward_db_hold_snapshot        (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_db_release_snapshot     (StewardDb         *self);

gboolean          steward_db_enable_wal           (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_db_keep_untouched       (StewardDb         *self);
void              steward_db_set_stop_flag        (StewardDb         *self,
                                                   const int         *flag);
gboolean          steward_db_attach               (StewardDb         *self,
                                                   const char        *path,
                                                   const char        *schema,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_detach               (StewardDb         *self,
                                                   const char        *schema,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_check                (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_rewrite              (StewardDb         *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_db_backup               (StewardDb         *self,
                                                   const char        *path,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;

StewardStatement *steward_db_prepare              (StewardDb         *self,
                                                   const char        *name,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *steward_db_prepare_script       (StewardDb         *self,
                                                   const char        *name,
                                                   StewardSqlRewrite  rewrite,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char            **steward_db_list_queries         (const char        *folder) G_GNUC_WARN_UNUSED_RESULT;
StewardStatement *steward_statement_new           (StewardDb         *db,
                                                   const char        *name,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
StewardStatement *steward_statement_new_from_text (StewardDb         *db,
                                                   const char        *sql,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_statement_free          (StewardStatement  *self);

gboolean          steward_statement_has_parameter (StewardStatement  *self,
                                                   const char        *parameter);
const char       *steward_statement_get_parameter (StewardStatement  *self,
                                                   int                index);
const char       *steward_statement_get_guard     (StewardStatement  *self);
void              steward_statement_bind_int64    (StewardStatement  *self,
                                                   const char        *parameter,
                                                   gint64             value);
void              steward_statement_bind_double   (StewardStatement  *self,
                                                   const char        *parameter,
                                                   double             value);
void              steward_statement_bind_text     (StewardStatement  *self,
                                                   const char        *parameter,
                                                   const char        *value);
void              steward_statement_bind_chars    (StewardStatement  *self,
                                                   const char        *parameter,
                                                   const char        *text,
                                                   gsize              length);
void              steward_statement_bind_blob     (StewardStatement  *self,
                                                   const char        *parameter,
                                                   gconstpointer      data,
                                                   gsize              length);

gboolean          steward_statement_step          (StewardStatement  *self,
                                                   gboolean          *out_row,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_statement_run           (StewardStatement  *self,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_statement_reset         (StewardStatement  *self);

gboolean          steward_statement_is_null       (StewardStatement  *self,
                                                   int                column);
gint64            steward_statement_get_int64     (StewardStatement  *self,
                                                   int                column);
double            steward_statement_get_double    (StewardStatement  *self,
                                                   int                column);
const char       *steward_statement_get_text      (StewardStatement  *self,
                                                   int                column);
const char       *steward_statement_get_chars     (StewardStatement  *self,
                                                   int                column,
                                                   gsize             *out_length);
char             *steward_statement_dup_text      (StewardStatement  *self,
                                                   int                column) G_GNUC_WARN_UNUSED_RESULT;
gconstpointer     steward_statement_get_blob      (StewardStatement  *self,
                                                   int                column,
                                                   gsize             *out_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDb, steward_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardStatement, steward_statement_free)

G_END_DECLS
