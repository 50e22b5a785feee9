/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/* Founding a council: a charter is picked, checked, shown with exactly what
 * will be recorded, and then sealed. */

void steward_founding_start     (StewardPage *page);
void steward_founding_open_file (StewardPage *page,
                                 const char  *path);

G_END_DECLS
