/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "slow-model.h"

#include <string.h>
#include <time.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define QUARTER 900                    /* seconds: offsets change at such times only */
#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define NEVER G_MAXINT64
#define NOBODY_SAW G_MININT64

/* The world, one element for each tick from @begin on. */
typedef struct
{
  const StewardSlo *slo;
  const StewardEvidenceOfLevel *evidence;
  gint64 begin;                        /* seconds; before all that is looked at */
  gint64 tick;                         /* seconds */
  gsize n;                             /* the last is at @to */
  gint64 *shown;                       /* the latest local time that the wall has shown, seconds since 1970 */
  guint8 *cut;                         /* reason, or 0 */
} World;

static gint64
get_time (const World *world,
          gsize        at)
{
  return (world->begin + (gint64) at * world->tick) * SECOND;
}

/* The local clock, by the C library. It never goes back: what it has shown it
 * has shown. */
static void
run_clock (World *world)
{
  gint64 latest = G_MININT64;
  gint64 offset = 0;
  gint64 quarter = G_MININT64;

  g_setenv ("TZ", world->slo->timezone != NULL ? world->slo->timezone : "UTC", TRUE);
  tzset ();
  for (gsize i = 0; i < world->n; i++)
    {
      gint64 seconds = world->begin + (gint64) i * world->tick;
      struct tm local;
      time_t at;

      if (seconds / QUARTER != quarter)
        {
          quarter = seconds / QUARTER;
          at = (time_t) (quarter * QUARTER);
          localtime_r (&at, &local);
          offset = local.tm_gmtoff;
        }
      latest = MAX (latest, seconds + offset);
      world->shown[i] = latest;
    }
}

static void
get_date (gint64     shown,
          struct tm *out)
{
  time_t time = (time_t) shown;

  gmtime_r (&time, out);
}

static gboolean
is_day_off (const World *world,
            gint64       shown)
{
  const char *const *holidays = world->evidence->holidays;
  struct tm date;
  char text[16];

  get_date (shown, &date);
  if ((world->slo->weekdays & (1u << ((date.tm_wday + 6) % 7))) == 0)
    return TRUE;
  strftime (text, sizeof text, "%Y-%m-%d", &date);

  return world->slo->skips_holidays && holidays != NULL && g_strv_contains (holidays, text);
}

static void
mark_cuts (World *world)
{
  gint64 day = G_MININT64;
  gboolean off = FALSE;

  for (gsize i = 0; i < world->n; i++)
    {
      gint64 time = get_time (world, i);

      if (world->shown[i] / DAY_SECONDS != day)
        {
          day = world->shown[i] / DAY_SECONDS;
          off = is_day_off (world, world->shown[i]);
        }
      world->cut[i] = off ? STEWARD_REASON_OFF_DUTY : STEWARD_REASON_NONE;
      for (gsize j = 0; j < world->evidence->n_planned; j++)
        {
          if (time >= world->evidence->planned[j].from && time < world->evidence->planned[j].to)
            world->cut[i] = STEWARD_REASON_PLANNED;
        }
    }
}

static SlowMoment
say (StewardLevelVerdict verdict,
     StewardLevelReason  reason)
{
  return (SlowMoment) { (guint8) verdict, (guint8) reason, verdict == STEWARD_LEVEL_MET ? 1 : 0 };
}

/* What two kinds of measurement say together. */
static SlowMoment
unite (SlowMoment a,
       SlowMoment b)
{
  if (a.verdict == STEWARD_LEVEL_MET || b.verdict == STEWARD_LEVEL_MET)
    return say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  if (a.verdict == STEWARD_LEVEL_MISSED || b.verdict == STEWARD_LEVEL_MISSED)
    return say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);

  return say (STEWARD_LEVEL_UNDECIDABLE, MAX (a.reason, b.reason));
}

/* The points of one kind until now, each time once: the last that was said of
 * it. */
