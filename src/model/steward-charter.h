/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-calendar.h"
#include "steward-document.h"
#include "steward-entry.h"
#include "steward-level-terms.h"

G_BEGIN_DECLS

/* The council as data. A charter is one YAML document; in the ledger it stands
 * as canonical JSON in which persons are ids. Both are read by the same reader,
 * and what it does not know (sections of other features) is kept as it is. */

typedef enum
{
  STEWARD_SEAT_MEMBER,
  STEWARD_SEAT_CHAIR,                  /* a member who also opens, closes and enters votes of the absent */
  STEWARD_SEAT_VETO,                   /* asked when its subject is touched; outside quorum and thresholds */
  STEWARD_SEAT_AUDITOR,                /* reads and speaks */
} StewardSeatRole;

/* What a subject touches, so that conditional seats are asked or skipped. */
typedef enum
{
  STEWARD_TOUCHES_NOTHING    = 0,
  STEWARD_TOUCHES_PERSONAL   = 1 << 0, /* a column is personal (or restricted) */
  STEWARD_TOUCHES_RESTRICTED = 1 << 1,
  STEWARD_TOUCHES_EXTERNAL   = 1 << 2, /* visibility is or becomes external */
  STEWARD_TOUCHES_BREAKING   = 1 << 3, /* a breaking change of a contract */
  STEWARD_TOUCHES_ALWAYS     = 1 << 4, /* in a seat's condition only: asked every time */
} StewardTouches;

typedef enum
{
  STEWARD_REVIEW_CERTIFICATION,
  STEWARD_REVIEW_CONTRACT,
  STEWARD_REVIEW_BREAKING_CONTRACT,    /* a contract change that breaks somebody */
  STEWARD_REVIEW_RECERTIFICATION,
  STEWARD_REVIEW_RETIREMENT,
  STEWARD_REVIEW_CHARTER,
  STEWARD_REVIEW_EXCEPTION,
  STEWARD_REVIEW_N_KINDS,
} StewardReviewKind;

typedef struct
{
  char *id;                            /* "platform", stable */
  char *title;
  StewardSeatRole role;
  char *domain;                        /* NULL: a function's seat */
  char *function;                      /* NULL: a domain's seat */
  char *holder;                        /* person id (in a document: address); NULL: vacant */
  char *name;                          /* in a document only */
  StewardTouches asked_when;           /* veto seats: any of these; 0 is ALWAYS */
} StewardSeat;

/* How many of those who may vote: a count, a fraction, or more than half. */
typedef enum
{
  STEWARD_SHARE_COUNT,
  STEWARD_SHARE_FRACTION,              /* at least numerator/denominator, rounded up */
  STEWARD_SHARE_MAJORITY,              /* more than half */
  STEWARD_SHARE_ALL,
} StewardShareKind;

typedef struct
{
  StewardShareKind kind;
  guint count;                         /* or numerator */
  guint denominator;
} StewardShare;

typedef struct
{
  char *id;                            /* stable within its list: "consumers-told" */
  char *text;
  char *check;                         /* NULL: a person ticks it; else a check by this name */
} StewardChecklistItem;

typedef struct
{
  StewardReviewKind kind;
  char *title;
  StewardShare approve;
  StewardShare reject;
  guint quorum;                        /* seats that must take part */
  gboolean of_all_seats;               /* fractions count every filled member seat, recused or not */
  guint days;                          /* working days until due */
  gboolean bulk;                       /* may be decided together with others under one comment */
  guint longest_days;                  /* exceptions: calendar days; 0: any */
  GPtrArray *checklist;                /* StewardChecklistItem */
} StewardProcedure;

typedef struct
{
  char *id;
  char *from;                          /* person */
  char *to;                            /* person */
  char *seat;                          /* NULL: every seat of @from */
  guint kinds;                         /* bits 1 << StewardReviewKind; 0: all */
  gint64 since;                        /* inclusive */
  gint64 until;                        /* exclusive */
  char *reason;                        /* NULL in the ledger: a payload */
  gboolean in_document;                /* of the charter itself, which alone ends it; else an event gave it */
} StewardDelegation;

