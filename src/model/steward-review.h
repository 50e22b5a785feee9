/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-charter.h"
#include "steward-states.h"

G_BEGIN_DECLS

/* A change request as the ledger tells it: plain records, read from the rows
 * that are folded from events. Persons are ids (merged ones already replaced by
 * who they are now); texts are hashes of payloads ("sha256:…"), whose words the
 * store keeps apart and may have erased. */

typedef enum
{
  STEWARD_VOTE_APPROVE,
  STEWARD_VOTE_REJECT,
  STEWARD_VOTE_ABSTAIN,
} StewardVoteChoice;

typedef struct
{
  char *seat;
  char *person;                        /* who votes */
  char *actor;                         /* who entered it; differs for a show of hands */
  StewardVoteChoice choice;
  gint64 time;
  gint64 position;                     /* of its event */
  char *comment;                       /* payload, or NULL */
  char *checklist;                     /* JSON text: [{"item","ticked"}], or NULL */
  char **except;                       /* paths of changes that it leaves out, or NULL */
  gboolean delegate;                   /* @person stands in for the seat's holder */
  char *meeting;                       /* id, or NULL */
} StewardVote;

typedef struct
{
  char *seat;
  char *person;
  gint64 time;
  char *cause;                         /* "requester", "own-domain", "declared" */
  char *reason;                        /* payload, or NULL */
} StewardRecusal;

typedef struct
{
  char *seat;
  gboolean asked;                      /* FALSE: skipped */
  char *reason;                        /* in words */
} StewardStep;

typedef struct
{
  char *person;
  gint64 time;
  gint64 position;
  char *comment;                       /* payload */
  gboolean asks_changes;
} StewardRemark;

typedef struct
{
  char *id;
  char *text;                          /* payload */
  char *owner;                         /* person */
  gint64 due;                          /* 0: none */
  gint64 met_at;                       /* 0: not yet */
  char *by;                            /* person who asked for it */
} StewardCondition;

typedef struct
{
  char *payload;
  char *name;                          /* payload with the file's name, or NULL */
  char *media_type;
  gint64 time;
} StewardAttachment;

/* One change within a request, as recorded when it was submitted. */
typedef struct
{
  char *path;                          /* "properties.amount.logicalType" */
  char *kind;                          /* "added", "removed", "changed" */
  char *impact;                        /* "breaking", "compatible", "cosmetic" */
  char *outcome;                       /* NULL: undecided; "approved", "left-out" */
} StewardReviewChange;

typedef struct
{
  char *id;                            /* within "review/<id>" */
  gint64 version;                      /* of its stream */
  StewardReviewKind kind;
  StewardChangeState state;
  char *subject;                       /* URN, or "charter" */
  char *title;                         /* "Certify orders.order_status gold" */
  char *domain;                        /* of the subject, or NULL */
  char *requester;                     /* person */
  StewardTouches touches;
  char *revision;                      /* "sha256:…" of the exact bytes that are decided */
  char *revision_payload;
  char *base;                          /* digest of the product as it was, or NULL */
  char *base_payload;
  char *note;                          /* payload: why it is asked, or NULL */
  StewardCertification level;          /* (re-)certification */
  gint64 until;                        /* exception: asked until; certification: granted until; 0: none */
  gint64 charter;                      /* version under which it is decided */
  gint64 opened_at;
  gint64 due;
  gint64 decided_at;                   /* 0: open */
  char *outcome;                       /* words of the decision, or NULL */
  gboolean overridden;
  char *appeal_of;                     /* review id, or NULL */
  char *successor;                     /* what superseded or appealed it, or NULL */
  GPtrArray *steps;                    /* StewardStep */
  GPtrArray *votes;                    /* StewardVote, the last one of each seat */
  GPtrArray *recusals;                 /* StewardRecusal */
  GPtrArray *remarks;                  /* StewardRemark */
  GPtrArray *conditions;               /* StewardCondition */
  GPtrArray *attachments;              /* StewardAttachment */
  GPtrArray *changes;                  /* StewardReviewChange */
} StewardReview;

/* Certification as the council granted it. Lapsing depends on now and is
 * computed when read; the lapse is also an event once somebody saw it. */
typedef enum
{
  STEWARD_STANDING_GRANTED,
  STEWARD_STANDING_SUSPENDED,
  STEWARD_STANDING_LAPSED,
  STEWARD_STANDING_WITHDRAWN,
} StewardStanding;

typedef struct
{
  char *subject;                       /* URN */
  StewardCertification level;
  StewardStanding standing;            /* as folded */
  gint64 since;
  gint64 until;
  char *review;                        /* id of the decision */
  char *reason;                        /* payload: why suspended or withdrawn, or NULL */
  gint64 changed_at;
} StewardCertificate;

StewardReview       *steward_review_new             (void);
void                 steward_review_free            (StewardReview            *self);
gboolean             steward_review_is_open         (const StewardReview      *self);
const StewardVote   *steward_review_find_vote       (const StewardReview      *self,
                                                     const char               *seat);
const char          *steward_vote_choice_to_id      (StewardVoteChoice         choice);
gboolean             steward_vote_choice_from_id    (const char               *id,
                                                     StewardVoteChoice        *out_choice) G_GNUC_WARN_UNUSED_RESULT;

StewardVote         *steward_vote_new               (void);
void                 steward_vote_free              (StewardVote              *self);
StewardRecusal      *steward_recusal_new            (void);
void                 steward_recusal_free           (StewardRecusal           *self);
StewardStep         *steward_step_new               (void);
void                 steward_step_free              (StewardStep              *self);
StewardRemark       *steward_remark_new             (void);
void                 steward_remark_free            (StewardRemark            *self);
StewardCondition    *steward_condition_new          (void);
void                 steward_condition_free         (StewardCondition         *self);
StewardAttachment   *steward_attachment_new         (void);
void                 steward_attachment_free        (StewardAttachment        *self);
StewardReviewChange *steward_review_change_new      (void);
void                 steward_review_change_free     (StewardReviewChange      *self);

StewardCertificate  *steward_certificate_new        (void);
void                 steward_certificate_free       (StewardCertificate       *self);
StewardStanding      steward_certificate_get_standing (const StewardCertificate *self,
                                                     gint64                    now);
const char          *steward_standing_to_id         (StewardStanding           standing);
gboolean             steward_standing_from_id       (const char               *id,
                                                     StewardStanding          *out_standing) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReview, steward_review_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCertificate, steward_certificate_free)

G_END_DECLS
