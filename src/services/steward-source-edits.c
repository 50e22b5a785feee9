/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding, changing, removing and checking sources. The keyring comes first: a
 * source is saved only when its secret is, and removed only when its secret
 * is gone. All of it runs in threads; only the list is touched on the main
 * context. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-access-rows.h"
#include "steward-pull-job.h"

#include <string.h>

typedef struct
{
  StewardProfile *profile;             /* owned */
  StewardSecrets *keyring;             /* owned */
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned */
  StewardSource *source;               /* owned */
  GHashTable *secrets;                 /* owned: field → secret (or NULL: keep), or NULL */
  gboolean is_new;
} Edit;

static void
free_secret (gpointer data)
{
  steward_secret_free (data);
}

static GHashTable *
copy_secrets (GHashTable *secrets)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  GHashTableIter iter;
  gpointer field, secret;

  if (secrets == NULL)
    return copy;
  g_hash_table_iter_init (&iter, secrets);
  while (g_hash_table_iter_next (&iter, &field, &secret))
    if (secret != NULL)
      g_hash_table_insert (copy, g_strdup (field), g_strdup (secret));

  return copy;
}

static Edit *
new_edit (StewardServices *services,
          StewardSource   *source,
          GHashTable      *secrets)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->profile = steward_profile_ref (steward_services_peek_profile (services));
  edit->keyring = g_object_ref (steward_services_get_secrets (services));
  edit->catalog = g_object_ref (steward_services_get_catalog (services));
  edit->governance = g_object_ref (steward_services_get_governance (services));
  edit->source = steward_source_ref (source);
  edit->secrets = copy_secrets (secrets);

  return edit;
}

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  steward_profile_unref (edit->profile);
  g_object_unref (edit->keyring);
  g_object_unref (edit->catalog);
  g_object_unref (edit->governance);
  steward_source_unref (edit->source);
  g_hash_table_unref (edit->secrets);
  g_free (edit);
}

static void
run_edit (StewardServices     *self,
          Edit                *edit,
          gpointer             tag,
          GTaskThreadFunc      func,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, edit, free_edit);
  /* What was saved is saved, whether somebody still wanted it or not. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, func);
}

/* Saving. */

static const StewardField *
find_field (const StewardConnectorKind *kind,
            const char                 *key)
{
  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (g_str_equal (field->key, key))
      return field;

  return NULL;
}

static gboolean
check_settings (StewardSource  *source,
                GError        **error)
{
  const StewardConnectorKind *kind = steward_connector_kind_find (steward_source_get_kind (source));
  g_auto(GStrv) keys = steward_source_get_keys (source);

  if (kind == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "There is no kind of source named “%s”.",
                   steward_source_get_kind (source));
      return FALSE;
    }
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const StewardField *field = find_field (kind, keys[i]);

      if (field != NULL && field->kind == STEWARD_FIELD_SECRET)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                       "“%s” is a secret; it goes to the keyring, never into the settings.", keys[i]);
          return FALSE;
        }
    }
  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (field->required && field->kind != STEWARD_FIELD_SECRET && field->fallback == NULL &&
        steward_source_get_setting (source, field->key) == NULL)
      {
        g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The setting “%s” (%s) is missing.", field->key,
                     field->title);
        return FALSE;
      }

  return TRUE;
}

