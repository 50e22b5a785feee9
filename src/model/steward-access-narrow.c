/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether terms hold together, and whether they lie within others. Who decides
 * may give less than was asked for and never more, so that whatever cannot be
 * shown to be less counts as more. */

#include "config.h"

#include "steward-access-terms.h"
#include "steward-duration.h"

#include <string.h>

static gboolean
fail (GError    **error,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, message);

  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
check_condition (const StewardRowCondition *row,
                 GError                   **error)
{
  guint n = row->values != NULL ? g_strv_length (row->values) : 0;

  if (is_empty (row->column))
    return fail (error, "A condition for rows names no column");
  if (n == 0)
    return fail (error, "The condition for rows on “%.60s” has no value", row->column);
  if (n > 1 && row->operator != STEWARD_ROWS_ONE_OF)
    return fail (error, "The condition for rows on “%.60s” should have one value", row->column);

  return TRUE;
}

static gboolean
check_columns (const StewardAccessObject *object,
               GError                   **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      if (is_empty (column->name))
        return fail (error, "A column of “%.60s” has no name", object->object);
      if (!g_hash_table_add (names, column->name))
        return fail (error, "The column “%.60s” of “%.60s” is there twice", column->name, object->object);
    }
  if (object->columns->len == 0 && (!object->whole || steward_access_object_needs_view (object)))
    return fail (error, "No column of “%.60s” is chosen", object->object);

  return TRUE;
}

static gboolean
check_object (const StewardAccessObject *object,
              GError                   **error)
{
  if (is_empty (object->object))
    return fail (error, "An object of the access has no name on the platform");
  if (!check_columns (object, error))
    return FALSE;

  for (guint i = 0; i < object->rows->len; i++)
    if (!check_condition (object->rows->pdata[i], error))
      return FALSE;

  return TRUE;
}

static const StewardAccessObject *
find_object (const StewardAccessTerms *self,
             const char               *object)
{
  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardAccessObject *other = g_ptr_array_index (self->objects, i);

      if (g_strcmp0 (other->object, object) == 0)
        return other;
    }

  return NULL;
}

/* "SELECT", "ROLE reader": words, so that they need no quoting anywhere. */
static gboolean
is_privilege (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_' && *at != ' ')
      return FALSE;

  return g_ascii_isalpha (*text);
}

/**
 * steward_access_terms_check:
 * @self: terms
 * @error: return location
 *
 * Returns: whether the terms hold together: somebody, a privilege of plain
 *   words, at least one object with at least one column, nothing twice, and an
 *   end after the beginning; else %FALSE with %STEWARD_ERROR_INVALID_DATA
 */
gboolean
steward_access_terms_check (const StewardAccessTerms *self,
                            GError                  **error)
{
  if (is_empty (self->source))
    return fail (error, "The access names no source");
  if (is_empty (self->grantee))
    return fail (error, "The access names nobody on the platform who is to have it");
  if (is_empty (self->privilege) || !is_privilege (self->privilege))
    return fail (error, "The privilege of the access should be a word such as SELECT");
  if (self->objects->len == 0)
    return fail (error, "The access names nothing that may be seen");
  if (self->since != 0 && self->until != 0 && self->until <= self->since)
    return fail (error, "The access ends before it begins");

  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (self->objects, i);

      if (!check_object (object, error))
        return FALSE;
      if (find_object (self, object->object) != object)
        return fail (error, "“%.60s” is there twice", object->object);
    }

  return TRUE;
}

/* Whether @mask shows no more than @wider does. */
static gboolean
is_mask_within (StewardMask mask,
                StewardMask wider)
{
  return mask == wider || wider == STEWARD_MASK_NONE || mask == STEWARD_MASK_REDACTED ||
         (wider == STEWARD_MASK_YEAR && mask == STEWARD_MASK_DECADE);
}

