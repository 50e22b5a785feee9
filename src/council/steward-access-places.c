/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the objects of a product really lie. A contract says at which addresses
 * its data is; what a platform lists at such an address is the place where it
 * is granted. A product that a platform itself lists lies there. The document's
 * own source comes last: it can grant nothing, but a script can be written. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-urn.h"

#include <string.h>

#define MAX_BINDINGS 50u

static void
free_place (gpointer data)
{
  StewardAccessPlace *self = data;

  g_free (self->source);
  g_free (self->instance);
  g_free (self->object);
  g_free (self->address);
  g_free (self->platform);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->classes, g_hash_table_unref);
  g_free (self);
}

static void
free_offered (gpointer data)
{
  StewardOfferedObject *self = data;

  g_free (self->contract_id);
  g_free (self->port);
  g_free (self->address);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

/* "db/schema.table" of "postgresql://host:5432/db/schema.table". */
static const char *
get_path (const char *address)
{
  const char *authority = strstr (address, "://");
  const char *slash = authority != NULL ? strchr (authority + 3, '/') : NULL;

  return slash != NULL && slash[1] != '\0' ? slash + 1 : NULL;
}

/* Whether the last part of @address is @name, or ends with ".@name". What
 * separates names is written as %2F and so on inside them. */
static gboolean
ends_with_name (const char *address,
                const char *name)
{
  const char *slash = strrchr (address, '/');
  const char *written = slash != NULL ? slash + 1 : address;
  g_autofree char *plain = g_uri_unescape_string (written, NULL);
  const char *tail = plain != NULL ? plain : written;
  gsize length = strlen (tail);
  gsize wanted = name != NULL ? strlen (name) : 0;

  if (wanted == 0 || length < wanted || g_ascii_strcasecmp (tail + length - wanted, name) != 0)
    return FALSE;

  return length == wanted || tail[length - wanted - 1] == '.';
}

/* Whether @object is what @contract has at @address, one of its own. */
gboolean
steward_access_lies_at (const StewardContract     *contract,
                        const StewardSchemaObject *object,
                        const char                *address)
{
  const char *name = object->physical_name != NULL ? object->physical_name : object->name;

  return contract->objects->len == 1 || ends_with_name (address, name) ||
         (object->physical_name == NULL && ends_with_name (address, object->name));
}

/*
 * steward_access_list_columns:
 * @object: of a contract
 *
 * Returns: (transfer container) (element-type StewardProperty): what is a
 *   column of its own: a part of another one is not
 */
GPtrArray *
steward_access_list_columns (const StewardSchemaObject *object)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < object->properties->len; i++)
    {
      StewardProperty *property = g_ptr_array_index (object->properties, i);
      const char *dot = property->name != NULL ? strrchr (property->name, '.') : NULL;
      g_autofree char *above = dot != NULL ? g_strndup (property->name, (gsize) (dot - property->name)) : NULL;

      if (property->name == NULL)
        continue;
      if (above == NULL || !g_hash_table_contains (names, above))
        g_ptr_array_add (columns, property);
      g_hash_table_add (names, property->name);
    }

  return columns;
}

/* Returns the new place, which @offered owns; NULL when it is there already. */
static StewardAccessPlace *
add_place (StewardOfferedObject     *offered,
           const StewardEntryDetail *at,
           const char               *object,
           const char               *address,
           guint                     n_columns)
{
  StewardAccessPlace *place;
  g_autofree char *kind = NULL;
  g_autofree char *instance = NULL;
  g_autofree char *native_id = NULL;

  for (guint i = 0; i < offered->places->len; i++)
    {
      const StewardAccessPlace *other = g_ptr_array_index (offered->places, i);

      if (g_strcmp0 (other->source, at->source_id) == 0 && g_strcmp0 (other->object, object) == 0)
        return NULL;
    }
  if (!steward_urn_parse (at->urn, &kind, &instance, &native_id))
    kind = g_strdup ("");

  place = g_new0 (StewardAccessPlace, 1);
  place->source = g_strdup (at->source_id);
  place->instance = g_steal_pointer (&instance);
  place->object = g_strdup (object);
  place->address = g_strdup (address);
  place->platform = g_steal_pointer (&kind);
  place->n_columns = n_columns;
  place->claims = g_ptr_array_new_with_free_func (g_free);
  place->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (offered->places, place);
  if (offered->address == NULL)
    offered->address = g_strdup (address);

  return place;
}

/* What @at, an entry of a platform, lists at @address. */
static StewardAccessPlace *
add_listed (StewardOfferedObject     *offered,
            const StewardEntryDetail *at,
            const char               *address)
{
  const StewardSchemaObject *object = steward_access_find_listed (at->entry, address);
  g_autoptr(GPtrArray) columns = object != NULL ? steward_access_list_columns (object) : NULL;

  if (columns != NULL)
    return add_place (offered, at, get_path (address), address, columns->len);

  return g_strcmp0 (at->entry->address, address) == 0
           ? add_place (offered, at, at->entry->native_id, address, 0)
           : NULL;
}

