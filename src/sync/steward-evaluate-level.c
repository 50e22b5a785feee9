/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evaluates one objective, no further back than what is new can change: from
 * the measurement before it, or from the beginning of its period. Only when
 * what matters began earlier (a breach, how it stands) does it look further
 * back. What comes out is the same as an evaluation of everything. */

#include "config.h"

#include "steward-evaluate-level.h"

#include <math.h>
#include <string.h>

/* The long window of the slowest alert. */
#define BURN_WINDOW (3 * G_TIME_SPAN_DAY)
#define STEP_BACK 4
/* A measurement dated long ago does not make thousands of days. */
#define MAX_HISTORY (1830 * G_TIME_SPAN_DAY)

typedef struct
{
  const StewardLevelRun *run;
  const StewardSlo *slo;               /* in force now */
  const StewardLevelSources *sources;
  const StewardLevel *before;          /* how it stood last, or NULL */
  const StewardIncident *incident;     /* that is not over, or NULL */
  gint64 first_day;                    /* when anything was known first */
  gint64 changed;                      /* the earliest moment that may differ from before */
} Objective;

void
steward_evaluated_free (StewardEvaluated *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
  g_clear_pointer (&self->sources, steward_level_sources_free);
  g_clear_pointer (&self->row, steward_slo_row_free);
  g_free (self);
}

static StewardLevel *
new_level (const StewardSloRow *row,
           gint64               now)
{
  StewardLevel *level = steward_level_new ();

  level->slo = steward_slo_copy (row->slo);
  level->name = g_strdup (row->name);
  level->domain = g_strdup (row->domain);
  level->source_id = g_strdup (row->source_id);
  level->as_of = now;
  level->verdict = STEWARD_LEVEL_UNDECIDABLE;
  level->reason = row->slo->method == STEWARD_SLO_VAGUE ? STEWARD_REASON_VAGUE : STEWARD_REASON_NOT_BEGUN;
  level->budget_left = NAN;
  level->last_value = NAN;
  for (guint i = 0; i < STEWARD_N_BURNS; i++)
    level->burn[i] = NAN;
  memset (level->strip, STEWARD_STRIP_NOTHING, sizeof level->strip);

  return level;
}

/* What is new. */

/* The last measurement of any series that said something before @time;
 * G_MININT64: none did. */
static gboolean
find_readable_of_any (const Objective  *self,
                      gint64            time,
                      gint64           *out_time,
                      GError          **error)
{
  *out_time = G_MININT64;
  for (guint i = 0; i < self->sources->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (self->sources->series, i);
      gint64 before;

      if (!steward_level_series_find_readable (self->run, self->slo, series->key, time, &before, error))
        return FALSE;
      *out_time = MAX (*out_time, before);
    }

  return TRUE;
}

/* From the last measurement on that said something before the earliest new one:
 * the two decide together what lies between them. Of a new series that is one of
 * another series. */
static gboolean
find_changed_of_series (Objective            *self,
                        const StewardSeries  *series,
                        GError              **error)
{
  gint64 time;

  if (series->dirty_from == G_MAXINT64)
    return TRUE;
  if (!steward_level_series_find_readable (self->run, self->slo, series->key, series->dirty_from, &time, error))
    return FALSE;
  if (time == G_MININT64 && !find_readable_of_any (self, series->dirty_from, &time, error))
    return FALSE;
  self->changed = MIN (self->changed, time != G_MININT64 ? time : series->dirty_from);

  return TRUE;
}

static gboolean
find_changed (Objective            *self,
              gint64                windows_from,
              const StewardSloRow  *row,
              GError              **error)
{
  self->changed = self->first_day;
  if (self->before == NULL || row->next_look == 0 || self->slo->method == STEWARD_SLO_REPAIR)
    return TRUE;

  self->changed = MIN (MIN (self->before->as_of, self->run->now), windows_from);
  for (guint i = 0; i < self->sources->series->len; i++)
    if (!find_changed_of_series (self, g_ptr_array_index (self->sources->series, i), error))
      return FALSE;
  if (self->slo->method == STEWARD_SLO_PERIOD)
    self->changed = MIN (self->changed, steward_slo_get_context (self->slo, self->changed));
  self->changed = MAX (self->changed, self->first_day);

  return TRUE;
}

