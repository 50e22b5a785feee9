/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which way a request takes. The row of the matrix says who is asked, rules may
 * leave a step out, add one, or decide by themselves; whatever is left out or
 * decided so has the name of the rule with it. A refusal goes before an
 * approval, and a rule that asks goes before one that skips. */

#include "config.h"

#include "steward-access-router-private.h"

#include <string.h>

static void
add_sentence (GPtrArray  *sentences,
              const char *format,
              ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GPtrArray  *sentences,
              const char *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static StewardAccessRoute *
make_route (void)
{
  StewardAccessRoute *route = g_new0 (StewardAccessRoute, 1);

  route->outcome = STEWARD_ROUTE_INCOMPLETE;
  route->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_step_free);
  route->problems = g_ptr_array_new_with_free_func (g_free);
  route->flags = g_ptr_array_new_with_free_func (g_free);

  return route;
}

void
steward_access_route_free (StewardAccessRoute *self)
{
  if (self == NULL)
    return;

  g_free (self->rule);
  g_free (self->words);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->flags);
  g_free (self);
}

static const char *
get_purpose (const StewardAccessView *view,
             const char              *id)
{
  const char *text = steward_access_rules_get_purpose (view->rules, id);

  return text != NULL ? text : id;
}

static void
add_flags (StewardAccessRouter *self)
{
  const StewardAccessView *view = &self->view;

  if (view->incompatible != NULL)
    add_sentence (self->route->flags,
                  "The consumer has data for the purpose “%s”, which must not be joined with “%s”.",
                  get_purpose (view, view->incompatible), get_purpose (view, view->facts->ask->purpose));
  if (view->unclassified)
    add_sentence (self->route->flags,
                  "Nobody has said how some of the columns are classified; they count as %s.",
                  steward_classification_to_id (self->row != NULL ? self->row->classification : view->classification));
  if (view->facts->ask->emergency)
    add_sentence (self->route->flags, "This is an emergency: it is reviewed afterwards.");
}

/* Everything asked in vain is told with the rule that went before it. */
static void
skip_all (StewardAccessRouter     *self,
          const char *rule,
          const char *reason)
{
  for (guint i = 0; i < self->route->steps->len; i++)
    {
      StewardAccessStep *step = g_ptr_array_index (self->route->steps, i);

      if (step->asked)
        steward_access_step_skip (step, rule, reason);
    }
}

static void
decide (StewardAccessRouter              *self,
        StewardRouteOutcome  outcome,
        const char          *rule,
        const char          *words)
{
  self->route->outcome = outcome;
  self->route->rule = g_strdup (rule);
  self->route->words = g_strdup (words);
}

static void
decide_emergency (StewardAccessRouter *self)
{
  const StewardAccessRules *rules = self->view.rules;

  skip_all (self, STEWARD_RULE_EMERGENCY, "An emergency is approved at once, and reviewed afterwards");
  decide (self, STEWARD_ROUTE_APPROVED, STEWARD_RULE_EMERGENCY,
          "Approved at once because it is an emergency; it has to be reviewed afterwards");
  self->route->review_due = steward_calendar_add_days (self->charter->calendar, self->view.facts->now,
                                                       (int) MAX (rules->emergency_review_days, 1));
}

/* (nullable): what left out the last step of a row that has some. */
static const StewardAccessStep *
find_last_skipped (StewardAccessRouter *self)
{
  const StewardAccessStep *last = NULL;

  for (guint i = 0; i < self->route->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (self->route->steps, i);

      if (step->asked)
        return NULL;
      last = step;
    }

  return last;
}

static gboolean
asks_somebody (StewardAccessRouter *self)
{
  for (guint i = 0; i < self->route->steps->len; i++)
    if (((StewardAccessStep *) self->route->steps->pdata[i])->asked)
      return TRUE;

  return FALSE;
}

static void
decide_steps (StewardAccessRouter *self)
{
  const StewardAccessStep *last = find_last_skipped (self);

  if (asks_somebody (self))
    decide (self, STEWARD_ROUTE_STEPS, self->row->rule, "The steps of the matrix decide it");
  else if (last != NULL)
    decide (self, STEWARD_ROUTE_APPROVED, last->rule, last->reason);
  else
    decide (self, STEWARD_ROUTE_APPROVED, self->row->rule, "The matrix asks nobody about such data");
}

/* Rules that approve never go before the steps of an emergency's review, and
 * nothing goes before a refusal. */
