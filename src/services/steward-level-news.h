/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/* What of service levels a person is told without having asked: that a promise
 * is broken, that its budget burns fast, that it is kept again. */

typedef enum
{
  STEWARD_NEWS_BREACH,                 /* an incident was opened */
  STEWARD_NEWS_FAST_BURN,              /* STEWARD_BURN_FAST of an objective */
  STEWARD_NEWS_MET_AGAIN,              /* the incident's objective is met again */
} StewardLevelNewsKind;

typedef struct
{
  StewardLevelNewsKind kind;
  char *key;                           /* for steward_note_once_sync(): "breach i-3fa9c21b07" */
  char *incident;                      /* id, or NULL: a fast burn without one */
  char *objective;                     /* StewardSlo.id */
  char *subject;                       /* URN of the product */
  char *title;                         /* "Freshness of orders.order_events" */
  char *property;                      /* "freshness" */
  char *words;                         /* "5 min were promised; 61 min at the worst", or NULL */
  gint64 start;                        /* of the breach */
  gint64 time;                         /* when it came about: opened, seen, ended */
  double burn;                         /* FAST_BURN: how often as fast as allowed */
} StewardLevelNews;

/* Pure: what could be told now of @incidents (element-type StewardIncident) and
 * @levels (element-type StewardLevel), newest first. What is older than a day
 * is no news. */
GPtrArray *steward_level_news_list        (GPtrArray            *incidents,
                                           GPtrArray            *levels,
                                           gint64                now) G_GNUC_WARN_UNUSED_RESULT;

/* What nobody was told yet, in whichever process; it counts as told then. Call
 * it after "levels-changed". (element-type StewardLevelNews) */
GPtrArray *steward_level_news_take_sync   (StewardGovernance    *governance,
                                           gint64                now,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_level_news_take_async  (StewardServices      *services,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *steward_level_news_take_finish (StewardServices      *services,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_level_news_free        (StewardLevelNews     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelNews, steward_level_news_free)

G_END_DECLS
