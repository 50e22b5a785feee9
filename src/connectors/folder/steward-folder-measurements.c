/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements beside the contracts: the tables (.csv) in the folder measurements, with the columns time,
 * subject, property, element, kind, value, in any order, as RFC 4180 has it. */

#include "config.h"

#include "steward-folder-measurements.h"

#include "steward-duration.h"
#include "steward-folder-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "measurements"
#define MAX_FILES 10000
#define MAX_FILE_BYTES (64 * 1024 * 1024)
#define MAX_ROWS 1000000
#define MAX_FIELD_BYTES 4096

enum
{
  FIELD_TIME,
  FIELD_SUBJECT,
  FIELD_PROPERTY,
  FIELD_ELEMENT,
  FIELD_KIND,
  FIELD_VALUE,
  N_FIELDS,
};

static const char *const field_names[N_FIELDS] = { "time", "subject", "property", "element", "kind", "value" };

typedef struct
{
  const char *at, *end;
  const char *file;
  unsigned line;
  GPtrArray *fields;                   /* GString, reused from row to row */
  guint n_fields;                      /* of the present row */
  int columns[N_FIELDS];               /* where each field stands, or −1 */
} Table;

static gboolean
fail_at (Table       *table,
         const char  *what,
         GError     **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "%s, line %u: %s.", table->file, table->line, what);
  return FALSE;
}

static GString *
begin_field (Table *table)
{
  if (table->n_fields == table->fields->len)
    g_ptr_array_add (table->fields, g_string_new (NULL));

  return g_string_truncate (g_ptr_array_index (table->fields, table->n_fields++), 0);
}

/* From behind the opening quote to behind the closing one. */
static gboolean
read_quoted (Table    *table,
             GString  *field,
             GError  **error)
{
  while (table->at < table->end)
    {
      const char *quote = memchr (table->at, '"', (gsize) (table->end - table->at));

      if (quote == NULL)
        break;
      for (const char *c = table->at; c < quote; c++)
        table->line += *c == '\n';
      g_string_append_len (field, table->at, quote - table->at);
      table->at = quote + 1;
      if (table->at == table->end || *table->at != '"')
        return TRUE;
      g_string_append_c (field, '"');
      table->at++;
    }

  return fail_at (table, "a quotation mark is not closed", error);
}

/* Reads one row; no fields at the end of the text. */
static gboolean
read_row (Table   *table,
          GError **error)
{
  table->n_fields = 0;
  if (table->at == table->end)
    return TRUE;

  table->line++;
  while (TRUE)
    {
      GString *field = begin_field (table);
      const char *start;

      if (table->n_fields > 64)
        return fail_at (table, "more than 64 fields", error);
      if (table->at < table->end && *table->at == '"')
        {
          table->at++;
          if (!read_quoted (table, field, error))
            return FALSE;
        }
      start = table->at;
      while (table->at < table->end && *table->at != ',' && *table->at != '\n')
        table->at++;
      g_string_append_len (field, start, table->at - start);
      if (field->len > 0 && field->str[field->len - 1] == '\r')
        g_string_truncate (field, field->len - 1);
      if (field->len > MAX_FIELD_BYTES)
        return fail_at (table, "a field is longer than 4096 bytes", error);
      if (table->at == table->end)
        return TRUE;
      if (*table->at++ == '\n')
        return TRUE;
    }
}

static const char *
get_field (Table *table,
           int    field)
{
  int column = table->columns[field];

  if (column < 0 || (guint) column >= table->n_fields)
    return "";

  return ((GString *) g_ptr_array_index (table->fields, column))->str;
}

static gboolean
read_header (Table   *table,
             GError **error)
{
  if (!read_row (table, error))
    return FALSE;

  for (int i = 0; i < N_FIELDS; i++)
    {
      table->columns[i] = -1;
      for (guint j = 0; j < table->n_fields; j++)
        {
          GString *name = g_ptr_array_index (table->fields, j);

          if (g_ascii_strcasecmp (g_strstrip (name->str), field_names[i]) == 0)
            table->columns[i] = (int) j;
        }
      if (table->columns[i] < 0 && i != FIELD_ELEMENT)
        {
          g_autofree char *what = g_strdup_printf ("the column “%s” is missing", field_names[i]);

          return fail_at (table, what, error);
        }
    }

  return TRUE;
}

static gboolean
read_kind (Table                  *table,
           StewardMeasurementKind *out_kind,
           GError                **error)
{
  const char *kind = get_field (table, FIELD_KIND);

  if (g_str_equal (kind, "update"))
    *out_kind = STEWARD_MEASUREMENT_UPDATE;
  else if (g_str_equal (kind, "observation"))
    *out_kind = STEWARD_MEASUREMENT_OBSERVATION;
  else
    return fail_at (table, "the kind is neither “update” nor “observation”", error);

  return TRUE;
}

