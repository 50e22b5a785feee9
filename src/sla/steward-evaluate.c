/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evaluation of one objective: hands the evidence to its method, cuts out what
 * does not count, and turns spans into how it stood from when on. All instants
 * are bounded first, so that sums of them cannot overflow. */

#include "config.h"

#include "steward-evaluate-private.h"

#define MAX_DAYS 40000

void
steward_evaluation_put (StewardEvaluation   *self,
                        gint64               from,
                        gint64               to,
                        StewardLevelVerdict  verdict,
                        StewardLevelReason   reason)
{
  steward_spans_put (self->credit, self->from, from, MIN (to, self->end), verdict, reason,
                     verdict == STEWARD_LEVEL_MET ? 1 : 0);
}

void
steward_evaluation_stand (StewardEvaluation   *self,
                          gint64               from,
                          gint64               to,
                          StewardLevelVerdict  verdict,
                          StewardLevelReason   reason)
{
  steward_spans_put (self->standing, self->from, from, MIN (to, self->end), verdict, reason, 0);
}

/* When days and periods begin to matter: with the first measurement, but not
 * more than a hundred years ago. */
gint64
steward_evaluation_get_first (const StewardEvaluation *self)
{
  if (self->n_points == 0)
    return self->end;

  return MAX (self->points[0].time, self->end - MAX_DAYS * STEWARD_SLA_DAY);
}

/* Something changes at @instant without a new measurement, if that is to come. */
void
steward_evaluation_expect (StewardEvaluation *self,
                           gint64             instant)
{
  if (instant > self->now && instant < STEWARD_SLA_LAST)
    self->next_change = MIN (self->next_change, instant);
}

static gboolean
is_about_availability (const StewardSlo *slo)
{
  return slo->property != NULL && g_ascii_strcasecmp (slo->property, "generalAvailability") == 0;
}

