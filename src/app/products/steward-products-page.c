/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* List and product, one over the other, with the way back: from a product to
 * the one whose lineage led there, and from the first one to the row that it
 * was opened from. */

#include "config.h"

#include "steward-products-page.h"

#include <glib/gi18n.h>

#include "steward-product-pane.h"
#include "steward-products-list.h"

#define WAY_LIMIT 100

struct _StewardProductsPage
{
  StewardPage parent_instance;

  GPtrArray *way;                      /* char*, URNs that led to the product that is shown */
  GtkWidget *stack;                    /* unowned child */
  GtkWidget *list;
  GtkWidget *pane;
};

G_DEFINE_FINAL_TYPE (StewardProductsPage, steward_products_page, STEWARD_TYPE_PAGE)

static gboolean
shows_product (StewardProductsPage *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->pane;
}

static void
ready_cb (StewardProductsPage *self)
{
  if (steward_product_pane_get_urn (STEWARD_PRODUCT_PANE (self->pane)) == NULL || shows_product (self) ||
      self->way->len == 0)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->pane);
  gtk_widget_child_focus (self->pane, GTK_DIR_TAB_FORWARD);
}

static void
back_cb (StewardProductsPage *self)
{
  steward_products_page_go_back (self);
}

static gboolean
go_back (StewardPage *page)
{
  return steward_products_page_go_back (STEWARD_PRODUCTS_PAGE (page));
}

static gboolean
focus_search (StewardPage *page)
{
  steward_products_page_focus_search (STEWARD_PRODUCTS_PAGE (page));

  return TRUE;
}

static gboolean
escape (StewardPage *page)
{
  StewardProductsPage *self = STEWARD_PRODUCTS_PAGE (page);

  if (shows_product (self))
    return steward_product_pane_escape (STEWARD_PRODUCT_PANE (self->pane));

  return steward_products_list_escape (STEWARD_PRODUCTS_LIST (self->list));
}

static void
steward_products_page_constructed (GObject *object)
{
  StewardProductsPage *self = STEWARD_PRODUCTS_PAGE (object);
  StewardServices *services = steward_page_get_services (STEWARD_PAGE (self));

  G_OBJECT_CLASS (steward_products_page_parent_class)->constructed (object);

  self->list = steward_products_list_new (services);
  self->pane = steward_product_pane_new (services);
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), self->list, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->pane, "product");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  steward_page_adopt_header (STEWARD_PAGE (self),
                             steward_products_list_get_header (STEWARD_PRODUCTS_LIST (self->list)));
  steward_page_adopt_header (STEWARD_PAGE (self),
                             steward_product_pane_get_header (STEWARD_PRODUCT_PANE (self->pane)));

  g_object_bind_property (self, "compact", self->list, "compact", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->list, "open", G_CALLBACK (steward_products_page_open_product), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "open", G_CALLBACK (steward_products_page_open_product), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
}

static void
steward_products_page_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_PRODUCTS_PAGE (object)->way);

  G_OBJECT_CLASS (steward_products_page_parent_class)->finalize (object);
}

static void
steward_products_page_class_init (StewardProductsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_products_page_constructed;
  object_class->finalize = steward_products_page_finalize;
  page_class->go_back = go_back;
  page_class->focus_search = focus_search;
  page_class->escape = escape;
}

static void
steward_products_page_init (StewardProductsPage *self)
{
  self->way = g_ptr_array_new_with_free_func (g_free);
}

/**
 * steward_products_page_new:
 * @services: whose catalog is shown
 *
 * Returns: (transfer floating): the page, with its list
 */
GtkWidget *
steward_products_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_PRODUCTS_PAGE, "services", services, "title", _("Products"), "icon-name",
                       "steward-products-symbolic", NULL);
}

/**
 * steward_products_page_open_product:
 * @self: the page
 * @urn: of a product or dataset
 *
 * Opens it as soon as it is read; what is seen now stays until then.
 */
void
steward_products_page_open_product (StewardProductsPage *self,
                                    const char          *urn)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_PAGE (self));

  if (self->way->len > 0 && g_str_equal (g_ptr_array_index (self->way, self->way->len - 1), urn) &&
      shows_product (self))
    return;
  if (self->way->len >= WAY_LIMIT)
    g_ptr_array_remove_index (self->way, 0);
  g_ptr_array_add (self->way, g_strdup (urn));
  steward_product_pane_load (STEWARD_PRODUCT_PANE (self->pane), urn);
}

/**
 * steward_products_page_focus_search:
 * @self: the page
 *
 * Puts the focus into the search of what is seen; a product's page without one
 * gives way to the list.
 */
void
steward_products_page_focus_search (StewardProductsPage *self)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_PAGE (self));

  if (shows_product (self) && steward_product_pane_focus_search (STEWARD_PRODUCT_PANE (self->pane)))
    return;
  g_ptr_array_set_size (self->way, 0);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->list);
  steward_products_list_focus_search (STEWARD_PRODUCTS_LIST (self->list));
}

/**
 * steward_products_page_go_back:
 * @self: the page
 *
 * Returns: whether there was a product to leave
 */
gboolean
steward_products_page_go_back (StewardProductsPage *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCTS_PAGE (self), FALSE);

  if (!shows_product (self))
    return FALSE;
  if (self->way->len > 0)
    g_ptr_array_remove_index (self->way, self->way->len - 1);
  if (self->way->len > 0)
    {
      steward_product_pane_load (STEWARD_PRODUCT_PANE (self->pane),
                                 g_ptr_array_index (self->way, self->way->len - 1));
      return TRUE;
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->list);
  steward_products_list_focus_rows (STEWARD_PRODUCTS_LIST (self->list));

  return TRUE;
}
