/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The only file that uses libsecret. Its convenient calls prompt when they
 * meet a locked keyring, or answer "nothing" without an error; so the locked
 * item is searched for first, and whoever wants a prompt asks for one. Only
 * secret_password_* is used for items: the file backend of a sandbox has
 * nothing else. */

#include "config.h"

#include "steward-secrets.h"

#include <libsecret/secret.h>

#include "steward-keyring.h"

struct _StewardSecrets
{
  GObject parent_instance;

  StewardSecrets *base;                /* owned; asked for everything that is not overlaid */
  char *source_id;                     /* of the overlay */
  GHashTable *values;                  /* field → secret, of the overlay */
};

G_DEFINE_FINAL_TYPE (StewardSecrets, steward_secrets, G_TYPE_OBJECT)

static const SecretSchema schema = {
  "org.stewardconsole.Steward", SECRET_SCHEMA_NONE,
  { { "source", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "field", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 } }
};

static void
steward_secrets_finalize (GObject *object)
{
  StewardSecrets *self = STEWARD_SECRETS (object);

  g_clear_object (&self->base);
  g_clear_pointer (&self->source_id, g_free);
  g_clear_pointer (&self->values, g_hash_table_unref);

  G_OBJECT_CLASS (steward_secrets_parent_class)->finalize (object);
}

static void
steward_secrets_class_init (StewardSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_secrets_finalize;
}

static void
steward_secrets_init (StewardSecrets *self)
{
}

/* Errors */

static void
set_missing (GError     **error,
             const char  *field)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SECRET_MISSING, "The keyring has no %s for this source.", field);
}

static gboolean
is_absent_service (const GError *reason)
{
  return g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         (reason->domain == G_DBUS_ERROR && reason->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED &&
          reason->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY);
}

static gboolean
is_absent_object (const GError *reason)
{
  return g_error_matches (reason, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
}

/* Translates what libsecret and GDBus say into one of our errors; takes @reason. */
static void
set_translated (GError     **error,
                GError      *reason,
                const char  *action)
{
  g_autoptr (GError) owned = reason;
  g_autoptr (GDBusConnection) bus = NULL;

  if (steward_error_is_cancelled (owned))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return;
    }

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (bus == NULL && steward_keyring_uses_service ())
    steward_keyring_set_error (error, STEWARD_KEYRING_NO_BUS);
  else if (is_absent_service (owned))
    steward_keyring_set_error (error, STEWARD_KEYRING_NO_SERVICE);
  else if (is_absent_object (owned))
    steward_keyring_set_error (error, STEWARD_KEYRING_NO_COLLECTION);
  else if (g_error_matches (owned, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    steward_keyring_set_error (error, STEWARD_KEYRING_LOCKED);
  else if (g_error_matches (owned, SECRET_ERROR, SECRET_ERROR_PROTOCOL))
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_SECRET_MISSING,
                         "The keyring cannot be decrypted, so its passwords cannot be read.");
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The keyring could not %s: %.200s", action,
                 owned->message);
}

/* A locked item, or an empty answer from a keyring that is not open. */
static gboolean
is_ready (GCancellable  *cancellable,
          GError       **error)
{
  StewardKeyringState state;

  if (!steward_keyring_uses_service ())
    return TRUE;

  state = steward_keyring_read_state (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (state == STEWARD_KEYRING_READY)
    return TRUE;

  steward_keyring_set_error (error, state);

  return FALSE;
}

/* Items */

static GHashTable *
make_attributes (const char *source_id,
                 const char *field)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) "source", (gpointer) source_id);
  if (field != NULL)
    g_hash_table_insert (attributes, (gpointer) "field", (gpointer) field);

  return attributes;
}

static gboolean
search_items (const char    *source_id,
              const char    *field,
              GList        **out_items,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (source_id, field);
  GError *reason = NULL;

  *out_items = secret_password_searchv_sync (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                                             cancellable, &reason);
  if (reason == NULL)
    return TRUE;

  g_clear_list (out_items, g_object_unref);
  set_translated (error, reason, "be searched");

  return FALSE;
}

static gboolean
is_item_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static char *
read_item (gpointer       item,
           const char    *field,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (SecretValue) value = NULL;
  GError *reason = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_sync (SECRET_RETRIEVABLE (item), cancellable, &reason);
  if (reason != NULL)
    {
      set_translated (error, reason, "give out a password");
      return NULL;
    }

  text = value != NULL ? secret_value_get_text (value) : NULL;
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      set_missing (error, field);
      return NULL;
    }

  return g_strdup (text);
}

static const char *
find_overlaid (StewardSecrets *self,
               const char     *source_id,
               const char     *field)
{
  if (self->values == NULL || !g_str_equal (self->source_id, source_id))
    return NULL;

  return g_hash_table_lookup (self->values, field);
}

/* Tasks */

