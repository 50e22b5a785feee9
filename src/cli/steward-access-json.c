/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access with all that stands beside its decision as JSON, with stable
 * member names: those of a listing, and more. */

#include "config.h"

#include "steward-access-output.h"

#include "steward-access-export.h"
#include "steward-output.h"
#include "steward-person-output.h"

typedef void (*AddFunc) (JsonBuilder             *builder,
                         const StewardAccessCase *access_case,
                         guint                    index,
                         gconstpointer            item);

static void
add_array (JsonBuilder             *builder,
           const char              *name,
           const StewardAccessCase *access_case,
           GPtrArray               *items,
           AddFunc                  add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, access_case, i, g_ptr_array_index (items, i));
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
add_payload (JsonBuilder             *builder,
             const char              *name,
             const StewardAccessCase *access_case,
             const char              *payload)
{
  steward_output_add_text (builder, name, payload != NULL ? steward_access_case_get_text (access_case, payload) : NULL);
}

/* JSON that is kept as text; null when there is none. */
static void
add_kept_json (JsonBuilder *builder,
               const char  *name,
               const char  *text)
{
  g_autoptr(JsonNode) node = text != NULL ? steward_json_parse (text, -1, STEWARD_JSON_STRICT, NULL, NULL) : NULL;

  json_builder_set_member_name (builder, name);
  if (node != NULL)
    json_builder_add_value (builder, g_steal_pointer (&node));
  else
    json_builder_add_null_value (builder);
}

const char *
steward_step_state_to_id (StewardStepState state)
{
  switch (state)
    {
    case STEWARD_STEP_SKIPPED:
      return "skipped";
    case STEWARD_STEP_WAITS:
      return "waits";
    case STEWARD_STEP_DEAD:
      return "dead";
    case STEWARD_STEP_APPROVED:
      return "approved";
    case STEWARD_STEP_REJECTED:
      return "rejected";
    case STEWARD_STEP_LATER:
    default:
      return "later";
    }
}

static void
add_step (JsonBuilder             *builder,
          const StewardAccessCase *access_case,
          guint                    index,
          gconstpointer            item)
{
  const StewardAccessStep *step = item;
  const StewardAccessTally *tally = access_case->tally;

  steward_output_add_text (builder, "id", step->id);
  steward_output_add_text (builder, "title", step->title);
  add_strv (builder, "roles", step->roles);
  steward_output_add_int (builder, "needed", step->needed);
  steward_output_add_bool (builder, "asked", step->asked);
  steward_output_add_text (builder, "rule", step->rule);
  steward_output_add_text (builder, "reason", step->reason);
  steward_output_add_text (builder, "state", tally != NULL && index < tally->n_steps
                                               ? steward_step_state_to_id (tally->steps[index]) : NULL);
}

static void
add_vote (JsonBuilder             *builder,
          const StewardAccessCase *access_case,
          guint                    index,
          gconstpointer            item)
{
  const StewardAccessVote *vote = item;

  steward_output_add_text (builder, "step", vote->step);
  steward_output_add_text (builder, "role", vote->role);
  steward_output_add_person (builder, "person", access_case->state, vote->person);
  steward_output_add_person (builder, "entered_by", access_case->state,
                             g_strcmp0 (vote->person, vote->actor) != 0 ? vote->actor : NULL);
  steward_output_add_bool (builder, "delegate", vote->delegate);
  steward_output_add_bool (builder, "approves", vote->approves);
  add_payload (builder, "comment", access_case, vote->comment);
  add_kept_json (builder, "checklist", vote->checklist);
  steward_output_add_text (builder, "effect", vote->effect);
  steward_output_add_time (builder, "time", vote->time);
  steward_output_add_int (builder, "position", vote->position);
}

static void
add_effect (JsonBuilder             *builder,
            const StewardAccessCase *access_case,
            guint                    index,
            gconstpointer            item)
{
  const StewardEffectRecord *effect = item;

  steward_output_add_text (builder, "id", effect->id);
  steward_output_add_text (builder, "action", effect->action);
  steward_output_add_text (builder, "outcome", effect->outcome);
  steward_output_add_text (builder, "digest", effect->digest);
  steward_output_add_text (builder, "words", effect->words);
  add_kept_json (builder, "observed", effect->observed);
  steward_output_add_bool (builder, "final", effect->final);
  steward_output_add_int (builder, "attempts", effect->attempts);
  steward_output_add_time (builder, "time", effect->time);
}

