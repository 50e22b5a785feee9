/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of products. Search, filters and order are parameters of one query;
 * the list shows its model and never filters or sorts a row itself. What is on
 * the screen stays until there is something else to show. */

#include "config.h"

#include "steward-products-list.h"

#include <glib/gi18n.h>

#include "steward-certified.h"
#include <string.h>

#include "steward-filter-bar.h"
#include "steward-list-keys.h"
#include "steward-products-footer.h"
#include "steward-products-remark.h"
#include "steward-products-status.h"
#include "steward-products-view.h"
#include "steward-time.h"

#define QUIET_MS 300

struct _StewardProductsList
{
  GtkWidget parent_instance;

  StewardServices *services;           /* owned */
  StewardQuery *query;                 /* owned, what is asked for */
  StewardQueryModel *model;            /* owned */
  StewardKeySelection *selection;      /* owned */
  StewardSourcesWatch *sources;        /* owned */
  StewardProductsRemark *remark;       /* owned */
  GSimpleActionGroup *actions;         /* owned */
  gboolean compact;
  gboolean rewind;                     /* the next rows are seen from the top */
  gboolean had_rows;                   /* so that none now is because of what is asked */
  guint waiting;                       /* until the spinner appears */
  guint64 totals[STEWARD_ENTRY_DATASET + 1]; /* rows of each kind, when last seen unfiltered */

  GtkWidget *content;                  /* template children */
  AdwHeaderBar *header;
  GtkSearchEntry *search;
  GtkToggleButton *products_button;
  GtkToggleButton *datasets_button;
  StewardFilterBar *filters;
  GtkWidget *sort_button;
  GtkStack *stack;
  StewardProductsView *view;
  StewardProductsStatus *status;
  StewardProductsFooter *footer;
};

G_DEFINE_FINAL_TYPE (StewardProductsList, steward_products_list, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SERVICES = 1,
  PROP_COMPACT,
} StewardProductsListProperty;

static GParamSpec *props[PROP_COMPACT + 1];

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const sort_names[] = {
  [STEWARD_SORT_NAME] = "name",
  [STEWARD_SORT_DOMAIN] = "domain",
  [STEWARD_SORT_OWNER] = "owner",
  [STEWARD_SORT_CERTIFICATION] = "certification",
  [STEWARD_SORT_CLASSIFICATION] = "classification",
  [STEWARD_SORT_LIFECYCLE] = "lifecycle",
  [STEWARD_SORT_SYNCED] = "synced",
};