static GArray *
hear (const World *world,
      int          kind)
{
  const StewardEvidenceOfLevel *evidence = world->evidence;
  GArray *heard = g_array_new (FALSE, FALSE, sizeof (StewardPoint));

  for (gsize i = 0; i < evidence->n_points; i++)
    {
      const StewardPoint *point = &evidence->points[i];

      if (point->time > evidence->to || (kind >= 0 && (int) point->kind != kind))
        continue;
      if (heard->len > 0 && g_array_index (heard, StewardPoint, heard->len - 1).time == point->time)
        g_array_set_size (heard, heard->len - 1);
      g_array_append_val (heard, *point);
    }

  return heard;
}

/* Freshness, from a complete history: the age is known as long as the history
 * is; beyond, only that it is at most so much. */
static SlowMoment
judge_updates (const World *world,
               GArray      *heard,
               gint64       time,
               guint        next)
{
  gint64 complete = world->evidence->known_until;
  gint64 newest;

  if (next == 0)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  newest = g_array_index (heard, StewardPoint, next - 1).time;
  if (time - newest < world->slo->limit)
    return say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  if (next < heard->len || time < complete)
    return say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);

  return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
}

/* Freshness, from polls. The newest update is certain when the next poll saw it
 * and it had come by then, or both polls saw the same; else there may have been
 * any that nobody saw, which could only make it younger. */
static SlowMoment
judge_polls (const World *world,
             GArray      *heard,
             gint64       time,
             guint        next)
{
  const StewardPoint *before = NULL;
  const StewardPoint *behind = NULL;
  gboolean unreadable = FALSE;
  gboolean certain;
  gint64 newest;

  if (next == 0)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  for (guint i = next; i > 0 && before == NULL; i--)
    {
      const StewardPoint *point = &g_array_index (heard, StewardPoint, i - 1);

      if (point->unreadable)
        unreadable = TRUE;
      else
        before = point;
    }
  for (guint i = next; i < heard->len && behind == NULL; i++)
    if (!g_array_index (heard, StewardPoint, i).unreadable)
      behind = &g_array_index (heard, StewardPoint, i);

  /* Before the first that could be read nothing is proven. */
  if (before == NULL)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
  if (behind != NULL && behind->instant < before->instant)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_WENT_BACK);
  certain = behind != NULL && (behind->instant <= time || before->instant == behind->instant);
  newest = certain ? behind->instant : before->instant;

  if (newest != NOBODY_SAW && time - newest < world->slo->limit)
    return say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  if (certain)
    return say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
  if (unreadable)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);

  return say (STEWARD_LEVEL_UNDECIDABLE, behind != NULL ? STEWARD_REASON_BETWEEN_POLLS : STEWARD_REASON_NO_SIGNAL);
}

static gboolean
is_right (const StewardSlo *slo,
          double            value)
{
  if (slo->method == STEWARD_SLO_STATE)
    return value >= slo->target;
  if (slo->compare == STEWARD_COMPARE_LESS)
    return value < slo->bound;
  if (slo->compare == STEWARD_COMPARE_LESS_EQUAL)
    return value <= slo->bound;
  if (slo->compare == STEWARD_COMPARE_EQUAL)
    return value == slo->bound;
  if (slo->compare == STEWARD_COMPARE_GREATER)
    return value > slo->bound;

  return value >= slo->bound;
}

static SlowMoment
judge_figure (const StewardSlo   *slo,
              const StewardPoint *point)
{
  SlowMoment moment = is_right (slo, point->value) ? say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE)
                                                   : say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);

  if (slo->method == STEWARD_SLO_STATE)
    moment.share = point->value;

  return moment;
}

/* What is known at @time of what was measured before it. */
static SlowMoment
judge_held (const World *world,
            GArray      *heard,
            gint64       time,
            guint        next)
{
  const StewardPoint *last;

  if (next == 0)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  last = &g_array_index (heard, StewardPoint, next - 1);
  if (time - last->time >= world->slo->hold)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
  if (last->unreadable)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);

  return judge_figure (world->slo, last);
}

