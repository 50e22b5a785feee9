/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/* Forms for planned windows: a time that does not count because it was declared
 * before it began. */

void steward_declare_window_present (StewardPage *page,
                                     const char  *subject,
                                     const char  *name,
                                     const char  *domain);
void steward_planned_windows_present (StewardPage *page);

G_END_DECLS
