/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Access through the real program, every step a process of its own. The mesh is
 * a folder, so that what would run is a script. */

#include "config.h"

#include "steward-test-access.h"

#include <string.h>

#define STATUS "orders.order_status"           /* owner: Jonas */
#define LEVELS "supply.inventory_levels"       /* owner: Chen */
#define PROFILE "customer.customer_360"        /* owner: Ines; personal */
#define RATES "finance.fx_rates_daily"         /* public */
#define TEAM "team:Night shift"
#define COLUMNS "order_id,status,site"
#define PURPOSE "service-operation"
#define PERSONAL_NEEDS "--purpose", "marketing-analytics", "--legal-basis", "consent", "--accept-terms", "--file", \
                       "assessment.md"

static TestCli *
new_council (void)
{
  TestCli *cli = test_council_new ();

  test_folder_write (cli->home, "assessment.md", "# Impact assessment\n\nNothing happens to anybody.\n");

  return cli;
}

/* An access to internal columns of STATUS, asked for by Chen. */
static char *
request_status (TestCli *cli)
{
  return test_access_request (cli, CHEN, STATUS, "--for", TEAM, "--role", "night_shift", "--columns", COLUMNS,
                              "--purpose", PURPOSE, "--why", "What is on hold?", "--for-days", "30", NULL);
}

/* Wrong words: status 2, one sentence, and what to do; nothing is recorded. */
static void
test_bad_requests (void)
{
  static const struct
  {
    const char *words[16];
    int status;
    const char *sentence;
  } cases[] = {
    { { STATUS, "--all-columns", "--for-days", "30", NULL }, 2, "--for team:NAME" },
    { { STATUS, "--for", "Night shift", "--all-columns", "--for-days", "30", NULL }, 2, "not “Night shift”" },
    { { STATUS, "--for", "gang:Night", "--all-columns", "--for-days", "30", NULL }, 2, "team:NAME, person:PERSON" },
    { { STATUS, "--for", "team:", "--all-columns", "--for-days", "30", NULL }, 2, "team:NAME" },
    { { STATUS, "--for", "person:nobody@example.com", "--all-columns", "--for-days", "30", NULL }, 2, "nobody@" },
    { { STATUS, "--for", "product:no.such", "--all-columns", "--for-days", "30", NULL }, 2, "no.such" },
    { { STATUS, "--for", TEAM, "--for-days", "30", NULL }, 2, "--all-columns" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--all-columns", "--for-days", "30", NULL }, 2, "not both" },
    { { STATUS, "--for", TEAM, "--all-columns", NULL }, 2, "Say when it ends" },
    { { STATUS, "--for", TEAM, "--all-columns", "--for-days", "3", "--until", "2 days", NULL }, 2, "either --until" },
    { { STATUS, "--for", TEAM, "--all-columns", "--for-days", "-3", NULL }, 2, "number of days" },
    { { STATUS, "--for", TEAM, "--all-columns", "--until", "soon", "--role", "r", NULL }, 2, "not “soon”" },
    { { STATUS, "--for", TEAM, "--all-columns", "--for-days", "30", NULL }, 2, "--role ROLE" },
    { { STATUS, "--for", TEAM, "--columns", "site,sites", "--role", "r", "--for-days", "30", NULL }, 2, "“sites”" },
    { { STATUS, "--for", TEAM, "--columns", " , ", "--role", "r", "--for-days", "30", NULL }, 2, "at least one" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--mask", "site", "--role", "r", "--for-days", "30", NULL }, 2,
      "COLUMN=MASK" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--mask", "site=rot13", "--role", "r", "--for-days", "30", NULL },
      2, "redacted, partial, year, decade, digest" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--mask", "amount=redacted", "--role", "r", "--for-days", "30",
        NULL }, 2, "“amount”" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--where", "drop table", "--role", "r", "--for-days", "30", NULL },
      2, "country = DE" },
    { { STATUS, "--for", TEAM, "--all-columns", "--source", "Warehouse", "--for-days", "30", NULL }, 2, "Warehouse" },
    { { STATUS, "--for", TEAM, "--all-columns", "--object", "nothing", "--for-days", "30", NULL }, 2, "“nothing”" },
    { { "no.such.product", "--for", TEAM, "--all-columns", "--for-days", "30", NULL }, 2, "no.such.product" },
    { { STATUS, "--for", TEAM, "--columns", "site", "--role", "r", "--for-days", "30", "--purpose", "world-peace",
        NULL }, 2, "marketing-analytics, advertising" },
    { { "supply.shipments", "--for", TEAM, "--all-columns", "--role", "r", "--for-days", "30", NULL }, 2, "“scans”" },
  };
  g_autoptr(TestCli) cli = new_council ();
  gint64 before = test_council_count_events (cli);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) words = g_ptr_array_new ();
      g_autoptr(TestRun) run = NULL;

      g_ptr_array_add (words, (char *) "access");
      g_ptr_array_add (words, (char *) "request");
      for (gsize j = 0; cases[i].words[j] != NULL; j++)
        g_ptr_array_add (words, (char *) cases[i].words[j]);
      g_ptr_array_add (words, NULL);
      run = test_cli_run_argv (cli, NULL, (const char *const *) words->pdata);
      test_run_assert_failed (run, cases[i].status, cases[i].sentence);
      g_assert_cmpstr (run->out, ==, "");
    }
  g_assert_cmpint (test_council_count_events (cli), ==, before);
}

