/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a plan to a SELECT that works as the consumer's role, and after the
 * revocation does not; nobody else's access changes. */

#include "config.h"

#include "steward-postgres-parse.h"
#include "steward-test-grant.h"
#include "steward-test-postgres.h"

#define CUSTOMERS "shop/shop.customers"
#define GRANT STEWARD_EFFECT_GRANT
#define REVOKE STEWARD_EFFECT_REVOKE

static StewardConnector *
as_writer (void)
{
  return steward_test_grant_connector ("writer", "writer-password", 0);
}

/* Grants and revokes, looking before, between and after. */
static void
round_trip (const char *access,
            const char *grantee,
            const char *columns,
            const char *rows,
            const char *role,
            const char *sql,
            const char *answer)
{
  g_autoptr (StewardConnector) connector = as_writer ();
  g_autoptr (StewardEffect) grant = steward_test_effect (GRANT, access, grantee, CUSTOMERS, columns, rows);
  g_autoptr (StewardEffect) revoke = steward_test_effect (REVOKE, access, grantee, CUSTOMERS, columns, rows);
  g_autofree char *before = steward_test_others (grantee);
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sqlstate = NULL;
  g_autofree char *refusal = steward_test_ask (role, sql, &sqlstate);

  g_assert_cmpstr (sqlstate, !=, "");
  steward_test_done (connector, grant);
  steward_test_assert_reads (role, sql, answer);
  between = steward_test_others (grantee);
  g_assert_cmpstr (between, ==, before);

  steward_test_done (connector, revoke);
  g_free (sqlstate);
  g_free (refusal);
  refusal = steward_test_ask (role, sql, &sqlstate);
  g_assert_cmpstr (sqlstate, !=, "");
  after = steward_test_others (grantee);
  g_assert_cmpstr (after, ==, before);
  g_free (after);
  after = steward_test_ask (NULL, "SELECT has_schema_privilege('reader', 'shop', 'USAGE'),"
                                  " has_schema_privilege('team', 'shop', 'USAGE')", NULL);
  g_assert_cmpstr (after, ==, "f|f");
}

static void
test_whole (void)
{
  if (!steward_test_grant_start ())
    return;

  round_trip ("a-2026-001", "reader", NULL, NULL, "reader", "SELECT count(*), max(name) FROM shop.customers", "3|Céline");
}

static void
test_columns (void)
{
  if (!steward_test_grant_start ())
    return;

  round_trip ("a-2026-002", "reader", "id, name", NULL, "reader", "SELECT id, name FROM shop.customers WHERE id = 1",
              "1|Ada Lovelace");
}

static void
test_columns_only (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-003", "reader", CUSTOMERS, "id, name", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-003", "reader", CUSTOMERS, "id, name", NULL);
  steward_test_done (connector, grant);
  steward_test_assert_refused ("reader", "SELECT email FROM shop.customers");
  steward_test_assert_refused ("reader", "SELECT * FROM shop.customers");
  steward_test_done (connector, revoke);
}

static void
test_members (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  const StewardEffectRole *role;

  if (!steward_test_grant_start ())
    return;

  round_trip ("a-2026-004", "team", NULL, NULL, "cid", "SELECT count(*) FROM shop.customers", "3");

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-004", "team", CUSTOMERS, NULL, NULL);
  plan = steward_test_plan (connector, grant);
  g_assert_cmpuint (plan->roles->len, ==, 4);
  role = g_ptr_array_index (plan->roles, 0);
  g_assert_cmpstr (role->role, ==, "ann");
  g_assert_cmpstr (role->path, ==, "member of team");
  g_assert_true (role->can_login && !role->had);
  role = g_ptr_array_index (plan->roles, 1);
  g_assert_cmpstr (role->path, ==, "member of team, after SET ROLE");
  role = g_ptr_array_index (plan->roles, 2);
  g_assert_cmpstr (role->role, ==, "interns");
  g_assert_false (role->can_login);
  role = g_ptr_array_index (plan->roles, 3);
  g_assert_cmpstr (role->role, ==, "cid");
  g_assert_cmpstr (role->path, ==, "member of interns › team");
}

/* Who could see all of it before by another way. */
static void
test_members_had (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;

  if (!steward_test_grant_start ())
    return;

  steward_test_sql ("GRANT USAGE ON SCHEMA shop TO ann");
  steward_test_sql ("GRANT SELECT ON shop.customers TO ann");
  steward_test_sql ("GRANT pg_read_all_data TO cid");
  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-005", "team", CUSTOMERS, "id, name", NULL);
  plan = steward_test_plan (connector, grant);
  g_assert_true (((StewardEffectRole *) plan->roles->pdata[0])->had);
  g_assert_false (((StewardEffectRole *) plan->roles->pdata[1])->had);
  g_assert_true (((StewardEffectRole *) plan->roles->pdata[3])->had);
  steward_test_sql ("REVOKE pg_read_all_data FROM cid");
  steward_test_sql ("REVOKE SELECT ON shop.customers FROM ann");
  steward_test_sql ("REVOKE USAGE ON SCHEMA shop FROM ann");
}

