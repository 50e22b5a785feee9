/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/* Access lists in the server's own writing: '{owner=arwdDxt/owner,=r/owner}'.
 * Pure. */

/**
 * StewardPostgresAclFunc:
 * @grantee: (nullable): %NULL for PUBLIC
 * @privileges: (array zero-terminated=1): letters, "r*w"
 *
 * Returns: %FALSE with @error to stop
 */
typedef gboolean (*StewardPostgresAclFunc) (const char  *grantee,
                                            const char  *privileges,
                                            const char  *grantor,
                                            gpointer     user_data,
                                            GError     **error);

gboolean    steward_postgres_acl_parse     (const char              *text,
                                            StewardPostgresAclFunc   func,
                                            gpointer                 user_data,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_postgres_acl_privilege (char                     letter);

G_END_DECLS
