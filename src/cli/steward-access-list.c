/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access list and export: who has what, why and until when. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-access-export.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

#include <stdio.h>

typedef struct
{
  gboolean mine;
  gboolean waiting;
  gboolean open;
  gboolean live;
  gboolean undone;
  gboolean overdue;
  char **states;
  char *product;
  char *domain;
  char *consumer;
  char *source;
  char *role;
  char *ends_before;
  char *format;
  char *output;
  char *as;
  gboolean json;

  guint state_bits;
} ListOptions;

static void
clear_options (ListOptions *options)
{
  g_strfreev (options->states);
  g_free (options->product);
  g_free (options->domain);
  g_free (options->consumer);
  g_free (options->source);
  g_free (options->role);
  g_free (options->ends_before);
  g_free (options->format);
  g_free (options->output);
  g_free (options->as);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_options)

/* The filters, which both commands have. */
#define FILTER_ENTRIES(options) \
  { "mine", 0, 0, G_OPTION_ARG_NONE, &(options).mine, "What I asked for, or what is for me", NULL }, \
  { "waiting", 0, 0, G_OPTION_ARG_NONE, &(options).waiting, "What waits for my decision", NULL }, \
  { "open", 0, 0, G_OPTION_ARG_NONE, &(options).open, "Requested, and not decided yet", NULL }, \
  { "live", 0, 0, G_OPTION_ARG_NONE, &(options).live, "Approved, or not yet taken back", NULL }, \
  { "undone", 0, 0, G_OPTION_ARG_NONE, &(options).undone, "The platform is not yet as it was decided", NULL }, \
  { "overdue", 0, 0, G_OPTION_ARG_NONE, &(options).overdue, "A decision, a review or a revocation is late", NULL }, \
  { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).states, "In this state; may be repeated", "STATE" }, \
  { "product", 0, 0, G_OPTION_ARG_STRING, &(options).product, "To this product", "URN|NAME" }, \
  { "domain", 0, 0, G_OPTION_ARG_STRING, &(options).domain, "To products of this domain", "NAME" }, \
  { "for", 0, 0, G_OPTION_ARG_STRING, &(options).consumer, "For this consumer: team:NAME, person:PERSON…", \
    "CONSUMER" }, \
  { "source", 0, 0, G_OPTION_ARG_STRING, &(options).source, "On this source", "NAME" }, \
  { "role", 0, 0, G_OPTION_ARG_STRING, &(options).role, "To this role or account of the platform", "ROLE" }, \
  { "ends-before", 0, 0, G_OPTION_ARG_STRING, &(options).ends_before, "Approved, and over by then", "DATE" }, \
  { "as", 0, 0, G_OPTION_ARG_STRING, &(options).as, "Who reads (default: who sits at this desk)", "PERSON" }

static gboolean
read_states (ListOptions  *options,
             GError      **error)
{
  for (gsize i = 0; options->states != NULL && options->states[i] != NULL; i++)
    {
      StewardAccessState state;

      if (!steward_access_state_from_id (options->states[i], &state))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of --state; there are: requested, "
                       "approved, rejected, withdrawn, expired, revoked.", options->states[i]);
          return FALSE;
        }
      options->state_bits |= 1u << state;
    }

  return TRUE;
}

/* A product that the catalog does not have any more is taken as a URN. */
static char *
find_urn (StewardCouncil *council,
          const char     *subject)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (subject == NULL)
    return NULL;
  detail = steward_catalog_load_sync (steward_council_get_catalog (council), subject, NULL);

  return g_strdup (detail != NULL ? detail->urn : subject);
}

static gboolean
find_reader (StewardCli         *cli,
             const ListOptions  *options,
             char              **out_person,
             GError            **error)
{
  *out_person = options->as != NULL ? steward_cli_find_person (cli, options->as, error)
                                    : g_strdup (steward_services_get_person (cli->services));
  if (*out_person != NULL || (options->as == NULL && !options->mine && !options->waiting))
    return TRUE;
  if (options->as == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                 "Nobody is known to sit at this desk; say whose with --as PERSON.");

  return FALSE;
}

static gboolean
fits (const ListOptions          *options,
      const StewardAccessSummary *summary,
      const StewardConsumerKind  *kind)
{
  const StewardAccess *access = summary->access;

  return (!options->mine || summary->mine) && (!options->waiting || summary->waits) &&
         (!options->overdue || summary->overdue) &&
         (options->domain == NULL || g_strcmp0 (options->domain, access->domain) == 0) &&
         (kind == NULL || *kind == access->ask->consumer_kind) &&
         (options->state_bits == 0 || (options->state_bits & (1u << access->state)));
}

static void
remove_others (const ListOptions         *options,
               GPtrArray                 *summaries,
               const StewardConsumerKind *kind)
{
  for (guint i = summaries->len; i > 0; i--)
    if (!fits (options, g_ptr_array_index (summaries, i - 1), kind))
      g_ptr_array_remove_index (summaries, i - 1);
}

