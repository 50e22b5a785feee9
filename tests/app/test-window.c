/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The main window before, without and with a profile. */

#include "config.h"

#include "steward-test-widgets.h"
#include "steward-window.h"

typedef struct
{
  char *folder;
  AdwApplication *application;
  StewardSettings *settings;
  StewardServices *services;
  StewardWindow *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static guint count = 0;
  g_autofree char *profile = NULL;
  g_autofree char *name = g_strdup_printf ("org.stewardconsole.Test%u", ++count);
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-window-XXXXXX", &error);
  g_assert_no_error (error);
  profile = g_build_filename (fixture->folder, "profile", NULL);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
  /* What was never run stays exported on the bus: each has a name of its own. */
  fixture->application = adw_application_new (name, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  fixture->settings = steward_settings_new ();
  fixture->window = steward_window_new (GTK_APPLICATION (fixture->application), fixture->settings,
                                        g_getenv ("STEWARD_TEST_SAMPLE"));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer alive = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &alive);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  steward_test_settle ();
  g_assert_null (alive);
  steward_services_close (fixture->services);
  g_clear_object (&fixture->services);
  g_clear_pointer (&fixture->settings, steward_settings_free);
  g_clear_object (&fixture->application);
  steward_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
activate (Fixture    *fixture,
          const char *detailed_name)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target));
}

/* Keys pressed before the profile is open wait or do nothing. */
static void
test_before_profile (Fixture      *fixture,
                     gconstpointer data)
{
  const char *names[] = { "win.search", "win.sync-all", "win.toggle-sidebar", "win.back", "win.escape",
                          "win.preferences", "win.add-source", "win.open-sample", "win.show-page::sources",
                          "win.show-source::nothing" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    activate (fixture, names[i]);
  g_assert_null (steward_window_get_page (fixture->window));

  steward_window_set_services (fixture->window, fixture->services);
  g_assert_true (steward_window_get_page (fixture->window) == steward_window_find_page (fixture->window, "sources"));
}

static gboolean
count_retry (StewardWindow *window,
             gpointer       user_data)
{
  int *count = user_data;

  (*count)++;

  return FALSE;
}

static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
                                                  "“governance.db” & <b>more</b> is too new.");
  int retries = 0;

  g_signal_connect (fixture->window, "retry", G_CALLBACK (count_retry), &retries);
  steward_window_fail (fixture->window, error, "/the/profile");
  g_assert_true (steward_test_has_text (GTK_WIDGET (fixture->window), "“governance.db” & <b>more</b> is too new."));
  g_assert_true (steward_test_has_text (GTK_WIDGET (fixture->window), "/the/profile"));
  g_assert_true (steward_test_has_text (GTK_WIDGET (fixture->window), "newer Steward"));
  steward_test_press (GTK_WIDGET (fixture->window), "Try Again");
  g_assert_cmpint (retries, ==, 1);

  steward_window_set_services (fixture->window, fixture->services);
  g_assert_false (steward_test_has_text (GTK_WIDGET (fixture->window), "/the/profile"));
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  StewardPage *products;
  StewardPage *sources;

  steward_window_set_services (fixture->window, fixture->services);
  products = steward_window_find_page (fixture->window, "products");
  sources = steward_window_find_page (fixture->window, "sources");
  g_assert_true (steward_window_get_page (fixture->window) == sources);

  activate (fixture, "win.show-page::products");
  g_assert_true (steward_window_get_page (fixture->window) == products);
  activate (fixture, "win.show-page::sources");
  activate (fixture, "win.search");
  g_assert_true (steward_window_get_page (fixture->window) == products);
  activate (fixture, "win.show-page::something-of-a-later-version");
  g_assert_true (steward_window_get_page (fixture->window) == products);
  steward_test_settle ();
}

static void
test_sidebar_and_compact (Fixture      *fixture,
                          gconstpointer data)
{
  StewardPage *products;

  steward_window_set_services (fixture->window, fixture->services);
  steward_test_settle ();
  products = steward_window_find_page (fixture->window, "products");
  g_assert_true (steward_page_get_sidebar_shown (products));
  activate (fixture, "win.toggle-sidebar");
  steward_test_settle ();
  g_assert_false (steward_page_get_sidebar_shown (products));
  g_assert_false (steward_settings_get_boolean (fixture->settings, STEWARD_SETTINGS_SIDEBAR));

  g_assert_false (steward_page_get_compact (products));
  activate (fixture, "win.compact");
  g_assert_true (steward_page_get_compact (products));
  g_assert_true (steward_settings_get_boolean (fixture->settings, STEWARD_SETTINGS_COMPACT));
}

static gboolean
has_synced (gpointer data)
{
  StewardServices *services = data;
  GListModel *sources = steward_services_get_sources (services);
  g_autoptr (StewardSourceItem) item = g_list_model_get_item (sources, 0);

  return item != NULL && steward_source_item_get_state (item) == STEWARD_SOURCE_FINE;
}

/* The sample in one click: a source, its products, and nothing else to do. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (StewardSourceItem) item = NULL;

  if (g_getenv ("STEWARD_TEST_SAMPLE") == NULL)
    {
      g_test_skip ("STEWARD_TEST_SAMPLE is not set");
      return;
    }

  steward_window_set_services (fixture->window, fixture->services);
  steward_test_press (GTK_WIDGET (fixture->window), "Open Sample Mesh");
  steward_test_wait (has_synced, fixture->services);
  item = g_list_model_get_item (steward_services_get_sources (fixture->services), 0);
  g_assert_cmpuint (steward_source_item_get_n_products (item), >=, 14);
  g_assert_true (steward_window_get_page (fixture->window) == steward_window_find_page (fixture->window, "products"));
  steward_test_settle ();
}

static void
test_notice (Fixture      *fixture,
             gconstpointer data)
{
  steward_window_set_services (fixture->window, fixture->services);
  steward_window_add_notice (fixture->window, "The cache was set aside.");
  steward_test_settle ();
  g_assert_true (steward_test_has_text (GTK_WIDGET (fixture->window), "The cache was set aside."));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/window/before-profile", Fixture, NULL, set_up, test_before_profile, tear_down);
  g_test_add ("/window/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/window/sidebar-and-compact", Fixture, NULL, set_up, test_sidebar_and_compact, tear_down);
  g_test_add ("/window/sample", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add ("/window/notice", Fixture, NULL, set_up, test_notice, tear_down);

  return g_test_run ();
}
