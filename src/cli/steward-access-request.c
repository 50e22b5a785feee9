/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access request. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-charter-access-output.h"
#include "steward-commands.h"

typedef struct
{
  StewardActOptions act;
  char *consumer;
  char *domain;
  char *role;
  char *source;
  char *object;
  char *columns;
  gboolean all_columns;
  char **masks;
  char **rows;
  char *purpose;
  char *why;
  char *legal_basis;
  char *since;
  char *until;
  int for_days;
  char *ticket;
  char **files;
  gboolean accept_terms;
  gboolean emergency;
  char *on_behalf;
  char *answerable;
} RequestOptions;

static void
clear_options (RequestOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->consumer);
  g_free (options->domain);
  g_free (options->role);
  g_free (options->source);
  g_free (options->object);
  g_free (options->columns);
  g_strfreev (options->masks);
  g_strfreev (options->rows);
  g_free (options->purpose);
  g_free (options->why);
  g_free (options->legal_basis);
  g_free (options->since);
  g_free (options->until);
  g_free (options->ticket);
  g_strfreev (options->files);
  g_free (options->on_behalf);
  g_free (options->answerable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RequestOptions, clear_options)

static gboolean
check_options (const RequestOptions  *options,
               GError               **error)
{
  const char *problem = NULL;

  if (options->consumer == NULL)
    problem = "Say for whom it is: --for team:NAME, person:PERSON, product:NAME or service:NAME.";
  else if ((options->columns == NULL) != options->all_columns)
    problem = "Say which columns with --columns a,b,c, or --all-columns for every one of them, but not both.";
  else if (options->until != NULL && options->for_days != 0)
    problem = "Say either --until DATE or --for-days N.";
  else if (options->until == NULL && options->for_days == 0 && !options->emergency)
    problem = "Say when it ends: --until DATE or --for-days N. No access is for ever.";
  else if (options->for_days < 0 || options->for_days > 36500)
    problem = "--for-days takes a number of days from 1 on.";
  if (problem != NULL)
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, problem);

  return problem == NULL;
}

static gboolean
find_people (StewardCli            *cli,
             const RequestOptions  *options,
             StewardAccessAsk      *ask,
             GError               **error)
{
  if (options->on_behalf != NULL)
    {
      ask->on_behalf = steward_cli_find_person (cli, options->on_behalf, error);
      if (ask->on_behalf == NULL)
        return FALSE;
    }
  if (options->answerable != NULL)
    {
      ask->answerable = steward_cli_find_person (cli, options->answerable, error);
      if (ask->answerable == NULL)
        return FALSE;
    }

  return TRUE;
}

static StewardAccessAsk *
make_ask (StewardCli            *cli,
          const RequestOptions  *options,
          GError               **error)
{
  g_autoptr(StewardAccessAsk) ask = steward_access_ask_new ();
  g_autofree char *domain = NULL;

  g_clear_pointer (&ask->consumer, g_free);
  if (!steward_access_read_consumer (cli, "--for", options->consumer, &ask->consumer_kind, &ask->consumer, &domain,
                                     error) ||
      !find_people (cli, options, ask, error))
    return NULL;
  ask->kind = STEWARD_ACCESS_KIND_GRANT;
  ask->domain = options->domain != NULL ? g_strdup (options->domain) : g_steal_pointer (&domain);
  ask->purpose = g_strdup (options->purpose);
  ask->legal_basis = g_strdup (options->legal_basis);
  ask->ticket = g_strdup (options->ticket);
  ask->accepts_terms = options->accept_terms;
  ask->emergency = options->emergency;

  return g_steal_pointer (&ask);
}

