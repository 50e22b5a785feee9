/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two questions that we ask an ssh-agent: which keys it has, and to sign
 * with one of them. An agent may ask its owner first, or wait for a touch, so
 * the wait is long but can be cancelled. Its answers are bounded and read as
 * strictly as those of a stranger. */

#include "config.h"

#include "steward-ssh-agent.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define REQUEST_IDENTITIES 11
#define IDENTITIES_ANSWER 12
#define SIGN_REQUEST 13
#define SIGN_RESPONSE 14

#define MAX_MESSAGE (256u << 10)       /* as OpenSSH */
#define MAX_KEYS 2048
#define MAX_COMMENT 1024
#define WAIT_SECONDS 120
#define MAX_SOCKET_PATH 107

void
steward_agent_key_free (StewardAgentKey *self)
{
  if (self == NULL)
    return;

  g_free (self->comment);
  g_free (self);
}

static const char *
get_path (void)
{
  const char *path = g_getenv ("SSH_AUTH_SOCK");

  return path != NULL && *path != '\0' && strlen (path) <= MAX_SOCKET_PATH ? path : NULL;
}

/**
 * steward_ssh_agent_is_there:
 *
 * Returns: whether this session names an agent; it may still not answer
 */
gboolean
steward_ssh_agent_is_there (void)
{
  return get_path () != NULL;
}

static void
set_unreachable (GError       **error,
                 const GError  *reason)
{
  if (reason != NULL && steward_error_is_cancelled (reason))
    g_propagate_error (error, g_error_copy (reason));
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT, "The ssh-agent does not answer: %s.",
                 reason != NULL ? reason->message : "it hung up");
}

static GSocketConnection *
connect_agent (GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) reason = NULL;
  GSocketConnection *connection;

  if (get_path () == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT, "This session has no ssh-agent.");
      return NULL;
    }

  address = g_unix_socket_address_new (get_path ());
  g_socket_client_set_timeout (client, WAIT_SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), cancellable, &reason);
  if (connection == NULL)
    set_unreachable (error, reason);

  return connection;
}

static gboolean
send_request (GSocketConnection  *connection,
              GByteArray         *request,
              GCancellable       *cancellable,
              GError            **error)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr(GByteArray) message = g_byte_array_new ();
  g_autoptr(GError) reason = NULL;
  gsize written;

  steward_ssh_append_string (message, request->data, request->len);
  if (g_output_stream_write_all (stream, message->data, message->len, &written, cancellable, &reason))
    return TRUE;

  set_unreachable (error, reason);
  return FALSE;
}

static gboolean
read_exactly (GSocketConnection  *connection,
              gpointer            out,
              gsize               length,
              GCancellable       *cancellable,
              GError            **error)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr(GError) reason = NULL;
  gsize n_read;

  if (g_input_stream_read_all (stream, out, length, &n_read, cancellable, &reason) && n_read == length)
    return TRUE;

  set_unreachable (error, reason);
  return FALSE;
}

static gboolean
fail_odd (GError **error)
{
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT,
                       "The ssh-agent gave an answer that cannot be read.");
  return FALSE;
}