static void
test_masks (void)
{
  if (!steward_test_grant_start ())
    return;

  round_trip ("a-2026-010", "reader",
              "id, name:partial, email:redacted, born:year, seen:decade, met:year, year:decade, key:digest", NULL,
              "reader", "SELECT id, name, email, born, seen, met, year, left(key, 8) FROM"
              " governed.customers_a_2026_010 ORDER BY id",
              "1|A***|∅|1815|2020|2026|1810|bafde89c\n2|B***|∅|1990|2020|∅|1990|05d17100\n3|C***|∅|∅|∅|∅|∅|∅");
}

static void
test_digests (void)
{
  if (!steward_test_grant_start ())
    return;

  round_trip ("a-2026-011", "reader", "id, name:digest, born:digest, seen:digest, secret:digest, code:digest, "
              "amount:digest, mood:digest", NULL, "reader",
              "SELECT name = encode(sha256('Ada Lovelace'), 'hex'), born = encode(sha256('1815-12-10 AD'), 'hex'),"
              " seen = encode(sha256('2026-01-02 03:04:05.000000 AD'), 'hex'), secret = encode(sha256('x'), 'hex'),"
              " code = encode(sha256('A'), 'hex'), amount = encode(sha256('10.50'), 'hex'),"
              " mood = encode(sha256('glad'), 'hex') FROM governed.customers_a_2026_011 WHERE id = 1",
              "t|t|t|t|t|t|t");
}

static void
test_rows (void)
{
  static const struct
  {
    const char *condition;
    const char *ids;
  } cases[] = {
    { "region = DE", "1,3" },
    { "region in (FR, DE)", "1,2,3" },
    { "name = 'Ben O''Neil'", "2" },
    { "id >= 2", "2,3" },
    { "id <= 1", "1" },
    { "year != 1990", "1" },
    { "mood = glad", "1" },
    { "born <= 1900-01-01", "1" },
    { "seen >= '2026-02-01 00:00:00+00'", "2" },
    { "active = true", "1" },
    { "amount = 10.5", "1" },
    { "code = A", "1" },
    { "region = DE;id >= 2", "3" },
    { "key in ('11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222')", "1,2" },
    { "name = 'x'' OR true --'", "∅" },
  };
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) revoke = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) grant = steward_test_effect (GRANT, "a-2026-012", "reader", CUSTOMERS, "id, name",
                                                             cases[i].condition);
      g_autoptr (StewardEffectResult) result = steward_test_carry_out (connector, grant);

      g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_DONE);
      steward_test_assert_reads ("reader", "SELECT string_agg(id::text, ',' ORDER BY id) FROM"
                                 " governed.customers_a_2026_012", cases[i].ids);
    }
  round_trip ("a-2026-007", "reader", "id, name", "region = DE", "reader",
              "SELECT string_agg(id::text, ',' ORDER BY id) FROM governed.customers_a_2026_007", "1,3");
  revoke = steward_test_effect (REVOKE, "a-2026-012", "reader", CUSTOMERS, "id, name", "id = 1");
  steward_test_done (connector, revoke);
}

/* The barrier: a function that tells what it sees, sees only what is granted. */
static void
test_barrier (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autofree char *seen = NULL;
  char *sqlstate = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-013", "reader", CUSTOMERS, "id, name:partial", "region = FR");
  revoke = steward_test_effect (REVOKE, "a-2026-013", "reader", CUSTOMERS, "id, name:partial", "region = FR");
  steward_test_done (connector, grant);
  steward_test_assert_refused ("reader", "SELECT id FROM shop.customers");
  seen = steward_test_ask ("reader", "SELECT id FROM governed.customers_a_2026_013 WHERE public.leak(name)", &sqlstate);
  g_assert_cmpstr (seen, ==, "leaked B***");
  g_free (sqlstate);
  g_free (seen);
  seen = steward_test_ask ("reader", "SELECT id FROM governed.customers_a_2026_013 WHERE id = 1", &sqlstate);
  g_assert_cmpstr (seen, ==, "");
  g_free (sqlstate);
  steward_test_assert_refused ("bystander", "SELECT id FROM governed.customers_a_2026_013");
  steward_test_done (connector, revoke);
}

static void
test_misfits (void)
{
  static const struct
  {
    const char *columns;
    const char *rows;
    const char *words;
  } cases[] = {
    { "active:year", NULL, "“active” of “customers”, whose values are of the type boolean" },
    { "id:partial", NULL, "does not fit" },
    { "doc:digest", NULL, "type json" },
    { "name:decade", NULL, "does not fit" },
    { "id", "id = abc", "invalid input syntax for type integer" },
    { "id", "doc = '{}'", "operator does not exist" },
    { "id", "mood = angry", "invalid input value for enum" },
    { "id", "born = 2026-13-40", "out of range" },
    { "id", "nothing = 1", "no column “nothing”" },
    { "id, nothing", NULL, "does not have these columns: “nothing”" },
  };
  g_autoptr (StewardConnector) connector = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) grant = steward_test_effect (GRANT, "a-2026-014", "reader", CUSTOMERS,
                                                             cases[i].columns, cases[i].rows);
      g_autoptr (StewardEffectPlan) plan = steward_test_plan (connector, grant);
      g_autoptr (StewardEffectResult) result = steward_test_apply (connector, grant, plan->digest);

      g_assert_false (plan->satisfied);
      g_assert_true (steward_test_has_sentence (plan->warnings, cases[i].words));
      g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
      g_assert_false (result->again);
      g_assert_nonnull (strstr (result->words, cases[i].words));
    }
  steward_test_assert_reads (NULL, "SELECT count(*) FROM pg_class WHERE relname LIKE '%a_2026_014'", "0");
}

