/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of what people can do. A verb is prepared again by itself when
 * somebody else was faster, unless the person should look again first. */

#include "config.h"

#include "steward-verbs-private.h"

#include <glib/gi18n-lib.h>

static const StewardVerb verbs[] = {
  { STEWARD_VERB_FOUND_CHARTER, N_("Found the council"), steward_found_charter_prepare, FALSE, NULL },
  { STEWARD_VERB_REGISTER_PERSON, N_("Register a person"), steward_register_person_prepare, TRUE, NULL },
  { STEWARD_VERB_MERGE_PERSON, N_("Say that two are one person"), steward_merge_person_prepare, FALSE, NULL },
  { STEWARD_VERB_ADD_KEY, N_("Register a key"), steward_add_key_prepare, TRUE, NULL },
  { STEWARD_VERB_REMOVE_KEY, N_("Remove a key"), steward_remove_key_prepare, TRUE, NULL },
  { STEWARD_VERB_OPEN_REVIEW, N_("Ask the council"), steward_open_review_prepare, TRUE, NULL },
  { STEWARD_VERB_VOTE, N_("Vote"), steward_cast_vote_prepare, TRUE, NULL },
  { STEWARD_VERB_RECUSE, N_("Step back"), steward_recuse_prepare, TRUE, NULL },
  { STEWARD_VERB_COMMENT, N_("Comment"), steward_comment_review_prepare, TRUE, NULL },
  { STEWARD_VERB_DEFER, N_("Defer"), steward_defer_review_prepare, TRUE, NULL },
  { STEWARD_VERB_DECIDE, N_("Override"), steward_decide_review_prepare, FALSE, NULL },
  { STEWARD_VERB_WITHDRAW, N_("Withdraw"), steward_withdraw_review_prepare, TRUE, NULL },
  { STEWARD_VERB_APPEAL, N_("Appeal"), steward_appeal_prepare, TRUE, NULL },
  { STEWARD_VERB_ADD_EVIDENCE, N_("Add evidence"), steward_add_evidence_prepare, TRUE, NULL },
  { STEWARD_VERB_MEET_CONDITION, N_("Meet a condition"), steward_meet_condition_prepare, TRUE, NULL },
  { STEWARD_VERB_GIVE_DELEGATION, N_("Lend a seat"), steward_give_delegation_prepare, TRUE, NULL },
  { STEWARD_VERB_END_DELEGATION, N_("End a delegation"), steward_end_delegation_prepare, TRUE, NULL },
  { STEWARD_VERB_SUSPEND, N_("Suspend a certificate"), steward_suspend_certification_prepare, FALSE, NULL },
  { STEWARD_VERB_RESTORE, N_("Restore a certificate"), steward_restore_certification_prepare, FALSE, NULL },
  { STEWARD_VERB_OPEN_MEETING, N_("Open a meeting"), steward_open_meeting_prepare, TRUE, NULL },
  { STEWARD_VERB_SET_AGENDA, N_("Set the agenda"), steward_set_agenda_prepare, FALSE, NULL },
  { STEWARD_VERB_CALL_ROLL, N_("Call the roll"), steward_call_roll_prepare, TRUE, NULL },
  { STEWARD_VERB_START_ITEM, N_("Begin an item"), steward_start_item_prepare, TRUE, NULL },
  { STEWARD_VERB_CLOSE_ITEM, N_("Close an item"), steward_close_item_prepare, TRUE, NULL },
  { STEWARD_VERB_NOTE, N_("Note"), steward_note_prepare, TRUE, NULL },
  { STEWARD_VERB_DISSENT, N_("Note a dissent"), steward_dissent_prepare, TRUE, NULL },
  { STEWARD_VERB_ADD_ACTION, N_("Add an action item"), steward_add_action_prepare, TRUE, NULL },
  { STEWARD_VERB_DO_ACTION, N_("An action item is done"), steward_do_action_prepare, TRUE, NULL },
  { STEWARD_VERB_CLOSE_MEETING, N_("Close the meeting"), steward_close_meeting_prepare, TRUE, NULL },
  { STEWARD_VERB_ASK_ERASURE, N_("Ask for an erasure"), steward_ask_erasure_prepare, FALSE, NULL },
  { STEWARD_VERB_ERASE, N_("Erase"), steward_erase_payload_prepare, FALSE, steward_erase_payload_finish },
  { STEWARD_VERB_ASK_PERSON_ERASURE, N_("Ask for the erasure of a person"), steward_ask_person_erasure_prepare, FALSE,
    NULL },
  { STEWARD_VERB_REQUEST_ACCESS, N_("Ask for access"), steward_request_access_prepare, TRUE, NULL },
  { STEWARD_VERB_DECIDE_ACCESS, N_("Decide on an access"), steward_decide_access_prepare, TRUE, NULL },
  { STEWARD_VERB_COMMENT_ACCESS, N_("Comment on an access"), steward_comment_access_prepare, TRUE, NULL },
  { STEWARD_VERB_ADD_ACCESS_EVIDENCE, N_("Add evidence to an access"), steward_add_access_evidence_prepare, TRUE,
    NULL },
  { STEWARD_VERB_WITHDRAW_ACCESS, N_("Withdraw a request for access"), steward_withdraw_access_prepare, TRUE, NULL },
  { STEWARD_VERB_REVOKE_ACCESS, N_("Revoke an access"), steward_revoke_access_prepare, TRUE, NULL },
  { STEWARD_VERB_REVIEW_EMERGENCY, N_("Review an emergency access"), steward_review_emergency_prepare, TRUE, NULL },
  { STEWARD_VERB_QUEUE_EFFECT, N_("Carry out again"), steward_queue_effect_prepare, TRUE, NULL },
  { STEWARD_VERB_REPORT_EFFECT, N_("Report what was carried out"), steward_report_effect_prepare, TRUE, NULL },
  { STEWARD_VERB_CONFIRM_EFFECT, N_("Confirm a script"), steward_confirm_effect_prepare, TRUE, NULL },
  { STEWARD_VERB_LINK_PRINCIPAL, N_("Say whose a role is"), steward_link_principal_prepare, TRUE, NULL },
  { STEWARD_VERB_UNLINK_PRINCIPAL, N_("Forget whose a role is"), steward_unlink_principal_prepare, TRUE, NULL },
  { STEWARD_VERB_OPEN_CAMPAIGN, N_("Open an attestation"), steward_open_campaign_prepare, TRUE, NULL },
  { STEWARD_VERB_ANSWER_CAMPAIGN, N_("Answer for an access"), steward_answer_campaign_prepare, TRUE, NULL },
  { STEWARD_VERB_CLOSE_CAMPAIGN, N_("Close an attestation"), steward_close_campaign_prepare, TRUE, NULL },
  { STEWARD_VERB_ACKNOWLEDGE, N_("Acknowledge an incident"), steward_acknowledge_incident_prepare, TRUE, NULL },
  { STEWARD_VERB_ASSIGN, N_("Assign an incident"), steward_assign_incident_prepare, TRUE, NULL },
  { STEWARD_VERB_COMMENT_INCIDENT, N_("Comment on an incident"), steward_comment_incident_prepare, TRUE, NULL },
  { STEWARD_VERB_RESOLVE, N_("Resolve an incident"), steward_resolve_incident_prepare, TRUE, NULL },
  { STEWARD_VERB_TELL, N_("Say that consumers were told"), steward_tell_incident_prepare, TRUE, NULL },
  { STEWARD_VERB_DECLARE_WINDOW, N_("Declare a planned window"), steward_declare_window_prepare, TRUE, NULL },
  { STEWARD_VERB_CANCEL_WINDOW, N_("Cancel a planned window"), steward_cancel_window_prepare, TRUE, NULL },
  { STEWARD_VERB_ERASE_PERSON, N_("Erase a person"), steward_erase_person_prepare, FALSE, steward_erase_person_finish },
};

/**
 * steward_verb_find:
 * @id: "review.vote"
 *
 * Returns: (transfer none) (nullable): the verb
 */
const StewardVerb *
steward_verb_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].id, id))
      return &verbs[i];

  return NULL;
}
