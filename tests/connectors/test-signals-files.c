/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of exported measurements: tables, JSON and JSON lines, read once,
 * read on, broken and hostile. */

#include "config.h"

#include "steward-duration.h"
#include "steward-test-folder.h"
#include "steward-test-signals.h"
#include "steward-test-source.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "time,subject,property,element,kind,value\n"

static StewardConnector *
connect_signals (TestFolder *folder,
                 const char *complete)
{
  g_autofree char *path = g_strconcat ("path=", folder->path, NULL);
  const char *settings[] = { path, complete, NULL };

  return steward_test_connector_new ("signals", NULL, settings);
}

/* Behind the files' last change by more than a clock tick, so that they count as
 * settled. */
static void
settle (TestFolder *folder,
        const char *name)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  struct timespec times[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  times[1].tv_nsec = (long) (info.st_size % 1000000);
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
write_settled (TestFolder *folder,
               const char *name,
               const char *text)
{
  test_folder_write (folder, name, text);
  settle (folder, name);
}

static void
append_text (TestFolder *folder,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  int fd = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  close (fd);
  settle (folder, name);
}

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (steward_instant_parse (text, &time, NULL));

  return time;
}

static void
test_table (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  const StewardMeasurement *row;

  write_settled (folder, "a.csv",
                 "\xef\xbb\xbftime,subject,property,element,kind,value\r\n"
                 "2026-01-01T00:00:00Z,orders,freshness,,update,\r\n"
                 "\r\n"
                 "2026-01-02T00:00:00+01:00,\"a, \"\"b\"\"\nc\",quality,t.c,observation,99.5");
  write_settled (folder, "b.tsv", "Status\tCheck Name\tTable\tColumn\tTimestamp\tRun ID\n"
                                  "pass\tnot null\torders\tid\t1767225600\tr-1\n"
                                  "fail\tnot null\torders\tid\t1767225600000\tr-2\n");
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 4);
  g_assert_cmpuint (signals.n_unread, ==, 0);
  row = signals.rows->pdata[0];
  g_assert_cmpint (row->time, ==, at ("2026-01-01T00:00:00Z"));
  g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_UPDATE);
  g_assert_null (row->element);
  row = signals.rows->pdata[1];
  g_assert_cmpstr (row->subject, ==, "a, \"b\"\nc");
  g_assert_cmpstr (row->value, ==, "99.5");
  g_assert_cmpstr (row->element, ==, "t.c");
  g_assert_cmpint (row->time, ==, at ("2026-01-01T23:00:00Z"));
  row = signals.rows->pdata[3];
  g_assert_cmpstr (row->property, ==, "check:not null");
  g_assert_cmpstr (row->value, ==, "fail");
  g_assert_cmpstr (row->origin, ==, "r-2");
  g_assert_cmpint (row->time, ==, at ("2026-01-01T00:00:00Z"));
  g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
  g_assert_cmpint (signals.complete, ==, at ("2026-01-01T00:00:00Z"));
}

static void
test_bad_rows (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, NULL);
  g_auto(StewardTestSignals) signals = { 0 }, again = { 0 };
  g_autofree char *cursor = NULL, *next = NULL, *text = NULL, *value = NULL;

  value = g_strnfill (300, '9');
  text = g_strconcat (HEADER "yesterday,s,p,,update,\n"
                      "2026-01-01T00:00:00Z,s,p,,guess,\n"
                      "2026-01-01T00:00:00Z,,p,,update,\n"
                      "9999-12-31T00:00:00Z,s,p,,update,\n"
                      "1955-11-05T00:00:00Z,s,p,,update,\n"
                      "2026-01-01T00:00:00Z,s,p,,update,", value, "\n"
                      "2026-01-01T00:00:00Z,s\xff,p,,update,\n"
                      "2026-01-01T00:00:00Z,s,p,,observation,NaN\n"
                      "2026-01-01T00:00:00Z,\"s", NULL);
  write_settled (folder, "bad.csv", text);
  write_settled (folder, "noheader.csv", "time,subject\n2026-01-01T00:00:00Z,s\n");
  write_settled (folder, "empty.csv", "");
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_cmpuint (signals.n_unread, ==, 9);
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 2", "time"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 3", "kind"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 4", "subject"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 5", "9998"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 7", "256"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 8", "UTF-8"));
  g_assert_true (steward_test_signals_tells (&signals, "bad.csv, line 10", "not closed"));
  g_assert_true (steward_test_signals_tells (&signals, "noheader.csv, line 1", "“property”"));

  /* Nothing has changed: nothing is read, and the refusals are told again. */
  next = steward_test_signals_read (&again, connector, cursor);
  g_assert_cmpuint (again.rows->len, ==, 0);
  g_assert_cmpuint (again.n_unread, ==, 9);
  g_assert_cmpstr (next, ==, cursor);
}

