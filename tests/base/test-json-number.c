/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers in canonical form: the cases of RFC 8785, appendix B, and the
 * published deterministic sequence, whose SHA-256 is known for every power of
 * ten. STEWARD_TEST_NUMBERS=10000000 checks a longer piece of it. */

#include "config.h"

#include "steward-json.h"

#include "steward-digest.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint64 bits;
  const char *text;
} Sample;

static const Sample samples[] = {
  { 0x0000000000000000, "0" },
  { 0x8000000000000000, "0" },
  { 0x0000000000000001, "5e-324" },
  { 0x8000000000000001, "-5e-324" },
  { 0x7fefffffffffffff, "1.7976931348623157e+308" },
  { 0xffefffffffffffff, "-1.7976931348623157e+308" },
  { 0x4340000000000000, "9007199254740992" },
  { 0xc340000000000000, "-9007199254740992" },
  { 0x4430000000000000, "295147905179352830000" },
  { 0x44b52d02c7e14af5, "9.999999999999997e+22" },
  { 0x44b52d02c7e14af6, "1e+23" },
  { 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
  { 0x444b1ae4d6e2ef4e, "999999999999999700000" },
  { 0x444b1ae4d6e2ef4f, "999999999999999900000" },
  { 0x444b1ae4d6e2ef50, "1e+21" },
  { 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" },
  { 0x3eb0c6f7a0b5ed8d, "0.000001" },
  { 0x41b3de4355555553, "333333333.3333332" },
  { 0x41b3de4355555554, "333333333.33333325" },
  { 0x41b3de4355555555, "333333333.3333333" },
  { 0x41b3de4355555556, "333333333.3333334" },
  { 0x41b3de4355555557, "333333333.33333343" },
  { 0xbecbf647612f3696, "-0.0000033333333333333333" },
  { 0x43143ff3c1cb0959, "1424953923781206.2" },
  { 0x4340000000000001, "9007199254740994" },
  { 0x4340000000000002, "9007199254740996" },
  { 0x3e60000000000000, "2.9802322387695312e-8" },
  { 0x3ff0000000000000, "1" },
  { 0x3fb999999999999a, "0.1" },
  { 0x4059000000000000, "100" },
  { 0x4415af1d78b58c40, "100000000000000000000" },
};

/* The magnitudes with which the sequence begins, first negative, then
 * positive. */
static const guint64 magnitudes[] = {
  0x446696695dbd1cc3, 0x443211ede4974a35, 0x43fce97ca0f21056, 0x43c7213080c1a6ac, 0x439280f39a348556,
  0x435d9b1f5d20d557, 0x4327af4c4a80aaac, 0x42f2f2a36ecd5556, 0x42be51057e155558, 0x428840d131aaaaac,
  0x4253670dc1555557, 0x421f0b4935555557, 0x41e8d5d42aaaaaac, 0x41b3de4355555556, 0x417fca0555555556,
  0x41496e6aaaaaaaab, 0x4114585555555555, 0x40e046aaaaaaaaab, 0x40aa0aaaaaaaaaaa, 0x4074d55555555555,
  0x4040aaaaaaaaaaab, 0x400aaaaaaaaaaaab, 0x3fd5555555555555, 0x3fa1111111111111, 0x3f6b4e81b4e81b4f,
  0x3f35d867c3ece2a5, 0x3f0179ec9cbd821e, 0x3ecbf647612f3696, 0x3e965e9f80f29212, 0x3e61e54c672874db,
  0x3e2ca213d840baf8, 0x3df6e80fe033c8c6, 0x3dc2533fe68fd3d2, 0x3d8d51ffd74c861c, 0x3d5774ccac3d3817,
  0x3d22c3d6f030f9ac, 0x3cee0624b3818f79, 0x3cb804ea293472c7, 0x3c833721ba905bd3, 0x3c4ebe9c5db3c61e,
  0x3c18987d17c304e5, 0x3be3ad30dfcf371d, 0x3baf7b816618582f, 0x3b792f9ab81379bf, 0x3b442615600f9499,
  0x3b101e77800c76e1, 0x3ad9ca58cce0be35, 0x3aa4a1e0a3e6fe90, 0x3a708180831f320d, 0x3a3a68cd9e985016,
};

static const guint64 edges[] = {
  0x4024000000000000, 0x4014000000000000, 0x3fe0000000000000, 0x3fa999999999999a, 0x3f747ae147ae147b,
  0x3f40624dd2f1a9fc, 0x3f0a36e2eb1c432d, 0x3ed4f8b588e368f1, 0x3ea0c6f7a0b5ed8d, 0x3e6ad7f29abcaf48,
  0x3e35798ee2308c3a, 0x3ed539223589fa95, 0x3ed4ff26cd5a7781, 0x3ed4f95a762283ff, 0x3ed4f8c60703520c,
  0x3ed4f8b72f19cd0d, 0x3ed4f8b5b31c0c8d, 0x3ed4f8b58d1c461a, 0x3ed4f8b5894f7f0e, 0x3ed4f8b588ee37f3,
  0x3ed4f8b588e47da4, 0x3ed4f8b588e3849c, 0x3ed4f8b588e36bb5, 0x3ed4f8b588e36937, 0x3ed4f8b588e368f8,
  0x3ed4f8b588e368f1, 0x3ff0000000000000, 0xbff0000000000000, 0xbfeffffffffffffa, 0xbfeffffffffffffb,
  0x3feffffffffffffa, 0x3feffffffffffffb, 0x3feffffffffffffc, 0x3feffffffffffffe, 0xbfefffffffffffff,
  0xbfefffffffffffff, 0x3fefffffffffffff, 0x3fefffffffffffff, 0x3fd3333333333332, 0x3fd3333333333333,
  0x3fd3333333333334, 0x0010000000000000, 0x000ffffffffffffd, 0x000fffffffffffff, 0x7fefffffffffffff,
  0xffefffffffffffff, 0x4340000000000000, 0xc340000000000000, 0x4430000000000000, 0x44b52d02c7e14af5,
  0x44b52d02c7e14af6, 0x44b52d02c7e14af7, 0x444b1ae4d6e2ef4e, 0x444b1ae4d6e2ef4f, 0x444b1ae4d6e2ef50,
  0x3eb0c6f7a0b5ed8c, 0x3eb0c6f7a0b5ed8d, 0x41b3de4355555553, 0x41b3de4355555554, 0x41b3de4355555555,
  0x41b3de4355555556, 0x41b3de4355555557, 0xbecbf647612f3696, 0x43143ff3c1cb0959,
};

typedef struct
{
  guint64 n_lines;
  const char *hash;
} Milestone;

static const Milestone milestones[] = {
  { 1000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687" },
  { 10000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892" },
  { 100000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7" },
  { 1000000, "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16" },
  { 10000000, "b9f8a44a91d46813b21b9602e72f112613c91408db0b8341fb94603d9db135e0" },
};

static double
get_double (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static void
test_samples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      steward_json_append_number (out, get_double (samples[i].bits));
      g_assert_cmpstr (out->str, ==, samples[i].text);
    }
}

/* After the fixed values and a series of neighbours: a chain of digests, taken
 * as little-endian doubles. */
typedef struct
{
  guint64 index;
  StewardDigest block;
  unsigned used;
} Sequence;

static guint64
get_chained (Sequence *self)
{
  for (;;)
    {
      guint64 bits;

      if (self->used == 4)
        {
          StewardDigest previous = self->block;

          steward_digest_of_bytes (previous.bytes, sizeof previous.bytes, &self->block);
          self->used = 0;
        }
      memcpy (&bits, self->block.bytes + 8 * self->used++, sizeof bits);
      bits = GUINT64_FROM_LE (bits);
      if (get_double (bits) != 0 && isfinite (get_double (bits)))
        return bits;
    }
}

static guint64
get_next (Sequence *self)
{
  static const guint64 first[] = { 0, 0x8000000000000000, 1, 0x8000000000000001 };
  guint64 index = self->index++;

  if (index < G_N_ELEMENTS (first))
    return first[index];
  index -= G_N_ELEMENTS (first);
  if (index < G_N_ELEMENTS (magnitudes))
    return magnitudes[index] | 0x8000000000000000;
  index -= G_N_ELEMENTS (magnitudes);
  if (index < G_N_ELEMENTS (magnitudes))
    return magnitudes[index];
  index -= G_N_ELEMENTS (magnitudes);
  if (index < G_N_ELEMENTS (edges))
    return edges[index];
  index -= G_N_ELEMENTS (edges);

  return index < 2000 ? 0x0010000000000000 + index : get_chained (self);
}

static char *
hash_sequence (guint64 n_lines)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  g_autoptr(GString) line = g_string_new (NULL);
  Sequence sequence = { .used = 4 };
  StewardDigest digest;

  for (guint64 i = 0; i < n_lines; i++)
    {
      guint64 bits = get_next (&sequence);

      g_string_printf (line, "%" G_GINT64_MODIFIER "x,", bits);
      steward_json_append_number (line, get_double (bits));
      g_string_append_c (line, '\n');
      steward_hasher_add (hasher, line->str, line->len);
    }
  steward_hasher_finish (hasher, &digest);

  return steward_digest_to_hex (&digest);
}

static void
test_sequence (void)
{
  const char *wanted = g_getenv ("STEWARD_TEST_NUMBERS");
  guint64 limit = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : 1000000;

  for (gsize i = 0; i < G_N_ELEMENTS (milestones) && milestones[i].n_lines <= limit; i++)
    {
      g_autofree char *hash = hash_sequence (milestones[i].n_lines);

      g_assert_cmpstr (hash, ==, milestones[i].hash);
    }
}

static void
test_round_trip (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (42);

  for (unsigned i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
      g_autoptr(GString) out = g_string_new (NULL);

      if (!isfinite (get_double (bits)))
        continue;
      steward_json_append_number (out, get_double (bits));
      g_assert_true (g_ascii_strtod (out->str, NULL) == get_double (bits));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-number/samples", test_samples);
  g_test_add_func ("/json-number/sequence", test_sequence);
  g_test_add_func ("/json-number/round-trip", test_round_trip);

  return g_test_run ();
}
