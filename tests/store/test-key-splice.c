/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Splices lead from any list to any other, and touch nothing that stays. Also
 * the list of keys itself. */

#include "config.h"

#include "steward-key-list.h"
#include "steward-key-splice.h"

/* A list widget cannot show the same row at two places. */
static void
assert_each_once (GArray *keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < keys->len; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (keys, gint64, i)));
}

static GArray *
apply (GArray *old_keys,
       GArray *new_keys,
       GArray *splices)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (keys, old_keys->data, old_keys->len);
  for (guint i = 0; i < splices->len; i++)
    {
      StewardKeySplice splice = g_array_index (splices, StewardKeySplice, i);

      g_assert_true (splice.n_removed + splice.n_added > 0);
      g_assert_cmpuint (splice.new_position + splice.n_removed, <=, keys->len);
      if (splice.n_removed > 0)
        g_array_remove_range (keys, splice.new_position, splice.n_removed);
      if (splice.n_added > 0)
        g_array_insert_vals (keys, splice.new_position,
                             &g_array_index (new_keys, gint64, splice.new_position), splice.n_added);

      if (keys->len <= 1000)
        assert_each_once (keys);

      /* The invariant by which a model shows intermediate states. */
      for (guint j = 0; j < splice.new_position + splice.n_added; j++)
        g_assert_cmpint (g_array_index (keys, gint64, j), ==, g_array_index (new_keys, gint64, j));
      for (guint j = splice.old_position + splice.n_removed; j < old_keys->len; j++)
        g_assert_cmpint (g_array_index (old_keys, gint64, j), ==,
                         g_array_index (keys, gint64, j - splice.old_position - splice.n_removed +
                                                      splice.new_position + splice.n_added));
    }

  return keys;
}

static gint64
first_key (GArray *keys)
{
  return keys->len > 0 ? g_array_index (keys, gint64, 0) : 0;
}

static void
check (GArray *old_keys,
       GArray *new_keys,
       guint   max_splices,
       guint  *out_touched)
{
  const gint64 *a = (const gint64 *) (gpointer) old_keys->data;
  const gint64 *b = (const gint64 *) (gpointer) new_keys->data;
  g_autoptr (GArray) splices = steward_key_splice_diff (a, old_keys->len, b, new_keys->len, max_splices);
  g_autoptr (GArray) single = steward_key_splice_replace (a, old_keys->len, b, new_keys->len);
  g_autoptr (GArray) result = apply (old_keys, new_keys, splices);
  g_autoptr (GArray) replaced = apply (old_keys, new_keys, single);

  g_assert_cmpuint (single->len, <=, 1);
  g_assert_cmpuint (splices->len, <=, MAX (max_splices, 1));
  g_assert_cmpmem (result->data, result->len * sizeof (gint64), b, new_keys->len * sizeof (gint64));
  g_assert_cmpmem (replaced->data, replaced->len * sizeof (gint64), b, new_keys->len * sizeof (gint64));
  *out_touched = 0;
  for (guint i = 0; i < splices->len; i++)
    *out_touched += g_array_index (splices, StewardKeySplice, i).n_removed +
                    g_array_index (splices, StewardKeySplice, i).n_added;
  g_assert_true (first_key (result) == first_key (new_keys));
}

/* Keys from 1 on, each kept with a chance of @percent. */
static GArray *
pick_keys (guint n,
           guint percent)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 key = 1; key <= n; key++)
    if ((guint) g_test_rand_int_range (0, 100) < percent)
      g_array_append_val (keys, key);

  return keys;
}

static guint
count_difference (GArray *a,
                  GArray *b)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = a->len + b->len;

  for (guint i = 0; i < a->len; i++)
    g_hash_table_add (keys, &g_array_index (a, gint64, i));
  for (guint i = 0; i < b->len; i++)
    n -= g_hash_table_contains (keys, &g_array_index (b, gint64, i)) ? 2 : 0;

  return n;
}

