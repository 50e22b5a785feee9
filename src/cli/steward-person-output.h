/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* Persons are ids in the ledger; people read names. */
const char *steward_output_person_name   (StewardCouncilState *state,
                                          const char          *person);
void        steward_output_add_person    (JsonBuilder         *builder,
                                          const char          *member,
                                          StewardCouncilState *state,
                                          const char          *person);

G_END_DECLS
