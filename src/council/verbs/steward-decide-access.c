/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A step of a request is decided, bound to the very statements that were shown
 * and perhaps narrowed; and with it, when it is the last one, the request, and
 * with that what runs on the platform. What a rule of the charter approved
 * waits only for the statements, and is then approved by nobody. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-verbs-private.h"

typedef struct
{
  const StewardAccessStep *step;       /* of the access */
  char *role;                          /* owned */
  gboolean delegate;
} Decider;

static void
clear_decider (Decider *decider)
{
  g_clear_pointer (&decider->role, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decider, clear_decider)

/* Who decides. */

static StewardAccessStep *
find_waiting (StewardVerbContext *verb)
{
  g_autoptr(StewardAccessTally) tally =
    steward_access_tally_count (verb->rules->charter, verb->access, verb->holders, verb->now);

  return tally->step >= 0 && (guint) tally->step < verb->access->steps->len
           ? g_ptr_array_index (verb->access->steps, tally->step)
           : NULL;
}

/* With a role named, the step that waits is looked at as if it had only that. */
static StewardDecider
look_for_role (StewardVerbContext *verb,
               Decider            *decider)
{
  StewardAccessStep *step = verb->intent->seat != NULL ? find_waiting (verb) : NULL;
  char *only[] = { verb->intent->seat, NULL };
  char **roles = step != NULL ? step->roles : NULL;
  const char *role = NULL;
  StewardDecider may;

  if (step != NULL)
    {
      if (!g_strv_contains ((const char *const *) roles, verb->intent->seat))
        return STEWARD_DECIDER_NO_ROLE;
      step->roles = only;
    }
  may = steward_access_tally_find_role (verb->rules->charter, verb->access, verb->holders, verb->actor, verb->now,
                                        &decider->step, &role, &decider->delegate);
  decider->role = g_strdup (role);
  if (step != NULL)
    step->roles = roles;

  return may;
}

static gboolean
find_decider (StewardVerbContext  *verb,
              Decider             *decider,
              GError             **error)
{
  StewardDecider may = look_for_role (verb, decider);

  if ((may == STEWARD_DECIDER_MAY || may == STEWARD_DECIDER_DECIDED) && decider->step != NULL && decider->role != NULL)
    return TRUE;
  if (may == STEWARD_DECIDER_NO_ROLE && steward_access_waits_for_plan (verb->access))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter approves this by itself (%s), as soon as the statements can be shown; "
                                "nobody is asked.", verb->access->rule);

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s: %s", steward_verb_get_name (verb, verb->actor),
                              steward_decider_to_sentence (may));
}

/* What is said. */

static gboolean
check_words (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardIntent *intent = verb->intent;

  if (intent->choice == STEWARD_VOTE_ABSTAIN)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A step is approved or rejected; nobody abstains here.");
  if (intent->choice == STEWARD_VOTE_APPROVE)
    return TRUE;
  if (intent->terms != NULL && !steward_access_terms_equal (intent->terms, verb->access->terms))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "Only an approval narrows what is asked for; to refuse all of it, reject.");

  return steward_verb_require_comment (verb, "A rejection needs a reason: say what would have to change.", error);
}

static gboolean
check_period (StewardVerbContext        *verb,
              const StewardAccessTerms  *terms,
              GError                   **error)
{
  g_autofree char *day = NULL;

  if (verb->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION || terms->until > verb->now)
    return TRUE;
  day = steward_verb_format_day (verb, terms->until);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "The period that is asked for ended on %s; reject it, and let it be asked anew.", day);
}

/* The exact effect, or no approval. */
static gboolean
check_plan (StewardVerbContext  *verb,
            const Decider       *decider,
            GError             **error)
{
  const StewardEffectPlan *plan = verb->intent->plan;

  if (verb->intent->choice != STEWARD_VOTE_APPROVE)
    return TRUE;
  if (plan == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NETWORK,
                                "Nobody can see what would run on the platform, so that it cannot be approved; try "
                                "again when its source answers.");
  for (guint i = 0; i < plan->warnings->len; i++)
    steward_act_add_warning (verb->act, "%s", (const char *) g_ptr_array_index (plan->warnings, i));
  for (guint i = 0; i < verb->access->votes->len && verb->intent->terms == NULL; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (verb->access->votes, i);

      if (vote->approves && vote->effect != NULL && g_strcmp0 (vote->effect, plan->digest) != 0)
        {
          steward_act_add_warning (verb->act, "What would run now is not what %s saw.",
                                   steward_verb_get_name (verb, vote->person));
          break;
        }
    }

  return steward_access_plan_check (verb, error);
}