static void
test_json (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, "complete=now");
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  gint64 before = steward_instant_now ();

  write_settled (folder, "array.json",
                 "[{\"time\": \"2026-01-01T00:00:00Z\", \"subject\": \"s\", \"property\": \"rowCount\", \"value\": 12},\n"
                 " {\"time\": \"2026-01-01T00:00:00Z\", \"subject\": \"s\", \"property\": \"score\", \"value\": NaN},\n"
                 " {\"time\": \"2026-01-01T00:00:00Z\", \"property\": \"score\"},\n"
                 " 7]");
  write_settled (folder, "deep/lines.jsonl",
                 "{\"timestamp\": \"2026-01-02T00:00:00Z\", \"dataset\": \"s\", \"check\": \"c\", \"status\": true}\n"
                 "{\"timestamp\": \n"
                 "{\"timestamp\": \"2026-01-03T00:00:00Z\", \"dataset\": \"s\", \"check\": \"c\", \"status\": false}\n");
  write_settled (folder, "wrapped.json", "{\"measurements\": [{\"time\": \"2026-01-04\", \"subject\": \"w\", "
                                         "\"property\": \"freshness\"}]}");
  write_settled (folder, "run.json",
                 "{\"id\": \"466b4c17\", \"dataContractId\": \"orders\", \"timestampStart\": \"2026-01-05T00:00:00Z\","
                 " \"timestampEnd\": \"2026-01-05T00:01:00Z\", \"result\": \"failed\", \"checks\": ["
                 "  {\"type\": \"schema\", \"name\": \"field id is present\", \"result\": \"passed\", \"model\": \"orders\","
                 "   \"field\": \"id\"},"
                 "  {\"type\": \"quality\", \"result\": \"error\"}, {\"type\": \"quality\"}]}");
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 7);
  g_assert_cmpuint (signals.n_unread, ==, 4);
  g_assert_cmpstr (steward_test_signals_find (&signals, "s", "rowCount", "")->value, ==, "12");
  g_assert_cmpstr (steward_test_signals_find (&signals, "s", "score", "")->value, ==, "NaN");
  g_assert_cmpstr (steward_test_signals_find (&signals, "s", "check:c", "")->value, ==, "false");
  g_assert_cmpint (steward_test_signals_find (&signals, "w", "freshness", "")->kind, ==, STEWARD_MEASUREMENT_UPDATE);
  g_assert_cmpint (steward_test_signals_find (&signals, "orders", "check:field id is present", "id")->time, ==,
                   at ("2026-01-05T00:01:00Z"));
  g_assert_cmpstr (steward_test_signals_find (&signals, "orders", "check:quality", "")->value, ==, "error");
  g_assert_true (steward_test_signals_tells (&signals, "array.json, line 3", "“subject”"));
  g_assert_true (steward_test_signals_tells (&signals, "array.json, line 4", "object"));
  g_assert_true (steward_test_signals_tells (&signals, "deep/lines.jsonl, line 2", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "run.json, line 1, check 3", "no result"));
  g_assert_cmpint (signals.complete, >=, before);
}

/* What is appended is read from where the last reading ended. */
static void
test_append (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, "complete=never");
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL, *fifth = NULL;

  write_settled (folder, "a.csv", HEADER "2026-01-01T00:00:00Z,s,p,,update,1\nnever,s,p,,update,1\n");
  write_settled (folder, "b.jsonl", "{\"time\": \"2026-01-01\", \"subject\": \"j\", \"property\": \"p\", \"value\": 1}\n");
  first = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 2);
  g_assert_cmpint (signals.complete, ==, 0);

  append_text (folder, "a.csv", "2026-01-02T00:00:00Z,s,p,,update,2\nnever,s,p,,update,1\n");
  append_text (folder, "b.jsonl", "{\"time\": \"2026-01-02\", \"subject\": \"j\", \"property\": \"p\", \"value\": 2}\nx\n");
  second = steward_test_signals_read (&signals, connector, first);
  g_assert_cmpuint (signals.rows->len, ==, 2);
  g_assert_cmpstr (steward_test_signals_find (&signals, "s", "p", "")->value, ==, "2");
  g_assert_cmpstr (steward_test_signals_find (&signals, "j", "p", "")->value, ==, "2");
  g_assert_true (steward_test_signals_tells (&signals, "b.jsonl, line 3", "not JSON"));
  g_assert_cmpuint (signals.n_unread, ==, 3);

  /* Not the same file any more, though longer: read whole. */
  write_settled (folder, "a.csv", HEADER "2026-02-01T00:00:00Z,s,p,,update,3\n2026-02-02T00:00:00Z,s,p,,update,4\n"
                                  "2026-02-03T00:00:00Z,s,p,,update,5\n2026-02-04T00:00:00Z,s,p,,update,6\n");
  third = steward_test_signals_read (&signals, connector, second);
  g_assert_cmpuint (signals.rows->len, ==, 4);
  g_assert_cmpuint (signals.n_unread, ==, 1);

  /* Of a file that is being written the unfinished last line waits. */
  test_folder_write (folder, "c.csv", HEADER "2026-03-01T00:00:00Z,c,p,,update,1\n2026-03-02T00:00:00Z,c,p,,update,2");
  fourth = steward_test_signals_read (&signals, connector, third);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  append_text (folder, "c.csv", "3\n");
  fifth = steward_test_signals_read (&signals, connector, fourth);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_cmpstr (steward_test_signals_find (&signals, "c", "p", "")->value, ==, "23");
}