static GBytes *
read_answer (GSocketConnection  *connection,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autofree guint8 *data = NULL;
  guint32 length;

  if (!read_exactly (connection, &length, sizeof length, cancellable, error))
    return NULL;
  length = GUINT32_FROM_BE (length);
  if (length == 0 || length > MAX_MESSAGE)
    {
      fail_odd (error);
      return NULL;
    }

  data = g_malloc (length);
  if (!read_exactly (connection, data, length, cancellable, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static GBytes *
ask (GByteArray    *request,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr(GSocketConnection) connection = connect_agent (cancellable, error);

  if (connection == NULL || !send_request (connection, request, cancellable, error))
    return NULL;

  return read_answer (connection, cancellable, error);
}

/* Whether the answer is of this kind; leaves what follows in @view. */
static gboolean
open_answer (GBytes         *answer,
             guint8          kind,
             StewardSshView *view)
{
  view->data = g_bytes_get_data (answer, &view->length);
  if (view->length == 0 || view->data[0] != kind)
    return FALSE;

  view->data++;
  view->length--;
  return TRUE;
}

static char *
read_comment (StewardSshView view)
{
  g_autofree char *text = g_strndup ((const char *) view.data, MIN (view.length, MAX_COMMENT));

  return g_utf8_make_valid (text, -1);
}

static gboolean
read_keys (StewardSshView  view,
           GPtrArray      *keys)
{
  guint32 n;

  if (!steward_ssh_view_read_number (&view, &n) || n > MAX_KEYS)
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    {
      StewardSshView blob, comment;
      StewardPublicKey key;
      StewardAgentKey *item;

      if (!steward_ssh_view_read_string (&view, &blob) || !steward_ssh_view_read_string (&view, &comment))
        return FALSE;
      if (!steward_ssh_view_to_key (blob, &key))
        continue;
      item = g_new0 (StewardAgentKey, 1);
      item->key = key;
      item->comment = read_comment (comment);
      g_ptr_array_add (keys, item);
    }

  return view.length == 0;
}

/**
 * steward_ssh_agent_list_sync:
 * @cancellable: (nullable): stops the wait
 * @error: return location; %STEWARD_ERROR_NO_SSH_AGENT
 *
 * Keys of other kinds than Ed25519 are left out.
 *
 * Returns: (transfer full) (element-type StewardAgentKey): the keys that can
 *   sign decisions, perhaps none
 */
GPtrArray *
steward_ssh_agent_list_sync (GCancellable  *cancellable,
                             GError       **error)
{
  const guint8 kind = REQUEST_IDENTITIES;
  g_autoptr(GByteArray) request = g_byte_array_new ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_agent_key_free);
  g_autoptr(GBytes) answer = NULL;
  StewardSshView view;

  g_byte_array_append (request, &kind, 1);
  answer = ask (request, cancellable, error);
  if (answer == NULL)
    return NULL;
  if (!open_answer (answer, IDENTITIES_ANSWER, &view) || !read_keys (view, keys))
    {
      fail_odd (error);
      return NULL;
    }

  return g_steal_pointer (&keys);
}

static GByteArray *
make_sign_request (const StewardPublicKey *key,
                   GBytes                 *data)
{
  const guint8 kind = SIGN_REQUEST;
  GByteArray *request = g_byte_array_new ();
  g_autoptr(GByteArray) blob = g_byte_array_new ();
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  steward_ssh_append_key (blob, key);
  g_byte_array_append (request, &kind, 1);
  steward_ssh_append_string (request, blob->data, blob->len);
  steward_ssh_append_string (request, bytes, length);
  steward_ssh_append_number (request, 0);

  return request;
}

/**
 * steward_ssh_agent_sign_sync:
 * @key: one that the agent has
 * @data: what to sign, at most 64 KiB
 * @out_signature: (out): a signature that verifies
 * @cancellable: (nullable): stops the wait
 * @error: return location; %STEWARD_ERROR_SIGNING_KEY_MISSING when the agent
 *   does not sign with that key, be it unknown, locked or refused by its owner;
 *   %STEWARD_ERROR_NO_SSH_AGENT
 *
 * Returns: whether @data is signed
 */
gboolean
steward_ssh_agent_sign_sync (const StewardPublicKey  *key,
                             GBytes                  *data,
                             StewardSignature        *out_signature,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  g_autoptr(GByteArray) request = make_sign_request (key, data);
  g_autoptr(GBytes) answer = ask (request, cancellable, error);
  StewardSshView view, blob;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  if (answer == NULL)
    return FALSE;
  if (!open_answer (answer, SIGN_RESPONSE, &view))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING,
                           "The ssh-agent does not sign with the key that was chosen.");
      return FALSE;
    }
  if (!steward_ssh_view_read_string (&view, &blob) || view.length != 0 ||
      !steward_ssh_view_to_signature (blob, out_signature) ||
      !steward_public_key_verify (key, bytes, length, out_signature))
    return fail_odd (error);

  return TRUE;
}
