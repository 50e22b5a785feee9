/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a request for access into an act: what is asked for, who is asked and
 * who is not and by which rule, the evidence, and, where a rule decides alone,
 * the decision with its effect. */

#include "config.h"

#include "steward-access-request.h"

#include "steward-evidence-files.h"

static void
set_touches (JsonObject     *body,
             StewardTouches  touches)
{
  JsonArray *array = json_array_new ();

  if (touches & STEWARD_TOUCHES_PERSONAL)
    json_array_add_string_element (array, "personal");
  if (touches & STEWARD_TOUCHES_RESTRICTED)
    json_array_add_string_element (array, "restricted");
  if (touches & STEWARD_TOUCHES_EXTERNAL)
    json_array_add_string_element (array, "external");
  json_object_set_array_member (body, "touches", array);
}

static void
set_flags (StewardAccessRequest *self,
           JsonObject           *body)
{
  GPtrArray *flags = self->verb->access->flags;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->route->flags->len; i++)
    g_ptr_array_add (flags, g_strdup (g_ptr_array_index (self->route->flags, i)));
  for (guint i = 0; i < flags->len; i++)
    {
      const char *flag = g_ptr_array_index (flags, i);

      json_array_add_string_element (array, flag);
      steward_act_add_warning (self->verb->act, "%s", flag);
    }
  json_object_set_array_member (body, "flags", array);
}

static gboolean
decides_alone (const StewardAccessRequest *self)
{
  return self->route->outcome == STEWARD_ROUTE_APPROVED || self->route->outcome == STEWARD_ROUTE_REFUSED;
}

static gboolean
add_requested (StewardAccessRequest  *self,
               GError               **error)
{
  StewardVerbContext *verb = self->verb;
  StewardAccess *access = verb->access;
  JsonObject *body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_REQUESTED);
  g_autofree char *contract = NULL;
  g_autofree char *purpose = NULL;

  if (!steward_verb_add_comment (verb, verb->intent->comment, "The purpose", &purpose, error))
    return FALSE;
  contract = steward_append_add_payload (verb->act->append, "application/json", self->contract);
  json_object_set_member (body, "ask", steward_access_ask_to_json (self->ask));
  steward_body_set_text (body, "subject", access->subject);
  steward_body_set_text (body, "title", access->title);
  steward_body_set_text (body, "requester", access->requester);
  steward_body_set_number (body, "charter", access->charter);
  steward_body_set_text (body, "rule", access->rule);
  steward_body_set_time (body, "due", access->due);
  json_object_set_member (body, "terms", steward_access_terms_to_json (self->terms));
  steward_body_set_text (body, "classification", steward_classification_to_id (access->classification));
  set_touches (body, access->touches);
  set_flags (self, body);
  steward_body_set_text (body, "domain", access->domain);
  steward_body_set_text (body, "contractVersion", access->contract_version);
  steward_body_set_text (body, "contract", access->contract);
  steward_body_set_text (body, "contractPayload", contract);
  steward_body_set_text (body, "purposeText", purpose);
  steward_body_set_time (body, "reviewDue", access->review_due);

  return TRUE;
}

/* Steps. */

static void
tell_step (StewardVerbContext      *verb,
           const StewardAccessStep *step)
{
  if (step->asked)
    steward_act_add_consequence (verb->act, "The step “%s” is asked: %s.", step->title,
                                 step->reason != NULL ? step->reason : "");
  else
    steward_act_add_consequence (verb->act, "The step “%s” is skipped by %s: %s.", step->title,
                                 step->rule != NULL ? step->rule : "the charter",
                                 step->reason != NULL ? step->reason : "");
}

static void
add_steps (StewardAccessRequest *self)
{
  StewardVerbContext *verb = self->verb;
  GPtrArray *steps = self->route->steps;

  for (guint i = 0; i < steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (steps, i);
      JsonObject *body = steward_verb_add_to_access (verb, step->asked ? STEWARD_EVENT_ACCESS_STEP_ASKED
                                                                       : STEWARD_EVENT_ACCESS_STEP_SKIPPED);

      steward_body_set_text (body, "step", step->id);
      steward_body_set_text (body, "title", step->title);
      steward_body_set_list (body, "roles", (const char *const *) step->roles);
      steward_body_set_number (body, "needed", step->needed);
      steward_body_set_text (body, "rule", step->asked ? NULL : step->rule);
      steward_body_set_text (body, "reason", step->reason != NULL ? step->reason : "");
      tell_step (verb, step);
    }
  /* the tally looks at the same steps */
  g_ptr_array_unref (verb->access->steps);
  verb->access->steps = g_ptr_array_ref (steps);
}

