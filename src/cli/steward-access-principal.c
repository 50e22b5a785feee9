/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access principal: which role or account of a platform is whose. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

typedef struct
{
  StewardActOptions act;
  char *consumer;
  char *source;
} PrincipalOptions;

static void
clear_options (PrincipalOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->consumer);
  g_free (options->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrincipalOptions, clear_options)

/* A person by name, a product as the catalog calls it, else as recorded. */
static char *
name_consumer (StewardCli             *cli,
               StewardCouncilState    *state,
               const StewardPrincipal *principal)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (principal->kind == STEWARD_CONSUMER_PERSON)
    return g_strdup (steward_output_person_name (state, principal->consumer));
  if (principal->kind != STEWARD_CONSUMER_PRODUCT)
    return g_strdup (principal->consumer);
  detail = steward_catalog_load_sync (steward_services_get_catalog (cli->services), principal->consumer, NULL);

  return g_strdup (detail != NULL ? detail->entry->name : principal->consumer);
}

/* The name of the source on this desk; what was recorded, when it has none. */
static const char *
name_source (StewardCli *cli,
             const char *source)
{
  StewardSourceItem *item = steward_services_find_source (cli->services, source);

  return item != NULL ? steward_source_get_name (steward_source_item_get_source (item)) : source;
}

static void
print_table (StewardCli          *cli,
             StewardCouncilState *state,
             GPtrArray           *principals)
{
  static const char *const titles[] = { "SOURCE", "ROLE", "KIND", "WHOSE", "SINCE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (principals, i);
      g_autofree char *consumer = name_consumer (cli, state, principal);
      g_autofree char *time = steward_output_time (principal->time);

      steward_table_add (table, name_source (cli, principal->source), principal->principal,
                         steward_consumer_kind_to_id (principal->kind), consumer, time, NULL);
    }
  if (principals->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print ("Nobody has said whose a role is; say it with “stewardctl access principal link”.\n");
}

static gboolean
print_json (StewardCli           *cli,
            StewardCouncilState  *state,
            GPtrArray            *principals,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "principals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (principals, i);
      g_autofree char *consumer = name_consumer (cli, state, principal);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "source", principal->source);
      steward_output_add_text (builder, "source_name", name_source (cli, principal->source));
      steward_output_add_text (builder, "principal", principal->principal);
      steward_output_add_text (builder, "kind", steward_consumer_kind_to_id (principal->kind));
      steward_output_add_text (builder, "consumer", principal->consumer);
      steward_output_add_text (builder, "consumer_name", consumer);
      steward_output_add_time (builder, "time", principal->time);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static StewardExit
list (StewardCli             *cli,
      const PrincipalOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCouncilState) state = steward_cli_load_state (cli, &error);
  g_autofree char *source = NULL;
  g_autoptr(GPtrArray) principals = NULL;

  if (state == NULL)
    return steward_cli_fail (error);
  source = options->source != NULL ? steward_access_find_source (cli, options->source, &error) : NULL;
  if (options->source == NULL || source != NULL)
    principals = steward_access_rows_list_principals (steward_services_get_governance (cli->services), source, &error);
  if (principals == NULL)
    return steward_cli_fail (error);
  if (!options->act.json)
    print_table (cli, state, principals);
  else if (!print_json (cli, state, principals, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

/* A source that is not there any more is taken as it was recorded. */
static char *
find_source (StewardCli  *cli,
             const char  *name,
             gboolean     must_be,
             GError     **error)
{
  g_autoptr(GError) reason = NULL;
  char *source = steward_access_find_source (cli, name, &reason);

  if (source != NULL || (!must_be && g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND)))
    return source != NULL ? source : g_strdup (name);
  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}

static StewardExit
link_principal (StewardCli              *cli,
                const PrincipalOptions  *options,
                char                   **words)
{
  g_autoptr(StewardIntent) intent = NULL;
  g_autofree char *consumer = NULL, *domain = NULL;
  g_autoptr(GError) error = NULL;
  StewardConsumerKind kind;

  if (options->consumer == NULL)
    return steward_cli_fail_usage ("Say whose it is: --for team:NAME, person:PERSON, product:NAME or service:NAME.");
  intent = steward_cli_begin (cli, &options->act, STEWARD_VERB_LINK_PRINCIPAL, &error);
  if (intent == NULL ||
      !steward_access_read_consumer (cli, "--for", options->consumer, &kind, &consumer, &domain, &error))
    return steward_cli_fail (error);
  intent->source = find_source (cli, words[0], TRUE, &error);
  if (intent->source == NULL)
    return steward_cli_fail (error);
  intent->principal = g_strdup (words[1]);
  intent->ask = steward_access_ask_new ();
  intent->ask->consumer_kind = kind;
  g_free (intent->ask->consumer);
  intent->ask->consumer = g_steal_pointer (&consumer);
  intent->ask->domain = g_steal_pointer (&domain);

  return steward_cli_act (cli, &options->act, intent);
}

static StewardExit
unlink_principal (StewardCli              *cli,
                  const PrincipalOptions  *options,
                  char                   **words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardIntent) intent = steward_cli_begin (cli, &options->act, STEWARD_VERB_UNLINK_PRINCIPAL, &error);

  if (intent == NULL)
    return steward_cli_fail (error);
  intent->source = find_source (cli, words[0], FALSE, &error);
  intent->principal = g_strdup (words[1]);
  if (intent->source == NULL)
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options->act, intent);
}

StewardExit
steward_command_access_principal (StewardCli   *cli,
                                  char       ***argv)
{
  g_auto(PrincipalOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.consumer,
      "link: whose it is: team:NAME, person:PERSON, product:NAME or service:NAME", "CONSUMER" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, "list: of this source", "NAME" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  const char *what;
  guint n_words;

  if (!steward_cli_parse ("access principal", entries, argv, 1, 3, &error))
    return steward_cli_fail (error);
  what = (*argv)[1];
  n_words = g_strv_length (*argv) - 2;
  if (g_str_equal (what, "list") && n_words == 0)
    return list (cli, &options);
  if (g_str_equal (what, "link") && n_words == 2)
    return link_principal (cli, &options, *argv + 2);
  if (g_str_equal (what, "unlink") && n_words == 2)
    return unlink_principal (cli, &options, *argv + 2);

  return steward_cli_fail_usage ("“stewardctl access principal” takes “list”, “link SOURCE ROLE --for CONSUMER” or "
                                 "“unlink SOURCE ROLE”.");
}
