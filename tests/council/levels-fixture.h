/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "council-fixture.h"
#include "steward-incident-case.h"

G_BEGIN_DECLS

/* The council of council-fixture.h under a charter that says what follows from
 * a spent budget, and the product EVENTS of ben's domain, which promises two
 * things. Ben owns it, eve looks after it. */

#define EVENTS "orders.order_events"
#define SECOND G_USEC_PER_SEC
#define MINUTE (60 * (gint64) SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define HYSTERESIS (15 * MINUTE)

void             levels_fixture_set_up   (CouncilFixture     *fixture,
                                          gconstpointer       data);
char            *levels_fixture_charter  (int                 version,
                                          const char         *incidents);

/* Catalog: products with what they read; each gives out under "c-<name>". */
StewardEntry    *levels_fixture_product  (const char         *name,
                                          const char         *domain,
                                          const char *const  *reads);
void             levels_fixture_own      (StewardEntry       *entry,
                                          const char         *name,
                                          const char         *role,
                                          gboolean            accountable);
void             levels_fixture_sync     (CouncilFixture     *fixture,
                                          GPtrArray          *entries);
char            *levels_fixture_urn      (CouncilFixture     *fixture,
                                          const char         *name);

/* Objectives of EVENTS: "freshness" and "availability". */
char            *levels_fixture_objective (CouncilFixture    *fixture,
                                          const char         *property);
void             levels_fixture_promise  (CouncilFixture     *fixture,
                                          gint64              watched_since,
                                          gboolean            freshness_too);
void             levels_fixture_stand    (CouncilFixture     *fixture,
                                          const char         *property,
                                          StewardLevelVerdict verdict,
                                          gint64              since,
                                          double              budget_left);
void             levels_fixture_days     (CouncilFixture     *fixture,
                                          const char         *property,
                                          gint64              now,
                                          guint               n_days,
                                          gint64              bad);

/* The watch. */
GPtrArray       *levels_fixture_breaches (void);
void             levels_fixture_breach   (GPtrArray          *breaches,
                                          const char         *objective,
                                          gint64              start,
                                          gint64              end);
char            *levels_fixture_watch    (CouncilFixture     *fixture,
                                          GPtrArray          *breaches,
                                          gint64              now);
void             levels_fixture_expect   (CouncilFixture     *fixture,
                                          GPtrArray          *breaches,
                                          gint64              now,
                                          const char         *words);
StewardIncident *levels_fixture_load     (CouncilFixture     *fixture,
                                          const char         *id);
GPtrArray       *levels_fixture_list     (CouncilFixture     *fixture,
                                          gboolean            open_only);
guint            levels_fixture_count    (CouncilFixture     *fixture,
                                          const char         *type);
char            *levels_fixture_open     (CouncilFixture     *fixture,
                                          gint64              start,
                                          gint64              now);
StewardIntent   *levels_fixture_intent   (const char         *verb,
                                          const char         *who,
                                          const char         *incident);
void             levels_fixture_certify  (CouncilFixture     *fixture);

G_END_DECLS
