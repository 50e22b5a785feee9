/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements and dated facts. Adding the same again changes nothing, so that
 * a source may report a stretch of time twice. Rescuing copies every kept
 * table, row by row, out of a damaged file for as long as it can be read. */

#include "config.h"

#include "steward-facts.h"

#include "steward-governance.h"

#include <string.h>

#define MAX_COLUMNS 8

/* The series found last; measurements come in runs of one. */
typedef struct
{
  const StewardMeasurement *measurement; /* (unowned): names the series */
  gint64 key;
} LastSeries;

typedef struct
{
  const char *title;                   /* for sentences */
  const char *read;
  const char *write;
  const char *columns;                 /* one letter each: t text or number, b bytes */
} KeptTable;

/* Series come before the measurements that refer to them. Drift is not among
 * them: the next comparison finds it again. */
static const KeptTable kept_tables[] = {
  { "payloads", "kept-read-payload", "kept-write-payload", "bbtbtt" },
  { "persons", "kept-read-person", "kept-write-person", "tttt" },
  { "signatures", "kept-read-signature", "kept-write-signature", "tt" },
  { "drafts", "kept-read-draft", "kept-write-draft", "ttttt" },
  { "the outbox", "kept-read-outbox", "kept-write-outbox", "ttbttttt" },
  { "evidence", "kept-read-evidence", "kept-write-evidence", "tttbt" },
  { "measurements", "kept-read-series", "kept-write-series", "ttttt" },
  { "measurements", "kept-read-measurement", "kept-write-measurement", "tttt" },
  { "dated facts", "kept-read-fact", "kept-write-fact", "ttt" },
};

/* What events refer to; what is there stays as it is. */
static const KeptTable companions[] = {
  { "payloads", "kept-read-payload", "kept-add-payload", "bbtbtt" },
  { "persons", "kept-read-person", "kept-add-person", "tttt" },
  { "signatures", "kept-read-signature", "kept-add-signature", "tt" },
};

static const char *
get_element (const StewardMeasurement *measurement)
{
  return measurement->element != NULL ? measurement->element : "";
}

static gboolean
is_same_series (const StewardMeasurement *a,
                const StewardMeasurement *b)
{
  return a != NULL && strcmp (a->subject, b->subject) == 0 && strcmp (a->property, b->property) == 0 &&
         strcmp (get_element (a), get_element (b)) == 0;
}

static StewardStatement *
prepare_series (StewardDb                 *db,
                const char                *name,
                const char                *source_id,
                const StewardMeasurement  *measurement,
                GError                   **error)
{
  StewardStatement *statement = steward_db_prepare (db, name, error);

  if (statement == NULL)
    return NULL;

  steward_statement_bind_text (statement, ":source_id", source_id);
  steward_statement_bind_text (statement, ":subject", measurement->subject);
  steward_statement_bind_text (statement, ":property", measurement->property);
  steward_statement_bind_text (statement, ":element", get_element (measurement));

  return statement;
}

static gboolean
find_series (StewardDb                 *db,
             const char                *source_id,
             const StewardMeasurement  *measurement,
             gint64                    *out_key,
             GError                   **error)
{
  StewardStatement *statement = prepare_series (db, "kept-series-find", source_id, measurement, error);
  gboolean row;

  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *out_key = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);
  if (row)
    return TRUE;

  statement = prepare_series (db, "kept-series-insert", source_id, measurement, error);
  if (statement == NULL || !steward_statement_run (statement, error))
    return FALSE;

  *out_key = steward_db_get_last_id (db);
  return TRUE;
}

