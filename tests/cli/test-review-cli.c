/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A council from its founding to its decisions through the real program, every
 * step a process of its own. */

#include "config.h"

#include "steward-test-council.h"

#include <string.h>

#define SILVER "finance.margin_by_product"     /* nothing personal in it, and nothing for outsiders */
#define PERSONAL "orders.order_events"         /* a pseudonymous key and a postcode */
#define PROPOSAL "mesh/proposals/order_events-3.0.0.odcs.yaml.proposed"

static JsonObject *
get_act (TestRun *run)
{
  g_assert_nonnull (run->json);

  return json_object_get_object_member (json_node_get_object (run->json), "act");
}

/* Whether the act has an event of this type. */
static gboolean
has_event (TestRun    *run,
           const char *type)
{
  JsonArray *events = json_object_get_array_member (get_act (run), "events");

  for (guint i = 0; i < json_array_get_length (events); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (events, i), "type"), type))
      return TRUE;

  return FALSE;
}

static JsonObject *
find_by (JsonObject *object,
         const char *array_name,
         const char *member,
         const char *value)
{
  JsonArray *array = json_object_get_array_member (object, array_name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member (item, member), value) == 0)
        return item;
    }

  return NULL;
}

static void
test_founding (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) none = NULL, nobody = NULL, dry = NULL, still = NULL, found = NULL, again = NULL, show = NULL,
                     people = NULL, text = NULL;
  JsonObject *charter;

  test_council_add_mesh (cli);
  none = test_cli_run (cli, NULL, "charter", "show", "--json", NULL);
  test_run_assert_fine (none);
  g_assert_true (json_object_get_null_member (json_node_get_object (none->json), "charter"));
  nobody = test_cli_run (cli, NULL, "review", "open", "certification", SILVER, "--level", "silver", NULL);
  test_run_assert_failed (nobody, 2, "--as");

  dry = test_cli_run (cli, NULL, "charter", "found", "mesh/charter.yaml", "--dry-run", "--json", NULL);
  test_run_assert_fine (dry);
  g_assert_false (json_object_get_boolean_member (get_act (dry), "recorded"));
  g_assert_true (has_event (dry, "charter.founded"));
  still = test_cli_run (cli, NULL, "charter", "show", NULL);
  test_run_assert_fine (still);
  g_assert_nonnull (strstr (still->out, "No council is founded"));

  found = test_cli_run (cli, NULL, "charter", "found", "mesh/charter.yaml", "--json", NULL);
  test_run_assert_fine (found);
  test_assert_members (get_act (found), "verb", "summary", "recorded", "review", "meeting", "access", "campaign",
                       "incident", "window", "plan", "after", "consequences", "warnings", "events", NULL);
  g_assert_true (json_object_get_boolean_member (get_act (found), "recorded"));
  again = test_cli_run (cli, NULL, "charter", "found", "mesh/charter.yaml", NULL);
  test_council_assert_refused (again, "founded already");

  show = test_cli_run (cli, NULL, "charter", "show", "--json", NULL);
  test_run_assert_fine (show);
  charter = json_object_get_object_member (json_node_get_object (show->json), "charter");
  test_assert_members (charter, "council", "version", "recuse_own_domain", "override_by_chair", "delegation_allowed",
                       "delegation_chain", "delegation_longest_days", "seats", "procedures", "levels", "access",
                       "service_levels", "delegations", NULL);
  g_assert_cmpint (json_object_get_int_member (charter, "version"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (find_by (charter, "seats", "id",
                                                                                          "platform"), "holder"),
                                                  "name"), ==, "Mara Lindqvist");
  text = test_cli_run (cli, NULL, "charter", "show", NULL);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "Tomás Reyes"));

  people = test_cli_run (cli, NULL, "person", "list", "--json", NULL);
  test_run_assert_fine (people);
  g_assert_cmpuint (test_run_count (people, "people"), ==, 10);
  test_assert_members (test_run_get_item (people, "people", 0), "id", "name", "address", "seats", "here", NULL);
}

static void
test_charter_check (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *sample = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "charter.yaml", NULL);
  g_autofree char *next = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "proposals", "charter-8.yaml", NULL);
  g_autoptr(TestRun) fine = test_cli_run (cli, NULL, "charter", "check", sample, NULL);
  g_autoptr(TestRun) proposed = test_cli_run (cli, NULL, "charter", "check", next, NULL);
  g_autoptr(TestRun) bad = NULL, missing = NULL, json = NULL;

  test_run_assert_fine (fine);
  test_run_assert_fine (proposed);
  test_folder_write (cli->home, "bad.yaml", "charter: 1\ncouncil: X\nseats:\n  - seat: a\n    role: emperor\n");
  bad = test_cli_run (cli, NULL, "charter", "check", "bad.yaml", NULL);
  g_assert_cmpint (bad->status, ==, 1);
  g_assert_nonnull (strstr (bad->out, "bad.yaml:5:"));
  json = test_cli_run (cli, NULL, "charter", "check", "bad.yaml", "--json", NULL);
  g_assert_cmpint (json->status, ==, 1);
  g_assert_cmpuint (test_run_count (json, "findings"), >, 0);
  missing = test_cli_run (cli, NULL, "charter", "check", "nothing.yaml", NULL);
  test_run_assert_failed (missing, 2, "nothing.yaml");
  g_assert_false (g_file_test (cli->profile, G_FILE_TEST_EXISTS));
}

