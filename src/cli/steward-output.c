/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stewardctl prints: text made safe for terminals, and JSON in its
 * canonical form, so that equal data gives equal bytes. */

#include "config.h"

#include "steward-output.h"

#include "steward-duration.h"
#include "steward-json.h"

#include <stdio.h>
#include <string.h>

/* Controls, and the marks that reorder text under the reader's eyes. */
static gboolean
is_unsafe (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0x061c || c == 0xfeff;
}

/**
 * steward_output_escape:
 * @text: (nullable): from outside
 *
 * Returns: (transfer full): one line, with control characters shown as \x1b
 *   or \u202e; empty for %NULL
 */
char *
steward_output_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *safe = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_unsafe (c))
        g_string_append_unichar (safe, c);
      else if (c == '\n')
        g_string_append (safe, "\\n");
      else if (c == '\t')
        g_string_append (safe, "\\t");
      else if (c < 0x100)
        g_string_append_printf (safe, "\\x%02x", c);
      else
        g_string_append_printf (safe, "\\u%04x", c);
    }

  return g_string_free (safe, FALSE);
}

/* Columns of a terminal that @text takes. */
gsize
steward_output_width (const char *text)
{
  gsize width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/* For people: local time, to the minute; "never" for 0. */
char *
steward_output_time (gint64 time)
{
  g_autoptr(GDateTime) utc = time > 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("never");
}

/* The parts must be safe already. */
void
steward_output_print (const char *format,
                      ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stdout);
}

/* "Title: text", with the text escaped; nothing for an empty text. */
void
steward_output_field (const char *title,
                      const char *text)
{
  g_autofree char *safe = steward_output_escape (text);

  if (*safe != '\0')
    steward_output_print ("%-15s %s\n", title, safe);
}

/**
 * steward_output_lines:
 * @indent: what stands before each line
 * @text: (nullable): of several lines, from outside
 *
 * Prints the text line by line, each one escaped.
 */
void
steward_output_lines (const char *indent,
                      const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint n_lines = g_strv_length (lines);

  while (n_lines > 0 && *lines[n_lines - 1] == '\0')
    n_lines--;
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *safe = steward_output_escape (lines[i]);

      steward_output_print ("%s%s\n", indent, safe);
    }
}

void
steward_output_heading (const char *title)
{
  steward_output_print ("\n%s\n", title);
}

void
steward_output_add_text (JsonBuilder *builder,
                         const char  *name,
                         const char  *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

void
steward_output_add_int (JsonBuilder *builder,
                        const char  *name,
                        gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
steward_output_add_bool (JsonBuilder *builder,
                         const char  *name,
                         gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* An array of strings. */
void
steward_output_add_texts (JsonBuilder *builder,
                          const char  *name,
                          GPtrArray   *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (g_ptr_array_index (texts, i), -1);

      json_builder_add_string_value (builder, valid);
    }
  json_builder_end_array (builder);
}

/* RFC 3339, UTC. */
void
steward_output_add_time (JsonBuilder *builder,
                         const char  *name,
                         gint64       time)
{
  g_autofree char *text = time > 0 ? steward_instant_to_rfc3339 (time) : NULL;

  steward_output_add_text (builder, name, text);
}

/**
 * steward_output_print_json:
 * @builder: with one finished value
 * @error: return location
 *
 * Prints the value on one line.
 */
gboolean
steward_output_print_json (JsonBuilder  *builder,
                           GError      **error)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autoptr(GBytes) text = steward_json_canonicalize (root, STEWARD_JSON_STRICT, error);
  gsize length;
  const char *data;

  if (text == NULL)
    return FALSE;

  data = g_bytes_get_data (text, &length);
  fwrite (data, 1, length, stdout);
  fputc ('\n', stdout);

  return TRUE;
}
