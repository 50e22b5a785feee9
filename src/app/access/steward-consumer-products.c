/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The products of the catalog as consumers of others. */

#include "config.h"

#include "steward-consumer-products.h"

#define MAX_PRODUCTS 2000u

/**
 * steward_consumer_product_new:
 * @urn: of a product
 * @name: its name
 * @domain: (nullable): its domain
 *
 * Returns: (transfer full): the product
 */
StewardConsumerProduct *
steward_consumer_product_new (const char *urn,
                              const char *name,
                              const char *domain)
{
  StewardConsumerProduct *self = g_new0 (StewardConsumerProduct, 1);

  self->urn = g_strdup (urn);
  self->name = g_strdup (name);
  self->domain = g_strdup (domain);

  return self;
}

/**
 * steward_consumer_product_free:
 * @self: (nullable) (transfer full): a product
 */
void
steward_consumer_product_free (StewardConsumerProduct *self)
{
  if (self == NULL)
    return;
  g_free (self->urn);
  g_free (self->name);
  g_free (self->domain);
  g_free (self);
}

/**
 * steward_consumer_products_copy:
 * @products: (nullable) (element-type StewardConsumerProduct): products
 *
 * Returns: (transfer full) (element-type StewardConsumerProduct): the same
 */
GPtrArray *
steward_consumer_products_copy (GPtrArray *products)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_consumer_product_free);

  for (guint i = 0; products != NULL && i < products->len; i++)
    {
      const StewardConsumerProduct *product = g_ptr_array_index (products, i);

      g_ptr_array_add (copy, steward_consumer_product_new (product->urn, product->name, product->domain));
    }

  return copy;
}

static void
list_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  GPtrArray *products = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_consumer_product_free);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  query->removed = STEWARD_TRISTATE_NO;
  rows = steward_catalog_list_sync (task_data, query, MAX_PRODUCTS, &error);
  if (rows == NULL)
    {
      g_ptr_array_unref (products);
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      StewardEntryRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (products, steward_consumer_product_new (steward_entry_row_get_urn (row),
                                                               steward_entry_row_get_name (row),
                                                               steward_entry_row_get_domain (row)));
    }
  g_task_return_pointer (task, products, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * steward_consumer_products_list_async:
 * @catalog: the catalog
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the products
 * @user_data: for @callback
 *
 * Lists the products of the catalog, by name.
 */
void
steward_consumer_products_list_async (StewardCatalog      *catalog,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (catalog, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_consumer_products_list_async);
  g_task_set_task_data (task, g_object_ref (catalog), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * steward_consumer_products_list_finish:
 * @catalog: the catalog
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardConsumerProduct): the products
 */
GPtrArray *
steward_consumer_products_list_finish (StewardCatalog  *catalog,
                                       GAsyncResult    *result,
                                       GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
