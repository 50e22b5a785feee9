/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a source into the fields of the form, and back. Secrets go their own
 * way and never become a setting. */

#include "config.h"

#include "steward-source-draft.h"

static gboolean
is_secret (StewardSourceField *field)
{
  return steward_source_field_get_field (field)->kind == STEWARD_FIELD_SECRET;
}

/**
 * steward_source_draft_fill_in:
 * @fields: the fields of the form
 * @source: what they should show
 */
void
steward_source_draft_fill_in (GPtrArray     *fields,
                              StewardSource *source)
{
  steward_source_field_set_value (g_ptr_array_index (fields, 0), steward_source_get_name (source));
  for (guint i = 1; i < fields->len; i++)
    {
      StewardSourceField *field = g_ptr_array_index (fields, i);
      const StewardField *description = steward_source_field_get_field (field);
      const char *value = steward_source_get_setting (source, description->key);

      if (!is_secret (field) && (value != NULL || description->fallback == NULL))
        steward_source_field_set_value (field, value);
    }
}

/* Settings that the form does not know are kept: a newer Steward wrote them. */
static void
copy_settings (StewardSource *source,
               GHashTable    *settings)
{
  g_auto (GStrv) keys = steward_source_get_keys (source);

  for (gsize i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (settings, g_strdup (keys[i]), g_strdup (steward_source_get_setting (source, keys[i])));
}

/**
 * steward_source_draft_make_source:
 * @fields: the fields of the form
 * @id: the id of the source
 * @kind: the id of its kind
 * @original: (nullable): the source as it was
 *
 * Returns: (transfer full): the source that the form describes
 */
StewardSource *
steward_source_draft_make_source (GPtrArray     *fields,
                                  const char    *id,
                                  const char    *kind,
                                  StewardSource *original)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *name = steward_source_field_get_value (g_ptr_array_index (fields, 0));

  if (original != NULL)
    copy_settings (original, settings);
  for (guint i = 1; i < fields->len; i++)
    {
      StewardSourceField *field = g_ptr_array_index (fields, i);
      const char *key = steward_source_field_get_field (field)->key;
      g_autofree char *value = NULL;

      if (is_secret (field))
        continue;
      value = steward_source_field_get_value (field);
      if (*value == '\0')
        g_hash_table_remove (settings, key);
      else
        g_hash_table_replace (settings, g_strdup (key), g_steal_pointer (&value));
    }

  return steward_source_new (id, kind, name, settings);
}

static void
free_secret (gpointer secret)
{
  steward_secret_free (secret);
}

/**
 * steward_source_draft_make_secrets:
 * @fields: the fields of the form
 *
 * Returns: (transfer full) (nullable): field → secret, wiped when freed; %NULL
 *   when none was typed, which keeps the stored ones
 */
GHashTable *
steward_source_draft_make_secrets (GPtrArray *fields)
{
  g_autoptr (GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);

  for (guint i = 1; i < fields->len; i++)
    {
      StewardSourceField *field = g_ptr_array_index (fields, i);
      char *value;

      if (!is_secret (field))
        continue;
      value = steward_source_field_get_value (field);
      if (*value != '\0')
        g_hash_table_insert (secrets, g_strdup (steward_source_field_get_field (field)->key), value);
      else
        steward_secret_free (value);
    }

  return g_hash_table_size (secrets) > 0 ? g_steal_pointer (&secrets) : NULL;
}
