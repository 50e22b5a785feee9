/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an objective promises, and what became of its budget, in plain English. */

#include "config.h"

#include "steward-level-words.h"
#include "steward-evaluate-private.h"

#include <string.h>

static char *
say_days (const StewardSlo *slo)
{
  static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < 7 && (slo->weekdays & STEWARD_EVERY_DAY) != STEWARD_EVERY_DAY; i++)
    {
      if ((slo->weekdays & (1u << i)) != 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : ", on ", weekdays[i]);
    }
  if (slo->skips_holidays)
    g_string_append (words, ", but not on holidays");

  return g_strdup (words->str);
}

static char *
say_period (const StewardSlo *slo)
{
  static const char *const periods[] = { "hour", "day", "week", "month", "quarter", "year" };
  const char *period = slo->period <= STEWARD_PERIOD_YEAR ? periods[slo->period] : "period";
  guint count = MAX (slo->count, 1);
  const char *updates = count == 1 ? "update" : "updates";

  if (slo->every > 1)
    return g_strdup_printf ("at least %u %s in every %u %ss", count, updates, slo->every, period);

  return g_strdup_printf ("at least %u %s in each %s", count, updates, period);
}

static char *
say_deadline (const StewardSlo *slo)
{
  gint64 minutes = slo->limit <= 0 || slo->limit >= STEWARD_SLA_DAY ? 24 * 60 : slo->limit / STEWARD_SLA_MINUTE;

  return g_strdup_printf ("an update on each day by %02d:%02d (%s)", (int) (minutes / 60), (int) (minutes % 60),
                          slo->timezone != NULL ? slo->timezone : "UTC");
}

static char *
say_date (const StewardSlo *slo)
{
  g_autofree char *text = steward_instant_to_rfc3339 (slo->limit);

  return g_strdup_printf ("%.10s", text);
}

static char *
say_bound (const StewardSlo *slo)
{
  g_autofree char *value = steward_value_to_words (slo, slo->bound);

  return g_strconcat (steward_compare_to_symbol (slo->compare), " ", value, NULL);
}

static char *
say_limit (const StewardSlo *slo,
           const char       *before,
           const char       *behind)
{
  g_autofree char *length = steward_length_to_words (slo->limit);

  return g_strconcat (before, length, behind, NULL);
}

static char *
say_promise (const StewardSlo *slo)
{
  gboolean is_most = slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL;

  switch (slo->method)
    {
    case STEWARD_SLO_AGE:
      return say_limit (slo, "younger than ", "");
    case STEWARD_SLO_PERIOD:
      return say_period (slo);
    case STEWARD_SLO_DEADLINE:
      return say_deadline (slo);
    case STEWARD_SLO_STATE:
      return g_strdup ("available");
    case STEWARD_SLO_VALUE:
      return say_bound (slo);
    case STEWARD_SLO_RETENTION:
      return say_limit (slo, is_most ? "kept for at most " : "kept for at least ", "");
    case STEWARD_SLO_REPAIR:
      return say_limit (slo, "within ", "");
    case STEWARD_SLO_DATE:
      return say_date (slo);
    case STEWARD_SLO_VAGUE:
    default:
      return g_strdup (slo->vague != NULL ? slo->vague : "nothing that can be measured");
    }
}

/**
 * steward_slo_to_words:
 * @slo: an objective
 *
 * Returns: (transfer full): what it promises: "younger than 5 min, for 99.5 % of
 *   any 30 days"
 */
char *
steward_slo_to_words (const StewardSlo *slo)
{
  g_autofree char *promise = say_promise (slo);
  g_autofree char *days = say_days (slo);
  g_autofree char *share = steward_percent_to_words (slo->target * 100);

  if (slo->method == STEWARD_SLO_DATE || slo->method == STEWARD_SLO_VAGUE)
    return g_steal_pointer (&promise);

  return g_strdup_printf ("%s%s, for %s of any %u days", promise, days, share, slo->window);
}

static const char *
get_fault (const StewardSlo *slo)
{
  switch (slo->method)
    {
    case STEWARD_SLO_STATE:
      return "down";
    case STEWARD_SLO_VALUE:
      return "out of bounds";
    case STEWARD_SLO_RETENTION:
      return "wrongly kept";
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_PERIOD:
    case STEWARD_SLO_DEADLINE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    case STEWARD_SLO_VAGUE:
    default:
      return "late";
    }
}

/* "216 min" and "307 min": the unit once is enough. */
static void
drop_same_unit (const char *first,
                char       *second)
{
  gsize n = strlen (second);

  if (g_str_has_suffix (first, " min") && strchr (first, ' ') == strrchr (first, ' ') && n > 4 &&
      strcmp (second + n - 4, " min") == 0 && strchr (second, ' ') == strrchr (second, ' '))
    second[n - 4] = '\0';
}

/**
 * steward_budget_to_words:
 * @slo: an objective
 * @window: its time over the last @days
 * @days: the agreed window
 *
 * Returns: (transfer full): "216 min of any 30 days may be late; 307 were; 173 min
 *   had no signal and count neither way."
 */
char *
steward_budget_to_words (const StewardSlo        *slo,
                         const StewardAttainment *window,
                         guint                    days)
{
  StewardAttainment whole = { .good = days * STEWARD_SLA_DAY };
  g_autofree char *allowed = steward_length_to_words (steward_attainment_get_allowed (&whole, slo->target));
  g_autofree char *bad = steward_length_to_words (window->bad);
  g_autofree char *unknown = steward_length_to_words (window->undecidable);
  g_autoptr(GString) words = g_string_new (NULL);

  if (slo->method == STEWARD_SLO_VAGUE || slo->method == STEWARD_SLO_DATE)
    return g_strdup ("It has no budget.");

  drop_same_unit (allowed, bad);
  g_string_printf (words, "%s of any %u days may be %s; %s", allowed, days, get_fault (slo),
                   window->good + window->bad > 0 ? "" : "of the time so far nothing is known");
  if (window->bad > 0)
    g_string_append_printf (words, "%s were", bad);
  else if (window->good > 0)
    g_string_append (words, "none were");
  if (window->undecidable > 0 && window->good + window->bad > 0)
    g_string_append_printf (words, "; %s had no signal and count neither way", unknown);
  if (window->planned > 0)
    {
      g_autofree char *planned = steward_length_to_words (window->planned);

      g_string_append_printf (words, "; %s were planned and do not count", planned);
    }
  g_string_append_c (words, '.');

  return g_strdup (words->str);
}
