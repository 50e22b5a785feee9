/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A review with all its evidence for people, in the order in which one reads
 * it: what it is, what changes, what is known, how it stands. */

#include "config.h"

#include "steward-review-output.h"

#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

static const char *
get_text (const StewardEvidence *evidence,
          const char            *payload)
{
  const char *text = payload != NULL ? steward_evidence_get_text (evidence, payload) : NULL;

  return text != NULL ? text : "";
}

/* The name in the catalog where there is one; else as it was recorded. */
static const char *
find_subject (const StewardEvidence *evidence)
{
  if (evidence->detail != NULL)
    return evidence->detail->entry->name;
  if (evidence->after != NULL && evidence->after->name != NULL)
    return evidence->after->name;

  return evidence->review->subject;
}

static void
print_time_field (const char *title,
                  gint64      time)
{
  g_autofree char *text = time > 0 ? steward_output_time (time) : NULL;

  steward_output_field (title, text);
}

static void
print_head (const StewardEvidence *evidence)
{
  const StewardReview *review = evidence->review;
  g_autofree char *charter = g_strdup_printf ("version %" G_GINT64_FORMAT, review->charter);

  steward_output_field ("Review", review->id);
  steward_output_field ("Title", review->title);
  steward_output_field ("Kind", steward_review_kind_to_title (review->kind));
  steward_output_field ("State", steward_change_state_to_title (review->state));
  steward_output_field ("Subject", find_subject (evidence));
  if (g_strcmp0 (find_subject (evidence), review->subject) != 0)
    steward_output_field ("URN", review->subject);
  steward_output_field ("Domain", review->domain);
  steward_output_field ("Asked by", steward_output_person_name (evidence->state, review->requester));
  if (review->level != STEWARD_CERTIFICATION_NONE)
    steward_output_field ("Level", steward_certification_to_id (review->level));
  print_time_field ("Until", review->until);
  print_time_field ("Opened", review->opened_at);
  print_time_field ("Due", review->due);
  print_time_field ("Decided", review->decided_at);
  steward_output_field ("Outcome", review->outcome);
  if (review->overridden)
    steward_output_field ("Override", "decided by the chair against the count");
  steward_output_field ("Charter", charter);
  steward_output_field ("Revision", review->revision);
  steward_output_field ("Appeal of", review->appeal_of);
  steward_output_field ("Followed by", review->successor);
  steward_output_field ("Version", evidence->version_advice);
  if (review->note != NULL)
    {
      steward_output_heading ("Why");
      steward_output_lines ("  ", get_text (evidence, review->note));
    }
}

/* Whether the council left this change out, for the end of its line. */
static const char *
describe_outcome (const StewardReview *review,
                  const char          *path)
{
  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (g_strcmp0 (change->path, path) == 0 && g_strcmp0 (change->outcome, "left-out") == 0)
        return " (left out by the council)";
    }

  return "";
}

static void
print_change (const StewardReview      *review,
              const StewardEntryChange *change)
{
  g_autofree char *path = steward_output_escape (change->path);
  g_autofree char *before = steward_output_escape (change->before);
  g_autofree char *after = steward_output_escape (change->after);
  g_autofree char *note = steward_output_escape (change->note);
  static const char signs[] = { [STEWARD_CHANGE_ADDED] = '+', [STEWARD_CHANGE_REMOVED] = '-',
                                [STEWARD_CHANGE_CHANGED] = '~' };

  steward_output_print ("  %c %s: %s%s\n", signs[change->kind], steward_impact_to_id (change->impact), path,
                        describe_outcome (review, change->path));
  if (change->kind == STEWARD_CHANGE_CHANGED)
    steward_output_print ("      %s → %s\n", before, after);
  else if (*before != '\0' || *after != '\0')
    steward_output_print ("      %s%s\n", before, after);
  if (*note != '\0')
    steward_output_print ("      %s\n", note);
}

static void
print_changes (const StewardEvidence *evidence)
{
  if (evidence->changes == NULL || evidence->changes->len == 0)
    return;
  steward_output_heading ("What changes");
  for (guint i = 0; i < evidence->changes->len; i++)
    print_change (evidence->review, g_ptr_array_index (evidence->changes, i));
}

static void
print_findings (GPtrArray *findings)
{
  if (findings == NULL || findings->len == 0)
    return;
  steward_output_heading ("Findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *file = steward_output_escape (finding->file);
      g_autofree char *message = steward_output_escape (finding->message);

      steward_output_print ("  %s:%u:%u: %s: %s\n", file, finding->line, finding->column,
                            steward_severity_to_id (finding->severity), message);
    }
}

