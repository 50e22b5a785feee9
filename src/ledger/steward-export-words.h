/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-export-folder.h"
#include "steward-tree.h"

G_BEGIN_DECLS

/* What the README of an evidence folder tells about it. Internal to the ledger. */
typedef struct
{
  const char *origin;
  const char *stream;                  /* NULL: the whole ledger */
  guint n_events;
} StewardExportWords;

gboolean steward_export_write_words (StewardExportFolder       *folder,
                                     const StewardExportWords  *words,
                                     const StewardTree         *tree,
                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