/* What would be recorded is shown, and nothing is. */
static void
test_request (void)
{
  g_autoptr(TestCli) cli = new_council ();
  gint64 before = test_council_count_events (cli);
  g_autoptr(TestRun) dry =
    test_cli_run (cli, NULL, "access", "request", STATUS, "--for", TEAM, "--role", "night_shift", "--columns", COLUMNS,
                  "--mask", "site=partial", "--where", "status = hold", "--purpose", PURPOSE, "--why", "Why not?",
                  "--for-days", "30", "--as", CHEN, "--dry-run", "--json", NULL);
  g_autoptr(TestRun) text = NULL, again = NULL, shown = NULL, list = NULL, mine = NULL, human = NULL;
  g_autofree char *id = NULL;
  JsonObject *access, *terms, *object;

  test_run_assert_fine (dry);
  g_assert_false (json_object_get_boolean_member (test_access_get_act (dry), "recorded"));
  g_assert_true (test_access_has_event (dry, "access.requested"));
  g_assert_true (test_access_has_event (dry, "access.step-asked"));
  g_assert_cmpint (test_council_count_events (cli), ==, before);

  id = test_access_request (cli, CHEN, STATUS, "--for", TEAM, "--role", "night_shift", "--columns", COLUMNS, "--mask",
                            "site=partial", "--where", "status = hold", "--purpose", PURPOSE, "--why", "Why not?",
                            "--for-days", "30", "--ticket", "OPS-1", "--on-behalf", AIKO, NULL);
  g_assert_cmpstr (json_object_get_string_member (test_access_get_act (dry), "access"), ==, id);
  again = test_cli_run (cli, NULL, "access", "request", STATUS, "--for", TEAM, "--role", "night_shift", "--columns",
                        COLUMNS, "--mask", "site=partial", "--where", "status = hold", "--purpose", PURPOSE,
                        "--for-days", "20", "--as", CHEN, NULL);
  test_council_assert_refused (again, id);

  shown = test_access_show (cli, id);
  access = test_access_get (shown);
  g_assert_cmpstr (json_object_get_string_member (access, "state"), ==, "requested");
  g_assert_cmpstr (json_object_get_string_member (access, "provision"), ==, "none");
  g_assert_cmpstr (json_object_get_string_member (access, "ticket"), ==, "OPS-1");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (access, "on_behalf"), "name"), ==,
                   "Aiko Tanaka");
  g_assert_cmpstr (json_object_get_string_member (access, "why"), ==, "Why not?");
  terms = json_object_get_object_member (access, "terms");
  g_assert_cmpstr (json_object_get_string_member (terms, "grantee"), ==, "night_shift");
  object = json_array_get_object_element (json_object_get_array_member (terms, "objects"), 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "columns")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "rows")), ==, 1);
  human = test_cli_run (cli, NULL, "access", "show", id, NULL);
  test_run_assert_fine (human);
  g_assert_nonnull (strstr (human->out, "Exactly what will run"));
  g_assert_nonnull (strstr (human->out, "CREATE VIEW"));
  g_assert_nonnull (strstr (human->out, "only rows where status"));
  g_assert_nonnull (strstr (human->out, "site (partial)"));
  g_assert_nonnull (strstr (human->out, "What becomes visible"));
  g_assert_nonnull (strstr (human->out, "Jonas Weber"));

  list = test_cli_run (cli, NULL, "access", "list", "--waiting", "--as", JONAS, "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "accesses"), ==, 1);
  g_assert_true (json_object_get_boolean_member (test_run_get_item (list, "accesses", 0), "waits"));
  mine = test_cli_run (cli, NULL, "access", "list", "--mine", "--as", CHEN, "--json", NULL);
  g_assert_cmpuint (test_run_count (mine, "accesses"), ==, 1);
  text = test_cli_run (cli, NULL, "access", "list", "--waiting", "--as", INES, NULL);
  g_assert_nonnull (strstr (text->out, "Nothing waits for you."));
}

