/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The products page in a real window over a real store. */

#include "config.h"

#include <adwaita.h>

#include "products-fixture.h"
#include "steward-badge.h"
#include "steward-filter-bar.h"
#include "steward-filter-chip.h"
#include "steward-list-keys.h"
#include "steward-product-hero.h"
#include "steward-product-name.h"
#include "steward-product-pane.h"
#include "steward-products-list.h"
#include "steward-products-page.h"
#include "steward-products-status.h"
#include "steward-products-view.h"
#include "steward-schema-tab.h"

#define WAIT 30000
#define HOSTILE "<b>&lt;</b> %s \xe2\x80\xae" "x"

typedef struct
{
  ProductsFixture *store;
  GtkWidget *window;
  GtkWidget *page;
  StewardProductsList *list;
  StewardProductsView *view;
  GListModel *model;
  guint wanted;
  const char *wanted_text;
} Fixture;

static void
open_window (Fixture *self,
             int      width)
{
  self->window = adw_window_new ();
  self->page = steward_products_page_new (self->store->services);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 700);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  self->list = STEWARD_PRODUCTS_LIST (products_fixture_find (self->page, STEWARD_TYPE_PRODUCTS_LIST));
  self->view = STEWARD_PRODUCTS_VIEW (products_fixture_find (self->page, STEWARD_TYPE_PRODUCTS_VIEW));
  self->model = G_LIST_MODEL (steward_products_list_get_selection (self->list));
  gtk_test_widget_wait_for_draw (self->window);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->store = products_fixture_new (NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  products_fixture_free (self->store);
}

static gboolean
has_wanted_count (gpointer user_data)
{
  Fixture *self = user_data;

  return g_list_model_get_n_items (self->model) == self->wanted &&
         !steward_query_model_get_busy (steward_key_selection_get_model (STEWARD_KEY_SELECTION (self->model)));
}

static void
wait_for_count (Fixture *self,
                guint    count)
{
  self->wanted = count;
  products_fixture_wait (has_wanted_count, self, WAIT);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, count);
}

static gboolean
has_wanted_first (gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (StewardEntryRow) row = g_list_model_get_item (self->model, 0);

  return row != NULL && g_strcmp0 (steward_entry_row_get_name (row), self->wanted_text) == 0;
}

static void
wait_for_first (Fixture    *self,
                const char *name)
{
  self->wanted_text = name;
  products_fixture_wait (has_wanted_first, self, WAIT);
  {
    g_autoptr (StewardEntryRow) row = g_list_model_get_item (self->model, 0);

    g_assert_cmpstr (steward_entry_row_get_name (row), ==, name);
  }
}

