/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"

G_BEGIN_DECLS

/* How one cell shows a row. */
typedef struct
{
  GtkWidget *(*make) (GObject *density);
  void (*show) (GtkWidget *cell, StewardEntryRow *row);
} StewardCell;

GtkListItemFactory *steward_row_factory_new (const StewardCell *cell,
                                             GObject           *density) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
