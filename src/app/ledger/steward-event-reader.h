/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-event-item.h"

G_BEGIN_DECLS

/* Some events of the ledger, the newest first. */
typedef struct
{
  GPtrArray *items;                    /* StewardEventItem */
  gint64 before;                       /* where the next page begins; 0: there is none */
  StewardCheckpoint head;              /* of the ledger when it was read */
} StewardEventPage;

void              steward_event_reader_load_async  (StewardCouncil       *council,
                                                    gint64                before,
                                                    guint                 limit,
                                                    const char           *text,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
StewardEventPage *steward_event_reader_load_finish (GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_event_page_free          (StewardEventPage     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEventPage, steward_event_page_free)

G_END_DECLS
