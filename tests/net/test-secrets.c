/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every verb in every state of a real keyring. Each state is a process of its
 * own, on a bus of its own, started by keyring.sh; this program is both the
 * outer test and the inner one. */

#include "config.h"

#include "steward-secrets.h"

#include <glib/gstdio.h>

#define CANARY "canary-7f3a-sécret"
#define SOURCE "11111111-2222-3333-4444-555555555555"

/* gcr's prompt is the only window on its display. */
#define TYPE_WHEN_SHOWN "xdotool search --sync --onlyvisible --name . >/dev/null; sleep 0.7; "

static const char *program;

static void
assert_error (GError       *error,
              StewardError  code)
{
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_nonnull (steward_error_remedy (error));
  g_error_free (error);
}

static gboolean
store (StewardSecrets  *secrets,
       const char      *source,
       const char      *field,
       const char      *secret,
       GError         **error)
{
  return steward_secrets_store_sync (secrets, source, field, "Steward: test", secret, NULL, error);
}

static void
assert_secret (StewardSecrets *secrets,
               const char     *source,
               const char     *field,
               const char     *expected)
{
  GError *error = NULL;
  char *secret = steward_secrets_lookup_sync (secrets, source, field, NULL, &error);

  if (expected == NULL)
    {
      g_assert_null (secret);
      assert_error (error, STEWARD_ERROR_SECRET_MISSING);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  steward_secret_free (secret);
}

/* Every verb fails with the one code of the state. */
static void
assert_all_fail (StewardSecrets *secrets,
                 StewardError    code,
                 gboolean        clear_fails)
{
  GError *error = NULL;

  g_assert_null (steward_secrets_lookup_sync (secrets, SOURCE, "password", NULL, &error));
  assert_error (g_steal_pointer (&error), code);
  g_assert_false (store (secrets, SOURCE, "password", CANARY, &error));
  assert_error (g_steal_pointer (&error), code);
  g_assert_true (steward_secrets_clear_sync (secrets, SOURCE, NULL, &error) == !clear_fails);
  if (clear_fails)
    assert_error (g_steal_pointer (&error), code);
  g_assert_no_error (error);
}

static void
keep_result_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
unlock (StewardSecrets  *secrets,
        GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_secrets_unlock_async (secrets, NULL, keep_result_cb, &result);

  return steward_secrets_unlock_finish (secrets, wait_for (&result), error);
}

static void
run_keyring_sh (const char *verb)
{
  const char *argv[] = { KEYRING_SH, verb, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Inside a state */

static void
check_store_and_lookup (StewardSecrets *secrets)
{
  GError *error = NULL;

  assert_secret (secrets, SOURCE, "password", NULL);
  g_assert_true (store (secrets, SOURCE, "password", "first", &error));
  g_assert_true (store (secrets, SOURCE, "password", CANARY, &error));
  g_assert_true (store (secrets, SOURCE, "token", "t", &error));
  g_assert_true (store (secrets, "other", "password", "o", &error));
  g_assert_no_error (error);

  assert_secret (secrets, SOURCE, "password", CANARY);
  assert_secret (secrets, SOURCE, "token", "t");
  assert_secret (secrets, "other", "password", "o");
  assert_secret (secrets, SOURCE, "nothing", NULL);
}

static void
check_overlay (StewardSecrets *secrets)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSecrets) overlay = NULL;

  g_hash_table_insert (values, (gpointer) "password", (gpointer) "typed");
  g_hash_table_insert (values, (gpointer) "token", NULL);
  overlay = steward_secrets_new_overlay (secrets, SOURCE, values);

  assert_secret (overlay, SOURCE, "password", "typed");
  assert_secret (overlay, SOURCE, "token", "t");
  assert_secret (overlay, "other", "password", "o");
  assert_secret (secrets, SOURCE, "password", CANARY);
}

static void
check_async (StewardSecrets *secrets)
{
  GAsyncResult *result = NULL;
  GError *error = NULL;

  steward_secrets_store_async (secrets, "async", "password", "Steward: test", CANARY, NULL, keep_result_cb, &result);
  g_assert_true (steward_secrets_store_finish (secrets, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_secret (secrets, "async", "password", CANARY);

  steward_secrets_clear_async (secrets, "async", NULL, keep_result_cb, &result);
  g_assert_true (steward_secrets_clear_finish (secrets, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_secret (secrets, "async", "password", NULL);
}

static void
check_cancelled (StewardSecrets *secrets)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (steward_secrets_lookup_sync (secrets, SOURCE, "password", cancellable, &error));
  g_assert_true (steward_error_is_cancelled (error));
}

static void
run_unlocked (StewardSecrets *secrets)
{
  GError *error = NULL;

  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_READY);
  check_store_and_lookup (secrets);
  check_overlay (secrets);
  check_async (secrets);
  check_cancelled (secrets);
  g_assert_true (unlock (secrets, &error));

  g_assert_true (steward_secrets_clear_sync (secrets, SOURCE, NULL, &error));
  g_assert_no_error (error);
  assert_secret (secrets, SOURCE, "password", NULL);
  assert_secret (secrets, SOURCE, "token", NULL);
  assert_secret (secrets, "other", "password", "o");
  g_assert_true (steward_secrets_clear_sync (secrets, SOURCE, NULL, &error));

  /* What is stored is seen as locked, not as missing, and it does not go. */
  g_assert_true (store (secrets, SOURCE, "password", CANARY, &error));
  run_keyring_sh ("lock");
  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_LOCKED);
  assert_all_fail (secrets, STEWARD_ERROR_KEYRING_LOCKED, TRUE);
  g_assert_false (unlock (secrets, &error));
  assert_error (error, STEWARD_ERROR_KEYRING_LOCKED);
}

static void
run_locked (StewardSecrets *secrets)
{
  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_LOCKED);
  assert_all_fail (secrets, STEWARD_ERROR_KEYRING_LOCKED, TRUE);
}

static void
run_no_collection (StewardSecrets *secrets)
{
  GError *error = NULL;

  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_NO_COLLECTION);
  assert_all_fail (secrets, STEWARD_ERROR_KEYRING_NO_COLLECTION, FALSE);
  g_assert_false (unlock (secrets, &error));
  g_assert_true (error->code == STEWARD_ERROR_KEYRING_NO_COLLECTION || error->code == STEWARD_ERROR_KEYRING_LOCKED);
  g_error_free (error);
}

