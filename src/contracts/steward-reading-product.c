/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the product documents of all dialects have in common. */

#include "config.h"

#include "steward-reading-product.h"

#include "steward-reading-text.h"

/**
 * steward_product_begin:
 * @reader: a reader
 * @id: (nullable): the document's id
 * @name: (nullable): the product's name
 * @domain: (nullable): its domain
 *
 * Gives the reading an empty product. It is known by its id, else its name.
 *
 * Returns: (transfer none): the product
 */
StewardEntry *
steward_product_begin (StewardReader *reader,
                       const char    *id,
                       const char    *name,
                       const char    *domain)
{
  StewardEntry *product = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  reader->reading->product = product;
  reader->reading->domain = g_strdup (domain);
  product->native_id = g_strdup (id != NULL ? id : name);
  product->name = steward_contract_product_name (domain, name != NULL ? name : id);
  product->domain = g_strdup (domain);
  product->format = g_strdup (reader->reading->format);
  product->location = g_strdup (reader->file);

  return product;
}

/**
 * steward_product_read_description:
 * @product: a product
 * @description: (nullable): a mapping of purpose and so on, or one text
 */
void
steward_product_read_description (StewardEntry      *product,
                                  const StewardNode *description)
{
  g_autofree char *purpose = steward_part_text (description, "purpose");
  g_autofree char *limitations = steward_part_text (description, "limitations");
  g_autofree char *usage = steward_part_text (description, "usage");

  if (purpose == NULL)
    purpose = steward_part_text_of (description);
  product->description = steward_text_join_markdown (purpose, limitations, usage);
}

/**
 * steward_product_read_custom:
 * @product: a product
 * @map: a mapping with customProperties
 *
 * Certification, visibility and classification are custom properties in every
 * standard.
 */
void
steward_product_read_custom (StewardEntry      *product,
                             const StewardNode *map)
{
  const char *certification = steward_part_custom (map, "certification");

  product->certification = steward_certification_from_text (certification);
  if (certification == NULL)
    product->certification = steward_certification_from_text (steward_part_custom (map, "dataProductTier"));
  product->visibility = steward_visibility_from_text (steward_part_custom (map, "visibility"));
  product->classification = steward_classification_from_text (steward_part_custom (map, "classification"));
}

/**
 * steward_product_finish:
 * @reader: a reader
 *
 * Warns if nobody owns or describes the product, or it offers nothing, and
 * settles the entry.
 */
void
steward_product_finish (StewardReader *reader)
{
  StewardEntry *product = reader->reading->product;
  gboolean offers = FALSE;

  for (guint i = 0; i < product->ports->len; i++)
    offers |= ((const StewardPort *) g_ptr_array_index (product->ports, i))->direction == STEWARD_PORT_OUTPUT;
  if (!steward_part_is_owned (product->owners))
    steward_reader_warn (reader, STEWARD_SEVERITY_WARNING, "product/no-owner", reader->root,
                         g_strdup ("The product names nobody who is accountable for it."),
                         "Name a member of the team whose role is “owner”.");
  if (product->description == NULL)
    steward_reader_warn (reader, STEWARD_SEVERITY_WARNING, "product/no-description", reader->root,
                         g_strdup ("The product does not say what it is for."),
                         "Describe its purpose in a sentence or two.");
  if (!offers)
    steward_reader_warn (reader, STEWARD_SEVERITY_INFO, "product/no-output", reader->root,
                         g_strdup ("The product has no output port, so nobody can use it."),
                         "Add an output port with a contract.");
  steward_entry_settle (product);
}
