/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-pg.h"

G_BEGIN_DECLS

/* Granting on the test server: connectors of several roles, effects from short
 * words, and what roles can really do. */

gboolean             steward_test_grant_start     (void);
StewardConnector    *steward_test_grant_connector (const char          *writer,
                                                   const char          *password,
                                                   unsigned             port);
StewardEffect       *steward_test_effect          (StewardEffectAction  action,
                                                   const char          *access,
                                                   const char          *grantee,
                                                   const char          *object,
                                                   const char          *columns,
                                                   const char          *rows);
StewardEffectPlan   *steward_test_plan            (StewardConnector    *connector,
                                                   const StewardEffect *effect);
StewardEffectResult *steward_test_apply           (StewardConnector    *connector,
                                                   const StewardEffect *effect,
                                                   const char          *digest);
StewardEffectResult *steward_test_carry_out       (StewardConnector    *connector,
                                                   const StewardEffect *effect);
void                 steward_test_done            (StewardConnector    *connector,
                                                   const StewardEffect *effect);
gboolean             steward_test_has_sentence    (GPtrArray           *sentences,
                                                   const char          *part);

void                 steward_test_grant_forget    (void);
void                 steward_test_sql             (const char          *format,
                                                   ...) G_GNUC_PRINTF (1, 2);
char                *steward_test_ask             (const char          *role,
                                                   const char          *sql,
                                                   char               **out_sqlstate);
void                 steward_test_assert_reads    (const char          *role,
                                                   const char          *sql,
                                                   const char          *answer);
void                 steward_test_assert_refused  (const char          *role,
                                                   const char          *sql);
char                *steward_test_others          (const char          *role);

G_END_DECLS
