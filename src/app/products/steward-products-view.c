/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two shapes of the product list over one selection. Only the shape that
 * is seen has the model, so that no row is ever made twice; GTK 4.8 has no
 * breakpoints, so the view decides by the width that it is given. */

#include "config.h"

#include "steward-products-view.h"

#include "steward-badge.h"
#include "steward-list-keys.h"
#include "steward-product-columns.h"
#include "steward-sort-key.h"
#include "steward-time.h"

#define NARROW_BELOW 900
#define NARROW_ROW 60
#define COMPACT_ROW 28
#define WIDE_ROW 44

struct _StewardProductsView
{
  GtkWidget parent_instance;

  StewardKeySelection *selection;      /* owned, nullable */
  gboolean compact;
  gboolean narrow;
  gboolean settling;                   /* the header changes because the query did */
  guint idle;                          /* until the shape changes */

  GtkWidget *stack;                    /* template children */
  GtkWidget *table_scroll;
  GtkColumnView *table;
  GtkWidget *rows_scroll;
  GtkListView *rows;
};

G_DEFINE_FINAL_TYPE (StewardProductsView, steward_products_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
} StewardProductsViewProperty;

static GParamSpec *props[PROP_NARROW + 1];

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_ORDER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (StewardProductsView *self,
             guint                position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
sorter_changed_cb (StewardProductsView *self)
{
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0);
}

static void
apply_shape (StewardProductsView *self)
{
  GtkSelectionModel *model = self->selection == NULL ? NULL : GTK_SELECTION_MODEL (self->selection);

  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->narrow ? self->rows_scroll : self->table_scroll);
}

static GtkAdjustment *
get_adjustment (StewardProductsView *self)
{
  GtkWidget *scroll = self->narrow ? self->rows_scroll : self->table_scroll;

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
}

/* Whoever scrolls wants what is below. */
static void
scrolled_cb (StewardProductsView *self)
{
  if (self->selection != NULL && gtk_adjustment_get_value (get_adjustment (self)) > 0)
    steward_lead_model_hurry (steward_key_selection_get_lead (self->selection));
}

static void
keep_place (StewardProductsView *self)
{
  guint position;

  if (self->selection == NULL || !steward_key_selection_get_position (self->selection, &position))
    return;
  steward_lead_model_settle (steward_key_selection_get_lead (self->selection));
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_widget_activate_action (steward_products_view_get_list (self), "list.scroll-to-item", "u", position);
}

static gboolean
idle_cb (gpointer user_data)
{
  StewardProductsView *self = user_data;

  self->idle = 0;
  self->narrow = !self->narrow;
  apply_shape (self);
  keep_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

static double
get_text_scale (StewardProductsView *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi <= 0 ? 1 : CLAMP (dpi / (96. * 1024.), .5, 4);
}

static void
follow_scale (StewardProductsView *self)
{
  steward_product_columns_set_scale (self->table, get_text_scale (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tick_cb (GtkWidget *widget)
{
  steward_badge_refresh_ages (steward_products_view_get_list (STEWARD_PRODUCTS_VIEW (widget)));
}

static void
steward_products_view_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  gtk_widget_measure (STEWARD_PRODUCTS_VIEW (widget)->stack, orientation, for_size, minimum, natural, NULL, NULL);
}

/* Rows are at least this high; one more may be seen in part. */
static void
follow_height (StewardProductsView *self,
               int                  height)
{
  double row = self->narrow ? NARROW_ROW : self->compact ? COMPACT_ROW : WIDE_ROW;

  if (self->selection != NULL)
    steward_lead_model_set_window (steward_key_selection_get_lead (self->selection),
                                   height / (row * get_text_scale (self)) + 1);
}

static void
steward_products_view_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  StewardProductsView *self = STEWARD_PRODUCTS_VIEW (widget);
  gboolean narrow = width < NARROW_BELOW * get_text_scale (self);

  gtk_widget_allocate (self->stack, width, height, baseline, NULL);
  follow_height (self, height);
  /* A list must not get another model inside an allocation. */
  if (narrow != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE, idle_cb, self, NULL);
  else if (narrow == self->narrow)
    g_clear_handle_id (&self->idle, g_source_remove);
}

static void
steward_products_view_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  StewardProductsView *self = STEWARD_PRODUCTS_VIEW (object);

  switch ((StewardProductsViewProperty) prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    }
}

static void
set_compact (StewardProductsView *self,
             gboolean             compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
steward_products_view_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch ((StewardProductsViewProperty) prop_id)
    {
    case PROP_COMPACT:
      set_compact (STEWARD_PRODUCTS_VIEW (object), g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      break;
    }
}

static void
steward_products_view_dispose (GObject *object)
{
  StewardProductsView *self = STEWARD_PRODUCTS_VIEW (object);

  /* A header that goes loses its order; nobody wants to know. */
  self->settling = TRUE;
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->stack != NULL)
    steward_products_view_set_selection (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PRODUCTS_VIEW);

  G_OBJECT_CLASS (steward_products_view_parent_class)->dispose (object);
}

static void
install_signals (GObjectClass *klass)
{
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ORDER_CHANGED] = g_signal_new ("order-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_products_view_class_init (StewardProductsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_products_view_get_property;
  object_class->set_property = steward_products_view_set_property;
  object_class->dispose = steward_products_view_dispose;
  widget_class->measure = steward_products_view_measure;
  widget_class->size_allocate = steward_products_view_size_allocate;

  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  install_signals (object_class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stewardconsole/Steward/ui/products/steward-products-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardProductsView, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsView, table_scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsView, table);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsView, rows_scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsView, rows);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "products-view");
}

