/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Joins cells to the rows of a query model: a row may be bound before it is
 * loaded and may change while it is bound, so each cell follows its row's
 * "loaded" for as long as it shows it. Widgets are made once and reused. */

#include "config.h"

#include "steward-row-factory.h"

#include "steward-list-keys.h"

typedef struct
{
  const StewardCell *cell;             /* static */
  GObject *density;                    /* unowned: has a "compact" property and outlives the view */
} Context;

static void
loaded_cb (StewardEntryRow *row,
           GParamSpec      *pspec,
           GtkListItem     *item)
{
  const StewardCell *cell = g_object_get_data (G_OBJECT (item), "steward-cell");

  cell->show (gtk_list_item_get_child (item), row);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Context                  *context)
{
  GtkWidget *child = context->cell->make (context->density);

  steward_list_keys_mark (child, item);
  g_object_set_data (G_OBJECT (item), "steward-cell", (gpointer) context->cell);
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Context                  *context)
{
  StewardEntryRow *row = gtk_list_item_get_item (item);

  g_signal_connect (row, "notify::loaded", G_CALLBACK (loaded_cb), item);
  context->cell->show (gtk_list_item_get_child (item), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Context                  *context)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), loaded_cb, item);
}

static void
free_context (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

/**
 * steward_row_factory_new:
 * @cell: (transfer none): static, how a row is shown
 * @density: handed to @cell when it makes its widgets
 *
 * Returns: (transfer full): the factory for a column or a list
 */
GtkListItemFactory *
steward_row_factory_new (const StewardCell *cell,
                         GObject           *density)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Context *context = g_new (Context, 1);

  *context = (Context) { cell, density };
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), context);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), context);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), context, free_context, 0);

  return factory;
}
