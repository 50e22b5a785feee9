/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document-private.h"
#include "steward-json-scanner.h"

G_BEGIN_DECLS

/* Shared by the readers of one value and of a stream. */
gboolean steward_json_build_value (StewardJsonScanner  *scanner,
                                   StewardJsonToken     first,
                                   StewardTreeBuilder  *builder,
                                   const char          *limit,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gsize    steward_json_skip_mark   (const char          *text,
                                   gsize                length);

G_END_DECLS
