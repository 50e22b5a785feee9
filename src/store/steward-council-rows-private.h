/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council-rows.h"

#include "steward-db.h"

G_BEGIN_DECLS

/* Shared by the steward-council-rows-*.c and steward-access-rows-*.c files. */

/* The columns of a row, one after the other. */
typedef struct
{
  StewardStatement *statement;         /* (unowned) */
  int column;                          /* the next one */
} StewardCells;

typedef gboolean (*StewardRowsCall)  (StewardDb     *db,
                                      gpointer       data,
                                      GError       **error);
typedef gboolean (*StewardRowsVisit) (StewardCells  *cells,
                                      gpointer       data,
                                      GError       **error);

gboolean    steward_council_rows_run       (StewardGovernance  *self,
                                            StewardRowsCall     call,
                                            gpointer            data,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_council_rows_visit     (StewardDb          *db,
                                            const char         *query,
                                            const char         *key,
                                            StewardRowsVisit    visit,
                                            gpointer            data,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_council_rows_visit_statement (StewardStatement *statement,
                                            StewardRowsVisit    visit,
                                            gpointer            data,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;

const char *steward_cells_get_text         (StewardCells       *self);
char       *steward_cells_dup_text         (StewardCells       *self) G_GNUC_WARN_UNUSED_RESULT;
gint64      steward_cells_get_number       (StewardCells       *self);
gboolean    steward_cells_get_review_kind  (StewardCells       *self,
                                            StewardReviewKind  *out_kind,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_cells_get_change_state (StewardCells       *self,
                                            StewardChangeState *out_state,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
StewardTouches steward_cells_get_touches   (StewardCells       *self);

G_END_DECLS
