/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds what is the same thing in two collections: by its key first, and by a
 * second one only among those that are left. Of several with one key the first
 * goes with the first, so that comparing the other way round finds the same
 * pairs. */

#include "config.h"

#include "steward-entry-diff-private.h"

#define MAX_LISTED 20                  /* names in a list of a changed order */

typedef struct
{
  const GPtrArray *before;
  const GPtrArray *after;
  int *after_of;                       /* for each before: index in @after, or −1 */
  gboolean *taken;                     /* for each after */
} Match;

/* key → GQueue of indexes + 1, in order */
static GHashTable *
index_free_ones (const Match    *match,
                 StewardDiffKey  key)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < match->after->len; i++)
    {
      char *name = match->taken[i] ? NULL : key (g_ptr_array_index (match->after, i));
      GQueue *queue;

      if (name == NULL)
        continue;
      queue = g_hash_table_lookup (index, name);
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (index, name, queue);
        }
      else
        g_free (name);
      g_queue_push_tail (queue, GUINT_TO_POINTER (i + 1));
    }

  return index;
}

static void
match_by (Match          *match,
          StewardDiffKey  key)
{
  g_autoptr(GHashTable) index = index_free_ones (match, key);

  for (guint i = 0; i < match->before->len; i++)
    {
      g_autofree char *name = match->after_of[i] >= 0 ? NULL : key (g_ptr_array_index (match->before, i));
      GQueue *queue = name != NULL ? g_hash_table_lookup (index, name) : NULL;
      guint found = queue != NULL ? GPOINTER_TO_UINT (g_queue_pop_head (queue)) : 0;

      if (found == 0)
        continue;
      match->after_of[i] = (int) found - 1;
      match->taken[found - 1] = TRUE;
    }
}

static GArray *
collect_pairs (const Match *match)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (StewardDiffPair));

  for (guint i = 0; i < match->before->len; i++)
    {
      int found = match->after_of[i];
      StewardDiffPair pair = { g_ptr_array_index (match->before, i),
                               found >= 0 ? g_ptr_array_index (match->after, found) : NULL };

      g_array_append_val (pairs, pair);
    }
  for (guint i = 0; i < match->after->len; i++)
    {
      StewardDiffPair pair = { NULL, g_ptr_array_index (match->after, i) };

      if (!match->taken[i])
        g_array_append_val (pairs, pair);
    }

  return pairs;
}

/*
 * steward_diff_match:
 * @before: a collection
 * @after: the same, later
 * @key: what a thing is known by
 * @otherwise: (nullable): what those that are left are known by
 *
 * Returns: (transfer full) (element-type StewardDiffPair): all of @before in
 *   their order, then what was added
 */
GArray *
steward_diff_match (const GPtrArray *before,
                    const GPtrArray *after,
                    StewardDiffKey   key,
                    StewardDiffKey   otherwise)
{
  g_autofree int *after_of = g_new (int, MAX (before->len, 1));
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (after->len, 1));
  Match match = { before, after, after_of, taken };

  for (guint i = 0; i < before->len; i++)
    after_of[i] = -1;
  match_by (&match, key);
  if (otherwise != NULL)
    match_by (&match, otherwise);

  return collect_pairs (&match);
}

/*
 * steward_diff_is_reordered:
 * @before: a collection
 * @after: the same, later
 * @pairs: what steward_diff_match() found
 *
 * Returns: whether those that are in both stand in another order
 */
gboolean
steward_diff_is_reordered (const GPtrArray *before,
                           const GPtrArray *after,
                           const GArray    *pairs)
{
  g_autoptr(GHashTable) ranks = g_hash_table_new (NULL, NULL);
  guint last = 0;

  for (guint i = 0; i < after->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (after, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < before->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);
      guint rank = pair->after != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (ranks, pair->after)) : last + 1;

      if (rank < last)
        return TRUE;
      if (pair->after != NULL)
        last = rank;
    }

  return FALSE;
}

/*
 * steward_diff_list_names:
 * @items: a collection
 * @key: what a thing is known by
 *
 * Returns: (transfer full): "order_id, amount, currency and 4 more"
 */
char *
steward_diff_list_names (const GPtrArray *items,
                         StewardDiffKey   key)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < items->len && i < MAX_LISTED; i++)
    {
      g_autofree char *name = key (g_ptr_array_index (items, i));

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "?");
    }
  if (items->len > MAX_LISTED)
    g_string_append_printf (list, " and %u more", items->len - MAX_LISTED);

  return g_string_free (list, FALSE);
}
