/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* governance.db as an object: one thread that writes, one that reads, locks
 * between programs, and the checkpoint beside the file. Each public call is a
 * small struct handed to the thread that owns the connection. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-copies.h"
#include "steward-fold.h"
#include "steward-ledger-append.h"
#include "steward-ledger-table.h"
#include "steward-migrate.h"
#include "steward-recovery.h"

#include <glib/gstdio.h>

#define GATE_WAIT_MS 30000
/* 16 MiB: the right edges of all trees stay; the log is folded in every 16 MiB, as that waits for the disk twice. */
#define WRITER_SETTINGS "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000"
/* 16 MiB: all rows of ten thousand objectives, in any order. */
#define READER_SETTINGS "PRAGMA cache_size = -16384"
#define COPIED_AT_ONCE (G_GINT64_CONSTANT (16) << 20)   /* bytes: a copy of so many keeps nobody waiting */
#define COPY_CHECK_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (StewardGovernance, steward_governance, G_TYPE_OBJECT)

typedef struct
{
  StewardGovernance *self;             /* (unowned) */
  StewardGovernanceCall operation;
  gpointer data;                       /* (unowned) */
  GError *error;                       /* (owned) (nullable) */
  gboolean ok;
} Call;

static void
run_call (gpointer data)
{
  Call *call = data;

  call->ok = call->operation (call->self, call->data, &call->error);
}

/* Runs @operation in the thread of @worker and waits for it. */
gboolean
steward_governance_run (StewardGovernance      *self,
                        StewardWorker          *worker,
                        StewardGovernanceCall   operation,
                        gpointer                data,
                        GError                **error)
{
  Call call = { self, operation, data, NULL, FALSE };

  if (worker == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The record of decisions is closed.");
      return FALSE;
    }

  steward_worker_run_sync (worker, run_call, &call);
  if (call.error != NULL)
    g_propagate_error (error, call.error);

  return call.ok;
}

/* --- copies --- */

static gboolean
make_copy (StewardGovernance  *self,
           gpointer            data,
           GError            **error)
{
  return steward_copies_make (self->read_db, error);
}

static void
make_copy_in_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (make_copy (task_data, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
finish_copy_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("no daily copy: %s", error->message);
}

/* The task does not hold the store: closing waits for what was queued. */
static void
queue_copy (StewardGovernance *self)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, finish_copy_cb, NULL);

  g_task_set_source_tag (task, queue_copy);
  g_task_set_task_data (task, self, NULL);
  steward_worker_queue (self->reader, task, make_copy_in_thread);
}

/* A window may stay open for days: after an append, not within it. */
static void
copy_daily (StewardGovernance *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->copy_checked < COPY_CHECK_US)
    return;

  self->copy_checked = now;
  if (steward_copies_are_due (self->path))
    queue_copy (self);
}

/* --- opening (writer's thread, then reader's) --- */

typedef struct
{
  GString *notice;                     /* (unowned) */
  gboolean copy_later;                 /* as soon as the store is open */
} Opening;

static void
add_notice (Opening    *opening,
            const char *sentence)
{
  if (opening->notice->len > 0)
    g_string_append_c (opening->notice, ' ');
  g_string_append (opening->notice, sentence);
}

/* A copy that cannot be made keeps nobody from working, but is told. */
static void
try_copy (StewardGovernance *self,
          Opening           *opening)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (steward_copies_make (self->write_db, &error))
    return;

  sentence = g_strdup_printf ("No copy of the record of decisions could be made: %s", error->message);
  add_notice (opening, sentence);
}

static gboolean
is_large (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > COPIED_AT_ONCE;
}

