/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes only below a new folder of its own, whose name nobody else chose, and
 * only names of harmless characters. What is not finished is removed; what a
 * crash leaves is a hidden folder that nobody takes for evidence. */

#include "config.h"

#include "steward-export-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SUMS "SHA256SUMS"
#define NAME_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

struct _StewardExportFolder
{
  char *path;                          /* (owned): where it will be */
  char *part;                          /* (owned) (nullable): where it is until then */
  GPtrArray *names;                    /* of its files */
  GPtrArray *folders;                  /* within it */
  GPtrArray *sums;                     /* lines of SHA256SUMS */
  StewardHasher *hasher;
  FILE *file;                          /* (nullable): the one that is written */
};

static gboolean
fail_errno (const char  *what,
            const char  *path,
            GError     **error)
{
  int saved_errno = errno;
  int code = STEWARD_ERROR_FAILED;
  g_autofree char *shown = g_filename_display_name (path);

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = STEWARD_ERROR_NO_SPACE;
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = STEWARD_ERROR_DENIED;
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    code = STEWARD_ERROR_NOT_FOUND;
  g_set_error (error, STEWARD_ERROR, code, "%s “%s” failed: %s.", what, shown, g_strerror (saved_errno));

  return FALSE;
}

/* Something of the person's own must not be mixed with evidence. */
static gboolean
check_place (const char  *path,
             GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GDir) dir = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  dir = g_dir_open (path, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
               "“%s” is there already; evidence goes to a new or an empty folder.", shown);
  return FALSE;
}

/**
 * steward_export_folder_new:
 * @path: where the folder will be; nothing there, or an empty folder
 * @error: return location; %STEWARD_ERROR_CONFLICT when something is there
 *
 * Returns: (transfer full): the folder in the making
 */
StewardExportFolder *
steward_export_folder_new (const char  *path,
                           GError     **error)
{
  g_autoptr(StewardExportFolder) self = g_new0 (StewardExportFolder, 1);
  g_autofree char *parent = NULL;
  g_autofree char *part = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_ptr_array_new_with_free_func (g_free);
  self->hasher = steward_hasher_new ();
  if (!check_place (self->path, error))
    return NULL;

  parent = g_path_get_dirname (self->path);
  part = g_build_filename (parent, ".steward-export-XXXXXX", NULL);
  if (g_mkdtemp_full (part, 0700) == NULL)
    {
      fail_errno ("Making a folder in", parent, error);
      return NULL;
    }
  self->part = g_steal_pointer (&part);

  return g_steal_pointer (&self);
}

static char *
get_part (StewardExportFolder *self,
          const char          *name)
{
  return g_build_filename (self->part, name, NULL);
}

static void
remove_part (StewardExportFolder *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *path = get_part (self, g_ptr_array_index (self->names, i));

      g_unlink (path);
    }
  for (guint i = 0; i < self->folders->len; i++)
    {
      g_autofree char *path = get_part (self, g_ptr_array_index (self->folders, i));

      g_rmdir (path);
    }
  g_rmdir (self->part);
}

/**
 * steward_export_folder_free:
 * @self: (nullable): a folder
 *
 * Removes what is not finished.
 */
void
steward_export_folder_free (StewardExportFolder *self)
{
  if (self == NULL)
    return;

  if (self->file != NULL)
    fclose (self->file);
  if (self->part != NULL)
    remove_part (self);
  g_free (self->path);
  g_free (self->part);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->sums);
  steward_hasher_free (self->hasher);
  g_free (self);
}

/* "file" or "folder/file", of harmless characters, none hidden. */
static gboolean
is_safe (const char *name)
{
  const char *slash = strchr (name, '/');
  const char *last = slash != NULL ? slash + 1 : name;
  gsize first = strspn (name, NAME_CHARACTERS);

  return *name != '.' && *last != '.' && *last != '\0' && last[strspn (last, NAME_CHARACTERS)] == '\0' &&
         (slash == NULL || (first > 0 && name + first == slash));
}

