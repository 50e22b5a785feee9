/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

GtkWindow *steward_preferences_new (GtkWindow       *parent,
                                    StewardServices *services);

G_END_DECLS
