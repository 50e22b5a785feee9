/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/* What the full-text index holds of an entry, column by column. One is kept
 * and filled again for each entry, so that its memory is too. */
typedef struct
{
  GString *name;
  GString *description;
  GString *columns;
  GString *owners;
  GString *domain;
} StewardEntryWords;

StewardEntryWords  *steward_entry_words_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                steward_entry_words_free      (StewardEntryWords  *self);
void                steward_entry_words_fill      (StewardEntryWords  *self,
                                                   const StewardEntry *entry);

const char         *steward_entry_find_owner      (const StewardEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEntryWords, steward_entry_words_free)

G_END_DECLS
