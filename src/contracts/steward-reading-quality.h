/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

void steward_quality_read_objects (StewardReader     *reader,
                                   const StewardNode *schema,
                                   StewardContract   *contract);
void steward_quality_read_checks  (StewardReader     *reader,
                                   const StewardNode *quality,
                                   StewardContract   *contract);
gboolean steward_quality_read_line (const char       *line,
                                   const char        *table,
                                   StewardContract   *contract);

G_END_DECLS
