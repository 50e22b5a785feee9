/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review open and review appeal: asking the council. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"

typedef struct
{
  StewardActOptions act;
  char *level;
  char *document;
  char *until;
  char *rule;
  char *title;
  char *comment;
  char **files;
} OpenOptions;

static void
clear_options (OpenOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->level);
  g_free (options->document);
  g_free (options->until);
  g_free (options->rule);
  g_free (options->title);
  g_free (options->comment);
  g_strfreev (options->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenOptions, clear_options)

static gboolean
read_kind (const char         *word,
           StewardReviewKind  *out_kind,
           GError            **error)
{
  if (steward_review_kind_from_id (word, out_kind))
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no kind of review; there are: certification, "
               "contract, recertification, retirement, charter, exception.", word);

  return FALSE;
}

static gboolean
read_level (const char            *word,
            StewardCertification  *out_level,
            GError               **error)
{
  static const char *const words[] = { "bronze", "silver", "gold" };

  if (word == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      {
        *out_level = STEWARD_CERTIFICATION_BRONZE + i;
        return TRUE;
      }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no level; there are: bronze, silver, gold.", word);

  return FALSE;
}

static gboolean
take_options (StewardIntent      *intent,
              const OpenOptions  *options,
              GError            **error)
{
  if (!read_level (options->level, &intent->level, error) ||
      !steward_cli_parse_until ("--until", options->until, &intent->until, error))
    return FALSE;
  if (options->document != NULL)
    {
      intent->document = steward_cli_read_text (options->document, error);
      intent->document_name = g_filename_display_basename (options->document);
      if (intent->document == NULL)
        return FALSE;
    }
  intent->rule = g_strdup (options->rule);
  intent->title = g_strdup (options->title);
  intent->comment = g_strdup (options->comment);
  intent->files = g_strdupv (options->files);

  return TRUE;
}

StewardExit
steward_command_review_open (StewardCli   *cli,
                             char       ***argv)
{
  g_auto(OpenOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, "bronze, silver or gold, for a certification", "LEVEL" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &options.document,
      "The contract or charter that is asked for; - is standard input", "FILE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "How long an exception is asked for", "DATE" },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options.rule, "From which rule an exception is asked for", "TEXT" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "How it is called in lists", "TEXT" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why it is asked, in Markdown", "TEXT" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, "Evidence; may be repeated", "FILE" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardReviewKind kind;

  if (!steward_cli_parse ("review open", entries, argv, 1, 2, &error) || !read_kind ((*argv)[1], &kind, &error))
    return steward_cli_fail (error);
  if ((*argv)[2] == NULL && kind != STEWARD_REVIEW_CHARTER)
    return steward_cli_fail_usage ("A review of this kind needs a subject: the URN or the name of a product.");
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_OPEN_REVIEW, &error);
  if (intent == NULL || !take_options (intent, &options, &error))
    return steward_cli_fail (error);
  intent->kind = kind;
  intent->subject = g_strdup (kind == STEWARD_REVIEW_CHARTER ? "charter" : (*argv)[2]);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_review_appeal (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(OpenOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "What is new, in Markdown", "TEXT" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, "New evidence; may be repeated", "FILE" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review appeal", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_APPEAL, &error);
  if (intent == NULL || !take_options (intent, &options, &error))
    return steward_cli_fail (error);
  intent->review = g_strdup ((*argv)[1]);

  return steward_cli_act (cli, &options.act, intent);
}