static void
check_certificate (TestCli    *cli,
                   const char *standing)
{
  g_autoptr(TestRun) json = test_cli_run (cli, NULL, "product", "show", SILVER, "--json", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "product", "show", SILVER, NULL);
  g_autoptr(TestRun) list = test_cli_run (cli, NULL, "product", "list", "--query", "margin_by_product", "--json", NULL);
  JsonObject *certificate, *row;

  test_run_assert_fine (json);
  test_run_assert_fine (text);
  test_run_assert_fine (list);
  certificate = json_object_get_object_member (json_object_get_object_member (json_node_get_object (json->json),
                                                                              "product"), "certificate");
  test_assert_members (certificate, "level", "standing", "since", "until", "review", NULL);
  g_assert_cmpstr (json_object_get_string_member (certificate, "level"), ==, "silver");
  g_assert_cmpstr (json_object_get_string_member (certificate, "standing"), ==, standing);
  g_assert_nonnull (strstr (text->out, "By the council"));
  g_assert_true (strstr (text->out, "suspended") != NULL || g_str_equal (standing, "granted"));
  row = find_by (json_node_get_object (list->json), "products", "name", SILVER);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (row, "certificate"), "standing"), ==,
                   standing);
}

/* From the request to the certificate on the product. */
static void
test_certification (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", "--comment",
                                           "Eight domains convert with it.", NULL);
  g_autoptr(TestRun) open = test_council_show (cli, id);
  g_autoptr(TestRun) own = NULL, last = NULL, shown = NULL, text = NULL, late = NULL, list = NULL, suspend = NULL,
                     why = NULL, restore = NULL;
  JsonObject *privacy = find_by (test_council_get (open), "steps", "seat", "privacy");

  g_assert_cmpstr (json_object_get_string_member (test_council_get (open), "state"), ==, "in-review");
  g_assert_nonnull (privacy);
  g_assert_false (json_object_get_boolean_member (privacy, "asked"));
  g_assert_cmpstr (json_object_get_string_member (privacy, "reason"), !=, "");
  own = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", TOMAS, NULL);
  test_council_assert_refused (own, "Tomás Reyes");

  test_council_vote (cli, id, JONAS, "approve");
  test_council_vote (cli, id, INES, "approve");
  test_council_vote (cli, id, PRIYA, "approve");
  test_council_vote (cli, id, CHEN, "abstain");
  test_council_assert_state (cli, id, "in-review");
  last = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--json", NULL);
  test_run_assert_fine (last);
  g_assert_true (has_event (last, "review.decided"));
  g_assert_true (has_event (last, "certification.granted"));

  shown = test_council_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (test_council_get (shown), "state"), ==, "applied");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (test_council_get (shown), "tally"),
                                               "for"), ==, 4);
  text = test_cli_run (cli, NULL, "review", "show", id, NULL);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "privacy skipped"));
  g_assert_nonnull (strstr (text->out, "Eight domains convert with it."));
  late = test_cli_run (cli, NULL, "review", "vote", id, "reject", "--as", AIKO, "--comment", "No.", NULL);
  test_council_assert_refused (late, "decided");

  check_certificate (cli, "granted");
  list = test_cli_run (cli, NULL, "certification", "list", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "certifications"), ==, 1);
  why = test_cli_run (cli, NULL, "certification", "suspend", SILVER, NULL);
  test_run_assert_failed (why, 2, "--reason");
  suspend = test_cli_run (cli, NULL, "certification", "suspend", SILVER, "--reason", "Two days without rates.", NULL);
  test_run_assert_fine (suspend);
  check_certificate (cli, "suspended");
  restore = test_cli_run (cli, NULL, "certification", "restore", SILVER, "--reason", "They are back.", NULL);
  test_run_assert_fine (restore);
  check_certificate (cli, "granted");
}

/* A rejection, and asking again with something new. */
static void
test_rejection (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, INES, "certification", SILVER, "--level", "gold", NULL);
  g_autofree char *next = NULL;
  g_autoptr(TestRun) silent = NULL, nothing = NULL, appeal = NULL, old = NULL, fresh = NULL, listed = NULL;

  silent = test_cli_run (cli, NULL, "review", "vote", id, "reject", "--as", JONAS, NULL);
  g_assert_cmpint (silent->status, !=, 0);
  g_assert_nonnull (strstr (silent->err, "comment"));
  test_council_vote (cli, id, MARA, "abstain");
  test_council_vote (cli, id, AIKO, "abstain");
  test_council_vote (cli, id, JONAS, "reject");
  test_council_vote (cli, id, PRIYA, "reject");
  test_council_vote (cli, id, CHEN, "reject");
  test_council_assert_state (cli, id, "rejected");

  nothing = test_cli_run (cli, NULL, "review", "appeal", id, "--as", INES, NULL);
  g_assert_cmpint (nothing->status, !=, 0);
  test_folder_write (cli->home, "levels.txt", "Thirty days of figures.\n");
  appeal = test_cli_run (cli, NULL, "review", "appeal", id, "--as", INES, "--comment", "Thirty days are measured now.",
                         "--file", "levels.txt", "--json", NULL);
  test_run_assert_fine (appeal);
  next = g_strdup (json_object_get_string_member (get_act (appeal), "review"));
  g_assert_cmpstr (next, !=, id);
  old = test_council_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (test_council_get (old), "successor"), ==, next);
  fresh = test_council_show (cli, next);
  g_assert_cmpstr (json_object_get_string_member (test_council_get (fresh), "appeal_of"), ==, id);
  g_assert_nonnull (find_by (test_council_get (fresh), "attachments", "name", "levels.txt"));
  g_assert_nonnull (find_by (test_council_get (fresh), "past", "id", id));
  listed = test_cli_run (cli, NULL, "review", "list", "--state", "rejected", "--json", NULL);
  g_assert_cmpuint (test_run_count (listed, "reviews"), ==, 1);
}

