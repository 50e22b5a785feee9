/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 6962, section 2.1: roots, and proofs that one event is in the ledger or
 * that one ledger extends another, without the events themselves. Leaves and
 * inner nodes are hashed with different first bytes, so that neither can pass
 * for the other. */

#include "config.h"

#include "steward-tree.h"

#include <string.h>

#define MAX_PROOF 64u

static void
hash_children (const StewardDigest *left,
               const StewardDigest *right,
               StewardDigest       *out_node)
{
  guint8 bytes[1 + 2 * STEWARD_DIGEST_SIZE];

  bytes[0] = 1;
  memcpy (bytes + 1, left->bytes, STEWARD_DIGEST_SIZE);
  memcpy (bytes + 1 + STEWARD_DIGEST_SIZE, right->bytes, STEWARD_DIGEST_SIZE);
  steward_digest_of_bytes (bytes, sizeof bytes, out_node);
}

/**
 * steward_tree_hash_leaf:
 * @data: (array length=length): the entry
 * @length: in bytes
 * @out_leaf: (out): SHA-256 of a zero byte and the entry
 */
void
steward_tree_hash_leaf (gconstpointer  data,
                        gsize          length,
                        StewardDigest *out_leaf)
{
  guint8 bytes[1 + 2 * STEWARD_DIGEST_SIZE] = { 0 };
  g_autoptr(StewardHasher) hasher = NULL;

  if (length < sizeof bytes)
    {
      if (length > 0)
        memcpy (bytes + 1, data, length);
      steward_digest_of_bytes (bytes, length + 1, out_leaf);
      return;
    }

  hasher = steward_hasher_new ();
  steward_hasher_add (hasher, bytes, 1);
  steward_hasher_add (hasher, data, length);
  steward_hasher_finish (hasher, out_leaf);
}

unsigned
steward_tree_get_n_peaks (const StewardTree *self)
{
  unsigned n = 0;

  for (guint64 size = self->size; size > 0; size >>= 1)
    n += size & 1;

  return n;
}

/**
 * steward_tree_add:
 * @self: a tree
 * @leaf: hash of the next entry, see steward_tree_hash_leaf()
 */
void
steward_tree_add (StewardTree         *self,
                  const StewardDigest *leaf)
{
  unsigned n = steward_tree_get_n_peaks (self);
  StewardDigest node = *leaf;

  for (guint64 size = self->size; size & 1; size >>= 1)
    hash_children (&self->peaks[--n], &node, &node);
  self->peaks[n] = node;
  self->size++;
}

/**
 * steward_tree_get_root:
 * @self: a tree
 * @out_root: (out): its root; for no leaves the SHA-256 of nothing
 */
void
steward_tree_get_root (const StewardTree *self,
                       StewardDigest     *out_root)
{
  unsigned n = steward_tree_get_n_peaks (self);

  if (n == 0)
    {
      steward_digest_of_bytes (NULL, 0, out_root);
      return;
    }

  *out_root = self->peaks[--n];
  while (n > 0)
    hash_children (&self->peaks[--n], out_root, out_root);
}

static void
compute_root (const StewardDigest *leaves,
              guint64              size,
              StewardDigest       *out_root)
{
  StewardTree tree = { 0 };

  for (guint64 i = 0; i < size; i++)
    steward_tree_add (&tree, &leaves[i]);
  steward_tree_get_root (&tree, out_root);
}

/* The largest power of two below @size, which is above one. */
static guint64
get_split (guint64 size)
{
  guint64 split = 1;

  while (split < size - split)
    split <<= 1;

  return split;
}

static void
append_root (GArray              *proof,
             const StewardDigest *leaves,
             guint64              size)
{
  StewardDigest root;

  compute_root (leaves, size, &root);
  g_array_append_val (proof, root);
}

/* A proof runs from the leaf up, and going down finds it from the top. */
static void
reverse (GArray *proof)
{
  StewardDigest *nodes = (StewardDigest *) (gpointer) proof->data;

  for (guint i = 0; i < proof->len / 2; i++)
    {
      StewardDigest node = nodes[i];

      nodes[i] = nodes[proof->len - 1 - i];
      nodes[proof->len - 1 - i] = node;
    }
}

/**
 * steward_tree_prove_inclusion:
 * @leaves: (array length=size): the hashes of all entries
 * @size: how many
 * @index: of the entry, from 0, below @size
 *
 * Returns: (transfer full) (element-type StewardDigest): what
 *   steward_tree_check_inclusion() needs beside the leaf
 */
