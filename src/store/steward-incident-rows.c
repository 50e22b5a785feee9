/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents with everything that was said of them, and planned windows, as they
 * were folded from events. */

#include "config.h"

#include "steward-access-rows-private.h"
#include "steward-level-rows-private.h"

typedef struct
{
  const StewardIncidentFilter *filter;
  const char *id;                      /* (nullable): this one only */
  StewardMerges *merges;               /* (unowned) (nullable) */
  StewardIncident *incident;           /* (unowned) (nullable): whose remarks are read */
  GPtrArray *incidents;                /* (unowned) */
} ListCall;

static char *
read_person (StewardCells  *cells,
             StewardMerges *merges)
{
  return g_strdup (steward_merges_find (merges, steward_cells_get_text (cells)));
}

static gboolean
read_incident_state (StewardCells     *cells,
                     StewardIncident  *incident,
                     GError          **error)
{
  static const StewardIncidentState states[] = {
    STEWARD_INCIDENT_OPEN, STEWARD_INCIDENT_ACKNOWLEDGED, STEWARD_INCIDENT_RESOLVED,
  };
  const char *id = steward_cells_get_text (cells);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (id, steward_incident_state_to_id (states[i])) == 0)
      {
        incident->state = states[i];
        return TRUE;
      }

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW, "The incident %s is in an unknown state, “%.40s”.",
               incident->id, id != NULL ? id : "");
  return FALSE;
}

static void
read_times (StewardCells    *cells,
            StewardIncident *incident)
{
  gint64 n_reopened;

  incident->start = steward_cells_get_number (cells);
  incident->detected_at = steward_cells_get_number (cells);
  incident->due = steward_cells_get_number (cells);
  incident->acknowledged_at = steward_cells_get_number (cells);
  incident->told_at = steward_cells_get_number (cells);
  incident->ended_at = steward_cells_get_number (cells);
  incident->resolved_at = steward_cells_get_number (cells);
  n_reopened = steward_cells_get_number (cells);
  incident->n_reopened = (guint) CLAMP (n_reopened, 0, G_MAXINT);
}

static gboolean
read_incident_cb (StewardCells  *cells,
                  gpointer       data,
                  GError       **error)
{
  const ListCall *call = data;
  StewardIncident *incident = steward_incident_new ();

  g_ptr_array_add (call->incidents, incident);
  incident->id = steward_cells_dup_text (cells);
  incident->objective = steward_cells_dup_text (cells);
  incident->subject = steward_cells_dup_text (cells);
  incident->title = steward_cells_dup_text (cells);
  incident->property = steward_cells_dup_text (cells);
  incident->element = steward_cells_dup_text (cells);
  incident->domain = steward_cells_dup_text (cells);
  if (!read_incident_state (cells, incident, error))
    return FALSE;
  read_times (cells, incident);
  incident->assignee = read_person (cells, call->merges);
  incident->cause = steward_cells_dup_text (cells);
  incident->cause_kind = steward_cells_dup_text (cells);
  incident->words = steward_cells_dup_text (cells);
  incident->version = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
find_remark_kind (const char                *id,
                  StewardIncidentRemarkKind *out_kind)
{
  static const char *const ids[] = {
    [STEWARD_REMARK_OPENED] = "opened",
    [STEWARD_REMARK_ACKNOWLEDGED] = "acknowledged",
    [STEWARD_REMARK_ASSIGNED] = "assigned",
    [STEWARD_REMARK_COMMENTED] = "commented",
    [STEWARD_REMARK_ENDED] = "ended",
    [STEWARD_REMARK_REOPENED] = "reopened",
    [STEWARD_REMARK_RESOLVED] = "resolved",
    [STEWARD_REMARK_TOLD] = "told",
    [STEWARD_REMARK_ESCALATED] = "escalated",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *out_kind = (StewardIncidentRemarkKind) i;
        return TRUE;
      }

  return FALSE;
}

/* A kind that is not known was made by a newer Steward and is left out. */
static gboolean
read_remark_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const ListCall *call = data;
  StewardIncidentRemark *remark;
  StewardIncidentRemarkKind kind;

  if (!find_remark_kind (steward_cells_get_text (cells), &kind))
    return TRUE;

  remark = g_new0 (StewardIncidentRemark, 1);
  g_ptr_array_add (call->incident->remarks, remark);
  remark->kind = kind;
  remark->actor = read_person (cells, call->merges);
  remark->time = steward_cells_get_number (cells);
  remark->person = read_person (cells, call->merges);
  remark->words = steward_cells_dup_text (cells);
  remark->text = steward_cells_dup_text (cells);

  return TRUE;
}

/* The way that finds the fewest. */
static const char *
choose_path (const ListCall *call)
{
  const StewardIncidentFilter *filter = call->filter;

  return call->id != NULL ? "id" : filter->objective != NULL ? "objective" : filter->subject != NULL ? "subject" :
         filter->open_only ? "open" : "all";
}