/* Neither threshold can be reached: only the chair may decide, with a reason. */
static void
test_override (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  g_autoptr(TestRun) early = NULL, stuck = NULL, member = NULL, silent = NULL, fine = NULL, shown = NULL;

  early = test_cli_run (cli, NULL, "review", "decide", id, "--override", "approve", "--reason", "Because.", NULL);
  g_assert_cmpint (early->status, ==, 1);
  test_council_vote (cli, id, JONAS, "approve");
  test_council_vote (cli, id, INES, "approve");
  test_council_vote (cli, id, PRIYA, "reject");
  test_council_vote (cli, id, AIKO, "reject");
  test_council_vote (cli, id, CHEN, "abstain");
  test_council_vote (cli, id, MARA, "abstain");
  stuck = test_council_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (test_council_get (stuck), "tally"),
                                                  "state"), ==, "deadlocked");
  member = test_cli_run (cli, NULL, "review", "decide", id, "--override", "approve", "--reason", "I can.", "--as", JONAS,
                         NULL);
  g_assert_cmpint (member->status, ==, 1);
  silent = test_cli_run (cli, NULL, "review", "decide", id, "--override", "approve", NULL);
  test_run_assert_failed (silent, 2, "--reason");
  fine = test_cli_run (cli, NULL, "review", "decide", id, "--override", "approve", "--reason",
                       "Half of the mesh waits for it.", NULL);
  test_run_assert_fine (fine);
  shown = test_council_show (cli, id);
  g_assert_true (json_object_get_boolean_member (test_council_get (shown), "overridden"));
  g_assert_cmpstr (json_object_get_string_member (test_council_get (shown), "state"), ==, "applied");
}

/* A veto seat is asked when the product has personal data, and its no is one. */
static void
test_veto (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, CHEN, "certification", PERSONAL, "--level", "silver", NULL);
  g_autoptr(TestRun) asked = test_council_show (cli, id);
  g_autoptr(TestRun) waiting = NULL;
  JsonObject *privacy = find_by (test_council_get (asked), "steps", "seat", "privacy");

  g_assert_nonnull (privacy);
  g_assert_true (json_object_get_boolean_member (privacy, "asked"));
  test_council_vote (cli, id, INES, "approve");
  test_council_vote (cli, id, TOMAS, "approve");
  test_council_vote (cli, id, PRIYA, "approve");
  test_council_vote (cli, id, AIKO, "approve");
  test_council_vote (cli, id, MARA, "approve");
  waiting = test_council_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (test_council_get (waiting), "state"), ==, "in-review");
  test_council_vote (cli, id, OLU, "reject");
  test_council_assert_state (cli, id, "rejected");
}

/* Path of a change of this impact; NULL when there is none. */
static char *
find_change (TestRun    *shown,
             const char *impact)
{
  JsonObject *change = find_by (test_council_get (shown), "changes", "impact", impact);

  return change != NULL ? g_strdup (json_object_get_string_member (change, "path")) : NULL;
}

/* A contract of which one change is left out. */
static void
test_partial (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, JONAS, "contract", PERSONAL, "--document", PROPOSAL, NULL);
  g_autoptr(TestRun) open = test_council_show (cli, id);
  g_autofree char *path = find_change (open, "breaking");
  g_autofree char *kept = find_change (open, "compatible");
  g_autoptr(TestRun) unknown = NULL, first = NULL, second = NULL, shown = NULL;
  JsonObject *review = test_council_get (open);

  g_assert_cmpstr (json_object_get_string_member (review, "kind"), ==, "breaking-contract");
  g_assert_nonnull (path);
  g_assert_nonnull (kept);
  g_assert_nonnull (find_by (review, "downstream", "name", "finance.invoice_payments"));
  unknown = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", INES, "--except", "no.such.change", NULL);
  g_assert_cmpint (unknown->status, ==, 2);
  first = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", INES, "--except", path, "--condition",
                        "Tell the readers;due=30 days;owner=" JONAS, NULL);
  test_run_assert_fine (first);
  second = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", TOMAS, "--except", path, NULL);
  test_run_assert_fine (second);
  if (json_object_get_boolean_member (find_by (review, "steps", "seat", "privacy"), "asked"))
    test_council_vote (cli, id, OLU, "approve");
  test_council_vote (cli, id, CHEN, "approve");
  test_council_vote (cli, id, PRIYA, "approve");
  test_council_vote (cli, id, AIKO, "approve");

  shown = test_council_show (cli, id);
  review = test_council_get (shown);
  g_assert_cmpstr (json_object_get_string_member (review, "state"), ==, "approved");
  g_assert_cmpstr (json_object_get_string_member (find_by (review, "changes", "path", path), "outcome"), ==,
                   "left-out");
  g_assert_cmpstr (json_object_get_string_member (find_by (review, "changes", "path", kept), "outcome"), ==,
                   "approved");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (review, "conditions")), ==, 1);
  g_assert_nonnull (find_by (review, "conditions", "text", "Tell the readers"));
}

