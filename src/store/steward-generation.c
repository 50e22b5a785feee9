/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sync does to the rows of its source. For every entry at most two
 * versions matter: the one that readers see, and one that waits for the switch
 * (born in the generation to come). The difference is computed in SQL before
 * the switch, which itself is one short transaction. */

#include "config.h"

#include "steward-generation.h"

#include <string.h>

#include "steward-digest.h"
#include "steward-duration.h"

#define DELETED_AT_ONCE 200

struct _StewardGeneration
{
  StewardDb *db;                       /* (owned) */
  StewardEntryInserter *inserter;      /* (unowned): of the same connection */
  gint64 source_key;
  char *kind;                          /* (owned) */
  char *old_kind;                      /* (owned) */
  char *old_instance;                  /* (owned) (nullable) */
  char *cursor;                        /* (owned) (nullable) */
  gint64 generation;                   /* that readers see; the next one is being filled */
  gint64 now;                          /* when the sync began */
  guint64 n_products;                  /* that the last sync counted */
  guint64 n_datasets;
  guint64 n_removed;
  guint64 added;
  guint64 changed;
};

/* What is there of an entry before it is put. */
typedef struct
{
  gint64 key;                          /* 0: never met */
  gint64 live_id;                      /* 0: readers see none */
  gboolean live_removed;
  gboolean live_same;
  gint64 next_id;                      /* 0: none waits for the switch */
  gboolean next_same;
} Known;

/* Runs a statement whose only parameters are the source and its generation. */
static gboolean
run_for_source (StewardGeneration  *self,
                const char         *name,
                gboolean            with_generation,
                GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, name, error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  if (with_generation)
    steward_statement_bind_int64 (statement, ":generation", self->generation);
  return steward_statement_run (statement, error);
}

static gboolean
run_for_version (StewardGeneration  *self,
                 const char         *name,
                 gint64              id,
                 GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, name, error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":id", id);
  steward_statement_bind_int64 (statement, ":generation", self->generation);
  return steward_statement_run (statement, error);
}

static gboolean
read_known (StewardGeneration   *self,
            const StewardEntry  *entry,
            const guint8        *digest,
            Known               *known,
            GError             **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "subject-find", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":generation", self->generation);
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_text (statement, ":native_id", entry->native_id);
  while (row)
    {
      gsize length = 0;
      gconstpointer stored = NULL;
      gboolean same = FALSE;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      known->key = steward_statement_get_int64 (statement, 0);
      if (steward_statement_is_null (statement, 1))
        continue;
      stored = steward_statement_get_blob (statement, 4, &length);
      same = length == STEWARD_DIGEST_SIZE && memcmp (stored, digest, length) == 0;
      if (steward_statement_get_int64 (statement, 2) > self->generation)
        {
          known->next_id = steward_statement_get_int64 (statement, 1);
          known->next_same = same;
          continue;
        }
      known->live_id = steward_statement_get_int64 (statement, 1);
      known->live_removed = steward_statement_get_int64 (statement, 3) <= self->generation;
      known->live_same = same;
    }

  return TRUE;
}

static gboolean
add_subject (StewardGeneration   *self,
             const StewardEntry  *entry,
             gint64              *out_key,
             GError             **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "subject-insert", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_text (statement, ":native_id", entry->native_id);
  steward_statement_bind_int64 (statement, ":now", self->now);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_key = steward_db_get_last_id (self->db);
  return TRUE;
}

/* @out_first is FALSE when this sync has met the version before. */
static gboolean
note_seen (StewardGeneration  *self,
           gint64              id,
           StewardEntryKind    kind,
           gboolean           *out_first,
           GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "seen-insert", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_int64 (statement, ":id", id);
  steward_statement_bind_int64 (statement, ":kind", kind);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_first = steward_db_get_n_changes (self->db) > 0;
  return TRUE;
}

static void
count_difference (StewardGeneration *self,
                  const Known       *known,
                  int                step)
{
  guint64 *counter = known->live_id != 0 && !known->live_removed ? &self->changed : &self->added;

  *counter += (guint64) (gint64) step;
}