static gboolean
add_measurement (StewardDb                 *db,
                 const char                *source_id,
                 const StewardMeasurement  *measurement,
                 LastSeries                *last,
                 GError                   **error)
{
  StewardStatement *statement;

  if (measurement->subject == NULL || measurement->property == NULL || measurement->value == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "A measurement lacks its subject, property or value.");
      return FALSE;
    }
  if (!is_same_series (last->measurement, measurement) &&
      !find_series (db, source_id, measurement, &last->key, error))
    return FALSE;
  last->measurement = measurement;

  statement = steward_db_prepare (db, "kept-measurement-put", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":series", last->key);
  steward_statement_bind_int64 (statement, ":time", measurement->time);
  steward_statement_bind_int64 (statement, ":kind", (gint64) measurement->kind);
  steward_statement_bind_text (statement, ":value", measurement->value);

  return steward_statement_run (statement, error);
}

static gboolean
add_all_measurements (StewardDb   *db,
                      const char  *source_id,
                      GPtrArray   *measurements,
                      guint        first,
                      guint        n,
                      GError     **error)
{
  LastSeries last = { NULL, 0 };

  for (guint i = first; i < first + n; i++)
    if (!add_measurement (db, source_id, g_ptr_array_index (measurements, i), &last, error))
      return FALSE;

  return TRUE;
}

static gboolean
finish (StewardDb  *db,
        gboolean    ok,
        GError    **error)
{
  if (ok)
    return steward_db_commit (db, error);

  steward_db_rollback (db);
  return FALSE;
}

/**
 * steward_facts_add_measurements:
 * @db: a connection outside of any transaction
 * @source_id: who reports them
 * @measurements: (element-type StewardMeasurement): in any order
 * @first: index of the first one to add
 * @n: how many
 * @error: return location
 *
 * Adds them in one transaction. A measurement of the same kind, series and time
 * replaces the value that was there.
 *
 * Returns: whether all were kept; otherwise none was
 */
gboolean
steward_facts_add_measurements (StewardDb   *db,
                                const char  *source_id,
                                GPtrArray   *measurements,
                                guint        first,
                                guint        n,
                                GError     **error)
{
  g_assert (first + n <= measurements->len);
  if (n == 0)
    return TRUE;
  if (!steward_db_begin (db, error))
    return FALSE;

  return finish (db, add_all_measurements (db, source_id, measurements, first, n, error), error);
}

/**
 * steward_facts_get_last_time:
 * @db: a connection
 * @source_id: who reported them
 * @error: (optional): return location
 *
 * Returns: the latest time of all measurements of the source, 0 for none, −1
 *   with @error
 */
gint64
steward_facts_get_last_time (StewardDb   *db,
                             const char  *source_id,
                             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "kept-measurement-last", error);
  gboolean row;
  gint64 last;

  if (statement == NULL)
    return -1;
  steward_statement_bind_text (statement, ":source_id", source_id);
  if (!steward_statement_step (statement, &row, error))
    return -1;

  last = row ? steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);

  return last;
}

