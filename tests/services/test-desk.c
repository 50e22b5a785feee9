/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The council of a profile at one desk: who sits there, what was confirmed and
 * never recorded, and what time and the catalog bring about. */

#include "config.h"

#include "steward-services.h"

#include "steward-council-rows.h"
#include "steward-db.h"
#include "steward-test-folder.h"

#include <string.h>

static const char charter[] =
  "charter: 1\n"
  "council: Test council\n"
  "timezone: Europe/Berlin\n"
  "seats:\n"
  "  - { seat: platform, title: Platform, role: chair, function: Platform, holder: ann@example.com, name: Ann }\n"
  "  - { seat: orders, title: Orders, role: member, domain: Orders, holder: ben@example.com, name: Ben }\n"
  "quorum: 1\n"
  "reviews:\n"
  "  - { kind: retirement, title: Retirement, approve: 1, reject: 1, days: 10 }\n"
  "  - { kind: charter, title: Charter, approve: 1, reject: 1, days: 20 }\n"
  "workingHours: \"Mon-Fri 09:00-17:00\"\n"
  "holidays: []\n";

typedef struct
{
  TestFolder *folder;
  char *profile;
  StewardServices *services;
} Fixture;

static void
open_services (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->services = steward_services_open (fixture->profile, &error);
  g_assert_no_error (error);
}

static void
close_services (Fixture *fixture)
{
  steward_services_close (fixture->services);
  g_assert_finalize_object (g_steal_pointer (&fixture->services));
}

static void
record (Fixture       *fixture,
        StewardIntent *intent)
{
  StewardCouncil *council = steward_services_get_council (fixture->services);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAct) act = steward_council_prepare_sync (council, intent, &error);

  g_assert_no_error (error);
  steward_council_seal_sync (council, act, NULL, &error);
  g_assert_no_error (error);
  steward_intent_free (intent);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  StewardIntent *found = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);

  fixture->folder = test_folder_new ();
  fixture->profile = g_build_filename (fixture->folder->path, "profile", NULL);
  open_services (fixture);
  found->document = g_strdup (charter);
  record (fixture, found);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_services (fixture);
  test_folder_free (fixture->folder);
  g_free (fixture->profile);
}

static void
count_cb (StewardServices *services,
          guint           *count)
{
  (*count)++;
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_person (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *ann = NULL;
  guint changes = 0;

  g_signal_connect (fixture->services, "person-changed", G_CALLBACK (count_cb), &changes);
  g_assert_null (steward_services_get_person (fixture->services));
  g_assert_false (steward_services_set_person (fixture->services, "nobody@example.com", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (steward_services_set_person (fixture->services, "ann@example.com", &error));
  ann = g_strdup (steward_services_get_person (fixture->services));
  g_assert_true (g_str_has_prefix (ann, "p-"));
  g_assert_cmpuint (changes, ==, 1);

  close_services (fixture);
  open_services (fixture);
  g_assert_cmpstr (steward_services_get_person (fixture->services), ==, ann);
  steward_services_set_person_async (fixture->services, "Ben", NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_services_set_person_finish (fixture->services, result, &error));
  g_assert_cmpstr (steward_services_get_person (fixture->services), !=, ann);
}

/* The id in the settings goes on standing for them. */
static void
test_merged_person (Fixture       *fixture,
                    gconstpointer  data)
{
  StewardIntent *person = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, "Ann");
  StewardIntent *merge = steward_intent_new (STEWARD_VERB_MERGE_PERSON, "Ann");
  g_autofree char *ben = steward_council_rows_resolve_person (steward_services_get_governance (fixture->services),
                                                              "Ben", NULL);
  g_autoptr(GError) error = NULL;

  person->name = g_strdup ("Benjamin");
  person->address = g_strdup ("benjamin@example.com");
  record (fixture, person);
  g_assert_true (steward_services_set_person (fixture->services, "Benjamin", &error));
  merge->person = g_strdup ("Benjamin");
  merge->into = g_strdup ("Ben");
  record (fixture, merge);
  close_services (fixture);
  open_services (fixture);
  g_assert_cmpstr (steward_services_get_person (fixture->services), ==, ben);
}

/* As if Steward had been killed a minute ago between confirming and sealing. */
static void
age_drafts (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->profile, "governance.db", NULL);
  g_autoptr(GError) error = NULL;
  StewardDb *db = steward_db_open (path, STEWARD_DB_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (steward_db_execute (db, "UPDATE draft SET changed_at = changed_at - 60000000", &error));
  g_assert_no_error (error);
  steward_db_free (db);
}

static gboolean
has_notice (Fixture    *fixture,
            const char *words)
{
  const char *const *notices = steward_services_get_notices (fixture->services);

  for (gsize i = 0; notices[i] != NULL; i++)
    if (strstr (notices[i], words) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_unsealed (Fixture       *fixture,
               gconstpointer  data)
{
  StewardCouncil *council = steward_services_get_council (fixture->services);
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, "Ann");
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardIntent) read = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;
  const StewardKeptDraft *draft;

  intent->name = g_strdup ("Cleo");
  intent->address = g_strdup ("cleo@example.com");
  act = steward_council_prepare_sync (council, intent, &error);
  g_assert_no_error (error);
  g_assert_true (steward_council_keep_sync (council, act, &error));
  close_services (fixture);
  open_services (fixture);
  g_assert_false (has_notice (fixture, "does not count"));   /* another window may be about to seal it */
  close_services (fixture);
  age_drafts (fixture);
  open_services (fixture);
  g_assert_true (has_notice (fixture, "does not count: Steward ended before it was recorded"));
  close_services (fixture);
  open_services (fixture);
  g_assert_false (has_notice (fixture, "does not count"));   /* told once, and still there */

  council = steward_services_get_council (fixture->services);
  drafts = steward_council_list_unsealed_sync (council, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = g_ptr_array_index (drafts, 0);
  read = steward_intent_from_json (draft->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->name, ==, "Cleo");
  g_assert_true (steward_council_drop_sync (council, draft->id, &error));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/desk/person", Fixture, NULL, set_up, test_person, tear_down);
  g_test_add ("/services/desk/merged-person", Fixture, NULL, set_up, test_merged_person, tear_down);
  g_test_add ("/services/desk/unsealed", Fixture, NULL, set_up, test_unsealed, tear_down);

  return g_test_run ();
}
