/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-event-members.h"

G_BEGIN_DECLS

/* All of an event that can be made without the database. */
typedef struct
{
  StewardEvent *event;
  StewardEventMembers *members;        /* of its body */
  StewardDigest leaf;
} StewardSealed;

/**
 * StewardEventMaker:
 *
 * The events of one append, in order, each sealed onto the one before it. Those
 * of a large append are made in a thread of their own, ahead of the one that
 * writes them.
 */
typedef struct _StewardEventMaker StewardEventMaker;

StewardEventMaker *steward_event_maker_new  (const StewardAppend  *what,
                                             const GArray         *versions,
                                             gint64                position,
                                             const StewardDigest  *seal,
                                             gint64                time) G_GNUC_WARN_UNUSED_RESULT;
StewardSealed     *steward_event_maker_wait (StewardEventMaker    *self,
                                             guint                 index,
                                             GError              **error);
void               steward_event_maker_free (StewardEventMaker    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEventMaker, steward_event_maker_free)

G_END_DECLS
