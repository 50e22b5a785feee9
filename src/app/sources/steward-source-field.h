/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-connector.h"

G_BEGIN_DECLS

/**
 * StewardSourceField:
 *
 * One field of the form: the row that fits its kind, and a line below it for
 * the hint or for what is wrong with the value.
 */
#define STEWARD_TYPE_SOURCE_FIELD (steward_source_field_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourceField, steward_source_field, STEWARD, SOURCE_FIELD, GObject)

StewardSourceField *steward_source_field_new       (const StewardField  *field,
                                                    gboolean             editing) G_GNUC_WARN_UNUSED_RESULT;
void                steward_source_field_add_to    (StewardSourceField  *self,
                                                    AdwPreferencesGroup *group);
void                steward_source_field_remove_from (StewardSourceField *self,
                                                    AdwPreferencesGroup *group);

const StewardField *steward_source_field_get_field (StewardSourceField  *self);
GtkWidget          *steward_source_field_get_row   (StewardSourceField  *self);
char               *steward_source_field_get_value (StewardSourceField  *self) G_GNUC_WARN_UNUSED_RESULT;
void                steward_source_field_set_value  (StewardSourceField  *self,
                                                    const char          *value);

gboolean            steward_source_field_validate  (StewardSourceField  *self);
void                steward_source_field_refuse    (StewardSourceField  *self,
                                                    const char          *sentence);
const char         *steward_source_field_get_refusal (StewardSourceField *self);

G_END_DECLS
