/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-test-proxy.h"

#include <string.h>

#include "steward-test-postgres.h"

static gssize
read_some (GSocketConnection *from,
           char              *buffer,
           gsize              size)
{
  return g_socket_receive (g_socket_connection_get_socket (from), buffer, size, NULL, NULL);
}

static gboolean
write_all (GSocketConnection *to,
           const char        *buffer,
           gsize              length)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (to)), buffer, length, NULL, NULL, NULL);
}

static gboolean
has_word (const char *buffer,
          gssize      length,
          const char *word)
{
  /* At the end of a statement stands a zero byte: "READ COMMITTED" is no commit. */
  gsize bytes = word != NULL ? strlen (word) + g_str_equal (word, "COMMIT") : 0;

  return word != NULL && memmem (buffer, (gsize) length, word, bytes) != NULL;
}

/* Returns FALSE when the connection is over. */
static gboolean
pass (StewardTestProxy  *self,
      GSocketConnection *client,
      GSocketConnection *server,
      gboolean           from_client)
{
  char buffer[65536];
  gssize length = read_some (from_client ? client : server, buffer, sizeof buffer);

  if (length <= 0)
    return FALSE;
  self->n_asked += from_client;
  self->n_bytes += from_client ? 0 : (guint64) length;
  if (!from_client || !has_word (buffer, length, self->word))
    return write_all (from_client ? server : client, buffer, (gsize) length);

  self->failed = TRUE;
  if (self->fault == STEWARD_TEST_FAULT_SWALLOW)
    {
      write_all (server, buffer, (gsize) length);
      read_some (server, buffer, sizeof buffer);
    }

  return FALSE;
}

static void
serve (StewardTestProxy  *self,
       GSocketConnection *client)
{
  g_autoptr (GSocketClient) dialler = g_socket_client_new ();
  g_autoptr (GSocketConnection) server = NULL;
  gboolean open;

  g_socket_client_set_enable_proxy (dialler, FALSE);
  server = g_socket_client_connect_to_host (dialler, "127.0.0.1", (guint16) steward_test_postgres_get ()->port, NULL,
                                            NULL);
  open = server != NULL;
  while (open)
    {
      GPollFD fds[3] = {
        { .fd = g_socket_get_fd (g_socket_connection_get_socket (client)), .events = G_IO_IN },
        { .fd = g_socket_get_fd (g_socket_connection_get_socket (server)), .events = G_IO_IN },
        { .fd = g_cancellable_get_fd (self->stop), .events = G_IO_IN },
      };

      g_poll (fds, 3, -1);
      if (fds[0].revents != 0)
        open = pass (self, client, server, TRUE);
      if (open && fds[1].revents != 0)
        open = pass (self, client, server, FALSE);
      open = open && fds[2].revents == 0;
    }
  g_cancellable_release_fd (self->stop);
  if (server != NULL)
    g_io_stream_close (G_IO_STREAM (server), NULL, NULL);
  g_io_stream_close (G_IO_STREAM (client), NULL, NULL);
}

/* One connection after another is enough for one database. */
static gpointer
proxy_in_thread (gpointer data)
{
  StewardTestProxy *self = data;
  GSocketConnection *client;

  while ((client = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL)
    {
      serve (self, client);
      g_object_unref (client);
    }

  return NULL;
}

/**
 * steward_test_proxy_start:
 * @word: (nullable): at which it fails, in what the client sends
 */
void
steward_test_proxy_start (StewardTestProxy *self,
                          const char       *word,
                          StewardTestFault  fault)
{
  *self = (StewardTestProxy) { .word = word, .fault = fault };
  self->listener = g_socket_listener_new ();
  self->stop = g_cancellable_new ();
  self->port = g_socket_listener_add_any_inet_port (self->listener, NULL, NULL);
  self->thread = g_thread_new ("proxy", proxy_in_thread, self);
}

/**
 * steward_test_proxy_stop:
 *
 * Ends its thread; what it counted can be read then.
 */
void
steward_test_proxy_stop (StewardTestProxy *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
}
