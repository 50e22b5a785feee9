/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What breaches bring about: an incident opens with the first of them, ends
 * when its objective was met for long enough, and opens again when it was not
 * for good. There is one for each objective at a time, with an id that every
 * desk computes from objective and start, so that several desks make one.
 * Calling it again records nothing. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-event-types.h"
#include "steward-level-words.h"

#define MAX_EVENTS 100000

typedef struct
{
  StewardWatch *watch;
  StewardCouncilState *state;          /* (unowned) */
  StewardGovernance *governance;       /* (unowned) */
  const char *objective;
  GPtrArray *known;                    /* (owned): StewardIncident of @objective */
  StewardSloRow *row;                  /* (owned): loaded when it is needed; NULL: not yet, or there is none */
  gboolean looked;                     /* for @row */
  GHashTable *openings;                /* (owned): id → gint64: start of the breach that opened it again last */
  gint64 hysteresis;
} Levels;

static void
clear_levels (Levels *self)
{
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->row, steward_slo_row_free);
  g_clear_pointer (&self->openings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Levels, clear_levels)

static void
init_levels (Levels              *self,
             StewardWatch        *watch,
             StewardCouncilState *state)
{
  self->watch = watch;
  self->state = state;
  self->governance = steward_council_get_governance (watch->council);
  self->hysteresis = state->charter->level_terms->hysteresis;
  self->openings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
is_over (const Levels             *self,
         const StewardLevelBreach *breach)
{
  return breach->end != 0 && breach->end + self->hysteresis <= self->watch->now;
}

/* Events. */

static JsonObject *
add_event (StewardAppend *append,
           const char    *id,
           gint64        *version,
           const char    *type)
{
  g_autofree char *stream = g_strconcat ("incident/", id, NULL);
  JsonObject *body;

  steward_append_add (append, stream, (*version)++, type, steward_body_new (&body));
  steward_body_set_text (body, "incident", id);

  return body;
}

/* The same on every desk that knows when it was met. */
static void
add_end (StewardAppend *append,
         const char    *id,
         gint64        *version,
         gint64         end,
         const char    *words)
{
  JsonObject *body = add_event (append, id, version, STEWARD_EVENT_INCIDENT_ENDED);

  steward_body_set_time (body, "end", end);
  steward_body_set_text (body, "words", words);
}

/* Takes @sentence. */
static gboolean
record_end (Levels           *self,
            StewardIncident  *incident,
            gint64            end,
            const char       *words,
            char             *sentence,
            GError          **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);

  incident->ended_at = MAX (end, incident->start);
  add_end (append, incident->id, &incident->version, incident->ended_at, words);

  return steward_watch_append (self->watch, append, sentence, error);
}

static gboolean
record_met (Levels           *self,
            StewardIncident  *incident,
            gint64            end,
            const char       *words,
            GError          **error)
{
  g_autofree char *time = steward_incident_format_time (self->state, end);
  g_autofree char *length = steward_length_to_words (MAX (end - incident->start, 0));

  return record_end (self, incident, end, words,
                     g_strdup_printf ("%s is met again since %s, after %s (%s).", incident->title, time, length,
                                      incident->id),
                     error);
}

static gboolean
record_gone (Levels           *self,
             StewardIncident  *incident,
             gint64            end,
             GError          **error)
{
  static const char gone[] = "No contract promises it any more.";
  g_autofree char *words = incident->words != NULL ? g_strdup_printf ("%s. %s", incident->words, gone)
                                                   : g_strdup (gone);

  return record_end (self, incident, end, words,
                     g_strdup_printf ("The incident %s, “%s”, is over: no contract promises it any more.", incident->id,
                                      incident->title),
                     error);
}