static void
assert_warned (const char *object,
               const char *columns,
               const char *grantee,
               const char *words)
{
  g_autoptr (StewardConnector) connector = as_writer ();
  g_autoptr (StewardEffect) grant = steward_test_effect (GRANT, "a-2026-015", grantee, object, columns, NULL);
  g_autoptr (StewardEffectPlan) plan = steward_test_plan (connector, grant);

  g_assert_cmpstr (plan->platform, !=, NULL);
  if (!steward_test_has_sentence (plan->warnings, words))
    g_error ("not said: %s", words);
}

static void
test_warnings (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;

  if (!steward_test_grant_start ())
    return;

  assert_warned (CUSTOMERS, NULL, "reader", "also covers columns that it gets later");
  assert_warned (CUSTOMERS, "id, name:partial", "dba", "“dba” can read the whole of “customers” itself already, "
                 "granted by “shop_owner”: that wider grant stays");
  assert_warned (CUSTOMERS, "id, name:partial", "nora", "can read the column “id” of “customers” itself already, as a "
                 "member of “neighbours”");
  assert_warned ("shop/shop.orders", NULL, "nora", "can read “orders” already, as a member of “neighbours”");
  assert_warned ("shop/shop.open", "id", "reader", "granted to PUBLIC by “shop_owner”: that wider grant stays");
  assert_warned (CUSTOMERS, NULL, "writer", "as a member of “shop_owner”, its owner");
  assert_warned (CUSTOMERS, NULL, "root_writer", "is a superuser and can read everything already");
  assert_warned (CUSTOMERS, NULL, "nobody_here", "Nobody can sign in as “nobody_here”");
  assert_warned (CUSTOMERS, NULL, "gone", "There is no role “gone”");
  assert_warned (CUSTOMERS, NULL, "PUBLIC", "PUBLIC is everybody");
  assert_warned ("shop/shop.events_2026", NULL, "reader", "is a partition");
  assert_warned ("shop/shop.totals", NULL, "reader", "is a materialised view");
  assert_warned ("shop/shop.guarded", NULL, "reader", "has row security");
  assert_warned ("shop/shop.lost", NULL, "reader", "has no table or view “lost”");
  assert_warned ("shop/lost.lost", NULL, "reader", "has no schema “lost”");
  assert_warned ("shop/other.closed", NULL, "reader", "GRANT SELECT ON other.closed TO writer WITH GRANT OPTION");

  steward_test_sql ("REVOKE CONNECT ON DATABASE shop FROM PUBLIC");
  assert_warned (CUSTOMERS, NULL, "reader", "may not connect to the database “shop”");
  steward_test_sql ("GRANT CONNECT ON DATABASE shop TO PUBLIC");

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-015", "reader", CUSTOMERS, "id, age", NULL);
  ((StewardAccessObject *) grant->terms->objects->pdata[0])->whole = TRUE;
  plan = steward_test_plan (connector, grant);
  g_assert_true (steward_test_has_sentence (plan->warnings, "that “customers” does not have: “age”"));
  g_assert_true (steward_test_has_sentence (plan->warnings, "become visible, too: “name”"));
  g_assert_true (g_str_has_suffix (plan->platform, "/shop"));
}

/* Twice the same plan, byte for byte; another one has another digest. */
static void
test_digest (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) wider = NULL;
  g_autoptr (StewardEffectPlan) one = NULL;
  g_autoptr (StewardEffectPlan) two = NULL;
  g_autoptr (StewardEffectPlan) three = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-016", "team", CUSTOMERS, "id, name:partial", "region = DE");
  wider = steward_test_effect (GRANT, "a-2026-016", "team", CUSTOMERS, "id, name", "region = DE");
  one = steward_test_plan (connector, grant);
  two = steward_test_plan (connector, grant);
  three = steward_test_plan (connector, wider);
  g_assert_cmpstr (one->digest, ==, two->digest);
  g_assert_cmpstr (one->digest, !=, three->digest);
  g_assert_cmpstr (g_ptr_array_index (one->statements, one->statements->len - 1), ==,
                   "GRANT SELECT ON governed.customers_a_2026_016 TO team");

  result = steward_test_apply (connector, wider, one->digest);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_false (result->again);
  g_assert_nonnull (strstr (result->words, "not what was approved"));
  steward_test_assert_reads (NULL, "SELECT count(*) FROM pg_class WHERE relname LIKE '%a_2026_016'", "0");
}

/* What is there in part is completed, under the same approval. */
static void
test_part_of_approved (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-017", "reader", CUSTOMERS, NULL, NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-017", "reader", CUSTOMERS, NULL, NULL);
  plan = steward_test_plan (connector, grant);
  g_assert_cmpuint (plan->statements->len, ==, 2);
  steward_test_sql ("GRANT USAGE ON SCHEMA shop TO reader");
  result = steward_test_apply (connector, grant, plan->digest);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_cmpuint (result->observed->len, ==, 1);
  g_assert_cmpstr (((StewardGrant *) result->observed->pdata[0])->object, ==, CUSTOMERS);
  steward_test_done (connector, revoke);
}