GArray *
steward_tree_prove_inclusion (const StewardDigest *leaves,
                              guint64              size,
                              guint64              index)
{
  GArray *proof = g_array_new (FALSE, FALSE, sizeof (StewardDigest));

  while (size > 1)
    {
      guint64 split = get_split (size);

      if (index < split)
        {
          append_root (proof, leaves + split, size - split);
          size = split;
        }
      else
        {
          append_root (proof, leaves, split);
          leaves += split;
          size -= split;
          index -= split;
        }
    }
  reverse (proof);

  return proof;
}

/**
 * steward_tree_prove_consistency:
 * @leaves: (array length=size): the hashes of all entries
 * @old_size: of the earlier tree, from 1 to @size
 * @size: of the present one
 *
 * Returns: (transfer full) (element-type StewardDigest): what
 *   steward_tree_check_consistency() needs beside the two roots
 */
GArray *
steward_tree_prove_consistency (const StewardDigest *leaves,
                                guint64              old_size,
                                guint64              size)
{
  GArray *proof = g_array_new (FALSE, FALSE, sizeof (StewardDigest));
  gboolean whole = TRUE;               /* the old tree begins where this part begins */

  if (old_size == 0)
    return proof;

  while (old_size < size)
    {
      guint64 split = get_split (size);

      if (old_size <= split)
        {
          append_root (proof, leaves + split, size - split);
          size = split;
        }
      else
        {
          append_root (proof, leaves, split);
          leaves += split;
          old_size -= split;
          size -= split;
          whole = FALSE;
        }
    }
  if (!whole)
    append_root (proof, leaves, size);
  reverse (proof);

  return proof;
}

/**
 * steward_tree_check_inclusion:
 * @root: of the tree
 * @size: of the tree
 * @index: of the entry, from 0
 * @leaf: hash of the entry
 * @proof: (array length=n_proof) (nullable): from steward_tree_prove_inclusion()
 * @n_proof: its length
 *
 * Returns: whether the tree of @root has @leaf at @index
 */
gboolean
steward_tree_check_inclusion (const StewardDigest *root,
                              guint64              size,
                              guint64              index,
                              const StewardDigest *leaf,
                              const StewardDigest *proof,
                              gsize                n_proof)
{
  StewardDigest node = *leaf;
  guint64 last;

  if (index >= size || n_proof > MAX_PROOF)
    return FALSE;

  last = size - 1;
  for (gsize i = 0; i < n_proof; i++)
    {
      if (last == 0)
        return FALSE;
      if ((index & 1) || index == last)
        {
          hash_children (&proof[i], &node, &node);
          while (!(index & 1) && index != 0)
            {
              index >>= 1;
              last >>= 1;
            }
        }
      else
        {
          hash_children (&node, &proof[i], &node);
        }
      index >>= 1;
      last >>= 1;
    }

  return last == 0 && steward_digest_equal (&node, root);
}

/* One step of the check below: @proof extends both trees, or the new one. */
static void
climb (guint64             *index,
       guint64             *last,
       const StewardDigest *proof,
       StewardDigest       *old_node,
       StewardDigest       *node)
{
  if ((*index & 1) || *index == *last)
    {
      hash_children (proof, old_node, old_node);
      hash_children (proof, node, node);
      while (!(*index & 1) && *index != 0)
        {
          *index >>= 1;
          *last >>= 1;
        }
    }
  else
    {
      hash_children (node, proof, node);
    }
  *index >>= 1;
  *last >>= 1;
}

/**
 * steward_tree_check_consistency:
 * @old_root: of the earlier tree
 * @old_size: of the earlier tree; nothing can be said about an empty one
 * @root: of the later tree
 * @size: of the later tree
 * @proof: (array length=n_proof) (nullable): from
 *   steward_tree_prove_consistency()
 * @n_proof: its length
 *
 * Returns: whether the later tree begins with all of the earlier one
 */
gboolean
steward_tree_check_consistency (const StewardDigest *old_root,
                                guint64              old_size,
                                const StewardDigest *root,
                                guint64              size,
                                const StewardDigest *proof,
                                gsize                n_proof)
{
  guint64 index, last;
  StewardDigest old_node, node;
  gsize at = 0;

  if (old_size == 0 || old_size > size || n_proof > MAX_PROOF + 1)
    return FALSE;
  if (old_size == size)
    return n_proof == 0 && steward_digest_equal (old_root, root);
  if (n_proof == 0)
    return FALSE;

  index = old_size - 1;
  last = size - 1;
  for (; index & 1; index >>= 1)
    last >>= 1;

  /* A whole perfect subtree is known by the old root itself. */
  old_node = (old_size & (old_size - 1)) == 0 ? *old_root : proof[at++];
  node = old_node;
  for (; at < n_proof; at++)
    {
      if (last == 0)
        return FALSE;
      climb (&index, &last, &proof[at], &old_node, &node);
    }

  return last == 0 && steward_digest_equal (&old_node, old_root) && steward_digest_equal (&node, root);
}
