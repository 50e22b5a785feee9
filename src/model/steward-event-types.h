/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The vocabulary of the ledger, and what the body of each event holds. A type
 * never changes its meaning: a new one gets a new name ("review.decided/2").
 * Times are RFC 3339 in UTC, other numbers integers. A person is an id, a
 * payload the "sha256:…" of salt and data, a digest the "sha256:…" of data. A
 * member in [brackets] may be absent. Who did it and when stands in the header.
 *
 * How each is folded into rows is src/store/sql/fold/<type>.sql. */

/* Stream "charter". */
/* charter (object), version, document (payload: the YAML) */
#define STEWARD_EVENT_CHARTER_FOUNDED      "charter.founded"
/* as founded, and review */
#define STEWARD_EVENT_CHARTER_ADOPTED      "charter.adopted"
/* id, from, to, [seat], [kinds: array], since, until, [reason: payload] */
#define STEWARD_EVENT_DELEGATION_GIVEN     "delegation.given"
/* id */
#define STEWARD_EVENT_DELEGATION_ENDED     "delegation.ended"

/* Stream "people": name and address stand in the directory only. */
/* person */
#define STEWARD_EVENT_PERSON_REGISTERED    "person.registered"
/* person, into */
#define STEWARD_EVENT_PERSON_MERGED        "person.merged"
/* person, key ("ssh-ed25519 AAAA…") */
#define STEWARD_EVENT_KEY_ADDED            "person.key-added"
/* person, key */
#define STEWARD_EVENT_KEY_REMOVED          "person.key-removed"

/* Stream "person/<id>". */
/* person, [reason] */
#define STEWARD_EVENT_PERSON_ERASURE_ASKED "person.erasure-asked"
/* person, askedBy: another person than the actor */
#define STEWARD_EVENT_PERSON_ERASED        "person.erased"

/* Stream "review/<id>". Each body also has review: the id, so that a signed one
 * cannot be moved to another review. */
/* kind, subject, title, requester, charter (version), due, revision (digest), revisionPayload, touches (array of
 * "personal", "restricted", "external", "breaking"), changes: [{path, kind, impact}], [domain], [base (digest)],
 * [basePayload], [note: payload], [level], [until], [rule (text)], [appealOf] */
#define STEWARD_EVENT_REVIEW_SUBMITTED     "review.submitted"
/* seat, reason */
#define STEWARD_EVENT_STEP_ASKED           "review.step-asked"
/* seat, reason */
#define STEWARD_EVENT_STEP_SKIPPED         "review.step-skipped"
/* payload, mediaType, [name: payload] */
#define STEWARD_EVENT_EVIDENCE_ADDED       "review.evidence-added"
/* (nothing): the council has it before it */
#define STEWARD_EVENT_REVIEW_OPENED        "review.opened"
/* seat, person, choice, revision (digest), delegate (0 or 1), [comment: payload],
 * [checklist: [{item, ticked: 0 or 1}]], [except: array of paths],
 * [conditions: [{id, text: payload, [due], [owner]}]], [meeting] */
#define STEWARD_EVENT_VOTE_CAST            "review.vote-cast"
/* seat, person, cause ("requester", "own-domain", "declared"), [reason: payload] */
#define STEWARD_EVENT_RECUSED              "review.recused"
/* comment: payload, asksChanges (0 or 1) */
#define STEWARD_EVENT_COMMENTED            "review.commented"
/* seat, until, [reason: payload] */
#define STEWARD_EVENT_DEFERRED             "review.deferred"
/* outcome ("approved", "rejected"), words, votesFor, votesAgainst, abstained, open, recused, revision, overridden (0 or
 * 1), changes: [{path, outcome}], [reason: payload], [meeting] */
