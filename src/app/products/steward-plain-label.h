/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       steward_label_set_plain       (GtkLabel       *label,
                                          const char     *text);
GtkWidget *steward_inscription_new       (const char     *css_class);
void       steward_inscription_set_plain (GtkInscription *inscription,
                                          const char     *text);
gboolean   steward_text_fits             (GtkWidget      *widget,
                                          const char     *text);

G_END_DECLS
