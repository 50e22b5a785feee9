/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a narrowing takes away, in one sentence that is recorded with it. */

#include "config.h"

#include "steward-access-decision.h"

static const StewardAccessObject *
find_object (const StewardAccessTerms *terms,
             const char               *object)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *one = g_ptr_array_index (terms->objects, i);

      if (g_strcmp0 (one->object, object) == 0)
        return one;
    }

  return NULL;
}

static void
add_part (GString    *words,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_part (GString    *words,
          const char *format,
          ...)
{
  va_list args;

  if (words->len > 0)
    g_string_append (words, ", ");
  va_start (args, format);
  g_string_append_vprintf (words, format, args);
  va_end (args);
}

static void
compare_columns (GString                   *words,
                 const StewardAccessObject *before,
                 const StewardAccessObject *after)
{
  for (guint i = 0; i < before->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (before->columns, i);
      const StewardAccessColumn *now = steward_access_object_find_column (after, column->name);

      if (now == NULL)
        add_part (words, "without %s", column->name);
      else if (now->mask != column->mask)
        add_part (words, "%s masked (%s)", column->name, steward_mask_to_id (now->mask));
    }
}

static void
compare_rows (GString                   *words,
              const StewardAccessObject *before,
              const StewardAccessObject *after)
{
  for (guint i = 0; i < after->rows->len; i++)
    {
      g_autofree char *text = steward_row_condition_to_text (g_ptr_array_index (after->rows, i));
      gboolean known = FALSE;

      for (guint j = 0; j < before->rows->len && !known; j++)
        {
          g_autofree char *other = steward_row_condition_to_text (g_ptr_array_index (before->rows, j));

          known = g_str_equal (text, other);
        }
      if (!known)
        add_part (words, "only rows with %s", text);
    }
}

/* "until 31 January 2027, without postcode, birth_year masked (decade)." */
char *
steward_access_tell_narrowing (StewardVerbContext       *verb,
                               const StewardAccessTerms *before,
                               const StewardAccessTerms *after)
{
  GString *words = g_string_new (NULL);

  if (after->since != before->since)
    {
      g_autofree char *day = steward_verb_format_day (verb, after->since);

      add_part (words, "from %s", day);
    }
  if (after->until != before->until)
    {
      g_autofree char *day = steward_verb_format_day (verb, after->until);

      add_part (words, "until %s", day);
    }
  for (guint i = 0; i < before->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (before->objects, i);
      const StewardAccessObject *now = find_object (after, object->object);

      if (now == NULL)
        {
          add_part (words, "without %s", object->name != NULL ? object->name : object->object);
          continue;
        }
      compare_columns (words, object, now);
      compare_rows (words, object, now);
      if (object->whole && !now->whole)
        add_part (words, "only the columns that are named");
    }
  g_string_append_c (words, '.');

  return g_string_free (words, FALSE);
}