/* A view is made anew when the terms have changed, and never when it is not ours. */
static void
test_existing_view (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) narrower = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectResult) result = NULL;
  g_autoptr (StewardEffectResult) kept = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-018", "reader", CUSTOMERS, "id, name:partial, year", NULL);
  narrower = steward_test_effect (GRANT, "a-2026-018", "reader", CUSTOMERS, "id, name:redacted", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-018", "reader", CUSTOMERS, "id, name:redacted", NULL);
  grant->title = g_strdup ("Campaigns'; DROP TABLE shop.customers; --");
  steward_test_done (connector, grant);
  steward_test_assert_reads (NULL, "SELECT obj_description('governed.customers_a_2026_018'::regclass, 'pg_class') ~"
                             " '^steward a-2026-018 \\[[0-9a-f]{12}\\] Campaigns''; DROP TABLE'", "t");
  steward_test_done (connector, narrower);
  steward_test_assert_refused ("nora", "SELECT id FROM governed.customers_a_2026_018");
  steward_test_assert_reads ("reader", "SELECT * FROM governed.customers_a_2026_018 WHERE id = 1", "1|∅");
  steward_test_done (connector, revoke);

  steward_test_sql ("CREATE VIEW governed.customers_a_2026_018 AS SELECT 1 AS id");
  result = steward_test_carry_out (connector, grant);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_nonnull (strstr (result->words, "Steward did not make it"));
  steward_test_sql ("COMMENT ON VIEW governed.customers_a_2026_018 IS 'steward a-2026-0188'");
  steward_test_sql ("GRANT SELECT ON governed.customers_a_2026_018 TO reader");
  kept = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (kept->outcome, ==, STEWARD_EFFECT_PARTIAL);
  steward_test_assert_reads (NULL, "SELECT * FROM governed.customers_a_2026_018", "1");
  steward_test_sql ("DROP VIEW governed.customers_a_2026_018");
}

/* Others read from our view: it loses its reader and stays. */
static void
test_view_in_use (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-019", "reader", CUSTOMERS, "id, name:partial", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-019", "reader", CUSTOMERS, "id, name:partial", NULL);
  steward_test_done (connector, grant);
  steward_test_sql ("CREATE VIEW public.copy AS SELECT id FROM governed.customers_a_2026_019");
  result = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_nonnull (strstr (result->words, "public.copy"));
  steward_test_assert_refused ("reader", "SELECT id FROM governed.customers_a_2026_019");
  steward_test_sql ("DROP VIEW public.copy");
  steward_test_done (connector, revoke);
}

/* What stays after a revocation, and who could help. */
static void
test_remaining (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffect) foreign = NULL;
  g_autoptr (StewardEffectResult) other_grantor = NULL;
  g_autoptr (StewardEffectResult) by_group = NULL;
  g_autoptr (StewardEffectResult) by_public = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  steward_test_sql ("GRANT USAGE ON SCHEMA shop TO reader");
  steward_test_sql ("SET ROLE dba");
  steward_test_sql ("GRANT SELECT ON shop.customers TO reader");
  steward_test_sql ("RESET ROLE");
  revoke = steward_test_effect (REVOKE, "a-2026-020", "reader", CUSTOMERS, NULL, NULL);
  other_grantor = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (other_grantor->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_nonnull (strstr (other_grantor->words, "“dba” granted it, and that role has to run: REVOKE SELECT ON TABLE "
                            "shop.customers FROM reader"));
  g_assert_cmpuint (other_grantor->observed->len, ==, 1);
  steward_test_assert_reads ("reader", "SELECT count(*) FROM shop.customers", "3");
  steward_test_sql ("SET ROLE dba");
  steward_test_sql ("REVOKE SELECT ON shop.customers FROM reader");
  steward_test_sql ("RESET ROLE");

  steward_test_sql ("GRANT SELECT ON shop.customers TO team, PUBLIC");
  steward_test_sql ("GRANT team TO reader");
  by_group = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (by_group->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_nonnull (strstr (by_group->words, "as a member of “team”"));
  g_assert_nonnull (strstr (by_group->words, "granted it to PUBLIC"));
  steward_test_sql ("REVOKE SELECT ON shop.customers FROM team, PUBLIC");
  steward_test_sql ("REVOKE team FROM reader");
  steward_test_sql ("REVOKE USAGE ON SCHEMA shop FROM reader");
  steward_test_done (connector, revoke);
}

/* An orphan of another grantor: PostgreSQL 15 takes it away as that grantor. */
static void
test_foreign (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardConnector) root = NULL;
  g_autoptr (StewardEffect) foreign = NULL;
  g_autoptr (StewardEffect) everybody = NULL;
  g_autoptr (StewardEffectResult) partial = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  root = steward_test_grant_connector ("root_writer", "root-password", 0);
  foreign = steward_test_effect (REVOKE, "a-2026-021", "bystander", CUSTOMERS, NULL, NULL);
  foreign->foreign = TRUE;
  steward_test_sql ("GRANT SELECT ON shop.customers TO bystander");
  steward_test_done (connector, foreign);
  steward_test_assert_refused ("bystander", "SELECT id FROM shop.customers");

  steward_test_sql ("SET ROLE dba");
  steward_test_sql ("GRANT SELECT ON shop.customers TO bystander");
  steward_test_sql ("RESET ROLE");
  partial = steward_test_carry_out (connector, foreign);
  g_assert_cmpint (partial->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_nonnull (strstr (partial->words, "“dba” granted it"));
  steward_test_done (root, foreign);
  steward_test_assert_refused ("bystander", "SELECT id FROM shop.customers");
  steward_test_assert_reads (NULL, "SELECT has_table_privilege('dba', 'shop.customers', 'SELECT WITH GRANT OPTION'),"
                             " has_schema_privilege('bystander', 'shop', 'USAGE')", "t|t");

  steward_test_sql ("GRANT SELECT ON shop.events TO PUBLIC");
  everybody = steward_test_effect (REVOKE, "a-2026-022", "PUBLIC", "shop/shop.events", NULL, NULL);
  everybody->foreign = TRUE;
  steward_test_done (connector, everybody);
  steward_test_assert_refused ("bystander", "SELECT kind FROM shop.events");
}

/* PostgreSQL revokes columns along with the table: another grant must survive. */
static void
test_columns_survive (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) columns = NULL;
  g_autoptr (StewardEffect) whole = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffect) revoke_columns = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  columns = steward_test_effect (GRANT, "a-2026-023", "reader", CUSTOMERS, "id, year", NULL);
  revoke_columns = steward_test_effect (REVOKE, "a-2026-023", "reader", CUSTOMERS, "id, year", NULL);
  whole = steward_test_effect (GRANT, "a-2026-024", "reader", CUSTOMERS, NULL, NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-024", "reader", CUSTOMERS, NULL, NULL);
  steward_test_done (connector, columns);
  steward_test_done (connector, whole);
  steward_test_done (connector, revoke);
  steward_test_assert_refused ("reader", "SELECT name FROM shop.customers");
  steward_test_assert_reads ("reader", "SELECT id, year FROM shop.customers WHERE id = 1", "1|1815");
  steward_test_done (connector, revoke_columns);
  steward_test_assert_reads (NULL, "SELECT has_schema_privilege('reader', 'shop', 'USAGE')", "f");
}