static void
test_hostile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) outside = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL, *next = NULL, *link = NULL, *target = NULL, *pipe = NULL, *directory = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr(GString) text = g_string_new ("[");

  test_folder_write (outside, "secret.csv", HEADER "2026-01-01T00:00:00Z,secret,p,,update,1\n");
  link = g_build_filename (folder->path, "link.csv", NULL);
  target = g_build_filename (outside->path, "secret.csv", NULL);
  g_assert_cmpint (symlink (target, link), ==, 0);
  pipe = g_build_filename (folder->path, "pipe.json", NULL);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  directory = g_build_filename (folder->path, "directory.json", NULL);
  g_assert_cmpint (mkdir (directory, 0700), ==, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  write_settled (folder, "deep.json", text->str);
  {
    g_autoptr(GString) name = g_string_new (NULL);

    for (guint i = 0; i < 40; i++)
      g_string_append (name, "d/");
    g_string_append (name, "lost.json");
    write_settled (folder, name->str, "[]");
  }
  write_settled (folder, "binary.json", "\x7f" "ELF\x02\x01\x01");
  write_settled (folder, "utf16.json", "\xff\xfe[");
  write_settled (folder, "double.json", "[{\"time\": 1, \"time\": 2}]");
  write_settled (folder, "good.csv", HEADER "2026-01-01T00:00:00Z,good,p,,update,1\n");
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_true (steward_test_signals_tells (&signals, "link.csv", "link"));
  g_assert_true (steward_test_signals_tells (&signals, "pipe.json", "regular"));
  g_assert_true (steward_test_signals_tells (&signals, "deep.json", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "d/d/d", "deeper than 32"));
  g_assert_true (steward_test_signals_tells (&signals, "binary.json", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "utf16.json", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "double.json", "not JSON"));

  /* A cursor that is none: everything is read again. */
  damaged = g_strndup (cursor, strlen (cursor) / 2);
  next = steward_test_signals_read (&signals, connector, damaged);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_cmpstr (next, ==, cursor);
}

static void
test_refusal (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_signals (folder, NULL);
  g_autoptr(StewardConnector) nowhere = NULL;
  g_auto(StewardTestSignals) signals = { 0 };
  g_autoptr(GString) text = g_string_new (HEADER);
  g_autoptr(GError) full = NULL, gone = NULL, cancelled = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *cursor = NULL, *summary = NULL;
  StewardSignalSink sink;

  for (guint i = 0; i < 12000; i++)
    g_string_append_printf (text, "%u,s,p,,update,%u\n", 1767225600 + i, i);
  write_settled (folder, "many.csv", text->str);
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 12000);
  g_assert_cmpuint (signals.most_rows, <=, 5000);
  g_clear_pointer (&cursor, g_free);

  sink = steward_test_signals_init (&signals);
  signals.fail_at_page = 2;
  g_assert_false (steward_connector_signals (connector, NULL, &sink, &cursor, NULL, &full));
  g_assert_error (full, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_assert_null (cursor);
  signals.fail_at_page = 0;

  g_assert_true (steward_connector_check (connector, &summary, NULL, NULL));
  g_assert_nonnull (strstr (summary, "Files of measurements"));
  g_cancellable_cancel (cancellable);
  g_assert_false (steward_connector_signals (connector, NULL, &sink, &cursor, cancellable, &cancelled));
  g_assert_true (steward_error_is_cancelled (cancelled));

  nowhere = steward_test_connector_new ("signals", NULL, (const char *[]) { "path=/nowhere/at/all", NULL });
  g_assert_false (steward_connector_signals (nowhere, NULL, &sink, &cursor, NULL, &gone));
  g_assert_error (gone, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signals/table", test_table);
  g_test_add_func ("/signals/bad-rows", test_bad_rows);
  g_test_add_func ("/signals/json", test_json);
  g_test_add_func ("/signals/append", test_append);
  g_test_add_func ("/signals/hostile", test_hostile);
  g_test_add_func ("/signals/refusal", test_refusal);

  return g_test_run ();
}