static void
steward_products_view_init (StewardProductsView *self)
{
  g_autoptr (GtkListItemFactory) factory = steward_product_rows_new (G_OBJECT (self));
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  gtk_widget_init_template (GTK_WIDGET (self));
  steward_product_columns_add (self->table, G_OBJECT (self));
  gtk_list_view_set_factory (self->rows, factory);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (follow_scale), self, G_CONNECT_SWAPPED);
  follow_scale (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->table_scroll)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->rows_scroll)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  steward_time_watch (GTK_WIDGET (self), tick_cb);
}

/**
 * steward_products_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
steward_products_view_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCTS_VIEW, NULL);
}

/**
 * steward_products_view_get_narrow:
 * @self: the view
 *
 * Returns: whether it shows rows of three lines instead of columns
 */
gboolean
steward_products_view_get_narrow (StewardProductsView *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_VIEW (self), FALSE);

  return self->narrow;
}

/**
 * steward_products_view_get_list:
 * @self: the view
 *
 * Returns: (transfer none): the list that is seen, whose children are the rows
 */
GtkWidget *
steward_products_view_get_list (StewardProductsView *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_VIEW (self), NULL);

  return self->narrow ? GTK_WIDGET (self->rows) : steward_list_keys_find_view (GTK_WIDGET (self->table));
}

/**
 * steward_products_view_read_order:
 * @self: the view
 * @out_sort: (out): the order that the header shows
 * @out_descending: (out): whether it runs downwards
 *
 * Returns: whether the header shows any
 */
gboolean
steward_products_view_read_order (StewardProductsView *self,
                                  StewardSort         *out_sort,
                                  gboolean            *out_descending)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_VIEW (self), FALSE);

  return steward_sort_key_read (self->table, out_sort, out_descending);
}

/**
 * steward_products_view_set_selection:
 * @self: the view
 * @selection: (nullable): the rows that it shows from now on
 */
void
steward_products_view_set_selection (StewardProductsView *self,
                                     StewardKeySelection *selection)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  g_set_object (&self->selection, selection);
  apply_shape (self);
}

/**
 * steward_products_view_set_kind:
 * @self: the view
 * @kind: what its rows are
 */
void
steward_products_view_set_kind (StewardProductsView *self,
                                StewardEntryKind     kind)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  steward_product_columns_set_kind (self->table, kind);
}

/**
 * steward_products_view_show_order:
 * @self: the view
 * @sort: the order of the query
 * @descending: whether it runs downwards
 *
 * Shows an order in the header, without saying that it changed.
 */
void
steward_products_view_show_order (StewardProductsView *self,
                                  StewardSort          sort,
                                  gboolean             descending)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  self->settling = TRUE;
  steward_sort_key_show (self->table, sort, descending);
  self->settling = FALSE;
}

/**
 * steward_products_view_rewind:
 * @self: the view
 *
 * Scrolls to the first row.
 */
void
steward_products_view_rewind (StewardProductsView *self)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  /* Not by the adjustment: rows that are new have no height yet. */
  if (self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (steward_products_view_get_list (self), "list.scroll-to-item", "u", 0);
}

/**
 * steward_products_view_expect:
 * @self: the view
 *
 * Tells that another query was asked for, of which the first rows matter.
 */
void
steward_products_view_expect (StewardProductsView *self)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  if (self->selection != NULL)
    steward_lead_model_expect (steward_key_selection_get_lead (self->selection),
                               gtk_adjustment_get_value (get_adjustment (self)) <= 0);
}

/**
 * steward_products_view_focus_row:
 * @self: the view
 * @position: of a row
 *
 * Scrolls to the row, selects it and gives it the focus.
 */
void
steward_products_view_focus_row (StewardProductsView *self,
                                 guint                position)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_VIEW (self));

  if (self->selection == NULL)
    return;
  if (position >= steward_lead_model_get_n_lead (steward_key_selection_get_lead (self->selection)))
    steward_lead_model_settle (steward_key_selection_get_lead (self->selection));
  steward_list_keys_focus_row (steward_products_view_get_list (self), position);
}
