/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The password is fetched when a session is opened and cleared right after. A
 * server that asks for none is a server without a secret, so what is wrong with
 * the keyring is only told when a password is really wanted. */

#include "config.h"

#include "steward-postgres-session.h"

#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"

/**
 * steward_postgres_read_settings:
 *
 * Returns: (transfer full): the settings of the connector's source
 */
StewardPostgresSettings *
steward_postgres_read_settings (StewardConnector  *connector,
                                GError           **error)
{
  const char *rows = steward_connector_get_setting (connector, "rows");
  StewardPostgresSettings *settings;

  settings = steward_postgres_settings_new (steward_connector_get_setting (connector, "database"),
                                            steward_connector_get_setting (connector, "schemas"),
                                            steward_connector_get_setting (connector, "product"),
                                            steward_connector_get_setting (connector, "tag"),
                                            steward_connector_get_setting (connector, "freshness"), error);
  if (settings == NULL)
    return NULL;
  settings->rows = g_strcmp0 (rows, "exact") == 0 ? STEWARD_POSTGRES_ROWS_EXACT
                   : g_strcmp0 (rows, "estimate") == 0 ? STEWARD_POSTGRES_ROWS_ESTIMATE : STEWARD_POSTGRES_ROWS_NONE;
  settings->columns = g_strcmp0 (steward_connector_get_setting (connector, "columns"), "yes") == 0;

  return settings;
}

/**
 * steward_postgres_get_port:
 *
 * Returns: the port of the source, or 0 if the setting is not a port
 */
unsigned
steward_postgres_get_port (StewardConnector *connector)
{
  const char *text = steward_connector_get_setting (connector, "port");
  guint64 port;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL) ? (unsigned) port : 0;
}

static char *
look_up_password (StewardConnector  *connector,
                  const char        *key,
                  GCancellable      *cancellable,
                  GError           **error)
{
  StewardSecrets *secrets = steward_connector_get_secrets (connector);
  const char *id = steward_source_get_id (steward_connector_get_source (connector));

  return secrets != NULL ? steward_secrets_lookup_sync (secrets, id, key, cancellable, error) : NULL;
}

/* @prefix: "" for the role that reads, "write-" for the one that grants */
static StewardPg *
open_session (StewardConnector  *connector,
              const char        *database,
              const char        *prefix,
              gboolean           writable,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *user_key = g_strconcat (prefix, "user", NULL);
  g_autofree char *password_key = g_strconcat (prefix, "password", NULL);
  StewardPgOptions options = {
    .host = steward_connector_get_setting (connector, "host"),
    .port = steward_postgres_get_port (connector),
    .database = database,
    .user = steward_connector_get_setting (connector, user_key),
    .sslmode = steward_connector_get_setting (connector, "sslmode"),
    .sslrootcert = steward_connector_get_setting (connector, "sslrootcert"),
    .writable = writable,
  };
  g_autoptr (GError) keyring = NULL;
  g_autoptr (GError) reason = NULL;
  char *password;
  StewardPg *pg;

  if (options.port == 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%.20s” is not a port.",
                   steward_connector_get_setting (connector, "port"));
      return NULL;
    }
  password = look_up_password (connector, password_key, cancellable, &keyring);
  options.password = password;
  pg = steward_pg_open (&options, cancellable, &reason);
  steward_secret_free (password);

  if (g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_SECRET_MISSING) && keyring != NULL)
    g_propagate_error (error, g_steal_pointer (&keyring));
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return pg;
}

/**
 * steward_postgres_sign_in:
 * @database: its name
 * @error: the keyring's own when a password is wanted and cannot be had
 *
 * Returns: (transfer full): a read-only session in @database
 */
StewardPg *
steward_postgres_sign_in (StewardConnector  *connector,
                          const char        *database,
                          GCancellable      *cancellable,
                          GError           **error)
{
  return open_session (connector, database, "", FALSE, cancellable, error);
}

/**
 * steward_postgres_has_writer:
 *
 * Returns: whether the source names a role that may grant and revoke
 */
