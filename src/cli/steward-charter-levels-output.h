/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-level-terms.h"

G_BEGIN_DECLS

void steward_level_terms_print    (const StewardLevelTerms *self);
void steward_level_terms_add_json (JsonBuilder             *builder,
                                   const char              *name,
                                   const StewardLevelTerms *self);

G_END_DECLS
