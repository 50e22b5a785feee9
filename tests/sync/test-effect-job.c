/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One attempt at an effect, with a connector that ends it as the test wants;
 * and when it is tried again. */

#include "config.h"

#include "steward-effect-job.h"

#define TEST_TYPE_CONNECTOR (test_connector_get_type ())
G_DECLARE_FINAL_TYPE (TestConnector, test_connector, TEST, CONNECTOR, StewardConnector)

struct _TestConnector
{
  StewardConnector parent_instance;

  StewardEffectOutcome outcome;
  gboolean again;
  gboolean executable;
  gboolean satisfied;
  int plan_error, apply_error;         /* StewardError, or −1 */
  guint n_plans, n_applies;
  char *digest;                        /* that apply() was given */
};

G_DEFINE_FINAL_TYPE (TestConnector, test_connector, STEWARD_TYPE_CONNECTOR)

static gboolean
plan (StewardConnector     *connector,
      const StewardEffect  *effect,
      StewardEffectPlan   **out_plan,
      GCancellable         *cancellable,
      GError              **error)
{
  TestConnector *self = TEST_CONNECTOR (connector);

  self->n_plans++;
  if (self->plan_error >= 0)
    {
      g_set_error (error, STEWARD_ERROR, self->plan_error, "No plan.");
      return FALSE;
    }
  *out_plan = steward_effect_plan_new ();
  steward_effect_plan_add (*out_plan, "REVOKE %s", effect->id);
  (*out_plan)->executable = self->executable;
  (*out_plan)->satisfied = self->satisfied;
  steward_effect_plan_settle (*out_plan);

  return TRUE;
}

static gboolean
apply (StewardConnector     *connector,
       const StewardEffect  *effect,
       const char           *digest,
       StewardEffectResult **out_result,
       GCancellable         *cancellable,
       GError              **error)
{
  TestConnector *self = TEST_CONNECTOR (connector);

  self->n_applies++;
  g_free (self->digest);
  self->digest = g_strdup (digest);
  if (self->apply_error >= 0)
    {
      g_set_error (error, STEWARD_ERROR, self->apply_error, "It cannot be reached.");
      return FALSE;
    }
  *out_result = steward_effect_result_new (self->outcome, "As it is.");
  (*out_result)->again = self->again;

  return TRUE;
}

static void
test_connector_finalize (GObject *object)
{
  g_free (TEST_CONNECTOR (object)->digest);

  G_OBJECT_CLASS (test_connector_parent_class)->finalize (object);
}

static void
test_connector_class_init (TestConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_connector_finalize;
  STEWARD_CONNECTOR_CLASS (klass)->plan = plan;
  STEWARD_CONNECTOR_CLASS (klass)->apply = apply;
}

static void
test_connector_init (TestConnector *self)
{
  self->outcome = STEWARD_EFFECT_DONE;
  self->executable = TRUE;
  self->plan_error = -1;
  self->apply_error = -1;
}

static TestConnector *
new_connector (void)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = steward_source_new ("s-1", "test", "Test", settings);

  return g_object_new (TEST_TYPE_CONNECTOR, "source", source, NULL);
}

static StewardEffect *
new_effect (void)
{
  g_autoptr(StewardAccessTerms) terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();

  object->object = g_strdup ("db/schema.table");
  object->name = g_strdup ("table");
  object->whole = TRUE;
  g_ptr_array_add (object->columns,
                   steward_access_column_new ("id", STEWARD_CLASSIFICATION_INTERNAL, STEWARD_MASK_NONE));
  g_ptr_array_add (terms->objects, object);
  g_free (terms->privilege);
  terms->privilege = g_strdup ("SELECT");
  terms->until = G_USEC_PER_SEC;
  g_free (terms->source);
  terms->source = g_strdup ("s-1");
  g_free (terms->grantee);
  terms->grantee = g_strdup ("reader");

  return steward_effect_new (STEWARD_EFFECT_REVOKE, "a-2026-001/revoke-1", "a-2026-001", terms);
}

