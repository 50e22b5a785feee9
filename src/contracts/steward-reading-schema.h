/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

void steward_schema_read_objects (StewardReader     *reader,
                                  const StewardNode *schema,
                                  GPtrArray         *objects);

void steward_schema_read_object  (StewardReader     *reader,
                                  const StewardNode *node,
                                  const char        *name,
                                  GPtrArray         *objects);

G_END_DECLS
