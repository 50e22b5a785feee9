/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-council-rows.h"

G_BEGIN_DECLS

/* A council over real files in a folder of its own: seven persons hold six
 * seats (ann chairs, ben, cleo, dan and eve are members, vic has the privacy
 * veto, and ada is the auditor), and two products stand in the catalog. */

typedef struct
{
  char *folder;
  StewardCatalog *catalog;
  StewardGovernance *governance;
  StewardLedger *ledger;
  StewardCouncil *council;
} CouncilFixture;

#define ORDERS "orders.order_status"   /* of ben's domain, without personal data */
#define CUSTOMERS "customer.profiles"  /* of cleo's domain, with personal data */

void           council_fixture_set_up      (CouncilFixture  *fixture,
                                            gconstpointer    data);
void           council_fixture_tear_down   (CouncilFixture  *fixture,
                                            gconstpointer    data);
void           council_fixture_open        (CouncilFixture  *fixture);
void           council_fixture_close       (CouncilFixture  *fixture);
void           council_fixture_found       (CouncilFixture  *fixture);
void           council_fixture_sync        (CouncilFixture  *fixture,
                                            const char      *orders_contract);
char          *council_fixture_charter     (int              version,
                                            const char      *replace,
                                            const char      *by);
char          *council_fixture_contract    (const char      *version,
                                            const char      *columns);

StewardAct    *council_fixture_prepare     (CouncilFixture  *fixture,
                                            StewardIntent   *intent);
void           council_fixture_do          (CouncilFixture  *fixture,
                                            StewardIntent   *intent);
void           council_fixture_refused     (CouncilFixture  *fixture,
                                            StewardIntent   *intent,
                                            StewardError     code,
                                            const char      *words);
char          *council_fixture_ask         (CouncilFixture  *fixture,
                                            StewardReviewKind kind,
                                            const char      *who,
                                            const char      *subject);
void           council_fixture_vote        (CouncilFixture  *fixture,
                                            const char      *review,
                                            const char      *who,
                                            StewardVoteChoice choice);
StewardIntent *council_fixture_intent      (const char      *verb,
                                            const char      *who,
                                            const char      *review);
StewardReview *council_fixture_load        (CouncilFixture  *fixture,
                                            const char      *review);
char          *council_fixture_person      (CouncilFixture  *fixture,
                                            const char      *who);
void           council_fixture_check_ledger (CouncilFixture *fixture);

G_END_DECLS
