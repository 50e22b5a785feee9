/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-verb-context.h"
#include "steward-verbs.h"

G_BEGIN_DECLS

/* What stands in the table of verbs. */
#define STEWARD_DECLARE_VERB(name) \
  gboolean steward_##name (StewardCouncil *council, StewardAct *act, GError **error)

STEWARD_DECLARE_VERB (found_charter_prepare);
STEWARD_DECLARE_VERB (register_person_prepare);
STEWARD_DECLARE_VERB (merge_person_prepare);
STEWARD_DECLARE_VERB (add_key_prepare);
STEWARD_DECLARE_VERB (remove_key_prepare);
STEWARD_DECLARE_VERB (open_review_prepare);
STEWARD_DECLARE_VERB (appeal_prepare);
STEWARD_DECLARE_VERB (cast_vote_prepare);
STEWARD_DECLARE_VERB (recuse_prepare);
STEWARD_DECLARE_VERB (comment_review_prepare);
STEWARD_DECLARE_VERB (defer_review_prepare);
STEWARD_DECLARE_VERB (decide_review_prepare);
STEWARD_DECLARE_VERB (withdraw_review_prepare);
STEWARD_DECLARE_VERB (add_evidence_prepare);
STEWARD_DECLARE_VERB (meet_condition_prepare);
STEWARD_DECLARE_VERB (give_delegation_prepare);
STEWARD_DECLARE_VERB (end_delegation_prepare);
STEWARD_DECLARE_VERB (suspend_certification_prepare);
STEWARD_DECLARE_VERB (restore_certification_prepare);
STEWARD_DECLARE_VERB (ask_erasure_prepare);
STEWARD_DECLARE_VERB (erase_payload_prepare);
STEWARD_DECLARE_VERB (ask_person_erasure_prepare);
STEWARD_DECLARE_VERB (erase_person_prepare);
STEWARD_DECLARE_VERB (open_meeting_prepare);
STEWARD_DECLARE_VERB (set_agenda_prepare);
STEWARD_DECLARE_VERB (call_roll_prepare);
STEWARD_DECLARE_VERB (start_item_prepare);
STEWARD_DECLARE_VERB (close_item_prepare);
STEWARD_DECLARE_VERB (note_prepare);
STEWARD_DECLARE_VERB (dissent_prepare);
STEWARD_DECLARE_VERB (add_action_prepare);
STEWARD_DECLARE_VERB (do_action_prepare);
STEWARD_DECLARE_VERB (close_meeting_prepare);
STEWARD_DECLARE_VERB (request_access_prepare);
STEWARD_DECLARE_VERB (decide_access_prepare);
STEWARD_DECLARE_VERB (comment_access_prepare);
STEWARD_DECLARE_VERB (add_access_evidence_prepare);
STEWARD_DECLARE_VERB (withdraw_access_prepare);
STEWARD_DECLARE_VERB (revoke_access_prepare);
STEWARD_DECLARE_VERB (review_emergency_prepare);
STEWARD_DECLARE_VERB (queue_effect_prepare);
STEWARD_DECLARE_VERB (report_effect_prepare);
STEWARD_DECLARE_VERB (confirm_effect_prepare);
STEWARD_DECLARE_VERB (link_principal_prepare);
STEWARD_DECLARE_VERB (unlink_principal_prepare);
STEWARD_DECLARE_VERB (open_campaign_prepare);
STEWARD_DECLARE_VERB (answer_campaign_prepare);
STEWARD_DECLARE_VERB (close_campaign_prepare);
STEWARD_DECLARE_VERB (acknowledge_incident_prepare);
STEWARD_DECLARE_VERB (assign_incident_prepare);
STEWARD_DECLARE_VERB (comment_incident_prepare);
STEWARD_DECLARE_VERB (resolve_incident_prepare);
STEWARD_DECLARE_VERB (tell_incident_prepare);
STEWARD_DECLARE_VERB (declare_window_prepare);
STEWARD_DECLARE_VERB (cancel_window_prepare);
STEWARD_DECLARE_VERB (erase_payload_finish);
STEWARD_DECLARE_VERB (erase_person_finish);

G_END_DECLS
