/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "council-fixture.h"
#include "steward-access-case.h"

G_BEGIN_DECLS

/* The council of council-fixture.h under a charter that decides about access,
 * and two products whose data lies in a database that is a source, too:
 * SHOP (olga owns it, of cleo's domain, with columns of every class) and
 * CHANNELS (public only). Rita asks, and belongs to nothing. */

#define SHOP "shop.customers"
#define CHANNELS "shop.channels"
#define CLAIM "orders.my_customers"
#define SHOP_TABLE "shop/sales.customers"
#define CHANNELS_TABLE "shop/sales.channels"
#define ROLE "team_campaigns"
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

void               access_fixture_set_up      (CouncilFixture            *fixture,
                                               gconstpointer              data);
void               access_fixture_sync        (CouncilFixture            *fixture,
                                               const char                *version);
void               access_fixture_sync_owned  (CouncilFixture            *fixture,
                                               const char                *version,
                                               const char                *owner);
void               access_fixture_claim       (CouncilFixture            *fixture);
char              *access_fixture_charter     (int                        version);
void               access_fixture_register    (CouncilFixture            *fixture,
                                               const char                *name);

/* Of SHOP, if not said otherwise: ROLE wants to see the comma-separated
 * @columns for team "Campaigns" until 30 days from now. */
StewardIntent     *access_fixture_request     (const char                *who,
                                               const char                *columns);
StewardEffectPlan *access_fixture_plan        (const char                *statement);
char              *access_fixture_ask         (CouncilFixture            *fixture,
                                               StewardIntent             *intent);
StewardIntent     *access_fixture_decide      (const char                *who,
                                               const char                *access,
                                               StewardVoteChoice          choice);
StewardIntent     *access_fixture_intent      (const char                *verb,
                                               const char                *who,
                                               const char                *access);
void               access_fixture_report      (CouncilFixture            *fixture,
                                               const char                *access,
                                               const char                *effect,
                                               StewardEffectOutcome       outcome,
                                               gboolean                   again);
StewardAccess     *access_fixture_load        (CouncilFixture            *fixture,
                                               const char                *access);
guint              access_fixture_count_outbox (CouncilFixture           *fixture,
                                               const char                *access);
char              *access_fixture_grant       (CouncilFixture            *fixture,
                                               const char                *columns);
void               access_fixture_check       (CouncilFixture            *fixture,
                                               const char                *access,
                                               StewardAccessState         state,
                                               StewardProvisionState      provision);

G_END_DECLS