static void
settle (StewardAccessRouter *self)
{
  if (self->refuses != NULL)
    {
      skip_all (self, self->refuses->id, self->refuses->text);
      decide (self, STEWARD_ROUTE_REFUSED, self->refuses->id, self->refuses->text);
    }
  else if (self->route->problems->len > 0)
    decide (self, STEWARD_ROUTE_INCOMPLETE, self->row->rule, "Something is missing");
  else if (self->view.facts->ask->emergency)
    decide_emergency (self);
  else if (self->approves != NULL)
    {
      skip_all (self, self->approves->id, self->approves->text);
      decide (self, STEWARD_ROUTE_APPROVED, self->approves->id, self->approves->text);
    }
  else
    decide_steps (self);
}

static void
check_emergency (StewardAccessRouter *self)
{
  if (!self->view.rules->emergency_allowed)
    add_sentence (self->route->problems, "The charter allows no emergency access; ask in the ordinary way.");
  else if (!self->view.facts->has_purpose_text)
    add_sentence (self->route->problems, "Say why it is an emergency.");
}

static void
check_form (StewardAccessRouter *self)
{
  gboolean emergency = self->view.facts->ask->emergency;

  g_ptr_array_add (self->needs, NULL);
  if (emergency)
    check_emergency (self);
  steward_access_view_check_form (&self->view, emergency ? NULL : (const char *const *) self->needs->pdata,
                                  self->route->problems);
  self->route->latest = steward_access_view_check_period (&self->view, self->route->problems);
}

static void
route_grant (StewardAccessRouter *self)
{
  self->row = steward_access_view_find_row (&self->view);
  add_flags (self);
  if (self->row == NULL)
    {
      add_sentence (self->route->problems, "The charter does not say who decides about %s data%s.",
                    steward_classification_to_id (self->view.classification),
                    self->view.facts->ask->purpose != NULL ? " for this purpose" : "");
      self->route->words = g_strdup ("The matrix has no row for it");
      return;
    }

  for (gsize i = 0; self->row->needs != NULL && self->row->needs[i] != NULL; i++)
    g_ptr_array_add (self->needs, self->row->needs[i]);
  steward_access_router_add_row_steps (self);
  steward_access_router_apply_rules (self);
  check_form (self);
  settle (self);
}

/* Taking away what nobody has approved needs one person who may give it. */
static void
route_revocation (StewardAccessRouter *self)
{
  const char *const roles[] = { STEWARD_ACCESS_ROLE_OWNER, NULL };
  g_autofree char *title = steward_access_role_to_title (self->charter, STEWARD_ACCESS_ROLE_OWNER);

  steward_access_router_add_step (self, STEWARD_ACCESS_ROLE_OWNER, title, roles, 1,
                                  "Taking away what nobody has approved needs the owner");
  decide (self, STEWARD_ROUTE_STEPS, STEWARD_RULE_REVOCATION, "The owner decides what is taken away");
}

/**
 * steward_access_role_to_title:
 * @charter: a charter
 * @role: "owner", "consumer-owner", or the id of a seat
 *
 * Returns: (transfer full): what people call it
 */
char *
steward_access_role_to_title (const StewardCharter *charter,
                              const char           *role)
{
  const StewardSeat *seat = steward_charter_find_seat (charter, role);

  if (strcmp (role, STEWARD_ACCESS_ROLE_OWNER) == 0)
    return g_strdup ("Domain owner");
  if (strcmp (role, STEWARD_ACCESS_ROLE_CONSUMER_OWNER) == 0)
    return g_strdup ("Consumer’s owner");

  return g_strdup (seat != NULL && seat->title != NULL ? seat->title : role);
}

/**
 * steward_access_route_new:
 * @charter: under which it is decided
 * @facts: of the request
 *
 * The same request takes the same way whenever it is asked about with the same
 * @facts.
 *
 * Returns: (transfer full): the way that it takes
 */
StewardAccessRoute *
steward_access_route_new (const StewardCharter     *charter,
                          const StewardAccessFacts *facts)
{
  g_autoptr(StewardAccessRoute) route = make_route ();
  g_autoptr(GPtrArray) needs = g_ptr_array_new ();
  StewardAccessRouter self = { .charter = charter, .needs = needs, .route = route };

  if (charter->access == NULL)
    {
      add_sentence (route->problems, "The charter does not say who decides about access.");
      route->words = g_strdup ("The charter has no section “access”");
      return g_steal_pointer (&route);
    }

  steward_access_view_init (&self.view, charter->access, facts);
  route->due = steward_calendar_add_days (charter->calendar, facts->now, (int) charter->access->decision_days);
  if (facts->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    route_revocation (&self);
  else
    route_grant (&self);

  return g_steal_pointer (&route);
}
