/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stretches of time in which so many updates are due: calendar periods, and
 * days with a time of day. A stretch counts as a whole, as soon as it is decided;
 * how it stands turns only when it is due, and back with the next update.
 *
 * An observation counts as an update when it saw a newer one than the poll
 * before it, and not earlier than that poll: who looked then did not find it.
 * Others may lie hidden between the two. */

#include "config.h"

#include "steward-evaluate-private.h"

/* Time in which updates may have come that nobody saw. */
typedef struct
{
  gint64 from;
  gint64 to;
  StewardLevelReason reason;
} Hidden;

/* What one kind of measurement says. */
typedef struct
{
  StewardEvaluation *evaluation;
  guint count;
  gint64 first;                        /* measurement; G_MAXINT64: none */
  GArray *updates;                     /* gint64, ascending */
  GArray *hidden;                      /* Hidden, ascending */
  GArray *credit;
  GArray *standing;
} Proof;

typedef struct
{
  StewardLevelVerdict verdict;
  StewardLevelReason reason;
  gint64 since;
} Standing;

static void
add_update (Proof  *proof,
            gint64  instant)
{
  if (proof->updates->len > 0 && g_array_index (proof->updates, gint64, proof->updates->len - 1) >= instant)
    return;

  g_array_append_val (proof->updates, instant);
}

static void
add_hidden (Proof              *proof,
            gint64              from,
            gint64              to,
            StewardLevelReason  reason)
{
  Hidden hidden = { from, to, reason };

  if (from < to)
    g_array_append_val (proof->hidden, hidden);
}

static void
collect_updates (Proof *proof)
{
  StewardEvaluation *self = proof->evaluation;
  gint64 last = G_MININT64;

  for (gsize i = 0; i < self->n_points; i++)
    {
      if (self->points[i].kind != STEWARD_MEASUREMENT_UPDATE)
        continue;
      last = self->points[i].time;
      proof->first = MIN (proof->first, last);
      add_update (proof, last);
    }
  add_hidden (proof, MAX (last, MIN (self->evidence->known_until, self->end)), G_MAXINT64, STEWARD_REASON_NO_SIGNAL);
}

/* @last: the poll before that could be read; NULL: there is none. */
static void
add_poll (Proof              *proof,
          const StewardPoint *last,
          const StewardPoint *point,
          gint64              unreadable_at)
{
  gint64 update;

  if (last == NULL)
    {
      /* What was before the first look that saw anything is not known, but that one is. */
      if (point->instant != G_MININT64)
        add_update (proof, point->instant);
      proof->first = point->time;
      add_hidden (proof, G_MININT64, point->instant, STEWARD_REASON_NOT_BEGUN);
      return;
    }
  if (point->instant < last->instant)
    {
      add_hidden (proof, last->time, point->time, STEWARD_REASON_WENT_BACK);
      return;
    }
  if (point->instant == last->instant)
    return;

  update = CLAMP (point->instant, last->time, point->time);
  add_hidden (proof, last->time, MIN (unreadable_at, update), STEWARD_REASON_BETWEEN_POLLS);
  add_hidden (proof, unreadable_at, update, STEWARD_REASON_UNREADABLE);
  add_update (proof, update);
}

static void
collect_polls (Proof *proof)
{
  StewardEvaluation *self = proof->evaluation;
  const StewardPoint *last = NULL;
  gint64 unreadable_at = G_MAXINT64;

  for (gsize i = 0; i < self->n_points; i++)
    {
      const StewardPoint *point = &self->points[i];

      if (point->kind != STEWARD_MEASUREMENT_OBSERVATION ||
          steward_point_is_replaced (self->points, self->n_points, i))
        continue;
      if (point->unreadable)
        {
          unreadable_at = MIN (unreadable_at, point->time);
          continue;
        }
      add_poll (proof, last, point, unreadable_at);
      last = point;
      unreadable_at = G_MAXINT64;
    }
  if (last != NULL)
    add_hidden (proof, last->time, unreadable_at, STEWARD_REASON_NO_SIGNAL);
  add_hidden (proof, unreadable_at, G_MAXINT64, STEWARD_REASON_UNREADABLE);
}