static gboolean
migrate (StewardGovernance  *self,
         Opening            *opening,
         GError            **error)
{
  int current, newest;

  if (!steward_migrate_get_pending (self->write_db, "governance", &current, &newest, error))
    return FALSE;
  if (current > 0 && (current < newest || steward_copies_are_due (self->path)))
    {
      opening->copy_later = current == newest && is_large (self->path);
      if (!opening->copy_later)
        try_copy (self, opening);
    }
  self->copy_checked = g_get_monotonic_time ();
  if (current > 0 && current < newest && !steward_governance_forget_schema (self, error))
    return FALSE;

  return steward_migrate_run (self->write_db, "governance", error);
}

/* A restored store has events without rows; an older copy may have brought back
 * effects into its outbox that those events call done. */
static gboolean
fold_rest (StewardGovernance  *self,
           GError            **error)
{
  StewardDigest seal;
  gint64 head, folded;

  if (!steward_ledger_table_get_head (self->write_db, &head, &seal, error) ||
      !steward_fold_get_position (self->write_db, &folded, error))
    return FALSE;
  if (folded == head)
    return TRUE;

  if (!steward_db_begin (self->write_db, error))
    return FALSE;
  if (steward_fold_catch_up (self->write_db, error) && steward_db_run (self->write_db, "access/outbox-trim", error))
    return steward_db_commit (self->write_db, error);

  steward_db_rollback (self->write_db);
  return FALSE;
}

static gboolean
open_writer (StewardGovernance  *self,
             gpointer            data,
             GError            **error)
{
  g_autofree char *notice = NULL;

  if (!steward_recovery_run (self->path, self->lock, &notice, error))
    return FALSE;
  if (notice != NULL)
    add_notice (data, notice);

  self->write_db = steward_db_open (self->path, STEWARD_DB_DURABLE, error);

  return self->write_db != NULL && steward_db_execute (self->write_db, WRITER_SETTINGS, error) &&
         migrate (self, data, error) && fold_rest (self, error) && steward_governance_load_checkpoint (self, error);
}

static gboolean
open_reader (StewardGovernance  *self,
             gpointer            data,
             GError            **error)
{
  self->read_db = steward_db_open (self->path, STEWARD_DB_READ_ONLY, error);

  return self->read_db != NULL && steward_db_execute (self->read_db, READER_SETTINGS, error);
}

static gboolean
open_all (StewardGovernance  *self,
          Opening            *opening,
          GError            **error)
{
  g_autofree char *lock_path = g_strconcat (self->path, ".lock", NULL);
  gboolean ok;

  self->lock = steward_file_lock_new (lock_path, error);
  if (self->lock == NULL || !steward_file_lock_take (self->lock, STEWARD_LOCK_GATE, TRUE, GATE_WAIT_MS, error))
    return FALSE;

  ok = steward_governance_run (self, self->writer, open_writer, opening, error) &&
       steward_file_lock_take (self->lock, STEWARD_LOCK_PRESENCE, FALSE, 0, error) &&
       steward_governance_run (self, self->reader, open_reader, NULL, error);
  steward_file_lock_drop (self->lock, STEWARD_LOCK_GATE);

  return ok;
}

/* --- closing --- */

static gboolean
close_reader (StewardGovernance  *self,
              gpointer            data,
              GError            **error)
{
  g_clear_pointer (&self->read_db, steward_db_free);

  return TRUE;
}

static gboolean
close_writer (StewardGovernance  *self,
              gpointer            data,
              GError            **error)
{
  g_autoptr(GError) failure = NULL;

  if (self->write_db != NULL && g_atomic_int_get (&self->checkpoint_behind) &&
      !steward_governance_save_checkpoint (self, &failure))
    g_debug ("no checkpoint: %s", failure->message);
  g_clear_pointer (&self->ingest, steward_measurement_ingest_free);
  g_clear_pointer (&self->write_db, steward_db_free);

  return TRUE;
}

static void
steward_governance_dispose (GObject *object)
{
  StewardGovernance *self = STEWARD_GOVERNANCE (object);

  steward_governance_close (self);

  G_OBJECT_CLASS (steward_governance_parent_class)->dispose (object);
}

