/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* What a decision recorded, or would record. */
void     steward_cli_print_dry_run  (StewardCouncil         *council,
                                     const StewardAct       *act);
void     steward_cli_print_recorded (const StewardAct       *act,
                                     GPtrArray              *events);
gboolean steward_cli_print_act_json (const StewardAct       *act,
                                     GPtrArray              *events,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
