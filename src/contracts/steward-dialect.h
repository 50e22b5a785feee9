/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-reader.h"
#include "steward-shape.h"

G_BEGIN_DECLS

char               *steward_dialect_get_format (StewardDialect     dialect,
                                                const char        *version) G_GNUC_WARN_UNUSED_RESULT;
void                steward_dialect_check      (StewardDialect     dialect,
                                                const char        *version,
                                                const StewardNode *root,
                                                const char        *file,
                                                GPtrArray         *findings);
StewardFinding     *steward_dialect_explain    (const StewardNode *root,
                                                const char        *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
