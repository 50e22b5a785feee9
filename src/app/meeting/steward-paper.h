/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * StewardPaper:
 *
 * A4 pages that are filled from top to bottom with rows of text: what does not
 * fit goes on the next page, line by line if it must. A paper without a drawing
 * only counts its pages. Lengths are points.
 */
typedef struct _StewardPaper StewardPaper;

#define STEWARD_PAPER_WIDTH 595.28
#define STEWARD_PAPER_HEIGHT 841.89
#define STEWARD_PAPER_MARGIN 56.0
#define STEWARD_PAPER_TEXT_WIDTH (STEWARD_PAPER_WIDTH - 2 * STEWARD_PAPER_MARGIN)

/* Called at the foot of each page, when the page is full. */
typedef void (*StewardPaperFoot) (StewardPaper *self,
                                  guint         page,
                                  gpointer      data);

StewardPaper *steward_paper_new        (cairo_t          *cr,
                                        gboolean          draw,
                                        double            foot_height,
                                        StewardPaperFoot  foot,
                                        gpointer          data) G_GNUC_WARN_UNUSED_RESULT;
guint         steward_paper_finish     (StewardPaper     *self);

PangoLayout  *steward_paper_layout     (StewardPaper     *self,
                                        const char       *text,
                                        const char       *font,
                                        double            width) G_GNUC_WARN_UNUSED_RESULT;
void          steward_paper_skip       (StewardPaper     *self,
                                        double            height);
gboolean      steward_paper_need       (StewardPaper     *self,
                                        double            height);
void          steward_paper_write      (StewardPaper     *self,
                                        PangoLayout     **cells,
                                        const double     *left,
                                        guint             n_cells);
void          steward_paper_rule       (StewardPaper     *self,
                                        double            left,
                                        double            right,
                                        double            strength);
void          steward_paper_put        (StewardPaper     *self,
                                        PangoLayout      *layout,
                                        double            x,
                                        double            y);

G_END_DECLS