static gboolean
ensure_folder (StewardExportFolder  *self,
               const char           *name,
               GError              **error)
{
  const char *slash = strchr (name, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (name, (gsize) (slash - name)) : NULL;
  g_autofree char *path = NULL;

  if (folder == NULL || g_ptr_array_find_with_equal_func (self->folders, folder, g_str_equal, NULL))
    return TRUE;

  path = get_part (self, folder);
  if (g_mkdir (path, 0700) != 0)
    return fail_errno ("Making the folder", path, error);

  g_ptr_array_add (self->folders, g_steal_pointer (&folder));
  return TRUE;
}

/**
 * steward_export_folder_begin:
 * @self: a folder
 * @name: of a file: harmless characters, at most one "/"
 * @error: return location
 *
 * Returns: whether it is begun; steward_export_folder_end() ends it
 */
gboolean
steward_export_folder_begin (StewardExportFolder  *self,
                             const char           *name,
                             GError              **error)
{
  g_autofree char *path = get_part (self, name);
  gboolean runs = g_str_has_suffix (name, ".sh");
  int fd;

  g_return_val_if_fail (is_safe (name) && self->file == NULL, FALSE);

  if (!ensure_folder (self, name, error))
    return FALSE;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, runs ? 0700 : 0600);
  if (fd < 0)
    return fail_errno ("Making", path, error);

  g_ptr_array_add (self->names, g_strdup (name));
  self->file = fdopen (fd, "w");
  return TRUE;
}

gboolean
steward_export_folder_add (StewardExportFolder  *self,
                           gconstpointer         data,
                           gsize                 length,
                           GError              **error)
{
  steward_hasher_add (self->hasher, data, length);
  if (length == 0 || fwrite (data, 1, length, self->file) == length)
    return TRUE;

  return fail_errno ("Writing to", self->part, error);
}

gboolean
steward_export_folder_end (StewardExportFolder  *self,
                           GError              **error)
{
  const char *name = g_ptr_array_index (self->names, self->names->len - 1);
  FILE *file = g_steal_pointer (&self->file);
  g_autofree char *hex = NULL;
  StewardDigest digest;

  steward_hasher_finish (self->hasher, &digest);
  if (fclose (file) != 0)
    return fail_errno ("Writing to", self->part, error);

  hex = steward_digest_to_hex (&digest);
  g_ptr_array_add (self->sums, g_strdup_printf ("%s  %s\n", hex, name));
  return TRUE;
}

/**
 * steward_export_folder_write:
 * @self: a folder
 * @name: of a file: harmless characters, at most one "/"
 * @data: (array length=length): all of it
 * @length: in bytes
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
steward_export_folder_write (StewardExportFolder  *self,
                             const char           *name,
                             gconstpointer         data,
                             gsize                 length,
                             GError              **error)
{
  return steward_export_folder_begin (self, name, error) && steward_export_folder_add (self, data, length, error) &&
         steward_export_folder_end (self, error);
}

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;

  return strcmp (first + 2 * STEWARD_DIGEST_SIZE, second + 2 * STEWARD_DIGEST_SIZE);
}

static gboolean
write_sums (StewardExportFolder  *self,
            GError              **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_ptr_array_sort (self->sums, compare_sums);
  for (guint i = 0; i < self->sums->len; i++)
    g_string_append (text, g_ptr_array_index (self->sums, i));

  return steward_export_folder_write (self, SUMS, text->str, text->len, error);
}

/* All at once is far cheaper than file by file. */
static gboolean
sync_part (StewardExportFolder  *self,
           GError              **error)
{
  int fd = open (self->part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && syncfs (fd) == 0;

  if (!ok)
    fail_errno ("Writing to", self->part, error);
  if (fd >= 0)
    close (fd);

  return ok;
}

/**
 * steward_export_folder_finish:
 * @self: a folder with all its files
 * @error: return location
 *
 * Adds SHA256SUMS and moves the folder to its place.
 *
 * Returns: whether it is there, on disk
 */
gboolean
steward_export_folder_finish (StewardExportFolder  *self,
                              GError              **error)
{
  if (!write_sums (self, error) || !sync_part (self, error))
    return FALSE;
  if (g_rename (self->part, self->path) != 0)
    return fail_errno ("Moving the evidence to", self->path, error);

  g_clear_pointer (&self->part, g_free);
  return TRUE;
}
