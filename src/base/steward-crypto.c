/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256, Ed25519 and random bytes. This is the only file that knows libcrypto, so
 * that the inventory of cryptography is one page long. The algorithm object is
 * fetched once: looking it up costs more than hashing a short text. */

#include "config.h"

#include "steward-digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

struct _StewardHasher
{
  EVP_MD_CTX *context;
};

/* One context a thread for short texts: making one costs more than they do. */
static GPrivate thread_context = G_PRIVATE_INIT ((GDestroyNotify) EVP_MD_CTX_free);

static const EVP_MD *
get_algorithm (void)
{
  static gsize once = 0;
  static EVP_MD *algorithm = NULL;

  if (g_once_init_enter (&once))
    {
      algorithm = EVP_MD_fetch (NULL, "SHA256", NULL);
      if (algorithm == NULL)
        g_error ("libcrypto offers no SHA-256");
      g_once_init_leave (&once, 1);
    }

  return algorithm;
}

/* Without SHA-256 no seal can be made or checked; going on would be worse
 * than stopping. */
static void
insist (int ok)
{
  if (ok != 1)
    g_error ("libcrypto failed to compute a digest");
}

static int
parse_nibble (char c)
{
  return g_ascii_xdigit_value (c);
}

/**
 * steward_digest_of_bytes:
 * @data: (array length=length) (nullable): what to hash
 * @length: in bytes
 * @out_digest: (out): its SHA-256
 */
void
steward_digest_of_bytes (gconstpointer  data,
                         gsize          length,
                         StewardDigest *out_digest)
{
  EVP_MD_CTX *context = g_private_get (&thread_context);

  if (context == NULL)
    {
      context = EVP_MD_CTX_new ();
      insist (context != NULL);
      g_private_set (&thread_context, context);
    }
  insist (EVP_DigestInit_ex (context, get_algorithm (), NULL));
  if (length > 0)
    insist (EVP_DigestUpdate (context, data, length));
  insist (EVP_DigestFinal_ex (context, out_digest->bytes, NULL));
}

/**
 * steward_digest_to_hex:
 * @digest: a digest
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
steward_digest_to_hex (const StewardDigest *digest)
{
  static const char digits[] = "0123456789abcdef";
  char *hex = g_malloc (2 * STEWARD_DIGEST_SIZE + 1);

  for (gsize i = 0; i < STEWARD_DIGEST_SIZE; i++)
    {
      hex[2 * i] = digits[digest->bytes[i] >> 4];
      hex[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
  hex[2 * STEWARD_DIGEST_SIZE] = '\0';

  return hex;
}

/**
 * steward_digest_from_hex:
 * @hex: (nullable): 64 hexadecimal digits of either case
 * @out_digest: (out): set on success only
 *
 * Returns: whether @hex is a digest
 */
gboolean
steward_digest_from_hex (const char    *hex,
                         StewardDigest *out_digest)
{
  StewardDigest digest;

  if (hex == NULL || strlen (hex) != 2 * STEWARD_DIGEST_SIZE)
    return FALSE;

  for (gsize i = 0; i < STEWARD_DIGEST_SIZE; i++)
    {
      int high = parse_nibble (hex[2 * i]);
      int low = parse_nibble (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      digest.bytes[i] = (guint8) (high << 4 | low);
    }

  *out_digest = digest;
  return TRUE;
}

gboolean
steward_digest_equal (const StewardDigest *a,
                      const StewardDigest *b)
{
  return memcmp (a->bytes, b->bytes, STEWARD_DIGEST_SIZE) == 0;
}

/**
 * steward_random_bytes:
 * @out_data: (out): where to put them
 * @length: how many
 *
 * Fills with bytes that nobody can guess. A system without randomness ends
 * the program: a guessable salt would be a silent leak.
 */
void
steward_random_bytes (gpointer out_data,
                      gsize    length)
{
  guint8 *at = out_data;

  while (length > 0)
    {
      int part = (int) MIN (length, (gsize) 1 << 20);

      if (RAND_bytes (at, part) != 1)
        g_error ("libcrypto has no random bytes");
      at += part;
      length -= (gsize) part;
    }
}

StewardHasher *
steward_hasher_new (void)
{
  StewardHasher *self = g_new0 (StewardHasher, 1);

  self->context = EVP_MD_CTX_new ();
  insist (self->context != NULL && EVP_DigestInit_ex (self->context, get_algorithm (), NULL));

  return self;
}

void
steward_hasher_add (StewardHasher *self,
                    gconstpointer  data,
                    gsize          length)
{
  if (length > 0)
    insist (EVP_DigestUpdate (self->context, data, length));
}

/**
 * steward_hasher_add_text:
 * @self: a hasher
 * @text: (nullable): a text
 *
 * Adds a presence byte, the length (eight bytes, little endian) and the bytes
 * of @text, so that neighbouring texts cannot run into each other and %NULL
 * differs from the empty text.
 */
void
steward_hasher_add_text (StewardHasher *self,
                         const char    *text)
{
  guint8 head[9] = { text != NULL, };
  guint64 length = GUINT64_TO_LE (text != NULL ? strlen (text) : 0);

  memcpy (head + 1, &length, sizeof length);
  steward_hasher_add (self, head, sizeof head);
  if (text != NULL)
    steward_hasher_add (self, text, strlen (text));
}

/**
 * steward_hasher_finish:
 * @self: a hasher
 * @out_digest: (out): SHA-256 of all that was added
 *
 * The hasher is empty again afterwards.
 */
void
steward_hasher_finish (StewardHasher *self,
                       StewardDigest *out_digest)
{
  insist (EVP_DigestFinal_ex (self->context, out_digest->bytes, NULL));
  insist (EVP_DigestInit_ex (self->context, get_algorithm (), NULL));
}

void
steward_hasher_free (StewardHasher *self)
{
  if (self == NULL)
    return;

  EVP_MD_CTX_free (self->context);
  g_free (self);
}
