/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_FOLDER_YAML,
  STEWARD_FOLDER_JSON,                 /* one document, or an array of them */
  STEWARD_FOLDER_JSON_LINES,
} StewardFolderFormat;

typedef struct
{
  char *path;                          /* relative to the root, '/' between parts, valid UTF-8 */
  guint64 size;
  gint64 modified;                     /* nanoseconds since the epoch */
  guint64 inode;
  StewardFolderFormat format;
} StewardFolderFile;

/**
 * StewardFolderListing:
 * @root: canonical path of the folder
 * @files: (element-type StewardFolderFile): sorted by path
 * @fd: the opened root; files are opened below it, never by their full path
 *
 * What a folder holds at one moment. Immutable once made; may be read from
 * several threads.
 */
typedef struct
{
  char *root;
  GArray *files;
  int fd;
} StewardFolderListing;

gboolean              steward_folder_format_from_name    (const char                  *name,
                                                          StewardFolderFormat         *out_format);

/* Whether a file with this name is wanted, and what was passed over although its
 * name is: a link, a pipe. */
typedef struct
{
  gboolean (*wants) (const char *name, gpointer user_data);
  void (*passed_over) (const char *path, const char *what, gpointer user_data);
  gpointer user_data;
} StewardFolderChoice;

StewardFolderListing *steward_folder_listing_new         (const char                  *root,
                                                          const char *const           *patterns,
                                                          GCancellable                *cancellable,
                                                          GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
StewardFolderListing *steward_folder_listing_new_chosen  (const char                  *root,
                                                          const StewardFolderChoice   *choice,
                                                          GCancellable                *cancellable,
                                                          GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_folder_listing_free        (StewardFolderListing        *self);

const StewardFolderFile *steward_folder_listing_get      (const StewardFolderListing  *self,
                                                          guint                        index);
char                 *steward_folder_listing_make_cursor (const StewardFolderListing  *self,
                                                          const char                  *salt) G_GNUC_WARN_UNUSED_RESULT;
GBytes               *steward_folder_listing_read        (const StewardFolderListing  *self,
                                                          const StewardFolderFile     *file,
                                                          gsize                        max_bytes,
                                                          GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFolderListing, steward_folder_listing_free)

G_END_DECLS
