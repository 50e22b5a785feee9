/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong while something is granted: the connection, the server, locks,
 * passwords and roles. However it ends, the result is what the server has, and
 * the next attempt does nothing twice. */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "steward-postgres-plan.h"
#include "steward-test-grant.h"
#include "steward-test-postgres.h"
#include "steward-test-proxy.h"

#define CUSTOMERS "shop/shop.customers"
#define GRANT STEWARD_EFFECT_GRANT
#define REVOKE STEWARD_EFFECT_REVOKE
#define MS 1000

static StewardConnector *
as_writer (unsigned port)
{
  return steward_test_grant_connector ("writer", "writer-password", port);
}

/* Granting, unless told otherwise, in three kinds. */
static StewardEffect *
new_effect (StewardEffectAction action,
            const char         *access)
{
  return steward_test_effect (action, access, "reader", CUSTOMERS, "id, name:partial", "region = DE");
}

static void
assert_there (gboolean    there,
              const char *view)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM governed.%s", view);
  g_autofree char *exists = g_strdup_printf ("SELECT count(*) FROM pg_class WHERE relname = '%s'", view);

  steward_test_assert_reads (NULL, exists, there ? "1" : "0");
  if (there)
    steward_test_assert_reads ("reader", sql, "2");
}

/* @arrives: whether the server has it, although nobody heard of it */
static void
lose_commit (StewardTestFault  fault,
             const char       *access,
             const char       *view)
{
  const gboolean arrives = fault == STEWARD_TEST_FAULT_SWALLOW;
  g_autoptr (StewardConnector) direct = as_writer (0);
  g_autoptr (StewardConnector) shaky = NULL;
  g_autoptr (StewardEffect) grant = new_effect (GRANT, access);
  g_autoptr (StewardEffect) revoke = new_effect (REVOKE, access);
  StewardTestProxy proxy;

  for (int i = 0; i < 2; i++)
    {
      const StewardEffect *effect = i == 0 ? grant : revoke;
      g_autoptr (StewardEffectPlan) plan = steward_test_plan (direct, effect);
      g_autoptr (StewardEffectResult) unknown = NULL;
      g_autoptr (StewardEffectResult) looked = NULL;

      steward_test_proxy_start (&proxy, "COMMIT", fault);
      g_set_object (&shaky, NULL);
      shaky = as_writer (proxy.port);
      unknown = steward_test_apply (shaky, effect, plan->digest);
      steward_test_proxy_stop (&proxy);
      g_assert_true (proxy.failed);
      g_assert_cmpint (unknown->outcome, ==, STEWARD_EFFECT_UNKNOWN);
      g_assert_true (unknown->again);
      assert_there ((i == 0) == arrives, view);

      looked = steward_test_apply (direct, effect, plan->digest);
      g_assert_cmpint (looked->outcome, ==, STEWARD_EFFECT_DONE);
      g_assert_cmpint (strstr (looked->words, "already") != NULL, ==, arrives);
      assert_there (i == 0, view);
      g_clear_object (&shaky);
    }
}

static void
test_commit_swallowed (void)
{
  if (!steward_test_grant_start ())
    return;

  lose_commit (STEWARD_TEST_FAULT_SWALLOW, "a-2026-101", "customers_a_2026_101");
}

static void
test_commit_cut (void)
{
  if (!steward_test_grant_start ())
    return;

  lose_commit (STEWARD_TEST_FAULT_CUT, "a-2026-102", "customers_a_2026_102");
}

/* Before the commit nothing has happened, wherever the connection breaks. */
static void
test_cut_between (void)
{
  static const char *const words[] = { "lock_timeout = '2s'", "CREATE VIEW", "COMMENT ON", "GRANT USAGE",
                                       "GRANT SELECT" };
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardConnector) direct = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;

  if (!steward_test_grant_start ())
    return;

  direct = as_writer (0);
  grant = new_effect (GRANT, "a-2026-103");
  revoke = new_effect (REVOKE, "a-2026-103");
  plan = steward_test_plan (direct, grant);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (StewardConnector) shaky = NULL;
      g_autoptr (StewardEffectResult) result = NULL;
      StewardTestProxy proxy;

      steward_test_proxy_start (&proxy, words[i], i % 2 == 0 ? STEWARD_TEST_FAULT_CUT : STEWARD_TEST_FAULT_SWALLOW);
      shaky = as_writer (proxy.port);
      result = steward_test_apply (shaky, grant, plan->digest);
      steward_test_proxy_stop (&proxy);
      g_assert_true (proxy.failed);
      g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
      g_assert_true (result->again);
      g_assert_true (g_str_has_prefix (result->words, "Nothing was changed."));
      assert_there (FALSE, "customers_a_2026_103");
    }
  steward_test_done (direct, grant);
  steward_test_done (direct, revoke);
}