static guint
count_rows (StewardProductsList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* What stands in the middle: rows, or why there are none. */

static void
show_count (StewardProductsList *self)
{
  StewardSourcesSum sum;
  guint64 total;

  /* The sources know their totals; a list that was seen whole knows better,
   * because it also counted what they no longer list. */
  steward_sources_watch_sum (self->sources, &sum);
  if (!steward_query_is_filtered (self->query) && !steward_query_model_get_busy (self->model))
    self->totals[self->query->kind] = count_rows (self);
  total = self->query->kind == STEWARD_ENTRY_PRODUCT ? sum.n_products : sum.n_datasets;
  total = MAX (total, self->totals[self->query->kind]);
  steward_products_footer_set_count (self->footer, self->query->kind, count_rows (self), total);
  steward_products_footer_set_sources (self->footer, &sum);
}

static void
show_reason (StewardProductsList *self)
{
  g_autofree char *filter = steward_filter_bar_dup_summary (self->filters);
  StewardSourcesSum sum;

  steward_sources_watch_sum (self->sources, &sum);
  if (steward_query_model_get_error (self->model) != NULL)
    steward_products_status_set_error (self->status, steward_query_model_get_error (self->model));
  else if ((sum.n_sources > 0 || self->had_rows) && (self->query->text != NULL || *filter != '\0'))
    steward_products_status_set_no_match (self->status, self->query->kind, self->query->text, filter);
  else if (sum.n_syncing > 0)
    steward_products_status_set_waiting (self->status, _("Fetching from your sources…"));
  else
    steward_products_status_set_empty (self->status, self->query->kind, &sum);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardProductsList *self = user_data;

  self->waiting = 0;
  steward_products_status_set_waiting (self->status, _("Searching…"));
  gtk_stack_set_visible_child_name (self->stack, "status");

  return G_SOURCE_REMOVE;
}

/* The letters of the list work from the start, not only after a click. */
static void
take_first_focus (StewardProductsList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (self->had_rows || root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->had_rows = TRUE;
  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    gtk_widget_child_focus (steward_products_view_get_list (self->view), GTK_DIR_TAB_FORWARD);
}

static void
show_state (StewardProductsList *self)
{
  gboolean busy = steward_query_model_get_busy (self->model);

  if (count_rows (self) > 0)
    {
      g_clear_handle_id (&self->waiting, g_source_remove);
      gtk_stack_set_visible_child_name (self->stack, "rows");
      steward_products_footer_set_error (self->footer, steward_query_model_get_error (self->model));
      take_first_focus (self);
    }
  else if (busy && self->waiting == 0)
    self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
  else if (!busy)
    {
      g_clear_handle_id (&self->waiting, g_source_remove);
      steward_products_footer_set_error (self->footer, NULL);
      show_reason (self);
    }
  show_count (self);
}

static void
count_remark (StewardProductsList *self)
{
  if (!steward_query_model_get_busy (self->model))
    steward_products_remark_count (self->remark, self->query, count_rows (self));
}

static void
items_changed_cb (StewardProductsList *self)
{
  if (self->rewind)
    steward_products_view_rewind (self->view);
  self->rewind = FALSE;
  show_state (self);
  count_remark (self);
}

static void
busy_cb (StewardProductsList *self)
{
  show_state (self);
  count_remark (self);
}

/* From the widgets to the query. */

static void
show_order (StewardProductsList *self)
{
  steward_products_view_show_order (self->view, self->query->sort, self->query->descending);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort")),
                             g_variant_new_string (sort_names[self->query->sort]));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending")),
                             g_variant_new_boolean (self->query->descending));
}

static void
ask (StewardProductsList *self)
{
  if (steward_query_equal (self->query, steward_query_model_get_query (self->model)))
    return;

  self->rewind = TRUE;
  steward_products_view_expect (self->view);
  steward_products_remark_forget (self->remark);
  steward_filter_bar_follow (self->filters, self->query);
  steward_query_model_set_query (self->model, self->query);
  show_state (self);
}

static void
search_changed_cb (StewardProductsList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->query->text, g_free);
  if (*text != '\0')
    self->query->text = g_steal_pointer (&text);
  if (self->model != NULL)
    ask (self);
}

static void
filters_changed_cb (StewardProductsList *self)
{
  steward_filter_bar_apply (self->filters, self->query);
  ask (self);
}

static void
kind_toggled_cb (StewardProductsList *self)
{
  gboolean products = gtk_toggle_button_get_active (self->products_button);

  if (self->model == NULL)
    return;
  self->query->kind = products ? STEWARD_ENTRY_PRODUCT : STEWARD_ENTRY_DATASET;
  steward_filter_bar_set_kind (self->filters, self->query->kind);
  steward_filter_bar_apply (self->filters, self->query);
  steward_products_view_set_kind (self->view, self->query->kind);
  g_object_set (self->search, "placeholder-text",
                products ? _("Search products, columns, owners…") : _("Search datasets, columns, owners…"), NULL);
  ask (self);
}

static void
order_changed_cb (StewardProductsList *self)
{
  if (!steward_products_view_read_order (self->view, &self->query->sort, &self->query->descending))
    return;
  show_order (self);
  ask (self);
}

static void
sort_action_cb (GSimpleAction       *action,
                GVariant            *value,
                StewardProductsList *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_str_equal (sort_names[i], g_variant_get_string (value, NULL)))
      self->query->sort = i;
  show_order (self);
  ask (self);
}

