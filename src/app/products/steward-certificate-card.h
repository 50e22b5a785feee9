/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-catalog.h"
#include "steward-services.h"

G_BEGIN_DECLS

GtkWidget *steward_certificate_card_new (const StewardEntryDetail *detail,
                                         StewardServices          *services);

G_END_DECLS
