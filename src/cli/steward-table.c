/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns are as wide as their widest cell, counted in columns of the
 * terminal and not in bytes; the last one is not padded. */

#include "config.h"

#include "steward-table.h"

#include "steward-output.h"

#define GAP 2

struct _StewardTable
{
  GPtrArray *cells;                    /* char*, row by row, titles first */
  gsize *widths;
  guint n_columns;
};

static void
add_cell (StewardTable *self,
          const char   *cell)
{
  guint column = self->cells->len % self->n_columns;
  char *safe = steward_output_escape (cell);

  self->widths[column] = MAX (self->widths[column], steward_output_width (safe));
  g_ptr_array_add (self->cells, safe);
}

/**
 * steward_table_new:
 * @titles: (array zero-terminated=1): of the columns
 */
StewardTable *
steward_table_new (const char *const *titles)
{
  StewardTable *self = g_new0 (StewardTable, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = g_strv_length ((char **) titles);
  self->widths = g_new0 (gsize, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    add_cell (self, titles[i]);

  return self;
}

/**
 * steward_table_add_cells:
 * @self: a table
 * @cells: as many as there are columns; %NULL is an empty one
 */
void
steward_table_add_cells (StewardTable      *self,
                         const char *const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    add_cell (self, cells[i]);
}

/**
 * steward_table_add:
 * @self: a table
 * @cell: the first cell; as many must follow as there are columns, and %NULL
 *   ends them
 */
void
steward_table_add (StewardTable *self,
                   const char   *cell,
                   ...)
{
  va_list args;

  va_start (args, cell);
  for (guint i = 0; i < self->n_columns; i++)
    {
      add_cell (self, cell);
      cell = va_arg (args, const char *);
    }
  va_end (args);
}

void
steward_table_print (StewardTable *self,
                     const char   *indent)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      const char *cell = g_ptr_array_index (self->cells, i);
      gsize pad = self->widths[column] - steward_output_width (cell) + GAP;

      if (column + 1 < self->n_columns)
        steward_output_print ("%s%s%*s", column == 0 ? indent : "", cell, (int) pad, "");
      else
        steward_output_print ("%s%s\n", column == 0 ? indent : "", cell);
    }
}

void
steward_table_free (StewardTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}