/* How many updates lie in [from, to); *@at walks forward only. */
static guint
count_updates (const Proof *proof,
               guint       *at,
               gint64       from,
               gint64       to)
{
  guint n = 0;

  while (*at < proof->updates->len && g_array_index (proof->updates, gint64, *at) < from)
    (*at)++;
  for (guint i = *at; i < proof->updates->len && g_array_index (proof->updates, gint64, i) < to; i++)
    n++;

  return n;
}

/* Why updates may be missing in [from, to): what was so last in it. */
static StewardLevelReason
find_hidden (const Proof *proof,
             guint       *at,
             gint64       from,
             gint64       to)
{
  StewardLevelReason reason = STEWARD_REASON_NONE;

  while (*at < proof->hidden->len && g_array_index (proof->hidden, Hidden, *at).to <= from)
    (*at)++;
  for (guint i = *at; i < proof->hidden->len && g_array_index (proof->hidden, Hidden, i).from < to; i++)
    reason = g_array_index (proof->hidden, Hidden, i).reason;

  return reason;
}

static void
change_standing (Proof               *proof,
                 Standing            *standing,
                 gint64               at,
                 StewardLevelVerdict  verdict,
                 StewardLevelReason   reason)
{
  StewardEvaluation *self = proof->evaluation;

  if (standing->verdict == verdict && standing->reason == reason)
    return;

  steward_spans_put (proof->standing, self->from, standing->since, MIN (at, self->end), standing->verdict,
                     standing->reason, 0);
  *standing = (Standing) { verdict, reason, at };
}

/* Updates of [from, to) turn what is missed, and what has enough of them; one
 * that the first poll found there does so when it was found. */
