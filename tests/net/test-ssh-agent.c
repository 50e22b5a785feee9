/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A real ssh-agent with a real key; and agents that lie, hang up or never
 * answer. */

#include "config.h"

#include "steward-signer.h"
#include "steward-ssh-agent.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *socket;
  GSubprocess *agent;                  /* the real one */
  GSocket *listener;                   /* of the other */
  GThread *thread;
  GBytes *answer;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("steward-agent-XXXXXX", NULL);
  self->socket = g_build_filename (self->folder, "socket", NULL);
  g_setenv ("SSH_AUTH_SOCK", self->socket, TRUE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (self->agent != NULL)
    {
      g_subprocess_force_exit (self->agent);
      g_subprocess_wait (self->agent, NULL, NULL);
    }
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_object (&self->agent);
  g_clear_object (&self->listener);
  g_clear_pointer (&self->answer, g_bytes_unref);

  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->socket);
}

static void
run_shell (Fixture    *self,
           const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", command, err);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static gboolean
start_agent (Fixture *self)
{
  static const char *const programs[] = { "ssh-agent", "ssh-add", "ssh-keygen" };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        {
          g_test_skip ("ssh-agent is not installed");
          return FALSE;
        }
    }

  self->agent = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "ssh-agent", "-D", "-a", self->socket,
                                  NULL);
  g_assert_no_error (error);
  for (unsigned i = 0; i < 500 && !g_file_test (self->socket, G_FILE_TEST_EXISTS); i++)
    g_usleep (10 * 1000);
  g_assert_true (g_file_test (self->socket, G_FILE_TEST_EXISTS));

  return TRUE;
}