static gboolean
add_row (Table      *table,
         gint64      since,
         GPtrArray  *measurements,
         GError    **error)
{
  const char *subject = get_field (table, FIELD_SUBJECT), *element = get_field (table, FIELD_ELEMENT);
  StewardMeasurementKind kind;
  StewardMeasurement *row;
  gint64 time;

  if (!steward_instant_parse (get_field (table, FIELD_TIME), &time, NULL))
    return fail_at (table, "the time is not an RFC 3339 instant", error);
  if (*subject == '\0' || *get_field (table, FIELD_PROPERTY) == '\0')
    return fail_at (table, "subject and property must not be empty", error);
  if (!read_kind (table, &kind, error))
    return FALSE;
  if (time <= since)
    return TRUE;
  if (measurements->len >= MAX_ROWS)
    return fail_at (table, "more than a million measurements at once", error);

  row = steward_measurement_new ();
  row->time = time;
  row->kind = kind;
  row->subject = g_strdup (subject);
  row->property = g_strdup (get_field (table, FIELD_PROPERTY));
  row->element = *element != '\0' ? g_strdup (element) : NULL;
  row->value = g_strdup (get_field (table, FIELD_VALUE));
  g_ptr_array_add (measurements, row);

  return TRUE;
}

static gboolean
is_blank (Table *table)
{
  return table->n_fields == 1 && ((GString *) g_ptr_array_index (table->fields, 0))->len == 0;
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

/**
 * steward_folder_parse_measurements:
 * @text: a CSV file
 * @length: bytes
 * @file: its name, for error texts
 * @since: only later rows are taken; G_MININT64 for all
 * @measurements: (element-type StewardMeasurement): where they are added
 * @error: return location: INVALID_DATA with file and line
 *
 * Pure: text in, records out.
 */
gboolean
steward_folder_parse_measurements (const char  *text,
                                   gsize        length,
                                   const char  *file,
                                   gint64       since,
                                   GPtrArray   *measurements,
                                   GError     **error)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (free_string);
  Table table = { text, text + length, file, 0, fields, 0, { 0 } };

  if (!g_utf8_validate_len (text, length, NULL))
    return fail_at (&table, "the file is not valid UTF-8", error);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    table.at += 3;
  if (table.at == table.end)
    return TRUE;
  if (!read_header (&table, error))
    return FALSE;

  while (table.at < table.end)
    {
      if (!read_row (&table, error))
        return FALSE;
      if (!is_blank (&table) && !add_row (&table, since, measurements, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_tables (const char  *folder,
             GError     **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".csv"))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len > MAX_FILES)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The folder “%s” holds more than %d tables of measurements.", folder, MAX_FILES);
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* A file that was written after the newest known measurement may hold late
 * rows, so all of it counts; an older one can add nothing before @since. */
static gint64
choose_since (int         fd,
              const char *path,
              gint64      since)
{
  struct stat info;

  if (since <= 0 || fstatat (fd, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return G_MININT64;

  return (gint64) info.st_mtim.tv_sec * 1000000 < since ? since : G_MININT64;
}

static gboolean
read_tables (int            fd,
             GPtrArray     *names,
             gint64         since,
             GPtrArray     *measurements,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER "/", g_ptr_array_index (names, i), NULL);
      g_autofree char *shown = g_filename_display_name (path);
      g_autoptr(GBytes) text = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      text = steward_folder_read_at (fd, path, MAX_FILE_BYTES, error);
      if (text == NULL || !steward_folder_parse_measurements (g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                                              shown, choose_since (fd, path, since), measurements,
                                                              error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_folder_read_measurements:
 * @root: canonical path of the folder
 * @since: microseconds since the epoch: the newest measurement that is known;
 *   0 when none is. Rows that are known already may be given again.
 * @measurements: (element-type StewardMeasurement): where they are added
 * @cancellable: (nullable): answered between two files
 * @error: return location: INVALID_DATA with file and line; DENIED
 *
 * A folder without measurements is fine.
 */
gboolean
steward_folder_read_measurements (const char    *root,
                                  gint64         since,
                                  GPtrArray     *measurements,
                                  GCancellable  *cancellable,
                                  GError       **error)
{
  g_autofree char *folder = g_build_filename (root, FOLDER, NULL);
  g_autoptr(GPtrArray) names = NULL;
  gboolean fine;
  int fd;

  if (g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  names = list_tables (folder, error);
  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    return TRUE;

  fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The folder “%s” cannot be opened: %s.", root,
                   g_strerror (errno));
      return FALSE;
    }
  fine = read_tables (fd, names, since, measurements, cancellable, error);
  close (fd);

  return fine;
}
