/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cli.h"

G_BEGIN_DECLS

/* What all commands share that record something. */
typedef struct
{
  char *as;                            /* owned: person who acts, or NULL: who sits at this desk */
  gboolean dry_run;
  gboolean json;
} StewardActOptions;

/* The first entries of such a command's options. */
#define STEWARD_ACT_ENTRIES(options) \
  { "as", 0, 0, G_OPTION_ARG_STRING, &(options).as, \
    "Who acts, by id, address or name (default: who sits at this desk)", "PERSON" }, \
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &(options).dry_run, \
    "Show exactly what would be recorded, and record nothing", NULL }, \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(options).json, "Print one JSON document", NULL }

void             steward_act_options_clear (StewardActOptions       *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardActOptions, steward_act_options_clear)

StewardCouncil  *steward_cli_open_council  (StewardCli              *cli,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCouncilState *steward_cli_load_state (StewardCli            *cli,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_cli_find_person   (StewardCli              *cli,
                                            const char              *text,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent   *steward_cli_begin         (StewardCli              *cli,
                                            const StewardActOptions *options,
                                            const char              *verb,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardExit      steward_cli_act           (StewardCli              *cli,
                                            const StewardActOptions *options,
                                            const StewardIntent     *intent);
StewardExit      steward_cli_refuse        (const GError            *error);

gboolean         steward_cli_parse_since   (const char              *option,
                                            const char              *text,
                                            gint64                  *out_time,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_cli_parse_until   (const char              *option,
                                            const char              *text,
                                            gint64                  *out_time,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_cli_read_text     (const char              *path,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