/* The grantee passed it on: what others got is not ours to cut. */
static void
test_passed_on (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  steward_test_sql ("SET ROLE dba");
  steward_test_sql ("GRANT SELECT ON shop.customers TO nora");
  steward_test_sql ("RESET ROLE");
  revoke = steward_test_effect (REVOKE, "a-2026-025", "dba", CUSTOMERS, NULL, NULL);
  revoke->foreign = TRUE;
  result = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_nonnull (strstr (result->words, "on to “nora”"));
  steward_test_sql ("SET ROLE dba");
  steward_test_sql ("REVOKE SELECT ON shop.customers FROM nora");
  steward_test_sql ("RESET ROLE");
}

static void
test_vanished (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffect) table = NULL;
  g_autoptr (StewardEffect) database = NULL;
  g_autoptr (StewardEffectResult) role_gone = NULL;
  g_autoptr (StewardEffectResult) table_gone = NULL;
  g_autoptr (StewardEffectResult) database_gone = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  steward_test_sql ("CREATE ROLE fleeting LOGIN");
  grant = steward_test_effect (GRANT, "a-2026-026", "fleeting", CUSTOMERS, "id, name:partial", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-026", "fleeting", CUSTOMERS, "id, name:partial", NULL);
  steward_test_done (connector, grant);
  steward_test_sql ("DROP OWNED BY fleeting");
  steward_test_sql ("DROP ROLE fleeting");
  role_gone = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (role_gone->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_nonnull (strstr (role_gone->words, "The role “fleeting” does not exist any more"));
  steward_test_assert_reads (NULL, "SELECT count(*) FROM pg_class WHERE relname LIKE '%a_2026_026'", "0");

  table = steward_test_effect (REVOKE, "a-2026-027", "reader", "shop/shop.gone", NULL, NULL);
  table_gone = steward_test_carry_out (connector, table);
  g_assert_cmpint (table_gone->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_nonnull (strstr (table_gone->words, "“shop.gone” does not exist any more"));

  database = steward_test_effect (REVOKE, "a-2026-028", "reader", "sold/shop.customers", NULL, NULL);
  database_gone = steward_test_carry_out (connector, database);
  g_assert_cmpint (database_gone->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_nonnull (strstr (database_gone->words, "The database “sold” does not exist any more"));
}

/* One that has just the grant option, and one that has not even that. */
static void
test_limited_writer (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffect) denied = NULL;
  g_autoptr (StewardEffect) view = NULL;
  g_autoptr (StewardEffect) drop = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = steward_test_grant_connector ("limited", "limited-password", 0);
  grant = steward_test_effect (GRANT, "a-2026-030", "reader", "shop/shop.orders", NULL, NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-030", "reader", "shop/shop.orders", NULL, NULL);
  steward_test_done (connector, grant);
  steward_test_assert_reads ("reader", "SELECT count(*) FROM shop.orders", "2");
  steward_test_done (connector, revoke);
  steward_test_assert_refused ("reader", "SELECT count(*) FROM shop.orders");
  steward_test_assert_reads (NULL, "SELECT has_schema_privilege('reader', 'shop', 'USAGE')", "f");

  denied = steward_test_effect (GRANT, "a-2026-031", "reader", CUSTOMERS, NULL, NULL);
  result = steward_test_carry_out (connector, denied);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_false (result->again);
  g_assert_nonnull (strstr (result->words, "The role “limited” may not grant SELECT on “customers”"));

  steward_test_sql ("CREATE SCHEMA IF NOT EXISTS governed AUTHORIZATION writer");
  steward_test_sql ("GRANT CREATE, USAGE ON SCHEMA governed TO limited WITH GRANT OPTION");
  view = steward_test_effect (GRANT, "a-2026-032", "reader", CUSTOMERS, "id", "region = DE");
  drop = steward_test_effect (REVOKE, "a-2026-032", "reader", CUSTOMERS, "id", "region = DE");
  steward_test_done (connector, view);
  steward_test_assert_reads ("reader", "SELECT count(*) FROM governed.customers_a_2026_032", "2");
  steward_test_done (connector, drop);
  steward_test_sql ("REVOKE ALL ON SCHEMA governed FROM limited CASCADE");
}

/* Without a role that grants, a person runs the script and Steward looks. */
static void
test_script (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (StewardEffectResult) manual = NULL;
  g_autoptr (StewardEffectResult) done = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = steward_test_grant_connector (NULL, NULL, 0);
  grant = steward_test_effect (GRANT, "a-2026-033", "reader", CUSTOMERS, "id, name:partial", "region = DE");
  plan = steward_test_plan (connector, grant);
  g_assert_false (plan->executable);
  g_assert_cmpstr (plan->statements->pdata[0], ==, "BEGIN");
  manual = steward_test_apply (connector, grant, plan->digest);
  g_assert_cmpint (manual->outcome, ==, STEWARD_EFFECT_MANUAL);
  for (unsigned i = 0; i < plan->statements->len; i++)
    steward_test_sql ("%s", (const char *) plan->statements->pdata[i]);
  done = steward_test_apply (connector, grant, plan->digest);
  g_assert_cmpint (done->outcome, ==, STEWARD_EFFECT_DONE);
  steward_test_assert_reads ("reader", "SELECT count(*) FROM governed.customers_a_2026_033", "2");
  steward_test_sql ("DROP VIEW governed.customers_a_2026_033");
  steward_test_sql ("REVOKE USAGE ON SCHEMA governed FROM reader");
}

/* Two databases: two transactions, one access. */
static void
test_two_databases (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) other = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-034", "reader", CUSTOMERS, NULL, NULL);
  other = steward_test_effect (GRANT, "a-2026-034", "reader", "stock/store.items", "id", "id = 1");
  revoke = steward_test_effect (REVOKE, "a-2026-034", "reader", CUSTOMERS, NULL, NULL);
  g_ptr_array_add (grant->terms->objects, g_ptr_array_steal_index (other->terms->objects, 0));
  plan = steward_test_plan (connector, grant);
  g_assert_false (plan->transactional);
  g_assert_cmpstr (plan->statements->pdata[0], ==, "-- shop");
  steward_test_done (connector, grant);
  g_clear_pointer (&other, steward_effect_free);
  other = steward_test_effect (REVOKE, "a-2026-034", "reader", "stock/store.items", "id", "id = 1");
  steward_test_done (connector, revoke);
  steward_test_done (connector, other);
}

/* Names */

#define LONG63 "a234567890123456789012345678901234567890123456789012345678901é"

static void
test_hostile_names (void)
{
  static const char *const names[] = { "a\"b", "x'; DROP TABLE shop.orders; --", "Größe 表 🦊", "with space", "select",
                                       "a\\b", "$$", "a.b/c%d", "PUBLIC2", LONG63 };
  g_autoptr (StewardConnector) connector = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *select = NULL;
      g_auto (GStrv) parts = g_strsplit (names[i], "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);
      g_autofree char *id = NULL;
      g_autoptr (StewardEffect) grant = NULL;
      g_autoptr (StewardEffect) revoke = NULL;
      g_autoptr (StewardEffect) view = NULL;
      g_autoptr (StewardEffect) drop = NULL;

      steward_test_sql ("CREATE ROLE \"%s\" LOGIN", doubled);
      steward_test_sql ("CREATE SCHEMA \"%s\" AUTHORIZATION shop_owner", doubled);
      steward_test_sql ("CREATE TABLE \"%s\".\"%s\" (id int, id2 int, \"%s\" text)", doubled, doubled, doubled);
      steward_test_sql ("ALTER TABLE \"%s\".\"%s\" OWNER TO shop_owner", doubled, doubled);
      steward_test_sql ("INSERT INTO \"%s\".\"%s\" VALUES (1, 2, 'x'), (2, 3, 'y')", doubled, doubled);
      id = steward_postgres_make_table_id ("shop", names[i], names[i]);

      grant = steward_test_effect (GRANT, "a-2026-040", names[i], id, "id, id2", NULL);
      revoke = steward_test_effect (REVOKE, "a-2026-040", names[i], id, "id, id2", NULL);
      for (int n = 0; n < 2; n++)
        {
          const StewardEffect *effect = n == 0 ? grant : revoke;
          StewardAccessObject *object = effect->terms->objects->pdata[0];

          g_ptr_array_add (object->columns, steward_access_column_new (names[i], STEWARD_CLASSIFICATION_PUBLIC,
                                                                       STEWARD_MASK_NONE));
        }
      steward_test_done (connector, grant);
      select = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\".\"%s\" WHERE id = 1", doubled, doubled, doubled);
      steward_test_assert_reads (names[i], select, "1|x");
      steward_test_done (connector, revoke);
      steward_test_assert_refused (names[i], select);

      view = steward_test_effect (GRANT, "a-2026-041", names[i], id, "id", NULL);
      drop = steward_test_effect (REVOKE, "a-2026-041", names[i], id, "id", NULL);
      for (int n = 0; n < 2; n++)
        {
          StewardAccessObject *object = (n == 0 ? view : drop)->terms->objects->pdata[0];

          g_ptr_array_add (object->rows, steward_row_condition_new (names[i], STEWARD_ROWS_NOT_EQUAL,
                                                                    (const char *const[]) { names[i], NULL }));
          g_ptr_array_add (object->columns, steward_access_column_new (names[i], STEWARD_CLASSIFICATION_PUBLIC,
                                                                       STEWARD_MASK_PARTIAL));
        }
      view->title = g_strdup (names[i]);
      steward_test_done (connector, view);
      steward_test_done (connector, drop);
      steward_test_sql ("DROP SCHEMA \"%s\" CASCADE", doubled);
      steward_test_sql ("DROP OWNED BY \"%s\"", doubled);
      steward_test_sql ("DROP ROLE \"%s\"", doubled);
    }
  steward_test_assert_reads (NULL, "SELECT count(*) FROM shop.orders", "2");
}

static void
assert_too_long (const char *grantee,
                 const char *object,
                 const char *column)
{
  g_autoptr (StewardConnector) connector = as_writer ();
  g_autoptr (StewardEffect) grant = steward_test_effect (GRANT, "a-2026-042", grantee, object, column, NULL);
  g_autoptr (GError) error = NULL;
  StewardEffectPlan *plan = NULL;

  g_assert_false (steward_connector_plan (connector, grant, &plan, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "64 bytes"));
}

/* PostgreSQL would cut the name off, and mean another thing. */
static void
test_long_names (void)
{
  static const char *const longer = LONG63 "x";
  g_autofree char *table = g_strdup_printf ("shop/shop.%s", longer);
  g_autofree char *schema = g_strdup_printf ("shop/%s.orders", longer);

  if (!steward_test_grant_start ())
    return;

  assert_too_long (longer, CUSTOMERS, NULL);
  assert_too_long ("reader", table, NULL);
  assert_too_long ("reader", schema, NULL);
  assert_too_long ("reader", CUSTOMERS, longer);
}

/* A revocation that was approved with less than would run now still runs. */
static void
test_optional (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-050", "reader", CUSTOMERS, NULL, NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-050", "reader", CUSTOMERS, NULL, NULL);
  steward_test_done (connector, grant);
  steward_test_sql ("GRANT SELECT ON shop.orders TO reader");
  plan = steward_test_plan (connector, revoke);
  g_assert_cmpuint (plan->statements->len, ==, 1);
  g_assert_true (steward_test_has_sentence (plan->warnings, "the right to look into it stays"));
  steward_test_sql ("REVOKE SELECT ON shop.orders FROM reader");
  result = steward_test_apply (connector, revoke, plan->digest);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_DONE);
  steward_test_assert_reads (NULL, "SELECT has_table_privilege('reader', 'shop.customers', 'SELECT'),"
                             " has_schema_privilege('reader', 'shop', 'USAGE')", "f|t");
  steward_test_sql ("REVOKE USAGE ON SCHEMA shop FROM reader");
}