static void
run_no_service (StewardSecrets *secrets)
{
  GError *error = NULL;

  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_NO_SERVICE);
  assert_all_fail (secrets, STEWARD_ERROR_KEYRING_NO_SERVICE, TRUE);
  g_assert_false (unlock (secrets, &error));
  assert_error (error, STEWARD_ERROR_KEYRING_NO_SERVICE);
}

static void
run_no_bus (StewardSecrets *secrets)
{
  GError *error = NULL;

  g_assert_cmpint (steward_secrets_read_state_sync (secrets, NULL), ==, STEWARD_KEYRING_NO_BUS);
  assert_all_fail (secrets, STEWARD_ERROR_KEYRING_NO_BUS, TRUE);
  g_assert_false (unlock (secrets, &error));
  assert_error (error, STEWARD_ERROR_KEYRING_NO_BUS);
}

/* The backend of a sandbox: an encrypted file, no service, no bus. */
static void
run_file (StewardSecrets *secrets)
{
  GError *error = NULL;

  check_store_and_lookup (secrets);
  check_overlay (secrets);
  check_async (secrets);
  g_assert_true (steward_secrets_clear_sync (secrets, SOURCE, NULL, &error));
  g_assert_no_error (error);
  assert_secret (secrets, SOURCE, "password", NULL);
  assert_secret (secrets, SOURCE, "token", NULL);
  assert_secret (secrets, "other", "password", "o");
}

/* The same file under another master password. */
static void
run_wrong_file (StewardSecrets *secrets)
{
  GError *error = NULL;

  g_assert_null (steward_secrets_lookup_sync (secrets, "other", "password", NULL, &error));
  assert_error (error, STEWARD_ERROR_SECRET_MISSING);
}

