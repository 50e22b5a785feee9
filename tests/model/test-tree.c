/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of RFC 6962: against a definition written down naively, against
 * itself for all sizes up to 65, and against the published vectors when the
 * folder of specifications is beside the project. */

#include "config.h"

#include "steward-tree.h"

#include "steward-document.h"

#include <string.h>

#define MAX_SIZE 65

static StewardDigest leaves[MAX_SIZE];

static void
fill_leaves (void)
{
  for (guint32 i = 0; i < MAX_SIZE; i++)
    {
      guint32 ordered = GUINT32_TO_LE (i);

      steward_tree_hash_leaf (&ordered, sizeof ordered, &leaves[i]);
    }
}

/* The definition, word for word. */
static void
define_root (const StewardDigest *first,
             guint64              n,
             StewardDigest       *out)
{
  guint8 bytes[65] = { 1 };
  StewardDigest half;
  guint64 k = 1;

  if (n == 0)
    {
      steward_digest_of_bytes ("", 0, out);
      return;
    }
  if (n == 1)
    {
      *out = *first;
      return;
    }
  while (k * 2 < n)
    k *= 2;
  define_root (first, k, &half);
  memcpy (bytes + 1, half.bytes, 32);
  define_root (first + k, n - k, &half);
  memcpy (bytes + 33, half.bytes, 32);
  steward_digest_of_bytes (bytes, sizeof bytes, out);
}

static void
test_roots (void)
{
  StewardTree tree = { 0 };

  for (guint64 n = 0; n <= MAX_SIZE; n++)
    {
      StewardDigest expected, actual;

      define_root (leaves, n, &expected);
      steward_tree_get_root (&tree, &actual);
      g_assert_true (steward_digest_equal (&expected, &actual));
      g_assert_cmpuint (tree.size, ==, n);
      if (n < MAX_SIZE)
        steward_tree_add (&tree, &leaves[n]);
    }
}