static gboolean
load_row (Levels  *self,
          GError **error)
{
  g_autoptr(GError) local = NULL;

  if (self->looked)
    return TRUE;
  self->row = steward_slo_rows_load_sync (self->governance, self->objective, &local);
  if (self->row == NULL && local != NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->looked = TRUE;

  return TRUE;
}

/* Opening again. */

static void
keep_opening (Levels     *self,
              const char *id,
              gint64      start)
{
  g_hash_table_insert (self->openings, g_strdup (id), g_memdup2 (&start, sizeof start));
}

/* The start that an event of opening again names. */
static gint64
read_opening (const StewardEvent *event)
{
  g_autoptr(JsonNode) body = steward_json_parse (g_bytes_get_data (event->body, NULL),
                                                 (gssize) g_bytes_get_size (event->body), STEWARD_JSON_STRICT, NULL,
                                                 NULL);
  JsonObject *object = body != NULL && JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
  const char *text = object != NULL ? json_object_get_string_member_with_default (object, "start", NULL) : NULL;
  gint64 start = 0;

  return text != NULL && steward_instant_parse (text, &start, NULL) ? start : 0;
}

/* When the breach began that it is open for: what ended before that is told. */
static gboolean
get_last_start (Levels                 *self,
                const StewardIncident  *incident,
                gint64                 *out_start,
                GError                **error)
{
  const gint64 *kept = g_hash_table_lookup (self->openings, incident->id);
  g_autofree char *stream = g_strconcat ("incident/", incident->id, NULL);
  g_autoptr(GPtrArray) events = NULL;

  *out_start = kept != NULL ? *kept : incident->start;
  if (kept != NULL || incident->n_reopened == 0)
    return TRUE;
  events = steward_ledger_read_sync (steward_council_get_ledger (self->watch->council), stream, 0, MAX_EVENTS, error);
  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      const StewardEvent *event = g_ptr_array_index (events, i);

      if (g_str_equal (event->type, STEWARD_EVENT_INCIDENT_REOPENED))
        *out_start = MAX (*out_start, read_opening (event));
    }
  keep_opening (self, incident->id, *out_start);

  return TRUE;
}

/* With its end, if that has come meanwhile. */
static gboolean
record_reopening (Levels                    *self,
                  StewardIncident           *incident,
                  const StewardLevelBreach  *breach,
                  gint64                     start,
                  GError                   **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  JsonObject *body = add_event (append, incident->id, &incident->version, STEWARD_EVENT_INCIDENT_REOPENED);
  g_autofree char *time = steward_incident_format_time (self->state, start);

  steward_body_set_time (body, "start", start);
  steward_body_set_text (body, "words", breach->words);
  keep_opening (self, incident->id, start);
  incident->state = incident->acknowledged_at != 0 ? STEWARD_INCIDENT_ACKNOWLEDGED : STEWARD_INCIDENT_OPEN;
  incident->resolved_at = 0;
  incident->ended_at = 0;
  if (is_over (self, breach))
    {
      add_end (append, incident->id, &incident->version, breach->end, breach->words);
      incident->ended_at = breach->end;
    }

  return steward_watch_append (self->watch, append,
                               g_strdup_printf ("%s is missed again since %s; the incident %s is open again.",
                                                incident->title, time, incident->id),
                               error);
}

/* Opening. */

static char *
make_title (const StewardSloRow *row)
{
  g_autofree char *name = steward_slo_get_name (row->slo);

  return g_strdup_printf ("%s of %s", name, row->name != NULL ? row->name : row->slo->subject);
}

/* What the list of incidents will say of it, so that the next breach of the
 * same call finds it. */
static void
keep_opened (Levels                   *self,
             const char               *id,
             const char               *title,
             const StewardLevelBreach *breach,
             gint64                    version)
{
  StewardIncident *incident = steward_incident_new ();

  incident->id = g_strdup (id);
  incident->objective = g_strdup (self->objective);
  incident->subject = g_strdup (self->row->slo->subject);
  incident->title = g_strdup (title);
  incident->start = breach->start;
  incident->detected_at = self->watch->now;
  incident->ended_at = is_over (self, breach) ? breach->end : 0;
  incident->version = version;
  g_ptr_array_add (self->known, incident);
}

/* By when it has to be acknowledged; where nobody asks for that, at once. */
static gint64
get_due (Levels     *self,
         const char *subject)
{
  gint64 due = steward_incident_get_due (self->state, subject, self->watch->now);

  return due != 0 ? due : self->watch->now;
}

