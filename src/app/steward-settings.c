/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window remembers of itself. GSettings ends the program when a
 * schema is not installed, so the schema is looked up first, and without it a
 * table of the same defaults is used. */

#include "config.h"

#include "steward-settings.h"

struct _StewardSettings
{
  GSettings *settings;                 /* owned, NULL without the schema */
  GHashTable *values;                  /* owned: key → value, without the schema */
};

static const struct
{
  const char *key;
  int value;
} defaults[] = {
  { STEWARD_SETTINGS_WIDTH, 1280 },
  { STEWARD_SETTINGS_HEIGHT, 820 },
  { STEWARD_SETTINGS_MAXIMIZED, FALSE },
  { STEWARD_SETTINGS_SIDEBAR, TRUE },
  { STEWARD_SETTINGS_COMPACT, FALSE },
  { STEWARD_SETTINGS_NOTIFICATIONS, TRUE },
};

static gboolean
has_all_keys (GSettingsSchema *schema)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (!g_settings_schema_has_key (schema, defaults[i].key))
      return FALSE;

  return TRUE;
}

/**
 * steward_settings_new:
 *
 * Returns: (transfer full): the settings
 */
StewardSettings *
steward_settings_new (void)
{
  StewardSettings *self = g_new0 (StewardSettings, 1);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, STEWARD_APP_ID, TRUE);
  if (schema != NULL && has_all_keys (schema))
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      return self;
    }

  self->values = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->values, (char *) defaults[i].key, GINT_TO_POINTER (defaults[i].value));

  return self;
}

/**
 * steward_settings_free:
 * @self: (nullable): settings
 */
void
steward_settings_free (StewardSettings *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->settings);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

/**
 * steward_settings_get_int:
 * @self: settings
 * @key: one of the keys above
 *
 * Returns: its value
 */
int
steward_settings_get_int (StewardSettings *self,
                          const char      *key)
{
  if (self->settings != NULL)
    return g_settings_get_int (self->settings, key);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->values, key));
}

/**
 * steward_settings_set_int:
 * @self: settings
 * @key: one of the keys above
 * @value: its new value
 */
void
steward_settings_set_int (StewardSettings *self,
                          const char      *key,
                          int              value)
{
  if (self->settings != NULL)
    g_settings_set_int (self->settings, key, value);
  else
    g_hash_table_replace (self->values, (char *) g_intern_string (key), GINT_TO_POINTER (value));
}

/**
 * steward_settings_get_boolean:
 * @self: settings
 * @key: one of the keys above
 *
 * Returns: its value
 */
gboolean
steward_settings_get_boolean (StewardSettings *self,
                              const char      *key)
{
  if (self->settings != NULL)
    return g_settings_get_boolean (self->settings, key);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->values, key));
}

/**
 * steward_settings_set_boolean:
 * @self: settings
 * @key: one of the keys above
 * @value: its new value
 */
void
steward_settings_set_boolean (StewardSettings *self,
                              const char      *key,
                              gboolean         value)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, key, value);
  else
    g_hash_table_replace (self->values, (char *) g_intern_string (key), GINT_TO_POINTER (value));
}
