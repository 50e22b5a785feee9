/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review unsealed: what was confirmed and not recorded, because a
 * process ended between the two. It is recorded now, or forgotten; nothing of
 * it happens by itself. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

static void
print_table (StewardCouncilState *state,
             GPtrArray           *drafts)
{
  static const char *const titles[] = { "ID", "WHAT", "BY", "ABOUT", "CONFIRMED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr(StewardIntent) intent = steward_intent_from_json (draft->body, NULL);
      g_autofree char *time = steward_output_time (draft->changed_at);

      steward_table_add (table, draft->id, intent != NULL ? intent->verb : "(unreadable)",
                         intent != NULL && intent->actor != NULL ? steward_output_person_name (state, intent->actor)
                                                                 : "",
                         draft->subject != NULL ? draft->subject : "", time, NULL);
    }
  if (drafts->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print ("Everything that was confirmed is recorded.\n");
}

static gboolean
print_json (StewardCouncilState  *state,
            GPtrArray            *drafts,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "unsealed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr(StewardIntent) intent = steward_intent_from_json (draft->body, NULL);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", draft->id);
      steward_output_add_text (builder, "verb", intent != NULL ? intent->verb : NULL);
      steward_output_add_person (builder, "actor", state, intent != NULL ? intent->actor : NULL);
      steward_output_add_text (builder, "subject", draft->subject);
      steward_output_add_time (builder, "confirmed_at", draft->changed_at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static const StewardKeptDraft *
find_draft (GPtrArray   *drafts,
            const char  *id,
            GError     **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (draft->id, id))
        return draft;
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no unsealed decision “%s”.", id);

  return NULL;
}

/* Checked again as it stands now; only when it is recorded the old draft goes. */
static StewardExit
seal (StewardCli               *cli,
      StewardCouncil           *council,
      const StewardActOptions  *options,
      const StewardKeptDraft   *draft)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardIntent) intent = steward_intent_from_json (draft->body, &error);
  StewardExit status;

  if (intent == NULL)
    return steward_cli_fail (error);
  status = steward_cli_act (cli, options, intent);
  if (status == STEWARD_EXIT_FINE && !options->dry_run && !steward_council_drop_sync (council, draft->id, &error))
    return steward_cli_fail (error);

  return status;
}

static StewardExit
list (StewardCouncil *council,
      GPtrArray      *drafts,
      gboolean        json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, &error);

  if (state == NULL)
    return steward_cli_fail (error);
  if (!json)
    print_table (state, drafts);
  else if (!print_json (state, drafts, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_command_review_unsealed (StewardCli   *cli,
                                 char       ***argv)
{
  StewardActOptions options = { 0 };
  g_autofree char *sealed = NULL;
  g_autofree char *discarded = NULL;
  GOptionEntry entries[] = {
    { "seal", 0, 0, G_OPTION_ARG_STRING, &sealed, "Check this one again and record it", "ID" },
    { "discard", 0, 0, G_OPTION_ARG_STRING, &discarded, "Forget this one", "ID" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Show what --seal would record, and record nothing",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;
  const StewardKeptDraft *draft = NULL;
  StewardCouncil *council;

  if (!steward_cli_parse ("review unsealed", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  if (sealed != NULL && discarded != NULL)
    return steward_cli_fail_usage ("Say either --seal ID or --discard ID.");
  council = steward_cli_open_council (cli, &error);
  drafts = council != NULL ? steward_council_list_unsealed_sync (council, &error) : NULL;
  if (drafts == NULL)
    return steward_cli_fail (error);
  if (sealed == NULL && discarded == NULL)
    return list (council, drafts, options.json);

  draft = find_draft (drafts, sealed != NULL ? sealed : discarded, &error);
  if (draft != NULL && sealed != NULL)
    return seal (cli, council, &options, draft);
  if (draft == NULL || !steward_council_drop_sync (council, draft->id, &error))
    return steward_cli_fail (error);
  steward_output_print ("Forgotten; nothing was recorded.\n");

  return STEWARD_EXIT_FINE;
}
