/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens before governance.db is opened: is it there, is it sound, does
 * it have all that its checkpoint saw? If not, it is restored, and the person
 * gets sentences that name what is missing. */

#include "config.h"

#include "steward-recovery.h"

#include "steward-copies.h"
#include "steward-ledger-table.h"
#include "steward-restore.h"

#include <glib/gstdio.h>
#include <sys/statvfs.h>

#define NEEDED_SPACE (G_GUINT64_CONSTANT (1) << 18)    /* bytes, for SQLite's files beside the store */

typedef struct
{
  const char *path;                    /* (unowned) */
  char *title;                         /* (owned): file name */
  char *checkpoint_path;               /* (owned) */
  StewardCheckpoint checkpoint;
  gboolean has_checkpoint;
  StewardFileLock *lock;               /* (unowned) */
  GString *notice;                     /* (owned) */
} Recovery;

/**
 * steward_recovery_get_checkpoint_path:
 * @path: of the store
 *
 * Returns: (transfer full): where its checkpoint is kept
 */
char *
steward_recovery_get_checkpoint_path (const char *path)
{
  return g_strconcat (path, ".checkpoint", NULL);
}

static gboolean
has_anything (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* Nothing is there and nothing ever was: the store is simply new. */
static gboolean
is_new (Recovery *self)
{
  g_auto(GStrv) copies = steward_copies_list (self->path);

  return !has_anything (self->path) && *copies == NULL &&
         (!self->has_checkpoint || self->checkpoint.tree.size == 0);
}

/* Somebody was stopped while making it: a file without any table, and nothing
 * beside it that ever saw one. */
static gboolean
is_unborn (Recovery *self)
{
  g_auto(GStrv) copies = steward_copies_list (self->path);
  g_autoptr(StewardDb) db = NULL;
  StewardStatement *statement;
  gboolean row = TRUE;

  if (*copies != NULL || (self->has_checkpoint && self->checkpoint.tree.size > 0))
    return FALSE;
  db = steward_db_open (self->path, STEWARD_DB_READ_ONLY, NULL);
  statement = db != NULL ? steward_db_prepare (db, "ledger-schema", NULL) : NULL;

  return statement != NULL && steward_statement_step (statement, &row, NULL) && !row;
}

static gint64
get_seen (Recovery *self)
{
  return self->has_checkpoint ? (gint64) self->checkpoint.tree.size : 0;
}

static void
say (Recovery   *self,
     const char *format,
     ...) G_GNUC_PRINTF (2, 3);

static void
say (Recovery   *self,
     const char *format,
     ...)
{
  va_list args;

  if (self->notice->len > 0)
    g_string_append_c (self->notice, ' ');
  va_start (args, format);
  g_string_append_vprintf (self->notice, format, args);
  va_end (args);
}

static void
say_missing (Recovery *self,
             gint64    n_events,
             gint64    n_missing)
{
  if (n_missing == 1)
    say (self, "1 event is missing, at position %" G_GINT64_FORMAT ".", n_events + 1);
  else
    say (self, "%" G_GINT64_FORMAT " events are missing, from position %" G_GINT64_FORMAT " on.", n_missing,
         n_events + 1);
}

static void
say_events (Recovery                   *self,
            const StewardRestoreReport *report)
{
  gint64 known = MAX (get_seen (self), report->n_events + MAX (report->n_behind, 0));

  if (known > report->n_events)
    say_missing (self, report->n_events, known - report->n_events);
  else if (self->has_checkpoint || report->n_behind == 0)
    say (self, "No event is missing.");
  else
    say (self, "Whether there were events behind position %" G_GINT64_FORMAT " cannot be told.", report->n_events);
}

static void
say_kept (Recovery                   *self,
          const StewardRestoreReport *report)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  if (!report->readable)
    {
      say (self, "Measurements, drafts and other kept facts %s are missing.",
           report->copy != NULL ? "written after that copy" : "that it held");
      return;
    }
  for (guint i = 0; i < report->incomplete->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (report->incomplete, i));
  if (titles->len > 0)
    say (self, "Not everything could be read of: %s.", titles->str);
}

