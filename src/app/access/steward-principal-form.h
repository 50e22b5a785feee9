/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access.h"
#include "steward-services.h"

G_BEGIN_DECLS

/* Says whose a role or an account of a platform is. */
GtkWindow *steward_principal_form_open (GtkWindow           *parent,
                                        StewardServices     *services,
                                        const char          *source,
                                        const char          *principal,
                                        StewardConsumerKind  kind,
                                        const char          *consumer);

G_END_DECLS
