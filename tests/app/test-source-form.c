/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a source over a real profile: it asks, refuses, saves and edits. */

#include "config.h"

#include "steward-source-form.h"
#include "steward-test-widgets.h"

typedef struct
{
  char *folder;
  char *mesh;
  StewardServices *services;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *profile = NULL;
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-form-XXXXXX", &error);
  g_assert_no_error (error);
  profile = g_build_filename (fixture->folder, "profile", NULL);
  fixture->mesh = g_build_filename (fixture->folder, "mesh", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->mesh, 0700), ==, 0);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  steward_services_close (fixture->services);
  g_clear_object (&fixture->services);
  steward_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->mesh);
}

static void
fill (StewardSourceForm *form,
      const char        *title,
      const char        *text)
{
  gtk_editable_set_text (GTK_EDITABLE (steward_test_find_row (GTK_WIDGET (form), title)), text);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
saved_cb (StewardSourceForm *form,
          StewardSourceItem *item,
          gboolean          *saved)
{
  *saved = TRUE;
}

static const char *
get_folder_title (void)
{
  for (const StewardField *field = steward_connector_kind_find ("folder")->fields; field->key != NULL; field++)
    if (field->kind == STEWARD_FIELD_FOLDER)
      return field->title;

  g_assert_not_reached ();
}

static const char *
get_folder_key (void)
{
  for (const StewardField *field = steward_connector_kind_find ("folder")->fields; field->key != NULL; field++)
    if (field->kind == STEWARD_FIELD_FOLDER)
      return field->key;

  g_assert_not_reached ();
}

static StewardSourceItem *
add_folder (Fixture    *fixture,
            const char *name)
{
  StewardSourceForm *form = steward_source_form_new (fixture->services, NULL);
  gboolean saved = FALSE;

  gtk_window_present (GTK_WINDOW (form));
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), &saved);
  steward_source_form_choose_kind (form, steward_connector_kind_find ("folder"));
  fill (form, "Name", name);
  fill (form, get_folder_title (), fixture->mesh);
  steward_test_press (GTK_WIDGET (form), "Save");
  steward_test_wait (is_true, &saved);

  return steward_services_find_source (fixture->services, name);
}

/* Every kind in the table has a form; nothing about it is written here. */
static void
test_every_kind (Fixture      *fixture,
                 gconstpointer data)
{
  gsize n_kinds;
  const StewardConnectorKind *kinds = steward_connector_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      StewardSourceForm *form = steward_source_form_new (fixture->services, NULL);

      gtk_window_present (GTK_WINDOW (form));
      steward_source_form_choose_kind (form, &kinds[i]);
      steward_test_settle ();
      for (const StewardField *field = kinds[i].fields; field->key != NULL; field++)
        g_assert_nonnull (steward_test_find_row (GTK_WIDGET (form), field->title));
      g_assert_nonnull (steward_test_find_button (GTK_WIDGET (form), "Check"));
      gtk_window_destroy (GTK_WINDOW (form));
    }
}

static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  StewardSourceForm *form = steward_source_form_new (fixture->services, NULL);

  gtk_window_present (GTK_WINDOW (form));
  g_assert_null (steward_test_find_button (GTK_WIDGET (form), "Save"));
  steward_source_form_choose_kind (form, steward_connector_kind_find ("folder"));
  steward_test_press (GTK_WIDGET (form), "Save");
  g_assert_true (steward_test_has_text (GTK_WIDGET (form), "“Name” is needed."));

  fill (form, "Name", "Mesh");
  g_assert_false (steward_test_has_text (GTK_WIDGET (form), "“Name” is needed."));
  fill (form, get_folder_title (), "/nonexistent/mesh");
  steward_test_press (GTK_WIDGET (form), "Save");
  g_assert_true (steward_test_has_text (GTK_WIDGET (form), "There is no folder “/nonexistent/mesh”."));
  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
test_adds (Fixture      *fixture,
           gconstpointer data)
{
  StewardSourceItem *item = add_folder (fixture, "Mesh & <b>more</b>");
  StewardSource *source;

  g_assert_nonnull (item);
  source = steward_source_item_get_source (item);
  g_assert_cmpstr (steward_source_get_kind (source), ==, "folder");
  g_assert_cmpstr (steward_source_get_setting (source, get_folder_key ()), ==, fixture->mesh);
}

static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  StewardSourceItem *item = add_folder (fixture, "Mesh");
  g_autofree char *id = g_strdup (steward_source_get_id (steward_source_item_get_source (item)));
  StewardSourceForm *form = steward_source_form_new (fixture->services, item);
  gboolean saved = FALSE;

  gtk_window_present (GTK_WINDOW (form));
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), &saved);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (steward_test_find_row (GTK_WIDGET (form), "Name"))), ==, "Mesh");
  fill (form, "Name", "Mesh checkout");
  steward_test_press (GTK_WIDGET (form), "Save");
  steward_test_wait (is_true, &saved);

  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 1);
  item = steward_services_find_source (fixture->services, "Mesh checkout");
  g_assert_nonnull (item);
  g_assert_cmpstr (steward_source_get_id (steward_source_item_get_source (item)), ==, id);
}

static void
test_name_is_unique (Fixture      *fixture,
                     gconstpointer data)
{
  StewardSourceForm *form;

  g_assert_nonnull (add_folder (fixture, "Mesh"));
  form = steward_source_form_new (fixture->services, NULL);
  gtk_window_present (GTK_WINDOW (form));
  steward_source_form_choose_kind (form, steward_connector_kind_find ("folder"));
  fill (form, "Name", " Mesh ");
  fill (form, get_folder_title (), fixture->mesh);
  steward_test_press (GTK_WIDGET (form), "Save");
  g_assert_true (steward_test_has_text (GTK_WIDGET (form), "Another source has this name."));
  gtk_window_destroy (GTK_WINDOW (form));
}

/* A form that is closed while it checks is not touched by the answer. */
static void
test_close_while_checking (Fixture      *fixture,
                           gconstpointer data)
{
  StewardSourceForm *form = steward_source_form_new (fixture->services, NULL);
  gpointer alive = form;

  g_object_add_weak_pointer (G_OBJECT (form), &alive);
  gtk_window_present (GTK_WINDOW (form));
  steward_source_form_choose_kind (form, steward_connector_kind_find ("folder"));
  fill (form, "Name", "Mesh");
  fill (form, get_folder_title (), fixture->mesh);
  steward_test_press (GTK_WIDGET (form), "Check");
  gtk_window_close (GTK_WINDOW (form));
  steward_test_settle ();
  g_assert_null (alive);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/source-form/every-kind", Fixture, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/source-form/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  g_test_add ("/source-form/adds", Fixture, NULL, set_up, test_adds, tear_down);
  g_test_add ("/source-form/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/source-form/name-is-unique", Fixture, NULL, set_up, test_name_is_unique, tear_down);
  g_test_add ("/source-form/close-while-checking", Fixture, NULL, set_up, test_close_while_checking, tear_down);

  return g_test_run ();
}