static GtkEditable *
get_search (Fixture *self)
{
  return GTK_EDITABLE (products_fixture_find (GTK_WIDGET (self->list), GTK_TYPE_SEARCH_ENTRY));
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

static gboolean
shows_label (GtkWidget  *root,
             const char *text)
{
  if (gtk_widget_get_mapped (root) && g_strcmp0 (get_text (root), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
shows_wanted_label (gpointer user_data)
{
  Fixture *self = user_data;

  return shows_label (self->window, self->wanted_text);
}

static void
wait_for_label (Fixture    *self,
                const char *text)
{
  self->wanted_text = text;
  if (!products_fixture_wait (shows_wanted_label, self, WAIT))
    g_error ("“%s” is not shown", text);
}

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  wait_for_first (self, "customer.product_0000000");
  wait_for_label (self, "customer.product_0000000");
  wait_for_label (self, "40 products");
  wait_for_label (self, "Ines Okafor");
  wait_for_label (self, "No owner");
  wait_for_label (self, "Draft");
  wait_for_label (self, "Unclassified");
}

static void
test_search (Fixture       *self,
             gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  gtk_editable_set_text (get_search (self), "product_0000007");
  wait_for_count (self, 1);
  wait_for_first (self, "finance.product_0000007");
  gtk_editable_set_text (get_search (self), "no such thing <b>");
  wait_for_count (self, 0);
  wait_for_label (self, "No Product Matches “no such thing <b>”");
  g_assert_true (steward_page_escape (STEWARD_PAGE (self->page)));
  g_assert_cmpstr (gtk_editable_get_text (get_search (self)), ==, "");
  wait_for_count (self, 40);
  g_assert_false (steward_page_escape (STEWARD_PAGE (self->page)));
}

static void
choose (Fixture    *self,
        guint       index,
        const char *id)
{
  GtkWidget *bar = products_fixture_find (GTK_WIDGET (self->list), STEWARD_TYPE_FILTER_BAR);
  GtkWidget *chip = gtk_widget_get_first_child (bar);

  for (guint i = 0; i < index; i++)
    chip = gtk_widget_get_next_sibling (chip);
  steward_filter_chip_select (STEWARD_FILTER_CHIP (chip), id, TRUE);
  g_signal_emit_by_name (chip, "changed");
}

static void
test_filters (Fixture       *self,
              gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  choose (self, 0, "draft");
  wait_for_count (self, 10);
  choose (self, 0, "active");
  wait_for_count (self, 20);
  choose (self, 1, "Customer");
  wait_for_count (self, 7);
  wait_for_label (self, "7 of 40 products");
  gtk_editable_set_text (get_search (self), "product_0000006");
  wait_for_count (self, 1);
  /* Escape takes the filter first, then the search. */
  g_assert_true (steward_page_escape (STEWARD_PAGE (self->page)));
  g_assert_cmpstr (gtk_editable_get_text (get_search (self)), ==, "product_0000006");
  g_assert_true (steward_page_escape (STEWARD_PAGE (self->page)));
  wait_for_count (self, 40);
}

static GtkWidget *
get_chip (Fixture *self,
          guint    index)
{
  GtkWidget *chip = gtk_widget_get_first_child (products_fixture_find (GTK_WIDGET (self->list),
                                                                       STEWARD_TYPE_FILTER_BAR));

  for (guint i = 0; i < index; i++)
    chip = gtk_widget_get_next_sibling (chip);

  return chip;
}

static gboolean
has_checks (gpointer user_data)
{
  return products_fixture_find (user_data, GTK_TYPE_CHECK_BUTTON) != NULL;
}

static void
test_counts (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *chip, *menu;

  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  chip = get_chip (self, 0);
  menu = products_fixture_find (chip, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  g_assert_true (products_fixture_wait (has_checks, chip, WAIT));
  wait_for_label (self, "Deprecated");
  wait_for_label (self, "10");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (products_fixture_find (chip, GTK_TYPE_CHECK_BUTTON)), TRUE);
  wait_for_count (self, 10);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
}

static GtkColumnView *
get_table (Fixture *self)
{
  return GTK_COLUMN_VIEW (products_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_COLUMN_VIEW));
}

static void
sort_by (Fixture     *self,
         guint        index,
         GtkSortType  order)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (get_table (self)), index);

  gtk_column_view_sort_by_column (get_table (self), column, order);
}

static gboolean
has_gold_first (gpointer user_data)
{
  g_autoptr (StewardEntryRow) row = g_list_model_get_item (((Fixture *) user_data)->model, 0);

  return steward_entry_row_get_certification (row) == STEWARD_CERTIFICATION_GOLD;
}

static void
test_sort (Fixture       *self,
           gconstpointer  data)
{
  const StewardQuery *query;

  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  query = steward_query_model_get_query (steward_key_selection_get_model (STEWARD_KEY_SELECTION (self->model)));
  g_assert_cmpint (query->sort, ==, STEWARD_SORT_NAME);
  sort_by (self, 0, GTK_SORT_DESCENDING);
  wait_for_first (self, "supply.product_0000035");
  sort_by (self, 0, GTK_SORT_ASCENDING);
  wait_for_first (self, "customer.product_0000000");
  sort_by (self, 3, GTK_SORT_DESCENDING);
  g_assert_true (products_fixture_wait (has_gold_first, self, WAIT));
  query = steward_query_model_get_query (steward_key_selection_get_model (STEWARD_KEY_SELECTION (self->model)));
  g_assert_cmpint (query->sort, ==, STEWARD_SORT_CERTIFICATION);
  g_assert_true (query->descending);
}

/* Every second product, then all of them, with new ones before the chosen. */
static StewardEntry *
make_every_second (guint    number,
                   gpointer user_data)
{
  return products_fixture_make (number * 2 + 1, NULL);
}

