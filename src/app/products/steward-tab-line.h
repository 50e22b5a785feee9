/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardTabLine:
 *
 * Tabs over a #GtkStack as linked toggle buttons, each with a count.
 */
#define STEWARD_TYPE_TAB_LINE (steward_tab_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardTabLine, steward_tab_line, STEWARD, TAB_LINE, GtkWidget)

void steward_tab_line_set_stack   (StewardTabLine *self,
                                   GtkStack       *stack);
void steward_tab_line_add         (StewardTabLine *self,
                                   const char     *name,
                                   const char     *title);
void steward_tab_line_set_count   (StewardTabLine *self,
                                   const char     *name,
                                   guint           count);
void steward_tab_line_set_visible (StewardTabLine *self,
                                   const char     *name,
                                   gboolean        visible);
void steward_tab_line_select      (StewardTabLine *self,
                                   const char     *name);

G_END_DECLS
