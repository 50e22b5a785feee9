/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that somebody types, names that are sorted, and URNs. */

#include "config.h"

#include "steward-search-words.h"
#include "steward-urn.h"

#include <string.h>

static void
test_match (void)
{
  static const char *const cases[][2] = {
    { NULL, NULL },
    { "", NULL },
    { "   \t\n ", NULL },
    { "orders", "\"orders\"*" },
    { " order  events ", "\"order\"* \"events\"*" },
    { "a\"b", "\"a\"\"b\"*" },
    { "\" OR \"", "\"OR\"*" },
    { "x NOT y*", "\"x\"* \"NOT\"* \"y*\"*" },
    { "name:secret ^a (b)", "\"name:secret\"* \"^a\"* \"(b)\"*" },
    { "&& -- ';", NULL },
    { "\360\237\230\200", NULL },
    { "\360\237\230\200 caf\303\251", "\"caf\303\251\"*" },
    { "\314\201", NULL },
    { "e\314\201t\303\251", "\"e\314\201t\303\251\"*" },
    { "a\302\240b\343\200\200c", "\"a\"* \"b\"* \"c\"*" },
    { "注文", "\"注文\"*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *match = steward_search_words_to_match (cases[i][0]);

      g_assert_cmpstr (match, ==, cases[i][1]);
    }
}

static void
test_match_bounds (void)
{
  g_autofree char *letters = g_strnfill (10240, 'x');
  g_autofree char *words = g_strnfill (10240, 'y');
  g_autofree char *long_word = NULL;
  g_autofree char *many_words = NULL;
  g_autofree char *invalid = NULL;

  for (guint i = 1; i < 10240; i += 2)
    words[i] = ' ';
  long_word = steward_search_words_to_match (letters);
  many_words = steward_search_words_to_match (words);
  g_assert_cmpuint (strlen (long_word), <, 600);
  g_assert_cmpuint (strlen (many_words), <, 100);
  invalid = steward_search_words_to_match ("a\377b \300\200");
  g_assert_true (g_utf8_validate (invalid, -1, NULL));
}

static void
test_short (void)
{
  g_assert_true (steward_search_words_are_short ("a"));
  g_assert_true (steward_search_words_are_short ("a bc äöü --------"));
  g_assert_false (steward_search_words_are_short ("a bcde"));
}

static void
test_fold (void)
{
  static const char *const equal[][2] = {
    { "Orders.Events", "orders.events" },
    { "GRÖSSE", "größe" },
    { "caf\303\251", "Cafe\314\201" },
    { NULL, "" },
  };
  g_autofree char *invalid = steward_search_words_fold ("A\377");

  for (guint i = 0; i < G_N_ELEMENTS (equal); i++)
    {
      g_autofree char *a = steward_search_words_fold (equal[i][0]);
      g_autofree char *b = steward_search_words_fold (equal[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  g_assert_true (g_utf8_validate (invalid, -1, NULL));
}

static void
test_urn (void)
{
  static const char *const parts[][4] = {
    { "folder", "git.example.org/mesh", "a/b.yaml", "urn:steward:folder:git.example.org/mesh:a/b.yaml" },
    { "postgres", "7312:5432", "shop.orders", "urn:steward:postgres:7312%3A5432:shop.orders" },
    { "folder", "", "größe #1%", "urn:steward:folder::gr%C3%B6%C3%9Fe%20%231%25" },
  };
  static const char *const others[] = {
    "", "urn:", "urn:steward:folder", "urn:steward:folder:x", "urn:steward::x:y", "urn:steward:folder:x:",
    "urn:other:folder:x:y", "urn:steward:folder:x:y:z", "urn:steward:folder:x:%zz", "orders",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *urn = steward_urn_make (parts[i][0], parts[i][1], parts[i][2]);
      g_autofree char *kind = NULL;
      g_autofree char *instance = NULL;
      g_autofree char *native_id = NULL;

      g_assert_cmpstr (urn, ==, parts[i][3]);
      g_assert_true (steward_urn_parse (urn, &kind, &instance, &native_id));
      g_assert_cmpstr (kind, ==, parts[i][0]);
      g_assert_cmpstr (instance, ==, parts[i][1]);
      g_assert_cmpstr (native_id, ==, parts[i][2]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      char *kind = NULL;
      char *instance = NULL;
      char *native_id = NULL;

      g_assert_false (steward_urn_parse (others[i], &kind, &instance, &native_id));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-words/match", test_match);
  g_test_add_func ("/search-words/bounds", test_match_bounds);
  g_test_add_func ("/search-words/short", test_short);
  g_test_add_func ("/search-words/fold", test_fold);
  g_test_add_func ("/urn/parts", test_urn);
  return g_test_run ();
}
