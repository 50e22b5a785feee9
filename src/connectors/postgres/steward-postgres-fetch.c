/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads one database. The tables come in the order of their products, so that
 * one product at a time is open, and in batches of few columns; what has been
 * handed to the sink is forgotten. So memory stays flat, however many tables
 * there are: a product takes a bounded number of them, and the others are
 * listed as datasets. */

#include "config.h"

#include "steward-postgres-fetch.h"

#include <glib/gi18n-lib.h>

#include "steward-postgres-freshness.h"
#include "steward-postgres-query.h"

#define TABLES_PER_FETCH 500
#define COLUMNS_PER_BATCH 5000
#define ENTRIES_PER_PAGE 250
#define COLUMNS_PER_PAGE 5000
#define TABLES_PER_PRODUCT 1000
#define COLUMNS_PER_PRODUCT 20000
#define MAX_TABLES 5000000

typedef struct
{
  StewardPg *pg;
  const StewardPostgresPlace *place;
  const StewardSink *sink;
  GCancellable *cancellable;
  StewardPostgresProgress *progress;

  GHashTable *updates;                 /* native id of a table → StewardPostgresUpdate */
  GPtrArray *tables;                   /* StewardPostgresTable; the batch */
  GHashTable *objects;                 /* oid → StewardSchemaObject; the columns of the batch */

  GPtrArray *page;                     /* StewardEntry */
  unsigned page_columns;
  StewardEntry *product;               /* the open one */
  char *product_id;
  unsigned product_columns;
} Fetch;