/* Takes back the version that waits for the switch. */
static gboolean
drop_next (StewardGeneration  *self,
           const Known        *known,
           GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "seen-delete", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_int64 (statement, ":id", known->next_id);
  if (!steward_statement_run (statement, error))
    return FALSE;
  if (steward_db_get_n_changes (self->db) > 0)
    count_difference (self, known, -1);

  return run_for_version (self, "entry-revive", known->next_id, error) &&
         steward_entry_inserter_delete (self->inserter, known->next_id, error);
}

static gboolean
add_next (StewardGeneration   *self,
          const Known         *known,
          const StewardEntry  *entry,
          const guint8        *digest,
          GError             **error)
{
  gint64 key = known->key;
  gint64 id = 0;
  gboolean first = FALSE;

  if (key == 0 && !add_subject (self, entry, &key, error))
    return FALSE;
  if (known->live_id != 0 && !run_for_version (self, "entry-end", known->live_id, error))
    return FALSE;
  if (!steward_entry_inserter_add (self->inserter, key, self->source_key, self->generation + 1,
                                   entry, digest, &id, error))
    return FALSE;

  count_difference (self, known, 1);
  return note_seen (self, id, entry->kind, &first, error);
}

/**
 * steward_generation_put:
 * @self: a generation
 * @entry: what the source says
 * @digest: (array fixed-size=32): its digest
 * @error: return location
 *
 * Inside a transaction of the caller, to be rolled back on failure.
 *
 * Returns: whether the entry is part of the generation
 */
gboolean
steward_generation_put (StewardGeneration   *self,
                        const StewardEntry  *entry,
                        const guint8        *digest,
                        GError             **error)
{
  Known known = { 0 };
  gboolean first = FALSE;

  if (!read_known (self, entry, digest, &known, error))
    return FALSE;

  if (known.next_id != 0 && known.next_same)
    {
      if (!note_seen (self, known.next_id, entry->kind, &first, error))
        return FALSE;
      if (first)
        count_difference (self, &known, 1);
      return TRUE;
    }
  if (known.next_id != 0 && !drop_next (self, &known, error))
    return FALSE;
  if (known.live_id != 0 && known.live_same && !known.live_removed)
    return note_seen (self, known.live_id, entry->kind, &first, error);

  return add_next (self, &known, entry, digest, error);
}

/**
 * steward_generation_find_source:
 * @db: the writing connection
 * @source_id: a source
 * @kind: its kind
 * @out_key: (out): its key; it is entered when it is new
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_generation_find_source (StewardDb   *db,
                                const char  *source_id,
                                const char  *kind,
                                gint64      *out_key,
                                GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "source-insert", error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", source_id);
  steward_statement_bind_text (statement, ":kind", kind);
  if (!steward_statement_run (statement, error))
    return FALSE;

  statement = steward_db_prepare (db, "source-find", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", source_id);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  *out_key = found ? steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);

  return TRUE;
}

static gboolean
read_source (StewardGeneration  *self,
             const char         *source_id,
             GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "source-find", error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", source_id);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The source was removed meanwhile.");
      return FALSE;
    }

  self->source_key = steward_statement_get_int64 (statement, 0);
  self->old_kind = steward_statement_dup_text (statement, 1);
  self->old_instance = steward_statement_dup_text (statement, 2);
  self->generation = steward_statement_get_int64 (statement, 3);
  self->cursor = steward_statement_dup_text (statement, 4);
  self->n_products = (guint64) steward_statement_get_int64 (statement, 5);
  self->n_datasets = (guint64) steward_statement_get_int64 (statement, 6);
  self->n_removed = (guint64) steward_statement_get_int64 (statement, 7);
  steward_statement_reset (statement);

  return TRUE;
}

/**
 * steward_generation_begin:
 * @db: the writing connection
 * @inserter: (transfer none): of that connection
 * @source_id: a source that steward_generation_find_source() has found and that
 *   nobody else fills
 * @kind: its kind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the generation to be filled
 */
