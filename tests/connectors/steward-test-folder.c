/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes documents into a folder of its own. */

#include "config.h"

#include "steward-test-folder.h"

#include <glib/gstdio.h>
#include <utime.h>

TestFolder *
test_folder_new (void)
{
  TestFolder *self = g_new0 (TestFolder, 1);

  self->path = g_dir_make_tmp ("steward-test-XXXXXX", NULL);
  g_assert_nonnull (self->path);

  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) directory = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
test_folder_free (TestFolder *self)
{
  remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

void
test_folder_write (TestFolder *self,
                   const char *name,
                   const char *text)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
test_folder_write_product (TestFolder *self,
                           const char *name,
                           const char *id,
                           const char *title,
                           const char *contract_id,
                           const char *version)
{
  g_autofree char *contract = contract_id != NULL ? g_strdup_printf ("    contractId: %s\n", contract_id) : NULL;
  g_autofree char *text =
    g_strdup_printf ("apiVersion: v1.0.0\nkind: DataProduct\nid: %s\nname: %s\nversion: 1.0.0\nstatus: active\n"
                     "outputPorts:\n  - name: out\n    version: %s\n%s", id, title, version,
                     contract != NULL ? contract : "");

  test_folder_write (self, name, text);
}

void
test_folder_write_contract (TestFolder *self,
                            const char *name,
                            const char *id,
                            const char *title,
                            const char *version,
                            const char *data_product)
{
  g_autofree char *product = data_product != NULL ? g_strdup_printf ("dataProduct: %s\n", data_product) : NULL;
  g_autofree char *text =
    g_strdup_printf ("apiVersion: v3.0.2\nkind: DataContract\nid: %s\nname: %s\nversion: %s\nstatus: active\n%s"
                     "schema:\n  - name: %s\n    physicalType: table\n    properties:\n"
                     "      - name: id\n        logicalType: string\n", id, title, version,
                     product != NULL ? product : "", title);

  test_folder_write (self, name, text);
}

/* An array of contracts of ten columns each. */
void
test_folder_write_many (TestFolder *self,
                        const char *name,
                        guint       n_contracts)
{
  g_autoptr(GString) text = g_string_new ("[");

  for (guint i = 0; i < n_contracts; i++)
    {
      g_string_append_printf (text,
                              "%s{\"apiVersion\":\"v3.0.2\",\"kind\":\"DataContract\",\"id\":\"c-%u\","
                              "\"name\":\"contract %u\",\"version\":\"1.0.0\",\"status\":\"active\","
                              "\"domain\":\"d%u\",\"schema\":[{\"name\":\"t%u\",\"properties\":[", i > 0 ? ",\n" : "", i, i, i % 17, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "%s{\"name\":\"column_%u_%u\",\"logicalType\":\"string\",\"description\":"
                                "\"Column %u of contract %u\"}", j > 0 ? "," : "", i, j, j, i);
      g_string_append (text, "]}]}");
    }
  g_string_append (text, "]\n");
  test_folder_write (self, name, text->str);
}

/* Another time, the same content. */
void
test_folder_touch (TestFolder *self,
                   const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  struct utimbuf times = { 1700000000, 1700000000 };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

void
test_folder_remove (TestFolder *self,
                    const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}
