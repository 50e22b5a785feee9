/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl delegation give, end and list. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-delegation-output.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

static char *
describe_kinds (guint kinds)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  for (int kind = 0; kind < STEWARD_REVIEW_N_KINDS; kind++)
    if (kinds & (1u << kind))
      g_strv_builder_add (builder, steward_review_kind_to_id ((StewardReviewKind) kind));
  words = g_strv_builder_end (builder);

  return g_strjoinv (", ", words);
}

static const char *
describe_period (const StewardDelegation *delegation)
{
  gint64 now = steward_instant_now ();

  if (now < delegation->since)
    return "later";

  return now < delegation->until ? "in force" : "over";
}

/**
 * steward_output_print_delegations:
 * @state: of the council
 * @delegations: (element-type StewardDelegation): to print as a table
 */
void
steward_output_print_delegations (StewardCouncilState *state,
                                  GPtrArray           *delegations)
{
  static const char *const titles[] = { "ID", "FROM", "TO", "SEAT", "KINDS", "SINCE", "UNTIL", "NOW", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (delegations, i);
      g_autofree char *since = steward_output_time (delegation->since);
      g_autofree char *until = steward_output_time (delegation->until);
      g_autofree char *kinds = describe_kinds (delegation->kinds);

      steward_table_add (table, delegation->id, steward_output_person_name (state, delegation->from),
                         steward_output_person_name (state, delegation->to),
                         delegation->seat != NULL ? delegation->seat : "all", *kinds != '\0' ? kinds : "all", since,
                         until, describe_period (delegation), NULL);
    }
  steward_table_print (table, "  ");
}

static void
add_delegation (JsonBuilder             *builder,
                StewardCouncilState     *state,
                const StewardDelegation *delegation)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", delegation->id);
  steward_output_add_person (builder, "from", state, delegation->from);
  steward_output_add_person (builder, "to", state, delegation->to);
  steward_output_add_text (builder, "seat", delegation->seat);
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (int kind = 0; kind < STEWARD_REVIEW_N_KINDS; kind++)
    if (delegation->kinds & (1u << kind))
      json_builder_add_string_value (builder, steward_review_kind_to_id ((StewardReviewKind) kind));
  json_builder_end_array (builder);
  steward_output_add_time (builder, "since", delegation->since);
  steward_output_add_time (builder, "until", delegation->until);
  steward_output_add_text (builder, "now", describe_period (delegation));
  json_builder_end_object (builder);
}

/**
 * steward_output_add_delegations:
 * @builder: inside an object
 * @state: of the council
 * @delegations: (nullable) (element-type StewardDelegation): become its member
 *   "delegations"
 */
void
steward_output_add_delegations (JsonBuilder         *builder,
                                StewardCouncilState *state,
                                GPtrArray           *delegations)
{
  json_builder_set_member_name (builder, "delegations");
  json_builder_begin_array (builder);
  for (guint i = 0; delegations != NULL && i < delegations->len; i++)
    add_delegation (builder, state, g_ptr_array_index (delegations, i));
  json_builder_end_array (builder);
}

StewardExit
steward_command_delegation_list (StewardCli   *cli,
                                 char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;
  GPtrArray *delegations;

  if (!steward_cli_parse ("delegation list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  if (state == NULL)
    return steward_cli_fail (error);

  delegations = state->charter != NULL ? state->charter->delegations : NULL;
  if (!json)
    {
      if (delegations != NULL && delegations->len > 0)
        steward_output_print_delegations (state, delegations);
      else
        steward_output_print ("Nobody has delegated a seat.\n");
      return STEWARD_EXIT_FINE;
    }
  json_builder_begin_object (builder);
  steward_output_add_delegations (builder, state, delegations);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
}

typedef struct
{
  StewardActOptions act;
  char *from;
  char *to;
  char *seat;
  char **kinds;
  char *since;
  char *until;
  char *reason;
} GiveOptions;

static void
clear_give_options (GiveOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->from);
  g_free (options->to);
  g_free (options->seat);
  g_strfreev (options->kinds);
  g_free (options->since);
  g_free (options->until);
  g_free (options->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GiveOptions, clear_give_options)

static gboolean
take_kinds (StewardIntent  *intent,
            char          **kinds,
            GError        **error)
{
  for (gsize i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      StewardReviewKind kind;

      if (steward_review_kind_from_id (kinds[i], &kind))
        {
          intent->kinds |= 1u << kind;
          continue;
        }
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no kind of review; see “stewardctl review "
                   "open --help”.", kinds[i]);
      return FALSE;
    }

  return TRUE;
}

static StewardIntent *
make_giving (StewardCli         *cli,
             const GiveOptions  *options,
             GError            **error)
{
  g_autoptr(StewardIntent) intent = steward_cli_begin (cli, &options->act, STEWARD_VERB_GIVE_DELEGATION, error);

  if (intent == NULL || !take_kinds (intent, options->kinds, error) ||
      !steward_cli_parse_since ("--since", options->since, &intent->since, error) ||
      !steward_cli_parse_until ("--until", options->until, &intent->until, error))
    return NULL;
  intent->person = steward_cli_find_person (cli, options->to, error);
  if (intent->person == NULL)
    return NULL;
  if (options->from != NULL)
    {
      intent->name = steward_cli_find_person (cli, options->from, error);
      if (intent->name == NULL)
        return NULL;
    }
  intent->seat = g_strdup (options->seat);
  intent->comment = g_strdup (options->reason);

  return g_steal_pointer (&intent);
}

StewardExit
steward_command_delegation_give (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(GiveOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "Who stands in", "PERSON" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, "Whose seat (default: of who acts)", "PERSON" },
    { "seat", 0, 0, G_OPTION_ARG_STRING, &options.seat, "Only this seat", "SEAT" },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.kinds, "Only this kind of review; may be repeated", "KIND" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, "From when on (default: now)", "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "To the end of this day", "DATE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("delegation give", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  if (options.to == NULL || options.until == NULL)
    return steward_cli_fail_usage ("A delegation needs --to PERSON and --until DATE.");
  intent = make_giving (cli, &options, &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_delegation_end (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("delegation end", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = steward_cli_begin (cli, &options, STEWARD_VERB_END_DELEGATION, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->condition = g_strdup ((*argv)[1]);

  return steward_cli_act (cli, &options, intent);
}