/* All members, so that scripts can rely on them. */
static void
test_members (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *id = request_status (cli);
  g_autoptr(TestRun) shown = test_access_show (cli, id);
  g_autoptr(TestRun) list = test_cli_run (cli, NULL, "access", "list", "--json", NULL);
  JsonObject *access = test_access_get (shown);

  test_run_assert_fine (list);
  test_assert_members (test_run_get_item (list, "accesses", 0), "id", "kind", "state", "provision", "provision_reason",
                       "title", "subject", "product", "domain", "consumer", "requester", "on_behalf", "answerable",
                       "purpose", "purpose_words", "legal_basis", "ticket", "classification", "emergency", "since",
                       "until", "requested_at", "due", "decided_at", "ended_at", "review_due", "reviewed_at", "outcome",
                       "rule", "waits_for", "mine", "waits", "overdue", "terms", NULL);
  test_assert_members (access, "id", "kind", "state", "provision", "provision_reason", "title", "subject", "product",
                       "domain", "consumer", "requester", "on_behalf", "answerable", "purpose", "purpose_words",
                       "legal_basis", "ticket", "classification", "emergency", "since", "until", "requested_at", "due",
                       "decided_at", "ended_at", "review_due", "reviewed_at", "outcome", "rule", "waits_for", "mine",
                       "waits", "overdue", "terms", "version", "charter", "contract_version", "contract",
                       "contract_changed", "why", "standing", "asked", "decider", "steps", "votes", "effects",
                       "remarks", "attachments", "exposure", "overlaps", "drift", "flags", "checklist",
                       "decided_plan", "plan", "plan_trouble", NULL);
  test_assert_members (json_array_get_object_element (json_object_get_array_member (access, "steps"), 0), "id", "title",
                       "roles", "needed", "asked", "rule", "reason", "state", NULL);
  test_assert_members (json_object_get_object_member (access, "decider"), "may", "standing", "reason", "step", "role",
                       "delegate", "waits_for", NULL);
  test_assert_members (json_array_get_object_element (json_object_get_array_member (access, "exposure"), 0),
                       "classification", "all", "visible", "masked", "words", NULL);
}