/* Known from RFC 6962 implementations everywhere. */
static void
test_known (void)
{
  StewardTree tree = { 0 };
  StewardDigest digest;
  g_autofree char *empty_tree = NULL;
  g_autofree char *empty_leaf = NULL;

  steward_tree_get_root (&tree, &digest);
  empty_tree = steward_digest_to_hex (&digest);
  g_assert_cmpstr (empty_tree, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  steward_tree_hash_leaf ("", 0, &digest);
  empty_leaf = steward_digest_to_hex (&digest);
  g_assert_cmpstr (empty_leaf, ==, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

static const StewardDigest *
get_nodes (GArray *proof)
{
  return (const StewardDigest *) (gpointer) proof->data;
}

static void
test_inclusion (void)
{
  for (guint64 size = 1; size <= MAX_SIZE; size++)
    {
      StewardDigest root;

      define_root (leaves, size, &root);
      for (guint64 index = 0; index < size; index++)
        {
          g_autoptr(GArray) proof = steward_tree_prove_inclusion (leaves, size, index);
          const StewardDigest *nodes = get_nodes (proof);

          g_assert_cmpuint (proof->len, <=, 7);
          g_assert_true (steward_tree_check_inclusion (&root, size, index, &leaves[index], nodes, proof->len));
          g_assert_false (steward_tree_check_inclusion (&root, size, index + 1, &leaves[index], nodes, proof->len));
          g_assert_false (size > 1 &&
                          steward_tree_check_inclusion (&leaves[index], size, index, &root, nodes, proof->len));
          g_assert_false (steward_tree_check_inclusion (&root, size, size, &leaves[index], nodes, proof->len));
          if (proof->len > 0)
            g_assert_false (steward_tree_check_inclusion (&root, size, index, &leaves[index], nodes, proof->len - 1));
        }
    }
}

static void
check_flips (const StewardDigest *old_root,
             guint64              old_size,
             const StewardDigest *root,
             guint64              size,
             GArray              *proof)
{
  StewardDigest *nodes = (StewardDigest *) (gpointer) proof->data;

  for (guint i = 0; i < proof->len; i++)
    {
      nodes[i].bytes[i % 32] ^= 1;
      g_assert_false (steward_tree_check_consistency (old_root, old_size, root, size, nodes, proof->len));
      nodes[i].bytes[i % 32] ^= 1;
    }
}

static void
test_consistency (void)
{
  for (guint64 size = 1; size <= MAX_SIZE; size++)
    {
      StewardDigest root;

      define_root (leaves, size, &root);
      for (guint64 old_size = 1; old_size <= size; old_size++)
        {
          g_autoptr(GArray) proof = steward_tree_prove_consistency (leaves, old_size, size);
          const StewardDigest *nodes = get_nodes (proof);
          StewardDigest old_root;

          define_root (leaves, old_size, &old_root);
          g_assert_true (steward_tree_check_consistency (&old_root, old_size, &root, size, nodes, proof->len));
          check_flips (&old_root, old_size, &root, size, proof);
          if (old_size < size)
            {
              g_assert_false (steward_tree_check_consistency (&root, old_size, &old_root, size, nodes, proof->len));
              g_assert_false (steward_tree_check_consistency (&old_root, size, &root, old_size, nodes, proof->len));
              g_assert_false (steward_tree_check_consistency (&old_root, old_size, &root, size, nodes,
                                                              proof->len - 1));
            }
        }
    }
}

static void
test_empty (void)
{
  StewardDigest empty;

  define_root (leaves, 0, &empty);
  g_assert_false (steward_tree_check_inclusion (&empty, 0, 0, &leaves[0], NULL, 0));
  g_assert_false (steward_tree_check_consistency (&empty, 0, &empty, 0, NULL, 0));
}

/* --- published vectors --- */

typedef struct
{
  StewardDigest nodes[128];
  gsize n;
} Proof;

/* Some vectors have short texts where the value does not matter. */
static gboolean
read_digest (const char    *text,
             StewardDigest *out)
{
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (text == NULL || *text == '\0')
    return FALSE;
  bytes = g_base64_decode (text, &length);
  if (length > 32)
    return FALSE;
  memset (out->bytes, 0, 32);
  memcpy (out->bytes, bytes, length);

  return TRUE;
}

static gboolean
read_proof (const StewardNode *list,
            Proof             *out)
{
  out->n = 0;
  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    {
      if (out->n == G_N_ELEMENTS (out->nodes))
        return FALSE;
      if (!read_digest (steward_node_get_text (steward_node_get_child (list, i)), &out->nodes[out->n++]))
        return FALSE;
    }

  return TRUE;
}

static guint64
read_number (const StewardNode *root,
             const char        *name)
{
  return g_ascii_strtoull (steward_node_get_member_text (root, name), NULL, 10);
}

static gboolean
run_consistency (const StewardNode *root)
{
  StewardDigest first, second;
  Proof proof;

  return read_digest (steward_node_get_member_text (root, "root1"), &first) &&
         read_digest (steward_node_get_member_text (root, "root2"), &second) &&
         read_proof (steward_node_get_member (root, "proof"), &proof) &&
         steward_tree_check_consistency (&first, read_number (root, "size1"), &second, read_number (root, "size2"),
                                         proof.nodes, proof.n);
}

static gboolean
run_inclusion (const StewardNode *root)
{
  StewardDigest top, leaf;
  Proof proof;

  return read_digest (steward_node_get_member_text (root, "root"), &top) &&
         read_digest (steward_node_get_member_text (root, "leafHash"), &leaf) &&
         read_proof (steward_node_get_member (root, "proof"), &proof) &&
         steward_tree_check_inclusion (&top, read_number (root, "treeSize"), read_number (root, "leafIdx"), &leaf,
                                       proof.nodes, proof.n);
}

static gboolean
run_subtree_consistency (const StewardNode *root)
{
  StewardDigest part, top;
  Proof proof;

  return read_digest (steward_node_get_member_text (root, "root1"), &part) &&
         read_digest (steward_node_get_member_text (root, "root2"), &top) &&
         read_proof (steward_node_get_member (root, "proof"), &proof) &&
         steward_tree_check_subtree (&part, read_number (root, "start"), read_number (root, "end"), &top,
                                     read_number (root, "size"), proof.nodes, proof.n);
}

static gboolean
run_subtree_inclusion (const StewardNode *root)
{
  StewardDigest part, leaf;
  Proof proof;

  return read_digest (steward_node_get_member_text (root, "root"), &part) &&
         read_digest (steward_node_get_member_text (root, "leafHash"), &leaf) &&
         read_proof (steward_node_get_member (root, "proof"), &proof) &&
         steward_tree_check_subtree_inclusion (&part, read_number (root, "start"), read_number (root, "end"),
                                               read_number (root, "leafIdx"), &leaf, proof.nodes, proof.n);
}

static unsigned
run_file (const char *path,
          gboolean  (*run) (const StewardNode *root))
{
  g_autofree char *text = NULL;
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  const StewardNode *root;
  gboolean wanted;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  document = steward_document_parse_json (text, -1, NULL, &error);
  g_assert_no_error (error);
  root = steward_document_get_root (document);
  wanted = g_strcmp0 (steward_node_get_member_text (root, "wantErr"), "false") == 0;
  if (run (root) != wanted)
    g_test_message ("%s", path);
  g_assert_cmpint (run (root), ==, wanted);

  return 1;
}

static unsigned
run_folder (const char *path,
            gboolean  (*run) (const StewardNode *root))
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  unsigned n = 0;

  if (dir == NULL)
    return 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_str_has_suffix (name, ".json") ? run_file (child, run) : run_folder (child, run);
    }

  return n;
}

static void
test_vectors (void)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (const StewardNode *root);
    unsigned n;
  } kinds[] = {
    { "inclusion", run_inclusion, 98 },
    { "consistency", run_consistency, 98 },
    { "subtreeinclusion", run_subtree_inclusion, 204 },
    { "subtreeconsistency", run_subtree_consistency, 118 },
  };
  const char *specs = g_getenv ("STEWARD_TEST_SPECS");
  g_autofree char *folder = g_build_filename (specs != NULL ? specs : "", "vectors", "rfc6962", "testdata", NULL);

  if (specs == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of specifications is not here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (folder, kinds[i].name, NULL);

      g_assert_cmpuint (run_folder (path, kinds[i].run), ==, kinds[i].n);
    }
}

