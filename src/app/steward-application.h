/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardApplication:
 *
 * The program: its options, one process per profile, and the profile itself.
 */
#define STEWARD_TYPE_APPLICATION (steward_application_get_type ())
G_DECLARE_FINAL_TYPE (StewardApplication, steward_application, STEWARD, APPLICATION, AdwApplication)

StewardApplication *steward_application_new        (void) G_GNUC_WARN_UNUSED_RESULT;
int                 steward_application_get_status (StewardApplication *self);

G_END_DECLS
