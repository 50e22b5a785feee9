/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ed25519: the examples of RFC 8032, what strictness refuses, and the
 * published vectors when the folder of specifications is beside the project. */

#include "config.h"

#include "steward-ed25519.h"

#include "steward-document.h"

#include <string.h>

typedef struct
{
  const char *seed;
  const char *key;
  const char *message;
  const char *signature;
} Example;

/* RFC 8032, section 7.1, tests 1 to 3. */
static const Example examples[] = {
  { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
    "d25bf5f0595bbe24655141438e7a100b" },
  { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
    "387b2eaeb4302aeeb00d291612bb0c00" },
  { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
    "4a7c15e9716ed28dc027beceea1ec40a" },
};

static GBytes *
from_hex (const char *hex)
{
  gsize length = strlen (hex) / 2;
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

  return g_bytes_new_take (bytes, length);
}

/* Whether there are exactly as many bytes. */
static gboolean
fill (gpointer    out,
      gsize       size,
      const char *hex)
{
  g_autoptr(GBytes) bytes = from_hex (hex);

  if (g_bytes_get_size (bytes) != size)
    return FALSE;
  memcpy (out, g_bytes_get_data (bytes, NULL), size);

  return TRUE;
}

static void
test_examples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(GBytes) message = from_hex (examples[i].message);
      gsize length = g_bytes_get_size (message);
      gconstpointer data = g_bytes_get_data (message, NULL);
      g_auto(StewardPrivateKey) key = { 0 };
      StewardPublicKey expected, actual;
      StewardSignature wanted, made;

      g_assert_true (fill (key.bytes, 32, examples[i].seed));
      g_assert_true (fill (expected.bytes, 32, examples[i].key));
      g_assert_true (fill (wanted.bytes, 64, examples[i].signature));
      steward_private_key_get_public (&key, &actual);
      g_assert_true (steward_public_key_equal (&expected, &actual));
      steward_private_key_sign (&key, data, length, &made);
      g_assert_cmpmem (made.bytes, 64, wanted.bytes, 64);
      g_assert_true (steward_public_key_verify (&expected, data, length, &made));
    }
}

static void
test_flips (void)
{
  g_auto(StewardPrivateKey) key = { 0 };
  StewardPublicKey public_key;
  StewardSignature signature;
  char data[] = "a decision";

  steward_private_key_generate (&key);
  steward_private_key_get_public (&key, &public_key);
  steward_private_key_sign (&key, data, sizeof data, &signature);
  g_assert_true (steward_public_key_verify (&public_key, data, sizeof data, &signature));
  g_assert_false (steward_public_key_verify (&public_key, data, sizeof data - 1, &signature));

  for (gsize i = 0; i < 8 * sizeof signature.bytes; i++)
    {
      signature.bytes[i / 8] ^= (guint8) (1 << i % 8);
      g_assert_false (steward_public_key_verify (&public_key, data, sizeof data, &signature));
      signature.bytes[i / 8] ^= (guint8) (1 << i % 8);
    }
  for (gsize i = 0; i < 8 * sizeof public_key.bytes; i++)
    {
      public_key.bytes[i / 8] ^= (guint8) (1 << i % 8);
      g_assert_false (steward_public_key_verify (&public_key, data, sizeof data, &signature));
      public_key.bytes[i / 8] ^= (guint8) (1 << i % 8);
    }
  for (gsize i = 0; i < 8 * sizeof data; i++)
    {
      data[i / 8] ^= (char) (1 << i % 8);
      g_assert_false (steward_public_key_verify (&public_key, data, sizeof data, &signature));
      data[i / 8] ^= (char) (1 << i % 8);
    }
}

/* The neutral point as key, and as first half of the signature: every message
 * would fit. */
