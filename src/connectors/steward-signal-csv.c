/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of measurements as RFC 4180 has them, of any length: the columns time,
 * subject, property, element, kind, value and origin, or what others call them,
 * in any order, between commas, semicolons or tabs. A row that cannot be read is
 * told and the next one is read. */

#include "config.h"

#include "steward-signal-csv.h"

#include "steward-signal-fields.h"

#include <string.h>

#define BLOCK 65536
#define MAX_FIELDS 64
#define MAX_ROW_BYTES 65536
#define MAX_SEPARATOR_SEARCH 4096

typedef enum
{
  IN_FIELD,                            /* or before it */
  IN_QUOTES,
  AFTER_QUOTE,                         /* inside quotes: closing, or the first of two */
} State;

typedef struct
{
  StewardSignalFile *file;             /* unowned */
  StewardSignalWriter *writer;         /* unowned */
  GString *row;                        /* texts of the present row, each with its NUL */
  gsize starts[MAX_FIELDS];            /* of them in @row */
  guint n_fields;
  const char *fault;                   /* why the present row cannot be read */
  State state;
  char separator;
  gboolean has_header;
  gboolean unusable;                   /* the header lacks something: the rest is passed over */
  int columns[STEWARD_N_SIGNAL_FIELDS];
  guint64 line;                        /* of the present row */
  guint64 lines;                       /* ended so far */
  guint64 row_start;
} Table;

static char *
make_place (Table *table)
{
  return g_strdup_printf ("%s, line %" G_GUINT64_FORMAT, table->file->path, table->line);
}

static void
begin_row (Table *table)
{
  g_string_truncate (table->row, 0);
  table->n_fields = 1;
  table->starts[0] = 0;
  table->fault = NULL;
  table->state = IN_FIELD;
  table->line = table->lines + 1;
}

static void
end_field (Table *table)
{
  g_string_append_c (table->row, '\0');
}

static void
begin_field (Table *table)
{
  end_field (table);
  if (table->n_fields == MAX_FIELDS)
    {
      table->fault = "The row has more than 64 fields.";
      return;
    }
  table->starts[table->n_fields++] = table->row->len;
}

static const char *
get_field (Table *table,
           int    column)
{
  return column >= 0 && (guint) column < table->n_fields ? table->row->str + table->starts[column] : NULL;
}

static void
read_header (Table *table)
{
  gboolean has[STEWARD_N_SIGNAL_FIELDS] = { FALSE };
  g_autofree char *missing = NULL, *place = make_place (table);

  for (guint i = 0; i < STEWARD_N_SIGNAL_FIELDS; i++)
    table->columns[i] = -1;
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (get_field (table, (int) i)));
      int field = steward_signal_field_find (name);

      if (field < 0 || table->columns[field] >= 0)
        continue;
      table->columns[field] = (int) i;
      has[field] = TRUE;
    }
  table->has_header = TRUE;
  missing = steward_signal_describe_missing (has);
  if (missing == NULL)
    return;

  steward_signal_writer_refuse (table->writer, place, "The table cannot be read: %s", missing);
  table->unusable = TRUE;
}

static gboolean
add_row (Table   *table,
         GError **error)
{
  const char *fields[STEWARD_N_SIGNAL_FIELDS];
  g_autofree char *place = make_place (table);

  if (table->fault == NULL)
    for (guint i = 0; i < table->n_fields; i++)
      if (!g_utf8_validate (get_field (table, (int) i), -1, NULL))
        table->fault = "The row is not valid UTF-8.";
  if (table->fault != NULL)
    {
      steward_signal_writer_refuse (table->writer, place, "%s", table->fault);
      return TRUE;
    }
  for (guint i = 0; i < STEWARD_N_SIGNAL_FIELDS; i++)
    fields[i] = get_field (table, table->columns[i]);

  return steward_signal_add_fields (fields, place, table->writer, error);
}

static gboolean
is_blank (Table *table)
{
  return table->n_fields == 1 && table->fault == NULL && *get_field (table, 0) == '\0' && table->row->len == 1;
}

/* At the end of a row, without its line end. */
static gboolean
end_row (Table   *table,
         GError **error)
{
  gboolean fine = TRUE;

  if (table->row->len > 0 && table->row->str[table->row->len - 1] == '\r')
    g_string_truncate (table->row, table->row->len - 1);
  end_field (table);
  if (is_blank (table) || table->unusable)
    return TRUE;
  if (!table->has_header)
    read_header (table);
  else
    fine = add_row (table, error);

  return fine;
}

static void
add_bytes (Table      *table,
           const char *bytes,
           gsize       length)
{
  if (table->fault != NULL)
    return;
  if (table->row->len + length > MAX_ROW_BYTES)
    table->fault = "The row is longer than 65536 bytes.";
  else if (memchr (bytes, '\0', length) != NULL)
    table->fault = "The row is no text.";
  else
    g_string_append_len (table->row, bytes, (gssize) length);
}

