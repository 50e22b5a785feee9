/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of every decision through stewardctl: who acts, what it would
 * record, and, unless it is only to be shown, recording it. */

#include "config.h"

#include "steward-cli-act.h"

#include "steward-cli-act-output.h"
#include "steward-council-rows.h"
#include "steward-output.h"

#include <stdio.h>

#define MAX_TEXT_BYTES (16u * 1024 * 1024)

void
steward_act_options_clear (StewardActOptions *options)
{
  g_clear_pointer (&options->as, g_free);
}

/**
 * steward_cli_open_council:
 * @cli: a run
 * @error: return location: as for steward_services_open()
 *
 * Returns: (transfer none) (nullable): the council
 */
StewardCouncil *
steward_cli_open_council (StewardCli  *cli,
                          GError     **error)
{
  StewardServices *services = steward_cli_open (cli, error);

  return services != NULL ? steward_services_get_council (services) : NULL;
}

/**
 * steward_cli_load_state:
 * @cli: a run
 * @error: return location: as for steward_services_open()
 *
 * Returns: (transfer full) (nullable): what is in force
 */
StewardCouncilState *
steward_cli_load_state (StewardCli  *cli,
                        GError     **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);

  return council != NULL ? steward_council_load_state_sync (council, error) : NULL;
}

/**
 * steward_cli_find_person:
 * @cli: a run
 * @text: id, address or name
 * @error: return location: NOT_FOUND, or as for steward_services_open()
 *
 * Returns: (transfer full) (nullable): the person's id
 */
char *
steward_cli_find_person (StewardCli  *cli,
                         const char  *text,
                         GError     **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);

  if (council == NULL)
    return NULL;

  return steward_council_rows_resolve_person (steward_council_get_governance (council), text, error);
}

static char *
find_actor (StewardCli               *cli,
            const StewardActOptions  *options,
            GError                  **error)
{
  const char *person = steward_services_get_person (cli->services);

  if (options->as != NULL)
    return steward_cli_find_person (cli, options->as, error);

  if (person == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                 "Nobody is known to sit at this desk; say who acts with --as PERSON, or for good with "
                 "“stewardctl person use PERSON”.");

  return g_strdup (person);
}

/**
 * steward_cli_begin:
 * @cli: a run
 * @options: of the command
 * @verb: of steward-verbs.h
 * @error: return location: USAGE when nobody acts, NOT_FOUND, or as for
 *   steward_services_open()
 *
 * Returns: (transfer full) (nullable): an intent of the person who acts
 */
StewardIntent *
steward_cli_begin (StewardCli               *cli,
                   const StewardActOptions  *options,
                   const char               *verb,
                   GError                  **error)
{
  g_autofree char *actor = NULL;

  if (steward_cli_open_council (cli, error) == NULL)
    return NULL;
  actor = find_actor (cli, options, error);

  return actor != NULL ? steward_intent_new (verb, actor) : NULL;
}

/**
 * steward_cli_refuse:
 * @error: why a verb cannot be done
 *
 * Like steward_cli_fail(); a decision that is not allowed, or that came too
 * late, is a refused one and not wrong usage.
 */
StewardExit
steward_cli_refuse (const GError *error)
{
  g_autofree char *safe = NULL;
  gboolean denied = g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);

  if (!denied && !g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
    return steward_cli_fail (error);

  safe = steward_output_escape (error->message);
  fprintf (stderr, "stewardctl: %s\n%s\n", safe,
           denied ? "“stewardctl charter show” says who may decide what; nothing was recorded."
                  : "Look at it again with “stewardctl review show”, “access show” or “incident show”, then decide "
                    "anew; nothing was recorded.");

  return STEWARD_EXIT_FINDINGS;
}

static StewardExit
record (StewardCouncil           *council,
        const StewardActOptions  *options,
        StewardAct               *act)
{
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_council_keep_sync (council, act, &error))
    return steward_cli_refuse (error);
  if (!steward_council_seal_sync (council, act, &events, &error))
    {
      /* Refused, and said so: nothing that is left to be told later. */
      if (act->append->settles != NULL && !steward_council_drop_sync (council, act->append->settles, NULL))
        g_debug ("The draft of a refused decision stays.");
      return steward_cli_refuse (error);
    }
  if (!options->json)
    steward_cli_print_recorded (act, events);
  else if (!steward_cli_print_act_json (act, events, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

/**
 * steward_cli_act:
 * @cli: a run
 * @options: of the command
 * @intent: what is wanted
 *
 * Checks it, and records it or shows what would be recorded.
 *
 * Returns: the exit status; errors were printed
 */
StewardExit
steward_cli_act (StewardCli               *cli,
                 const StewardActOptions  *options,
                 const StewardIntent      *intent)
{
  g_autoptr(GError) error = NULL;
  StewardCouncil *council = steward_cli_open_council (cli, &error);
  g_autoptr(StewardAct) act = NULL;

  if (council == NULL)
    return steward_cli_fail (error);
  act = steward_council_prepare_sync (council, intent, &error);
  if (act == NULL)
    return steward_cli_refuse (error);
  if (!options->dry_run)
    return record (council, options, act);

  if (!options->json)
    steward_cli_print_dry_run (council, act);
  else if (!steward_cli_print_act_json (act, NULL, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

/**
 * steward_cli_read_text:
 * @path: of a file, or "-" for standard input
 * @error: return location: INVALID_DATA, NOT_FOUND
 *
 * Returns: (transfer full) (nullable): its text, which is UTF-8
 */
char *
steward_cli_read_text (const char  *path,
                       GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) local = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, &length, &local))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "“%s” cannot be read: %s.", shown, local->message);
      return NULL;
    }
  if (length > MAX_TEXT_BYTES || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no text in UTF-8 of at most 16 MiB.",
                   shown);
      return NULL;
    }

  return g_steal_pointer (&text);
}
