/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing in a document may crash a reader, or keep it busy: every node of
 * every fixture is replaced by a value of each sort, bytes are damaged at
 * random (with a fixed seed), and documents are made deep, wide and tangled. */

#include "config.h"

#include <string.h>

#include "steward-contract-reader.h"
#include "steward-json.h"

#define N_DAMAGED 400

static const char *const replacements[] = { "null", "true", "3", "\"x\"", "[]", "[{}]", "{}", "{\"a\":[null]}" };

/* Writes a node as JSON; the node number @wanted becomes @replacement. */
typedef struct
{
  GString *out;
  unsigned at;
  unsigned wanted;
  const char *replacement;
} Writer;

static void
write_scalar (Writer            *writer,
              const StewardNode *node)
{
  const char *text = steward_node_get_text (node);

  if (text == NULL)
    g_string_append (writer->out, "null");
  else if (steward_node_get_scalar_type (node) == STEWARD_SCALAR_BOOLEAN)
    g_string_append (writer->out, g_ascii_strcasecmp (text, "true") == 0 ? "true" : "false");
  else if (steward_node_get_scalar_type (node) == STEWARD_SCALAR_INTEGER)
    g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, g_ascii_strtoll (text, NULL, 0));
  else
    steward_json_append_string (writer->out, text);
}

static void
write_node (Writer            *writer,
            const StewardNode *node)
{
  gboolean is_map = steward_node_get_kind (node) == STEWARD_NODE_MAPPING;

  if (writer->at++ == writer->wanted)
    {
      g_string_append (writer->out, writer->replacement);
      return;
    }
  if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
    {
      write_scalar (writer, node);
      return;
    }

  g_string_append_c (writer->out, is_map ? '{' : '[');
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      if (is_map)
        {
          steward_json_append_string (writer->out, steward_node_get_key (node, i));
          g_string_append_c (writer->out, ':');
        }
      write_node (writer, steward_node_get_child (node, i));
    }
  g_string_append_c (writer->out, is_map ? '}' : ']');
}

static void
assert_survives (const StewardDocument *document)
{
  g_autoptr(StewardReading) reading = steward_contract_read (document, "x");
  g_autoptr(GPtrArray) findings = steward_contract_check (document, NULL);
  g_autoptr(StewardEntry) entry = NULL;

  g_assert_nonnull (reading);
  g_assert_cmpuint (reading->findings->len, ==, findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      g_assert_nonnull (finding->rule);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_assert_cmpuint (strlen (finding->message), <, 4000);
    }
  entry = steward_reading_to_entry (reading);
  g_assert_cmpint (entry != NULL, ==, reading->dialect != STEWARD_DIALECT_NONE);
}

static StewardDocument *
parse_json (const char *text)
{
  g_autoptr(GError) error = NULL;
  StewardDocument *document = steward_document_parse_json (text, -1, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
replace_node (const StewardNode *root,
              unsigned           wanted,
              const char        *replacement)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Writer writer = { text, 0, wanted, replacement };
  g_autoptr(StewardDocument) document = NULL;

  write_node (&writer, root);
  document = parse_json (text->str);
  assert_survives (document);
}

static unsigned
count_nodes (const StewardNode *node)
{
  unsigned n = 1;

  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    n += count_nodes (steward_node_get_child (node, i));

  return n;
}

static char *
load_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "contracts", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static void
test_replaced (gconstpointer data)
{
  g_autofree char *text = load_fixture (data);
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, NULL);
  const StewardNode *root = steward_document_get_root (g_ptr_array_index (documents, 0));
  unsigned n = count_nodes (root);

  for (unsigned i = 0; i < n; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (replacements); k++)
        replace_node (root, i, replacements[k]);
    }
}

static void
damage (GRand   *random,
        GString *text)
{
  static const char letters[] = "{}[]:,-\"'#&*!|> \n\t~x0.";
  gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      text->str[at] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
      break;
    case 1:
      g_string_erase (text, (gssize) at, MIN (1, (gssize) (text->len - at)));
      break;
    case 2:
      g_string_insert_c (text, (gssize) at, letters[g_rand_int_range (random, 0, sizeof letters - 1)]);
      break;
    default:
      {
        gsize length = MIN (40, text->len - at);
        g_autofree char *piece = g_strndup (text->str + at, length);

        g_string_insert (text, g_rand_int_range (random, 0, (gint32) text->len), piece);
      }
      break;
    }
}

static void
test_damaged (gconstpointer data)
{
  g_autofree char *original = load_fixture (data);
  GRand *random = g_rand_new_with_seed (g_str_hash (data));

  for (unsigned i = 0; i < N_DAMAGED; i++)
    {
      g_autoptr(GString) text = g_string_new (original);
      g_autoptr(GPtrArray) documents = NULL;
      int n = g_rand_int_range (random, 1, 12);

      for (int k = 0; k < n; k++)
        damage (random, text);
      documents = steward_document_parse_yaml (text->str, (gssize) text->len, NULL, NULL);
      for (guint k = 0; documents != NULL && k < documents->len; k++)
        assert_survives (g_ptr_array_index (documents, k));
    }
  g_rand_free (random);
}

