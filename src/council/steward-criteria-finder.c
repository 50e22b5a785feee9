/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The facts of a product that checks ask for. */

#include "config.h"

#include "steward-criteria-private.h"

#include "steward-duration.h"

#include <string.h>

#define MAX_NAMES 5                    /* in one sentence */

/*
 * steward_finder_tell:
 * @self: a finder
 * @state: what the check came to
 * @format: what was found, in words
 */
void
steward_finder_tell (StewardFinder     *self,
                     StewardCheckState  state,
                     const char        *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (self->words);
  self->words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->state = state;
}

/*
 * steward_finder_join:
 * @names: (element-type utf8): names
 *
 * Returns: (transfer full): "a, b and c", or "a, b, c, d, e and 9 more"
 */
char *
steward_finder_join (const GPtrArray *names)
{
  GString *list = g_string_new (NULL);
  guint n = names->len > MAX_NAMES ? MAX_NAMES : names->len;

  for (guint i = 0; i < n; i++)
    {
      const char *separator = i == 0 ? "" : i + 1 == names->len ? " and " : ", ";

      g_string_append_printf (list, "%s%s", separator, (const char *) g_ptr_array_index (names, i));
    }
  if (names->len > n)
    g_string_append_printf (list, " and %u more", names->len - n);

  return g_string_free (list, FALSE);
}

/*
 * steward_finder_add_name:
 * @names: (element-type utf8): names that it does not own
 * @name: (nullable): one more
 */
void
steward_finder_add_name (GPtrArray  *names,
                         const char *name)
{
  g_ptr_array_add (names, (gpointer) (name != NULL ? name : "(unnamed)"));
}

static void
add_owners (GPtrArray       *names,
            GHashTable      *seen,
            const GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);
      char *name = owner->name != NULL ? owner->name : owner->address;
      char *key = owner->address != NULL ? owner->address : owner->name;

      if (owner->accountable && key != NULL && g_hash_table_add (seen, key))
        g_ptr_array_add (names, name);
    }
}

/*
 * steward_finder_list_owners:
 * @self: a finder
 *
 * Returns: (transfer container) (element-type utf8): who is accountable for
 *   the product; where it names nobody, for its contracts
 */
GPtrArray *
steward_finder_list_owners (StewardFinder *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  add_owners (names, seen, self->detail->entry->owners);
  for (guint i = 0; names->len == 0 && i < self->detail->entry->contracts->len; i++)
    add_owners (names, seen, ((const StewardContract *) self->detail->entry->contracts->pdata[i])->owners);

  return names;
}

/*
 * steward_finder_list_columns:
 * @self: a finder
 * @lacks: whether a column lacks something
 * @lacking: (element-type utf8): gets the names of those that do, unowned
 *
 * Returns: how many columns there are
 */
guint
steward_finder_list_columns (StewardFinder *self,
                             gboolean     (*lacks) (const StewardProperty *property),
                             GPtrArray     *lacking)
{
  const GPtrArray *contracts = self->detail->entry->contracts;
  guint n = 0;

  for (guint i = 0; i < contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        {
          const StewardSchemaObject *object = g_ptr_array_index (contract->objects, j);

          n += object->properties->len;
          for (guint k = 0; k < object->properties->len; k++)
            {
              const StewardProperty *property = g_ptr_array_index (object->properties, k);

              if (lacks (property))
                steward_finder_add_name (lacking, property->name);
            }
        }
    }

  return n;
}

static gboolean
is_measurable (const StewardObjective *objective)
{
  StewardThreshold threshold;

  return objective->value != NULL && steward_threshold_parse (objective->value, objective->unit, &threshold, NULL) &&
         threshold.exact && threshold.kind != STEWARD_QUANTITY_TEXT;
}

/* "qualityScore" is about quality, "timeOfAvailability" not about availability. */
static gboolean
is_about (const char *property,
          const char *wanted)
{
  g_autofree char *name = NULL;

  if (property == NULL)
    return FALSE;
  name = g_ascii_strdown (property, -1);
  if (strstr (name, "timeof") != NULL || strstr (name, "general") != NULL)
    return FALSE;

  return g_str_has_prefix (name, wanted) || g_str_has_suffix (name, wanted);
}

static char *
describe (const StewardObjective *objective)
{
  const char *value = objective->value != NULL ? objective->value : "";

  if (objective->unit == NULL || *objective->unit == '\0')
    return g_strdup (value);

  return g_strdup_printf ("%s %s", value, objective->unit);
}

/*
 * steward_finder_get_promise:
 * @self: a finder
 * @property: "freshness", in lower case
 * @out_words: (out) (nullable): the promise as it is written; in figures where
 *   there is one in figures
 *
 * Returns: whether and how it is promised
 */
StewardPromise
steward_finder_get_promise (StewardFinder  *self,
                            const char     *property,
                            char          **out_words)
{
  const GPtrArray *contracts = self->detail->entry->contracts;
  StewardPromise promise = STEWARD_PROMISE_NONE;

  *out_words = NULL;
  for (guint i = 0; i < contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (contracts, i);

      for (guint j = 0; j < contract->objectives->len; j++)
        {
          const StewardObjective *objective = g_ptr_array_index (contract->objectives, j);
          StewardPromise found = is_measurable (objective) ? STEWARD_PROMISE_IN_FIGURES : STEWARD_PROMISE_IN_WORDS;

          if (!is_about (objective->property, property) || found <= promise)
            continue;
          promise = found;
          g_free (*out_words);
          *out_words = describe (objective);
        }
    }

  return promise;
}

guint
steward_finder_count_breaking (StewardFinder *self)
{
  guint n = 0;

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    n += ((const StewardEntryChange *) g_ptr_array_index (self->changes, i))->impact == STEWARD_IMPACT_BREAKING;

  return n;
}
