/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference of two lists of keys as splices, so that rows which stay are
 * not touched, and selection and scroll position survive. Pure. */

#include "config.h"

#include "steward-key-splice.h"

/* An open-addressing set: keys are positive, 0 marks a free slot. */
typedef struct
{
  gint64 *slots;                       /* (owned) */
  gsize mask;
} KeySet;

static gsize
hash_key (gint64 key)
{
  guint64 mixed = (guint64) key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (gsize) (mixed >> 20);
}

static void
fill_set (KeySet       *set,
          const gint64 *keys,
          guint         n_keys)
{
  gsize size = 16;

  while (size < (gsize) n_keys * 2)
    size *= 2;
  set->slots = g_new0 (gint64, size);
  set->mask = size - 1;

  for (guint i = 0; i < n_keys; i++)
    {
      gsize slot = hash_key (keys[i]) & set->mask;

      while (set->slots[slot] != 0 && set->slots[slot] != keys[i])
        slot = (slot + 1) & set->mask;
      set->slots[slot] = keys[i];
    }
}

static gboolean
contains_key (const KeySet *set,
              gint64        key)
{
  gsize slot = hash_key (key) & set->mask;

  while (set->slots[slot] != 0)
    {
      if (set->slots[slot] == key)
        return TRUE;
      slot = (slot + 1) & set->mask;
    }

  return FALSE;
}

static guint
count_common_prefix (const gint64 *a,
                     guint         n_a,
                     const gint64 *b,
                     guint         n_b)
{
  guint n = 0;

  while (n < n_a && n < n_b && a[n] == b[n])
    n++;

  return n;
}

static guint
count_common_suffix (const gint64 *a,
                     guint         n_a,
                     const gint64 *b,
                     guint         n_b)
{
  guint n = 0;

  while (n < n_a && n < n_b && a[n_a - 1 - n] == b[n_b - 1 - n])
    n++;

  return n;
}

/* Walks both lists at once; FALSE when keys that stay have changed their order
 * or when there are more than @max_splices. */
static gboolean
collect_splices (GArray       *splices,
                 const gint64 *old_keys,
                 guint         n_old,
                 const gint64 *new_keys,
                 guint         n_new,
                 guint         max_splices)
{
  KeySet old_set = { NULL, 0 };
  KeySet new_set = { NULL, 0 };
  gboolean in_order = TRUE;
  guint i = 0;
  guint j = 0;

  fill_set (&old_set, old_keys, n_old);
  fill_set (&new_set, new_keys, n_new);
  while (in_order && (i < n_old || j < n_new))
    {
      StewardKeySplice splice = { i, j, 0, 0 };

      while (i < n_old && !contains_key (&new_set, old_keys[i]))
        i++;
      while (j < n_new && !contains_key (&old_set, new_keys[j]))
        j++;
      splice.n_removed = i - splice.old_position;
      splice.n_added = j - splice.new_position;
      if (splice.n_removed > 0 || splice.n_added > 0)
        g_array_append_val (splices, splice);

      /* Both stand at a key that stays, or at the end. */
      in_order = splices->len <= max_splices && (i < n_old) == (j < n_new) &&
                 (i == n_old || old_keys[i] == new_keys[j]);
      while (in_order && i < n_old && j < n_new && old_keys[i] == new_keys[j])
        {
          i++;
          j++;
        }
    }
  g_free (old_set.slots);
  g_free (new_set.slots);

  return in_order;
}

/**
 * steward_key_splice_replace:
 * @old_keys: (array length=n_old): positive keys, each once
 * @n_old: how many
 * @new_keys: (array length=n_new): positive keys, each once
 * @n_new: how many
 *
 * Returns: (transfer full) (element-type StewardKeySplice): at most one splice,
 *   which replaces what is between the common beginning and the common end
 */
GArray *
steward_key_splice_replace (const gint64 *old_keys,
                            guint         n_old,
                            const gint64 *new_keys,
                            guint         n_new)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (StewardKeySplice));
  guint prefix = count_common_prefix (old_keys, n_old, new_keys, n_new);
  guint suffix = count_common_suffix (old_keys + prefix, n_old - prefix, new_keys + prefix, n_new - prefix);
  StewardKeySplice splice = { prefix, prefix, n_old - prefix - suffix, n_new - prefix - suffix };

  if (splice.n_removed > 0 || splice.n_added > 0)
    g_array_append_val (splices, splice);

  return splices;
}

/**
 * steward_key_splice_diff:
 * @old_keys: (array length=n_old): positive keys, each once
 * @n_old: how many
 * @new_keys: (array length=n_new): positive keys, each once
 * @n_new: how many
 * @max_splices: more than these become one
 *
 * Finds the runs that were removed and added. When keys that stay have changed
 * their order, or the runs are too many, one splice replaces everything between
 * the common beginning and the common end.
 *
 * Returns: (transfer full) (element-type StewardKeySplice): splices in order
 */
GArray *
steward_key_splice_diff (const gint64 *old_keys,
                         guint         n_old,
                         const gint64 *new_keys,
                         guint         n_new,
                         guint         max_splices)
{
  guint prefix = count_common_prefix (old_keys, n_old, new_keys, n_new);
  guint suffix = count_common_suffix (old_keys + prefix, n_old - prefix, new_keys + prefix, n_new - prefix);
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (StewardKeySplice));

  if (!collect_splices (splices, old_keys + prefix, n_old - prefix - suffix,
                        new_keys + prefix, n_new - prefix - suffix, max_splices))
    {
      g_array_unref (splices);
      return steward_key_splice_replace (old_keys, n_old, new_keys, n_new);
    }

  for (guint i = 0; i < splices->len; i++)
    {
      StewardKeySplice *splice = &g_array_index (splices, StewardKeySplice, i);

      splice->old_position += prefix;
      splice->new_position += prefix;
    }

  return splices;
}
