/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line below a field: what to know of it, or what is wrong with it. */
typedef enum
{
  STEWARD_NOTE_HINT,
  STEWARD_NOTE_WARNING,
  STEWARD_NOTE_FAULT,
} StewardNoteTone;

GtkWidget *steward_form_note_new (void);
void       steward_form_note_set (GtkWidget       *note,
                                  StewardNoteTone  tone,
                                  const char      *sentence);
GtkWidget *steward_form_error_new (GtkWidget      **out_label);
void       steward_form_name_entry (GtkWidget      *row,
                                  const char      *title);

G_END_DECLS
