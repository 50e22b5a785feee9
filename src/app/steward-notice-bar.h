/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardNoticeBar:
 *
 * A line inside the window for what a person must know and cannot act upon,
 * such as a store that was set aside. Several notices wait for one another.
 */
#define STEWARD_TYPE_NOTICE_BAR (steward_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardNoticeBar, steward_notice_bar, STEWARD, NOTICE_BAR, AdwBin)

GtkWidget  *steward_notice_bar_new      (void);
void        steward_notice_bar_add      (StewardNoticeBar *self,
                                         const char       *sentence);
const char *steward_notice_bar_get_text (StewardNoticeBar *self);

G_END_DECLS
