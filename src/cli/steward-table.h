/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardTable:
 *
 * Rows of text in aligned columns, for people. Cells are escaped.
 */
typedef struct _StewardTable StewardTable;

StewardTable *steward_table_new    (const char *const *titles) G_GNUC_WARN_UNUSED_RESULT;
void          steward_table_add    (StewardTable      *self,
                                    const char        *cell,
                                    ...) G_GNUC_NULL_TERMINATED;
void          steward_table_add_cells (StewardTable   *self,
                                    const char *const *cells);
void          steward_table_print  (StewardTable      *self,
                                    const char        *indent);
void          steward_table_free   (StewardTable      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTable, steward_table_free)

G_END_DECLS
