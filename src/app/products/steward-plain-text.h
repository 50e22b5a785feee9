/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     steward_plain_text_append   (GString    *out,
                                      gunichar    c);
gboolean steward_plain_text_is_clean (const char *text);
char    *steward_plain_text_line     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_plain_text_block    (const char *text,
                                      gsize       limit,
                                      gsize      *out_left_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
