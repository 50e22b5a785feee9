/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signing with a key in a real keyring, in every state of it. Each state is a
 * process of its own, started by keyring.sh; this program is both the outer
 * test and the inner one. */

#include "config.h"

#include "steward-signer.h"

#include "steward-json.h"

#include <string.h>

#define PERSON "p-3f9c0a17b2"

static const char *program;

static void
run_unlocked (StewardSigner *signer)
{
  g_autoptr(StewardSecrets) secrets = steward_secrets_new ();
  g_autoptr(StewardSigner) other = steward_signer_new_for_keyring (secrets, "p-0000000000");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;
  g_autofree char *armour = NULL;
  StewardPublicKey key;
  StewardSshsig sshsig;
  char *secret;

  g_assert_null (steward_signer_sign_sync (signer, bytes, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING);
  g_clear_error (&error);

  line = steward_signer_make_key_sync (signer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_public_key_from_line (line, &key, NULL));
  again = steward_signer_load_key_sync (signer, NULL, &error);
  g_assert_cmpstr (line, ==, again);
  g_assert_null (steward_signer_make_key_sync (signer, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (steward_signer_load_key_sync (other, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING);
  g_clear_error (&error);

  armour = steward_signer_sign_sync (signer, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_sshsig_from_text (armour, &sshsig, NULL));
  g_assert_true (steward_public_key_equal (&sshsig.key, &key));
  g_assert_true (steward_sshsig_verify (&sshsig, "{}", 2));

  secret = steward_secrets_lookup_sync (secrets, "signing", PERSON, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (armour, secret));
  steward_secret_free (secret);

  g_assert_true (steward_secrets_store_sync (secrets, "signing", PERSON, "x", "broken", NULL, &error));
  g_assert_null (steward_signer_load_key_sync (signer, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_null (strstr (error->message, "broken"));
}

/* Every body of an append, as the ledger keeps it. */
static void
run_append (StewardSigner *signer)
{
  g_autoptr(StewardAppend) what = steward_append_new (PERSON);
  g_autoptr(GError) error = NULL;
  g_autofree char *line = steward_signer_make_key_sync (signer, NULL, &error);
  JsonNode *body = steward_json_parse ("{\"b\": 1, \"a\": \"x\"}", -1, STEWARD_JSON_EVENT, NULL, &error);
  JsonNode *empty = steward_json_parse ("{}", -1, STEWARD_JSON_EVENT, NULL, &error);
  StewardSshsig sshsig;

  g_assert_nonnull (line);
  steward_append_add (what, "review/2026-001", 0, "review.vote-cast", body);
  steward_append_add (what, "review/2026-001", 1, "review.decided", empty);
  g_assert_true (steward_signer_sign_append_sync (signer, what, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (what->signatures->len, ==, 2);
  g_assert_true (steward_sshsig_from_text (g_ptr_array_index (what->signatures, 0), &sshsig, NULL));
  g_assert_true (steward_sshsig_verify (&sshsig, "{\"a\":\"x\",\"b\":1}", 15));
  g_assert_true (steward_sshsig_from_text (g_ptr_array_index (what->signatures, 1), &sshsig, NULL));
  g_assert_true (steward_sshsig_verify (&sshsig, "{}", 2));
}

static void
assert_error (StewardSigner *signer,
              StewardError   code)
{
  g_autoptr(StewardAppend) what = steward_append_new (PERSON);
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_signer_load_key_sync (signer, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_nonnull (steward_error_remedy (error));
  g_clear_error (&error);
  g_assert_null (steward_signer_make_key_sync (signer, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_clear_error (&error);
  steward_append_add (what, "review/2026-001", 0, "review.vote-cast",
                      steward_json_parse ("{}", -1, STEWARD_JSON_EVENT, NULL, NULL));
  g_assert_false (steward_signer_sign_append_sync (signer, what, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_null (g_ptr_array_index (what->signatures, 0));
}

static void
run_no_collection (StewardSigner *signer)
{
  assert_error (signer, STEWARD_ERROR_KEYRING_NO_COLLECTION);
}

static void
run_no_service (StewardSigner *signer)
{
  assert_error (signer, STEWARD_ERROR_KEYRING_NO_SERVICE);
}

static void
run_no_bus (StewardSigner *signer)
{
  assert_error (signer, STEWARD_ERROR_KEYRING_NO_BUS);
}

static void
run_locked (StewardSigner *signer)
{
  assert_error (signer, STEWARD_ERROR_KEYRING_LOCKED);
}

static const struct
{
  const char *name;
  const char *state;
  void (*run) (StewardSigner *signer);
} cases[] = {
  { "unlocked", "unlocked", run_unlocked },
  { "append", "unlocked", run_append },
  { "locked", "locked", run_locked },
  { "no-collection", "no-collection", run_no_collection },
  { "no-service", "no-service", run_no_service },
  { "no-bus", "no-bus", run_no_bus },
};

static int
run_inside (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, name))
      {
        g_autoptr(StewardSecrets) secrets = steward_secrets_new ();
        g_autoptr(StewardSigner) signer = steward_signer_new_for_keyring (secrets, PERSON);

        cases[i].run (signer);
        return 0;
      }

  return 1;
}

static void
test_state (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const char *argv[] = { KEYRING_SH, cases[i].state, program, "--inside", cases[i].name, NULL };
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &output, &status,
                               &error));
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip (output);
      return;
    }
  if (status != 0)
    g_printerr ("%s", output);
  g_assert_cmpint (status, ==, 0);
}

static void
test_ids (void)
{
  StewardSignerKind kind;

  for (int i = STEWARD_SIGNER_NONE; i <= STEWARD_SIGNER_AGENT; i++)
    {
      g_assert_true (steward_signer_kind_from_id (steward_signer_kind_to_id ((StewardSignerKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (steward_signer_kind_from_id ("paper", &kind));
  g_assert_false (steward_signer_kind_from_id (NULL, &kind));
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--inside"))
    return run_inside (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  program = argv[0];
  g_test_add_func ("/signer/ids", test_ids);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/signer/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_state);
    }

  return g_test_run ();
}
