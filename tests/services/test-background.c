/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the Background portal is asked for, by a portal of the test's own on a
 * bus of its own. */

#include "config.h"

#include "steward-background.h"

static const char interface[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface></node>";

typedef struct
{
  GVariant *parameters;
  gboolean owned;
} Portal;

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface_name,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Portal *portal = user_data;

  portal->parameters = g_variant_ref (parameters);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request/1"));
}

static void
owned_cb (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  ((Portal *) user_data)->owned = TRUE;
}

static void
test_request (void)
{
  static const GDBusInterfaceVTable vtable = { called_cb, NULL, NULL };
  const char *const expected[] = { "stewardctl", "--profile", "/p q", "effects", "run", "--scheduled", NULL };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr(GTestDBus) dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr(GDBusConnection) bus = NULL;
  g_autoptr(GVariant) options = NULL, command = NULL;
  g_autofree const char **words = NULL;
  Portal portal = { NULL, FALSE };
  const char *window;
  guint object, owner;

  g_test_dbus_up (dbus);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  object = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop", node->interfaces[0], &vtable,
                                              &portal, NULL, NULL);
  owner = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb,
                                        NULL, &portal, NULL);
  while (!portal.owned)
    g_main_context_iteration (NULL, TRUE);

  steward_background_request ("/p q", NULL);
  while (portal.parameters == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_variant_get (portal.parameters, "(&s@a{sv})", &window, &options);
  g_assert_cmpstr (window, ==, "");
  command = g_variant_lookup_value (options, "commandline", G_VARIANT_TYPE_STRING_ARRAY);
  words = g_variant_get_strv (command, NULL);
  g_assert_true (g_strv_equal (words, expected));
  g_assert_true (g_variant_lookup (options, "reason", "&s", &window));

  g_bus_unown_name (owner);
  g_dbus_connection_unregister_object (bus, object);
  g_variant_unref (portal.parameters);
  while (g_main_context_iteration (NULL, FALSE));
  g_clear_object (&bus);
  g_test_dbus_down (dbus);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/background/request", test_request);

  return g_test_run ();
}
