/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/* A document that somebody picked, read and looked through. */
typedef struct
{
  char *text;
  char *name;                          /* of the file */
  GPtrArray *findings;                 /* StewardFinding, or NULL: it is no contract or product document */
} StewardPickedDocument;

void                   steward_picked_document_read_async  (GObject              *source,
                                                            const char           *path,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
StewardPickedDocument *steward_picked_document_read_finish (GAsyncResult         *result,
                                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray             *steward_picked_document_check       (const char           *text,
                                                            const char           *name) G_GNUC_WARN_UNUSED_RESULT;
void                   steward_picked_document_free        (StewardPickedDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPickedDocument, steward_picked_document_free)

G_END_DECLS