static void
bind_filter (StewardStatement *statement,
             const ListCall   *call)
{
  const StewardIncidentFilter *filter = call->filter;

  steward_statement_bind_text (statement, ":path", choose_path (call));
  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_text (statement, ":objective", filter->objective);
  steward_statement_bind_text (statement, ":subject", filter->subject);
  steward_statement_bind_text (statement, ":domain", filter->domain);
  steward_statement_bind_text (statement, ":assignee", steward_merges_find (call->merges, filter->assignee));
  steward_statement_bind_int64 (statement, ":open_only", filter->open_only);
  steward_statement_bind_int64 (statement, ":since", filter->since);
  steward_statement_bind_int64 (statement, ":limit", filter->limit > 0 ? filter->limit : -1);
}

static gboolean
read_incidents (StewardDb  *db,
                ListCall   *call,
                GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/incident-list", error);

  if (statement == NULL)
    return FALSE;
  bind_filter (statement, call);
  if (!steward_council_rows_visit_statement (statement, read_incident_cb, call, error))
    return FALSE;
  for (guint i = 0; i < call->incidents->len; i++)
    {
      call->incident = g_ptr_array_index (call->incidents, i);
      if (!steward_council_rows_visit (db, "levels/incident-remarks", call->incident->id, read_remark_cb, call, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_incidents (StewardDb  *db,
                gpointer    data,
                GError    **error)
{
  ListCall *call = data;
  g_autoptr(GHashTable) merges = steward_merges_load (db, error);

  call->merges = merges;
  return merges != NULL && read_incidents (db, call, error);
}

/**
 * steward_incident_rows_list_sync:
 * @self: the store
 * @filter: (nullable): which ones; all that it says must hold; %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardIncident): those that are not
 *   resolved first; then the latest first
 */
GPtrArray *
steward_incident_rows_list_sync (StewardGovernance            *self,
                                 const StewardIncidentFilter  *filter,
                                 GError                      **error)
{
  static const StewardIncidentFilter everything = { 0 };
  g_autoptr(GPtrArray) incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  ListCall call = { .filter = filter != NULL ? filter : &everything, .incidents = incidents };

  return steward_council_rows_run (self, list_incidents, &call, error) ? g_steal_pointer (&incidents) : NULL;
}

/**
 * steward_incident_rows_load_sync:
 * @self: the store
 * @id: "i-3fa9c21b07"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the incident with its remarks
 */
StewardIncident *
steward_incident_rows_load_sync (StewardGovernance  *self,
                                 const char         *id,
                                 GError            **error)
{
  static const StewardIncidentFilter everything = { 0 };
  g_autoptr(GPtrArray) incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  ListCall call = { .filter = &everything, .id = id, .incidents = incidents };

  if (!steward_council_rows_run (self, list_incidents, &call, error))
    return NULL;
  if (incidents->len > 0)
    return g_ptr_array_steal_index (incidents, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no incident “%.80s”.", id);
  return NULL;
}

/* --- windows --- */

typedef struct
{
  gint64 since;
  StewardMerges *merges;               /* (unowned) (nullable) */
  GPtrArray *windows;                  /* (unowned) */
} WindowCall;

static gboolean
read_window_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const WindowCall *call = data;
  StewardPlannedWindow *window = g_new0 (StewardPlannedWindow, 1);

  g_ptr_array_add (call->windows, window);
  window->id = steward_cells_dup_text (cells);
  window->subject = steward_cells_dup_text (cells);
  window->domain = steward_cells_dup_text (cells);
  window->from = steward_cells_get_number (cells);
  window->to = steward_cells_get_number (cells);
  window->declared_at = steward_cells_get_number (cells);
  window->cancelled_at = steward_cells_get_number (cells);
  window->declared_by = read_person (cells, call->merges);
  window->reason = steward_cells_dup_text (cells);

  return TRUE;
}

static gboolean
list_windows (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  WindowCall *call = data;
  g_autoptr(GHashTable) merges = steward_merges_load (db, error);
  StewardStatement *statement = merges != NULL ? steward_db_prepare (db, "levels/window-list", error) : NULL;

  call->merges = merges;
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":since", call->since);

  return steward_council_rows_visit_statement (statement, read_window_cb, call, error);
}

/**
 * steward_window_rows_list_sync:
 * @self: the store
 * @since: microseconds since the epoch: those only that end later; 0: all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardPlannedWindow): by their
 *   beginning, cancelled ones too
 */
GPtrArray *
steward_window_rows_list_sync (StewardGovernance  *self,
                               gint64              since,
                               GError            **error)
{
  g_autoptr(GPtrArray) windows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_planned_window_free);
  WindowCall call = { .since = since, .windows = windows };

  return steward_council_rows_run (self, list_windows, &call, error) ? g_steal_pointer (&windows) : NULL;
}
