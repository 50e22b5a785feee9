/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels, incidents and planned windows through the real program. What
 * was measured is written as seen from now, so that no day matters. */

#include "config.h"

#include "steward-test-council.h"

#include <string.h>

#include "steward-duration.h"

#define MINUTE ((gint64) 60 * G_USEC_PER_SEC)
#define STATUS "orders.order_status"             /* fresh, available, of good quality */
#define HOSTILE "=cmd|calc.x<b>*y*"

static const char product[] =
  "apiVersion: v1.0.0\nkind: DataProduct\nid: night.shift\nname: \"" HOSTILE "\"\nversion: 1.0.0\nstatus: active\n"
  "domain: Orders\ndescription: {purpose: Nothing.}\n"
  "outputPorts:\n  - {name: \"-a,b\", version: 1.0.0, contractId: night}\n";

static const char contract[] =
  "apiVersion: v3.1.0\nkind: DataContract\nid: night\nversion: 1.0.0\nstatus: active\nname: night\n"
  "slaProperties:\n"
  "  - {property: availability, value: \"99 %\", element: \"@SUM(A1)\"}\n"
  "  - {property: freshness, value: \"\\e[31mnow | then\"}\n";

/* A line of measurements, so many minutes ago. */
static void
add_line (GString    *csv,
          int         minutes_ago,
          const char *property,
          const char *element,
          const char *value)
{
  g_autofree char *time = steward_instant_to_rfc3339 (steward_instant_now () - minutes_ago * MINUTE);

  g_string_append_printf (csv, "%s,%s,%s,%s,observation,%s\n", time, STATUS, property, element, value);
}

/* Down for two hours, and up again since 40 minutes if @up. */
static void
write_measurements (TestCli  *cli,
                    gboolean  up)
{
  g_autoptr(GString) csv = g_string_new ("time,subject,property,element,kind,value\n");

  add_line (csv, 300, "availability", "", "up");
  add_line (csv, 160, "availability", "", "down");
  add_line (csv, 90, "qualityScore", "", "99.1");
  add_line (csv, 70, "freshness", "order_status.updated_at", "PT3M");
  if (up)
    add_line (csv, 40, "availability", "", "up");
  add_line (csv, 1, "freshness", "order_status.updated_at", "PT2M");
  test_folder_write (cli->home, "mesh/measurements/now.csv", csv->str);
  test_council_sync (cli);
}

static TestCli *
new_council (void)
{
  TestCli *cli = test_council_new ();

  test_folder_write (cli->home, "mesh/night/product.odps.yaml", product);
  test_folder_write (cli->home, "mesh/night/contract.odcs.yaml", contract);
  write_measurements (cli, FALSE);

  return cli;
}

static JsonObject *
find_by (TestRun    *run,
         const char *array,
         const char *member,
         const char *value)
{
  for (guint i = 0; i < test_run_count (run, array); i++)
    {
      JsonObject *item = test_run_get_item (run, array, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (item, member, NULL), value) == 0)
        return item;
    }
  g_error ("There is no “%s” in “%s”", value, array);
}

static void
test_report_json (TestCli *cli)
{
  g_autoptr(TestRun) all = test_cli_run (cli, NULL, "sla", "report", "--json", NULL);
  g_autoptr(TestRun) one = test_cli_run (cli, NULL, "sla", "report", STATUS, "--no-refresh", "--json", NULL);
  JsonObject *item, *objective;

  test_run_assert_fine (all);
  g_assert_cmpuint (test_run_count (all, "products"), >, 10);
  test_run_assert_fine (one);
  test_assert_members (json_node_get_object (one->json), "as_of", "products", "incidents", NULL);
  g_assert_cmpuint (test_run_count (one, "products"), ==, 1);
  item = test_run_get_item (one, "products", 0);
  test_assert_members (item, "urn", "name", "domain", "state", "met", "missed", "undecidable", "vague", "objectives",
                       NULL);
  g_assert_cmpstr (json_object_get_string_member (item, "state"), ==, "missed");
  g_assert_cmpint (json_object_get_int_member (item, "missed"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (item, "met"), ==, 2);
  objective = json_array_get_object_element (json_object_get_array_member (item, "objectives"), 0);
  test_assert_members (objective, "id", "title", "urn", "port", "contract", "contract_version", "property", "element",
                       "check", "driver", "inherited", "written", "promise", "method", "timezone", "target",
                       "window_days", "vague", "product", "domain", "gone", "state", "reason", "reason_words", "since",
                       "as_of", "windows", "budget", "burn", "measured", "incident", NULL);
  g_assert_cmpstr (json_object_get_string_member (objective, "property"), ==, "availability");
  g_assert_cmpstr (json_object_get_string_member (objective, "state"), ==, "missed");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (objective, "incident"), "i-"));
  item = json_object_get_object_member (json_node_get_object (one->json), "incidents");
  g_assert_cmpint (json_object_get_int_member (item, "open"), ==, 1);
  g_assert_true (json_object_get_null_member (item, "mean_to_repair_seconds"));
}

