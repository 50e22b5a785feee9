/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was erased is nowhere: not in the store, its log, its index, its copies
 * or in what a restoration set aside; and every seal stays valid. */

#include "config.h"

#include "steward-council-rows.h"

#include "council-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET "Quillfeather telephoned about the Pomeranian"

/* Whether any file of the folder holds @text, in any case. */
static gboolean
is_anywhere (CouncilFixture *fixture,
             const char     *text)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  gboolean found = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize i = 0; i < length; i++)
        bytes[i] = g_ascii_tolower (bytes[i]);
      if (memmem (bytes, length, lower, strlen (lower)) != NULL)
        {
          g_test_message ("“%s” is in %s", text, name);
          found = TRUE;
        }
    }

  return found;
}

static char *
record_comment (CouncilFixture *fixture,
                const char     *text)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autofree char *reference = steward_append_add_text (what, text);
  g_autofree char *body = g_strdup_printf ("{\"asksChanges\":0,\"comment\":\"%s\"}", reference);
  g_autoptr(GError) error = NULL;

  steward_append_add (what, "review/2026-002", STEWARD_ANY_VERSION, STEWARD_EVENT_COMMENTED,
                      steward_json_parse (body, -1, STEWARD_JSON_EVENT, NULL, NULL));
  g_assert_true (steward_governance_append_sync (fixture->store, what, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&reference);
}

static void
agree (CouncilFixture *fixture,
       const char     *payload)
{
  g_autofree char *asked = g_strdup_printf ("{\"payload\":\"%s\"}", payload);
  g_autofree char *erased = g_strdup_printf ("{\"askedBy\":\"p-1\",\"payload\":\"%s\"}", payload);

  council_fixture_record (fixture, "p-1", "payload/1", STEWARD_EVENT_ERASURE_ASKED, asked);
  council_fixture_record (fixture, "p-2", "payload/1", STEWARD_EVENT_ERASED, erased);
}

static unsigned
count_hits (CouncilFixture *fixture,
            const char     *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = steward_council_rows_find_similar (fixture->store, words, NULL, 0, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
assert_verifies (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) differences = council_fixture_compare (fixture, FALSE);

  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_true (steward_governance_verify_sync (fixture->store, NULL, &error));
  g_assert_no_error (error);
}

static void
make_history (CouncilFixture *fixture)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged-2026-01-01T000000Z", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_backup_sync (fixture->store, &error));
  g_assert_true (g_file_set_contents (aside, SECRET, -1, &error));
  for (unsigned i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("Another remark, number %u, of ordinary length and no consequence", i);

      g_free (record_comment (fixture, text));
    }
  g_assert_no_error (error);
}

static void
test_payload (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *reference = NULL;
  g_autofree char *other = NULL;
  g_autofree char *asked_by = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = NULL;
  gint64 erased_at;

  council_fixture_record_all (fixture);
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "d", "review", NULL, SECRET, NULL));
  g_assert_true (steward_governance_remove_draft_sync (fixture->store, "d", NULL));
  reference = record_comment (fixture, SECRET);
  other = record_comment (fixture, "This one stays");
  make_history (fixture);
  g_assert_true (is_anywhere (fixture, SECRET));
  g_assert_cmpuint (count_hits (fixture, "pomeranian"), ==, 1);

  g_assert_false (steward_governance_erase_payload_sync (fixture->store, reference, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_true (is_anywhere (fixture, SECRET));

  agree (fixture, reference);
  g_assert_true (steward_governance_erase_payload_sync (fixture->store, reference, &error));
  g_assert_no_error (error);
  g_assert_false (is_anywhere (fixture, SECRET));
  g_assert_false (is_anywhere (fixture, "quillfeather"));
  g_assert_false (is_anywhere (fixture, "pomeranian"));
  g_assert_cmpuint (count_hits (fixture, "pomeranian"), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "stays"), ==, 1);

  g_assert_null (steward_council_rows_load_payload (fixture->store, reference, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "was erased on 20"));
  g_clear_error (&error);
  text = steward_council_rows_load_payload (fixture->store, other, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_council_rows_get_erasure (fixture->store, reference, &asked_by, &erased_at, &error));
  g_assert_cmpstr (asked_by, ==, "p-1");
  g_assert_cmpint (erased_at, >, 0);
  assert_verifies (fixture);

  /* Again, and after the store was opened anew. */
  g_assert_true (steward_governance_erase_payload_sync (fixture->store, reference, &error));
  council_fixture_reopen (fixture);
  g_assert_false (is_anywhere (fixture, SECRET));
  assert_verifies (fixture);
}

