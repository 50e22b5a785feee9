/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardStateMark:
 *
 * The icon beside a state that is also written in words: an image in the
 * colour of its meaning, or a spinner while something is going on.
 */
#define STEWARD_TYPE_STATE_MARK (steward_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (StewardStateMark, steward_state_mark, STEWARD, STATE_MARK, AdwBin)

GtkWidget  *steward_state_mark_new      (void);
void        steward_state_mark_set      (StewardStateMark *self,
                                         const char       *icon_name,
                                         const char       *css_class);

G_END_DECLS