static StewardAttempt *
try_once (TestConnector *connector,
          const char    *digest)
{
  g_autoptr(StewardEffect) effect = new_effect ();

  return steward_effect_job_run_sync (STEWARD_CONNECTOR (connector), effect, digest, 1, NULL);
}

/* What was approved is what is given to apply(), and no other plan is asked for. */
static void
test_approved (void)
{
  g_autoptr(TestConnector) connector = new_connector ();
  g_autoptr(StewardAttempt) attempt = try_once (connector, "sha256:approved");

  g_assert_cmpint (attempt->kind, ==, STEWARD_ATTEMPT_REPORT);
  g_test_message ("%s", attempt->result->words);
  g_assert_cmpint (attempt->result->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_cmpstr (connector->digest, ==, "sha256:approved");
  g_assert_cmpuint (connector->n_plans, ==, 0);
  g_assert_null (attempt->plan);
}

/* Nobody approved statements: those that run are those that are told. */
static void
test_unasked (void)
{
  g_autoptr(TestConnector) connector = new_connector ();
  g_autoptr(StewardAttempt) attempt = try_once (connector, NULL);

  g_assert_nonnull (attempt->plan);
  g_assert_cmpstr (connector->digest, ==, attempt->plan->digest);

  g_clear_pointer (&attempt, steward_attempt_free);
  connector->executable = FALSE;
  connector->outcome = STEWARD_EFFECT_MANUAL;
  attempt = try_once (connector, NULL);
  g_assert_cmpint (attempt->kind, ==, STEWARD_ATTEMPT_REPORT);
  g_assert_cmpint (attempt->result->outcome, ==, STEWARD_EFFECT_MANUAL);
  g_assert_nonnull (attempt->plan);
  g_assert_null (connector->digest);
}

static void
test_outcomes (void)
{
  static const struct
  {
    StewardEffectOutcome outcome;
    gboolean again;
    StewardAttemptKind kind;
  } rows[] = {
    { STEWARD_EFFECT_DONE, FALSE, STEWARD_ATTEMPT_REPORT },
    { STEWARD_EFFECT_PARTIAL, FALSE, STEWARD_ATTEMPT_REPORT },
    { STEWARD_EFFECT_MANUAL, FALSE, STEWARD_ATTEMPT_REPORT },
    { STEWARD_EFFECT_FAILED, FALSE, STEWARD_ATTEMPT_REPORT },
    { STEWARD_EFFECT_FAILED, TRUE, STEWARD_ATTEMPT_WAIT },
    { STEWARD_EFFECT_UNKNOWN, FALSE, STEWARD_ATTEMPT_WAIT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(TestConnector) connector = new_connector ();
      g_autoptr(StewardAttempt) attempt = NULL;
      gint64 before = g_get_real_time ();

      connector->outcome = rows[i].outcome;
      connector->again = rows[i].again;
      attempt = try_once (connector, "sha256:x");
      g_assert_cmpint (attempt->kind, ==, rows[i].kind);
      g_assert_nonnull (attempt->result);
      g_assert_cmpint (attempt->not_before > before, ==, rows[i].kind == STEWARD_ATTEMPT_WAIT);
    }
}

/* Not reached: it waits, and nothing is said of the platform. Else it failed. */
static void
test_errors (void)
{
  static const struct
  {
    StewardError code;
    gboolean waits;
  } rows[] = {
    { STEWARD_ERROR_NETWORK, TRUE },         { STEWARD_ERROR_AUTH, TRUE },
    { STEWARD_ERROR_DENIED, TRUE },          { STEWARD_ERROR_BUSY, TRUE },
    { STEWARD_ERROR_SECRET_MISSING, TRUE },  { STEWARD_ERROR_KEYRING_LOCKED, TRUE },
    { STEWARD_ERROR_KEYRING_NO_BUS, TRUE },  { STEWARD_ERROR_KEYRING_NO_SERVICE, TRUE },
    { STEWARD_ERROR_FAILED, TRUE },          { STEWARD_ERROR_UNSUPPORTED, FALSE },
    { STEWARD_ERROR_NOT_FOUND, FALSE },      { STEWARD_ERROR_INVALID_DATA, FALSE },
    { STEWARD_ERROR_USAGE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint from_plan = 0; from_plan < 2; from_plan++)
      {
        g_autoptr(TestConnector) connector = new_connector ();
        g_autoptr(StewardAttempt) attempt = NULL;

        if (from_plan)
          connector->plan_error = (int) rows[i].code;
        else
          connector->apply_error = (int) rows[i].code;
        attempt = try_once (connector, from_plan ? NULL : "sha256:x");
        g_assert_cmpint (attempt->kind, ==, rows[i].waits ? STEWARD_ATTEMPT_WAIT : STEWARD_ATTEMPT_REPORT);
        if (rows[i].waits)
          {
            g_assert_error (attempt->error, STEWARD_ERROR, (int) rows[i].code);
            g_assert_null (attempt->result);
            continue;
          }
        g_assert_cmpint (attempt->result->outcome, ==, STEWARD_EFFECT_FAILED);
        g_assert_true (g_str_has_prefix (attempt->result->words, from_plan ? "No plan." : "It cannot be reached."));
      }
}

/* 1, 2, 4 … minutes, at most 6 hours and a tenth. */
static void
test_pauses (void)
{
  g_autoptr(GError) network = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "x");
  g_autoptr(GError) auth = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_AUTH, "x");
  g_autoptr(GError) locked = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_KEYRING_LOCKED, "x");
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  const gint64 minute = 60 * G_TIME_SPAN_SECOND, hour = 60 * minute;

  g_assert_cmpint (steward_effect_error_next (network, 0, 0, 0), ==, minute);
  for (guint i = 1; i < 9; i++)
    g_assert_cmpint (steward_effect_error_next (network, i, 0, 0), ==, minute << (i - 1));
  for (guint i = 10; i < 100; i++)
    g_assert_cmpint (steward_effect_error_next (network, i, 0, 0), ==, 6 * hour);
  g_assert_cmpint (steward_effect_error_next (network, G_MAXUINT, 0, 1), ==, 6 * hour + 36 * minute);
  g_assert_cmpint (steward_effect_error_next (network, 1, 1000, 0.5), ==, 1000 + minute + minute / 20);

  /* A refused password is not tried every minute; a closed keyring is. */
  g_assert_cmpint (steward_effect_error_next (auth, 1, 0, 0), ==, 6 * hour);
  for (guint i = 1; i < 100; i++)
    g_assert_cmpint (steward_effect_error_next (locked, i, 0, 1), <, minute);
  g_assert_cmpint (steward_effect_error_next (NULL, 50, 0, 1), <, minute);
  g_assert_cmpint (steward_effect_error_next (cancelled, 50, 7, 1), ==, 7);
}

static void
test_look (void)
{
  g_autoptr(TestConnector) connector = new_connector ();
  g_autoptr(StewardEffect) effect = new_effect ();

  for (guint satisfied = 0; satisfied < 2; satisfied++)
    {
      g_autoptr(StewardEffectResult) result = NULL;
      g_autoptr(GError) error = NULL;

      connector->satisfied = satisfied;
      result = steward_effect_job_look_sync (STEWARD_CONNECTOR (connector), effect, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (result->outcome, ==, satisfied ? STEWARD_EFFECT_DONE : STEWARD_EFFECT_FAILED);
      g_assert_cmpuint (connector->n_applies, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/effect-job/approved", test_approved);
  g_test_add_func ("/sync/effect-job/unasked", test_unasked);
  g_test_add_func ("/sync/effect-job/outcomes", test_outcomes);
  g_test_add_func ("/sync/effect-job/errors", test_errors);
  g_test_add_func ("/sync/effect-job/pauses", test_pauses);
  g_test_add_func ("/sync/effect-job/look", test_look);

  return g_test_run ();
}