static void
test_real (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a decision", 10);
  g_autoptr(GError) error = NULL;
  const StewardAgentKey *key;
  StewardSignature signature;

  if (!start_agent (self))
    return;
  none = steward_ssh_agent_list_sync (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  run_shell (self, "ssh-keygen -q -t ed25519 -N '' -C 'Ada’s key' -f id && ssh-add -q id");
  run_shell (self, "ssh-keygen -q -t ecdsa -N '' -f other && ssh-add -q other");
  keys = steward_ssh_agent_list_sync (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);
  key = g_ptr_array_index (keys, 0);
  g_assert_cmpstr (key->comment, ==, "Ada’s key");
  g_assert_true (steward_ssh_agent_sign_sync (&key->key, bytes, &signature, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (steward_public_key_verify (&key->key, "a decision", 10, &signature));
}

static void
test_signer (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "id.pub", NULL);
  g_autofree char *line = NULL;
  g_autofree char *loaded = NULL;
  g_autofree char *armour = NULL;
  g_autofree char *none = NULL;
  g_autoptr(StewardSigner) signer = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr(GError) error = NULL;
  StewardSshsig sshsig;

  if (!start_agent (self))
    return;
  run_shell (self, "ssh-keygen -q -t ed25519 -N '' -f id && ssh-add -q id");
  g_assert_true (g_file_get_contents (path, &line, NULL, NULL));
  signer = steward_signer_new_for_agent (line, &error);
  g_assert_no_error (error);
  loaded = steward_signer_load_key_sync (signer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, loaded));
  armour = steward_signer_sign_sync (signer, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_sshsig_from_text (armour, &sshsig, &error));
  g_assert_true (steward_sshsig_verify (&sshsig, "{}", 2));

  run_shell (self, "ssh-add -q -D");
  none = steward_signer_load_key_sync (signer, NULL, &error);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING);
  g_clear_error (&error);
  none = steward_signer_sign_sync (signer, bytes, NULL, &error);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING);
  g_assert_null (none);
  g_clear_error (&error);
  g_assert_null (steward_signer_new_for_agent ("ssh-rsa AAAA", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static void
test_absent (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *long_path = g_strnfill (300, 'x');

  g_assert_true (steward_ssh_agent_is_there ());
  g_assert_null (steward_ssh_agent_list_sync (NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT);
  g_assert_nonnull (steward_error_remedy (error));
  g_clear_error (&error);

  g_unsetenv ("SSH_AUTH_SOCK");
  g_assert_false (steward_ssh_agent_is_there ());
  g_assert_null (steward_ssh_agent_list_sync (NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT);
  g_clear_error (&error);

  g_setenv ("SSH_AUTH_SOCK", long_path, TRUE);
  g_assert_false (steward_ssh_agent_is_there ());
  g_assert_null (steward_ssh_agent_list_sync (NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT);
}

/* --- agents that lie --- */

static gpointer
answer_in_thread (gpointer data)
{
  Fixture *self = data;
  g_autoptr(GSocket) socket = g_socket_accept (self->listener, NULL, NULL);
  char request[4096];
  gsize length;
  const char *bytes = g_bytes_get_data (self->answer, &length);

  if (socket == NULL || g_socket_receive (socket, request, sizeof request, NULL, NULL) <= 0)
    return NULL;
  if (length > 0)
    g_socket_send (socket, bytes, length, NULL, NULL);
  else
    g_usleep (300 * 1000);

  return NULL;
}

static void
start_liar (Fixture       *self,
            gconstpointer  answer,
            gsize          length)
{
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (self->socket);
  g_autoptr(GError) error = NULL;

  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_object (&self->listener);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_unlink (self->socket);

  self->answer = g_bytes_new (answer, length);
  self->listener = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (self->listener, 20);
  g_assert_true (g_socket_bind (self->listener, address, FALSE, &error));
  g_assert_true (g_socket_listen (self->listener, &error));
  g_assert_no_error (error);
  self->thread = g_thread_new ("liar", answer_in_thread, self);
}

#define LIAR(text) { text, sizeof (text) - 1 }

static void
test_liars (Fixture       *self,
            gconstpointer  data)
{
  static const struct { const char *bytes; gsize length; } answers[] = {
    LIAR ("\0"),
    LIAR ("\0\0\0\0"),
    LIAR ("\xff\xff\xff\xff"),
    LIAR ("\0\4\0\1"),
    LIAR ("\0\0\0\1\5"),
    LIAR ("\0\0\0\1\x0c"),
    LIAR ("\0\0\0\5\x0c\0\0\0\1"),
    LIAR ("\0\0\0\5\x0c\xff\xff\xff\xff"),
    LIAR ("\0\0\0\6\x0c\0\0\0\0x"),
    LIAR ("\0\0\0\x0d\x0c\0\0\0\1\xff\xff\xff\xf0\0\0\0\0"),
    LIAR ("\0\0\0\5\x0e\0\0\0\0"),
  };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  StewardPublicKey key = { { 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      StewardSignature signature;

      start_liar (self, answers[i].bytes, answers[i].length);
      g_assert_null (steward_ssh_agent_list_sync (NULL, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT);
      g_clear_error (&error);
      start_liar (self, answers[i].bytes, answers[i].length);
      g_assert_false (steward_ssh_agent_sign_sync (&key, bytes, &signature, NULL, &error));
      g_assert_nonnull (error);
    }
}

/* A well-formed signature that is not one. */
static void
test_forger (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GByteArray) blob = g_byte_array_new ();
  g_autoptr(GByteArray) inner = g_byte_array_new ();
  g_autoptr(GByteArray) message = g_byte_array_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr(GError) error = NULL;
  g_auto(StewardPrivateKey) key = { 0 };
  StewardPublicKey public_key;
  StewardSignature signature;

  steward_private_key_generate (&key);
  steward_private_key_get_public (&key, &public_key);
  steward_private_key_sign (&key, "[]", 2, &signature);
  steward_ssh_append_signature (blob, &signature);
  g_byte_array_append (inner, (const guint8 *) "\x0e", 1);
  steward_ssh_append_string (inner, blob->data, blob->len);
  steward_ssh_append_string (message, inner->data, inner->len);
  start_liar (self, message->data, message->len);
  g_assert_false (steward_ssh_agent_sign_sync (&public_key, bytes, &signature, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SSH_AGENT);
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;

  start_liar (self, "", 0);
  thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
  g_assert_null (steward_ssh_agent_list_sync (cancellable, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_thread_join (thread);
}

#define ADD(name, func) g_test_add ("/ssh-agent/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("real", test_real);
  ADD ("signer", test_signer);
  ADD ("absent", test_absent);
  ADD ("liars", test_liars);
  ADD ("forger", test_forger);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