/* Approved, run by a person, confirmed, and taken back the same way. */
static void
test_script (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *id = request_status (cli);
  g_autoptr(TestRun) own = NULL, stranger = NULL, dry = NULL, late = NULL, revoke = NULL, why = NULL, nothing = NULL,
                     vote = NULL, script = NULL, none = NULL;
  gint64 before;

  own = test_cli_run (cli, NULL, "access", "approve", id, "--as", CHEN, NULL);
  g_assert_cmpint (own->status, ==, 1);
  stranger = test_cli_run (cli, NULL, "access", "approve", id, "--as", TOMAS, NULL);
  g_assert_cmpint (stranger->status, ==, 1);
  before = test_council_count_events (cli);
  dry = test_cli_run (cli, NULL, "access", "approve", id, "--as", JONAS, "--dry-run", NULL);
  test_run_assert_fine (dry);
  g_assert_nonnull (strstr (dry->out, "Exactly what would run"));
  g_assert_nonnull (strstr (dry->out, "GRANT SELECT"));
  g_assert_nonnull (strstr (dry->out, "access.decided"));
  g_assert_cmpint (test_council_count_events (cli), ==, before);

  vote = test_cli_run (cli, NULL, "access", "approve", id, "--as", JONAS, "--leave-out", "site", "--tick",
                       "columns-needed", "--comment", "The site is not needed.", "--json", NULL);
  test_run_assert_fine (vote);
  g_assert_true (test_access_has_event (vote, "access.narrowed"));
  g_assert_true (test_access_has_event (vote, "access.voted"));
  g_assert_true (test_access_has_event (vote, "access.decided"));
  g_assert_true (test_access_has_event (vote, "effect.queued"));
  g_assert_false (json_object_get_null_member (test_access_get_act (vote), "plan"));
  test_access_assert_state (cli, id, "approved", "provisioning");
  late = test_cli_run (cli, NULL, "access", "reject", id, "--comment", "Too late.", "--as", JONAS, NULL);
  g_assert_cmpint (late->status, ==, 1);

  script = test_cli_run (cli, NULL, "access", "show", id, "--script", NULL);
  test_run_assert_fine (script);
  g_assert_true (g_str_has_prefix (script->out, "GRANT "));
  g_assert_true (g_str_has_suffix (script->out, ";\n"));
  test_access_do (cli, JONAS, "again", id, NULL);
  test_access_assert_state (cli, id, "approved", "provisioning");
  test_access_do (cli, CHEN, "confirm", id, "--comment", "Run by hand.", NULL);
  test_access_assert_state (cli, id, "approved", "provisioned");
  nothing = test_cli_run (cli, NULL, "access", "confirm", id, "--as", CHEN, NULL);
  g_assert_cmpint (nothing->status, ==, 1);
  why = test_cli_run (cli, NULL, "access", "revoke", id, "--as", JONAS, NULL);
  g_assert_cmpint (why->status, ==, 2);
  before = test_council_count_events (cli);
  revoke = test_cli_run (cli, NULL, "access", "revoke", id, "--reason", "Over.", "--as", JONAS, "--dry-run", "--json",
                         NULL);
  test_run_assert_fine (revoke);
  g_assert_false (json_object_get_null_member (test_access_get_act (revoke), "plan"));
  g_assert_cmpint (test_council_count_events (cli), ==, before);
  test_access_do (cli, JONAS, "revoke", id, "--reason", "Over.", NULL);
  test_access_assert_state (cli, id, "revoked", "deprovisioning");
  test_access_do (cli, JONAS, "confirm", id, NULL);
  test_access_assert_state (cli, id, "revoked", "deprovisioned");
  none = test_cli_run (cli, NULL, "access", "show", id, "--script", NULL);
  test_run_assert_failed (none, 2, "Nothing is to be run");
}

/* Two steps, a delegate, and what is said beside them. */
static void
test_personal (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *id = test_access_request (cli, PRIYA, PROFILE, "--for", "team:Campaign Analytics", "--role", "camp",
                                             "--columns", "segment,email,birth_year", "--mask", "email=digest",
                                             "--mask", "birth_year=decade", "--why", "Who comes back?", "--for-days",
                                             "60", PERSONAL_NEEDS, NULL);
  g_autoptr(TestRun) wider = NULL, later = NULL, shown = NULL, text = NULL, missing = NULL;
  JsonObject *access;
  JsonArray *steps;

  missing = test_cli_run (cli, NULL, "access", "request", PROFILE, "--for", TEAM, "--role", "r", "--columns", "email",
                          "--for-days", "30", "--as", PRIYA, NULL);
  test_run_assert_failed (missing, 2, "urpose");
  wider = test_cli_run (cli, NULL, "access", "approve", id, "--as", INES, "--until", "200 days", NULL);
  g_assert_cmpint (wider->status, !=, 0);
  wider = (test_run_free (wider), test_cli_run (cli, NULL, "access", "approve", id, "--as", INES, "--narrow-columns",
                                                "segment,iban", NULL));
  test_run_assert_failed (wider, 2, "“iban”");
  later = test_cli_run (cli, NULL, "access", "approve", id, "--as", OLU, "--role", "privacy", NULL);
  g_assert_cmpint (later->status, ==, 1);
  test_access_do (cli, INES, "approve", id, "--comment", "Fits.", NULL);
  test_access_do (cli, NOOR, "comment", id, "Who is in that team?", "--ask-changes", NULL);
  test_access_do (cli, PRIYA, "evidence", id, "assessment.md", NULL);
  test_access_assert_state (cli, id, "requested", "none");
  test_access_do (cli, OLU, "approve", id, "--mask", "birth_year=redacted", "--until", "30 days", "--comment",
                  "Without the year.", NULL);
  test_access_assert_state (cli, id, "approved", "provisioning");

  shown = test_access_show (cli, id);
  access = test_access_get (shown);
  steps = json_object_get_array_member (access, "steps");
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      if (!json_object_get_boolean_member (step, "asked"))
        g_assert_cmpstr (json_object_get_string_member (step, "rule"), !=, NULL);
    }
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (access, "votes")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (access, "remarks")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (access, "attachments")), >=, 2);
  g_assert_false (json_object_get_null_member (access, "decided_plan"));
  text = test_cli_run (cli, NULL, "access", "show", id, NULL);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "Asked for at first"));
  g_assert_nonnull (strstr (text->out, "Narrowed to"));
  g_assert_nonnull (strstr (text->out, "“Without the year.”"));
  g_assert_nonnull (strstr (text->out, "Who is in that team?"));
}

