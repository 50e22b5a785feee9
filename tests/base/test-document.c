/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents read from JSON: nodes, source texts, places, bounds. */

#include "config.h"

#include "steward-document.h"

#include <string.h>

static StewardDocument *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  StewardDocument *document = steward_document_parse_json (text, -1, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_fails (const char          *text,
              const StewardLimits *limits,
              const char          *prefix)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, -1, limits, &error);

  g_assert_null (document);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  if (!g_str_has_prefix (error->message, prefix))
    g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_nodes (void)
{
  g_autoptr(StewardDocument) document = parse ("{\"name\": \"orders\", \"ports\": [1.0, -2, true, null, {}], "
                                               "\"e\": \"\"}");
  const StewardNode *root = steward_document_get_root (document);
  const StewardNode *ports = steward_node_get_member (root, "ports");

  g_assert_cmpint (steward_node_get_kind (root), ==, STEWARD_NODE_MAPPING);
  g_assert_cmpuint (steward_node_get_n_children (root), ==, 3);
  g_assert_cmpstr (steward_node_get_key (root, 1), ==, "ports");
  g_assert_cmpstr (steward_node_get_member_text (root, "name"), ==, "orders");
  g_assert_cmpstr (steward_node_get_member_text (root, "e"), ==, "");
  g_assert_null (steward_node_get_member (root, "nam"));
  g_assert_null (steward_node_get_member_text (root, "ports"));
  g_assert_null (steward_node_get_text (root));

  g_assert_cmpuint (steward_node_get_n_children (ports), ==, 5);
  g_assert_cmpstr (steward_node_get_text (steward_node_get_child (ports, 0)), ==, "1.0");
  g_assert_cmpint (steward_node_get_scalar_type (steward_node_get_child (ports, 0)), ==, STEWARD_SCALAR_NUMBER);
  g_assert_cmpint (steward_node_get_scalar_type (steward_node_get_child (ports, 1)), ==, STEWARD_SCALAR_INTEGER);
  g_assert_cmpint (steward_node_get_scalar_type (steward_node_get_child (ports, 2)), ==, STEWARD_SCALAR_BOOLEAN);
  g_assert_true (steward_node_is_null (steward_node_get_child (ports, 3)));
  g_assert_null (steward_node_get_text (steward_node_get_child (ports, 3)));
  g_assert_false (steward_node_is_null (steward_node_get_child (ports, 4)));
  g_assert_cmpuint (steward_node_get_n_children (steward_node_get_child (ports, 4)), ==, 0);
  g_assert_null (steward_node_get_child (ports, 5));
  g_assert_null (steward_node_get_key_node (ports, 0));
  g_assert_true (steward_node_is_null (NULL));
  g_assert_null (steward_node_get_member (NULL, "x"));
}

/* Characters are counted, not bytes. */
static void
test_places (void)
{
  g_autoptr(StewardDocument) document = parse ("{\r\n  \"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x82\": "
                                               "[\"\xc3\xb6\",\n\t7]\n}");
  const StewardNode *root = steward_document_get_root (document);
  const StewardNode *items = steward_node_get_child (root, 0);
  const StewardNode *key = steward_node_get_key_node (root, 0);

  g_assert_cmpuint (steward_node_get_line (root), ==, 1);
  g_assert_cmpuint (steward_node_get_column (root), ==, 1);
  g_assert_cmpuint (steward_node_get_line (key), ==, 2);
  g_assert_cmpuint (steward_node_get_column (key), ==, 3);
  g_assert_cmpuint (steward_node_get_column (items), ==, 10);
  g_assert_cmpuint (steward_node_get_column (steward_node_get_child (items, 0)), ==, 11);
  g_assert_cmpuint (steward_node_get_line (steward_node_get_child (items, 1)), ==, 3);
  g_assert_cmpuint (steward_node_get_column (steward_node_get_child (items, 1)), ==, 2);
}

static void
test_escapes (void)
{
  g_autoptr(StewardDocument) document = parse ("[\"a\\n\\u00e4\\ud83d\\ude02\\/b\", \"\\u0041\"]");
  const StewardNode *root = steward_document_get_root (document);

  g_assert_cmpstr (steward_node_get_text (steward_node_get_child (root, 0)), ==, "a\n\xc3\xa4\xf0\x9f\x98\x82/b");
  g_assert_cmpstr (steward_node_get_text (steward_node_get_child (root, 1)), ==, "A");
}