StewardGeneration *
steward_generation_begin (StewardDb             *db,
                          StewardEntryInserter  *inserter,
                          const char            *source_id,
                          const char            *kind,
                          GError               **error)
{
  g_autoptr (StewardGeneration) self = g_new0 (StewardGeneration, 1);

  self->db = steward_db_ref (db);
  self->inserter = inserter;
  self->kind = g_strdup (kind);
  self->now = steward_instant_now ();
  if (!read_source (self, source_id, error) ||
      !run_for_source (self, "seen-clear", FALSE, error) ||
      !run_for_source (self, "unseen-clear", FALSE, error))
    return NULL;

  if (strcmp (self->old_kind, kind) != 0)
    g_clear_pointer (&self->cursor, g_free);
  return g_steal_pointer (&self);
}

/**
 * steward_generation_free:
 * @self: (nullable): a generation; without a commit nobody sees it
 */
void
steward_generation_free (StewardGeneration *self)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;

  if (self->source_key != 0 &&
      (!run_for_source (self, "seen-clear", FALSE, &error) || !run_for_source (self, "unseen-clear", FALSE, &error)))
    g_debug ("forgetting what a sync has met: %s", error->message);
  steward_db_unref (self->db);
  g_free (self->kind);
  g_free (self->old_kind);
  g_free (self->old_instance);
  g_free (self->cursor);
  g_free (self);
}

/**
 * steward_generation_get_cursor:
 * @self: a generation
 *
 * Returns: (transfer none) (nullable): what the last committed sync left
 */
const char *
steward_generation_get_cursor (StewardGeneration *self)
{
  return self->cursor;
}

