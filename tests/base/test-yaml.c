/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents read from YAML: meanings of scalars, places, anchors, and texts
 * made to hurt. */

#include "config.h"

#include "steward-document.h"

#include <string.h>

typedef struct
{
  const char *text;
  StewardScalarType type;
  const char *value;                   /* NULL: null */
} Scalar;

static const Scalar scalars[] = {
  { "no", STEWARD_SCALAR_STRING, "no" },
  { "yes", STEWARD_SCALAR_STRING, "yes" },
  { "on", STEWARD_SCALAR_STRING, "on" },
  { "y", STEWARD_SCALAR_STRING, "y" },
  { "true", STEWARD_SCALAR_BOOLEAN, "true" },
  { "False", STEWARD_SCALAR_BOOLEAN, "False" },
  { "TRUE", STEWARD_SCALAR_BOOLEAN, "TRUE" },
  { "tRUE", STEWARD_SCALAR_STRING, "tRUE" },
  { "null", STEWARD_SCALAR_NULL, NULL },
  { "~", STEWARD_SCALAR_NULL, NULL },
  { "''", STEWARD_SCALAR_STRING, "" },
  { "'null'", STEWARD_SCALAR_STRING, "null" },
  { "1.0", STEWARD_SCALAR_NUMBER, "1.0" },
  { "3.1.0", STEWARD_SCALAR_STRING, "3.1.0" },
  { "v1", STEWARD_SCALAR_STRING, "v1" },
  { "12", STEWARD_SCALAR_INTEGER, "12" },
  { "-12", STEWARD_SCALAR_INTEGER, "-12" },
  { "+12", STEWARD_SCALAR_INTEGER, "+12" },
  { "007", STEWARD_SCALAR_INTEGER, "007" },
  { "0o17", STEWARD_SCALAR_INTEGER, "0o17" },
  { "0o19", STEWARD_SCALAR_STRING, "0o19" },
  { "0xFf", STEWARD_SCALAR_INTEGER, "0xFf" },
  { "0x", STEWARD_SCALAR_STRING, "0x" },
  { "1_000", STEWARD_SCALAR_STRING, "1_000" },
  { "12:30", STEWARD_SCALAR_STRING, "12:30" },
  { "2026-11-21", STEWARD_SCALAR_STRING, "2026-11-21" },
  { ".5", STEWARD_SCALAR_NUMBER, ".5" },
  { "5.", STEWARD_SCALAR_NUMBER, "5." },
  { ".", STEWARD_SCALAR_STRING, "." },
  { "1e5", STEWARD_SCALAR_NUMBER, "1e5" },
  { "1.5E-3", STEWARD_SCALAR_NUMBER, "1.5E-3" },
  { "1e", STEWARD_SCALAR_STRING, "1e" },
  { "-.inf", STEWARD_SCALAR_NUMBER, "-.inf" },
  { ".nan", STEWARD_SCALAR_NUMBER, ".nan" },
  { "\"12\"", STEWARD_SCALAR_STRING, "12" },
  { "!!str 12", STEWARD_SCALAR_STRING, "12" },
  { "!!int \"12\"", STEWARD_SCALAR_INTEGER, "12" },
  { "!custom 12", STEWARD_SCALAR_STRING, "12" },
  { "< 5 minutes", STEWARD_SCALAR_STRING, "< 5 minutes" },
  { "99.9%", STEWARD_SCALAR_STRING, "99.9%" },
  { "\"a\\tb\\u00e4\"", STEWARD_SCALAR_STRING, "a\tb\xc3\xa4" },
};

static const char *const broken[] = {
  "a: 1\na: 2\n",
  "{a: 1, \"a\": 2}",
  "a: [1, 2\n",
  "a: b: c\n",
  "\tx: 1\n",
  "a: *nothing\n",
  "&a [*a]",
  "x: &a {k: {l: *a}}",
  "? [1, 2]\n: 3\n",
  "{{a: 1}: 2}",
  "a: &x [1]\n*x : 2\n",
  "\"\\0\"",
  "\"\\ud800\"",
  "a: \x01\n",
  "a: \xff\n",
  "%YAML 3.0\n---\na: 1\n",
  "'unfinished",
  "a:\n  - 1\n b: 2\n",
  "@reserved",
  "`reserved",
};

static GPtrArray *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  return documents;
}