static void
stand_by_updates (Proof             *proof,
                  Standing          *standing,
                  const StewardTerm *term,
                  guint              at,
                  guint             *n,
                  gint64             from,
                  gint64             to)
{
  while (at < proof->updates->len && g_array_index (proof->updates, gint64, at) < from)
    at++;
  for (; at < proof->updates->len && g_array_index (proof->updates, gint64, at) < to; at++)
    {
      gint64 found = MAX (g_array_index (proof->updates, gint64, at), proof->first);

      if (found < term->to && (++*n >= proof->count || standing->verdict == STEWARD_LEVEL_MISSED))
        change_standing (proof, standing, found, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
    }
}

static void
put_credit (Proof               *proof,
            const StewardTerm   *term,
            StewardLevelVerdict  verdict,
            StewardLevelReason   reason)
{
  StewardEvaluation *self = proof->evaluation;
  gint64 begun = CLAMP (proof->first, term->from, term->to);
  gint64 end = self->end;

  steward_spans_put (proof->credit, self->from, term->from, MIN (begun, end), STEWARD_LEVEL_UNDECIDABLE,
                     STEWARD_REASON_NOT_BEGUN, 0);
  steward_spans_put (proof->credit, self->from, begun, MIN (term->to, end), verdict, reason,
                     verdict == STEWARD_LEVEL_MET ? 1 : 0);
}

/* Nothing counts in it, or nothing from when it is due until its end. */
static gboolean
is_void (StewardEvaluation *self,
         const StewardTerm *term,
         gint64            *out_due)
{
  gint64 last = term->due - 1;
  gint64 end = steward_level_cuts_get_end (self->cuts, last);

  *out_due = term->due;
  if (steward_level_cuts_get_end (self->cuts, term->from) >= term->to)
    return TRUE;
  if (term->due == term->to || end == last)
    return FALSE;

  *out_due = CLAMP (end, term->due, term->to);
  return *out_due == term->to;
}

static void
prove_term (Proof             *proof,
            Standing          *standing,
            const StewardTerm *term,
            guint             *update_at,
            guint             *hidden_at)
{
  StewardEvaluation *self = proof->evaluation;
  StewardLevelVerdict verdict = STEWARD_LEVEL_UNDECIDABLE;
  StewardLevelReason reason = STEWARD_REASON_NOT_DUE;
  guint n = 0;
  gint64 due;
  gboolean is_empty = is_void (self, term, &due);
  gboolean is_due = due <= self->now && !is_empty;

  if (count_updates (proof, update_at, term->from, due) >= proof->count)
    {
      verdict = STEWARD_LEVEL_MET;
      reason = STEWARD_REASON_NONE;
    }
  else if (is_due)
    {
      reason = proof->first > term->from ? STEWARD_REASON_NOT_BEGUN
                                         : find_hidden (proof, hidden_at, term->from, due);
      verdict = reason == STEWARD_REASON_NONE ? STEWARD_LEVEL_MISSED : STEWARD_LEVEL_UNDECIDABLE;
    }

  put_credit (proof, term, verdict, reason);
  stand_by_updates (proof, standing, term, *update_at, &n, term->from, due);
  if (is_due && proof->first < due && reason != STEWARD_REASON_NOT_BEGUN)
    change_standing (proof, standing, due, verdict, reason);
  /* Behind the time at which it is due, any update will do. */
  n = proof->count;
  stand_by_updates (proof, standing, term, *update_at, &n, due, term->to);
}

static void
prove_terms (Proof  *proof,
             GArray *terms)
{
  StewardEvaluation *self = proof->evaluation;
  gint64 begun = MIN (proof->first, self->end);
  Standing standing = { STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_DUE, begun };
  guint update_at = 0;
  guint hidden_at = 0;

  steward_spans_put (proof->standing, self->from, self->from, begun, STEWARD_LEVEL_UNDECIDABLE,
                     STEWARD_REASON_NOT_BEGUN, 0);
  for (guint i = 0; i < terms->len; i++)
    prove_term (proof, &standing, &g_array_index (terms, StewardTerm, i), &update_at, &hidden_at);
  steward_spans_put (proof->standing, self->from, standing.since, self->end, standing.verdict, standing.reason, 0);
}

static void
proof_init (Proof             *proof,
            StewardEvaluation *self,
            guint              count)
{
  proof->evaluation = self;
  proof->count = MAX (count, 1);
  proof->first = G_MAXINT64;
  proof->updates = g_array_new (FALSE, FALSE, sizeof (gint64));
  proof->hidden = g_array_new (FALSE, FALSE, sizeof (Hidden));
  proof->credit = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  proof->standing = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
}

static void
proof_clear (Proof *proof)
{
  g_array_unref (proof->updates);
  g_array_unref (proof->hidden);
  g_array_unref (proof->credit);
  g_array_unref (proof->standing);
}

/* @terms: one after the other without a gap, from some time not after the
 * first moment that is evaluated to beyond the last. */
void
steward_evaluate_terms (StewardEvaluation *self,
                        GArray            *terms,
                        guint              count)
{
  Proof updates;
  Proof polls;

  proof_init (&updates, self, count);
  proof_init (&polls, self, count);
  collect_updates (&updates);
  collect_polls (&polls);
  prove_terms (&updates, terms);
  prove_terms (&polls, terms);
  steward_spans_unite (self, self->credit, updates.credit, polls.credit);
  steward_spans_unite (self, self->standing, updates.standing, polls.standing);
  proof_clear (&updates);
  proof_clear (&polls);
}

/* How far back a stretch has to be looked for that counted: how it stands is
 * carried over days off and planned windows. */
gint64
steward_slo_go_back (const StewardSlo *slo,
                     gint64            from)
{
  int days = 3;

  if ((slo->weekdays & STEWARD_EVERY_DAY) != STEWARD_EVERY_DAY)
    days += 7;
  if (slo->skips_holidays)
    days += 7;

  return from - days * STEWARD_SLA_DAY;
}