static void
test_condition (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  g_autoptr(TestRun) vote = NULL, shown = NULL, other = NULL, fine = NULL, after = NULL;
  JsonObject *condition;

  vote = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", JONAS, "--condition",
                       "Name a deputy; and tell us;due=2099-12-31;owner=Tomás Reyes", NULL);
  test_run_assert_fine (vote);
  test_council_vote (cli, id, INES, "approve");
  test_council_vote (cli, id, PRIYA, "approve");
  test_council_vote (cli, id, CHEN, "approve");
  test_council_vote (cli, id, AIKO, "approve");
  shown = test_council_show (cli, id);
  condition = find_by (test_council_get (shown), "conditions", "text", "Name a deputy; and tell us");
  g_assert_nonnull (condition);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (condition, "due"), "2099-12-31"));
  other = test_cli_run (cli, NULL, "review", "condition", id, json_object_get_string_member (condition, "id"), NULL);
  test_run_assert_failed (other, 2, "--met");
  fine = test_cli_run (cli, NULL, "review", "condition", id, json_object_get_string_member (condition, "id"), "--met",
                       "--comment", "Lena Fuchs.", "--as", TOMAS, NULL);
  test_run_assert_fine (fine);
  after = test_council_show (cli, id);
  condition = find_by (test_council_get (after), "conditions", "text", "Name a deputy; and tell us");
  g_assert_false (json_object_get_null_member (condition, "met_at"));
}

/* What is under review changes: superseded, and it says what changed. */
static void
test_superseded (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  g_autofree char *path = g_build_filename (cli->home->path, "mesh", "finance", "margin_by_product", "contract.odcs.yaml",
                                            NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(TestRun) shown = NULL, late = NULL;
  const char *outcome;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "name: margin_eur\n", "name: net_margin\n", 0), >, 0);
  test_folder_write (cli->home, "mesh/finance/margin_by_product/contract.odcs.yaml", changed->str);
  test_council_sync (cli);
  shown = test_council_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (test_council_get (shown), "state"), ==, "superseded");
  outcome = json_object_get_string_member (test_council_get (shown), "outcome");
  g_assert_nonnull (outcome);
  g_assert_nonnull (strstr (outcome, "margin_eur"));
  late = test_cli_run (cli, NULL, "review", "vote", id, "approve", NULL);
  g_assert_cmpint (late->status, ==, 1);
}

/* Everybody whose vote is needed for a contract of PERSONAL says yes. */
static char *
approve_contract (TestCli *cli)
{
  static const char *const voters[] = { OLU, INES, TOMAS, PRIYA, AIKO, CHEN };
  char *id = test_council_open (cli, JONAS, "contract", PERSONAL, "--document", PROPOSAL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    {
      g_autoptr(TestRun) shown = test_council_show (cli, id);

      if (g_str_equal (json_object_get_string_member (test_council_get (shown), "state"), "in-review"))
        test_council_vote (cli, id, voters[i], "approve");
    }
  test_council_assert_state (cli, id, "approved");

  return id;
}

static void
put_contract (TestCli    *cli,
              const char *from,
              const char *to)
{
  g_autofree char *path = g_build_filename (cli->home->path, PROPOSAL, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (changed, from, to, 0), >, 0);
  test_folder_write (cli->home, "mesh/orders/order_events/contract.odcs.yaml", changed->str);
  test_council_sync (cli);
}

/* What was approved is applied when the source has it, to the letter. */
static void
test_applied (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = approve_contract (cli);

  put_contract (cli, NULL, NULL);
  test_council_assert_state (cli, id, "applied");
}

/* Something else than what was approved is there: nobody decided that. */
static void
test_conflicted (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = approve_contract (cli);

  put_contract (cli, "decimal(18,4)", "decimal(9,1)");
  test_council_assert_state (cli, id, "conflicted");
}

static void
test_charter_change (void)
{
  static const char *const voters[] = { MARA, JONAS, INES, TOMAS, PRIYA };
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, AIKO, "charter", "--document", "mesh/proposals/charter-8.yaml", NULL);
  g_autoptr(TestRun) show = NULL;
  JsonObject *charter;

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    test_council_vote (cli, id, voters[i], "approve");
  test_council_assert_state (cli, id, "applied");
  show = test_cli_run (cli, NULL, "charter", "show", "--json", NULL);
  test_run_assert_fine (show);
  charter = json_object_get_object_member (json_node_get_object (show->json), "charter");
  g_assert_cmpint (json_object_get_int_member (charter, "version"), ==, 8);
  g_assert_cmpint (json_object_get_int_member (find_by (charter, "procedures", "kind", "certification"), "quorum"), ==,
                   4);
}

