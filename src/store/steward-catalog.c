/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalog as a whole: its file, its two threads, the news that it changed
 * (whoever changed it), and what happens when it is damaged: it is only a
 * cache, so it is set aside and begun anew. */

#include "config.h"

#include "steward-catalog-private.h"

#include "steward-catalog-file.h"
#include "steward-catalog-purge.h"
#include "steward-migrate.h"

#define POLL_SECONDS 2
#define SETTINGS_PREFIX "/org/stewardconsole/Steward/query/"

struct _StewardCatalog
{
  GObject parent_instance;

  char *path;                          /* (owned) */
  GMainContext *context;               /* (owned): where signals are emitted */
  StewardWorker *reader;               /* (owned) */
  StewardWorker *writer;               /* (owned) */
  GSource *poll;                       /* (owned) (nullable) */
  int closing;                         /* atomic; stops every statement */
  int damaged;                         /* atomic; 1 while a new file is being made */
  int epoch;                           /* atomic; counts the files that were opened */
  int check_pending;                   /* atomic; 1 while a look for changes is queued */

  StewardDb *read_db;                  /* (owned) (nullable): reader thread only */
  gint64 data_version;                 /* reader thread only */
  guint64 read_inode;                  /* of the file that is open: reader thread only */
  char *signature;                     /* (owned) (nullable): what "changed" was last emitted for: reader thread only */

  StewardDb *write_db;                 /* (owned) (nullable): writer thread only */
  StewardEntryInserter *inserter;      /* (owned) (nullable): writer thread only */
  guint64 write_inode;                 /* of the file that is open: writer thread only */
};

enum
{
  CHANGED,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCatalog, steward_catalog, G_TYPE_OBJECT)

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  char *notice;                        /* (owned) (nullable) */
  GError *error;                       /* (owned) (nullable) */
} OpenCall;

typedef struct
{
  StewardCatalog *catalog;             /* (owned) */
  char *notice;                        /* (owned) (nullable): %NULL for "changed" */
} News;

/* It is a cache: when it cannot be brought up to date for any other reason than
 * its surroundings, it is as good as damaged. */
static gboolean
migrate (StewardDb  *db,
         GError    **error)
{
  g_autoptr (GError) local_error = NULL;

  if (steward_migrate_run (db, "catalog", &local_error))
    return TRUE;

  if (g_error_matches (local_error, STEWARD_ERROR, STEWARD_ERROR_FAILED) ||
      g_error_matches (local_error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA))
    local_error->code = STEWARD_ERROR_DAMAGED;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
open_write_db (StewardCatalog  *self,
               GError         **error)
{
  g_autoptr (StewardDb) db = steward_db_open (self->path, STEWARD_DB_DEFAULT, error);

  if (db == NULL || !migrate (db, error) ||
      !steward_db_execute_resource (db, SETTINGS_PREFIX "writer-settings.sql", error))
    return FALSE;

  steward_db_set_stop_flag (db, &self->closing);
  self->write_inode = steward_catalog_file_read_inode (self->path);
  self->inserter = steward_entry_inserter_new (db);
  self->write_db = g_steal_pointer (&db);
  return TRUE;
}

static void
close_write_db (StewardCatalog *self)
{
  g_clear_pointer (&self->inserter, steward_entry_inserter_free);
  g_clear_pointer (&self->write_db, steward_db_free);
}

static gboolean
read_signature (StewardDb  *db,
                char      **out_signature,
                GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "source-signature", error);
  gboolean row = FALSE;

  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;

  *out_signature = g_strdup (row ? steward_statement_get_text (statement, 0) : NULL);
  steward_statement_reset (statement);
  return TRUE;
}

static void
open_read_db_in_thread (gpointer data)
{
  OpenCall *call = data;
  StewardCatalog *self = call->catalog;
  g_autoptr (StewardDb) db = steward_db_open (self->path, STEWARD_DB_READ_ONLY, &call->error);

  if (db == NULL || !steward_db_execute_resource (db, SETTINGS_PREFIX "reader-settings.sql", &call->error))
    return;
  if (self->signature == NULL && !read_signature (db, &self->signature, &call->error))
    return;

  steward_db_set_stop_flag (db, &self->closing);
  self->data_version = 0;
  self->read_inode = steward_catalog_file_read_inode (self->path);
  self->read_db = g_steal_pointer (&db);
}

static void
close_read_db_in_thread (gpointer data)
{
  StewardCatalog *self = data;

  g_clear_pointer (&self->read_db, steward_db_free);
}

static void
close_write_db_in_thread (gpointer data)
{
  close_write_db (data);
}

/* Both connections, on the writer thread; a file that the first reads find
 * damaged opens as little as one without a header. */
static gboolean
open_both (StewardCatalog  *self,
           GError         **error)
{
  OpenCall call = { self, NULL, NULL };

  if (!steward_catalog_file_check (self->path, error) || !open_write_db (self, error))
    return FALSE;

  steward_worker_run_sync (self->reader, open_read_db_in_thread, &call);
  if (call.error == NULL)
    return TRUE;

  g_propagate_error (error, call.error);
  return FALSE;
}

