/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-test-cli.h"

#include "steward-json.h"

#include <string.h>

TestCli *
test_cli_new (void)
{
  TestCli *self = g_new0 (TestCli, 1);

  self->home = test_folder_new ();
  self->profile = g_build_filename (self->home->path, "profile", NULL);

  return self;
}

void
test_cli_free (TestCli *self)
{
  test_folder_free (self->home);
  g_free (self->profile);
  g_free (self);
}

static GSubprocessLauncher *
new_launcher (TestCli          *self,
              GSubprocessFlags  flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_set_cwd (launcher, self->home->path);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  if (self->bus)
    return launcher;

  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_setenv (launcher, "HOME", self->home->path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->home->path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->home->path, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->home->path, TRUE);

  return launcher;
}

static char **
make_argv (TestCli           *self,
           const char *const *words)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, STEWARDCTL);
  g_strv_builder_add (builder, "--profile");
  g_strv_builder_add (builder, self->profile);
  g_strv_builder_addv (builder, (const char **) words);

  return g_strv_builder_end (builder);
}

/* Starts it with its output thrown away. */
GSubprocess *
test_cli_start (TestCli           *self,
                const char *const *words)
{
  g_autoptr(GSubprocessLauncher) launcher =
    new_launcher (self, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto(GStrv) argv = make_argv (self, words);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);

  g_assert_no_error (error);

  return process;
}

TestRun *
test_cli_run_argv (TestCli           *self,
                   const char        *input,
                   const char *const *words)
{
  g_autoptr(GSubprocessLauncher) launcher =
    new_launcher (self, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                  G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto(GStrv) argv = make_argv (self, words);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  TestRun *run = g_new0 (TestRun, 1);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  if (run->out[0] == '{')
    {
      run->json = steward_json_parse (run->out, -1, STEWARD_JSON_STRICT, NULL, &error);
      g_assert_no_error (error);
    }

  return run;
}

TestRun *
test_cli_run (TestCli    *self,
              const char *input,
              ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *word;
  va_list args;

  va_start (args, input);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  return test_cli_run_argv (self, input, (const char *const *) words->pdata);
}

/* Adds a folder source; returns the folder's path. */
char *
test_cli_add_folder (TestCli    *self,
                     const char *name)
{
  char *path = g_build_filename (self->home->path, name, NULL);
  g_autofree char *set = g_strconcat ("path=", path, NULL);
  g_autofree char *keep = g_build_filename (name, "notes.txt", NULL);
  g_autoptr(TestRun) run = NULL;

  test_folder_write (self->home, keep, "");
  run = test_cli_run (self, NULL, "source", "add", "folder", "--name", name, "--set", set, NULL);
  test_run_assert_fine (run);

  return path;
}

void
test_run_free (TestRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self);
}

void
test_run_assert_fine (TestRun *self)
{
  if (self->status != 0)
    g_test_message ("%s", self->err);
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->status, ==, 0);
}

void
test_run_assert_failed (TestRun    *self,
                        int         status,
                        const char *words)
{
  g_auto(GStrv) lines = g_strsplit (self->err, "\n", -1);

  g_test_message ("%s", self->err);
  g_assert_cmpint (self->status, ==, status);
  g_assert_true (g_str_has_prefix (self->err, "stewardctl: "));
  g_assert_nonnull (strstr (self->err, words));
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[1], !=, "");
  g_assert_cmpstr (lines[2], ==, "");
}

guint
test_run_count (TestRun    *self,
                const char *array)
{
  g_assert_nonnull (self->json);
  g_assert_true (json_object_has_member (json_node_get_object (self->json), array));

  return json_array_get_length (json_object_get_array_member (json_node_get_object (self->json), array));
}

JsonObject *
test_run_get_item (TestRun    *self,
                   const char *array,
                   guint       index)
{
  g_assert_cmpuint (index, <, test_run_count (self, array));

  return json_array_get_object_element (json_object_get_array_member (json_node_get_object (self->json), array),
                                        index);
}

/* Exactly these members, no more and no fewer. */
void
test_assert_members (JsonObject *object,
                     ...)
{
  guint n_members = 0;
  const char *name;
  va_list args;

  va_start (args, object);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      if (!json_object_has_member (object, name))
        g_error ("the member “%s” is missing", name);
      n_members++;
    }
  va_end (args);
  g_assert_cmpuint (json_object_get_size (object), ==, n_members);
}

/* Whether any file below @path has @text in its name or its bytes. */
gboolean
test_tree_contains (const char *path,
                    const char *text)
{
  g_autoptr(GDir) directory = g_dir_open (path, 0, NULL);
  g_autofree char *bytes = NULL;
  const char *name;
  gsize length;

  if (directory == NULL)
    return g_file_get_contents (path, &bytes, &length, NULL) &&
           memmem (bytes, length, text, strlen (text)) != NULL;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (strstr (name, text) != NULL || test_tree_contains (child, text))
        return TRUE;
    }

  return FALSE;
}
