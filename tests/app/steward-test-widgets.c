/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Helpers of the tests of the window. */

#include "config.h"

#include "steward-test-widgets.h"

#include <glib/gstdio.h>

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (GtkWidget  *root,
      Match       match,
      const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (match (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, text);

  return found;
}

static gboolean
is_row (GtkWidget  *widget,
        const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_text (GtkWidget  *widget,
         const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

GtkWidget *
steward_test_find_row (GtkWidget  *root,
                       const char *title)
{
  GtkWidget *row = find (root, is_row, title);

  if (row == NULL)
    g_error ("There is no row “%s”.", title);

  return row;
}

GtkWidget *
steward_test_find_button (GtkWidget  *root,
                          const char *label)
{
  return find (root, is_button, label);
}

gboolean
steward_test_has_text (GtkWidget  *root,
                       const char *text)
{
  return find (root, is_text, text) != NULL;
}

void
steward_test_press (GtkWidget  *root,
                    const char *label)
{
  GtkWidget *button = steward_test_find_button (root, label);

  if (button == NULL)
    g_error ("There is no button “%s”.", label);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("It did not happen within ten seconds.");

  return G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
steward_test_wait (gboolean (*test) (gpointer data),
                   gpointer   data)
{
  guint end = g_timeout_add_seconds (10, give_up_cb, NULL);
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!test (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (end);
  g_source_remove (wake);
}

/* Lets pending frames and idle work happen. */
void
steward_test_settle (void)
{
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

void
steward_test_remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        steward_test_remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