static gboolean
read_ids (StewardGeneration  *self,
          const char         *name,
          GArray             *ids,
          GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, name, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_int64 (statement, ":generation", self->generation);
  while (row)
    {
      gint64 id = 0;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = steward_statement_get_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return TRUE;
}

/* What an interrupted sync had put and this one was not given. */
static gboolean
drop_stale (StewardGeneration  *self,
            GError            **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_ids (self, "entry-find-stale", ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (i % DELETED_AT_ONCE == 0 && !steward_db_begin (self->db, error))
        return FALSE;
      if (!run_for_version (self, "entry-revive", id, error) ||
          !steward_entry_inserter_delete (self->inserter, id, error))
        {
          steward_db_rollback (self->db);
          return FALSE;
        }
      if (((i + 1) % DELETED_AT_ONCE == 0 || i + 1 == ids->len) && !steward_db_commit (self->db, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_seen (StewardGeneration  *self,
            StewardSyncReport  *report,
            GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "seen-count", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  while (row)
    {
      guint64 n = 0;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      n = (guint64) steward_statement_get_int64 (statement, 1);
      if (steward_statement_get_int64 (statement, 0) == STEWARD_ENTRY_PRODUCT)
        report->products += n;
      else
        report->datasets += n;
    }

  return TRUE;
}

/* How many stay visible although the source has lost them before. */
static gboolean
count_removed (StewardGeneration  *self,
               guint64            *out_removed,
               GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "entry-count-removed", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_int64 (statement, ":generation", self->generation);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;
  *out_removed = row ? (guint64) steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);

  return TRUE;
}

/* Everything that takes long and changes nothing that readers see. */
static gboolean
compute_difference (StewardGeneration  *self,
                    StewardSyncReport  *report,
                    guint64            *out_removed,
                    GError            **error)
{
  if (!drop_stale (self, error) || !count_seen (self, report, error) ||
      !run_for_source (self, "unseen-fill", TRUE, error))
    return FALSE;

  report->removed = (guint64) steward_db_get_n_changes (self->db);
  report->added = self->added;
  report->changed = self->changed;
  report->unchanged = self->added + self->changed + report->removed == 0;
  return count_removed (self, out_removed, error);
}

static gboolean
settle_instance (StewardGeneration  *self,
                 const char         *instance,
                 GError            **error)
{
  StewardStatement *statement = NULL;

  if (g_strcmp0 (instance, self->old_instance) == 0 && strcmp (self->kind, self->old_kind) == 0)
    return TRUE;

  statement = steward_db_prepare (self->db, "source-end-instances", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":now", self->now - 1);
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_text (statement, ":kind", self->kind);
  steward_statement_bind_text (statement, ":instance", instance);
  if (!steward_statement_run (statement, error))
    return FALSE;

  statement = steward_db_prepare (self->db, "source-add-instance", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":kind", self->kind);
  steward_statement_bind_text (statement, ":instance", instance);
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  return steward_statement_run (statement, error);
}

static gboolean
settle_source (StewardGeneration        *self,
               const char               *instance,
               const char               *cursor,
               gint64                    now,
               const StewardSyncReport  *report,
               guint64                   n_removed,
               GError                  **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "source-settle", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":kind", self->kind);
  steward_statement_bind_text (statement, ":instance", instance);
  steward_statement_bind_text (statement, ":cursor", cursor);
  steward_statement_bind_int64 (statement, ":now", now);
  steward_statement_bind_int64 (statement, ":n_products", (gint64) report->products);
  steward_statement_bind_int64 (statement, ":n_datasets", (gint64) report->datasets);
  steward_statement_bind_int64 (statement, ":n_removed", (gint64) n_removed);
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  steward_statement_bind_int64 (statement, ":generation", self->generation);
  if (!steward_statement_run (statement, error))
    return FALSE;
  if (steward_db_get_n_changes (self->db) == 1)
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
                       "The source was removed or synced by somebody else meanwhile.");
  return FALSE;
}

static gboolean
mark_removed (StewardGeneration  *self,
              gint64              now,
              GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "source-mark-removed", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":generation", self->generation);
  steward_statement_bind_int64 (statement, ":now", now);
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  return steward_statement_run (statement, error);
}

/* The short transaction. */
static gboolean
switch_over (StewardGeneration        *self,
             const char               *instance,
             const char               *cursor,
             const StewardSyncReport  *report,
             guint64                   n_removed,
             GError                  **error)
{
  gint64 now = steward_instant_now ();

  if (!steward_db_begin (self->db, error))
    return FALSE;

  if (settle_source (self, instance, cursor, now, report, n_removed, error) &&
      settle_instance (self, instance, error) &&
      (report->removed == 0 || mark_removed (self, now, error)) &&
      (report->unchanged || run_for_source (self, "source-switch", TRUE, error)))
    return steward_db_commit (self->db, error);

  steward_db_rollback (self->db);
  return FALSE;
}

/**
 * steward_generation_touch:
 * @self: a generation to which nothing was put
 * @out_report: (out): what the source has
 * @error: return location
 *
 * Returns: whether the time of the sync was written
 */
gboolean
steward_generation_touch (StewardGeneration  *self,
                          StewardSyncReport  *out_report,
                          GError            **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "source-touch", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":now", steward_instant_now ());
  steward_statement_bind_int64 (statement, ":source_key", self->source_key);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_report = (StewardSyncReport) {
    .products = self->n_products,
    .datasets = self->n_datasets,
    .unchanged = TRUE,
  };
  return TRUE;
}

/**
 * steward_generation_commit:
 * @self: a generation to which everything was put
 * @instance: (nullable): which server or folder the source is
 * @cursor: (nullable): for the next sync
 * @out_report: (out): what has changed
 * @error: return location
 *
 * Returns: whether readers see it; otherwise they see what they saw
 */
gboolean
steward_generation_commit (StewardGeneration  *self,
                           const char         *instance,
                           const char         *cursor,
                           StewardSyncReport  *out_report,
                           GError            **error)
{
  StewardSyncReport report = { 0 };
  guint64 n_removed = 0;

  if (!compute_difference (self, &report, &n_removed, error) ||
      !switch_over (self, instance != NULL ? instance : "", cursor, &report, n_removed + report.removed, error))
    return FALSE;

  *out_report = report;
  return TRUE;
}
