/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-browse.h"
#include "steward-page.h"

G_BEGIN_DECLS

/* What can be done with the lists of accesses, in the header bar above them:
 * ask for one, save what is shown, say whose a role is. */
void steward_access_menu_attach (StewardPage         *page,
                                 StewardAccessBrowse *browse);

G_END_DECLS
