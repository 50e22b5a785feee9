/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What breaches bring about: an incident opens with the first of them, ends
 * when its objective was met for long enough, and opens again when it was not
 * for good. There is one for each objective at a time, with an id that every
 * desk computes from objective and start, so that several desks make one.
 * Calling it again records nothing. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-level-words.h"

/* Opening. */

static gboolean
open_incident (StewardLevelWatch         *self,
               const StewardLevelBreach  *breach,
               GError                   **error)
{
  if (!steward_level_watch_load_row (self, error))
    return FALSE;
  if (self->row == NULL || self->row->gone || (breach->end != 0 && breach->end <= self->row->watched_since))
    return TRUE;

  return steward_level_watch_open (self, breach, error);
}

/* Which incident a breach belongs to. */

/* One that was resolved while it was missed stands for what began before that. */
static gint64
get_end (const StewardIncident *incident)
{
  if (incident->ended_at != 0)
    return incident->ended_at;

  return incident->state == STEWARD_INCIDENT_RESOLVED ? incident->resolved_at : G_MAXINT64;
}

static gboolean
overlaps (const StewardIncident    *incident,
          const StewardLevelBreach *breach)
{
  return (breach->end == 0 || incident->start < breach->end) && breach->start < get_end (incident);
}

static StewardIncident *
find_incident (StewardLevelWatch        *self,
               const StewardLevelBreach *breach,
               gboolean                 *out_older)
{
  StewardIncident *newest = NULL;

  *out_older = FALSE;
  for (guint i = 0; i < self->known->len; i++)
    {
      StewardIncident *incident = g_ptr_array_index (self->known, i);

      if (overlaps (incident, breach))
        return incident;
      if (newest == NULL || incident->start > newest->start)
        newest = incident;
    }
  if (newest == NULL)
    return NULL;
  if (newest->start > breach->start)
    {
      /* there is one at a time: what came before it is history */
      *out_older = newest->state != STEWARD_INCIDENT_RESOLVED;
      return NULL;
    }

  if (newest->state == STEWARD_INCIDENT_RESOLVED && breach->start > get_end (newest) + self->hysteresis)
    return NULL;

  return newest;
}

static gboolean
reopen (StewardLevelWatch         *self,
        StewardIncident           *incident,
        const StewardLevelBreach  *breach,
        gint64                     start,
        GError                   **error)
{
  if (!steward_level_watch_load_row (self, error))
    return FALSE;
  if (self->row != NULL && self->row->gone)
    return TRUE;

  return steward_level_watch_reopen (self, incident, breach, start, error);
}

static gboolean
continue_open (StewardLevelWatch         *self,
               StewardIncident           *incident,
               const StewardLevelBreach  *breach,
               GError                   **error)
{
  gint64 start;

  if (!steward_level_watch_get_start (self, incident, &start, error))
    return FALSE;
  if (steward_level_watch_is_over (self, breach))
    return breach->end <= start || steward_level_watch_met (self, incident, breach->end, breach->words, error);
  if (incident->state != STEWARD_INCIDENT_RESOLVED || breach->end != 0 ||
      self->watch->now < incident->resolved_at + self->hysteresis)
    return TRUE;

  return reopen (self, incident, breach, MAX (breach->start, incident->start), error);
}

/* A little more of a breach that is told as over, because a measurement came
 * late, is not news. */
static gboolean
continue_ended (StewardLevelWatch         *self,
                StewardIncident           *incident,
                const StewardLevelBreach  *breach,
                GError                   **error)
{
  gboolean same = breach->start < incident->ended_at;

  if (breach->end != 0 && breach->end <= incident->ended_at)
    return TRUE;
  if (same && breach->end != 0 &&
      (incident->state == STEWARD_INCIDENT_RESOLVED || breach->end <= incident->ended_at + self->hysteresis))
    return TRUE;

  return reopen (self, incident, breach, MAX (breach->start, incident->ended_at), error);
}

