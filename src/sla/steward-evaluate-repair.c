/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How incidents are dealt with: the time after the limit in which one was not
 * yet detected, told or repaired is missed, all other time is met. */

#include "config.h"

#include "steward-evaluate-private.h"

/* Nothing has to be detected or told any more when it is over. */
static gint64
get_done (const StewardSlo    *slo,
          const StewardRepair *repair)
{
  const char *property = slo->property != NULL ? slo->property : "";

  if (g_ascii_strcasecmp (property, "timeToDetect") == 0)
    return MIN (repair->detected, repair->ended);
  if (g_ascii_strcasecmp (property, "timeToNotify") == 0)
    return MIN (repair->told, repair->ended);

  return repair->ended;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  gint64 x = ((const StewardTimeSpan *) a)->from;
  gint64 y = ((const StewardTimeSpan *) b)->from;

  return (x > y) - (x < y);
}

static GArray *
collect_late (StewardEvaluation *self)
{
  const StewardEvidenceOfLevel *evidence = self->evidence;
  GArray *late = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));

  for (gsize i = 0; i < evidence->n_repairs; i++)
    {
      StewardTimeSpan span = { steward_sla_add (evidence->repairs[i].start, MAX (self->slo->limit, 0)),
                               get_done (self->slo, &evidence->repairs[i]) };

      if (span.from < span.to)
        {
          g_array_append_val (late, span);
          steward_evaluation_expect (self, span.from);
        }
    }
  g_array_sort (late, compare_spans);

  return late;
}

void
steward_evaluate_repair (StewardEvaluation *self)
{
  g_autoptr(GArray) late = collect_late (self);
  gint64 at = self->from;

  for (guint i = 0; i < late->len && at < self->end; i++)
    {
      const StewardTimeSpan *span = &g_array_index (late, StewardTimeSpan, i);
      gint64 from = CLAMP (span->from, at, self->end);
      gint64 to = CLAMP (span->to, from, self->end);

      steward_evaluation_put (self, at, from, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
      steward_evaluation_put (self, from, to, STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
      at = to;
    }
  steward_evaluation_put (self, at, self->end, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
}
