/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands share: the profile, waiting for something asynchronous,
 * options, and errors as a sentence, a remedy and an exit status. */

#include "config.h"

#include "steward-cli.h"

#include "steward-commands.h"
#include "steward-output.h"

#include <stdio.h>
#include <string.h>

/**
 * steward_cli_open:
 * @self: a run
 * @error: return location: as for steward_services_open()
 *
 * Returns: (transfer none) (nullable): the services of the profile
 */
StewardServices *
steward_cli_open (StewardCli  *self,
                  GError     **error)
{
  const char *const *notices;

  if (self->services != NULL)
    return self->services;

  self->services = steward_services_open (self->profile, error);
  notices = self->services != NULL ? steward_services_get_notices (self->services) : NULL;
  for (gsize i = 0; notices != NULL && notices[i] != NULL; i++)
    {
      g_autofree char *safe = steward_output_escape (notices[i]);

      fprintf (stderr, "stewardctl: %s\n", safe);
    }

  return self->services;
}

void
steward_cli_close (StewardCli *self)
{
  if (self->services != NULL)
    steward_services_close (self->services);
  g_clear_object (&self->services);
  g_clear_pointer (&self->profile, g_free);
}

static void
print_error (const GError *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *safe = steward_output_escape (error->message);

  fprintf (stderr, "stewardctl: %s\n", safe);
  if (remedy != NULL)
    fprintf (stderr, "%s\n", remedy);
  else if (error->domain == STEWARD_ERROR)
    fprintf (stderr, "Nothing was recorded.\n");   /* the council's refusals say themselves what to do */
}

static StewardExit
find_exit (const GError *error)
{
  if (error->domain != STEWARD_ERROR)
    return error->domain == G_OPTION_ERROR ? STEWARD_EXIT_USAGE : STEWARD_EXIT_UNREACHABLE;

  switch ((StewardError) error->code)
    {
    case STEWARD_ERROR_USAGE:
    case STEWARD_ERROR_NOT_FOUND:
    case STEWARD_ERROR_CONFLICT:
    case STEWARD_ERROR_INVALID_DATA:
    case STEWARD_ERROR_UNSUPPORTED:
      return STEWARD_EXIT_USAGE;

    case STEWARD_ERROR_DAMAGED:
    case STEWARD_ERROR_SCHEMA_TOO_NEW:
    case STEWARD_ERROR_NO_SPACE:
      return STEWARD_EXIT_DAMAGED;

    case STEWARD_ERROR_FAILED:
    case STEWARD_ERROR_NETWORK:
    case STEWARD_ERROR_AUTH:
    case STEWARD_ERROR_DENIED:
    case STEWARD_ERROR_BUSY:
    case STEWARD_ERROR_SECRET_MISSING:
    case STEWARD_ERROR_KEYRING_NO_BUS:
    case STEWARD_ERROR_KEYRING_NO_SERVICE:
    case STEWARD_ERROR_KEYRING_NO_COLLECTION:
    case STEWARD_ERROR_KEYRING_LOCKED:
    case STEWARD_ERROR_SIGNING_KEY_MISSING:
    case STEWARD_ERROR_NO_SSH_AGENT:
      return STEWARD_EXIT_UNREACHABLE;
    }

  return STEWARD_EXIT_UNREACHABLE;
}

/**
 * steward_cli_fail:
 * @error: why a command cannot go on
 *
 * Prints one line that says what happened, and one that says what to do.
 *
 * Returns: the exit status
 */
StewardExit
steward_cli_fail (const GError *error)
{
  print_error (error);

  return find_exit (error);
}

/**
 * steward_cli_fail_source:
 * @error: what a source, its connector or the store behind it said
 *
 * Like steward_cli_fail(); what is wrong with a source is never wrong usage of
 * the command.
 */
StewardExit
steward_cli_fail_source (const GError *error)
{
  StewardExit status = steward_cli_fail (error);

  return status == STEWARD_EXIT_DAMAGED ? status : STEWARD_EXIT_UNREACHABLE;
}

StewardExit
steward_cli_fail_usage (const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_USAGE, message);

  return steward_cli_fail (error);
}

/* @user_data is where steward_cli_wait() looks. */
void
steward_cli_ready_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GAsyncResult **where = user_data;

  *where = g_object_ref (result);
}

/**
 * steward_cli_wait:
 * @result: given to steward_cli_ready_cb()
 *
 * Runs the main loop until the result is there.
 *
 * Returns: (transfer full): the result
 */
GAsyncResult *
steward_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static GOptionContext *
new_context (const char *name)
{
  g_auto(GStrv) words = g_strsplit (name, " ", 2);
  g_autofree char *program = g_strconcat ("stewardctl ", name, NULL);
  int n_words;
  const StewardCommand *command = steward_command_find (words[0], words[1], &n_words);
  GOptionContext *context = g_option_context_new (command->arguments);

  g_set_prgname (program);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, command->description);

  return context;
}

/**
 * steward_cli_parse:
 * @command: its name, for --help
 * @entries: its options
 * @argv: (inout): words and options; the options are taken out
 * @min_words: how many words there must be
 * @max_words: how many there may be; −1 for any number
 * @error: return location: USAGE
 */
gboolean
steward_cli_parse (const char     *command,
                   GOptionEntry   *entries,
                   char         ***argv,
                   int             min_words,
                   int             max_words,
                   GError        **error)
{
  g_autoptr(GOptionContext) context = new_context (command);
  g_autoptr(GError) local = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  int n_words;

  /* GOption wants the program's name first. */
  g_strv_builder_add (builder, command);
  g_strv_builder_addv (builder, (const char **) *argv);
  g_strfreev (*argv);
  *argv = g_strv_builder_end (builder);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, argv, &local))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "%s.", local->message);
      return FALSE;
    }
  if (g_strcmp0 ((*argv)[1], "--") == 0)
    {
      g_free ((*argv)[1]);
      memmove (*argv + 1, *argv + 2, sizeof (char *) * g_strv_length (*argv + 1));
    }
  n_words = (int) g_strv_length (*argv) - 1;
  if (n_words < min_words || (max_words >= 0 && n_words > max_words))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“stewardctl %s” takes %s; see --help.", command,
                   n_words < min_words ? "more words than that" : "fewer words than that");
      return FALSE;
    }

  return TRUE;
}

/**
 * steward_cli_find_source:
 *
 * Returns: (transfer none) (nullable): the source of this name or id
 */
StewardSourceItem *
steward_cli_find_source (StewardServices  *services,
                         const char       *name,
                         GError          **error)
{
  StewardSourceItem *item = steward_services_find_source (services, name);

  if (item == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no source named “%s”.", name);

  return item;
}