/* Every aligned part of every tree, by the definition. */
static void
test_subtrees (void)
{
  for (guint64 size = 1; size <= 20; size++)
    for (guint64 start = 0; start < size; start++)
      for (guint64 end = start + 1; end <= size; end++)
        {
          g_autoptr(GArray) proof = steward_tree_prove_inclusion (leaves + start, end - start, (end - start) / 2);
          guint64 room = 1;
          StewardDigest part;

          while (room < end - start)
            room *= 2;
          define_root (leaves + start, end - start, &part);
          g_assert_cmpint (steward_tree_check_subtree_inclusion (&part, start, end, start + (end - start) / 2,
                                                                 &leaves[start + (end - start) / 2],
                                                                 get_nodes (proof), proof->len), ==,
                           start % room == 0);
        }
}

static StewardDigest *
make_leaves (guint32 n)
{
  StewardDigest *many = g_new (StewardDigest, n);

  for (guint32 i = 0; i < n; i++)
    {
      guint32 ordered = GUINT32_TO_LE (i);

      steward_tree_hash_leaf (&ordered, sizeof ordered, &many[i]);
    }

  return many;
}

static StewardDigest *
make_roots (const StewardDigest *many,
            guint64              n)
{
  StewardDigest *roots = g_new (StewardDigest, n + 1);
  StewardTree tree = { 0 };

  for (guint64 i = 0; i < n; i++)
    {
      steward_tree_add (&tree, &many[i]);
      steward_tree_get_root (&tree, &roots[i + 1]);
    }

  return roots;
}

/* Every earlier tree of every tree. */
static void
test_all_pairs (void)
{
  g_autofree StewardDigest *many = make_leaves (256);
  g_autofree StewardDigest *roots = make_roots (many, 256);

  for (guint64 size = 1; size <= 256; size++)
    for (guint64 old_size = 1; old_size <= size; old_size++)
      {
        g_autoptr(GArray) proof = steward_tree_prove_consistency (many, old_size, size);

        g_assert_cmpuint (proof->len, <=, 9);
        g_assert_true (steward_tree_check_consistency (&roots[old_size], old_size, &roots[size], size,
                                                       get_nodes (proof), proof->len));
      }
}

static void
get_root (const StewardDigest *many,
          guint64              n,
          StewardDigest       *out_root)
{
  StewardTree tree = { 0 };

  for (guint64 i = 0; i < n; i++)
    steward_tree_add (&tree, &many[i]);
  steward_tree_get_root (&tree, out_root);
}

/* A million events: few nodes, checked in no time. */
static void
test_million (void)
{
  const guint32 size = 1000000;
  static const guint64 places[] = { 1, 65536, 524287, 777777, 999999 };
  g_autofree StewardDigest *many = make_leaves (size);
  StewardDigest root, old_root;

  get_root (many, size, &root);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GArray) inclusion = steward_tree_prove_inclusion (many, size, places[i]);
      g_autoptr(GArray) consistency = steward_tree_prove_consistency (many, places[i], size);
      gint64 begin = g_get_monotonic_time ();

      g_assert_cmpuint (inclusion->len, <=, 20);
      g_assert_cmpuint (consistency->len, <=, 21);
      for (unsigned n = 0; n < 100; n++)
        g_assert_true (steward_tree_check_inclusion (&root, size, places[i], &many[places[i]],
                                                     get_nodes (inclusion), inclusion->len));
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 100 * 1000);
      get_root (many, places[i], &old_root);
      g_assert_true (steward_tree_check_consistency (&old_root, places[i], &root, size,
                                                     get_nodes (consistency), consistency->len));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fill_leaves ();
  g_test_add_func ("/tree/roots", test_roots);
  g_test_add_func ("/tree/known", test_known);
  g_test_add_func ("/tree/inclusion", test_inclusion);
  g_test_add_func ("/tree/consistency", test_consistency);
  g_test_add_func ("/tree/subtrees", test_subtrees);
  g_test_add_func ("/tree/empty", test_empty);
  g_test_add_func ("/tree/all-pairs", test_all_pairs);
  g_test_add_func ("/tree/million", test_million);
  g_test_add_func ("/tree/vectors", test_vectors);

  return g_test_run ();
}
