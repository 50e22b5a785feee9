/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What another target would have been worth: the same evaluation over all that
 * was recorded, its days and breaches, and how many of the agreed windows that
 * end on each of the days would have kept it. */

#include "config.h"

#include "steward-local-clock-private.h"
#include "steward-rehearsal.h"

#include <math.h>

/* Time by verdict of the days before, so that any run of them is one
 * subtraction. */
static StewardAttainment *
add_up_days (GArray *days)
{
  StewardAttainment *sums = g_new0 (StewardAttainment, days->len + 1);

  for (guint i = 0; i < days->len; i++)
    {
      sums[i + 1] = sums[i];
      steward_attainment_add (&sums[i + 1], &g_array_index (days, StewardLevelDay, i).time);
    }

  return sums;
}

static StewardAttainment
get_between (const StewardAttainment *sums,
             guint                    first,
             guint                    behind)
{
  return (StewardAttainment) {
    sums[behind].good - sums[first].good,
    sums[behind].bad - sums[first].bad,
    sums[behind].undecidable - sums[first].undecidable,
    sums[behind].planned - sums[first].planned,
  };
}

/* Windows of which nothing is known are left out: they kept nothing. */
static void
count_windows (StewardRehearsal        *self,
               const StewardAttainment *sums)
{
  guint length = MAX (self->slo->window, 1);

  for (guint behind = MIN (length, self->days->len); behind <= self->days->len && behind > 0; behind++)
    {
      StewardAttainment window = get_between (sums, behind > length ? behind - length : 0, behind);
      double share = steward_attainment_get_share (&window);

      if (isnan (share))
        continue;
      self->n_windows++;
      self->n_kept += share >= self->slo->target;
    }
}

static void
find_longest (StewardRehearsal *self)
{
  for (guint i = 0; i < self->breaches->len; i++)
    {
      const StewardBreach *breach = &g_array_index (self->breaches, StewardBreach, i);

      self->longest = MAX (self->longest, (breach->end != 0 ? breach->end : self->to) - breach->start);
    }
}

/**
 * steward_rehearse:
 * @slo: an objective, with the target that is to be tried
 * @evidence: all that was recorded, and until when
 * @hysteresis: see steward_course_find_breaches()
 *
 * Returns: (transfer full): what would have been
 */
StewardRehearsal *
steward_rehearse (const StewardSlo             *slo,
                  const StewardEvidenceOfLevel *evidence,
                  gint64                        hysteresis)
{
  g_autoptr(StewardCourse) course = steward_slo_evaluate (slo, evidence);
  g_autofree StewardAttainment *sums = NULL;
  StewardRehearsal *self = g_new0 (StewardRehearsal, 1);

  self->slo = steward_slo_copy (slo);
  self->from = evidence->from;
  self->to = evidence->to;
  self->days = steward_course_to_days (course, slo, evidence);
  self->breaches = steward_course_find_breaches (course, hysteresis, 0);
  steward_course_sum (course, self->from, self->to, &self->time);

  sums = add_up_days (self->days);
  for (gsize i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      guint n = MIN (steward_window_days[i], self->days->len);

      self->windows[i] = get_between (sums, self->days->len - n, self->days->len);
    }
  count_windows (self, sums);
  find_longest (self);

  return self;
}

void
steward_rehearsal_free (StewardRehearsal *self)
{
  if (self == NULL)
    return;

  steward_slo_free (self->slo);
  g_array_unref (self->days);
  g_array_unref (self->breaches);
  g_free (self);
}
