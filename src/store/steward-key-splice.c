/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference of two lists of keys as splices, so that rows which stay are
 * not touched, and selection and scroll position survive. Pure. */

#include "config.h"

#include "steward-key-splice.h"

#define NOWHERE G_MAXUINT32

/* An open-addressing table from key to position. Keys are positive, 0 marks a
 * free slot. */
typedef struct
{
  gint64 *keys;                        /* (owned) */
  guint32 *positions;                  /* (owned) */
  gsize mask;
} KeyTable;

static gsize
find_slot (const KeyTable *table,
           gint64          key)
{
  guint64 mixed = (guint64) key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  gsize slot = (gsize) (mixed >> 20) & table->mask;

  while (table->keys[slot] != 0 && table->keys[slot] != key)
    slot = (slot + 1) & table->mask;

  return slot;
}

static void
fill_table (KeyTable     *table,
            const gint64 *keys,
            guint         n_keys)
{
  gsize size = 16;

  while (size < (gsize) n_keys * 2)
    size *= 2;
  table->keys = g_new0 (gint64, size);
  table->positions = g_new (guint32, size);
  table->mask = size - 1;

  for (guint i = 0; i < n_keys; i++)
    {
      gsize slot = find_slot (table, keys[i]);

      table->keys[slot] = keys[i];
      table->positions[slot] = i;
    }
}

static void
clear_table (KeyTable *table)
{
  g_free (table->keys);
  g_free (table->positions);
}

/* The longest series of @places that only grows; sets @stays for its members.
 * What is in both lists but not in the series has moved. ends[n] is the member
 * with the lowest place by which a series of n + 1 can end. */
static void
find_longest_series (const guint32 *places,
                     guint          n_places,
                     guint8        *stays)
{
  g_autofree guint32 *ends = g_new (guint32, n_places + 1);
  g_autofree guint32 *before = g_new (guint32, n_places + 1);
  guint length = 0;

  for (guint i = 0; i < n_places; i++)
    {
      guint low = 0;
      guint high = length;

      if (places[i] == NOWHERE)
        continue;
      if (length > 0 && places[ends[length - 1]] < places[i])
        low = length;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (places[ends[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : NOWHERE;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint32 i = length > 0 ? ends[length - 1] : NOWHERE; i != NOWHERE; i = before[i])
    stays[i] = 1;
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

/* Walks both lists at once; FALSE when there are more than @max_splices. */
static gboolean
walk (GArray        *splices,
      const guint8  *old_stays,
      guint          n_old,
      const guint8  *new_stays,
      guint          n_new,
      guint          max_splices)
{
  guint i = 0;
  guint j = 0;

  while (i < n_old || j < n_new)
    {
      StewardKeySplice splice = { i, j, 0, 0 };

      while (i < n_old && !old_stays[i])
        i++;
      while (j < n_new && !new_stays[j])
        j++;
      splice.n_removed = i - splice.old_position;
      splice.n_added = j - splice.new_position;
      if (splice.n_removed > 0 || splice.n_added > 0)
        g_array_append_val (splices, splice);
      if (splices->len > max_splices)
        return FALSE;

      while (i < n_old && old_stays[i] && j < n_new && new_stays[j])
        {
          i++;
          j++;
        }
    }

  return TRUE;
}

/* The first splice that ends behind @position of one of the lists. */
static guint
find_splice (GArray   *splices,
             guint     position,
             gboolean  old)
{
  guint low = 0;
  guint high = splices->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const StewardKeySplice *splice = &g_array_index (splices, StewardKeySplice, middle);
      guint end = old ? splice->old_position + splice->n_removed : splice->new_position + splice->n_added;

      if (position < end)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* A key that moves up would stand at both of its places between two splices,
 * which a list widget cannot show: what is between them is one splice. */
static void
merge_moves_up (GArray        *splices,
                const guint32 *places,
                const guint8  *old_stays,
                guint          n_old)
{
  for (guint i = 0; i < n_old; i++)
    {
      guint added, removed;

      if (places[i] == NOWHERE || old_stays[i])
        continue;
      added = find_splice (splices, places[i], FALSE);
      removed = find_splice (splices, i, TRUE);
      if (added < removed)
        {
          StewardKeySplice *first = &g_array_index (splices, StewardKeySplice, added);
          const StewardKeySplice *last = &g_array_index (splices, StewardKeySplice, removed);

          first->n_removed = last->old_position + last->n_removed - first->old_position;
          first->n_added = last->new_position + last->n_added - first->new_position;
          g_array_remove_range (splices, added + 1, removed - added);
        }
    }
}

static gboolean
collect_splices (GArray       *splices,
                 const gint64 *old_keys,
                 guint         n_old,
                 const gint64 *new_keys,
                 guint         n_new,
                 guint         max_splices)
{
  g_autofree guint32 *places = g_new (guint32, n_old + 1);
  g_autofree guint8 *old_stays = g_new0 (guint8, n_old + 1);
  g_autofree guint8 *new_stays = g_new0 (guint8, n_new + 1);
  KeyTable table = { NULL, NULL, 0 };

  fill_table (&table, new_keys, n_new);
  for (guint i = 0; i < n_old; i++)
    {
      gsize slot = find_slot (&table, old_keys[i]);

      places[i] = table.keys[slot] != 0 ? table.positions[slot] : NOWHERE;
    }
  clear_table (&table);

  find_longest_series (places, n_old, old_stays);
  for (guint i = 0; i < n_old; i++)
    if (old_stays[i])
      new_stays[places[i]] = 1;

  if (!walk (splices, old_stays, n_old, new_stays, n_new, max_splices))
    return FALSE;
  merge_moves_up (splices, places, old_stays, n_old);

  return TRUE;
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
 * Finds the runs that were removed and added; a key that has moved is removed
 * and added, and as few as possible are. No key stands twice between two
 * splices. When the runs are too many, one splice replaces everything between
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
