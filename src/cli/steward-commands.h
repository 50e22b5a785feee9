/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cli.h"

G_BEGIN_DECLS

/* A command takes its words and options in @argv, without its own name. */
typedef StewardExit (*StewardCommandFunc) (StewardCli  *cli,
                                           char      ***argv);

typedef struct
{
  const char *name;                    /* one or two words: "source add" */
  const char *arguments;               /* "KIND --name NAME [--set KEY=VALUE]…" */
  const char *summary;                 /* one sentence */
  const char *description;             /* NULL, or what --help adds */
  StewardCommandFunc run;
} StewardCommand;

const StewardCommand *steward_commands      (gsize       *out_length);
const StewardCommand *steward_command_find  (const char  *first,
                                             const char  *second,
                                             int         *out_words);

StewardExit           steward_source_add    (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_list   (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_check  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_grants (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_source_remove (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_sync          (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_product_list  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_product_show  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_dataset_list  (StewardCli  *cli,
                                             char      ***argv);
StewardExit           steward_check         (StewardCli  *cli,
                                             char      ***argv);

G_END_DECLS
