/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys for lists. The letters move as the arrows do. Rows are found through the
 * list item that their cell was made for, which knows its position. */

#include "config.h"

#include "steward-list-keys.h"

#define ITEM_KEY "steward-list-item"

/**
 * steward_list_keys_mark:
 * @cell: what a factory made
 * @item: for which it was made
 *
 * Lets steward_list_keys_focus_row() find the row around @cell.
 */
void
steward_list_keys_mark (GtkWidget   *cell,
                        GtkListItem *item)
{
  g_object_set_data (G_OBJECT (cell), ITEM_KEY, item);
}

/**
 * steward_list_keys_find_view:
 * @widget: a list, or a table around one
 *
 * Returns: (transfer none): the list itself
 */
GtkWidget *
steward_list_keys_find_view (GtkWidget *widget)
{
  if (GTK_IS_LIST_BASE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      return child;

  return widget;
}

static gboolean
is_typing (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static GtkListItem *
find_item (GtkWidget *row)
{
  for (GtkWidget *widget = row; widget != NULL; widget = gtk_widget_get_first_child (widget))
    {
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), ITEM_KEY);

      if (item != NULL)
        return item;
    }

  return NULL;
}

/* The row that has the focus, or that would have it; −1: none. */
static int
find_focus (GtkWidget *view)
{
  GtkWidget *row = gtk_widget_get_focus_child (view);
  GtkListItem *item = row == NULL ? NULL : find_item (row);

  return item == NULL ? -1 : (int) gtk_list_item_get_position (item);
}

static gboolean
move (GtkWidget *view,
      int        step)
{
  int position = find_focus (view);
  GtkSelectionModel *model = GTK_IS_LIST_VIEW (view) ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
  int n_items = model == NULL ? 0 : (int) g_list_model_get_n_items (G_LIST_MODEL (model));

  if (n_items == 0)
    return GDK_EVENT_STOP;
  /* The first key chooses the row that waits with the focus. */
  if (position < 0 || !gtk_selection_model_is_selected (model, position))
    step = 0;
  steward_list_keys_focus_row (view, CLAMP (position + step, 0, n_items - 1));

  return GDK_EVENT_STOP;
}

/**
 * steward_list_keys_handle:
 * @view: a list that can be seen
 * @keyval: a key that nobody took before
 * @state: with its modifiers
 *
 * Returns: whether the key moved in the list; letters do only while no text
 *   field has the focus
 */
gboolean
steward_list_keys_handle (GtkWidget       *view,
                          guint            keyval,
                          GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !gtk_widget_get_mapped (view) ||
      is_typing (view))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_j)
    return move (view, 1);
  if (keyval == GDK_KEY_k)
    return move (view, -1);

  return GDK_EVENT_PROPAGATE;
}

/**
 * steward_list_keys_focus_row:
 * @view: a list whose cells are marked
 * @position: of a row
 *
 * Scrolls to the row, selects it and gives it the focus.
 */
void
steward_list_keys_focus_row (GtkWidget *view,
                             guint      position)
{
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", position, FALSE, FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = find_item (row);

      if (item == NULL || gtk_list_item_get_position (item) != position)
        continue;
      gtk_widget_grab_focus (row);
      return;
    }
}
