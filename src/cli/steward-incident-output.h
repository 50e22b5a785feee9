/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-cli-act.h"
#include "steward-incident-case.h"

G_BEGIN_DECLS

/* What the commands about incidents share. */
void   steward_incident_add_members (JsonBuilder           *builder,
                                     StewardCouncilState   *state,
                                     const StewardIncident *incident);
char  *steward_incident_describe    (const StewardIncident *incident,
                                     gint64                 now) G_GNUC_WARN_UNUSED_RESULT;
char  *steward_incident_find        (StewardCli            *cli,
                                     const char            *word,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char  *steward_incident_load_text   (StewardCli            *cli,
                                     const char            *payload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
