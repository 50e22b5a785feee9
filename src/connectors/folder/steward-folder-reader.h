/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-reader.h"
#include "steward-folder-listing.h"

G_BEGIN_DECLS

#define STEWARD_FOLDER_MAX_FILE_BYTES (64 * 1024 * 1024)

/* What a text may hold, told without parsing it. */
typedef enum
{
  STEWARD_FOLDER_HAS_PRODUCT  = 1 << 0,
  STEWARD_FOLDER_HAS_CONTRACT = 1 << 1,
  STEWARD_FOLDER_HAS_VERSION  = 1 << 2, /* a version of some interface; other tools have that too */
} StewardFolderMarks;

/**
 * StewardFolderPlace:
 *
 * Where a document stands, so that it can be read again: its number within
 * the file and, for JSON, the bytes that it takes and the line before them.
 */
typedef struct
{
  guint file;                          /* in the listing */
  guint index;                         /* in the file, from 0 */
  gsize offset;
  gsize length;                        /* 0: not known, the whole file is read again */
  unsigned line;                       /* of its first character, from 1 */
  unsigned column;
} StewardFolderPlace;

/* Called for each document of a text; %FALSE ends the reading. */
typedef gboolean (*StewardFolderDocumentFunc) (StewardDocument          *document,
                                               const StewardFolderPlace *place,
                                               gpointer                  user_data);

StewardFolderMarks steward_folder_sniff           (const char                  *text,
                                                   gsize                        length);
gboolean           steward_folder_looks_like_ours (StewardFolderMarks           marks);
gboolean           steward_folder_each_document   (GBytes                      *text,
                                                   StewardFolderFormat          format,
                                                   guint                        file,
                                                   StewardFolderDocumentFunc    func,
                                                   gpointer                     user_data,
                                                   GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
StewardReading    *steward_folder_read_again      (const StewardFolderListing  *listing,
                                                   const StewardFolderPlace    *place);
StewardFinding    *steward_folder_describe_error  (const GError                *error,
                                                   const char                  *path);
StewardEntry      *steward_folder_make_broken     (const GError                *error,
                                                   const char                  *path);

G_END_DECLS
