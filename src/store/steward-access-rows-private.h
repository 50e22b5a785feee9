/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rows.h"

#include "steward-council-rows-private.h"

G_BEGIN_DECLS

/* Shared by the steward-access-rows*.c files. */

/* Between the words of one cell; no word has it. */
#define STEWARD_ROWS_SEPARATOR "\x1e"

/* Whoever was merged into somebody else, and into whom. */
typedef GHashTable StewardMerges;

StewardMerges *steward_merges_load       (StewardDb      *db,
                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;
const char    *steward_merges_find       (StewardMerges  *self,
                                          const char     *person);
void           steward_merges_update     (StewardMerges  *self,
                                          char          **person);
gboolean       steward_access_parts_read (StewardDb      *db,
                                          StewardMerges  *merges,
                                          StewardAccess  *access,
                                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char         **steward_cells_split_text  (StewardCells   *self) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_cells_dup_valid   (StewardCells   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
