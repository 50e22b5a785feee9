/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  steward_text_append_quoted (GString    *out,
                                  const char *text,
                                  unsigned    max_chars);
char *steward_text_join_markdown (const char *purpose,
                                  const char *limitations,
                                  const char *usage) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_text_has_word   (const char *text,
                                  const char *word);

G_END_DECLS