/* A view that others were let into by hand goes, and that is said before. */
static void
test_others_in_view (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-051", "reader", CUSTOMERS, "id, name:partial", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-051", "reader", CUSTOMERS, "id, name:partial", NULL);
  steward_test_done (connector, grant);
  steward_test_sql ("GRANT SELECT ON governed.customers_a_2026_051 TO bystander, PUBLIC");
  plan = steward_test_plan (connector, revoke);
  g_assert_true (steward_test_has_sentence (plan->warnings, "lose it as well: PUBLIC, bystander"));
  steward_test_done (connector, revoke);
}

/* Two councils on one server count their requests alike. */
static void
test_another_council (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) first = NULL;
  g_autoptr (StewardEffect) second = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  first = steward_test_effect (GRANT, "a-2026-053", "reader", CUSTOMERS, "id, name:partial", NULL);
  second = steward_test_effect (GRANT, "a-2026-053", "bystander", CUSTOMERS, "id, name:redacted", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-053", "reader", CUSTOMERS, "id, name:partial", NULL);
  steward_test_done (connector, first);
  result = steward_test_carry_out (connector, second);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_nonnull (strstr (result->words, "others read it: reader"));
  steward_test_assert_reads ("reader", "SELECT count(*) > 0 FROM governed.customers_a_2026_053", "t");
  steward_test_done (connector, revoke);
}