static void
add_remark (JsonBuilder             *builder,
            const StewardAccessCase *access_case,
            guint                    index,
            gconstpointer            item)
{
  const StewardRemark *remark = item;

  steward_output_add_person (builder, "person", access_case->state, remark->person);
  steward_output_add_time (builder, "time", remark->time);
  steward_output_add_int (builder, "position", remark->position);
  add_payload (builder, "comment", access_case, remark->comment);
  steward_output_add_bool (builder, "asks_changes", remark->asks_changes);
}

static void
add_attachment (JsonBuilder             *builder,
                const StewardAccessCase *access_case,
                guint                    index,
                gconstpointer            item)
{
  const StewardAttachment *attachment = item;

  add_payload (builder, "name", access_case, attachment->name);
  steward_output_add_text (builder, "media_type", attachment->media_type);
  steward_output_add_text (builder, "payload", attachment->payload);
  steward_output_add_time (builder, "time", attachment->time);
}

static void
add_exposure (JsonBuilder             *builder,
              const StewardAccessCase *access_case,
              guint                    index,
              gconstpointer            item)
{
  const StewardExposure *exposure = item;

  steward_output_add_text (builder, "classification", steward_classification_to_id (exposure->classification));
  steward_output_add_int (builder, "all", exposure->n_all);
  steward_output_add_int (builder, "visible", exposure->n_visible);
  steward_output_add_int (builder, "masked", exposure->n_masked);
  steward_output_add_text (builder, "words", exposure->words);
}

static void
add_overlap (JsonBuilder             *builder,
             const StewardAccessCase *access_case,
             guint                    index,
             gconstpointer            item)
{
  const StewardAccessOverlap *overlap = item;

  steward_output_add_text (builder, "access", overlap->access);
  steward_output_add_text (builder, "state", steward_access_state_to_id (overlap->state));
  steward_output_add_bool (builder, "duplicate", overlap->duplicate);
  steward_output_add_text (builder, "words", overlap->words);
}

static void
add_drift (JsonBuilder             *builder,
           const StewardAccessCase *access_case,
           guint                    index,
           gconstpointer            item)
{
  const StewardDriftItem *drift = item;

  steward_output_add_text (builder, "kind", steward_drift_kind_to_id (drift->kind));
  steward_output_add_text (builder, "grantee", drift->grantee);
  steward_output_add_text (builder, "object", drift->object);
  steward_output_add_text (builder, "privilege", drift->privilege);
  steward_output_add_text (builder, "columns", drift->columns);
  steward_output_add_text (builder, "grantor", drift->grantor);
  steward_output_add_text (builder, "access", drift->access);
  steward_output_add_text (builder, "words", drift->words);
  steward_output_add_time (builder, "seen_at", drift->seen_at);
}

static const char *
decider_to_id (StewardDecider decider)
{
  switch (decider)
    {
    case STEWARD_DECIDER_MAY:
      return "may";
    case STEWARD_DECIDER_DECIDED:
      return "decided";
    case STEWARD_DECIDER_LATER:
      return "later";
    case STEWARD_DECIDER_REQUESTER:
      return "requester";
    case STEWARD_DECIDER_CONSUMER:
      return "consumer";
    case STEWARD_DECIDER_DELEGATE_OF_CONFLICTED:
      return "delegate-of-conflicted";
    case STEWARD_DECIDER_CLOSED:
      return "closed";
    case STEWARD_DECIDER_NO_ROLE:
    default:
      return "no-role";
    }
}

