/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"
#include "steward-tree.h"

G_BEGIN_DECLS

/**
 * StewardCheckpoint:
 *
 * What the ledger was at a moment, kept in a file of its own beside the store:
 * how many events, the root of their tree, the seal of the last one, and the
 * shape of the store. It tells a ledger that lost its end from one that never
 * had it.
 */
typedef struct
{
  StewardTree tree;                    /* its size is the number of events */
  StewardDigest seal;                  /* of the last event; zero bytes for none */
  StewardDigest schema;                /* of the store's tables and triggers; zero bytes for unknown */
} StewardCheckpoint;

char     *steward_checkpoint_to_text   (const StewardCheckpoint *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_checkpoint_from_text (const char              *text,
                                        StewardCheckpoint       *out_checkpoint,
                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_checkpoint_load      (const char              *path,
                                        StewardCheckpoint       *out_checkpoint,
                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_checkpoint_save      (const StewardCheckpoint *self,
                                        const char              *path,
                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
