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

/* Part of a tree, and how far up a check has come: places of its first and last
 * leaf and of the tree's last leaf, all at the level of the nodes. */
typedef struct
{
  guint64 first;
  guint64 last;
  guint64 end;
} Climb;

static void
rise (Climb *climb)
{
  climb->first >>= 1;
  climb->last >>= 1;
  climb->end >>= 1;
}

/* One step: @proof extends both, or the whole tree only. */
static void
climb_with (Climb               *climb,
            const StewardDigest *proof,
            StewardDigest       *part,
            StewardDigest       *whole)
{
  if ((climb->last & 1) || climb->last == climb->end)
    {
      if (climb->first < climb->last)
        hash_children (proof, part, part);
      hash_children (proof, whole, whole);
      while (!(climb->last & 1) && climb->last != 0)
        rise (climb);
    }
  else
    {
      hash_children (whole, proof, whole);
    }
  rise (climb);
}

/* Whether a part begins where a perfect tree that could hold it begins. */
static gboolean
is_subtree (guint64 start,
            guint64 end)
{
  guint64 room = 1;

  while (room < end - start && room != 0)
    room <<= 1;

  return room != 0 ? start % room == 0 : start == 0;
}

/**
 * steward_tree_check_subtree:
 * @part_root: of the leaves from @start to before @end
 * @start: from 0
 * @end: at most @size
 * @root: of the tree
 * @size: of the tree
 * @proof: (array length=n_proof) (nullable): the nodes that are missing, from
 *   the bottom up
 * @n_proof: its length
 *
 * An empty part has the SHA-256 of nothing as root, and is part of every tree.
 *
 * Returns: whether the tree has these leaves there
 */
gboolean
steward_tree_check_subtree (const StewardDigest *part_root,
                            guint64              start,
                            guint64              end,
                            const StewardDigest *root,
                            guint64              size,
                            const StewardDigest *proof,
                            gsize                n_proof)
{
  Climb climb = { start, end - 1, size - 1 };
  StewardDigest part, whole;
  gsize at = 0;

  if (start > end || end > size || n_proof > MAX_PROOF + 1)
    return FALSE;
  if (start == end)
    {
      steward_digest_of_bytes (NULL, 0, &part);
      return n_proof == 0 && steward_digest_equal (&part, part_root);
    }
  if (!is_subtree (start, end))
    return FALSE;

  while (climb.first != climb.last && (climb.last == climb.end || (climb.last & 1)))
    rise (&climb);

  /* A whole perfect subtree is known by its own root. */
  if (climb.first != climb.last && n_proof == 0)
    return FALSE;
  part = climb.first == climb.last ? *part_root : proof[at++];
  whole = part;
  for (; at < n_proof; at++)
    {
      if (climb.end == 0)
        return FALSE;
      climb_with (&climb, &proof[at], &part, &whole);
    }

  return climb.end == 0 && steward_digest_equal (&part, part_root) && steward_digest_equal (&whole, root);
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
  return old_size > 0 && steward_tree_check_subtree (old_root, 0, old_size, root, size, proof, n_proof);
}

/**
 * steward_tree_check_subtree_inclusion:
 * @part_root: of the leaves from @start to before @end
 * @start: from 0
 * @end: behind the last
 * @index: of the entry in the tree, from 0
 * @leaf: hash of the entry
 * @proof: (array length=n_proof) (nullable): within the part
 * @n_proof: its length
 *
 * Returns: whether the part has @leaf at @index of the tree
 */
gboolean
steward_tree_check_subtree_inclusion (const StewardDigest *part_root,
                                      guint64              start,
                                      guint64              end,
                                      guint64              index,
                                      const StewardDigest *leaf,
                                      const StewardDigest *proof,
                                      gsize                n_proof)
{
  return start < end && start <= index && is_subtree (start, end) &&
         steward_tree_check_inclusion (part_root, end - start, index - start, leaf, proof, n_proof);
}