static void
test_exception (void)
{
  static const char *const voters[] = { MARA, JONAS, INES, TOMAS, AIKO };
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) longer = NULL, last = NULL;
  g_autofree char *id = NULL;

  longer = test_cli_run (cli, NULL, "review", "open", "exception", "marketing.newsletter_contacts", "--rule",
                         "Every product has an owner", "--until", "400 days", "--as", PRIYA, NULL);
  g_assert_cmpint (longer->status, ==, 1);
  id = test_council_open (cli, PRIYA, "exception", "marketing.newsletter_contacts", "--rule",
                          "Every product has an owner", "--until", "20 days", "--comment", "Its owner has left.", NULL);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (voters); i++)
    test_council_vote (cli, id, voters[i], "approve");
  last = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", AIKO, "--json", NULL);
  test_run_assert_fine (last);
  g_assert_true (has_event (last, "exception.granted"));
  test_council_assert_state (cli, id, "applied");
}

/* Two addresses of one person are one person, also where they ask and vote. */
static void
test_merge (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) add = NULL, merge = NULL, vote = NULL, list = NULL;
  g_autofree char *id = NULL;

  add = test_cli_run (cli, NULL, "person", "add", "j.weber@example.org", "--name", "J. Weber", NULL);
  test_run_assert_fine (add);
  id = test_council_open (cli, "j.weber@example.org", "certification", SILVER, "--level", "silver", NULL);
  merge = test_cli_run (cli, NULL, "person", "merge", "j.weber@example.org", JONAS, NULL);
  test_run_assert_fine (merge);
  vote = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", JONAS, NULL);
  g_assert_cmpint (vote->status, ==, 1);
  list = test_cli_run (cli, NULL, "review", "list", "--json", NULL);
  g_assert_cmpstr (json_object_get_string_member (
                     json_object_get_object_member (test_run_get_item (list, "reviews", 0), "requester"), "name"), ==,
                   "Jonas Weber");
}

static void
test_other_acts (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  g_autoptr(TestRun) recuse = NULL, recused = NULL, comment = NULL, defer = NULL, when = NULL, evidence = NULL,
                     absent = NULL, member = NULL, shown = NULL, mine = NULL, withdraw = NULL, text = NULL;
  JsonObject *review;

  recuse = test_cli_run (cli, NULL, "review", "recuse", id, "--as", AIKO, "--reason", "I built it.", NULL);
  test_run_assert_fine (recuse);
  recused = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", AIKO, NULL);
  g_assert_cmpint (recused->status, ==, 1);
  comment = test_cli_run (cli, NULL, "review", "comment", id, "Who is the **deputy**?", "--ask-changes", "--as", INES,
                          NULL);
  test_run_assert_fine (comment);
  when = test_cli_run (cli, NULL, "review", "defer", id, "--until", "some day", NULL);
  test_run_assert_failed (when, 2, "2026-12-31");
  defer = test_cli_run (cli, NULL, "review", "defer", id, "--until", "3 days", NULL);
  test_run_assert_fine (defer);
  test_folder_write (cli->home, "proof.txt", "It was measured.\n");
  evidence = test_cli_run (cli, NULL, "review", "evidence", id, "proof.txt", "--as", TOMAS, NULL);
  test_run_assert_fine (evidence);
  absent = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--for", JONAS, NULL);
  test_run_assert_fine (absent);
  member = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--for", CHEN, "--as", INES, NULL);
  g_assert_cmpint (member->status, ==, 1);

  shown = test_council_show (cli, id);
  review = test_council_get (shown);
  g_assert_cmpstr (json_object_get_string_member (find_by (review, "recusals", "seat", "payments"), "cause"), ==,
                   "declared");
  g_assert_nonnull (find_by (review, "remarks", "comment", "Who is the **deputy**?"));
  g_assert_false (json_object_get_null_member (find_by (review, "votes", "seat", "orders"), "entered_by"));
  text = test_cli_run (cli, NULL, "review", "show", id, NULL);
  g_assert_nonnull (strstr (text->out, "entered by Mara Lindqvist"));
  g_assert_nonnull (strstr (text->out, "You have deferred it until"));

  mine = test_cli_run (cli, NULL, "review", "list", "--mine", "--json", "--as", CHEN, NULL);
  test_run_assert_fine (mine);
  g_assert_cmpuint (test_run_count (mine, "reviews"), ==, 1);
  test_assert_members (test_run_get_item (mine, "reviews", 0), "id", "kind", "state", "title", "subject", "domain",
                       "requester", "level", "opened_at", "due", "decided_at", "outcome", "overridden", "role", "seat",
                       "mine", "deferred_until", NULL);
  withdraw = test_cli_run (cli, NULL, "review", "withdraw", id, "--as", TOMAS, "--reason", "Later.", NULL);
  test_run_assert_fine (withdraw);
  test_council_assert_state (cli, id, "withdrawn");
}

