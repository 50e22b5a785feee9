/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/* One objective and how it stands, as a line of a card; a button that opens its
 * page. */

GtkWidget *steward_level_line_new      (const StewardLevel *level,
                                        gboolean            narrow);
GtkWidget *steward_level_lines_new     (GPtrArray          *levels,
                                        guint               most,
                                        gboolean            narrow);
guint      steward_levels_count_missed (GPtrArray          *levels);

G_END_DECLS
