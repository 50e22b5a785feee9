/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rules.h"

G_BEGIN_DECLS

/* How far a request has come, by its steps and votes: pure. */

/* Who holds the roles that are not seats. Seats and delegations are the charter's. */
typedef struct
{
  GPtrArray *owners;                   /* char*: persons, of the product (and the seat of its domain) */
  GPtrArray *consumer_owners;          /* char*: persons, of the consumer's domain or product */
  GPtrArray *consumers;                /* char*: persons who are the consumer, or belong to it */
} StewardAccessHolders;

typedef enum
{
  STEWARD_STEP_LATER,                  /* after the present one */
  STEWARD_STEP_SKIPPED,
  STEWARD_STEP_WAITS,                  /* the present one */
  STEWARD_STEP_DEAD,                   /* waits, and nobody is there who may decide it */
  STEWARD_STEP_APPROVED,
  STEWARD_STEP_REJECTED,
} StewardStepState;

typedef struct
{
  StewardAccessState state;            /* requested, approved or rejected */
  char *words;                         /* in a sentence */
  int step;                            /* index of the one that waits, −1: none */
  StewardStepState *steps;             /* of each step */
  guint n_steps;
} StewardAccessTally;

typedef enum
{
  STEWARD_DECIDER_MAY,
  STEWARD_DECIDER_DECIDED,             /* did already; may change it while the step waits */
  STEWARD_DECIDER_LATER,               /* has a role in a later step */
  STEWARD_DECIDER_NO_ROLE,
  STEWARD_DECIDER_REQUESTER,           /* nobody decides what they asked for */
  STEWARD_DECIDER_CONSUMER,            /* … or what is for them */
  STEWARD_DECIDER_DELEGATE_OF_CONFLICTED,
  STEWARD_DECIDER_CLOSED,
} StewardDecider;

StewardAccessTally *steward_access_tally_count     (const StewardCharter *charter,
                                                    const StewardAccess          *access,
                                                    const StewardAccessHolders   *holders,
                                                    gint64                        now) G_GNUC_WARN_UNUSED_RESULT;
void                steward_access_tally_free      (StewardAccessTally           *self);
StewardDecider      steward_access_tally_find_role (const StewardCharter *charter,
                                                    const StewardAccess          *access,
                                                    const StewardAccessHolders   *holders,
                                                    const char                   *person,
                                                    gint64                        now,
                                                    const StewardAccessStep     **out_step,
                                                    const char                  **out_role,
                                                    gboolean                     *out_delegate);
const char         *steward_decider_to_sentence    (StewardDecider                decider);
GPtrArray          *steward_access_tally_list_deciders (const StewardCharter *charter,
                                                    const StewardAccess          *access,
                                                    const StewardAccessHolders   *holders,
                                                    gint64                        now) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessHolders *steward_access_holders_new   (void);
void                steward_access_holders_free    (StewardAccessHolders         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessTally, steward_access_tally_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessHolders, steward_access_holders_free)

G_END_DECLS
