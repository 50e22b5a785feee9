/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* So many updates in each calendar period: frequency. Periods are counted from
 * 1970-01-01, weeks from the Monday before it, so that "every two weeks" begins
 * on the same day wherever an evaluation begins. */

#include "config.h"

#include "steward-evaluate-private.h"

#define MAX_EVERY 100000u
#define LAST_YEAR 30000                /* beyond all that is evaluated */

static guint
get_every (const StewardSlo *slo)
{
  return CLAMP (slo->every, 1, MAX_EVERY);
}

/* How many months a period has; 0: it is counted in hours or days. */
static gint64
get_months (const StewardSlo *slo)
{
  switch (slo->period)
    {
    case STEWARD_PERIOD_MONTH:
      return get_every (slo);
    case STEWARD_PERIOD_QUARTER:
      return 3 * (gint64) get_every (slo);
    case STEWARD_PERIOD_YEAR:
      return 12 * (gint64) get_every (slo);
    case STEWARD_PERIOD_HOUR:
    case STEWARD_PERIOD_DAY:
    case STEWARD_PERIOD_WEEK:
    default:
      return 0;
    }
}

static gint64
get_length (const StewardSlo *slo)
{
  switch (slo->period)
    {
    case STEWARD_PERIOD_HOUR:
      return get_every (slo) * STEWARD_SLA_HOUR;
    case STEWARD_PERIOD_WEEK:
      return get_every (slo) * 7 * STEWARD_SLA_DAY;
    case STEWARD_PERIOD_DAY:
    case STEWARD_PERIOD_MONTH:
    case STEWARD_PERIOD_QUARTER:
    case STEWARD_PERIOD_YEAR:
    default:
      return get_every (slo) * STEWARD_SLA_DAY;
    }
}

static gint64
get_shift (const StewardSlo *slo)
{
  return slo->period == STEWARD_PERIOD_WEEK ? -3 * STEWARD_SLA_DAY : 0;
}

/* Days from 1970-01-01 to the first of a month, counted from January 1970. */
static gint64
get_first_day (gint64 month)
{
  gint64 year = CLAMP (1970 + steward_sla_divide_down (month, 12), 1, LAST_YEAR);
  GDateMonth in_year = (GDateMonth) (month - steward_sla_divide_down (month, 12) * 12 + 1);
  GDate date;
  GDate epoch;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, in_year, (GDateYear) year);
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);

  return g_date_days_between (&epoch, &date);
}

/* Local time at which the period of this number begins. */
static gint64
get_begin (const StewardSlo *slo,
           gint64            number)
{
  gint64 months = get_months (slo);

  if (months > 0)
    return get_first_day (number * months) * STEWARD_SLA_DAY;

  return number * get_length (slo) + get_shift (slo);
}

/* The number of a period that begins not after local @day. */
static gint64
get_number (const StewardSlo *slo,
            gint64            day)
{
  gint64 months = get_months (slo);
  gint64 month;
  GDate date;

  if (months == 0)
    return steward_sla_divide_down (day * STEWARD_SLA_DAY - get_shift (slo), get_length (slo));

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1970);
  if (day >= 0)
    g_date_add_days (&date, (guint) day);
  else
    g_date_subtract_days (&date, (guint) MIN (-day, 719162));

  month = ((gint64) g_date_get_year (&date) - 1970) * 12 + (gint64) g_date_get_month (&date) - 1;

  return steward_sla_divide_down (month, months);
}

/* The number of the period that holds @instant. */
static gint64
find_period (const StewardSlo  *slo,
             StewardLocalClock *clock,
             gint64             instant)
{
  gint64 number = get_number (slo, steward_local_clock_get_day (clock, instant));

  while (steward_local_clock_get_instant (clock, get_begin (slo, number + 1)) <= instant)
    number++;

  return number;
}

gint64
steward_period_get_context (const StewardSlo *slo,
                            gint64            from)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);
  gint64 number = find_period (slo, clock, from);
  gint64 before = steward_local_clock_get_instant (clock, get_begin (slo, number - 1));
  gint64 back = find_period (slo, clock, steward_slo_go_back (slo, from));

  return MIN (before, steward_local_clock_get_instant (clock, get_begin (slo, back)));
}

/* Periods before the first measurement say nothing: one that holds all of them
 * will do. */
static GArray *
list_terms (StewardEvaluation *self)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (StewardTerm));
  gint64 context = steward_period_get_context (self->slo, self->from);
  gint64 first = MAX (context, steward_evaluation_get_first (self));
  gint64 number = find_period (self->slo, self->clock, first);
  gint64 from = steward_local_clock_get_instant (self->clock, get_begin (self->slo, number));
  StewardTerm before = { context, from, from };

  if (before.from < before.to)
    g_array_append_val (terms, before);
  while (from < self->end)
    {
      gint64 to = steward_local_clock_get_instant (self->clock, get_begin (self->slo, ++number));
      StewardTerm term = { from, to, to };

      if (from < to)
        g_array_append_val (terms, term);
      from = to;
    }
  steward_evaluation_expect (self, from);

  return terms;
}

void
steward_evaluate_period (StewardEvaluation *self)
{
  g_autoptr(GArray) terms = list_terms (self);

  steward_evaluate_terms (self, terms, self->slo->count);
}
