/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256, SHA-512, Ed25519 and random bytes. This is the only file that knows
 * libcrypto, so that the inventory of cryptography is one page long. The
 * algorithm object of SHA-256 is fetched once: looking it up costs more than
 * hashing a short text. */

#include "config.h"

#include "steward-digest.h"
#include "steward-ed25519.h"

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

/**
 * steward_sha512_of_bytes:
 * @data: (array length=length) (nullable): what to hash
 * @length: in bytes
 * @out_hash: (out): its SHA-512, as SSH signatures want it
 */
void
steward_sha512_of_bytes (gconstpointer data,
                         gsize         length,
                         guint8        out_hash[64])
{
  insist (EVP_Digest (data, length, out_hash, NULL, EVP_sha512 (), NULL));
}

/* --- Ed25519 --- */

/* The y-coordinates of the points of small order: with one of them as key a
 * signature says nothing about what was signed. */
static const guint8 small_points[][32] = {
  { 0 },
  { 1 },
  { 0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f },
  { 0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
    0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05 },
  { 0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
    0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a },
};

/* Whether y is not below 2²⁵⁵ − 19: another spelling of a smaller one. */
static gboolean
is_overflown (const guint8 y[32])
{
  if (y[31] != 0x7f || y[0] < 0xed)
    return FALSE;
  for (gsize i = 1; i < 31; i++)
    if (y[i] != 0xff)
      return FALSE;

  return TRUE;
}

static gboolean
is_usable (const StewardPublicKey *key)
{
  guint8 y[32];

  memcpy (y, key->bytes, sizeof y);
  y[31] &= 0x7f;
  for (gsize i = 0; i < G_N_ELEMENTS (small_points); i++)
    if (memcmp (y, small_points[i], sizeof y) == 0)
      return FALSE;

  return !is_overflown (y);
}

gboolean
steward_public_key_equal (const StewardPublicKey *a,
                          const StewardPublicKey *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/**
 * steward_public_key_verify:
 * @self: a key
 * @data: (array length=length) (nullable): what was signed
 * @length: in bytes
 * @signature: a signature
 *
 * Strict: a signature with another spelling of its numbers is refused, and so
 * is a key that fits every signature.
 *
 * Returns: whether who has the key has signed @data
 */
gboolean
steward_public_key_verify (const StewardPublicKey *self,
                           gconstpointer           data,
                           gsize                   length,
                           const StewardSignature *signature)
{
  EVP_PKEY *key;
  EVP_MD_CTX *context;
  gboolean ok;

  if (!is_usable (self))
    return FALSE;

  key = EVP_PKEY_new_raw_public_key (EVP_PKEY_ED25519, NULL, self->bytes, sizeof self->bytes);
  context = EVP_MD_CTX_new ();
  insist (context != NULL);
  ok = key != NULL && EVP_DigestVerifyInit (context, NULL, NULL, NULL, key) == 1 &&
       EVP_DigestVerify (context, signature->bytes, sizeof signature->bytes, length > 0 ? data : (gconstpointer) "",
                         length) == 1;
  EVP_MD_CTX_free (context);
  EVP_PKEY_free (key);

  return ok;
}

static EVP_PKEY *
load_private_key (const StewardPrivateKey *self)
{
  EVP_PKEY *key = EVP_PKEY_new_raw_private_key (EVP_PKEY_ED25519, NULL, self->bytes, sizeof self->bytes);

  insist (key != NULL);
  return key;
}

/**
 * steward_private_key_generate:
 * @out_key: (out): a new key; clear it with steward_private_key_clear()
 */
void
steward_private_key_generate (StewardPrivateKey *out_key)
{
  insist (RAND_priv_bytes (out_key->bytes, sizeof out_key->bytes));
}

void
steward_private_key_get_public (const StewardPrivateKey *self,
                                StewardPublicKey        *out_key)
{
  EVP_PKEY *key = load_private_key (self);
  size_t length = sizeof out_key->bytes;

  insist (EVP_PKEY_get_raw_public_key (key, out_key->bytes, &length));
  EVP_PKEY_free (key);
}

/**
 * steward_private_key_sign:
 * @self: a key
 * @data: (array length=length) (nullable): what to sign
 * @length: in bytes
 * @out_signature: (out): always the same for the same key and data
 */
void
steward_private_key_sign (const StewardPrivateKey *self,
                          gconstpointer            data,
                          gsize                    length,
                          StewardSignature        *out_signature)
{
  EVP_PKEY *key = load_private_key (self);
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  size_t size = sizeof out_signature->bytes;

  insist (context != NULL && EVP_DigestSignInit (context, NULL, NULL, NULL, key) == 1 &&
          EVP_DigestSign (context, out_signature->bytes, &size, length > 0 ? data : (gconstpointer) "", length) == 1);
  EVP_MD_CTX_free (context);
  EVP_PKEY_free (key);
}

/* What stands before the seed in the PKCS#8 form of an Ed25519 key (RFC 8410). */
static const guint8 pkcs8_head[] = { 0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                     0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20 };
#define PKCS8_SIZE (sizeof pkcs8_head + 32)

/**
 * steward_private_key_to_text:
 * @self: a key
 *
 * Returns: (transfer full): its PKCS#8 in Base64, which is a secret
 */
char *
steward_private_key_to_text (const StewardPrivateKey *self)
{
  guint8 bytes[PKCS8_SIZE];
  char *text;

  memcpy (bytes, pkcs8_head, sizeof pkcs8_head);
  memcpy (bytes + sizeof pkcs8_head, self->bytes, sizeof self->bytes);
  text = g_base64_encode (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);

  return text;
}

/**
 * steward_private_key_from_text:
 * @text: (nullable): from steward_private_key_to_text()
 * @out_key: (out): set on success only
 *
 * Returns: whether @text is a key
 */
gboolean
steward_private_key_from_text (const char        *text,
                               StewardPrivateKey *out_key)
{
  guint8 bytes[PKCS8_SIZE + 3];
  int state = 0;
  guint save = 0;
  gsize length;
  gboolean ok;

  if (text == NULL || strlen (text) != PKCS8_SIZE / 3 * 4)
    return FALSE;

  length = g_base64_decode_step (text, strlen (text), bytes, &state, &save);
  ok = length == PKCS8_SIZE && memcmp (bytes, pkcs8_head, sizeof pkcs8_head) == 0;
  if (ok)
    memcpy (out_key->bytes, bytes + sizeof pkcs8_head, sizeof out_key->bytes);
  explicit_bzero (bytes, sizeof bytes);

  return ok;
}

void
steward_private_key_clear (StewardPrivateKey *self)
{
  explicit_bzero (self->bytes, sizeof self->bytes);
}