#define STEWARD_EVENT_REVIEW_DECIDED       "review.decided"
/* [revision]: what was decided is there now */
#define STEWARD_EVENT_REVIEW_APPLIED       "review.applied"
/* [reason: payload] */
#define STEWARD_EVENT_REVIEW_WITHDRAWN     "review.withdrawn"
/* [revision (digest of what is there now)], [revisionPayload], words, changes: [{path, kind, impact}], [successor] */
#define STEWARD_EVENT_REVIEW_SUPERSEDED    "review.superseded"
/* as superseded, after the decision */
#define STEWARD_EVENT_REVIEW_CONFLICTED    "review.conflicted"
/* successor: the review that is the appeal */
#define STEWARD_EVENT_REVIEW_APPEALED      "review.appealed"
/* id, [evidence: payload] */
#define STEWARD_EVENT_CONDITION_MET        "review.condition-met"

/* Stream "certification/<hex>". */
/* subject, level, since, until, review */
#define STEWARD_EVENT_CERTIFICATION_GRANTED   "certification.granted"
/* subject, [reason: payload], [objectives: array of ids whose budget is spent: by nobody] */
#define STEWARD_EVENT_CERTIFICATION_SUSPENDED "certification.suspended"
/* subject, [reason: payload] */
#define STEWARD_EVENT_CERTIFICATION_RESTORED  "certification.restored"
/* subject, until: by nobody, and the same on every desk */
#define STEWARD_EVENT_CERTIFICATION_LAPSED    "certification.lapsed"
/* subject, [reason: payload], [review] */
#define STEWARD_EVENT_CERTIFICATION_WITHDRAWN "certification.withdrawn"

/* Stream "exception/<review id>". */
/* subject, review, until, rule (text) */
#define STEWARD_EVENT_EXCEPTION_GRANTED    "exception.granted"

/* Stream "meeting/<id>". */
/* title, starts, agenda: array of review ids */
#define STEWARD_EVENT_MEETING_OPENED       "meeting.opened"
/* agenda */
#define STEWARD_EVENT_AGENDA_SET           "meeting.agenda-set"
/* seat, [person], present (0 or 1) */
#define STEWARD_EVENT_ROLL_CALLED          "meeting.roll-called"
/* review */
#define STEWARD_EVENT_ITEM_STARTED         "meeting.item-started"
/* review, outcome ("decided", "deferred", "open"), seconds */
#define STEWARD_EVENT_ITEM_CLOSED          "meeting.item-closed"
/* [review], note: payload */
#define STEWARD_EVENT_NOTED                "meeting.noted"
/* review, seat, person, note: payload */
#define STEWARD_EVENT_DISSENT_NOTED        "meeting.dissent-noted"
/* id, text: payload, [review], [owner], [due] */
#define STEWARD_EVENT_ACTION_ADDED         "meeting.action-added"
/* id */
#define STEWARD_EVENT_ACTION_DONE          "meeting.action-done"
/* minutes: payload, mediaType, present (seats), quorum (0 or 1) */
#define STEWARD_EVENT_MEETING_CLOSED       "meeting.closed"

/* Stream "payload/<hex>". */
/* payload, [reason] */
#define STEWARD_EVENT_ERASURE_ASKED        "payload.erasure-asked"
/* payload, askedBy: another person than the actor */
#define STEWARD_EVENT_ERASED               "payload.erased"

/* Stream "access/<id>". Each body also has access: the id. Terms are an object
 * as steward_access_terms_to_json() writes it, ask one as steward_access_ask_to_json(). */
/* ask, subject, title, requester, charter (version), [rule], due, terms, classification, touches, flags: array of
 * texts, [domain], [contractVersion], [contract (digest)], [contractPayload], [purposeText: payload], [reviewDue] */
#define STEWARD_EVENT_ACCESS_REQUESTED     "access.requested"
/* step, title, roles: array, needed, reason */
#define STEWARD_EVENT_ACCESS_STEP_ASKED    "access.step-asked"
/* step, title, roles: array, needed, rule, reason */
#define STEWARD_EVENT_ACCESS_STEP_SKIPPED  "access.step-skipped"
/* payload, mediaType, [name: payload] */
#define STEWARD_EVENT_ACCESS_EVIDENCE_ADDED "access.evidence-added"
/* terms: within those before, words */
#define STEWARD_EVENT_ACCESS_NARROWED      "access.narrowed"
/* step, role, person, delegate (0 or 1), approves (0 or 1), [comment: payload],
 * [checklist: [{item, ticked: 0 or 1}]], [effect (digest of the statements that were shown)] */
