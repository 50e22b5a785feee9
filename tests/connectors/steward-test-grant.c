/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-test-grant.h"

#include "steward-test-postgres.h"
#include "steward-test-source.h"

static StewardPg *admin;

/**
 * steward_test_grant_start:
 *
 * Returns: whether there is a server, filled once
 */
gboolean
steward_test_grant_start (void)
{
  static gboolean filled;
  g_autofree char *script = NULL;

  if (steward_test_postgres_get () == NULL)
    return FALSE;
  if (filled)
    return TRUE;
  g_assert_true (g_file_get_contents (GRANT_FIXTURE, &script, NULL, NULL));
  steward_test_postgres_sql ("postgres", script);
  filled = TRUE;

  return TRUE;
}

/**
 * steward_test_grant_connector:
 * @writer: (nullable): role that grants
 * @port: 0 for the server's own
 *
 * Returns: (transfer full): a connector that reads as "looker"
 */
StewardConnector *
steward_test_grant_connector (const char *writer,
                              const char *password,
                              unsigned    port)
{
  g_autofree char *port_setting = NULL;
  g_autofree char *user_setting = g_strdup_printf ("write-user=%s", writer != NULL ? writer : "");
  g_autofree char *password_setting = g_strdup_printf ("write-password=%s", password != NULL ? password : "");

  port_setting = g_strdup_printf ("port=%u", port != 0 ? port : steward_test_postgres_get ()->port);

  return steward_test_connector_new ("postgres", "looker-password",
                                     (const char *const[]) { "user=looker", "host=127.0.0.1", "sslmode=disable", "database=shop",
                                                             port_setting, user_setting, password_setting, NULL });
}

/* "id, name:partial" */
static void
read_columns (StewardAccessObject *object,
              const char          *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);

  for (char **name = names; *name != NULL; name++)
    {
      g_auto (GStrv) parts = g_strsplit (g_strstrip (*name), ":", 2);
      StewardMask mask = STEWARD_MASK_NONE;

      if (parts[0] == NULL)
        continue;
      g_assert_true (parts[1] == NULL || steward_mask_from_id (parts[1], &mask));
      g_ptr_array_add (object->columns, steward_access_column_new (parts[0], STEWARD_CLASSIFICATION_INTERNAL, mask));
    }
}

/**
 * steward_test_effect:
 * @columns: (nullable): "id, name:partial"; %NULL: the whole
 * @rows: (nullable): conditions as steward_row_condition_from_text() reads them,
 *   separated by ";"
 *
 * Returns: (transfer full): an effect on one object
 */
StewardEffect *
steward_test_effect (StewardEffectAction  action,
                     const char          *access,
                     const char          *grantee,
                     const char          *object,
                     const char          *columns,
                     const char          *rows)
{
  g_autoptr (StewardAccessTerms) terms = steward_access_terms_new ();
  StewardAccessObject *one = steward_access_object_new ();
  g_autofree char *id = g_strdup_printf ("%s/%s-1", access, action == STEWARD_EFFECT_GRANT ? "grant" : "revoke");
  g_auto (GStrv) conditions = g_strsplit (rows != NULL ? rows : "", ";", -1);

  g_free (terms->grantee);
  g_free (terms->privilege);
  g_free (terms->source);
  terms->grantee = g_strdup (grantee);
  terms->privilege = g_strdup ("SELECT");
  terms->source = g_strdup ("test-source");
  terms->until = G_GINT64_CONSTANT (1900000000) * G_USEC_PER_SEC;
  one->object = g_strdup (object);
  one->name = g_strdup (object);
  one->whole = columns == NULL;
  if (columns != NULL)
    read_columns (one, columns);
  for (char **text = conditions; *text != NULL && **text != '\0'; text++)
    {
      g_autoptr (GError) error = NULL;
      StewardRowCondition *row = steward_row_condition_from_text (*text, &error);

      g_assert_no_error (error);
      g_ptr_array_add (one->rows, row);
    }
  g_ptr_array_add (terms->objects, one);

  return steward_effect_new (action, id, access, terms);
}

