/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a swatch of a legend stands for. */
typedef enum
{
  STEWARD_KEY_MET,
  STEWARD_KEY_MISSED,
  STEWARD_KEY_UNDECIDABLE,
  STEWARD_KEY_PLANNED,
} StewardKeyKind;

/**
 * StewardPlotKey:
 *
 * A swatch as plots draw it, for a legend; the word stands beside it.
 */
#define STEWARD_TYPE_PLOT_KEY (steward_plot_key_get_type ())
G_DECLARE_FINAL_TYPE (StewardPlotKey, steward_plot_key, STEWARD, PLOT_KEY, GtkWidget)

GtkWidget *steward_plot_key_new     (StewardKeyKind kind);
GtkWidget *steward_plot_legend_new  (void);

G_END_DECLS
