/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"
#include "steward-badge.h"

G_BEGIN_DECLS

/* Accesses in words and icons. Times are microseconds since the epoch. */

/* How something looks that is also said in words. */
typedef struct
{
  const char *icon_name;
  const char *words;                   /* translated */
  StewardTone tone;
} StewardAccessLook;

/* In which part of its life an access is: what lists are filtered by. */
typedef enum
{
  STEWARD_ACCESS_STAGE_WAITING,        /* for a decision */
  STEWARD_ACCESS_STAGE_LIVE,           /* approved, and not over */
  STEWARD_ACCESS_STAGE_TROUBLE,        /* what the platform has is not what was decided */
  STEWARD_ACCESS_STAGE_OVER,
  STEWARD_ACCESS_N_STAGES
} StewardAccessStage;

#define STEWARD_ACCESS_ENDS_SOON (30 * G_TIME_SPAN_DAY)

StewardAccessStage  steward_access_get_stage      (const StewardAccess      *access);
const char         *steward_access_stage_to_id    (StewardAccessStage        stage);
const char         *steward_access_stage_to_title (StewardAccessStage        stage);
gboolean            steward_access_is_to_be_gone  (const StewardAccess      *access);
gboolean            steward_access_ends_soon      (const StewardAccess      *access,
                                                   gint64                    now);
StewardAccessLook   steward_access_get_look       (const StewardAccess      *access,
                                                   gboolean                  overdue);
StewardAccessLook   steward_access_get_provision_look (const StewardAccess  *access);

char               *steward_access_say_clock      (const StewardAccess      *access,
                                                   gint64                    now) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_access_say_period     (const StewardAccessTerms *terms,
                                                   gint64                    start,
                                                   gint64                    now) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_access_say_days       (gint64                    span) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_access_say_scope      (const StewardAccessTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
const char         *steward_consumer_kind_to_icon (StewardConsumerKind       kind);
const char         *steward_consumer_kind_to_word (StewardConsumerKind       kind);

G_END_DECLS
