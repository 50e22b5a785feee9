/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The blocks that product pages are made of: cards with a title, rows with a
 * mark, two lines and something at their end. Texts are plain. */

GtkWidget *steward_card_new      (const char *title,
                                  const char *aside);
void       steward_card_append   (GtkWidget  *card,
                                  GtkWidget  *child);
GtkWidget *steward_line_new      (const char *icon_name,
                                  const char *first,
                                  const char *second,
                                  GtkWidget  *end);
GtkWidget *steward_text_new      (const char *text,
                                  const char *css_class);
GtkWidget *steward_aside_new     (const char *text);
void       steward_box_clear     (GtkWidget  *box);

G_END_DECLS
