/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A large append, whose events are made in a thread of their own: it stands as
 * if they were appended one by one, and what is refused changes nothing and is
 * told as it is for a single event. */

#include "config.h"

#include "steward-governance.h"

#include "steward-event-types.h"

#include <glib/gstdio.h>

#define N_EVENTS 500u

typedef struct
{
  char *folder;
  StewardGovernance *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("steward-batch-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "governance.db", NULL);
  fixture->store = steward_governance_open (path, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static JsonNode *
make_body (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = steward_json_parse (text, -1, STEWARD_JSON_STRICT, NULL, &error);

  g_assert_no_error (error);
  return node;
}

/* Events of seven streams in turn. */
static StewardAppend *
make_append (void)
{
  StewardAppend *what = steward_append_new ("person-1");

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *stream = g_strdup_printf ("stream-%u", i % 7);
      g_autofree char *text = g_strdup_printf ("{\"n\":%u,\"note\":\"with “escapes”\\n\"}", i);

      steward_append_add (what, stream, i / 7, STEWARD_EVENT_NOTED, make_body (text));
    }

  return what;
}

static StewardDraft *
get_draft (StewardAppend *what,
           guint          index)
{
  return g_ptr_array_index (what->drafts, index);
}

static void
spoil_body (StewardAppend *what,
            guint          index)
{
  StewardDraft *draft = get_draft (what, index);

  json_node_unref (draft->body);
  draft->body = make_body ("{\"n\":0.5,\"note\":\"\"}");
}

static void
assert_verifies (Fixture *fixture,
                 gint64   n)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_events;

  g_assert_true (steward_governance_verify_sync (fixture->store, &n_events, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_events, ==, n);
  g_assert_true (steward_governance_verify_rows_sync (fixture->store, FALSE, &differences, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
assert_refused (Fixture             *fixture,
                const StewardAppend *what,
                StewardError         code)
{
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (steward_governance_append_sync (fixture->store, what, &events, &error));
  g_assert_error (error, STEWARD_ERROR, code);
  g_assert_null (events);
  assert_verifies (fixture, 0);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardAppend) what = make_append ();
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_append_sync (fixture->store, what, &events, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, N_EVENTS);
  for (guint i = 0; i < N_EVENTS; i++)
    {
      const StewardEvent *event = g_ptr_array_index (events, i);

      g_assert_cmpint (event->position, ==, i + 1);
      g_assert_cmpstr (event->stream, ==, get_draft (what, i)->stream);
      g_assert_cmpint (event->version, ==, i / 7 + 1);
      g_assert_true (steward_event_check_form (event, &error));
    }
  assert_verifies (fixture, N_EVENTS);
}

static void
test_malformed (Fixture       *fixture,
                gconstpointer  data)
{
  static const guint places[] = { 0, 1, 7, 8, 9, 250, N_EVENTS - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(StewardAppend) what = make_append ();

      spoil_body (what, places[i]);
      assert_refused (fixture, what, STEWARD_ERROR_INVALID_DATA);
    }
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(StewardAppend) what = make_append ();

  get_draft (what, 300)->expected_version += 1;
  assert_refused (fixture, what, STEWARD_ERROR_CONFLICT);
}

/* What can never be appended is told first. */
static void
test_both (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(StewardAppend) what = make_append ();

  get_draft (what, 20)->expected_version += 1;
  spoil_body (what, 400);
  assert_refused (fixture, what, STEWARD_ERROR_INVALID_DATA);
}

/* Refused while the events behind it are still in the making. */
static void
test_unfolded (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(StewardAppend) what = make_append ();
  StewardDraft *draft = get_draft (what, 2);

  g_free (draft->type);
  draft->type = g_strdup (STEWARD_EVENT_VOTE_CAST);
  assert_refused (fixture, what, STEWARD_ERROR_INVALID_DATA);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/append-batch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("order", test_order);
  ADD ("malformed", test_malformed);
  ADD ("conflict", test_conflict);
  ADD ("both", test_both);
  ADD ("unfolded", test_unfolded);

  return g_test_run ();
}