static void
test_selection_survives (Fixture       *self,
                         gconstpointer  data)
{
  StewardKeySelection *selection;
  g_autoptr (StewardEntryRow) before = NULL;
  g_autoptr (StewardEntryRow) after = NULL;
  guint position;

  products_fixture_fill (self->store, "mesh", 20, make_every_second, NULL);
  open_window (self, 1200);
  wait_for_count (self, 20);
  selection = STEWARD_KEY_SELECTION (self->model);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 10, TRUE);
  before = steward_key_selection_dup_row (selection);
  g_assert_true (steward_key_selection_get_position (selection, &position));
  g_assert_cmpuint (position, ==, 10);

  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  wait_for_count (self, 40);
  after = steward_key_selection_dup_row (selection);
  g_assert_true (after == before);
  g_assert_true (steward_key_selection_get_position (selection, &position));
  g_assert_cmpuint (position, >, 10);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), position));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 10));

  /* It leaves with a search and is there again without it. */
  gtk_editable_set_text (get_search (self), "product_0000000");
  wait_for_count (self, 1);
  g_assert_false (steward_key_selection_get_position (selection, &position));
  gtk_editable_set_text (get_search (self), "");
  wait_for_count (self, 40);
  g_assert_true (steward_key_selection_get_position (selection, &position));
}

/* What a list widget believes from what it is told. */
static void
believe_cb (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            guint      *n_believed)
{
  g_assert_cmpuint (position + removed, <=, *n_believed);
  *n_believed = *n_believed - removed + added;
  g_assert_cmpuint (*n_believed, ==, g_list_model_get_n_items (list));
}

static gboolean
is_whole (gpointer user_data)
{
  return steward_lead_model_get_whole (user_data);
}

static gboolean
turned_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean turned = FALSE;

  g_timeout_add (milliseconds, turned_cb, &turned);
  while (!turned)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_same_rows (Fixture *self)
{
  StewardQueryModel *model = steward_key_selection_get_model (STEWARD_KEY_SELECTION (self->model));

  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (StewardEntryRow) shown = g_list_model_get_item (self->model, i);
      g_autoptr (StewardEntryRow) meant = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (shown == meant);
    }
}

/* Keys, rests, scrolls and syncs in any order: the widget is never told
 * something wrong, and in the end shows the rows of the query. */
static void
test_lead (Fixture       *self,
           gconstpointer  data)
{
  static const char *const texts[] = { "", "p", "product_00003", "product_000031", "orders", "nothing", "w", "number" };
  StewardLeadModel *lead;
  guint n_believed;

  products_fixture_fill (self->store, "mesh", 600, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 600);
  lead = steward_key_selection_get_lead (STEWARD_KEY_SELECTION (self->model));
  n_believed = 600;
  g_signal_connect (self->model, "items-changed", G_CALLBACK (believe_cb), &n_believed);
  for (guint i = 0; i < 40; i++)
    {
      gtk_editable_set_text (get_search (self), texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      run_for (g_test_rand_int_range (1, 60));
      if (i % 7 == 3)
        steward_lead_model_hurry (lead);
      if (i % 11 == 5)
        steward_lead_model_settle (lead);
      if (i % 13 == 6)
        products_fixture_fill (self->store, "mesh", 550 + i, products_fixture_make, NULL);
      if (i % 17 == 8)
        run_for (700);
    }
  gtk_editable_set_text (get_search (self), "");
  run_for (300);
  g_assert_true (products_fixture_wait (is_whole, lead, WAIT));
  run_for (300);
  g_assert_true (products_fixture_wait (is_whole, lead, WAIT));
  assert_same_rows (self);
  g_signal_handlers_disconnect_by_data (self->model, &n_believed);
}

static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  StewardKeySelection *selection;
  GtkWidget *view;
  guint position = 99;

  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  gtk_test_widget_wait_for_draw (self->window);
  selection = STEWARD_KEY_SELECTION (self->model);
  view = steward_products_view_get_list (self->view);
  steward_list_keys_focus_row (view, 0);
  g_assert_true (steward_list_keys_handle (view, GDK_KEY_j, 0));
  g_assert_true (steward_list_keys_handle (view, GDK_KEY_j, 0));
  g_assert_true (steward_list_keys_handle (view, GDK_KEY_k, 0));
  g_assert_true (steward_key_selection_get_position (selection, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (steward_list_keys_handle (view, GDK_KEY_j, GDK_CONTROL_MASK));
  g_assert_false (steward_list_keys_handle (view, GDK_KEY_x, 0));
  /* Letters are letters while somebody types. */
  steward_products_list_focus_search (self->list);
  g_assert_false (steward_list_keys_handle (view, GDK_KEY_j, 0));
  steward_products_list_focus_rows (self->list);
  g_assert_true (steward_list_keys_handle (view, GDK_KEY_j, 0));
  g_assert_true (steward_key_selection_get_position (selection, &position));
  g_assert_cmpuint (position, ==, 2);
  steward_list_keys_focus_row (view, 39);
  g_assert_true (steward_key_selection_get_position (selection, &position));
  g_assert_cmpuint (position, ==, 39);
}

static gboolean
shows_pane (gpointer user_data)
{
  Fixture *self = user_data;

  return gtk_widget_get_mapped (products_fixture_find (self->page, STEWARD_TYPE_PRODUCT_PANE));
}

static void
open_first (Fixture *self)
{
  g_signal_emit_by_name (get_table (self), "activate", 0);
  g_assert_true (products_fixture_wait (shows_pane, self, WAIT));
}

static void
test_open (Fixture       *self,
           gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 40);
  wait_for_first (self, "customer.product_0000000");
  open_first (self);
  wait_for_label (self, "What happened to number 0, as it happens");
  wait_for_label (self, "Products › Customer");
  wait_for_label (self, "No service levels are promised.");
  g_assert_true (steward_page_go_back (STEWARD_PAGE (self->page)));
  g_assert_false (shows_pane (self));
  g_assert_false (steward_page_go_back (STEWARD_PAGE (self->page)));
}

static void
test_open_unknown (Fixture       *self,
                   gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 4, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 4);
  steward_products_page_open_product (STEWARD_PRODUCTS_PAGE (self->page), "urn:steward:folder:mesh:nothing");
  g_assert_true (products_fixture_wait (shows_pane, self, WAIT));
  wait_for_label (self, "Not in the Catalog");
  g_assert_true (steward_page_go_back (STEWARD_PAGE (self->page)));
}

