/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row's texts and numbers, read from the store. */

#include "config.h"

#include "steward-entry-row-private.h"

#include "steward-urn.h"

/* A damaged file may hold any number where a word of a fixed list is meant. */
static int
read_word (StewardStatement *statement,
           int               column,
           int               last)
{
  gint64 value = steward_statement_get_int64 (statement, column);

  return value >= 0 && value <= last ? (int) value : 0;
}

static StewardRowData *
read_row (StewardStatement *statement,
          gint64            key)
{
  StewardRowData *data = g_new0 (StewardRowData, 1);

  data->key = key;
  data->urn = steward_urn_make (steward_statement_get_text (statement, 0),
                                steward_statement_get_text (statement, 1),
                                steward_statement_get_text (statement, 2));
  data->source_id = steward_statement_dup_text (statement, 3);
  data->synced_at = steward_statement_get_int64 (statement, 4);
  data->name = steward_statement_dup_text (statement, 5);
  data->purpose = steward_statement_dup_text (statement, 6);
  data->domain = steward_statement_dup_text (statement, 7);
  data->owner = steward_statement_dup_text (statement, 8);
  data->lifecycle = (StewardLifecycle) read_word (statement, 9, STEWARD_LIFECYCLE_RETIRED);
  data->certification = (StewardCertification) read_word (statement, 10, STEWARD_CERTIFICATION_GOLD);
  data->classification = (StewardClassification) read_word (statement, 11, STEWARD_CLASSIFICATION_RESTRICTED);
  data->n_levels = (guint) steward_statement_get_int64 (statement, 12);
  data->n_findings = (guint) steward_statement_get_int64 (statement, 13);
  data->updated_at = steward_statement_get_int64 (statement, 14);
  data->removed = steward_statement_get_int64 (statement, 15) != 0;

  return data;
}

/**
 * steward_row_data_load:
 * @db: a connection
 * @key: key of a subject
 * @out_data: (out) (transfer full) (nullable): what its row shows, or %NULL when
 *   it is not visible any more
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_row_data_load (StewardDb       *db,
                       gint64           key,
                       StewardRowData **out_data,
                       GError         **error)
{
  StewardStatement *statement = steward_db_prepare (db, "row-load", error);
  gboolean found = FALSE;

  *out_data = NULL;
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":key", key);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    *out_data = read_row (statement, key);
  steward_statement_reset (statement);

  return TRUE;
}

/**
 * steward_row_data_free:
 * @self: (nullable): what a row shows
 */
void
steward_row_data_free (StewardRowData *self)
{
  if (self == NULL)
    return;

  g_free (self->urn);
  g_free (self->name);
  g_free (self->purpose);
  g_free (self->domain);
  g_free (self->owner);
  g_free (self->source_id);
  g_free (self);
}
