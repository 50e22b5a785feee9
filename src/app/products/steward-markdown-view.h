/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMarkdownView:
 *
 * A Markdown text from a catalog, one label a block. Nothing in it is loaded
 * or run; addresses are shown, and opened only when asked.
 */
#define STEWARD_TYPE_MARKDOWN_VIEW (steward_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardMarkdownView, steward_markdown_view, STEWARD, MARKDOWN_VIEW, GtkWidget)

GtkWidget *steward_markdown_view_new      (void);
void       steward_markdown_view_set_text (StewardMarkdownView *self,
                                           const char          *text);

G_END_DECLS
