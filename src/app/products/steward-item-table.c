/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table. It has one order and one selection for both of its shapes; only
 * the shape that is shown has the model. What its items are, it asks their kind. */

#include "config.h"

#include "steward-item-table.h"

#include "steward-list-keys.h"
#include "steward-time.h"

struct _StewardItemTable
{
  GtkWidget parent_instance;

  const StewardItemTableKind *kind;    /* static */
  GtkSortListModel *sorted;            /* owned */
  GtkSingleSelection *selection;       /* owned */
  char *selected;                      /* owned, nullable: id of what is chosen */
  gboolean filling;
  gboolean narrow;
  guint idle;                          /* swaps the shape after an allocation */

  GtkWidget *stack;                    /* the child */
  GtkWidget *table_scroll;             /* unowned, below it */
  GtkColumnView *table;
  GtkWidget *rows_scroll;
  GtkListView *rows;
};

G_DEFINE_FINAL_TYPE (StewardItemTable, steward_item_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_id (StewardItemTable *self,
        guint             position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item == NULL ? NULL : self->kind->get_id (item);
}

static GtkWidget *
get_list (StewardItemTable *self)
{
  return self->narrow ? GTK_WIDGET (self->rows) : steward_list_keys_find_view (GTK_WIDGET (self->table));
}

static gboolean
find (StewardItemTable *self,
      const char       *id,
      guint            *out_position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_items; i++)
    if (g_strcmp0 (get_id (self, i), id) == 0)
      {
        *out_position = i;
        return TRUE;
      }

  return FALSE;
}

static void
apply_shape (StewardItemTable *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->narrow ? self->rows_scroll : self->table_scroll);
}

static gboolean
idle_cb (gpointer user_data)
{
  StewardItemTable *self = user_data;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->idle = 0;
  self->narrow = !self->narrow;
  apply_shape (self);
  /* The row that had it is gone. */
  if (had_focus)
    steward_item_table_focus (self);

  return G_SOURCE_REMOVE;
}

static void
activate_cb (StewardItemTable *self,
             guint             position)
{
  g_autofree char *id = g_strdup (get_id (self, position));

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
selected_cb (StewardItemTable *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (self->filling || item == NULL)
    return;
  g_free (self->selected);
  self->selected = g_strdup (self->kind->get_id (item));
}

/* What was chosen is found again after everything was spliced. */
static void
items_changed_cb (StewardItemTable *self)
{
  guint position;

  if (self->selected == NULL || !find (self, self->selected, &position))
    return;
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
}

static gboolean
key_cb (StewardItemTable *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  return steward_list_keys_handle (get_list (self), keyval, state);
}

static void
tick_cb (GtkWidget *widget)
{
  StewardItemTable *self = STEWARD_ITEM_TABLE (widget);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_items && gtk_widget_get_mapped (widget); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      self->kind->tick (item);
    }
}

static void
steward_item_table_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  gtk_widget_measure (STEWARD_ITEM_TABLE (widget)->stack, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
steward_item_table_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  StewardItemTable *self = STEWARD_ITEM_TABLE (widget);
  gboolean narrow = width < self->kind->narrow_below;

  gtk_widget_allocate (self->stack, width, height, baseline, NULL);
  /* A list must not get another model inside an allocation. */
  if (narrow != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE, idle_cb, self, NULL);
  else if (narrow == self->narrow)
    g_clear_handle_id (&self->idle, g_source_remove);
}

static void
steward_item_table_dispose (GObject *object)
{
  StewardItemTable *self = STEWARD_ITEM_TABLE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (steward_item_table_parent_class)->dispose (object);
}

static void
steward_item_table_class_init (StewardItemTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_item_table_dispose;
  widget_class->measure = steward_item_table_measure;
  widget_class->size_allocate = steward_item_table_size_allocate;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_scroll (GtkWidget *view)
{
  gtk_widget_add_css_class (view, "products");

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL);
}

static void
steward_item_table_init (StewardItemTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->table, TRUE);
  self->rows = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_list_view_set_show_separators (self->rows, TRUE);
  self->table_scroll = make_scroll (GTK_WIDGET (self->table));
  self->rows_scroll = make_scroll (GTK_WIDGET (self->rows));
  g_object_set (self->rows_scroll, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_child (GTK_STACK (self->stack), self->table_scroll);
  gtk_stack_add_child (GTK_STACK (self->stack), self->rows_scroll);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->rows, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  steward_time_watch (GTK_WIDGET (self), tick_cb);
}

