/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charter changes by its own rules, persons by events, and texts go away
 * only when two people want it. */

#include "config.h"

#include "council-fixture.h"

#include <string.h>

#define ANN "ann@example.com"
#define BEN "ben@example.com"
#define CLEO "cleo@example.com"
#define DAN "dan@example.com"
#define EVE "eve@example.com"

static char *
ask_charter (CouncilFixture *fixture,
             const char     *who,
             int             version,
             const char     *replace,
             const char     *by)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, who);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;

  intent->kind = STEWARD_REVIEW_CHARTER;
  intent->document = council_fixture_charter (version, replace, by);
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (act->review);
}

static void
approve_all (CouncilFixture *fixture,
             const char     *id)
{
  static const char *const voters[] = { ANN, CLEO, DAN, BEN };

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    {
      g_autoptr(StewardReview) review = council_fixture_load (fixture, id);

      if (steward_review_is_open (review))
        council_fixture_vote (fixture, id, voters[i], STEWARD_VOTE_APPROVE);
    }
}

static gint64
get_version (CouncilFixture *fixture)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (fixture->council, NULL);

  return state->charter->version;
}

/* Adopted rules hold for what is opened from then on, and for nothing before. */
static void
test_adoption (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *before = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *change = ask_charter (fixture, EVE, 2, "kind: certification, title: Certification, approve: 3",
                                         "kind: certification, title: Certification, approve: 4");
  g_autofree char *after = NULL;
  g_autoptr(StewardReview) review = council_fixture_load (fixture, change);
  const StewardReviewChange *first;

  g_assert_cmpstr (review->subject, ==, "charter");
  g_assert_cmpuint (review->changes->len, ==, 2);
  first = g_ptr_array_index (review->changes, 0);
  g_assert_cmpstr (first->path, ==, "charter");
  approve_all (fixture, change);
  g_assert_cmpint (get_version (fixture), ==, 2);
  approve_all (fixture, before);
  g_clear_pointer (&review, steward_review_free);
  review = council_fixture_load (fixture, before);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpuint (review->votes->len, ==, 3);

  after = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "vic@example.com", CUSTOMERS);
  council_fixture_vote (fixture, after, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, after, BEN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, after, DAN, STEWARD_VOTE_APPROVE);
  g_clear_pointer (&review, steward_review_free);
  review = council_fixture_load (fixture, after);
  g_assert_true (steward_review_is_open (review));
  g_assert_cmpint (review->charter, ==, 2);
}

/* Who lost their seat has no vote any more, not even on what was open before. */
static void
test_role_change (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *before = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *change = ask_charter (fixture, EVE, 2, "holder: dan@example.com, name: Dan",
                                         "holder: gus@example.com, name: Gus");
  StewardIntent *old = council_fixture_intent (STEWARD_VERB_VOTE, DAN, before);
  g_autoptr(StewardReview) review = NULL;

  approve_all (fixture, change);
  g_assert_cmpint (get_version (fixture), ==, 2);
  council_fixture_refused (fixture, old, STEWARD_ERROR_DENIED, NULL);
  council_fixture_vote (fixture, before, "gus@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, before, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, before, CLEO, STEWARD_VOTE_APPROVE);
  review = council_fixture_load (fixture, before);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
}

static void
test_versions (CouncilFixture *fixture,
               gconstpointer   data)
{
  StewardIntent *skipping = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, EVE);
  StewardIntent *broken = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, EVE);

  skipping->kind = broken->kind = STEWARD_REVIEW_CHARTER;
  skipping->document = council_fixture_charter (3, NULL, NULL);
  council_fixture_refused (fixture, skipping, STEWARD_ERROR_CONFLICT, "the next one is 2");
  broken->document = g_strdup ("charter: 2\ncouncil: [\n");
  council_fixture_refused (fixture, broken, STEWARD_ERROR_INVALID_DATA, NULL);
}

