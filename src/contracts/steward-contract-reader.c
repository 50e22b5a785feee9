/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way into this folder: a document goes in, what it says and what is wrong
 * with it comes out. */

#include "config.h"

#include "steward-contract-reader.h"

#include <string.h>

#include "steward-dialect-readers.h"
#include "steward-dialect.h"
#include "steward-reading-text.h"

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const StewardFinding *first = *(const StewardFinding *const *) a;
  const StewardFinding *second = *(const StewardFinding *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;

  return strcmp (first->rule, second->rule);
}

static void
read_dialect (StewardReader *reader)
{
  StewardReading *reading = reader->reading;

  switch (reading->dialect)
    {
    case STEWARD_DIALECT_ODCS:
      steward_odcs_read (reader);
      break;
    case STEWARD_DIALECT_ODPS:
      steward_odps_read (reader);
      break;
    case STEWARD_DIALECT_DCS:
      steward_dcs_read (reader);
      break;
    case STEWARD_DIALECT_DPDS:
      steward_dpds_read (reader);
      break;
    case STEWARD_DIALECT_NONE:
    default:
      break;
    }
}

static void
read_standing (StewardReading    *reading,
               const StewardNode *root)
{
  const char *certification = steward_part_custom (root, "certification");

  reading->certification = steward_certification_from_text (certification);
  if (certification == NULL)
    reading->certification = steward_certification_from_text (steward_part_custom (root, "dataProductTier"));
  reading->visibility = steward_visibility_from_text (steward_part_custom (root, "visibility"));
  reading->classification = steward_classification_from_text (steward_part_custom (root, "classification"));
}

/**
 * steward_contract_read:
 * @document: a document
 * @file: (nullable): where it comes from; in findings and as location
 *
 * Reads a contract or product document of any dialect. Whatever can be
 * understood is returned, however broken the rest is. What the official schema
 * of the named version rejects is a finding of severity error; advice that no
 * schema knows is a warning or information.
 *
 * Returns: (transfer full): the reading; of dialect none, with one finding that
 *   says so, for any other document
 */
StewardReading *
steward_contract_read (const StewardDocument *document,
                       const char            *file)
{
  const StewardNode *root = steward_document_get_root (document);
  StewardReading *reading = g_new0 (StewardReading, 1);
  StewardReader reader = { .reading = reading, .file = file, .root = root };
  const char *version = NULL;

  reading->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);
  reading->dialect = steward_contract_tell_dialect (root, &version);
  if (reading->dialect == STEWARD_DIALECT_NONE)
    {
      g_ptr_array_add (reading->findings, steward_dialect_explain (root, file));
      return reading;
    }

  reading->version = g_strdup (version);
  reading->format = steward_dialect_get_format (reading->dialect, version);
  steward_dialect_check (reading->dialect, version, root, file, reading->findings);
  read_dialect (&reader);
  read_standing (reading, root);
  g_ptr_array_sort (reading->findings, compare_findings);

  return reading;
}

/**
 * steward_reading_free:
 * @self: (transfer full): a reading
 */
