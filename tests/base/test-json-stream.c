/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many values in one text. */

#include "config.h"

#include "steward-json.h"

#include <string.h>

static StewardJsonStream *
open_stream (const char          *text,
             const StewardLimits *limits)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return steward_json_stream_new (bytes, limits);
}

/* Reads all; returns how many elements came before the end or the error. */
static unsigned
count_elements (const char           *text,
                const StewardLimits  *limits,
                GError              **error)
{
  g_autoptr(StewardJsonStream) stream = open_stream (text, limits);

  for (unsigned n = 0;; n++)
    {
      g_autoptr(StewardDocument) document = NULL;

      if (!steward_json_stream_next (stream, &document, error) || document == NULL)
        return n;
    }
}

static void
assert_count (const char *text,
              unsigned    expected)
{
  g_autoptr(GError) error = NULL;
  unsigned n = count_elements (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
}

static void
assert_broken (const char *text,
               unsigned    expected,
               const char *prefix)
{
  g_autoptr(GError) error = NULL;
  unsigned n = count_elements (text, NULL, &error);

  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  if (!g_str_has_prefix (error->message, prefix))
    g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_cmpuint (n, ==, expected);
}

static void
test_forms (void)
{
  assert_count ("", 0);
  assert_count (" \n\t", 0);
  assert_count ("[]", 0);
  assert_count ("[ ]\n", 0);
  assert_count ("[1]", 1);
  assert_count ("[[1],[2],[]]", 3);
  assert_count ("[{\"a\":[1,2]},\"x\",null]", 3);
  assert_count ("{\"a\":1}", 1);
  assert_count ("{\"a\":1}\n{\"a\":2}\n", 2);
  assert_count ("{\"a\":1}\r\n\r\n{\"a\":2}", 2);
  assert_count ("1\n2\n\"three\"\n", 3);
  assert_count ("\xef\xbb\xbf[1,2]", 2);
}

static void
test_broken (void)
{
  assert_broken ("[1,2", 2, "Line 1, column 5: ");
  assert_broken ("[1,]", 1, "Line 1, column 4: ");
  assert_broken ("[1] 2", 1, "Line 1, column 5: there is text after the end");
  assert_broken ("[1]]", 1, "Line 1, column 4: there is text after the end");
  assert_broken ("[]x", 0, "Line 1, column 3: there is text after the end");
  assert_broken ("{}{}", 1, "Line 1, column 3: a line break was expected");
  assert_broken ("{\"a\":1}\n{\"a\":\n{\"b\":2}", 1, "Line 3, column 8: ");
  assert_broken ("{\"a\":1}\n{\"a\":1,\"a\":2}", 1, "Line 2, column 8: the key “a” occurs twice");
  assert_broken ("[{\"a\":1},{\"a\":\"\xff\"}]", 1, "Line 1, column 16: the text is not valid UTF-8");
  assert_broken ("]", 0, "Line 1, column 1: ");
}

static void
test_places (void)
{
  g_autoptr(StewardJsonStream) stream = open_stream ("[{\"a\":1},\n  {\"a\":2}]", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDocument) first = NULL;
  g_autoptr(StewardDocument) second = NULL;
  g_autoptr(StewardDocument) none = NULL;
  const StewardNode *root;

  g_assert_true (steward_json_stream_next (stream, &first, &error));
  g_assert_true (steward_json_stream_next (stream, &second, &error));
  g_assert_true (steward_json_stream_next (stream, &none, &error));
  g_assert_null (none);
  g_assert_true (steward_json_stream_next (stream, &none, &error));
  g_assert_null (none);

  root = steward_document_get_root (second);
  g_assert_cmpuint (steward_node_get_line (root), ==, 2);
  g_assert_cmpuint (steward_node_get_column (root), ==, 3);
  g_assert_cmpstr (steward_node_get_member_text (root, "a"), ==, "2");
  g_assert_cmpstr (steward_node_get_member_text (steward_document_get_root (first), "a"), ==, "1");
}

/* Each element has its own bounds; the text has none. */
static void
test_bounds (void)
{
  StewardLimits limits = { .max_bytes = 40, .max_depth = 2, .max_nodes = 5 };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; i < 1000; i++)
    g_string_append (text, "{\"a\":[1,2]}\n");
  g_assert_cmpuint (count_elements (text->str, &limits, &error), ==, 1000);
  g_assert_no_error (error);

  g_assert_cmpuint (count_elements ("[[1,[2]],[[[1]]]]", &limits, &error), ==, 1);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpuint (count_elements ("[1,2,3,4,5]", &limits, &error), ==, 5);
  g_assert_no_error (error);
  g_assert_cmpuint (count_elements ("[[1,2,3,4,5]]", &limits, &error), ==, 0);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpuint (count_elements ("[\"short\",\"0123456789012345678901234567890123456789\"]", &limits, &error), ==,
                    1);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* Not a proof of speed, which the bench gives, but of no square growth: one
 * line of 20 MB, whose columns must not be counted from its start each time. */
static void
test_one_long_line (void)
{
  g_autoptr(GString) text = g_string_new ("[");
  gint64 start = g_get_monotonic_time ();

  for (unsigned i = 0; i < 200000; i++)
    g_string_append_printf (text, "%s{\"id\":\"product-%06u\",\"name\":\"Gr\xc3\xb6\xc3\x9f" "e\",\"columns\":[1,2,3],"
                            "\"x\":\"lorem ipsum dolor sit amet consectetur\"}", i > 0 ? "," : "", i);
  g_string_append_c (text, ']');
  assert_count (text->str, 200000);
  g_test_message ("%.0f MB/s", (double) text->len / (double) (g_get_monotonic_time () - start));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-stream/forms", test_forms);
  g_test_add_func ("/json-stream/broken", test_broken);
  g_test_add_func ("/json-stream/places", test_places);
  g_test_add_func ("/json-stream/bounds", test_bounds);
  g_test_add_func ("/json-stream/one-long-line", test_one_long_line);

  return g_test_run ();
}
