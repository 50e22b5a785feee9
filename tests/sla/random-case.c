/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random objectives and histories: zones with summer time, days on which it
 * begins or ends, leap days, holidays, windows, gaps, and measurements that come
 * twice, that cannot be read, and from the future. */

#include "config.h"

#include "sla-kit.h"

#define MAX_POINTS 400

typedef struct
{
  const char *zone;
  const char *day;                     /* on or near which something happens, 00:00 UTC */
} Place;

static const Place places[] = {
  { "UTC", "2024-02-28T00:00:00Z" },
  { "UTC", "1976-02-27T00:00:00Z" },
  { "Europe/Berlin", "2026-03-28T00:00:00Z" },
  { "Europe/Berlin", "2026-10-24T00:00:00Z" },
  { "Europe/Berlin", "2024-02-28T00:00:00Z" },
  { "America/New_York", "2026-03-07T00:00:00Z" },
  { "America/New_York", "2026-10-31T00:00:00Z" },
  { "America/New_York", "2025-12-30T00:00:00Z" },
  { "Australia/Lord_Howe", "2026-04-03T00:00:00Z" },
  { "Australia/Lord_Howe", "2026-10-02T00:00:00Z" },
  { "Asia/Kolkata", "2026-12-23T00:00:00Z" },
  { "America/Sao_Paulo", "2018-02-16T00:00:00Z" },
  { "America/Sao_Paulo", "2018-11-02T00:00:00Z" },
  { "Asia/Beirut", "2026-03-27T00:00:00Z" },
  { "America/St_Johns", "2010-11-06T00:00:00Z" },
  { "Pacific/Apia", "2011-12-28T00:00:00Z" },
};

static const char *const holidays[] = {
  "2024-02-29", "2026-03-30", "2026-10-26", "2026-12-24", "2026-12-25", "2026-12-26", "2026-01-01", "not a day",
  "2026-04-06", NULL
};

static gint64
pick_time (GRand  *rand,
           gint64  from,
           gint64  to,
           gint64  tick)
{
  gint64 n = MAX ((to - from) / tick, 1);

  return from + (gint64) (g_rand_double (rand) * (double) n) * tick;
}

static void
fill_slo (StewardSlo       *slo,
          GRand            *rand,
          const Place      *place)
{
  static const char *const repairs[] = { "timeToDetect", "timeToNotify", "timeToRepair" };
  static const gint64 limits[] = { 0, 60, 300, 3600, 6 * 3600, 86400 };

  g_free (slo->timezone);
  slo->timezone = g_strdup (place->zone);
  slo->limit = limits[g_rand_int_range (rand, 0, G_N_ELEMENTS (limits))] * SECOND;
  slo->hold = (g_rand_int_range (rand, 0, 4) == 0 ? 26 * 60 : g_rand_int_range (rand, 10, 400)) * MINUTE;
  slo->compare = (StewardCompare) g_rand_int_range (rand, STEWARD_COMPARE_LESS, STEWARD_COMPARE_GREATER + 1);
  slo->bound = g_rand_int_range (rand, 0, 4);
  slo->count = (guint) g_rand_int_range (rand, 1, 4);
  slo->every = g_rand_boolean (rand) ? 1 : (guint) g_rand_int_range (rand, 1, 4);
  if (g_rand_int_range (rand, 0, 3) == 0)
    slo->weekdays = (guint) g_rand_int_range (rand, 0, STEWARD_EVERY_DAY + 1);
  slo->skips_holidays = g_rand_int_range (rand, 0, 3) == 0;
  if (slo->method == STEWARD_SLO_REPAIR)
    {
      g_free (slo->property);
      slo->property = g_strdup (repairs[g_rand_int_range (rand, 0, G_N_ELEMENTS (repairs))]);
    }
  if (slo->method == STEWARD_SLO_DEADLINE)
    slo->limit = g_rand_int_range (rand, 0, 49) * 30 * MINUTE;
}

