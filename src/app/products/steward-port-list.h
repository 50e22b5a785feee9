/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-entry.h"

G_BEGIN_DECLS

GtkWidget *steward_port_list_new (const StewardEntry   *entry,
                                  StewardPortDirection  direction);

G_END_DECLS
