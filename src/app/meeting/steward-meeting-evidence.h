/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-evidence.h"
#include "steward-services.h"

G_BEGIN_DECLS

/* The evidence of an item in short, and the whole of it in a window. */

GtkWidget *steward_meeting_evidence_new  (const StewardEvidence *evidence);
void       steward_meeting_evidence_open (GtkWindow             *parent,
                                          StewardServices       *services,
                                          const char            *review);

G_END_DECLS
