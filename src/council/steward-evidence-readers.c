/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who reads the product, whom to ask there, and what the change does to them.
 * A reader that documents where its columns come from is known to break; of
 * one that does not, nobody can say that it fits. */

#include "config.h"

#include "steward-evidence-private.h"

#include <string.h>

#define MAX_LOADED 100u                /* readers that are looked into */
#define MAX_NAMED 3u                   /* columns in words */

void
steward_reader_free (StewardReader *self)
{
  if (self == NULL)
    return;

  g_free (self->contact);
  g_free (self->address);
  g_free (self->words);
  g_free (self);
}

const char *
steward_reader_effect_to_id (StewardReaderEffect effect)
{
  switch (effect)
    {
    case STEWARD_READER_FITS:
      return "fits";
    case STEWARD_READER_MAY_BREAK:
      return "may-break";
    case STEWARD_READER_BREAKS:
      return "breaks";
    }

  return "may-break";
}

/* "orders.properties.amount" is touched by "orders.properties.amount.logicalType",
 * and, of several contracts, by "contracts.c-1.orders.properties.amount". */
static gboolean
is_touched (const char *path,
            const char *column)
{
  gsize length = strlen (column);

  for (const char *at = strstr (path, column); at != NULL; at = strstr (at + 1, column))
    if ((at == path || at[-1] == '.') && (at[length] == '\0' || at[length] == '.'))
      return TRUE;

  return FALSE;
}

/* Whether the part of a reference before its table, if any, ends with a word
 * of the product's name: another product may have a table of the same name. */
static gboolean
is_of_product (const char *reference,
               const char *table,
               const char *product)
{
  g_autofree char *prefix = g_strndup (reference, table > reference ? (gsize) (table - reference - 1) : 0);
  const char *dot = strrchr (prefix, '.');
  g_auto(GStrv) words = NULL;

  if (*prefix == '\0' || product == NULL)
    return TRUE;

  words = g_strsplit (product, ".", -1);
  for (char **word = words; *word != NULL; word++)
    if (g_ascii_strcasecmp (*word, dot != NULL ? dot + 1 : prefix) == 0)
      return TRUE;

  return FALSE;
}

/* A reference ends with table and column: "orders.order_events.status". */
static gboolean
refers_to (const char *reference,
           const char *product,
           const char *path)
{
  const char *table = reference;

  for (const char *dot = strchr (table, '.'); dot != NULL; dot = strchr (table, '.'))
    {
      g_autofree char *column = g_strdup_printf ("%.*s.properties%s", (int) (dot - table), table, dot);

      if (is_touched (path, column) && is_of_product (reference, table, product))
        return TRUE;
      table = dot + 1;
    }

  return FALSE;
}

static gboolean
breaks_property (const StewardEvidence *self,
                 const StewardProperty *property)
{
  if (property->reference == NULL)
    return FALSE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (self->changes, i);

      if (change->impact == STEWARD_IMPACT_BREAKING &&
          refers_to (property->reference, self->detail->entry->name, change->path))
        return TRUE;
    }

  return FALSE;
}

/* The last name of a reference: what people call the column. */
static const char *
get_column (const StewardProperty *property)
{
  const char *dot = strrchr (property->reference, '.');

  return dot != NULL ? dot + 1 : property->reference;
}

static void
list_broken (const StewardEvidence *self,
             const StewardEntry    *entry,
             GPtrArray             *columns)
{
  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        {
          const StewardSchemaObject *object = g_ptr_array_index (contract->objects, j);

          for (guint k = 0; k < object->properties->len; k++)
            {
              const StewardProperty *property = g_ptr_array_index (object->properties, k);
              const char *column = property->reference != NULL ? get_column (property) : NULL;

              if (breaks_property (self, property) &&
                  !g_ptr_array_find_with_equal_func (columns, column, g_str_equal, NULL))
                g_ptr_array_add (columns, (gpointer) column);
            }
        }
    }
}

static char *
describe_columns (const GPtrArray *columns)
{
  GString *words = g_string_new ("refers to ");

  for (guint i = 0; i < columns->len && i < MAX_NAMED; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (columns, i));
  if (columns->len > MAX_NAMED)
    g_string_append_printf (words, " and %u more", columns->len - MAX_NAMED);

  return g_string_free (words, FALSE);
}

static void
look_into (const StewardEvidence *self,
           StewardReader         *reader,
           const StewardEntry    *entry)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < entry->owners->len && reader->contact == NULL; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (entry->owners, i);

      if (!owner->accountable)
        continue;
      reader->contact = g_strdup (owner->name != NULL ? owner->name : owner->address);
      reader->address = g_strdup (owner->address);
    }
  list_broken (self, entry, columns);
  if (columns->len == 0)
    return;

  reader->effect = STEWARD_READER_BREAKS;
  reader->words = describe_columns (columns);
}

static gboolean
load_reader (StewardEvidence           *self,
             StewardCatalog            *catalog,
             const StewardLineageEdge  *edge,
             StewardReaderEffect        effect,
             GError                   **error)
{
  StewardReader *reader = g_new0 (StewardReader, 1);
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autoptr(GError) local = NULL;

  reader->edge = edge;
  reader->effect = effect;
  g_ptr_array_add (self->readers, reader);
  if (edge->urn == NULL || self->readers->len > MAX_LOADED)
    return TRUE;

  detail = steward_catalog_load_sync (catalog, edge->urn, &local);
  if (detail != NULL)
    look_into (self, reader, detail->entry);
  else if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

static int
compare_readers (gconstpointer a,
                 gconstpointer b)
{
  const StewardReader *first = *(StewardReader *const *) a;
  const StewardReader *second = *(StewardReader *const *) b;

  if (first->effect != second->effect)
    return first->effect > second->effect ? -1 : 1;

  return g_strcmp0 (first->edge->name, second->edge->name);
}

/*
 * steward_evidence_load_readers:
 * @self: evidence with its detail and changes
 * @catalog: where readers are looked up
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_evidence_load_readers (StewardEvidence  *self,
                               StewardCatalog   *catalog,
                               GError          **error)
{
  gboolean breaks = steward_entry_diff_get_impact (self->changes) == STEWARD_IMPACT_BREAKING;

  for (guint i = 0; self->detail != NULL && i < self->detail->downstream->len; i++)
    if (!load_reader (self, catalog, g_ptr_array_index (self->detail->downstream, i),
                      breaks ? STEWARD_READER_MAY_BREAK : STEWARD_READER_FITS, error))
      return FALSE;
  g_ptr_array_sort (self->readers, compare_readers);

  return TRUE;
}
