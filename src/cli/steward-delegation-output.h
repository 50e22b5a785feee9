/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-council.h"

G_BEGIN_DECLS

void steward_output_print_delegations (StewardCouncilState *state,
                                       GPtrArray           *delegations);
void steward_output_add_delegations   (JsonBuilder         *builder,
                                       StewardCouncilState *state,
                                       GPtrArray           *delegations);

G_END_DECLS
