/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl person list, add, use and merge. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

/* The seats of a person, "platform, privacy"; empty for none. */
static char *
describe_seats (StewardCouncilState *state,
                const char          *person)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) seats = NULL;

  for (guint i = 0; state->charter != NULL && i < state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (state->charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0)
        g_strv_builder_add (builder, seat->id);
    }
  seats = g_strv_builder_end (builder);

  return g_strjoinv (", ", seats);
}

static void
print_table (StewardCouncilState *state,
             GPtrArray           *people,
             const char          *here)
{
  static const char *const titles[] = { "ID", "NAME", "ADDRESS", "SEATS", "HERE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);
      g_autofree char *seats = describe_seats (state, person->id);

      steward_table_add (table, person->id, person->name != NULL ? person->name : person->erased ? "(erased)" : "",
                         person->address != NULL ? person->address : "", seats,
                         g_strcmp0 (here, person->id) == 0 ? "sits at this desk" : "", NULL);
    }
  steward_table_print (table, "");
}

static gboolean
print_json (StewardCouncilState  *state,
            GPtrArray            *people,
            const char           *here,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);
      g_autofree char *seats = describe_seats (state, person->id);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", person->id);
      steward_output_add_text (builder, "name", person->name);
      steward_output_add_text (builder, "address", person->address);
      steward_output_add_text (builder, "seats", seats);
      steward_output_add_bool (builder, "here", g_strcmp0 (here, person->id) == 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_person_list (StewardCli   *cli,
                             char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GPtrArray) people = NULL;
  const char *here;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("person list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  people = state != NULL
             ? steward_council_rows_list_people (steward_services_get_governance (cli->services), &error) : NULL;
  if (people == NULL)
    return steward_cli_fail (error);

  here = steward_services_get_person (cli->services);
  if (!json)
    print_table (state, people, here);
  else if (!print_json (state, people, here, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_command_person_add (StewardCli   *cli,
                            char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *name = NULL;
  GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "How the person is called", "NAME" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("person add", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (name == NULL || *name == '\0')
    return steward_cli_fail_usage ("A person needs --name NAME.");
  intent = steward_cli_begin (cli, &options, STEWARD_VERB_REGISTER_PERSON, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->address = g_strdup ((*argv)[1]);
  intent->name = g_strdup (name);

  return steward_cli_act (cli, &options, intent);
}

StewardExit
steward_command_person_use (StewardCli   *cli,
                            char       ***argv)
{
  GOptionEntry entries[] = { { NULL } };
  g_autoptr(StewardCouncilState) state = NULL;
  g_autofree char *person = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("person use", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  person = steward_cli_find_person (cli, (*argv)[1], &error);
  if (person == NULL || !steward_services_set_person (cli->services, person, &error))
    return steward_cli_fail (error);
  state = steward_council_load_state_sync (steward_services_get_council (cli->services), NULL);
  name = steward_output_escape (steward_output_person_name (state, person));
  steward_output_print ("%s sits at this desk now.\n", name);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_command_person_merge (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("person merge", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  intent = steward_cli_begin (cli, &options, STEWARD_VERB_MERGE_PERSON, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->person = steward_cli_find_person (cli, (*argv)[1], &error);
  intent->into = intent->person != NULL ? steward_cli_find_person (cli, (*argv)[2], &error) : NULL;
  if (intent->into == NULL)
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options, intent);
}
