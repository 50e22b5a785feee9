/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Minutes as PDF: headings, lists and tables of the Markdown text, set twice,
 * first to count the pages. The Markdown reader takes a bounded text, so long
 * minutes are handed to it in pieces that end between paragraphs. */

#include "config.h"

#include "steward-minutes-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

#include "steward-markdown.h"
#include "steward-paper.h"

#define FONT "Cantarell, Sans 10"
#define CODE_FONT "Monospace 8.5"
#define FOOT_FONT "Cantarell, Sans 8"
#define HEAD_FONT "Monospace 6.5"
#define FOOT_LINE 10.0
#define INDENT 16.0
#define GAP 10.0
#define PIECE (24 * 1024)
#define LONGEST_TOGETHER 240.0

typedef struct
{
  const char *title;
  const char *const *foot;
  guint n_pages;                       /* 0: not known yet */
} Sheet;

static PangoAttribute *
make_attribute (guint style)
{
  switch (style)
    {
    case STEWARD_RUN_STRONG:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case STEWARD_RUN_EMPHASIS:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case STEWARD_RUN_CODE:
      return pango_attr_family_new ("Monospace");
    case STEWARD_RUN_STRIKE:
      return pango_attr_strikethrough_new (TRUE);
    default:
      return pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
    }
}

