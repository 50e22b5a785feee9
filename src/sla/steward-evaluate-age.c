/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Age of the newest update: freshness. Updates are a complete history until
 * some moment; an observation proves only what was the newest update when it
 * was made, and that none came between the two. Where both are known, each
 * proves what it can. */

#include "config.h"

#include "steward-evaluate-private.h"

#define NEVER G_MAXINT64

/* What one kind of measurement proves. */
typedef struct
{
  StewardEvaluation *evaluation;
  GArray *spans;
  gint64 limit;
} Proof;

/* The newest thing that is known while walking through observations. */
typedef struct
{
  gboolean any;
  gboolean readable;                   /* else only times at which nothing could be read */
  gint64 time;
  gint64 update;                       /* G_MININT64: none */
  gint64 unreadable_at;                /* first since @time; NEVER */
} Seen;

static void
put (Proof               *proof,
     gint64               from,
     gint64               to,
     StewardLevelVerdict  verdict,
     StewardLevelReason   reason)
{
  steward_spans_put (proof->spans, proof->evaluation->from, from, MIN (to, proof->evaluation->end), verdict, reason,
                     verdict == STEWARD_LEVEL_MET ? 1 : 0);
}

static gint64
get_expiry (const Proof *proof,
            gint64       update)
{
  return steward_sla_add (update, proof->limit);
}

/* [from, to), in which @update is known to be the newest. */
static void
put_exact (Proof  *proof,
           gint64  from,
           gint64  to,
           gint64  update)
{
  gint64 expiry = CLAMP (get_expiry (proof, update), from, MAX (from, to));

  put (proof, from, expiry, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  put (proof, expiry, to, STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE);
}

/* [from, to), in which there may have been newer ones than @update: they could
 * only make it younger. */
static void
put_open (Proof              *proof,
          gint64              from,
          gint64              to,
          gint64              update,
          gint64              unreadable_at,
          StewardLevelReason  reason)
{
  gint64 expiry = CLAMP (get_expiry (proof, update), from, MAX (from, to));
  gint64 broken = CLAMP (unreadable_at, expiry, MAX (expiry, to));

  put (proof, from, expiry, STEWARD_LEVEL_MET, STEWARD_REASON_NONE);
  put (proof, expiry, broken, STEWARD_LEVEL_UNDECIDABLE, reason);
  put (proof, broken, to, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
}

static void
prove_by_updates (Proof *proof)
{
  StewardEvaluation *self = proof->evaluation;
  gint64 last = G_MININT64;
  gint64 known;

  for (gsize i = 0; i < self->n_points; i++)
    {
      const StewardPoint *point = &self->points[i];

      if (point->kind != STEWARD_MEASUREMENT_UPDATE)
        continue;
      if (last == G_MININT64)
        put (proof, self->from, point->time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
      else
        put_exact (proof, last, point->time, last);
      last = point->time;
    }
  if (last == G_MININT64)
    {
      put (proof, self->from, self->end, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
      return;
    }

  known = CLAMP (self->evidence->known_until, last, MAX (last, self->end));
  put_exact (proof, last, known, last);
  put_open (proof, known, self->end, last, NEVER, STEWARD_REASON_NO_SIGNAL);
  steward_evaluation_expect (self, get_expiry (proof, last));
}

/* From one poll to the next that could be read. */
static void
prove_between (Proof              *proof,
               const Seen         *seen,
               const StewardPoint *point)
{
  if (seen->readable && point->instant < seen->update)
    {
      put (proof, seen->time, point->time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_WENT_BACK);
    }
  else if (seen->readable && point->instant == seen->update)
    {
      put_exact (proof, seen->time, point->time, point->instant);
    }
  else if (seen->readable)
    {
      gint64 update = CLAMP (point->instant, seen->time, point->time);

      put_open (proof, seen->time, update, seen->update, seen->unreadable_at, STEWARD_REASON_BETWEEN_POLLS);
      put_exact (proof, update, point->time, point->instant);
    }
  else
    {
      put (proof, seen->time, point->time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
    }
}

static void
look_at (Proof              *proof,
         Seen               *seen,
         const StewardPoint *point)
{
  if (!seen->any)
    put (proof, proof->evaluation->from, point->time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);

  if (point->unreadable)
    {
      if (!seen->any)
        *seen = (Seen) { TRUE, FALSE, point->time, G_MININT64, NEVER };
      seen->unreadable_at = MIN (seen->unreadable_at, point->time);
      return;
    }

  if (seen->any)
    prove_between (proof, seen, point);
  *seen = (Seen) { TRUE, TRUE, point->time, point->instant, NEVER };
}

static void
prove_by_observations (Proof *proof)
{
  StewardEvaluation *self = proof->evaluation;
  Seen seen = { FALSE, FALSE, 0, G_MININT64, NEVER };

  for (gsize i = 0; i < self->n_points; i++)
    {
      if (self->points[i].kind == STEWARD_MEASUREMENT_OBSERVATION &&
          !steward_point_is_replaced (self->points, self->n_points, i))
        look_at (proof, &seen, &self->points[i]);
    }
  if (!seen.any)
    {
      put (proof, self->from, self->end, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
      return;
    }

  put_open (proof, seen.time, self->end, seen.update, seen.unreadable_at, STEWARD_REASON_NO_SIGNAL);
  steward_evaluation_expect (self, get_expiry (proof, seen.update));
}

/* Met while the newest update is younger than the limit. */
void
steward_evaluate_age (StewardEvaluation *self)
{
  g_autoptr(GArray) by_updates = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  g_autoptr(GArray) by_observations = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  gint64 limit = MAX (self->slo->limit, 0);
  Proof updates = { self, by_updates, limit };
  Proof observations = { self, by_observations, limit };

  prove_by_updates (&updates);
  prove_by_observations (&observations);
  steward_spans_unite (self, self->credit, by_updates, by_observations);
}
