/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl incident show: what was missed, who is downstream, what follows,
 * and what was done about it. */

#include "config.h"

#include "steward-commands.h"
#include "steward-incident-output.h"
#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-sla-output.h"
#include "steward-table.h"

static const char *
name_remark (StewardIncidentRemarkKind kind)
{
  static const char *const names[] = {
    [STEWARD_REMARK_OPENED] = "opened", [STEWARD_REMARK_ACKNOWLEDGED] = "acknowledged",
    [STEWARD_REMARK_ASSIGNED] = "assigned", [STEWARD_REMARK_COMMENTED] = "commented",
    [STEWARD_REMARK_ENDED] = "ended", [STEWARD_REMARK_REOPENED] = "reopened",
    [STEWARD_REMARK_RESOLVED] = "resolved", [STEWARD_REMARK_TOLD] = "told",
    [STEWARD_REMARK_ESCALATED] = "escalated",
  };

  return (gsize) kind < G_N_ELEMENTS (names) ? names[kind] : "other";
}

static void
print_head (StewardCli                *cli,
            StewardCouncilState       *state,
            const StewardIncidentCase *incident_case)
{
  const StewardIncident *incident = incident_case->incident;
  g_autofree char *title = steward_output_escape (incident->title);
  g_autofree char *start = steward_output_time (incident->start);
  g_autofree char *length = steward_incident_describe (incident, steward_instant_now ());
  g_autofree char *since = g_strdup_printf ("%s, %s", start, length);
  g_autofree char *due = incident->state == STEWARD_INCIDENT_OPEN && incident->due > 0
                         ? steward_output_time (incident->due) : NULL;
  g_autofree char *cause = steward_incident_load_text (cli, incident->cause);
  g_autofree char *promise = incident_case->level != NULL ? steward_slo_to_words (incident_case->level->slo) : NULL;

  steward_output_print ("%s: %s\n", incident->id, title);
  steward_output_field ("State:", steward_incident_state_to_id (incident->state));
  steward_output_field ("Missed since:", since);
  steward_output_field ("", incident->words);
  steward_output_field ("Promised:", promise);
  steward_output_field ("Objective:", incident->objective);
  steward_output_field ("Domain:", incident->domain);
  steward_output_field ("Acknowledge by:", due);
  if (incident->assignee != NULL)
    steward_output_field ("Assigned to:", steward_output_person_name (state, incident->assignee));
  steward_output_field ("Escalated to:", incident_case->escalation);
  steward_output_field ("Cause:", incident->cause_kind);
  steward_output_lines ("                ", cause);
}

