/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardCommentBox:
 *
 * A text in Markdown, written or as it will look. Signal: "changed".
 */
#define STEWARD_TYPE_COMMENT_BOX (steward_comment_box_get_type ())
G_DECLARE_FINAL_TYPE (StewardCommentBox, steward_comment_box, STEWARD, COMMENT_BOX, GtkWidget)

GtkWidget *steward_comment_box_new       (const char        *title);

char      *steward_comment_box_dup_text  (StewardCommentBox *self) G_GNUC_WARN_UNUSED_RESULT;
void       steward_comment_box_set_text  (StewardCommentBox *self,
                                          const char        *text);
void       steward_comment_box_set_title (StewardCommentBox *self,
                                          const char        *title);
void       steward_comment_box_focus     (StewardCommentBox *self);

G_END_DECLS