gboolean
steward_postgres_has_writer (StewardConnector *connector)
{
  const char *user = steward_connector_get_setting (connector, "write-user");

  return user != NULL && *user != '\0';
}

/**
 * steward_postgres_sign_in_writer:
 * @database: its name
 * @writable: %FALSE to look only
 * @error: the keyring's own when a password is wanted and cannot be had
 *
 * Returns: (transfer full): a session in @database as the role that grants
 */
StewardPg *
steward_postgres_sign_in_writer (StewardConnector  *connector,
                                 const char        *database,
                                 gboolean           writable,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  return open_session (connector, database, "write-", writable, cancellable, error);
}

/* Of this one database; a wrong password is refused everywhere. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DENIED) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/**
 * steward_postgres_sign_in_first:
 *
 * Opens a session in any database from which the others can be listed: the
 * first that is named, else those that most servers have.
 *
 * Returns: (transfer full): the session
 */
StewardPg *
steward_postgres_sign_in_first (StewardConnector               *connector,
                                const StewardPostgresSettings  *settings,
                                GCancellable                   *cancellable,
                                GError                        **error)
{
  const char *const usual[] = { "postgres", steward_connector_get_setting (connector, "user"), "template1" };
  g_autoptr (GError) first = NULL;

  if (settings->databases->len > 0)
    return steward_postgres_sign_in (connector, g_ptr_array_index (settings->databases, 0), cancellable, error);

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_autoptr (GError) reason = NULL;
      StewardPg *pg = steward_postgres_sign_in (connector, usual[i], cancellable, &reason);

      if (pg != NULL)
        return pg;
      if (first == NULL)
        first = g_error_copy (reason);
      if (!is_refusal (reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }

  g_propagate_error (error, g_steal_pointer (&first));

  return NULL;
}

static gboolean
take_name (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  if (n_values > 0 && values[0] != NULL)
    g_ptr_array_add (user_data, g_strdup (values[0]));

  return TRUE;
}

/**
 * steward_postgres_list_databases:
 *
 * Returns: (transfer full) (element-type utf8): the databases that are named in
 *   the settings, else all that let this role in
 */
GPtrArray *
steward_postgres_list_databases (StewardPg                      *pg,
                                 const StewardPostgresSettings  *settings,
                                 GCancellable                   *cancellable,
                                 GError                        **error)
{
  g_autoptr (GPtrArray) databases = g_ptr_array_new_with_free_func (g_free);

  for (unsigned i = 0; i < settings->databases->len; i++)
    g_ptr_array_add (databases, g_strdup (g_ptr_array_index (settings->databases, i)));
  if (databases->len == 0 &&
      !steward_postgres_query (pg, "databases", NULL, 0, take_name, databases, cancellable, error))
    return NULL;

  return g_steal_pointer (&databases);
}

/**
 * steward_postgres_visit_databases:
 * @databases: (element-type utf8): names
 * @func: called with a session in each
 * @refused: (element-type utf8) (nullable): gets those that were listed by the
 *   server and do not let this role in after all
 *
 * One database after another. One that is named in the settings must let us in,
 * and so must at least one of those that the server lists.
 *
 * Returns: whether each could be visited, or was allowed not to be
 */
gboolean
steward_postgres_visit_databases (StewardConnector               *connector,
                                  const StewardPostgresSettings  *settings,
                                  GPtrArray                      *databases,
                                  StewardPostgresVisitFunc        func,
                                  gpointer                        user_data,
                                  GPtrArray                      *refused,
                                  GCancellable                   *cancellable,
                                  GError                        **error)
{
  const gboolean all_named = settings->databases->len > 0;
  unsigned n_refused = 0;

  for (unsigned i = 0; i < databases->len; i++)
    {
      const char *database = g_ptr_array_index (databases, i);
      g_autoptr (GError) reason = NULL;
      g_autoptr (StewardPg) pg = steward_postgres_sign_in (connector, database, cancellable, &reason);

      if (pg == NULL && !all_named && is_refusal (reason) && ++n_refused < databases->len)
        {
          if (refused != NULL)
            g_ptr_array_add (refused, g_strdup (database));
          continue;
        }
      if (pg == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (!func (pg, database, user_data, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
