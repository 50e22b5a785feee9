/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects what somebody needs to deal with an incident, and finds those that
 * wait for somebody. It records nothing. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-council-rows.h"

void
steward_incident_case_free (StewardIncidentCase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->incident, steward_incident_free);
  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->downstream, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->consequences, g_ptr_array_unref);
  g_free (self->escalation);
  g_free (self->message);
  g_free (self);
}

/* An objective that this desk does not know, and a product that is in no
 * catalog, are part of the case. */

static gboolean
load_level (StewardIncidentCase  *self,
            StewardGovernance    *governance,
            GError              **error)
{
  g_autoptr(GError) local = NULL;

  self->level = steward_level_rows_load_sync (governance, self->incident->objective, &local);
  if (self->level != NULL || local == NULL || g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_detail (StewardCouncil       *council,
             const char           *subject,
             StewardEntryDetail  **out_detail,
             GError              **error)
{
  g_autoptr(GError) local = NULL;

  *out_detail = steward_catalog_load_sync (steward_council_get_catalog (council), subject, &local);
  if (*out_detail != NULL || g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_earlier (StewardIncidentCase  *self,
              StewardGovernance    *governance,
              GError              **error)
{
  const StewardIncidentFilter filter = { .objective = self->incident->objective };

  self->earlier = steward_incident_rows_list_sync (governance, &filter, error);
  for (guint i = self->earlier != NULL ? self->earlier->len : 0; i > 0; i--)
    {
      const StewardIncident *one = g_ptr_array_index (self->earlier, i - 1);

      if (g_str_equal (one->id, self->incident->id) || one->start > self->incident->start)
        g_ptr_array_remove_index (self->earlier, i - 1);
    }

  return self->earlier != NULL;
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  const StewardOwner *first = *(StewardOwner *const *) a;
  const StewardOwner *second = *(StewardOwner *const *) b;

  if (first->accountable != second->accountable)
    return first->accountable ? -1 : 1;

  return 0;
}

static void
add_contacts (GPtrArray       *contacts,
              const GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *from = g_ptr_array_index (owners, i);
      StewardOwner *owner = steward_owner_new ();

      owner->name = g_strdup (from->name);
      owner->address = g_strdup (from->address);
      owner->role = g_strdup (from->role);
      owner->accountable = from->accountable;
      g_ptr_array_add (contacts, owner);
    }
}

static void
fill_contacts (StewardIncidentCase *self,
               const StewardEntry  *entry)
{
  if (entry == NULL)
    return;
  add_contacts (self->contacts, entry->owners);
  for (guint i = 0; self->contacts->len == 0 && i < entry->contracts->len; i++)
    add_contacts (self->contacts, ((const StewardContract *) g_ptr_array_index (entry->contracts, i))->owners);
  g_ptr_array_sort (self->contacts, compare_contacts);
}

static gboolean
waits (const StewardIncident *incident)
{
  return incident->state == STEWARD_INCIDENT_OPEN && incident->ended_at == 0;
}

static gboolean
fill (StewardIncidentCase       *self,
      StewardCouncil            *council,
      StewardCouncilState       *state,
      const StewardEntryDetail  *detail,
      gint64                     now,
      GError                   **error)
{
  const StewardEntry *entry = detail != NULL ? detail->entry : NULL;

  if (detail != NULL)
    self->downstream = steward_incident_find_downstream (council, state, detail, now, error);
  else
    self->downstream = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_downstream_free);
  if (self->downstream == NULL)
    return FALSE;
  self->consequences = steward_incident_list_consequences (council, state, self->incident, self->level, error);
  if (self->consequences == NULL)
    return FALSE;

  fill_contacts (self, entry);
  self->escalation = steward_incident_tell_reached (state, entry, self->incident);
  if (waits (self->incident))
    self->escalates_at = steward_incident_get_rung_due (state, self->incident,
                                                        steward_incident_count_rungs (self->incident) + 1);
  self->message = steward_incident_write_message (state, self->incident, self->level, entry);

  return TRUE;
}

/**
 * steward_incident_case_load_sync:
 * @council: the council
 * @catalog: what products are there
 * @id: of an incident
 * @now: microseconds since the epoch
 * @error: return location: NOT_FOUND when there is no such incident
 *
 * Texts of the remarks are payloads, for steward_council_load_text_sync().
 *
 * Returns: (transfer full) (nullable): everything that is known of it
 */
StewardIncidentCase *
steward_incident_case_load_sync (StewardCouncil  *council,
                                 StewardCatalog  *catalog,
                                 const char      *id,
                                 gint64           now,
                                 GError         **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  g_autoptr(StewardIncidentCase) self = g_new0 (StewardIncidentCase, 1);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, error);
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (state == NULL)
    return NULL;
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_owner_free);
  self->incident = steward_incident_rows_load_sync (governance, id, error);
  if (self->incident == NULL || !load_level (self, governance, error) ||
      !load_detail (council, self->incident->subject, &detail, error) || !load_earlier (self, governance, error) ||
      !fill (self, council, state, detail, now, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* What waits for whom. */

static gboolean
names_person (StewardCouncilState   *state,
              const StewardEntry    *entry,
              const StewardIncident *incident,
              const char            *rung,
              const char            *person,
              gboolean              *out_anybody)
{
  g_autoptr(GPtrArray) people = steward_incident_find_rung (state, entry, incident->domain, rung);
  gboolean found = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const StewardReached *reached = g_ptr_array_index (people, i);

      found = found || g_strcmp0 (reached->person, person) == 0;
      *out_anybody = *out_anybody || reached->person != NULL;
    }

  return found;
}

/* Whether a rung was reached, recorded or not yet. */
static gboolean
is_reached (StewardCouncilState   *state,
            const StewardIncident *incident,
            guint                  rung,
            gint64                 now)
{
  gint64 due = steward_incident_get_rung_due (state, incident, rung);

  return rung <= steward_incident_count_rungs (incident) || (due != 0 && due <= now);
}

/* Where a rung names nobody whom the directory knows, the next one is asked. */
static gboolean
has_reached (StewardCouncilState   *state,
             const StewardEntry    *entry,
             const StewardIncident *incident,
             const char            *person,
             gint64                 now)
{
  char **ladder = state->charter->level_terms->ladder;
  gboolean anybody = FALSE;

  for (guint i = 0; ladder != NULL && ladder[i] != NULL && (!anybody || is_reached (state, incident, i, now)); i++)
    if (names_person (state, entry, incident, ladder[i], person, &anybody))
      return TRUE;

  return FALSE;
}

static gboolean
is_owner (StewardCouncilState   *state,
          const StewardEntry    *entry,
          const StewardIncident *incident,
          const char            *person)
{
  gboolean anybody = FALSE;

  return names_person (state, entry, incident, "owner", person, &anybody);
}

static gboolean
waits_for (StewardCouncil       *council,
           StewardCouncilState  *state,
           StewardIncident      *incident,
           const char           *person,
           gint64                now,
           gboolean             *out_waits,
           GError              **error)
{
  g_autoptr(StewardEntryDetail) detail = NULL;
  const StewardEntry *entry;

  *out_waits = g_strcmp0 (incident->assignee, person) == 0;
  if (*out_waits || incident->state != STEWARD_INCIDENT_OPEN)
    return TRUE;
  if (!load_detail (council, incident->subject, &detail, error))
    return FALSE;
  entry = detail != NULL ? detail->entry : NULL;
  *out_waits = is_owner (state, entry, incident, person) || has_reached (state, entry, incident, person, now);

  return TRUE;
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const StewardIncident *first = *(StewardIncident *const *) a;
  const StewardIncident *second = *(StewardIncident *const *) b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/**
 * steward_incidents_waiting_sync:
 * @council: the council
 * @person: (nullable): who looks
 * @now: microseconds since the epoch
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardIncident) (nullable): those
 *   that nobody has acknowledged and whose owner @person is, or whom the ladder
 *   has reached, and those that are assigned to them; the first due first
 */
GPtrArray *
steward_incidents_waiting_sync (StewardCouncil  *council,
                                const char      *person,
                                gint64           now,
                                GError         **error)
{
  const StewardIncidentFilter filter = { .open_only = TRUE };
  g_autoptr(GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, error);
  g_autoptr(GPtrArray) open = NULL;
  g_autofree char *who = NULL;

  if (state == NULL)
    return NULL;
  if (state->charter == NULL || person == NULL)
    return g_steal_pointer (&waiting);
  who = steward_council_rows_resolve_person (steward_council_get_governance (council), person, NULL);
  open = steward_incident_rows_list_sync (steward_council_get_governance (council), &filter, error);
  if (open == NULL)
    return NULL;
  for (guint i = open->len; who != NULL && i > 0; i--)
    {
      gboolean wanted;

      if (!waits_for (council, state, g_ptr_array_index (open, i - 1), who, now, &wanted, error))
        return NULL;
      if (wanted)
        g_ptr_array_add (waiting, g_ptr_array_steal_index (open, i - 1));
    }
  g_ptr_array_sort (waiting, compare_due);

  return g_steal_pointer (&waiting);
}
