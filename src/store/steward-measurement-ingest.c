/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Millions of measurements at little more than the cost of their rows. Which
 * series a measurement belongs to is known by heart; a slice is written series
 * by series, so that each page of the table is met once; what is counted of a
 * series is written once a slice. All of it is one transaction: a slice that is
 * cut off was never there, and adding it again counts nothing twice. */

#include "config.h"

#include "steward-measurement-ingest.h"

#include "steward-measurement-sort.h"

#include <string.h>

#define KNOWN_AT_MOST 200000u          /* series and origins by heart, before they are forgotten */

typedef struct
{
  StewardMeasurement *name;            /* (owned): one that names it, and nothing else */
  gint64 key;
  gint64 last;                         /* of all times; G_MININT64: none */
  gint64 newest;                       /* of the times that are not of the future */
  /* In the present slice: */
  guint head;                          /* index + 1 of its first measurement; 0: none */
  guint tail;
  guint n_new;
  guint n_changes;                     /* new, or with another value */
  guint n_late;
  guint n_duplicates;
  gint64 dirty_from;
  gboolean has_updates;
} Series;

struct _StewardMeasurementIngest
{
  StewardDb *db;                       /* (owned) */
  GHashTable *sources;                 /* (owned): id → GHashTable: StewardMeasurement → Series */
  GHashTable *origins;                 /* (owned): text → key as gint64 */
  guint n_known;
  gint64 data_version;                 /* of the file when it was last looked at */
};

/* The present slice. */
typedef struct
{
  StewardMeasurementIngest *ingest;    /* (unowned) */
  const char *source_id;
  GHashTable *known;                   /* (unowned): Series of the source */
  GPtrArray *touched;                  /* (owned) (element-type Series) */
  guint *next;                         /* (owned): of each measurement, index + 1 of the next one of its series */
  StewardMeasurement *const *measurements;
  guint n;
  gint64 now;
  StewardStatement *put;               /* (unowned) */
  StewardStatement *replace;           /* (unowned) */
  const char *last_origin;             /* (unowned) */
  gint64 last_origin_key;
} Slice;

static void
series_free (gpointer data)
{
  Series *series = data;

  steward_measurement_free (series->name);
  g_free (series);
}

static void
forget (StewardMeasurementIngest *self)
{
  g_hash_table_remove_all (self->sources);
  g_hash_table_remove_all (self->origins);
  self->n_known = 0;
}

/**
 * steward_measurement_ingest_new:
 * @db: a connection that may write
 *
 * Returns: (transfer full): an ingest that has met nothing yet
 */
StewardMeasurementIngest *
steward_measurement_ingest_new (StewardDb *db)
{
  StewardMeasurementIngest *self = g_new0 (StewardMeasurementIngest, 1);

  self->db = steward_db_ref (db);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->data_version = -1;

  return self;
}

void
steward_measurement_ingest_free (StewardMeasurementIngest *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->origins);
  steward_db_unref (self->db);
  g_free (self);
}

/* --- series and origins --- */

/* What another program has written may have gone behind what is known. */
static gboolean
check_others (StewardMeasurementIngest  *self,
              GError                   **error)
{
  gint64 version;

  if (!steward_db_get_data_version (self->db, &version, error))
    return FALSE;
  if (version != self->data_version || self->n_known > KNOWN_AT_MOST)
    forget (self);
  self->data_version = version;

  return TRUE;
}

static GHashTable *
get_known (StewardMeasurementIngest *self,
           const char               *source_id)
{
  GHashTable *known = g_hash_table_lookup (self->sources, source_id);

  if (known == NULL)
    {
      known = g_hash_table_new_full (steward_measurement_hash_series, steward_measurement_is_same_series, NULL,
                                     series_free);
      g_hash_table_insert (self->sources, g_strdup (source_id), known);
    }

  return known;
}

static StewardStatement *
prepare_series (const Slice               *slice,
                const char                *query,
                const StewardMeasurement  *name,
                GError                   **error)
{
  StewardStatement *statement = steward_db_prepare (slice->ingest->db, query, error);

  if (statement == NULL)
    return NULL;

  if (steward_statement_has_parameter (statement, ":now"))
    steward_statement_bind_int64 (statement, ":now", slice->now);
  steward_statement_bind_text (statement, ":source_id", slice->source_id);
  steward_statement_bind_text (statement, ":subject", name->subject);
  steward_statement_bind_text (statement, ":property", name->property);
  steward_statement_bind_text (statement, ":element", name->element != NULL ? name->element : "");
  return statement;
}

