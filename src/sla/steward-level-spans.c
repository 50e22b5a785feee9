/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Spans of time by verdict: adding to them, and what two lists of them prove
 * together. */

#include "config.h"

#include "steward-evaluate-private.h"

/* Adds a span, cut off before @first; one that continues the last is joined to
 * it. */
void
steward_spans_put (GArray              *spans,
                   gint64               first,
                   gint64               from,
                   gint64               to,
                   StewardLevelVerdict  verdict,
                   StewardLevelReason   reason,
                   double               share)
{
  StewardLevelSpan span = { MAX (from, first), to, verdict, reason, share };

  if (span.from >= span.to)
    return;
  if (spans->len > 0)
    {
      StewardLevelSpan *last = &g_array_index (spans, StewardLevelSpan, spans->len - 1);

      if (last->to == span.from && last->verdict == verdict && last->reason == reason && last->share == share)
        {
          last->to = to;
          return;
        }
    }

  g_array_append_val (spans, span);
}

/* Of several points of one time and kind the last counts. */
gboolean
steward_point_is_replaced (const StewardPoint *points,
                           gsize               n_points,
                           gsize               index)
{
  for (gsize i = index + 1; i < n_points && points[i].time == points[index].time; i++)
    {
      if (points[i].kind == points[index].kind)
        return TRUE;
    }

  return FALSE;
}

static void
put_union (StewardEvaluation      *evaluation,
           GArray                 *out,
           gint64                  to,
           const StewardLevelSpan *a,
           const StewardLevelSpan *b)
{
  gint64 from = MAX (a->from, b->from);

  if (a->verdict == STEWARD_LEVEL_MET || b->verdict == STEWARD_LEVEL_MET)
    steward_spans_put (out, evaluation->from, from, to, STEWARD_LEVEL_MET, STEWARD_REASON_NONE, 1);
  else if (a->verdict == STEWARD_LEVEL_MISSED || b->verdict == STEWARD_LEVEL_MISSED)
    steward_spans_put (out, evaluation->from, from, to, STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE, 0);
  else
    steward_spans_put (out, evaluation->from, from, to, STEWARD_LEVEL_UNDECIDABLE, MAX (a->reason, b->reason), 0);
}

/* Both cover the same time without a gap. What one proves, the other need not:
 * an update that was seen is not undone by another source not having seen it. */
void
steward_spans_unite (StewardEvaluation *evaluation,
                     GArray            *out,
                     GArray            *a,
                     GArray            *b)
{
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len)
    {
      const StewardLevelSpan *x = &g_array_index (a, StewardLevelSpan, i);
      const StewardLevelSpan *y = &g_array_index (b, StewardLevelSpan, j);
      gint64 to = MIN (x->to, y->to);

      put_union (evaluation, out, to, x, y);
      i += x->to == to;
      j += y->to == to;
    }
}