static void
test_error_places (void)
{
  assert_fails ("{\"a\": 1,\n \"b\": x}", NULL, "Line 2, column 7: ");
  assert_fails ("[\"\xc3\xa4\xc3\xb6\", ?]", NULL, "Line 1, column 8: ");
  assert_fails ("{\n\n \"a\": 1, \"a\": 2}", NULL, "Line 3, column 10: the key “a” occurs twice");
  assert_fails ("[1,\n2\n", NULL, "Line 3, column 1: ");
  assert_fails ("[\"abc\xff\"]", NULL, "Line 1, column 6: the text is not valid UTF-8");
}

/* More members than are compared one by one. */
static void
test_many_keys (void)
{
  g_autoptr(GString) text = g_string_new ("{");
  g_autoptr(StewardDocument) document = NULL;

  for (unsigned i = 0; i < 5000; i++)
    g_string_append_printf (text, "\"k%u\":%u,\n", i, i);
  g_string_append (text, "\"k\":0}");
  document = parse (text->str);
  g_assert_cmpuint (steward_node_get_n_children (steward_document_get_root (document)), ==, 5001);
  g_assert_cmpstr (steward_node_get_member_text (steward_document_get_root (document), "k4999"), ==, "4999");

  g_string_truncate (text, text->len - 6);
  g_string_append (text, "\"k17\":0}");
  assert_fails (text->str, NULL, "Line 5001, column 1: the key “k17” occurs twice");
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *objects = NULL;
  g_autoptr(GString) fine = g_string_new (NULL);
  g_autoptr(StewardDocument) document = NULL;
  StewardLimits one = { .max_depth = 1 };

  assert_fails (deep, NULL, "Line 1, column 65: more than 64 levels");
  for (unsigned i = 0; i < 64; i++)
    g_string_append (fine, "{\"a\":");
  g_string_append_c (fine, '1');
  for (unsigned i = 0; i < 64; i++)
    g_string_append_c (fine, '}');
  document = parse (fine->str);
  g_assert_nonnull (document);

  assert_fails ("[[1]]", &one, "Line 1, column 2: more than 1 levels");
  g_clear_pointer (&document, steward_document_unref);
  document = steward_document_parse_json ("[1]", -1, &one, NULL);
  g_assert_nonnull (document);
}

static void
test_bounds (void)
{
  StewardLimits few = { .max_nodes = 4 };
  StewardLimits small = { .max_bytes = 10 };
  g_autofree char *digits = g_strnfill (5000, '1');
  g_autofree char *large = g_malloc0 ((9 << 20) + 1);
  g_autoptr(StewardDocument) document = steward_document_parse_json ("[1,2,3]", -1, &few, NULL);

  g_assert_nonnull (document);
  assert_fails ("[1,2,3,4]", &few, "Line 1, column 8: more than 4 values");
  assert_fails ("[1,2,3,4,5]", &small, "The text is larger than 10 bytes");
  assert_fails (digits, NULL, "Line 1, column 5001: a number has too many digits");
  memset (large, ' ', 9 << 20);
  assert_fails (large, NULL, "The text is larger than 8");
}

/* Large texts go over several blocks; every text must keep its own. */
static void
test_blocks (void)
{
  g_autoptr(GString) text = g_string_new ("[");
  g_autoptr(StewardDocument) document = NULL;
  const StewardNode *root;

  for (unsigned i = 0; i < 20000; i++)
    {
      g_autofree char *filler = g_strnfill (i % 97, 'x');

      g_string_append_printf (text, "%s\"%u%s\"", i > 0 ? "," : "", i, filler);
    }
  g_string_append_c (text, ']');
  document = parse (text->str);
  root = steward_document_get_root (document);
  for (unsigned i = 0; i < 20000; i++)
    {
      g_autofree char *filler = g_strnfill (i % 97, 'x');
      g_autofree char *expected = g_strdup_printf ("%u%s", i, filler);

      g_assert_cmpstr (steward_node_get_text (steward_node_get_child (root, i)), ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/nodes", test_nodes);
  g_test_add_func ("/document/places", test_places);
  g_test_add_func ("/document/escapes", test_escapes);
  g_test_add_func ("/document/error-places", test_error_places);
  g_test_add_func ("/document/many-keys", test_many_keys);
  g_test_add_func ("/document/depth", test_depth);
  g_test_add_func ("/document/bounds", test_bounds);
  g_test_add_func ("/document/blocks", test_blocks);

  return g_test_run ();
}