static gboolean
add_all_facts (StewardDb  *db,
               GPtrArray  *facts,
               guint       first,
               guint       n,
               GError    **error)
{
  for (guint i = first; i < first + n; i++)
    {
      const StewardFact *fact = g_ptr_array_index (facts, i);
      StewardStatement *statement = steward_db_prepare (db, "kept-fact-put", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_text (statement, ":urn", fact->urn);
      steward_statement_bind_text (statement, ":fact", fact->fact);
      steward_statement_bind_int64 (statement, ":time", fact->time);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_facts_add:
 * @db: a connection outside of any transaction
 * @facts: (element-type StewardFact): in any order
 * @first: index of the first one to add
 * @n: how many
 * @error: return location
 *
 * Adds those that are not yet there, in one transaction.
 *
 * Returns: whether all were kept; otherwise none was
 */
gboolean
steward_facts_add (StewardDb  *db,
                   GPtrArray  *facts,
                   guint       first,
                   guint       n,
                   GError    **error)
{
  g_assert (first + n <= facts->len);
  if (n == 0)
    return TRUE;
  if (!steward_db_begin (db, error))
    return FALSE;

  return finish (db, add_all_facts (db, facts, first, n, error), error);
}

static void
copy_value (StewardStatement *from,
            StewardStatement *to,
            int               column,
            char              kind)
{
  static const char *const names[MAX_COLUMNS] = { ":c0", ":c1", ":c2", ":c3", ":c4", ":c5", ":c6", ":c7" };
  gsize length = 0;
  gconstpointer data;

  if (kind == 't' || steward_statement_is_null (from, column))
    {
      steward_statement_bind_text (to, names[column], steward_statement_get_text (from, column));
      return;
    }

  data = steward_statement_get_blob (from, column, &length);
  steward_statement_bind_blob (to, names[column], data != NULL ? data : "", length);
}

/* A row that the target refuses is left out; only a target that cannot be
 * written is an error. */
static gboolean
copy_row (StewardStatement  *from,
          StewardDb         *target,
          const KeptTable   *table,
          gboolean          *out_whole,
          GError           **error)
{
  StewardStatement *to = steward_db_prepare (target, table->write, error);
  g_autoptr(GError) failure = NULL;

  if (to == NULL)
    return FALSE;
  for (int i = 0; table->columns[i] != '\0'; i++)
    copy_value (from, to, i, table->columns[i]);
  if (steward_statement_run (to, &failure))
    return TRUE;

  *out_whole = FALSE;
  if (steward_db_in_transaction (target) && !g_error_matches (failure, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
rescue_table (StewardDb        *damaged,
              StewardDb        *target,
              const KeptTable  *table,
              gboolean         *out_whole,
              GError          **error)
{
  g_autoptr(StewardStatement) from = steward_statement_new (damaged, table->read, NULL);
  gboolean row = TRUE;

  *out_whole = from != NULL;
  while (from != NULL && row)
    {
      if (!steward_statement_step (from, &row, NULL))
        {
          *out_whole = FALSE;
          return TRUE;
        }
      if (row && !copy_row (from, target, table, out_whole, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
rescue_all (StewardDb  *damaged,
            StewardDb  *target,
            GPtrArray  *out_incomplete,
            GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    {
      gboolean whole;

      if (!rescue_table (damaged, target, &kept_tables[i], &whole, error))
        return FALSE;
      if (!whole && !g_ptr_array_find_with_equal_func (out_incomplete, kept_tables[i].title, g_str_equal, NULL))
        g_ptr_array_add (out_incomplete, (gpointer) kept_tables[i].title);
    }

  return TRUE;
}

/**
 * steward_facts_rescue:
 * @damaged: a connection to a damaged file
 * @target: a connection to a sound one, outside of any transaction
 * @out_incomplete: (element-type utf8): titles of the tables of which not
 *   everything could be read are added
 * @error: return location
 *
 * Copies all kept facts as far as they can be read, in one transaction.
 *
 * Returns: %FALSE when @target could not be written
 */
gboolean
steward_facts_rescue (StewardDb  *damaged,
                      StewardDb  *target,
                      GPtrArray  *out_incomplete,
                      GError    **error)
{
  if (!steward_db_begin (target, error))
    return FALSE;

  return finish (target, rescue_all (damaged, target, out_incomplete, error) &&
                 steward_db_run (target, "ledger-signature-trim", error), error);
}

/**
 * steward_facts_add_companions:
 * @from: a connection to a sound copy
 * @target: a connection to the store, outside of any transaction
 * @error: return location
 *
 * Adds the payloads, persons and signatures that @target lacks, in one
 * transaction.
 *
 * Returns: %FALSE when @target could not be written
 */
gboolean
steward_facts_add_companions (StewardDb  *from,
                              StewardDb  *target,
                              GError    **error)
{
  gboolean ok = steward_db_begin (target, error);

  if (!ok)
    return FALSE;
  for (gsize i = 0; ok && i < G_N_ELEMENTS (companions); i++)
    {
      gboolean whole;

      ok = rescue_table (from, target, &companions[i], &whole, error);
    }

  return finish (target, ok && steward_db_run (target, "ledger-signature-trim", error), error);
}
