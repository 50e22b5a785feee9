/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-intent.h"
#include "steward-page.h"

G_BEGIN_DECLS

/* Forms around something that runs on a platform: the statements are shown
 * first, then what will be recorded. */

GtkWindow *steward_effect_forms_mend    (StewardPage         *page,
                                         const StewardIntent *intent,
                                         const char          *title,
                                         const char          *explanation);
GtkWindow *steward_effect_forms_confirm (StewardPage         *page,
                                         const char          *access);

G_END_DECLS
