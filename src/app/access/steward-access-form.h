/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-intent.h"
#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardAccessForm:
 *
 * Asks for access to a product, with what will become of the request beside it:
 * who decides, what becomes visible, what would run, and what is recorded.
 */
#define STEWARD_TYPE_ACCESS_FORM (steward_access_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessForm, steward_access_form, STEWARD, ACCESS_FORM, AdwWindow)

GtkWindow *steward_access_form_open        (GtkWindow           *parent,
                                            StewardServices     *services,
                                            const char          *subject);
GtkWindow *steward_access_form_open_intent (GtkWindow           *parent,
                                            StewardServices     *services,
                                            const StewardIntent *intent);

G_END_DECLS
