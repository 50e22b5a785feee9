/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-calendar.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/* What a charter says about service levels and incidents: sections "levels" and
 * "incidents". A mesh without a charter has steward_level_terms_new(). */

typedef enum
{
  STEWARD_THEN_SUSPEND = 1 << 0,       /* the certification, by the system, with the reason */
  STEWARD_THEN_AGENDA  = 1 << 1,       /* a re-certification is asked for, so that the council meets it */
  STEWARD_THEN_TELL    = 1 << 2,       /* consumers have to be told */
} StewardConsequences;

typedef struct
{
  double target;                       /* share of time for all without a driver: 0.99 */
  double regulatory, operational, analytics; /* by driver */
  guint window;                        /* days: 30 */
  gint64 hold;                         /* how long one observation speaks: 26 h */
  char *timezone;                      /* of the charter's calendar */
  char **holidays;                     /* "2026-12-24", of the charter; may be NULL */
  gint64 hysteresis;                   /* met so long before an incident ends; a breach within it reopens: 15 min */
  gint64 patience;                     /* missed so long before one is opened: 0 */
  gint64 acknowledge_within;           /* 30 min */
  gboolean around_the_clock[STEWARD_CERTIFICATION_GOLD + 1]; /* else @acknowledge_within is working time */
  char **ladder;                       /* whom to tell: "technical owner", "owner", "seat of the domain", "chair" */
  StewardConsequences when_spent;      /* when the budget of an objective is spent */
} StewardLevelTerms;

StewardLevelTerms *steward_level_terms_new        (void);
StewardLevelTerms *steward_level_terms_copy       (const StewardLevelTerms *self);
void               steward_level_terms_free       (StewardLevelTerms       *self);
double             steward_share_from_percent     (double                   percent);
double             steward_level_terms_get_target (const StewardLevelTerms *self,
                                                   const char              *driver);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelTerms, steward_level_terms_free)

G_END_DECLS
