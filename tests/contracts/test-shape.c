/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The notation of shapes, each of its words once. */

#include "config.h"

#include <string.h>

#include "steward-shape.h"

#define VERSIONS "versions 1.0 1.1 2.0\n"

static char *
check (const char *notation,
       const char *version,
       const char *text)
{
  g_autofree char *whole = g_strconcat (VERSIONS, notation, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardShape) shape = steward_shape_parse (whole, version, &error);
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);
  StewardShapeNames names = { "box", "Box 1.0", "version", NULL };
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  documents = steward_document_parse_yaml (text, -1, NULL, &error);
  g_assert_no_error (error);
  steward_shape_check (shape, steward_document_get_root (g_ptr_array_index (documents, 0)), &names, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s%s%s:%u:%u", i > 0 ? " " : "",
                              finding->severity == STEWARD_SEVERITY_ERROR ? "" : "~",
                              finding->rule + strlen ("box/"), finding->line, finding->column);
    }

  return g_string_free (out, FALSE);
}

static void
assert_finds (const char *notation,
              const char *version,
              const char *text,
              const char *expected)
{
  g_autofree char *found = check (notation, version, text);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_plain (void)
{
  const char *all = "type Box\n  a text\n  b integer\n  c number\n  d boolean\n  e null\n  f scalar\n  g any\n  h map\n"
                    "  i list\n  j never\n";

  assert_finds (all, "1.0", "{a: x, b: 1, c: 1.5, d: true, e: null, f: null, g: [], h: {}, i: []}", "");
  assert_finds (all, "1.0", "{b: 1.0, c: 1, f: 1.5, g: {}}", "");
  assert_finds (all, "1.0", "{a: 1}", "type:1:5");
  assert_finds (all, "1.0", "{a: null}", "type:1:5");
  assert_finds (all, "1.0", "{b: 1.5}", "type:1:5");
  assert_finds (all, "1.0", "{b: 'x'}", "type:1:5");
  assert_finds (all, "1.0", "{c: .inf, d: 1}", "type:1:14");
  assert_finds (all, "1.0", "{e: x}", "type:1:5");
  assert_finds (all, "1.0", "{f: []}", "type:1:5");
  assert_finds (all, "1.0", "{h: [], i: {}}", "type:1:5 type:1:12");
  assert_finds (all, "1.0", "{j: null}", "forbidden-member:1:5");
}

static void
test_members (void)
{
  assert_finds ("type Box\n  closed\n  a! text\n  b text\n", "1.0", "{a: x, b: y}", "");
  assert_finds ("type Box\n  closed\n  a! text\n", "1.0", "{b: y}", "unknown-member:1:2 required:1:1");
  assert_finds ("type Box\n  a! text\n", "1.0", "{b: y}", "required:1:1");
  assert_finds ("type Box\n  others integer\n  a text\n", "1.0", "{a: x, b: 1, c: x}", "type:1:17");
  assert_finds ("type Box\n  not empty\n", "1.0", "{}", "items:1:1");
  assert_finds ("pattern Id \"digits\" ^[0-9]+$\ntype Box\n  names match Id\n", "1.0", "{1: x, a: 1}",
                "pattern:1:8");
  assert_finds ("type Box\n  one of a b\n", "1.0", "{a: 1}", "");
  assert_finds ("type Box\n  one of a b\n", "1.0", "{a: 1, b: 1}", "either:1:1");
  assert_finds ("type Box\n  one of a b\n", "1.0", "{}", "required:1:1");
  assert_finds ("type Box\n  same kind a b\n", "1.0", "{a: x, b: [x]}", "type:1:11");
  assert_finds ("type Box\n  same kind a b\n", "1.0", "{a: [y], b: [x]}", "");
}

static void
test_values (void)
{
  assert_finds ("words Colour red\n  green\ntype Box\n  a Colour\n", "1.0", "{a: green}", "");
  assert_finds ("words Colour red green\ntype Box\n  a Colour\n", "1.0", "{a: blue}", "enum:1:5");
  assert_finds ("words Colour red green\ntype Box\n  a Colour\n", "1.0", "{a: 1}", "type:1:5");
  assert_finds ("pattern Id \"one @ sign\" ^[0-9]@$\ntype Box\n  a Id\n", "1.0", "{a: 1@}", "");
  assert_finds ("pattern Id \"one @ sign\" ^[0-9]@$\ntype Box\n  a Id\n", "1.0", "{a: x@}", "pattern:1:5");
  assert_finds ("type Box\n  a integer>=0\n  b number>0\n", "1.0", "{a: 0, b: 0.1}", "");
  assert_finds ("type Box\n  a integer>=0\n  b number>0\n", "1.0", "{a: -1, b: 0}", "range:1:5 range:1:12");
  assert_finds ("type Box\n  a text:date\n", "1.0", "{a: '2026-01-31'}", "");
  assert_finds ("type Box\n  a text:date\n", "1.0", "{a: tomorrow}", "~format:1:5");
  assert_finds ("type Box\n  a text:date-time\n", "1.0", "{a: '2026-01-31T10:00:00Z'}", "");
  assert_finds ("type Box\n  a text:uri\n  b text:email\n", "1.0", "{a: /x, b: a@b}", "~format:1:5");
}

static void
test_collections (void)
{
  assert_finds ("type Box\n  a [integer]\n", "1.0", "{a: [1, x]}", "type:1:9");
  assert_finds ("type Box\n  a {integer}\n", "1.0", "{a: {b: 1, c: x}}", "type:1:15");
  assert_finds ("type Box\n  a [integer; 2]\n", "1.0", "{a: [1]}", "items:1:5");
  assert_finds ("type Box\n  a [integer; 2]\n", "1.0", "{a: [1, 2, 3]}", "items:1:5");
  assert_finds ("type Box\n  a [integer; 1+]\n", "1.0", "{a: [1, 2, 3]}", "");
  assert_finds ("type Box\n  a [any; 1+ unique]\n", "1.0", "{a: [1, '1', 1.0, {}, {}, null, null]}",
                "duplicate-item:1:14 duplicate-item:1:33");
  assert_finds ("type Box\n  a [[text]]\n", "1.0", "{a: [[x], [1]]}", "type:1:12");
  assert_finds ("type Box\n  a [Lid | text]\ntype Lid\n  b! text\n", "1.0", "{a: [x, {b: y}, {}, 1]}",
                "required:1:17 type:1:21");
}

static void
test_choices (void)
{
  const char *notation = "type Box\n  a One | Two\ntype One\n  one! text\ntype Two\n  two! text\n  more text\n";

  assert_finds (notation, "1.0", "{a: {one: x}}", "");
  assert_finds (notation, "1.0", "{a: {two: x}}", "");
  assert_finds (notation, "1.0", "{a: {one: x, two: y}}", "either:1:5");
  assert_finds (notation, "1.0", "{a: {more: 1}}", "type:1:12 required:1:5");
  assert_finds (notation, "1.0", "{a: x}", "type:1:5");
}

static void
test_conditions (void)
{
  const char *notation = "type Box\n  closed\n  kind text\n  when kind is round or missing Round\n"
                         "  when kind is square Square\n  when lid is present Lid\n  advise when kind is old Old\n"
                         "type Round\n  radius! number\ntype Square\n  side! number\ntype Lid\n  lid text\n"
                         "type Old\n  age! number\n";

  assert_finds (notation, "1.0", "{kind: round, radius: 1}", "");
  assert_finds (notation, "1.0", "{radius: 1}", "");
  assert_finds (notation, "1.0", "{kind: round}", "required:1:1");
  assert_finds (notation, "1.0", "{kind: square, radius: 1}", "unknown-member:1:16 required:1:1");
  assert_finds (notation, "1.0", "{kind: other, lid: x}", "");
  assert_finds (notation, "1.0", "{kind: other, lid: 1}", "type:1:20");
  assert_finds (notation, "1.0", "{kind: old, age: x}", "~type:1:18");
  assert_finds (notation, "1.0", "{kind: old}", "~required:1:1");
}

static void
test_versions (void)
{
  const char *notation = "words Colour red green@1.1.. blue@..1.0\ntype Box\n  closed @1.1..\n  with Thing @2.0\n"
                         "  a text @1.0\n  a integer @1.1..\n  b text @1.1..1.1\n  c Colour\n"
                         "type Thing\n  d! text\n";

  assert_finds (notation, "1.0", "{a: x, zzz: 1, c: blue}", "");
  assert_finds (notation, "1.0", "{c: green}", "enum:1:5");
  assert_finds (notation, "1.1", "{a: 1, b: x, c: green}", "");
  assert_finds (notation, "1.1", "{zzz: 1}", "unknown-member:1:2");
  assert_finds (notation, "2.0", "{b: x}", "unknown-member:1:2 required:1:1");
  assert_finds (notation, "2.0", "{a: 1, d: x}", "");
}

static void
test_with (void)
{
  assert_finds ("type Box\n  closed\n  with Thing\n  a! integer\n"
                "type Thing\n  with Deep\n  a text\ntype Deep\n  b text\n",
                "1.0", "{a: 1, b: x}", "");
}

/* Every second level is reached by two ways; without memory of what was
 * checked, forty levels would take a day. */
static void
test_cost (void)
{
  const char *notation = "type Box\n  kind text\n  inner Box\n  when kind is missing or missing More\n"
                         "type More\n  inner Box\n";
  g_autoptr(GString) text = g_string_new (NULL);

  for (unsigned i = 0; i < 60; i++)
    g_string_append (text, "{inner: ");
  g_string_append (text, "1");
  for (unsigned i = 0; i < 60; i++)
    g_string_append (text, "}");
  assert_finds (notation, "1.0", text->str, "type:1:481");
}

static void
assert_refused (const char *notation)
{
  g_autofree char *whole = g_strconcat (VERSIONS, notation, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardShape) shape = steward_shape_parse (whole, "1.0", &error);

  g_assert_null (shape);
  g_assert_nonnull (error);
}

static void
test_mistakes (void)
{
  assert_refused ("");
  assert_refused ("tipe Box\n");
  assert_refused ("  a text\n");
  assert_refused ("type Box\n  a Nothing\n");
  assert_refused ("type Box\n  with Nothing\n");
  assert_refused ("type Box\n  when a is b Nothing\n");
  assert_refused ("type Box\n  when a\n");
  assert_refused ("type Box\n  a [text\n");
  assert_refused ("type Box\n  a text]\n");
  assert_refused ("type Box\n  a\n");
  assert_refused ("type Box\n  a text |\n");
  assert_refused ("type Box\n  a text @3.0\n");
  assert_refused ("type Box\n  names match Nothing\n");
  assert_refused ("pattern Id ^x$\ntype Box\n");
  assert_refused ("pattern Id \"x\" [\ntype Box\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contracts/shape/plain", test_plain);
  g_test_add_func ("/contracts/shape/members", test_members);
  g_test_add_func ("/contracts/shape/values", test_values);
  g_test_add_func ("/contracts/shape/collections", test_collections);
  g_test_add_func ("/contracts/shape/choices", test_choices);
  g_test_add_func ("/contracts/shape/conditions", test_conditions);
  g_test_add_func ("/contracts/shape/versions", test_versions);
  g_test_add_func ("/contracts/shape/with", test_with);
  g_test_add_func ("/contracts/shape/cost", test_cost);
  g_test_add_func ("/contracts/shape/mistakes", test_mistakes);

  return g_test_run ();
}