static void
descending_action_cb (GSimpleAction       *action,
                      GVariant            *value,
                      StewardProductsList *self)
{
  self->query->descending = g_variant_get_boolean (value);
  show_order (self);
  ask (self);
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StewardProductsList *self = user_data;

  steward_filter_bar_clear (self->filters);
  filters_changed_cb (self);
}

static void
clear_search_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (STEWARD_PRODUCTS_LIST (user_data)->search), "");
}

static void
show_datasets_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  gtk_toggle_button_set_active (STEWARD_PRODUCTS_LIST (user_data)->datasets_button, TRUE);
}

static void
retry_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  StewardProductsList *self = user_data;

  steward_query_model_set_query (self->model, self->query);
}

/* Opening and moving. */

static void
activate_cb (StewardProductsList *self,
             guint                position)
{
  g_autoptr (StewardEntryRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL && steward_entry_row_get_urn (row) != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, steward_entry_row_get_urn (row));
}

static void
search_activate_cb (StewardProductsList *self)
{
  if (count_rows (self) == 0)
    return;
  steward_key_selection_set_key (self->selection, steward_query_model_get_key (self->model, 0));
  activate_cb (self, 0);
}

static void
stop_search_cb (StewardProductsList *self)
{
  if (!steward_products_list_escape (self))
    steward_products_list_focus_rows (self);
}

static gboolean
search_key_cb (StewardProductsList *self,
               guint                keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (count_rows (self) > 0)
    steward_products_view_focus_row (self->view, 0);

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (StewardProductsList *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  return steward_list_keys_handle (steward_products_view_get_list (self->view), keyval, state);
}

static void
narrow_cb (StewardProductsList *self)
{
  gboolean narrow = steward_products_view_get_narrow (self->view);

  gtk_widget_set_visible (self->sort_button, narrow);
  steward_products_footer_set_narrow (self->footer, narrow);
}

static void
tick_cb (GtkWidget *widget)
{
  show_count (STEWARD_PRODUCTS_LIST (widget));
}

static void
remark_cb (StewardProductsList *self,
           const char          *words)
{
  steward_products_footer_set_remark (self->footer, words);
}

/* Making. */

static void
add_actions (StewardProductsList *self)
{
  static const GActionEntry entries[] = {
    { "clear-filters", clear_filters_cb },
    { "clear-search", clear_search_cb },
    { "show-datasets", show_datasets_cb },
    { "retry", retry_cb },
  };
  g_autoptr (GSimpleAction) sort = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING,
                                                                 g_variant_new_string ("name"));
  g_autoptr (GSimpleAction) descending = g_simple_action_new_stateful ("descending", NULL,
                                                                       g_variant_new_boolean (FALSE));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (sort, "change-state", G_CALLBACK (sort_action_cb), self, 0);
  g_signal_connect_object (descending, "change-state", G_CALLBACK (descending_action_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (sort));
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (descending));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (self->actions));
}

static void
add_keys (StewardProductsList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *search_keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (search_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (search_keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), search_keys);
}

