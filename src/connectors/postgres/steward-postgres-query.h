/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-pg.h"

G_BEGIN_DECLS

/* Statements by the name of their file in queries/, and long answers in
 * batches, all seen at one moment. */

gboolean steward_postgres_query        (StewardPg           *pg,
                                        const char          *name,
                                        const char *const   *parameters,
                                        int                  n_parameters,
                                        StewardPgRowFunc     func,
                                        gpointer             user_data,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_postgres_query_text   (StewardPg           *pg,
                                        const char          *name,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_postgres_cursor_open  (StewardPg           *pg,
                                        const char          *name,
                                        const char *const   *parameters,
                                        int                  n_parameters,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_postgres_cursor_fetch (StewardPg           *pg,
                                        unsigned             n_rows,
                                        StewardPgRowFunc     func,
                                        gpointer             user_data,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_postgres_cursor_close (StewardPg           *pg,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

char    *steward_postgres_make_array   (GPtrArray           *texts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
