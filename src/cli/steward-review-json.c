/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A review with all its evidence as JSON, with stable member names. */

#include "config.h"

#include "steward-review-output.h"

#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-product-json.h"

typedef void (*AddFunc) (JsonBuilder           *builder,
                         const StewardEvidence *evidence,
                         gconstpointer          item);

static void
add_array (JsonBuilder           *builder,
           const char            *name,
           const StewardEvidence *evidence,
           GPtrArray             *items,
           AddFunc                add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, evidence, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_strv (JsonBuilder  *builder,
          const char   *name,
          char        **texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_payload (JsonBuilder           *builder,
             const char            *name,
             const StewardEvidence *evidence,
             const char            *payload)
{
  steward_output_add_text (builder, name, payload != NULL ? steward_evidence_get_text (evidence, payload) : NULL);
}

static void
add_touches (JsonBuilder    *builder,
             StewardTouches  touches)
{
  static const struct { StewardTouches bit; const char *id; } words[] = {
    { STEWARD_TOUCHES_PERSONAL, "personal" },
    { STEWARD_TOUCHES_RESTRICTED, "restricted" },
    { STEWARD_TOUCHES_EXTERNAL, "external" },
    { STEWARD_TOUCHES_BREAKING, "breaking" },
  };

  json_builder_set_member_name (builder, "touches");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (touches & words[i].bit)
      json_builder_add_string_value (builder, words[i].id);
  json_builder_end_array (builder);
}

/**
 * steward_review_add_head:
 * @builder: inside an object
 * @state: of the council
 * @review: a review
 *
 * Adds the members that a listing has, too.
 */
void
steward_review_add_head (JsonBuilder         *builder,
                         StewardCouncilState *state,
                         const StewardReview *review)
{
  steward_output_add_text (builder, "id", review->id);
  steward_output_add_text (builder, "kind", steward_review_kind_to_id (review->kind));
  steward_output_add_text (builder, "state", steward_change_state_to_id (review->state));
  steward_output_add_text (builder, "title", review->title);
  steward_output_add_text (builder, "subject", review->subject);
  steward_output_add_text (builder, "domain", review->domain);
  steward_output_add_person (builder, "requester", state, review->requester);
  steward_output_add_text (builder, "level", review->level != STEWARD_CERTIFICATION_NONE
                                               ? steward_certification_to_id (review->level) : NULL);
  steward_output_add_time (builder, "opened_at", review->opened_at);
  steward_output_add_time (builder, "due", review->due);
  steward_output_add_time (builder, "decided_at", review->decided_at);
  steward_output_add_text (builder, "outcome", review->outcome);
  steward_output_add_bool (builder, "overridden", review->overridden);
}

static void
add_vote (JsonBuilder           *builder,
          const StewardEvidence *evidence,
          gconstpointer          item)
{
  const StewardVote *vote = item;
  g_autoptr(JsonNode) checklist = vote->checklist != NULL
                                    ? steward_json_parse (vote->checklist, -1, STEWARD_JSON_STRICT, NULL, NULL) : NULL;

  steward_output_add_text (builder, "seat", vote->seat);
  steward_output_add_person (builder, "person", evidence->state, vote->person);
  steward_output_add_person (builder, "entered_by", evidence->state,
                             g_strcmp0 (vote->person, vote->actor) != 0 ? vote->actor : NULL);
  steward_output_add_bool (builder, "delegate", vote->delegate);
  steward_output_add_text (builder, "choice", steward_vote_choice_to_id (vote->choice));
  steward_output_add_time (builder, "time", vote->time);
  steward_output_add_int (builder, "position", vote->position);
  add_payload (builder, "comment", evidence, vote->comment);
  add_strv (builder, "except", vote->except);
  json_builder_set_member_name (builder, "checklist");
  if (checklist != NULL)
    json_builder_add_value (builder, g_steal_pointer (&checklist));
  else
    json_builder_add_null_value (builder);
  steward_output_add_text (builder, "meeting", vote->meeting);
}

static void
add_recusal (JsonBuilder           *builder,
             const StewardEvidence *evidence,
             gconstpointer          item)
{
  const StewardRecusal *recusal = item;

  steward_output_add_text (builder, "seat", recusal->seat);
  steward_output_add_person (builder, "person", evidence->state, recusal->person);
  steward_output_add_text (builder, "cause", recusal->cause);
  steward_output_add_time (builder, "time", recusal->time);
  add_payload (builder, "reason", evidence, recusal->reason);
}

static void
add_step (JsonBuilder           *builder,
          const StewardEvidence *evidence,
          gconstpointer          item)
{
  const StewardStep *step = item;

  steward_output_add_text (builder, "seat", step->seat);
  steward_output_add_bool (builder, "asked", step->asked);
  steward_output_add_text (builder, "reason", step->reason);
}

static void
add_remark (JsonBuilder           *builder,
            const StewardEvidence *evidence,
            gconstpointer          item)
{
  const StewardRemark *remark = item;

  steward_output_add_person (builder, "person", evidence->state, remark->person);
  steward_output_add_time (builder, "time", remark->time);
  steward_output_add_int (builder, "position", remark->position);
  add_payload (builder, "comment", evidence, remark->comment);
  steward_output_add_bool (builder, "asks_changes", remark->asks_changes);
}

static void
add_condition (JsonBuilder           *builder,
               const StewardEvidence *evidence,
               gconstpointer          item)
{
  const StewardCondition *condition = item;

  steward_output_add_text (builder, "id", condition->id);
  add_payload (builder, "text", evidence, condition->text);
  steward_output_add_person (builder, "owner", evidence->state, condition->owner);
  steward_output_add_time (builder, "due", condition->due);
  steward_output_add_time (builder, "met_at", condition->met_at);
  steward_output_add_person (builder, "by", evidence->state, condition->by);
}

static void
add_attachment (JsonBuilder           *builder,
                const StewardEvidence *evidence,
                gconstpointer          item)
{
  const StewardAttachment *attachment = item;

  add_payload (builder, "name", evidence, attachment->name);
  steward_output_add_text (builder, "media_type", attachment->media_type);
  steward_output_add_text (builder, "payload", attachment->payload);
  steward_output_add_time (builder, "time", attachment->time);
}

/* What the council decided about one change, for "outcome". */
static const char *
find_outcome (const StewardReview *review,
              const char          *path)
{
  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (g_strcmp0 (change->path, path) == 0)
        return change->outcome;
    }

  return NULL;
}

static void
add_change (JsonBuilder           *builder,
            const StewardEvidence *evidence,
            gconstpointer          item)
{
  const StewardEntryChange *change = item;

  steward_output_add_text (builder, "path", change->path);
  steward_output_add_text (builder, "kind", steward_change_kind_to_id (change->kind));
  steward_output_add_text (builder, "impact", steward_impact_to_id (change->impact));
  steward_output_add_text (builder, "before", change->before);
  steward_output_add_text (builder, "after", change->after);
  steward_output_add_text (builder, "note", change->note);
  steward_output_add_text (builder, "outcome", find_outcome (evidence->review, change->path));
}

const char *
steward_check_state_to_id (StewardCheckState state)
{
  switch (state)
    {
    case STEWARD_CHECK_MET:
      return "met";
    case STEWARD_CHECK_MISSED:
      return "missed";
    case STEWARD_CHECK_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
add_check (JsonBuilder           *builder,
           const StewardEvidence *evidence,
           gconstpointer          item)
{
  const StewardCheck *check = item;

  steward_output_add_text (builder, "item", check->item->id);
  steward_output_add_text (builder, "text", check->item->text);
  steward_output_add_bool (builder, "automatic", check->automatic);
  steward_output_add_text (builder, "state", steward_check_state_to_id (check->state));
  steward_output_add_text (builder, "words", check->words);
}

static void
add_past (JsonBuilder           *builder,
          const StewardEvidence *evidence,
          gconstpointer          item)
{
  const StewardPastReview *past = item;

  steward_output_add_text (builder, "id", past->review);
  steward_output_add_text (builder, "kind", steward_review_kind_to_id (past->kind));
  steward_output_add_text (builder, "state", steward_change_state_to_id (past->state));
  steward_output_add_text (builder, "title", past->title);
  steward_output_add_text (builder, "outcome", past->outcome);
  steward_output_add_text (builder, "snippet", past->snippet);
  steward_output_add_time (builder, "decided_at", past->decided_at);
}

static void
add_downstream (JsonBuilder           *builder,
                const StewardEvidence *evidence,
                gconstpointer          item)
{
  const StewardReader *reader = item;

  steward_output_add_text (builder, "urn", reader->edge->urn);
  steward_output_add_text (builder, "name", reader->edge->name);
  steward_output_add_text (builder, "domain", reader->edge->domain);
  steward_output_add_text (builder, "through", reader->edge->through);
  steward_output_add_text (builder, "contact", reader->contact);
  steward_output_add_text (builder, "address", reader->address);
  steward_output_add_text (builder, "effect", steward_reader_effect_to_id (reader->effect));
  steward_output_add_text (builder, "words", reader->words);
}

const char *
steward_ballot_to_id (StewardBallotState state)
{
  switch (state)
    {
    case STEWARD_BALLOT_FOR:
      return "for";
    case STEWARD_BALLOT_AGAINST:
      return "against";
    case STEWARD_BALLOT_ABSTAINED:
      return "abstained";
    case STEWARD_BALLOT_RECUSED:
      return "recused";
    case STEWARD_BALLOT_SKIPPED:
      return "skipped";
    case STEWARD_BALLOT_VACANT:
      return "vacant";
    case STEWARD_BALLOT_OPEN:
    default:
      return "open";
    }
}

static void
add_ballot (JsonBuilder           *builder,
            const StewardEvidence *evidence,
            const StewardBallot   *ballot)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "seat", ballot->seat->id);
  steward_output_add_text (builder, "title", ballot->seat->title);
  steward_output_add_text (builder, "role", steward_seat_role_to_id (ballot->seat->role));
  steward_output_add_person (builder, "holder", evidence->state, ballot->seat->holder);
  steward_output_add_text (builder, "state", steward_ballot_to_id (ballot->state));
  steward_output_add_text (builder, "cause", ballot->cause);
  json_builder_end_object (builder);
}

static void
add_tally (JsonBuilder           *builder,
           const StewardEvidence *evidence)
{
  const StewardTally *tally = evidence->tally;

  json_builder_set_member_name (builder, "tally");
  if (tally == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "state", steward_tally_state_to_id (tally->state));
  steward_output_add_text (builder, "reason", tally->reason);
  steward_output_add_int (builder, "for", tally->n_for);
  steward_output_add_int (builder, "against", tally->n_against);
  steward_output_add_int (builder, "abstained", tally->n_abstained);
  steward_output_add_int (builder, "open", tally->n_open);
  steward_output_add_int (builder, "recused", tally->n_recused);
  steward_output_add_int (builder, "vacant", tally->n_vacant);
  steward_output_add_int (builder, "approvals_needed", tally->approvals_needed);
  steward_output_add_int (builder, "rejections_needed", tally->rejections_needed);
  steward_output_add_int (builder, "quorum", tally->quorum);
  steward_output_add_bool (builder, "has_quorum", tally->has_quorum);
  json_builder_set_member_name (builder, "ballots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tally->ballots->len; i++)
    add_ballot (builder, evidence, &g_array_index (tally->ballots, StewardBallot, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_voter (JsonBuilder           *builder,
           const StewardEvidence *evidence)
{
  json_builder_set_member_name (builder, "voter");
  json_builder_begin_object (builder);
  steward_output_add_bool (builder, "may", evidence->voter == STEWARD_VOTER_MAY);
  steward_output_add_text (builder, "reason", evidence->voter != STEWARD_VOTER_MAY
                                                ? steward_voter_to_sentence (evidence->voter) : NULL);
  steward_output_add_text (builder, "seat", evidence->seat != NULL ? evidence->seat->id : NULL);
  steward_output_add_bool (builder, "delegate", evidence->is_delegate);
  steward_output_add_time (builder, "deferred_until", evidence->deferred_until);
  json_builder_end_object (builder);
}

static void
add_findings (JsonBuilder *builder,
              GPtrArray   *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    steward_finding_add_json (builder, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
}

static void
add_records (JsonBuilder           *builder,
             const StewardEvidence *evidence)
{
  const StewardReview *review = evidence->review;

  add_array (builder, "votes", evidence, review->votes, add_vote);
  add_array (builder, "recusals", evidence, review->recusals, add_recusal);
  add_array (builder, "steps", evidence, review->steps, add_step);
  add_array (builder, "remarks", evidence, review->remarks, add_remark);
  add_array (builder, "conditions", evidence, review->conditions, add_condition);
  add_array (builder, "attachments", evidence, review->attachments, add_attachment);
  add_array (builder, "changes", evidence, evidence->changes, add_change);
  add_array (builder, "checks", evidence, evidence->checks, add_check);
  add_array (builder, "past", evidence, evidence->past, add_past);
  add_array (builder, "similar", evidence, evidence->similar, add_past);
  add_array (builder, "downstream", evidence, evidence->readers, add_downstream);
}

/**
 * steward_review_add_json:
 * @builder: where an object is expected
 * @evidence: of a review
 */
void
steward_review_add_json (JsonBuilder           *builder,
                         const StewardEvidence *evidence)
{
  const StewardReview *review = evidence->review;

  json_builder_begin_object (builder);
  steward_review_add_head (builder, evidence->state, review);
  steward_output_add_int (builder, "version", review->version);
  steward_output_add_int (builder, "charter", review->charter);
  steward_output_add_text (builder, "revision", review->revision);
  steward_output_add_text (builder, "base", review->base);
  steward_output_add_time (builder, "until", review->until);
  steward_output_add_text (builder, "appeal_of", review->appeal_of);
  steward_output_add_text (builder, "successor", review->successor);
  add_payload (builder, "note", evidence, review->note);
  add_touches (builder, review->touches);
  steward_output_add_text (builder, "version_advice", evidence->version_advice);
  steward_output_add_bool (builder, "version_fits", evidence->version_fits);
  add_tally (builder, evidence);
  add_voter (builder, evidence);
  add_findings (builder, evidence->findings);
  add_records (builder, evidence);
  json_builder_end_object (builder);
}
