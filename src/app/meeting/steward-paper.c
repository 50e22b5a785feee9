/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of text. A row is one or several columns of lines; its lines are set
 * one under the other until the page is full, so that a row longer than a page
 * breaks where a line ends and nothing is ever cut off. */

#include "config.h"

#include "steward-paper.h"

struct _StewardPaper
{
  cairo_t *cr;                         /* unowned */
  gboolean draw;
  double foot_height;
  StewardPaperFoot foot;
  gpointer data;
  guint page;                          /* from 1 */
  double y;                            /* where the next line begins */
};

static double
get_bottom (StewardPaper *self)
{
  return STEWARD_PAPER_HEIGHT - STEWARD_PAPER_MARGIN - self->foot_height;
}

static void
end_page (StewardPaper *self)
{
  self->foot (self, self->page, self->data);
  if (self->draw)
    cairo_show_page (self->cr);
}

static void
break_page (StewardPaper *self)
{
  end_page (self);
  self->page++;
  self->y = STEWARD_PAPER_MARGIN;
}

/**
 * steward_paper_new:
 * @cr: a context of a PDF surface, which measures text even if nothing is drawn
 * @draw: whether to draw, or only to count pages
 * @foot_height: room that is kept free at the foot of each page
 * @foot: fills it
 * @data: for @foot
 *
 * Returns: (transfer full): an empty paper; steward_paper_finish() frees it
 */
StewardPaper *
steward_paper_new (cairo_t          *cr,
                   gboolean          draw,
                   double            foot_height,
                   StewardPaperFoot  foot,
                   gpointer          data)
{
  StewardPaper *self = g_new0 (StewardPaper, 1);

  self->cr = cr;
  self->draw = draw;
  self->foot_height = foot_height;
  self->foot = foot;
  self->data = data;
  self->page = 1;
  self->y = STEWARD_PAPER_MARGIN;

  return self;
}

/**
 * steward_paper_finish:
 * @self: (transfer full): a paper
 *
 * Ends the last page.
 *
 * Returns: how many pages it has
 */
guint
steward_paper_finish (StewardPaper *self)
{
  guint pages = self->page;

  end_page (self);
  g_free (self);

  return pages;
}

/**
 * steward_paper_layout:
 * @self: a paper
 * @text: plain text
 * @font: "Sans 10"
 * @width: at which its lines wrap; 0: never
 *
 * Returns: (transfer full): a layout for it, which takes attributes
 */
PangoLayout *
steward_paper_layout (StewardPaper *self,
                      const char   *text,
                      const char   *font,
                      double        width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  /* A point of the paper is a point of the font. */
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);

  return layout;
}

/**
 * steward_paper_skip:
 * @self: a paper
 * @height: stays empty, except at the top of a page
 */
void
steward_paper_skip (StewardPaper *self,
                    double        height)
{
  if (self->y > STEWARD_PAPER_MARGIN)
    self->y += height;
}

/**
 * steward_paper_need:
 * @self: a paper
 * @height: that should stand together
 *
 * Begins a new page if there is less room than @height, unless the page is
 * empty.
 *
 * Returns: whether a page was begun
 */
gboolean
steward_paper_need (StewardPaper *self,
                    double        height)
{
  if (self->y + height <= get_bottom (self) || self->y <= STEWARD_PAPER_MARGIN)
    return FALSE;
  break_page (self);

  return TRUE;
}

static double
measure_line (PangoLayoutLine *line,
              double          *out_ascent)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  *out_ascent = (double) PANGO_ASCENT (logical) / PANGO_SCALE;

  return (double) logical.height / PANGO_SCALE;
}

static double
measure_lines (PangoLayout **cells,
               guint         n_cells,
               int           index,
               double       *out_ascent)
{
  double height = 0;

  *out_ascent = 0;
  for (guint i = 0; i < n_cells; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (cells[i], index);
      double ascent = 0;

      if (line == NULL)
        continue;
      height = MAX (height, measure_line (line, &ascent));
      *out_ascent = MAX (*out_ascent, ascent);
    }

  return height;
}

static void
draw_lines (StewardPaper  *self,
            PangoLayout  **cells,
            const double  *left,
            guint          n_cells,
            int            index,
            double         ascent)
{
  for (guint i = 0; i < n_cells; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (cells[i], index);
      PangoRectangle logical;
      double x = STEWARD_PAPER_MARGIN + left[i];

      if (line == NULL)
        continue;
      pango_layout_line_get_extents (line, NULL, &logical);
      if (pango_layout_get_width (cells[i]) > 0 && line->resolved_dir == PANGO_DIRECTION_RTL)
        x += (double) (pango_layout_get_width (cells[i]) - logical.width) / PANGO_SCALE;
      cairo_move_to (self->cr, x, self->y + ascent);
      pango_cairo_show_layout_line (self->cr, line);
    }
}

/**
 * steward_paper_write:
 * @self: a paper
 * @cells: columns of one row, each of its own width
 * @left: where each begins, from the left edge of the text
 * @n_cells: how many
 *
 * Writes a row below what is there.
 */
void
steward_paper_write (StewardPaper  *self,
                     PangoLayout  **cells,
                     const double  *left,
                     guint          n_cells)
{
  int n_lines = 0;

  for (guint i = 0; i < n_cells; i++)
    n_lines = MAX (n_lines, pango_layout_get_line_count (cells[i]));

  for (int k = 0; k < n_lines; k++)
    {
      double ascent;
      double height = measure_lines (cells, n_cells, k, &ascent);

      steward_paper_need (self, height);
      if (self->draw)
        draw_lines (self, cells, left, n_cells, k, ascent);
      self->y += height;
    }
}

/**
 * steward_paper_rule:
 * @self: a paper
 * @left: where it begins, from the left edge of the text
 * @right: where it ends, likewise
 * @strength: of the line
 *
 * Draws a line below what is there.
 */
void
steward_paper_rule (StewardPaper *self,
                    double        left,
                    double        right,
                    double        strength)
{
  if (!self->draw)
    return;
  cairo_save (self->cr);
  cairo_set_line_width (self->cr, strength);
  cairo_set_source_rgb (self->cr, .6, .6, .6);
  cairo_move_to (self->cr, STEWARD_PAPER_MARGIN + left, self->y);
  cairo_line_to (self->cr, STEWARD_PAPER_MARGIN + right, self->y);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/**
 * steward_paper_put:
 * @self: a paper
 * @layout: text
 * @x: from the left edge of the text
 * @y: from the top of the page
 *
 * Puts a text at a place of its own, such as the foot of the page.
 */
void
steward_paper_put (StewardPaper *self,
                   PangoLayout  *layout,
                   double        x,
                   double        y)
{
  if (!self->draw)
    return;
  cairo_move_to (self->cr, STEWARD_PAPER_MARGIN + x, y);
  pango_cairo_show_layout (self->cr, layout);
}
