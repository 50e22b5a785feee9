/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-terms.h"
#include "steward-review.h"
#include "steward-states.h"

G_BEGIN_DECLS

/* An access request and the access that becomes of it, as the ledger tells
 * them: plain records, read from the rows that are folded from events. Approval
 * and provisioning are two facts. Persons are ids, texts are payloads. */

typedef enum
{
  STEWARD_ACCESS_KIND_GRANT,
  STEWARD_ACCESS_KIND_REVOCATION,      /* of something granted that was never approved, or is wider */
} StewardAccessKind;

typedef enum
{
  STEWARD_CONSUMER_PERSON,             /* a person's id */
  STEWARD_CONSUMER_TEAM,               /* its name */
  STEWARD_CONSUMER_PRODUCT,            /* URN */
  STEWARD_CONSUMER_SERVICE,            /* a service account: its name */
  STEWARD_CONSUMER_N_KINDS,
} StewardConsumerKind;

/* What a person fills in beside the terms. */
typedef struct
{
  StewardAccessKind kind;
  char *port;                          /* name of the output port, or NULL */
  StewardConsumerKind consumer_kind;
  char *consumer;                      /* see the kind */
  char *domain;                        /* of the consumer, or NULL: unknown */
  char *answerable;                    /* person who answers for a team, product or service, or NULL */
  char *on_behalf;                     /* person for whom the requester asks, or NULL */
  char *purpose;                       /* id of one of the charter's purposes, or NULL */
  char *legal_basis;                   /* id of one of the charter's legal bases, or NULL */
  char *ticket;                        /* or NULL */
  gboolean accepts_terms;
  gboolean emergency;                  /* break-glass */
} StewardAccessAsk;

/* A step of the way, as routed when it was requested. */
typedef struct
{
  char *id;                            /* "owner", "privacy", or "step-2" for several roles */
  char *title;
  char **roles;                        /* "owner", "consumer-owner", or ids of seats */
  guint needed;                        /* how many of the roles must approve; all: as many as there are */
  gboolean asked;                      /* FALSE: skipped */
  char *rule;                          /* id of the charter's rule that skips it, or NULL */
  char *reason;                        /* in words: why it is asked or skipped */
} StewardAccessStep;

typedef struct
{
  char *step;
  char *role;
  char *person;                        /* who decides */
  char *actor;                         /* who entered it */
  gboolean delegate;
  gboolean approves;
  char *comment;                       /* payload, or NULL */
  char *checklist;                     /* JSON text: [{"item","ticked"}], or NULL */
  char *effect;                        /* digest of the statements that were shown, or NULL */
  gint64 time;
  gint64 position;
} StewardAccessVote;

/* What was done on the platform, or tried. */
typedef struct
{
  char *id;                            /* "a-2026-001/grant-1" */
  char *action;                        /* "grant", "revoke" */
  char *outcome;                       /* "queued", "done", "partial", "failed", "manual", "confirmed" */
  char *digest;                        /* of the statements */
  char *statements;                    /* payload: the plan as JSON, or NULL */
  char *words;                         /* what happened, and what to do, or NULL */
  char *observed;                      /* JSON text: what the platform grants afterwards, or NULL */
  gboolean final;                      /* no retry by itself */
  guint attempts;
  gint64 time;                         /* of the last news */
} StewardEffectRecord;

typedef struct
{
  char *id;                            /* "a-2026-001", stream "access/<id>" */
  gint64 version;                      /* of its stream */
  StewardAccessAsk *ask;
  StewardAccessState state;
  StewardProvisionState provision;
  char *provision_reason;              /* in words, or NULL */
  char *subject;                       /* URN */
  char *title;                         /* "Campaign Analytics wants to read customer.customer_360" */
  char *domain;                        /* of the subject, or NULL */
  char *contract_version;
  char *contract;                      /* digest of the frozen contract's revision */
  char *contract_payload;
  char *requester;                     /* person */
  char *purpose_text;                  /* payload */
  StewardAccessTerms *asked;
  StewardAccessTerms *terms;           /* as they stand: asked, or narrowed since */
  StewardClassification classification; /* highest that is asked for */
  StewardTouches touches;
  gint64 charter;                      /* version under which it is decided */
  char *rule;                          /* of the charter that approved or refused by itself, or NULL */
  gint64 requested_at;
  gint64 due;                          /* of the decision */
  gint64 decided_at;                   /* 0: open */
  char *outcome;                       /* words of the decision, or NULL */
  gint64 ended_at;                     /* withdrawn, revoked, expired; 0: not */
  gint64 review_due;                   /* an emergency's mandatory review; 0: none */
  gint64 reviewed_at;                  /* 0: not yet */
  GPtrArray *steps;                    /* StewardAccessStep, in order */
  GPtrArray *votes;                    /* StewardAccessVote, the last one of each step and role */
  GPtrArray *remarks;                  /* StewardRemark */
  GPtrArray *attachments;              /* StewardAttachment */
  GPtrArray *effects;                  /* StewardEffectRecord, in order */
  GPtrArray *flags;                    /* char*: what the rules pointed out, in words */
} StewardAccess;

