/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-drift.h"

G_BEGIN_DECLS

/* What the comparison expects and finds. Only steward-drift*.c include this. */

typedef enum
{
  STEWARD_EXPECTED_NOW,
  STEWARD_EXPECTED_LATER,              /* approved, and does not begin before */
  STEWARD_EXPECTED_BEFORE,             /* over or revoked */
} StewardExpectationTime;

typedef struct
{
  char *a;                             /* grantee */
  char *b;                             /* object, or access */
  char *c;                             /* privilege, or NULL */
  int kind;
} StewardDriftKey;

/* One object of an access. */
typedef struct
{
  char *access;
  char *subject;
  char *object;
  char *grantee;
  char *privilege;
  StewardExpectationTime time;
  gboolean provisioned;
  gboolean whole;
  gboolean through_view;
  GHashTable *columns;                 /* name → whether it was seen; NULL: as a whole, or through a view */
  gboolean seen;                       /* as a whole */
  char *view;                          /* native id of the view that was seen, or NULL */
} StewardExpectation;

typedef struct
{
  StewardDriftItem *item;
  GString *columns;
  gboolean whole;                      /* a line without a column was among them */
  gboolean cut;                        /* there were more columns */
  gboolean made_for;                   /* a view that Steward made */
  gboolean early;
  gboolean around;                     /* the table itself, beside the view through which it was approved */
} StewardDriftFinding;

void              steward_drift_finding_add_column (StewardDriftFinding      *self,
                                                    const char               *column);
StewardDriftItem *steward_drift_finding_settle     (StewardDriftFinding      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_expectation_is_met       (const StewardExpectation *self,
                                                    char                    **out_columns);
char             *steward_drift_describe_missing   (const StewardDriftItem   *item,
                                                    gboolean                  through_view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