void
steward_reading_free (StewardReading *self)
{
  g_free (self->version);
  g_free (self->format);
  g_clear_pointer (&self->product, steward_entry_free);
  g_clear_pointer (&self->contract, steward_contract_free);
  g_free (self->domain);
  g_free (self->data_product);
  g_free (self->tags);
  g_clear_pointer (&self->ports, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/* A dot within the name, as in "orders.order_events", not the one of "v1.0". */
static gboolean
has_domain (const char *name)
{
  for (const char *dot = strchr (name, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      if (dot > name && dot[-1] != ' ' && (g_ascii_isalpha (dot[1]) || dot[1] == '_'))
        return TRUE;
    }

  return FALSE;
}

/**
 * steward_contract_product_name:
 * @domain: (nullable): the domain, as written
 * @name: (nullable): the product's own name
 *
 * Products are called "domain.name" everywhere. A name that has a domain in it
 * stays as it is; else the domain, in lower case and with "_" for spaces, is
 * put before it.
 *
 * Returns: (transfer full) (nullable): the full name
 */
char *
steward_contract_product_name (const char *domain,
                               const char *name)
{
  g_autofree char *prefix = NULL;

  if (name == NULL || domain == NULL || *domain == '\0' || has_domain (name))
    return g_strdup (name);
  prefix = g_utf8_strdown (domain, -1);
  g_strstrip (prefix);
  for (char *at = prefix; *at != '\0'; at++)
    {
      if (g_ascii_isspace (*at))
        *at = '_';
    }

  return g_strdup_printf ("%s.%s", prefix, name);
}

static StewardOwner *
copy_owner (const StewardOwner *owner)
{
  StewardOwner *copy = steward_owner_new ();

  copy->name = g_strdup (owner->name);
  copy->address = g_strdup (owner->address);
  copy->role = g_strdup (owner->role);
  copy->accountable = owner->accountable;

  return copy;
}

static void
give_ports (StewardReading *self,
            StewardEntry   *entry)
{
  StewardPort *port;

  if (self->ports->len > 0)
    {
      g_ptr_array_extend_and_steal (entry->ports, g_steal_pointer (&self->ports));
      return;
    }
  port = steward_port_new ();
  port->direction = STEWARD_PORT_OUTPUT;
  port->name = g_strdup (self->contract->name != NULL ? self->contract->name : entry->name);
  port->version = g_strdup (self->contract->version);
  port->contract_id = g_strdup (self->contract->id);
  g_ptr_array_add (entry->ports, port);
}

static const char *
choose_name (const StewardReading *self)
{
  const StewardContract *contract = self->contract;

  if (self->data_product != NULL)
    return self->data_product;

  return contract->name != NULL ? contract->name : contract->id;
}

/* A contract that no product document names is a product by itself. */
static StewardEntry *
make_product (StewardReading *self)
{
  StewardContract *contract = self->contract;
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  entry->name = steward_contract_product_name (self->domain, choose_name (self));
  entry->native_id = g_strdup (contract->id != NULL ? contract->id : entry->name);
  entry->domain = g_strdup (self->domain);
  entry->description = steward_text_join_markdown (contract->purpose, contract->limitations, contract->usage);
  entry->status_text = g_strdup (contract->status);
  entry->version = g_strdup (contract->version);
  entry->format = g_strdup (contract->format);
  entry->location = g_strdup (contract->location);
  entry->tags = g_strdup (self->tags);
  entry->certification = self->certification;
  entry->visibility = self->visibility;
  entry->classification = self->classification;
  for (guint i = 0; i < contract->owners->len; i++)
    g_ptr_array_add (entry->owners, copy_owner (g_ptr_array_index (contract->owners, i)));
  give_ports (self, entry);
  g_ptr_array_add (entry->contracts, g_steal_pointer (&self->contract));

  return entry;
}

/**
 * steward_reading_to_entry:
 * @self: a reading; its product or contract and its findings are taken out
 *
 * Returns: (transfer full) (nullable): the product; for a lone contract a
 *   product made of it; %NULL if the reading has neither
 */
StewardEntry *
steward_reading_to_entry (StewardReading *self)
{
  StewardEntry *entry;

  if (self->product != NULL)
    entry = g_steal_pointer (&self->product);
  else if (self->contract != NULL)
    entry = make_product (self);
  else
    return NULL;

  if (self->findings != NULL)
    g_ptr_array_extend_and_steal (entry->findings, g_steal_pointer (&self->findings));
  steward_entry_settle (entry);

  return entry;
}

/**
 * steward_contract_check:
 * @document: a document
 * @file: (nullable): where it comes from
 *
 * Returns: (transfer full) (element-type StewardFinding): what is wrong with
 *   the document, in its order; see steward_contract_read()
 */
GPtrArray *
steward_contract_check (const StewardDocument *document,
                        const char            *file)
{
  g_autoptr(StewardReading) reading = steward_contract_read (document, file);

  return g_steal_pointer (&reading->findings);
}
