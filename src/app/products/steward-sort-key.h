/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardSortKey:
 *
 * A #GtkSorter that sorts nothing. It makes the header of its column clickable
 * and shows the arrow; what was clicked is read back with
 * steward_sort_key_read() and becomes the order of the query.
 */
#define STEWARD_TYPE_SORT_KEY (steward_sort_key_get_type ())
G_DECLARE_FINAL_TYPE (StewardSortKey, steward_sort_key, STEWARD, SORT_KEY, GtkSorter)

GtkSorter *steward_sort_key_new  (StewardSort     sort) G_GNUC_WARN_UNUSED_RESULT;

gboolean   steward_sort_key_read (GtkColumnView  *view,
                                  StewardSort    *out_sort,
                                  gboolean       *out_descending);
void       steward_sort_key_show (GtkColumnView  *view,
                                  StewardSort     sort,
                                  gboolean        descending);

G_END_DECLS
