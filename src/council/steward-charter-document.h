/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-verb-context.h"

G_BEGIN_DECLS

/* A charter as people write it, on its way into the ledger. */

typedef struct
{
  StewardDocument *document;           /* owned */
  StewardCharter *charter;             /* owned: holders are addresses */
  GPtrArray *findings;                 /* StewardFinding: none is an error */
  const char *text;                    /* unowned */
} StewardCharterDocument;

gboolean steward_charter_document_read  (StewardCharterDocument  *self,
                                         const char              *text,
                                         const char              *name,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_charter_document_clear (StewardCharterDocument  *self);
gboolean steward_charter_document_add   (StewardCharterDocument  *self,
                                         StewardVerbContext      *verb,
                                         const char              *type,
                                         gint64                   version,
                                         const char              *review,
                                         GError                 **error);
gboolean steward_verb_register          (StewardVerbContext      *verb,
                                         const char              *address,
                                         const char              *name,
                                         char                   **out_person,
                                         GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardCharterDocument, steward_charter_document_clear)

G_END_DECLS