/* An emergency that names no end takes what the charter allows for one. */
static gboolean
choose_period (const RequestOptions      *options,
               const StewardAccessOffer  *offer,
               StewardAccessSelection    *selection,
               GError                   **error)
{
  gint64 start;

  if (!steward_cli_parse_since ("--since", options->since, &selection->since, error) ||
      !steward_cli_parse_until ("--until", options->until, &selection->until, error))
    return FALSE;
  start = selection->since > 0 ? selection->since : steward_instant_now ();
  if (options->for_days > 0)
    selection->until = start + options->for_days * G_TIME_SPAN_DAY;
  else if (selection->until == 0 && options->emergency)
    selection->until = start + (offer->rules != NULL && offer->rules->emergency_hours > 0
                                  ? (gint64) offer->rules->emergency_hours : 1) * G_TIME_SPAN_HOUR;

  return TRUE;
}

static StewardAccessTerms *
make_terms (StewardCli                *cli,
            const RequestOptions      *options,
            const StewardAccessOffer  *offer,
            const StewardAccessAsk    *ask,
            GError                   **error)
{
  g_auto(StewardAccessSelection) selection = {
    .object = g_strdup (options->object),
    .grantee = g_strdup (options->role),
    .columns = steward_access_split_columns (options->columns),
    .masks = g_strdupv (options->masks),
    .rows = g_strdupv (options->rows),
  };

  if (options->source != NULL)
    {
      selection.source = steward_access_find_source (cli, options->source, error);
      if (selection.source == NULL)
        return NULL;
    }
  if (!choose_period (options, offer, &selection, error))
    return NULL;

  return steward_access_selection_make_terms (&selection, offer, ask, error);
}

static const char *
find_port (const StewardAccessOffer *offer,
           const StewardAccessTerms *terms)
{
  const StewardAccessObject *asked = terms->objects->len > 0 ? g_ptr_array_index (terms->objects, 0) : NULL;

  for (guint i = 0; asked != NULL && i < offer->objects->len; i++)
    {
      const StewardOfferedObject *offered = g_ptr_array_index (offer->objects, i);

      if (g_strcmp0 (offered->object->name, asked->name) == 0)
        return offered->port;
    }

  return NULL;
}

/* The record that it becomes, as far as statements know it: the id is in the
 * names of views. */
static StewardAccess *
foresee (StewardCli          *cli,
         const StewardIntent *intent)
{
  g_autoptr(StewardAct) act =
    steward_council_prepare_sync (steward_services_get_council (cli->services), intent, NULL);
  const StewardDraft *draft = act != NULL ? g_ptr_array_index (act->append->drafts, 0) : NULL;
  StewardAccess *access;

  if (draft == NULL || act->access == NULL)
    return NULL;
  access = steward_access_new ();
  access->id = g_strdup (act->access);
  access->ask = steward_access_ask_copy (intent->ask);
  access->title = g_strdup (json_object_get_string_member_with_default (json_node_get_object (draft->body), "title",
                                                                        NULL));

  return access;
}

/* The statements, if the charter approves it without asking anybody. A platform
 * that does not answer now is asked again by whoever carries it out. */
static StewardEffectPlan *
plan_request (StewardCli               *cli,
              const StewardAccessOffer *offer,
              const StewardIntent      *intent)
{
  g_autoptr(StewardAccessRoute) route =
    steward_access_offer_route (offer, intent->ask, intent->terms, intent->comment != NULL,
                                intent->files != NULL ? g_strv_length (intent->files) : 0, steward_instant_now ());
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(StewardEffect) effect = NULL;

  if (route == NULL || route->outcome != STEWARD_ROUTE_APPROVED)
    return NULL;
  access = foresee (cli, intent);
  effect = access != NULL ? steward_access_case_make_effect (access, STEWARD_EFFECT_GRANT, intent->terms) : NULL;

  return effect != NULL ? steward_access_plan (cli, effect, NULL) : NULL;
}

/* The charter's words are chosen from a list; a wrong one shows it. */
static gboolean
check_choice (const char  *option,
              const char  *word,
              GPtrArray   *choices,
              GError     **error)
{
  g_autofree char *ids = NULL;

  for (guint i = 0; word != NULL && i < choices->len; i++)
    if (g_strcmp0 (((const StewardAccessChoice *) g_ptr_array_index (choices, i))->id, word) == 0)
      return TRUE;
  if (word == NULL)
    return TRUE;
  ids = steward_access_list_choices (choices);
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of %s in this charter; there are: %s.",
               word, option, ids);

  return FALSE;
}

