/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture of what a widget shows, as PNG. */

GBytes *steward_plot_image_render (GtkWidget  *widget,
                                   int         scale,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