/* What is only to be shown changes nothing, whatever it is. */
static void
test_dry_run (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  const char *const acts[][10] = {
    { "review", "open", "exception", "marketing.newsletter_contacts", "--rule", "Every product has an owner", "--until",
      "20 days", NULL },
    { "review", "open", "retirement", "supply.inventory_snapshot", NULL },
    { "review", "open", "charter", "--document", "mesh/proposals/charter-8.yaml", NULL },
    { "review", "vote", id, "approve", "--condition", "Name a deputy", NULL },
    { "review", "recuse", id, NULL },
    { "review", "comment", id, "Hello", NULL },
    { "review", "defer", id, "--until", "3 days", NULL },
    { "delegation", "give", "--to", RUTA, "--until", "10 days", NULL },
    { "person", "add", "new@example.com", "--name", "New", NULL },
    { "person", "merge", "new@example.com", MARA, NULL },
    { "meeting", "open", id, NULL },
  };
  gint64 before = test_council_count_events (cli);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    for (int json = 0; json < 2; json++)
      {
        g_autoptr(GPtrArray) words = g_ptr_array_new ();
        g_autoptr(TestRun) run = NULL;

        if (g_str_equal (acts[i][1], "merge"))
          continue;
        for (gsize j = 0; acts[i][j] != NULL; j++)
          g_ptr_array_add (words, (char *) acts[i][j]);
        g_ptr_array_add (words, (char *) "--dry-run");
        if (json)
          g_ptr_array_add (words, (char *) "--json");
        g_ptr_array_add (words, NULL);
        run = test_cli_run_argv (cli, NULL, (const char *const *) words->pdata);
        test_run_assert_fine (run);
        g_assert_true (json || strstr (run->out, "Nothing is recorded yet") != NULL);
        if (json)
          g_assert_cmpuint (json_array_get_length (json_object_get_array_member (get_act (run), "events")), >, 0);
      }
  g_assert_cmpint (test_council_count_events (cli), ==, before);
}

static void
test_people (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) add = NULL, twice = NULL, give = NULL, list = NULL, vote = NULL, end = NULL, nobody = NULL;
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  JsonObject *delegation;

  add = test_cli_run (cli, NULL, "person", "add", "lena.fuchs@example.com", "--name", "Lena Fuchs", NULL);
  test_run_assert_fine (add);
  twice = test_cli_run (cli, NULL, "person", "add", "lena.fuchs@example.com", "--name", "Lena Fuchs", NULL);
  g_assert_cmpint (twice->status, ==, 1);
  give = test_cli_run (cli, NULL, "delegation", "give", "--to", "Lena Fuchs", "--until", "10 days", "--kind",
                       "certification", "--reason", "Leave", "--as", CHEN, NULL);
  test_run_assert_fine (give);
  list = test_cli_run (cli, NULL, "delegation", "list", "--json", NULL);
  test_run_assert_fine (list);
  delegation = NULL;
  for (guint i = 0; i < test_run_count (list, "delegations"); i++)
    {
      JsonObject *item = test_run_get_item (list, "delegations", i);

      if (g_str_equal (json_object_get_string_member (json_object_get_object_member (item, "to"), "name"),
                       "Lena Fuchs"))
        delegation = item;
    }
  g_assert_nonnull (delegation);
  vote = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--as", "lena.fuchs@example.com", NULL);
  test_run_assert_fine (vote);
  end = test_cli_run (cli, NULL, "delegation", "end", json_object_get_string_member (delegation, "id"), "--as", CHEN,
                      NULL);
  test_run_assert_fine (end);
  nobody = test_cli_run (cli, NULL, "person", "use", "nobody@example.com", NULL);
  test_run_assert_failed (nobody, 2, "nobody@example.com");
}

/* Two people erase a text; what it said is gone, and everybody sees that. */
static void
test_erasure (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  g_autoptr(TestRun) comment = test_cli_run (cli, NULL, "review", "comment", id, "Call Lena at 0123 456.", "--json",
                                             NULL);
  g_autoptr(TestRun) dry = NULL, asked = NULL, alone = NULL, erased = NULL, shown = NULL, unknown = NULL;
  JsonObject *event;
  const char *reference;

  test_run_assert_fine (comment);
  event = json_array_get_object_element (json_object_get_array_member (get_act (comment), "events"), 0);
  reference = json_object_get_string_member (json_object_get_object_member (event, "body"), "comment");
  g_assert_true (g_str_has_prefix (reference, "sha256:"));

  dry = test_cli_run (cli, NULL, "ledger", "erase", reference, "--reason", "A telephone number.", "--dry-run", NULL);
  test_run_assert_fine (dry);
  asked = test_cli_run (cli, NULL, "ledger", "erase", reference, "--reason", "A telephone number.", NULL);
  test_run_assert_fine (asked);
  alone = test_cli_run (cli, NULL, "ledger", "erase", reference, NULL);
  g_assert_cmpint (alone->status, ==, 1);
  g_assert_true (test_tree_contains (cli->profile, "0123 456"));
  erased = test_cli_run (cli, NULL, "ledger", "erase", reference, "--as", JONAS, NULL);
  test_run_assert_fine (erased);
  shown = test_cli_run (cli, NULL, "review", "show", id, NULL);
  test_run_assert_fine (shown);
  g_assert_null (strstr (shown->out, "0123 456"));
  g_assert_nonnull (strstr (shown->out, "Erased on"));
  unknown = test_cli_run (cli, NULL, "ledger", "erase", "sha256:00", NULL);
  g_assert_cmpint (unknown->status, ==, 2);
}

/* Two people erase a third, who owns no product and is in no file then; the
 * record stays fine. */