/* No cell is run by a spreadsheet, no name is markup, nothing moves a cursor. */
static void
test_report_formats (TestCli *cli)
{
  g_autoptr(TestRun) csv = test_cli_run (cli, NULL, "sla", "report", "--csv", "--no-refresh", NULL);
  g_autoptr(TestRun) markdown = test_cli_run (cli, NULL, "sla", "report", HOSTILE, "--markdown", "--no-refresh", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "sla", "report", "--domain", "orders", "--no-refresh", NULL);
  g_autoptr(TestRun) file = test_cli_run (cli, NULL, "sla", "report", STATUS, "--csv", "-o", "report.csv",
                                          "--no-refresh", NULL);
  g_auto(GStrv) lines = g_strsplit (csv->out, "\r\n", -1);

  test_run_assert_fine (csv);
  g_assert_true (g_str_has_prefix (lines[0], "product,urn,domain,objective,"));
  for (gsize i = 1; lines[i] != NULL; i++)
    g_assert_null (strchr ("=@+-", lines[i][0] != '\0' ? lines[i][0] : 'x'));
  g_assert_nonnull (strstr (csv->out, "\"'" HOSTILE "\","));
  g_assert_nonnull (strstr (csv->out, ",\"'@SUM(A1)\","));
  g_assert_nonnull (strstr (csv->out, ",\"'-a,b\","));

  test_run_assert_fine (markdown);
  g_assert_true (g_str_has_prefix (markdown->out, "# Service levels\n"));
  g_assert_nonnull (strstr (markdown->out, "## =cmd\\|calc.x\\<b\\>\\*y\\*\n"));
  g_assert_null (strstr (markdown->out, "<b>"));

  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, STATUS ": missed (2 met, 1 missed"));
  g_assert_null (strstr (text->out, "finance."));
  g_assert_null (strchr (text->out, '\x1b'));
  test_run_assert_fine (file);
  g_assert_cmpstr (file->out, ==, "");
  g_assert_true (test_tree_contains (cli->home->path, "product,urn,domain,objective,"));
}

static void
test_report_status (TestCli *cli)
{
  g_autoptr(TestRun) missed = test_cli_run (cli, NULL, "sla", "report", "--check", "--no-refresh", NULL);
  g_autoptr(TestRun) good = test_cli_run (cli, NULL, "sla", "report", "customer.customer_360", "--check",
                                          "--no-refresh", NULL);
  g_autoptr(TestRun) nowhere = test_cli_run (cli, NULL, "sla", "report", "--domain", "Moon", NULL);
  g_autoptr(TestRun) nothing = test_cli_run (cli, NULL, "sla", "report", "no.such", NULL);
  g_autoptr(TestRun) both = test_cli_run (cli, NULL, "sla", "report", "--csv", "--json", NULL);
  g_autoptr(TestRun) odd = test_cli_run (cli, NULL, "sla", "report", "--all", "--domain", "Orders", NULL);

  g_assert_cmpint (missed->status, ==, 1);
  g_assert_cmpint (good->status, ==, 0);
  test_run_assert_failed (nowhere, 2, "“Moon”");
  test_run_assert_failed (nothing, 2, "no.such");
  test_run_assert_failed (both, 2, "one of");
  test_run_assert_failed (odd, 2, "--all");
}