/* A person types the password into the real prompt; first somebody dismisses it. */
static void
run_prompt (StewardSecrets *secrets)
{
  const char *dismiss[] = { "sh", "-c", TYPE_WHEN_SHOWN "xdotool key Escape", NULL };
  const char *type[] = { "sh", "-c", TYPE_WHEN_SHOWN "xdotool type test; xdotool key Return", NULL };
  GError *error = NULL;

  g_assert_true (g_spawn_async (NULL, (char **) dismiss, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (unlock (secrets, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_KEYRING_LOCKED);

  g_usleep (G_USEC_PER_SEC); /* gnome-keyring refuses a prompt that follows a dismissed one at once */
  g_assert_true (g_spawn_async (NULL, (char **) type, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  unlock (secrets, &error);
  g_assert_no_error (error);
  check_store_and_lookup (secrets);
}

static const struct
{
  const char *name;
  const char *state;
  void (*run) (StewardSecrets *secrets);
} cases[] = {
  { "unlocked", "unlocked", run_unlocked },
  { "locked", "locked", run_locked },
  { "no-collection", "no-collection", run_no_collection },
  { "no-service", "no-service", run_no_service },
  { "no-bus", "no-bus", run_no_bus },
  { "file", "no-bus", run_file },
  { "wrong-file", "no-bus", run_wrong_file },
  { "prompt", "prompt", run_prompt },
};

/* The thread of the last task may give up its reference a little later. */
static void
assert_finalised (StewardSecrets *secrets)
{
  gpointer left = NULL;
  GWeakRef weak;

  g_weak_ref_init (&weak, secrets);
  g_object_unref (secrets);
  for (unsigned i = 0; i < 200 && (left = g_weak_ref_get (&weak)) != NULL; i++)
    {
      g_object_unref (left);
      g_usleep (10 * 1000);
    }
  g_assert_null (left);
  g_weak_ref_clear (&weak);
}

static int
run_inside (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardSecrets) secrets = NULL;

      if (!g_str_equal (cases[i].name, name))
        continue;
      secrets = steward_secrets_new ();
      cases[i].run (secrets);
      assert_finalised (g_steal_pointer (&secrets));
      return 0;
    }

  return 1;
}

/* Outside */

/* libsecret's file backend writes through a temporary file and a rename. */
static char *file_path;

static void
set_up_file_backend (const char *name,
                     GStrv      *envp)
{
  if (strstr (name, "file") == NULL)
    return;

  *envp = g_environ_setenv (*envp, "STEWARD_TEST_SECRET_BACKEND", "file", TRUE);
  *envp = g_environ_setenv (*envp, "SECRET_FILE_TEST_PATH", file_path, TRUE);
  *envp = g_environ_setenv (*envp, "SECRET_FILE_TEST_PASSWORD", g_str_equal (name, "file") ? "right" : "wrong", TRUE);
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

static void
test_state (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const char *argv[] = { "xvfb-run", "-a", KEYRING_SH, cases[i].state, program, "--inside", cases[i].name, NULL };
  const gboolean shows = g_str_equal (cases[i].state, "prompt");
  g_auto (GStrv) envp = g_get_environ ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (shows && (!has_program ("xvfb-run") || !has_program ("xdotool")))
    {
      g_test_skip ("xvfb-run or xdotool is not installed");
      return;
    }
  set_up_file_backend (cases[i].name, &envp);
  g_assert_true (g_spawn_sync (NULL, (char **) argv + (shows ? 0 : 2), envp, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               &output, &status, &error));
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip (output);
      return;
    }
  if (status != 0)
    g_printerr ("%s", output);
  g_assert_cmpint (status, ==, 0);
  g_assert_null (strstr (output, "canary"));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  if (argc == 3 && g_str_equal (argv[1], "--inside"))
    {
      if (g_getenv ("STEWARD_TEST_SECRET_BACKEND") != NULL)
        g_setenv ("SECRET_BACKEND", "file", TRUE);
      return run_inside (argv[2]);
    }

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  program = argv[0];
  folder = g_dir_make_tmp ("steward-secrets-XXXXXX", NULL);
  file_path = g_build_filename (folder, "keyring", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/secrets/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_state);
    }
  status = g_test_run ();

  g_remove (file_path);
  g_rmdir (folder);
  g_clear_pointer (&file_path, g_free);

  return status;
}
