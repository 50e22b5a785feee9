/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Written cases of the tally. Each says what a council would expect, in the
 * notation of tally-kit.h; the counts are for, against, abstained, open,
 * recused, vacant. */

#include "config.h"

#include "tally-kit.h"

#include <string.h>

#define SEVEN "*a b c d e f g"
#define OPEN STEWARD_TALLY_OPEN
#define APPROVED STEWARD_TALLY_APPROVED
#define REJECTED STEWARD_TALLY_REJECTED
#define DEADLOCKED STEWARD_TALLY_DEADLOCKED

typedef struct
{
  TallyKit kit;
  StewardTallyState state;
  const char *counts;                  /* "4/1/0/2/0/0", or NULL */
  const char *reason;                  /* a part of it, or NULL */
} Case;

/* The council of the sample: seven seats, quorum of 5, 4 approve, 3 reject. */
#define COUNCIL(...) { .approve = "4", .reject = "3", .quorum = 5, __VA_ARGS__ }
/* The same with a seat for privacy, which is touched. */
#define PRIVACY(...) { .approve = "4", .reject = "3", .quorum = 5, .privacy = TRUE, __VA_ARGS__ }
/* Seats of domains. */
#define DOMAINS(...) { .seats = "*a b/Orders c/Finance d/Payments e f g", .approve = "4", .reject = "3", .quorum = 5, \
                       __VA_ARGS__ }

