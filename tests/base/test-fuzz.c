/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mutated texts for every reader of base/: nothing may crash, everything that
 * is accepted must hold together, and a refusal names a place. The seed is
 * fixed; STEWARD_TEST_FUZZ=N runs N rounds instead. */

#include "config.h"

#include "steward-duration.h"
#include "steward-json.h"

#include <string.h>

static const char *const json_seeds[] = {
  "{\"id\":\"orders\",\"ports\":[{\"name\":\"a\",\"n\":1.5e-3},null,true],\"t\":\"\\u00e4\\ud83d\\ude02\\n\"}",
  "[{\"a\":1},{\"b\":[[],{}]},{\"c\":-0}]",
  "{\"a\":1}\n{\"a\":2}\n",
  "[9007199254740991,-1,0,\"\"]",
};

static const char *const yaml_seeds[] = {
  "kind: DataContract\nversion: 1.0.0\nschema:\n  - name: orders\n    properties: &p\n      - name: id\n"
  "        primaryKey: yes\n"
  "      - {name: total, logicalType: number}\n  - name: copy\n    properties: *p\n",
  "---\na: |\n  text\n  more\nb: >-\n  folded\n...\n---\n- 'q'\n- \"d\\n\\u00e4\"\n- !!str 5\n",
  "&a [*a, {x: &b 1, y: *b}]\n",
  "? key\n: value\n# comment\nlist:\n- 0x1F\n- .inf\n- ~\n",
};

static unsigned
get_rounds (void)
{
  const char *wanted = g_getenv ("STEWARD_TEST_FUZZ");

  return wanted != NULL ? (unsigned) g_ascii_strtoull (wanted, NULL, 10) : 4000;
}

static void
mutate_once (GString *text,
             GRand   *random)
{
  static const char pieces[] = "{}[]:,\"'\\&*!|>-?#%@` \n\t0123456789eE+.~";
  gssize n = g_rand_int_range (random, 1, 8);
  gsize at = text->len > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) text->len) : 0;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      if (text->len > 0)
        text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_string_insert_c (text, (gssize) at, pieces[g_rand_int_range (random, 0, sizeof pieces - 1)]);
      break;
    case 2:
      if (text->len > 0)
        g_string_erase (text, (gssize) at, MIN (n, (gssize) (text->len - at)));
      break;
    case 3:
      {
        g_autofree char *part = g_strndup (text->str + at, (gsize) g_rand_int_range (random, 0, 40));

        g_string_insert (text, text->len > 0 ? g_rand_int_range (random, 0, (gint32) text->len) : 0, part);
        break;
      }
    case 4:
      g_string_truncate (text, at);
      break;
    default:
      if (text->len > 0)
        text->str[at] = pieces[g_rand_int_range (random, 0, sizeof pieces - 1)];
      break;
    }
}

static GString *
mutate (const char *seed,
        GRand      *random)
{
  GString *text = g_string_new (seed);

  for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
    mutate_once (text, random);

  return text;
}

static void
check_refusal (const GError *error)
{
  g_assert_true (error->domain == STEWARD_ERROR);
  g_assert_cmpint (error->code, ==, STEWARD_ERROR_INVALID_DATA);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_node (const StewardNode *node)
{
  const char *text;

  g_assert_cmpuint (steward_node_get_line (node), >, 0);
  g_assert_cmpuint (steward_node_get_column (node), >, 0);
  text = steward_node_get_text (node);
  if (text != NULL)
    g_assert_true (g_utf8_validate (text, -1, NULL));
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
        {
          const char *key = steward_node_get_key (node, i);

          g_assert_true (g_utf8_validate (key, -1, NULL));
          g_assert_true (steward_node_get_member (node, key) == steward_node_get_child (node, i));
        }
      check_node (steward_node_get_child (node, i));
    }
}

/* The exact number of bytes on the heap, so that ASAN sees one too many. */
static char *
copy_exactly (const GString *text)
{
  return g_memdup2 (text->str, MAX (text->len, 1));
}

static void
check_json (const char *text,
            gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, (gssize) length, NULL, &error);
  g_autoptr(JsonNode) strict = NULL;
  g_autoptr(JsonNode) again = NULL;
  g_autoptr(GBytes) canonical = NULL;

  if (document == NULL)
    {
      check_refusal (error);
      g_assert_null (steward_json_parse (text, (gssize) length, STEWARD_JSON_STRICT, NULL, NULL));
      return;
    }
  check_node (steward_document_get_root (document));
  strict = steward_json_parse (text, (gssize) length, STEWARD_JSON_STRICT, NULL, &error);
  g_assert_no_error (error);
  canonical = steward_json_canonicalize (strict, STEWARD_JSON_STRICT, &error);
  g_assert_no_error (error);
  again = steward_json_parse (g_bytes_get_data (canonical, NULL), (gssize) g_bytes_get_size (canonical),
                              STEWARD_JSON_STRICT, NULL, &error);
  g_assert_no_error (error);
}

static void
check_stream (const char *text,
              gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(StewardJsonStream) stream = steward_json_stream_new (bytes, NULL);

  for (;;)
    {
      g_autoptr(StewardDocument) document = NULL;
      g_autoptr(GError) error = NULL;

      if (!steward_json_stream_next (stream, &document, &error))
        {
          check_refusal (error);
          return;
        }
      if (document == NULL)
        return;
      check_node (steward_document_get_root (document));
    }
}

static void
check_yaml (const char *text,
            gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, (gssize) length, NULL, &error);

  if (documents == NULL)
    {
      check_refusal (error);
      return;
    }
  for (guint i = 0; i < documents->len; i++)
    check_node (steward_document_get_root (g_ptr_array_index (documents, i)));
}

static void
test_json (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);

  for (unsigned i = 0; i < get_rounds (); i++)
    {
      g_autoptr(GString) text = mutate (json_seeds[i % G_N_ELEMENTS (json_seeds)], random);
      g_autofree char *exact = copy_exactly (text);

      check_json (exact, text->len);
      check_stream (exact, text->len);
    }
}

static void
test_yaml (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2);

  for (unsigned i = 0; i < get_rounds (); i++)
    {
      g_autoptr(GString) text = mutate (yaml_seeds[i % G_N_ELEMENTS (yaml_seeds)], random);
      g_autofree char *exact = copy_exactly (text);

      check_yaml (exact, text->len);
    }
}

static void
test_words (void)
{
  static const char *const seeds[] = { "< 5 minutes", "99.9%", "PT1H30M", "at least 2,000.5 rows per day",
                                       "2026-11-21T10:45:00.5+01:00" };
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (unsigned i = 0; i < get_rounds (); i++)
    {
      g_autoptr(GString) text = mutate (seeds[i % G_N_ELEMENTS (seeds)], random);
      StewardThreshold threshold;
      StewardDuration duration;
      gint64 instant;

      if (steward_threshold_parse (text->str, "h", &threshold, NULL))
        g_assert_cmpint (threshold.duration.microseconds, >=, 0);
      if (steward_duration_parse (text->str, &duration, NULL))
        g_assert_cmpint (duration.microseconds, >=, 0);
      if (steward_instant_parse (text->str, &instant, NULL))
        g_free (steward_instant_to_rfc3339 (instant));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/json", test_json);
  g_test_add_func ("/fuzz/yaml", test_yaml);
  g_test_add_func ("/fuzz/words", test_words);

  return g_test_run ();
}
