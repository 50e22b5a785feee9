/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A vote, bound to the exact revision that was before the voter, and with it
 * the decision that it causes. Votes of the absent are entered by the chair
 * only, where nobody can sign in for themselves, and are recorded as that. */

#include "config.h"

#include "steward-decision.h"
#include "steward-verbs-private.h"

#include <string.h>

typedef struct
{
  char *person;                        /* owned: whose vote it is */
  const StewardSeat *seat;             /* of the rules */
  gboolean delegate;
  const StewardMeeting *meeting;       /* unowned, or NULL */
} Voter;

static void
clear_voter (Voter *voter)
{
  g_clear_pointer (&voter->person, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Voter, clear_voter)

/* Who votes. */

static gboolean
is_present (const StewardMeeting  *meeting,
            const char            *person)
{
  for (guint i = 0; i < meeting->attendances->len; i++)
    {
      const StewardAttendance *attendance = g_ptr_array_index (meeting->attendances, i);

      if (attendance->present && g_strcmp0 (attendance->person, person) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_on_agenda (const StewardMeeting  *meeting,
              const char            *review)
{
  for (guint i = 0; i < meeting->items->len; i++)
    if (g_str_equal (((StewardAgendaItem *) g_ptr_array_index (meeting->items, i))->review, review))
      return TRUE;

  return FALSE;
}

static gboolean
check_entering (StewardVerbContext  *verb,
                const Voter         *voter,
                GError             **error)
{
  if (!g_str_equal (steward_ledger_get_established (steward_council_get_ledger (verb->council)), "asserted"))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "In this ledger everybody signs in and votes for themselves; ask %s to vote.",
                                steward_verb_get_name (verb, voter->person));
  if (!steward_verb_is_chair (verb, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Only the chair enters the vote of another; ask %s to vote.",
                                steward_verb_get_name (verb, voter->person));
  if (g_str_equal (verb->review->requester, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You asked for this review, so you cannot enter the votes of others on it; ask %s to "
                                "vote.",
                                steward_verb_get_name (verb, voter->person));
  steward_act_add_warning (verb->act, "The vote of %s is recorded as entered by %s.",
                           steward_verb_get_name (verb, voter->person), steward_verb_get_name (verb, verb->actor));

  return TRUE;
}

static gboolean
check_meeting (StewardVerbContext  *verb,
               Voter               *voter,
               GError             **error)
{
  if (verb->meeting == NULL)
    return TRUE;
  if (!is_on_agenda (verb->meeting, verb->review->id))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "“%s” is not on the agenda of this meeting; add it first.",
                                verb->review->title);
  if (!is_present (verb->meeting, voter->person))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "%s is not marked present in this meeting; call the roll first.",
                                steward_verb_get_name (verb, voter->person));
  voter->meeting = verb->meeting;

  return TRUE;
}

static gboolean
find_voter (StewardVerbContext  *verb,
            Voter               *voter,
            GError             **error)
{
  StewardVoter may;

  if (verb->intent->person != NULL)
    voter->person = steward_verb_resolve (verb, verb->intent->person, error);
  else
    voter->person = g_strdup (verb->actor);
  if (voter->person == NULL)
    return FALSE;
  if (!g_str_equal (voter->person, verb->actor) && !check_entering (verb, voter, error))
    return FALSE;

  may = steward_tally_find_seat (verb->rules->charter, verb->review, voter->person, verb->intent->seat, verb->now,
                                 &voter->seat, &voter->delegate);
  if (may != STEWARD_VOTER_MAY)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s: %s", steward_verb_get_name (verb, voter->person),
                                steward_voter_to_sentence (may));

  return check_meeting (verb, voter, error);
}

/* What the vote says. */

static gboolean
check_words (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardIntent *intent = verb->intent;

  if (intent->choice == STEWARD_VOTE_REJECT &&
      !steward_verb_require_comment (verb, "A rejection needs a comment: say what would have to change.", error))
    return FALSE;
  if (intent->choice != STEWARD_VOTE_APPROVE && intent->conditions->len > 0)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "Conditions belong to an approval; approve with them, or reject and say why.");
  if (intent->choice != STEWARD_VOTE_APPROVE && intent->except != NULL && intent->except[0] != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "Only an approval can leave changes out; to refuse all of them, reject.");

  return TRUE;
}

/* A vote that says the same again is a slip of the hand. */
static gboolean
check_repeated (StewardVerbContext  *verb,
                const Voter         *voter,
                GError             **error)
{
  const StewardVote *before = steward_review_find_vote (verb->review, voter->seat->id);
  const StewardIntent *intent = verb->intent;
  g_autofree char *day = NULL;

  if (before == NULL)
    return TRUE;
  day = steward_verb_format_day (verb, before->time);
  if (before->choice == intent->choice && g_str_equal (before->person, voter->person) && intent->comment == NULL &&
      intent->conditions->len == 0 && (intent->except == NULL || intent->except[0] == NULL) && before->except == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "The %s seat has voted “%s” already, on %s; vote otherwise, or leave it so.",
                                voter->seat->title, steward_vote_choice_to_id (before->choice), day);
  steward_act_add_warning (verb->act, "This replaces the vote “%s” of %s for this seat, of %s.",
                           steward_vote_choice_to_id (before->choice), steward_verb_get_name (verb, before->person),
                           day);

  return TRUE;
}

/* The checklist: every item that people judge is recorded, ticked or not. What
 * a machine checks is recorded when somebody ticks it nevertheless. */

static gboolean
is_ticked (const StewardIntent         *intent,
           const StewardChecklistItem  *item)
{
  for (gsize i = 0; intent->ticked != NULL && intent->ticked[i] != NULL; i++)
    if (g_str_equal (intent->ticked[i], item->id) || g_strcmp0 (intent->ticked[i], item->text) == 0)
      return TRUE;

  return FALSE;
}

static void
add_items (JsonArray            *array,
           const StewardIntent  *intent,
           GPtrArray            *items,
           guint                *n_ticked)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const StewardChecklistItem *item = g_ptr_array_index (items, i);
      gboolean ticked = is_ticked (intent, item);
      JsonObject *object;

      if (!ticked && item->check != NULL)
        continue;
      object = steward_body_add_object (array);
      steward_body_set_text (object, "item", item->id);
      steward_body_set_flag (object, "ticked", ticked);
      *n_ticked += ticked;
    }
}

