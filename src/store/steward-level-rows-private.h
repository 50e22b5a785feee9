/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-level-rows.h"

#include "steward-council-rows-private.h"

G_BEGIN_DECLS

/* Shared by the steward-level-rows*.c files. */

gboolean    steward_level_rows_write   (StewardGovernance  *self,
                                        StewardRowsCall     call,
                                        gpointer            data,
                                        const guint        *n_news,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
double      steward_cells_get_figure   (StewardCells       *self);
int         steward_cells_get_word     (StewardCells       *self,
                                        int                 last);
StewardSlo *steward_cells_read_slo     (StewardCells       *self,
                                        const char         *id) G_GNUC_WARN_UNUSED_RESULT;
void        steward_slo_bind           (const StewardSlo   *self,
                                        StewardStatement   *statement);
void        steward_figure_bind        (StewardStatement   *statement,
                                        const char         *parameter,
                                        double              figure);

G_END_DECLS