typedef struct
{
  char *source_id;
  char *field;
  char *label;
  char *secret;
} TaskData;

static void
free_task_data (TaskData *data)
{
  g_free (data->source_id);
  g_free (data->field);
  g_free (data->label);
  steward_secret_free (data->secret);
  g_free (data);
}

static void
store_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  TaskData *data = task_data;
  GError *error = NULL;

  if (steward_secrets_store_sync (source_object, data->source_id, data->field, data->label, data->secret, cancellable,
                                  &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
clear_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  TaskData *data = task_data;
  GError *error = NULL;

  if (steward_secrets_clear_sync (source_object, data->source_id, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Asks the person for the password of the default keyring, or for a new one
 * when there is no keyring yet. */
static gboolean
prompt_for_keyring (StewardKeyringState   state,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, cancellable, error);
  g_autoptr (SecretCollection) collection = NULL;
  g_autolist (GObject) unlocked = NULL;
  GList locked = { NULL };

  if (service == NULL)
    return FALSE;
  if (state == STEWARD_KEYRING_NO_COLLECTION)
    {
      collection = secret_collection_create_sync (service, "Login", SECRET_COLLECTION_DEFAULT,
                                                  SECRET_COLLECTION_CREATE_NONE, cancellable, error);
      return collection != NULL;
    }

  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                                 cancellable, error);
  if (collection == NULL)
    return FALSE;
  locked.data = collection;

  return secret_service_unlock_sync (service, &locked, cancellable, &unlocked, error) >= 0;
}

static void
unlock_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *reason = NULL;
  GError *error = NULL;
  StewardKeyringState state;

  if (is_ready (cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  state = steward_keyring_read_state (cancellable);
  if (state == STEWARD_KEYRING_LOCKED || state == STEWARD_KEYRING_NO_COLLECTION)
    {
      g_clear_error (&error);
      if (!prompt_for_keyring (state, cancellable, &reason) && reason != NULL)
        set_translated (&error, reason, "be unlocked");
      else if (is_ready (cancellable, &error))
        g_clear_error (&error);
    }

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_task (StewardSecrets      *self,
            gpointer             tag,
            TaskData            *data,
            GTaskThreadFunc      func,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, (GDestroyNotify) free_task_data);
  g_task_run_in_thread (task, func);
}

/**
 * steward_secrets_new:
 *
 * Returns: (transfer full): the door to the keyring of this desktop session
 */
StewardSecrets *
steward_secrets_new (void)
{
  return g_object_new (STEWARD_TYPE_SECRETS, NULL);
}

/**
 * steward_secrets_new_overlay:
 * @base: asked for everything else
 * @source_id: the source that the values belong to
 * @values: (element-type utf8 utf8): field → secret; copied. A field without a
 *   value is looked up in @base
 *
 * Secrets that a person has typed and not saved yet, for a check before
 * saving. Storing and clearing go to @base.
 *
 * Returns: (transfer full): the overlay
 */
StewardSecrets *
steward_secrets_new_overlay (StewardSecrets *base,
                             const char     *source_id,
                             GHashTable     *values)
{
  StewardSecrets *self = steward_secrets_new ();
  GHashTableIter iter;
  gpointer field;
  gpointer secret;

  g_set_object (&self->base, base);
  self->source_id = g_strdup (source_id);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steward_secret_free);

  if (values != NULL)
    g_hash_table_iter_init (&iter, values);
  while (values != NULL && g_hash_table_iter_next (&iter, &field, &secret))
    {
      if (secret != NULL)
        g_hash_table_insert (self->values, g_strdup (field), g_strdup (secret));
    }

  return self;
}

/**
 * steward_secrets_read_state_sync:
 *
 * Never prompts. In a sandbox with a keyring file of its own, always ready.
 *
 * Returns: the state of the keyring
 */
StewardKeyringState
steward_secrets_read_state_sync (StewardSecrets *self,
                                 GCancellable   *cancellable)
{
  return steward_keyring_uses_service () ? steward_keyring_read_state (cancellable) : STEWARD_KEYRING_READY;
}

/**
 * steward_secrets_lookup_sync:
 * @field: "password"…
 * @error: %STEWARD_ERROR_SECRET_MISSING when an open keyring has none;
 *   %STEWARD_ERROR_KEYRING_* when it cannot be asked
 *
 * Never prompts. Blocks.
 *
 * Returns: (transfer full): the secret; free with steward_secret_free()
 */
char *
steward_secrets_lookup_sync (StewardSecrets  *self,
                             const char      *source_id,
                             const char      *field,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autolist (GObject) items = NULL;
  const char *overlaid = find_overlaid (self, source_id, field);

  if (overlaid != NULL)
    return g_strdup (overlaid);
  if (self->base != NULL)
    return steward_secrets_lookup_sync (self->base, source_id, field, cancellable, error);
  if (!search_items (source_id, field, &items, cancellable, error))
    return NULL;

  for (GList *l = items; l != NULL; l = l->next)
    {
      if (!is_item_locked (l->data))
        return read_item (l->data, field, cancellable, error);
    }

  if (items != NULL)
    steward_keyring_set_error (error, STEWARD_KEYRING_LOCKED);
  else if (is_ready (cancellable, error))
    set_missing (error, field);

  return NULL;
}

/**
 * steward_secrets_store_sync:
 * @label: what people see in their keyring application
 * @secret: replaces a former one of the same source and field
 *
 * Never prompts: a locked or missing keyring is an error. Blocks.
 *
 * Returns: whether the secret is stored
 */
gboolean
steward_secrets_store_sync (StewardSecrets  *self,
                            const char      *source_id,
                            const char      *field,
                            const char      *label,
                            const char      *secret,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (GHashTable) attributes = NULL;
  GError *reason = NULL;

  if (self->base != NULL)
    return steward_secrets_store_sync (self->base, source_id, field, label, secret, cancellable, error);
  if (!is_ready (cancellable, error))
    return FALSE;

  attributes = make_attributes (source_id, field);
  if (secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret, cancellable,
                                   &reason))
    return TRUE;

  if (reason == NULL)
    steward_keyring_set_error (error, STEWARD_KEYRING_LOCKED);
  else
    set_translated (error, reason, "store the password");

  return FALSE;
}

/**
 * steward_secrets_clear_sync:
 *
 * Removes every field of a source. Having none is fine, but only an open
 * keyring can say so: with a locked one this fails and nothing is removed.
 * Never prompts. Blocks.
 *
 * Returns: whether the keyring has no secret of the source any more
 */
gboolean
steward_secrets_clear_sync (StewardSecrets  *self,
                            const char      *source_id,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) state_error = NULL;
  GError *reason = NULL;

  if (self->base != NULL)
    return steward_secrets_clear_sync (self->base, source_id, cancellable, error);
  if (!search_items (source_id, NULL, &items, cancellable, error))
    return FALSE;

  for (GList *l = items; l != NULL; l = l->next)
    {
      if (is_item_locked (l->data))
        {
          steward_keyring_set_error (error, STEWARD_KEYRING_LOCKED);
          return FALSE;
        }
    }
  if (items == NULL)
    {
      if (is_ready (cancellable, &state_error) ||
          g_error_matches (state_error, STEWARD_ERROR, STEWARD_ERROR_KEYRING_NO_COLLECTION))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&state_error));
      return FALSE;
    }

  attributes = make_attributes (source_id, NULL);
  secret_password_clearv_sync (&schema, attributes, cancellable, &reason);
  if (reason != NULL)
    {
      set_translated (error, reason, "remove the password");
      return FALSE;
    }

  return TRUE;
}