static void
print_downstream (const StewardIncidentCase *incident_case)
{
  static const char *const titles[] = { "WHO", "THROUGH", "CONTACT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  steward_output_heading ("Who reads it");
  for (guint i = 0; i < incident_case->downstream->len; i++)
    {
      const StewardDownstream *reader = g_ptr_array_index (incident_case->downstream, i);
      g_autofree char *through = reader->distance > 1
                                 ? g_strdup_printf ("%u steps away", reader->distance)
                                 : g_strdup (reader->through != NULL ? reader->through : reader->access);

      steward_table_add (table, reader->name, through, reader->contact != NULL ? reader->contact : "nobody is named",
                         NULL);
    }
  if (incident_case->downstream->len > 0)
    steward_table_print (table, "  ");
  else
    steward_output_print ("  Nobody is known to.\n");
}

static void
print_contacts (const StewardIncidentCase *incident_case)
{
  static const char *const titles[] = { "NAME", "ADDRESS", "ROLE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (incident_case->contacts == NULL || incident_case->contacts->len == 0)
    return;
  for (guint i = 0; i < incident_case->contacts->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (incident_case->contacts, i);

      steward_table_add (table, owner->name, owner->address, owner->role, NULL);
    }
  steward_output_heading ("Who answers for it");
  steward_table_print (table, "  ");
}

static void
print_remarks (StewardCli            *cli,
               StewardCouncilState   *state,
               const StewardIncident *incident)
{
  steward_output_heading ("What was done");
  for (guint i = 0; i < incident->remarks->len; i++)
    {
      const StewardIncidentRemark *remark = g_ptr_array_index (incident->remarks, i);
      g_autofree char *time = steward_output_time (remark->time);
      g_autofree char *actor = steward_output_escape (remark->actor != NULL
                                                        ? steward_output_person_name (state, remark->actor) : "");
      g_autofree char *person = steward_output_escape (remark->person != NULL
                                                         ? steward_output_person_name (state, remark->person) : "");
      g_autofree char *text = steward_incident_load_text (cli, remark->text);

      steward_output_print ("  %s  %s by %s%s%s\n", time, name_remark (remark->kind), actor,
                            *person != '\0' ? ", to " : "", person);
      steward_output_lines ("      ", remark->words);
      steward_output_lines ("      ", text);
    }
}

static void
print_sentences (const char *title,
                 GPtrArray  *sentences)
{
  if (sentences == NULL || sentences->len == 0)
    return;
  steward_output_heading (title);
  for (guint i = 0; i < sentences->len; i++)
    steward_output_lines ("  ", g_ptr_array_index (sentences, i));
}

static void
print_earlier (const StewardIncidentCase *incident_case)
{
  if (incident_case->earlier == NULL || incident_case->earlier->len == 0)
    return;
  steward_output_heading ("Earlier ones of the same objective");
  for (guint i = 0; i < incident_case->earlier->len; i++)
    {
      const StewardIncident *earlier = g_ptr_array_index (incident_case->earlier, i);
      g_autofree char *start = steward_output_time (earlier->start);
      g_autofree char *length = steward_incident_describe (earlier, steward_instant_now ());
      g_autofree char *kind = steward_output_escape (earlier->cause_kind);

      steward_output_print ("  %s  %s  %s%s%s\n", earlier->id, start, length, *kind != '\0' ? ", cause: " : "", kind);
    }
}

static void
add_downstream (JsonBuilder *builder,
                GPtrArray   *downstream)
{
  json_builder_set_member_name (builder, "downstream");
  json_builder_begin_array (builder);
  for (guint i = 0; i < downstream->len; i++)
    {
      const StewardDownstream *reader = g_ptr_array_index (downstream, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "name", reader->name);
      steward_output_add_text (builder, "urn", reader->urn);
      steward_output_add_text (builder, "access", reader->access);
      steward_output_add_text (builder, "through", reader->through);
      steward_output_add_text (builder, "contact", reader->contact);
      steward_output_add_int (builder, "distance", reader->distance);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_remarks (JsonBuilder           *builder,
             StewardCli            *cli,
             StewardCouncilState   *state,
             const StewardIncident *incident)
{
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < incident->remarks->len; i++)
    {
      const StewardIncidentRemark *remark = g_ptr_array_index (incident->remarks, i);
      g_autofree char *text = steward_incident_load_text (cli, remark->text);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "kind", name_remark (remark->kind));
      steward_output_add_time (builder, "time", remark->time);
      steward_output_add_person (builder, "actor", state, remark->actor);
      steward_output_add_person (builder, "person", state, remark->person);
      steward_output_add_text (builder, "words", remark->words);
      steward_output_add_text (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_contacts (JsonBuilder *builder,
              GPtrArray   *contacts)
{
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (contacts, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "name", owner->name);
      steward_output_add_text (builder, "address", owner->address);
      steward_output_add_text (builder, "role", owner->role);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
print_json (StewardCli                 *cli,
            StewardCouncilState        *state,
            const StewardIncidentCase  *incident_case,
            GError                    **error)
{
  const StewardIncident *incident = incident_case->incident;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *cause = steward_incident_load_text (cli, incident->cause);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "incident");
  json_builder_begin_object (builder);
  steward_incident_add_members (builder, state, incident);
  steward_output_add_text (builder, "cause", cause);
  steward_output_add_text (builder, "escalation", incident_case->escalation);
  steward_output_add_time (builder, "escalates_at", incident_case->escalates_at);
  steward_output_add_texts (builder, "consequences", incident_case->consequences);
  steward_output_add_text (builder, "message", incident_case->message);
  add_downstream (builder, incident_case->downstream);
  add_contacts (builder, incident_case->contacts);
  add_remarks (builder, cli, state, incident);
  json_builder_set_member_name (builder, "level");
  if (incident_case->level != NULL)
    steward_sla_add_level (builder, incident_case->level);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static StewardIncidentCase *
load (StewardCli  *cli,
      const char  *word,
      GError     **error)
{
  g_autofree char *id = steward_incident_find (cli, word, error);

  if (id == NULL)
    return NULL;

  return steward_incident_case_load_sync (steward_services_get_council (cli->services),
                                          steward_services_get_catalog (cli->services), id, steward_instant_now (),
                                          error);
}

StewardExit
steward_command_incident_show (StewardCli   *cli,
                               char       ***argv)
{
  gboolean json = FALSE, message = FALSE;
  GOptionEntry entries[] = {
    { "message", 0, 0, G_OPTION_ARG_NONE, &message, "Print only a draft of what its readers can be told", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardIncidentCase) incident_case = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident show", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  incident_case = state != NULL ? load (cli, (*argv)[1], &error) : NULL;
  if (incident_case == NULL)
    return steward_cli_fail (error);
  if (json)
    return print_json (cli, state, incident_case, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
  if (message)
    {
      steward_output_lines ("", incident_case->message);
      return STEWARD_EXIT_FINE;
    }

  print_head (cli, state, incident_case);
  print_sentences ("What follows", incident_case->consequences);
  print_downstream (incident_case);
  print_contacts (incident_case);
  print_remarks (cli, state, incident_case->incident);
  print_earlier (incident_case);

  return STEWARD_EXIT_FINE;
}