/* How long a history is, and how fine: long periods take long. */
static void
choose_length (RandomCase *self,
               GRand      *rand,
               gint64     *out_length)
{
  static const int days[] = { 2, 4, 30, 100, 300, 900 };
  static const gint64 ticks[] = { 1, 60, 60, 300, 900, 900 };
  StewardSlo *slo = self->slo;

  self->tick = SECOND;
  *out_length = g_rand_int_range (rand, 6, 60) * HOUR;
  if (slo->method == STEWARD_SLO_DEADLINE)
    {
      self->tick = g_rand_int_range (rand, 0, 12) == 0 ? SECOND : MINUTE;
      *out_length = g_rand_int_range (rand, 1, 8) * DAY + g_rand_int_range (rand, 0, 24) * HOUR;
    }
  if (slo->method != STEWARD_SLO_PERIOD)
    return;

  slo->period = (StewardPeriod) (g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 2, 6)
                                                                   : g_rand_int_range (rand, 0, 2));
  self->tick = g_rand_int_range (rand, 0, 12) == 0 ? ticks[slo->period] * SECOND : 900 * SECOND;
  *out_length = g_rand_int_range (rand, 1, days[slo->period] + 1) * DAY;
}

static gint64
choose_instant (RandomCase   *self,
                GRand        *rand,
                GArray       *updates,
                gint64        time)
{
  gint64 newest = G_MININT64;

  for (guint i = 0; i < updates->len && g_array_index (updates, gint64, i) <= time; i++)
    newest = g_array_index (updates, gint64, i);
  switch (g_rand_int_range (rand, 0, 14))
    {
    case 0:
      return G_MININT64;
    case 1:
      return pick_time (rand, time - 10 * HOUR, time, self->tick);
    default:
      return newest;
    }
}

static double
choose_value (const StewardSlo *slo,
              GRand            *rand)
{
  if (slo->method != STEWARD_SLO_STATE)
    return g_rand_int_range (rand, 0, 5);

  return g_rand_boolean (rand) ? 1 : g_rand_int_range (rand, 0, 9) / 8.0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  return compare_times (&((const StewardPoint *) a)->time, &((const StewardPoint *) b)->time);
}

static void
add_point (RandomCase *self,
           GRand      *rand,
           GArray     *updates,
           int         kinds,
           gint64      time)
{
  StewardPoint point = { .time = time, .kind = STEWARD_MEASUREMENT_OBSERVATION };

  if (kinds == 0 || (kinds == 2 && g_rand_boolean (rand)))
    point.kind = STEWARD_MEASUREMENT_UPDATE;
  point.instant = point.kind == STEWARD_MEASUREMENT_UPDATE ? time : choose_instant (self, rand, updates, time);
  point.value = choose_value (self->slo, rand);
  point.reports_past = self->slo->method == STEWARD_SLO_STATE && g_rand_int_range (rand, 0, 3) == 0;
  point.unreadable = point.kind == STEWARD_MEASUREMENT_OBSERVATION && g_rand_int_range (rand, 0, 10) == 0;
  g_array_append_val (self->points, point);
}

static void
fill_points (RandomCase *self,
             GRand      *rand,
             gint64      first,
             gint64      last)
{
  g_autoptr(GArray) updates = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, 4) : g_rand_int_range (rand, 4, 60);
  int kinds = g_rand_int_range (rand, 0, 3);
  gint64 gap_from = pick_time (rand, first, last, self->tick);
  gint64 gap_to = gap_from + (last - first) / 4;

  for (int i = 0; i < n; i++)
    {
      gint64 update = pick_time (rand, first, last, self->tick);

      g_array_append_val (updates, update);
    }
  g_array_sort (updates, compare_times);
  for (int i = 0; i < n; i++)
    {
      gint64 time = pick_time (rand, first, last, self->tick);

      if (time >= gap_from && time < gap_to)
        continue;
      add_point (self, rand, updates, kinds, time);
      if (g_rand_int_range (rand, 0, 12) == 0)
        add_point (self, rand, updates, kinds, time);
    }
  g_array_sort (self->points, compare_points);
}

static void
fill_planned (RandomCase *self,
              GRand      *rand,
              gint64      from,
              gint64      to)
{
  gint64 begin = from - DAY;

  for (int i = g_rand_int_range (rand, 0, 4); i > 0 && begin < to; i--)
    {
      StewardTimeSpan span;

      span.from = pick_time (rand, begin, to, self->tick);
      span.to = span.from + pick_time (rand, 0, g_rand_boolean (rand) ? 4 * HOUR : 2 * DAY, self->tick) + self->tick;
      g_array_append_val (self->planned, span);
      begin = span.to + self->tick;
    }
}

