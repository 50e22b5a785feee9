/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Finding widgets as a person does, by what is written on them. */

GtkWidget *steward_test_find_row     (GtkWidget  *root,
                                      const char *title);
GtkWidget *steward_test_find_button  (GtkWidget  *root,
                                      const char *label);
gboolean   steward_test_has_text     (GtkWidget  *root,
                                      const char *text);
void       steward_test_press        (GtkWidget  *root,
                                      const char *label);

/* Runs the main loop until test() is true; fails after ten seconds. */
void       steward_test_wait         (gboolean  (*test) (gpointer data),
                                      gpointer    data);
void       steward_test_settle       (void);

void       steward_test_remove_tree  (const char *folder);

G_END_DECLS
