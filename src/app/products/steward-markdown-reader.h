/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-markdown.h"

G_BEGIN_DECLS

/* Between the files of the Markdown reader only. */

StewardInline *steward_inline_new             (void);
void           steward_inline_free            (StewardInline   *self);

void           steward_markdown_append_entity (GString         *out,
                                               const char      *text,
                                               gsize            length);
void           steward_markdown_read          (StewardMarkdown *document,
                                               const char      *text);

G_END_DECLS