static void
test_person_erasure (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) add = NULL, holder = NULL, dry = NULL, asked = NULL, alone = NULL, erased = NULL, list = NULL;
  g_autoptr(TestRun) verify = NULL, rebuild = NULL, unknown = NULL, log = NULL;

  add = test_cli_run (cli, NULL, "person", "add", "zoe@quill.example", "--name", "Zoe Quillfeather", NULL);
  test_run_assert_fine (add);
  holder = test_cli_run (cli, NULL, "person", "erase", CHEN, "--dry-run", NULL);
  test_run_assert_fine (holder);
  g_assert_nonnull (strstr (holder->out, "seat, and keeps it without a name"));
  g_assert_nonnull (strstr (holder->out, "stewardctl ledger erase sha256:"));

  dry = test_cli_run (cli, NULL, "person", "erase", "Zoe Quillfeather", "--dry-run", NULL);
  test_run_assert_fine (dry);
  asked = test_cli_run (cli, NULL, "person", "erase", "zoe@quill.example", "--reason", "Has left.", "--json",
                        NULL);
  test_run_assert_fine (asked);
  g_assert_cmpstr (json_object_get_string_member (get_act (asked), "verb"), ==, "person.ask-erasure");
  alone = test_cli_run (cli, NULL, "person", "erase", "Zoe Quillfeather", NULL);
  test_council_assert_refused (alone, "another person");
  g_assert_true (test_tree_contains (cli->profile, "Zoe Quillfeather"));
  erased = test_cli_run (cli, NULL, "person", "erase", "Zoe Quillfeather", "--as", JONAS, NULL);
  test_run_assert_fine (erased);
  g_assert_false (test_tree_contains (cli->profile, "Zoe Quillfeather"));
  g_assert_false (test_tree_contains (cli->profile, "zoe@quill"));

  list = test_cli_run (cli, NULL, "person", "list", NULL);
  test_run_assert_fine (list);
  g_assert_nonnull (strstr (list->out, "(erased)"));
  log = test_cli_run (cli, NULL, "ledger", "log", NULL);
  test_run_assert_fine (log);
  g_assert_nonnull (strstr (log->out, "person.erased"));
  verify = test_cli_run (cli, NULL, "ledger", "verify", "--deep", NULL);
  test_run_assert_fine (verify);
  rebuild = test_cli_run (cli, NULL, "ledger", "rebuild", NULL);
  test_run_assert_fine (rebuild);
  unknown = test_cli_run (cli, NULL, "person", "erase", "Zoe Quillfeather", NULL);
  g_assert_cmpint (unknown->status, ==, 2);
}

static void
test_keys (void)
{
  static const char key[] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL4knLYQnViS/wEVD5gGxPIFK6wWnA5a/n2twCdT/mVm jonas\n";
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) add = NULL, bad = NULL, list = NULL, remove = NULL, none = NULL, other = NULL;

  test_folder_write (cli->home, "jonas.pub", key);
  test_folder_write (cli->home, "bad.pub", "ssh-rsa AAAA\n");
  bad = test_cli_run (cli, NULL, "person", "key", "add", "bad.pub", "--as", JONAS, NULL);
  g_assert_cmpint (bad->status, ==, 2);
  add = test_cli_run (cli, NULL, "person", "key", "add", "jonas.pub", "--as", JONAS, NULL);
  test_run_assert_fine (add);
  list = test_cli_run (cli, NULL, "person", "key", "list", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "keys"), ==, 1);
  g_assert_true (g_str_has_prefix (key, json_object_get_string_member (test_run_get_item (list, "keys", 0), "key")));
  other = test_cli_run (cli, NULL, "person", "key", "remove",
                        json_object_get_string_member (test_run_get_item (list, "keys", 0), "key"), "--as", INES,
                        NULL);
  g_assert_cmpint (other->status, ==, 1);
  remove = test_cli_run (cli, NULL, "person", "key", "remove",
                         json_object_get_string_member (test_run_get_item (list, "keys", 0), "key"), "--as", JONAS,
                         NULL);
  test_run_assert_fine (remove);
  none = test_cli_run (cli, NULL, "person", "key", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (none, "keys"), ==, 0);
}

static void
test_meeting (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", NULL);
  static const char *const seats[] = { "platform", "orders", "customer", "marketing", "supply" };
  g_autoptr(TestRun) open = NULL, start = NULL, vote = NULL, dissent = NULL, action = NULL, close = NULL, end = NULL,
                     show = NULL, minutes = NULL, list = NULL;
  g_autofree char *meeting = NULL;

  open = test_cli_run (cli, NULL, "meeting", "open", id, "--title", "November", "--json", NULL);
  test_run_assert_fine (open);
  meeting = g_strdup (json_object_get_string_member (get_act (open), "meeting"));
  for (gsize i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      g_autoptr(TestRun) roll = test_cli_run (cli, NULL, "meeting", "roll", meeting, seats[i], NULL);

      test_run_assert_fine (roll);
    }
  start = test_cli_run (cli, NULL, "meeting", "item", meeting, id, NULL);
  test_run_assert_fine (start);
  vote = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--for", JONAS, "--meeting", meeting, NULL);
  test_run_assert_fine (vote);
  dissent = test_cli_run (cli, NULL, "meeting", "note", meeting, "Too early.", "--review", id, "--dissent", "supply",
                          NULL);
  test_run_assert_fine (dissent);
  action = test_cli_run (cli, NULL, "meeting", "note", meeting, "Name a deputy", "--action", "--owner", TOMAS, "--due",
                         "10 days", NULL);
  test_run_assert_fine (action);
  close = test_cli_run (cli, NULL, "meeting", "item", meeting, id, "--close", "open", NULL);
  test_run_assert_fine (close);
  end = test_cli_run (cli, NULL, "meeting", "close", meeting, NULL);
  test_run_assert_fine (end);

  show = test_cli_run (cli, NULL, "meeting", "show", meeting, "--json", NULL);
  test_run_assert_fine (show);
  minutes = test_cli_run (cli, NULL, "meeting", "minutes", meeting, NULL);
  test_run_assert_fine (minutes);
  g_assert_nonnull (strstr (minutes->out, "November"));
  g_assert_nonnull (strstr (minutes->out, "Too early."));
  g_assert_nonnull (strstr (minutes->out, "Name a deputy"));
  list = test_cli_run (cli, NULL, "meeting", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (list, "meetings"), ==, 1);
}

