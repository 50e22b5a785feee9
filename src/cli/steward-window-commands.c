/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl window declare, list and cancel: time in which nothing is counted,
 * said before it begins. */

#include "config.h"

#include "steward-commands.h"
#include "steward-incident-output.h"
#include "steward-level-rows.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

typedef struct
{
  StewardActOptions act;
  char *from, *to, *product, *domain, *reason;
  gboolean everything, all;
} WindowOptions;

static void
clear_options (WindowOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->from);
  g_free (options->to);
  g_free (options->product);
  g_free (options->domain);
  g_free (options->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WindowOptions, clear_options)

/* A length after --to is counted from the beginning of the window. */
static gboolean
read_times (const WindowOptions  *options,
            StewardIntent        *intent,
            GError              **error)
{
  StewardDuration span;

  if (options->from == NULL || options->to == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "Say when it begins and ends: --from TIME --to TIME, or --to \"2 hours\".");
      return FALSE;
    }
  if (!steward_cli_parse_since ("--from", options->from, &intent->since, error))
    return FALSE;
  if (steward_duration_parse (options->to, &span, NULL) && span.microseconds < G_MAXINT64 - intent->since)
    {
      intent->until = intent->since + span.microseconds;
      return TRUE;
    }

  return steward_cli_parse_until ("--to", options->to, &intent->until, error);
}

StewardExit
steward_command_window_declare (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(WindowOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, "When it begins; must lie ahead", "TIME" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "When it ends, or how long it lasts", "TIME" },
    { "product", 0, 0, G_OPTION_ARG_STRING, &options.product, "For this product", "PRODUCT" },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &options.domain, "For all products of this domain", "DOMAIN" },
    { "everything", 0, 0, G_OPTION_ARG_NONE, &options.everything, "For the whole mesh", NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("window declare", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  if ((options.product != NULL) + (options.domain != NULL) + options.everything != 1)
    return steward_cli_fail_usage ("Say for what it is: --product PRODUCT, --domain DOMAIN or --everything.");
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_DECLARE_WINDOW, &error);
  if (intent == NULL || !read_times (&options, intent, &error))
    return steward_cli_fail (error);
  intent->subject = g_strdup (options.product);
  intent->domain = g_strdup (options.domain);
  intent->comment = g_strdup (options.reason);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_window_cancel (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(WindowOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("window cancel", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_CANCEL_WINDOW, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->window = g_strdup ((*argv)[1]);
  intent->comment = g_strdup (options.reason);

  return steward_cli_act (cli, &options.act, intent);
}

static const char *
name_state (const StewardPlannedWindow *window,
            gint64                      now)
{
  if (window->cancelled_at != 0)
    return "cancelled";
  if (window->declared_at >= window->from)
    return "too late";
  if (now < window->from)
    return "ahead";

  return now < window->to ? "now" : "over";
}

/* Its product, by name while the catalog has it; its domain; or everything. */
static char *
name_scope (StewardCli                 *cli,
            const StewardPlannedWindow *window)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (window->subject == NULL)
    return window->domain != NULL ? g_strdup_printf ("domain %s", window->domain) : g_strdup ("everything");
  detail = steward_catalog_load_sync (steward_services_get_catalog (cli->services), window->subject, NULL);

  return g_strdup (detail != NULL ? detail->entry->name : window->subject);
}

static void
print_table (StewardCli          *cli,
             StewardCouncilState *state,
             GPtrArray           *windows)
{
  static const char *const titles[] = { "ID", "FOR", "FROM", "TO", "", "DECLARED BY", "REASON", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  gint64 now = steward_instant_now ();

  for (guint i = 0; i < windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (windows, i);
      g_autofree char *scope = name_scope (cli, window);
      g_autofree char *from = steward_output_time (window->from);
      g_autofree char *to = steward_output_time (window->to);
      g_autofree char *reason = steward_incident_load_text (cli, window->reason);

      steward_table_add (table, window->id, scope, from, to, name_state (window, now),
                         steward_output_person_name (state, window->declared_by), reason != NULL ? reason : "", NULL);
    }
  steward_table_print (table, "");
}

static gboolean
print_json (StewardCli           *cli,
            StewardCouncilState  *state,
            GPtrArray            *windows,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  gint64 now = steward_instant_now ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "windows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (windows, i);
      g_autofree char *reason = steward_incident_load_text (cli, window->reason);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", window->id);
      steward_output_add_text (builder, "subject", window->subject);
      steward_output_add_text (builder, "domain", window->domain);
      steward_output_add_text (builder, "state", name_state (window, now));
      steward_output_add_time (builder, "from", window->from);
      steward_output_add_time (builder, "to", window->to);
      steward_output_add_time (builder, "declared_at", window->declared_at);
      steward_output_add_time (builder, "cancelled_at", window->cancelled_at);
      steward_output_add_person (builder, "declared_by", state, window->declared_by);
      steward_output_add_text (builder, "reason", reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_window_list (StewardCli   *cli,
                             char       ***argv)
{
  g_auto(WindowOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "Also those that are over", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.act.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) windows = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("window list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  windows = state != NULL
            ? steward_window_rows_list_sync (steward_services_get_governance (cli->services),
                                             options.all ? 0 : steward_instant_now (), &error) : NULL;
  if (windows == NULL)
    return steward_cli_fail (error);
  if (options.act.json)
    return print_json (cli, state, windows, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
  if (windows->len > 0)
    print_table (cli, state, windows);
  else
    steward_output_print (options.all ? "No window was ever declared.\n" : "No window is planned.\n");

  return STEWARD_EXIT_FINE;
}