/* Others at the same time */

typedef struct
{
  const StewardEffect *effect;
  GCancellable *cancellable;
  StewardEffectResult *result;
  GError *error;
  gint64 ended;
} Attempt;

static gpointer
attempt_in_thread (gpointer data)
{
  Attempt *self = data;
  g_autoptr (StewardConnector) connector = as_writer (0);

  g_assert_true (steward_connector_apply (connector, self->effect, NULL, &self->result, self->cancellable,
                                          &self->error) == (self->error == NULL));
  self->ended = g_get_monotonic_time ();

  return NULL;
}

static void
attempt_clear (Attempt *self)
{
  g_clear_pointer (&self->result, steward_effect_result_free);
  g_clear_error (&self->error);
}

/* Another session that holds the table. */
static StewardPg *
lock_table (void)
{
  StewardPgOptions options = steward_test_postgres_admin ("shop");
  g_autoptr (GError) error = NULL;
  StewardPg *pg;

  options.writable = TRUE;
  pg = steward_pg_open (&options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_pg_run (pg, "BEGIN", NULL, &error));
  g_assert_true (steward_pg_run (pg, "LOCK TABLE shop.customers IN ACCESS EXCLUSIVE MODE", NULL, &error));

  return pg;
}

/* Returns the process that waits for the lock, once it does. */
static char *
await_waiting (void)
{
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *pid = steward_test_ask (NULL, "SELECT min(pid) FROM pg_stat_activity WHERE usename = 'writer'"
                                                     " AND wait_event_type = 'Lock'", NULL);

      if (!g_str_equal (pid, "∅"))
        return g_steal_pointer (&pid);
      g_usleep (5 * MS);
    }
  g_error ("nobody waits for the lock");
}

static void
test_terminated (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardPg) locker = NULL;
  g_autofree char *pid = NULL;
  Attempt attempt = { 0 };
  GThread *thread;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer (0);
  grant = new_effect (GRANT, "a-2026-104");
  revoke = new_effect (REVOKE, "a-2026-104");
  attempt.effect = grant;
  locker = lock_table ();
  thread = g_thread_new ("attempt", attempt_in_thread, &attempt);
  pid = await_waiting ();
  steward_test_sql ("SELECT pg_terminate_backend(%s)", pid);
  g_thread_join (thread);
  g_assert_no_error (attempt.error);
  g_assert_cmpint (attempt.result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_true (attempt.result->again);
  g_assert_nonnull (strstr (attempt.result->words, "an administrator ended the session"));
  attempt_clear (&attempt);
  g_clear_pointer (&locker, steward_pg_close);
  assert_there (FALSE, "customers_a_2026_104");
  steward_test_done (connector, grant);
  steward_test_done (connector, revoke);
}

static void
await_server (void)
{
  for (int i = 0; i < 400; i++)
    {
      StewardPgOptions options = steward_test_postgres_admin ("shop");
      g_autoptr (StewardPg) pg = steward_pg_open (&options, NULL, NULL);

      if (pg != NULL)
        return;
      g_usleep (25 * MS);
    }
  g_error ("the server does not come back");
}

/* A dead backend takes the whole server down, which recovers by itself. */
static void
test_killed (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardPg) locker = NULL;
  g_autofree char *pid = NULL;
  Attempt attempt = { 0 };
  GThread *thread;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer (0);
  grant = new_effect (GRANT, "a-2026-105");
  revoke = new_effect (REVOKE, "a-2026-105");
  attempt.effect = grant;
  locker = lock_table ();
  thread = g_thread_new ("attempt", attempt_in_thread, &attempt);
  pid = await_waiting ();
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (pid, NULL, 10), SIGKILL), ==, 0);
  g_thread_join (thread);
  g_assert_no_error (attempt.error);
  g_assert_cmpint (attempt.result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_true (attempt.result->again);
  attempt_clear (&attempt);
  g_clear_pointer (&locker, steward_pg_close);
  await_server ();
  steward_test_grant_forget ();
  assert_there (FALSE, "customers_a_2026_105");
  steward_test_done (connector, grant);
  steward_test_done (connector, revoke);
}