static PangoLayout *
set_inline (StewardPaper        *paper,
            const StewardInline *content,
            const char          *font,
            double               width)
{
  static const guint styles[] = { STEWARD_RUN_STRONG, STEWARD_RUN_EMPHASIS, STEWARD_RUN_CODE, STEWARD_RUN_STRIKE,
                                  STEWARD_RUN_LINK };
  PangoLayout *layout = steward_paper_layout (paper, content->text->str, font, width);
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < content->runs->len; i++)
    {
      const StewardRun *run = &g_array_index (content->runs, StewardRun, i);

      for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
        if (run->style & styles[k])
          {
            PangoAttribute *attribute = make_attribute (styles[k]);

            attribute->start_index = run->start;
            attribute->end_index = run->end;
            pango_attr_list_insert (list, attribute);
          }
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
write_heading (StewardPaper       *paper,
               const StewardBlock *block)
{
  static const char *const fonts[] = { "Cantarell, Sans Bold 18", "Cantarell, Sans Bold 13",
                                       "Cantarell, Sans Bold 11", "Cantarell, Sans Bold 10" };
  guint rank = MIN (block->level, G_N_ELEMENTS (fonts)) - 1;
  g_autoptr (PangoLayout) layout = set_inline (paper, block->content, fonts[rank], STEWARD_PAPER_TEXT_WIDTH);

  steward_paper_skip (paper, rank == 1 ? 14 : 8);
  steward_paper_need (paper, get_height (layout) + 42);
  steward_paper_write (paper, &layout, (double[]) { 0 }, 1);
  steward_paper_skip (paper, rank == 0 ? 8 : 4);
}

static void
write_text (StewardPaper       *paper,
            const StewardBlock *block,
            const char         *font)
{
  double left = INDENT * (block->indent + block->quote);
  g_autoptr (PangoLayout) layout = set_inline (paper, block->content, font, STEWARD_PAPER_TEXT_WIDTH - left);
  g_autoptr (PangoLayout) marker = NULL;

  if (get_height (layout) <= LONGEST_TOGETHER / 4)
    steward_paper_need (paper, get_height (layout));
  if (block->marker != NULL && left >= INDENT)
    {
      marker = steward_paper_layout (paper, block->marker, font, 0);
      steward_paper_write (paper, (PangoLayout *[]) { marker, layout }, (double[]) { left - INDENT + 2, left }, 2);
    }
  else
    steward_paper_write (paper, &layout, (double[]) { left }, 1);
  steward_paper_skip (paper, block->indent > 0 ? 2 : 6);
}

/* Columns share the width by what they would like to have, up to half of it. */
static double *
share_width (StewardPaper       *paper,
             const StewardBlock *block)
{
  double *widths = g_new0 (double, block->n_columns);
  double all = STEWARD_PAPER_TEXT_WIDTH - GAP * (block->n_columns - 1);
  double sum = 0;

  for (guint i = 0; i < block->cells->len; i++)
    {
      g_autoptr (PangoLayout) layout = set_inline (paper, g_ptr_array_index (block->cells, i), FONT, 0);
      int width;

      pango_layout_get_size (layout, &width, NULL);
      widths[i % block->n_columns] = MAX (widths[i % block->n_columns],
                                          MIN ((double) width / PANGO_SCALE * 1.06 + 2, all / 2));
    }
  for (guint i = 0; i < block->n_columns; i++)
    sum += widths[i] = MAX (widths[i], 24);
  for (guint i = 0; i < block->n_columns; i++)
    widths[i] *= sum > all ? all / sum : 1;

  return widths;
}

static void
write_table_row (StewardPaper       *paper,
                 const StewardBlock *block,
                 const double       *widths,
                 guint               row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree double *left = g_new0 (double, block->n_columns);
  double height = 0;
  double x = 0;

  for (guint i = 0; i < block->n_columns && row * block->n_columns + i < block->cells->len; i++)
    {
      PangoLayout *layout = set_inline (paper, g_ptr_array_index (block->cells, row * block->n_columns + i),
                                        row == 0 ? "Cantarell, Sans Bold 9" : "Cantarell, Sans 9", widths[i]);

      g_ptr_array_add (cells, layout);
      height = MAX (height, get_height (layout));
      left[i] = x;
      x += widths[i] + GAP;
    }
  if (steward_paper_need (paper, MIN (height, LONGEST_TOGETHER) + 4) && row > 0)
    write_table_row (paper, block, widths, 0);
  steward_paper_write (paper, (PangoLayout **) cells->pdata, left, cells->len);
  steward_paper_skip (paper, 2);
  steward_paper_rule (paper, 0, MAX (x - GAP, 0), row == 0 ? 0.8 : 0.3);
  steward_paper_skip (paper, 2);
}

static void
write_table (StewardPaper       *paper,
             const StewardBlock *block)
{
  g_autofree double *widths = NULL;

  if (block->n_columns == 0)
    return;
  widths = share_width (paper, block);
  steward_paper_need (paper, 48);
  for (guint row = 0; row * block->n_columns < block->cells->len; row++)
    write_table_row (paper, block, widths, row);
  steward_paper_skip (paper, 6);
}

static void
write_block (StewardPaper       *paper,
             const StewardBlock *block)
{
  switch (block->kind)
    {
    case STEWARD_BLOCK_HEADING:
      write_heading (paper, block);
      break;
    case STEWARD_BLOCK_TABLE:
      write_table (paper, block);
      break;
    case STEWARD_BLOCK_CODE:
      write_text (paper, block, CODE_FONT);
      break;
    case STEWARD_BLOCK_RULE:
      steward_paper_skip (paper, 4);
      steward_paper_rule (paper, 0, STEWARD_PAPER_TEXT_WIDTH, 0.5);
      steward_paper_skip (paper, 6);
      break;
    case STEWARD_BLOCK_PARAGRAPH:
    default:
      write_text (paper, block, FONT);
      break;
    }
}

/* The end of the first piece of @text: after an empty line if there is one,
 * else after a line, else after a character. */
static const char *
find_end (const char *text)
{
  const char *limit;
  const char *end;

  if (strlen (text) <= PIECE)
    return text + strlen (text);
  limit = g_utf8_find_prev_char (text, text + PIECE);
  end = g_strrstr_len (text, limit - text, "\n\n");
  if (end != NULL && end > text)
    return end + 2;
  end = g_strrstr_len (text, limit - text, "\n");

  return end != NULL && end > text ? end + 1 : limit;
}

static void
write_markdown (StewardPaper *paper,
                const char   *markdown)
{
  while (*markdown != '\0')
    {
      const char *end = find_end (markdown);
      g_autofree char *piece = g_strndup (markdown, end - markdown);
      g_autoptr (StewardMarkdown) document = steward_markdown_parse (piece);

      for (guint i = 0; i < document->blocks->len; i++)
        write_block (paper, g_ptr_array_index (document->blocks, i));
      markdown = end;
    }
}

static double
get_foot_height (const Sheet *sheet)
{
  return FOOT_LINE * (g_strv_length ((char **) sheet->foot) + 2);
}

static void
write_foot (StewardPaper *paper,
            guint         page,
            gpointer      data)
{
  const Sheet *sheet = data;
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page, sheet->n_pages);
  g_autoptr (PangoLayout) title = steward_paper_layout (paper, sheet->title, FOOT_FONT, STEWARD_PAPER_TEXT_WIDTH * .75);
  g_autoptr (PangoLayout) place = steward_paper_layout (paper, number, FOOT_FONT, 0);
  double y = STEWARD_PAPER_HEIGHT - STEWARD_PAPER_MARGIN - get_foot_height (sheet) + FOOT_LINE;
  int width;

  pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (title, 0);
  pango_layout_get_size (place, &width, NULL);
  steward_paper_put (paper, title, 0, y);
  steward_paper_put (paper, place, STEWARD_PAPER_TEXT_WIDTH - (double) width / PANGO_SCALE, y);
  for (guint i = 0; sheet->foot[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) line = steward_paper_layout (paper, sheet->foot[i], HEAD_FONT, 0);

      steward_paper_put (paper, line, 0, y + FOOT_LINE * (i + 1) + 2);
    }
}

