/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libpq-fe.h>

#include "steward-pg.h"

G_BEGIN_DECLS

/* Shared by steward-pg*.c only. */

typedef struct
{
  const StewardPgOptions *options;
  char *server;                        /* "db.example.com:5432", for people */
  char *host;                          /* what libpq verifies: ASCII name, address or folder */
  const char *sslmode;                 /* libpq's word */
  const char *sslrootcert;             /* a file, never NULL */
  GPtrArray *addresses;                /* char*; one empty string for a socket */
} StewardPgTarget;

StewardPgTarget *steward_pg_target_new   (const StewardPgOptions *options,
                                          GCancellable           *cancellable,
                                          GError                **error);
void             steward_pg_target_free  (StewardPgTarget        *self);

PGconn          *steward_pg_connect      (StewardPgTarget        *target,
                                          GCancellable           *cancellable,
                                          GError                **error);
gboolean         steward_pg_wait         (int                     fd,
                                          GIOCondition            condition,
                                          gint64                  deadline,
                                          gboolean               *out_ready,
                                          GCancellable           *cancellable,
                                          GError                **error);

char            *steward_pg_clean_text   (const char             *text,
                                          const char             *password);
gboolean         steward_pg_find_sqlstate (const char            *text,
                                          char                    out_sqlstate[6]);
void             steward_pg_set_error    (GError                **error,
                                          const char             *server,
                                          const char             *sqlstate,
                                          const char             *text,
                                          const char             *missing);
char            *steward_pg_word_at      (const char             *sql,
                                          const char             *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPgTarget, steward_pg_target_free)

G_END_DECLS
