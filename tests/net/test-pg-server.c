/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The session against servers that speak the protocol but lie, ask too much or
 * lack what PostgreSQL has. */

#include "config.h"

#include "steward-pg.h"

#include <string.h>

#define CANARY "canary-9b1e-pässword"

static void
assert_error (GError       *error,
              StewardError  code)
{
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (steward_error_remedy (error));
  g_test_message ("%s", error->message);
  g_error_free (error);
}

static void
assert_refused (const StewardPgOptions *options,
                StewardError            code)
{
  GError *error = NULL;
  StewardPg *pg = steward_pg_open (options, NULL, &error);

  g_assert_null (pg);
  assert_error (error, code);
}

typedef struct
{
  GSocketListener *listener;
  GCancellable *stop;
  GThread *thread;
  unsigned port;
  const char *lacks;                   /* catalog object that the server does not have */
  gboolean wants_plain;                /* asks for the password in the clear and echoes it */
  gboolean floods;                     /* announces a message of a gigabyte */
} FakeServer;

static void
send_message (GOutputStream *stream,
              char           type,
              const void    *body,
              gsize          length)
{
  guint32 size = g_htonl ((guint32) length + 4);

  g_output_stream_write_all (stream, &type, 1, NULL, NULL, NULL);
  g_output_stream_write_all (stream, &size, 4, NULL, NULL, NULL);
  g_output_stream_write_all (stream, body, length, NULL, NULL, NULL);
}

static char *
receive_message (GInputStream *stream,
                 gboolean      has_type,
                 char         *out_type,
                 gsize        *out_length)
{
  guint32 size = 0;
  gsize n_read = 0;
  char *body;

  *out_type = 0;
  if (has_type && (!g_input_stream_read_all (stream, out_type, 1, &n_read, NULL, NULL) || n_read == 0))
    return NULL;
  if (!g_input_stream_read_all (stream, &size, 4, &n_read, NULL, NULL) || n_read < 4)
    return NULL;
  *out_length = g_ntohl (size) - 4;
  body = g_malloc0 (*out_length + 1);
  g_input_stream_read_all (stream, body, *out_length, NULL, NULL, NULL);

  return body;
}

static void
send_error (GOutputStream *stream,
            const char    *sqlstate,
            const char    *text,
            long           position)
{
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, "SFEHLER%cC%s%cM%s%c", 0, sqlstate, 0, text, 0);
  if (position > 0)
    g_string_append_printf (body, "P%ld%c", position, 0);
  g_string_append_c (body, '\0');
  send_message (stream, 'E', body->str, body->len);
}

/* The extended protocol: parse, bind, describe, execute, sync. */
static void
answer_parse (FakeServer    *server,
              GOutputStream *out,
              const char    *body)
{
  const char *sql = body + strlen (body) + 1;
  const char *found = server->lacks != NULL ? strstr (sql, server->lacks) : NULL;

  if (found != NULL)
    send_error (out, "42P01", "ce catalogue n’existe pas", g_utf8_pointer_to_offset (sql, found) + 1);
  else if (server->floods && strstr (sql, "set_config") == NULL)
    {
      static const char header[] = { 'D', 0x40, 0, 0, 0 };
      g_autofree char *noise = g_malloc0 (1 << 20);

      send_message (out, '1', NULL, 0);
      send_message (out, '2', NULL, 0);
      send_message (out, 'T', "\0\1a\0\0\0\0\0\0\0\0\0\0\031\377\377\377\377\377\377\0\0", 22);
      g_output_stream_write_all (out, header, sizeof header, NULL, NULL, NULL);
      while (g_output_stream_write_all (out, noise, 1 << 20, NULL, NULL, NULL))
        continue;
    }
  else
    {
      send_message (out, '1', NULL, 0);
      send_message (out, '2', NULL, 0);
      send_message (out, 'n', NULL, 0);
      send_message (out, 'C', "SELECT 0", 9);
    }
}

