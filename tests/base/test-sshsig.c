/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signatures of SSH, against ourselves and against the real ssh-keygen in
 * both directions; and what must be refused, by us and by ssh-keygen. */

#include "config.h"

#include "steward-sshsig.h"

#include <glib/gstdio.h>
#include <string.h>

#define MESSAGE "{\"choice\":\"approve\"}"

typedef struct
{
  char *folder;
  StewardPrivateKey key;
  StewardPublicKey public_key;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("steward-sshsig-XXXXXX", NULL);
  steward_private_key_generate (&self->key);
  steward_private_key_get_public (&self->key, &self->public_key);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
write_file (Fixture    *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static char *
read_file (Fixture    *self,
           const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static gboolean
has_ssh_keygen (void)
{
  g_autofree char *path = g_find_program_in_path ("ssh-keygen");

  if (path == NULL)
    g_test_skip ("ssh-keygen is not installed");

  return path != NULL;
}

static int
run_shell (Fixture    *self,
           const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s%s", command, out, err);

  return g_spawn_check_wait_status (status, NULL) ? 0 : 1;
}

/* In the form that openssl reads. */
static void
write_private_key (Fixture *self)
{
  g_autofree char *text = steward_private_key_to_text (&self->key);
  g_autofree char *pem = g_strdup_printf ("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n", text);

  write_file (self, "pkcs8.pem", pem);
}

static int
verify_with_ssh_keygen (Fixture    *self,
                        const char *signature,
                        const char *name_space,
                        const char *message)
{
  g_autofree char *line = steward_public_key_to_line (&self->public_key, NULL);
  g_autofree char *allowed = g_strconcat ("p-1 ", line, "\n", NULL);
  g_autofree char *command =
    g_strdup_printf ("ssh-keygen -Y verify -f allowed -I p-1 -n %s -s message.sig <message", name_space);

  write_file (self, "allowed", allowed);
  write_file (self, "message", message);
  write_file (self, "message.sig", signature);

  return run_shell (self, command);
}

static void
test_ours_there (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *signature = steward_sshsig_sign (&self->key, MESSAGE, strlen (MESSAGE));

  if (!has_ssh_keygen ())
    return;
  g_assert_cmpint (verify_with_ssh_keygen (self, signature, STEWARD_SSHSIG_NAMESPACE, MESSAGE), ==, 0);
  g_assert_cmpint (verify_with_ssh_keygen (self, signature, "git", MESSAGE), !=, 0);
  g_assert_cmpint (verify_with_ssh_keygen (self, signature, STEWARD_SSHSIG_NAMESPACE, MESSAGE " "), !=, 0);
  steward_private_key_generate (&self->key);
  steward_private_key_get_public (&self->key, &self->public_key);
  g_assert_cmpint (verify_with_ssh_keygen (self, signature, STEWARD_SSHSIG_NAMESPACE, MESSAGE), !=, 0);
}

static gboolean
accepts (const char             *text,
         const char             *message,
         const StewardPublicKey *key)
{
  StewardSshsig sshsig;

  return steward_sshsig_from_text (text, &sshsig, NULL) && steward_public_key_equal (&sshsig.key, key) &&
         steward_sshsig_verify (&sshsig, message, strlen (message));
}

static char *
sign_there (Fixture    *self,
            const char *options)
{
  g_autofree char *command = g_strdup_printf ("rm -f message.sig && ssh-keygen -q -Y sign -f id %s message", options);

  write_file (self, "message", MESSAGE);
  if (run_shell (self, command) != 0)
    return NULL;

  return read_file (self, "message.sig");
}

static void
test_theirs_here (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *other_space = NULL;
  g_autofree char *other_hash = NULL;
  StewardPublicKey key;

  if (!has_ssh_keygen ())
    return;
  g_assert_cmpint (run_shell (self, "ssh-keygen -q -t ed25519 -N '' -C 'a comment' -f id"), ==, 0);
  line = read_file (self, "id.pub");
  g_assert_true (steward_public_key_from_line (line, &key, NULL));
  signature = sign_there (self, "-n " STEWARD_SSHSIG_NAMESPACE);
  g_assert_true (accepts (signature, MESSAGE, &key));
  g_assert_false (accepts (signature, MESSAGE " ", &key));
  g_assert_false (accepts (signature, MESSAGE, &self->public_key));

  other_space = sign_there (self, "-n git");
  g_assert_false (accepts (other_space, MESSAGE, &key));
  other_hash = sign_there (self, "-n " STEWARD_SSHSIG_NAMESPACE " -O hashalg=sha256");
  g_assert_false (other_hash != NULL && accepts (other_hash, MESSAGE, &key));
}

static void
test_other_key_type (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *signature = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;
  StewardSshsig sshsig;
  StewardPublicKey key;

  if (!has_ssh_keygen ())
    return;
  g_assert_cmpint (run_shell (self, "ssh-keygen -q -t ecdsa -N '' -f id"), ==, 0);
  signature = sign_there (self, "-n " STEWARD_SSHSIG_NAMESPACE);
  line = read_file (self, "id.pub");
  g_assert_false (steward_public_key_from_line (line, &key, NULL));
  g_assert_false (steward_sshsig_from_text (signature, &sshsig, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "not an Ed25519 key"));
}

/* The PKCS#8 that goes to the keyring is one that openssl reads. */
static void
test_pkcs8 (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (openssl == NULL)
    {
      g_test_skip ("openssl is not installed");
      return;
    }
  write_private_key (self);
  g_assert_cmpint (run_shell (self, "openssl pkey -in pkcs8.pem -pubout -outform DER | tail -c 32 | base64 >public"),
                   ==, 0);
  actual = read_file (self, "public");
  expected = g_base64_encode (self->public_key.bytes, 32);
  g_assert_cmpstr (g_strchomp (actual), ==, expected);
}

/* --- what is refused --- */

static GByteArray *
unwrap (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *base64 = g_string_new (NULL);
  g_autofree char *joined = NULL;
  gsize length;
  guchar *bytes;

  for (gsize i = 1; lines[i] != NULL && !g_str_has_prefix (lines[i], "-----"); i++)
    g_string_append (base64, lines[i]);
  joined = g_string_free (base64, FALSE);
  bytes = g_base64_decode (joined, &length);

  return g_byte_array_new_take (bytes, length);
}

static char *
wrap (const guint8 *data,
      gsize         length)
{
  g_autofree char *base64 = g_base64_encode (data, length);

  return g_strdup_printf ("-----BEGIN SSH SIGNATURE-----\n%s\n-----END SSH SIGNATURE-----\n", base64);
}

static void
assert_refused (const guint8 *data,
                gsize         length,
                const char   *why)
{
  g_autofree char *text = wrap (data, length);
  g_autoptr(GError) error = NULL;
  StewardSshsig sshsig;

  g_assert_false (steward_sshsig_from_text (text, &sshsig, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  if (why != NULL)
    g_assert_nonnull (strstr (error->message, why));
}

static void
test_flips (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = steward_sshsig_sign (&self->key, MESSAGE, strlen (MESSAGE));
  g_autoptr(GByteArray) blob = unwrap (text);

  for (guint i = 0; i < 8 * blob->len; i++)
    {
      g_autofree char *changed = NULL;

      blob->data[i / 8] ^= (guint8) (1 << i % 8);
      changed = wrap (blob->data, blob->len);
      g_assert_false (accepts (changed, MESSAGE, &self->public_key));
      blob->data[i / 8] ^= (guint8) (1 << i % 8);
    }
  for (guint i = 0; i < blob->len; i++)
    assert_refused (blob->data, i, NULL);
}

static void
test_fields (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *text = steward_sshsig_sign (&self->key, MESSAGE, strlen (MESSAGE));
  g_autoptr(GByteArray) blob = unwrap (text);
  guint8 *name_space;

  blob->data[9] = 2;
  assert_refused (blob->data, blob->len, "another version");
  blob->data[9] = 1;
  blob->data[0] = 's';
  assert_refused (blob->data, blob->len, "does not begin");
  blob->data[0] = 'S';
  name_space = memmem (blob->data, blob->len, STEWARD_SSHSIG_NAMESPACE, strlen (STEWARD_SSHSIG_NAMESPACE));
  name_space[0] = 'S';
  assert_refused (blob->data, blob->len, "another purpose");
  name_space[0] = 's';
  ((guint8 *) memmem (blob->data, blob->len, "sha512", 6))[3] = '2';
  assert_refused (blob->data, blob->len, "SHA-512");
  ((guint8 *) memmem (blob->data, blob->len, "sha212", 6))[3] = '5';
  g_byte_array_append (blob, (const guint8 *) "\0", 1);
  assert_refused (blob->data, blob->len, "follows");
}

/* ssh-keygen refuses the same. */
static void
test_broken_there (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = steward_sshsig_sign (&self->key, MESSAGE, strlen (MESSAGE));
  g_autoptr(GByteArray) blob = unwrap (text);
  g_autofree char *whole = wrap (blob->data, blob->len);
  g_autofree char *truncated = wrap (blob->data, blob->len - 1);
  g_autofree char *flipped = NULL;
  g_autofree char *version = NULL;

  if (!has_ssh_keygen ())
    return;
  blob->data[blob->len - 1] ^= 1;
  flipped = wrap (blob->data, blob->len);
  blob->data[blob->len - 1] ^= 1;
  blob->data[9] = 2;
  version = wrap (blob->data, blob->len);
  g_assert_cmpint (verify_with_ssh_keygen (self, whole, STEWARD_SSHSIG_NAMESPACE, MESSAGE), ==, 0);
  g_assert_cmpint (verify_with_ssh_keygen (self, truncated, STEWARD_SSHSIG_NAMESPACE, MESSAGE), !=, 0);
  g_assert_cmpint (verify_with_ssh_keygen (self, flipped, STEWARD_SSHSIG_NAMESPACE, MESSAGE), !=, 0);
  g_assert_cmpint (verify_with_ssh_keygen (self, version, STEWARD_SSHSIG_NAMESPACE, MESSAGE), !=, 0);
}

static void
test_armour (Fixture       *self,
             gconstpointer  data)
{
  static const char *const texts[] = {
    "", "-----BEGIN SSH SIGNATURE-----\n", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
    "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n",
    "-----BEGIN SSH SIGNATURE-----\nU1NI*1NJRw==\n-----END SSH SIGNATURE-----\n",
    "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\ntrailing",
  };
  g_autofree char *text = steward_sshsig_sign (&self->key, MESSAGE, strlen (MESSAGE));
  g_autofree char *huge = g_strnfill (100000, 'A');
  g_autofree char *wrapped = g_strdup_printf ("-----BEGIN SSH SIGNATURE-----\n%s\n-----END SSH SIGNATURE-----\n", huge);
  g_autofree char *behind = g_strconcat (text, "x", NULL);
  g_autofree char *before = g_strconcat ("x", text, NULL);
  StewardSshsig sshsig;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (steward_sshsig_from_text (texts[i], &sshsig, NULL));
  g_assert_false (steward_sshsig_from_text (NULL, &sshsig, NULL));
  g_assert_false (steward_sshsig_from_text (wrapped, &sshsig, NULL));
  g_assert_false (steward_sshsig_from_text (behind, &sshsig, NULL));
  g_assert_false (steward_sshsig_from_text (before, &sshsig, NULL));
}

static void
test_lines (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *plain = steward_public_key_to_line (&self->public_key, NULL);
  g_autofree char *line = steward_public_key_to_line (&self->public_key, "Ada at home");
  g_autofree char *shortened = g_strndup (plain, strlen (plain) - 4);
  g_autofree char *longer = g_strconcat (plain, "AAAA", NULL);
  g_autoptr(GError) error = NULL;
  StewardPublicKey key;

  g_assert_true (g_str_has_suffix (line, " Ada at home"));
  g_assert_true (g_str_has_prefix (line, plain));
  g_assert_true (steward_public_key_from_line (plain, &key, NULL));
  g_assert_true (steward_public_key_equal (&key, &self->public_key));
  g_assert_true (steward_public_key_from_line (line, &key, NULL));
  g_assert_false (steward_public_key_from_line (shortened, &key, NULL));
  g_assert_false (steward_public_key_from_line (longer, &key, NULL));
  g_assert_false (steward_public_key_from_line ("ssh-ed25519", &key, NULL));
  g_assert_false (steward_public_key_from_line ("ssh-ed25519 ", &key, NULL));
  g_assert_false (steward_public_key_from_line (NULL, &key, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

#define ADD(name, func) g_test_add ("/sshsig/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ours-there", test_ours_there);
  ADD ("theirs-here", test_theirs_here);
  ADD ("other-key-type", test_other_key_type);
  ADD ("pkcs8", test_pkcs8);
  ADD ("flips", test_flips);
  ADD ("fields", test_fields);
  ADD ("broken-there", test_broken_there);
  ADD ("armour", test_armour);
  ADD ("lines", test_lines);

  return g_test_run ();
}
