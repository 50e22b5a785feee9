/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that several processes edit, that get damaged, and that are killed
 * half-way. This program is also the process that is killed. */

#include "config.h"

#include "steward-profile.h"

#include "steward-test-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

static StewardProfile *
open_profile (const char *path)
{
  g_autoptr(GError) error = NULL;
  StewardProfile *profile = steward_profile_open (path, &error);

  g_assert_no_error (error);

  return profile;
}

static StewardSource *
new_source (const char *id,
            const char *name,
            const char *path)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (settings, (char *) "path", (char *) path);

  return steward_source_new (id, "folder", name, settings);
}

static void
save (StewardProfile *profile,
      const char     *id,
      const char     *name,
      const char     *path)
{
  g_autoptr(StewardSource) source = new_source (id, name, path);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_profile_save_source (profile, source, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (StewardProfile *profile,
      GPtrArray      *notices)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *sources = steward_profile_load_sources (profile, notices, &error);

  g_assert_no_error (error);

  return sources;
}

static guint
count_files (const char *path,
             const char *prefix)
{
  g_autoptr(GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    count += g_str_has_prefix (name, prefix);

  return count;
}

static void
test_round_trip (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder->path, "deep", "profile", NULL);
  g_autofree char *settings = g_build_filename (path, "settings.ini", NULL);
  g_autoptr(StewardProfile) profile = open_profile (path);
  g_autoptr(GPtrArray) none = load (profile, NULL), sources = NULL, after = NULL;
  g_autoptr(GError) error = NULL;
  StewardSource *source;
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (none->len, ==, 0);

  save (profile, "one", "Sample = [mesh] ; #1", "/srv/a b;c=d\\e");
  save (profile, "two", "Zweite Quelle äöü", "  spaces  ");
  g_assert_cmpint (stat (settings, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  sources = load (profile, NULL);
  g_assert_cmpuint (sources->len, ==, 2);
  source = sources->pdata[0];
  g_assert_cmpstr (steward_source_get_id (source), ==, "one");
  g_assert_cmpstr (steward_source_get_kind (source), ==, "folder");
  g_assert_cmpstr (steward_source_get_name (source), ==, "Sample = [mesh] ; #1");
  g_assert_cmpstr (steward_source_get_setting (source, "path"), ==, "/srv/a b;c=d\\e");
  source = sources->pdata[1];
  g_assert_cmpstr (steward_source_get_name (source), ==, "Zweite Quelle äöü");
  g_assert_cmpstr (steward_source_get_setting (source, "path"), ==, "  spaces  ");

  g_assert_true (steward_profile_remove_source (profile, "one", &error));
  g_assert_true (steward_profile_remove_source (profile, "one", &error));
  after = load (profile, NULL);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_refused (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  static const struct { const char *id, *name; int code; } cases[] = {
    { "two", "Sample", STEWARD_ERROR_CONFLICT },
    { "../evil", "Other", STEWARD_ERROR_USAGE },
    { "", "Other", STEWARD_ERROR_USAGE },
    { "two", "", STEWARD_ERROR_USAGE },
    { "two", "a\nb", STEWARD_ERROR_USAGE },
    { "two", "\xff", STEWARD_ERROR_USAGE },
  };

  save (profile, "one", "Sample", "/a");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(StewardSource) source = new_source (cases[i].id, cases[i].name, "/b");
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) sources = NULL;

      g_assert_false (steward_profile_save_source (profile, source, NULL, &error));
      g_assert_error (error, STEWARD_ERROR, cases[i].code);
      sources = load (profile, NULL);
      g_assert_cmpuint (sources->len, ==, 1);
    }
  save (profile, "one", "Sample", "/c");   /* its own name is no conflict */
}

/* What a newer Steward wrote beside what we know must survive our edits. */
static void
test_keeps_unknown (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  g_autofree char *path = g_build_filename (folder->path, "settings.ini", NULL);
  g_autofree char *text = NULL;

  test_folder_write (folder, "settings.ini",
                     "# by hand\n[steward]\nformat=1\nfuture=yes\n[schedule]\nminutes=5\n[unknown]\nx=1\n"
                     "[source a]\nkind=folder\nname=A\nsetting.path=/a\nlater=kept\n");
  g_assert_cmpuint (steward_profile_load_interval (profile), ==, 5);
  save (profile, "a", "A", "/b");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *const *kept = (const char *const[]) { "# by hand", "future=yes", "[unknown]", "later=kept",
                                                         "minutes=5", "setting.path=/b", NULL }; *kept != NULL; kept++)
    g_assert_nonnull (strstr (text, *kept));
  g_assert_null (strstr (text, "setting.path=/a"));
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "\x01\x02\x03", "no group\n", "[steward\nformat=1\n", "[steward]\nformat=one\n", "[steward]\n", "",
    "[steward]\nformat=1\n[source x]\nname=\xff\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(StewardProfile) profile = open_profile (folder->path);
      g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GPtrArray) sources = NULL, again = NULL;

      test_folder_write (folder, "settings.ini", texts[i]);
      sources = load (profile, notices);
      g_assert_cmpuint (sources->len, ==, 0);
      g_assert_cmpuint (notices->len, ==, 1);
      g_assert_nonnull (strstr (notices->pdata[0], "settings.ini.damaged-"));
      g_assert_cmpuint (count_files (folder->path, "settings.ini.damaged-"), ==, 1);

      /* Said once; then the profile works again. */
      save (profile, "a", "A", "/a");
      again = load (profile, notices);
      g_assert_cmpuint (again->len, ==, 1);
      g_assert_cmpuint (notices->len, ==, 1);
    }
}