static void
clear_fetch (Fetch *fetch)
{
  g_clear_pointer (&fetch->updates, g_hash_table_unref);
  g_clear_pointer (&fetch->tables, g_ptr_array_unref);
  g_clear_pointer (&fetch->objects, g_hash_table_unref);
  g_clear_pointer (&fetch->page, g_ptr_array_unref);
  g_clear_pointer (&fetch->product, steward_entry_free);
  g_clear_pointer (&fetch->product_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, clear_fetch)

static GPtrArray *
new_page (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
}

/* Pages */

static gboolean
flush_page (Fetch   *fetch,
            GError **error)
{
  GPtrArray *page = fetch->page;

  if (page->len == 0)
    return TRUE;

  fetch->page = new_page ();
  fetch->page_columns = 0;

  return fetch->sink->page (page, fetch->sink->user_data, error);
}

static gboolean
add_to_page (Fetch         *fetch,
             StewardEntry  *entry,
             unsigned       n_columns,
             GError       **error)
{
  steward_entry_settle (entry);
  g_ptr_array_add (fetch->page, entry);
  fetch->page_columns += n_columns;
  if (fetch->page->len < ENTRIES_PER_PAGE && fetch->page_columns < COLUMNS_PER_PAGE)
    return TRUE;

  return flush_page (fetch, error);
}

static gboolean
close_product (Fetch   *fetch,
               GError **error)
{
  StewardEntry *product = g_steal_pointer (&fetch->product);
  const unsigned n_columns = fetch->product_columns;

  g_clear_pointer (&fetch->product_id, g_free);
  fetch->product_columns = 0;

  return product == NULL || add_to_page (fetch, product, n_columns, error);
}

static gboolean
is_full (Fetch                *fetch,
         StewardSchemaObject  *object)
{
  return fetch->product->ports->len >= TABLES_PER_PRODUCT ||
         (fetch->product->ports->len > 0 && fetch->product_columns + object->properties->len > COLUMNS_PER_PRODUCT);
}

static void
note_full (StewardEntry *product)
{
  const char *rule = "postgres/product-too-large";

  for (unsigned i = 0; i < product->findings->len; i++)
    {
      if (g_str_equal (((StewardFinding *) g_ptr_array_index (product->findings, i))->rule, rule))
        return;
    }

  g_ptr_array_add (product->findings,
                   steward_finding_new (rule, STEWARD_SEVERITY_WARNING, NULL, 0, 0,
                                        g_strdup_printf ("The product has more than %u tables; those after “%s” are "
                                                         "listed as datasets.", product->ports->len,
                                                         ((StewardPort *) g_ptr_array_index (
                                                           product->ports, product->ports->len - 1))->name),
                                        "Divide it into several schemas or tags."));
}

/* Finds or makes the entry of a table; datasets are new each time. */
static StewardEntry *
find_entry (Fetch                       *fetch,
            const StewardPostgresTable  *table,
            StewardSchemaObject         *object,
            GError                     **error)
{
  g_autofree char *id = NULL;

  if (table->product_kind == 0)
    return close_product (fetch, error) ? steward_postgres_make_dataset (table, fetch->place) : NULL;

  id = steward_postgres_make_product_id (fetch->place->database, table);
  if (g_strcmp0 (id, fetch->product_id) != 0)
    {
      if (!close_product (fetch, error))
        return NULL;
      fetch->product = steward_postgres_make_product (table, fetch->place);
      fetch->product_id = g_steal_pointer (&id);
    }
  if (!is_full (fetch, object))
    return fetch->product;
  note_full (fetch->product);

  return steward_postgres_make_dataset (table, fetch->place);
}

static gboolean
add_table (Fetch                       *fetch,
           const StewardPostgresTable  *table,
           StewardSchemaObject         *object,
           GError                     **error)
{
  g_autofree char *id = steward_postgres_make_table_id (fetch->place->database, table->schema, table->name);
  const unsigned n_columns = object->properties->len;
  StewardEntry *entry = find_entry (fetch, table, object, error);

  if (entry == NULL)
    {
      steward_schema_object_free (object);
      return FALSE;
    }

  steward_postgres_add_to_entry (entry, table, fetch->place, object, g_hash_table_lookup (fetch->updates, id));
  if (entry == fetch->product)
    fetch->product_columns += n_columns;

  return entry == fetch->product || add_to_page (fetch, entry, n_columns, error);
}

/* Batches */

static gboolean
take_table (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  Fetch *fetch = user_data;
  StewardPostgresTable *table = steward_postgres_table_parse (values, n_values, error);

  if (table == NULL)
    return FALSE;
  g_ptr_array_add (fetch->tables, table);

  return TRUE;
}

static gboolean
take_column (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  Fetch *fetch = user_data;
  StewardSchemaObject *object;
  guint32 oid;
  StewardProperty *property = steward_postgres_column_parse (values, n_values, &oid, error);

  if (property == NULL)
    return FALSE;

  object = g_hash_table_lookup (fetch->objects, GUINT_TO_POINTER (oid));
  if (object != NULL)
    g_ptr_array_add (object->properties, property);
  else
    steward_property_free (property);

  return TRUE;
}

/* Tables from @first to before @end, with their columns. */
static gboolean
add_batch (Fetch     *fetch,
           unsigned   first,
           unsigned   end,
           GError   **error)
{
  g_autoptr (GString) oids = g_string_new ("{");
  const char *parameter;

  for (unsigned i = first; i < end; i++)
    {
      const StewardPostgresTable *table = g_ptr_array_index (fetch->tables, i);

      g_string_append_printf (oids, i > first ? ",%u" : "%u", table->oid);
      g_hash_table_insert (fetch->objects, GUINT_TO_POINTER (table->oid),
                           steward_postgres_make_object (table, fetch->place));
    }
  g_string_append_c (oids, '}');
  parameter = oids->str;
  if (!steward_postgres_query (fetch->pg, "columns", &parameter, 1, take_column, fetch, fetch->cancellable, error))
    return FALSE;

  for (unsigned i = first; i < end; i++)
    {
      const StewardPostgresTable *table = g_ptr_array_index (fetch->tables, i);
      gpointer object;

      /* A server that lists one table twice is not to be trusted, but survived. */
      if (!g_hash_table_steal_extended (fetch->objects, GUINT_TO_POINTER (table->oid), NULL, &object))
        object = steward_postgres_make_object (table, fetch->place);
      if (!add_table (fetch, table, object, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_tables (Fetch   *fetch,
            GError **error)
{
  unsigned first = 0;

  while (first < fetch->tables->len)
    {
      unsigned width = 0;
      unsigned end = first;

      while (end < fetch->tables->len && (end == first || width < COLUMNS_PER_BATCH))
        width += ((StewardPostgresTable *) g_ptr_array_index (fetch->tables, end++))->width;
      if (!add_batch (fetch, first, end, error))
        return FALSE;
      fetch->progress->done += end - first;
      if (fetch->sink->progress != NULL)
        fetch->sink->progress (fetch->progress->done, MAX (fetch->progress->total, fetch->progress->done),
                               N_("tables"), fetch->sink->user_data);
      first = end;
    }

  return TRUE;
}

static gboolean
open_tables (StewardPg                      *pg,
             const StewardPostgresSettings  *settings,
             GCancellable                   *cancellable,
             GError                        **error)
{
  g_autofree char *schemas = steward_postgres_make_array (settings->schemas);
  const char *const parameters[] = { settings->product, settings->tag_pattern, schemas, NULL, NULL };

  return steward_postgres_cursor_open (pg, "tables", parameters, G_N_ELEMENTS (parameters), cancellable, error);
}

static gboolean
read_tables (Fetch   *fetch,
             GError **error)
{
  unsigned n_tables;

  do
    {
      g_ptr_array_set_size (fetch->tables, 0);
      if (!steward_postgres_cursor_fetch (fetch->pg, TABLES_PER_FETCH, take_table, fetch, fetch->cancellable, error))
        return FALSE;
      n_tables = fetch->tables->len;
      if (!add_tables (fetch, error))
        return FALSE;
      if (fetch->progress->done > MAX_TABLES)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server “%s” lists more than %d tables.",
                       steward_pg_get_server (fetch->pg), MAX_TABLES);
          return FALSE;
        }
    }
  while (n_tables == TABLES_PER_FETCH);

  return close_product (fetch, error) && flush_page (fetch, error);
}

/**
 * steward_postgres_fetch_database:
 * @pg: a session in the database of @place
 * @progress: moves on
 *
 * Gives the products and datasets of one database to @sink. Blocks.
 *
 * Returns: whether all were given
 */
gboolean
steward_postgres_fetch_database (StewardPg                      *pg,
                                 const StewardPostgresSettings  *settings,
                                 const StewardPostgresPlace     *place,
                                 const StewardSink              *sink,
                                 StewardPostgresProgress        *progress,
                                 GCancellable                   *cancellable,
                                 GError                        **error)
{
  g_auto (Fetch) fetch = { .pg = pg, .place = place, .sink = sink, .progress = progress, .cancellable = cancellable };

  fetch.updates = steward_postgres_read_freshness (pg, settings, place->database, FALSE, cancellable, error);
  if (fetch.updates == NULL)
    return FALSE;
  fetch.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_postgres_table_free);
  fetch.objects = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) steward_schema_object_free);
  fetch.page = new_page ();

  return open_tables (pg, settings, cancellable, error) && read_tables (&fetch, error) &&
         steward_postgres_cursor_close (pg, cancellable, error);
}

/* Counts */

static gboolean
take_counts (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  guint64 *counts = user_data;

  for (int i = 0; i < 2 && i < n_values; i++)
    counts[i] = values[i] != NULL ? g_ascii_strtoull (values[i], NULL, 10) : 0;

  return TRUE;
}

/**
 * steward_postgres_count_tables:
 * @out_tables: (out): tables and views that will be listed
 * @out_readable: (out): those whose rows this role may read
 *
 * Returns: whether they could be counted
 */
gboolean
steward_postgres_count_tables (StewardPg                      *pg,
                               const StewardPostgresSettings  *settings,
                               guint64                        *out_tables,
                               guint64                        *out_readable,
                               GCancellable                   *cancellable,
                               GError                        **error)
{
  g_autofree char *schemas = steward_postgres_make_array (settings->schemas);
  const char *parameter = schemas;
  guint64 counts[2] = { 0 };

  if (!steward_postgres_query (pg, "counts", &parameter, 1, take_counts, counts, cancellable, error))
    return FALSE;
  *out_tables = counts[0];
  *out_readable = counts[1];

  return TRUE;
}
