/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents, the windows that excuse them, and how long both took. The clock
 * of an incident runs from the start of its breach until the objective was met
 * for good; being met in between does not stop it. */

#include "config.h"

#include "steward-incident.h"

#include "steward-digest.h"
#include "steward-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_DIGITS 10

const char *const steward_cause_kinds[] = {
  "change", "infrastructure", "upstream", "data", "capacity", "other", NULL,
};

static const struct { const char *id; const char *title; } states[] = {
  [STEWARD_INCIDENT_OPEN] = { "open", N_("Open") },
  [STEWARD_INCIDENT_ACKNOWLEDGED] = { "acknowledged", N_("Acknowledged") },
  [STEWARD_INCIDENT_RESOLVED] = { "resolved", N_("Resolved") },
};

/**
 * steward_incident_make_id:
 * @objective: id of an objective
 * @start: of the breach, microseconds since the epoch
 *
 * Returns: (transfer full): "i-" and ten hexadecimal digits, the same on every
 *   desk
 */
char *
steward_incident_make_id (const char *objective,
                          gint64      start)
{
  g_autofree char *time = steward_instant_to_rfc3339 (start);
  g_autofree char *text = g_strjoin ("\n", objective, time, NULL);
  g_autofree char *hex = NULL;
  StewardDigest digest;

  steward_digest_of_bytes (text, strlen (text), &digest);
  hex = steward_digest_to_hex (&digest);

  return g_strdup_printf ("i-%.*s", ID_DIGITS, hex);
}

/**
 * steward_incident_get_repair_time:
 * @self: an incident
 * @now: microseconds since the epoch
 *
 * Returns: microseconds from the start of the breach until the objective was
 *   met again, or until @now while it is not
 */
gint64
steward_incident_get_repair_time (const StewardIncident *self,
                                  gint64                 now)
{
  gint64 end = self->ended_at != 0 ? self->ended_at : now;

  return MAX (end - self->start, 0);
}

/**
 * steward_incidents_get_figures:
 * @incidents: (element-type StewardIncident): each of them once
 * @out_figures: (out): how many, and the means over those that were
 *   acknowledged and those that ended; a mean over none is 0
 *
 * What is reopened is the same incident. The time to acknowledge runs from the
 * moment when it was recorded, before which nobody could.
 */
void
steward_incidents_get_figures (GPtrArray              *incidents,
                               StewardIncidentFigures *out_figures)
{
  double acknowledge = 0, repair = 0;

  *out_figures = (StewardIncidentFigures) { incidents->len, 0, 0, 0, 0 };
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      if (incident->acknowledged_at != 0)
        {
          out_figures->n_acknowledged++;
          acknowledge += (double) MAX (incident->acknowledged_at - incident->detected_at, 0);
        }
      if (incident->ended_at != 0)
        {
          out_figures->n_repaired++;
          repair += (double) steward_incident_get_repair_time (incident, incident->ended_at);
        }
    }
  if (out_figures->n_acknowledged > 0)
    out_figures->mean_to_acknowledge = (gint64) (acknowledge / (double) out_figures->n_acknowledged);
  if (out_figures->n_repaired > 0)
    out_figures->mean_to_repair = (gint64) (repair / (double) out_figures->n_repaired);
}

const char *
steward_incident_state_to_id (StewardIncidentState state)
{
  return states[(gsize) state < G_N_ELEMENTS (states) ? state : STEWARD_INCIDENT_OPEN].id;
}

const char *
steward_incident_state_to_title (StewardIncidentState state)
{
  return states[(gsize) state < G_N_ELEMENTS (states) ? state : STEWARD_INCIDENT_OPEN].title;
}

/**
 * steward_incident_new:
 *
 * Returns: (transfer full): an open incident of nothing, without remarks
 */
StewardIncident *
steward_incident_new (void)
{
  StewardIncident *self = g_new0 (StewardIncident, 1);

  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_remark_free);

  return self;
}

void
steward_incident_free (StewardIncident *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->objective);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->property);
  g_free (self->element);
  g_free (self->domain);
  g_free (self->assignee);
  g_free (self->cause);
  g_free (self->cause_kind);
  g_free (self->words);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

void
steward_incident_remark_free (StewardIncidentRemark *self)
{
  if (self == NULL)
    return;

  g_free (self->actor);
  g_free (self->person);
  g_free (self->words);
  g_free (self->text);
  g_free (self);
}

/**
 * steward_planned_window_counts:
 * @self: a window
 * @subject: URN of a product
 * @domain: (nullable): its domain
 *
 * A window that was cancelled while it ran counts until then: take the earlier
 * of its end and the cancelling.
 *
 * Returns: whether it is about the product, and was declared before it began
 *   and not cancelled before that
 */
gboolean
steward_planned_window_counts (const StewardPlannedWindow *self,
                               const char                 *subject,
                               const char                 *domain)
{
  if (self->declared_at >= self->from || self->to <= self->from ||
      (self->cancelled_at != 0 && self->cancelled_at <= self->from))
    return FALSE;
  if (self->subject != NULL)
    return g_strcmp0 (self->subject, subject) == 0;

  return self->domain == NULL || steward_domain_is_same (self->domain, domain);
}

void
steward_planned_window_free (StewardPlannedWindow *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->subject);
  g_free (self->domain);
  g_free (self->declared_by);
  g_free (self->reason);
  g_free (self);
}

void
steward_level_breach_free (StewardLevelBreach *self)
{
  if (self == NULL)
    return;

  g_free (self->objective);
  g_free (self->words);
  g_free (self);
}
