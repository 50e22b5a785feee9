/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-queue.h"
#include "steward-tally.h"

G_BEGIN_DECLS

/* Reviews in words and icons. Times are microseconds since the epoch. */

const char *steward_review_kind_to_icon  (StewardReviewKind    kind);
const char *steward_queue_group_to_title (StewardQueueGroup    group);
char       *steward_queue_say_clock      (StewardQueueItem    *item,
                                          gint64               now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_queue_say_role       (StewardQueueItem    *item,
                                          StewardCouncilState *state) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_queue_is_overdue     (StewardQueueItem    *item,
                                          gint64               now);

char       *steward_review_say_date      (gint64               time,
                                          gint64               now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_review_say_moment    (gint64               time,
                                          gint64               now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_review_say_remaining (gint64               time,
                                          gint64               now) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_review_shorten_digest (const char          *digest) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_review_say_votes     (const StewardTally  *tally) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_review_join_names    (GPtrArray           *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
