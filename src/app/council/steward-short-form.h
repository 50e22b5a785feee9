/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardShortForm:
 *
 * A window with a few fields and one button, for what takes a line or two: an
 * action item, a dissent, a delegation. "done" is emitted when the button is
 * pressed and every field that must be filled is, "chosen" when another choice
 * was made; the form closes by steward_short_form_finish(), or stays with an
 * error.
 */
#define STEWARD_TYPE_SHORT_FORM (steward_short_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardShortForm, steward_short_form, STEWARD, SHORT_FORM, AdwWindow)

StewardShortForm *steward_short_form_new        (GtkWindow        *parent,
                                                 const char       *title,
                                                 const char       *explanation,
                                                 const char       *button);

void              steward_short_form_add_line   (StewardShortForm *self,
                                                 const char       *key,
                                                 const char       *title,
                                                 const char       *value,
                                                 gboolean          required);
void              steward_short_form_add_text   (StewardShortForm *self,
                                                 const char       *key,
                                                 const char       *title,
                                                 gboolean          required);
void              steward_short_form_add_day    (StewardShortForm *self,
                                                 const char       *key,
                                                 const char       *title,
                                                 gint64            value,
                                                 gboolean          required);
void              steward_short_form_add_choice (StewardShortForm *self,
                                                 const char       *key,
                                                 const char       *title,
                                                 GPtrArray        *ids,
                                                 GPtrArray        *titles);
void              steward_short_form_add_widget (StewardShortForm *self,
                                                 GtkWidget        *widget);

char             *steward_short_form_get_text   (StewardShortForm *self,
                                                 const char       *key) G_GNUC_WARN_UNUSED_RESULT;
const char       *steward_short_form_get_choice (StewardShortForm *self,
                                                 const char       *key);
gint64            steward_short_form_get_day    (StewardShortForm *self,
                                                 const char       *key);
void              steward_short_form_set_shown  (StewardShortForm *self,
                                                 const char       *key,
                                                 gboolean          shown);
void              steward_short_form_reveal_end (StewardShortForm *self);
void              steward_short_form_set_button (StewardShortForm *self,
                                                 const char       *label);
void              steward_short_form_set_busy   (StewardShortForm *self,
                                                 gboolean          busy);
void              steward_short_form_refuse     (StewardShortForm *self,
                                                 const char       *sentence);
void              steward_short_form_finish     (StewardShortForm *self);

G_END_DECLS
