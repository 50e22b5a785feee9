/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardAccessPage:
 *
 * Who may read what: requests, those that wait for this person, everything that
 * was granted, where platforms differ from it, and campaigns. One access is
 * shown with the decision beside it.
 */
#define STEWARD_TYPE_ACCESS_PAGE (steward_access_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessPage, steward_access_page, STEWARD, ACCESS_PAGE, StewardPage)

GtkWidget *steward_access_page_new         (StewardServices   *services);

void       steward_access_page_open_access (StewardAccessPage *self,
                                            const char        *access);
void       steward_access_page_show_view   (StewardAccessPage *self,
                                            const char        *view);

G_END_DECLS
