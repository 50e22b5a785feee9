/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of commands. A new one is a file with its function, and one entry
 * here. */

#include "config.h"

#include "steward-commands.h"

static const StewardCommand table[] = {
  {
    .name = "source add",
    .arguments = "KIND --name NAME [--set KEY=VALUE]…",
    .summary = "Adds a source.",
    .description = "A secret is read from the first line of standard input and goes to the keyring, never\n"
                   "into settings: printf '%s\\n' \"$PASSWORD\" | stewardctl source add … --secret-stdin",
    .run = steward_source_add,
  },
  { "source list", "", "Lists the sources.", NULL, steward_source_list },
  { "source check", "NAME", "Asks a source whether it answers and lets us in.", NULL, steward_source_check },
  {
    .name = "source grants",
    .arguments = "NAME",
    .summary = "Shows who can really read what, and by which path.",
    .description = "Asks the platform now: direct grants, ownership, PUBLIC, memberships, superusers. Nothing is kept.",
    .run = steward_source_grants,
  },
  {
    .name = "source remove",
    .arguments = "NAME",
    .summary = "Removes a source, its secret and what the catalog has of it.",
    .description = "What people decided about its products stays.",
    .run = steward_source_remove,
  },
  {
    .name = "sync",
    .arguments = "[NAME…]",
    .summary = "Fetches what all sources, or those named, say now.",
    .description = "If a source fails, the others are synced all the same; the status is then 3.",
    .run = steward_sync,
  },
  { "product list", "", "Lists and searches data products.", NULL, steward_product_list },
  { "product show", "URN", "Shows a data product, by its URN or its name.", NULL, steward_product_show },
  { "dataset list", "", "Lists and searches datasets that no product has claimed.", NULL, steward_dataset_list },
  {
    .name = "check",
    .arguments = "PATH…",
    .summary = "Checks contract and product documents, and folders of them.",
    .description = "Needs no profile, no display and no network. Errors and warnings give status 1, findings\n"
                   "that only inform give 0. A path that cannot be read, or that holds no document, gives 2.",
    .run = steward_check,
  },
};

/**
 * steward_commands:
 * @out_length: (out): their number
 *
 * Returns: (transfer none) (array length=out_length): all commands
 */
const StewardCommand *
steward_commands (gsize *out_length)
{
  *out_length = G_N_ELEMENTS (table);

  return table;
}

/**
 * steward_command_find:
 * @first: (nullable): a word
 * @second: (nullable): the word after it
 * @out_words: (out): how many of the two are the command's name
 *
 * Returns: (transfer none) (nullable): the command
 */
const StewardCommand *
steward_command_find (const char *first,
                      const char *second,
                      int        *out_words)
{
  g_autofree char *both = first != NULL && second != NULL ? g_strconcat (first, " ", second, NULL) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      *out_words = g_strcmp0 (table[i].name, both) == 0 ? 2 : 1;
      if (*out_words == 2 || g_strcmp0 (table[i].name, first) == 0)
        return &table[i];
    }

  return NULL;
}
