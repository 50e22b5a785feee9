/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access for people, in the order in which one reads it: what is asked and
 * how it stands, who decides, what becomes visible, what runs, what happened.
 * What was decided and what the platform has are told apart. */

#include "config.h"

#include "steward-access-output.h"

#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

static const char *
get_text (const StewardAccessCase *access_case,
          const char              *payload)
{
  const char *text = payload != NULL ? steward_access_case_get_text (access_case, payload) : NULL;

  return text != NULL ? text : "";
}

static void
print_time_field (const char *title,
                  gint64      time)
{
  g_autofree char *text = time > 0 ? steward_output_time (time) : NULL;

  steward_output_field (title, text);
}

static void
print_person_field (const char              *title,
                    const StewardAccessCase *access_case,
                    const char              *person)
{
  if (person != NULL)
    steward_output_field (title, steward_output_person_name (access_case->state, person));
}

static gboolean
is_revocation (const StewardAccess *access)
{
  return access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;
}

/* "Requested: waits for …", with what is late about it. */
static void
print_standing (const StewardAccessCase *access_case)
{
  const StewardAccess *access = access_case->access;
  gboolean late = steward_access_is_overdue (access, steward_instant_now ());
  const char *words = steward_access_is_open (access) && access_case->tally != NULL ? access_case->tally->words
                                                                                    : access->outcome;
  g_autofree char *state = g_strdup_printf ("%s%s%s%s", steward_access_state_to_title (access->state),
                                            words != NULL ? ": " : "", words != NULL ? words : "",
                                            late && steward_access_is_open (access) ? " (overdue)" : "");
  const char *provision = access->provision != STEWARD_PROVISION_NONE
                            ? steward_provision_state_to_title (access->provision)
                            : is_revocation (access) ? "Nothing was taken back" : "Nothing was granted";
  g_autofree char *platform = g_strdup_printf ("%s%s%s%s", provision,
                                               access->provision_reason != NULL ? ": " : "",
                                               access->provision_reason != NULL ? access->provision_reason : "",
                                               late && !steward_access_is_open (access) ? " (overdue)" : "");

  steward_output_field ("Decision", state);
  steward_output_field ("On the platform", platform);
}

static void
print_consumer (const StewardAccessCase *access_case)
{
  const StewardAccessAsk *ask = access_case->access->ask;
  g_autofree char *consumer = g_strdup_printf ("%s (%s%s%s)", access_case->consumer != NULL ? access_case->consumer
                                                                                           : ask->consumer,
                                               steward_consumer_kind_to_id (ask->consumer_kind),
                                               ask->domain != NULL ? ", " : "",
                                               ask->domain != NULL ? ask->domain : "");

  steward_output_field ("Consumer", consumer);
  print_person_field ("Asked by", access_case, access_case->access->requester);
  print_person_field ("On behalf of", access_case, ask->on_behalf);
  print_person_field ("Answers for it", access_case, ask->answerable);
}

/* Those under which it is decided, or NULL. */
static const StewardAccessRules *
find_rules (const StewardAccessCase *access_case)
{
  return access_case->rules != NULL && access_case->rules->charter != NULL ? access_case->rules->charter->access
                                                                           : NULL;
}

static const char *
name_purpose (const StewardAccessCase *access_case)
{
  const StewardAccessRules *rules = find_rules (access_case);
  const char *purpose = access_case->access->ask->purpose;
  const char *words = rules != NULL && purpose != NULL ? steward_access_rules_get_purpose (rules, purpose) : NULL;

  return words != NULL ? words : purpose;
}

static const char *
name_legal_basis (const StewardAccessCase *access_case)
{
  const StewardAccessRules *rules = find_rules (access_case);
  const char *basis = access_case->access->ask->legal_basis;
  const char *words = rules != NULL && basis != NULL ? steward_access_rules_get_legal_basis (rules, basis) : NULL;

  return words != NULL ? words : basis;
}