/* What ends a request without an access. */
static void
test_refusals (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *id = request_status (cli);
  g_autofree char *other = NULL;
  g_autoptr(TestRun) mute = test_cli_run (cli, NULL, "access", "reject", id, "--as", JONAS, NULL);
  g_autoptr(TestRun) foreign = NULL, unknown = NULL, review = NULL, word = NULL;

  test_run_assert_failed (mute, 2, "--comment TEXT");
  test_access_do (cli, JONAS, "reject", id, "--comment", "Ask the night shift’s lead.", NULL);
  test_access_assert_state (cli, id, "rejected", "none");
  other = request_status (cli);
  foreign = test_cli_run (cli, NULL, "access", "withdraw", other, "--as", INES, NULL);
  g_assert_cmpint (foreign->status, ==, 1);
  test_access_do (cli, CHEN, "withdraw", other, "--reason", "Not needed.", NULL);
  test_access_assert_state (cli, other, "withdrawn", "none");
  unknown = test_cli_run (cli, NULL, "access", "show", "a-1999-001", NULL);
  test_run_assert_failed (unknown, 2, "a-1999-001");
  word = test_cli_run (cli, NULL, "access", "review", other, "maybe", NULL);
  test_run_assert_failed (word, 2, "uphold, revoke");
  review = test_cli_run (cli, NULL, "access", "review", other, "uphold", "--as", JONAS, NULL);
  g_assert_cmpint (review->status, !=, 0);
}

/* What the charter decides alone, and an emergency with its review. */
static void
test_rules (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *rates = test_access_request (cli, JONAS, RATES, "--for", TEAM, "--role", "night_shift",
                                                "--all-columns", "--for-days", "100", NULL);
  g_autofree char *emergency = NULL;
  g_autoptr(TestRun) shown = test_access_show (cli, rates);
  g_autoptr(TestRun) marked = NULL, own = NULL, text = NULL;

  g_assert_cmpstr (json_object_get_string_member (test_access_get (shown), "state"), ==, "approved");
  g_assert_cmpstr (json_object_get_string_member (test_access_get (shown), "rule"), !=, NULL);

  emergency = test_access_request (cli, NOOR, "payments.authorisations", "--for", "person:" NOOR, "--role", "noor",
                                   "--columns", "authorisation_id,outcome,amount", "--emergency", "--why",
                                   "Stolen cards are tried in the checkout.", "--purpose", "fraud-prevention", NULL);
  marked = test_access_show (cli, emergency);
  g_assert_true (json_object_get_boolean_member (test_access_get (marked), "emergency"));
  g_assert_cmpstr (json_object_get_string_member (test_access_get (marked), "state"), ==, "approved");
  g_assert_cmpstr (json_object_get_string_member (test_access_get (marked), "review_due"), !=, NULL);
  own = test_cli_run (cli, NULL, "access", "review", emergency, "uphold", "--as", NOOR, NULL);
  g_assert_cmpint (own->status, ==, 1);
  test_access_do (cli, AIKO, "review", emergency, "uphold", "--comment", "It was one.", NULL);
  text = test_cli_run (cli, NULL, "access", "list", NULL);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "emergency"));
}

