/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardPg:
 *
 * One session with a PostgreSQL server (libpq), for one thread at a time. Its
 * calls block, and each answers its #GCancellable within 200 ms: the session
 * is then closed, and the server is told to stop. Nothing of the environment
 * (PGPASSWORD, PGSERVICE, ~/.pgpass, ~/.postgresql) is used.
 */
typedef struct _StewardPg StewardPg;

typedef struct
{
  const char *host;                    /* name, address, or "/folder" of a socket */
  unsigned port;
  const char *database;
  const char *user;
  const char *password;                /* NULL: none; not kept by StewardPg itself */
  const char *sslmode;                 /* "auto" (or NULL), "verify-full", "verify-ca", "require", "disable" */
  const char *sslrootcert;             /* file; NULL: the trusted certificates of this computer */
  gboolean writable;                   /* else the session is read-only */
  unsigned connect_timeout_ms;         /* 0: 15 s in all */
  unsigned statement_timeout_ms;       /* 0: 60 s */
} StewardPgOptions;

/**
 * StewardPgRowFunc:
 * @values: (array length=n_values): UTF-8; %NULL for SQL NULL; valid during the call
 *
 * Returns: %FALSE with @error to stop; the session is closed then
 */
typedef gboolean (*StewardPgRowFunc) (const char *const  *values,
                                      int                 n_values,
                                      gpointer            user_data,
                                      GError            **error);

StewardPg  *steward_pg_open              (const StewardPgOptions *options,
                                          GCancellable           *cancellable,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void        steward_pg_close             (StewardPg              *self);

gboolean    steward_pg_is_open           (StewardPg              *self);
const char *steward_pg_get_server        (StewardPg              *self);
int         steward_pg_get_version       (StewardPg              *self);
const char *steward_pg_get_version_text  (StewardPg              *self);
const char *steward_pg_get_tls           (StewardPg              *self);
const char *steward_pg_get_sqlstate      (StewardPg              *self);
const char *steward_pg_get_complaint     (StewardPg              *self);
char       *steward_pg_quote_identifier  (StewardPg              *self,
                                          const char             *name) G_GNUC_WARN_UNUSED_RESULT;

gboolean    steward_pg_query             (StewardPg              *self,
                                          const char             *sql,
                                          const char *const      *parameters,
                                          int                     n_parameters,
                                          StewardPgRowFunc        func,
                                          gpointer                user_data,
                                          GCancellable           *cancellable,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_pg_run               (StewardPg              *self,
                                          const char             *sql,
                                          GCancellable           *cancellable,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_pg_query_text        (StewardPg              *self,
                                          const char             *sql,
                                          const char *const      *parameters,
                                          int                     n_parameters,
                                          GCancellable           *cancellable,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPg, steward_pg_close)

G_END_DECLS
