/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes down that an incident opened, ended or opened again. Each body is what
 * every desk would write; who is not first loses a race that does no harm. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-event-types.h"
#include "steward-level-words.h"

#define MAX_EVENTS 100000

void
steward_level_watch_clear (StewardLevelWatch *self)
{
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->row, steward_slo_row_free);
  g_clear_pointer (&self->openings, g_hash_table_unref);
}

void
steward_level_watch_init (StewardLevelWatch   *self,
                          StewardWatch        *watch,
                          StewardCouncilState *state)
{
  self->watch = watch;
  self->state = state;
  self->governance = steward_council_get_governance (watch->council);
  self->hysteresis = state->charter->level_terms->hysteresis;
  self->openings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

gboolean
steward_level_watch_is_over (const StewardLevelWatch  *self,
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
record_end (StewardLevelWatch  *self,
            StewardIncident    *incident,
            gint64              end,
            const char         *words,
            char               *sentence,
            GError            **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);

  incident->ended_at = MAX (end, incident->start);
  add_end (append, incident->id, &incident->version, incident->ended_at, words);

  return steward_watch_append (self->watch, append, sentence, error);
}

gboolean
steward_level_watch_met (StewardLevelWatch  *self,
                         StewardIncident    *incident,
                         gint64              end,
                         const char         *words,
                         GError            **error)
{
  g_autofree char *time = steward_incident_format_time (self->state, end);
  g_autofree char *length = steward_length_to_words (MAX (end - incident->start, 0));

  return record_end (self, incident, end, words,
                     g_strdup_printf ("%s is met again since %s, after %s (%s).", incident->title, time, length,
                                      incident->id),
                     error);
}

gboolean
steward_level_watch_gone (StewardLevelWatch  *self,
                          StewardIncident    *incident,
                          gint64              end,
                          GError            **error)
{
  static const char gone[] = "No contract promises it any more.";
  g_autofree char *words = incident->words != NULL ? g_strdup_printf ("%s. %s", incident->words, gone)
                                                   : g_strdup (gone);

  return record_end (self, incident, end, words,
                     g_strdup_printf ("The incident %s, “%s”, is over: no contract promises it any more.", incident->id,
                                      incident->title),
                     error);
}

gboolean
steward_level_watch_load_row (StewardLevelWatch  *self,
                              GError            **error)
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
keep_opening (StewardLevelWatch *self,
              const char        *id,
              gint64             start)
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
gboolean
steward_level_watch_get_start (StewardLevelWatch      *self,
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
gboolean
steward_level_watch_reopen (StewardLevelWatch         *self,
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
  if (steward_level_watch_is_over (self, breach))
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
keep_opened (StewardLevelWatch        *self,
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
  incident->ended_at = steward_level_watch_is_over (self, breach) ? breach->end : 0;
  incident->version = version;
  g_ptr_array_add (self->known, incident);
}

/* By when it has to be acknowledged; where nobody asks for that, at once. */
static gint64
get_due (StewardLevelWatch *self,
         const char        *subject)
{
  gint64 due = steward_incident_get_due (self->state, subject, self->watch->now);

  return due != 0 ? due : self->watch->now;
}

gboolean
steward_level_watch_open (StewardLevelWatch         *self,
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
  if (steward_level_watch_is_over (self, breach))
    add_end (append, id, &version, breach->end, breach->words);
  keep_opened (self, id, title, breach, version);

  return steward_watch_append (self->watch, append,
                               g_strdup_printf ("%s is missed since %s: %s (%s).", title, time,
                                                breach->words != NULL ? breach->words : "no figure is known", id),
                               error);
}