/* A report speaks of the time before it, a probe of the time behind. */
static SlowMoment
judge_figures (const World *world,
               GArray      *heard,
               gint64       time,
               guint        next)
{
  const StewardPoint *behind = next < heard->len ? &g_array_index (heard, StewardPoint, next) : NULL;
  SlowMoment held = judge_held (world, heard, time, next);
  const StewardPoint *last = next > 0 ? &g_array_index (heard, StewardPoint, next - 1) : NULL;

  if (last == NULL)
    return held;
  if (behind != NULL && behind->reports_past && !behind->unreadable && behind->time - time <= world->slo->hold)
    return judge_figure (world->slo, behind);
  if (held.verdict == STEWARD_LEVEL_UNDECIDABLE || !last->reports_past)
    return held;

  return say (STEWARD_LEVEL_UNDECIDABLE, behind == NULL ? STEWARD_REASON_NOT_DUE : STEWARD_REASON_NO_SIGNAL);
}

/* Did anything that ought to be there go away, or stay that ought to go? */
static SlowMoment
judge_kept (const World *world,
            GArray      *heard,
            gint64       time,
            guint        next)
{
  const StewardSlo *slo = world->slo;
  const StewardPoint *poll;
  gint64 must_be_there = NEVER;
  gint64 oldest;

  if (next == 0)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  poll = &g_array_index (heard, StewardPoint, next - 1);
  if (time - poll->time >= slo->hold)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
  if (poll->unreadable)
    return say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);

  if (slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL)
    return poll->instant != NOBODY_SAW && poll->time - poll->instant > slo->limit
           ? say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE) : say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);

  for (guint i = 0; i + 1 < next; i++)
    {
      const StewardPoint *earlier = &g_array_index (heard, StewardPoint, i);

      if (!earlier->unreadable && earlier->instant != NOBODY_SAW)
        must_be_there = MIN (must_be_there, earlier->instant);
    }
  if (must_be_there == NEVER)
    return say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  must_be_there = MAX (must_be_there, poll->time - slo->limit);
  oldest = poll->instant == NOBODY_SAW ? poll->time : poll->instant;

  return oldest > must_be_there ? say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE)
                                : say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
}

static SlowMoment
judge_repairs (const World *world,
               gint64       time)
{
  const StewardEvidenceOfLevel *evidence = world->evidence;
  const char *property = world->slo->property;

  for (gsize i = 0; i < evidence->n_repairs; i++)
    {
      const StewardRepair *repair = &evidence->repairs[i];
      gint64 done = strcmp (property, "timeToDetect") == 0   ? repair->detected
                    : strcmp (property, "timeToNotify") == 0 ? repair->told
                                                             : repair->ended;

      if (time >= repair->start && time < repair->ended && time < done && time - repair->start >= world->slo->limit)
        return say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
    }

  return say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
}

/* Which period the wall shows: any number that is the same within one. */
static gint64
get_period (const StewardSlo *slo,
            gint64            shown)
{
  gint64 every = MAX (slo->every, 1);
  struct tm date;

  get_date (shown, &date);
  if (slo->method == STEWARD_SLO_DEADLINE)
    return shown / DAY_SECONDS;
  switch (slo->period)
    {
    case STEWARD_PERIOD_HOUR:
      return shown / 3600 / every;
    case STEWARD_PERIOD_DAY:
      return shown / DAY_SECONDS / every;
    case STEWARD_PERIOD_WEEK:
      return (shown / DAY_SECONDS + 3) / 7 / every;
    case STEWARD_PERIOD_MONTH:
      return ((date.tm_year - 70) * 12 + date.tm_mon) / every;
    case STEWARD_PERIOD_QUARTER:
      return ((date.tm_year - 70) * 4 + date.tm_mon / 3) / every;
    case STEWARD_PERIOD_YEAR:
    default:
      return (date.tm_year - 70) / every;
    }
}

/* What one kind of measurement tells of updates, tick by tick. */
typedef struct
{
  guint *updates;                      /* how many came */
  guint8 *hidden;                      /* why some may have come that nobody saw, or 0 */
  gsize first;                         /* tick of the first measurement; n: none */
} Told;

static gsize
get_tick (const World *world,
          gint64       time)
{
  gint64 at = (time / SECOND - world->begin) / world->tick;

  return (gsize) CLAMP (at, 0, (gint64) world->n);
}