static StewardEntry *
make_hostile (guint    number,
              gpointer user_data)
{
  StewardEntry *entry = products_fixture_make (number, NULL);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();
  StewardObjective *objective = steward_objective_new ();
  StewardPort *port = steward_port_new ();

  g_free (entry->name);
  entry->name = g_strdup (HOSTILE);
  g_free (entry->purpose);
  entry->purpose = g_strdup ("<i>purpose</i>\nsecond");
  g_free (entry->domain);
  entry->domain = g_strdup ("<u>domain</u>");
  entry->description = g_strdup ("# <b>x</b>\n\n<img src=x> [a](javascript:x)");
  entry->status_text = g_strdup ("<s>");
  property->name = g_strdup ("<b>column</b>");
  property->description = g_strdup ("%s%n <b>");
  objective->property = g_strdup ("<b>latency</b>");
  objective->value = g_strdup ("<b>4</b>");
  port->direction = STEWARD_PORT_OUTPUT;
  port->name = g_strdup ("<b>port</b>");
  port->location = g_strdup ("file:///<b>");
  object->name = g_strdup ("<b>object</b>");
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->objectives, objective);
  contract->id = g_strdup ("<b>contract</b>");
  g_ptr_array_add (entry->contracts, contract);
  g_ptr_array_add (entry->ports, port);
  g_ptr_array_add (entry->findings, steward_finding_new ("x/y", STEWARD_SEVERITY_WARNING, "<b>file</b>", 3, 4,
                                                         g_strdup ("<b>message</b>"), NULL));
  steward_entry_settle (entry);

  return entry;
}

static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  static const char *const tabs[] = { "schema", "levels", "lineage", "findings", "overview" };

  products_fixture_fill (self->store, "mesh", 1, make_hostile, NULL);
  open_window (self, 1200);
  wait_for_count (self, 1);
  wait_for_label (self, "<b>&lt;</b> %s ‹U+202E›x");
  wait_for_label (self, "<i>purpose</i> second");
  wait_for_label (self, "<u>domain</u>");
  open_first (self);
  wait_for_label (self, "<b>port</b>");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      steward_product_pane_show_tab (
        STEWARD_PRODUCT_PANE (products_fixture_find (self->page, STEWARD_TYPE_PRODUCT_PANE)), tabs[i]);
      gtk_test_widget_wait_for_draw (self->window);
      if (i == 0)
        wait_for_label (self, "<b>column</b>");
      if (i == 3)
        wait_for_label (self, "<b>message</b>");
    }
}

static StewardEntry *
make_dataset (guint    number,
              gpointer user_data)
{
  StewardEntry *entry = products_fixture_make (number, NULL);

  if (number < 3)
    entry->kind = STEWARD_ENTRY_DATASET;

  return entry;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_datasets (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *products;

  products_fixture_fill (self->store, "mesh", 10, make_dataset, NULL);
  open_window (self, 1200);
  wait_for_count (self, 7);
  products = find_button (GTK_WIDGET (self->list), "Products");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (products)), TRUE);
  wait_for_count (self, 3);
  wait_for_label (self, "3 datasets");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (products), TRUE);
  wait_for_count (self, 7);
}