static void
print_contract (const StewardAccessCase *access_case)
{
  const StewardAccess *access = access_case->access;
  g_autofree char *contract = NULL;

  if (access->contract_version == NULL && access->contract == NULL)
    return;
  contract = g_strdup_printf ("%s, frozen in this request%s", access->contract_version != NULL
                                                                ? access->contract_version : "without a version",
                              access_case->contract_changed ? "; it has changed since" : "");
  steward_output_field ("Contract", contract);
  steward_output_field ("", access->contract);
}

static const char *
name_classification (StewardClassification classification)
{
  return classification != STEWARD_CLASSIFICATION_UNKNOWN ? steward_classification_to_title (classification)
                                                          : "Not said of some columns; they count as restricted";
}

static void
print_head (const StewardAccessCase *access_case)
{
  const StewardAccess *access = access_case->access;
  const char *name = access_case->detail != NULL ? access_case->detail->entry->name : access->subject;
  g_autofree char *period = access->terms != NULL ? steward_access_describe_period (access, access->terms) : NULL;
  g_autofree char *charter = g_strdup_printf ("version %" G_GINT64_FORMAT, access->charter);

  steward_output_field ("Access", access->id);
  steward_output_field ("Title", access->title);
  if (access->ask->emergency)
    steward_output_field ("Emergency", access->reviewed_at > 0 ? "yes, and reviewed" : "yes; it must be reviewed");
  print_standing (access_case);
  steward_output_field ("Product", name);
  if (g_strcmp0 (name, access->subject) != 0)
    steward_output_field ("URN", access->subject);
  steward_output_field ("Domain", access->domain);
  print_consumer (access_case);
  steward_output_field ("Purpose", name_purpose (access_case));
  steward_output_field ("Legal basis", name_legal_basis (access_case));
  steward_output_field ("Ticket", access->ask->ticket);
  if (!is_revocation (access))
    {
      steward_output_field ("Period", period);
      steward_output_field ("Highest class", name_classification (access->classification));
    }
  print_contract (access_case);
  print_time_field ("Requested", access->requested_at);
  print_time_field ("Due", steward_access_is_open (access) ? access->due : 0);
  print_time_field ("Decided", access->decided_at);
  print_time_field ("Ended", access->ended_at);
  print_time_field ("Review due", access->reviewed_at > 0 ? 0 : access->review_due);
  print_time_field ("Reviewed", access->reviewed_at);
  steward_output_field ("Charter", charter);
  steward_output_field ("By the rule", access->rule);
  if (access->purpose_text == NULL)
    return;
  steward_output_heading ("Why");
  steward_output_lines ("  ", get_text (access_case, access->purpose_text));
}

static void
print_sentences (const char *title,
                 GPtrArray  *sentences)
{
  if (sentences == NULL || sentences->len == 0)
    return;
  steward_output_heading (title);
  for (guint i = 0; i < sentences->len; i++)
    steward_output_lines ("  ", g_ptr_array_index (sentences, i));
}

static void
print_drift (GPtrArray *items)
{
  if (items == NULL || items->len == 0)
    return;
  steward_output_heading ("The platform grants something else than was approved");
  for (guint i = 0; i < items->len; i++)
    {
      const StewardDriftItem *item = g_ptr_array_index (items, i);
      g_autofree char *words = steward_output_escape (item->words);

      steward_output_print ("  %s: %s\n", steward_drift_kind_to_title (item->kind), words);
    }
}