static void
listen_to_updates (const World *world,
                   GArray      *heard,
                   Told        *told)
{
  gint64 complete = world->evidence->known_until;

  for (guint i = 0; i < heard->len; i++)
    {
      told->updates[get_tick (world, g_array_index (heard, StewardPoint, i).time)]++;
      complete = MAX (complete, g_array_index (heard, StewardPoint, i).time);
    }
  if (heard->len > 0)
    told->first = get_tick (world, g_array_index (heard, StewardPoint, 0).time);
  for (gsize i = 0; i < world->n; i++)
    if (get_time (world, i) >= complete)
      told->hidden[i] = STEWARD_REASON_NO_SIGNAL;
}

/* Between two polls any number of updates may hide, unless both saw the same
 * one, or the second saw one that had come before the moment in question. */
static guint8
get_hidden (GArray *heard,
            gint64  time,
            guint   next)
{
  const StewardPoint *before = NULL;
  const StewardPoint *behind = NULL;
  gboolean unreadable = FALSE;

  for (guint i = next; i > 0 && before == NULL; i--)
    {
      const StewardPoint *point = &g_array_index (heard, StewardPoint, i - 1);

      unreadable = unreadable || point->unreadable;
      before = point->unreadable ? NULL : point;
    }
  for (guint i = next; i < heard->len && behind == NULL; i++)
    if (!g_array_index (heard, StewardPoint, i).unreadable)
      behind = &g_array_index (heard, StewardPoint, i);

  if (behind != NULL && before != NULL && behind->instant < before->instant)
    return STEWARD_REASON_WENT_BACK;
  if (behind != NULL && (time >= behind->instant || (before != NULL && before->instant == behind->instant)))
    return STEWARD_REASON_NONE;
  if (before == NULL)
    return STEWARD_REASON_NOT_BEGUN;
  if (unreadable)
    return STEWARD_REASON_UNREADABLE;

  return behind != NULL ? STEWARD_REASON_BETWEEN_POLLS : STEWARD_REASON_NO_SIGNAL;
}

static void
listen_to_polls (const World *world,
                 GArray      *heard,
                 Told        *told)
{
  const StewardPoint *before = NULL;
  guint next = 0;

  for (guint i = 0; i < heard->len; i++)
    {
      const StewardPoint *poll = &g_array_index (heard, StewardPoint, i);

      if (poll->unreadable)
        continue;
      /* A newer one than the poll before saw; it cannot have been there then. */
      if (poll->instant != NOBODY_SAW && (before == NULL || poll->instant > before->instant) &&
          (before != NULL || poll->instant >= get_time (world, 0)))
        told->updates[get_tick (world, before != NULL ? MAX (poll->instant, before->time) : poll->instant)]++;
      if (before == NULL)
        told->first = get_tick (world, poll->time);
      before = poll;
    }
  for (gsize i = 0; i < world->n; i++)
    {
      while (next < heard->len && g_array_index (heard, StewardPoint, next).time <= get_time (world, i))
        next++;
      told->hidden[i] = get_hidden (heard, get_time (world, i), next);
    }
}

/* The first tick in [from, to) at which an update is too late; @to for the end
 * of the period. A planned window or day off puts it off. */
static gsize
find_due (const World *world,
          gsize        from,
          gsize        to)
{
  gint64 limit = world->slo->limit / SECOND;
  gsize due = from;

  if (world->slo->method != STEWARD_SLO_DEADLINE || limit <= 0 || limit >= DAY_SECONDS)
    return to;
  while (due < to && world->shown[due] % DAY_SECONDS < limit)
    due++;
  if (due == from)
    return to;
  if (world->cut[due - 1] != 0)
    while (due < to && world->cut[due] != 0)
      due++;

  return due;
}

static gboolean
is_all_cut (const World *world,
            gsize        from,
            gsize        to)
{
  for (gsize i = from; i < to; i++)
    if (world->cut[i] == 0)
      return FALSE;

  return TRUE;
}

