/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl: the headless twin of the console. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const char exit_statuses[] =
  "Exit status:\n"
  "  0  fine\n"
  "  1  findings, violations or a refused decision\n"
  "  2  wrong usage or unreadable input\n"
  "  3  unreachable, unauthorised or keyring unavailable\n"
  "  4  store or ledger damaged, too new or out of space\n";

static void
print_help (void)
{
  gsize n_commands;
  const StewardCommand *commands = steward_commands (&n_commands);

  steward_output_print ("Usage: stewardctl [--profile DIR] COMMAND\n\n"
                        "Federated data governance from scripts and pipelines.\n\nCommands:\n");
  for (gsize i = 0; i < n_commands; i++)
    steward_output_print ("  %s%s%s\n      %s\n", commands[i].name, *commands[i].arguments != '\0' ? " " : "",
                          commands[i].arguments, commands[i].summary);
  steward_output_print ("\nOptions:\n"
                        "  --profile DIR  the folder with the store and settings (default: the user's data folder)\n"
                        "  --version      says which version this is\n"
                        "  --help         this help; after a command, its options\n\n%s", exit_statuses);
}

/* Reads what stands before the command; returns how many words that was, or a
 * negative number when there is nothing more to do, with the status set. */
static int
read_global_options (StewardCli   *cli,
                     int           argc,
                     char        **argv,
                     StewardExit  *out_status)
{
  int i = 1;

  *out_status = STEWARD_EXIT_FINE;
  for (; i < argc && argv[i][0] == '-'; i++)
    {
      if (g_str_equal (argv[i], "--version"))
        {
          steward_output_print ("stewardctl %s\n", STEWARD_VERSION);
          return -1;
        }
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        {
          print_help ();
          return -1;
        }
      if (g_str_equal (argv[i], "--profile") && i + 1 < argc)
        {
          g_free (cli->profile);
          cli->profile = g_strdup (argv[++i]);
        }
      else if (g_str_has_prefix (argv[i], "--profile="))
        {
          g_free (cli->profile);
          cli->profile = g_strdup (argv[i] + strlen ("--profile="));
        }
      else
        {
          *out_status = steward_cli_fail_usage ("The option “%s” is not known here.", argv[i]);
          return -1;
        }
    }
  if (cli->profile == NULL)
    cli->profile = steward_services_default_profile ();
  if (*cli->profile == '\0')
    {
      *out_status = steward_cli_fail_usage ("--profile needs a folder.");
      return -1;
    }

  return i;
}

static StewardExit
run_command (StewardCli *cli,
             int         argc,
             char      **argv)
{
  StewardExit status;
  int n_words, first = read_global_options (cli, argc, argv, &status);
  const StewardCommand *command;
  g_auto(GStrv) words = NULL;

  if (first < 0)
    return status;
  if (first == argc)
    return steward_cli_fail_usage ("A command is missing.");

  command = steward_command_find (argv[first], argv[first + 1], &n_words);
  if (command == NULL)
    return steward_cli_fail_usage ("There is no command “%s%s%s”.", argv[first], first + 1 < argc ? " " : "",
                                   first + 1 < argc ? argv[first + 1] : "");

  words = g_strdupv (argv + first + n_words);

  return command->run (cli, &words);
}

/* Everything printed is UTF-8; so are names in arguments. */
static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  StewardCli cli = { NULL };
  StewardExit status;

  set_locale ();
  g_set_prgname ("stewardctl");
  status = run_command (&cli, argc, argv);
  steward_cli_close (&cli);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "stewardctl: The output could not be written.\n");
      return STEWARD_EXIT_USAGE;
    }

  return (int) status;
}
