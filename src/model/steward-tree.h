/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-digest.h"
#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardTree:
 *
 * The Merkle tree of RFC 6962 over the events of a ledger, as its right edge
 * only: the roots of the perfect subtrees from left to right. It grows by one
 * leaf at a time in constant memory. Start with all zero.
 */
typedef struct
{
  guint64 size;                        /* leaves */
  StewardDigest peaks[64];             /* as many as @size has bits set */
} StewardTree;

void     steward_tree_hash_leaf         (gconstpointer          data,
                                         gsize                  length,
                                         StewardDigest         *out_leaf);
void     steward_tree_add               (StewardTree           *self,
                                         const StewardDigest   *leaf);
unsigned steward_tree_get_n_peaks       (const StewardTree     *self);
void     steward_tree_get_root          (const StewardTree     *self,
                                         StewardDigest         *out_root);

GArray  *steward_tree_prove_inclusion   (const StewardDigest   *leaves,
                                         guint64                size,
                                         guint64                index) G_GNUC_WARN_UNUSED_RESULT;
GArray  *steward_tree_prove_consistency (const StewardDigest   *leaves,
                                         guint64                old_size,
                                         guint64                size) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_tree_check_inclusion   (const StewardDigest   *root,
                                         guint64                size,
                                         guint64                index,
                                         const StewardDigest   *leaf,
                                         const StewardDigest   *proof,
                                         gsize                  n_proof) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_tree_check_consistency (const StewardDigest   *old_root,
                                         guint64                old_size,
                                         const StewardDigest   *root,
                                         guint64                size,
                                         const StewardDigest   *proof,
                                         gsize                  n_proof) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_tree_check_subtree     (const StewardDigest   *part_root,
                                         guint64                start,
                                         guint64                end,
                                         const StewardDigest   *root,
                                         guint64                size,
                                         const StewardDigest   *proof,
                                         gsize                  n_proof) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_tree_check_subtree_inclusion (const StewardDigest *part_root,
                                         guint64                start,
                                         guint64                end,
                                         guint64                index,
                                         const StewardDigest   *leaf,
                                         const StewardDigest   *proof,
                                         gsize                  n_proof) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
