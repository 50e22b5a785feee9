/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-terms.h"

G_BEGIN_DECLS

/* What is half filled in, as text: terms that may lack anything. */
char               *steward_access_draft_write (const StewardAccessTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessTerms *steward_access_draft_read  (const char               *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
