/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An incident that nobody acknowledges climbs the charter's ladder, rung by
 * rung. What was reached is recorded once, whoever sees it first. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-event-types.h"

/* The next rung that is due, or the length of the ladder. */
static guint
count_due (StewardCouncilState   *state,
           const StewardIncident *incident,
           guint                  rung,
           gint64                 now)
{
  gint64 due = steward_incident_get_rung_due (state, incident, rung);

  while (due != 0 && due <= now)
    due = steward_incident_get_rung_due (state, incident, ++rung);

  return rung;
}

static gboolean
climb (StewardWatch           *self,
       StewardCouncilState    *state,
       const StewardIncident  *incident,
       GError                **error)
{
  char **ladder = state->charter->level_terms->ladder;
  guint first = steward_incident_count_rungs (incident) + 1;
  guint end = count_due (state, incident, first, self->now);
  g_autofree char *stream = g_strconcat ("incident/", incident->id, NULL);
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  JsonObject *body;

  if (first >= end)
    return TRUE;
  for (guint i = first; i < end; i++)
    {
      steward_append_add (append, stream, incident->version + i - first, STEWARD_EVENT_INCIDENT_ESCALATED,
                          steward_body_new (&body));
      steward_body_set_text (body, "incident", incident->id);
      steward_body_set_text (body, "to", ladder[i]);
    }

  return steward_watch_append (self, append,
                               g_strdup_printf ("Nobody has acknowledged “%s” (%s): it is before the %s now.",
                                                incident->title, incident->id, ladder[end - 1]),
                               error);
}

/*
 * steward_watch_escalation:
 * @self: a watch
 * @error: return location
 *
 * Returns: whether incidents could be listed; see steward_watch_keep()
 */
gboolean
steward_watch_escalation (StewardWatch  *self,
                          GError       **error)
{
  const StewardIncidentFilter filter = { .open_only = TRUE };
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self->council, error);
  g_autoptr(GPtrArray) open = NULL;

  if (state == NULL)
    return FALSE;
  open = steward_incident_rows_list_sync (steward_council_get_governance (self->council), &filter, error);
  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (open, i);
      GError *local = NULL;

      if (incident->state == STEWARD_INCIDENT_OPEN && incident->ended_at == 0 && !climb (self, state, incident, &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}
