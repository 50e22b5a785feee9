/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortcuts window says what the table of keys installs, and nothing else. */

#include "config.h"

#include <adwaita.h>

#include "steward-actions.h"

static void
collect_shortcuts (GtkWidget *widget,
                   GHashTable *found)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      char *title = NULL;
      char *accelerator = NULL;

      g_object_get (widget, "title", &title, "accelerator", &accelerator, NULL);
      g_hash_table_insert (found, title, accelerator);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, found);
}

static void
test_window_shows_table (void)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkWindow *window = steward_actions_shortcuts_window ();
  gsize n_keys;
  const StewardKeys *keys = steward_actions_keys (&n_keys);

  collect_shortcuts (GTK_WIDGET (window), found);
  for (gsize i = 0; i < n_keys; i++)
    {
      const char *accelerator = g_hash_table_lookup (found, keys[i].title);

      g_assert_nonnull (accelerator);
      if (keys[i].accels != NULL)
        g_assert_nonnull (strstr (accelerator, keys[i].accels));
      if (keys[i].plain != NULL)
        g_assert_true (g_str_has_suffix (accelerator, keys[i].plain));
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, n_keys);
  gtk_window_destroy (window);
}

static void
assert_keys_parse (const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;

      if (*list[i] != '\0')
        g_assert_true (gtk_accelerator_parse (list[i], &key, &modifiers));
    }
}

static void
test_keys_are_valid_and_unique (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_keys;
  const StewardKeys *keys = steward_actions_keys (&n_keys);

  for (gsize i = 0; i < n_keys; i++)
    {
      g_autofree char *all = g_strjoin (" ", keys[i].accels != NULL ? keys[i].accels : "",
                                        keys[i].plain != NULL ? keys[i].plain : "", NULL);
      g_auto (GStrv) list = g_strsplit (all, " ", -1);

      assert_keys_parse (all);
      /* A key that a widget handles while it has the focus may mean another thing in another one. */
      for (gsize k = 0; list[k] != NULL; k++)
        if (*list[k] != '\0')
          g_assert_true (g_hash_table_add (taken, keys[i].action != NULL
                                                    ? g_strdup (list[k])
                                                    : g_strdup_printf ("%s/%s", keys[i].group, list[k])));
    }
}

static void
test_accels_are_installed (void)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.stewardconsole.Test", G_APPLICATION_NON_UNIQUE);
  gsize n_keys;
  const StewardKeys *keys = steward_actions_keys (&n_keys);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  steward_actions_install_accels (GTK_APPLICATION (application));
  for (gsize i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = NULL;

      if (keys[i].action == NULL || keys[i].accels == NULL)
        continue;
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), keys[i].action);
      g_assert_cmpuint (g_strv_length (accels), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/actions/window-shows-table", test_window_shows_table);
  g_test_add_func ("/actions/keys-are-valid-and-unique", test_keys_are_valid_and_unique);
  g_test_add_func ("/actions/accels-are-installed", test_accels_are_installed);

  return g_test_run ();
}