static void
close_both (StewardCatalog *self)
{
  steward_worker_run_sync (self->reader, close_read_db_in_thread, self);
  close_write_db (self);
}

static gboolean
set_aside (StewardCatalog  *self,
           guint64          inode,
           char           **out_notice,
           GError         **error)
{
  g_autofree char *lock_path = steward_catalog_make_lock_path (self);

  return steward_catalog_file_set_aside (self->path, lock_path, inode, out_notice, error);
}

/* Opens the file, after setting a damaged one aside. */
static void
open_in_thread (gpointer data)
{
  OpenCall *call = data;
  StewardCatalog *self = call->catalog;
  g_autoptr (GError) local_error = NULL;
  guint64 inode = steward_catalog_file_read_inode (self->path);

  if (open_both (self, &local_error))
    return;

  close_both (self);
  if (!g_error_matches (local_error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED))
    call->error = g_steal_pointer (&local_error);
  else if (set_aside (self, inode, &call->notice, &call->error) && !open_both (self, &call->error))
    close_both (self);
}

static gboolean
emit_news_cb (gpointer user_data)
{
  News *news = user_data;

  if (g_atomic_int_get (&news->catalog->closing))
    return G_SOURCE_REMOVE;

  if (news->notice != NULL)
    g_signal_emit (news->catalog, signals[NOTICE], 0, news->notice);
  else
    g_signal_emit (news->catalog, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->catalog);
  g_free (news->notice);
  g_free (news);
}

/* Never g_main_context_invoke(): it would emit on this thread while nobody runs
 * the main context. */
static void
post_news (StewardCatalog *self,
           const char     *notice)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->catalog = g_object_ref (self);
  news->notice = g_strdup (notice);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_news_cb, news, free_news);
  g_source_attach (source, self->context);
}

/* On the writer thread; readers are stopped first. When another process has
 * put a new file in place already, that one is taken. While the catalog is
 * being closed the damaged file is still set aside, for whoever opens next. */
static void
replace_file_in_thread (GTask        *task,
                        gpointer      source_object,
                        gpointer      task_data,
                        GCancellable *cancellable)
{
  StewardCatalog *self = source_object;
  OpenCall call = { self, NULL, NULL };
  g_autofree char *notice = NULL;

  close_both (self);
  if (set_aside (self, self->write_inode, &notice, &call.error) && !g_atomic_int_get (&self->closing))
    open_in_thread (&call);

  g_atomic_int_inc (&self->epoch);
  if (call.error != NULL)
    post_news (self, call.error->message);
  else if (notice != NULL || call.notice != NULL)
    post_news (self, notice != NULL ? notice : call.notice);
  steward_catalog_note_change (self);

  g_clear_error (&call.error);
  g_free (call.notice);
  g_atomic_int_set (&self->damaged, 0);
  g_task_return_boolean (task, TRUE);
}

static void
replace_file (StewardCatalog *self)
{
  g_autoptr (GTask) task = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->damaged, 0, 1))
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, replace_file);
  steward_worker_queue (self->writer, task, replace_file_in_thread);
}

