/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-shape-private.h"

G_BEGIN_DECLS

const StewardShapeRule *steward_shape_rule_parse   (StewardShape      *shape,
                                                    const char        *text,
                                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_shape_rule_free    (StewardShapeRule  *self);

void                    steward_shape_words_finish (StewardShapeWords *words);
gboolean                steward_shape_rules_bind   (StewardShape      *shape,
                                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
