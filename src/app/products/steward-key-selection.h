/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-lead-model.h"

G_BEGIN_DECLS

/**
 * StewardKeySelection:
 *
 * A #GtkSelectionModel over a #StewardQueryModel that remembers one row by its
 * key, not by its position: whatever is spliced around it, the same row stays
 * selected, and a row that leaves and comes back is selected again. Property:
 * "selected-key", 0 for none.
 */
#define STEWARD_TYPE_KEY_SELECTION (steward_key_selection_get_type ())
G_DECLARE_FINAL_TYPE (StewardKeySelection, steward_key_selection, STEWARD, KEY_SELECTION, GObject)

StewardKeySelection *steward_key_selection_new          (StewardQueryModel   *model) G_GNUC_WARN_UNUSED_RESULT;

StewardQueryModel   *steward_key_selection_get_model    (StewardKeySelection *self);
StewardLeadModel    *steward_key_selection_get_lead     (StewardKeySelection *self);
gint64               steward_key_selection_get_key      (StewardKeySelection *self);
gboolean             steward_key_selection_get_position (StewardKeySelection *self,
                                                         guint               *out_position);
StewardEntryRow     *steward_key_selection_dup_row      (StewardKeySelection *self) G_GNUC_WARN_UNUSED_RESULT;

void                 steward_key_selection_set_key      (StewardKeySelection *self,
                                                         gint64               key);

G_END_DECLS
