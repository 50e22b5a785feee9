/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-reading-part.h"

G_BEGIN_DECLS

#define STEWARD_PRODUCT_MAX_PORTS 500

StewardEntry *steward_product_begin            (StewardReader     *reader,
                                                const char        *id,
                                                const char        *name,
                                                const char        *domain);
void          steward_product_read_description (StewardEntry      *product,
                                                const StewardNode *description);
void          steward_product_read_custom      (StewardEntry      *product,
                                                const StewardNode *map);
void          steward_product_finish           (StewardReader     *reader);

G_END_DECLS