static gint64
floor_to_day (const StewardSlo *slo,
              gint64            time)
{
  return steward_slo_get_midnight (slo, steward_slo_get_day (slo, time));
}

/* How far back. */

static gboolean
has_same_state (const StewardLevelState *state,
                const StewardLevel      *level)
{
  return level != NULL && level->verdict == state->verdict && level->reason == state->reason;
}

static const StewardLevelState *
get_last_state (const StewardCourse *course)
{
  return &g_array_index (course->states, StewardLevelState, course->states->len - 1);
}

/* Between two polls nobody knows; but what was missed when somebody looked last
 * stands as missed until somebody looks again, for as long as one look speaks.
 * It is not counted as missed. */
static guint
find_standing (const Objective     *self,
               const StewardCourse *course)
{
  guint i = course->states->len - 1;
  const StewardLevelState *last = get_last_state (course);
  gint64 hold = MIN (self->slo->hold, BURN_WINDOW);

  if (i == 0 || last->reason != STEWARD_REASON_NO_SIGNAL || self->run->now - last->at > hold)
    return i;

  return g_array_index (course->states, StewardLevelState, i - 1).verdict == STEWARD_LEVEL_MISSED ? i - 1 : i;
}

/* Since when it stands so may be known from before. */
static gboolean
knows_since (const Objective           *self,
             const StewardLevelHistory *history)
{
  guint i = find_standing (self, history->course);

  return i > 0 || (has_same_state (&g_array_index (history->course->states, StewardLevelState, i), self->before) &&
                   self->before->since > 0 && self->before->since <= history->from);
}

static gboolean
knows_breaches (const Objective           *self,
                const StewardLevelHistory *history,
                GArray                    *breaches)
{
  const StewardBreach *first = breaches->len > 0 ? &g_array_index (breaches, StewardBreach, 0) : NULL;

  if (self->incident != NULL && self->incident->start < history->from)
    return first != NULL && first->start <= history->from;
  /* Right behind the beginning: it may have begun before. */
  return first == NULL || first->start >= history->from + self->run->terms->hysteresis;
}

static gint64
get_begin (const Objective *self)
{
  gint64 begin = floor_to_day (self->slo, self->changed);

  return MAX (MIN (begin, floor_to_day (self->slo, self->run->now - BURN_WINDOW)), self->first_day);
}

static gint64
step_back (const Objective *self,
           gint64           from)
{
  gint64 span = MIN (self->run->now - from, MAX_HISTORY) * STEP_BACK;
  gint64 further = floor_to_day (self->slo, self->run->now - span);

  if (self->incident != NULL)
    further = MIN (further, floor_to_day (self->slo, self->incident->start - G_TIME_SPAN_DAY));

  return MAX (further, self->first_day);
}

/* The beginning of a breach that an open incident stands for is the incident's. */
static void
take_start (const Objective           *self,
            const StewardLevelHistory *history,
            GArray                    *breaches)
{
  StewardBreach *first = breaches->len > 0 ? &g_array_index (breaches, StewardBreach, 0) : NULL;

  if (first != NULL && self->incident != NULL && first->start <= history->from &&
      self->incident->start < history->from)
    first->start = self->incident->start;
}

static StewardLevelHistory *
load_history (const Objective  *self,
              GArray          **out_breaches,
              GError          **error)
{
  gint64 from = get_begin (self);

  while (TRUE)
    {
      g_autoptr(StewardLevelHistory) history =
        steward_level_history_load (self->run, self->sources, from, self->run->now, TRUE, error);
      g_autoptr(GArray) breaches = NULL;

      if (history == NULL)
        return NULL;
      breaches = steward_course_find_breaches (history->course, self->run->terms->hysteresis,
                                               self->run->terms->patience);
      if (from <= self->first_day || (knows_since (self, history) && knows_breaches (self, history, breaches)))
        {
          take_start (self, history, breaches);
          *out_breaches = g_steal_pointer (&breaches);
          return g_steal_pointer (&history);
        }
      from = step_back (self, from);
    }
}