static gboolean
look_at_breach (StewardLevelWatch         *self,
                const StewardLevelBreach  *breach,
                GError                   **error)
{
  gboolean older;
  StewardIncident *incident = find_incident (self, breach, &older);

  if (older)
    return TRUE;
  if (incident == NULL)
    return open_incident (self, breach, error);
  if (incident->ended_at == 0)
    return continue_open (self, incident, breach, error);

  return continue_ended (self, incident, breach, error);
}

/* Objective by objective. */

static gboolean
look_at_objective (StewardWatch         *watch,
                   StewardCouncilState  *state,
                   const char           *objective,
                   GPtrArray            *breaches,
                   GError              **error)
{
  const StewardIncidentFilter filter = { .objective = objective };
  g_auto(StewardLevelWatch) self = { .objective = objective };

  steward_level_watch_init (&self, watch, state);
  self.known = steward_incident_rows_list_sync (self.governance, &filter, error);
  if (self.known == NULL)
    return FALSE;
  for (guint i = 0; i < breaches->len; i++)
    if (!look_at_breach (&self, g_ptr_array_index (breaches, i), error))
      return FALSE;

  return TRUE;
}

static int
compare_breaches (gconstpointer a,
                  gconstpointer b)
{
  const StewardLevelBreach *first = *(StewardLevelBreach *const *) a;
  const StewardLevelBreach *second = *(StewardLevelBreach *const *) b;
  int order = g_strcmp0 (first->objective, second->objective);

  if (order != 0 || first->start == second->start)
    return order;

  return first->start < second->start ? -1 : 1;
}

static void
look_at_breaches (StewardWatch        *watch,
                  StewardCouncilState *state,
                  GPtrArray           *breaches)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  guint next;

  g_ptr_array_extend (sorted, breaches, NULL, NULL);
  g_ptr_array_sort (sorted, compare_breaches);
  for (guint i = 0; i < sorted->len; i = next)
    {
      const StewardLevelBreach *first = g_ptr_array_index (sorted, i);
      g_autoptr(GPtrArray) same = g_ptr_array_new ();
      GError *local = NULL;

      for (next = i; next < sorted->len; next++)
        {
          StewardLevelBreach *breach = g_ptr_array_index (sorted, next);

          if (g_strcmp0 (breach->objective, first->objective) != 0)
            break;
          g_ptr_array_add (same, breach);
        }
      if (first->objective != NULL && !look_at_objective (watch, state, first->objective, same, &local))
        steward_watch_keep (watch, local);
    }
}

/* Those that go on, as far as incidents know: what no evaluation spoke of. */

static gboolean
look_at_open (StewardLevelWatch  *self,
              StewardIncident    *incident,
              GError            **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardLevel) level = steward_level_rows_load_sync (self->governance, incident->objective, &local);
  gint64 start;

  if (level == NULL && local != NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (level == NULL)
    return TRUE;                       /* this desk does not know the objective: another one does */
  if (level->gone)
    return steward_level_watch_gone (self, incident, level->as_of, error);

  /* a desk that has not read what another one has must not end its incident */
  if (level->verdict != STEWARD_LEVEL_MET || level->since + self->hysteresis > self->watch->now)
    return TRUE;
  if (!steward_level_watch_get_start (self, incident, &start, error))
    return FALSE;

  return level->since <= start || steward_level_watch_met (self, incident, level->since, incident->words, error);
}

static gboolean
look_at_rest (StewardWatch         *watch,
              StewardCouncilState  *state,
              GError              **error)
{
  const StewardIncidentFilter filter = { .open_only = TRUE };
  g_auto(StewardLevelWatch) self = { 0 };
  g_autoptr(GPtrArray) open = NULL;

  steward_level_watch_init (&self, watch, state);
  open = steward_incident_rows_list_sync (self.governance, &filter, error);
  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      StewardIncident *incident = g_ptr_array_index (open, i);
      GError *local = NULL;

      if (incident->ended_at == 0 && !look_at_open (&self, incident, &local))
        steward_watch_keep (watch, local);
    }

  return TRUE;
}