static void
warn_of_change (StewardVerbContext *verb)
{
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (verb->council), verb->access->subject, NULL);

  if (detail == NULL || detail->removed_at != 0)
    steward_act_add_warning (verb->act, "The product is not in the catalog any more.");
  else if (steward_access_contract_changed (verb->access, detail))
    steward_act_add_warning (verb->act, "The contract has changed since it was frozen in this request.");
}

/* Narrowing. */

/* Where an object lies and what a column is classified as is not decided. */
static StewardAccessTerms *
make_narrowed (const StewardAccessTerms *terms,
               const StewardAccessTerms *before)
{
  StewardAccessTerms *narrowed = steward_access_terms_copy (terms);

  for (guint i = 0; i < narrowed->objects->len; i++)
    {
      StewardAccessObject *object = g_ptr_array_index (narrowed->objects, i);

      for (guint j = 0; j < before->objects->len; j++)
        {
          const StewardAccessObject *other = g_ptr_array_index (before->objects, j);

          if (g_strcmp0 (other->object, object->object) != 0)
            continue;
          g_free (object->name);
          g_free (object->address);
          object->name = g_strdup (other->name);
          object->address = g_strdup (other->address);
          object->n_columns = other->n_columns;
        }
    }

  return narrowed;
}

static gboolean
add_narrowed (StewardVerbContext  *verb,
              GError             **error)
{
  const StewardAccessTerms *terms = verb->intent->terms;
  g_autofree char *excess = NULL;
  g_autofree char *words = NULL;
  StewardAccessTerms *narrowed;
  JsonObject *body;

  if (terms == NULL || steward_access_terms_equal (terms, verb->access->terms))
    return TRUE;
  if (!steward_access_terms_check (terms, error))
    return FALSE;
  if (!steward_access_terms_is_within (terms, verb->access->terms, &excess))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "A decision only narrows what is asked for, and this is wider%s%s",
                                excess != NULL ? ": " : ".", excess != NULL ? excess : "");
  words = steward_access_tell_narrowing (verb, verb->access->terms, terms);
  narrowed = make_narrowed (terms, verb->access->terms);
  body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_NARROWED);
  json_object_set_member (body, "terms", steward_access_terms_to_json (narrowed));
  steward_body_set_text (body, "words", words);
  steward_act_add_consequence (verb->act, "It is narrowed: %s", words);
  steward_access_terms_free (verb->access->terms);
  verb->access->terms = narrowed;

  return TRUE;
}

/* The checklist: every item is recorded, ticked or not. */

static gboolean
is_ticked (const StewardIntent        *intent,
           const StewardChecklistItem *item)
{
  return intent->ticked != NULL && (g_strv_contains ((const char *const *) intent->ticked, item->id) ||
                                    (item->text != NULL &&
                                     g_strv_contains ((const char *const *) intent->ticked, item->text)));
}

static gboolean
add_checklist (StewardVerbContext  *verb,
               JsonObject          *body,
               GError             **error)
{
  const StewardAccessRules *rules = verb->rules->charter->access;
  GPtrArray *items = rules != NULL ? rules->checklist : NULL;
  guint n_given = verb->intent->ticked != NULL ? g_strv_length (verb->intent->ticked) : 0;
  guint n = items != NULL ? items->len : 0;
  guint n_ticked = 0;
  JsonArray *array;

  for (guint i = 0; i < n; i++)
    n_ticked += is_ticked (verb->intent, g_ptr_array_index (items, i));
  if (n_given > n_ticked)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "%u of the items that are ticked are not on the checklist for access.",
                                n_given - n_ticked);
  if (n == 0)
    return TRUE;
  array = json_array_new ();
  for (guint i = 0; i < n; i++)
    {
      const StewardChecklistItem *item = g_ptr_array_index (items, i);
      JsonObject *object = steward_body_add_object (array);

      steward_body_set_text (object, "item", item->id);
      steward_body_set_flag (object, "ticked", is_ticked (verb->intent, item));
    }
  json_object_set_array_member (body, "checklist", array);
  if (verb->intent->choice == STEWARD_VOTE_APPROVE && n_ticked < n)
    steward_act_add_warning (verb->act, "%u of %u items of the checklist are not ticked; that is recorded.",
                             n - n_ticked, n);

  return TRUE;
}