/* Larger than a page of the store. */
static void
test_large (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *reference = NULL;
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; i < 5000; i++)
    g_string_append (text, "Quillfeather 0 ");
  reference = record_comment (fixture, text->str);
  make_history (fixture);
  agree (fixture, reference);
  g_assert_true (steward_governance_erase_payload_sync (fixture->store, reference, &error));
  g_assert_no_error (error);
  g_assert_false (is_anywhere (fixture, "quillfeather"));
  assert_verifies (fixture);
}

static void
test_person (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autoptr(StewardTraces) traces = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *comment = NULL;

  council_fixture_record_all (fixture);
  steward_append_add_person (what, "p-old", "Quillfeather, A.", "q.feather@example.org");
  steward_append_add_person (what, "p-1", "Quillfeather", "quill@example.org");
  steward_append_add_person (what, "p-2", "Somebody Else", "else@example.org");
  g_assert_true (steward_governance_append_sync (fixture->store, what, NULL, &error));
  make_history (fixture);

  g_assert_false (steward_governance_erase_person_sync (fixture->store, "p-1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_clear_error (&error);
  comment = record_comment (fixture, "Ask QUILL@example.org, who knows");
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "d", "review", NULL, "{\"Quillfeather\"}", NULL));
  council_fixture_execute (fixture,
                           "INSERT INTO outbox VALUES ('e', 'effect', CAST ('{\"title\":\"For Quillfeather\"}' AS BLOB), "
                           "'queued', 0, 0, 5, NULL), ('f', 'effect', x'7b7d', 'queued', 0, 0, 5, 'quiet');"
                           "INSERT INTO drift VALUES ('s', 1, 'orphan', 'quillfeather', 't', 'SELECT', NULL, NULL, NULL, "
                           "NULL, NULL)");
  traces = steward_council_rows_find_traces (fixture->store, "p-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (traces->payloads->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (traces->payloads, 0), ==, comment);
  g_assert_cmpint (traces->n_drafts, ==, 1);
  g_assert_cmpint (traces->n_waiting, ==, 2);
  g_assert_cmpint (traces->n_events, ==, 0);
  g_assert_true (steward_governance_remove_draft_sync (fixture->store, "d", NULL));
  council_fixture_execute (fixture, "DELETE FROM outbox; DELETE FROM drift");
  agree (fixture, comment);
  g_assert_true (steward_governance_erase_payload_sync (fixture->store, comment, &error));

  /* A name within longer words is another one. */
  g_free (record_comment (fixture, "Somebody Elsewhere wrote to relse@example.org"));
  g_clear_pointer (&traces, steward_traces_free);
  traces = steward_council_rows_find_traces (fixture->store, "p-2", &error);
  g_assert_cmpuint (traces->payloads->len, ==, 0);

  council_fixture_record (fixture, "p-2", "person/p-1", STEWARD_EVENT_PERSON_ERASURE_ASKED, "{\"person\":\"p-1\"}");
  g_assert_false (steward_governance_erase_person_sync (fixture->store, "p-1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_clear_error (&error);
  council_fixture_record (fixture, "p-1", "person/p-1", STEWARD_EVENT_PERSON_ERASED,
                          "{\"askedBy\":\"p-2\",\"person\":\"p-1\"}");
  g_assert_null (steward_council_rows_resolve_person (fixture->store, "Quillfeather", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (is_anywhere (fixture, "quill"));
  g_assert_true (steward_governance_erase_person_sync (fixture->store, "p-1", &error));
  g_assert_no_error (error);
  g_assert_false (is_anywhere (fixture, "quill"));
  g_assert_false (is_anywhere (fixture, "q.feather"));
  g_assert_true (is_anywhere (fixture, "else@example.org"));

  people = steward_council_rows_list_people (fixture->store, &error);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);

      g_assert_cmpint (person->erased, ==, strcmp (person->id, "p-1") == 0);
      if (strcmp (person->id, "p-1") == 0)
        {
          g_assert_null (person->name);
          g_assert_null (person->address);
        }
    }
  assert_verifies (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/erase/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("payload", test_payload);
  ADD ("large", test_large);
  ADD ("person", test_person);

  return g_test_run ();
}