/* One period: [from, to) of ticks; @to is n when it is not over. */
static void
judge_period (const World *world,
              const Told  *told,
              gsize        from,
              gsize        to,
              gboolean     is_over,
              SlowMoment  *credit,
              SlowMoment  *standing,
              SlowMoment  *now)
{
  gsize due = find_due (world, from, to);
  gboolean moved_out = world->slo->method == STEWARD_SLO_DEADLINE && due == to && is_over &&
                       world->slo->limit > 0 && world->slo->limit < DAY_SECONDS * SECOND &&
                       world->shown[from] % DAY_SECONDS < world->slo->limit / SECOND;
  gboolean nothing_due = is_all_cut (world, from, to) || moved_out;
  gboolean is_due = !nothing_due && (due < to || is_over);
  guint wanted = world->slo->method == STEWARD_SLO_PERIOD ? MAX (world->slo->count, 1) : 1;
  SlowMoment verdict = say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_DUE);
  guint n = 0;

  for (gsize i = from; i < due; i++)
    n += told->updates[i] > 0;
  if (n >= wanted)
    verdict = say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  else if (is_due)
    {
      verdict = say (STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
      for (gsize i = from; i < due; i++)
        if (told->hidden[i] != 0)
          verdict = say (STEWARD_LEVEL_UNDECIDABLE, (StewardLevelReason) told->hidden[i]);
      if (told->first > from)
        verdict = say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
    }

  n = 0;
  for (gsize i = from; i < to; i++)
    {
      credit[i] = i < told->first ? say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN) : verdict;
      if (i == told->first && now->reason == STEWARD_REASON_NOT_BEGUN)
        *now = say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_DUE);
      if (i == due && is_due && due > told->first && verdict.reason != STEWARD_REASON_NOT_BEGUN)
        *now = verdict;
      if (told->updates[i] > 0)
        n++;
      if (i == told->first && n >= wanted)
        *now = say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
      if (told->updates[i] > 0 && (now->verdict == STEWARD_LEVEL_MISSED || n >= wanted || i >= due) &&
          i >= told->first)
        *now = say (STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
      standing[i] = *now;
    }
  /* What is due at the end turns at the first tick behind it. */
  if (due == to && is_due && due > told->first && verdict.reason != STEWARD_REASON_NOT_BEGUN)
    *now = verdict;
}

