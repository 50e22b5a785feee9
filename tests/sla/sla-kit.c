/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sla-kit.h"

gint64
at (const char *text)
{
  g_autoptr(GError) error = NULL;
  gint64 instant;
  gboolean read = steward_instant_parse (text, &instant, &error);

  g_assert_no_error (error);
  g_assert_true (read);

  return instant;
}

StewardSlo *
make_slo (StewardSloMethod method)
{
  StewardSlo *slo = steward_slo_new ();

  slo->id = g_strdup ("0123456789abcdef");
  slo->subject = g_strdup ("urn:steward:test");
  slo->property = g_strdup ("freshness");
  slo->method = method;
  slo->compare = STEWARD_COMPARE_LESS;
  slo->limit = 5 * MINUTE;
  slo->hold = 26 * HOUR;
  slo->target = 0.995;
  slo->window = 30;

  return slo;
}

GArray *
points_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (StewardPoint));
}

void
add_update (GArray *points,
            gint64  time)
{
  StewardPoint point = { .time = time, .instant = time, .kind = STEWARD_MEASUREMENT_UPDATE };

  g_array_append_val (points, point);
}

void
add_poll (GArray *points,
          gint64  time,
          gint64  instant)
{
  StewardPoint point = { .time = time, .instant = instant, .kind = STEWARD_MEASUREMENT_OBSERVATION };

  g_array_append_val (points, point);
}

void
add_value (GArray *points,
           gint64  time,
           double  value)
{
  StewardPoint point = { .time = time, .instant = time, .value = value, .kind = STEWARD_MEASUREMENT_OBSERVATION };

  g_array_append_val (points, point);
}

void
add_broken (GArray *points,
            gint64  time)
{
  StewardPoint point = { .time = time, .kind = STEWARD_MEASUREMENT_OBSERVATION, .unreadable = TRUE };

  g_array_append_val (points, point);
}

StewardCourse *
evaluate (const StewardSlo *slo,
          GArray           *points,
          gint64            from,
          gint64            to)
{
  StewardEvidenceOfLevel evidence = {
    .points = (const StewardPoint *) (gconstpointer) points->data,
    .n_points = points->len,
    .from = from,
    .to = to,
  };

  return steward_slo_evaluate (slo, &evidence);
}

static const char *
get_word (StewardLevelVerdict verdict,
          StewardLevelReason  reason)
{
  return verdict == STEWARD_LEVEL_UNDECIDABLE ? steward_reason_to_id (reason) : steward_verdict_to_id (verdict);
}

char *
describe (GArray *spans)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (spans, StewardLevelSpan, i);

      g_string_append_printf (text, "%s%s %g", i > 0 ? ", " : "", get_word (span->verdict, span->reason),
                              (double) (span->to - span->from) / (double) SECOND);
      if (span->verdict != STEWARD_LEVEL_UNDECIDABLE && span->share != (span->verdict == STEWARD_LEVEL_MET ? 1 : 0))
        g_string_append_printf (text, " (%g)", span->share);
    }

  return g_strdup (text->str);
}

char *
describe_states (const StewardCourse *course)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 from = course->states->len > 0 ? g_array_index (course->states, StewardLevelState, 0).at : 0;

  for (guint i = 0; i < course->states->len; i++)
    {
      const StewardLevelState *state = &g_array_index (course->states, StewardLevelState, i);

      g_string_append_printf (text, "%s%g %s", i > 0 ? ", " : "", (double) (state->at - from) / (double) SECOND,
                              get_word (state->verdict, state->reason));
    }

  return g_strdup (text->str);
}