/* What the options ask for; NULL with an error. */
static GPtrArray *
load (StewardCli   *cli,
      ListOptions  *options,
      GError      **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);
  StewardAccessFilter filter = { .open_only = options->open, .live_only = options->live,
                                 .undone_only = options->undone, .grantee = options->role };
  g_autofree char *person = NULL, *urn = NULL, *consumer = NULL, *domain = NULL, *source = NULL;
  StewardConsumerKind kind = STEWARD_CONSUMER_PERSON;
  GPtrArray *summaries;

  if (council == NULL || !read_states (options, error) || !find_reader (cli, options, &person, error) ||
      !steward_cli_parse_until ("--ends-before", options->ends_before, &filter.ends_before, error))
    return NULL;
  if (options->consumer != NULL &&
      !steward_access_read_consumer (cli, "--for", options->consumer, &kind, &consumer, &domain, error))
    return NULL;
  source = options->source != NULL ? steward_access_find_source (cli, options->source, error) : NULL;
  if (options->source != NULL && source == NULL)
    return NULL;
  urn = find_urn (council, options->product);
  filter.subject = urn;
  filter.consumer = consumer;
  filter.source = source;
  summaries = steward_access_summaries_load_sync (council, &filter, person, error);
  if (summaries != NULL)
    remove_others (options, summaries, consumer != NULL ? &kind : NULL);

  return summaries;
}

/* "provisioned", and what is late about it. */
static char *
describe_provision (const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  const char *words = steward_provision_state_to_id (access->provision);

  return summary->overdue && !steward_access_is_open (access) ? g_strdup_printf ("%s (overdue)", words)
                                                              : g_strdup (words);
}

static char *
describe_wait (const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  gboolean late = summary->overdue && steward_access_is_open (access);
  g_autofree char *due = steward_access_is_open (access) && access->due > 0 ? steward_output_time (access->due) : NULL;
  const char *words = summary->waits_for != NULL ? summary->waits_for : "";

  if (due == NULL)
    return g_strdup (words);

  return g_strdup_printf ("%s%sdue %s%s", words, *words != '\0' ? ", " : "", due, late ? " (overdue)" : "");
}

static void
add_line (StewardTable               *table,
          const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  gboolean ends = access->terms != NULL && access->terms->until > 0 && access->ask->kind == STEWARD_ACCESS_KIND_GRANT;
  g_autofree char *until = ends ? steward_output_time (access->terms->until) : g_strdup ("");
  g_autofree char *provision = describe_provision (summary);
  g_autofree char *wait = describe_wait (summary);

  steward_table_add (table, access->id, summary->subject != NULL ? summary->subject : access->subject,
                     summary->consumer != NULL ? summary->consumer : access->ask->consumer,
                     summary->purpose != NULL ? summary->purpose : "", until,
                     access->ask->emergency ? "emergency" : "", steward_access_state_to_id (access->state), provision,
                     wait, summary->waits ? "decide" : "", NULL);
}

static void
print_table (GPtrArray *summaries)
{
  static const char *const titles[] = { "ID", "PRODUCT", "CONSUMER", "PURPOSE", "UNTIL", "", "STATE", "PLATFORM",
                                        "WAITS FOR", "YOU", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < summaries->len; i++)
    add_line (table, g_ptr_array_index (summaries, i));
  steward_table_print (table, "");
}

StewardExit
steward_command_access_list (StewardCli   *cli,
                             char       ***argv)
{
  g_auto(ListOptions) options = { 0 };
  GOptionEntry entries[] = {
    FILTER_ENTRIES (options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) summaries = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  summaries = load (cli, &options, &error);
  state = summaries != NULL ? steward_cli_load_state (cli, &error) : NULL;
  if (state == NULL)
    return steward_cli_fail (error);
  if (options.json)
    {
      text = steward_access_export_json (state, summaries, &error);
      if (text == NULL)
        return steward_cli_fail (error);
      fwrite (g_bytes_get_data (text, NULL), 1, g_bytes_get_size (text), stdout);
    }
  else if (summaries->len > 0)
    print_table (summaries);
  else
    steward_output_print (options.waiting ? "Nothing waits for you.\n" : "There is no such access.\n");

  return STEWARD_EXIT_FINE;
}

/* To a file, which is there whole or not at all, or to standard output. */
static gboolean
write_text (GBytes      *text,
            const char  *path,
            GError     **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  if (path == NULL || g_str_equal (path, "-"))
    {
      fwrite (g_bytes_get_data (text, NULL), 1, g_bytes_get_size (text), stdout);
      return TRUE;
    }
  if (g_file_set_contents_full (path, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” cannot be written: %s.", shown, local->message);

  return FALSE;
}

StewardExit
steward_command_access_export (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(ListOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "csv (default) or json", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Into this file (default: standard output)", "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "The same as --format json", NULL },
    FILTER_ENTRIES (options),
    { NULL },
  };
  g_autoptr(GPtrArray) summaries = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GError) error = NULL;
  gboolean json;

  if (!steward_cli_parse ("access export", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  json = options.json || g_strcmp0 (options.format, "json") == 0;
  if (options.format != NULL && !json && !g_str_equal (options.format, "csv"))
    return steward_cli_fail_usage ("“%s” is no format; there are: csv, json.", options.format);
  summaries = load (cli, &options, &error);
  state = summaries != NULL ? steward_cli_load_state (cli, &error) : NULL;
  if (state == NULL)
    return steward_cli_fail (error);
  text = json ? steward_access_export_json (state, summaries, &error) : steward_access_export_csv (state, summaries);
  if (text == NULL || !write_text (text, options.output, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