/* Words from outside neither drive the terminal nor forge a line of it. */
static void
test_hostile (void)
{
  static const char evil[] = "a\x1b[2Jb\xe2\x80\xae" "c\r\nReview: forged <b>&amp;</b> \xc2\x9b" "31m";
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SILVER, "--level", "silver", "--comment", evil,
                                           NULL);
  g_autoptr(TestRun) vote = test_cli_run (cli, NULL, "review", "vote", id, "approve", "--comment", evil, NULL);
  g_autoptr(TestRun) dry = test_cli_run (cli, NULL, "review", "comment", id, evil, "--dry-run", NULL);
  g_autoptr(TestRun) text = NULL, list = NULL, json = NULL;

  test_run_assert_fine (vote);
  test_run_assert_fine (dry);
  text = test_cli_run (cli, NULL, "review", "show", id, NULL);
  list = test_cli_run (cli, NULL, "review", "list", NULL);
  json = test_council_show (cli, id);
  for (int i = 0; i < 4; i++)
    {
      const char *out = (i == 0 ? text : i == 1 ? list : i == 2 ? dry : json)->out;

      /* JSON says the text as it is, but for what would break a line. */
      for (const char *c = out; *c != '\0'; c = g_utf8_next_char (c))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)) && *c != '\n' && (i < 3 || *c == '\x1b'));
      g_assert_true (i == 3 || strstr (out, "\xe2\x80\xae") == NULL);
      g_assert_null (strstr (out, "\nReview: forged"));
    }
  g_assert_nonnull (strstr (text->out, "\\x1b"));
}

static void
test_usage (void)
{
  static const struct { const char *words[8]; const char *what; } cases[] = {
    { { "review", "open", "wish", "x", "--as", MARA }, "wish" },
    { { "review", "open", "certification" }, "subject" },
    { { "review", "open", "certification", SILVER, "--level", "platinum" }, "platinum" },
    { { "review", "open", "certification", "no.such", "--level", "gold" }, "no.such" },
    { { "review", "vote", "2026-001" }, "review vote" },
    { { "review", "vote", "2026-001", "perhaps" }, "perhaps" },
    { { "review", "vote", "2026-999", "approve" }, "2026-999" },
    { { "review", "vote", "2026-001", "approve", "--as", "nobody@example.com" }, "nobody@example.com" },
    { { "review", "show", "2026-999" }, "2026-999" },
    { { "review", "list", "--state", "blue" }, "blue" },
    { { "review", "list", "--kind", "blue" }, "blue" },
    { { "review", "defer", "2026-001" }, "--until" },
    { { "review", "decide", "2026-001", "--override", "abstain", "--reason", "x" }, "approve" },
    { { "review", "unsealed", "--seal", "none" }, "none" },
    { { "delegation", "give", "--to", MARA }, "--until" },
    { { "person", "add", "a@example.com" }, "--name" },
    { { "person", "key", "paint" }, "add FILE.pub" },
    { { "meeting", "item", "m-1", "2026-001", "--close", "never" }, "never" },
    { { "meeting", "show", "m-1" }, "m-1" },
  };
  g_autoptr(TestCli) cli = test_council_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestRun) run = test_cli_run_argv (cli, NULL, cases[i].words);

      test_run_assert_failed (run, 2, cases[i].what);
      g_assert_cmpstr (run->out, ==, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-cli/founding", test_founding);
  g_test_add_func ("/review-cli/charter-check", test_charter_check);
  g_test_add_func ("/review-cli/certification", test_certification);
  g_test_add_func ("/review-cli/rejection", test_rejection);
  g_test_add_func ("/review-cli/override", test_override);
  g_test_add_func ("/review-cli/veto", test_veto);
  g_test_add_func ("/review-cli/partial", test_partial);
  g_test_add_func ("/review-cli/condition", test_condition);
  g_test_add_func ("/review-cli/superseded", test_superseded);
  g_test_add_func ("/review-cli/applied", test_applied);
  g_test_add_func ("/review-cli/conflicted", test_conflicted);
  g_test_add_func ("/review-cli/charter-change", test_charter_change);
  g_test_add_func ("/review-cli/exception", test_exception);
  g_test_add_func ("/review-cli/merge", test_merge);
  g_test_add_func ("/review-cli/other-acts", test_other_acts);
  g_test_add_func ("/review-cli/dry-run", test_dry_run);
  g_test_add_func ("/review-cli/people", test_people);
  g_test_add_func ("/review-cli/erasure", test_erasure);
  g_test_add_func ("/review-cli/person-erasure", test_person_erasure);
  g_test_add_func ("/review-cli/keys", test_keys);
  g_test_add_func ("/review-cli/meeting", test_meeting);
  g_test_add_func ("/review-cli/hostile", test_hostile);
  g_test_add_func ("/review-cli/usage", test_usage);

  return g_test_run ();
}
