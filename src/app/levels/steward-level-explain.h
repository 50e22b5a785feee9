/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-level-terms.h"
#include "steward-slo.h"

G_BEGIN_DECLS

/* The arithmetic of an objective in sentences, in the person's language. */

char *steward_level_explain (const StewardLevel      *level,
                             const StewardLevelDay   *days,
                             gsize                    n_days,
                             const StewardLevelTerms *terms,
                             gint64                   now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
