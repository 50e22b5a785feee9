/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-source-item.h"

G_BEGIN_DECLS

/**
 * StewardSourceLine:
 *
 * A source in the sidebar: state icon or spinner, name, and its state in words.
 */
#define STEWARD_TYPE_SOURCE_LINE (steward_source_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourceLine, steward_source_line, STEWARD, SOURCE_LINE, AdwBin)

GtkWidget         *steward_source_line_new      (StewardSourceItem *item);
StewardSourceItem *steward_source_line_get_item (StewardSourceLine *self);

G_END_DECLS