#define STEWARD_EVENT_ACCESS_VOTED         "access.voted"
/* comment: payload, asksChanges (0 or 1) */
#define STEWARD_EVENT_ACCESS_COMMENTED     "access.commented"
/* outcome ("approved", "rejected"), words, [rule: of the charter, when nobody was asked], terms, [effect (digest)],
 * [statements: payload] */
#define STEWARD_EVENT_ACCESS_DECIDED       "access.decided"
/* [reason: payload] */
#define STEWARD_EVENT_ACCESS_WITHDRAWN     "access.withdrawn"
/* [reason: payload], [campaign], [effect (digest)], [statements: payload] */
#define STEWARD_EVENT_ACCESS_REVOKED       "access.revoked"
/* until: by nobody, and the same on every desk */
#define STEWARD_EVENT_ACCESS_EXPIRED       "access.expired"
/* upheld (0 or 1), [comment: payload]: the review that an emergency must have */
#define STEWARD_EVENT_ACCESS_REVIEWED      "access.reviewed"
/* effect (id), action ("grant", "revoke"), [digest], [statements: payload] */
#define STEWARD_EVENT_EFFECT_QUEUED        "effect.queued"
/* effect, action, outcome ("done", "partial", "failed", "manual"), again (0 or 1), attempts, [words: payload],
 * [digest], [statements: payload], observed: [{grantee, object, privilege, path}] */
#define STEWARD_EVENT_EFFECT_REPORTED      "effect.reported"
/* effect, action, [comment: payload], checked (0 or 1: the platform was read), observed: as reported */
#define STEWARD_EVENT_EFFECT_CONFIRMED     "effect.confirmed"

/* Stream "principals". */
/* source, principal, kind, consumer */
#define STEWARD_EVENT_PRINCIPAL_LINKED     "principal.linked"
/* source, principal */
#define STEWARD_EVENT_PRINCIPAL_UNLINKED   "principal.unlinked"

/* Stream "campaign/<id>". Each body also has campaign: the id. */
/* title, [domain], [subject], due, items: array of access ids */
#define STEWARD_EVENT_CAMPAIGN_OPENED      "campaign.opened"
/* access, answer ("keep", "shrink", "revoke"), [comment: payload] */
#define STEWARD_EVENT_CAMPAIGN_ANSWERED    "campaign.answered"
/* unanswered: array of access ids, whose revocation is thereby proposed */
#define STEWARD_EVENT_CAMPAIGN_CLOSED      "campaign.closed"

/* Stream "incident/<id>". Each body also has incident: the id, made of objective and start. */
/* objective, subject, title, property, [element], [domain], start, due, words: by nobody, and the same on every desk */
#define STEWARD_EVENT_INCIDENT_OPENED      "incident.opened"
/* [comment: payload] */
#define STEWARD_EVENT_INCIDENT_ACKNOWLEDGED "incident.acknowledged"
/* person, [comment: payload] */
#define STEWARD_EVENT_INCIDENT_ASSIGNED    "incident.assigned"
/* comment: payload */
#define STEWARD_EVENT_INCIDENT_COMMENTED   "incident.commented"
/* to: what was reached on the charter's ladder; by nobody, and the same on every desk */
#define STEWARD_EVENT_INCIDENT_ESCALATED   "incident.escalated"
/* end, words: by nobody, and the same on every desk */
#define STEWARD_EVENT_INCIDENT_ENDED       "incident.ended"
/* start (of the new breach), words: by nobody */
#define STEWARD_EVENT_INCIDENT_REOPENED    "incident.reopened"
/* causeKind, cause: payload */
#define STEWARD_EVENT_INCIDENT_RESOLVED    "incident.resolved"
/* told: array of texts (who), [comment: payload (what they were told)] */
#define STEWARD_EVENT_INCIDENT_TOLD        "incident.told"

/* Stream "window/<id>". */
/* window, [subject], [domain], from, to, [reason: payload] */
#define STEWARD_EVENT_WINDOW_DECLARED      "window.declared"
/* window, [reason: payload] */
#define STEWARD_EVENT_WINDOW_CANCELLED     "window.cancelled"