/* The source was given another address: nothing is granted there. */
static void
test_another_server (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardEffectResult) failed = NULL;
  g_autoptr (StewardEffectResult) done = NULL;
  g_autoptr (StewardEffectResult) partial = NULL;
  g_autoptr (StewardEffectResult) no_database = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-052", "reader", CUSTOMERS, "id, name", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-052", "reader", CUSTOMERS, "id, name", NULL);
  g_free (grant->terms->instance);
  g_free (revoke->terms->instance);
  grant->terms->instance = g_strdup ("7000000000000000001");
  revoke->terms->instance = g_strdup ("7000000000000000001");
  failed = steward_test_carry_out (connector, grant);
  g_assert_cmpint (failed->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_nonnull (strstr (failed->words, "leads to another server now"));

  g_free (grant->terms->instance);
  grant->terms->instance = steward_test_ask (NULL, "SELECT system_identifier FROM pg_control_system()", NULL);
  done = steward_test_carry_out (connector, grant);
  g_assert_cmpint (done->outcome, ==, STEWARD_EFFECT_DONE);
  partial = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (partial->outcome, ==, STEWARD_EFFECT_PARTIAL);
  g_assert_nonnull (strstr (partial->words, "If that one still runs"));
  g_free (((StewardAccessObject *) revoke->terms->objects->pdata[0])->object);
  ((StewardAccessObject *) revoke->terms->objects->pdata[0])->object = g_strdup ("sold/shop.customers");
  no_database = steward_test_carry_out (connector, revoke);
  g_assert_cmpint (no_database->outcome, ==, STEWARD_EFFECT_PARTIAL);
  steward_test_assert_refused ("reader", "SELECT id FROM shop.customers");
}

