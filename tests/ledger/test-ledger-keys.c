/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signatures: of whom they are, that they stay with their event, and that none
 * goes missing. */

#include "config.h"

#include "ledger-fixture.h"

#include "steward-event-types.h"

#include <string.h>

static void
test_signatures (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "UPDATE signature SET armoured = (SELECT armoured FROM signature WHERE position = 2) "
                         "WHERE position = 4");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 4, "The signature of event 4 does not fit its body.");
  test_store_run (store, "UPDATE signature SET armoured = 'no armour' WHERE position = 4");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 4, "The signature of event 4 cannot be read.");
}

/* A header says that its event is signed, so a signature cannot go unnoticed. */
static void
test_taken_away (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "DELETE FROM signature WHERE position = 4");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 4, "The signature of event 4 was taken away.");
}

/* A signed body names its review. */
static void
test_moved (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *key = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s\"}", store->key_line);

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, TRUE, key);
  test_store_append (store, REVIEW, STEWARD_EVENT_REVIEW_OPENED, TRUE, "{\"review\":\"2026-001\"}");
  test_store_append (store, "review/2026-002", STEWARD_EVENT_REVIEW_OPENED, TRUE, "{\"review\":\"2026-001\"}");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 3, "The signature of event 3 was given for another review.");
}

/* So does one that decides about an access. */
static void
test_moved_access (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *key = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s\"}", store->key_line);

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, TRUE, key);
  test_store_append (store, "access/a-2026-001", STEWARD_EVENT_ACCESS_EXPIRED, TRUE, "{\"access\":\"a-2026-001\"}");
  test_store_append (store, "access/a-2026-002", STEWARD_EVENT_ACCESS_EXPIRED, TRUE, "{\"access\":\"a-2026-001\"}");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 3, "The signature of event 3 was given for another access.");
}

/* And one that plans a window, during which nothing counts. */
static void
test_moved_window (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *key = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s\"}", store->key_line);
  const char *body = "{\"window\":\"w-2026-001\",\"from\":\"2026-11-30T10:00:00Z\",\"to\":\"2026-11-30T12:00:00Z\"}";

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, TRUE, key);
  test_store_append (store, "window/w-2026-001", STEWARD_EVENT_WINDOW_DECLARED, TRUE, body);
  test_store_append (store, "window/w-2026-002", STEWARD_EVENT_WINDOW_DECLARED, TRUE, body);
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 3, "was given for another planned window.");
}

/* A key that nobody registered. */
static void
test_stranger (void)
{
  g_autoptr(TestStore) store = test_store_new ();

  test_store_append (store, "people", STEWARD_EVENT_PERSON_REGISTERED, TRUE, "{\"person\":\"" PERSON "\"}");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 1, "a key that nobody who acted in it had registered");
}

/* The key of somebody else. */
static void
test_other_key (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *other = g_strdup_printf ("{\"person\":\"p-0000000002\",\"key\":\"%s\"}", store->key_line);

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, FALSE, other);
  test_store_append (store, "people", STEWARD_EVENT_PERSON_REGISTERED, TRUE, "{\"person\":\"" PERSON "\",\"n\":1}");
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 2, "had registered");
}

/* A key that was removed; the event of its removal is too late. */
static void
test_removed_key (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *key = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s Ada at home\"}", store->key_line);

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, TRUE, key);
  test_store_append (store, "people", STEWARD_EVENT_KEY_REMOVED, TRUE, key);
  test_store_assert_fault (store, STEWARD_FAULT_SIGNATURE, 2, "had registered");
}

/* The chair enters a vote that its member signed. */
static void
test_signed_by_member (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autoptr(StewardAppend) what = steward_append_new ("p-0000000009");
  g_autofree char *key = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s\"}", store->key_line);
  g_autoptr(StewardVerdict) verdict = NULL;
  static const char body[] = "{\"person\":\"" PERSON "\"}";

  test_store_append (store, "people", STEWARD_EVENT_KEY_ADDED, TRUE, key);
  steward_append_add (what, "people", STEWARD_ANY_VERSION, STEWARD_EVENT_PERSON_REGISTERED,
                      steward_json_parse (body, -1, STEWARD_JSON_EVENT, NULL, NULL));
  g_ptr_array_index (what->signatures, 0) = steward_sshsig_sign (&store->key, body, strlen (body));
  g_assert_true (steward_ledger_append_sync (store->ledger, what, NULL, NULL));
  verdict = test_store_verify (store, TRUE, NULL);
  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpint (verdict->n_signatures, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger-keys/signatures", test_signatures);
  g_test_add_func ("/ledger-keys/taken-away", test_taken_away);
  g_test_add_func ("/ledger-keys/moved", test_moved);
  g_test_add_func ("/ledger-keys/moved-access", test_moved_access);
  g_test_add_func ("/ledger-keys/moved-window", test_moved_window);
  g_test_add_func ("/ledger-keys/stranger", test_stranger);
  g_test_add_func ("/ledger-keys/other-key", test_other_key);
  g_test_add_func ("/ledger-keys/removed-key", test_removed_key);
  g_test_add_func ("/ledger-keys/signed-by-member", test_signed_by_member);

  return g_test_run ();
}