static void
test_report (void)
{
  g_autoptr(TestCli) cli = new_council ();

  test_report_json (cli);
  test_report_formats (cli);
  test_report_status (cli);
}

static void
test_show_rehearse (TestCli    *cli,
                    const char *id)
{
  g_autoptr(TestRun) rehearsed = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "freshness", "1 minute", "--share",
                                               "95", "--json", "--no-refresh", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "availability", "--share", "90", NULL);
  g_autoptr(TestRun) vague = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "freshness", "soon", NULL);
  g_autoptr(TestRun) other = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "freshness", "99 %", NULL);
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "freshness", NULL);
  g_autoptr(TestRun) share = test_cli_run (cli, NULL, "sla", "rehearse", STATUS, "freshness", "--share", "200", NULL);
  JsonObject *rehearsal;

  test_run_assert_fine (rehearsed);
  rehearsal = json_object_get_object_member (json_node_get_object (rehearsed->json), "rehearsal");
  test_assert_members (rehearsal, "objective", "product", "property", "promise", "tried", "target", "from", "to",
                       "windows", "whole", "window_days", "windows_kept", "windows_all", "longest_seconds", "breaches",
                       NULL);
  g_assert_cmpfloat (json_object_get_double_member (rehearsal, "target"), ==, 0.95);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "for 90 % of any 30 days"));
  test_run_assert_failed (vague, 2, "“soon”");
  test_run_assert_failed (other, 2, "“99 %”");
  test_run_assert_failed (none, 2, "--share");
  test_run_assert_failed (share, 2, "“200”");
}

static void
test_show (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autoptr(TestRun) list = test_cli_run (cli, NULL, "sla", "list", STATUS, "--json", NULL);
  g_autoptr(TestRun) vague = test_cli_run (cli, NULL, "sla", "list", "--vague", "--no-refresh", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (find_by (list, "objectives", "property", "availability"),
                                                                 "id"));
  g_autofree char *prefix = g_strndup (id, 6);
  g_autoptr(TestRun) shown = test_cli_run (cli, NULL, "sla", "show", prefix, "--json", "--no-refresh", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "sla", "show", STATUS, "Availability", "--no-refresh", NULL);
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "sla", "show", STATUS, "beauty", "--no-refresh", NULL);
  g_autoptr(TestRun) many = test_cli_run (cli, NULL, "sla", "show", "orders.order_events", "quality", "--no-refresh",
                                          NULL);
  g_autoptr(TestRun) doubt = test_cli_run (cli, NULL, "sla", "show", "orders.order_events", "Enough orders",
                                           "--no-refresh", NULL);
  g_autoptr(TestRun) unread = NULL;
  JsonObject *objective;

  test_run_assert_fine (list);
  test_run_assert_fine (vague);
  g_assert_nonnull (strstr (vague->out, "is not a length of time. Write “< 5 minutes”."));
  g_assert_null (strchr (vague->out, '\x1b'));
  test_run_assert_fine (shown);
  objective = json_object_get_object_member (json_node_get_object (shown->json), "objective");
  g_assert_cmpstr (json_object_get_string_member (objective, "id"), ==, id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (objective, "measurements")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (objective, "promises")), >=, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (objective, "months")), >=, 1);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "of any 30 days may be down; "));
  g_assert_nonnull (strstr (text->out, "missed since "));
  g_assert_nonnull (strstr (text->out, "observation  down"));
  test_run_assert_failed (none, 2, "“beauty”");
  test_run_assert_failed (many, 2, "Name one by its id");
  test_run_assert_fine (doubt);
  g_assert_nonnull (strstr (doubt->out, "No source gives “check:Enough orders” of “orders.order_events”."));
  test_folder_write (cli->home, "mesh/measurements/broken.csv",
                     "time,subject,property,value\nsoon," STATUS ",availability,up\n");
  test_council_sync (cli);
  unread = test_cli_run (cli, NULL, "sla", "unread", "mesh", "--json", NULL);
  test_run_assert_fine (unread);
  g_assert_cmpuint (test_run_count (unread, "unread"), ==, 1);
  test_assert_members (test_run_get_item (unread, "unread", 0), "source", "count", "place", "reason", NULL);
  test_show_rehearse (cli, id);
}