static void
test_locked (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardPg) locker = NULL;
  g_autoptr (StewardEffectResult) result = NULL;
  gint64 began;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer (0);
  grant = new_effect (GRANT, "a-2026-106");
  locker = lock_table ();
  began = g_get_monotonic_time ();
  result = steward_test_carry_out (connector, grant);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_true (result->again);
  g_assert_nonnull (strstr (result->words, "locked by another session"));
  g_clear_pointer (&locker, steward_pg_close);
  assert_there (FALSE, "customers_a_2026_106");
}

static void
test_cancelled (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StewardPg) locker = NULL;
  g_autofree char *pid = NULL;
  Attempt attempt = { 0 };
  GThread *thread;
  gint64 began;

  if (!steward_test_grant_start ())
    return;

  grant = new_effect (GRANT, "a-2026-107");
  attempt.effect = grant;
  attempt.cancellable = cancellable;
  locker = lock_table ();
  thread = g_thread_new ("attempt", attempt_in_thread, &attempt);
  pid = await_waiting ();
  began = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (attempt.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (attempt.result);
  g_test_message ("cancelled in %" G_GINT64_FORMAT " µs", attempt.ended - began);
  g_assert_cmpint (attempt.ended - began, <, 200 * MS);
  attempt_clear (&attempt);
  g_clear_pointer (&locker, steward_pg_close);
  assert_there (FALSE, "customers_a_2026_107");
}

/* Two desks at once: one makes it, the other finds it. */
static void
test_two_at_once (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  Attempt attempts[2] = { 0 };
  GThread *threads[2];

  if (!steward_test_grant_start ())
    return;

  connector = as_writer (0);
  grant = new_effect (GRANT, "a-2026-108");
  revoke = new_effect (REVOKE, "a-2026-108");
  for (int i = 0; i < 2; i++)
    {
      attempts[i].effect = grant;
      threads[i] = g_thread_new ("attempt", attempt_in_thread, &attempts[i]);
    }
  for (int i = 0; i < 2; i++)
    {
      g_thread_join (threads[i]);
      g_assert_no_error (attempts[i].error);
      g_assert_cmpint (attempts[i].result->outcome, ==, STEWARD_EFFECT_DONE);
    }
  g_assert_true ((strstr (attempts[0].result->words, "already") != NULL) !=
                 (strstr (attempts[1].result->words, "already") != NULL));
  attempt_clear (&attempts[0]);
  attempt_clear (&attempts[1]);
  assert_there (TRUE, "customers_a_2026_108");
  steward_test_done (connector, revoke);
}

/* What changes between the approval and the run */

static void
test_password_changed (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  StewardEffectResult *result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = as_writer (0);
  grant = new_effect (GRANT, "a-2026-109");
  revoke = new_effect (REVOKE, "a-2026-109");
  plan = steward_test_plan (connector, grant);
  steward_test_sql ("ALTER ROLE writer PASSWORD 'another'");
  g_assert_false (steward_connector_apply (connector, grant, plan->digest, &result, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_AUTH);
  g_assert_null (result);
  assert_there (FALSE, "customers_a_2026_109");
  steward_test_sql ("ALTER ROLE writer PASSWORD 'writer-password'");
  steward_test_done (connector, grant);
  steward_test_done (connector, revoke);
}

static void
test_role_vanished (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  steward_test_sql ("CREATE ROLE fleeting");
  connector = as_writer (0);
  grant = steward_test_effect (GRANT, "a-2026-110", "fleeting", CUSTOMERS, "id, name:partial", NULL);
  plan = steward_test_plan (connector, grant);
  steward_test_sql ("DROP ROLE fleeting");
  result = steward_test_apply (connector, grant, plan->digest);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_false (result->again);
  g_assert_nonnull (strstr (result->words, "There is no role “fleeting”"));
  assert_there (FALSE, "customers_a_2026_110");
}

static void
test_right_lost (void)
{
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffectPlan) plan = NULL;
  g_autoptr (StewardEffectResult) result = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = steward_test_grant_connector ("limited", "limited-password", 0);
  grant = steward_test_effect (GRANT, "a-2026-111", "reader", "shop/shop.orders", NULL, NULL);
  plan = steward_test_plan (connector, grant);
  steward_test_sql ("REVOKE GRANT OPTION FOR SELECT ON shop.orders FROM limited");
  result = steward_test_apply (connector, grant, plan->digest);
  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_FAILED);
  g_assert_false (result->again);
  g_assert_nonnull (strstr (result->words, "may not grant SELECT on “orders”"));
  steward_test_assert_refused ("reader", "SELECT id FROM shop.orders");
  steward_test_sql ("GRANT SELECT ON shop.orders TO limited WITH GRANT OPTION");
}

