/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof that rows are nothing but folded events. A fresh file with the same
 * migrations is attached to the store, every event is checked and folded into
 * it (with SQLite's own JSON operators, and not with the faster way of appends),
 * and then each table is compared, both ways and column by column, all of it
 * within one read transaction: appends go on meanwhile and do not matter. */

#include "config.h"

#include "steward-rebuild.h"

#include "steward-fold.h"
#include "steward-ledger-table.h"
#include "steward-migrate.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define INFIX ".fold-"
#define MAX_DIFFERENCES 1000u
#define MAX_SHOWN 60                   /* letters of a value in a sentence */

/* Everything that sql/fold writes. */
static const char *const folded_tables[] = {
  "charter_version", "delegation", "person_known", "person_merge", "signing_key", "review", "review_step",
  "review_vote", "review_recusal", "review_remark", "review_condition", "review_attachment", "review_change",
  "review_deferral", "certificate", "granted_exception", "meeting", "meeting_item", "meeting_attendance",
  "meeting_note", "meeting_action", "erasure", "access", "access_step", "access_vote", "access_remark",
  "access_attachment", "access_effect", "campaign", "campaign_item", "principal", "incident", "incident_remark",
  "planned_window", "folded",
};

typedef struct
{
  StewardDb *db;                       /* (unowned) */
  gint64 position;                     /* of the last event folded */
} Folding;

static gboolean
fold_cb (const StewardEvent  *event,
         gpointer             data,
         GError             **error)
{
  Folding *self = data;
  g_autofree char *actor = NULL;
  gint64 time;

  if (!steward_fold_check_type (event->type, error) ||
      !steward_event_read_header (event, &actor, NULL, &time, error) ||
      !steward_fold_event (self->db, event, STEWARD_FOLD_PLAIN, actor, time, error))
    return FALSE;

  self->position = event->position;
  return TRUE;
}

static gboolean
fold_all (StewardDb  *db,
          GError    **error)
{
  StewardDigest nothing = { 0 };
  Folding self = { db, 0 };
  gint64 position;

  return steward_ledger_table_walk_query (db, "rebuild-read", 0, &nothing, fold_cb, &self, &position, error) &&
         steward_fold_set_position (db, self.position, error);
}

/* --- comparing --- */

typedef struct
{
  const char *table;
  GPtrArray *keys;                     /* (owned) (element-type utf8): columns of the primary key */
  GPtrArray *values;                   /* (owned) (element-type utf8): the others */
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
read_columns (StewardDb   *db,
              Table       *self,
              GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "rebuild-columns", error);
  gboolean row = TRUE;

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":table", self->table);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (steward_statement_get_int64 (statement, 1) > 0 ? self->keys : self->values,
                         steward_statement_dup_text (statement, 0));
    }

  return TRUE;
}

static void
append_list (GString    *sql,
             GPtrArray  *columns,
             const char *format,
             const char *separator)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (format, "%", -1);
      g_autofree char *text = g_strjoinv (g_ptr_array_index (columns, i), parts);

      g_string_append_printf (sql, "%s%s", i > 0 ? separator : "", text);
    }
}

/* Rows of main.@table that kept.@table lacks or has otherwise: the key, then
 * each value of the one and of the other. The names are those of our schema. */
static char *
make_query (const Table *self)
{
  GString *sql = g_string_new ("SELECT k.");

  g_string_append (sql, g_ptr_array_index (self->keys, 0));
  g_string_append (sql, " IS NULL, ");
  append_list (sql, self->keys, "f.%", " || ' ' || ");
  for (guint i = 0; i < self->values->len; i++)
    g_string_append_printf (sql, ", f.%1$s, k.%1$s", (const char *) g_ptr_array_index (self->values, i));
  g_string_append_printf (sql, " FROM main.%1$s AS f LEFT JOIN kept.%1$s AS k ON ", self->table);
  append_list (sql, self->keys, "k.% = f.%", " AND ");
  g_string_append_printf (sql, " WHERE k.%s IS NULL", (const char *) g_ptr_array_index (self->keys, 0));
  for (guint i = 0; i < self->values->len; i++)
    g_string_append_printf (sql, " OR f.%1$s IS NOT k.%1$s", (const char *) g_ptr_array_index (self->values, i));

  return g_string_free (sql, FALSE);
}