/* Evidence. */

static gboolean
add_files (StewardVerbContext  *verb,
           GError             **error)
{
  g_autofree char *stream = g_strconcat ("access/", verb->access->id, NULL);

  return steward_evidence_add_files (verb, stream, verb->access->version, error);
}

/* Whether a plan that was made before the id was known is the one that runs:
 * the id is in the names of views. */
static gboolean
is_plan_of (const StewardEffectPlan *plan,
            const StewardAccess     *access)
{
  g_autofree char *mark = g_strdelimit (g_strdup (access->id), "-", '_');
  gboolean needs_view = FALSE;

  for (guint i = 0; i < access->terms->objects->len; i++)
    needs_view = needs_view || steward_access_object_needs_view (g_ptr_array_index (access->terms->objects, i));
  for (guint i = 0; needs_view && i < plan->statements->len; i++)
    if (strstr (g_ptr_array_index (plan->statements, i), mark) != NULL)
      return TRUE;

  return !needs_view;
}

/* What a rule decides alone. */
static gboolean
add_own_decision (StewardAccessRequest  *self,
                  GError               **error)
{
  StewardVerbContext *verb = self->verb;
  g_autofree char *words = g_strdup_printf ("%s.", self->route->words);
  const StewardAccessDecision decision = {
    .approved = self->route->outcome == STEWARD_ROUTE_APPROVED,
    .words = words,
    .rule = self->route->rule,
  };

  if (decision.approved && (verb->intent->plan == NULL || !is_plan_of (verb->intent->plan, verb->access)))
    {
      steward_act_add_consequence (verb->act, "The charter approves it by itself (%s): %s. It is approved as soon "
                                   "as the statements that run can be shown.", self->route->rule, self->route->words);
      return TRUE;
    }
  steward_act_add_consequence (verb->act, "The charter decides it by itself (%s): %s.", self->route->rule,
                               self->route->words);

  return steward_access_decision_add (verb, &decision, error);
}

static gboolean
add_way (StewardAccessRequest  *self,
         GError               **error)
{
  StewardVerbContext *verb = self->verb;
  g_autofree char *day = NULL;

  if (self->route->outcome == STEWARD_ROUTE_APPROVED && self->route->review_due != 0)
    {
      day = steward_verb_format_day (verb, self->route->review_due);
      steward_act_add_consequence (verb->act, "It is an emergency: it must be reviewed by %s, and is marked as one "
                                   "everywhere.", day);
    }
  if (decides_alone (self))
    return add_own_decision (self, error);
  day = steward_verb_format_day (verb, self->route->due);
  steward_act_add_consequence (verb->act, "It is due on %s.", day);

  return steward_access_decision_add_tally (verb, error);
}

/**
 * steward_access_request_write:
 * @self: a request that was filled in
 * @error: return location
 *
 * Returns: whether all its events are in the act
 */
gboolean
steward_access_request_write (StewardAccessRequest  *self,
                              GError               **error)
{
  StewardVerbContext *verb = self->verb;
  StewardAccess *access = verb->access;

  if (!steward_verb_find_free (verb, "access", &access->id, error))
    return FALSE;
  g_free (verb->act->access);
  verb->act->access = g_strdup (access->id);
  access->due = self->route->due;
  access->review_due = self->route->review_due;
  access->rule = decides_alone (self) ? g_strdup (self->route->rule) : NULL;
  verb->rules = steward_council_state_ref (verb->state);
  verb->holders = steward_access_holders_make (verb->council, verb->rules, access, self->offer->detail, error);
  if (verb->holders == NULL || !steward_access_plan_check (verb, error))
    return FALSE;

  verb->act->summary = g_strdup_printf ("Ask for access: %s", access->title);
  steward_act_add_consequence (verb->act, "It is request %s.", access->id);
  if (!add_requested (self, error))
    return FALSE;
  add_steps (self);
  if (self->ask->kind == STEWARD_ACCESS_KIND_GRANT)
    steward_append_add_fact (verb->act->append, access->subject, "access-requested");

  return add_files (verb, error) && add_way (self, error);
}