static void
test_hostile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sources = NULL;

  test_folder_write (folder, "settings.ini",
                     "[steward]\nformat=1\n[schedule]\nminutes=-7\n[source ../../etc]\nkind=folder\nname=A\n"
                     "[source b]\nname=no kind\n[source c]\nkind=later\nname=Of a newer Steward\n");
  sources = load (profile, notices);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (steward_source_get_kind (sources->pdata[0]), ==, "later");
  g_assert_cmpuint (notices->len, ==, 2);
  g_assert_cmpuint (steward_profile_load_interval (profile), ==, 0);
}

static void
test_newer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  g_autoptr(StewardSource) source = new_source ("a", "A", "/a");
  g_autoptr(GError) error = NULL, save_error = NULL;

  test_folder_write (folder, "settings.ini", "[steward]\nformat=2\n");
  g_assert_null (steward_profile_load_sources (profile, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_false (steward_profile_save_source (profile, source, NULL, &save_error));
  g_assert_error (save_error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_cmpuint (count_files (folder->path, "settings.ini.damaged-"), ==, 0);
}

static void
test_secret_names (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  g_autoptr(StewardSource) source = new_source ("a", "A", "/a");
  const char *const fields[] = { "password", NULL };
  const char *const none[] = { NULL };
  g_auto(GStrv) first = NULL, kept = NULL, cleared = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_profile_save_source (profile, source, fields, &error));
  first = steward_profile_load_secrets (profile, "a");
  g_assert_true (g_strv_equal ((const char *const *) first, fields));
  g_assert_true (steward_profile_save_source (profile, source, NULL, &error));
  kept = steward_profile_load_secrets (profile, "a");
  g_assert_true (g_strv_equal ((const char *const *) kept, fields));
  g_assert_true (steward_profile_save_source (profile, source, none, &error));
  cleared = steward_profile_load_secrets (profile, "a");
  g_assert_cmpuint (g_strv_length (cleared), ==, 0);
}

static GPid
start_writer (const char *path,
              const char *prefix,
              guint       n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  const char *argv[] = { program, "--write", path, prefix, count, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);

  return pid;
}

static int
write_sources (const char *path,
               const char *prefix,
               guint       n)
{
  g_autoptr(StewardProfile) profile = open_profile (path);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", prefix, i);

      save (profile, id, id, "/x");
    }

  return 0;
}

/* Four processes at once: nobody's edit is lost. */
static void
test_many_processes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  static const char *const prefixes[] = { "a", "b", "c", "d" };
  GPid pids[G_N_ELEMENTS (prefixes)];
  g_autoptr(GPtrArray) sources = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    pids[i] = start_writer (folder->path, prefixes[i], 25);
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      int status;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }
  sources = load (profile, NULL);
  g_assert_cmpuint (sources->len, ==, 100);
}

/* Killed at any moment: the file is the old one or the new one, and every
 * source that was there before still is. */
static void
test_killed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  guint n_before = 0, n_rounds = g_test_slow () ? 1000 : 100;
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("r%u", i);
      GPid pid = start_writer (folder->path, prefix, 1000000);
      g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GPtrArray) sources = NULL;

      g_usleep ((gulong) g_rand_int_range (random, 0, 40000));
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
      sources = load (profile, notices);
      g_assert_cmpuint (notices->len, ==, 0);
      g_assert_cmpuint (sources->len, >=, n_before);
      n_before = sources->len;
    }
  g_test_message ("%u sources were saved by killed processes", n_before);
  g_assert_cmpuint (n_before, >, 0);
  save (profile, "after", "After", "/x");
  g_assert_cmpuint (count_files (folder->path, "settings.ini.new"), ==, 0);
}

/* A save that fails leaves the settings as they were. */
static void
test_failed_save (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardProfile) profile = open_profile (folder->path);
  g_autofree char *new_path = g_build_filename (folder->path, "settings.ini.new", NULL);
  g_autoptr(StewardSource) source = new_source ("b", "B", "/b");
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GError) error = NULL;

  save (profile, "a", "A", "/a");
  g_assert_cmpint (g_mkdir (new_path, 0700), ==, 0);   /* the new file cannot be made */
  g_assert_false (steward_profile_save_source (profile, source, NULL, &error));
  g_assert_nonnull (error);
  sources = load (profile, NULL);
  g_assert_cmpuint (sources->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 5 && g_str_equal (argv[1], "--write"))
    return write_sources (argv[2], argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/round-trip", test_round_trip);
  g_test_add_func ("/profile/refused", test_refused);
  g_test_add_func ("/profile/keeps-unknown", test_keeps_unknown);
  g_test_add_func ("/profile/damaged", test_damaged);
  g_test_add_func ("/profile/hostile", test_hostile);
  g_test_add_func ("/profile/newer", test_newer);
  g_test_add_func ("/profile/secret-names", test_secret_names);
  g_test_add_func ("/profile/many-processes", test_many_processes);
  g_test_add_func ("/profile/killed", test_killed);
  g_test_add_func ("/profile/failed-save", test_failed_save);

  return g_test_run ();
}
