/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a course adds up to between two moments: sums, the reason why most of it
 * is undecidable, when a budget was spent, and runs of missed time. */

#include "config.h"

#include "steward-attainment.h"
#include "steward-local-clock-private.h"

#include <math.h>

/* Index of the first span that ends after @instant. */
static guint
find_span (const StewardCourse *course,
           gint64               instant)
{
  guint low = 0;
  guint high = course->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (course->spans, StewardLevelSpan, middle).to <= instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How much of a span lies in [from, to); 0: it begins behind. */
static gint64
get_overlap (const StewardLevelSpan *span,
             gint64                  from,
             gint64                  to)
{
  return span->from < to && from < to ? MIN (span->to, to) - MAX (span->from, from) : 0;
}

static gboolean
is_cut (const StewardLevelSpan *span)
{
  return span->reason == STEWARD_REASON_PLANNED || span->reason == STEWARD_REASON_OFF_DUTY;
}

static gint64
get_bad (const StewardLevelSpan *span,
         gint64                  length)
{
  if (span->verdict == STEWARD_LEVEL_UNDECIDABLE)
    return 0;

  return length - CLAMP (llround ((double) length * span->share), 0, length);
}

/**
 * steward_course_sum:
 * @course: a course
 * @from: where to begin
 * @to: where to end; time outside the course is left out
 * @out_sum: (out): the time between by verdict
 */
void
steward_course_sum (const StewardCourse *course,
                    gint64               from,
                    gint64               to,
                    StewardAttainment   *out_sum)
{
  *out_sum = (StewardAttainment) { 0 };
  for (guint i = find_span (course, from); i < course->spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (course->spans, StewardLevelSpan, i);
      gint64 length = get_overlap (span, from, to);
      gint64 bad;

      if (length <= 0)
        break;
      bad = get_bad (span, length);
      if (is_cut (span))
        out_sum->planned += length;
      else if (span->verdict == STEWARD_LEVEL_UNDECIDABLE)
        out_sum->undecidable += length;
      else
        out_sum->good += length - bad;
      out_sum->bad += bad;
    }
}

/**
 * steward_course_get_reason:
 * @course: a course
 * @from: where to begin
 * @to: where to end
 *
 * Returns: why most of the undecidable time between is so; NONE if none is.
 *   Time that does not count is not undecidable.
 */
StewardLevelReason
steward_course_get_reason (const StewardCourse *course,
                           gint64               from,
                           gint64               to)
{
  gint64 times[STEWARD_N_REASONS] = { 0 };
  StewardLevelReason most = STEWARD_REASON_NONE;

  for (guint i = find_span (course, from); i < course->spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (course->spans, StewardLevelSpan, i);
      gint64 length = get_overlap (span, from, to);

      if (length <= 0)
        break;
      if (span->verdict != STEWARD_LEVEL_UNDECIDABLE || is_cut (span))
        continue;
      times[span->reason] += length;
      if (times[span->reason] > times[most])
        most = span->reason;
    }

  return most;
}

/**
 * steward_course_find_spent:
 * @course: a course
 * @from: where the agreed window begins
 * @allowed: microseconds that may be bad in it
 *
 * Returns: the moment at which so much was bad; 0 if less was
 */
gint64
steward_course_find_spent (const StewardCourse *course,
                           gint64               from,
                           gint64               allowed)
{
  gint64 left = MAX (allowed, 1);

  for (guint i = find_span (course, from); i < course->spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (course->spans, StewardLevelSpan, i);
      gint64 begin = MAX (span->from, from);
      gint64 length = span->to - begin;
      gint64 bad = get_bad (span, length);

      if (bad >= left)
        return begin + llround ((double) length * ((double) left / (double) bad));
      left -= bad;
    }

  return 0;
}

/* What is known of a breach while walking through states. */
typedef struct
{
  StewardBreach breach;
  gboolean open;
  gint64 met_at;                       /* first met since it was last missed; 0: not yet */
  gint64 met;                          /* microseconds since it was last missed */
} Run;

static void
close_run (Run    *run,
           GArray *breaches,
           gint64  patience)
{
  if (run->open && run->breach.missed >= patience)
    g_array_append_val (breaches, run->breach);

  *run = (Run) { 0 };
}

static void
walk_state (Run                     *run,
            GArray                  *breaches,
            const StewardLevelState *state,
            gint64                   to,
            gint64                   hysteresis,
            gint64                   patience)
{
  if (state->verdict == STEWARD_LEVEL_MISSED)
    {
      if (!run->open)
        *run = (Run) { .breach = { state->at, 0, 0 }, .open = TRUE };
      run->breach.missed += to - state->at;
      run->met_at = 0;
      run->met = 0;
      return;
    }
  if (!run->open || state->verdict != STEWARD_LEVEL_MET)
    return;

  if (run->met_at == 0)
    run->met_at = state->at;
  run->met += to - state->at;
  if (run->met >= hysteresis)
    {
      run->breach.end = run->met_at;
      close_run (run, breaches, patience);
    }
}

/**
 * steward_course_find_breaches:
 * @course: a course
 * @hysteresis: microseconds that it has to be met before a breach is over; time
 *   in which nothing is known ends none
 * @patience: microseconds that have to be missed before it is one
 *
 * A breach that ended less than @hysteresis ago still lasts.
 *
 * Returns: (transfer full) (element-type StewardBreach): oldest first; those
 *   before the course are not known, so that it should begin where nothing is
 *   missed
 */
GArray *
steward_course_find_breaches (const StewardCourse *course,
                              gint64               hysteresis,
                              gint64               patience)
{
  GArray *breaches = g_array_new (FALSE, FALSE, sizeof (StewardBreach));
  const GArray *states = course->states;
  gint64 end = course->spans->len > 0 ? g_array_index (course->spans, StewardLevelSpan, course->spans->len - 1).to
                                      : G_MININT64;
  Run run = { 0 };

  for (guint i = 0; i < states->len; i++)
    {
      const StewardLevelState *state = &g_array_index (states, StewardLevelState, i);
      gint64 to = i + 1 < states->len ? g_array_index (states, StewardLevelState, i + 1).at : MAX (end, state->at);

      walk_state (&run, breaches, state, to, MAX (hysteresis, 0), patience);
    }
  close_run (&run, breaches, patience);

  return breaches;
}