/* Filters, and files for other programs. */
static void
test_export (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *formula = test_access_request (cli, CHEN, STATUS, "--for", "team:=cmd|' /C calc'!A0", "--role",
                                                  "night_shift", "--columns", COLUMNS, "--purpose", PURPOSE,
                                                  "--ticket", "@SUM(A1), \"x\"", "--for-days", "30", NULL);
  g_autofree char *levels = test_access_request (cli, JONAS, LEVELS, "--for", TEAM, "--role", "night_shift",
                                                 "--columns", "site,sku", "--purpose", PURPOSE, "--for-days",
                                                 "30", NULL);
  g_autofree char *path = g_build_filename (cli->home->path, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(TestRun) csv = test_cli_run (cli, NULL, "access", "export", NULL);
  g_autoptr(TestRun) json = test_cli_run (cli, NULL, "access", "export", "--format", "json", "--domain", "Orders", NULL);
  g_autoptr(TestRun) file = test_cli_run (cli, NULL, "access", "export", "--product", LEVELS, "-o", "out.csv", NULL);
  g_autoptr(TestRun) bad = test_cli_run (cli, NULL, "access", "export", "--format", "xls", NULL);
  g_autoptr(TestRun) nowhere = test_cli_run (cli, NULL, "access", "export", "-o", "no/such/folder.csv", NULL);
  g_autoptr(TestRun) state = test_cli_run (cli, NULL, "access", "list", "--state", "sleeping", NULL);
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "access", "list", "--state", "revoked", NULL);
  g_autoptr(TestRun) consumer = test_cli_run (cli, NULL, "access", "list", "--for", TEAM, "--json", NULL);
  g_autoptr(TestRun) role = test_cli_run (cli, NULL, "access", "list", "--role", "night_shift", "--open", "--json",
                                          NULL);

  test_run_assert_fine (csv);
  lines = g_strsplit (csv->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "access,state,provisioning,"));
  g_assert_nonnull (strstr (csv->out, "\"'=cmd|' /C calc'!A0\""));
  g_assert_nonnull (strstr (csv->out, "\"'@SUM(A1), \"\"x\"\"\""));
  test_run_assert_fine (json);
  g_assert_cmpuint (test_run_count (json, "accesses"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_run_get_item (json, "accesses", 0), "id"), ==, formula);
  test_run_assert_fine (file);
  g_assert_cmpstr (file->out, ==, "");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, levels));
  g_assert_null (strstr (text, formula));
  test_run_assert_failed (bad, 2, "csv, json");
  test_run_assert_failed (nowhere, 2, "cannot be written");
  test_run_assert_failed (state, 2, "requested, approved");
  g_assert_nonnull (strstr (none->out, "There is no such access."));
  g_assert_cmpuint (test_run_count (consumer, "accesses"), ==, 1);
  g_assert_cmpuint (test_run_count (role, "accesses"), ==, 2);
}

/* Whose a role is. */
static void
test_principals (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "access", "principal", "list", NULL);
  g_autoptr(TestRun) mute = test_cli_run (cli, NULL, "access", "principal", "link", "mesh", "night_shift", NULL);
  g_autoptr(TestRun) nowhere = test_cli_run (cli, NULL, "access", "principal", "link", "moon", "night_shift", "--for",
                                             TEAM, NULL);
  g_autoptr(TestRun) word = test_cli_run (cli, NULL, "access", "principal", "rename", NULL);
  g_autoptr(TestRun) list = NULL, gone = NULL, again = NULL;
  g_autofree char *id = NULL;

  g_assert_nonnull (strstr (none->out, "Nobody has said"));
  test_run_assert_failed (mute, 2, "--for team:NAME");
  test_run_assert_failed (nowhere, 2, "moon");
  test_run_assert_failed (word, 2, "link SOURCE ROLE");
  test_access_do (cli, MARA, "principal", "link", "mesh", "night_shift", "--for", TEAM, NULL);
  list = test_cli_run (cli, NULL, "access", "principal", "list", "--source", "mesh", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "principals"), ==, 1);
  test_assert_members (test_run_get_item (list, "principals", 0), "source", "source_name", "principal", "kind",
                       "consumer", "consumer_name", "time", NULL);
  g_assert_cmpstr (json_object_get_string_member (test_run_get_item (list, "principals", 0), "consumer"), ==,
                   "Night shift");
  id = test_access_request (cli, CHEN, STATUS, "--for", TEAM, "--columns", COLUMNS, "--purpose", PURPOSE,
                            "--for-days", "30", NULL);
  again = test_access_show (cli, id);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (test_access_get (again), "terms"),
                                                  "grantee"), ==, "night_shift");
  test_access_do (cli, MARA, "principal", "unlink", "mesh", "night_shift", NULL);
  gone = test_cli_run (cli, NULL, "access", "principal", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (gone, "principals"), ==, 0);
}

