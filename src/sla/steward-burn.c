/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Alerts by burn rate over two windows each, as the Google SRE Workbook puts
 * them in chapter 5: the long one says that it matters, the short one that it
 * still goes on. */

#include "config.h"

#include "steward-attainment.h"
#include "steward-local-clock-private.h"

#include <math.h>

/* Rates are products of decimal fractions. */
#define TOLERANCE 1e-9

const StewardBurnRule steward_burn_rules[STEWARD_N_BURNS] = {
  { STEWARD_BURN_FAST, 0.02, STEWARD_SLA_HOUR, 5 * STEWARD_SLA_MINUTE },
  { STEWARD_BURN_MEDIUM, 0.05, 6 * STEWARD_SLA_HOUR, 30 * STEWARD_SLA_MINUTE },
  { STEWARD_BURN_SLOW, 0.10, 3 * STEWARD_SLA_DAY, 6 * STEWARD_SLA_HOUR },
};

/**
 * steward_burn_rule_get_rate:
 * @rule: one of steward_burn_rules
 * @window_days: days of the agreed window
 *
 * Returns: the burn rate from which it alerts: 14.4 for the fast one and 30 days
 */
double
steward_burn_rule_get_rate (const StewardBurnRule *rule,
                            guint                  window_days)
{
  return rule->fraction * ((double) window_days * (double) STEWARD_SLA_DAY / (double) rule->long_window);
}

static double
get_burn (const StewardCourse *course,
          const StewardSlo    *slo,
          gint64               now,
          gint64               window)
{
  StewardAttainment sum;

  steward_course_sum (course, steward_sla_add (now, -window), now, &sum);
  return steward_attainment_get_burn (&sum, slo->target);
}

/**
 * steward_course_get_alerts:
 * @course: a course that covers the last three days
 * @slo: its objective
 * @now: microseconds since the epoch
 * @out_burn: (out): the burn rate over each long window; NaN when nothing of it
 *   is known
 *
 * Returns: bits 1 << StewardBurnAlert of those that alert
 */
guint
steward_course_get_alerts (const StewardCourse *course,
                           const StewardSlo    *slo,
                           gint64               now,
                           double               out_burn[STEWARD_N_BURNS])
{
  guint alerts = 0;

  for (gsize i = 0; i < STEWARD_N_BURNS; i++)
    {
      const StewardBurnRule *rule = &steward_burn_rules[i];
      double rate = steward_burn_rule_get_rate (rule, slo->window) * (1 - TOLERANCE);
      double recent = get_burn (course, slo, now, rule->short_window);

      out_burn[i] = get_burn (course, slo, now, rule->long_window);
      /* No comparison with NaN is true. */
      if (out_burn[i] >= rate && recent >= rate && recent > 0)
        alerts |= 1u << rule->alert;
    }

  return alerts;
}
