/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "steward-access-terms.h"

G_BEGIN_DECLS

/**
 * StewardColumnChoice:
 *
 * One column that can be asked for, and whether and how it is. Properties:
 * "chosen", "mask" (a #StewardMask).
 */
#define STEWARD_TYPE_COLUMN_CHOICE (steward_column_choice_get_type ())
G_DECLARE_FINAL_TYPE (StewardColumnChoice, steward_column_choice, STEWARD, COLUMN_CHOICE, GObject)

StewardColumnChoice   *steward_column_choice_new                (const StewardAccessColumn *column,
                                                                 const char                *description) G_GNUC_WARN_UNUSED_RESULT;

const char            *steward_column_choice_get_name           (StewardColumnChoice       *self);
const char            *steward_column_choice_get_description    (StewardColumnChoice       *self);
StewardClassification  steward_column_choice_get_classification (StewardColumnChoice       *self);
gboolean               steward_column_choice_get_chosen         (StewardColumnChoice       *self);
void                   steward_column_choice_set_chosen         (StewardColumnChoice       *self,
                                                                 gboolean                   chosen);
StewardMask            steward_column_choice_get_mask           (StewardColumnChoice       *self);
void                   steward_column_choice_set_mask           (StewardColumnChoice       *self,
                                                                 StewardMask                mask);
gboolean               steward_column_choice_is_personal        (StewardColumnChoice       *self);
gboolean               steward_column_choice_matches            (StewardColumnChoice       *self,
                                                                 const char *const         *words);

G_END_DECLS
