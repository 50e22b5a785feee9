/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of accesses: columns, rows and order put together. */

#include "config.h"

#include "steward-access-table.h"

#include <glib/gi18n.h>

#include "steward-access-item.h"

static const char *
get_id (gpointer item)
{
  return steward_access_item_get_id (item);
}

static void
tick (gpointer item)
{
  steward_access_item_tick (item);
}

/**
 * steward_access_table_new:
 * @kind: what is listed
 * @items: (transfer none): of #StewardAccessItem
 *
 * Returns: (transfer floating): a table
 */
GtkWidget *
steward_access_table_new (StewardAccessListKind  kind,
                          GListModel            *items)
{
  static const StewardItemTableKind accesses = { "accesses", 920, get_id, tick };
  g_autoptr (GtkListItemFactory) rows = steward_access_rows_new (kind);
  GtkWidget *table = steward_item_table_new (&accesses, items, rows, steward_access_order_new (), _("Accesses"));

  steward_access_columns_add (steward_item_table_get_columns (STEWARD_ITEM_TABLE (table)), kind);

  return table;
}
