/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* libsecret answers "nothing found, no error" for a locked keyring, for one
 * that was never made and for a secret that was never stored. The Secret
 * Service itself tells these apart, so it is asked directly. */

#include "config.h"

#include "steward-keyring.h"

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define CALL_TIMEOUT_MS 5000

static const struct
{
  StewardError code;
  const char *sentence;
} states[] = {
  [STEWARD_KEYRING_NO_BUS] = { STEWARD_ERROR_KEYRING_NO_BUS,
    "There is no session bus, so no keyring can be reached." },
  [STEWARD_KEYRING_NO_SERVICE] = { STEWARD_ERROR_KEYRING_NO_SERVICE,
    "No keyring service runs in this session." },
  [STEWARD_KEYRING_NO_COLLECTION] = { STEWARD_ERROR_KEYRING_NO_COLLECTION,
    "The keyring service runs, but no keyring has been created yet." },
  [STEWARD_KEYRING_LOCKED] = { STEWARD_ERROR_KEYRING_LOCKED,
    "The keyring is locked." },
};

/**
 * steward_keyring_set_error:
 * @state: any state but %STEWARD_KEYRING_READY
 *
 * Sets the error that belongs to @state, with its own sentence.
 */
void
steward_keyring_set_error (GError              **error,
                           StewardKeyringState   state)
{
  g_return_if_fail (state != STEWARD_KEYRING_READY);

  g_set_error_literal (error, STEWARD_ERROR, states[state].code, states[state].sentence);
}

/**
 * steward_keyring_uses_service:
 *
 * Returns: whether libsecret talks to the Secret Service. In a sandbox it may
 *   keep an encrypted file of its own instead, which has none of the states.
 */
gboolean
steward_keyring_uses_service (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (backend != NULL && g_str_equal (backend, "file"))
    return FALSE;

  return !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static GVariant *
call_service (GDBusConnection  *bus,
              const char       *path,
              const char       *interface,
              const char       *method,
              GVariant         *parameters,
              GCancellable     *cancellable,
              GError          **error)
{
  return g_dbus_connection_call_sync (bus, SERVICE_NAME, path, interface, method, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, cancellable, error);
}

static gboolean
is_locked (GDBusConnection *bus,
           const char      *path,
           gboolean        *out_exists,
           GCancellable    *cancellable)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = call_service (bus, path, "org.freedesktop.DBus.Properties", "Get",
                        g_variant_new ("(ss)", COLLECTION_INTERFACE, "Locked"), cancellable, NULL);
  *out_exists = reply != NULL && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)"));
  if (!*out_exists)
    return FALSE;

  g_variant_get (reply, "(v)", &value);

  return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

/**
 * steward_keyring_read_state:
 *
 * Asks the session bus, the Secret Service and its default collection. Never
 * prompts; may start an activatable service. Blocks.
 *
 * Returns: the state; a service that does not answer counts as none
 */
StewardKeyringState
steward_keyring_read_state (GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_autoptr (GVariant) reply = NULL;
  const char *path;
  gboolean exists;
  gboolean locked;

  if (bus == NULL)
    return STEWARD_KEYRING_NO_BUS;

  reply = call_service (bus, SERVICE_PATH, SERVICE_INTERFACE, "ReadAlias", g_variant_new ("(s)", "default"),
                        cancellable, NULL);
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(o)")))
    return STEWARD_KEYRING_NO_SERVICE;

  g_variant_get (reply, "(&o)", &path);
  if (g_str_equal (path, "/"))
    return STEWARD_KEYRING_NO_COLLECTION;

  /* gnome-keyring names its default before it exists. */
  locked = is_locked (bus, path, &exists, cancellable);
  if (!exists)
    return STEWARD_KEYRING_NO_COLLECTION;

  return locked ? STEWARD_KEYRING_LOCKED : STEWARD_KEYRING_READY;
}