static gboolean
check_choices (const StewardAccessOffer  *offer,
               const RequestOptions      *options,
               GError                   **error)
{
  return offer->rules == NULL ||
         (check_choice ("--purpose", options->purpose, offer->rules->purposes, error) &&
          check_choice ("--legal-basis", options->legal_basis, offer->rules->legal_bases, error));
}

static gboolean
fill_intent (StewardCli            *cli,
             const RequestOptions  *options,
             StewardIntent         *intent,
             GError               **error)
{
  g_autoptr(StewardAccessOffer) offer = NULL;

  intent->ask = make_ask (cli, options, error);
  if (intent->ask == NULL)
    return FALSE;
  offer = steward_access_offer_load_sync (steward_services_get_council (cli->services), intent->subject, error);
  intent->terms = offer != NULL && check_choices (offer, options, error)
                    ? make_terms (cli, options, offer, intent->ask, error) : NULL;
  if (intent->terms == NULL)
    return FALSE;
  if (intent->ask->port == NULL)
    intent->ask->port = g_strdup (find_port (offer, intent->terms));
  intent->comment = g_strdup (options->why);
  intent->files = g_strdupv (options->files);
  intent->plan = plan_request (cli, offer, intent);

  return TRUE;
}

StewardExit
steward_command_access_request (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(RequestOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.consumer,
      "Who is to read: team:NAME, person:PERSON, product:NAME or service:NAME", "CONSUMER" },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &options.domain, "The domain of a team, person or service", "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      "Role or account on the platform (default: what “access principal” says)", "ROLE" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, "Where, if it lies in several sources", "NAME" },
    { "object", 0, 0, G_OPTION_ARG_STRING, &options.object, "Which table, if there are several", "NAME" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.columns, "These columns only", "A,B,C" },
    { "all-columns", 0, 0, G_OPTION_ARG_NONE, &options.all_columns, "Every column", NULL },
    { "mask", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.masks,
      "Show a column redacted, partial, year, decade or digest; may be repeated", "COLUMN=MASK" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.rows,
      "These rows only; may be repeated, then all must hold", "\"COLUMN=VALUE\"" },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &options.purpose, "One of the purposes of the charter", "ID" },
    { "why", 0, 0, G_OPTION_ARG_STRING, &options.why, "What it is for, in Markdown", "TEXT" },
    { "legal-basis", 0, 0, G_OPTION_ARG_STRING, &options.legal_basis, "One of those of the charter", "ID" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since, "From this day (default: once it is approved)", "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "To the end of this day", "DATE" },
    { "for-days", 0, 0, G_OPTION_ARG_INT, &options.for_days, "For so many days", "N" },
    { "ticket", 0, 0, G_OPTION_ARG_STRING, &options.ticket, "Number of a ticket elsewhere", "TICKET" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, "Evidence; may be repeated", "FILE" },
    { "accept-terms", 0, 0, G_OPTION_ARG_NONE, &options.accept_terms, "Accept the terms of the charter", NULL },
    { "emergency", 0, 0, G_OPTION_ARG_NONE, &options.emergency, "At once and short; it is reviewed afterwards", NULL },
    { "on-behalf", 0, 0, G_OPTION_ARG_STRING, &options.on_behalf, "Ask for somebody else", "PERSON" },
    { "answerable", 0, 0, G_OPTION_ARG_STRING, &options.answerable, "Who answers for a team, product or service",
      "PERSON" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access request", entries, argv, 1, 1, &error) || !check_options (&options, &error))
    return steward_cli_fail (error);
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_REQUEST_ACCESS, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->subject = g_strdup ((*argv)[1]);
  if (!fill_intent (cli, &options, intent, &error))
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options.act, intent);
}
