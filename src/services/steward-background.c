/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In a sandbox there is no systemd timer of ours. The Background portal starts
 * stewardctl when the person signs in, so that what ran out meanwhile is taken
 * back; the desktop asks the person, and keeps the answer. */

#include "config.h"

#include "steward-background.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Background"
#define REASON "Take back access to data when its time is over"

/**
 * steward_background_is_needed:
 *
 * Returns: whether this runs in a sandbox
 */
gboolean
steward_background_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * steward_background_make_options:
 * @profile: the folder whose effects are due
 *
 * Returns: (transfer floating): the options of the request
 */
GVariant *
steward_background_make_options (const char *profile)
{
  const char *const command[] = { "stewardctl", "--profile", profile, "effects", "run", "--scheduled", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (REASON));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));

  return g_variant_builder_end (&options);
}

static void
requested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (reply == NULL)
    g_debug ("The desktop was not asked to run in the background: %s", error->message);
}

static void
bus_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GVariant) parameters = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    g_debug ("There is no desktop to run in the background of: %s", error->message);
  else
    g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "RequestBackground", parameters, NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, requested_cb, NULL);
}

/**
 * steward_background_request:
 * @profile: the folder whose effects are due
 * @cancellable: (nullable)
 *
 * Asks once; without a portal nothing happens.
 */
void
steward_background_request (const char   *profile,
                            GCancellable *cancellable)
{
  GVariant *parameters = g_variant_new ("(s@a{sv})", "", steward_background_make_options (profile));

  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_variant_ref_sink (parameters));
}