static const StewardNode *
get_root (GPtrArray *documents,
          unsigned   index)
{
  return steward_document_get_root (g_ptr_array_index (documents, index));
}

/* Refused, and within a second: slow refusal is a way to hurt too. */
static void
assert_fails (const char          *text,
              gssize               length,
              const StewardLimits *limits,
              const char          *pattern)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, length, limits, &error);

  g_assert_null (documents);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  if (!g_pattern_match_simple (pattern, error->message))
    g_test_message ("“%s” is not like “%s”", error->message, pattern);
  g_assert_true (g_pattern_match_simple (pattern, error->message));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static void
test_scalars (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scalars); i++)
    {
      g_autoptr(GPtrArray) documents = parse (scalars[i].text);
      const StewardNode *root = get_root (documents, 0);

      g_assert_cmpuint (documents->len, ==, 1);
      g_assert_cmpint (steward_node_get_kind (root), ==, STEWARD_NODE_SCALAR);
      if (steward_node_get_scalar_type (root) != scalars[i].type)
        g_test_message ("%s", scalars[i].text);
      g_assert_cmpint (steward_node_get_scalar_type (root), ==, scalars[i].type);
      g_assert_cmpstr (steward_node_get_text (root), ==, scalars[i].value);
    }
}

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    assert_fails (broken[i], -1, NULL, "Line *, column *: *");
  assert_fails ("a: 1\0b: 2\n", 10, NULL, "Line 1, column 5: the character U+0000 is not allowed");
}

static void
test_places (void)
{
  g_autoptr(GPtrArray) documents = parse ("# about\nname: orders\nports:\n  - name: \xc3\xb6\n    x: |\n      text\n");
  const StewardNode *root = get_root (documents, 0);
  const StewardNode *port = steward_node_get_child (steward_node_get_member (root, "ports"), 0);

  g_assert_cmpuint (steward_node_get_line (root), ==, 2);
  g_assert_cmpuint (steward_node_get_line (steward_node_get_key_node (root, 1)), ==, 3);
  g_assert_cmpuint (steward_node_get_column (steward_node_get_member (root, "name")), ==, 7);
  g_assert_cmpuint (steward_node_get_line (port), ==, 4);
  g_assert_cmpuint (steward_node_get_column (port), ==, 5);
  g_assert_cmpstr (steward_node_get_member_text (port, "x"), ==, "text\n");
}

static void
test_error_places (void)
{
  assert_fails ("a: 1\nb: 2\na: 3\n", -1, NULL, "Line 3, column 1: the key “a” occurs twice");
  assert_fails ("a: 1\nb: *c\n", -1, NULL, "Line 2, column 4: the alias “c” names nothing");
  assert_fails ("a: 1\nb: \xc3\xa4\xff\n", -1, NULL, "Line 2, column 5: the text is not valid UTF-8");
  assert_fails ("a: 1\nb: \x07\n", -1, NULL, "Line 2, column 4: *");
}

static void
test_several (void)
{
  g_autoptr(GPtrArray) three = parse ("---\na: &x 1\n---\n- b\n...\n---\n");
  g_autoptr(GPtrArray) none = parse ("");
  g_autoptr(GPtrArray) comment = parse ("# nothing but words\n");

  g_assert_cmpuint (three->len, ==, 3);
  g_assert_cmpint (steward_node_get_kind (get_root (three, 1)), ==, STEWARD_NODE_SEQUENCE);
  g_assert_true (steward_node_is_null (get_root (three, 2)));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (comment->len, ==, 0);
  assert_fails ("---\na: &x 1\n---\nb: *x\n", -1, NULL, "Line 4, column 4: the alias “x” names nothing");
}

static void
test_json_is_yaml (void)
{
  g_autoptr(GPtrArray) documents = parse ("{\"a\": [1, \"two\", null], \"b\": {}}\n");
  const StewardNode *root = get_root (documents, 0);

  g_assert_cmpuint (steward_node_get_n_children (root), ==, 2);
  g_assert_cmpuint (steward_node_get_n_children (steward_node_get_member (root, "a")), ==, 3);
}

static void
test_aliases (void)
{
  g_autoptr(GPtrArray) documents = parse ("base: &b {x: [1, 2]}\none: *b\ntwo: *b\nname: &n orders\n*n : again\n");
  const StewardNode *root = get_root (documents, 0);

  g_assert_true (steward_node_get_member (root, "one") == steward_node_get_member (root, "base"));
  g_assert_cmpstr (steward_node_get_member_text (root, "orders"), ==, "again");
}

