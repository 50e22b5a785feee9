/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-tally.h"

G_BEGIN_DECLS

/* Why an item is in the queue, and what is asked of its reader. */
typedef enum
{
  STEWARD_ROLE_VOTE,                   /* a seat of mine is open */
  STEWARD_ROLE_CHAIR,                  /* dead-locked: the chair decides how to go on */
  STEWARD_ROLE_REQUESTER,              /* changes were asked of me, or a condition is mine */
  STEWARD_ROLE_OWNER,                  /* a certification of my product lapses soon or is suspended */
  STEWARD_ROLE_RECUSED,
  STEWARD_ROLE_WATCHING,               /* open, but nothing of it is mine (any more) */
} StewardQueueRole;

typedef enum
{
  STEWARD_GROUP_OVERDUE,
  STEWARD_GROUP_TODAY,
  STEWARD_GROUP_THIS_WEEK,
  STEWARD_GROUP_LATER,
} StewardQueueGroup;

/**
 * StewardQueueItem:
 *
 * One line of the queue; immutable.
 */
#define STEWARD_TYPE_QUEUE_ITEM (steward_queue_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueueItem, steward_queue_item, STEWARD, QUEUE_ITEM, GObject)

const char        *steward_queue_item_get_key        (StewardQueueItem *self);
const char        *steward_queue_item_get_review     (StewardQueueItem *self);
const char        *steward_queue_item_get_subject    (StewardQueueItem *self);
const char        *steward_queue_item_get_title      (StewardQueueItem *self);
const char        *steward_queue_item_get_detail     (StewardQueueItem *self);
StewardReviewKind  steward_queue_item_get_kind       (StewardQueueItem *self);
StewardQueueRole   steward_queue_item_get_role       (StewardQueueItem *self);
const char        *steward_queue_item_get_seat       (StewardQueueItem *self);
gboolean           steward_queue_item_is_mine        (StewardQueueItem *self);
gboolean           steward_queue_item_get_bulk       (StewardQueueItem *self);
gint64             steward_queue_item_get_opened_at  (StewardQueueItem *self);
gint64             steward_queue_item_get_due        (StewardQueueItem *self);
gint64             steward_queue_item_get_deferred   (StewardQueueItem *self);
guint              steward_queue_item_get_escalation (StewardQueueItem *self);
StewardQueueGroup  steward_queue_item_get_group      (StewardQueueItem *self,
                                                      gint64            now);

/* Oldest clock first: by due, then by age. */
GPtrArray         *steward_queue_load_sync           (StewardCouncil       *council,
                                                      const char           *person,
                                                      gint64                now,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_queue_load_async          (StewardCouncil       *council,
                                                      const char           *person,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GPtrArray         *steward_queue_load_finish         (StewardCouncil       *council,
                                                      GAsyncResult         *result,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