static gboolean
add_checklist (StewardVerbContext  *verb,
               JsonObject          *body,
               GError             **error)
{
  const StewardReview *review = verb->review;
  const StewardProcedure *procedure = steward_charter_get_procedure (verb->rules->charter, review->kind);
  const StewardLevelRule *level = steward_charter_get_level (verb->rules->charter, review->level);
  g_autoptr(JsonArray) items = json_array_new ();
  guint n_given = verb->intent->ticked != NULL ? g_strv_length (verb->intent->ticked) : 0;
  guint n_ticked = 0;
  guint n;

  if (procedure != NULL)
    add_items (items, verb->intent, procedure->checklist, &n_ticked);
  if (level != NULL)
    add_items (items, verb->intent, level->criteria, &n_ticked);
  n = json_array_get_length (items);
  if (n_given > n_ticked)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "%u of the items that are ticked are not on the checklist of this review.",
                                n_given - n_ticked);
  if (n > 0)
    json_object_set_array_member (body, "checklist", g_steal_pointer (&items));
  if (verb->intent->choice == STEWARD_VOTE_APPROVE && n_ticked < n)
    steward_act_add_warning (verb->act, "%u of %u items of the checklist are not ticked; that is recorded.",
                             n - n_ticked, n);

  return TRUE;
}

static gboolean
has_change (const StewardReview *review,
            const char          *path)
{
  for (guint i = 0; i < review->changes->len; i++)
    if (g_str_equal (((StewardReviewChange *) g_ptr_array_index (review->changes, i))->path, path))
      return TRUE;

  return FALSE;
}

static gboolean
add_exceptions (StewardVerbContext  *verb,
                JsonObject          *body,
                GError             **error)
{
  const StewardReview *review = verb->review;
  char **except = verb->intent->except;

  if (except == NULL || except[0] == NULL)
    return TRUE;
  if (review->kind != STEWARD_REVIEW_CONTRACT && review->kind != STEWARD_REVIEW_BREAKING_CONTRACT)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Only changes of a contract can be approved in part.");
  for (gsize i = 0; except[i] != NULL; i++)
    {
      if (!has_change (review, except[i]))
        return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "“%.200s” is no change of this review.", except[i]);
      for (gsize j = 0; j < i; j++)
        if (g_str_equal (except[i], except[j]))
          return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "“%.200s” is left out twice.", except[i]);
    }
  if (g_strv_length (except) >= review->changes->len)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "An approval that leaves out every change is a rejection; reject, and say why.");
  steward_body_set_list (body, "except", (const char *const *) except);

  return TRUE;
}