static void
judge_periods (const World *world,
               const Told  *told,
               SlowMoment  *credit,
               SlowMoment  *standing)
{
  SlowMoment now = say (STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  gsize from = 0;

  while (from < world->n)
    {
      gint64 period = get_period (world->slo, world->shown[from]);
      gsize to = from;

      while (to < world->n && get_period (world->slo, world->shown[to]) == period)
        to++;
      judge_period (world, told, from, to, to < world->n, credit, standing, &now);
      from = to;
    }
}

static void
run_periods (const World *world,
             SlowMoment  *credit,
             SlowMoment  *standing)
{
  for (int kind = STEWARD_MEASUREMENT_UPDATE; kind <= STEWARD_MEASUREMENT_OBSERVATION; kind++)
    {
      g_autoptr(GArray) heard = hear (world, kind);
      g_autofree guint *updates = g_new0 (guint, world->n + 1);
      g_autofree guint8 *hidden = g_new0 (guint8, world->n + 1);
      g_autofree SlowMoment *own_credit = g_new0 (SlowMoment, world->n);
      g_autofree SlowMoment *own_standing = g_new0 (SlowMoment, world->n);
      Told told = { updates, hidden, world->n };

      if (kind == STEWARD_MEASUREMENT_UPDATE)
        listen_to_updates (world, heard, &told);
      else
        listen_to_polls (world, heard, &told);
      judge_periods (world, &told, own_credit, own_standing);
      for (gsize i = 0; i < world->n; i++)
        {
          credit[i] = kind == STEWARD_MEASUREMENT_UPDATE ? own_credit[i] : unite (credit[i], own_credit[i]);
          standing[i] = kind == STEWARD_MEASUREMENT_UPDATE ? own_standing[i] : unite (standing[i], own_standing[i]);
        }
    }
}

static void
run_moments (const World *world,
             SlowMoment  *credit,
             SlowMoment  *standing)
{
  StewardSloMethod method = world->slo->method;
  g_autoptr(GArray) updates = hear (world, STEWARD_MEASUREMENT_UPDATE);
  g_autoptr(GArray) polls = hear (world, STEWARD_MEASUREMENT_OBSERVATION);
  g_autoptr(GArray) all = hear (world, -1);
  guint n_updates = 0;
  guint n_polls = 0;
  guint n_all = 0;

  for (gsize i = 0; i < world->n; i++)
    {
      gint64 time = get_time (world, i);

      while (n_updates < updates->len && g_array_index (updates, StewardPoint, n_updates).time <= time)
        n_updates++;
      while (n_polls < polls->len && g_array_index (polls, StewardPoint, n_polls).time <= time)
        n_polls++;
      while (n_all < all->len && g_array_index (all, StewardPoint, n_all).time <= time)
        n_all++;
      if (method == STEWARD_SLO_AGE)
        credit[i] = unite (judge_updates (world, updates, time, n_updates), judge_polls (world, polls, time, n_polls));
      else if (method == STEWARD_SLO_RETENTION)
        credit[i] = judge_kept (world, all, time, n_all);
      else if (method == STEWARD_SLO_REPAIR)
        credit[i] = judge_repairs (world, time);
      else
        credit[i] = judge_figures (world, all, time, n_all);
      standing[i] = method == STEWARD_SLO_STATE || method == STEWARD_SLO_VALUE
                    ? judge_held (world, all, time, n_all) : credit[i];
    }
}

static void
leave_out_cuts (const World *world,
                SlowMoment  *moments)
{
  for (gsize i = 0; i < world->n; i++)
    if (world->cut[i] != 0)
      moments[i] = say (STEWARD_LEVEL_UNDECIDABLE, (StewardLevelReason) world->cut[i]);
}

/* Periods have to be looked at from their beginning, and how they stood before
 * that: two of the longest, and some days. */
static gint64
choose_begin (const StewardSlo             *slo,
              const StewardEvidenceOfLevel *evidence)
{
  static const int days[] = { 1, 1, 7, 31, 92, 366 };
  gint64 first = evidence->from;
  gint64 back = (slo->method == STEWARD_SLO_PERIOD ? 2 * MAX (slo->every, 1) * days[slo->period] : 1) + 20;

  if (evidence->n_points > 0)
    first = MIN (first, evidence->points[0].time);
  first = first / SECOND - (slo->method == STEWARD_SLO_PERIOD || slo->method == STEWARD_SLO_DEADLINE ? back : 1) *
          DAY_SECONDS;

  return first / DAY_SECONDS * DAY_SECONDS;
}

/*
 * slow_evaluate:
 * @tick: microseconds; all times in @evidence are multiples of it, and so is a
 *   day
 */
SlowCourse *
slow_evaluate (const StewardSlo             *slo,
               const StewardEvidenceOfLevel *evidence,
               gint64                        tick)
{
  SlowCourse *course = g_new0 (SlowCourse, 1);
  World world = { .slo = slo, .evidence = evidence, .tick = tick / SECOND };
  g_autofree gint64 *shown = NULL;
  g_autofree guint8 *cut = NULL;
  g_autofree SlowMoment *credit = NULL;
  g_autofree SlowMoment *standing = NULL;
  gsize skipped;

  world.begin = choose_begin (slo, evidence);
  world.n = (gsize) ((evidence->to / SECOND - world.begin) / world.tick + 1);
  world.shown = shown = g_new0 (gint64, world.n);
  world.cut = cut = g_new0 (guint8, world.n);
  credit = g_new0 (SlowMoment, world.n);
  standing = g_new0 (SlowMoment, world.n);
  run_clock (&world);
  mark_cuts (&world);

  if (slo->method == STEWARD_SLO_PERIOD || slo->method == STEWARD_SLO_DEADLINE)
    run_periods (&world, credit, standing);
  else
    run_moments (&world, credit, standing);
  leave_out_cuts (&world, credit);
  leave_out_cuts (&world, standing);

  skipped = get_tick (&world, evidence->from);
  course->from = evidence->from;
  course->tick = tick;
  course->n = world.n - skipped;
  course->credit = g_memdup2 (credit + skipped, course->n * sizeof *credit);
  course->standing = g_memdup2 (standing + skipped, course->n * sizeof *standing);

  return course;
}

void
slow_course_free (SlowCourse *self)
{
  if (self == NULL)
    return;

  g_free (self->credit);
  g_free (self->standing);
  g_free (self);
}
