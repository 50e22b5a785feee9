/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-access-rules.h"

G_BEGIN_DECLS

/* What a charter says about access, as people and scripts read it. */
void  steward_access_rules_print      (const StewardAccessRules *rules);
void  steward_access_rules_add_json   (JsonBuilder              *builder,
                                       const char               *member,
                                       const StewardAccessRules *rules);
char *steward_access_list_choices     (GPtrArray                *choices) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
