/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of names: "sales, public" and "sales.orders=updated_at". A name with a
 * comma, dot, slash or equals sign stands in double quotes, as in SQL; unlike
 * there, a bare name keeps its case, because that is how people copy it. */

#include "config.h"

#include "steward-postgres-settings.h"

#include <string.h>

#define MAX_NAMES 10000

static void
free_freshness (StewardPostgresFreshness *self)
{
  g_free (self->database);
  g_free (self->schema);
  g_free (self->table);
  g_free (self->column);
  g_free (self);
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/* Reads one name up to one of the characters of @ends; NULL if there is none. */
static char *
read_name (const char **text,
           const char  *ends)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean quoted = FALSE;

  skip_spaces (text);
  for (; **text != '\0' && (quoted || strchr (ends, **text) == NULL); (*text)++)
    {
      if (**text != '"')
        g_string_append_c (name, **text);
      else if (quoted && (*text)[1] == '"')
        g_string_append_c (name, *(*text)++);
      else
        quoted = !quoted;
    }
  if (quoted)
    return NULL;
  g_strchomp (name->str);

  return *name->str != '\0' ? g_strdup (name->str) : NULL;
}

static gboolean
fail_usage (const char  *field,
            const char  *at,
            GError     **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The setting “%s” cannot be read at “%.60s”.", field, at);

  return FALSE;
}

static gboolean
read_names (GPtrArray   *names,
            const char  *field,
            const char  *text,
            GError     **error)
{
  const char *p = text != NULL ? text : "";

  skip_spaces (&p);
  while (*p != '\0')
    {
      const char *at = p;
      char *name = read_name (&p, ",");

      if (name == NULL || names->len >= MAX_NAMES)
        {
          g_free (name);
          return fail_usage (field, at, error);
        }
      g_ptr_array_add (names, name);
      if (*p == ',')
        p++;
      skip_spaces (&p);
    }

  return TRUE;
}

/* [database/]schema.table=column */
static StewardPostgresFreshness *
read_freshness_item (const char **text)
{
  StewardPostgresFreshness *item = g_new0 (StewardPostgresFreshness, 1);

  item->schema = read_name (text, "/.=,");
  if (**text == '/' && item->schema != NULL)
    {
      (*text)++;
      item->database = g_steal_pointer (&item->schema);
      item->schema = read_name (text, ".=,");
    }
  if (**text == '.')
    {
      (*text)++;
      item->table = read_name (text, "=,");
    }
  if (**text == '=')
    {
      (*text)++;
      item->column = read_name (text, ",");
    }
  if (item->schema != NULL && item->table != NULL && item->column != NULL)
    return item;

  free_freshness (item);

  return NULL;
}

static gboolean
read_freshness (GPtrArray   *items,
                const char  *text,
                GError     **error)
{
  const char *p = text != NULL ? text : "";

  skip_spaces (&p);
  while (*p != '\0')
    {
      const char *at = p;
      StewardPostgresFreshness *item = items->len < MAX_NAMES ? read_freshness_item (&p) : NULL;

      if (item == NULL)
        return fail_usage ("freshness", at, error);
      g_ptr_array_add (items, item);
      if (*p == ',')
        p++;
      skip_spaces (&p);
    }

  return TRUE;
}

static gboolean
read_product (StewardPostgresSettings  *self,
              const char               *product,
              GError                  **error)
{
  static const char *const choices[] = { "schema", "comment-tag", "none", NULL };

  self->product = g_strdup (product != NULL && *product != '\0' ? product : "schema");

  return g_strv_contains (choices, self->product) || fail_usage ("product", self->product, error);
}

/* The tag becomes part of a regular expression, here and in the server. */
static gboolean
read_tag (StewardPostgresSettings  *self,
          const char               *tag,
          GError                  **error)
{
  g_autoptr (GString) pattern = g_string_new ("\\[\\s*");

  self->tag = g_strdup (tag != NULL && *tag != '\0' ? tag : "data-product");
  for (const char *p = self->tag; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_.", *p) == NULL)
        return fail_usage ("tag", p, error);
      if (*p == '.')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append (pattern, "\\s*(?::([^\\]]*))?\\]");
  self->tag_pattern = g_string_free (g_steal_pointer (&pattern), FALSE);

  return TRUE;
}

/**
 * steward_postgres_settings_new:
 * @databases: (nullable): list of names
 * @schemas: (nullable): list of names
 * @product: (nullable): "schema", "comment-tag" or "none"
 * @tag: (nullable): letters, digits, "-", "_" and "."
 * @freshness: (nullable): list of "schema.table=column", or
 *   "database/schema.table=column"
 * @error: %STEWARD_ERROR_USAGE names the setting and the place
 *
 * Returns: (transfer full): the settings
 */
StewardPostgresSettings *
steward_postgres_settings_new (const char  *databases,
                               const char  *schemas,
                               const char  *product,
                               const char  *tag,
                               const char  *freshness,
                               GError     **error)
{
  g_autoptr (StewardPostgresSettings) self = g_new0 (StewardPostgresSettings, 1);

  self->databases = g_ptr_array_new_with_free_func (g_free);
  self->schemas = g_ptr_array_new_with_free_func (g_free);
  self->freshness = g_ptr_array_new_with_free_func ((GDestroyNotify) free_freshness);

  if (!read_names (self->databases, "database", databases, error) ||
      !read_names (self->schemas, "schemas", schemas, error) ||
      !read_product (self, product, error) ||
      !read_tag (self, tag, error) ||
      !read_freshness (self->freshness, freshness, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_postgres_settings_free:
 * @self: (transfer full): settings
 */
void
steward_postgres_settings_free (StewardPostgresSettings *self)
{
  g_clear_pointer (&self->databases, g_ptr_array_unref);
  g_clear_pointer (&self->schemas, g_ptr_array_unref);
  g_clear_pointer (&self->freshness, g_ptr_array_unref);
  g_free (self->product);
  g_free (self->tag);
  g_free (self->tag_pattern);
  g_free (self);
}
