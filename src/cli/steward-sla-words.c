/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How one objective stands, in the few words of a table's cell. */

#include "config.h"

#include "steward-sla-output.h"

#include <math.h>

#include "steward-level-words.h"
#include "steward-output.h"

/**
 * steward_sla_get_window:
 * @level: an objective
 * @out_days: (out): its days
 *
 * Returns: (transfer none): the window that is agreed, or the nearest of those
 *   that are kept
 */
const StewardAttainment *
steward_sla_get_window (const StewardLevel *level,
                        guint              *out_days)
{
  guint best = STEWARD_WINDOW_30;

  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    if (ABS ((int) steward_window_days[i] - (int) level->slo->window) <
        ABS ((int) steward_window_days[best] - (int) level->slo->window))
      best = i;
  *out_days = steward_window_days[best];

  return &level->windows[best];
}

/* "missed", "undecidable (no signal)", "vague", "gone" */
char *
steward_sla_describe_state (const StewardLevel *level)
{
  const char *verdict = steward_verdict_to_id (level->verdict);

  if (level->gone)
    return g_strdup ("gone");
  if (level->slo->method == STEWARD_SLO_VAGUE)
    return g_strdup ("vague");
  if (level->verdict == STEWARD_LEVEL_UNDECIDABLE && level->reason != STEWARD_REASON_NONE)
    return g_strdup_printf ("%s (%s)", verdict, steward_reason_to_id (level->reason));

  return g_strdup (verdict);
}

char *
steward_sla_describe_since (const StewardLevel *level)
{
  return level->since > 0 ? steward_output_time (level->since) : g_strdup ("");
}

/* "99.4 %", "" when nothing is known. */
char *
steward_sla_describe_share (const StewardAttainment *time,
                            double                   target)
{
  double share = steward_attainment_get_share (time);

  return isnan (share) ? g_strdup ("") : steward_share_to_percent (share, target);
}

/* "62 %", "spent", "" when there is none. */
char *
steward_sla_describe_budget (const StewardLevel *level)
{
  double left = level->budget_left;

  if (isnan (left))
    return g_strdup ("");
  if (left <= 0)
    return left <= -0.005 ? g_strdup_printf ("overspent by %.0f %%", MIN (-left * 100, 1e9)) : g_strdup ("spent");

  return g_strdup_printf ("%.0f %%", floor (left * 100));
}

/* The newest value, and when: "4 min at 2026-11-21 10:02" */
char *
steward_sla_describe_last (const StewardLevel *level)
{
  g_autofree char *time = level->last_time > 0 ? steward_output_time (level->last_time) : NULL;
  g_autofree char *value = isnan (level->last_value) ? NULL : steward_value_to_words (level->slo, level->last_value);

  if (time == NULL)
    return g_strdup ("");

  return value != NULL ? g_strdup_printf ("%s at %s", value, time) : g_steal_pointer (&time);
}