/* The schema for views was another one when the view was made. */
static void
test_other_schema (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer ();
  grant = steward_test_effect (GRANT, "a-2026-053", "reader", CUSTOMERS, "id, name:partial", NULL);
  revoke = steward_test_effect (REVOKE, "a-2026-053", "reader", CUSTOMERS, "id, name:partial", NULL);
  steward_test_done (connector, grant);
  steward_test_sql ("ALTER SCHEMA governed RENAME TO before");
  steward_test_sql ("CREATE VIEW shop.forged AS SELECT id FROM shop.customers");
  steward_test_sql ("COMMENT ON VIEW shop.forged IS 'steward a-2026-053 [000000000000]'");
  steward_test_assert_reads ("reader", "SELECT name FROM before.customers_a_2026_053 WHERE id = 1", "A***");
  steward_test_done (connector, revoke);
  steward_test_assert_reads (NULL, "SELECT count(*) FROM pg_class WHERE relname = 'customers_a_2026_053'", "0");
  steward_test_assert_reads (NULL, "SELECT count(*), has_schema_privilege('reader', 'before', 'USAGE') FROM shop.forged",
                             "3|f");
  steward_test_sql ("DROP VIEW shop.forged");
  steward_test_sql ("DROP SCHEMA before CASCADE");
}

/* The check also tries the role that grants. */
static void
test_check (void)
{
  g_autoptr (StewardConnector) right = NULL;
  g_autoptr (StewardConnector) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (!steward_test_grant_start ())
    return;

  right = as_writer ();
  g_assert_true (steward_connector_check (right, &summary, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (summary, " Grants and revokes as “writer”."));
  g_clear_pointer (&summary, g_free);
  wrong = steward_test_grant_connector ("writer", "guessed", 0);
  g_assert_false (steward_connector_check (wrong, &summary, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_AUTH);
  g_assert_true (g_str_has_prefix (error->message, "Signing in as “writer”, the user that grants: "));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/postgres-grant/whole", test_whole);
  g_test_add_func ("/postgres-grant/columns", test_columns);
  g_test_add_func ("/postgres-grant/columns-only", test_columns_only);
  g_test_add_func ("/postgres-grant/members", test_members);
  g_test_add_func ("/postgres-grant/members-had", test_members_had);
  g_test_add_func ("/postgres-grant/masks", test_masks);
  g_test_add_func ("/postgres-grant/digests", test_digests);
  g_test_add_func ("/postgres-grant/rows", test_rows);
  g_test_add_func ("/postgres-grant/barrier", test_barrier);
  g_test_add_func ("/postgres-grant/misfits", test_misfits);
  g_test_add_func ("/postgres-grant/warnings", test_warnings);
  g_test_add_func ("/postgres-grant/digest", test_digest);
  g_test_add_func ("/postgres-grant/part-of-approved", test_part_of_approved);
  g_test_add_func ("/postgres-grant/existing-view", test_existing_view);
  g_test_add_func ("/postgres-grant/view-in-use", test_view_in_use);
  g_test_add_func ("/postgres-grant/remaining", test_remaining);
  g_test_add_func ("/postgres-grant/foreign", test_foreign);
  g_test_add_func ("/postgres-grant/columns-survive", test_columns_survive);
  g_test_add_func ("/postgres-grant/passed-on", test_passed_on);
  g_test_add_func ("/postgres-grant/vanished", test_vanished);
  g_test_add_func ("/postgres-grant/limited-writer", test_limited_writer);
  g_test_add_func ("/postgres-grant/script", test_script);
  g_test_add_func ("/postgres-grant/two-databases", test_two_databases);
  g_test_add_func ("/postgres-grant/hostile-names", test_hostile_names);
  g_test_add_func ("/postgres-grant/long-names", test_long_names);
  g_test_add_func ("/postgres-grant/optional", test_optional);
  g_test_add_func ("/postgres-grant/others-in-view", test_others_in_view);
  g_test_add_func ("/postgres-grant/another-council", test_another_council);
  g_test_add_func ("/postgres-grant/another-server", test_another_server);
  g_test_add_func ("/postgres-grant/other-schema", test_other_schema);
  g_test_add_func ("/postgres-grant/check", test_check);

  status = g_test_run ();
  steward_test_grant_forget ();
  steward_test_postgres_stop ();

  return status;
}