/* Without a change of order exactly the difference is touched. */
static void
test_in_order (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 60);
      g_autoptr (GArray) a = pick_keys (n, (guint) g_test_rand_int_range (0, 101));
      g_autoptr (GArray) b = pick_keys (n, (guint) g_test_rand_int_range (0, 101));
      guint touched = 0;

      check (a, b, 1000, &touched);
      g_assert_cmpuint (touched, ==, count_difference (a, b));
    }
}

static void
shuffle (GArray *keys,
         guint   n_swaps)
{
  for (guint i = 0; keys->len > 0 && i < n_swaps; i++)
    {
      guint x = (guint) g_test_rand_int_range (0, (int) keys->len);
      guint y = (guint) g_test_rand_int_range (0, (int) keys->len);
      gint64 key = g_array_index (keys, gint64, x);

      g_array_index (keys, gint64, x) = g_array_index (keys, gint64, y);
      g_array_index (keys, gint64, y) = key;
    }
}

static void
test_any_order (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) a = pick_keys (40, (guint) g_test_rand_int_range (0, 101));
      g_autoptr (GArray) b = pick_keys (40, (guint) g_test_rand_int_range (0, 101));
      guint touched = 0;

      shuffle (a, (guint) g_test_rand_int_range (0, 20));
      shuffle (b, (guint) g_test_rand_int_range (0, 4));
      check (a, b, (guint) g_test_rand_int_range (0, 12), &touched);
    }
}

/* A key that moves down costs one removal and one addition. Moving up, it would
 * stand twice for a moment, so what it passes is replaced with it. */
static void
test_moved (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) a = pick_keys (200, 100);
      g_autoptr (GArray) b = g_array_copy (a);
      guint from = (guint) g_test_rand_int_range (0, 100);
      guint to = (guint) g_test_rand_int_range (102, 199);
      gint64 key = g_array_index (b, gint64, from);
      guint touched = 0;

      g_array_remove_index (b, from);
      g_array_insert_val (b, to, key);
      check (a, b, 1000, &touched);
      g_assert_cmpuint (touched, ==, 2);
      check (b, a, 1000, &touched);
      g_assert_cmpuint (touched, ==, 2 * (to - from + 1));
    }
}

static void
test_many (void)
{
  g_autoptr (GArray) a = pick_keys (200000, 100);
  g_autoptr (GArray) b = pick_keys (200000, 99);
  guint touched = 0;

  check (a, a, 500, &touched);
  g_assert_cmpuint (touched, ==, 0);
  check (a, b, 500, &touched);
  check (b, a, 100000, &touched);
  g_assert_cmpuint (touched, ==, a->len - b->len);
}

static void
check_list (GArray *keys)
{
  g_autoptr (GArray) copy = g_array_copy (keys);
  g_autoptr (StewardKeyList) list = steward_key_list_new (g_steal_pointer (&copy));
  guint position = 0;

  g_assert_cmpuint (steward_key_list_get_size (list), ==, keys->len);
  for (guint i = 0; i < keys->len; i += 1 + i / 100)
    {
      gint64 key = g_array_index (keys, gint64, i);

      g_assert_cmpint (steward_key_list_get_keys (list)[i], ==, key);
      g_assert_true (steward_key_list_find (list, key, &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_false (steward_key_list_find (list, 0, &position));
  g_assert_false (steward_key_list_find (list, G_MAXINT64, &position));
}

static void
test_list (void)
{
  static const guint sizes[] = { 0, 1, 10, 16384, 16385, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) keys = pick_keys (sizes[i], 90);

      shuffle (keys, 1000);
      check_list (keys);
      for (guint j = 0; j < keys->len; j++)
        g_array_index (keys, gint64, j) *= 1000;
      check_list (keys);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-splice/in-order", test_in_order);
  g_test_add_func ("/key-splice/any-order", test_any_order);
  g_test_add_func ("/key-splice/moved", test_moved);
  g_test_add_func ("/key-splice/many", test_many);
  g_test_add_func ("/key-list/find", test_list);
  return g_test_run ();
}