static void
steward_governance_finalize (GObject *object)
{
  StewardGovernance *self = STEWARD_GOVERNANCE (object);

  g_free (self->path);
  steward_governance_free_news (self);

  G_OBJECT_CLASS (steward_governance_parent_class)->finalize (object);
}

static void
steward_governance_class_init (StewardGovernanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_governance_dispose;
  object_class->finalize = steward_governance_finalize;

  /**
   * StewardGovernance::changed:
   *
   * Events were appended, here or by another program. Emitted in the main
   * context of the thread that opened the store.
   */
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StewardGovernance::levels-changed:
   *
   * Objectives were put or evaluated, here or by another program. Emitted as
   * "changed" is, which tells of incidents and planned windows, too.
   */
  g_signal_new ("levels-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_governance_init (StewardGovernance *self)
{
  self->writer = steward_worker_new ("gov-writer");
  self->reader = steward_worker_new ("gov-reader");
}

/**
 * steward_governance_open:
 * @path: of governance.db; made when it is missing and never was there
 * @out_notice: (out) (transfer full) (nullable): sentences for the person when
 *   the file was restored or no copy could be made
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW with the file
 *   untouched, %STEWARD_ERROR_BUSY when it is damaged and open elsewhere
 *
 * Blocks for the time of a look at the file; a large ledger is verified by
 * steward_governance_verify_sync(), here only its end.
 *
 * Returns: (transfer full): the store
 */
StewardGovernance *
steward_governance_open (const char  *path,
                         char       **out_notice,
                         GError     **error)
{
  g_autoptr(StewardGovernance) self = g_object_new (STEWARD_TYPE_GOVERNANCE, NULL);
  g_autoptr(GString) notice = g_string_new (NULL);
  Opening opening = { notice, FALSE };

  if (out_notice != NULL)
    *out_notice = NULL;
  self->path = g_strdup (path);
  if (!open_all (self, &opening, error))
    return NULL;
  steward_governance_start_news (self);
  if (opening.copy_later)
    queue_copy (self);

  if (out_notice != NULL && notice->len > 0)
    *out_notice = g_strdup (notice->str);
  return g_steal_pointer (&self);
}

/* Neither restored nor migrated: as it is found. */
static gboolean
open_untouched (StewardGovernance  *self,
                gpointer            data,
                GError            **error)
{
  int current, newest;

  if (!open_reader (self, data, error) ||
      !steward_migrate_get_pending (self->read_db, "governance", &current, &newest, error))
    return FALSE;
  if (current == newest)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
               "The record of decisions was made by an older Steward; open it once with this one.");
  return FALSE;
}

/**
 * steward_governance_open_untouched:
 * @path: of governance.db, which must be there
 * @error: return location; %STEWARD_ERROR_UNSUPPORTED when it would have to be
 *   migrated first
 *
 * Opens for reading what is there, damaged or not: who verifies a record must
 * see it before it is restored. Calls that write fail.
 *
 * Returns: (transfer full): the store
 */
StewardGovernance *
steward_governance_open_untouched (const char  *path,
                                   GError     **error)
{
  g_autoptr(StewardGovernance) self = g_object_new (STEWARD_TYPE_GOVERNANCE, NULL);
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);

  self->path = g_strdup (path);
  steward_worker_shutdown (self->writer);
  g_clear_object (&self->writer);
  self->lock = steward_file_lock_new (lock_path, error);
  if (self->lock == NULL || !steward_file_lock_take (self->lock, STEWARD_LOCK_PRESENCE, FALSE, 0, error) ||
      !steward_governance_run (self, self->reader, open_untouched, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_governance_close:
 * @self: the store
 *
 * Finishes what was begun and closes the file. Later calls fail. Safe to call
 * twice.
 */
void
steward_governance_close (StewardGovernance *self)
{
  if (self->reader == NULL)
    return;

  steward_governance_stop_news (self);
  steward_governance_run (self, self->reader, close_reader, NULL, NULL);
  steward_worker_shutdown (self->reader);
  g_clear_object (&self->reader);
  if (self->writer != NULL)
    {
      steward_governance_run (self, self->writer, close_writer, NULL, NULL);
      steward_worker_shutdown (self->writer);
    }
  g_clear_object (&self->writer);
  g_clear_pointer (&self->lock, steward_file_lock_free);
}

/**
 * steward_governance_get_path:
 * @self: the store
 *
 * Returns: (transfer none): of its file
 */
const char *
steward_governance_get_path (StewardGovernance *self)
{
  return self->path;
}

/* --- events --- */

typedef struct
{
  const StewardAppend *what;
  GPtrArray *events;
} Append;

static gboolean
append (StewardGovernance  *self,
        gpointer            data,
        GError            **error)
{
  Append *call = data;
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (StewardDigest));

  if (!steward_ledger_append (self->write_db, call->what, &call->events, leaves, error))
    return FALSE;

  if (call->events->len > 0)
    steward_governance_note_append (self, call->events, leaves);
  copy_daily (self);

  return TRUE;
}

/**
 * steward_governance_append_sync:
 * @self: the store
 * @what: what is to be recorded
 * @out_events: (out) (optional) (transfer full) (element-type StewardEvent):
 *   the events as they are kept
 * @error: return location; %STEWARD_ERROR_CONFLICT when somebody else was
 *   faster
 *
 * Returns: whether all of it is on disk, and will be there after a power cut;
 *   otherwise nothing has changed
 */
gboolean
steward_governance_append_sync (StewardGovernance    *self,
                                const StewardAppend  *what,
                                GPtrArray           **out_events,
                                GError              **error)
{
  Append call = { what, NULL };
  gboolean ok = steward_governance_run (self, self->writer, append, &call, error);

  if (ok && out_events != NULL)
    *out_events = g_steal_pointer (&call.events);
  g_clear_pointer (&call.events, g_ptr_array_unref);

  return ok;
}

typedef struct
{
  const char *stream;
  gint64 after;
  gint64 limit;
  gint64 n;
  GPtrArray *events;
} Read;

static gboolean
count_events (StewardGovernance  *self,
              gpointer            data,
              GError            **error)
{
  Read *what = data;

  what->n = steward_ledger_table_count (self->read_db, what->stream, error);

  return what->n >= 0;
}

/**
 * steward_governance_count_events_sync:
 * @self: the store
 * @stream: (nullable): of one stream, or %NULL of all
 * @error: return location
 *
 * Returns: how many events there are, −1 with @error
 */
gint64
steward_governance_count_events_sync (StewardGovernance  *self,
                                      const char         *stream,
                                      GError            **error)
{
  Read what = { .stream = stream };

  return steward_governance_run (self, self->reader, count_events, &what, error) ? what.n : -1;
}

static gboolean
read_events (StewardGovernance  *self,
             gpointer            data,
             GError            **error)
{
  Read *what = data;

  what->events = steward_ledger_table_read (self->read_db, what->stream, what->after, what->limit, error);

  return what->events != NULL;
}

/**
 * steward_governance_read_events_sync:
 * @self: the store
 * @stream: (nullable): of one stream, or %NULL of all
 * @after: a position; 0 for all
 * @limit: at most so many
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardEvent): events behind @after,
 *   in order
 */
GPtrArray *
steward_governance_read_events_sync (StewardGovernance  *self,
                                     const char         *stream,
                                     gint64              after,
                                     gint64              limit,
                                     GError            **error)
{
  Read what = { .stream = stream, .after = after, .limit = limit };

  return steward_governance_run (self, self->reader, read_events, &what, error) ? what.events : NULL;
}

/**
 * steward_governance_backup_sync:
 * @self: the store
 * @error: return location
 *
 * Makes a copy beside the file now; the newest three are kept.
 *
 * Returns: whether the copy is complete
 */
gboolean
steward_governance_backup_sync (StewardGovernance  *self,
                                GError            **error)
{
  return steward_governance_run (self, self->reader, make_copy, NULL, error);
}