static gboolean
add_vote (StewardVerbContext  *verb,
          const Decider       *decider,
          GError             **error)
{
  gboolean approves = verb->intent->choice == STEWARD_VOTE_APPROVE;
  JsonObject *body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_VOTED);
  g_autofree char *comment = NULL;

  steward_body_set_text (body, "step", decider->step->id);
  steward_body_set_text (body, "role", decider->role);
  steward_body_set_text (body, "person", verb->actor);
  steward_body_set_flag (body, "delegate", decider->delegate);
  steward_body_set_flag (body, "approves", approves);
  if (!steward_verb_add_comment (verb, verb->intent->comment, "The reason", &comment, error))
    return FALSE;
  steward_body_set_text (body, "comment", comment);
  if (approves && !steward_access_plan_set (verb, body, "effect", NULL, error))
    return FALSE;

  return add_checklist (verb, body, error);
}

/* What the tally counts once the vote is there. */
static void
put_vote (StewardVerbContext *verb,
          const Decider      *decider)
{
  StewardAccessVote *vote = steward_access_vote_new ();
  GPtrArray *votes = verb->access->votes;

  vote->step = g_strdup (decider->step->id);
  vote->role = g_strdup (decider->role);
  vote->person = g_strdup (verb->actor);
  vote->actor = g_strdup (verb->actor);
  vote->delegate = decider->delegate;
  vote->approves = verb->intent->choice == STEWARD_VOTE_APPROVE;
  vote->time = verb->now;
  for (guint i = votes->len; i > 0; i--)
    {
      const StewardAccessVote *before = g_ptr_array_index (votes, i - 1);

      if (g_strcmp0 (before->step, vote->step) != 0 || g_strcmp0 (before->role, vote->role) != 0)
        continue;
      steward_act_add_warning (verb->act, "This replaces what %s decided for this step.",
                               steward_verb_get_name (verb, before->person));
      g_ptr_array_remove_index (votes, i - 1);
    }
  g_ptr_array_add (votes, vote);
}

/* A decision that says the same again is a slip of the hand. */
static gboolean
check_repeated (StewardVerbContext  *verb,
                const Decider       *decider,
                GError             **error)
{
  const StewardAccessVote *before = steward_access_find_vote (verb->access, decider->step->id, decider->role);
  g_autofree char *day = NULL;

  if (before == NULL || g_strcmp0 (before->person, verb->actor) != 0 || verb->intent->comment != NULL ||
      verb->intent->terms != NULL || before->approves != (verb->intent->choice == STEWARD_VOTE_APPROVE))
    return TRUE;
  day = steward_verb_format_day (verb, before->time);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "You have decided this already, on %s; it waits for the "
                              "others.", day);
}

/* By nobody. */
static gboolean
decide_by_rule (StewardVerbContext  *verb,
                GError             **error)
{
  g_autofree char *words = NULL;
  StewardAccessDecision decision = { .approved = TRUE, .rule = verb->access->rule };

  if (!steward_access_waits_for_plan (verb->access) || verb->intent->choice != STEWARD_VOTE_APPROVE)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Steward decides nothing by itself that no rule of the charter decides.");
  if (verb->intent->plan == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NETWORK,
                                "It cannot be seen what would run on the platform, so that it is not approved yet.");
  if (!steward_access_plan_check (verb, error) || !check_period (verb, verb->access->terms, error))
    return FALSE;
  words = g_strdup_printf ("Approved by the charter: %s.", verb->access->rule);
  decision.words = words;
  verb->act->summary = g_strdup_printf ("Approve “%s” by the charter (%s)", verb->access->title, verb->access->rule);

  return steward_access_decision_add (verb, &decision, error);
}

gboolean
steward_decide_access_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(Decider) decider = { 0 };
  const StewardAccessTerms *terms;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_MAY_BE_SYSTEM | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_REQUEST,
                           error) ||
      !steward_access_check_version (&verb, error))
    return FALSE;
  if (g_str_equal (verb.actor, STEWARD_SYSTEM))
    return decide_by_rule (&verb, error);

  terms = act->intent->terms != NULL ? act->intent->terms : verb.access->terms;
  if (!find_decider (&verb, &decider, error) || !check_words (&verb, error) ||
      !check_repeated (&verb, &decider, error) ||
      (act->intent->choice == STEWARD_VOTE_APPROVE && !check_period (&verb, terms, error)) ||
      !check_plan (&verb, &decider, error) || !add_narrowed (&verb, error) || !add_vote (&verb, &decider, error))
    return FALSE;
  warn_of_change (&verb);
  act->summary = g_strdup_printf ("%s “%s” for the step “%s”%s",
                                  act->intent->choice == STEWARD_VOTE_APPROVE ? "Approve" : "Reject",
                                  verb.access->title, decider.step->title, decider.delegate ? ", as a delegate" : "");
  put_vote (&verb, &decider);

  return steward_access_decision_add_tally (&verb, error);
}
