/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one decision writes: salted payloads, references, persons without a
 * name in their id. */

#include "config.h"

#include "steward-append.h"

#include <string.h>

static JsonNode *
make_body (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  return node;
}

static void
test_drafts (void)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  StewardDraft *first = steward_append_add (append, "review/1", 0, "review.submitted", make_body ());
  StewardDraft *second = steward_append_add (append, "review/1", 1, "review.opened", make_body ());

  g_assert_cmpstr (append->actor, ==, "p-1");
  g_assert_cmpuint (append->drafts->len, ==, 2);
  g_assert_true (append->drafts->pdata[0] == first && append->drafts->pdata[1] == second);
  g_assert_cmpstr (second->stream, ==, "review/1");
  g_assert_cmpint (second->expected_version, ==, 1);
  g_assert_cmpstr (second->type, ==, "review.opened");
  g_assert_true (JSON_NODE_HOLDS_OBJECT (second->body));
  g_assert_cmpuint (append->signatures->len, ==, 2);
  g_assert_null (append->signatures->pdata[1]);
}

static void
test_payload (void)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  g_autofree char *one = steward_append_add_text (append, "no");
  g_autofree char *two = steward_append_add_text (append, "no");
  const StewardPayload *payload = steward_append_find_payload (append, one);
  guint8 salted[34];
  StewardDigest digest;

  g_assert_nonnull (payload);
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (payload->media_type, ==, "text/markdown");
  memcpy (salted, payload->salt, 32);
  memcpy (salted + 32, "no", 2);
  steward_digest_of_bytes (salted, sizeof salted, &digest);
  g_assert_true (steward_digest_equal (&digest, &payload->hash));
  g_assert_true (steward_append_find_payload (append, two) == append->payloads->pdata[1]);
}

static void
test_empty_payload (void)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);
  g_autofree char *reference = steward_append_add_payload (append, "application/pdf", nothing);
  const StewardPayload *payload = steward_append_find_payload (append, reference);
  StewardDigest digest;

  steward_digest_of_bytes (payload->salt, sizeof payload->salt, &digest);
  g_assert_true (steward_digest_equal (&digest, &payload->hash));
}

static void
test_reference (void)
{
  static const char *const wrong[] = { NULL, "", "sha256:", "sha256:abc", "SHA256:00", "md5:00",
                                       "sha256:0000000000000000000000000000000000000000000000000000000000000000 " };
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  g_autofree char *reference = steward_append_add_text (append, "hello");
  StewardDigest hash;

  g_assert_cmpuint (strlen (reference), ==, 7 + 64);
  g_assert_true (steward_payload_from_reference (reference, &hash));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (steward_payload_from_reference (wrong[i], &hash));
      g_assert_null (steward_append_find_payload (append, wrong[i]));
    }
  g_assert_null (steward_append_find_payload (append, "sha256:0000000000000000000000000000000000000000000000000000"
                                                      "000000000000"));
}

static void
test_person (void)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const StewardPerson *person;

  steward_append_add_person (append, "p-2", "Mara", NULL);
  person = append->people->pdata[0];
  g_assert_cmpstr (person->id, ==, "p-2");
  g_assert_cmpstr (person->name, ==, "Mara");
  g_assert_null (person->address);

  for (int i = 0; i < 1000; i++)
    {
      char *id = steward_person_make_id ();

      g_assert_true (g_regex_match_simple ("^p-[0-9a-f]{10}$", id, 0, 0));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_effects (void)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-1");
  const StewardOutboxItem *item;
  const StewardAppendFact *fact;

  steward_append_add_effect (append, "a-2026-001/grant-1", "{}", "queued", 5);
  steward_append_take_effect (append, "a-2026-001/grant-0");
  steward_append_add_fact (append, "urn:steward:product:x", "access-approved");
  item = append->outbox->pdata[0];
  g_assert_cmpstr (item->id, ==, "a-2026-001/grant-1");
  g_assert_cmpstr (item->kind, ==, "effect");
  g_assert_cmpstr (item->body, ==, "{}");
  g_assert_cmpstr (item->state, ==, "queued");
  g_assert_cmpint (item->not_before, ==, 5);
  g_assert_cmpuint (item->attempts, ==, 0);
  g_assert_null (item->message);
  g_assert_cmpstr (append->sent->pdata[0], ==, "a-2026-001/grant-0");
  fact = append->facts->pdata[0];
  g_assert_cmpstr (fact->urn, ==, "urn:steward:product:x");
  g_assert_cmpstr (fact->fact, ==, "access-approved");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/append/drafts", test_drafts);
  g_test_add_func ("/append/payload", test_payload);
  g_test_add_func ("/append/empty-payload", test_empty_payload);
  g_test_add_func ("/append/reference", test_reference);
  g_test_add_func ("/append/person", test_person);
  g_test_add_func ("/append/effects", test_effects);

  return g_test_run ();
}
