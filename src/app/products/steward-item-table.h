/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the items of a table are. */
typedef struct
{
  const char *css_class;
  int narrow_below;                    /* pixels of width that columns need */
  const char *(*get_id) (gpointer item);
  void (*tick) (gpointer item);        /* lets its clock be shown anew */
} StewardItemTableKind;

/**
 * StewardItemTable:
 *
 * A sorted list of a few hundred items: with columns where there is room, else
 * with rows of several lines. What is chosen stays so while the list changes.
 * Signal: "open" (id of an item).
 */
#define STEWARD_TYPE_ITEM_TABLE (steward_item_table_get_type ())
G_DECLARE_FINAL_TYPE (StewardItemTable, steward_item_table, STEWARD, ITEM_TABLE, GtkWidget)

GtkWidget     *steward_item_table_new          (const StewardItemTableKind *kind,
                                                GListModel                 *items,
                                                GtkListItemFactory         *rows,
                                                GtkSorter                  *order,
                                                const char                 *label);

GtkColumnView *steward_item_table_get_columns  (StewardItemTable           *self);
GListModel    *steward_item_table_get_model    (StewardItemTable           *self);
const char    *steward_item_table_get_selected (StewardItemTable           *self);
gboolean       steward_item_table_select       (StewardItemTable           *self,
                                                const char                 *id);
const char    *steward_item_table_move         (StewardItemTable           *self,
                                                int                         step);
void           steward_item_table_focus        (StewardItemTable           *self);

G_END_DECLS
