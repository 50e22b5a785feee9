/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of events: nothing but an append gets in, and nothing gets out
 * again, by whatever statement. */

#include "config.h"

#include "steward-ledger-table.h"

#include "steward-event-types.h"
#include "steward-ledger-append.h"
#include "steward-migrate.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  StewardDb *db;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-ledger-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "governance.db", NULL);
  fixture->db = steward_db_open (fixture->path, STEWARD_DB_DURABLE, &error);
  g_assert_no_error (error);
  g_assert_true (steward_migrate_run (fixture->db, "governance", &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  steward_db_free (fixture->db);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
append (Fixture    *fixture,
        const char *stream,
        unsigned    n)
{
  for (unsigned i = 0; i < n; i++)
    {
      g_autoptr(StewardAppend) what = steward_append_new ("person-1");
      g_autoptr(GPtrArray) events = NULL;
      g_autoptr(GError) error = NULL;

      steward_append_add (what, stream, STEWARD_ANY_VERSION, STEWARD_EVENT_NOTED,
                          steward_json_parse ("{\"note\":\"sha256:00\"}", -1, STEWARD_JSON_EVENT, NULL, NULL));
      g_assert_true (steward_ledger_append (fixture->db, what, &events, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (events->len, ==, 1);
      g_assert_cmpstr (((StewardEvent *) events->pdata[0])->stream, ==, stream);
    }
}

static void
assert_refused (Fixture    *fixture,
                const char *sql)
{
  g_autoptr(GError) error = NULL;

  if (steward_db_execute (fixture->db, sql, &error))
    g_test_message ("accepted: %s", sql);
  g_assert_nonnull (error);
  g_assert_true (error->domain == STEWARD_ERROR);
}

static void
test_append_only (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const attempts[] = {
    "DELETE FROM event",
    "DELETE FROM event WHERE position = 3",
    "UPDATE event SET body = x'00'",
    "UPDATE event SET position = position + 10",
    "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 3",
    "REPLACE INTO event SELECT position, stream, version, 'other', header, body, seal FROM event WHERE position = 2",
    "INSERT INTO event SELECT 3, stream, version, type, header, body, seal FROM event WHERE position = 3",
    "INSERT INTO event SELECT 9, stream, 4, type, header, body, seal FROM event WHERE position = 3",
    "INSERT INTO event SELECT 4, stream, 7, type, header, body, seal FROM event WHERE position = 3",
    "INSERT INTO event SELECT 4, 'other', 4, type, header, body, seal FROM event WHERE position = 3",
    "INSERT INTO event SELECT 4, stream, 4, type, header, body, x'00' FROM event WHERE position = 3",
    "INSERT INTO event SELECT 4, '', 1, type, header, body, seal FROM event WHERE position = 3",
    "INSERT INTO event (position, stream, version, type, header, body, seal) "
    "VALUES (-1, 's', 1, 't', x'', x'', zeroblob (32))",
    "INSERT INTO event SELECT 3, stream, 3, type, header, body, seal FROM event WHERE position = 3 "
    "ON CONFLICT (position) DO UPDATE SET type = 'other'",
  };
  g_autoptr(GError) error = NULL;

  append (fixture, "a", 3);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (fixture, attempts[i]);
  g_assert_true (steward_ledger_table_check (fixture->db, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (steward_ledger_table_count (fixture->db, NULL, NULL), ==, 3);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  StewardDigest nothing = { 0 };
  StewardDigest seal;
  g_autoptr(GError) error = NULL;
  gint64 position = 7;

  g_assert_true (steward_ledger_table_get_head (fixture->db, &position, &seal, &error));
  g_assert_cmpint (position, ==, 0);
  g_assert_true (steward_digest_equal (&seal, &nothing));
  g_assert_true (steward_ledger_table_check (fixture->db, 0, &error));

  append (fixture, "a", 2);
  g_assert_true (steward_ledger_table_get_head (fixture->db, &position, &seal, &error));
  g_assert_cmpint (position, ==, 2);
  g_assert_false (steward_digest_equal (&seal, &nothing));
  g_assert_false (steward_ledger_table_get_seal (fixture->db, 3, &seal, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

static gboolean
stop_at_cb (const StewardEvent  *event,
            gpointer             data,
            GError             **error)
{
  const gint64 *last = data;

  if (event->position < *last)
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "enough");
  return FALSE;
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  StewardDigest seal = { 0 };
  g_autoptr(GError) error = NULL;
  gint64 position, last = 4;

  append (fixture, "a", 6);
  g_assert_false (steward_ledger_table_walk (fixture->db, 0, &seal, stop_at_cb, &last, &position, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  g_assert_cmpint (position, ==, 3);
  g_clear_error (&error);

  g_assert_true (steward_ledger_table_get_seal (fixture->db, 3, &seal, &error));
  g_assert_true (steward_ledger_table_walk (fixture->db, 3, &seal, NULL, NULL, &position, &error));
  g_assert_cmpint (position, ==, 6);
  seal.bytes[0] ^= 1;
  g_assert_false (steward_ledger_table_walk (fixture->db, 3, &seal, NULL, NULL, &position, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_assert_cmpint (position, ==, 3);
}

/* Without the triggers, as somebody with another tool: the chain tells. */
static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const changes[] = {
    "UPDATE event SET body = x'7b7d' WHERE position = 3",
    "UPDATE event SET type = 'other' WHERE position = 3",
    "UPDATE event SET stream = 'b' WHERE position = 3",
    "UPDATE event SET seal = zeroblob (32) WHERE position = 3",
    "DELETE FROM event WHERE position = 3",
    "UPDATE event SET position = -3 WHERE position = 3; UPDATE event SET position = 3 WHERE position = 4;"
    "UPDATE event SET position = 4 WHERE position = -3",
  };

  append (fixture, "a", 5);
  g_assert_true (steward_db_execute (fixture->db,
                                     "DROP TRIGGER event_is_not_changed; DROP TRIGGER event_is_not_removed;"
                                     "PRAGMA ignore_check_constraints = ON", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GError) error = NULL;
      StewardDigest seal = { 0 };
      gint64 position;

      g_assert_true (steward_db_begin (fixture->db, &error));
      g_assert_true (steward_db_execute (fixture->db, changes[i], &error));
      g_assert_no_error (error);
      g_assert_false (steward_ledger_table_walk (fixture->db, 0, &seal, NULL, NULL, &position, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
      g_assert_cmpint (position, ==, 2);
      g_assert_nonnull (strstr (error->message, "vent 3"));
      steward_db_rollback (fixture->db);
    }
}

static void
test_protection (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const triggers[] = { "event_is_not_changed", "event_is_not_removed" };

  append (fixture, "a", 2);
  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER %s", triggers[i]);
      g_autoptr(GError) error = NULL;
      StewardDigest before, after;

      g_assert_true (steward_ledger_table_get_schema (fixture->db, &before, &error));
      g_assert_true (steward_db_begin (fixture->db, &error));
      g_assert_true (steward_db_execute (fixture->db, sql, &error));
      g_assert_true (steward_ledger_table_get_schema (fixture->db, &after, &error));
      g_assert_false (steward_digest_equal (&before, &after));
      steward_db_rollback (fixture->db);
      g_assert_true (steward_ledger_table_check (fixture->db, 0, &error));
      g_assert_no_error (error);
    }

  {
    g_autoptr(GError) error = NULL;

    g_assert_true (steward_db_execute (fixture->db, "DROP TRIGGER event_is_not_removed", &error));
    g_assert_false (steward_ledger_table_check (fixture->db, 0, &error));
    g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
    g_assert_cmpint (steward_ledger_table_count (fixture->db, NULL, NULL), ==, 2);
  }
}

/* --- every single bit --- */

/* One column of one event, as bytes. */
typedef struct
{
  const char *column;
  gboolean is_text;
} Column;

static GBytes *
read_column (Fixture    *fixture,
             gint64      position,
             const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT CAST (%s AS BLOB) FROM event WHERE position = %" G_GINT64_FORMAT,
                                          column, position);
  g_autoptr(StewardStatement) statement = steward_statement_new_from_text (fixture->db, sql, NULL);
  gsize length;
  gconstpointer data;
  gboolean row;

  g_assert_true (steward_statement_step (statement, &row, NULL));
  g_assert_true (row);
  data = steward_statement_get_blob (statement, 0, &length);

  return g_bytes_new (data, length);
}

static void
write_column (Fixture      *fixture,
              gint64        position,
              const Column *column,
              const guint8 *bytes,
              gsize         length)
{
  g_autofree char *sql = g_strdup_printf (column->is_text ? "UPDATE event SET %s = CAST (:bytes AS TEXT) WHERE position = :at"
                                                          : "UPDATE event SET %s = :bytes WHERE position = :at",
                                          column->column);
  g_autoptr(StewardStatement) statement = steward_statement_new_from_text (fixture->db, sql, NULL);
  g_autoptr(GError) error = NULL;

  steward_statement_bind_blob (statement, ":bytes", bytes, length);
  steward_statement_bind_int64 (statement, ":at", position);
  g_assert_true (steward_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
write_number (Fixture    *fixture,
              gint64      position,
              const char *column,
              gint64      value)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE event SET %s = %" G_GINT64_FORMAT
                                          " WHERE position = %" G_GINT64_FORMAT, column, value, position);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_db_execute (fixture->db, sql, &error));
  g_assert_no_error (error);
}

/* The walk must stop right before @position and name it. */
static void
assert_located (Fixture *fixture,
                gint64   position)
{
  static const StewardDigest nothing = { 0 };
  g_autofree char *name = g_strdup_printf ("vent %" G_GINT64_FORMAT " ", position);
  g_autofree char *name_too = g_strdup_printf ("vent %" G_GINT64_FORMAT ":", position);
  g_autoptr(GError) error = NULL;
  gint64 last = -1;

  g_assert_false (steward_ledger_table_check_chain (fixture->db, 0, &nothing, NULL, NULL, &last, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_assert_cmpint (last, ==, position - 1);
  g_clear_error (&error);
  g_assert_false (steward_ledger_table_walk (fixture->db, 0, &nothing, NULL, NULL, &last, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_assert_cmpint (last, ==, position - 1);
  g_assert_true (strstr (error->message, name) != NULL || strstr (error->message, name_too) != NULL);
}

static unsigned
flip_bytes (Fixture      *fixture,
            gint64        position,
            const Column *column)
{
  g_autoptr(GBytes) original = read_column (fixture, position, column->column);
  gsize length;
  const guint8 *data = g_bytes_get_data (original, &length);
  g_autofree guint8 *bytes = g_memdup2 (data, length);

  for (gsize bit = 0; bit < length * 8; bit++)
    {
      bytes[bit / 8] ^= (guint8) (1u << bit % 8);
      write_column (fixture, position, column, bytes, length);
      assert_located (fixture, position);
      bytes[bit / 8] ^= (guint8) (1u << bit % 8);
    }
  write_column (fixture, position, column, data, length);

  return (unsigned) length * 8;
}

/* A number that another event has, or that the last event takes with it behind
 * the end of the numbers, is not written. */
static unsigned
flip_number (Fixture    *fixture,
             gint64      position,
             const char *column,
             gint64      value)
{
  unsigned n = 0;

  for (unsigned bit = 0; bit < 63; bit++)
    {
      gint64 flipped = value ^ (G_GINT64_CONSTANT (1) << bit);

      write_number (fixture, position, column, flipped);
      if (steward_db_get_n_changes (fixture->db) == 0)
        continue;
      assert_located (fixture, position);
      write_number (fixture, strcmp (column, "position") == 0 ? flipped : position, column, value);
      n++;
    }

  return n;
}

static void
test_every_bit (Fixture       *fixture,
                gconstpointer  data)
{
  static const Column columns[] = {
    { "stream", TRUE }, { "type", TRUE }, { "header", FALSE }, { "body", FALSE }, { "seal", FALSE },
  };
  static const StewardDigest nothing = { 0 };
  g_autoptr(GError) error = NULL;
  unsigned n = 0;
  gint64 last;

  append (fixture, "a", 2);
  append (fixture, "b", 2);
  g_assert_true (steward_db_execute (fixture->db, "DROP TRIGGER event_is_not_changed", &error));
  g_assert_true (steward_db_begin (fixture->db, &error));
  for (gint64 position = 1; position <= 4; position++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        n += flip_bytes (fixture, position, &columns[i]);
      n += flip_number (fixture, position, "position", position);
      n += flip_number (fixture, position, "version", (position + 1) % 2 + 1);
    }
  g_assert_true (steward_ledger_table_walk (fixture->db, 0, &nothing, NULL, NULL, &last, &error));
  g_assert_cmpint (last, ==, 4);
  g_test_message ("%u flipped bits were found and located", n);
  steward_db_rollback (fixture->db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ledger-table/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("append-only", test_append_only);
  ADD ("head", test_head);
  ADD ("walk", test_walk);
  ADD ("tampered", test_tampered);
  ADD ("protection", test_protection);
  ADD ("every-bit", test_every_bit);

  return g_test_run ();
}
