/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules between documents, in one place for the sync and for pipelines. */

#include "config.h"

#include "steward-folder-links.h"

/* An output port that waits for its contract. */
typedef struct
{
  char *contract_id;
  char *name;
  char *file;
  unsigned line;
} Link;

struct _StewardFolderLinks
{
  GHashTable *contracts;               /* contract id → NULL */
  GHashTable *versions;                /* contract id, newline, version → file */
  GHashTable *products;                /* product id → file */
  GArray *links;                       /* Link */
  GPtrArray *findings;                 /* StewardFinding */
};

static void
clear_link (gpointer data)
{
  Link *link = data;

  g_free (link->contract_id);
  g_free (link->name);
  g_free (link->file);
}

StewardFolderLinks *
steward_folder_links_new (void)
{
  StewardFolderLinks *self = g_new0 (StewardFolderLinks, 1);

  self->contracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (self->links, clear_link);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);

  return self;
}

void
steward_folder_links_free (StewardFolderLinks *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->contracts);
  g_hash_table_unref (self->versions);
  g_hash_table_unref (self->products);
  g_array_unref (self->links);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* The finding for an output port whose contract is nowhere. */
StewardFinding *
steward_folder_describe_missing (const StewardPort *port,
                                 const char        *file,
                                 unsigned           line)
{
  return steward_finding_new ("folder/missing-contract", STEWARD_SEVERITY_WARNING, file, line, 1,
                              g_strdup_printf ("The output port “%s” names the contract “%s”, which is not here.",
                                               or_empty (port->name), or_empty (port->contract_id)),
                              "Add the contract beside the product, or correct contractId.");
}

/* The finding for a contract of which there are two. */
StewardFinding *
steward_folder_describe_twin (const char *twin,
                              const char *file,
                              unsigned    line)
{
  return steward_finding_new ("folder/duplicate-contract", STEWARD_SEVERITY_WARNING, file, line, 1,
                              g_strdup_printf ("The document “%s” has the same contract id and version.", twin),
                              "Keep one of the two, or give one a version of its own.");
}

/* The finding for a product whose id is another's. */
StewardFinding *
steward_folder_describe_duplicate (const char *id,
                                   const char *other,
                                   const char *file,
                                   unsigned    line)
{
  return steward_finding_new ("folder/duplicate-id", STEWARD_SEVERITY_WARNING, file, line, 1,
                              g_strdup_printf ("The id “%s” is used by “%s” already.", id, other),
                              "Give each document an id of its own.");
}

static void
add_contract (StewardFolderLinks    *self,
              const StewardContract *contract,
              const char            *file,
              unsigned               line)
{
  g_autofree char *key = NULL;
  const char *twin;

  if (contract->id == NULL)
    return;

  g_hash_table_add (self->contracts, g_strdup (contract->id));
  key = g_strconcat (contract->id, "\n", or_empty (contract->version), NULL);
  twin = g_hash_table_lookup (self->versions, key);
  if (twin != NULL)
    g_ptr_array_add (self->findings, steward_folder_describe_twin (twin, file, line));
  else
    g_hash_table_insert (self->versions, g_steal_pointer (&key), g_strdup (file));
}

static void
add_product (StewardFolderLinks *self,
             const StewardEntry *product,
             const char         *file,
             unsigned            line)
{
  const char *other = product->native_id != NULL ? g_hash_table_lookup (self->products, product->native_id) : NULL;

  if (other != NULL)
    g_ptr_array_add (self->findings, steward_folder_describe_duplicate (product->native_id, other, file, line));
  else if (product->native_id != NULL)
    g_hash_table_insert (self->products, g_strdup (product->native_id), g_strdup (file));

  for (guint i = 0; i < product->ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (product->ports, i);
      Link link = { g_strdup (port->contract_id), g_strdup (port->name), g_strdup (file), line };

      if (port->direction == STEWARD_PORT_OUTPUT && port->contract_id != NULL)
        g_array_append_val (self->links, link);
      else
        clear_link (&link);
    }
}

/**
 * steward_folder_links_add:
 * @self: the documents so far
 * @reading: one more
 * @file: where it is from
 * @line: where it starts
 */
void
steward_folder_links_add (StewardFolderLinks   *self,
                          const StewardReading *reading,
                          const char           *file,
                          unsigned              line)
{
  if (reading->product != NULL)
    add_product (self, reading->product, file, line);
  if (reading->contract != NULL)
    add_contract (self, reading->contract, file, line);
}

/**
 * steward_folder_links_finish:
 * @self: all documents
 *
 * Returns: (transfer full) (element-type StewardFinding): what is wrong
 *   between them
 */
GPtrArray *
steward_folder_links_finish (StewardFolderLinks *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      StewardPort port = { .name = link->name, .contract_id = link->contract_id };

      if (!g_hash_table_contains (self->contracts, link->contract_id))
        g_ptr_array_add (self->findings, steward_folder_describe_missing (&port, link->file, link->line));
    }

  return g_steal_pointer (&self->findings);
}