static void
make_model (StewardProductsList *self)
{
  self->model = steward_catalog_query (steward_services_get_catalog (self->services), self->query);
  self->selection = steward_key_selection_new (self->model);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

static void
certificates_changed_cb (StewardProductsList *self)
{
  steward_certified_refresh (GTK_WIDGET (self->view));
}

static void
follow_council (StewardProductsList *self)
{
  StewardCouncil *council = steward_services_get_council (self->services);

  steward_certified_set_council (G_OBJECT (self->view), council);
  if (council != NULL)
    g_signal_connect_object (council, "changed", G_CALLBACK (certificates_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
steward_products_list_constructed (GObject *object)
{
  StewardProductsList *self = STEWARD_PRODUCTS_LIST (object);

  G_OBJECT_CLASS (steward_products_list_parent_class)->constructed (object);

  steward_filter_bar_set_services (self->filters, self->services);
  steward_filter_bar_follow (self->filters, self->query);
  self->remark = steward_products_remark_new (steward_services_get_catalog (self->services));
  g_signal_connect_object (self->remark, "counted", G_CALLBACK (remark_cb), self, G_CONNECT_SWAPPED);
  self->sources = steward_sources_watch_new (steward_services_get_sources (self->services));
  make_model (self);
  follow_council (self);
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "compact", self->view, "compact", G_BINDING_SYNC_CREATE);
  steward_products_view_set_selection (self->view, self->selection);
  show_order (self);
  show_state (self);
  steward_time_watch (GTK_WIDGET (self), tick_cb);
}

static void
steward_products_list_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  StewardProductsList *self = STEWARD_PRODUCTS_LIST (object);

  switch ((StewardProductsListProperty) prop_id)
    {
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    }
}

static void
steward_products_list_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  StewardProductsList *self = STEWARD_PRODUCTS_LIST (object);

  switch ((StewardProductsListProperty) prop_id)
    {
    case PROP_SERVICES:
      g_set_object (&self->services, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        break;
      self->compact = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    }
}

static void
steward_products_list_dispose (GObject *object)
{
  StewardProductsList *self = STEWARD_PRODUCTS_LIST (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PRODUCTS_LIST);
  g_clear_object (&self->remark);
  g_clear_object (&self->sources);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_products_list_parent_class)->dispose (object);
}

static void
steward_products_list_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_PRODUCTS_LIST (object)->query, steward_query_free);

  G_OBJECT_CLASS (steward_products_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, content);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, header);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, search);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, products_button);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, datasets_button);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, filters);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, view);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, status);
  gtk_widget_class_bind_template_child (widget_class, StewardProductsList, footer);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
steward_products_list_class_init (StewardProductsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = steward_products_list_constructed;
  object_class->get_property = steward_products_list_get_property;
  object_class->set_property = steward_products_list_set_property;
  object_class->dispose = steward_products_list_dispose;
  object_class->finalize = steward_products_list_finalize;

  props[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, STEWARD_TYPE_SERVICES,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_FILTER_BAR);
  g_type_ensure (STEWARD_TYPE_PRODUCTS_STATUS);
  g_type_ensure (STEWARD_TYPE_PRODUCTS_FOOTER);
  g_type_ensure (STEWARD_TYPE_PRODUCTS_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stewardconsole/Steward/ui/products/steward-products-list.ui");
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "products-list");
}

static void
steward_products_list_init (StewardProductsList *self)
{
  self->query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  add_keys (self);
  g_object_set (self->search, "placeholder-text", _("Search products, columns, owners…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search products"), -1);
}

/**
 * steward_products_list_new:
 * @services: whose catalog is listed
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
steward_products_list_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_PRODUCTS_LIST, "services", services, NULL);
}

/**
 * steward_products_list_get_header:
 * @self: the list
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_products_list_get_header (StewardProductsList *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_LIST (self), NULL);

  return self->header;
}

/**
 * steward_products_list_get_selection:
 * @self: the list
 *
 * Returns: (transfer none): which row is selected
 */
StewardKeySelection *
steward_products_list_get_selection (StewardProductsList *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_LIST (self), NULL);

  return self->selection;
}

/**
 * steward_products_list_focus_search:
 * @self: the list
 *
 * Puts the focus into the search entry, with its text selected.
 */
void
steward_products_list_focus_search (StewardProductsList *self)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * steward_products_list_focus_rows:
 * @self: the list
 *
 * Puts the focus on the row that had it last.
 */
void
steward_products_list_focus_rows (StewardProductsList *self)
{
  guint position;

  g_return_if_fail (STEWARD_IS_PRODUCTS_LIST (self));

  if (count_rows (self) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (steward_key_selection_get_position (self->selection, &position))
    steward_products_view_focus_row (self->view, position);
  else
    gtk_widget_child_focus (steward_products_view_get_list (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_products_list_escape:
 * @self: the list
 *
 * Clears the filter; without one, the search.
 *
 * Returns: whether there was either
 */
gboolean
steward_products_list_escape (StewardProductsList *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_LIST (self), FALSE);

  if (steward_filter_bar_is_active (self->filters))
    {
      steward_filter_bar_clear (self->filters);
      filters_changed_cb (self);
      return TRUE;
    }
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  return TRUE;
}
