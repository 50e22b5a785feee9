/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-effect.h"

G_BEGIN_DECLS

/* Grants in the dialects of SQL, for steward-grant-script.c only. */

typedef struct _StewardSqlDialect StewardSqlDialect;

const StewardSqlDialect *steward_sql_dialect_find      (const char                 *scheme);
const char              *steward_sql_dialect_get_title (const StewardSqlDialect    *self);
char                    *steward_sql_quote_name        (const StewardSqlDialect    *self,
                                                        const char                 *name) G_GNUC_WARN_UNUSED_RESULT;
char                    *steward_sql_quote_text        (const StewardSqlDialect    *self,
                                                        const char                 *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean                 steward_sql_dialect_add       (const StewardSqlDialect    *self,
                                                        StewardEffectPlan          *plan,
                                                        const StewardEffect        *effect,
                                                        const StewardAccessObject  *object,
                                                        const char *const          *path);

G_END_DECLS
