/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-level-reader.h"
#include "steward-page.h"

G_BEGIN_DECLS

/* What was measured of an objective, as it was measured, and what its days were
 * made of it: the table behind the plots. */

void steward_measurements_window_present (StewardPage                *page,
                                          const StewardObjectiveCase *kase);

G_END_DECLS