/* Up to the next byte that means something in this state. */
static gsize
pass_plain (Table      *table,
            const char *at,
            const char *end)
{
  const char *stop = at;

  if (table->state == IN_QUOTES)
    {
      for (; stop < end && *stop != '"'; stop++)
        table->lines += *stop == '\n';
    }
  else
    {
      while (stop < end && *stop != table->separator && *stop != '\n' && *stop != '"')
        stop++;
    }
  add_bytes (table, at, (gsize) (stop - at));

  return (gsize) (stop - at);
}

static gboolean
is_field_start (Table *table)
{
  return table->row->len == table->starts[table->n_fields - 1];
}

/* One byte that means something; *out_ended at the end of a row. */
static void
take_mark (Table    *table,
           char      byte,
           gboolean *out_ended)
{
  *out_ended = FALSE;
  if (table->state == IN_QUOTES)
    {
      table->state = AFTER_QUOTE;
      return;
    }
  if (byte == '"' && table->state == AFTER_QUOTE)
    {
      add_bytes (table, "\"", 1);
      table->state = IN_QUOTES;
      return;
    }
  if (byte == '"')
    {
      if (is_field_start (table))
        table->state = IN_QUOTES;
      else
        add_bytes (table, "\"", 1);    /* in the middle of a bare field: as written */
      return;
    }
  table->state = IN_FIELD;
  if (byte == '\n')
    *out_ended = TRUE;
  else if (table->fault == NULL)
    begin_field (table);
}

/* Takes all of a block; @offset is that of its first byte. */
static gboolean
take_block (Table       *table,
            const char  *block,
            gsize        length,
            guint64      offset,
            gboolean     header_only,
            GError     **error)
{
  const char *at = block, *end = block + length;
  gboolean ended;

  while (at < end)
    {
      gsize plain = table->state == AFTER_QUOTE && (*at == '"' || *at == table->separator || *at == '\n')
                    ? 0 : pass_plain (table, at, end);

      at += plain;
      if (at == end)
        break;
      take_mark (table, *at++, &ended);
      if (!ended)
        continue;
      if (!end_row (table, error))
        return FALSE;
      table->lines++;
      table->row_start = offset + (guint64) (at - block);
      begin_row (table);
      table->file->next = table->row_start;
      table->file->next_lines = table->lines;
      if (header_only && table->has_header)
        return TRUE;
    }

  return TRUE;
}

/* The byte order mark, and what stands between the columns. */
static gsize
look_at_start (Table      *table,
               const char *block,
               gsize       length)
{
  gsize skip = length >= 3 && memcmp (block, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gsize n = MIN (length, (gsize) MAX_SEPARATOR_SEARCH);

  table->separator = ',';
  for (gsize i = skip; i < n && block[i] != '\n'; i++)
    if (block[i] == ',' || block[i] == ';' || block[i] == '\t')
      {
        table->separator = block[i];
        break;
      }

  return skip;
}

/* A last row without its line end is whole only if nobody is writing to it; it
 * is read again once the file has grown. */
static gboolean
end_table (Table   *table,
           GError **error)
{
  if (table->row->len == 0 && table->n_fields == 1 && table->state == IN_FIELD)
    return TRUE;
  if (!table->file->settled)
    return TRUE;
  if (table->state == IN_QUOTES && !table->unusable)
    {
      g_autofree char *place = make_place (table);

      steward_signal_writer_refuse (table->writer, place, "A quotation mark is not closed.");
      return TRUE;
    }

  return end_row (table, error);
}

static gboolean
read_blocks (Table    *table,
             gboolean  header_only,
             GError  **error)
{
  g_autofree char *block = g_malloc (BLOCK);

  while (!table->unusable || header_only)
    {
      guint64 offset = table->file->at;
      gssize n = steward_signal_file_read (block, BLOCK, table->file, error);
      gsize skip;

      if (n < 0)
        return FALSE;
      if (n == 0)
        return end_table (table, error);
      skip = offset == 0 ? look_at_start (table, block, (gsize) n) : 0;
      if (!take_block (table, block + skip, (gsize) n - skip, offset + skip, header_only, error))
        return FALSE;
      if (header_only && table->has_header)
        return TRUE;
    }

  return TRUE;
}

/**
 * steward_signal_csv_read:
 * @file: a table; sets where it can go on
 * @error: the sink's, a cancel, or the file cannot be read
 *
 * Returns: whether to go on with the next file
 */
gboolean
steward_signal_csv_read (StewardSignalFile    *file,
                         StewardSignalWriter  *writer,
                         GError              **error)
{
  Table table = { .file = file, .writer = writer, .row = g_string_new (NULL) };
  gboolean fine = TRUE;

  begin_row (&table);
  steward_signal_file_rewind (file, 0);
  if (file->start > 0)
    {
      fine = read_blocks (&table, TRUE, error);
      table.lines = file->start_lines;
      begin_row (&table);
      file->next = 0;
      steward_signal_file_rewind (file, file->start);
    }
  fine = fine && read_blocks (&table, FALSE, error);
  if (table.unusable)
    file->next = 0;
  g_string_free (table.row, TRUE);

  return fine;
}
