/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds a sound store out of the newest good copy and whatever a damaged file
 * still gives. The new file is complete under a name of its own before the
 * damaged one is moved aside, so that a crash at any moment leaves either the
 * old state or a finished file that the next start puts in place. */

#include "config.h"

#include "steward-restore.h"

#include "steward-copies.h"
#include "steward-facts.h"
#include "steward-ledger-table.h"
#include "steward-migrate.h"

#include <errno.h>
#include <glib/gstdio.h>

#define CHECKED_WHOLE (G_GINT64_CONSTANT (64) << 20)   /* bytes */
#define WALKED_WHOLE 20000                             /* events */
#define WALKED_TAIL 2000

void
steward_restore_report_clear (StewardRestoreReport *self)
{
  g_clear_pointer (&self->copy, g_free);
  g_clear_pointer (&self->incomplete, g_ptr_array_unref);
}

/**
 * steward_restore_is_damage:
 * @error: from reading a store
 *
 * Returns: whether it says something about the file's contents, and not about
 *   locks, rights, space or a newer version
 */
gboolean
steward_restore_is_damage (const GError *error)
{
  if (error->domain != STEWARD_ERROR)
    return FALSE;

  switch (error->code)
    {
    case STEWARD_ERROR_DAMAGED:
    case STEWARD_ERROR_FAILED:
    case STEWARD_ERROR_INVALID_DATA:
    case STEWARD_ERROR_NOT_FOUND:
    case STEWARD_ERROR_CONFLICT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
fail_damaged (GError     **error,
              const char  *path,
              const char  *why)
{
  g_autofree char *title = g_path_get_basename (path);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "%s %s.", title, why);
  return FALSE;
}

static gint64
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : -1;
}

static gboolean
check_ledger (StewardDb  *db,
              gint64     *out_events,
              GError    **error)
{
  StewardDigest seal;

  if (!steward_ledger_table_get_head (db, out_events, &seal, error))
    return FALSE;

  return steward_ledger_table_check (db, *out_events > WALKED_WHOLE ? *out_events - WALKED_TAIL : 0, error);
}

/**
 * steward_restore_check:
 * @path: of a store or a copy that should exist
 * @out_events: (out): how many events it has
 * @error: return location; see steward_restore_is_damage()
 *
 * Looks for damage: the file's structure when it is not large, the chain of
 * its events (of a long one the end), the index, the protection.
 *
 * Returns: whether the store can be used
 */
gboolean
steward_restore_check (const char  *path,
                       gint64      *out_events,
                       GError     **error)
{
  gint64 size = get_size (path);
  g_autoptr(StewardDb) db = NULL;
  int current, newest;

  if (size <= 0)
    return fail_damaged (error, path, size < 0 ? "is missing" : "is empty");

  db = steward_db_open (path, STEWARD_DB_DURABLE, error);
  if (db == NULL)
    return FALSE;
  steward_db_keep_untouched (db);
  if (!steward_migrate_get_pending (db, "governance", &current, &newest, error))
    return FALSE;
  if (current <= 0)
    return fail_damaged (error, path, "holds no ledger");
  if (size < CHECKED_WHOLE && !steward_db_check (db, error))
    return FALSE;

  return check_ledger (db, out_events, error);
}

static gboolean
insert_event_cb (const StewardEvent  *event,
                 gpointer             data,
                 GError             **error)
{
  return steward_ledger_table_insert (data, event, error);
}

/* Everything in @from that follows the last event of @to and verifies. */
static gboolean
copy_events (StewardDb  *from,
             StewardDb  *to,
             gint64     *out_events,
             GError    **error)
{
  g_autoptr(GError) stop = NULL;
  StewardDigest seal;
  gint64 head;

  if (!steward_ledger_table_get_head (to, &head, &seal, error) || !steward_db_begin (to, error))
    return FALSE;

  if (!steward_ledger_table_walk (from, head, &seal, insert_event_cb, to, out_events, &stop) &&
      (!steward_restore_is_damage (stop) || !steward_db_in_transaction (to)))
    {
      g_propagate_error (error, g_steal_pointer (&stop));
      steward_db_rollback (to);
      return FALSE;
    }
  if (!steward_db_run (to, "ledger-types-note", error))
    {
      steward_db_rollback (to);
      return FALSE;
    }

  return steward_db_commit (to, error);
}

static gint64
count_behind (StewardDb *db,
              gint64     after)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-count-behind", NULL);
  gboolean row;
  gint64 n;

  if (statement == NULL)
    return -1;
  steward_statement_bind_int64 (statement, ":after", after);
  if (!steward_statement_step (statement, &row, NULL) || !row)
    return -1;

  n = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);

  return n;
}

