/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardAccessTab:
 *
 * Who has access to a product, why and until when, and where its platforms
 * differ from that. Signal: "counted" (how many have or wait for it, guint).
 */
#define STEWARD_TYPE_ACCESS_TAB (steward_access_tab_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessTab, steward_access_tab, STEWARD, ACCESS_TAB, AdwBin)

GtkWidget *steward_access_tab_new        (StewardServices    *services);

void       steward_access_tab_set_detail (StewardAccessTab   *self,
                                          StewardEntryDetail *detail);

G_END_DECLS