static void
say_restored (Recovery                   *self,
              const GError               *damage,
              const StewardRestoreReport *report,
              const char                 *aside)
{
  g_autofree char *copied = report->copy != NULL ? steward_copies_describe (report->copy) : NULL;

  say (self, "%s could not be used: %s%s", self->title, damage->message,
       g_str_has_suffix (damage->message, ".") ? "" : ".");
  if (copied != NULL && report->readable)
    say (self, "It was restored from the copy of %s and what could still be read.", copied);
  else if (copied != NULL)
    say (self, "It was restored from the copy of %s.", copied);
  else if (report->readable)
    say (self, "It was restored from what could still be read; there was no copy.");
  else
    say (self, "It begins anew; there was no copy.");
  say_events (self, report);
  say_kept (self, report);
  if (aside != NULL)
    {
      g_autofree char *name = g_path_get_basename (aside);

      say (self, "The damaged file is kept as %s.", name);
    }
}

/* A checkpoint that saw more must not be taken for the present state. */
static void
set_checkpoint_aside (Recovery *self)
{
  g_autofree char *stamp = steward_copies_stamp ();
  g_autofree char *aside = g_strconcat (self->checkpoint_path, ".damaged-", stamp, NULL);

  if (g_rename (self->checkpoint_path, aside) != 0)
    g_debug ("cannot move %s", self->checkpoint_path);
}

static gboolean
take_alone (Recovery  *self,
            GError   **error)
{
  if (steward_file_lock_take (self->lock, STEWARD_LOCK_PRESENCE, TRUE, 0, NULL))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
               "%s is damaged, and another Steward has it open; close that one first.", self->title);
  return FALSE;
}

static gboolean
restore (Recovery      *self,
         const GError  *damage,
         GError       **error)
{
  g_auto(StewardRestoreReport) report = { 0 };
  g_autofree char *aside = NULL;

  if (!take_alone (self, error))
    return FALSE;
  if (!steward_restore_build (self->path, &report, error) || !steward_restore_swap (self->path, &aside, error))
    {
      g_prefix_error (error, "%s is damaged and could not be restored: ", self->title);
      return FALSE;
    }

  say_restored (self, damage, &report, aside);
  if (self->has_checkpoint && get_seen (self) > report.n_events)
    set_checkpoint_aside (self);

  return TRUE;
}

/* The file is sound, but its checkpoint saw more. */
static gboolean
catch_up (Recovery  *self,
          gint64     n_events,
          GError   **error)
{
  gint64 before = n_events;
  gint64 seen = get_seen (self);

  if (!steward_restore_extend (self->path, &n_events, error))
    return FALSE;

  say (self, "%s is older than its checkpoint, which saw %" G_GINT64_FORMAT " events.", self->title, seen);
  if (n_events > before)
    say (self, "%" G_GINT64_FORMAT " of them were brought back from a copy.", n_events - before);
  if (n_events < seen)
    {
      say_missing (self, n_events, seen - n_events);
      set_checkpoint_aside (self);
    }
  else
    {
      say (self, "No event is missing.");
    }

  return TRUE;
}

/* The seal at the checkpoint's size must be the one that it saw. */
static gboolean
compare_checkpoint (Recovery  *self,
                    GError   **error)
{
  g_autoptr(StewardDb) db = NULL;
  StewardDigest seal;

  if (get_seen (self) == 0)
    return TRUE;
  db = steward_db_open (self->path, STEWARD_DB_READ_ONLY, error);
  if (db == NULL || !steward_ledger_table_get_seal (db, get_seen (self), &seal, error))
    return FALSE;
  if (steward_digest_equal (&seal, &self->checkpoint.seal))
    return TRUE;

  say (self, "%s is not the ledger that its checkpoint saw: event %" G_GINT64_FORMAT " or one before it was replaced. "
       "Compare it with a checkpoint kept elsewhere before you rely on it.", self->title, get_seen (self));
  set_checkpoint_aside (self);

  return TRUE;
}

