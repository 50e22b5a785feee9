/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms that are not whole yet are none, so a draft of them is kept as lines. */

#include "config.h"

#include "steward-access-draft.h"

#define DRAFT_GROUP "request"

/**
 * steward_access_draft_write:
 * @terms: terms with one object, whole or not
 *
 * Returns: (transfer full): the terms as lines
 */
char *
steward_access_draft_write (const StewardAccessTerms *terms)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const StewardAccessObject *object = g_ptr_array_index (terms->objects, 0);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      g_ptr_array_add (columns, g_strdup_printf ("%s %s", steward_mask_to_id (column->mask), column->name));
    }
  for (guint i = 0; i < object->rows->len; i++)
    g_ptr_array_add (rows, steward_row_condition_to_text (g_ptr_array_index (object->rows, i)));
  g_key_file_set_string (file, DRAFT_GROUP, "source", terms->source != NULL ? terms->source : "");
  g_key_file_set_string (file, DRAFT_GROUP, "object", object->object != NULL ? object->object : "");
  g_key_file_set_string (file, DRAFT_GROUP, "grantee", terms->grantee);
  g_key_file_set_boolean (file, DRAFT_GROUP, "whole", object->whole);
  g_key_file_set_string_list (file, DRAFT_GROUP, "columns", (const char *const *) columns->pdata, columns->len);
  g_key_file_set_string_list (file, DRAFT_GROUP, "rows", (const char *const *) rows->pdata, rows->len);
  g_key_file_set_int64 (file, DRAFT_GROUP, "since", terms->since);
  g_key_file_set_int64 (file, DRAFT_GROUP, "until", terms->until);

  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_columns (GKeyFile            *file,
              StewardAccessObject *object)
{
  g_auto (GStrv) columns = g_key_file_get_string_list (file, DRAFT_GROUP, "columns", NULL, NULL);
  g_auto (GStrv) rows = g_key_file_get_string_list (file, DRAFT_GROUP, "rows", NULL, NULL);

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (columns[i], " ", 2);
      StewardMask mask;

      if (words[0] != NULL && words[1] != NULL && steward_mask_from_id (words[0], &mask))
        g_ptr_array_add (object->columns, steward_access_column_new (words[1], STEWARD_CLASSIFICATION_UNKNOWN, mask));
    }
  for (guint i = 0; rows != NULL && rows[i] != NULL; i++)
    {
      StewardRowCondition *row = steward_row_condition_from_text (rows[i], NULL);

      if (row != NULL)
        g_ptr_array_add (object->rows, row);
    }
}

/**
 * steward_access_draft_read:
 * @text: what steward_access_draft_write() made
 *
 * Returns: (transfer full) (nullable): the terms, whole or not; %NULL if @text
 *   cannot be read
 */
StewardAccessTerms *
steward_access_draft_read (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  StewardAccessTerms *terms;
  StewardAccessObject *object;

  if (!g_key_file_load_from_data (file, text, G_MAXSIZE, G_KEY_FILE_NONE, NULL))
    return NULL;
  terms = steward_access_terms_new ();
  object = steward_access_object_new ();
  terms->source = g_key_file_get_string (file, DRAFT_GROUP, "source", NULL);
  terms->grantee = g_key_file_get_string (file, DRAFT_GROUP, "grantee", NULL);
  terms->since = g_key_file_get_int64 (file, DRAFT_GROUP, "since", NULL);
  terms->until = g_key_file_get_int64 (file, DRAFT_GROUP, "until", NULL);
  object->object = g_key_file_get_string (file, DRAFT_GROUP, "object", NULL);
  object->whole = g_key_file_get_boolean (file, DRAFT_GROUP, "whole", NULL);
  read_columns (file, object);
  g_ptr_array_add (terms->objects, object);

  return terms;
}
