/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-case.h"

G_BEGIN_DECLS

/* Blocks of one access. Each is a block with its title, or NULL when there is
 * nothing to say. Buttons in them activate actions of the page: "access.open",
 * "access.perform", "access.save-file", "access.confirm-script", "access.mend". */

GtkWidget *steward_access_pills_new    (const StewardAccessCase *kase,
                                        const char              *person);
GtkWidget *steward_access_banner_new   (const StewardAccessCase *kase);
GtkWidget *steward_access_request_new  (const StewardAccessCase *kase);
GtkWidget *steward_access_exposure_new (const StewardAccessCase *kase,
                                        GPtrArray               *exposure);
GtkWidget *steward_access_effects_new  (const StewardAccessCase *kase,
                                        const char              *place);
GtkWidget *steward_access_remarks_new  (const StewardAccessCase *kase);

G_END_DECLS