/* Who has decided a step, or may, or why it was left out. */
static char *
describe_step (const StewardAccessCase *access_case,
               const StewardAccessStep *step,
               StewardStepState         state)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < access_case->access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (access_case->access->votes, i);
      g_autofree char *time = steward_output_time (vote->time);
      const char *comment = get_text (access_case, vote->comment);

      if (g_strcmp0 (vote->step, step->id) != 0)
        continue;
      g_string_append_printf (words, "%s%s %s%s%s, %s", words->len > 0 ? "; " : "",
                              steward_output_person_name (access_case->state, vote->person),
                              vote->approves ? "approved" : "rejected",
                              step->roles[0] != NULL && step->roles[1] != NULL ? " as " : "",
                              step->roles[0] != NULL && step->roles[1] != NULL ? vote->role : "", time);
      if (vote->delegate)
        g_string_append (words, ", as delegate");
      if (*comment != '\0')
        g_string_append_printf (words, ": “%s”", comment);
    }
  if (words->len > 0)
    return g_string_free (g_steal_pointer (&words), FALSE);
  if (state == STEWARD_STEP_SKIPPED && step->rule != NULL)
    return g_strdup_printf ("%s (rule %s)", step->reason != NULL ? step->reason : "", step->rule);
  for (guint i = 0; state == STEWARD_STEP_WAITS && i < access_case->waits_for->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            steward_output_person_name (access_case->state,
                                                        g_ptr_array_index (access_case->waits_for, i)));
  if (words->len > 0)
    return g_string_free (g_steal_pointer (&words), FALSE);
  if (state == STEWARD_STEP_DEAD)
    return g_strdup ("nobody is there who may decide it; that never counts as approval");

  return g_strdup (step->reason != NULL ? step->reason : "");
}

static void
print_steps (const StewardAccessCase *access_case)
{
  static const char *const titles[] = { "", "STEP", "STANDS", "WHO", NULL };
  const StewardAccess *access = access_case->access;
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autofree char *last = g_strdup_printf ("%u", access->steps->len + 1);

  steward_output_heading ("Steps");
  for (guint i = 0; i < access->steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (access->steps, i);
      StewardStepState state = access_case->tally != NULL && i < access_case->tally->n_steps
                                 ? access_case->tally->steps[i]
                                 : step->asked ? STEWARD_STEP_LATER : STEWARD_STEP_SKIPPED;
      g_autofree char *words = describe_step (access_case, step, state);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      steward_table_add (table, number, step->title != NULL ? step->title : step->id,
                         steward_step_state_to_id (state), words, NULL);
    }
  steward_table_add (table, last, "Provisioning", steward_provision_state_to_id (access->provision),
                     access->provision_reason != NULL ? access->provision_reason : "", NULL);
  steward_table_print (table, "  ");
}

/* The statements of the last effect were recorded when it was decided. */
static const char *
name_recorded (const StewardAccess *access)
{
  const StewardEffectRecord *last =
    access->effects->len > 0 ? g_ptr_array_index (access->effects, access->effects->len - 1) : NULL;
  gboolean done = last != NULL && (g_strcmp0 (last->outcome, "done") == 0 ||
                                   g_strcmp0 (last->outcome, "confirmed") == 0);

  if (last != NULL && g_strcmp0 (last->action, "revoke") == 0)
    return done ? "What was run to take it back" : "Exactly what is to be run to take it back";

  return done ? "What was run" : "Exactly what is to be run";
}

static void
print_plans (const StewardAccessCase    *access_case,
             const StewardAccessPreview *preview)
{
  gboolean again = access_case->plan != NULL && preview->plan != NULL &&
                   g_strcmp0 (access_case->plan->digest, preview->plan->digest) == 0;

  if (access_case->plan != NULL)
    {
      steward_output_heading (name_recorded (access_case->access));
      steward_plan_print (access_case->plan);
    }
  if (preview->plan != NULL && !again)
    {
      steward_output_heading (access_case->effect->action == STEWARD_EFFECT_GRANT
                                ? "Exactly what will run" : "Exactly what will run to take it back");
      steward_plan_print (preview->plan);
    }
  if (preview->trouble == NULL)
    return;
  steward_output_heading ("What would run is not known now");
  steward_output_lines ("  ", preview->trouble);
}

