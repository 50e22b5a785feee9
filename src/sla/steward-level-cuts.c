/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Time that does not count: planned windows, and days on which an objective
 * does not hold. Where both apply it is a planned window. */

#include "config.h"

#include "steward-evaluate-private.h"

#define MAX_DAYS 40000                 /* over a hundred years */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  gint64 x = ((const StewardLevelCut *) a)->from;
  gint64 y = ((const StewardLevelCut *) b)->from;

  return (x > y) - (x < y);
}

/* Does the objective leave out any day of the week or of the year? */
gboolean
steward_slo_has_days_off (const StewardSlo *slo)
{
  return (slo->weekdays & STEWARD_EVERY_DAY) != STEWARD_EVERY_DAY || slo->skips_holidays;
}

/* What is no day is left out: the charter's reader says so to people. */
static GArray *
read_holidays (const StewardSlo             *slo,
               const StewardEvidenceOfLevel *evidence)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; slo->skips_holidays && evidence->holidays != NULL && evidence->holidays[i] != NULL; i++)
    {
      gint64 instant;
      gint64 day;

      if (!steward_instant_parse (evidence->holidays[i], &instant, NULL))
        continue;
      day = steward_sla_divide_down (instant, STEWARD_SLA_DAY);
      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

static gboolean
is_off (const StewardSlo *slo,
        GArray           *holidays,
        gint64            day)
{
  /* 1970-01-01 was a Thursday. */
  guint weekday = (guint) (((day + 3) % 7 + 7) % 7);

  return (slo->weekdays & (1u << weekday)) == 0 || g_array_binary_search (holidays, &day, compare_days, NULL);
}

static void
add_days_off (GArray                       *cuts,
              const StewardSlo             *slo,
              const StewardEvidenceOfLevel *evidence,
              StewardLocalClock            *clock,
              gint64                        from,
              gint64                        to)
{
  g_autoptr(GArray) holidays = read_holidays (slo, evidence);
  gint64 day = steward_local_clock_get_day (clock, from);
  gint64 last = steward_local_clock_get_day (clock, to);

  /* Of a longer time only the last hundred years are looked at day by day. */
  day = MAX (day, last - MAX_DAYS);
  for (gint64 midnight = steward_local_clock_get_instant (clock, day * STEWARD_SLA_DAY); day <= last; day++)
    {
      gint64 next = steward_local_clock_get_instant (clock, (day + 1) * STEWARD_SLA_DAY);
      StewardLevelCut cut = { MAX (midnight, from), MIN (next, to), STEWARD_REASON_OFF_DUTY };

      if (is_off (slo, holidays, day) && cut.from < cut.to)
        g_array_append_val (cuts, cut);
      midnight = next;
    }
}

/* Planned windows in order, those that touch or overlap joined. */
static GArray *
collect_planned (const StewardEvidenceOfLevel *evidence,
                 gint64                        from,
                 gint64                        to)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (StewardLevelCut));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (StewardLevelCut));

  for (gsize i = 0; i < evidence->n_planned; i++)
    {
      StewardLevelCut cut = { MAX (evidence->planned[i].from, from), MIN (evidence->planned[i].to, to),
                              STEWARD_REASON_PLANNED };

      if (cut.from < cut.to)
        g_array_append_val (all, cut);
    }
  g_array_sort (all, compare_cuts);
  for (guint i = 0; i < all->len; i++)
    {
      const StewardLevelCut *cut = &g_array_index (all, StewardLevelCut, i);
      StewardLevelCut *last = joined->len > 0 ? &g_array_index (joined, StewardLevelCut, joined->len - 1) : NULL;

      if (last != NULL && cut->from <= last->to)
        last->to = MAX (last->to, cut->to);
      else
        g_array_append_val (joined, *cut);
    }

  return joined;
}

/* What of @off no window in @planned covers. */
static void
add_rest (GArray *cuts,
          GArray *off,
          GArray *planned)
{
  guint next = 0;

  for (guint i = 0; i < off->len; i++)
    {
      StewardLevelCut rest = g_array_index (off, StewardLevelCut, i);

      while (next < planned->len && g_array_index (planned, StewardLevelCut, next).to <= rest.from)
        next++;
      for (guint j = next; j < planned->len && rest.from < rest.to; j++)
        {
          const StewardLevelCut *window = &g_array_index (planned, StewardLevelCut, j);
          StewardLevelCut before = { rest.from, MIN (window->from, rest.to), rest.reason };

          if (window->from >= rest.to)
            break;
          if (before.from < before.to)
            g_array_append_val (cuts, before);
          rest.from = MAX (rest.from, window->to);
        }
      if (rest.from < rest.to)
        g_array_append_val (cuts, rest);
    }
}

/* Returns: (transfer full): StewardLevelCut within [from, to), ascending and
 * apart from each other. */
GArray *
steward_level_cuts_new (const StewardSlo             *slo,
                        const StewardEvidenceOfLevel *evidence,
                        StewardLocalClock            *clock,
                        gint64                        from,
                        gint64                        to)
{
  g_autoptr(GArray) off = g_array_new (FALSE, FALSE, sizeof (StewardLevelCut));
  GArray *cuts = collect_planned (evidence, from, to);
  g_autoptr(GArray) planned = g_array_copy (cuts);

  if (steward_slo_has_days_off (slo))
    add_days_off (off, slo, evidence, clock, from, to);
  add_rest (cuts, off, planned);
  g_array_sort (cuts, compare_cuts);

  return cuts;
}

/* Index of the first cut that ends after @instant. */
static guint
find_cut (GArray *cuts,
          gint64  instant)
{
  guint low = 0;
  guint high = cuts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cuts, StewardLevelCut, middle).to <= instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Returns: the first moment from @instant on that counts. */
gint64
steward_level_cuts_get_end (GArray *cuts,
                            gint64  instant)
{
  gint64 end = instant;

  for (guint i = find_cut (cuts, instant); i < cuts->len; i++)
    {
      const StewardLevelCut *cut = &g_array_index (cuts, StewardLevelCut, i);

      if (cut->from > end)
        break;
      end = cut->to;
    }

  return end;
}

static void
put_span (GArray                 *out,
          const StewardLevelSpan *span,
          gint64                  from,
          gint64                  to)
{
  steward_spans_put (out, G_MININT64, from, to, span->verdict, span->reason, span->share);
}

/* Returns: (transfer full): @spans with the cuts cut out. */
GArray *
steward_level_cuts_apply (GArray *cuts,
                          GArray *spans)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (StewardLevelSpan), spans->len);
  guint next = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (spans, StewardLevelSpan, i);
      gint64 at = span->from;

      while (next < cuts->len && g_array_index (cuts, StewardLevelCut, next).to <= at)
        next++;
      for (guint j = next; j < cuts->len && g_array_index (cuts, StewardLevelCut, j).from < span->to; j++)
        {
          const StewardLevelCut *cut = &g_array_index (cuts, StewardLevelCut, j);

          put_span (out, span, at, MIN (cut->from, span->to));
          at = MAX (at, cut->from);
          steward_spans_put (out, G_MININT64, at, MIN (cut->to, span->to), STEWARD_LEVEL_UNDECIDABLE, cut->reason, 0);
          at = MIN (cut->to, span->to);
        }
      put_span (out, span, at, span->to);
    }

  return out;
}
