/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardQuorumLight:
 *
 * One dot for each seat, filled and ticked for those that are here, and a mark
 * where the quorum is.
 */
#define STEWARD_TYPE_QUORUM_LIGHT (steward_quorum_light_get_type ())
G_DECLARE_FINAL_TYPE (StewardQuorumLight, steward_quorum_light, STEWARD, QUORUM_LIGHT, GtkWidget)

GtkWidget *steward_quorum_light_new (void);
void       steward_quorum_light_set (StewardQuorumLight *self,
                                     guint               here,
                                     guint               seats,
                                     guint               quorum);

G_END_DECLS