static gboolean
rescue (const char            *path,
        StewardDb             *target,
        StewardRestoreReport  *report,
        GError               **error)
{
  g_autoptr(StewardDb) damaged = NULL;

  report->n_behind = -1;
  if (get_size (path) <= 0)
    return TRUE;
  damaged = steward_db_open (path, STEWARD_DB_READ_ONLY, NULL);
  if (damaged == NULL)
    return TRUE;

  report->readable = TRUE;
  steward_db_keep_untouched (damaged);
  if (!copy_events (damaged, target, &report->n_events, error))
    return FALSE;
  report->n_behind = count_behind (damaged, report->n_events);

  return steward_facts_rescue (damaged, target, report->incomplete, error);
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) failure = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &failure))
    return TRUE;

  g_set_error (error, STEWARD_ERROR,
               g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? STEWARD_ERROR_NO_SPACE
                                                                          : STEWARD_ERROR_FAILED,
               "%s cannot be copied: %s", from, failure->message);
  return FALSE;
}

static void
remove_work (const char *work)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (work, suffixes[i], NULL);

      g_unlink (path);
    }
}

/* The newest copy that is sound becomes the beginning of the work file. */
static gboolean
begin_with_copy (const char            *path,
                 const char            *work,
                 StewardRestoreReport  *report,
                 GError               **error)
{
  g_auto(GStrv) copies = steward_copies_list (path);

  for (char **copy = copies; *copy != NULL; copy++)
    {
      g_autoptr(GError) failure = NULL;

      if (steward_restore_check (*copy, &report->n_events, &failure))
        {
          report->copy = g_strdup (*copy);
          return copy_file (*copy, work, error);
        }
      g_debug ("%s is not used: %s", *copy, failure->message);
    }
  report->n_events = 0;

  return TRUE;
}

static gboolean
build_work (const char            *path,
            const char            *work,
            StewardRestoreReport  *report,
            GError               **error)
{
  g_autofree char *finished = g_strconcat (path, ".restored", NULL);
  g_autoptr(StewardDb) target = NULL;

  if (!begin_with_copy (path, work, report, error))
    return FALSE;
  target = steward_db_open (work, STEWARD_DB_DURABLE, error);
  if (target == NULL || !steward_migrate_run (target, "governance", error) || !rescue (path, target, report, error))
    return FALSE;

  return steward_db_backup (target, finished, error);
}

/**
 * steward_restore_build:
 * @path: of the damaged store, which need not exist
 * @out_report: (out caller-allocates): what came of it
 * @error: return location
 *
 * Builds the finished file for steward_restore_swap(). The damaged one is only
 * read.
 *
 * Returns: whether the file is finished
 */
gboolean
steward_restore_build (const char            *path,
                       StewardRestoreReport  *out_report,
                       GError               **error)
{
  g_autofree char *work = g_strconcat (path, ".restoring", NULL);
  gboolean ok;

  *out_report = (StewardRestoreReport) { 0 };
  out_report->incomplete = g_ptr_array_new ();
  remove_work (work);
  ok = build_work (path, work, out_report, error);
  remove_work (work);

  return ok;
}

static gboolean
extend_from (StewardDb   *db,
             const char  *copy,
             gint64      *out_events,
             GError     **error)
{
  g_autoptr(StewardDb) from = steward_db_open (copy, STEWARD_DB_READ_ONLY, NULL);
  gint64 before = *out_events;

  if (from == NULL)
    return TRUE;
  if (!copy_events (from, db, out_events, error))
    return FALSE;

  return *out_events == before || steward_facts_add_companions (from, db, error);
}

/**
 * steward_restore_extend:
 * @path: of a sound store that lacks its latest events
 * @out_events: (inout): how many it has
 * @error: return location
 *
 * Adds the events that a copy has and the store has not, if they follow.
 *
 * Returns: %FALSE when the store could not be written
 */
gboolean
steward_restore_extend (const char  *path,
                        gint64      *out_events,
                        GError     **error)
{
  g_auto(GStrv) copies = steward_copies_list (path);
  g_autoptr(StewardDb) db = steward_db_open (path, STEWARD_DB_DURABLE, error);

  if (db == NULL || !steward_migrate_run (db, "governance", error))
    return FALSE;
  for (char **copy = copies; *copy != NULL; copy++)
    if (!extend_from (db, *copy, out_events, error))
      return FALSE;

  return TRUE;
}

static gboolean
move (const char  *from,
      const char  *to,
      GError     **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "%s cannot be moved aside: %s.", from, g_strerror (errno));
  return FALSE;
}

/**
 * steward_restore_swap:
 * @path: of the store
 * @out_aside: (out) (optional) (transfer full): where the damaged file is now,
 *   %NULL when there was none
 * @error: return location
 *
 * Puts a finished file in place, if there is one, and the damaged file with
 * its write-ahead log aside. Can be repeated after a crash.
 *
 * Returns: whether the store is in place
 */
gboolean
steward_restore_swap (const char  *path,
                      char       **out_aside,
                      GError     **error)
{
  g_autofree char *finished = g_strconcat (path, ".restored", NULL);
  g_autofree char *stamp = steward_copies_stamp ();
  g_autofree char *aside = g_strconcat (path, ".damaged-", stamp, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_aside = g_strconcat (aside, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  gboolean existed = get_size (path) >= 0;

  if (get_size (finished) < 0)
    return TRUE;
  if (!move (path, aside, error) || !move (log, log_aside, error))
    return FALSE;
  g_unlink (shared);
  if (!move (finished, path, error))
    return FALSE;

  if (out_aside != NULL)
    *out_aside = existed ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}
