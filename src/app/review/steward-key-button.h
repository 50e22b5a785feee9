/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardKeyButton:
 *
 * A button on which its key is printed. Properties: "title", "key" (nullable).
 */
#define STEWARD_TYPE_KEY_BUTTON (steward_key_button_get_type ())
G_DECLARE_FINAL_TYPE (StewardKeyButton, steward_key_button, STEWARD, KEY_BUTTON, GtkButton)

void steward_key_button_set_title (StewardKeyButton *self,
                                   const char       *title);

G_END_DECLS