static gboolean
has_values (const StewardRowCondition *row,
            const StewardRowCondition *wider)
{
  for (guint i = 0; row->values[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) wider->values, row->values[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_list (const StewardRowCondition *row)
{
  return row->operator == STEWARD_ROWS_EQUAL || row->operator == STEWARD_ROWS_ONE_OF;
}

/* Whether @row holds for no row for which @wider does not. Values have types
 * that are not known here: an order between them cannot be relied upon. */
static gboolean
implies (const StewardRowCondition *row,
         const StewardRowCondition *wider)
{
  if (g_strcmp0 (row->column, wider->column) != 0 || row->values == NULL || wider->values == NULL)
    return FALSE;
  if (is_list (row) && is_list (wider))
    return has_values (row, wider);

  return row->operator == wider->operator && has_values (row, wider) && has_values (wider, row);
}

static gboolean
is_implied (const StewardAccessObject *self,
            const StewardRowCondition *wider)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (implies (self->rows->pdata[i], wider))
      return TRUE;

  return FALSE;
}

static void
add_excess (GPtrArray  *excess,
            const char *format,
            ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (excess, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
compare_column (const StewardAccessColumn *column,
                const StewardAccessObject *wider,
                GPtrArray                 *excess)
{
  const StewardAccessColumn *other = steward_access_object_find_column (wider, column->name);

  if (other == NULL && (!wider->whole || steward_access_object_needs_view (wider)))
    add_excess (excess, "The column “%s” of %s is not among those.", column->name, wider->object);
  if (other == NULL)
    return;
  if (!is_mask_within (column->mask, other->mask))
    add_excess (excess, "The column “%s” of %s would show more: “%s” instead of “%s”.", column->name, wider->object,
                steward_mask_to_id (column->mask), steward_mask_to_id (other->mask));
  if (column->classification < other->classification)
    add_excess (excess, "The column “%s” of %s is called %s here, and is %s.", column->name, wider->object,
                steward_classification_to_id (column->classification),
                steward_classification_to_id (other->classification));
}

static void
compare_object (const StewardAccessObject *self,
                const StewardAccessObject *wider,
                GPtrArray                 *excess)
{
  if (self->whole && !wider->whole)
    add_excess (excess, "%s would be visible as a whole, with columns that it gets later.", self->object);
  if (self->whole && steward_access_object_needs_view (wider) && !steward_access_object_needs_view (self))
    add_excess (excess, "%s would be visible itself, not through a view.", self->object);
  for (guint i = 0; i < self->columns->len; i++)
    compare_column (self->columns->pdata[i], wider, excess);
  for (guint i = 0; i < wider->rows->len; i++)
    {
      const StewardRowCondition *row = g_ptr_array_index (wider->rows, i);
      g_autofree char *text = steward_row_condition_to_text (row);

      if (!is_implied (self, row))
        add_excess (excess, "Rows of %s would be visible for which “%s” does not hold.", self->object, text);
    }
}

static void
compare_period (const StewardAccessTerms *self,
                const StewardAccessTerms *wider,
                GPtrArray                *excess)
{
  g_autofree char *until = wider->until != 0 ? steward_instant_to_rfc3339 (wider->until) : NULL;
  g_autofree char *since = wider->since != 0 ? steward_instant_to_rfc3339 (wider->since) : NULL;

  if (until != NULL && (self->until == 0 || self->until > wider->until))
    add_excess (excess, "It would end later than %s.", until);
  if (since != NULL && self->since < wider->since)
    add_excess (excess, "It would begin before %s.", since);
}

static void
compare_whom (const StewardAccessTerms *self,
              const StewardAccessTerms *wider,
              GPtrArray                *excess)
{
  if (g_strcmp0 (self->source, wider->source) != 0 || g_strcmp0 (self->instance, wider->instance) != 0)
    add_excess (excess, "It would be on another platform.");
  if (g_strcmp0 (self->grantee, wider->grantee) != 0)
    add_excess (excess, "It would be for “%s” instead of “%s”.", self->grantee, wider->grantee);
  if (g_strcmp0 (self->privilege, wider->privilege) != 0)
    add_excess (excess, "It would be %s instead of %s.", self->privilege, wider->privilege);
}

/**
 * steward_access_terms_is_within:
 * @self: terms
 * @wider: terms
 * @out_excess: (out) (optional) (nullable): sentences that say what of @self
 *   lies beyond @wider
 *
 * Within are fewer objects and columns, masks that show less, further
 * conditions for rows, and a shorter period, for the same one on the same
 * platform.
 *
 * Returns: whether @self gives nothing that @wider does not
 */
gboolean
steward_access_terms_is_within (const StewardAccessTerms *self,
                                const StewardAccessTerms *wider,
                                char                    **out_excess)
{
  g_autoptr(GPtrArray) excess = g_ptr_array_new_with_free_func (g_free);
  gboolean within;

  compare_whom (self, wider, excess);
  compare_period (self, wider, excess);
  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (self->objects, i);
      const StewardAccessObject *other = find_object (wider, object->object);

      if (other == NULL)
        add_excess (excess, "%s is not among what was asked for.", object->object);
      else
        compare_object (object, other, excess);
    }

  within = excess->len == 0;
  g_ptr_array_add (excess, NULL);
  if (out_excess != NULL)
    *out_excess = within ? NULL : g_strjoinv (" ", (char **) excess->pdata);

  return within;
}

/**
 * steward_access_terms_equal:
 * @a: (nullable): terms
 * @b: (nullable): terms
 *
 * Returns: whether both give the same, in whatever order they say it
 */
gboolean
steward_access_terms_equal (const StewardAccessTerms *a,
                            const StewardAccessTerms *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return steward_access_terms_is_within (a, b, NULL) && steward_access_terms_is_within (b, a, NULL);
}