static const Case cases[] = {
  /* Thresholds and quorum. */
  { COUNCIL (.name = "nobody has voted"), OPEN, "0/0/0/7/0/0", "0 of 7 have approved, 4 are needed" },
  { COUNCIL (.name = "one approval", .votes = "a+"), OPEN, "1/0/0/6/0/0", "1 of 7 has approved" },
  { COUNCIL (.name = "threshold without quorum", .votes = "a+ b+ c+ d+"), OPEN, "4/0/0/3/0/0",
    "4 of 5 for the quorum have voted" },
  { COUNCIL (.name = "threshold and quorum", .votes = "a+ b+ c+ d+ e-"), APPROVED, "4/1/0/2/0/0",
    "4 of 7 have approved, 4 were needed; quorum of 5 is met." },
  { COUNCIL (.name = "quorum by abstaining", .votes = "a+ b+ c+ d+ e0"), APPROVED, "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "quorum without threshold", .votes = "a+ b+ c+ d0 e0"), OPEN, "3/0/2/2/0/0", NULL },
  { COUNCIL (.name = "all approve", .votes = "a+ b+ c+ d+ e+ f+ g+"), APPROVED, "7/0/0/0/0/0", NULL },
  { COUNCIL (.name = "all reject", .votes = "a- b- c- d- e- f- g-"), REJECTED, "0/7/0/0/0/0", NULL },
  { COUNCIL (.name = "rejection without quorum", .votes = "a- b- c-"), OPEN, "0/3/0/4/0/0", "3 would be enough" },
  { COUNCIL (.name = "rejection and quorum", .votes = "a- b- c- d0 e0"), REJECTED, "0/3/2/2/0/0",
    "3 of 7 have rejected, 3 are enough; quorum of 5 is met." },
  { COUNCIL (.name = "both thresholds: in doubt against", .votes = "a+ b+ c+ d+ e- f- g-"), REJECTED, "4/3/0/0/0/0",
    "in doubt it is rejected" },
  { COUNCIL (.name = "all abstain", .votes = "a0 b0 c0 d0 e0 f0 g0"), DEADLOCKED, "0/0/7/0/0/0",
    "Neither side can be reached" },
  { COUNCIL (.name = "tie that nobody can break", .votes = "a+ b+ c+ d- e- f0 g0"), DEADLOCKED, "3/2/2/0/0/0", NULL },
  { COUNCIL (.name = "one open vote still decides", .votes = "a+ b+ c+ d- e- f0"), OPEN, "3/2/1/1/0/0", NULL },
  { COUNCIL (.name = "one open vote cannot decide", .votes = "a+ b+ c0 d0 e0 f-"), DEADLOCKED, "2/1/3/1/0/0",
    "1 vote is open" },
  { COUNCIL (.name = "the last vote of a seat counts", .votes = "a- b+ c+ d+ e0 a+"), APPROVED, "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "an approval is taken back", .votes = "a+ b+ c+ d+ a- e0"), OPEN, "3/1/1/2/0/0", NULL },
  { { .name = "small council, exact quorum", .seats = "*a b c", .approve = "2", .reject = "2", .quorum = 3,
      .votes = "a+ b+ c-" }, APPROVED, "2/1/0/0/0/0", NULL },
  { { .name = "small council, tie", .seats = "*a b", .approve = "2", .reject = "2", .quorum = 2, .votes = "a+ b-" },
    DEADLOCKED, "1/1/0/0/0/0", NULL },
  { { .name = "council of one", .seats = "*a", .approve = "1", .reject = "1", .quorum = 1, .votes = "a+" }, APPROVED,
    "1/0/0/0/0/0", "1 of 1 has approved, 1 was needed" },
  { { .name = "a quorum of nought is one", .seats = "*a b", .approve = "1", .reject = "1", .quorum = 0 }, OPEN,
    "0/0/0/2/0/0", NULL },
  { { .name = "an auditor has no vote", .seats = "*a b ?z", .approve = "2", .reject = "2", .quorum = 2,
      .votes = "a+ z+" }, OPEN, "1/0/0/1/0/0", "an auditor does not vote" },
  { { .name = "no seats at all", .seats = "", .approve = "1", .reject = "1", .quorum = 1 }, DEADLOCKED, "0/0/0/0/0/0",
    "No seat may vote" },

  /* Shares. */
  { { .name = "two thirds of six", .seats = "*a b c d e f", .approve = "2/3", .reject = "1/2", .quorum = 4,
      .votes = "a+ b+ c+ d+" }, APPROVED, "4/0/0/2/0/0", NULL },
  { { .name = "two thirds of seven is five", .seats = SEVEN, .approve = "2/3", .reject = "1/2", .quorum = 4,
      .votes = "a+ b+ c+ d+" }, OPEN, "4/0/0/3/0/0", "5 are needed" },
  { { .name = "majority of seven is four", .seats = SEVEN, .approve = "majority", .reject = "majority", .quorum = 4,
      .votes = "a+ b+ c+ d+" }, APPROVED, NULL, NULL },
  { { .name = "half is no majority", .seats = "*a b c d e f", .approve = "majority", .reject = "majority", .quorum = 3,
      .votes = "a+ b+ c+" }, OPEN, NULL, "4 are needed" },
  { { .name = "tie of majorities", .seats = "*a b c d", .approve = "majority", .reject = "majority", .quorum = 4,
      .votes = "a+ b+ c- d-" }, DEADLOCKED, NULL, NULL },
  { { .name = "all, one missing", .seats = "*a b c", .approve = "all", .reject = "1", .quorum = 2, .votes = "a+ b+" },
    OPEN, NULL, NULL },
  { { .name = "all", .seats = "*a b c", .approve = "all", .reject = "1", .quorum = 2, .votes = "a+ b+ c+" }, APPROVED,
    NULL, NULL },
  { { .name = "all, one abstains", .seats = "*a b c", .approve = "all", .reject = "1", .quorum = 2,
      .votes = "a+ b+ c0" }, DEADLOCKED, NULL, NULL },
  { { .name = "all, one against", .seats = "*a b c", .approve = "all", .reject = "1", .quorum = 2, .votes = "a+ b-" },
    REJECTED, NULL, NULL },
  { { .name = "abstaining stays in the denominator", .seats = "*a b c d e f", .approve = "2/3", .reject = "1/2",
      .quorum = 4, .votes = "a+ b+ c+ d0 e0 f0" }, DEADLOCKED, "3/0/3/0/0/0", NULL },

  /* Recusal. */
  { COUNCIL (.name = "recused leaves the count", .votes = "a+ b+ c+ d+ e0", .recusals = "g"), APPROVED, "4/0/1/1/1/0",
    "4 of 6 have approved" },
  { COUNCIL (.name = "a recused vote does not count", .votes = "a+ b+ c+ d+ e0", .recusals = "d"), OPEN,
    "3/0/1/2/1/0", "there is a conflict of interest" },
  { COUNCIL (.name = "quorum lost by recusal", .votes = "a+ b+ c+ d+", .recusals = "e f g"), DEADLOCKED,
    "4/0/0/0/3/0", "The quorum of 5 cannot be met: 4 seats may vote" },
  { COUNCIL (.name = "all recused", .recusals = "a b c d e f g"), DEADLOCKED, "0/0/0/0/7/0", "No seat may vote" },
  { { .name = "a fraction of those who may vote", .seats = SEVEN, .approve = "2/3", .reject = "1/2", .quorum = 4,
      .votes = "a+ b+ c+ d+", .recusals = "g" }, APPROVED, "4/0/0/2/1/0", NULL },
  { { .name = "a fraction of all seats", .seats = SEVEN, .approve = "2/3", .reject = "1/2", .quorum = 4,
      .votes = "a+ b+ c+ d+", .recusals = "g", .of_all_seats = TRUE }, OPEN, "4/0/0/2/1/0", "5 are needed" },
  { { .name = "all seats, but recused ones do not help the quorum", .seats = "*a b c d", .approve = "1/2",
      .reject = "1/2", .quorum = 4, .votes = "a+ b+ c+", .recusals = "d", .of_all_seats = TRUE }, DEADLOCKED,
    "3/0/0/0/1/0", "The quorum of 4 cannot be met" },
  { { .name = "all of all seats can never be", .seats = "*a b c", .approve = "all", .reject = "2", .quorum = 2,
      .votes = "a+ b+", .recusals = "c", .of_all_seats = TRUE }, DEADLOCKED, "2/0/0/0/1/0", NULL },
  { COUNCIL (.name = "a count that recusal puts out of reach", .votes = "a+ b+ c+", .recusals = "d e f g"), DEADLOCKED,
    NULL, NULL },
  { COUNCIL (.name = "a recusal of the seat alone", .votes = "a+ b+ c+ d+ e0", .recusals = "d:"), OPEN, "3/0/1/2/1/0",
    NULL },

  /* The requester. */
  { COUNCIL (.name = "the requester's seat is recused", .requester = "d", .votes = "a+ b+ c+ d+ e0"), OPEN,
    "3/0/1/2/1/0", "nobody decides their own request" },
  { COUNCIL (.name = "the requester's delegate neither", .requester = "d", .votes = "a+ b+ c+ d+:x e0",
             .delegations = "d>x"), OPEN, "3/0/1/2/1/0", "there is a conflict of interest" },
  { COUNCIL (.name = "the requester as delegate", .requester = "x", .votes = "a+ b+ c+ d+:x e0",
             .delegations = "d>x"), OPEN, "3/0/1/3/0/0", "nobody decides their own request" },
  { COUNCIL (.name = "the requester in two seats", .requester = "x", .seats = "*a b c d=x e=x f g",
             .votes = "a+ b+ c+ d+ e+"), OPEN, "3/0/0/2/2/0", NULL },
  { COUNCIL (.name = "the requester's delegate votes for their own seat", .requester = "d",
             .votes = "a+ b+ c+ e+ f0", .delegations = "d>a"), APPROVED, "4/0/1/1/1/0", NULL },
  { COUNCIL (.name = "the requester passes nothing on", .requester = "x", .votes = "a+ b+ c+ d+:y e0",
             .delegations = "d>x x>y", .chain = TRUE), OPEN, "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "a requester without a seat", .requester = "x", .votes = "a+ b+ c+ d+ e0"), APPROVED, NULL, NULL },
  { COUNCIL (.name = "the chair asks", .requester = "a", .votes = "a+ b+ c+ d+ e0"), OPEN, "3/0/1/2/1/0", NULL },

  /* Own domain. */
  { DOMAINS (.name = "own domain is recused", .domain = "Orders", .votes = "a+ b+ c+ d+ e0"), OPEN, "3/0/1/2/1/0",
    NULL },
  { DOMAINS (.name = "own domain, written otherwise", .domain = "orders", .votes = "a+ b+ c+ d+ e0"), OPEN,
    "3/0/1/2/1/0", NULL },
  { DOMAINS (.name = "own domain is allowed", .domain = "Orders", .own_domain_allowed = TRUE,
             .votes = "a+ b+ c+ d+ e0"), APPROVED, "4/0/1/2/0/0", NULL },
  { DOMAINS (.name = "another domain", .domain = "Customer", .votes = "a+ b+ c+ d+ e0"), APPROVED, "4/0/1/2/0/0",
    NULL },
  { DOMAINS (.name = "no domain", .votes = "a+ b+ c+ d+ e0"), APPROVED, "4/0/1/2/0/0", NULL },
  { DOMAINS (.name = "delegate of the domain's seat", .domain = "Orders", .delegations = "b>x",
             .votes = "a+ b+:x c+ d+ e0"), OPEN, "3/0/1/2/1/0", NULL },
  { DOMAINS (.name = "a delegate in conflict by their own seat", .domain = "Orders", .delegations = "c>b",
             .votes = "a+ c+:b d+ e+ f0"), OPEN, "3/0/1/2/1/0", "there is a conflict of interest" },
  { DOMAINS (.name = "the holder still votes then", .domain = "Orders", .delegations = "c>b",
             .votes = "a+ c+:b c+ d+ e+ f0"), APPROVED, "4/0/1/1/1/0", NULL },
  { { .name = "a second seat does not help", .seats = "*a b/Orders c=b d e f", .domain = "Orders", .approve = "3",
      .reject = "3", .quorum = 3, .votes = "c+ a+ d+" }, OPEN, "2/0/0/2/2/0", NULL },

  /* Veto seats. */
  { PRIVACY (.name = "veto absent", .votes = "a+ b+ c+ d+ e+"), OPEN, "5/0/0/2/0/0", "P has yet to approve." },
  { PRIVACY (.name = "veto approves", .votes = "a+ b+ c+ d+ e+ p+"), APPROVED, "5/0/0/2/0/0", "P has approved." },
  { PRIVACY (.name = "veto rejects", .votes = "a+ b+ c+ d+ e+ p-"), REJECTED, "5/0/0/2/0/0",
    "P has rejected, and nothing is approved against a veto." },
  { PRIVACY (.name = "veto rejects at once, without quorum", .votes = "p-"), REJECTED, "0/0/0/7/0/0", NULL },
  { PRIVACY (.name = "veto abstains", .votes = "a+ b+ c+ d+ e+ f+ g+ p0"), DEADLOCKED, NULL,
    "P has abstained, and its approval is needed." },
  { PRIVACY (.name = "veto abstains, rejection is possible", .votes = "a+ b+ c- p0"), OPEN, NULL, NULL },
  { PRIVACY (.name = "veto not asked", .untouched = TRUE, .votes = "a+ b+ c+ d+ e+"), APPROVED, NULL,
    NULL },
  { PRIVACY (.name = "a veto that is not asked is no veto", .touches = STEWARD_TOUCHES_EXTERNAL,
             .votes = "a+ b+ c+ d+ e+ p-"), APPROVED, NULL, "the seat is not asked" },
  { PRIVACY (.name = "skipped as recorded", .steps = "p-", .votes = "a+ b+ c+ d+ e+"), APPROVED, NULL, NULL },
  { PRIVACY (.name = "asked as recorded", .untouched = TRUE, .steps = "p+",
             .votes = "a+ b+ c+ d+ e+"), OPEN, NULL, NULL },
  { PRIVACY (.name = "veto recused", .recusals = "p", .votes = "a+ b+ c+ d+ e+ f+ g+"), DEADLOCKED, "7/0/0/0/0/0",
    "P is recused, and nobody else may approve for it." },
  { PRIVACY (.name = "veto recused, rejection is out of reach", .recusals = "p", .votes = "a+ b+ c+ d+ e+"), DEADLOCKED,
    NULL, NULL },
  { PRIVACY (.name = "veto recused, rejection is possible", .recusals = "p", .votes = "a+ b+ c+ d+"), OPEN, NULL,
    "P is recused" },
  { PRIVACY (.name = "veto asks for itself", .requester = "p", .votes = "a+ b+ c+ d+ p+"), OPEN, "4/0/0/3/0/0", NULL },
  { PRIVACY (.name = "veto vacant", .seats = SEVEN " !p=@personal", .votes = "a+ b+ c+ d+ e+ f+ g+"), DEADLOCKED, NULL,
    "P is vacant, and its approval is needed." },
  { PRIVACY (.name = "veto vacant and not asked", .seats = SEVEN " !p=@external", .votes = "a+ b+ c+ d+ e+"), APPROVED,
    NULL, NULL },
  { PRIVACY (.name = "two vetoes, one missing", .seats = SEVEN " !p@personal !s@personal",
             .votes = "a+ b+ c+ d+ e+ p+"), OPEN, NULL, "S has yet to approve." },
  { PRIVACY (.name = "two vetoes", .seats = SEVEN " !p@personal !s@personal", .votes = "a+ b+ c+ d+ e+ p+ s+"),
    APPROVED, NULL, "P and S have approved." },
  { PRIVACY (.name = "two vetoes, one rejects", .seats = SEVEN " !p@personal !s@personal",
             .votes = "a+ b+ c+ d+ e+ p+ s-"), REJECTED, NULL, "S has rejected" },
  { PRIVACY (.name = "a veto without conditions is always asked", .seats = SEVEN " !p",
             .untouched = TRUE, .votes = "a+ b+ c+ d+ e+"), OPEN, NULL, NULL },
  { PRIVACY (.name = "a veto is no member", .votes = "a+ b+ c+ p+"), OPEN, "3/0/0/4/0/0",
    "3 of 5 for the quorum have voted" },
  { PRIVACY (.name = "veto by delegate", .delegations = "p>x", .votes = "a+ b+ c+ d+ e+ p+:x"), APPROVED, NULL, NULL },
  { PRIVACY (.name = "open veto, members cannot reach it", .votes = "a0 b0 c0 d0 e0 f0 g0"), OPEN, NULL,
    "P has yet to approve." },

  /* Vacant seats. */
  { COUNCIL (.name = "vacant seats leave the count", .seats = "*a b c d e f= g=", .votes = "a+ b+ c+ d+ e0"), APPROVED,
    "4/0/1/0/0/2", "4 of 5 have approved" },
  { COUNCIL (.name = "quorum lost by vacancy", .seats = "*a b c d e= f= g=", .votes = "a+"), DEADLOCKED,
    "1/0/0/3/0/3", "The quorum of 5 cannot be met: 4 seats may vote" },
  { { .name = "a fraction does not count vacant seats", .seats = "*a b c d= e= f=", .approve = "2/3", .reject = "1/2",
      .quorum = 2, .votes = "a+ b+", .of_all_seats = TRUE }, APPROVED, "2/0/0/1/0/3", NULL },
  { COUNCIL (.name = "nobody votes for a vacant seat", .seats = "*a b c d= e f g", .votes = "a+ b+ c+ d+:x e0",
             .delegations = "d>x"), OPEN, "3/0/1/2/0/1", "the person does not hold the seat" },

  /* Delegation. */
  { COUNCIL (.name = "a delegate votes", .delegations = "d>x", .votes = "a+ b+ c+ d+:x e0"), APPROVED, "4/0/1/2/0/0",
    NULL },
  { COUNCIL (.name = "somebody votes for another", .votes = "a+ b+ c+ d+:x e0"), OPEN, "3/0/1/3/0/0",
    "the person does not hold the seat" },
  { COUNCIL (.name = "one second before the period", .delegations = "d>x[11,20)", .votes = "a+ b+ c+ d+:x#10 e0"), OPEN,
    "3/0/1/3/0/0", "the delegation did not hold for it" },
  { COUNCIL (.name = "at the beginning of the period", .delegations = "d>x[11,20)", .votes = "a+ b+ c+ d+:x#11 e0"),
    APPROVED, NULL, NULL },
  { COUNCIL (.name = "one second before its end", .delegations = "d>x[11,20)", .votes = "a+ b+ c+ d+:x#19 e0"),
    APPROVED, NULL, NULL },
  { COUNCIL (.name = "at the end of the period", .delegations = "d>x[11,20)", .votes = "a+ b+ c+ d+:x#20 e0"), OPEN,
    "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "for another seat", .delegations = "d>x.e", .votes = "a+ b+ c+ d+:x e0"), OPEN, "3/0/1/3/0/0",
    NULL },
  { COUNCIL (.name = "for this seat", .delegations = "d>x.d", .votes = "a+ b+ c+ d+:x e0"), APPROVED, NULL, NULL },
  { COUNCIL (.name = "for another kind", .delegations = "d>x^contract", .votes = "a+ b+ c+ d+:x e0"), OPEN,
    "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "for this kind", .delegations = "d>x^contract^certification", .votes = "a+ b+ c+ d+:x e0"),
    APPROVED, NULL, NULL },
  { COUNCIL (.name = "delegation is not allowed", .no_delegation = TRUE, .delegations = "d>x",
             .votes = "a+ b+ c+ d+:x e0"), OPEN, "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "no chain", .delegations = "d>x x>y", .votes = "a+ b+ c+ d+:y e0"), OPEN, "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "chain", .delegations = "d>x x>y y>z", .chain = TRUE, .votes = "a+ b+ c+ d+:z e0"), APPROVED,
    NULL, NULL },
  { COUNCIL (.name = "chain in a circle", .delegations = "d>x x>y y>d y>x", .chain = TRUE, .votes = "a+ b+ c+ d+:z e0"),
    OPEN, "3/0/1/3/0/0", NULL },
  { COUNCIL (.name = "a link of the chain is over", .delegations = "d>x x>y[0,5)", .chain = TRUE,
             .votes = "a+ b+ c+ d+:y e0"), OPEN, NULL, NULL },
  { COUNCIL (.name = "the holder overrules the delegate", .delegations = "d>x", .votes = "a+ b+ c+ e0 d-:x d+"),
    APPROVED, "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "the delegate overrules the holder", .delegations = "d>x", .votes = "a+ b+ c+ e0 d+ d-:x"), OPEN,
    "3/1/1/2/0/0", NULL },
  { COUNCIL (.name = "one member for two seats", .delegations = "d>a", .votes = "a+ b+ c+ d+:a e0"), APPROVED,
    "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "one person in two seats", .seats = "*a b c d=a e f g", .votes = "a+ b+ c+ d+ e0"), APPROVED,
    "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "two seats, two opinions", .seats = "*a b c d=a e f g", .votes = "a+ b+ c+ d- e0"), OPEN,
    "3/1/1/2/0/0", NULL },
  { COUNCIL (.name = "delegate of a member who is recused", .delegations = "d>x", .recusals = "d",
             .votes = "a+ b+ c+ d+:x e0"), OPEN, "3/0/1/2/1/0", NULL },
  { COUNCIL (.name = "a delegate declares a conflict: the seat stays", .delegations = "d>x", .recusals = "d:x",
             .votes = "a+ b+ c+ d+:x e0"), OPEN, "3/0/1/3/0/0", "there is a conflict of interest" },
  { COUNCIL (.name = "and its holder votes", .delegations = "d>x", .recusals = "d:x", .votes = "a+ b+ c+ d+ e0"),
    APPROVED, "4/0/1/2/0/0", NULL },

  /* Late and odd votes. */
  { COUNCIL (.name = "a vote after the decision", .decided_at = 10, .votes = "a+ b+ c+ e0 d+#11"), OPEN,
    "3/0/1/3/0/0", "it came after the decision" },
  { COUNCIL (.name = "a vote with the decision", .decided_at = 10, .votes = "a+ b+ c+ e0 d+#10"), APPROVED, NULL,
    NULL },
  { COUNCIL (.name = "a late vote changes no earlier one", .decided_at = 10, .votes = "a+ b+ c+ d+ e0 a-#11"), APPROVED,
    "4/0/1/2/0/0", NULL },
  { COUNCIL (.name = "a wrong vote changes no earlier one", .votes = "a+ b+ c+ d+ e0 a-:x"), APPROVED, "4/0/1/2/0/0",
    NULL },
  { COUNCIL (.name = "a seat that does not exist", .votes = "q+:x a+"), OPEN, "1/0/0/6/0/0", "an unknown seat" },
  { COUNCIL (.name = "many wrong votes", .votes = "a+:x b+:x c+:x d+:x e+:x"), OPEN, "0/0/0/7/0/0",
    "2 more votes do not count." },

  /* Single changes. */
  { COUNCIL (.name = "nobody leaves the change out", .change = "x", .votes = "a+ b+ c+ d+ e0"), APPROVED, NULL, NULL },
  { COUNCIL (.name = "one leaves the change out", .change = "x", .votes = "a+ b+ c+ d+~x e0"), OPEN, "3/1/1/2/0/0",
    NULL },
  { COUNCIL (.name = "another change is left out", .change = "x", .votes = "a+ b+ c+ d+~y e0"), APPROVED, NULL, NULL },
  { COUNCIL (.name = "the whole does not see it", .votes = "a+ b+ c+ d+~x e0"), APPROVED, NULL, NULL },
  { COUNCIL (.name = "three leave the change out", .change = "x", .votes = "a+~y~x b+~x c+~x d+ e+ f+ g+"), REJECTED,
    "4/3/0/0/0/0", NULL },
  { PRIVACY (.name = "a veto of one change", .change = "x", .votes = "a+ b+ c+ d+ e+ p+~x"), REJECTED, NULL, NULL },
};

static char *
format_counts (const StewardTally *tally)
{
  return g_strdup_printf ("%u/%u/%u/%u/%u/%u", tally->n_for, tally->n_against, tally->n_abstained, tally->n_open,
                          tally->n_recused, tally->n_vacant);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(StewardCharter) charter = tally_kit_make_charter (&one->kit);
  g_autoptr(StewardReview) review = tally_kit_make_review (&one->kit, charter);
  g_autoptr(StewardTally) tally = steward_tally_count (charter, review, one->kit.change);
  g_autofree char *counts = format_counts (tally);

  g_test_message ("%s: %s", one->kit.name, tally->reason);
  g_assert_cmpstr (steward_tally_state_to_id (tally->state), ==, steward_tally_state_to_id (one->state));
  if (one->counts != NULL)
    g_assert_cmpstr (counts, ==, one->counts);
  if (one->reason != NULL && strstr (tally->reason, one->reason) == NULL)
    g_error ("“%s” is not in “%s”", one->reason, tally->reason);
}

static void
test_no_rule (void)
{
  static const TallyKit kit = COUNCIL (.kind = STEWARD_REVIEW_CONTRACT, .votes = "a+ b+ c+ d+ e+ f+ g+");
  g_autoptr(StewardCharter) charter = tally_kit_make_charter (&kit);
  g_autoptr(StewardReview) review = tally_kit_make_review (&kit, charter);
  g_autoptr(StewardTally) tally = NULL;

  review->kind = STEWARD_REVIEW_RETIREMENT;
  tally = steward_tally_count (charter, review, NULL);
  g_assert_cmpint (tally->state, ==, STEWARD_TALLY_DEADLOCKED);
  g_assert_nonnull (strstr (tally->reason, "no rule for reviews of the kind “retirement”"));
}

/* Ballots stand in the order of seats, without auditors, and tell the cause. */
static void
test_ballots (void)
{
  static const TallyKit kit = { .seats = "*a b/Orders c= !p@personal ?z d e", .approve = "2", .reject = "2",
                                .quorum = 2, .domain = "Orders", .requester = "e", .recusals = "d", .votes = "a+" };
  static const struct { const char *seat; StewardBallotState state; const char *cause; } wanted[] = {
    { "a", STEWARD_BALLOT_FOR, NULL },
    { "b", STEWARD_BALLOT_RECUSED, "own-domain" },
    { "c", STEWARD_BALLOT_VACANT, NULL },
    { "p", STEWARD_BALLOT_SKIPPED, NULL },
    { "d", STEWARD_BALLOT_RECUSED, "declared" },
    { "e", STEWARD_BALLOT_RECUSED, "requester" },
  };
  g_autoptr(StewardCharter) charter = tally_kit_make_charter (&kit);
  g_autoptr(StewardReview) review = tally_kit_make_review (&kit, charter);
  g_autoptr(StewardTally) tally = steward_tally_count (charter, review, NULL);

  g_assert_cmpuint (tally->ballots->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);

      g_assert_cmpstr (ballot->seat->id, ==, wanted[i].seat);
      g_assert_cmpint (ballot->state, ==, wanted[i].state);
      g_assert_cmpstr (ballot->cause, ==, wanted[i].cause);
    }
  g_assert_true (g_array_index (tally->ballots, StewardBallot, 0).vote == review->votes->pdata[0]);
}

/* Who may vote, and for which seat. */
static const struct
{
  TallyKit kit;
  const char *person;
  const char *wanted;
  StewardVoter voter;
  const char *seat;
  gboolean delegate;
} voters[] = {
  { COUNCIL (.name = "own seat"), "b", NULL, STEWARD_VOTER_MAY, "b", FALSE },
  { COUNCIL (.name = "nobody"), "x", NULL, STEWARD_VOTER_NO_SEAT, NULL, FALSE },
  { COUNCIL (.name = "no person"), NULL, NULL, STEWARD_VOTER_NO_SEAT, NULL, FALSE },
  { COUNCIL (.name = "somebody else's seat"), "b", "c", STEWARD_VOTER_NO_SEAT, NULL, FALSE },
  { COUNCIL (.name = "unknown seat"), "b", "q", STEWARD_VOTER_NO_SEAT, NULL, FALSE },
  { COUNCIL (.name = "auditor", .seats = "*a ?z"), "z", NULL, STEWARD_VOTER_AUDITOR, "z", FALSE },
  { COUNCIL (.name = "requester", .requester = "b"), "b", NULL, STEWARD_VOTER_REQUESTER, NULL, FALSE },
  { COUNCIL (.name = "requester as delegate", .requester = "x", .delegations = "b>x"), "x", NULL,
    STEWARD_VOTER_REQUESTER, NULL, FALSE },
  { COUNCIL (.name = "recused", .recusals = "b"), "b", NULL, STEWARD_VOTER_CONFLICTED, "b", FALSE },
  { COUNCIL (.name = "delegate of a recused seat", .recusals = "b", .delegations = "b>x"), "x", NULL,
    STEWARD_VOTER_CONFLICTED, "b", TRUE },
  { COUNCIL (.name = "a recusal is for every seat", .recusals = "b", .delegations = "c>b"), "b", "c",
    STEWARD_VOTER_CONFLICTED, "c", TRUE },
  { PRIVACY (.name = "asked"), "p", NULL, STEWARD_VOTER_MAY, "p", FALSE },
  { PRIVACY (.name = "not asked", .untouched = TRUE), "p", NULL, STEWARD_VOTER_NOT_ASKED, "p",
    FALSE },
  { COUNCIL (.name = "delegate", .delegations = "b>x"), "x", NULL, STEWARD_VOTER_MAY, "b", TRUE },
  { COUNCIL (.name = "delegation is over", .delegations = "b>x[0,10)"), "x", NULL, STEWARD_VOTER_DELEGATION_OVER, "b",
    TRUE },
  { COUNCIL (.name = "own before the delegated seat", .delegations = "b>c"), "c", NULL, STEWARD_VOTER_MAY, "c",
    FALSE },
  { COUNCIL (.name = "the seat that is still open", .delegations = "b>c", .votes = "c+"), "c", NULL, STEWARD_VOTER_MAY,
    "b", TRUE },
  { COUNCIL (.name = "a vote is changed", .votes = "c+"), "c", NULL, STEWARD_VOTER_MAY, "c", FALSE },
  { COUNCIL (.name = "the wanted seat", .delegations = "b>c"), "c", "b", STEWARD_VOTER_MAY, "b", TRUE },
  { COUNCIL (.name = "decided", .decided_at = 9), "b", NULL, STEWARD_VOTER_CLOSED, "b", FALSE },
};

static void
test_voters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    {
      g_autoptr(StewardCharter) charter = tally_kit_make_charter (&voters[i].kit);
      g_autoptr(StewardReview) review = tally_kit_make_review (&voters[i].kit, charter);
      const StewardSeat *seat;
      gboolean delegate;
      StewardVoter voter = steward_tally_find_seat (charter, review, voters[i].person, voters[i].wanted, 10, &seat,
                                                    &delegate);

      g_test_message ("%s: %s", voters[i].kit.name, steward_voter_to_sentence (voter));
      g_assert_cmpint (voter, ==, voters[i].voter);
      if (voters[i].seat != NULL)
        {
          g_assert_cmpstr (seat->id, ==, voters[i].seat);
          g_assert_cmpint (delegate, ==, voters[i].delegate);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tally/cases/", cases[i].kit.name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/tally/no-rule", test_no_rule);
  g_test_add_func ("/tally/ballots", test_ballots);
  g_test_add_func ("/tally/voters", test_voters);

  return g_test_run ();
}
