/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cli.h"
#include "steward-level-rows.h"

G_BEGIN_DECLS

/* What stewardctl sla show needs of one objective. */

typedef struct
{
  StewardLevel *level;
  StewardSloRow *row;
  GArray *days;                        /* StewardLevelDay, ascending */
  GPtrArray *values;                   /* StewardMeasuredValue, ascending */
  GPtrArray *unread;                   /* StewardUnread */
  char *doubt;                         /* why nothing is measured, or NULL */
} StewardSlaObjective;

/* One calendar month. */
typedef struct
{
  int year, month;
  StewardAttainment time;
} StewardSlaMonth;

void        steward_sla_objective_clear (StewardSlaObjective        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardSlaObjective, steward_sla_objective_clear)

/* Of steward-sla-objective.c. */
gboolean    steward_sla_load_objective  (StewardCli                 *cli,
                                         char                      **words,
                                         const char                 *element,
                                         int                         limit,
                                         StewardSlaObjective        *self,
                                         GError                    **error);
GArray     *steward_sla_sum_months      (GArray                     *days) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_sla_name_kind       (StewardMeasurementKind      kind);

/* Of steward-sla-show-json.c. */
gboolean    steward_sla_print_objective (const StewardSlaObjective  *self,
                                         GError                    **error);

G_END_DECLS
