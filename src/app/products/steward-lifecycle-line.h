/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-words.h"

G_BEGIN_DECLS

/**
 * StewardLifecycleLine:
 *
 * Draft, proposed, active, deprecated, retired as five dots on a line: filled
 * up to now, the present one larger. Stands beside the word, never alone.
 */
#define STEWARD_TYPE_LIFECYCLE_LINE (steward_lifecycle_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardLifecycleLine, steward_lifecycle_line, STEWARD, LIFECYCLE_LINE, GtkWidget)

GtkWidget *steward_lifecycle_line_new           (void);
void       steward_lifecycle_line_set_lifecycle (StewardLifecycleLine *self,
                                                 StewardLifecycle      lifecycle);

G_END_DECLS
