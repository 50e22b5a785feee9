/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl source remove. */

#include "config.h"

#include "steward-commands.h"

StewardExit
steward_source_remove (StewardCli   *cli,
                       char       ***argv)
{
  GOptionEntry entries[] = { { NULL } };
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  StewardServices *services;
  StewardSourceItem *item;

  if (!steward_cli_parse ("source remove", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  item = services != NULL ? steward_cli_find_source (services, (*argv)[1], &error) : NULL;
  if (item == NULL)
    return steward_cli_fail (error);

  steward_services_remove_source_async (services, steward_source_item_get_source (item), NULL, steward_cli_ready_cb,
                                        &result);
  if (!steward_services_remove_source_finish (services, steward_cli_wait (&result), &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
