/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/* What signals of a source were not understood. */

void       steward_unread_window_present (GtkWindow       *parent,
                                          StewardServices *services,
                                          const char      *source_id,
                                          const char      *name);
GtkWidget *steward_unread_list_new       (GPtrArray       *unread);

G_END_DECLS
