/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signatures that "ssh-keygen -Y verify" checks, after OpenSSH's
 * PROTOCOL.sshsig: what is signed is a blob of namespace, name of the hash and
 * hash of the data, so that a signature made for one purpose is worth nothing
 * for another. Only Ed25519, SHA-512 and our namespace are read. */

#include "config.h"

#include "steward-sshsig.h"

#include "steward-digest.h"

#include <string.h>

#define MAGIC "SSHSIG"
#define VERSION 1
#define HASH "sha512"
#define BEGIN "-----BEGIN SSH SIGNATURE-----\n"
#define END "-----END SSH SIGNATURE-----"
#define WIDTH 70
#define MAX_TEXT 4096

static void
append_text (GByteArray *out,
             const char *text)
{
  steward_ssh_append_string (out, text, strlen (text));
}

/**
 * steward_sshsig_make_data:
 * @data: (array length=length): what a person signs
 * @length: in bytes
 *
 * Returns: (transfer full): the bytes that go to the key
 */
GBytes *
steward_sshsig_make_data (gconstpointer data,
                          gsize         length)
{
  GByteArray *out = g_byte_array_new ();
  guint8 hash[64];

  steward_sha512_of_bytes (data, length, hash);
  g_byte_array_append (out, (const guint8 *) MAGIC, strlen (MAGIC));
  append_text (out, STEWARD_SSHSIG_NAMESPACE);
  append_text (out, "");
  append_text (out, HASH);
  steward_ssh_append_string (out, hash, sizeof hash);

  return g_byte_array_free_to_bytes (out);
}

/* A part that has a length of its own: key, signature. */
static void
append_part (GByteArray *out,
             GByteArray *part)
{
  steward_ssh_append_string (out, part->data, part->len);
  g_byte_array_set_size (part, 0);
}

static void
append_blob (GByteArray          *out,
             const StewardSshsig *self)
{
  g_autoptr(GByteArray) part = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, strlen (MAGIC));
  steward_ssh_append_number (out, VERSION);
  steward_ssh_append_key (part, &self->key);
  append_part (out, part);
  append_text (out, STEWARD_SSHSIG_NAMESPACE);
  append_text (out, "");
  append_text (out, HASH);
  steward_ssh_append_signature (part, &self->signature);
  append_part (out, part);
}

/**
 * steward_sshsig_to_text:
 * @self: a signature
 *
 * Returns: (transfer full): its armour, as in a .sig file
 */
char *
steward_sshsig_to_text (const StewardSshsig *self)
{
  g_autoptr(GByteArray) blob = g_byte_array_new ();
  g_autofree char *base64 = NULL;
  GString *text = g_string_new (BEGIN);

  append_blob (blob, self);
  base64 = g_base64_encode (blob->data, blob->len);
  for (const char *at = base64; *at != '\0'; at += strnlen (at, WIDTH))
    g_string_append_printf (text, "%.*s\n", WIDTH, at);
  g_string_append (text, END "\n");

  return g_string_free (text, FALSE);
}

/* The Base64 between the two lines, its lines joined. */
static char *
read_armour (const char *text)
{
  GString *base64;
  const char *end;

  if (text == NULL || strnlen (text, MAX_TEXT) == MAX_TEXT || !g_str_has_prefix (text, BEGIN))
    return NULL;
  text += strlen (BEGIN);
  end = strstr (text, "\n" END);
  if (end == NULL || (strcmp (end, "\n" END) != 0 && strcmp (end, "\n" END "\n") != 0))
    return NULL;

  base64 = g_string_new (NULL);
  for (; text < end; text++)
    if (*text != '\n')
      g_string_append_c (base64, *text);

  return g_string_free (base64, FALSE);
}

static gboolean
read_exact (StewardSshView *view,
            const char     *expected)
{
  StewardSshView string;

  return steward_ssh_view_read_string (view, &string) && steward_ssh_view_equal (&string, expected);
}

/* Says in words what is not as it should be; NULL when all is well. */
static const char *
read_blob (StewardSshView  view,
           StewardSshsig  *out)
{
  gsize magic = strlen (MAGIC);
  StewardSshView part;
  guint32 version;

  if (view.length < magic || memcmp (view.data, MAGIC, magic) != 0)
    return "it does not begin as one";
  view = (StewardSshView) { view.data + magic, view.length - magic };
  if (!steward_ssh_view_read_number (&view, &version) || version != VERSION)
    return "it is of another version";
  if (!steward_ssh_view_read_string (&view, &part) || !steward_ssh_view_to_key (part, &out->key))
    return "its key is not an Ed25519 key";
  if (!read_exact (&view, STEWARD_SSHSIG_NAMESPACE))
    return "it was made for another purpose than “" STEWARD_SSHSIG_NAMESPACE "”";
  if (!read_exact (&view, ""))
    return "it has a part that nobody knows";
  if (!read_exact (&view, HASH))
    return "its hash is not SHA-512";
  if (!steward_ssh_view_read_string (&view, &part) || !steward_ssh_view_to_signature (part, &out->signature))
    return "it holds no Ed25519 signature";

  return view.length == 0 ? NULL : "something follows it";
}

/**
 * steward_sshsig_from_text:
 * @text: (nullable): armour, from steward_sshsig_to_text() or ssh-keygen
 * @out_sshsig: (out): set on success only
 * @error: return location; %STEWARD_ERROR_INVALID_DATA
 *
 * Reads; whether the signature fits anything says steward_sshsig_verify().
 *
 * Returns: whether @text is a signature made for decisions
 */
gboolean
steward_sshsig_from_text (const char     *text,
                          StewardSshsig  *out_sshsig,
                          GError        **error)
{
  g_autofree char *base64 = read_armour (text);
  g_autoptr(GBytes) blob = base64 != NULL ? steward_ssh_decode_base64 (base64, strlen (base64)) : NULL;
  const char *why = "its armour is broken";
  StewardSshsig sshsig;
  StewardSshView view;

  if (blob != NULL)
    {
      view.data = g_bytes_get_data (blob, &view.length);
      why = read_blob (view, &sshsig);
    }
  if (why != NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "This is no SSH signature of a decision: %s.",
                   why);
      return FALSE;
    }

  *out_sshsig = sshsig;
  return TRUE;
}

/**
 * steward_sshsig_sign:
 * @key: a person's key
 * @data: (array length=length): what to sign
 * @length: in bytes
 *
 * Returns: (transfer full): armour
 */
char *
steward_sshsig_sign (const StewardPrivateKey *key,
                     gconstpointer            data,
                     gsize                    length)
{
  g_autoptr(GBytes) blob = steward_sshsig_make_data (data, length);
  StewardSshsig sshsig;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (blob, &size);

  steward_private_key_get_public (key, &sshsig.key);
  steward_private_key_sign (key, bytes, size, &sshsig.signature);

  return steward_sshsig_to_text (&sshsig);
}

/**
 * steward_sshsig_verify:
 * @self: a signature
 * @data: (array length=length): what it should be of
 * @length: in bytes
 *
 * Returns: whether its key has signed @data; whose key that is must be asked
 *   elsewhere
 */
gboolean
steward_sshsig_verify (const StewardSshsig *self,
                       gconstpointer        data,
                       gsize                length)
{
  g_autoptr(GBytes) blob = steward_sshsig_make_data (data, length);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (blob, &size);

  return steward_public_key_verify (&self->key, bytes, size, &self->signature);
}
