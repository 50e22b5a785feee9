/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void steward_minutes_quote        (GString    *out,
                                   const char *indent,
                                   const char *text);
void steward_minutes_escape_line  (GString    *out,
                                   const char *text,
                                   gsize       length);

G_END_DECLS