/* A round over a domain: silence keeps nothing. */
static void
test_attestation (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *first = request_status (cli);
  g_autofree char *second = test_access_request (cli, CHEN, STATUS, "--for", "team:Day shift", "--role", "day_shift",
                                                 "--columns", COLUMNS, "--purpose", PURPOSE, "--for-days", "30",
                                                 NULL);
  g_autofree char *id = NULL;
  g_autoptr(TestRun) both = test_cli_run (cli, NULL, "access", "attest", "open", "--until", "10 days", NULL);
  g_autoptr(TestRun) endless = test_cli_run (cli, NULL, "access", "attest", "open", "--domain", "Orders", NULL);
  g_autoptr(TestRun) word = test_cli_run (cli, NULL, "access", "attest", "poll", NULL);
  g_autoptr(TestRun) opened = NULL, answer = NULL, list = NULL, shown = NULL, text = NULL, all = NULL, unknown = NULL,
                     early = NULL;
  JsonObject *campaign;

  test_run_assert_failed (both, 2, "--domain NAME or --product NAME");
  test_run_assert_failed (endless, 2, "--until DATE");
  test_run_assert_failed (word, 2, "answer ID ACCESS");
  test_access_do (cli, JONAS, "approve", first, NULL);
  test_access_do (cli, JONAS, "confirm", first, NULL);
  test_access_do (cli, JONAS, "approve", second, NULL);
  test_access_do (cli, JONAS, "confirm", second, NULL);
  opened = test_cli_run (cli, NULL, "access", "attest", "open", "--domain", "Orders", "--until", "10 days", "--title",
                         "Orders, autumn", "--as", JONAS, "--json", NULL);
  test_run_assert_fine (opened);
  id = g_strdup (json_object_get_string_member (test_access_get_act (opened), "campaign"));
  answer = test_cli_run (cli, NULL, "access", "attest", "answer", id, first, "perhaps", "--as", JONAS, NULL);
  test_run_assert_failed (answer, 2, "keep, shrink, revoke");
  test_access_do (cli, JONAS, "attest", "answer", id, first, "keep", "--comment", "Every night.", NULL);
  list = test_cli_run (cli, NULL, "access", "attest", "list", "--json", NULL);
  test_run_assert_fine (list);
  campaign = test_run_get_item (list, "campaigns", 0);
  test_assert_members (campaign, "id", "title", "domain", "subject", "opened_by", "opened_at", "due", "closed_at",
                       "accesses", "unanswered", NULL);
  g_assert_cmpint (json_object_get_int_member (campaign, "accesses"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (campaign, "unanswered"), ==, 1);
  shown = test_cli_run (cli, NULL, "access", "attest", "show", id, "--json", NULL);
  test_run_assert_fine (shown);
  campaign = json_object_get_object_member (json_node_get_object (shown->json), "campaign");
  test_assert_members (json_array_get_object_element (json_object_get_array_member (campaign, "items"), 0), "access",
                       "answer", "person", "comment", "time", "product", "consumer", "purpose", "until", NULL);
  text = test_cli_run (cli, NULL, "access", "attest", "show", id, NULL);
  g_assert_nonnull (strstr (text->out, "no answer yet"));
  g_assert_nonnull (strstr (text->out, "keep, by Jonas Weber"));
  early = test_cli_run (cli, NULL, "access", "attest", "close", id, "--as", JONAS, NULL);
  test_council_assert_refused (early, "no answer yet");
  test_access_do (cli, JONAS, "attest", "answer", id, second, "revoke", "--comment", "The day shift has a page.", NULL);
  test_access_do (cli, JONAS, "attest", "close", id, NULL);
  all = test_cli_run (cli, NULL, "access", "attest", "list", "--all", "--json", NULL);
  g_assert_cmpuint (test_run_count (all, "campaigns"), ==, 1);
  unknown = test_cli_run (cli, NULL, "access", "attest", "show", "c-1999-01", NULL);
  test_run_assert_failed (unknown, 2, "c-1999-01");
}

/* Words that would do harm to a terminal, a statement or a spreadsheet. */
static void
test_hostile (void)
{
  static const char role[] = "x\"; DROP TABLE orders; --";
  static const char value[] = "status = 'it''s; DROP TABLE orders; --'";
  g_autoptr(TestCli) cli = new_council ();
  g_autofree char *id = test_access_request (cli, CHEN, STATUS, "--for", "team:Ni\"ght; shift", "--role", role,
                                             "--columns", COLUMNS, "--where", value, "--purpose", PURPOSE, "--why",
                                             "\x1b[31mred\u202e and back\a", "--for-days", "30", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "access", "show", id, NULL);
  g_autoptr(TestRun) script = test_cli_run (cli, NULL, "access", "show", id, "--script", NULL);
  g_autoptr(TestRun) control = test_cli_run (cli, NULL, "access", "request", STATUS, "--for", "team:\x1b[2J", "--role",
                                             "r", "--columns", COLUMNS, "--for-days", "30", "--as", CHEN, NULL);
  g_autoptr(TestRun) bell = test_cli_run (cli, NULL, "access", "request", STATUS, "--for", TEAM, "--role", "r\a",
                                          "--columns", COLUMNS, "--for-days", "30", "--as", CHEN, NULL);

  test_run_assert_fine (text);
  g_assert_null (strchr (text->out, '\x1b'));
  g_assert_null (strchr (text->out, '\a'));
  g_assert_null (strstr (text->out, "\u202e"));
  g_assert_nonnull (strstr (text->out, "\\x1b[31mred\\u202e"));
  test_run_assert_fine (script);
  g_assert_nonnull (strstr (script->out, "\"x\"\"; DROP TABLE orders; --\""));
  g_assert_nonnull (strstr (script->out, "'it''s; DROP TABLE orders; --'"));
  g_assert_cmpint (control->status, ==, 2);
  g_assert_null (strchr (control->err, '\x1b'));
  g_assert_cmpint (bell->status, ==, 2);
  g_assert_null (strchr (bell->err, '\a'));
}

/* Words that are off, for every command. */
static void
test_usage (void)
{
  static const char *const commands[] = { "request", "show", "approve", "reject", "comment", "evidence", "withdraw",
                                          "revoke", "review", "confirm", "again", "attest", "principal" };
  g_autoptr(TestCli) cli = test_cli_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(TestRun) bare = test_cli_run (cli, NULL, "access", commands[i], NULL);
      g_autoptr(TestRun) option = test_cli_run (cli, NULL, "access", commands[i], "--no-such", NULL);
      g_autoptr(TestRun) help = test_cli_run (cli, NULL, "access", commands[i], "--help", NULL);

      test_run_assert_failed (bare, 2, "more words");
      test_run_assert_failed (option, 2, "--no-such");
      g_assert_cmpint (help->status, ==, 0);
    }
  g_assert_false (g_file_test (cli->profile, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/access-cli/usage", test_usage);
  g_test_add_func ("/access-cli/bad-requests", test_bad_requests);
  g_test_add_func ("/access-cli/request", test_request);
  g_test_add_func ("/access-cli/members", test_members);
  g_test_add_func ("/access-cli/script", test_script);
  g_test_add_func ("/access-cli/personal", test_personal);
  g_test_add_func ("/access-cli/refusals", test_refusals);
  g_test_add_func ("/access-cli/rules", test_rules);
  g_test_add_func ("/access-cli/export", test_export);
  g_test_add_func ("/access-cli/principals", test_principals);
  g_test_add_func ("/access-cli/attestation", test_attestation);
  g_test_add_func ("/access-cli/hostile", test_hostile);

  return g_test_run ();
}