/* A date has no budget: nothing of it counts, but it stands somehow. */
static void
evaluate_date (StewardEvaluation *self)
{
  gint64 date = self->slo->limit;

  steward_evaluation_put (self, self->from, self->end, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_DUE);
  if (is_about_availability (self->slo))
    {
      steward_evaluation_stand (self, self->from, date, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_DUE);
      steward_evaluation_stand (self, date, self->end, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
    }
  else
    {
      steward_evaluation_stand (self, self->from, date, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
      steward_evaluation_stand (self, date, self->end, STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
    }
  steward_evaluation_expect (self, date);
}

static void
run_method (StewardEvaluation *self)
{
  switch (self->slo->method)
    {
    case STEWARD_SLO_AGE:
      steward_evaluate_age (self);
      break;
    case STEWARD_SLO_PERIOD:
      steward_evaluate_period (self);
      break;
    case STEWARD_SLO_DEADLINE:
      steward_evaluate_deadline (self);
      break;
    case STEWARD_SLO_STATE:
      steward_evaluate_state (self);
      break;
    case STEWARD_SLO_VALUE:
      steward_evaluate_value (self);
      break;
    case STEWARD_SLO_RETENTION:
      steward_evaluate_retention (self);
      break;
    case STEWARD_SLO_REPAIR:
      steward_evaluate_repair (self);
      break;
    case STEWARD_SLO_DATE:
      evaluate_date (self);
      break;
    case STEWARD_SLO_VAGUE:
    default:
      steward_evaluation_put (self, self->from, self->end, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_VAGUE);
      break;
    }
}

static gboolean
has_cuts (const StewardSlo *slo)
{
  return slo->method != STEWARD_SLO_DATE && slo->method != STEWARD_SLO_VAGUE;
}

static void
expect_cuts (StewardEvaluation *self)
{
  for (gsize i = 0; i < self->evidence->n_planned; i++)
    {
      steward_evaluation_expect (self, self->evidence->planned[i].from);
      steward_evaluation_expect (self, self->evidence->planned[i].to);
    }
  if (steward_slo_has_days_off (self->slo))
    {
      gint64 day = steward_local_clock_get_day (self->clock, self->now);

      steward_evaluation_expect (self, steward_local_clock_get_instant (self->clock, (day + 1) * STEWARD_SLA_DAY));
    }
}

static void
apply_cuts (StewardEvaluation *self)
{
  GArray *cut;

  if (!has_cuts (self->slo))
    return;

  expect_cuts (self);
  cut = steward_level_cuts_apply (self->cuts, self->credit);
  g_array_unref (self->credit);
  self->credit = cut;
  if (self->standing->len > 0)
    {
      cut = steward_level_cuts_apply (self->cuts, self->standing);
      g_array_unref (self->standing);
      self->standing = cut;
    }
}

static GArray *
make_states (const StewardEvaluation *self)
{
  const GArray *spans = self->standing->len > 0 ? self->standing : self->credit;
  GArray *states = g_array_sized_new (FALSE, FALSE, sizeof (StewardLevelState), spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (spans, StewardLevelSpan, i);
      StewardLevelState state = { span->from, span->verdict, span->reason };
      const StewardLevelState *last = i > 0 ? &g_array_index (states, StewardLevelState, states->len - 1) : NULL;

      if (last == NULL || last->verdict != state.verdict || last->reason != state.reason)
        g_array_append_val (states, state);
    }

  return states;
}

/* Evaluation goes one moment beyond what counts. */
static void
cut_off_end (GArray *spans,
             gint64  to)
{
  while (spans->len > 0)
    {
      StewardLevelSpan *last = &g_array_index (spans, StewardLevelSpan, spans->len - 1);

      if (last->from < to)
        {
          last->to = MIN (last->to, to);
          return;
        }
      g_array_set_size (spans, spans->len - 1);
    }
}

static gsize
count_points (const StewardEvidenceOfLevel *evidence,
              gint64                        now)
{
  gsize n = evidence->n_points;

  while (n > 0 && evidence->points[n - 1].time > now)
    n--;

  return n;
}

/* The first moment from which cuts matter: how it stands may depend on days
 * before @from. */
static gint64
get_first_cut (const StewardEvaluation *self)
{
  gint64 first = self->from;

  if (self->slo->method != STEWARD_SLO_PERIOD && self->slo->method != STEWARD_SLO_DEADLINE)
    return first;

  return MIN (first, steward_slo_get_context (self->slo, first));
}

/**
 * steward_slo_evaluate:
 * @slo: an objective
 * @evidence: what is known
 *
 * Linear in the points, and in the days where days or periods matter.
 *
 * Returns: (transfer full): spans that cover [from, to) without a gap, and how
 *   it stood from when on, up to and with @to
 */
StewardCourse *
steward_slo_evaluate (const StewardSlo             *slo,
                      const StewardEvidenceOfLevel *evidence)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);
  StewardCourse *course = g_new0 (StewardCourse, 1);
  StewardEvaluation self = { .slo = slo, .evidence = evidence, .clock = clock, .next_change = G_MAXINT64 };

  self.from = CLAMP (evidence->from, STEWARD_SLA_FIRST, STEWARD_SLA_LAST);
  self.now = CLAMP (evidence->to, self.from, STEWARD_SLA_LAST);
  self.end = self.now + 1;
  self.points = evidence->points;
  self.n_points = count_points (evidence, self.now);
  self.credit = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  self.standing = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  self.cuts = steward_level_cuts_new (slo, evidence, clock, get_first_cut (&self), self.end);

  run_method (&self);
  apply_cuts (&self);
  course->states = make_states (&self);
  cut_off_end (self.credit, self.now);
  course->spans = self.credit;
  course->next_change = self.next_change;
  g_array_unref (self.standing);
  g_array_unref (self.cuts);

  return course;
}

void
steward_course_free (StewardCourse *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->spans);
  g_array_unref (self->states);
  g_free (self);
}

/**
 * steward_slo_get_context:
 * @slo: an objective
 * @from: where an evaluation is to begin
 *
 * An evaluation from @from on is the same as one from the beginning, if it has
 * all points from the last readable one of each series before this moment on.
 *
 * Returns: an instant, not after @from
 */
gint64
steward_slo_get_context (const StewardSlo *slo,
                         gint64            from)
{
  gint64 bounded = CLAMP (from, STEWARD_SLA_FIRST, STEWARD_SLA_LAST);

  switch (slo->method)
    {
    case STEWARD_SLO_PERIOD:
      return steward_period_get_context (slo, bounded);
    case STEWARD_SLO_DEADLINE:
      return steward_deadline_get_context (slo, bounded);
    case STEWARD_SLO_RETENTION:
      /* What a poll says holds for a while, and is about what was there before it. */
      return bounded - CLAMP (slo->limit, 0, STEWARD_SLA_LAST) - CLAMP (slo->hold, 0, STEWARD_SLA_LAST);
    case STEWARD_SLO_STATE:
    case STEWARD_SLO_VALUE:
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    case STEWARD_SLO_VAGUE:
    default:
      return bounded;
    }
}
