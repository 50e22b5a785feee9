/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-act.h"

G_BEGIN_DECLS

/* What people do, one file each. A verb checks an intent against charter and
 * ledger, and writes into the act exactly what would be recorded; it records
 * nothing itself. Runs in a worker thread. */

#define STEWARD_VERB_FOUND_CHARTER     "charter.found"
#define STEWARD_VERB_GIVE_DELEGATION   "delegation.give"
#define STEWARD_VERB_END_DELEGATION    "delegation.end"
#define STEWARD_VERB_REGISTER_PERSON   "person.register"
#define STEWARD_VERB_MERGE_PERSON      "person.merge"
#define STEWARD_VERB_ADD_KEY           "person.add-key"
#define STEWARD_VERB_REMOVE_KEY        "person.remove-key"
#define STEWARD_VERB_OPEN_REVIEW       "review.open"
#define STEWARD_VERB_VOTE              "review.vote"
#define STEWARD_VERB_RECUSE            "review.recuse"
#define STEWARD_VERB_COMMENT           "review.comment"
#define STEWARD_VERB_DEFER             "review.defer"
#define STEWARD_VERB_DECIDE            "review.decide"
#define STEWARD_VERB_WITHDRAW          "review.withdraw"
#define STEWARD_VERB_APPEAL            "review.appeal"
#define STEWARD_VERB_ADD_EVIDENCE      "review.add-evidence"
#define STEWARD_VERB_MEET_CONDITION    "review.meet-condition"
#define STEWARD_VERB_SUSPEND           "certification.suspend"
#define STEWARD_VERB_RESTORE           "certification.restore"
#define STEWARD_VERB_OPEN_MEETING      "meeting.open"
#define STEWARD_VERB_SET_AGENDA        "meeting.set-agenda"
#define STEWARD_VERB_CALL_ROLL         "meeting.call-roll"
#define STEWARD_VERB_START_ITEM        "meeting.start-item"
#define STEWARD_VERB_CLOSE_ITEM        "meeting.close-item"
#define STEWARD_VERB_NOTE              "meeting.note"
#define STEWARD_VERB_DISSENT           "meeting.dissent"
#define STEWARD_VERB_ADD_ACTION        "meeting.add-action"
#define STEWARD_VERB_DO_ACTION         "meeting.do-action"
#define STEWARD_VERB_CLOSE_MEETING     "meeting.close"
#define STEWARD_VERB_ASK_ERASURE       "payload.ask-erasure"
#define STEWARD_VERB_ERASE             "payload.erase"
#define STEWARD_VERB_ASK_PERSON_ERASURE "person.ask-erasure"
#define STEWARD_VERB_ERASE_PERSON      "person.erase"
#define STEWARD_VERB_REQUEST_ACCESS    "access.request"
#define STEWARD_VERB_DECIDE_ACCESS     "access.decide"
#define STEWARD_VERB_COMMENT_ACCESS    "access.comment"
#define STEWARD_VERB_ADD_ACCESS_EVIDENCE "access.evidence"
#define STEWARD_VERB_WITHDRAW_ACCESS   "access.withdraw"
#define STEWARD_VERB_REVOKE_ACCESS     "access.revoke"
#define STEWARD_VERB_REVIEW_EMERGENCY  "access.review"
#define STEWARD_VERB_QUEUE_EFFECT      "effect.queue"
#define STEWARD_VERB_REPORT_EFFECT     "effect.report"
#define STEWARD_VERB_CONFIRM_EFFECT    "effect.confirm"
#define STEWARD_VERB_LINK_PRINCIPAL    "principal.link"
#define STEWARD_VERB_UNLINK_PRINCIPAL  "principal.unlink"
#define STEWARD_VERB_OPEN_CAMPAIGN     "campaign.open"
#define STEWARD_VERB_ANSWER_CAMPAIGN   "campaign.answer"
#define STEWARD_VERB_CLOSE_CAMPAIGN    "campaign.close"
#define STEWARD_VERB_ACKNOWLEDGE       "incident.acknowledge"
#define STEWARD_VERB_ASSIGN            "incident.assign"
#define STEWARD_VERB_COMMENT_INCIDENT  "incident.comment"
#define STEWARD_VERB_RESOLVE           "incident.resolve"
#define STEWARD_VERB_TELL              "incident.tell"
#define STEWARD_VERB_DECLARE_WINDOW    "window.declare"
#define STEWARD_VERB_CANCEL_WINDOW     "window.cancel"

typedef gboolean (*StewardVerbPrepare) (StewardCouncil  *council,
                                        StewardAct      *act,
                                        GError         **error);

typedef struct
{
  const char *id;
  const char *title;                   /* N_(): "Vote" */
  StewardVerbPrepare prepare;
  gboolean again;                      /* may be prepared again by itself when somebody else was faster */
  StewardVerbPrepare finish;           /* (nullable): what is done once it is recorded */
} StewardVerb;

const StewardVerb *steward_verb_find (const char *id);

G_END_DECLS
