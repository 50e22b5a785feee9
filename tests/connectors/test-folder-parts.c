/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the folder connector that need no connector: versions, names of
 * folders, the walk. */

#include "config.h"

#include "steward-folder-instance.h"
#include "steward-folder-listing.h"
#include "steward-folder-version.h"
#include "steward-test-folder.h"

#include <stdlib.h>
#include <string.h>

static void
test_compare_versions (void)
{
  static const char *const ascending[] = { "0.9", "1", "1.0-rc1", "1.0", "1.0.0", "1.2", "1.10", "v2", "10" };

  for (gsize i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        int order = steward_folder_compare_versions (ascending[i], ascending[j]);

        g_assert_cmpint (order < 0, ==, i < j);
        g_assert_cmpint (order > 0, ==, i > j);
      }
  g_assert_cmpint (steward_folder_compare_versions (NULL, "1"), <, 0);
  g_assert_cmpint (steward_folder_compare_versions (NULL, NULL), ==, 0);
}

static void
test_deep_tree (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GString) path = g_string_new (NULL);
  g_autoptr(StewardFolderListing) listing = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 40; i++)
    g_string_append (path, "d/");
  g_string_append (path, "deep.yaml");
  test_folder_write (folder, path->str, "x: 1\n");
  listing = steward_folder_listing_new (folder->path, NULL, NULL, &error);
  g_assert_null (listing);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

static void
test_remotes (void)
{
  static const struct { const char *url, *instance; } cases[] = {
    { "https://git.example.com/mesh/contracts.git", "git.example.com/mesh/contracts" },
    { "https://jane:s3cret@git.example.com/mesh/contracts.git", "git.example.com/mesh/contracts" },
    { "https://token@Git.Example.com/mesh/contracts/", "git.example.com/mesh/contracts" },
    { "git@git.example.com:mesh/contracts.git", "git.example.com/mesh/contracts" },
    { "ssh://git@git.example.com/mesh/contracts", "git.example.com/mesh/contracts" },
    { "ssh://git@git.example.com:2222/mesh/contracts.git", "git.example.com:2222/mesh/contracts" },
    { "https://git.example.com/mesh/contracts?token=s3cret", "git.example.com/mesh/contracts" },
    { "/srv/git/contracts.git", NULL },
    { "../contracts", NULL },
    { "file:///srv/git/contracts.git", NULL },
    { "", NULL },
    { "https://", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *instance = steward_folder_instance_from_remote (cases[i].url);

      g_assert_cmpstr (instance, ==, cases[i].instance);
    }
}

static void
test_instance (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *below = g_build_filename (folder->path, "mesh", "contracts", NULL);
  g_autofree char *real = realpath (folder->path, NULL);
  g_autofree char *by_path = steward_folder_instance_find (real);
  g_autofree char *by_file = NULL, *by_remote = NULL, *by_parent = NULL;

  g_assert_cmpstr (by_path, ==, real);
  test_folder_write (folder, ".steward-id", "  mesh-of-example \n");
  by_file = steward_folder_instance_find (real);
  g_assert_cmpstr (by_file, ==, "mesh-of-example");

  test_folder_write (folder, ".git/config",
                     "[core]\n\tbare = false\n[remote \"backup\"]\n\turl = https://other.example.com/x.git\n"
                     "[remote \"origin\"]\n\turl = \"https://u:s3cret@git.example.com/mesh.git\"\n"
                     "\tfetch = +refs/heads/*:refs/remotes/origin/*\n");
  by_remote = steward_folder_instance_find (real);
  g_assert_cmpstr (by_remote, ==, "git.example.com/mesh");

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  by_parent = steward_folder_instance_find (below);
  g_assert_cmpstr (by_parent, ==, "git.example.com/mesh/mesh/contracts");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/folder/compare-versions", test_compare_versions);
  g_test_add_func ("/folder/deep-tree", test_deep_tree);
  g_test_add_func ("/folder/remotes", test_remotes);
  g_test_add_func ("/folder/instance", test_instance);

  return g_test_run ();
}
