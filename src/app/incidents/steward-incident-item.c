/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An incident that a list model can hold, with the names of persons as they
 * were when it was read. */

#include "config.h"

#include "steward-incident-item.h"

struct _StewardIncidentItem
{
  GObject parent_instance;

  StewardIncident *incident;           /* owned */
  StewardCouncilState *state;          /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (StewardIncidentItem, steward_incident_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_incident_item_finalize (GObject *object)
{
  StewardIncidentItem *self = STEWARD_INCIDENT_ITEM (object);

  g_clear_pointer (&self->incident, steward_incident_free);
  g_clear_pointer (&self->state, steward_council_state_unref);

  G_OBJECT_CLASS (steward_incident_item_parent_class)->finalize (object);
}

static void
steward_incident_item_class_init (StewardIncidentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_incident_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_incident_item_init (StewardIncidentItem *self)
{
}

/* An item may outlive the list that was read; it keeps what a row shows. */
static StewardIncident *
copy_for_row (const StewardIncident *incident)
{
  StewardIncident *copy = steward_incident_new ();

  copy->id = g_strdup (incident->id);
  copy->objective = g_strdup (incident->objective);
  copy->title = g_strdup (incident->title);
  copy->words = g_strdup (incident->words);
  copy->assignee = g_strdup (incident->assignee);
  copy->state = incident->state;
  copy->start = incident->start;
  copy->due = incident->due;
  copy->acknowledged_at = incident->acknowledged_at;
  copy->ended_at = incident->ended_at;
  copy->resolved_at = incident->resolved_at;
  for (guint i = 0; incident->remarks != NULL && i < incident->remarks->len; i++)
    {
      const StewardIncidentRemark *remark = g_ptr_array_index (incident->remarks, i);
      StewardIncidentRemark *kept;

      if (remark->kind != STEWARD_REMARK_ACKNOWLEDGED)
        continue;
      kept = g_new0 (StewardIncidentRemark, 1);
      kept->kind = remark->kind;
      kept->time = remark->time;
      kept->actor = g_strdup (remark->actor);
      g_ptr_array_add (copy->remarks, kept);
    }

  return copy;
}

/**
 * steward_incident_item_new:
 * @incident: an incident; what a row shows of it is kept
 * @state: (nullable): names of persons
 *
 * Returns: (transfer full): an item
 */
StewardIncidentItem *
steward_incident_item_new (const StewardIncident *incident,
                           StewardCouncilState   *state)
{
  StewardIncidentItem *self = g_object_new (STEWARD_TYPE_INCIDENT_ITEM, NULL);

  self->incident = copy_for_row (incident);
  self->state = state != NULL ? steward_council_state_ref (state) : NULL;

  return self;
}

/**
 * steward_incident_item_get_incident:
 * @self: an item
 *
 * Returns: (transfer none): the incident
 */
const StewardIncident *
steward_incident_item_get_incident (StewardIncidentItem *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_ITEM (self), NULL);

  return self->incident;
}

/**
 * steward_incident_item_get_state:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): names of persons
 */
StewardCouncilState *
steward_incident_item_get_state (StewardIncidentItem *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_ITEM (self), NULL);

  return self->state;
}

/**
 * steward_incident_item_set_incident:
 * @self: an item
 * @incident: the same incident, read again
 * @state: (nullable): names of persons
 */
void
steward_incident_item_set_incident (StewardIncidentItem   *self,
                                    const StewardIncident *incident,
                                    StewardCouncilState   *state)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_ITEM (self));

  steward_incident_free (self->incident);
  self->incident = copy_for_row (incident);
  g_clear_pointer (&self->state, steward_council_state_unref);
  self->state = state != NULL ? steward_council_state_ref (state) : NULL;
  steward_incident_item_tick (self);
}

/**
 * steward_incident_item_tick:
 * @self: an item
 *
 * Lets its clock be shown anew.
 */
void
steward_incident_item_tick (StewardIncidentItem *self)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_ITEM (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What nobody has taken up first, then what is still missed, then what only
 * needs its cause, then the past. */
static int
get_rank (const StewardIncident *incident)
{
  if (incident->state == STEWARD_INCIDENT_RESOLVED)
    return 3;
  if (incident->ended_at != 0)
    return 2;

  return incident->state == STEWARD_INCIDENT_ACKNOWLEDGED ? 1 : 0;
}

/**
 * steward_incident_item_compare:
 * @a: a place of a #StewardIncident
 * @b: another one
 *
 * Returns: their order in a list: open first, then the newest first
 */
int
steward_incident_item_compare (gconstpointer a,
                               gconstpointer b)
{
  const StewardIncident *left = *(StewardIncident *const *) a;
  const StewardIncident *right = *(StewardIncident *const *) b;
  int rank = get_rank (left) - get_rank (right);

  if (rank != 0)
    return rank;
  if (left->start != right->start)
    return left->start > right->start ? -1 : 1;

  return g_strcmp0 (left->id, right->id);
}
