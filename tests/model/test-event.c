/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Seals: a chain that verifies, and every single bit that must not change. */

#include "config.h"

#include "steward-event.h"

#include "steward-tree.h"

#include <string.h>

static StewardEvent *
make_event (gint64               position,
            const StewardDigest *previous)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("{\"n\":%d}", (int) position);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) header = steward_event_make_header (position, "review/1", position, "review.voted",
                                                        position * G_GINT64_CONSTANT (1000000), "person-1", "asserted",
                                                        &error);
  StewardEvent *event;

  g_assert_no_error (error);
  event = steward_event_new (position, "review/1", position, "review.voted", header, body);
  steward_event_seal (event, previous);

  return event;
}

static void
test_header (void)
{
  g_autoptr(StewardEvent) event = make_event (1, NULL);
  const char *expected = "{\"actor\":\"person-1\",\"established\":\"asserted\",\"format\":1,\"position\":1,"
                         "\"stream\":\"review/1\",\"time\":\"1970-01-01T00:00:01.000000Z\",\"type\":\"review.voted\","
                         "\"version\":1}";

  g_assert_cmpmem (g_bytes_get_data (event->header, NULL), g_bytes_get_size (event->header), expected,
                   strlen (expected));
}

/* The seal as the design defines it, computed with GLib instead. */
static void
test_seal (void)
{
  g_autoptr(StewardEvent) first = make_event (1, NULL);
  g_autoptr(StewardEvent) second = make_event (2, &first->seal);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[96], seal[32];
  gsize length = 32;

  memcpy (bytes, first->seal.bytes, 32);
  g_checksum_update (checksum, g_bytes_get_data (second->header, NULL), (gssize) g_bytes_get_size (second->header));
  g_checksum_get_digest (checksum, bytes + 32, &length);
  g_checksum_reset (checksum);
  g_checksum_update (checksum, g_bytes_get_data (second->body, NULL), (gssize) g_bytes_get_size (second->body));
  g_checksum_get_digest (checksum, bytes + 64, &length);
  g_checksum_reset (checksum);
  g_checksum_update (checksum, bytes, 96);
  g_checksum_get_digest (checksum, seal, &length);
  g_assert_cmpmem (seal, 32, second->seal.bytes, 32);
}

static void
test_chain (void)
{
  g_autoptr(StewardEvent) first = make_event (1, NULL);
  g_autoptr(StewardEvent) second = make_event (2, &first->seal);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_event_check (first, NULL, &error));
  g_assert_true (steward_event_check (second, &first->seal, &error));
  g_assert_true (steward_event_check_form (second, &error));
  g_assert_no_error (error);
  g_assert_false (steward_event_check (second, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "event 2"));
}

static GBytes *
flip (GBytes   *bytes,
      unsigned  bit)
{
  gsize length;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  length = g_bytes_get_size (bytes);
  copy[bit / 8] ^= 1 << (bit % 8);
  return g_bytes_new_take (copy, length);
}

static void
test_every_bit (void)
{
  g_autoptr(StewardEvent) event = make_event (3, NULL);

  for (unsigned bit = 0; bit < 8 * g_bytes_get_size (event->header); bit++)
    {
      g_autoptr(GBytes) kept = g_steal_pointer (&event->header);

      event->header = flip (kept, bit);
      g_assert_false (steward_event_check (event, NULL, NULL));
      g_bytes_unref (event->header);
      event->header = g_steal_pointer (&kept);
    }
  for (unsigned bit = 0; bit < 8 * g_bytes_get_size (event->body); bit++)
    {
      g_autoptr(GBytes) kept = g_steal_pointer (&event->body);

      event->body = flip (kept, bit);
      g_assert_false (steward_event_check (event, NULL, NULL));
      g_bytes_unref (event->body);
      event->body = g_steal_pointer (&kept);
    }
  for (unsigned bit = 0; bit < 256; bit++)
    {
      event->seal.bytes[bit / 8] ^= 1 << (bit % 8);
      g_assert_false (steward_event_check (event, NULL, NULL));
      event->seal.bytes[bit / 8] ^= 1 << (bit % 8);
    }
  g_assert_true (steward_event_check (event, NULL, NULL));
}

/* The columns beside the bytes are not sealed, so the header must agree. */
static void
test_columns (void)
{
  g_autoptr(StewardEvent) event = make_event (3, NULL);
  g_autoptr(GError) error = NULL;

  event->position = 4;
  g_assert_false (steward_event_check (event, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  event->position = 3;
  event->version = 4;
  g_assert_false (steward_event_check (event, NULL, NULL));
  event->version = 3;
  event->stream[0] = 'R';
  g_assert_false (steward_event_check (event, NULL, NULL));
  event->stream[0] = 'r';
  event->type[0] = 'R';
  g_assert_false (steward_event_check (event, NULL, NULL));
  event->type[0] = 'r';
  g_assert_true (steward_event_check (event, NULL, NULL));
}

static void
test_form (void)
{
  static const char *const bodies[] = { "{ }", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\":0.5}", "nonsense",
                                        "" };
  g_autoptr(StewardEvent) good = make_event (1, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new (bodies[i], strlen (bodies[i]));
      g_autoptr(StewardEvent) event = steward_event_new (1, "review/1", 1, "review.voted", good->header, body);
      g_autoptr(GError) error = NULL;

      steward_event_seal (event, NULL);
      g_assert_true (steward_event_check (event, NULL, NULL));
      g_assert_false (steward_event_check_form (event, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "Event 1: "));
    }
}

static void
test_leaf (void)
{
  g_autoptr(StewardEvent) event = make_event (1, NULL);
  StewardDigest parts[2], expected, leaf;

  steward_digest_of_bytes (g_bytes_get_data (event->header, NULL), g_bytes_get_size (event->header), &parts[0]);
  steward_digest_of_bytes (g_bytes_get_data (event->body, NULL), g_bytes_get_size (event->body), &parts[1]);
  steward_tree_hash_leaf (parts, sizeof parts, &expected);
  steward_event_get_leaf (event, &leaf);
  g_assert_true (steward_digest_equal (&leaf, &expected));
}

static void
test_bad_header (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_event_make_header (1, "\xff", 1, "t", 0, "p", "asserted", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/header", test_header);
  g_test_add_func ("/event/seal", test_seal);
  g_test_add_func ("/event/chain", test_chain);
  g_test_add_func ("/event/every-bit", test_every_bit);
  g_test_add_func ("/event/columns", test_columns);
  g_test_add_func ("/event/form", test_form);
  g_test_add_func ("/event/leaf", test_leaf);
  g_test_add_func ("/event/bad-header", test_bad_header);

  return g_test_run ();
}
