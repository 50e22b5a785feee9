/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Another target for the same objective, and under which name it is measured. */

#include "config.h"

#include "steward-slo-list.h"

#include <string.h>

#define MAX_SIGNAL 200

static void
take_text (char **mine,
           char **theirs)
{
  g_free (*mine);
  *mine = g_steal_pointer (theirs);
}

/* What is promised, and not what it is about. */
static void
take_promise (StewardSlo *self,
              StewardSlo *other)
{
  take_text (&self->written, &other->written);
  take_text (&self->timezone, &other->timezone);
  take_text (&self->vague, &other->vague);
  self->method = other->method;
  self->compare = other->compare;
  self->quantity = other->quantity;
  self->bound = other->bound;
  self->limit = other->limit;
  self->count = other->count;
  self->every = other->every;
  self->period = other->period;
  self->target = other->target;
  self->window = other->window;
}

/* The same level with another value; what the value leaves open stays as it is. */
static StewardSlo *
read_target (const StewardSlo *self,
             const char       *target)
{
  g_autoptr(StewardLevelTerms) terms = steward_level_terms_new ();
  StewardObjective objective = { 0 };
  StewardThreshold threshold;

  objective.property = self->property;
  objective.value = (char *) target;
  objective.check = self->check;
  if (steward_threshold_parse (target, NULL, &threshold, NULL) && threshold.kind == STEWARD_QUANTITY_NUMBER)
    objective.unit = self->unit;
  terms->target = self->target;
  terms->window = self->window;
  terms->hold = self->hold;
  g_free (terms->timezone);
  terms->timezone = g_strdup (self->timezone);

  return steward_slo_from_objective (&objective, terms);
}

/**
 * steward_slo_retarget:
 * @self: an objective
 * @target: what to promise instead: "< 10 minutes", "99.9 %", "08:30"
 * @error: return location
 *
 * Changes what is promised, and nothing of what it is about. A bare number has
 * the unit that the objective has.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA when @target is vague, or
 *   something else than the objective is about
 */
gboolean
steward_slo_retarget (StewardSlo  *self,
                      const char  *target,
                      GError     **error)
{
  g_autoptr(StewardSlo) other = read_target (self, target);

  if (other->method == STEWARD_SLO_VAGUE)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The target cannot be evaluated: %s",
                   other->vague);
      return FALSE;
    }
  if (self->method != STEWARD_SLO_VAGUE && (other->method != self->method || other->quantity != self->quantity))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "“%.60s” is another kind of promise than “%.60s”", target, self->written);
      return FALSE;
    }
  take_promise (self, other);

  return TRUE;
}

/**
 * steward_slo_get_signal:
 * @self: an objective
 *
 * Returns: (transfer none) (nullable): the property of the measurements that
 *   speak of it, the first if there are several; %NULL when nothing is
 *   measured for it
 */
const char *
steward_slo_get_signal (const StewardSlo *self)
{
  switch (self->method)
    {
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_PERIOD:
    case STEWARD_SLO_DEADLINE:
      return "freshness";
    case STEWARD_SLO_STATE:
      return "availability";
    case STEWARD_SLO_RETENTION:
      return "oldest";
    case STEWARD_SLO_VALUE:
      if (self->check != NULL && strcmp (self->property, "quality") == 0)
        {
          g_autofree char *signal = g_strdup_printf ("check:%.*s", MAX_SIGNAL, self->check);

          return g_intern_string (signal);
        }
      return self->property;
    case STEWARD_SLO_VAGUE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    default:
      return NULL;
    }
}