/**
 * steward_secrets_store_async:
 *
 * See steward_secrets_store_sync().
 */
void
steward_secrets_store_async (StewardSecrets      *self,
                             const char          *source_id,
                             const char          *field,
                             const char          *label,
                             const char          *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  TaskData *data = g_new0 (TaskData, 1);

  data->source_id = g_strdup (source_id);
  data->field = g_strdup (field);
  data->label = g_strdup (label);
  data->secret = g_strdup (secret);
  start_task (self, steward_secrets_store_async, data, store_in_thread, cancellable, callback, user_data);
}

/**
 * steward_secrets_store_finish:
 *
 * Returns: whether the secret is stored
 */
gboolean
steward_secrets_store_finish (StewardSecrets  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_secrets_clear_async:
 *
 * See steward_secrets_clear_sync().
 */
void
steward_secrets_clear_async (StewardSecrets      *self,
                             const char          *source_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  TaskData *data = g_new0 (TaskData, 1);

  data->source_id = g_strdup (source_id);
  start_task (self, steward_secrets_clear_async, data, clear_in_thread, cancellable, callback, user_data);
}

/**
 * steward_secrets_clear_finish:
 *
 * Returns: whether the keyring has no secret of the source any more
 */
gboolean
steward_secrets_clear_finish (StewardSecrets  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_secrets_unlock_async:
 *
 * The one call that prompts: for the password of a locked keyring, or for a
 * new one when there is no keyring yet. For a button that a person presses.
 */
void
steward_secrets_unlock_async (StewardSecrets      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  start_task (self, steward_secrets_unlock_async, g_new0 (TaskData, 1), unlock_in_thread, cancellable, callback,
              user_data);
}

/**
 * steward_secrets_unlock_finish:
 * @error: %STEWARD_ERROR_KEYRING_LOCKED when the prompt was dismissed
 *
 * Returns: whether the keyring can be used now
 */
gboolean
steward_secrets_unlock_finish (StewardSecrets  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_secret_free:
 * @secret: (transfer full) (nullable): a secret
 *
 * Clears the memory before it is given back.
 */
void
steward_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