/* A schema of which a letter changed may still parse, and do something else. */
static gboolean
check_schema (Recovery  *self,
              GError   **error)
{
  static const StewardDigest unknown = { 0 };
  g_autoptr(StewardDb) db = NULL;
  StewardDigest schema;

  if (!self->has_checkpoint || steward_digest_equal (&self->checkpoint.schema, &unknown))
    return TRUE;
  db = steward_db_open (self->path, STEWARD_DB_READ_ONLY, error);
  if (db == NULL || !steward_ledger_table_get_schema (db, &schema, error))
    return FALSE;
  if (steward_digest_equal (&schema, &self->checkpoint.schema))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "%s has other tables or triggers than before.",
               self->title);
  return FALSE;
}

/* A full disk makes even reading fail, and is no damage. */
static gboolean
is_disk_full (Recovery *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct statvfs info;

  return statvfs (folder, &info) == 0 && (guint64) info.f_bavail * info.f_frsize < NEEDED_SPACE;
}

static gboolean
treat_failure (Recovery      *self,
               const GError  *damage,
               GError       **error)
{
  if (g_error_matches (damage, STEWARD_ERROR, STEWARD_ERROR_FAILED) && is_disk_full (self))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE, "There is no space left to open %s.", self->title);
      return FALSE;
    }
  if (steward_restore_is_damage (damage))
    return restore (self, damage, error);

  g_propagate_error (error, g_error_copy (damage));
  return FALSE;
}

static gboolean
look_at_store (Recovery  *self,
               GError   **error)
{
  g_autoptr(GError) damage = NULL;
  gint64 n_events;

  if (!steward_restore_check (self->path, &n_events, &damage) || !check_schema (self, &damage))
    return treat_failure (self, damage, error);
  if (n_events < get_seen (self))
    return catch_up (self, n_events, error);

  return compare_checkpoint (self, error);
}

/* A restoration that was interrupted between its last two steps. */
static gboolean
finish_swap (Recovery  *self,
             GError   **error)
{
  g_autofree char *finished = g_strconcat (self->path, ".restored", NULL);

  if (!g_file_test (finished, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!take_alone (self, error) || !steward_restore_swap (self->path, NULL, error))
    return FALSE;

  say (self, "%s had been damaged; its restoration was interrupted and is finished now. The damaged file is kept "
       "beside it.", self->title);
  return TRUE;
}

/**
 * steward_recovery_run:
 * @path: of the store
 * @lock: of the store, whose gate is held; restoring takes its presence
 *   exclusively and keeps it
 * @out_notice: (out) (transfer full) (nullable): what a person must know:
 *   what was restored, and what is missing
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW with the file
 *   untouched, %STEWARD_ERROR_BUSY when it is damaged and in use
 *
 * Returns: whether the store can be opened now, or made
 */
gboolean
steward_recovery_run (const char       *path,
                      StewardFileLock  *lock,
                      char            **out_notice,
                      GError          **error)
{
  Recovery self = { .path = path, .lock = lock };
  gboolean ok;

  *out_notice = NULL;
  self.title = g_path_get_basename (path);
  self.checkpoint_path = steward_recovery_get_checkpoint_path (path);
  self.notice = g_string_new (NULL);
  self.has_checkpoint = steward_checkpoint_load (self.checkpoint_path, &self.checkpoint, NULL);

  ok = finish_swap (&self, error) && (is_new (&self) || is_unborn (&self) || look_at_store (&self, error));
  if (ok && self.notice->len > 0)
    *out_notice = g_strdup (self.notice->str);

  g_string_free (self.notice, TRUE);
  g_free (self.title);
  g_free (self.checkpoint_path);

  return ok;
}