static void
test_small_points (void)
{
  static const char *const keys[] = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  };
  StewardSignature signature = { { 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (unsigned message = 0; message < 64; message++)
      {
        StewardPublicKey key;

        g_assert_true (fill (key.bytes, 32, keys[i]));
        g_assert_false (steward_public_key_verify (&key, &message, sizeof message, &signature));
      }
}

static void
test_generated_differ (void)
{
  g_auto(StewardPrivateKey) a = { 0 };
  g_auto(StewardPrivateKey) b = { 0 };

  steward_private_key_generate (&a);
  steward_private_key_generate (&b);
  g_assert_cmpint (memcmp (a.bytes, b.bytes, 32), !=, 0);
  steward_private_key_clear (&a);
  for (gsize i = 0; i < 32; i++)
    g_assert_cmpint (a.bytes[i], ==, 0);
}

/* What goes to the keyring and comes back. */
static void
test_text (void)
{
  g_auto(StewardPrivateKey) key = { 0 };
  g_auto(StewardPrivateKey) again = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (fill (key.bytes, 32, examples[0].seed));
  text = steward_private_key_to_text (&key);
  g_assert_cmpstr (text, ==, "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g");
  g_assert_true (steward_private_key_from_text (text, &again));
  g_assert_cmpmem (key.bytes, 32, again.bytes, 32);

  g_assert_false (steward_private_key_from_text (NULL, &again));
  g_assert_false (steward_private_key_from_text ("", &again));
  text[0] = 'N';
  g_assert_false (steward_private_key_from_text (text, &again));
  text[0] = '*';
  g_assert_false (steward_private_key_from_text (text, &again));
  text[0] = 'M';
  text[63] = '\0';
  g_assert_false (steward_private_key_from_text (text, &again));
}

/* --- published vectors --- */

static gboolean
run_vector (const StewardPublicKey *key,
            const StewardNode      *vector)
{
  g_autoptr(GBytes) message = from_hex (steward_node_get_member_text (vector, "msg"));
  gsize length;
  gconstpointer data = g_bytes_get_data (message, &length);
  StewardSignature signature;

  return fill (signature.bytes, sizeof signature.bytes, steward_node_get_member_text (vector, "sig")) &&
         steward_public_key_verify (key, data, length, &signature);
}

static unsigned
run_group (const StewardNode *group)
{
  const StewardNode *vectors = steward_node_get_member (group, "tests");
  const StewardNode *key_node = steward_node_get_member (group, "publicKey");
  unsigned n = steward_node_get_n_children (vectors);
  StewardPublicKey key;

  g_assert_true (fill (key.bytes, sizeof key.bytes, steward_node_get_member_text (key_node, "pk")));
  for (unsigned i = 0; i < n; i++)
    {
      const StewardNode *vector = steward_node_get_child (vectors, i);
      gboolean wanted = strcmp (steward_node_get_member_text (vector, "result"), "valid") == 0;

      g_test_message ("%s: %s", steward_node_get_member_text (vector, "tcId"),
                      steward_node_get_member_text (vector, "comment"));
      g_assert_cmpint (run_vector (&key, vector), ==, wanted);
    }

  return n;
}

static void
test_vectors (void)
{
  const char *specs = g_getenv ("STEWARD_TEST_SPECS");
  g_autofree char *path = g_build_filename (specs != NULL ? specs : "", "vectors", "ed25519", "testvectors_v1",
                                            "ed25519_test.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  const StewardNode *groups;
  unsigned n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the folder of specifications is not here");
      return;
    }
  document = steward_document_parse_json (text, -1, NULL, &error);
  g_assert_no_error (error);
  groups = steward_node_get_member (steward_document_get_root (document), "testGroups");
  for (unsigned i = 0; i < steward_node_get_n_children (groups); i++)
    n += run_group (steward_node_get_child (groups, i));
  g_assert_cmpuint (n, ==, 151);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ed25519/examples", test_examples);
  g_test_add_func ("/ed25519/flips", test_flips);
  g_test_add_func ("/ed25519/small-points", test_small_points);
  g_test_add_func ("/ed25519/generated-differ", test_generated_differ);
  g_test_add_func ("/ed25519/text", test_text);
  g_test_add_func ("/ed25519/vectors", test_vectors);

  return g_test_run ();
}