static gboolean
is_narrow (gpointer user_data)
{
  return steward_products_view_get_narrow (((Fixture *) user_data)->view);
}

static gboolean
is_wide (gpointer user_data)
{
  return !is_narrow (user_data);
}

static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 40, products_fixture_make, NULL);
  open_window (self, 700);
  wait_for_count (self, 40);
  g_assert_true (products_fixture_wait (is_narrow, self, WAIT));
  wait_for_label (self, "customer.product_0000000");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  g_assert_true (products_fixture_wait (is_wide, self, WAIT));
  wait_for_label (self, "customer.product_0000000");
}

static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  products_fixture_fill (self->store, "mesh", 3, products_fixture_make, NULL);
  products_fixture_fill (self->store, "mesh", 2, products_fixture_make, NULL);
  open_window (self, 1200);
  wait_for_count (self, 3);
  wait_for_label (self, "Removed");
  gtk_editable_set_text (get_search (self), "product_0000002");
  wait_for_first (self, "marketing.product_0000002");
  wait_for_count (self, 1);
  open_first (self);
  wait_for_label (self, "What happened to number 2, as it happens");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (products_fixture_find (
    products_fixture_find (self->page, STEWARD_TYPE_PRODUCT_HERO), GTK_TYPE_REVEALER))));
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  open_window (self, 1200);
  wait_for_label (self, "No Products Yet");
  wait_for_label (self, "Add Source…");
}

static StewardEntry *
make_wide (guint    number,
           gpointer user_data)
{
  StewardEntry *entry = products_fixture_make (number, NULL);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();

  for (guint i = 0; i < 5000; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = g_strdup_printf ("column_%04u", i);
      property->physical_type = g_strdup (i % 2 ? "varchar(40)" : "bigint");
      property->description = i % 7 ? g_strdup_printf ("What column %u holds", i) : NULL;
      property->primary_key = i == 0;
      property->reference = i % 100 == 1 ? g_strdup ("customer.customer_360") : NULL;
      property->classification = i % 6;
      g_ptr_array_add (object->properties, property);
    }
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);
  steward_entry_settle (entry);

  return entry;
}

static void
test_wide_schema (Fixture       *self,
                  gconstpointer  data)
{
  StewardSchemaTab *schema;
  GtkEditable *find;

  products_fixture_fill (self->store, "mesh", 1, make_wide, NULL);
  open_window (self, 1200);
  wait_for_count (self, 1);
  open_first (self);
  schema = STEWARD_SCHEMA_TAB (products_fixture_find (self->page, STEWARD_TYPE_SCHEMA_TAB));
  steward_product_pane_show_tab (
    STEWARD_PRODUCT_PANE (products_fixture_find (self->page, STEWARD_TYPE_PRODUCT_PANE)), "schema");
  wait_for_label (self, "column_0001");
  g_assert_cmpuint (steward_schema_tab_get_n_all (schema), ==, 5000);
  find = GTK_EDITABLE (products_fixture_find (GTK_WIDGET (schema), GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (find, "COLUMN_0042");
  g_assert_cmpuint (g_list_model_get_n_items (steward_schema_tab_get_model (schema)), ==, 1);
  gtk_editable_set_text (find, "holds column_004");
  g_assert_cmpuint (g_list_model_get_n_items (steward_schema_tab_get_model (schema)), ==, 8);
  gtk_editable_set_text (find, "nothing like it");
  wait_for_label (self, "No column matches.");
  g_assert_true (steward_page_escape (STEWARD_PAGE (self->page)));
  g_assert_cmpuint (g_list_model_get_n_items (steward_schema_tab_get_model (schema)), ==, 5000);
  g_assert_false (steward_page_escape (STEWARD_PAGE (self->page)));
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/products/page/rows", test_rows);
  ADD ("/products/page/search", test_search);
  ADD ("/products/page/filters", test_filters);
  ADD ("/products/page/counts", test_counts);
  ADD ("/products/page/sort", test_sort);
  ADD ("/products/page/selection-survives", test_selection_survives);
  ADD ("/products/page/lead", test_lead);
  ADD ("/products/page/keys", test_keys);
  ADD ("/products/page/open", test_open);
  ADD ("/products/page/open-unknown", test_open_unknown);
  ADD ("/products/page/hostile", test_hostile);
  ADD ("/products/page/datasets", test_datasets);
  ADD ("/products/page/narrow", test_narrow);
  ADD ("/products/page/removed", test_removed);
  ADD ("/products/page/empty", test_empty);
  ADD ("/products/page/wide-schema", test_wide_schema);

  return g_test_run ();
}