/**
 * steward_test_plan:
 *
 * Returns: (transfer full): the plan, which must be possible
 */
StewardEffectPlan *
steward_test_plan (StewardConnector    *connector,
                   const StewardEffect *effect)
{
  StewardEffectPlan *plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!steward_connector_plan (connector, effect, &plan, NULL, &error))
    g_error ("%s", error->message);
  for (unsigned i = 0; i < plan->statements->len; i++)
    g_test_message ("%s;", (const char *) plan->statements->pdata[i]);
  for (unsigned i = 0; i < plan->warnings->len; i++)
    g_test_message ("! %s", (const char *) plan->warnings->pdata[i]);

  return plan;
}

/**
 * steward_test_apply:
 *
 * Returns: (transfer full): the result, which must be had
 */
StewardEffectResult *
steward_test_apply (StewardConnector    *connector,
                    const StewardEffect *effect,
                    const char          *digest)
{
  StewardEffectResult *result = NULL;
  g_autoptr (GError) error = NULL;

  if (!steward_connector_apply (connector, effect, digest, &result, NULL, &error))
    g_error ("%s", error->message);
  g_test_message ("%s: %s", steward_effect_outcome_to_id (result->outcome), result->words);

  return result;
}

/**
 * steward_test_carry_out:
 *
 * Plans, and applies what was planned.
 *
 * Returns: (transfer full): the result
 */
StewardEffectResult *
steward_test_carry_out (StewardConnector    *connector,
                        const StewardEffect *effect)
{
  g_autoptr (StewardEffectPlan) plan = steward_test_plan (connector, effect);

  return steward_test_apply (connector, effect, plan->digest);
}

/**
 * steward_test_done:
 *
 * Carries it out, expects that it is done, and that a second time does nothing.
 */
void
steward_test_done (StewardConnector    *connector,
                   const StewardEffect *effect)
{
  g_autoptr (StewardEffectPlan) plan = steward_test_plan (connector, effect);
  g_autoptr (StewardEffectPlan) after = NULL;
  g_autoptr (StewardEffectResult) result = steward_test_apply (connector, effect, plan->digest);
  g_autoptr (StewardEffectResult) again = NULL;

  g_assert_cmpint (result->outcome, ==, STEWARD_EFFECT_DONE);
  after = steward_test_plan (connector, effect);
  g_assert_true (after->satisfied);
  g_assert_cmpuint (after->statements->len, ==, 0);
  again = steward_test_apply (connector, effect, plan->digest);
  g_assert_cmpint (again->outcome, ==, STEWARD_EFFECT_DONE);
  g_assert_nonnull (strstr (again->words, "already"));
}

/**
 * steward_test_has_sentence:
 *
 * Returns: whether one of @sentences has @part in it
 */
