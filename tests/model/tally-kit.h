/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-tally.h"

G_BEGIN_DECLS

/* Councils and reviews written in one line each, for tests of the tally.
 *
 * Seats, separated by spaces: "*a b=x c= d/Orders !p@personal ?z": the chair a,
 * seat b held by x, seat c vacant, seat d of the domain Orders, veto seat p
 * asked when personal data is touched, auditor z. A seat is held by a person of
 * its name unless something else is said.
 *
 * Votes: "a+ b- c0 d+:x#50~path": a for, b against, c abstains, d for, by x at
 * time 50, leaving out the change "path". Times are 10 unless said.
 *
 * Delegations: "a>x a>y.b a>z[5,20) a>u^contract": from a to x, to y of seat b,
 * to z from 5 until before 20, to u for contracts.
 *
 * Recusals: "a" declared by the holder of a, "a:x" declared by x there, "a:" of
 * the seat. */

typedef struct
{
  const char *name;
  const char *seats;                   /* NULL: seven, and one for privacy if @privacy */
  const char *approve;                 /* "4", "2/3", "majority", "all" */
  const char *reject;
  guint quorum;
  const char *votes;
  const char *delegations;
  const char *recusals;
  const char *requester;
  const char *domain;
  const char *steps;                   /* "p+ s-": asked, skipped */
  const char *change;
  gboolean privacy;                    /* there is personal data, unless @untouched or @touches */
  gboolean untouched;
  StewardTouches touches;
  StewardReviewKind kind;
  gboolean of_all_seats;
  gboolean chain;
  gboolean own_domain_allowed;
  gboolean no_delegation;
  gint64 decided_at;
} TallyKit;

StewardCharter *tally_kit_make_charter (const TallyKit *self) G_GNUC_WARN_UNUSED_RESULT;
StewardReview  *tally_kit_make_review  (const TallyKit *self,
                                        const StewardCharter *charter) G_GNUC_WARN_UNUSED_RESULT;
void            tally_kit_add_votes    (StewardReview  *review,
                                        const StewardCharter *charter,
                                        const char     *votes);

G_END_DECLS