/* Its key and the ends of what is there; makes it when it is new. */
static gboolean
read_series (const Slice               *slice,
             const StewardMeasurement  *name,
             Series                    *series,
             GError                   **error)
{
  StewardStatement *statement = prepare_series (slice, "kept-series-find", name, error);
  gboolean row;

  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      series->key = steward_statement_get_int64 (statement, 0);
      series->last = steward_statement_is_null (statement, 1) ? G_MININT64 : steward_statement_get_int64 (statement, 1);
      series->newest = steward_statement_is_null (statement, 2) ? G_MININT64
                                                                : steward_statement_get_int64 (statement, 2);
      steward_statement_reset (statement);
      return TRUE;
    }

  statement = prepare_series (slice, "kept-series-insert", name, error);
  if (statement == NULL || !steward_statement_run (statement, error))
    return FALSE;
  series->key = steward_db_get_last_id (slice->ingest->db);
  series->last = G_MININT64;
  series->newest = G_MININT64;

  return TRUE;
}

static Series *
find_series (const Slice               *slice,
             const StewardMeasurement  *measurement,
             GError                   **error)
{
  Series *series = g_hash_table_lookup (slice->known, measurement);
  Series fresh = { 0 };

  if (series != NULL)
    return series;
  if (!read_series (slice, measurement, &fresh, error))
    return NULL;

  series = g_memdup2 (&fresh, sizeof fresh);
  series->name = steward_measurement_new ();
  series->name->subject = g_strdup (measurement->subject);
  series->name->property = g_strdup (measurement->property);
  series->name->element = g_strdup (measurement->element);
  g_hash_table_insert (slice->known, series->name, series);
  slice->ingest->n_known++;

  return series;
}

static gboolean
read_origin (StewardDb   *db,
             const char  *text,
             gint64      *out_key,
             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "kept-origin-find", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":text", text);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *out_key = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);
  if (row)
    return TRUE;

  statement = steward_db_prepare (db, "kept-origin-insert", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":text", text);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_key = steward_db_get_last_id (db);
  return TRUE;
}

/* Measurements come in runs of one origin. */
static gboolean
find_origin (Slice       *slice,
             const char  *text,
             GError     **error)
{
  StewardMeasurementIngest *self = slice->ingest;
  const gint64 *known;

  if (slice->last_origin != NULL && strcmp (slice->last_origin, text) == 0)
    return TRUE;

  known = g_hash_table_lookup (self->origins, text);
  if (known == NULL)
    {
      gint64 key;

      if (!read_origin (self->db, text, &key, error))
        return FALSE;
      known = g_memdup2 (&key, sizeof key);
      g_hash_table_insert (self->origins, g_strdup (text), (gpointer) known);
      self->n_known++;
    }
  slice->last_origin = text;
  slice->last_origin_key = *known;

  return TRUE;
}

/* --- a slice --- */

static gboolean
check_whole (const StewardMeasurement  *measurement,
             GError                   **error)
{
  if (measurement->subject != NULL && measurement->property != NULL && measurement->value != NULL)
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "A measurement lacks its subject, property or value.");
  return FALSE;
}

static void
begin_series (Slice  *slice,
              Series *series,
              guint   number)
{
  series->head = number;
  series->n_new = series->n_changes = series->n_late = series->n_duplicates = 0;
  series->dirty_from = G_MAXINT64;
  series->has_updates = FALSE;
  g_ptr_array_add (slice->touched, series);
}

/* Each measurement to those of its series, in the order in which they came. */
static gboolean
sort_out (Slice   *slice,
          GError **error)
{
  Series *series = NULL;

  for (guint i = 0; i < slice->n; i++)
    {
      const StewardMeasurement *measurement = slice->measurements[i];

      if (!check_whole (measurement, error))
        return FALSE;
      if (series == NULL || !steward_measurement_is_same_series (series->name, measurement))
        series = find_series (slice, measurement, error);
      if (series == NULL)
        return FALSE;
      if (series->head == 0)
        begin_series (slice, series, i + 1);
      else
        slice->next[series->tail - 1] = i + 1;
      slice->next[i] = 0;
      series->tail = i + 1;
    }

  return TRUE;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Series *first = *(const Series *const *) a;
  const Series *second = *(const Series *const *) b;

  return first->key < second->key ? -1 : first->key > second->key;
}

static void
bind_row (StewardStatement         *statement,
          const Slice              *slice,
          const Series             *series,
          const StewardMeasurement *measurement)
{
  steward_statement_bind_int64 (statement, ":series", series->key);
  steward_statement_bind_int64 (statement, ":time", measurement->time);
  steward_statement_bind_int64 (statement, ":kind", (gint64) measurement->kind);
  steward_statement_bind_text (statement, ":value", measurement->value);
  if (measurement->origin != NULL)
    steward_statement_bind_int64 (statement, ":origin", slice->last_origin_key);
}

static void
note_change (const Slice              *slice,
             Series                   *series,
             const StewardMeasurement *measurement)
{
  series->n_changes++;
  series->dirty_from = MIN (series->dirty_from, measurement->time);
  series->has_updates |= measurement->kind == STEWARD_MEASUREMENT_UPDATE;
  series->last = MAX (series->last, measurement->time);
  if (measurement->time <= slice->now)
    series->newest = MAX (series->newest, measurement->time);
}

