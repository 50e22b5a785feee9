/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

char *steward_reference_from_text   (const char        *text,
                                     const char        *file) G_GNUC_WARN_UNUSED_RESULT;
char *steward_reference_of_property (const StewardNode *property,
                                     const char        *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
