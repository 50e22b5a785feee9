/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl person key: the public keys that decisions of a person may be
 * signed with. A private key stays in the keyring, or with an ssh-agent. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-signer.h"
#include "steward-table.h"

typedef struct
{
  StewardActOptions act;
  gboolean generate;
} KeyOptions;

static void
clear_options (KeyOptions *options)
{
  steward_act_options_clear (&options->act);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeyOptions, clear_options)

static void
print_keys (StewardCouncilState *state,
            GPtrArray           *people,
            GPtrArray           *lists)
{
  static const char *const titles[] = { "PERSON", "KEY", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);
      GPtrArray *keys = g_ptr_array_index (lists, i);

      for (guint j = 0; j < keys->len; j++)
        steward_table_add (table, steward_output_person_name (state, person->id), g_ptr_array_index (keys, j), NULL);
    }
  steward_table_print (table, "");
}

static gboolean
print_json (StewardCouncilState  *state,
            GPtrArray            *people,
            GPtrArray            *lists,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);
      GPtrArray *keys = g_ptr_array_index (lists, i);

      for (guint j = 0; j < keys->len; j++)
        {
          json_builder_begin_object (builder);
          steward_output_add_person (builder, "person", state, person->id);
          steward_output_add_text (builder, "key", g_ptr_array_index (keys, j));
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static StewardExit
list_keys (StewardCli       *cli,
           const KeyOptions *options)
{
  g_autoptr(GError) error = NULL;
  StewardCouncil *council = steward_cli_open_council (cli, &error);
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  StewardGovernance *governance = council != NULL ? steward_council_get_governance (council) : NULL;

  state = council != NULL ? steward_council_load_state_sync (council, &error) : NULL;
  people = state != NULL ? steward_council_rows_list_people (governance, &error) : NULL;
  if (people == NULL)
    return steward_cli_fail (error);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);
      GPtrArray *keys = steward_council_rows_list_keys (governance, person->id, &error);

      if (keys == NULL)
        return steward_cli_fail (error);
      g_ptr_array_add (lists, keys);
    }
  if (!options->act.json)
    print_keys (state, people, lists);
  else if (!print_json (state, people, lists, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

/* The key in the keyring, which is made when there is none yet, or the public
 * one of a file. */
static char *
find_key (StewardCli        *cli,
          const KeyOptions  *options,
          const char        *person,
          const char        *file,
          GError           **error)
{
  g_autoptr(StewardSigner) signer = NULL;
  g_autoptr(GError) reason = NULL;
  char *key;

  if (!options->generate)
    {
      key = steward_cli_read_text (file, error);
      return key != NULL ? g_strstrip (key) : NULL;
    }
  signer = steward_signer_new_for_keyring (steward_services_get_secrets (cli->services), person);
  key = steward_signer_load_key_sync (signer, NULL, &reason);
  if (key == NULL && g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING))
    return steward_signer_make_key_sync (signer, NULL, error);
  if (key == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return key;
}

static StewardExit
change_keys (StewardCli        *cli,
             const KeyOptions  *options,
             const char        *verb,
             const char        *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardIntent) intent = steward_cli_begin (cli, &options->act, verb, &error);

  if (intent == NULL)
    return steward_cli_fail (error);
  intent->key = g_str_equal (verb, STEWARD_VERB_ADD_KEY) ? find_key (cli, options, intent->actor, word, &error)
                                                         : g_strdup (word);
  if (intent->key == NULL)
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options->act, intent);
}

StewardExit
steward_command_person_key (StewardCli   *cli,
                            char       ***argv)
{
  g_auto(KeyOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "generate", 0, 0, G_OPTION_ARG_NONE, &options.generate, "Make a key in the keyring", NULL },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  const char *what, *word;

  if (!steward_cli_parse ("person key", entries, argv, 1, 2, &error))
    return steward_cli_fail (error);
  what = (*argv)[1];
  word = (*argv)[2];
  if (g_str_equal (what, "list") && word == NULL)
    return list_keys (cli, &options);
  if (g_str_equal (what, "remove") && word != NULL)
    return change_keys (cli, &options, STEWARD_VERB_REMOVE_KEY, word);
  if (!g_str_equal (what, "add") || (word == NULL) != options.generate)
    return steward_cli_fail_usage ("“stewardctl person key” takes “list”, “add FILE.pub”, “add --generate” or “remove "
                                   "KEY”.");
  if (options.generate && options.act.dry_run)
    return steward_cli_fail_usage ("A key that is only shown would be made all the same; leave out --dry-run.");

  return change_keys (cli, &options, STEWARD_VERB_ADD_KEY, word);
}
