/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Running, planning and comparing inside one process: who waits for whom, and
 * what is answered where no platform can be asked. What happens on a platform
 * is in test_access.py. */

#include "config.h"

#include "steward-services.h"

#include "steward-file-lock.h"

#include "steward-test-folder.h"

typedef struct
{
  TestFolder *folder;
  StewardServices *services;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = test_folder_new ();
  self->services = steward_services_open (self->folder->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->services != NULL)
    steward_services_close (self->services);
  g_clear_object (&self->services);
  test_folder_free (self->folder);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static StewardEffect *
new_effect (void)
{
  g_autoptr(StewardAccessTerms) terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();

  object->object = g_strdup ("shop/sales.orders");
  object->name = g_strdup ("orders");
  object->whole = TRUE;
  g_ptr_array_add (object->columns,
                   steward_access_column_new ("id", STEWARD_CLASSIFICATION_INTERNAL, STEWARD_MASK_NONE));
  g_ptr_array_add (terms->objects, object);
  g_free (terms->privilege);
  terms->privilege = g_strdup ("SELECT");
  terms->source = g_strdup ("gone");
  terms->grantee = g_strdup ("reader");
  terms->until = 4102444800 * G_USEC_PER_SEC;

  return steward_effect_new (STEWARD_EFFECT_GRANT, "a-2026-001/grant-1", "a-2026-001", terms);
}

/* Whoever asks while one runs waits for the next, and everybody is answered. */
static void
test_together (Fixture       *self,
               gconstpointer  data)
{
  GAsyncResult *results[5] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      if (i % 2 == 0)
        steward_services_run_effects_async (self->services, NULL, ready_cb, &results[i]);
      else
        steward_services_run_due_async (self->services, NULL, ready_cb, &results[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GAsyncResult) result = wait_for (&results[i]);
      g_autoptr(GPtrArray) reports = steward_services_run_effects_finish (self->services, result, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (reports->len, ==, 0);
    }
}

static void
test_lease (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder->path, "effects.lock", NULL);
  g_autoptr(StewardFileLock) lock = steward_file_lock_new (path, NULL);

  g_assert_true (steward_file_lock_take (lock, STEWARD_LOCK_GATE, TRUE, 0, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GPtrArray) reports = NULL;
      g_autoptr(GError) error = NULL;

      steward_services_run_effects_async (self->services, NULL, ready_cb, &result);
      reports = steward_services_run_effects_finish (self->services, wait_for (&result), &error);
      if (i == 0)
        g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
      else
        g_assert_no_error (error);
      g_assert_cmpint (reports != NULL, ==, i > 0);
      steward_file_lock_drop (lock, STEWARD_LOCK_GATE);
    }
}

/* Closing answers everybody, too. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  GAsyncResult *results[3] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    steward_services_run_effects_async (self->services, NULL, ready_cb, &results[i]);
  steward_services_close (self->services);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GAsyncResult) result = wait_for (&results[i]);
      g_autoptr(GPtrArray) reports = steward_services_run_effects_finish (self->services, result, NULL);

      g_assert_true (reports != NULL || i > 0);
    }
  g_clear_object (&self->services);
}

/* No source leads there: a script, and nobody who could be asked. */
static void
test_no_source (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(StewardEffect) effect = new_effect ();
  g_autoptr(GAsyncResult) planned = NULL, checked = NULL;
  g_autoptr(StewardEffectPlan) plan = NULL;
  g_autoptr(StewardEffectResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  steward_services_plan_async (self->services, effect, NULL, ready_cb, &planned);
  plan = steward_services_plan_finish (self->services, wait_for (&planned), &error);
  g_assert_no_error (error);
  g_assert_false (plan->executable);
  g_assert_cmpuint (plan->statements->len, >, 0);

  steward_services_check_effect_async (self->services, effect, NULL, ready_cb, &checked);
  answer = steward_services_check_effect_finish (self->services, wait_for (&checked), &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->outcome, ==, STEWARD_EFFECT_MANUAL);
}

/* A folder grants nothing, so that there is nothing to compare. */
static void
test_no_lists (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GAsyncResult) saved = NULL, compared = NULL;
  g_autoptr(StewardSource) source = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  StewardSourceItem *item;

  g_hash_table_insert (settings, (gpointer) "path", self->folder->path);
  source = steward_source_new ("f-1", "folder", "Folder", settings);
  steward_services_save_source_async (self->services, source, NULL, NULL, ready_cb, &saved);
  g_assert_true (steward_services_save_source_finish (self->services, wait_for (&saved), &error));
  item = steward_services_find_source (self->services, "Folder");
  g_assert_false (steward_services_can_compare (self->services, item));
  steward_services_check_drift_async (self->services, item, NULL, ready_cb, &compared);
  items = steward_services_check_drift_finish (self->services, wait_for (&compared), &error);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED);
  g_assert_null (items);
}

/* The schedule runs at the start and stops with the profile. */
static void
test_schedule (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder->path, "effects.lock", NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  steward_services_start_schedule (self->services);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/services/effects/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("together", test_together);
  ADD ("lease", test_lease);
  ADD ("close", test_close);
  ADD ("no-source", test_no_source);
  ADD ("no-lists", test_no_lists);
  ADD ("schedule", test_schedule);
#undef ADD

  return g_test_run ();
}
