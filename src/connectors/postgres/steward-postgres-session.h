/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-pg.h"
#include "steward-postgres-settings.h"

G_BEGIN_DECLS

/* Signing in as a source says, with the password from the keyring, and finding
 * the databases that count. */

StewardPostgresSettings *steward_postgres_read_settings  (StewardConnector               *connector,
                                                          GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;
unsigned                 steward_postgres_get_port       (StewardConnector               *connector);
StewardPg               *steward_postgres_sign_in        (StewardConnector               *connector,
                                                          const char                     *database,
                                                          GCancellable                   *cancellable,
                                                          GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean                 steward_postgres_has_writer     (StewardConnector               *connector);
StewardPg               *steward_postgres_sign_in_writer (StewardConnector               *connector,
                                                          const char                     *database,
                                                          gboolean                        writable,
                                                          GCancellable                   *cancellable,
                                                          GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;
StewardPg               *steward_postgres_sign_in_first  (StewardConnector               *connector,
                                                          const StewardPostgresSettings  *settings,
                                                          GCancellable                   *cancellable,
                                                          GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray               *steward_postgres_list_databases (StewardPg                      *pg,
                                                          const StewardPostgresSettings  *settings,
                                                          GCancellable                   *cancellable,
                                                          GError                        **error)
  G_GNUC_WARN_UNUSED_RESULT;

typedef gboolean (*StewardPostgresVisitFunc) (StewardPg     *pg,
                                              const char    *database,
                                              gpointer       user_data,
                                              GCancellable  *cancellable,
                                              GError       **error);

gboolean                 steward_postgres_visit_databases (StewardConnector              *connector,
                                                           const StewardPostgresSettings *settings,
                                                           GPtrArray                     *databases,
                                                           StewardPostgresVisitFunc       func,
                                                           gpointer                       user_data,
                                                           GPtrArray                     *refused,
                                                           GCancellable                  *cancellable,
                                                           GError                       **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
