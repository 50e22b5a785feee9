/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-source-item.h"

G_BEGIN_DECLS

/**
 * StewardSourceRow:
 *
 * A source on the sources page: what it is, its state, what can be done with
 * it, and an error at its place.
 */
#define STEWARD_TYPE_SOURCE_ROW (steward_source_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourceRow, steward_source_row, STEWARD, SOURCE_ROW, GtkListBoxRow)

GtkWidget         *steward_source_row_new      (StewardSourceItem *item);
StewardSourceItem *steward_source_row_get_item (StewardSourceRow  *self);

G_END_DECLS
