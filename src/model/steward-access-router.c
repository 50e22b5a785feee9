/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of the matrix that a request comes under, the steps that it names,
 * and the rules that leave one out or add one. */

#include "config.h"

#include "steward-access-router-private.h"

#include <string.h>

/* A row for the purpose goes before one for any purpose, a milder class before
 * a stricter one, and the first in the document before the others. */
static gboolean
is_nearer (const StewardAccessRow *row,
           const StewardAccessRow *best)
{
  if (best == NULL || row->classification != best->classification)
    return best == NULL || row->classification < best->classification;

  return row->purposes != NULL && best->purposes == NULL;
}

/* (nullable): the row of the classification that is asked for, or of the next
 * stricter one. */
const StewardAccessRow *
steward_access_view_find_row (const StewardAccessView *view)
{
  const char *purpose = view->facts->ask->purpose;
  const StewardAccessRow *best = NULL;

  for (guint i = 0; i < view->rules->rows->len; i++)
    {
      const StewardAccessRow *row = g_ptr_array_index (view->rules->rows, i);

      if (row->classification < view->classification)
        continue;
      if (row->purposes != NULL &&
          (purpose == NULL || !g_strv_contains ((const char *const *) row->purposes, purpose)))
        continue;
      if (is_nearer (row, best))
        best = row;
    }

  return best;
}

StewardAccessStep *
steward_access_router_add_step (StewardAccessRouter *self,
                                const char          *id,
                                const char          *title,
                                const char *const   *roles,
                                guint                needed,
                                const char          *reason)
{
  StewardAccessStep *step = steward_access_step_new ();

  step->id = g_strdup (id);
  step->title = g_strdup (title);
  step->roles = g_strdupv ((char **) roles);
  step->needed = needed;
  step->asked = TRUE;
  step->reason = g_strdup (reason);
  g_ptr_array_add (self->route->steps, step);

  return step;
}

void
steward_access_step_skip (StewardAccessStep *step,
                          const char        *rule,
                          const char        *reason)
{
  step->asked = FALSE;
  g_free (step->rule);
  step->rule = g_strdup (rule);
  g_free (step->reason);
  step->reason = g_strdup (reason);
}

static char *
describe_row (const StewardAccessRouter *self)
{
  const char *asked = steward_classification_to_id (self->view.classification);
  const char *row = steward_classification_to_id (self->row->classification);

  if (self->view.unclassified)
    return g_strdup_printf ("Nobody has said how some of the columns are classified, so that they count as %s", row);
  if (self->row->classification != self->view.classification)
    return g_strdup_printf ("The matrix has no row for %s data, so that it counts as %s", asked, row);

  return g_strdup_printf ("The highest classification that is asked for is %s", row);
}

void
steward_access_router_add_row_steps (StewardAccessRouter *self)
{
  g_autofree char *reason = describe_row (self);

  for (guint i = 0; i < self->row->steps->len; i++)
    {
      const StewardAccessStepRule *rule = g_ptr_array_index (self->row->steps, i);
      StewardAccessStep *step = steward_access_router_add_step (self, rule->id, rule->title,
                                                                (const char *const *) rule->roles, rule->needed,
                                                                reason);

      if (!steward_access_view_fits (&self->view, rule->when))
        steward_access_step_skip (step, self->row->rule, "Its condition does not hold for this request");
    }
}

static gboolean
has_role (const StewardAccessStep *step,
          const char              *role)
{
  return g_strv_contains ((const char *const *) step->roles, role);
}

/* (nullable): the step of this id, or whose only role this is. */
static StewardAccessStep *
find_step (StewardAccessRouter *self,
           const char          *what)
{
  for (guint i = 0; i < self->route->steps->len; i++)
    {
      StewardAccessStep *step = g_ptr_array_index (self->route->steps, i);

      if (strcmp (step->id, what) == 0 || (has_role (step, what) && step->roles[1] == NULL))
        return step;
    }

  return NULL;
}

static void
apply_skip (StewardAccessRouter     *self,
            const StewardAccessRule *rule)
{
  StewardAccessStep *step = find_step (self, rule->what);

  if (step != NULL && step->asked)
    steward_access_step_skip (step, rule->id, rule->text);
}

static void
apply_ask (StewardAccessRouter     *self,
           const StewardAccessRule *rule)
{
  const char *const roles[] = { rule->what, NULL };
  StewardAccessStep *step = find_step (self, rule->what);
  g_autofree char *title = steward_access_role_to_title (self->charter, rule->what);
  g_autofree char *reason = g_strdup_printf ("%s: %s", rule->id, rule->text);

  self->approves = NULL;
  if (step == NULL)
    {
      steward_access_router_add_step (self, rule->what, title, roles, 1, reason);
      return;
    }
  if (step->asked)
    return;

  step->asked = TRUE;
  g_clear_pointer (&step->rule, g_free);
  g_free (step->reason);
  step->reason = g_steal_pointer (&reason);
}

static void
apply_rule (StewardAccessRouter     *self,
            const StewardAccessRule *rule)
{
  switch (rule->kind)
    {
    case STEWARD_ACCESS_RULE_APPROVE:
      self->approves = self->approves != NULL ? self->approves : rule;
      break;
    case STEWARD_ACCESS_RULE_REFUSE:
      self->refuses = self->refuses != NULL ? self->refuses : rule;
      break;
    case STEWARD_ACCESS_RULE_NEED:
      if (!g_ptr_array_find_with_equal_func (self->needs, rule->what, g_str_equal, NULL))
        g_ptr_array_add (self->needs, rule->what);
      break;
    case STEWARD_ACCESS_RULE_FLAG:
      g_ptr_array_add (self->route->flags, g_strdup_printf ("%s: %s", rule->id, rule->text));
      break;
    case STEWARD_ACCESS_RULE_SKIP:
      apply_skip (self, rule);
      break;
    case STEWARD_ACCESS_RULE_ASK:
      break;
    }
}

/* Those that ask come last, so that no rule leaves out, or approves, what
 * another asks about. */
void
steward_access_router_apply_rules (StewardAccessRouter *self)
{
  GPtrArray *rules = self->view.rules->rules;

  for (guint i = 0; i < rules->len; i++)
    {
      const StewardAccessRule *rule = g_ptr_array_index (rules, i);

      if (steward_access_view_fits (&self->view, rule->when))
        apply_rule (self, rule);
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const StewardAccessRule *rule = g_ptr_array_index (rules, i);

      if (rule->kind == STEWARD_ACCESS_RULE_ASK && steward_access_view_fits (&self->view, rule->when))
        apply_ask (self, rule);
    }
}
