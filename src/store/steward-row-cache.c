/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are made when they are asked for and shown when they are read. What is
 * asked for last is read first: while somebody scrolls fast, the rows that
 * have passed by wait, and in the end are forgotten. */

#include "config.h"

#include "steward-row-cache.h"

#include "steward-catalog-private.h"

#define KEPT_ROWS 1000
#define MAX_WANTED 1500                /* rows that wait to be read */
#define ROWS_AT_ONCE 200

struct _StewardRowCache
{
  guint references;                    /* main thread only */
  StewardCatalog *catalog;             /* (owned) */
  GHashTable *rows;                    /* (owned): key → row (unowned); rows take themselves out */
  GQueue recent;                       /* (element-type StewardEntryRow) (owned): the links are the rows' own */
  GQueue wanted;                       /* (element-type StewardEntryRow) (owned): last asked for first */
  GHashTable *wanted_rows;             /* (owned): the same as a set */
  gboolean reading;                    /* a read is under way */
};

typedef struct
{
  StewardRowCache *cache;              /* (owned): main thread lets go */
  StewardCatalog *catalog;             /* (unowned): the cache holds it */
  GArray *keys;                        /* (owned) */
  GPtrArray *rows;                     /* (owned) (element-type StewardRowData) */
} Read;

static void read_next (StewardRowCache *self);

static void
free_read (gpointer data)
{
  Read *read = data;

  g_array_unref (read->keys);
  g_ptr_array_unref (read->rows);
  g_free (read);
}

/* On the main context. */
static gboolean
take_rows_cb (gpointer user_data)
{
  Read *read = user_data;
  StewardRowCache *self = g_steal_pointer (&read->cache);

  for (guint i = 0; i < read->rows->len; i++)
    {
      StewardRowData *data = g_ptr_array_index (read->rows, i);
      StewardEntryRow *row = g_hash_table_lookup (self->rows, &data->key);

      if (row == NULL)
        continue;
      g_object_ref (row);
      steward_entry_row_take (row, g_steal_pointer (&g_ptr_array_index (read->rows, i)));
      g_object_unref (row);
    }

  self->reading = FALSE;
  read_next (self);
  steward_row_cache_unref (self);
  return G_SOURCE_REMOVE;
}

static gboolean
read_rows (Read     *read,
           GError  **error)
{
  StewardDb *db = steward_catalog_get_read_db (read->catalog, error);

  if (db == NULL)
    return FALSE;

  for (guint i = 0; i < read->keys->len; i++)
    {
      StewardRowData *data = NULL;

      if (!steward_row_data_load (db, g_array_index (read->keys, gint64, i), &data, error))
        return FALSE;
      if (data != NULL)
        g_ptr_array_add (read->rows, data);
    }

  return TRUE;
}

/* A row that cannot be read stays as it is: the model's own query fails on the
 * same file and says so. */
static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Read *read = task_data;
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GError) error = NULL;

  if (!read_rows (read, &error))
    {
      g_debug ("reading rows: %s", error->message);
      steward_catalog_note_failure (read->catalog, error);
    }

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_rows_cb, read, free_read);
  g_source_attach (source, steward_catalog_get_context (read->catalog));
  g_task_return_boolean (task, TRUE);
}

static void
forget_wanted (StewardRowCache *self,
               StewardEntryRow *row)
{
  g_hash_table_remove (self->wanted_rows, row);
  g_object_unref (row);
}

static void
read_next (StewardRowCache *self)
{
  g_autoptr (GTask) task = NULL;
  Read *read = NULL;

  if (self->reading || g_queue_is_empty (&self->wanted))
    return;

  read = g_new0 (Read, 1);
  read->cache = self;
  read->catalog = self->catalog;
  read->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  read->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_row_data_free);
  while (read->keys->len < ROWS_AT_ONCE && !g_queue_is_empty (&self->wanted))
    {
      StewardEntryRow *row = g_queue_pop_head (&self->wanted);
      gint64 key = steward_entry_row_get_key (row);

      g_array_append_val (read->keys, key);
      forget_wanted (self, row);
    }

  self->references++;
  self->reading = TRUE;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, read_next);
  g_task_set_task_data (task, read, NULL);
  steward_worker_queue (steward_catalog_get_reader (self->catalog), task, read_in_thread);
}

