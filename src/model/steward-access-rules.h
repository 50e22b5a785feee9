/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access.h"
#include "steward-charter.h"

G_BEGIN_DECLS

/* The charter's section "access": who decides about which access, and for how
 * long it may be. A member of #StewardCharter, %NULL when the section is absent. */

typedef enum
{
  STEWARD_EITHER,
  STEWARD_ONLY_NOT,
  STEWARD_ONLY_IF,
} StewardOnly;

/* Roles that are no seats. */
#define STEWARD_ACCESS_ROLE_OWNER          "owner"
#define STEWARD_ACCESS_ROLE_CONSUMER_OWNER "consumer-owner"

/* What a form may have to have: ids in the charter. */
#define STEWARD_NEED_PURPOSE        "purpose"
#define STEWARD_NEED_LEGAL_BASIS    "legal basis"
#define STEWARD_NEED_ASSESSMENT     "impact assessment"
#define STEWARD_NEED_TICKET         "ticket"
#define STEWARD_NEED_TERMS          "terms"
#define STEWARD_NEED_ANSWERABLE     "answerable"

/* Names of what decides beside the rows and rules of a charter. */
#define STEWARD_RULE_EMERGENCY      "emergency"
#define STEWARD_RULE_REVOCATION     "revocation"

/* When a step or a rule applies: all that is said must hold. */
typedef struct
{
  guint classifications;               /* bits 1 << StewardClassification, of the highest one; 0: any */
  guint consumers;                     /* bits 1 << StewardConsumerKind; 0: any */
  char **purposes;                     /* ids; NULL: any */
  char **legal_bases;                  /* ids; NULL: any */
  StewardOnly personal;                /* a column asked for is personal or restricted */
  StewardOnly masked;                  /* every personal or restricted column is masked */
  StewardOnly same_domain;             /* consumer and product */
  StewardOnly external;                /* the product is visible outside */
  StewardOnly emergency;
  StewardOnly renewal;                 /* the same consumer has the same access now */
  StewardOnly incompatible;            /* with the purpose of an access that the consumer has */
  guint longer_than_days;              /* 0: any */
} StewardAccessWhen;

typedef struct
{
  char *id;                            /* the only role's, or "step-2" */
  char *title;
  char **roles;                        /* "owner", "consumer-owner", ids of seats */
  guint needed;                        /* of the roles: 1 for any, as many as there are for all */
  StewardAccessWhen *when;             /* NULL: always */
} StewardAccessStepRule;

/* First that fits: highest classification, then purpose. */
typedef struct
{
  StewardClassification classification;
  char **purposes;                     /* NULL: any */
  GPtrArray *steps;                    /* StewardAccessStepRule, in order; empty: approved by itself */
  char **needs;                        /* "purpose", "legal basis", "impact assessment", "ticket", "terms",
                                        * "answerable" */
  char *rule;                          /* "matrix public": its name in events */
} StewardAccessRow;

typedef enum
{
  STEWARD_ACCESS_RULE_SKIP,            /* a step */
  STEWARD_ACCESS_RULE_APPROVE,         /* by itself */
  STEWARD_ACCESS_RULE_REFUSE,          /* by itself */
  STEWARD_ACCESS_RULE_ASK,             /* a role, as a further step */
  STEWARD_ACCESS_RULE_NEED,            /* something in the form */
  STEWARD_ACCESS_RULE_FLAG,            /* told to those who decide */
} StewardAccessRuleKind;

typedef struct
{
  char *id;                            /* "M-1" */
  char *text;
  StewardAccessRuleKind kind;
  char *what;                          /* step, role or need; NULL: none */
  StewardAccessWhen *when;
} StewardAccessRule;

typedef struct
{
  char *id;
  char *text;
} StewardAccessChoice;

struct _StewardAccessRules
{
  GPtrArray *purposes;                 /* StewardAccessChoice */
  GPtrArray *legal_bases;              /* StewardAccessChoice */
  GPtrArray *incompatible;             /* char**: pairs of purposes */
  guint longest_days[STEWARD_CLASSIFICATION_RESTRICTED + 1]; /* 0: any */
  guint decision_days;                 /* working days until due */
  GPtrArray *rows;                     /* StewardAccessRow */
  GPtrArray *rules;                    /* StewardAccessRule, in order */
  GPtrArray *checklist;                /* StewardChecklistItem */
  char *terms;                         /* what a consumer accepts, or NULL */
  gboolean emergency_allowed;
  guint emergency_hours;               /* longest */
  guint emergency_review_days;         /* working days until the mandatory review */
  guint attestation_days;              /* 0: none */
};

/* What is known of one request when its way is chosen. */
typedef struct
{
  const StewardAccessAsk *ask;
  const StewardAccessTerms *terms;
  const char *domain;                  /* of the product, or NULL */
  StewardVisibility visibility;        /* of the product */
  gboolean has_purpose_text;
  guint n_files;
  const char *const *held_purposes;    /* of the accesses that the consumer has now, or NULL */
  gboolean renewal;
  gint64 now;
} StewardAccessFacts;

typedef enum
{
  STEWARD_ROUTE_STEPS,                 /* somebody is asked */
  STEWARD_ROUTE_APPROVED,              /* by @rule */
  STEWARD_ROUTE_REFUSED,               /* by @rule */
  STEWARD_ROUTE_INCOMPLETE,            /* see @problems; cannot be requested so */
} StewardRouteOutcome;

typedef struct
{
  StewardRouteOutcome outcome;
  char *rule;                          /* id of what decided, or of the row */
  char *words;                         /* in a sentence */
  GPtrArray *steps;                    /* StewardAccessStep, asked and skipped */
  GPtrArray *problems;                 /* char*: sentences that say what to do */
  GPtrArray *flags;                    /* char*: sentences */
  gint64 latest;                       /* the latest end, 0: any */
  gint64 due;
  gint64 review_due;                   /* emergency */
} StewardAccessRoute;

StewardAccessRoute *steward_access_route_new   (const StewardCharter *charter,
                                                const StewardAccessFacts     *facts) G_GNUC_WARN_UNUSED_RESULT;
void                steward_access_route_free  (StewardAccessRoute           *self);
void                steward_access_rules_free  (StewardAccessRules           *self);
char               *steward_access_role_to_title (const StewardCharter *charter,
                                                const char                   *role) G_GNUC_WARN_UNUSED_RESULT;
const char         *steward_access_rules_get_purpose (const StewardAccessRules *self,
                                                const char                   *id);
const char         *steward_access_rules_get_legal_basis (const StewardAccessRules *self,
                                                const char                   *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessRoute, steward_access_route_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessRules, steward_access_rules_free)

G_END_DECLS