static gboolean
is_folder (const StewardEntryDetail *detail)
{
  g_autofree char *kind = NULL;
  g_autofree char *instance = NULL;
  g_autofree char *native_id = NULL;

  return steward_urn_parse (detail->urn, &kind, &instance, &native_id) && g_str_equal (kind, "folder");
}

static gboolean
add_own_place (StewardOfferedObject      *offered,
               StewardCatalog            *catalog,
               const StewardEntryDetail  *detail,
               const StewardContract     *contract,
               GError                   **error)
{
  const StewardSchemaObject *object = offered->object;
  gboolean found = FALSE;

  for (guint i = 0; i < contract->addresses->len; i++)
    {
      const char *address = g_ptr_array_index (contract->addresses, i);
      const char *path = get_path (address);
      StewardAccessPlace *place;

      if (path == NULL || !steward_access_lies_at (contract, object, address))
        continue;
      place = add_place (offered, detail, path, address, 0);
      found = TRUE;
      if (place != NULL && !steward_access_add_claims (catalog, place, detail, detail, error))
        return FALSE;
    }
  if (!found)
    add_place (offered, detail, object->physical_name != NULL ? object->physical_name : object->name, NULL, 0);

  return TRUE;
}

static gboolean
add_other_places (StewardOfferedObject      *offered,
                  StewardCatalog            *catalog,
                  const StewardEntryDetail  *detail,
                  const StewardEntryDetail  *other,
                  const StewardContract     *contract,
                  GError                   **error)
{
  for (guint i = 0; i < contract->addresses->len; i++)
    {
      const char *address = g_ptr_array_index (contract->addresses, i);
      StewardAccessPlace *place;

      if (get_path (address) == NULL || !steward_access_lies_at (contract, offered->object, address))
        continue;
      place = add_listed (offered, other, address);
      if (place != NULL && !steward_access_add_claims (catalog, place, detail, other, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_places (StewardOfferedObject      *offered,
            StewardCatalog            *catalog,
            const StewardEntryDetail  *detail,
            GPtrArray                 *others,
            const StewardContract     *contract,
            GError                   **error)
{
  gboolean folder = is_folder (detail);

  if (!folder && !add_own_place (offered, catalog, detail, contract, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const StewardEntryDetail *other = g_ptr_array_index (others, i);

      if (!is_folder (other) && !add_other_places (offered, catalog, detail, other, contract, error))
        return FALSE;
    }

  return !folder || add_own_place (offered, catalog, detail, contract, error);
}

/* The output port of an object: of its contract, and with its name, if any has. */
static char *
find_port (const StewardEntry        *entry,
           const StewardContract     *contract,
           const StewardSchemaObject *object)
{
  const char *found = NULL;

  for (guint i = 0; i < entry->ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (entry->ports, i);

      if (port->direction != STEWARD_PORT_OUTPUT || g_strcmp0 (port->contract_id, contract->id) != 0 ||
          port->name == NULL)
        continue;
      if (g_strcmp0 (port->name, object->name) == 0 || g_strcmp0 (port->name, object->physical_name) == 0)
        return g_strdup (port->name);
      if (found == NULL)
        found = port->name;
    }

  return g_strdup (found);
}

static gboolean
load_others (StewardCatalog            *catalog,
             const StewardEntryDetail  *detail,
             GPtrArray                 *others,
             GError                   **error)
{
  for (guint i = 1; detail->bindings != NULL && i < detail->bindings->len && others->len < MAX_BINDINGS; i++)
    {
      const StewardBinding *binding = g_ptr_array_index (detail->bindings, i);
      g_autoptr(GError) local = NULL;
      StewardEntryDetail *other = steward_catalog_load_sync (catalog, binding->urn, &local);

      if (other != NULL)
        g_ptr_array_add (others, other);
      else if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

/*
 * steward_access_list_offered:
 * @catalog: where places are looked for
 * @detail: a product; must outlive what is returned
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardOfferedObject) (nullable): each
 *   object of each of its contracts
 */
GPtrArray *
steward_access_list_offered (StewardCatalog            *catalog,
                             const StewardEntryDetail  *detail,
                             GError                   **error)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_detail_free);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (free_offered);

  if (!load_others (catalog, detail, others, error))
    return NULL;
  for (guint i = 0; i < detail->entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (detail->entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        {
          StewardOfferedObject *offered = g_new0 (StewardOfferedObject, 1);

          offered->object = g_ptr_array_index (contract->objects, j);
          offered->contract_id = g_strdup (contract->id);
          offered->port = find_port (detail->entry, contract, offered->object);
          offered->places = g_ptr_array_new_with_free_func (free_place);
          g_ptr_array_add (list, offered);
          if (!add_places (offered, catalog, detail, others, contract, error))
            return NULL;
        }
    }

  return g_steal_pointer (&list);
}
