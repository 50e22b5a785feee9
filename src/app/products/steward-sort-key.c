/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which header was clicked, on a GTK whose column view keeps that to itself
 * (the getters came with 4.10). The view's own sorter asks the sorter of its
 * primary column first and turns the answer round when the column is sorted
 * downwards. So each column's sorter answers "smaller" and remembers that it
 * was asked: one comparison of two arbitrary objects tells column and
 * direction. No row is ever compared. */

#include "config.h"

#include "steward-sort-key.h"

struct _StewardSortKey
{
  GtkSorter parent_instance;

  StewardSort sort;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (StewardSortKey, steward_sort_key, GTK_TYPE_SORTER)

static GtkOrdering
steward_sort_key_compare (GtkSorter *sorter,
                          gpointer   a,
                          gpointer   b)
{
  STEWARD_SORT_KEY (sorter)->asked = TRUE;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
steward_sort_key_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
steward_sort_key_class_init (StewardSortKeyClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = steward_sort_key_compare;
  sorter_class->get_order = steward_sort_key_get_order;
}

static void
steward_sort_key_init (StewardSortKey *self)
{
}

static GtkColumnViewColumn *
get_column (GtkColumnView *view,
            guint          position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  return column;
}

static StewardSortKey *
get_key (GtkColumnViewColumn *column)
{
  GtkSorter *sorter = column == NULL ? NULL : gtk_column_view_column_get_sorter (column);

  return sorter != NULL && STEWARD_IS_SORT_KEY (sorter) ? STEWARD_SORT_KEY (sorter) : NULL;
}

static void
forget_all (GtkColumnView *view)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; (column = get_column (view, i)) != NULL; i++)
    {
      StewardSortKey *self = get_key (column);

      if (self != NULL)
        self->asked = FALSE;
    }
}

/**
 * steward_sort_key_new:
 * @sort: what a click on the column's header asks for
 *
 * Returns: (transfer full): the sorter for one column
 */
GtkSorter *
steward_sort_key_new (StewardSort sort)
{
  StewardSortKey *self = g_object_new (STEWARD_TYPE_SORT_KEY, NULL);

  self->sort = sort;

  return GTK_SORTER (self);
}

/**
 * steward_sort_key_read:
 * @view: a view whose columns have sort keys
 * @out_sort: (out): the order that its header shows
 * @out_descending: (out): whether it shows it downwards
 *
 * Returns: whether the header shows any order
 */
gboolean
steward_sort_key_read (GtkColumnView *view,
                       StewardSort   *out_sort,
                       gboolean      *out_descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkColumnViewColumn *column;
  GtkOrdering answer;

  forget_all (view);
  answer = gtk_sorter_compare (sorter, view, sorter);
  for (guint i = 0; (column = get_column (view, i)) != NULL; i++)
    {
      StewardSortKey *self = get_key (column);

      if (self == NULL || !self->asked)
        continue;
      *out_sort = self->sort;
      *out_descending = answer == GTK_ORDERING_LARGER;
      return TRUE;
    }

  return FALSE;
}

/**
 * steward_sort_key_show:
 * @view: a view whose columns have sort keys
 * @sort: the order of the query
 * @descending: whether it runs downwards
 *
 * Shows an order in the header that was not chosen there.
 */
void
steward_sort_key_show (GtkColumnView *view,
                       StewardSort    sort,
                       gboolean       descending)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; (column = get_column (view, i)) != NULL; i++)
    {
      StewardSortKey *self = get_key (column);

      if (self != NULL && self->sort == sort)
        gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
