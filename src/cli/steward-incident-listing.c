/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl incident list, and what the other commands about incidents share. */

#include "config.h"

#include <string.h>

#include "steward-commands.h"
#include "steward-incident-output.h"
#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-sla-output.h"
#include "steward-table.h"

#define LEAST_PREFIX 4
#define MOST_LISTED 100000

typedef struct
{
  char *product;
  char *domain;
  char *since;
  char *as;
  gboolean all, mine, no_refresh, json;
} ListOptions;

static void
clear_options (ListOptions *options)
{
  g_free (options->product);
  g_free (options->domain);
  g_free (options->since);
  g_free (options->as);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_options)

/**
 * steward_incident_find:
 * @cli: a run whose profile is open
 * @word: an id, or how it begins, with or without "i-"
 * @error: return location: NOT_FOUND; USAGE when it could be several
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
steward_incident_find (StewardCli  *cli,
                       const char  *word,
                       GError     **error)
{
  StewardIncidentFilter filter = { .limit = MOST_LISTED };
  g_autofree char *prefix = g_str_has_prefix (word, "i-") ? g_strdup (word) : g_strconcat ("i-", word, NULL);
  g_autoptr(GPtrArray) incidents =
    steward_incident_rows_list_sync (steward_services_get_governance (cli->services), &filter, error);
  const char *found = NULL;

  if (incidents == NULL)
    return NULL;
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      if (strcmp (incident->id, prefix) != 0 &&
          (strlen (prefix) < LEAST_PREFIX + 2 || !g_str_has_prefix (incident->id, prefix)))
        continue;
      if (found != NULL)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” could be %s or %s.", word, found, incident->id);
          return NULL;
        }
      found = incident->id;
    }
  if (found == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                 "There is no incident “%s”; “stewardctl incident list --all” has them all.", word);

  return g_strdup (found);
}

/* (nullable): what somebody wrote; that it was erased is told instead. */
char *
steward_incident_load_text (StewardCli *cli,
                            const char *payload)
{
  g_autoptr(GError) error = NULL;
  char *text;

  if (payload == NULL)
    return NULL;
  text = steward_council_load_text_sync (steward_services_get_council (cli->services), payload, &error);

  return text != NULL ? text : g_strdup (error->message);
}

/* "still missed, for 3 h", "met again after 61 min" */
char *
steward_incident_describe (const StewardIncident *incident,
                           gint64                 now)
{
  g_autofree char *length = steward_length_to_words (steward_incident_get_repair_time (incident, now));

  return g_strdup_printf (incident->ended_at == 0 ? "still missed, for %s" : "met again after %s", length);
}

/* Members of an object that is begun already. */
void
steward_incident_add_members (JsonBuilder           *builder,
                              StewardCouncilState   *state,
                              const StewardIncident *incident)
{
  gint64 now = steward_instant_now ();

  steward_output_add_text (builder, "id", incident->id);
  steward_output_add_text (builder, "title", incident->title);
  steward_output_add_text (builder, "state", steward_incident_state_to_id (incident->state));
  steward_output_add_text (builder, "objective", incident->objective);
  steward_output_add_text (builder, "subject", incident->subject);
  steward_output_add_text (builder, "domain", incident->domain);
  steward_output_add_text (builder, "property", incident->property);
  steward_output_add_text (builder, "element", incident->element);
  steward_output_add_text (builder, "words", incident->words);
  steward_output_add_time (builder, "start", incident->start);
  steward_output_add_time (builder, "detected_at", incident->detected_at);
  steward_output_add_time (builder, "due", incident->due);
  steward_output_add_bool (builder, "overdue", incident->acknowledged_at == 0 && incident->due > 0 &&
                                               incident->due < now &&
                                               incident->state != STEWARD_INCIDENT_RESOLVED);
  steward_output_add_time (builder, "acknowledged_at", incident->acknowledged_at);
  steward_output_add_time (builder, "told_at", incident->told_at);
  steward_output_add_time (builder, "ended_at", incident->ended_at);
  steward_output_add_time (builder, "resolved_at", incident->resolved_at);
  steward_sla_add_seconds (builder, "missed_seconds", steward_incident_get_repair_time (incident, now));
  steward_output_add_int (builder, "reopened", incident->n_reopened);
  steward_output_add_person (builder, "assignee", state, incident->assignee);
  steward_output_add_text (builder, "cause_kind", incident->cause_kind);
}

