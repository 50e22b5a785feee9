/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-filter-chip.h"

G_BEGIN_DECLS

/* Around the list of the queue: the chip of kinds, and the keys in its footer. */

guint steward_queue_kinds_read  (StewardFilterChip *chip);
void  steward_queue_kinds_offer (StewardFilterChip *chip,
                                 GPtrArray         *items);
void  steward_queue_footer_add  (GtkBox            *footer,
                                 const char        *key,
                                 const char        *what);

G_END_DECLS
