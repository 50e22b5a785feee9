/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wire format of SSH, as far as keys and signatures of Ed25519 need it,
 * and the line by which OpenSSH writes a public key. Everything that is read
 * may be hostile: one spelling is accepted, and nothing behind it. */

#include "config.h"

#include "steward-ssh-wire.h"

#include <string.h>

#define MAX_LINE 4096

void
steward_ssh_append_number (GByteArray *out,
                           guint32     value)
{
  guint32 ordered = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &ordered, sizeof ordered);
}

void
steward_ssh_append_string (GByteArray    *out,
                           gconstpointer  data,
                           gsize          length)
{
  steward_ssh_append_number (out, (guint32) length);
  if (length > 0)
    g_byte_array_append (out, data, (guint) length);
}

static void
append_typed (GByteArray    *out,
              gconstpointer  data,
              gsize          length)
{
  steward_ssh_append_string (out, STEWARD_SSH_KEY_TYPE, strlen (STEWARD_SSH_KEY_TYPE));
  steward_ssh_append_string (out, data, length);
}

/**
 * steward_ssh_append_key:
 * @out: where to
 * @key: a key
 *
 * Appends its blob: type and bytes, without a length of both.
 */
void
steward_ssh_append_key (GByteArray             *out,
                        const StewardPublicKey *key)
{
  append_typed (out, key->bytes, sizeof key->bytes);
}

void
steward_ssh_append_signature (GByteArray             *out,
                              const StewardSignature *signature)
{
  append_typed (out, signature->bytes, sizeof signature->bytes);
}

gboolean
steward_ssh_view_read_number (StewardSshView *self,
                              guint32        *out_value)
{
  guint32 ordered;

  if (self->length < sizeof ordered)
    return FALSE;

  memcpy (&ordered, self->data, sizeof ordered);
  *out_value = GUINT32_FROM_BE (ordered);
  self->data += sizeof ordered;
  self->length -= sizeof ordered;

  return TRUE;
}

/**
 * steward_ssh_view_read_string:
 * @self: a view, which is moved behind the string
 * @out_string: (out): the string's bytes, in the same memory
 *
 * Returns: whether a whole string was there
 */
gboolean
steward_ssh_view_read_string (StewardSshView *self,
                              StewardSshView *out_string)
{
  StewardSshView rest = *self;
  guint32 length;

  if (!steward_ssh_view_read_number (&rest, &length) || length > rest.length)
    return FALSE;

  *out_string = (StewardSshView) { rest.data, length };
  *self = (StewardSshView) { rest.data + length, rest.length - length };

  return TRUE;
}

gboolean
steward_ssh_view_equal (const StewardSshView *self,
                        const char           *text)
{
  return self->length == strlen (text) && (self->length == 0 || memcmp (self->data, text, self->length) == 0);
}

static gboolean
read_typed (StewardSshView  view,
            gpointer        out,
            gsize           length)
{
  StewardSshView type, bytes;

  if (!steward_ssh_view_read_string (&view, &type) || !steward_ssh_view_equal (&type, STEWARD_SSH_KEY_TYPE) ||
      !steward_ssh_view_read_string (&view, &bytes) || bytes.length != length || view.length != 0)
    return FALSE;

  memcpy (out, bytes.data, length);
  return TRUE;
}

gboolean
steward_ssh_view_to_key (StewardSshView    self,
                         StewardPublicKey *out_key)
{
  return read_typed (self, out_key->bytes, sizeof out_key->bytes);
}

gboolean
steward_ssh_view_to_signature (StewardSshView    self,
                               StewardSignature *out_signature)
{
  return read_typed (self, out_signature->bytes, sizeof out_signature->bytes);
}

/**
 * steward_ssh_decode_base64:
 * @text: (array length=length): padded Base64 without white space
 * @length: of it
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL when @text is not
 *   the one spelling of any
 */
GBytes *
steward_ssh_decode_base64 (const char *text,
                           gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree guchar *bytes = NULL;
  g_autofree char *again = NULL;
  gsize size;

  if (length == 0 || strlen (copy) != length)
    return NULL;

  bytes = g_base64_decode (copy, &size);
  again = g_base64_encode (bytes, size);
  if (strcmp (again, copy) != 0)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

/**
 * steward_public_key_to_line:
 * @self: a key
 * @comment: (nullable): what stands behind it
 *
 * Returns: (transfer full): "ssh-ed25519 AAAA…", as in authorized_keys
 */
char *
steward_public_key_to_line (const StewardPublicKey *self,
                            const char             *comment)
{
  g_autoptr(GByteArray) blob = g_byte_array_new ();
  g_autofree char *base64 = NULL;

  steward_ssh_append_key (blob, self);
  base64 = g_base64_encode (blob->data, blob->len);

  return g_strjoin (" ", STEWARD_SSH_KEY_TYPE, base64, comment, NULL);
}

static gboolean
read_line (const char       *line,
           StewardPublicKey *out_key)
{
  gsize prefix = strlen (STEWARD_SSH_KEY_TYPE " ");
  g_autoptr(GBytes) blob = NULL;
  StewardSshView view;

  if (line == NULL || strnlen (line, MAX_LINE) == MAX_LINE || !g_str_has_prefix (line, STEWARD_SSH_KEY_TYPE " "))
    return FALSE;

  blob = steward_ssh_decode_base64 (line + prefix, strcspn (line + prefix, " \n"));
  if (blob == NULL)
    return FALSE;

  view.data = g_bytes_get_data (blob, &view.length);
  return steward_ssh_view_to_key (view, out_key);
}

/**
 * steward_public_key_from_line:
 * @line: (nullable): "ssh-ed25519 AAAA…", and perhaps a comment
 * @out_key: (out): set on success only
 * @error: return location; %STEWARD_ERROR_INVALID_DATA
 *
 * Returns: whether it is such a key
 */
gboolean
steward_public_key_from_line (const char        *line,
                              StewardPublicKey  *out_key,
                              GError           **error)
{
  if (read_line (line, out_key))
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "This is not an Ed25519 public key of OpenSSH (“ssh-ed25519 AAAA…”).");
  return FALSE;
}
