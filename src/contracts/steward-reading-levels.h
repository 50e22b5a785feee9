/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

void steward_levels_read_properties (StewardReader     *reader,
                                     const StewardNode *levels,
                                     const char        *default_element,
                                     StewardContract   *contract);
void steward_levels_read_services   (StewardReader     *reader,
                                     const StewardNode *services,
                                     StewardContract   *contract);

G_END_DECLS
