/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A configured catalog connection. It never changes once made: an edited
 * source is a new object under the same id, so that a sync in another thread
 * keeps the settings that it began with. */

#include "config.h"

#include "steward-source.h"

struct _StewardSource
{
  gatomicrefcount references;
  char *id;
  char *kind;
  char *name;
  GHashTable *settings;                /* (element-type utf8 utf8) */
};

/**
 * steward_source_new:
 * @id: stable for the life of the source, see steward_source_make_id()
 * @kind: of connector: "folder", "postgres"
 * @name: for people; unique in a profile
 * @settings: (nullable) (element-type utf8 utf8): copied; no secrets
 *
 * Returns: (transfer full): a source
 */
StewardSource *
steward_source_new (const char *id,
                    const char *kind,
                    const char *name,
                    GHashTable *settings)
{
  StewardSource *self = g_new0 (StewardSource, 1);
  GHashTableIter iter;
  gpointer key, value;

  g_atomic_ref_count_init (&self->references);
  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->name = g_strdup (name);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (settings == NULL)
    return self;

  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->settings, g_strdup (key), g_strdup (value));

  return self;
}

/**
 * steward_source_make_id:
 *
 * Returns: (transfer full): an id that no other source has
 */
char *
steward_source_make_id (void)
{
  return g_uuid_string_random ();
}

StewardSource *
steward_source_ref (StewardSource *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
steward_source_unref (StewardSource *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->id);
  g_free (self->kind);
  g_free (self->name);
  g_hash_table_unref (self->settings);
  g_free (self);
}

const char *
steward_source_get_id (StewardSource *self)
{
  return self->id;
}

const char *
steward_source_get_kind (StewardSource *self)
{
  return self->kind;
}

const char *
steward_source_get_name (StewardSource *self)
{
  return self->name;
}

/**
 * steward_source_get_setting:
 * @self: a source
 * @key: of the setting
 *
 * Returns: (nullable): its value, or %NULL when it is not set or empty
 */
const char *
steward_source_get_setting (StewardSource *self,
                            const char    *key)
{
  const char *value = g_hash_table_lookup (self->settings, key);

  return value != NULL && *value != '\0' ? value : NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * steward_source_get_keys:
 * @self: a source
 *
 * Returns: (transfer full): the keys of all settings, sorted
 */
char **
steward_source_get_keys (StewardSource *self)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_add (keys, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}