/* Whether what readers see differs from what was last told. */
static gboolean
look_for_changes (StewardCatalog  *self,
                  gboolean        *out_changed,
                  GError         **error)
{
  StewardDb *db = steward_catalog_get_read_db (self, error);
  g_autofree char *signature = NULL;
  gint64 version = 0;

  *out_changed = FALSE;
  if (db == NULL || !steward_db_get_data_version (db, &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  if (!read_signature (db, &signature, error))
    return FALSE;

  *out_changed = g_strcmp0 (signature, self->signature) != 0;
  self->data_version = version;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  return TRUE;
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  StewardCatalog *self = source_object;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  g_atomic_int_set (&self->check_pending, 0);
  if (self->read_db != NULL && steward_catalog_file_read_inode (self->path) != self->read_inode)
    replace_file (self);
  else if (!look_for_changes (self, &changed, &error))
    steward_catalog_note_failure (self, error);
  if (changed)
    post_news (self, NULL);

  g_task_return_boolean (task, TRUE);
}

static gboolean
poll_cb (gpointer user_data)
{
  StewardCatalog *self = user_data;

  if (g_signal_has_handler_pending (self, signals[CHANGED], 0, TRUE))
    steward_catalog_note_change (self);

  return G_SOURCE_CONTINUE;
}

static void
steward_catalog_dispose (GObject *object)
{
  steward_catalog_close (STEWARD_CATALOG (object));

  G_OBJECT_CLASS (steward_catalog_parent_class)->dispose (object);
}

static void
steward_catalog_finalize (GObject *object)
{
  StewardCatalog *self = STEWARD_CATALOG (object);

  g_clear_object (&self->writer);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->signature);
  g_free (self->path);

  G_OBJECT_CLASS (steward_catalog_parent_class)->finalize (object);
}

static void
steward_catalog_class_init (StewardCatalogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_catalog_dispose;
  object_class->finalize = steward_catalog_finalize;

  /**
   * StewardCatalog::changed:
   *
   * What readers see has changed, by a sync of this process or another.
   */
  signals[CHANGED] = g_signal_new ("changed", STEWARD_TYPE_CATALOG, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StewardCatalog::notice:
   * @text: one or two sentences
   *
   * Something happened to the file that a person should know; so far, that it
   * was damaged and set aside.
   */
  signals[NOTICE] = g_signal_new ("notice", STEWARD_TYPE_CATALOG, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_catalog_init (StewardCatalog *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->reader = steward_worker_new ("catalog-reader");
  self->writer = steward_worker_new ("catalog-writer");
}

StewardWorker *
steward_catalog_get_reader (StewardCatalog *self)
{
  return self->reader;
}

StewardWorker *
steward_catalog_get_writer (StewardCatalog *self)
{
  return self->writer;
}

GMainContext *
steward_catalog_get_context (StewardCatalog *self)
{
  return self->context;
}

const int *
steward_catalog_get_stop_flag (StewardCatalog *self)
{
  return &self->closing;
}

int
steward_catalog_get_epoch (StewardCatalog *self)
{
  return g_atomic_int_get (&self->epoch);
}

StewardEntryInserter *
steward_catalog_get_inserter (StewardCatalog *self)
{
  g_assert (steward_worker_is_current (self->writer));
  return self->inserter;
}

/* Beside the database, and never opened by SQLite. */
char *
steward_catalog_make_lock_path (StewardCatalog *self)
{
  return g_strconcat (self->path, "-sync", NULL);
}

static StewardDb *
require_db (StewardDb  *db,
            GError    **error)
{
  if (db == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The catalog is closed");

  return db;
}

/**
 * steward_catalog_get_read_db:
 * @self: a catalog
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the reading connection; on the reader
 *   thread only
 */
StewardDb *
steward_catalog_get_read_db (StewardCatalog  *self,
                             GError         **error)
{
  g_assert (steward_worker_is_current (self->reader));
  return require_db (self->read_db, error);
}

/**
 * steward_catalog_get_write_db:
 * @self: a catalog
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the writing connection; on the writer
 *   thread only
 */
StewardDb *
steward_catalog_get_write_db (StewardCatalog  *self,
                              GError         **error)
{
  g_assert (steward_worker_is_current (self->writer));
  return require_db (self->write_db, error);
}

/**
 * steward_catalog_note_failure:
 * @self: a catalog
 * @error: (nullable): what went wrong on one of its connections
 *
 * To be called with every error of SQLite: when it says that the file is
 * damaged, the file is replaced. Any thread.
 */
void
steward_catalog_note_failure (StewardCatalog *self,
                              const GError   *error)
{
  if (g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED))
    replace_file (self);
}

/**
 * steward_catalog_note_change:
 * @self: a catalog
 *
 * Looks soon whether readers see something new, and emits "changed" if so. Any
 * thread.
 */
void
steward_catalog_note_change (StewardCatalog *self)
{
  g_autoptr (GTask) task = NULL;

  if (g_atomic_int_get (&self->closing) || !g_atomic_int_compare_and_exchange (&self->check_pending, 0, 1))
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, steward_catalog_note_change);
  steward_worker_queue (self->reader, task, check_in_thread);
}

/**
 * steward_catalog_open:
 * @path: catalog.db, made when it is missing
 * @out_notice: (out) (transfer full) (nullable): one or two sentences when the
 *   file was damaged and a new one was begun: the sources have to be synced
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW when a newer Steward
 *   made it, and then it is untouched
 *
 * Blocks for some milliseconds. Signals are emitted on the thread-default main
 * context of the caller.
 *
 * Returns: (transfer full) (nullable): the catalog
 */
StewardCatalog *
steward_catalog_open (const char  *path,
                      char       **out_notice,
                      GError     **error)
{
  g_autoptr (StewardCatalog) self = g_object_new (STEWARD_TYPE_CATALOG, NULL);
  OpenCall call = { self, NULL, NULL };

  self->path = g_strdup (path);
  steward_worker_run_sync (self->writer, open_in_thread, &call);
  if (call.error != NULL)
    {
      g_free (call.notice);
      g_propagate_error (error, call.error);
      return NULL;
    }

  if (out_notice != NULL)
    *out_notice = g_steal_pointer (&call.notice);
  g_free (call.notice);
  self->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, self->context);
  steward_catalog_purge (self);
  return g_steal_pointer (&self);
}

/**
 * steward_catalog_close:
 * @self: a catalog
 *
 * Stops what is running and closes the file; every call that is still open, and
 * every later one, ends with %G_IO_ERROR_CANCELLED. Safe to call twice.
 */
void
steward_catalog_close (StewardCatalog *self)
{
  if (g_atomic_int_add (&self->closing, 1) > 0)
    return;

  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);

  /* The writer first: it may be about to open both anew. */
  steward_worker_run_sync (self->writer, close_write_db_in_thread, self);
  steward_worker_run_sync (self->reader, close_read_db_in_thread, self);
}
