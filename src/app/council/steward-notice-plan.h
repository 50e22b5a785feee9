/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the desktop is told of the queue and of accesses: each item once when it
 * is new and once when it is overdue, the second in place of the first, and taken
 * back when the item is done. */

typedef struct
{
  char *key;                           /* of the item in the queue */
  char *review;                        /* what Open opens; or NULL */
  char *access;                        /* what Open opens; or NULL */
  char *heading;                       /* words above it; NULL: those of the queue */
  char *title;
  char *body;
  gboolean overdue;
} StewardNotice;

typedef struct
{
  GHashTable *told;                    /* key → GINT_TO_POINTER (1: as new, 2: as overdue) */
} StewardNoticePlan;

StewardNotice     *steward_notice_new            (const char          *key,
                                                  const char          *review,
                                                  const char          *title,
                                                  const char          *body,
                                                  gboolean             overdue) G_GNUC_WARN_UNUSED_RESULT;
StewardNotice     *steward_notice_new_access     (const char          *key,
                                                  const char          *access,
                                                  const char          *heading,
                                                  const char          *title,
                                                  const char          *body,
                                                  gboolean             overdue) G_GNUC_WARN_UNUSED_RESULT;
void               steward_notice_free           (StewardNotice       *self);

StewardNoticePlan *steward_notice_plan_new       (void) G_GNUC_WARN_UNUSED_RESULT;
StewardNoticePlan *steward_notice_plan_from_json (const char          *json) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_notice_plan_to_json   (StewardNoticePlan   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_notice_plan_update    (StewardNoticePlan   *self,
                                                  GPtrArray           *notices,
                                                  GPtrArray           *out_send,
                                                  GPtrArray           *out_withdraw);
void               steward_notice_plan_free      (StewardNoticePlan   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardNoticePlan, steward_notice_plan_free)

G_END_DECLS
