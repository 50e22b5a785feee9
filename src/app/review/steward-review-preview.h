/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-act.h"

G_BEGIN_DECLS

/* What a form is about to ask, read back from the act itself. */

GPtrArray *steward_review_preview_get_changes (const StewardAct *act) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *steward_review_preview_new_changes (const StewardAct *act);

G_END_DECLS
