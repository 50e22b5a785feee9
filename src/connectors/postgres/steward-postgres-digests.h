/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardPostgresDigests:
 *
 * The columns of each table as they were at the last look, so that only changes
 * are told. The cursor of the signals.
 */
typedef struct _StewardPostgresDigests StewardPostgresDigests;

StewardPostgresDigests *steward_postgres_digests_new     (const char             *cursor) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_postgres_digests_free    (StewardPostgresDigests *self);
gboolean                steward_postgres_digests_note    (StewardPostgresDigests *self,
                                                          const char             *table_id,
                                                          const char             *digest);
char                   *steward_postgres_digests_to_text (StewardPostgresDigests *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPostgresDigests, steward_postgres_digests_free)

G_END_DECLS