static void
serve (FakeServer    *server,
       GInputStream  *in,
       GOutputStream *out)
{
  g_autofree char *startup = NULL;
  gsize length;
  char type;

  startup = receive_message (in, FALSE, &type, &length);
  while (startup != NULL && length == 4)
    {
      g_free (startup);
      g_output_stream_write_all (out, "N", 1, NULL, NULL, NULL);
      startup = receive_message (in, FALSE, &type, &length);
    }
  if (server->wants_plain)
    {
      g_autofree char *password = NULL;
      g_autofree char *text = NULL;

      send_message (out, 'R', "\0\0\0\3", 4);
      password = receive_message (in, TRUE, &type, &length);
      text = g_strdup_printf ("the password %s is wrong", password != NULL ? password : "?");
      send_error (out, "28P01", text, 0);
      return;
    }

  send_message (out, 'R', "\0\0\0\0", 4);
  send_message (out, 'S', "server_version\0" "8.0.2", 21);
  send_message (out, 'Z', "I", 1);
  for (;;)
    {
      g_autofree char *body = receive_message (in, TRUE, &type, &length);

      if (body == NULL || type == 'X')
        return;
      if (type == 'P')
        answer_parse (server, out, body);
      else if (type == 'S')
        send_message (out, 'Z', "I", 1);
    }
}

static gpointer
run_fake_server (gpointer data)
{
  FakeServer *server = data;
  g_autoptr (GSocketConnection) connection = NULL;

  while ((connection = g_socket_listener_accept (server->listener, NULL, server->stop, NULL)) != NULL)
    {
      serve (server, g_io_stream_get_input_stream (G_IO_STREAM (connection)),
             g_io_stream_get_output_stream (G_IO_STREAM (connection)));
      g_clear_object (&connection);
    }

  return NULL;
}

static StewardPgOptions
start_fake_server (FakeServer *server)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) effective = NULL;

  server->listener = g_socket_listener_new ();
  server->stop = g_cancellable_new ();
  g_assert_true (g_socket_listener_add_address (server->listener, socket, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, &effective, NULL));
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  server->thread = g_thread_new ("fake-server", run_fake_server, server);

  return (StewardPgOptions) { .host = "127.0.0.1", .port = server->port, .database = "x", .user = "x",
                              .password = CANARY };
}

static void
stop_fake_server (FakeServer *server)
{
  g_cancellable_cancel (server->stop);
  g_thread_join (server->thread);
  g_object_unref (server->stop);
  g_object_unref (server->listener);
}

static void
test_lacking_server (void)
{
  FakeServer server = { .lacks = "pg_catalog.pg_matviews" };
  StewardPgOptions options = start_fake_server (&server);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPg) pg = steward_pg_open (&options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (steward_pg_get_version_text (pg), ==, "8.0.2");
  g_assert_null (steward_pg_get_tls (pg));
  g_assert_false (steward_pg_run (pg, "SELECT 'ü' FROM pg_catalog.pg_matviews m", NULL, &error));
  g_assert_nonnull (strstr (error->message, "“pg_catalog.pg_matviews”"));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_UNSUPPORTED);
  g_assert_true (steward_pg_run (pg, "SELECT 1", NULL, &error));
  g_clear_pointer (&pg, steward_pg_close);
  stop_fake_server (&server);
}

static void
test_echoing_server (void)
{
  FakeServer server = { .wants_plain = TRUE };
  StewardPgOptions options = start_fake_server (&server);

  assert_refused (&options, STEWARD_ERROR_AUTH);
  stop_fake_server (&server);
}

static void
test_flooding_server (void)
{
  FakeServer server = { .floods = TRUE };
  StewardPgOptions options = start_fake_server (&server);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPg) pg = steward_pg_open (&options, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (steward_pg_run (pg, "SELECT 1", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_INVALID_DATA);
  g_clear_pointer (&pg, steward_pg_close);
  stop_fake_server (&server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pg-server/lacking", test_lacking_server);
  g_test_add_func ("/pg-server/echoing", test_echoing_server);
  g_test_add_func ("/pg-server/flooding", test_flooding_server);

  return g_test_run ();
}
