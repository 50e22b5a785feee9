/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-filter-option.h"

G_BEGIN_DECLS

/**
 * StewardFilterChip:
 *
 * One filter: a button that opens a list of values to check. While some are
 * checked it carries them in its label, and a cross that clears it.
 *
 * Signals: "opened" (its values are wanted), "changed" (by a person).
 */
#define STEWARD_TYPE_FILTER_CHIP (steward_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (StewardFilterChip, steward_filter_chip, STEWARD, FILTER_CHIP, GtkWidget)

GtkWidget  *steward_filter_chip_new          (const char          *title);

gboolean    steward_filter_chip_is_active    (StewardFilterChip   *self);
char      **steward_filter_chip_dup_selected (StewardFilterChip   *self) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_filter_chip_get_summary  (StewardFilterChip   *self);

void        steward_filter_chip_set_options  (StewardFilterChip   *self,
                                              GPtrArray           *options);
void        steward_filter_chip_select       (StewardFilterChip   *self,
                                              const char          *id,
                                              gboolean             selected);
void        steward_filter_chip_clear        (StewardFilterChip   *self);

G_END_DECLS
