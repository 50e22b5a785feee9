/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of kinds, and what the abstract connector does for all of them. */

#include "config.h"

#include "steward-connector.h"

/* A connector without any verb. */
#define TEST_TYPE_IDLE (test_idle_get_type ())
G_DECLARE_FINAL_TYPE (TestIdle, test_idle, TEST, IDLE, StewardConnector)

struct _TestIdle
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (TestIdle, test_idle, STEWARD_TYPE_CONNECTOR)

static void
test_idle_class_init (TestIdleClass *klass)
{
}

static void
test_idle_init (TestIdle *self)
{
}

static StewardSource *
make_source (const char *kind,
             const char *key,
             const char *value)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  if (key != NULL)
    g_hash_table_insert (settings, (gpointer) key, (gpointer) value);

  return steward_source_new ("id", kind, "My source", settings);
}

static void
test_kinds (void)
{
  gsize n_kinds;
  const StewardConnectorKind *kinds = steward_connector_kinds (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 1);
  for (gsize i = 0; i < n_kinds; i++)
    {
      unsigned n_fields = 0;

      g_assert_true (steward_connector_kind_find (kinds[i].id) == &kinds[i]);
      g_assert_nonnull (kinds[i].title);
      g_assert_nonnull (kinds[i].summary);
      g_assert_nonnull (kinds[i].create);
      g_assert_true ((kinds[i].capabilities & (STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS)) != 0);
      for (const StewardField *field = kinds[i].fields; field->key != NULL; field++, n_fields++)
        {
          g_assert_nonnull (field->title);
          g_assert_true ((field->kind == STEWARD_FIELD_CHOICE) == (field->choices != NULL));
        }
      g_assert_cmpuint (n_fields, >, 0);
    }
  g_assert_null (steward_connector_kind_find ("nothing"));
  g_assert_null (steward_connector_kind_find (NULL));
}

static void
test_create (void)
{
  g_autoptr (StewardSource) unknown = make_source ("teapot", NULL, NULL);
  g_autoptr (StewardSource) incomplete = make_source ("postgres", "user", "");
  g_autoptr (StewardSource) complete = make_source ("postgres", "user", "ada");
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_connector_create (unknown, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "“teapot”"));
  g_clear_error (&error);
  g_assert_null (steward_connector_create (incomplete, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "“user”"));
  g_clear_error (&error);

  connector = steward_connector_create (complete, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_connector_get_source (connector) == complete);
  g_assert_null (steward_connector_get_secrets (connector));
  g_assert_cmpstr (steward_connector_get_setting (connector, "user"), ==, "ada");
  g_assert_cmpstr (steward_connector_get_setting (connector, "host"), ==, "localhost");
  g_assert_null (steward_connector_get_setting (connector, "schemas"));
  g_assert_null (steward_connector_get_setting (connector, "no such key"));
  g_assert_null (steward_connector_get_instance (connector));
  steward_connector_set_instance (connector, "7300000000000000001");
  g_assert_cmpstr (steward_connector_get_instance (connector), ==, "7300000000000000001");
  g_assert_finalize_object (g_steal_pointer (&connector));
}

static void
assert_unsupported (GError *error)
{
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "cannot"));
  g_error_free (error);
}

static void
test_missing_verbs (void)
{
  g_autoptr (StewardSource) source = make_source ("postgres", NULL, NULL);
  g_autoptr (StewardConnector) connector = g_object_new (TEST_TYPE_IDLE, "source", source, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const StewardSink sink = { NULL };
  const StewardSignalSink signals = { NULL };
  g_autofree char *cursor = NULL;
  g_autofree char *summary = NULL;
  GPtrArray *results = NULL;
  GError *error = NULL;
  gboolean unchanged;

  g_assert_false (steward_connector_check (connector, &summary, NULL, &error));
  assert_unsupported (g_steal_pointer (&error));
  g_assert_false (steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, NULL, &error));
  assert_unsupported (g_steal_pointer (&error));
  g_assert_false (steward_connector_signals (connector, NULL, &signals, &cursor, NULL, &error));
  assert_unsupported (g_steal_pointer (&error));
  g_assert_false (steward_connector_grants (connector, &results, NULL, &error));
  assert_unsupported (g_steal_pointer (&error));

  g_cancellable_cancel (cancellable);
  g_assert_false (steward_connector_check (connector, &summary, cancellable, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_clear_error (&error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connector/kinds", test_kinds);
  g_test_add_func ("/connector/create", test_create);
  g_test_add_func ("/connector/missing-verbs", test_missing_verbs);

  return g_test_run ();
}