static void
fill_repairs (RandomCase *self,
              GRand      *rand,
              gint64      from,
              gint64      to)
{
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    {
      StewardRepair repair;

      repair.start = pick_time (rand, from - DAY, to, self->tick);
      repair.detected = g_rand_boolean (rand) ? G_MAXINT64 : repair.start + pick_time (rand, 0, 8 * HOUR, self->tick);
      repair.told = g_rand_boolean (rand) ? G_MAXINT64 : repair.start + pick_time (rand, 0, 8 * HOUR, self->tick);
      repair.ended = g_rand_boolean (rand) ? G_MAXINT64 : repair.start + pick_time (rand, 0, 12 * HOUR, self->tick);
      g_array_append_val (self->repairs, repair);
    }
}

RandomCase *
random_case_new (GRand            *rand,
                 StewardSloMethod  method)
{
  const Place *place = &places[g_rand_int_range (rand, 0, G_N_ELEMENTS (places))];
  RandomCase *self = g_new0 (RandomCase, 1);
  gint64 from, to, length;

  self->slo = make_slo (method);
  self->points = points_new ();
  self->planned = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));
  self->repairs = g_array_new (FALSE, FALSE, sizeof (StewardRepair));
  self->holidays = holidays;
  fill_slo (self->slo, rand, place);
  choose_length (self, rand, &length);
  from = pick_time (rand, at (place->day), at (place->day) + DAY, self->tick);
  to = from + length;
  fill_points (self, rand, from - (g_rand_boolean (rand) ? length / 2 : 0) / self->tick * self->tick,
               to + (g_rand_boolean (rand) ? 2 * HOUR : 0));
  fill_planned (self, rand, from, to);
  fill_repairs (self, rand, from, to);

  self->evidence = (StewardEvidenceOfLevel) {
    .points = (const StewardPoint *) (gconstpointer) self->points->data,
    .n_points = self->points->len,
    .planned = (const StewardTimeSpan *) (gconstpointer) self->planned->data,
    .n_planned = self->planned->len,
    .repairs = (const StewardRepair *) (gconstpointer) self->repairs->data,
    .n_repairs = self->repairs->len,
    .holidays = self->holidays,
    .known_until = g_rand_boolean (rand) ? 0 : pick_time (rand, from, to + DAY, self->tick),
    .from = from,
    .to = to,
  };

  return self;
}

void
random_case_free (RandomCase *self)
{
  if (self == NULL)
    return;

  steward_slo_free (self->slo);
  g_array_unref (self->points);
  g_array_unref (self->planned);
  g_array_unref (self->repairs);
  g_free (self);
}

/* All that it takes to see why a case fails. */
char *
random_case_say (const RandomCase *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *from = steward_instant_to_rfc3339 (self->evidence.from);
  g_autofree char *to = steward_instant_to_rfc3339 (self->evidence.to);

  g_string_append_printf (text, "%s %s limit %g hold %g compare %d bound %g count %u every %u period %d weekdays %x "
                          "holidays %d\nfrom %s to %s (%g), known until %g\n",
                          steward_slo_method_to_id (self->slo->method), self->slo->timezone,
                          (double) self->slo->limit / SECOND, (double) self->slo->hold / SECOND, self->slo->compare,
                          self->slo->bound, self->slo->count, self->slo->every, self->slo->period,
                          self->slo->weekdays, self->slo->skips_holidays, from, to,
                          (double) (self->evidence.to - self->evidence.from) / SECOND,
                          (double) (self->evidence.known_until - self->evidence.from) / SECOND);
  for (guint i = 0; i < self->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (self->points, StewardPoint, i);

      g_string_append_printf (text, "  %s %g saw %g value %g%s%s\n",
                              point->kind == STEWARD_MEASUREMENT_UPDATE ? "update" : "poll",
                              (double) (point->time - self->evidence.from) / SECOND,
                              point->instant == G_MININT64 ? -1e9
                                                           : (double) (point->instant - self->evidence.from) / SECOND,
                              point->value, point->reports_past ? " past" : "", point->unreadable ? " unreadable" : "");
    }
  for (guint i = 0; i < self->planned->len; i++)
    {
      const StewardTimeSpan *span = &g_array_index (self->planned, StewardTimeSpan, i);

      g_string_append_printf (text, "  planned %g to %g\n", (double) (span->from - self->evidence.from) / SECOND,
                              (double) (span->to - self->evidence.from) / SECOND);
    }

  return g_strdup (text->str);
}