/* Rows of kept.@table that main.@table has not. */
static char *
make_reverse_query (const Table *self)
{
  GString *sql = g_string_new ("SELECT ");

  append_list (sql, self->keys, "k.%", " || ' ' || ");
  g_string_append_printf (sql, " FROM kept.%1$s AS k LEFT JOIN main.%1$s AS f ON ", self->table);
  append_list (sql, self->keys, "f.% = k.%", " AND ");
  g_string_append_printf (sql, " WHERE f.%s IS NULL", (const char *) g_ptr_array_index (self->keys, 0));

  return g_string_free (sql, FALSE);
}

static char *
show_value (const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    return g_strdup ("nothing");

  valid = g_utf8_make_valid (value, -1);
  if (g_utf8_strlen (valid, -1) > MAX_SHOWN)
    {
      *g_utf8_offset_to_pointer (valid, MAX_SHOWN) = '\0';
      return g_strdup_printf ("“%s…”", valid);
    }

  return g_strdup_printf ("“%s”", valid);
}

static void
add_difference (GPtrArray *out,
                char      *sentence)
{
  if (out->len < MAX_DIFFERENCES)
    {
      g_ptr_array_add (out, sentence);
      return;
    }

  g_free (sentence);
  if (out->len == MAX_DIFFERENCES)
    g_ptr_array_add (out, g_strdup ("There are more differences than are listed here."));
}

static void
describe_row (const Table      *table,
              StewardStatement *statement,
              GPtrArray        *out)
{
  const char *key = steward_statement_get_text (statement, 1);

  if (steward_statement_get_int64 (statement, 0))
    {
      add_difference (out, g_strdup_printf ("%s %s: the events have it, the rows do not.", table->table, key));
      return;
    }

  for (guint i = 0; i < table->values->len; i++)
    {
      int column = 2 + 2 * (int) i;
      g_autofree char *fresh = show_value (steward_statement_get_text (statement, column));
      g_autofree char *kept = show_value (steward_statement_get_text (statement, column + 1));

      if (g_strcmp0 (steward_statement_get_text (statement, column),
                     steward_statement_get_text (statement, column + 1)) != 0)
        add_difference (out, g_strdup_printf ("%s %s: %s is %s, the events say %s.", table->table,
                                              steward_statement_get_text (statement, 1),
                                              (const char *) g_ptr_array_index (table->values, i), kept, fresh));
    }
}

static void
describe_extra_row (const Table      *table,
                    StewardStatement *statement,
                    GPtrArray        *out)
{
  add_difference (out, g_strdup_printf ("%s %s: the rows have it, the events do not.", table->table,
                                        steward_statement_get_text (statement, 0)));
}

static gboolean
run_query (StewardDb    *db,
           const Table  *table,
           const char   *sql,
           void        (*describe) (const Table *, StewardStatement *, GPtrArray *),
           GPtrArray    *out,
           GError      **error)
{
  g_autoptr(StewardStatement) statement = steward_statement_new_from_text (db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        describe (table, statement, out);
    }

  return TRUE;
}

static gboolean
compare_table (StewardDb   *db,
               const char  *name,
               GPtrArray   *out,
               GError     **error)
{
  g_auto(Table) table = { .table = name };
  g_autofree char *forth = NULL;
  g_autofree char *back = NULL;

  if (!read_columns (db, &table, error))
    return FALSE;

  forth = make_query (&table);
  back = make_reverse_query (&table);
  return run_query (db, &table, forth, describe_row, out, error) &&
         run_query (db, &table, back, describe_extra_row, out, error);
}

