/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All objectives of a product: those of one port by its own contract; those of
 * the product by contracts that several ports share, or none has; and for each
 * port those of the product that its own contract does not speak of. */

#include "config.h"

#include "steward-slo-read.h"

#include <string.h>

#define MAX_OBJECTIVES 10000u

typedef struct
{
  const StewardEntry *entry;
  const char *urn;
  const StewardLevelTerms *terms;
  GPtrArray *slos;
  GHashTable *ids;                     /* of all so far */
} List;

static gboolean
is_port_of (const StewardPort     *port,
            const StewardContract *contract)
{
  return port->direction == STEWARD_PORT_OUTPUT && port->contract_id != NULL && contract->id != NULL &&
         strcmp (port->contract_id, contract->id) == 0;
}

/* Two levels about the same thing ("by nine for the regulator, by eight for
 * analysts", at least and at most) are told apart by their own name or driver,
 * else by their order. The first one's id does not know of the others. */
static void
settle_id (List                   *self,
           StewardSlo             *slo,
           const StewardObjective *objective)
{
  const char *own = slo->check == NULL && objective->check != NULL ? objective->check : slo->driver;
  StewardSlo other = *slo;

  slo->id = steward_slo_make_id (slo);
  for (guint n = 1; g_hash_table_contains (self->ids, slo->id); n++)
    {
      g_autofree char *name = g_strdup_printf ("%s\n%s %u", slo->check != NULL ? slo->check : "",
                                               own != NULL ? own : "", n);

      other.check = name;
      g_free (slo->id);
      slo->id = steward_slo_make_id (&other);
    }
  g_hash_table_add (self->ids, slo->id);
}

static void
add_slo (List                   *self,
         const StewardContract  *contract,
         const StewardObjective *objective,
         const char             *port,
         gboolean                inherited)
{
  StewardSlo *slo;

  if (self->slos->len >= MAX_OBJECTIVES || objective->property == NULL)
    return;
  slo = steward_slo_from_objective (objective, self->terms);
  slo->subject = g_strdup (self->urn);
  slo->port = g_strdup (port);
  slo->contract = g_strdup (contract->id);
  slo->contract_version = g_strdup (contract->version);
  slo->inherited = inherited;
  settle_id (self, slo, objective);
  g_ptr_array_add (self->slos, slo);
}

static void
add_contract (List                  *self,
              const StewardContract *contract,
              const char            *port)
{
  for (guint i = 0; i < contract->objectives->len; i++)
    add_slo (self, contract, contract->objectives->pdata[i], port, FALSE);
  for (guint i = 0; i < contract->quality->len; i++)
    add_slo (self, contract, contract->quality->pdata[i], port, FALSE);
}

static guint
count_ports (const StewardEntry    *entry,
             const StewardContract *contract)
{
  guint n = 0;

  for (guint i = 0; i < entry->ports->len; i++)
    n += is_port_of (entry->ports->pdata[i], contract);

  return n;
}

/* Whether the port has an objective of its own about the same: the property,
 * and the element unless one of them is about everything. */
static gboolean
has_own (GPtrArray              *slos,
         guint                   n_slos,
         const char             *port,
         const StewardObjective *objective)
{
  const char *property = steward_slo_canonical_property (objective->property);

  for (guint i = 0; i < n_slos; i++)
    {
      const StewardSlo *slo = slos->pdata[i];

      if (g_strcmp0 (slo->port, port) == 0 && strcmp (slo->property, property) == 0 &&
          (slo->element == NULL || objective->element == NULL || strcmp (slo->element, objective->element) == 0) &&
          (strcmp (property, "quality") != 0 || g_strcmp0 (slo->check, objective->check) == 0))
        return TRUE;
    }

  return FALSE;
}

static void
inherit_objectives (List                  *self,
                    const StewardContract *contract,
                    GPtrArray             *objectives,
                    const char            *port,
                    guint                  n_own)
{
  for (guint i = 0; i < objectives->len; i++)
    {
      const StewardObjective *objective = objectives->pdata[i];

      if (objective->property != NULL && !has_own (self->slos, n_own, port, objective))
        add_slo (self, contract, objective, port, TRUE);
    }
}

static void
inherit (List              *self,
         const StewardPort *port,
         guint              n_own)
{
  for (guint i = 0; i < self->entry->contracts->len; i++)
    {
      const StewardContract *contract = self->entry->contracts->pdata[i];
      guint n_ports = count_ports (self->entry, contract);

      if (n_ports == 1 || (n_ports > 1 && !is_port_of (port, contract)))
        continue;
      inherit_objectives (self, contract, contract->objectives, port->name, n_own);
      inherit_objectives (self, contract, contract->quality, port->name, n_own);
    }
}

/* NULL: it speaks of the product. */
static const char *
find_only_port (const StewardEntry    *entry,
                const StewardContract *contract)
{
  if (count_ports (entry, contract) != 1)
    return NULL;
  for (guint i = 0; i < entry->ports->len; i++)
    if (is_port_of (entry->ports->pdata[i], contract))
      return ((const StewardPort *) entry->ports->pdata[i])->name;

  return NULL;
}

/**
 * steward_slo_list_from_entry:
 * @entry: a product or dataset
 * @urn: of it
 * @terms: of the charter
 *
 * Contracts to which no output port refers, or several, speak of the product as
 * a whole. What ports have from it is marked as inherited: it is only worth
 * keeping where a port is measured by itself.
 *
 * Returns: (transfer full) (element-type StewardSlo): its objectives, with
 *   ids; the vague ones among them say why they are
 */
GPtrArray *
steward_slo_list_from_entry (const StewardEntry      *entry,
                             const char              *urn,
                             const StewardLevelTerms *terms)
{
  g_autoptr(GPtrArray) slos = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_free);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  List list = { entry, urn, terms, slos, ids };
  guint n_own;

  for (guint i = 0; i < entry->contracts->len; i++)
    add_contract (&list, entry->contracts->pdata[i], find_only_port (entry, entry->contracts->pdata[i]));
  n_own = slos->len;
  for (guint i = 0; i < entry->ports->len; i++)
    {
      const StewardPort *port = entry->ports->pdata[i];

      if (port->direction == STEWARD_PORT_OUTPUT && port->name != NULL)
        inherit (&list, port, n_own);
    }

  return g_steal_pointer (&slos);
}