static guint
write_sheet (cairo_t    *cr,
             Sheet      *sheet,
             const char *markdown,
             gboolean    draw)
{
  StewardPaper *paper = steward_paper_new (cr, draw, get_foot_height (sheet), write_foot, sheet);

  write_markdown (paper, markdown);

  return steward_paper_finish (paper);
}

static cairo_status_t
collect (void                *data,
         const unsigned char *bytes,
         unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * steward_minutes_pdf_render:
 * @title: at the foot of each page and in the properties of the document
 * @markdown: the text
 * @foot: lines at the foot of each page
 * @error: return location
 *
 * Returns: (transfer full): a PDF whose text can be copied and searched
 */
GBytes *
steward_minutes_pdf_render (const char        *title,
                            const char        *markdown,
                            const char *const *foot,
                            GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect, bytes, STEWARD_PAPER_WIDTH,
                                                                  STEWARD_PAPER_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  Sheet sheet = { title, foot, 0 };
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Steward " STEWARD_VERSION);
  sheet.n_pages = write_sheet (cr, &sheet, markdown, FALSE);
  write_sheet (cr, &sheet, markdown, TRUE);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, _("The minutes cannot be made into a PDF: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * steward_minutes_pdf_foot:
 * @minutes: minutes with the head of the ledger
 *
 * Returns: (transfer full): the lines that say which ledger they belong to
 */
char **
steward_minutes_pdf_foot (const StewardMinutes *minutes)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, minutes->head_position);
  /* Translators: %s is a number, the position of the last event of the ledger */
  g_autofree char *position = g_strdup_printf (_("Ledger head: event %s"), number);
  g_autofree char *seal = g_strdup_printf (_("Seal %s"), minutes->head_seal != NULL ? minutes->head_seal : "–");
  g_autofree char *root = g_strdup_printf (_("Root %s"), minutes->head_root != NULL ? minutes->head_root : "–");

  g_strv_builder_add (lines, position);
  g_strv_builder_add (lines, seal);
  g_strv_builder_add (lines, root);

  return g_strv_builder_end (lines);
}

/**
 * steward_minutes_pdf_save:
 * @minutes: minutes
 * @path: the file; replaced as a whole or not at all
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
steward_minutes_pdf_save (const StewardMinutes  *minutes,
                          const char            *path,
                          GError               **error)
{
  g_autofree char *markdown = steward_minutes_to_markdown (minutes);
  g_auto (GStrv) foot = steward_minutes_pdf_foot (minutes);
  g_autoptr (GBytes) pdf = steward_minutes_pdf_render (minutes->meeting->title, markdown, (const char *const *) foot,
                                                       error);
  gsize length;
  const char *data;

  if (pdf == NULL)
    return FALSE;
  data = g_bytes_get_data (pdf, &length);

  return g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}