static char *
get_state (TestCli    *cli,
           const char *id)
{
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "incident", "show", id, "--json", NULL);

  test_run_assert_fine (run);
  return g_strdup (json_object_get_string_member (json_object_get_object_member (json_node_get_object (run->json),
                                                                                 "incident"), "state"));
}

/* While it is still missed. */
static void
test_incident_acts (TestCli    *cli,
                    const char *id)
{
  gint64 before = test_council_count_events (cli);
  g_autoptr(TestRun) dry = test_cli_run (cli, NULL, "incident", "ack", id, "--as", JONAS, "--dry-run", "--json", NULL);
  g_autoptr(TestRun) ack = NULL, again = NULL, assign = NULL, nobody = NULL, comment = NULL, early = NULL, kind = NULL,
                     none = NULL, tell = NULL, told = NULL;
  g_autofree char *state = NULL;

  test_run_assert_fine (dry);
  g_assert_cmpint (test_council_count_events (cli), ==, before);
  ack = test_cli_run (cli, NULL, "incident", "ack", id, "--comment", "On it.", "--as", JONAS, "--json", NULL);
  test_run_assert_fine (ack);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (json_node_get_object (ack->json),
                                                                                 "act"), "incident"), ==, id);
  again = test_cli_run (cli, NULL, "incident", "ack", id, "--as", JONAS, NULL);
  g_assert_cmpint (again->status, ==, 1);
  state = get_state (cli, id);
  g_assert_cmpstr (state, ==, "acknowledged");
  assign = test_cli_run (cli, NULL, "incident", "assign", id, CHEN, "--as", JONAS, NULL);
  test_run_assert_fine (assign);
  nobody = test_cli_run (cli, NULL, "incident", "assign", id, "nobody@example.com", "--as", JONAS, NULL);
  test_run_assert_failed (nobody, 2, "nobody@example.com");
  comment = test_cli_run (cli, NULL, "incident", "comment", id, "A disk is full.", "--as", CHEN, NULL);
  test_run_assert_fine (comment);
  early = test_cli_run (cli, NULL, "incident", "resolve", id, "--cause", "capacity", "--comment", "Full.", "--as",
                        JONAS, NULL);
  g_assert_cmpint (early->status, ==, 1);
  kind = test_cli_run (cli, NULL, "incident", "resolve", id, "--cause", "weather", "--comment", "Rain.", "--anyway",
                       "--as", JONAS, NULL);
  test_run_assert_failed (kind, 2, "infrastructure");
  none = test_cli_run (cli, NULL, "incident", "ack", "i-0000000000", "--as", JONAS, NULL);
  test_run_assert_failed (none, 2, "i-0000000000");
  tell = test_cli_run (cli, NULL, "incident", "tell", id, "--who", "Customer care", "--comment", "It is down.", "--as",
                       JONAS, NULL);
  test_run_assert_fine (tell);
  told = test_cli_run (cli, NULL, "incident", "show", id, NULL);
  test_run_assert_fine (told);
  g_assert_nonnull (strstr (told->out, "It is down."));
  g_assert_nonnull (strstr (told->out, "assigned by Jonas Weber, to Chen Wei"));
}

