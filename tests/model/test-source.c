/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A configured source. */

#include "config.h"

#include "steward-source.h"

static void
test_settings (void)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;
  g_auto(GStrv) keys = NULL;

  g_hash_table_insert (settings, (gpointer) "path", (gpointer) "/data");
  g_hash_table_insert (settings, (gpointer) "empty", (gpointer) "");
  g_hash_table_insert (settings, (gpointer) "a", (gpointer) "1");
  source = steward_source_new ("id-1", "folder", "Contracts", settings);
  g_hash_table_remove_all (settings);

  g_assert_cmpstr (steward_source_get_id (source), ==, "id-1");
  g_assert_cmpstr (steward_source_get_kind (source), ==, "folder");
  g_assert_cmpstr (steward_source_get_name (source), ==, "Contracts");
  g_assert_cmpstr (steward_source_get_setting (source, "path"), ==, "/data");
  g_assert_null (steward_source_get_setting (source, "empty"));
  g_assert_null (steward_source_get_setting (source, "other"));
  keys = steward_source_get_keys (source);
  g_assert_cmpuint (g_strv_length (keys), ==, 3);
  g_assert_cmpstr (keys[0], ==, "a");
  g_assert_cmpstr (keys[2], ==, "path");
}

static void
test_without_settings (void)
{
  g_autoptr(StewardSource) source = steward_source_new ("i", "k", "n", NULL);
  g_auto(GStrv) keys = steward_source_get_keys (source);

  g_assert_cmpuint (g_strv_length (keys), ==, 0);
}

static gpointer
use_in_thread (gpointer data)
{
  for (unsigned i = 0; i < 10000; i++)
    steward_source_unref (steward_source_ref (data));
  steward_source_unref (data);

  return NULL;
}

static void
test_threads (void)
{
  StewardSource *source = steward_source_new ("i", "k", "n", NULL);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("user", use_in_thread, steward_source_ref (source));
  steward_source_unref (source);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_make_id (void)
{
  g_autofree char *first = steward_source_make_id ();
  g_autofree char *second = steward_source_make_id ();

  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_uuid_string_is_valid (first));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/settings", test_settings);
  g_test_add_func ("/source/without-settings", test_without_settings);
  g_test_add_func ("/source/threads", test_threads);
  g_test_add_func ("/source/make-id", test_make_id);

  return g_test_run ();
}
