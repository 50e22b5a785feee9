/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-pg.h"

G_BEGIN_DECLS

/* A throwaway PostgreSQL 15 (tests/postgres.sh) that lasts as long as the test
 * program. */
typedef struct
{
  char *folder;
  char *ca;                            /* has signed the server's certificate */
  char *other_ca;                      /* has not */
  unsigned port;
} StewardTestPostgres;

StewardTestPostgres *steward_test_postgres_get   (void);
void                 steward_test_postgres_sql   (const char *database,
                                                  const char *script);
StewardPgOptions     steward_test_postgres_admin (const char *database);
void                 steward_test_postgres_stop  (void);

G_END_DECLS
