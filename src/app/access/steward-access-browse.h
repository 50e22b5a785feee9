/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardAccessBrowse:
 *
 * The views of the page of access under one switch: "waiting", "mine", "all",
 * "drift", "campaigns". Signals: "open" (id of an access), "retry".
 */
#define STEWARD_TYPE_ACCESS_BROWSE (steward_access_browse_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessBrowse, steward_access_browse, STEWARD, ACCESS_BROWSE, AdwBin)

GtkWidget    *steward_access_browse_new        (StewardServices     *services);

AdwHeaderBar *steward_access_browse_get_header (StewardAccessBrowse *self);
void          steward_access_browse_set_view   (StewardAccessBrowse *self,
                                                const char          *name);

G_END_DECLS