static GtkSorter *
make_sorter (StewardItemTable *self,
             GtkSorter        *order)
{
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();

  gtk_multi_sorter_append (sorter, g_object_ref (gtk_column_view_get_sorter (self->table)));
  gtk_multi_sorter_append (sorter, order);

  return GTK_SORTER (sorter);
}

static void
name_view (StewardItemTable *self,
           GtkWidget        *view,
           const char       *label)
{
  gtk_widget_add_css_class (view, self->kind->css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * steward_item_table_new:
 * @kind: static, what the items are
 * @items: (transfer none): of them
 * @rows: (transfer none): makes rows where there is no room for columns
 * @order: (transfer full): where no column is sorted by
 * @label: translated
 *
 * Returns: (transfer floating): a table without columns
 */
GtkWidget *
steward_item_table_new (const StewardItemTableKind *kind,
                        GListModel                 *items,
                        GtkListItemFactory         *rows,
                        GtkSorter                  *order,
                        const char                 *label)
{
  StewardItemTable *self = g_object_new (STEWARD_TYPE_ITEM_TABLE, NULL);

  self->kind = kind;
  name_view (self, GTK_WIDGET (self->table), label);
  name_view (self, GTK_WIDGET (self->rows), label);
  gtk_list_view_set_factory (self->rows, rows);
  self->sorted = gtk_sort_list_model_new (g_object_ref (items), make_sorter (self, order));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->sorted));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_data (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  apply_shape (self);

  return GTK_WIDGET (self);
}

/**
 * steward_item_table_get_columns:
 * @self: a table
 *
 * Returns: (transfer none): the shape that has columns, to which they are added
 */
GtkColumnView *
steward_item_table_get_columns (StewardItemTable *self)
{
  g_return_val_if_fail (STEWARD_IS_ITEM_TABLE (self), NULL);

  return self->table;
}

/**
 * steward_item_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none): what it shows, in the order in which it does
 */
GListModel *
steward_item_table_get_model (StewardItemTable *self)
{
  g_return_val_if_fail (STEWARD_IS_ITEM_TABLE (self), NULL);

  return G_LIST_MODEL (self->selection);
}

/**
 * steward_item_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): id of what was chosen last
 */
const char *
steward_item_table_get_selected (StewardItemTable *self)
{
  g_return_val_if_fail (STEWARD_IS_ITEM_TABLE (self), NULL);

  return self->selected;
}

/**
 * steward_item_table_select:
 * @self: a table
 * @id: of an item
 *
 * Returns: whether it is in the table; it is chosen then
 */
gboolean
steward_item_table_select (StewardItemTable *self,
                             const char       *id)
{
  guint position;

  g_return_val_if_fail (STEWARD_IS_ITEM_TABLE (self), FALSE);

  if (!find (self, id, &position))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);

  return TRUE;
}

/**
 * steward_item_table_move:
 * @self: a table
 * @step: how many rows to go, down or up
 *
 * Returns: (transfer none) (nullable): id of what is chosen now; %NULL when
 *   there is nothing in that direction
 */
const char *
steward_item_table_move (StewardItemTable *self,
                           int               step)
{
  int n_items, position;

  g_return_val_if_fail (STEWARD_IS_ITEM_TABLE (self), NULL);

  n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  position = (int) gtk_single_selection_get_selected (self->selection);
  if (position < 0 || position >= n_items)
    position = step > 0 ? -1 : n_items;
  if (position + step < 0 || position + step >= n_items)
    return NULL;
  gtk_single_selection_set_selected (self->selection, position + step);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position + step);

  return self->selected;
}

/**
 * steward_item_table_focus:
 * @self: a table
 *
 * Gives the focus to the row that is chosen, or else to the first.
 */
void
steward_item_table_focus (StewardItemTable *self)
{
  guint position;

  g_return_if_fail (STEWARD_IS_ITEM_TABLE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (self->selected == NULL || !find (self, self->selected, &position))
    position = 0;
  steward_list_keys_focus_row (get_list (self), position);
}
