/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access show. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-access-output.h"
#include "steward-commands.h"
#include "steward-output.h"

static gboolean
print_json (const StewardAccessCase     *access_case,
            const StewardAccessPreview  *preview,
            GError                     **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "access");
  steward_access_add_json (builder, access_case, preview);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
clear_preview (StewardAccessPreview *preview)
{
  g_clear_pointer (&preview->plan, steward_effect_plan_free);
  g_clear_pointer (&preview->trouble, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardAccessPreview, clear_preview)

/* A platform that does not answer is said beside the rest, which is known. */
static void
look_ahead (StewardCli              *cli,
            const StewardAccessCase *access_case,
            StewardAccessPreview    *preview)
{
  g_autoptr(GError) error = NULL;

  if (access_case->effect == NULL)
    return;
  preview->plan = steward_access_plan (cli, access_case->effect, &error);
  if (preview->plan == NULL)
    preview->trouble = g_strdup (error->message);
}

/* For somebody who runs it: not a word beside the statements. */
static StewardExit
print_script (const StewardAccessCase    *access_case,
              const StewardAccessPreview *preview)
{
  g_autoptr(GError) error = NULL;

  if (preview->plan != NULL)
    {
      steward_plan_print_script (preview->plan);
      return STEWARD_EXIT_FINE;
    }
  if (preview->trouble == NULL)
    return steward_cli_fail_usage ("Nothing is to be run for “%s” now.", access_case->access->id);
  error = g_error_new (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "What is to be run is not known now: %s",
                       preview->trouble);

  return steward_cli_fail (error);
}

/* Whose view it is; nobody's, when nobody is known to sit here. */
static gboolean
find_reader (StewardCli  *cli,
             const char  *as,
             char       **out_person,
             GError     **error)
{
  *out_person = as != NULL ? steward_cli_find_person (cli, as, error)
                           : g_strdup (steward_services_get_person (cli->services));

  return *out_person != NULL || as == NULL;
}

StewardExit
steward_command_access_show (StewardCli   *cli,
                             char       ***argv)
{
  g_autofree char *as = NULL;
  gboolean json = FALSE, offline = FALSE, script = FALSE;
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, "Who reads, for what may be done (default: who sits at this desk)",
      "PERSON" },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Do not ask the platform what would run now", NULL },
    { "script", 0, 0, G_OPTION_ARG_NONE, &script, "Print only the statements that are to be run now", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardAccessCase) access_case = NULL;
  g_auto(StewardAccessPreview) preview = { 0 };
  g_autofree char *person = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access show", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (steward_cli_open (cli, &error) == NULL || !find_reader (cli, as, &person, &error))
    return steward_cli_fail (error);
  access_case = steward_access_load_case (cli, (*argv)[1], person, &error);
  if (access_case == NULL)
    return steward_cli_fail (error);
  if (!offline || script)
    look_ahead (cli, access_case, &preview);
  if (script)
    return print_script (access_case, &preview);

  if (!json)
    steward_access_print (access_case, &preview);
  else if (!print_json (access_case, &preview, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