/* Nobody listens there. */
static void
test_unreachable (void)
{
  g_autoptr (GSocketListener) listener = NULL;
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (GError) error = NULL;
  StewardEffectResult *result = NULL;
  StewardEffectPlan *plan = NULL;

  if (!steward_test_grant_start ())
    return;

  listener = g_socket_listener_new ();
  connector = as_writer (g_socket_listener_add_any_inet_port (listener, NULL, NULL));
  g_socket_listener_close (listener);
  grant = new_effect (GRANT, "a-2026-112");
  g_assert_false (steward_connector_apply (connector, grant, NULL, &result, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
  g_clear_error (&error);
  g_assert_false (steward_connector_plan (connector, grant, &plan, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
}

/* Whether it is worth trying again follows from the SQLSTATE alone. */
static void
test_explain (void)
{
  static const struct
  {
    const char *sqlstate;
    gboolean again;
    const char *words;
  } cases[] = {
    { "28P01", FALSE, "The password is refused" }, { "42501", FALSE, "lacks a right" },
    { "0LP01", FALSE, "the grant option" }, { "42704", FALSE, "does not exist any more" },
    { "3F000", FALSE, "The schema" }, { "42P01", FALSE, "The table" }, { "42703", FALSE, "A column" },
    { "2BP01", FALSE, "depends on it" }, { "25006", FALSE, "the primary server" }, { "42P07", TRUE, "just been made" },
    { "40P01", TRUE, "Another session" }, { "40001", TRUE, "Another session" }, { "55P03", TRUE, "locked" },
    { "57014", TRUE, "too long" }, { "57P01", TRUE, "ended the session" }, { "57P03", TRUE, "is stopping" },
    { "08006", TRUE, "The connection broke" }, { "53300", TRUE, "is out of something" }, { "", TRUE, "broke" },
    { "P0001", FALSE, "with the error P0001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean again;
      g_autofree char *words = steward_postgres_explain (cases[i].sqlstate, "ein Text", "writer", &again);

      g_assert_nonnull (strstr (words, cases[i].words));
      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_cmpint (again, ==, cases[i].again);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/postgres-faults/explain", test_explain);
  g_test_add_func ("/postgres-faults/commit-swallowed", test_commit_swallowed);
  g_test_add_func ("/postgres-faults/commit-cut", test_commit_cut);
  g_test_add_func ("/postgres-faults/cut-between", test_cut_between);
  g_test_add_func ("/postgres-faults/terminated", test_terminated);
  g_test_add_func ("/postgres-faults/locked", test_locked);
  g_test_add_func ("/postgres-faults/cancelled", test_cancelled);
  g_test_add_func ("/postgres-faults/two-at-once", test_two_at_once);
  g_test_add_func ("/postgres-faults/password-changed", test_password_changed);
  g_test_add_func ("/postgres-faults/role-vanished", test_role_vanished);
  g_test_add_func ("/postgres-faults/right-lost", test_right_lost);
  g_test_add_func ("/postgres-faults/unreachable", test_unreachable);
  g_test_add_func ("/postgres-faults/killed", test_killed);

  status = g_test_run ();
  steward_test_grant_forget ();
  steward_test_postgres_stop ();

  return status;
}
