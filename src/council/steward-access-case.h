/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-offer.h"
#include "steward-access-rows.h"
#include "steward-access-tally.h"

G_BEGIN_DECLS

/* How many columns of one classification become visible. */
typedef struct
{
  StewardClassification classification;
  guint n_all;                         /* that the objects have */
  guint n_visible;
  guint n_masked;                      /* of the visible ones */
  char *words;                         /* "email and birth_year masked; postcode" */
} StewardExposure;

/**
 * StewardAccessCase:
 *
 * Everything that stands beside the decision, for one access and one reader.
 */
typedef struct
{
  StewardCouncilState *state;          /* in force now */
  StewardCouncilState *rules;          /* under which it is decided */
  StewardAccess *access;
  StewardAccessTally *tally;
  StewardAccessHolders *holders;
  StewardEntryDetail *detail;          /* the product now; NULL: not in the catalog */
  gboolean contract_changed;           /* since the contract was frozen */
  StewardEffect *effect;               /* what an approval, or else the next step, would do; NULL: nothing */
  StewardEffectPlan *plan;             /* as recorded with the decision, or NULL: see steward_services_plan_async() */
  GPtrArray *exposure;                 /* StewardExposure, every classification that the objects have */
  GPtrArray *overlaps;                 /* StewardAccessOverlap */
  GPtrArray *drift;                    /* StewardDriftItem of the same grantee and objects */
  GHashTable *texts;                   /* payload → char* */
  char *consumer;                      /* in words: "Campaign Analytics", the name of a person or a product */
  StewardDecider decider;              /* may the reader decide, or review an emergency */
  const StewardAccessStep *step;       /* of @access; NULL: none, or an emergency's review */
  const char *role;                    /* of @step, or NULL */
  gboolean is_delegate;
  GPtrArray *waits_for;                /* char*: persons who may decide the step that waits, or review */
  char *proposal;                      /* why its revocation is proposed, in a sentence, or NULL */
  gboolean can_revoke;                 /* the reader may: answers for it, or gives it up */
  gboolean can_withdraw;
  gboolean overdue;                    /* decision, review or revocation */
} StewardAccessCase;

StewardAccessCase *steward_access_case_load_sync   (StewardCouncil          *council,
                                                    const char              *access,
                                                    const char              *person,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_access_case_load_async  (StewardCouncil          *council,
                                                    const char              *access,
                                                    const char              *person,
                                                    GCancellable            *cancellable,
                                                    GAsyncReadyCallback      callback,
                                                    gpointer                 user_data);
StewardAccessCase *steward_access_case_load_finish (StewardCouncil          *council,
                                                    GAsyncResult            *result,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_access_case_free        (StewardAccessCase       *self);
const char        *steward_access_case_get_text    (const StewardAccessCase *self,
                                                    const char              *payload);
/* What would be done if @terms were approved now: a new effect. */
StewardEffect     *steward_access_case_make_effect (const StewardAccess     *access,
                                                    StewardEffectAction      action,
                                                    const StewardAccessTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
/* What a revocation leaves, because other accesses give it, too. */
gboolean           steward_access_leave_shared_sync (StewardGovernance     *governance,
                                                    StewardEffect           *effect,
                                                    gint64                   now,
                                                    GPtrArray              **out_sentences,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *steward_exposure_count          (const StewardAccessTerms *terms,
                                                    const StewardEntryDetail *detail) G_GNUC_WARN_UNUSED_RESULT;

/* One line of the lists: my requests, those that wait for me, who has what. */
typedef struct
{
  StewardAccess *access;
  char *subject;                       /* name of the product */
  char *consumer;                      /* in words */
  char *purpose;                       /* in words, or NULL */
  char *waits_for;                     /* in words: "Privacy: Olu Adeyemi", or NULL */
  gboolean mine;                       /* the reader asked for it, or it is for them */
  gboolean waits;                      /* for the reader's decision */
  gboolean overdue;                    /* decision, review or revocation */
  char *proposal;                      /* why its revocation is proposed, in a sentence, or NULL */
} StewardAccessSummary;

GPtrArray         *steward_access_summaries_load_sync   (StewardCouncil            *council,
                                                    const StewardAccessFilter *filter,
                                                    const char                *person,
                                                    GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_access_summaries_load_async  (StewardCouncil            *council,
                                                    const StewardAccessFilter *filter,
                                                    const char                *person,
                                                    GCancellable              *cancellable,
                                                    GAsyncReadyCallback        callback,
                                                    gpointer                   user_data);
GPtrArray         *steward_access_summaries_load_finish (StewardCouncil            *council,
                                                    GAsyncResult              *result,
                                                    GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_access_summary_free     (StewardAccessSummary    *self);

/* The intent that mends a difference: a request for what is granted, a
 * revocation of it, or the effect that is missing. */
typedef enum
{
  STEWARD_REMEDY_REVOKE,               /* ask to take it back */
  STEWARD_REMEDY_ADOPT,                /* ask to approve it as it is */
  STEWARD_REMEDY_AGAIN,                /* carry out again what is decided */
} StewardRemedy;

guint              steward_drift_get_remedies      (const StewardDriftItem  *item);
StewardIntent     *steward_drift_make_intent       (StewardCouncil          *council,
                                                    const StewardDriftItem  *item,
                                                    StewardRemedy            remedy,
                                                    const char              *person,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessCase, steward_access_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessSummary, steward_access_summary_free)

G_END_DECLS