static void
test_incidents (void)
{
  g_autoptr(TestCli) cli = new_council ();
  g_autoptr(TestRun) list = test_cli_run (cli, NULL, "incident", "list", "--json", NULL);
  g_autoptr(TestRun) message = NULL, resolve = NULL, left = NULL, all = NULL;
  g_autofree char *id = NULL;
  g_autofree char *state = NULL;

  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "incidents"), ==, 1);
  test_assert_members (test_run_get_item (list, "incidents", 0), "id", "title", "state", "objective", "subject",
                       "domain", "property", "element", "words", "start", "detected_at", "due", "overdue",
                       "acknowledged_at", "told_at", "ended_at", "resolved_at", "missed_seconds", "reopened",
                       "assignee", "cause_kind", NULL);
  id = g_strdup (json_object_get_string_member (test_run_get_item (list, "incidents", 0), "id"));
  message = test_cli_run (cli, NULL, "incident", "show", id, "--message", NULL);
  test_run_assert_fine (message);
  g_assert_nonnull (strstr (message->out, STATUS));
  test_incident_acts (cli, id);

  write_measurements (cli, TRUE);
  left = test_cli_run (cli, NULL, "sla", "report", STATUS, "--check", NULL);
  g_assert_cmpint (left->status, ==, 0);
  resolve = test_cli_run (cli, NULL, "incident", "resolve", id, "--cause", "capacity", "--comment", "The disk was full.",
                          "--as", JONAS, NULL);
  test_run_assert_fine (resolve);
  state = get_state (cli, id);
  g_assert_cmpstr (state, ==, "resolved");
  all = test_cli_run (cli, NULL, "incident", "list", "--all", NULL);
  test_run_assert_fine (all);
  g_assert_nonnull (strstr (all->out, "met again after 120 min"));
}

static void
test_windows (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autoptr(TestRun) past = test_cli_run (cli, NULL, "window", "declare", "--from", "2026-01-01T00:00:00Z", "--to",
                                          "2 hours", "--product", STATUS, NULL);
  g_autoptr(TestRun) nothing = test_cli_run (cli, NULL, "window", "declare", "--from", "2 hours", "--to", "4 hours", NULL);
  g_autoptr(TestRun) open = test_cli_run (cli, NULL, "window", "declare", "--from", "2 hours", "--everything", NULL);
  g_autoptr(TestRun) stranger = test_cli_run (cli, NULL, "window", "declare", "--from", "2 hours", "--to", "1 hour",
                                              "--product", STATUS, "--as", RUTA, NULL);
  g_autoptr(TestRun) declared = test_cli_run (cli, NULL, "window", "declare", "--from", "2 hours", "--to", "90 minutes",
                                              "--product", STATUS, "--reason", "A move", "--as", JONAS, "--json", NULL);
  g_autoptr(TestRun) list = NULL, text = NULL, cancel = NULL, after = NULL;
  g_autofree char *id = NULL;
  JsonObject *window;

  g_assert_nonnull (strstr (past->err, "before it begins"));
  test_run_assert_failed (nothing, 2, "--everything");
  test_run_assert_failed (open, 2, "--to");
  g_assert_cmpint (stranger->status, ==, 1);
  test_run_assert_fine (declared);
  id = g_strdup (json_object_get_string_member (json_object_get_object_member (json_node_get_object (declared->json),
                                                                               "act"), "window"));
  list = test_cli_run (cli, NULL, "window", "list", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "windows"), ==, 1);
  window = test_run_get_item (list, "windows", 0);
  test_assert_members (window, "id", "subject", "domain", "state", "from", "to", "declared_at", "cancelled_at",
                       "declared_by", "reason", NULL);
  g_assert_cmpstr (json_object_get_string_member (window, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (window, "state"), ==, "ahead");
  g_assert_cmpstr (json_object_get_string_member (window, "reason"), ==, "A move");
  text = test_cli_run (cli, NULL, "window", "list", NULL);
  g_assert_nonnull (strstr (text->out, STATUS));
  g_assert_nonnull (strstr (text->out, "Jonas Weber"));
  cancel = test_cli_run (cli, NULL, "window", "cancel", id, "--as", JONAS, NULL);
  test_run_assert_fine (cancel);
  after = test_cli_run (cli, NULL, "window", "list", "--all", NULL);
  g_assert_nonnull (strstr (after->out, "cancelled"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sla-cli/report", test_report);
  g_test_add_func ("/sla-cli/show", test_show);
  g_test_add_func ("/sla-cli/incidents", test_incidents);
  g_test_add_func ("/sla-cli/windows", test_windows);

  return g_test_run ();
}
