/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* A row in which one person of the directory is chosen, by name. */
GtkWidget  *steward_people_row_new        (const char          *title);
void        steward_people_row_set_people (GtkWidget           *row,
                                           StewardCouncilState *state,
                                           const char          *first,
                                           const char          *nobody);
const char *steward_people_row_get_person (GtkWidget           *row);
void        steward_people_row_set_person (GtkWidget           *row,
                                           const char          *person);

G_END_DECLS
