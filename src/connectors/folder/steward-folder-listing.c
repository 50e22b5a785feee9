/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks a folder without trusting it: no hidden names, no symbolic links (so
 * nothing outside the root is ever opened), bounded depth and count. The
 * sorted listing with sizes, times and inodes is also the cursor that tells,
 * without reading a file, that nothing changed. */

#include "config.h"

#include "steward-folder-listing.h"

#include "steward-digest.h"
#include "steward-folder-file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DEPTH 32
#define MAX_FILES 2000000
/* Two writes within one tick of the file system's clock have the same time. */
#define TICK_NS (100 * G_GINT64_CONSTANT (1000000))

typedef struct
{
  StewardFolderListing *listing;
  GPtrArray *patterns;                 /* GPatternSpec, or NULL for all */
  const StewardFolderChoice *choice;   /* unowned; NULL: files of a known format */
  GCancellable *cancellable;           /* unowned */
  GString *path;                       /* of the folder being walked, "" or ending in '/' */
  guint64 n_seen;
} Walk;

/**
 * steward_folder_format_from_name:
 * @name: a file name
 * @out_format: (out) (optional): its format
 *
 * Returns: whether the name ends like a file that we read
 */
gboolean
steward_folder_format_from_name (const char          *name,
                                 StewardFolderFormat *out_format)
{
  static const struct { const char *suffix; StewardFolderFormat format; } formats[] = {
    { ".yaml", STEWARD_FOLDER_YAML },
    { ".yml", STEWARD_FOLDER_YAML },
    { ".json", STEWARD_FOLDER_JSON },
    { ".jsonl", STEWARD_FOLDER_JSON_LINES },
    { ".ndjson", STEWARD_FOLDER_JSON_LINES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (name, formats[i].suffix))
      {
        if (out_format != NULL)
          *out_format = formats[i].format;
        return TRUE;
      }

  return FALSE;
}

static gboolean
matches_patterns (Walk       *walk,
                  const char *path,
                  const char *name)
{
  gsize length = strlen (path);

  if (walk->patterns == NULL)
    return TRUE;
  for (guint i = 0; i < walk->patterns->len; i++)
    {
      GPatternSpec *pattern = g_ptr_array_index (walk->patterns, i);

      if (g_pattern_spec_match (pattern, length, path, NULL) || g_pattern_spec_match_string (pattern, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_wanted (Walk                *walk,
           const char          *name,
           StewardFolderFormat *out_format)
{
  if (walk->choice == NULL)
    return steward_folder_format_from_name (name, out_format);

  return walk->choice->wants (name, walk->choice->user_data);
}

static void
pass_over (Walk       *walk,
           const char *name,
           const char *what)
{
  g_autofree char *path = NULL;

  if (walk->choice == NULL || walk->choice->passed_over == NULL)
    return;
  path = g_strconcat (walk->path->str, name, NULL);
  walk->choice->passed_over (path, what, walk->choice->user_data);
}

static void
add_file (Walk                *walk,
          const char          *name,
          StewardFolderFormat  format,
          const struct stat   *info)
{
  g_autofree char *raw = g_strconcat (walk->path->str, name, NULL);
  StewardFolderFile file = {
    .size = (guint64) info->st_size,
    .modified = (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec,
    .inode = info->st_ino,
    .format = format,
  };

  if (!g_utf8_validate (raw, -1, NULL))
    pass_over (walk, name, "a name that is not UTF-8");
  if (!g_utf8_validate (raw, -1, NULL) || !matches_patterns (walk, raw, name))
    return;

  file.path = g_steal_pointer (&raw);
  g_array_append_val (walk->listing->files, file);
}

static gboolean walk_folder (Walk      *walk,
                             int        fd,
                             unsigned   depth,
                             GError   **error);

static gboolean
walk_subfolder (Walk        *walk,
                int          parent,
                const char  *name,
                unsigned     depth,
                GError     **error)
{
  gsize length = walk->path->len;
  gboolean fine;
  int fd;

  if (walk->choice != NULL && depth + 1 > MAX_DEPTH)
    {
      pass_over (walk, name, "a folder nested deeper than 32 levels");
      return TRUE;
    }
  g_string_append (walk->path, name);
  fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0 && errno == ENOENT)
    {
      g_string_truncate (walk->path, length);
      return TRUE;
    }
  if (fd < 0 && walk->choice != NULL)
    {
      g_string_truncate (walk->path, length);
      pass_over (walk, name, "a folder that cannot be opened");
      return TRUE;
    }
  if (fd < 0)
    return steward_folder_fail (error, errno, "The folder", walk->path->str);

  g_string_append_c (walk->path, '/');
  fine = walk_folder (walk, fd, depth + 1, error);
  g_string_truncate (walk->path, length);

  return fine;
}

static gboolean
visit_name (Walk           *walk,
            int             fd,
            struct dirent  *item,
            unsigned        depth,
            GError        **error)
{
  StewardFolderFormat format = STEWARD_FOLDER_YAML;
  gboolean wanted = is_wanted (walk, item->d_name, &format);
  struct stat info;

  if (item->d_name[0] == '.')
    return TRUE;
  if (wanted && item->d_type != DT_REG && item->d_type != DT_DIR && item->d_type != DT_UNKNOWN)
    pass_over (walk, item->d_name, item->d_type == DT_LNK ? "a link, which is not followed" : "no regular file");
  if (item->d_type == DT_LNK)
    return TRUE;
  if (item->d_type == DT_DIR)
    return walk_subfolder (walk, fd, item->d_name, depth, error);
  if (item->d_type != DT_UNKNOWN && (item->d_type != DT_REG || !wanted))
    return TRUE;
  if (fstatat (fd, item->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return TRUE;                       /* gone since; the next listing differs */

  if (S_ISDIR (info.st_mode))
    return walk_subfolder (walk, fd, item->d_name, depth, error);
  if (S_ISREG (info.st_mode) && wanted)
    add_file (walk, item->d_name, format, &info);

  return TRUE;
}

static gboolean
check_bounds (Walk      *walk,
              unsigned   depth,
              GError   **error)
{
  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    return FALSE;
  if (depth > MAX_DEPTH)
    {
      g_autofree char *shown = g_filename_display_name (walk->path->str);

      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The folder “%s” is nested deeper than %d levels.", shown, MAX_DEPTH);
      return FALSE;
    }
  if (walk->n_seen > MAX_FILES)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The folder “%s” holds more than %d files; choose one of its subfolders.", walk->listing->root,
                   MAX_FILES);
      return FALSE;
    }

  return TRUE;
}

/* Takes @fd. */
static gboolean
walk_folder (Walk      *walk,
             int        fd,
             unsigned   depth,
             GError   **error)
{
  DIR *directory = fdopendir (fd);
  struct dirent *item;
  gboolean fine = TRUE;

  if (directory == NULL)
    {
      close (fd);
      return steward_folder_fail (error, errno, "The folder", walk->path->str);
    }

  while (fine && (errno = 0, item = readdir (directory)) != NULL)
    {
      walk->n_seen++;
      fine = check_bounds (walk, depth, error) && visit_name (walk, fd, item, depth, error);
    }
  if (fine && errno != 0)
    fine = steward_folder_fail (error, errno, "The folder", walk->path->str);
  closedir (directory);

  return fine;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const StewardFolderFile *left = a, *right = b;

  return strcmp (left->path, right->path);
}

static void
clear_file (gpointer data)
{
  StewardFolderFile *file = data;

  g_free (file->path);
}

static GPtrArray *
compile_patterns (const char *const *patterns)
{
  g_autoptr(GPtrArray) compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_pattern_spec_free);

  for (gsize i = 0; patterns != NULL && patterns[i] != NULL; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (patterns[i]));

      if (*text != '\0')
        g_ptr_array_add (compiled, g_pattern_spec_new (text));
    }

  return compiled->len > 0 ? g_steal_pointer (&compiled) : NULL;
}

static StewardFolderListing *
list_root (const char                 *root,
           GPtrArray                  *patterns,
           const StewardFolderChoice  *choice,
           GCancellable               *cancellable,
           GError                    **error)
{
  g_autoptr(StewardFolderListing) self = g_new0 (StewardFolderListing, 1);
  g_autoptr(GString) path = g_string_new (NULL);
  Walk walk = { self, patterns, choice, cancellable, path, 0 };
  char *real = realpath (root, NULL);
  int fd;

  self->fd = real != NULL ? open (real, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (self->fd < 0)
    {
      steward_folder_fail (error, errno, "The folder", root);
      free (real);
      return NULL;
    }
  self->root = g_strdup (real);
  free (real);
  self->files = g_array_new (FALSE, FALSE, sizeof (StewardFolderFile));
  g_array_set_clear_func (self->files, clear_file);

  fd = openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      steward_folder_fail (error, errno, "The folder", root);
      return NULL;
    }
  if (!walk_folder (&walk, fd, 0, error))
    return NULL;
  g_array_sort (self->files, compare_files);

  return g_steal_pointer (&self);
}

/**
 * steward_folder_listing_new:
 * @root: path of the folder; a symbolic link here is the user's own choice
 * @patterns: (nullable): globs, matched against the relative path and the file
 *   name; %NULL or empty for every file of a known format
 * @cancellable: (nullable): answered between two names
 * @error: return location: NOT_FOUND, DENIED, INVALID_DATA beyond the bounds
 *
 * Returns: (transfer full) (nullable): what the folder holds now
 */
StewardFolderListing *
steward_folder_listing_new (const char         *root,
                            const char *const  *patterns,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autoptr(GPtrArray) compiled = compile_patterns (patterns);

  return list_root (root, compiled, NULL, cancellable, error);
}

/**
 * steward_folder_listing_new_chosen:
 * @choice: which files are wanted
 *
 * Like steward_folder_listing_new(), for files that are no documents.
 *
 * Returns: (transfer full) (nullable): what the folder holds now
 */
StewardFolderListing *
steward_folder_listing_new_chosen (const char                 *root,
                                   const StewardFolderChoice  *choice,
                                   GCancellable               *cancellable,
                                   GError                    **error)
{
  return list_root (root, NULL, choice, cancellable, error);
}

void
steward_folder_listing_free (StewardFolderListing *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->files, g_array_unref);
  g_free (self->root);
  g_free (self);
}

const StewardFolderFile *
steward_folder_listing_get (const StewardFolderListing *self,
                            guint                       index)
{
  return &g_array_index (self->files, StewardFolderFile, index);
}

static void
hash_file (StewardHasher           *hasher,
           const StewardFolderFile *file)
{
  guint64 numbers[3] = { GUINT64_TO_LE (file->size), GUINT64_TO_LE ((guint64) file->modified),
                         GUINT64_TO_LE (file->inode) };

  steward_hasher_add (hasher, file->path, strlen (file->path) + 1);
  steward_hasher_add (hasher, numbers, sizeof numbers);
}

/**
 * steward_folder_listing_make_cursor:
 * @self: a listing
 * @salt: whatever else decides what a read would give (version, settings)
 *
 * A digest over the sorted names, sizes, times and inodes. When a file was
 * changed so lately that a second change could bear the same time, the cursor
 * is made unrepeatable, so that the next sync reads once more.
 *
 * Returns: (transfer full): the cursor
 */
char *
steward_folder_listing_make_cursor (const StewardFolderListing *self,
                                    const char                 *salt)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  gint64 now = g_get_real_time () * 1000;
  gint64 newest = 0;
  StewardDigest digest;

  steward_hasher_add (hasher, salt, strlen (salt) + 1);
  for (guint i = 0; i < self->files->len; i++)
    {
      const StewardFolderFile *file = steward_folder_listing_get (self, i);

      hash_file (hasher, file);
      newest = MAX (newest, file->modified <= now ? file->modified : 0);
    }
  if (now - newest < TICK_NS)
    steward_hasher_add (hasher, &now, sizeof now);
  steward_hasher_finish (hasher, &digest);

  return steward_digest_to_hex (&digest);
}

/**
 * steward_folder_listing_read:
 *
 * Like steward_folder_read_at(), for a file of the listing.
 */
GBytes *
steward_folder_listing_read (const StewardFolderListing  *self,
                             const StewardFolderFile     *file,
                             gsize                        max_bytes,
                             GError                     **error)
{
  return steward_folder_read_at (self->fd, file->path, max_bytes, error);
}