/* A round in which somebody answers for each access: keep, shrink or revoke. */
typedef enum
{
  STEWARD_ANSWER_NONE,
  STEWARD_ANSWER_KEEP,
  STEWARD_ANSWER_SHRINK,
  STEWARD_ANSWER_REVOKE,
} StewardAnswer;

typedef struct
{
  char *access;
  StewardAnswer answer;
  char *person;                        /* who answered, or NULL */
  char *comment;                       /* payload, or NULL */
  gint64 time;
} StewardCampaignItem;

typedef struct
{
  char *id;                            /* "c-2026-01", stream "campaign/<id>" */
  gint64 version;
  char *title;
  char *domain;                        /* one of the two */
  char *subject;                       /* URN */
  char *opened_by;                     /* person */
  gint64 opened_at;
  gint64 due;
  gint64 closed_at;                    /* 0: open */
  GPtrArray *items;                    /* StewardCampaignItem */
} StewardCampaign;

/* Whose name on which platform. */
typedef struct
{
  char *source;                        /* instance of the server, or id of the source */
  char *principal;                     /* "team_campaign_analytics" */
  StewardConsumerKind kind;
  char *consumer;                      /* see the kind */
  gint64 time;
} StewardPrincipal;

StewardAccess        *steward_access_new               (void);
void                  steward_access_free              (StewardAccess          *self);
StewardAccessAsk     *steward_access_ask_new           (void);
StewardAccessAsk     *steward_access_ask_copy          (const StewardAccessAsk *self);
void                  steward_access_ask_free          (StewardAccessAsk       *self);
JsonNode             *steward_access_ask_to_json       (const StewardAccessAsk *self) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessAsk     *steward_access_ask_from_node     (const StewardNode      *node,
                                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessStep    *steward_access_step_new          (void);
void                  steward_access_step_free         (StewardAccessStep      *self);
StewardAccessVote    *steward_access_vote_new          (void);
void                  steward_access_vote_free         (StewardAccessVote      *self);
StewardEffectRecord  *steward_effect_record_new        (void);
void                  steward_effect_record_free       (StewardEffectRecord    *self);
StewardCampaign      *steward_campaign_new             (void);
void                  steward_campaign_free            (StewardCampaign        *self);
StewardCampaignItem  *steward_campaign_item_new        (void);
void                  steward_campaign_item_free       (StewardCampaignItem    *self);
StewardPrincipal     *steward_principal_new            (void);
void                  steward_principal_free           (StewardPrincipal       *self);

gboolean              steward_access_is_open           (const StewardAccess    *self);
gboolean              steward_access_is_live           (const StewardAccess    *self,
                                                        gint64                  now);
gboolean              steward_access_is_overdue        (const StewardAccess    *self,
                                                        gint64                  now);
gboolean              steward_access_is_review_overdue (const StewardAccess    *self,
                                                        gint64                  now);
const StewardAccessVote *steward_access_find_vote      (const StewardAccess    *self,
                                                        const char             *step,
                                                        const char             *role);

const char           *steward_access_kind_to_id        (StewardAccessKind       kind);
gboolean              steward_access_kind_from_id      (const char             *id,
                                                        StewardAccessKind      *out_kind) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_consumer_kind_to_id      (StewardConsumerKind     kind);
const char           *steward_consumer_kind_to_title   (StewardConsumerKind     kind);
gboolean              steward_consumer_kind_from_id    (const char             *id,
                                                        StewardConsumerKind    *out_kind) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_answer_to_id             (StewardAnswer           answer);
const char           *steward_answer_to_title          (StewardAnswer           answer);
gboolean              steward_answer_from_id           (const char             *id,
                                                        StewardAnswer          *out_answer) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccess, steward_access_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessAsk, steward_access_ask_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCampaign, steward_campaign_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPrincipal, steward_principal_free)

G_END_DECLS