typedef struct
{
  StewardCertification level;
  guint term_days;                     /* how long it stands */
  guint lead_days;                     /* re-certification opens so long before */
  GPtrArray *criteria;                 /* StewardChecklistItem, those of included levels first */
  char *suspended_when;                /* as written, for people; or NULL */
  char *restored_when;                 /* likewise */
} StewardLevelRule;

typedef struct
{
  gint64 offset;                       /* working time from due, negative: before */
  char *to;                            /* "the chair" */
  char *by;                            /* "notification" */
} StewardEscalation;

typedef struct _StewardCharter StewardCharter;
typedef struct _StewardAccessRules StewardAccessRules; /* steward-access-rules.h */

struct _StewardCharter
{
  gatomicrefcount refs;
  gint64 version;
  char *council;
  StewardCalendar *calendar;
  GPtrArray *seats;                    /* StewardSeat */
  GPtrArray *procedures;               /* StewardProcedure, one for each kind that is allowed */
  gboolean recuse_own_domain;
  gboolean override_by_chair;          /* the chair may decide a dead-locked review, with a reason */
  gboolean delegation_allowed;
  gboolean delegation_chain;           /* a delegate may pass on */
  guint delegation_longest_days;       /* 0: any */
  GPtrArray *delegations;              /* StewardDelegation: of the document and of the ledger */
  GPtrArray *levels;                   /* StewardLevelRule, ascending */
  GPtrArray *escalations;              /* StewardEscalation, ascending */
  StewardLevelTerms *level_terms;      /* never NULL */
  StewardAccessRules *access;          /* NULL: this council does not decide about access */
};

/* Maps the address of a person to a stable id; returns a new string or %NULL
 * to keep what is written. */
typedef char *(*StewardPersonMap) (const char *address,
                                   const char *name,
                                   gpointer    data);

StewardCharter         *steward_charter_read           (const StewardNode       *root,
                                                        const char              *file,
                                                        GPtrArray              **out_findings,
                                                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode               *steward_charter_to_json        (const StewardNode       *root,
                                                        StewardPersonMap         map,
                                                        gpointer                 data) G_GNUC_WARN_UNUSED_RESULT;
StewardCharter         *steward_charter_ref            (StewardCharter          *self);
void                    steward_charter_unref          (StewardCharter          *self);

const StewardSeat      *steward_charter_find_seat      (const StewardCharter    *self,
                                                        const char              *id);
const StewardSeat      *steward_charter_get_chair      (const StewardCharter    *self);
const StewardProcedure *steward_charter_get_procedure  (const StewardCharter    *self,
                                                        StewardReviewKind        kind);
const StewardLevelRule *steward_charter_get_level      (const StewardCharter    *self,
                                                        StewardCertification     level);
gint64                  steward_charter_get_due        (const StewardCharter    *self,
                                                        StewardReviewKind        kind,
                                                        gint64                   opened_at);
guint                   steward_charter_get_escalation (const StewardCharter    *self,
                                                        gint64                   due,
                                                        gint64                   now);
gboolean                steward_charter_asks_seat      (const StewardSeat       *seat,
                                                        StewardTouches           touches);
void                    steward_charter_add_delegation (StewardCharter          *self,
                                                        StewardDelegation       *delegation);

const char             *steward_review_kind_to_id      (StewardReviewKind        kind);
const char             *steward_review_kind_to_title   (StewardReviewKind        kind);
gboolean                steward_review_kind_from_id    (const char              *id,
                                                        StewardReviewKind       *out_kind) G_GNUC_WARN_UNUSED_RESULT;
const char             *steward_seat_role_to_id        (StewardSeatRole          role);
const char             *steward_seat_role_to_title     (StewardSeatRole          role);

guint                   steward_share_get_needed       (const StewardShare      *self,
                                                        guint                    n_seats);
char                   *steward_share_to_text          (const StewardShare      *self) G_GNUC_WARN_UNUSED_RESULT;

StewardDelegation      *steward_delegation_new         (void);
void                    steward_delegation_free        (StewardDelegation       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCharter, steward_charter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDelegation, steward_delegation_free)

G_END_DECLS