static gboolean
add_condition (StewardVerbContext            *verb,
               const StewardIntentCondition  *condition,
               guint                          number,
               JsonArray                     *array,
               GError                       **error)
{
  g_autofree char *id = g_strdup_printf ("c%" G_GINT64_FORMAT "-%u", verb->review->version + 1, number);
  g_autofree char *text = NULL;
  g_autofree char *owner = NULL;
  JsonObject *object;

  if (!steward_verb_add_comment (verb, condition->text, "A condition", &text, error))
    return FALSE;
  if (text == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A condition says nothing; write what has to be done.");
  if (condition->due != 0 && condition->due <= verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A condition is due in the past; choose a later day.");
  if (condition->owner != NULL)
    {
      owner = steward_verb_resolve (verb, condition->owner, error);
      if (owner == NULL)
        return FALSE;
    }

  object = steward_body_add_object (array);
  steward_body_set_text (object, "id", id);
  steward_body_set_text (object, "text", text);
  steward_body_set_time (object, "due", condition->due);
  steward_body_set_text (object, "owner", owner != NULL ? owner : verb->review->requester);

  return TRUE;
}

static gboolean
add_conditions (StewardVerbContext  *verb,
                JsonObject          *body,
                GError             **error)
{
  GPtrArray *conditions = verb->intent->conditions;
  g_autoptr(JsonArray) array = json_array_new ();

  if (conditions->len > STEWARD_MAX_ITEMS)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An approval can have %u conditions at most.",
                                STEWARD_MAX_ITEMS);
  for (guint i = 0; i < conditions->len; i++)
    if (!add_condition (verb, g_ptr_array_index (conditions, i), i + 1, array, error))
      return FALSE;
  if (conditions->len > 0)
    json_object_set_array_member (body, "conditions", g_steal_pointer (&array));

  return TRUE;
}

static gboolean
add_vote (StewardVerbContext  *verb,
          const Voter         *voter,
          GError             **error)
{
  JsonObject *body = steward_verb_add_to_review (verb, STEWARD_EVENT_VOTE_CAST);
  g_autofree char *comment = NULL;

  steward_body_set_text (body, "seat", voter->seat->id);
  steward_body_set_text (body, "person", voter->person);
  steward_body_set_text (body, "choice", steward_vote_choice_to_id (verb->intent->choice));
  steward_body_set_text (body, "revision", verb->review->revision);
  steward_body_set_flag (body, "delegate", voter->delegate);
  if (!steward_verb_add_comment (verb, verb->intent->comment, "The comment", &comment, error))
    return FALSE;
  steward_body_set_text (body, "comment", comment);
  if (voter->meeting != NULL)
    steward_body_set_text (body, "meeting", voter->meeting->id);

  return add_checklist (verb, body, error) && add_exceptions (verb, body, error) &&
         add_conditions (verb, body, error);
}

/* What the tally counts once the vote is there. */
static void
put_vote (StewardVerbContext  *verb,
          const Voter         *voter)
{
  StewardVote *vote = steward_vote_new ();

  vote->seat = g_strdup (voter->seat->id);
  vote->person = g_strdup (voter->person);
  vote->actor = g_strdup (verb->actor);
  vote->choice = verb->intent->choice;
  vote->time = verb->now;
  vote->except = g_strdupv (verb->intent->except);
  vote->delegate = voter->delegate;
  for (guint i = verb->review->votes->len; i > 0; i--)
    if (g_str_equal (((StewardVote *) g_ptr_array_index (verb->review->votes, i - 1))->seat, vote->seat))
      g_ptr_array_remove_index (verb->review->votes, i - 1);
  g_ptr_array_add (verb->review->votes, vote);
}

static const char *
get_title (StewardVoteChoice choice)
{
  switch (choice)
    {
    case STEWARD_VOTE_APPROVE:
      return "Approve";
    case STEWARD_VOTE_REJECT:
      return "Reject";
    case STEWARD_VOTE_ABSTAIN:
      return "Abstain from";
    }

  return "Vote on";
}

gboolean
steward_cast_vote_prepare (StewardCouncil  *council,
                           StewardAct      *act,
                           GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(Voter) voter = { 0 };
  StewardVerbNeeds needs = STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_OPEN;

  if (act->intent->meeting != NULL)
    needs |= STEWARD_NEEDS_MEETING;
  if (!steward_verb_begin (&verb, council, act, needs, error) || !find_voter (&verb, &voter, error) ||
      !steward_decision_check_subject (&verb, error) || !check_words (&verb, error) ||
      !check_repeated (&verb, &voter, error) || !add_vote (&verb, &voter, error))
    return FALSE;

  act->summary = g_strdup_printf ("%s “%s” for the %s seat%s", get_title (act->intent->choice), verb.review->title,
                                  voter.seat->title, voter.delegate ? ", as a delegate" : "");
  put_vote (&verb, &voter);

  return steward_decision_add_tally (&verb, voter.meeting != NULL ? voter.meeting->id : NULL, error);
}
