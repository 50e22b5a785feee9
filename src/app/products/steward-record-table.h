/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-badge.h"
#include "steward-record-model.h"

G_BEGIN_DECLS

/* One column of a table of records. */
typedef struct
{
  const char *title;                   /* N_() */
  int width;                           /* pixels; below 0: at least as many, and what is left */
  const char *css_class;               /* of its cells, nullable */
  void (*show) (StewardBadge *cell, gpointer record);
} StewardRecordColumn;

GtkWidget *steward_record_table_new (const StewardRecordColumn *columns,
                                     guint                      n_columns,
                                     GtkSelectionModel         *model);

G_END_DECLS
