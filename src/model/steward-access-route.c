/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which way a request takes. The row of the matrix says who is asked, rules may
 * leave a step out, add one, or decide by themselves; whatever is left out or
 * decided so has the name of the rule with it. A refusal goes before an
 * approval, and a rule that asks goes before one that skips. */

#include "config.h"

#include "steward-access-rules-private.h"

#include <string.h>

typedef struct
{
  StewardAccessView view;
  const StewardCharter *charter;
  const StewardAccessRow *row;
  const StewardAccessRule *approves;   /* the first that fits, or NULL */
  const StewardAccessRule *refuses;
  GPtrArray *needs;                    /* borrowed texts */
  StewardAccessRoute *route;
} Router;

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
static const StewardAccessRow *
find_row (const StewardAccessView *view)
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

static StewardAccessStep *
add_step (Router            *self,
          const char        *id,
          const char        *title,
          const char *const *roles,
          guint              needed,
          const char        *reason)
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

static void
skip_step (StewardAccessStep *step,
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
describe_row (const Router *self)
{
  const char *asked = steward_classification_to_id (self->view.classification);
  const char *row = steward_classification_to_id (self->row->classification);

  if (self->view.unclassified)
    return g_strdup_printf ("Nobody has said how some of the columns are classified, so that they count as %s", row);
  if (self->row->classification != self->view.classification)
    return g_strdup_printf ("The matrix has no row for %s data, so that it counts as %s", asked, row);

  return g_strdup_printf ("The highest classification that is asked for is %s", row);
}

static void
add_row_steps (Router *self)
{
  g_autofree char *reason = describe_row (self);

  for (guint i = 0; i < self->row->steps->len; i++)
    {
      const StewardAccessStepRule *rule = g_ptr_array_index (self->row->steps, i);
      StewardAccessStep *step = add_step (self, rule->id, rule->title, (const char *const *) rule->roles, rule->needed,
                                          reason);

      if (!steward_access_view_fits (&self->view, rule->when))
        skip_step (step, self->row->rule, "Its condition does not hold for this request");
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
find_step (Router     *self,
           const char *what)
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
apply_skip (Router                  *self,
            const StewardAccessRule *rule)
{
  StewardAccessStep *step = find_step (self, rule->what);

  if (step != NULL && step->asked)
    skip_step (step, rule->id, rule->text);
}

static void
apply_ask (Router                  *self,
           const StewardAccessRule *rule)
{
  const char *const roles[] = { rule->what, NULL };
  StewardAccessStep *step = find_step (self, rule->what);
  g_autofree char *title = steward_access_role_to_title (self->charter, rule->what);
  g_autofree char *reason = g_strdup_printf ("%s: %s", rule->id, rule->text);

  self->approves = NULL;
  if (step == NULL)
    {
      add_step (self, rule->what, title, roles, 1, reason);
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
apply_rule (Router                  *self,
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
      add_sentence (self->route->flags, "%s: %s", rule->id, rule->text);
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
static void
apply_rules (Router *self)
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

static const char *
get_purpose (const StewardAccessView *view,
             const char              *id)
{
  const char *text = steward_access_rules_get_purpose (view->rules, id);

  return text != NULL ? text : id;
}

static void
add_flags (Router *self)
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
skip_all (Router     *self,
          const char *rule,
          const char *reason)
{
  for (guint i = 0; i < self->route->steps->len; i++)
    {
      StewardAccessStep *step = g_ptr_array_index (self->route->steps, i);

      if (step->asked)
        skip_step (step, rule, reason);
    }
}

static void
decide (Router              *self,
        StewardRouteOutcome  outcome,
        const char          *rule,
        const char          *words)
{
  self->route->outcome = outcome;
  self->route->rule = g_strdup (rule);
  self->route->words = g_strdup (words);
}

static void
decide_emergency (Router *self)
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
find_last_skipped (Router *self)
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
asks_somebody (Router *self)
{
  for (guint i = 0; i < self->route->steps->len; i++)
    if (((StewardAccessStep *) self->route->steps->pdata[i])->asked)
      return TRUE;

  return FALSE;
}

static void
decide_steps (Router *self)
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
settle (Router *self)
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
check_emergency (Router *self)
{
  if (!self->view.rules->emergency_allowed)
    add_sentence (self->route->problems, "The charter allows no emergency access; ask in the ordinary way.");
  else if (!self->view.facts->has_purpose_text)
    add_sentence (self->route->problems, "Say why it is an emergency.");
}

static void
check_form (Router *self)
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
route_grant (Router *self)
{
  self->row = find_row (&self->view);
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
  add_row_steps (self);
  apply_rules (self);
  check_form (self);
  settle (self);
}

/* Taking away what nobody has approved needs one person who may give it. */
static void
route_revocation (Router *self)
{
  const char *const roles[] = { STEWARD_ACCESS_ROLE_OWNER, NULL };
  g_autofree char *title = steward_access_role_to_title (self->charter, STEWARD_ACCESS_ROLE_OWNER);

  add_step (self, STEWARD_ACCESS_ROLE_OWNER, title, roles, 1, "Taking away what nobody has approved needs the owner");
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
    return g_strdup ("Consumer's owner");

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
  Router self = { .charter = charter, .needs = needs, .route = route };

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
