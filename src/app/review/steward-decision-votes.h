/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

GtkWidget *steward_decision_votes_new (const StewardEvidence *evidence,
                                       const char            *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