static void
test_persons (CouncilFixture *fixture,
              gconstpointer   data)
{
  StewardIntent *twice = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, ANN);
  StewardIntent *oneself = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, NULL);
  StewardIntent *disguised = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, ANN);
  StewardIntent *key = steward_intent_new (STEWARD_VERB_ADD_KEY, ANN);
  StewardIntent *again = steward_intent_new (STEWARD_VERB_ADD_KEY, ANN);
  StewardIntent *bad = steward_intent_new (STEWARD_VERB_ADD_KEY, ANN);
  StewardIntent *remove = steward_intent_new (STEWARD_VERB_REMOVE_KEY, ANN);
  StewardIntent *merge = steward_intent_new (STEWARD_VERB_MERGE_PERSON, DAN);
  const char *line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6jS0ssEdPzHzDJnCuk2NFx9zN0ijXFXkRJcTnVv1ad";

  twice->name = g_strdup ("Somebody");
  twice->address = g_strdup ("dan@example.com");
  council_fixture_refused (fixture, twice, STEWARD_ERROR_CONFLICT, "registered already");
  disguised->name = g_strdup ("gus@example.com");
  disguised->address = g_strdup ("mallory@example.com");
  council_fixture_refused (fixture, disguised, STEWARD_ERROR_INVALID_DATA, "is no name");
  oneself->name = g_strdup ("Zoe");
  oneself->address = g_strdup ("zoe@example.com");
  council_fixture_do (fixture, oneself);
  bad->key = g_strdup ("ssh-rsa AAAA");
  council_fixture_refused (fixture, bad, STEWARD_ERROR_INVALID_DATA, "ssh-ed25519");
  key->key = g_strconcat (line, " ann@desk", NULL);
  council_fixture_do (fixture, key);
  again->key = g_strdup (line);
  council_fixture_refused (fixture, again, STEWARD_ERROR_CONFLICT, "already");
  remove->key = g_strdup (line);
  council_fixture_do (fixture, remove);
  merge->person = g_strdup ("Zoe");
  merge->into = g_strdup ("Dan");
  council_fixture_refused (fixture, merge, STEWARD_ERROR_DENIED, "Only the chair");
}

static StewardIntent *
new_erasure (const char *verb,
             const char *who,
             const char *payload)
{
  StewardIntent *intent = steward_intent_new (verb, who);

  intent->payload = g_strdup (payload);

  return intent;
}

static void
test_erasure (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *comment = council_fixture_intent (STEWARD_VERB_COMMENT, ANN, id);
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const char *payload;

  comment->comment = g_strdup ("Call Mr Smith.");
  council_fixture_do (fixture, comment);
  review = council_fixture_load (fixture, id);
  payload = ((StewardRemark *) g_ptr_array_index (review->remarks, 0))->comment;
  text = steward_council_load_text_sync (fixture->council, payload, &error);
  g_assert_cmpstr (text, ==, "Call Mr Smith.");

  council_fixture_refused (fixture, new_erasure (STEWARD_VERB_ERASE, DAN, payload), STEWARD_ERROR_DENIED, "it takes two people");
  council_fixture_do (fixture, new_erasure (STEWARD_VERB_ASK_ERASURE, DAN, payload));
  council_fixture_refused (fixture, new_erasure (STEWARD_VERB_ASK_ERASURE, ANN, payload), STEWARD_ERROR_CONFLICT, "Dan");
  council_fixture_refused (fixture, new_erasure (STEWARD_VERB_ERASE, DAN, payload), STEWARD_ERROR_DENIED,
                           "another person");
  council_fixture_do (fixture, new_erasure (STEWARD_VERB_ERASE, ANN, payload));
  g_clear_pointer (&text, g_free);
  text = steward_council_load_text_sync (fixture->council, payload, &error);
  g_assert_null (text);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  council_fixture_refused (fixture, new_erasure (STEWARD_VERB_ASK_ERASURE, ANN, payload), STEWARD_ERROR_CONFLICT,
                           "erased on");
  council_fixture_do (fixture, new_erasure (STEWARD_VERB_ERASE, ANN, payload));   /* a copy may have been missed */
}

static gboolean
is_said (GPtrArray  *sentences,
         const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (g_ptr_array_index (sentences, i), words) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether any file of the folder holds @text. */
static gboolean
is_anywhere (CouncilFixture *fixture,
             const char     *text)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      found |= memmem (bytes, length, text, strlen (text)) != NULL;
    }

  return found;
}

static StewardIntent *
new_person_erasure (const char *verb,
                    const char *who,
                    const char *person)
{
  StewardIntent *intent = steward_intent_new (verb, who);

  intent->person = g_strdup (person);

  return intent;
}