/* One of the same kind and time is there: the later value wins. */
static gboolean
replace_row (const Slice               *slice,
             Series                    *series,
             const StewardMeasurement  *measurement,
             GError                   **error)
{
  bind_row (slice->replace, slice, series, measurement);
  if (!steward_statement_run (slice->replace, error))
    return FALSE;

  if (steward_db_get_n_changes (slice->ingest->db) == 0)
    {
      series->n_duplicates++;
      return TRUE;
    }
  series->n_late++;
  note_change (slice, series, measurement);

  return TRUE;
}

static gboolean
put_row (Slice                     *slice,
         Series                    *series,
         const StewardMeasurement  *measurement,
         GError                   **error)
{
  if (measurement->origin != NULL && !find_origin (slice, measurement->origin, error))
    return FALSE;
  bind_row (slice->put, slice, series, measurement);
  if (!steward_statement_run (slice->put, error))
    return FALSE;
  /* Behind the last one there is none that it could be the same as. */
  if (measurement->time <= series->last && steward_db_get_n_changes (slice->ingest->db) == 0)
    return replace_row (slice, series, measurement, error);

  series->n_new++;
  series->n_late += measurement->time < series->newest;
  note_change (slice, series, measurement);

  return TRUE;
}

static gboolean
count_series (const Slice   *slice,
              const Series  *series,
              GError       **error)
{
  StewardStatement *statement = steward_db_prepare (slice->ingest->db, "kept-series-count", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":n_new", series->n_new);
  steward_statement_bind_int64 (statement, ":n_late", series->n_late);
  steward_statement_bind_int64 (statement, ":n_duplicates", series->n_duplicates);
  steward_statement_bind_int64 (statement, ":dirty_from", series->dirty_from);
  steward_statement_bind_int64 (statement, ":n_changes", series->n_changes);
  steward_statement_bind_int64 (statement, ":has_updates", series->has_updates);
  steward_statement_bind_int64 (statement, ":key", series->key);
  return steward_statement_run (statement, error);
}

/* What was dated later than the clock may have been overtaken by it. */
static void
catch_up_with_clock (const Slice *slice,
                     Series      *series)
{
  if (series->last <= slice->now)
    series->newest = series->last;
}

static gboolean
write_series (Slice   *slice,
              Series  *series,
              GError **error)
{
  catch_up_with_clock (slice, series);
  for (guint number = series->head; number != 0; number = slice->next[number - 1])
    if (!put_row (slice, series, slice->measurements[number - 1], error))
      return FALSE;
  series->head = 0;

  return count_series (slice, series, error);
}

static gboolean
write_slice (Slice   *slice,
             GError **error)
{
  StewardDb *db = slice->ingest->db;

  if (!check_others (slice->ingest, error))
    return FALSE;
  slice->known = get_known (slice->ingest, slice->source_id);
  slice->put = steward_db_prepare (db, "kept-measurement-put", error);
  slice->replace = slice->put != NULL ? steward_db_prepare (db, "kept-measurement-replace", error) : NULL;
  if (slice->replace == NULL || !sort_out (slice, error))
    return FALSE;

  g_ptr_array_sort (slice->touched, compare_keys);
  for (guint i = 0; i < slice->touched->len; i++)
    if (!write_series (slice, g_ptr_array_index (slice->touched, i), error))
      return FALSE;

  return TRUE;
}

/**
 * steward_measurement_ingest_add:
 * @self: an ingest, whose connection is outside of any transaction
 * @source_id: who reports them
 * @measurements: (element-type StewardMeasurement): those of one series
 *   ascending by time, see steward_measurement_sort()
 * @first: index of the first one to add
 * @n: how many
 * @now: microseconds since the epoch: what is dated later makes nothing late
 * @error: return location
 *
 * Adds them in one transaction. What is there already, with the same value, is
 * counted as a duplicate; with another one it is replaced and counted as late,
 * as is what comes after a newer one.
 *
 * Returns: whether all were kept; otherwise none was
 */
gboolean
steward_measurement_ingest_add (StewardMeasurementIngest  *self,
                                const char                *source_id,
                                GPtrArray                 *measurements,
                                guint                      first,
                                guint                      n,
                                gint64                     now,
                                GError                   **error)
{
  g_autoptr(GPtrArray) touched = g_ptr_array_new ();
  g_autofree guint *next = g_new (guint, n);
  Slice slice = {
    .ingest = self, .source_id = source_id, .touched = touched, .next = next, .n = n, .now = now,
    .measurements = (StewardMeasurement *const *) measurements->pdata + first,
  };

  g_assert (first + n <= measurements->len);
  if (n == 0)
    return TRUE;
  if (!steward_db_begin (self->db, error))
    return FALSE;
  if (write_slice (&slice, error) && steward_db_commit (self->db, error))
    return TRUE;

  /* Keys that were given in it are none. */
  steward_db_rollback (self->db);
  forget (self);
  return FALSE;
}
