/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl source check: whether a source answers and lets us in. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"

#include <string.h>

static void
print_summary (const char *summary)
{
  g_auto(GStrv) lines = g_strsplit (summary, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = steward_output_escape (lines[i]);

      steward_output_print ("%s\n", safe);
    }
}

static gboolean
print_json (const char  *name,
            const char  *summary,
            GError     **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", name);
  steward_output_add_text (builder, "summary", summary);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_source_check (StewardCli   *cli,
                      char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *summary = NULL;
  StewardServices *services;
  StewardSourceItem *item;

  if (!steward_cli_parse ("source check", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  item = services != NULL ? steward_cli_find_source (services, (*argv)[1], &error) : NULL;
  if (item == NULL)
    return steward_cli_fail (error);

  steward_services_check_source_async (services, steward_source_item_get_source (item), NULL, NULL,
                                       steward_cli_ready_cb, &result);
  summary = steward_services_check_source_finish (services, steward_cli_wait (&result), &error);
  if (summary == NULL)
    return steward_cli_fail_source (error);
  if (!json)
    print_summary (summary);
  else if (!print_json (steward_source_get_name (steward_source_item_get_source (item)), summary, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
