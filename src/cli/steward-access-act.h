/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"
#include "steward-access-selection.h"
#include "steward-cli-act.h"

G_BEGIN_DECLS

/* What the commands about one access share. */
StewardIntent     *steward_access_begin         (StewardCli              *cli,
                                                 const StewardActOptions *options,
                                                 const char              *verb,
                                                 const char              *access,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessCase *steward_access_load_case     (StewardCli              *cli,
                                                 const char              *access,
                                                 const char              *person,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardEffectPlan *steward_access_plan          (StewardCli              *cli,
                                                 const StewardEffect     *effect,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/* "team:Campaign Analytics", "person:jonas@…", "product:NAME", "service:NAME". */
gboolean           steward_access_read_consumer (StewardCli              *cli,
                                                 const char              *option,
                                                 const char              *word,
                                                 StewardConsumerKind     *out_kind,
                                                 char                   **out_consumer,
                                                 char                   **out_domain,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_access_find_source   (StewardCli              *cli,
                                                 const char              *name,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char             **steward_access_split_columns (const char              *words);

G_END_DECLS