gboolean
steward_test_has_sentence (GPtrArray  *sentences,
                           const char *part)
{
  for (unsigned i = 0; i < sentences->len; i++)
    {
      if (strstr (g_ptr_array_index (sentences, i), part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The server */

static StewardPg *
get_admin (void)
{
  StewardPgOptions options = steward_test_postgres_admin ("shop");
  g_autoptr (GError) error = NULL;

  if (admin != NULL && steward_pg_is_open (admin))
    return admin;
  g_clear_pointer (&admin, steward_pg_close);
  options.writable = TRUE;
  admin = steward_pg_open (&options, NULL, &error);
  g_assert_no_error (error);

  return admin;
}

/**
 * steward_test_grant_forget:
 *
 * Closes the session of the superuser; the next question opens another.
 */
void
steward_test_grant_forget (void)
{
  g_clear_pointer (&admin, steward_pg_close);
}

/**
 * steward_test_sql:
 *
 * Runs a statement in the database "shop" as superuser.
 */
void
steward_test_sql (const char *format,
                  ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!steward_pg_run (get_admin (), sql, NULL, &error))
    g_error ("%s: %s", sql, error->message);
}

static gboolean
append_row (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  GString *text = user_data;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (int i = 0; i < n_values; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "∅");

  return TRUE;
}

/**
 * steward_test_ask:
 * @role: (nullable): as whom; %NULL: the superuser
 * @out_sqlstate: (out) (optional): "" when it was answered
 *
 * Returns: (transfer full): rows in lines, values with bars between; or what
 *   the server complains of
 */
char *
steward_test_ask (const char  *role,
                  const char  *sql,
                  char       **out_sqlstate)
{
  StewardPg *pg = get_admin ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *quoted = steward_pg_quote_identifier (pg, role != NULL ? role : "admin");
  g_autofree char *sqlstate = NULL;
  g_autoptr (GError) error = NULL;

  steward_test_sql ("SET SESSION AUTHORIZATION %s", quoted);
  if (!steward_pg_query (pg, sql, NULL, 0, append_row, text, NULL, &error))
    g_string_assign (text, steward_pg_get_complaint (pg));
  sqlstate = g_strdup (steward_pg_get_sqlstate (pg));
  steward_test_sql ("RESET SESSION AUTHORIZATION");
  if (out_sqlstate != NULL)
    *out_sqlstate = g_steal_pointer (&sqlstate);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * steward_test_assert_reads:
 *
 * Expects this answer as this role.
 */
void
steward_test_assert_reads (const char *role,
                           const char *sql,
                           const char *answer)
{
  g_autofree char *text = steward_test_ask (role, sql, NULL);

  g_assert_cmpstr (text, ==, answer);
}

/**
 * steward_test_assert_refused:
 *
 * Expects that the role lacks the privilege.
 */
void
steward_test_assert_refused (const char *role,
                             const char *sql)
{
  g_autofree char *sqlstate = NULL;
  g_autofree char *text = steward_test_ask (role, sql, &sqlstate);

  if (!g_str_equal (sqlstate, "42501"))
    g_error ("“%s” is not refused “%s”: %s %s", role, sql, sqlstate, text);
}

/**
 * steward_test_others:
 *
 * Returns: (transfer full): all that anybody but @role and its members has on
 *   tables and schemas, by the server's functions and by the access lists
 */
char *
steward_test_others (const char *role)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH others AS (SELECT oid, rolname FROM pg_roles WHERE NOT rolsuper AND NOT pg_has_role(oid, '%s', 'MEMBER')"
    " AND rolname NOT IN ('writer', 'limited') AND rolname !~ '^pg_'),"
    " relation AS (SELECT c.oid, c.relname, c.relacl, n.nspname, n.oid AS schema FROM pg_class c"
    " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('shop', 'other', 'governed')"
    " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')) "
    "SELECT string_agg(l, ',' ORDER BY l COLLATE \"C\") FROM ("
    "SELECT format('%%s %%s.%%s %%s', o.rolname, r.nspname, r.relname, p) FROM others o, relation r,"
    " unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p WHERE has_table_privilege(o.oid, r.oid, p) "
    "UNION ALL SELECT format('%%s %%s.%%s.%%s', o.rolname, r.nspname, r.relname, a.attname) FROM others o, relation r"
    " JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped"
    " WHERE has_column_privilege(o.oid, r.oid, a.attnum, 'SELECT') "
    "UNION ALL SELECT format('%%s %%s', o.rolname, n.nspname) FROM others o, pg_namespace n"
    " WHERE has_schema_privilege(o.oid, n.oid, 'USAGE') "
    "UNION ALL SELECT format('%%s.%%s %%s', r.nspname, r.relname, a) FROM relation r"
    " CROSS JOIN LATERAL aclexplode(r.relacl) a WHERE r.nspname <> 'governed' AND a.grantee <> '%s'::regrole "
    "UNION ALL SELECT format('%%s.%%s.%%s %%s', r.nspname, r.relname, t.attname, a) FROM relation r"
    " JOIN pg_attribute t ON t.attrelid = r.oid CROSS JOIN LATERAL aclexplode(t.attacl) a"
    " WHERE a.grantee <> '%s'::regrole) x (l)", role, role, role);
  char *sqlstate = NULL;
  char *text = steward_test_ask (NULL, sql, &sqlstate);

  g_assert_cmpstr (sqlstate, ==, "");
  g_free (sqlstate);

  return text;
}