static void
assert_quick (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);
  gint64 start = g_get_monotonic_time ();

  g_assert_no_error (error);
  assert_survives (g_ptr_array_index (documents, 0));
  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

#define HEAD "apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: '1'\nstatus: active\n"

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "schema: [{name: a, properties: [");

  for (unsigned i = 0; i < 28; i++)
    g_string_append (text, "{name: a, properties: [");
  for (unsigned i = 0; i < 28; i++)
    g_string_append (text, "]}");
  g_string_append (text, "]}]\n");
  assert_quick (text->str);
}

static void
test_deep_items (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "schema: [{name: a, properties: [{name: b, items: ");

  for (unsigned i = 0; i < 56; i++)
    g_string_append (text, "{items: ");
  g_string_append (text, "1");
  for (unsigned i = 0; i < 56; i++)
    g_string_append (text, "}");
  g_string_append (text, "}]}]\n");
  assert_quick (text->str);
}

static void
test_wide (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "schema:\n- name: a\n  relationships:\n");

  for (unsigned i = 0; i < 20000; i++)
    g_string_append_printf (text, "  - {from: a.c%u, to: b.c}\n", i);
  g_string_append (text, "  properties:\n");
  for (unsigned i = 0; i < 30000; i++)
    g_string_append_printf (text, "  - {name: c%u, primaryKey: true, tags: [x, y]}\n", i);
  g_string_append (text, "slaProperties:\n");
  for (unsigned i = 0; i < 3000; i++)
    g_string_append (text, "- {property: freshness, value: soon, element: 'a.x,b.y,c.z'}\n");
  assert_quick (text->str);
}

static void
test_crowd (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "team:\n");

  for (unsigned i = 0; i < 50000; i++)
    g_string_append_printf (text, "- {username: u%u, role: owner}\n", i);
  g_string_append (text, "servers:\n");
  for (unsigned i = 0; i < 10000; i++)
    g_string_append_printf (text, "- {server: s%u, type: postgres, host: h%u, database: d}\n", i, i);
  assert_quick (text->str);
}

static void
test_aliases (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "customProperties:\n- &a0 {name: x, logicalType: object}\n");

  for (unsigned i = 1; i < 12; i++)
    g_string_append_printf (text, "- &a%u {name: x, properties: [*a%u, *a%u, *a%u]}\n", i, i - 1, i - 1, i - 1);
  g_string_append (text, "schema: [*a9]\n");
  {
    g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text->str, -1, NULL, NULL);

    if (documents != NULL)
      assert_survives (g_ptr_array_index (documents, 0));
  }
}

static void
test_long_words (void)
{
  g_autofree char *long_text = g_strnfill (1 << 20, 'a');
  g_autofree char *text = g_strdup_printf ("{\"apiVersion\":\"v3.1.0\",\"kind\":\"DataContract\",\"%s\":1,"
                                           "\"id\":\"%s\",\"schema\":[{\"name\":\"%s\",\"id\":\"%s!\","
                                           "\"properties\":[{\"name\":\"%s\",\"logicalType\":\"%s\","
                                           "\"relationships\":[{\"to\":\"%s\"}]}]}]}",
                                           long_text, long_text, long_text, long_text, long_text, long_text, long_text);
  g_autoptr(StewardDocument) document = parse_json (text);

  assert_survives (document);
}

static void
test_versions (void)
{
  static const char *const versions[] = { "v", "v9", "v3.", "v3..", "v99999999999999999999.1.1", "v3.0.2.7.8", "v0",
                                          "v2", "v3", "v3.1", "v-1" };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"apiVersion\":\"%s\",\"kind\":\"DataContract\",\"id\":\"a\"}",
                                               versions[i]);
      g_autoptr(StewardDocument) document = parse_json (text);

      assert_survives (document);
    }
}

static void
add_fixtures (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "contracts", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *replaced = g_strconcat ("/contracts/hostile/replaced/", name, NULL);
      g_autofree char *damaged = g_strconcat ("/contracts/hostile/damaged/", name, NULL);

      g_test_add_data_func_full (replaced, g_strdup (name), test_replaced, g_free);
      g_test_add_data_func_full (damaged, g_strdup (name), test_damaged, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_fixtures ();
  g_test_add_func ("/contracts/hostile/deep", test_deep);
  g_test_add_func ("/contracts/hostile/deep-items", test_deep_items);
  g_test_add_func ("/contracts/hostile/wide", test_wide);
  g_test_add_func ("/contracts/hostile/crowd", test_crowd);
  g_test_add_func ("/contracts/hostile/aliases", test_aliases);
  g_test_add_func ("/contracts/hostile/long-words", test_long_words);
  g_test_add_func ("/contracts/hostile/versions", test_versions);

  return g_test_run ();
}