static void
want (StewardRowCache *self,
      StewardEntryRow *row,
      gboolean         urgent)
{
  if (!g_hash_table_add (self->wanted_rows, row))
    return;

  g_object_ref (row);
  if (urgent)
    g_queue_push_head (&self->wanted, row);
  else
    g_queue_push_tail (&self->wanted, row);
  if (g_queue_get_length (&self->wanted) > MAX_WANTED)
    forget_wanted (self, g_queue_pop_tail (&self->wanted));
}

/* A row is in the list exactly when its link says so. */
static void
touch (StewardRowCache *self,
       StewardEntryRow *row)
{
  GList *link = steward_entry_row_get_link (row);

  if (self->recent.head == link)
    return;

  if (link->prev != NULL)
    g_queue_unlink (&self->recent, link);
  else
    g_object_ref (row);
  g_queue_push_head_link (&self->recent, link);
  if (g_queue_get_length (&self->recent) > KEPT_ROWS)
    g_object_unref (g_queue_pop_tail_link (&self->recent)->data);
}

/**
 * steward_row_cache_new:
 * @catalog: a catalog
 *
 * Returns: (transfer full): a cache without rows
 */
StewardRowCache *
steward_row_cache_new (StewardCatalog *catalog)
{
  StewardRowCache *self = g_new0 (StewardRowCache, 1);

  self->references = 1;
  self->catalog = g_object_ref (catalog);
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted_rows = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
  g_queue_init (&self->wanted);

  return self;
}

void
steward_row_cache_unref (StewardRowCache *self)
{
  self->references--;
  if (self->references > 0)
    return;

  while (!g_queue_is_empty (&self->recent))
    g_object_unref (g_queue_pop_head_link (&self->recent)->data);
  while (!g_queue_is_empty (&self->wanted))
    forget_wanted (self, g_queue_pop_head (&self->wanted));
  g_hash_table_unref (self->wanted_rows);
  g_hash_table_unref (self->rows);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * steward_row_cache_get:
 * @self: a cache
 * @key: a key
 *
 * Returns: (transfer full): the one row of that key; if it has nothing to show
 *   yet, it will
 */
StewardEntryRow *
steward_row_cache_get (StewardRowCache *self,
                       gint64           key)
{
  StewardEntryRow *row = g_hash_table_lookup (self->rows, &key);

  if (row != NULL)
    g_object_ref (row);
  else
    row = steward_entry_row_new (key, self->rows);

  touch (self, row);
  if (!steward_entry_row_get_loaded (row))
    {
      want (self, row, TRUE);
      read_next (self);
    }

  return row;
}

/**
 * steward_row_cache_give:
 * @self: a cache
 * @data: (transfer full): what a row shows, so that it is there when asked for
 */
void
steward_row_cache_give (StewardRowCache *self,
                        StewardRowData  *data)
{
  StewardEntryRow *row = g_hash_table_lookup (self->rows, &data->key);

  if (row != NULL)
    g_object_ref (row);
  else
    row = steward_entry_row_new (data->key, self->rows);

  touch (self, row);
  steward_entry_row_take (row, data);
  g_object_unref (row);
}

/**
 * steward_row_cache_reload:
 * @self: a cache
 *
 * Reads again what the rows that anybody holds show.
 */
void
steward_row_cache_reload (StewardRowCache *self)
{
  GHashTableIter iter;
  gpointer row = NULL;

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    want (self, link->data, FALSE);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    want (self, row, FALSE);
  read_next (self);
}
