/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dated facts: adding the same again changes nothing. Rescuing copies every kept
 * table, row by row, out of a damaged file for as long as it can be read. */

#include "config.h"

#include "steward-facts.h"

#include "steward-governance.h"

#include <string.h>

#define THIRD_FORMAT 3

typedef struct
{
  const char *title;                   /* for sentences */
  const char *read;
  const char *write;
  const char *columns;                 /* one letter each: t text or integer, r other number, b bytes */
  const char *read_third;              /* of a file of the third format; NULL: as of the present one */
  gboolean is_new;                     /* there is none in such a file */
} KeptTable;

/* What is referred to comes before what refers to it. Drift is not among them:
 * the next comparison finds it again; so do the next look at the catalog which
 * series an objective rests on, and the next evaluation how it stands. Nor is it
 * how far signals were read: what was lost of them is read again. */
static const KeptTable kept_tables[] = {
  { "payloads", "kept-read-payload", "kept-write-payload", "bbtbtt" },
  { "persons", "kept-read-person", "kept-write-person", "tttt" },
  { "signatures", "kept-read-signature", "kept-write-signature", "tt" },
  { "drafts", "kept-read-draft", "kept-write-draft", "ttttt" },
  { "the outbox", "kept-read-outbox", "kept-write-outbox", "ttbttttt" },
  { "evidence", "kept-read-evidence", "kept-write-evidence", "tttbt" },
  { "measurements", "kept-read-origin", "kept-write-origin", "tt", .is_new = TRUE },
  { "measurements", "kept-read-series", "kept-write-series", "tttttttttttt", .read_third = "kept-read-series-3" },
  { "measurements", "kept-read-measurement", "kept-write-measurement", "ttttt",
    .read_third = "kept-read-measurement-3" },
  { "objectives", "kept-read-slo", "kept-write-slo", "ttttttttttttttttttttrttttttttrttt", .is_new = TRUE },
  { "objectives", "kept-read-promise", "kept-write-promise", "ttt", .is_new = TRUE },
  { "days of objectives", "kept-read-day", "kept-write-day", "tttttttr", .is_new = TRUE },
  { "notices", "kept-read-noted", "kept-write-noted", "tt", .is_new = TRUE },
  { "dated facts", "kept-read-fact", "kept-write-fact", "ttt" },
};

/* What events refer to; what is there stays as it is. */
static const KeptTable companions[] = {
  { "payloads", "kept-read-payload", "kept-add-payload", "bbtbtt" },
  { "persons", "kept-read-person", "kept-add-person", "tttt" },
  { "signatures", "kept-read-signature", "kept-add-signature", "tt" },
};

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
 * steward_facts_get_last_time:
 * @db: a connection
 * @source_id: who reported them
 * @now: microseconds since the epoch
 * @error: (optional): return location
 *
 * Returns: the latest time of all measurements of the source until @now, 0 for
 *   none, −1 with @error
 */
gint64
steward_facts_get_last_time (StewardDb   *db,
                             const char  *source_id,
                             gint64       now,
                             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "kept-measurement-last", error);
  gboolean row;
  gint64 last;

  if (statement == NULL)
    return -1;
  steward_statement_bind_int64 (statement, ":now", now);
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
  char name[8];
  gsize length = 0;
  gconstpointer data;

  g_snprintf (name, sizeof name, ":c%d", column);
  if (kind == 't' || steward_statement_is_null (from, column))
    {
      steward_statement_bind_text (to, name, steward_statement_get_text (from, column));
      return;
    }
  if (kind == 'r')
    {
      steward_statement_bind_double (to, name, steward_statement_get_double (from, column));
      return;
    }

  data = steward_statement_get_blob (from, column, &length);
  steward_statement_bind_blob (to, name, data != NULL ? data : "", length);
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

/* Made by the release before, which is as good a file as any. */
static gboolean
is_of_third_format (StewardDb *db)
{
  int version;

  return steward_db_get_version (db, &version, NULL) && version <= THIRD_FORMAT;
}

static gboolean
rescue_table (StewardDb        *damaged,
              StewardDb        *target,
              const KeptTable  *table,
              gboolean         *out_whole,
              GError          **error)
{
  gboolean third = is_of_third_format (damaged);
  const char *query = third && table->read_third != NULL ? table->read_third : table->read;
  g_autoptr(StewardStatement) from = steward_statement_new (damaged, query, NULL);
  gboolean row = TRUE;

  *out_whole = TRUE;
  if (third && table->is_new)
    return TRUE;

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

  return !is_of_third_format (damaged) || steward_db_run (target, "kept-series-recount", error);
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