/* Two people, of whom one may be the person concerned. */
static void
test_person_erasure (CouncilFixture *fixture,
                     gconstpointer   data)
{
  StewardIntent *zoe = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, NULL);
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *person = NULL;
  g_autofree char *shown = NULL;

  zoe->name = g_strdup ("Zoe Quillfeather");
  zoe->address = g_strdup ("zoe@quill.example");
  council_fixture_do (fixture, zoe);
  person = council_fixture_person (fixture, "zoe@quill.example");
  shown = g_strdup_printf ("Erased person (%s)", person);
  g_assert_true (steward_governance_backup_sync (fixture->governance, &error));
  g_assert_true (is_anywhere (fixture, "Quillfeather"));

  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ERASE_PERSON, DAN, person), STEWARD_ERROR_DENIED,
                           "it takes two people");
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, DAN, "nobody@example.com"),
                           STEWARD_ERROR_NOT_FOUND, "nobody@example.com");
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, DAN, NULL),
                           STEWARD_ERROR_USAGE, "Say who");
  council_fixture_do (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, person, person));
  g_assert_true (is_anywhere (fixture, "Quillfeather"));
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, ANN, person),
                           STEWARD_ERROR_CONFLICT, "Zoe Quillfeather");
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ERASE_PERSON, person, person),
                           STEWARD_ERROR_DENIED, "another person");
  council_fixture_do (fixture, new_person_erasure (STEWARD_VERB_ERASE_PERSON, DAN, "zoe@quill.example"));
  g_assert_false (is_anywhere (fixture, "Quillfeather"));
  g_assert_false (is_anywhere (fixture, "zoe@quill.example"));

  state = steward_council_load_state_sync (fixture->council, &error);
  g_assert_cmpstr (steward_council_state_get_name (state, person), ==, shown);
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, ANN, person),
                           STEWARD_ERROR_CONFLICT, "erased on");
  council_fixture_do (fixture, new_person_erasure (STEWARD_VERB_ERASE_PERSON, ANN, person));
  council_fixture_refused (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, ANN, "zoe@quill.example"),
                           STEWARD_ERROR_NOT_FOUND, NULL);
}

/* Who holds a seat or waits for an answer may go; the act says what that means
 * and which texts still name them. */
static void
test_holder_erasure (CouncilFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *person = council_fixture_person (fixture, EVE);
  g_autofree char *document = NULL;
  g_autofree char *command = NULL;
  g_autofree char *shown = g_strdup_printf ("Erased person (%s)", person);
  g_autoptr(StewardIntent) intent = new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, DAN, EVE);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_council_rows_load_charter (fixture->governance, NULL, NULL, &document, &error));
  command = g_strdup_printf ("The document of the charter in force names this person; “stewardctl ledger erase %s”",
                             document);
  g_assert_true (is_said (act->warnings, "Eve holds the Supply seat"));
  g_assert_true (is_said (act->warnings, id));
  g_assert_true (is_said (act->warnings, command));
  g_assert_false (is_said (act->warnings, "cannot be erased, such"));

  council_fixture_do (fixture, new_person_erasure (STEWARD_VERB_ASK_PERSON_ERASURE, DAN, EVE));
  council_fixture_do (fixture, new_person_erasure (STEWARD_VERB_ERASE_PERSON, ANN, EVE));
  council_fixture_do (fixture, new_erasure (STEWARD_VERB_ASK_ERASURE, DAN, document));
  council_fixture_do (fixture, new_erasure (STEWARD_VERB_ERASE, ANN, document));
  state = steward_council_load_state_sync (fixture->council, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steward_council_state_get_name (state, person), ==, shown);
  approve_all (fixture, id);
  g_assert_true (is_anywhere (fixture, "dan@example.com"));
  g_assert_false (is_anywhere (fixture, EVE));
}

static void
test_suspension (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *none = steward_intent_new (STEWARD_VERB_SUSPEND, ANN);
  StewardIntent *silent = steward_intent_new (STEWARD_VERB_SUSPEND, ANN);
  StewardIntent *suspend = steward_intent_new (STEWARD_VERB_SUSPEND, ANN);
  StewardIntent *restore = steward_intent_new (STEWARD_VERB_RESTORE, ANN);
  StewardIntent *again = steward_intent_new (STEWARD_VERB_RESTORE, ANN);

  none->subject = g_strdup (CUSTOMERS);
  council_fixture_refused (fixture, none, STEWARD_ERROR_NOT_FOUND, "has not certified");
  approve_all (fixture, id);
  silent->subject = g_strdup (ORDERS);
  council_fixture_refused (fixture, silent, STEWARD_ERROR_USAGE, "Say why");
  suspend->subject = g_strdup (ORDERS);
  suspend->comment = g_strdup ("Late every day.");
  council_fixture_do (fixture, suspend);
  restore->subject = g_strdup (ORDERS);
  restore->comment = g_strdup ("On time again.");
  council_fixture_do (fixture, restore);
  again->subject = g_strdup (ORDERS);
  again->comment = g_strdup ("Once more.");
  council_fixture_refused (fixture, again, STEWARD_ERROR_CONFLICT, "granted");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/charter/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("adoption", test_adoption);
  ADD ("role-change", test_role_change);
  ADD ("versions", test_versions);
  ADD ("persons", test_persons);
  ADD ("erasure", test_erasure);
  ADD ("person-erasure", test_person_erasure);
  ADD ("holder-erasure", test_holder_erasure);
  ADD ("suspension", test_suspension);

  return g_test_run ();
}
