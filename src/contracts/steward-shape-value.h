/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-shape-report.h"

G_BEGIN_DECLS

gboolean steward_shape_value_is_text      (const StewardNode       *node);
gboolean steward_shape_value_fits         (const StewardShapeRule  *rule,
                                           const StewardNode       *node);

void     steward_shape_value_check_format (StewardShapeReport      *report,
                                           const StewardNode       *node,
                                           const StewardShapePlace *place,
                                           StewardShapeFormat       format);
void     steward_shape_value_check_bound  (StewardShapeReport      *report,
                                           const StewardNode       *node,
                                           const StewardShapePlace *place,
                                           const StewardShapeRule  *rule);
void     steward_shape_value_check_words  (StewardShapeReport      *report,
                                           const StewardNode       *node,
                                           const StewardShapePlace *place,
                                           const StewardShapeWords *words);
void     steward_shape_value_check_unique (StewardShapeReport      *report,
                                           const StewardNode       *list,
                                           const StewardShapePlace *place);

G_END_DECLS