/* Making the level. */

static void
fill_state (const Objective           *self,
            StewardLevel              *level,
            const StewardLevelHistory *history)
{
  guint i = find_standing (self, history->course);
  const StewardLevelState *state = &g_array_index (history->course->states, StewardLevelState, i);

  level->verdict = state->verdict;
  level->reason = state->reason;
  level->since = state->at;
  if (i == 0 && has_same_state (state, self->before) && self->before->since > 0)
    level->since = MIN (state->at, self->before->since);
}

static guint64
count_unreadable (const StewardLevelHistory *history,
                  gint64                     since)
{
  guint64 n = 0;

  for (guint i = 0; i < history->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (history->points, StewardPoint, i);

      n += point->unreadable && point->time >= since ? 1 : 0;
    }

  return n;
}

/* Those that are kept, and behind them what was evaluated anew. */
static GArray *
join_days (const Objective  *self,
           GArray           *fresh,
           gint64            today,
           GError          **error)
{
  gint64 first = today - MAX ((gint64) STEWARD_LEVEL_STRIP, (gint64) self->slo->window) + 1;
  gint64 last = fresh->len > 0 ? g_array_index (fresh, StewardLevelDay, 0).day - 1 : today;
  GArray *days;

  if (self->before == NULL || last < first)
    days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));
  else
    days = steward_level_days_sync (self->run->governance, self->slo->id, first, last, error);
  if (days != NULL)
    g_array_append_vals (days, fresh->data, fresh->len);

  return days;
}

static GArray *
take_changed_days (const Objective           *self,
                   const StewardLevelHistory *history)
{
  gint64 first = steward_slo_get_day (self->slo, self->changed);
  guint begin = 0;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));

  while (begin < history->days->len && g_array_index (history->days, StewardLevelDay, begin).day < first)
    begin++;
  if (begin < history->days->len)
    g_array_append_vals (days, &g_array_index (history->days, StewardLevelDay, begin), history->days->len - begin);

  return days;
}

/* Those that ended before anybody watched bring about nothing. */
static gboolean
is_watched (const Objective     *self,
            const StewardBreach *breach)
{
  return breach->end == 0 || breach->end > self->sources->row->watched_since;
}

static GPtrArray *
list_breaches (const Objective           *self,
               const StewardLevelHistory *history,
               GArray                    *breaches)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_breach_free);

  for (guint i = 0; i < breaches->len; i++)
    {
      const StewardBreach *breach = &g_array_index (breaches, StewardBreach, i);
      StewardLevelBreach *item;

      if (!is_watched (self, breach))
        continue;
      item = g_new0 (StewardLevelBreach, 1);
      item->objective = g_strdup (self->slo->id);
      item->start = breach->start;
      item->end = breach->end;
      item->missed = breach->missed;
      item->words = steward_breach_to_words (self->slo, breach, history->days, self->run->now);
      g_ptr_array_add (list, item);
    }

  return list;
}

static gboolean
fill_from_history (const Objective            *self,
                   const StewardLevelHistory  *history,
                   GArray                     *breaches,
                   StewardEvaluated           *out,
                   GError                    **error)
{
  gint64 today = steward_slo_get_day (self->slo, self->run->now);
  g_autoptr(GArray) days = join_days (self, history->days, today, error);

  if (days == NULL)
    return FALSE;

  fill_state (self, out->level, history);
  steward_level_fill_windows (out->level, days, today);
  steward_level_fill_burn (out->level, history->course, self->run->now);
  out->level->n_unreadable = count_unreadable (history, self->run->now - BURN_WINDOW);
  out->days = take_changed_days (self, history);
  out->breaches = list_breaches (self, history, breaches);
  out->next_look = steward_level_find_look (out->level, history, breaches, self->run);

  return TRUE;
}

