/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The strict reader and the canonical writer. The pairs follow the published
 * cases of RFC 8785 in our own words; the official files are compared too when
 * the folder of specifications is beside the project. */

#include "config.h"

#include "steward-json.h"

#include <string.h>

typedef struct
{
  const char *input;
  const char *output;
} Pair;

static const Pair pairs[] = {
  { "[ 56 , { \"d\" : true , \"10\" : null , \"1\" : [ ] } ]", "[56,{\"1\":[],\"10\":null,\"d\":true}]" },
  /* Order is by code unit and knows no language. */
  { "{\"peach\":1,\"p\xc3\xa9""ch\xc3\xa9\":2,\"p\xc3\xaa""che\":3,\"sin\":4}",
    "{\"peach\":1,\"p\xc3\xa9""ch\xc3\xa9\":2,\"p\xc3\xaa""che\":3,\"sin\":4}" },
  { "{\"1\":{\"f\":{\"f\":\"hi\",\"F\":5},\"\\n\":56.0},\"10\":{},\"\":\"empty\",\"a\":{},\"111\":[{\"e\":\"yes\","
    "\"E\":\"no\"}],\"A\":{}}",
    "{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],"
    "\"A\":{},\"a\":{}}" },
  /* Nothing is normalised: A and a combining ring stay two characters. */
  { "{\"k\":\"A\\u030a\"}", "{\"k\":\"A\xcc\x8a\"}" },
  { "[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]",
    "[333333333.3333333,1e+30,4.5,0.002,1e-27]" },
  { "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"",
    "\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"" },
  { "[null,true,false]", "[null,true,false]" },
  /* U+1F602 is written in UTF-16 with D83D, which comes before FB33. */
  { "{\"\\ufb33\":1,\"\\ud83d\\ude02\":2,\"\\u20ac\":3,\"\\r\":4,\"1\":5,\"\\u0080\":6,\"\\u00f6\":7,\"\\u000a\":8,"
    "\"</script>\":9}",
    "{\"\\n\":8,\"\\r\":4,\"1\":5,\"</script>\":9,\"\xc2\x80\":6,\"\xc3\xb6\":7,\"\xe2\x82\xac\":3,"
    "\"\xf0\x9f\x98\x82\":2,\"\xef\xac\xb3\":1}" },
  { "\"\\b\\t\\n\\f\\r\\u0001\\u001f\\u007f\\u2028\"", "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\xe2\x80\xa8\"" },
  { "[-0, -0.0, 0e5, 1e0, -1]", "[0,0,0,1,-1]" },
  { "[9007199254740991, -9007199254740991, 1152921504606846976]",
    "[9007199254740991,-9007199254740991,1152921504606847000]" },
  { "\xef\xbb\xbf{}", "{}" },
  { " \t\r\n\"x\"\n", "\"x\"" },
  { "{\"a\":{},\"aa\":[],\"ab\":\"\"}", "{\"a\":{},\"aa\":[],\"ab\":\"\"}" },
  { "9007199254740993", "9007199254740992" },
  { "9223372036854775807", "9223372036854776000" },
  { "18446744073709551616", "18446744073709552000" },
};

/* Refused by everything. */
static const char *const broken[] = {
  "",
  " ",
  "{",
  "}",
  "[",
  "]",
  "[1,]",
  "[,1]",
  "[1 2]",
  "[1,,2]",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\":1,}",
  "{\"a\" 1}",
  "{a:1}",
  "{'a':1}",
  "{1:2}",
  "{\"a\":1 \"b\":2}",
  "{\"a\":1]",
  "[1}",
  "\"a",
  "\"\\x\"",
  "\"\\u12g4\"",
  "\"\\u12\"",
  "\"\\",
  "\"\t\"",
  "\"\n\"",
  "\"\\u0000\"",
  "\"\\ud83d\"",
  "[\"\\ude00\\ud83d\"]",
  "\"\\ud83d\\u0041\"",
  "\"\\ud83dx\"",
  "\"\xff\"",
  "\"\xc0\xaf\"",
  "\"\xed\xa0\x80\"",
  "\"\xf4\x90\x80\x80\"",
  "\"\xe2\x82\"",
  "\"\x80\"",
  "01",
  "-",
  "+1",
  "1.",
  ".5",
  "1e",
  "1e+",
  "0x10",
  "1_000",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e400",
  "-1e400",
  "nul",
  "True",
  "truefalse",
  "{} {}",
  "[] x",
  "// a comment\n1",
  "[1] /* no */",
  "{\"a\":1,\"a\":2}",
  "{\"a\":1,\"\\u0061\":2}",
  "[{\"x\":{\"k\":1,\"l\":2,\"k\":3}}]",
  "\xfe\xff",
  "\xef\xbb\xbf",
  "\xc2\xa0" "1",
};

/* Fine as JSON, refused in an event. */
static const char *const no_events[] = {
  "9007199254740992",
  "9007199254740993",
  "-9007199254740992",
  "9223372036854775808",
  "1.5",
  "1.0",
  "1e2",
  "-0.0",
  "[0.1]",
  "{\"share\":0.95}",
  "\xef\xbb\xbf{}",
};

static char *
canonicalize (const char        *text,
              StewardJsonFlags   flags,
              GError           **error)
{
  g_autoptr(JsonNode) node = steward_json_parse (text, -1, flags, NULL, error);
  g_autoptr(GBytes) bytes = NULL;

  if (node == NULL)
    return NULL;
  bytes = steward_json_canonicalize (node, flags, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *first = canonicalize (pairs[i].input, STEWARD_JSON_STRICT, &error);
      g_autofree char *second = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (first, ==, pairs[i].output);
      second = canonicalize (first, STEWARD_JSON_STRICT, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (second, ==, first);
    }
}

static void
check_broken (const char       *text,
              StewardJsonFlags  flags)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = steward_json_parse (text, -1, flags, NULL, &error);

  if (node != NULL)
    g_test_message ("accepted: %s", text);
  g_assert_null (node);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_true (g_str_has_prefix (error->message, "Line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_broken (void)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (broken) >= 30);

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(StewardDocument) document = NULL;
      g_autoptr(GError) error = NULL;

      check_broken (broken[i], STEWARD_JSON_STRICT);
      check_broken (broken[i], STEWARD_JSON_EVENT);
      document = steward_document_parse_json (broken[i], -1, NULL, &error);
      g_assert_null (document);
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

/* Text after a NUL byte, and an unterminated buffer. */
static void
test_length (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = steward_json_parse ("1\0002", 3, STEWARD_JSON_STRICT, NULL, &error);
  g_autofree char *exact = g_malloc (5);

  g_assert_null (node);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);

  memcpy (exact, "\"abc\"", 5);
  node = steward_json_parse (exact, 5, STEWARD_JSON_STRICT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_node_get_string (node), ==, "abc");
}

static void
test_event_profile (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fine = canonicalize ("{\"n\":9007199254740991,\"m\":-9007199254740991,\"t\":\"0.95\",\"z\":-0}",
                                        STEWARD_JSON_EVENT, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fine, ==, "{\"m\":-9007199254740991,\"n\":9007199254740991,\"t\":\"0.95\",\"z\":0}");

  for (gsize i = 0; i < G_N_ELEMENTS (no_events); i++)
    {
      g_autofree char *plain = canonicalize (no_events[i], STEWARD_JSON_STRICT, NULL);

      check_broken (no_events[i], STEWARD_JSON_EVENT);
      g_assert_nonnull (plain);
    }
}

static void
assert_not_written (JsonNode         *node,
                    StewardJsonFlags  flags)
{
  g_autoptr(JsonNode) owned = node;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (owned, flags, &error);

  g_assert_null (bytes);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* The writer refuses what the reader refuses. */
static void
test_writer_refuses (void)
{
  assert_not_written (json_node_init_double (json_node_alloc (), 1.0), STEWARD_JSON_EVENT);
  assert_not_written (json_node_init_int (json_node_alloc (), G_GINT64_CONSTANT (9007199254740992)),
                      STEWARD_JSON_EVENT);
  assert_not_written (json_node_init_int (json_node_alloc (), G_MININT64), STEWARD_JSON_EVENT);
  assert_not_written (json_node_init_double (json_node_alloc (), 1.0 / 0.0), STEWARD_JSON_STRICT);
  assert_not_written (json_node_init_double (json_node_alloc (), 0.0 / 0.0), STEWARD_JSON_STRICT);
  assert_not_written (json_node_init_string (json_node_alloc (), "\xff"), STEWARD_JSON_STRICT);
  assert_not_written (json_node_init_string (json_node_alloc (), "\xed\xa0\x80"), STEWARD_JSON_EVENT);
}

/* The same document as text for the reader and as tree for the writer. */
typedef struct
{
  const char *text;
  GType type;
  double number;
  gint64 integer;
  const char *string;
} Refused;

#define DOUBLE(text, value) { text, G_TYPE_DOUBLE, value, 0, NULL }
#define INTEGER(value) { #value, G_TYPE_INT64, 0, G_GINT64_CONSTANT (value), NULL }
#define STRING(bytes) { "\"" bytes "\"", G_TYPE_STRING, 0, 0, bytes }

static const Refused refused[] = {
  DOUBLE ("0.95", 0.95), DOUBLE ("1.0", 1.0), DOUBLE ("-0.0", -0.0), DOUBLE ("1e2", 100.0), DOUBLE ("1e300", 1e300),
  DOUBLE ("-1.5", -1.5), DOUBLE ("1e-300", 1e-300), DOUBLE ("9007199254740993.0", 9007199254740992.0),
  DOUBLE ("NaN", 0.0 / 0.0), DOUBLE ("Infinity", 1.0 / 0.0), DOUBLE ("-Infinity", -1.0 / 0.0),
  INTEGER (9007199254740992), INTEGER (-9007199254740992), INTEGER (9007199254740993), INTEGER (1152921504606846976),
  INTEGER (9223372036854775807), INTEGER (-9223372036854775807),
  STRING ("\xff"), STRING ("a\xc0\xaf"), STRING ("\xed\xa0\x80"), STRING ("\xed\xb0\x80"),
  STRING ("\xf4\x90\x80\x80"), STRING ("\xe2\x82"), STRING ("\x80"), STRING ("\xfe\xff"),
  STRING ("\xf8\x88\x80\x80\x80"), STRING ("\xed\xa0\xbd\xed\xb8\x82"), STRING ("\xc3"),
};

static JsonNode *
make_refused (const Refused *document)
{
  if (document->type == G_TYPE_DOUBLE)
    return json_node_init_double (json_node_alloc (), document->number);
  if (document->type == G_TYPE_INT64)
    return json_node_init_int (json_node_alloc (), document->integer);

  return json_node_init_string (json_node_alloc (), document->string);
}

static JsonNode *
wrap_in_array (JsonNode *node)
{
  JsonArray *array = json_array_new ();

  json_array_add_int_element (array, 1);
  json_array_add_element (array, node);

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
wrap_in_object (const char *name,
                JsonNode   *node)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "a", 1);
  json_object_set_member (object, name, node);

  return json_node_init_object (json_node_alloc (), object);
}

static void
check_both (JsonNode   *node,
            const char *format,
            const char *text)
{
  g_auto(GStrv) around = g_strsplit (format, "*", 2);
  g_autofree char *whole = g_strconcat (around[0], text, around[1], NULL);

  check_broken (whole, STEWARD_JSON_EVENT);
  assert_not_written (node, STEWARD_JSON_EVENT);
}

/* Alone, in a list, in an object, deep inside, and as the name of a member. */
static void
test_both_refuse (void)
{
  unsigned n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const Refused *document = &refused[i];

      check_both (make_refused (document), "*", document->text);
      check_both (wrap_in_array (make_refused (document)), "[1,*]", document->text);
      check_both (wrap_in_object ("b", make_refused (document)), "{\"a\":1,\"b\":*}", document->text);
      check_both (wrap_in_array (wrap_in_object ("b", wrap_in_array (make_refused (document)))),
                  "[1,{\"a\":1,\"b\":[1,*]}]", document->text);
      n += 4;
      if (document->string == NULL)
        continue;
      check_both (wrap_in_object (document->string, json_node_init_int (json_node_alloc (), 1)), "{\"a\":1,*:1}",
                  document->text);
      n++;
    }
  g_assert_cmpuint (n, >=, 30);
}

static JsonNode *
nest (unsigned depth)
{
  JsonNode *node = json_node_init_int (json_node_alloc (), 1);

  for (unsigned i = 0; i < depth; i++)
    {
      JsonArray *array = json_array_new ();

      json_array_add_element (array, node);
      node = json_node_init_array (json_node_alloc (), array);
      json_array_unref (array);
    }

  return node;
}

static void
test_event_bounds (void)
{
  g_autoptr(JsonNode) deepest = nest (64);
  g_autofree char *large = g_strnfill (1 << 20, 'x');
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", large);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_json_canonicalize (deepest, STEWARD_JSON_EVENT, &error);
  g_autoptr(JsonNode) again = NULL;

  g_assert_no_error (error);
  again = steward_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), STEWARD_JSON_EVENT,
                              NULL, &error);
  g_assert_no_error (error);
  assert_not_written (nest (65), STEWARD_JSON_EVENT);
  assert_not_written (json_node_init_string (json_node_alloc (), large), STEWARD_JSON_EVENT);

  g_clear_pointer (&again, json_node_unref);
  again = steward_json_parse (quoted, -1, STEWARD_JSON_EVENT, NULL, &error);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* What is kept can be read again and written again without a change. */
static char *
make_value (GRand    *random,
            unsigned  depth)
{
  static const char *const texts[] = { "\"\"", "\"a\\u0001\\n\"", "\"\xc3\xa4\"", "\"\xf0\x9f\x98\x82\"", "\"\\\"\"" };
  int choice = g_rand_int_range (random, 0, depth < 4 ? 6 : 4);
  GString *out;

  if (choice == 0)
    return g_strdup_printf ("%d", g_rand_int_range (random, -1000000, 1000000));
  if (choice == 1)
    return g_strdup (texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
  if (choice == 2)
    return g_strdup ("null");
  if (choice == 3)
    return g_strdup ("true");

  out = g_string_new (choice == 4 ? "[" : "{");
  for (int i = 0, n = g_rand_int_range (random, 0, 5); i < n; i++)
    {
      g_autofree char *item = make_value (random, depth + 1);

      if (choice == 5)
        g_string_append_printf (out, "%s\"%c%d\":%s", i > 0 ? "," : "", 'a' + g_rand_int_range (random, 0, 26), i,
                                item);
      else
        g_string_append_printf (out, "%s%s", i > 0 ? ", " : " ", item);
    }
  g_string_append_c (out, choice == 4 ? ']' : '}');

  return g_string_free (out, FALSE);
}

static void
test_random_trees (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (8785);

  for (unsigned i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_value (random, 0);
      g_autoptr(GError) error = NULL;
      g_autofree char *first = canonicalize (text, STEWARD_JSON_EVENT, &error);
      g_autofree char *second = canonicalize (first, STEWARD_JSON_EVENT, NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (first, ==, second);
    }
}

static void
compare_official (const char *folder,
                  const char *name)
{
  g_autofree char *input_path = g_build_filename (folder, "input", name, NULL);
  g_autofree char *output_path = g_build_filename (folder, "output", name, NULL);
  g_autofree char *input = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (input_path, &input, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (output_path, &expected, NULL, &error);
  g_assert_no_error (error);
  actual = canonicalize (input, STEWARD_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

static void
test_official (void)
{
  const char *specs = g_getenv ("STEWARD_TEST_SPECS");
  g_autofree char *folder = g_build_filename (specs != NULL ? specs : "", "vectors", "rfc8785", "testdata", NULL);
  g_autofree char *inputs = g_build_filename (folder, "input", NULL);
  g_autoptr(GDir) dir = g_dir_open (inputs, 0, NULL);
  const char *name;

  if (specs == NULL || dir == NULL)
    {
      g_test_skip ("the folder of specifications is not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    compare_official (folder, name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/pairs", test_pairs);
  g_test_add_func ("/json/broken", test_broken);
  g_test_add_func ("/json/length", test_length);
  g_test_add_func ("/json/event-profile", test_event_profile);
  g_test_add_func ("/json/writer-refuses", test_writer_refuses);
  g_test_add_func ("/json/both-refuse", test_both_refuse);
  g_test_add_func ("/json/event-bounds", test_event_bounds);
  g_test_add_func ("/json/random-trees", test_random_trees);
  g_test_add_func ("/json/official", test_official);

  return g_test_run ();
}