/* Nine levels of nine aliases: 3.8 × 10⁸ values from 400 bytes. */
static void
test_billion_laughs (void)
{
  g_autoptr(GString) text = g_string_new ("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");

  for (char c = 'b'; c <= 'i'; c++)
    {
      g_string_append_printf (text, "%c: &%c [", c, c);
      for (unsigned i = 0; i < 9; i++)
        g_string_append_printf (text, "%s*%c", i > 0 ? ", " : "", c - 1);
      g_string_append (text, "]\n");
    }
  assert_fails (text->str, -1, NULL, "Line 6, column *: more than 500000 values*");
}

/* Depth through aliases counts as well. */
static void
test_deep_aliases (void)
{
  g_autoptr(GString) text = g_string_new ("a0: &a0 [x]\n");

  for (unsigned i = 1; i < 100; i++)
    g_string_append_printf (text, "a%u: &a%u [*a%u]\n", i, i, i - 1);
  assert_fails (text->str, -1, NULL, "Line 64, column *: more than 64 levels*");
}

static void
test_depth (void)
{
  g_autofree char *flow = g_strnfill (100000, '[');
  g_autofree char *braces = g_strnfill (100000, '{');
  g_autoptr(GString) block = g_string_new (NULL);
  g_autoptr(GString) dashes = g_string_new (NULL);

  assert_fails (flow, -1, NULL, "Line 1, column 65: more than 64 levels*");
  assert_fails (braces, -1, NULL, "Line 1, column *");
  for (unsigned i = 0; i < 1000; i++)
    g_string_append_printf (block, "%*sk:\n", (int) i, "");
  assert_fails (block->str, -1, NULL, "Line *: more than 64 levels*");
  for (unsigned i = 0; i < 100000; i++)
    g_string_append (dashes, "- ");
  assert_fails (dashes->str, -1, NULL, "Line 1, column 129: more than 64 levels*");
}

static void
test_bounds (void)
{
  g_autofree char *huge = g_strnfill ((9 << 20), 'x');
  g_autoptr(GString) many = g_string_new ("[");
  g_autoptr(GString) documents = g_string_new (NULL);
  g_autoptr(GString) anchors = g_string_new (NULL);

  assert_fails (huge, -1, NULL, "The text is larger than 8*");
  for (unsigned i = 0; i < 600000; i++)
    g_string_append (many, "1,");
  g_string_append_c (many, ']');
  assert_fails (many->str, -1, NULL, "Line 1, column *: more than 500000 values*");
  for (unsigned i = 0; i < 20000; i++)
    g_string_append (documents, "---\n");
  assert_fails (documents->str, -1, NULL, "Line *: more than 10000 documents");
  for (unsigned i = 0; i < 20000; i++)
    g_string_append_printf (anchors, "- &a%u 1\n", i);
  assert_fails (anchors->str, -1, NULL, "Line *: more than 10000 anchors");
}

/* A huge scalar within the bound is read once and quickly. */
static void
test_large_scalar (void)
{
  g_autofree char *filler = g_strnfill (7 << 20, 'x');
  g_autofree char *text = g_strdup_printf ("a: \"%s\"\n", filler);
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GPtrArray) documents = parse (text);

  g_assert_cmpuint (strlen (steward_node_get_member_text (get_root (documents, 0), "a")), ==, 7 << 20);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yaml/scalars", test_scalars);
  g_test_add_func ("/yaml/broken", test_broken);
  g_test_add_func ("/yaml/places", test_places);
  g_test_add_func ("/yaml/error-places", test_error_places);
  g_test_add_func ("/yaml/several", test_several);
  g_test_add_func ("/yaml/json-is-yaml", test_json_is_yaml);
  g_test_add_func ("/yaml/aliases", test_aliases);
  g_test_add_func ("/yaml/billion-laughs", test_billion_laughs);
  g_test_add_func ("/yaml/deep-aliases", test_deep_aliases);
  g_test_add_func ("/yaml/depth", test_depth);
  g_test_add_func ("/yaml/bounds", test_bounds);
  g_test_add_func ("/yaml/large-scalar", test_large_scalar);

  return g_test_run ();
}
