/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardFilterBar:
 *
 * The row of filter chips above the list. Signal: "changed" (by a person).
 */
#define STEWARD_TYPE_FILTER_BAR (steward_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardFilterBar, steward_filter_bar, STEWARD, FILTER_BAR, GtkWidget)

GtkWidget *steward_filter_bar_new         (void);
void       steward_filter_bar_set_services (StewardFilterBar *self,
                                           StewardServices  *services);

void       steward_filter_bar_set_kind    (StewardFilterBar *self,
                                           StewardEntryKind  kind);
void       steward_filter_bar_apply       (StewardFilterBar *self,
                                           StewardQuery     *query);
void       steward_filter_bar_follow      (StewardFilterBar   *self,
                                           const StewardQuery *query);
gboolean   steward_filter_bar_is_active   (StewardFilterBar *self);
char      *steward_filter_bar_dup_summary (StewardFilterBar *self) G_GNUC_WARN_UNUSED_RESULT;
void       steward_filter_bar_clear       (StewardFilterBar *self);

G_END_DECLS