static void
add_decider (JsonBuilder             *builder,
             const StewardAccessCase *access_case)
{
  gboolean may = access_case->decider == STEWARD_DECIDER_MAY || access_case->decider == STEWARD_DECIDER_DECIDED;

  json_builder_set_member_name (builder, "decider");
  json_builder_begin_object (builder);
  steward_output_add_bool (builder, "may", may);
  steward_output_add_text (builder, "standing", decider_to_id (access_case->decider));
  steward_output_add_text (builder, "reason", may ? NULL : steward_decider_to_sentence (access_case->decider));
  steward_output_add_text (builder, "step", access_case->step != NULL ? access_case->step->id : NULL);
  steward_output_add_text (builder, "role", access_case->role);
  steward_output_add_bool (builder, "delegate", access_case->is_delegate);
  json_builder_set_member_name (builder, "waits_for");
  json_builder_begin_array (builder);
  for (guint i = 0; access_case->waits_for != NULL && i < access_case->waits_for->len; i++)
    {
      const char *person = g_ptr_array_index (access_case->waits_for, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", person);
      steward_output_add_text (builder, "name", steward_output_person_name (access_case->state, person));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder             *builder,
          const StewardAccessCase *access_case,
          guint                    index,
          gconstpointer            item)
{
  const StewardChecklistItem *line = item;

  steward_output_add_text (builder, "item", line->id);
  steward_output_add_text (builder, "text", line->text);
}

static void
add_checklist (JsonBuilder             *builder,
               const StewardAccessCase *access_case)
{
  const StewardCharter *charter = access_case->rules != NULL ? access_case->rules->charter : NULL;

  add_array (builder, "checklist", access_case,
             charter != NULL && charter->access != NULL ? charter->access->checklist : NULL, add_item);
}

static void
add_records (JsonBuilder             *builder,
             const StewardAccessCase *access_case)
{
  const StewardAccess *access = access_case->access;

  add_array (builder, "steps", access_case, access->steps, add_step);
  add_array (builder, "votes", access_case, access->votes, add_vote);
  add_array (builder, "effects", access_case, access->effects, add_effect);
  add_array (builder, "remarks", access_case, access->remarks, add_remark);
  add_array (builder, "attachments", access_case, access->attachments, add_attachment);
  add_array (builder, "exposure", access_case, access_case->exposure, add_exposure);
  add_array (builder, "overlaps", access_case, access_case->overlaps, add_overlap);
  add_array (builder, "drift", access_case, access_case->drift, add_drift);
  steward_output_add_texts (builder, "flags", access->flags);
  add_checklist (builder, access_case);
}

/* The members of a listing, of the case's own access. */
static void
add_head (JsonBuilder             *builder,
          const StewardAccessCase *access_case)
{
  StewardAccess *access = access_case->access;
  const char *subject = access_case->detail != NULL ? access_case->detail->entry->name : access->subject;
  gboolean may = access_case->decider == STEWARD_DECIDER_MAY;
  StewardAccessSummary summary = {
    .access = access, .subject = (char *) subject, .consumer = access_case->consumer,
    .waits = may && steward_access_is_open (access),
    .overdue = steward_access_is_overdue (access, steward_instant_now ()),
  };

  steward_access_summary_add_json (builder, access_case->state, &summary);
}

static void
add_asked (JsonBuilder         *builder,
           const StewardAccess *access)
{
  json_builder_set_member_name (builder, "asked");
  if (access->asked != NULL)
    json_builder_add_value (builder, steward_access_terms_to_json (access->asked));
  else
    json_builder_add_null_value (builder);
}

/**
 * steward_access_add_json:
 * @builder: where an object is expected
 * @access_case: an access
 * @preview: what would run
 */
void
steward_access_add_json (JsonBuilder                *builder,
                         const StewardAccessCase    *access_case,
                         const StewardAccessPreview *preview)
{
  const StewardAccess *access = access_case->access;

  json_builder_begin_object (builder);
  add_head (builder, access_case);
  steward_output_add_int (builder, "version", access->version);
  steward_output_add_int (builder, "charter", access->charter);
  steward_output_add_text (builder, "contract_version", access->contract_version);
  steward_output_add_text (builder, "contract", access->contract);
  steward_output_add_bool (builder, "contract_changed", access_case->contract_changed);
  add_payload (builder, "why", access_case, access->purpose_text);
  steward_output_add_text (builder, "standing", access_case->tally != NULL ? access_case->tally->words : NULL);
  add_asked (builder, access);
  add_decider (builder, access_case);
  add_records (builder, access_case);
  steward_plan_add_json (builder, "decided_plan", access_case->plan);
  steward_plan_add_json (builder, "plan", preview->plan);
  steward_output_add_text (builder, "plan_trouble", preview->trouble);
  json_builder_end_object (builder);
}