static gboolean
fold_and_compare (StewardDb  *db,
                  GPtrArray  *out,
                  GError    **error)
{
  if (!fold_all (db, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (folded_tables); i++)
    if (!compare_table (db, folded_tables[i], out, error))
      return FALSE;

  return TRUE;
}

/* The fresh file can be lost at any moment without harm. */
static StewardDb *
open_fresh (const char  *fresh_path,
            const char  *path,
            GError     **error)
{
  g_autoptr(StewardDb) db = NULL;

  steward_rebuild_remove (fresh_path);
  db = steward_db_open (fresh_path, STEWARD_DB_DEFAULT, error);
  if (db == NULL || !steward_migrate_run (db, "governance", error) ||
      !steward_db_execute (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536",
                           error) ||
      !steward_db_attach (db, path, "kept", error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * steward_rebuild_fold:
 * @path: of a store, which is only read
 * @fresh_path: where the rows are folded; replaced, and to be removed with
 *   steward_rebuild_remove()
 * @out_differences: (element-type utf8): a sentence is added for each value and
 *   row that is not what the events say, up to a thousand
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first event that
 *   does not verify, %STEWARD_ERROR_SCHEMA_TOO_NEW a type that is not known
 *
 * Returns: whether all events could be folded and all rows compared
 */
gboolean
steward_rebuild_fold (const char  *path,
                      const char  *fresh_path,
                      GPtrArray   *out_differences,
                      GError     **error)
{
  g_autoptr(StewardDb) db = open_fresh (fresh_path, path, error);

  if (db == NULL || !steward_db_begin (db, error))
    return FALSE;
  if (fold_and_compare (db, out_differences, error))
    return steward_db_commit (db, error);

  steward_db_rollback (db);
  return FALSE;
}

/* --- replacing --- */

static gboolean
copy_table (StewardDb   *db,
            const char  *name,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%1$s; INSERT INTO main.%1$s SELECT * FROM fresh.%1$s",
                                          name);

  return steward_db_execute (db, sql, error);
}

static gboolean
copy_tables (StewardDb  *db,
             GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folded_tables); i++)
    if (!copy_table (db, folded_tables[i], error))
      return FALSE;

  return steward_fold_catch_up (db, error);
}

/**
 * steward_rebuild_replace:
 * @db: a connection to the store, outside of any transaction
 * @fresh_path: from steward_rebuild_fold()
 * @error: return location
 *
 * Puts the fresh rows in the place of the present ones and folds what was
 * appended meanwhile, in one transaction.
 *
 * Returns: whether the rows were replaced; otherwise nothing has changed
 */
gboolean
steward_rebuild_replace (StewardDb   *db,
                         const char  *fresh_path,
                         GError     **error)
{
  gboolean ok;

  if (!steward_db_attach (db, fresh_path, "fresh", error))
    return FALSE;

  ok = steward_db_begin (db, error);
  if (ok && !copy_tables (db, error))
    {
      steward_db_rollback (db);
      ok = FALSE;
    }
  ok = ok && steward_db_commit (db, error);

  return steward_db_detach (db, "fresh", ok ? error : NULL) && ok;
}

void
steward_rebuild_remove (const char *fresh_path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fresh_path, suffixes[i], NULL);

      g_unlink (path);
    }
}

/**
 * steward_rebuild_make_path:
 * @path: of a store
 *
 * Also removes what programs that did not end properly left behind.
 *
 * Returns: (transfer full): where this program can fold, and nobody else does
 */
char *
steward_rebuild_make_path (const char *path)
{
  static int n_made = 0;               /* atomic: two at once in one program */
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (title, INFIX, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *left = g_build_filename (folder, name, NULL);
      gint64 pid = g_str_has_prefix (name, prefix) ? g_ascii_strtoll (name + strlen (prefix), NULL, 10) : 0;

      if (pid > 0 && kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
        g_unlink (left);
    }

  return g_strdup_printf ("%s" INFIX "%d-%d", path, (int) getpid (), g_atomic_int_add (&n_made, 1));
}
