/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-terms.h"

G_BEGIN_DECLS

/**
 * StewardRowConditions:
 *
 * Which rows are asked for: a column, how it is compared, and a value, for as
 * many conditions as are wanted. Signal: "changed".
 */
#define STEWARD_TYPE_ROW_CONDITIONS (steward_row_conditions_get_type ())
G_DECLARE_FINAL_TYPE (StewardRowConditions, steward_row_conditions, STEWARD, ROW_CONDITIONS, GtkWidget)

GtkWidget *steward_row_conditions_new         (void);

void       steward_row_conditions_set_columns (StewardRowConditions *self,
                                               GPtrArray            *columns);
void       steward_row_conditions_set_rows    (StewardRowConditions *self,
                                               GPtrArray            *rows);
void       steward_row_conditions_fill        (StewardRowConditions *self,
                                               StewardAccessObject  *object);
char      *steward_row_conditions_find_fault  (StewardRowConditions *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