/* A day that comes, and no budget: nothing of it is kept but how it stands. */
static gboolean
evaluate_date (const Objective   *self,
               StewardEvaluated  *out,
               GError           **error)
{
  gint64 from = MIN (self->slo->limit, self->run->now) - G_TIME_SPAN_DAY;
  g_autoptr(StewardLevelHistory) history =
    steward_level_history_load (self->run, self->sources, from, self->run->now, FALSE, error);

  if (history == NULL)
    return FALSE;

  fill_state (self, out->level, history);
  out->level->since = history->course->states->len > 1 ? get_last_state (history->course)->at : 0;
  out->next_look = history->course->next_change;

  return TRUE;
}

static gboolean
evaluate_measured (Objective         *self,
                   gint64             windows_from,
                   StewardEvaluated  *out,
                   GError           **error)
{
  g_autoptr(StewardLevelHistory) history = NULL;
  g_autoptr(GArray) breaches = NULL;

  self->first_day = floor_to_day (self->slo, MAX (self->sources->first, self->run->now - MAX_HISTORY));
  if (!find_changed (self, windows_from, out->row, error))
    return FALSE;
  history = load_history (self, &breaches, error);

  return history != NULL && fill_from_history (self, history, breaches, out, error);
}

/* A measurement that is dated later than now has its time, too. */
static gboolean
wait_for_future (const StewardLevelRun  *run,
                 StewardEvaluated       *out,
                 GError                **error)
{
  gint64 next;

  if (out->level->n_future == 0 && out->sources->first <= run->now)
    return TRUE;
  if (!steward_level_sources_find_next (out->sources, run, run->now + 1, &next, error))
    return FALSE;
  out->next_look = MIN (out->next_look, next);

  return TRUE;
}

static StewardIncident *
load_open_incident (const StewardLevelRun  *run,
                    const StewardLevel     *before,
                    GError                **error)
{
  StewardIncident *incident;

  if (before == NULL || before->incident == NULL)
    return NULL;
  incident = steward_incident_rows_load_sync (run->governance, before->incident, error);
  if (incident != NULL && (incident->ended_at != 0 || incident->state == STEWARD_INCIDENT_RESOLVED))
    g_clear_pointer (&incident, steward_incident_free);

  return incident;
}

static gboolean
evaluate (const StewardLevelRun  *run,
          const StewardLevel     *before,
          gint64                  windows_from,
          StewardEvaluated       *out,
          GError                **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardIncident) incident = load_open_incident (run, before, &local);
  Objective self = { .run = run, .slo = out->row->slo, .sources = out->sources, .before = before,
                     .incident = incident };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self.slo->method == STEWARD_SLO_VAGUE)
    return TRUE;
  if (self.slo->method == STEWARD_SLO_DATE)
    return evaluate_date (&self, out, error);
  if (!steward_level_fill_last (out->level, run, out->sources, error))
    return FALSE;
  if (out->sources->first <= run->now && !evaluate_measured (&self, windows_from, out, error))
    return FALSE;

  return wait_for_future (run, out, error);
}

/**
 * steward_evaluate_objective:
 * @run: the evaluation
 * @objective: id
 * @windows_from: the earliest moment that planned windows have changed;
 *   %G_MAXINT64: none has
 * @error: return location: NOT_FOUND, of the store, G_IO_ERROR_CANCELLED
 *
 * Nothing is written.
 *
 * Returns: (transfer full) (nullable): how it stands
 */
StewardEvaluated *
steward_evaluate_objective (const StewardLevelRun  *run,
                            const char             *objective,
                            gint64                  windows_from,
                            GError                **error)
{
  g_autoptr(StewardEvaluated) self = g_new0 (StewardEvaluated, 1);
  g_autoptr(StewardLevel) before = NULL;

  self->next_look = G_MAXINT64;
  self->row = steward_slo_rows_load_sync (run->governance, objective, error);
  if (self->row == NULL)
    return NULL;
  before = steward_level_rows_load_sync (run->governance, objective, error);
  if (before == NULL)
    return NULL;
  self->sources = steward_level_sources_load (run, self->row, error);
  if (self->sources == NULL)
    return NULL;
  self->level = new_level (self->row, run->now);
  if (!evaluate (run, before->as_of > 0 ? before : NULL, windows_from, self, error))
    return NULL;
  if (self->days == NULL)
    self->days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));
  if (self->breaches == NULL)
    self->breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_breach_free);

  return g_steal_pointer (&self);
}
