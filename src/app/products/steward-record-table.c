/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of plain records, made from a static list of columns. Every cell is
 * a badge: a word with or without a mark. */

#include "config.h"

#include "steward-record-table.h"

#include <glib/gi18n.h>

#include "steward-list-keys.h"

static void
setup_cb (GtkSignalListItemFactory  *factory,
          GtkListItem               *item,
          const StewardRecordColumn *column)
{
  GtkWidget *cell = steward_badge_new_cell ();

  if (column->css_class != NULL)
    gtk_widget_add_css_class (cell, column->css_class);
  steward_list_keys_mark (cell, item);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory  *factory,
         GtkListItem               *item,
         const StewardRecordColumn *column)
{
  column->show (STEWARD_BADGE (gtk_list_item_get_child (item)),
                steward_record_item_get (gtk_list_item_get_item (item)));
}

static GtkColumnViewColumn *
make_column (const StewardRecordColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *self = gtk_column_view_column_new (_(column->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  gtk_column_view_column_set_resizable (self, TRUE);
  gtk_column_view_column_set_fixed_width (self, ABS (column->width));
  gtk_column_view_column_set_expand (self, column->width < 0);

  return self;
}

/**
 * steward_record_table_new:
 * @columns: (array length=n_columns): static
 * @n_columns: how many there are
 * @model: (transfer none): a selection over a #StewardRecordModel
 *
 * Returns: (transfer floating): a #GtkColumnView
 */
GtkWidget *
steward_record_table_new (const StewardRecordColumn *columns,
                          guint                      n_columns,
                          GtkSelectionModel         *model)
{
  GtkWidget *table = gtk_column_view_new (g_object_ref (model));

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i]);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (table), TRUE);
  gtk_widget_add_css_class (table, "records");

  return table;
}
