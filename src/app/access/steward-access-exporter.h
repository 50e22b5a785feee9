/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/* Saves what a list shows, as it is shown, for other programs. */
void steward_access_exporter_save (StewardPage *page,
                                   GListModel  *items,
                                   gboolean     as_json);

G_END_DECLS