/* Those of one product or person, as the options say. */
static GPtrArray *
load (StewardCli         *cli,
      const ListOptions  *options,
      GError            **error)
{
  StewardIncidentFilter filter = { .domain = options->domain, .open_only = !options->all && options->since == NULL };
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autofree char *person = NULL;

  if (!steward_cli_parse_since ("--since", options->since, &filter.since, error))
    return NULL;
  if (options->product != NULL)
    {
      detail = steward_catalog_load_sync (steward_services_get_catalog (cli->services), options->product, NULL);
      filter.subject = detail != NULL ? detail->urn : options->product;
    }
  if (options->mine || options->as != NULL)
    {
      person = options->as != NULL ? steward_cli_find_person (cli, options->as, error)
                                   : g_strdup (steward_services_get_person (cli->services));
      if (person == NULL)
        {
          if (options->as == NULL)
            g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                         "Nobody is known to sit at this desk; say whose incidents with --as PERSON.");
          return NULL;
        }
      return steward_incidents_waiting_sync (steward_services_get_council (cli->services), person,
                                             steward_instant_now (), error);
    }

  return steward_incident_rows_list_sync (steward_services_get_governance (cli->services), &filter, error);
}

static char *
describe_due (const StewardIncident *incident)
{
  g_autofree char *due = incident->due > 0 ? steward_output_time (incident->due) : g_strdup ("");

  if (incident->state != STEWARD_INCIDENT_OPEN)
    return g_strdup ("");

  return g_strconcat (due, incident->due > 0 && incident->due < steward_instant_now () ? " (overdue)" : "", NULL);
}

static void
print_table (StewardCouncilState *state,
             GPtrArray           *incidents)
{
  static const char *const titles[] = { "ID", "WHAT", "SINCE", "", "STATE", "ACKNOWLEDGE BY", "ASSIGNED TO", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);
      g_autofree char *start = steward_output_time (incident->start);
      g_autofree char *length = steward_incident_describe (incident, steward_instant_now ());
      g_autofree char *due = describe_due (incident);

      steward_table_add (table, incident->id, incident->title, start, length,
                         steward_incident_state_to_id (incident->state), due,
                         incident->assignee != NULL ? steward_output_person_name (state, incident->assignee) : "",
                         NULL);
    }
  steward_table_print (table, "");
}

static gboolean
print_json (StewardCouncilState  *state,
            GPtrArray            *incidents,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "incidents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < incidents->len; i++)
    {
      json_builder_begin_object (builder);
      steward_incident_add_members (builder, state, g_ptr_array_index (incidents, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_incident_list (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(ListOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "Also those that are resolved", NULL },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, "All that lasted after this day or time", "TIME" },
    { "mine", 0, 0, G_OPTION_ARG_NONE, &options.mine, "Only what waits for you", NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, "Only what waits for this person", "PERSON" },
    { "product", 0, 0, G_OPTION_ARG_STRING, &options.product, "Only of this product", "PRODUCT" },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &options.domain, "Only of this domain", "DOMAIN" },
    STEWARD_SLA_REFRESH_ENTRY (options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) incidents = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  if (steward_cli_open (cli, &error) == NULL ||
      (!options.no_refresh && !steward_sla_refresh (cli, options.json, &error)))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  incidents = state != NULL ? load (cli, &options, &error) : NULL;
  if (incidents == NULL)
    return steward_cli_fail (error);
  if (options.json)
    return print_json (state, incidents, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
  if (incidents->len > 0)
    print_table (state, incidents);
  else
    steward_output_print ("There is no such incident.\n");

  return STEWARD_EXIT_FINE;
}