static void
print_checks (GPtrArray *checks)
{
  static const char *const titles[] = { "ITEM", "CHECK", "BY", "FOUND", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (checks == NULL || checks->len == 0)
    return;
  for (guint i = 0; i < checks->len; i++)
    {
      const StewardCheck *check = g_ptr_array_index (checks, i);
      g_autofree char *found = check->words != NULL
                                 ? g_strdup_printf ("%s: %s", steward_check_state_to_id (check->state), check->words)
                                 : g_strdup (check->automatic ? steward_check_state_to_id (check->state) : "");

      steward_table_add (table, check->item->id, check->item->text, check->automatic ? "machine" : "people", found,
                         NULL);
    }
  steward_output_heading ("Checklist");
  steward_table_print (table, "  ");
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
describe_effect (const StewardReader *reader)
{
  switch (reader->effect)
    {
    case STEWARD_READER_FITS:
      return "fits";
    case STEWARD_READER_MAY_BREAK:
      return "may break: does not say what it reads";
    case STEWARD_READER_BREAKS:
      return "breaks";
    }

  return "";
}

static void
print_downstream (const StewardEvidence *evidence)
{
  static const char *const titles[] = { "NAME", "DOMAIN", "CONTACT", "EFFECT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (evidence->readers->len == 0)
    return;
  for (guint i = 0; i < evidence->readers->len; i++)
    {
      const StewardReader *reader = g_ptr_array_index (evidence->readers, i);
      g_autofree char *effect = reader->words != NULL
                                  ? g_strdup_printf ("%s: %s", describe_effect (reader), reader->words)
                                  : g_strdup (evidence->changes->len > 0 ? describe_effect (reader) : "");

      steward_table_add (table, or_nothing (reader->edge->name), or_nothing (reader->edge->domain),
                         or_nothing (reader->contact), effect, NULL);
    }
  steward_output_heading ("Who reads it");
  steward_table_print (table, "  ");
}

static char *
describe_vote (const StewardEvidence *evidence,
               const StewardBallot   *ballot)
{
  const StewardVote *vote = ballot->vote;
  GString *words = g_string_new (steward_ballot_to_id (ballot->state));
  StewardCouncilState *state = evidence->state;

  if (ballot->cause != NULL)
    g_string_append_printf (words, " (%s)", ballot->cause);
  if (vote == NULL || ballot->state == STEWARD_BALLOT_RECUSED)
    return g_string_free (words, FALSE);
  if (vote->delegate)
    g_string_append_printf (words, ", by %s as delegate", steward_output_person_name (state, vote->person));
  if (g_strcmp0 (vote->person, vote->actor) != 0)
    g_string_append_printf (words, ", entered by %s", steward_output_person_name (state, vote->actor));
  for (gsize i = 0; vote->except != NULL && vote->except[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? ", except " : ", ", vote->except[i]);

  return g_string_free (words, FALSE);
}

static void
print_ballots (const StewardEvidence *evidence)
{
  static const char *const titles[] = { "SEAT", "HOLDER", "ROLE", "VOTE", "COMMENT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < evidence->tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (evidence->tally->ballots, StewardBallot, i);
      g_autofree char *words = describe_vote (evidence, ballot);

      steward_table_add (table, ballot->seat->id,
                         ballot->seat->holder != NULL
                           ? steward_output_person_name (evidence->state, ballot->seat->holder) : "",
                         steward_seat_role_to_id (ballot->seat->role), words,
                         ballot->vote != NULL ? get_text (evidence, ballot->vote->comment) : "", NULL);
    }
  steward_table_print (table, "  ");
}

static void
print_tally (const StewardEvidence *evidence)
{
  const StewardTally *tally = evidence->tally;
  g_autofree char *reason = NULL;

  if (tally == NULL)
    return;
  reason = steward_output_escape (tally->reason);
  steward_output_heading ("Votes");
  steward_output_print ("  %s: %s\n", steward_tally_state_to_title (tally->state), reason);
  steward_output_print ("  %u for (%u needed), %u against (%u needed), %u abstained, %u open, %u recused; "
                        "quorum %u%s\n",
                        tally->n_for, tally->approvals_needed, tally->n_against, tally->rejections_needed,
                        tally->n_abstained, tally->n_open, tally->n_recused, tally->quorum,
                        tally->has_quorum ? "" : ", not reached");
  print_ballots (evidence);
}

static void
print_steps (const StewardEvidence *evidence)
{
  GPtrArray *steps = evidence->review->steps;

  if (steps->len > 0)
    steward_output_heading ("Steps");
  for (guint i = 0; i < steps->len; i++)
    {
      const StewardStep *step = g_ptr_array_index (steps, i);
      g_autofree char *seat = steward_output_escape (step->seat);
      g_autofree char *reason = steward_output_escape (step->reason);

      steward_output_print ("  %s %s: %s\n", seat, step->asked ? "asked" : "skipped", reason);
    }
}

static void
print_remarks (const StewardEvidence *evidence)
{
  GPtrArray *remarks = evidence->review->remarks;

  if (remarks->len > 0)
    steward_output_heading ("Comments");
  for (guint i = 0; i < remarks->len; i++)
    {
      const StewardRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *name = steward_output_escape (steward_output_person_name (evidence->state, remark->person));
      g_autofree char *time = steward_output_time (remark->time);

      steward_output_print ("  %s, %s%s\n", name, time, remark->asks_changes ? ", asks for changes" : "");
      steward_output_lines ("    ", get_text (evidence, remark->comment));
    }
}

static void
print_conditions (const StewardEvidence *evidence)
{
  static const char *const titles[] = { "ID", "CONDITION", "OWNER", "DUE", "MET", NULL };
  GPtrArray *conditions = evidence->review->conditions;
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (conditions->len == 0)
    return;
  for (guint i = 0; i < conditions->len; i++)
    {
      const StewardCondition *condition = g_ptr_array_index (conditions, i);
      g_autofree char *due = condition->due > 0 ? steward_output_time (condition->due) : g_strdup ("");
      g_autofree char *met = condition->met_at > 0 ? steward_output_time (condition->met_at) : g_strdup ("not yet");

      steward_table_add (table, condition->id, get_text (evidence, condition->text),
                         condition->owner != NULL ? steward_output_person_name (evidence->state, condition->owner)
                                                  : "",
                         due, met, NULL);
    }
  steward_output_heading ("Conditions");
  steward_table_print (table, "  ");
}

static void
print_attachments (const StewardEvidence *evidence)
{
  static const char *const titles[] = { "FILE", "TYPE", "ADDED", "PAYLOAD", NULL };
  GPtrArray *attachments = evidence->review->attachments;
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (attachments->len == 0)
    return;
  for (guint i = 0; i < attachments->len; i++)
    {
      const StewardAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *time = steward_output_time (attachment->time);

      steward_table_add (table, get_text (evidence, attachment->name), attachment->media_type, time,
                         attachment->payload, NULL);
    }
  steward_output_heading ("Evidence");
  steward_table_print (table, "  ");
}

static void
print_past (const char *title,
            GPtrArray  *reviews)
{
  if (reviews == NULL || reviews->len == 0)
    return;
  steward_output_heading (title);
  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardPastReview *past = g_ptr_array_index (reviews, i);
      g_autofree char *name = steward_output_escape (past->title);
      g_autofree char *words = steward_output_escape (past->outcome);

      steward_output_print ("  %s %s: %s%s%s\n", past->review, steward_change_state_to_id (past->state), name,
                            *words != '\0' ? ". " : "", words);
    }
}

static void
print_voter (const StewardEvidence *evidence)
{
  g_autofree char *until = NULL;

  steward_output_print ("\n");
  if (evidence->voter == STEWARD_VOTER_MAY && evidence->seat != NULL)
    steward_output_print ("You may vote for the seat %s%s.\n", evidence->seat->id,
                          evidence->is_delegate ? " as a delegate" : "");
  else if (evidence->voter != STEWARD_VOTER_MAY)
    steward_output_print ("%s\n", steward_voter_to_sentence (evidence->voter));
  if (evidence->deferred_until == 0)
    return;
  until = steward_output_time (evidence->deferred_until);
  steward_output_print ("You have deferred it until %s.\n", until);
}

/**
 * steward_review_print:
 * @evidence: of a review
 */
void
steward_review_print (const StewardEvidence *evidence)
{
  print_head (evidence);
  print_changes (evidence);
  print_findings (evidence->findings);
  print_checks (evidence->checks);
  print_downstream (evidence);
  print_tally (evidence);
  print_steps (evidence);
  print_remarks (evidence);
  print_conditions (evidence);
  print_attachments (evidence);
  print_past ("Earlier decisions on it", evidence->past);
  print_past ("Similar decisions", evidence->similar);
  print_voter (evidence);
}
