/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-queue.h"

G_BEGIN_DECLS

/* What makes an item of the queue. */
typedef struct
{
  const char *key;
  const char *review;                  /* or NULL */
  const char *subject;
  const char *title;
  const char *detail;
  StewardReviewKind kind;
  StewardQueueRole role;
  const char *seat;                    /* or NULL */
  gboolean bulk;
  gint64 opened_at;
  gint64 due;
  gint64 deferred;                     /* 0: not */
  guint escalation;
  StewardCalendar *calendar;
} StewardQueueFields;

StewardQueueItem *steward_queue_item_new (const StewardQueueFields *fields,
                                          gint64                    now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