static gboolean
record_opening (Levels                    *self,
                const StewardLevelBreach  *breach,
                GError                   **error)
{
  const StewardSlo *slo = self->row->slo;
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  g_autofree char *id = steward_incident_make_id (self->objective, breach->start);
  g_autofree char *title = make_title (self->row);
  g_autofree char *time = steward_incident_format_time (self->state, breach->start);
  gint64 version = 0;
  JsonObject *body = add_event (append, id, &version, STEWARD_EVENT_INCIDENT_OPENED);

  steward_body_set_text (body, "objective", self->objective);
  steward_body_set_text (body, "subject", slo->subject);
  steward_body_set_text (body, "title", title);
  steward_body_set_text (body, "property", slo->property);
  steward_body_set_text (body, "element", slo->element);
  steward_body_set_text (body, "domain", self->row->domain);
  steward_body_set_time (body, "start", breach->start);
  steward_body_set_time (body, "due", get_due (self, slo->subject));
  steward_body_set_text (body, "words", breach->words);
  if (is_over (self, breach))
    add_end (append, id, &version, breach->end, breach->words);
  keep_opened (self, id, title, breach, version);

  return steward_watch_append (self->watch, append,
                               g_strdup_printf ("%s is missed since %s: %s (%s).", title, time,
                                                breach->words != NULL ? breach->words : "no figure is known", id),
                               error);
}

static gboolean
open_incident (Levels                    *self,
               const StewardLevelBreach  *breach,
               GError                   **error)
{
  if (!load_row (self, error))
    return FALSE;
  if (self->row == NULL || self->row->gone || (breach->end != 0 && breach->end <= self->row->watched_since))
    return TRUE;

  return record_opening (self, breach, error);
}

/* Which incident a breach belongs to. */

static gboolean
overlaps (const StewardIncident    *incident,
          const StewardLevelBreach *breach)
{
  return (breach->end == 0 || incident->start < breach->end) &&
         (incident->ended_at == 0 || breach->start < incident->ended_at);
}

static StewardIncident *
find_incident (Levels                   *self,
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

  return newest->state != STEWARD_INCIDENT_RESOLVED || breach->start <= newest->ended_at + self->hysteresis ? newest
                                                                                                            : NULL;
}

static gboolean
reopen (Levels                    *self,
        StewardIncident           *incident,
        const StewardLevelBreach  *breach,
        gint64                     start,
        GError                   **error)
{
  if (!load_row (self, error))
    return FALSE;
  if (self->row != NULL && self->row->gone)
    return TRUE;

  return record_reopening (self, incident, breach, start, error);
}

static gboolean
continue_open (Levels                    *self,
               StewardIncident           *incident,
               const StewardLevelBreach  *breach,
               GError                   **error)
{
  gint64 start;

  if (!get_last_start (self, incident, &start, error))
    return FALSE;
  if (is_over (self, breach))
    return breach->end <= start || record_met (self, incident, breach->end, breach->words, error);
  if (incident->state != STEWARD_INCIDENT_RESOLVED || breach->end != 0 ||
      self->watch->now < incident->resolved_at + self->hysteresis)
    return TRUE;

  return reopen (self, incident, breach, MAX (breach->start, incident->start), error);
}

/* A little more of a breach that is told as over, because a measurement came
 * late, is not news. */
static gboolean
continue_ended (Levels                    *self,
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
look_at_breach (Levels                    *self,
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
  g_auto(Levels) self = { .objective = objective };

  init_levels (&self, watch, state);
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
look_at_open (Levels           *self,
              StewardIncident  *incident,
              GError          **error)
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
    return record_gone (self, incident, level->as_of, error);

  /* a desk that has not read what another one has must not end its incident */
  if (level->verdict != STEWARD_LEVEL_MET || level->since + self->hysteresis > self->watch->now)
    return TRUE;
  if (!get_last_start (self, incident, &start, error))
    return FALSE;

  return level->since <= start || record_met (self, incident, level->since, incident->words, error);
}

static gboolean
look_at_rest (StewardWatch         *watch,
              StewardCouncilState  *state,
              GError              **error)
{
  const StewardIncidentFilter filter = { .open_only = TRUE };
  g_auto(Levels) self = { 0 };
  g_autoptr(GPtrArray) open = NULL;

  init_levels (&self, watch, state);
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