static gboolean
store_secrets (Edit          *edit,
               GCancellable  *cancellable,
               GError       **error)
{
  const char *id = steward_source_get_id (edit->source);
  GHashTableIter iter;
  gpointer field, secret;

  g_hash_table_iter_init (&iter, edit->secrets);
  while (g_hash_table_iter_next (&iter, &field, &secret))
    {
      g_autofree char *label = g_strdup_printf ("Steward: %s (%s)", steward_source_get_name (edit->source),
                                                (const char *) field);

      if (!steward_secrets_store_sync (edit->keyring, id, field, label, secret, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* The fields that have a secret in the keyring after this edit. */
static char **
join_secret_fields (Edit *edit)
{
  g_auto(GStrv) present = steward_profile_load_secrets (edit->profile, steward_source_get_id (edit->source));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer field;

  g_strv_builder_addv (builder, (const char **) present);
  g_hash_table_iter_init (&iter, edit->secrets);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!g_strv_contains ((const char *const *) present, field))
      g_strv_builder_add (builder, field);

  return g_strv_builder_end (builder);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Edit *edit = task_data;
  g_auto(GStrv) fields = join_secret_fields (edit);
  GError *error = NULL;
  gboolean fine = check_settings (edit->source, &error) && store_secrets (edit, cancellable, &error);

  if (fine && !steward_profile_save_source (edit->profile, edit->source, (const char *const *) fields, &error))
    {
      g_autoptr(GError) clear_error = NULL;

      fine = FALSE;
      if (edit->is_new && g_hash_table_size (edit->secrets) > 0 &&
          !steward_secrets_clear_sync (edit->keyring, steward_source_get_id (edit->source), NULL, &clear_error))
        g_prefix_error (&error, "The secret stays in the keyring (%s). ", clear_error->message);
    }
  if (fine)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * steward_services_save_source_async:
 * @self: the services
 * @source: new, or the same id with other settings
 * @secrets: (nullable) (element-type utf8 utf8): secrets by field; a missing
 *   or %NULL one is kept as it is
 * @cancellable: (nullable): stops the waiting for the keyring
 * @callback: when it is saved
 * @user_data: for @callback
 *
 * Errors: USAGE, CONFLICT (the name is taken), KEYRING_*, NO_SPACE, DENIED.
 */
void
steward_services_save_source_async (StewardServices     *self,
                                    StewardSource       *source,
                                    GHashTable          *secrets,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Edit *edit = new_edit (self, source, secrets);

  edit->is_new = steward_services_find_source (self, steward_source_get_id (source)) == NULL;
  run_edit (self, edit, steward_services_save_source_async, save_in_thread, cancellable, callback, user_data);
}

/**
 * steward_services_save_source_finish:
 *
 * The list has the source when this returns %TRUE.
 */
gboolean
steward_services_save_source_finish (StewardServices  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  steward_services_reload (self);
  steward_effects_queue_retry (steward_services_peek_effects (self));
  return TRUE;
}

/* Removing. */

static gboolean
clear_secrets (Edit          *edit,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto(GStrv) fields = steward_profile_load_secrets (edit->profile, steward_source_get_id (edit->source));

  /* Without a secret the keyring need not even be there. */
  if (fields[0] == NULL)
    return TRUE;
  if (steward_secrets_clear_sync (edit->keyring, steward_source_get_id (edit->source), cancellable, error))
    return TRUE;

  g_prefix_error (error, "The source “%s” stays, because its secret could not be removed: ",
                  steward_source_get_name (edit->source));
  return FALSE;
}

/* The settings come last: a crash before leaves a source that can be removed
 * again, and never rows or a secret that nobody owns. */
static void
remove_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Edit *edit = task_data;
  const char *id = steward_source_get_id (edit->source);
  GError *error = NULL;

  if (clear_secrets (edit, cancellable, &error) &&
      steward_catalog_remove_source_sync (edit->catalog, id, &error) &&
      steward_drift_put_sync (edit->governance, id, 0, 0, 0, NULL, &error) &&
      steward_profile_remove_source (edit->profile, id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) outer = user_data;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  StewardServices *self = STEWARD_SERVICES (object);
  g_autoptr(GTask) outer = user_data;
  g_autoptr(GError) error = NULL;

  /* However the sync ended, it has ended. */
  if (!steward_services_sync_finish (self, result, NULL, &error))
    g_debug ("The sync before the removal: %s", error->message);
  run_edit (self, new_edit (self, g_task_get_task_data (outer), NULL), steward_services_remove_source_async,
            remove_in_thread, g_task_get_cancellable (outer), removed_cb, g_object_ref (outer));
}

/**
 * steward_services_remove_source_async:
 * @self: the services
 * @source: one of its sources
 * @cancellable: (nullable): stops the waiting for the keyring
 * @callback: when it is gone
 * @user_data: for @callback
 *
 * Ends its sync, then removes its secret, what the catalog has of it, what the
 * last comparison of access found there, and its settings. What people decided
 * about its products stays.
 */
void
steward_services_remove_source_async (StewardServices     *self,
                                      StewardSource       *source,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  StewardSourceItem *item = steward_services_find_source (self, steward_source_get_id (source));
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_services_remove_source_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, steward_source_ref (source), (GDestroyNotify) steward_source_unref);
  if (item != NULL && steward_sync_queue_has (steward_services_peek_queue (self), item))
    {
      steward_services_sync_async (self, item, stopped_cb, g_steal_pointer (&task));
      steward_services_cancel_sync (self, item);
      return;
    }

  run_edit (self, new_edit (self, source, NULL), steward_services_remove_source_async, remove_in_thread, cancellable,
            removed_cb, g_steal_pointer (&task));
}

/**
 * steward_services_remove_source_finish:
 *
 * The list no longer has the source when this returns %TRUE.
 */
gboolean
steward_services_remove_source_finish (StewardServices  *self,
                                       GAsyncResult     *result,
                                       GError          **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  steward_services_reload (self);
  return TRUE;
}

/* Checking. */

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  char *summary = steward_check_job_run_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, summary, g_free);
}

/**
 * steward_services_check_source_async:
 * @self: the services
 * @source: need not be saved
 * @secrets: (nullable) (element-type utf8 utf8): secrets by field, used for
 *   this check only; a missing or %NULL one means the stored one
 * @cancellable: (nullable)
 * @callback: when the source answered
 * @user_data: for @callback
 */
void
steward_services_check_source_async (StewardServices     *self,
                                     StewardSource       *source,
                                     GHashTable          *secrets,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GHashTable) given = copy_secrets (secrets);
  g_autoptr(StewardSecrets) overlay = NULL;
  g_autoptr(StewardConnector) connector = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, steward_services_check_source_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_hash_table_size (given) > 0)
    overlay = steward_secrets_new_overlay (steward_services_get_secrets (self), steward_source_get_id (source), given);
  else
    overlay = g_object_ref (steward_services_get_secrets (self));
  if (check_settings (source, &error))
    connector = steward_connector_create (source, overlay, &error);
  if (connector == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  steward_check_job_run_async (connector, cancellable, checked_cb, g_steal_pointer (&task));
}

/**
 * steward_services_check_source_finish:
 *
 * Returns: (transfer full) (nullable): what the source said, for people, or
 *   %NULL with an error
 */
char *
steward_services_check_source_finish (StewardServices  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
