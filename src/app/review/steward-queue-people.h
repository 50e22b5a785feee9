/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* The data under which a row of the list has the id of its person. */
#define STEWARD_QUEUE_PERSON_KEY "steward-person"

void steward_queue_people_fill (GtkListBox          *list,
                                StewardCouncilState *state);

G_END_DECLS