static void
print_effects (const StewardAccess *access)
{
  static const char *const titles[] = { "EFFECT", "ACTION", "OUTCOME", "TRIES", "WHEN", "WHAT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (access->effects->len == 0)
    return;
  for (guint i = 0; i < access->effects->len; i++)
    {
      const StewardEffectRecord *effect = g_ptr_array_index (access->effects, i);
      g_autofree char *time = steward_output_time (effect->time);
      g_autofree char *attempts = g_strdup_printf ("%u", effect->attempts);

      steward_table_add (table, effect->id, effect->action, effect->outcome, attempts, time,
                         effect->words != NULL ? effect->words : "", NULL);
    }
  steward_output_heading ("What was done on the platform");
  steward_table_print (table, "  ");
}

static void
print_overlaps (GPtrArray *overlaps)
{
  if (overlaps == NULL || overlaps->len == 0)
    return;
  steward_output_heading ("Overlaps");
  for (guint i = 0; i < overlaps->len; i++)
    {
      const StewardAccessOverlap *overlap = g_ptr_array_index (overlaps, i);
      g_autofree char *words = steward_output_escape (overlap->words);

      steward_output_print ("  %s%s\n", words, overlap->duplicate ? " All that is asked for is in it." : "");
    }
}

/* What whoever decides can tick. */
static void
print_checklist (const StewardAccessCase *access_case)
{
  static const char *const titles[] = { "ITEM", "CHECK", NULL };
  const StewardAccessRules *rules = find_rules (access_case);
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (!steward_access_is_open (access_case->access) || rules == NULL || rules->checklist == NULL ||
      rules->checklist->len == 0)
    return;
  for (guint i = 0; i < rules->checklist->len; i++)
    {
      const StewardChecklistItem *item = g_ptr_array_index (rules->checklist, i);

      steward_table_add (table, item->id, item->text, NULL);
    }
  steward_output_heading ("Checklist");
  steward_table_print (table, "  ");
}

static void
print_remarks (const StewardAccessCase *access_case)
{
  GPtrArray *remarks = access_case->access->remarks;

  if (remarks->len > 0)
    steward_output_heading ("Comments");
  for (guint i = 0; i < remarks->len; i++)
    {
      const StewardRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *name = steward_output_escape (steward_output_person_name (access_case->state, remark->person));
      g_autofree char *time = steward_output_time (remark->time);

      steward_output_print ("  %s, %s%s\n", name, time, remark->asks_changes ? ", asks for changes" : "");
      steward_output_lines ("    ", get_text (access_case, remark->comment));
    }
}

static void
print_attachments (const StewardAccessCase *access_case)
{
  static const char *const titles[] = { "FILE", "TYPE", "ADDED", "PAYLOAD", NULL };
  GPtrArray *attachments = access_case->access->attachments;
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (attachments->len == 0)
    return;
  for (guint i = 0; i < attachments->len; i++)
    {
      const StewardAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *time = steward_output_time (attachment->time);

      steward_table_add (table, get_text (access_case, attachment->name), attachment->media_type, time,
                         attachment->payload, NULL);
    }
  steward_output_heading ("Evidence");
  steward_table_print (table, "  ");
}

static void
print_decider (const StewardAccessCase *access_case)
{
  gboolean may = access_case->decider == STEWARD_DECIDER_MAY || access_case->decider == STEWARD_DECIDER_DECIDED;

  steward_output_print ("\n");
  if (may && access_case->role != NULL)
    steward_output_print ("You may decide it in the role %s%s.\n", access_case->role,
                          access_case->is_delegate ? ", as a delegate" : "");
  if (access_case->decider != STEWARD_DECIDER_MAY)
    steward_output_print ("%s\n", steward_decider_to_sentence (access_case->decider));
}

/**
 * steward_access_print:
 * @access_case: an access with all that stands beside it
 * @preview: what would run
 */
void
steward_access_print (const StewardAccessCase    *access_case,
                      const StewardAccessPreview *preview)
{
  const StewardAccess *access = access_case->access;

  print_head (access_case);
  print_drift (access_case->drift);
  print_sentences ("Pointed out by the charter", access->flags);
  print_steps (access_case);
  steward_access_print_all_terms (access);
  if (!is_revocation (access))
    steward_exposure_print (access_case->exposure);
  print_plans (access_case, preview);
  print_effects (access);
  print_overlaps (access_case->overlaps);
  print_remarks (access_case);
  print_attachments (access_case);
  print_checklist (access_case);
  print_decider (access_case);
}
