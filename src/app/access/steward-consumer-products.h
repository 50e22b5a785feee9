/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"

G_BEGIN_DECLS

/* A product that can be a consumer. */
typedef struct
{
  char *urn;
  char *name;
  char *domain;
} StewardConsumerProduct;

StewardConsumerProduct *steward_consumer_product_new  (const char *urn,
                                                       const char *name,
                                                       const char *domain) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_consumer_product_free (StewardConsumerProduct *self);
GPtrArray              *steward_consumer_products_copy (GPtrArray *products) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_consumer_products_list_async (StewardCatalog      *catalog,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray              *steward_consumer_products_list_finish (StewardCatalog     *catalog,
                                                               GAsyncResult       *result,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