/* What is missed and has no incident, and of which no evaluation speaks now:
 * one could not be recorded when it was found, or there was no council yet. */

static gboolean
needs_incident (const StewardWatch      *watch,
                const StewardLevelTerms *terms,
                const StewardLevel      *level,
                GHashTable              *told)
{
  return level->verdict == STEWARD_LEVEL_MISSED && !level->gone && level->slo->method != STEWARD_SLO_DATE &&
         level->since != 0 && level->since + terms->patience <= watch->now &&
         !g_hash_table_contains (told, level->slo->id);
}

static gboolean
look_at_level (StewardWatch         *watch,
               StewardCouncilState  *state,
               const StewardLevel   *level,
               GError              **error)
{
  g_autofree char *words = steward_slo_to_words (level->slo);
  g_autoptr(GPtrArray) breaches = g_ptr_array_new ();
  StewardLevelBreach breach = { .objective = level->slo->id, .start = level->since, .words = words };

  breach.missed = MAX (watch->now - level->since, 0);
  g_ptr_array_add (breaches, &breach);

  return look_at_objective (watch, state, level->slo->id, breaches, error);
}

static gboolean
look_at_missed (StewardWatch         *watch,
                StewardCouncilState  *state,
                GPtrArray            *breaches,
                GError              **error)
{
  const StewardIncidentFilter unresolved = { .open_only = TRUE };
  const StewardLevelFilter missed = { .missed_only = TRUE };
  StewardGovernance *governance = steward_council_get_governance (watch->council);
  g_autoptr(GPtrArray) levels = steward_level_rows_list_sync (governance, &missed, error);
  g_autoptr(GPtrArray) incidents = NULL;
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  if (levels == NULL || levels->len == 0)
    return levels != NULL;
  incidents = steward_incident_rows_list_sync (governance, &unresolved, error);
  if (incidents == NULL)
    return FALSE;
  for (guint i = 0; i < incidents->len; i++)
    g_hash_table_add (told, ((StewardIncident *) g_ptr_array_index (incidents, i))->objective);
  for (guint i = 0; i < breaches->len; i++)
    g_hash_table_add (told, ((StewardLevelBreach *) g_ptr_array_index (breaches, i))->objective);
  for (guint i = 0; i < levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i);
      GError *local = NULL;

      if (needs_incident (watch, state->charter->level_terms, level, told) &&
          !look_at_level (watch, state, level, &local))
        steward_watch_keep (watch, local);
    }

  return TRUE;
}

/**
 * steward_council_watch_levels_sync:
 * @council: a council
 * @breaches: (element-type StewardLevelBreach): of all objectives that were
 *   evaluated just now; what is not in it did not change
 * @now: the time, microseconds since the epoch, UTC
 * @error: return location
 *
 * Records what service levels bring about: incidents open, end, open again and
 * climb the charter's ladder, and a budget that is spent has the consequences
 * that the charter names. To be called after each evaluation, and each minute;
 * calling it again changes nothing. Several may do so at once.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence on each
 *   thing that this call recorded; empty without a council. With an error, what
 *   could be recorded is recorded all the same
 */
GPtrArray *
steward_council_watch_levels_sync (StewardCouncil  *council,
                                   GPtrArray       *breaches,
                                   gint64           now,
                                   GError         **error)
{
  g_autoptr(GPtrArray) done = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, error);
  StewardWatch watch = { council, now, done, NULL };
  GError *failure = NULL;

  if (state == NULL)
    return NULL;
  if (state->charter == NULL)
    return g_steal_pointer (&done);

  look_at_breaches (&watch, state, breaches);
  if (!look_at_rest (&watch, state, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (!look_at_missed (&watch, state, breaches, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (!steward_watch_escalation (&watch, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (!steward_watch_budgets (&watch, &failure))
    steward_watch_keep (&watch, g_steal_pointer (&failure));
  if (watch.failure == NULL)
    return g_steal_pointer (&done);

  g_propagate_error (error, watch.failure);
  return NULL;
}
