/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-attainment.h"

G_BEGIN_DECLS

/* Objectives and histories in a few words. */

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* "2026-03-29T01:00:00Z" */
gint64         at            (const char             *text);
StewardSlo    *make_slo      (StewardSloMethod        method);
void           add_update    (GArray                 *points,
                              gint64                  time);
void           add_poll      (GArray                 *points,
                              gint64                  time,
                              gint64                  instant);
void           add_value     (GArray                 *points,
                              gint64                  time,
                              double                  value);
void           add_broken    (GArray                 *points,
                              gint64                  time);
GArray        *points_new    (void);
StewardCourse *evaluate      (const StewardSlo       *slo,
                              GArray                 *points,
                              gint64                  from,
                              gint64                  to);

/* "met 300, missed 60, no-signal 3600": seconds. */
char          *describe      (GArray                 *spans);
/* "0 met, 300 missed": seconds since @from. */
char          *describe_states (const StewardCourse  *course);

#define assert_spans(course, text) \
  G_STMT_START { \
    g_autofree char *found_text = describe ((course)->spans); \
    g_assert_cmpstr (found_text, ==, text); \
  } G_STMT_END
#define assert_states(course, text) \
  G_STMT_START { \
    g_autofree char *found_text = describe_states (course); \
    g_assert_cmpstr (found_text, ==, text); \
  } G_STMT_END

/* A random objective with evidence for it; all times are multiples of @tick. */
typedef struct
{
  StewardSlo *slo;
  GArray *points;                      /* StewardPoint */
  GArray *planned;                     /* StewardTimeSpan */
  GArray *repairs;                     /* StewardRepair */
  const char *const *holidays;
  StewardEvidenceOfLevel evidence;
  gint64 tick;
} RandomCase;

RandomCase    *random_case_new  (GRand             *rand,
                                 StewardSloMethod   method);
void           random_case_free (RandomCase        *self);
char          *random_case_say  (const RandomCase  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomCase, random_case_free)

G_END_DECLS
