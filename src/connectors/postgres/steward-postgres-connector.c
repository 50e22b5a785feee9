/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The connector for PostgreSQL: its description and its verbs. How rows become
 * records is in steward-postgres-parse.c, who holds which access in
 * steward-postgres-access.c; the session itself is net/'s. */

#include "config.h"

#include "steward-postgres-connector.h"

#include <glib/gi18n-lib.h>

#include "steward-postgres-fetch.h"
#include "steward-postgres-grants.h"
#include "steward-postgres-lists.h"
#include "steward-postgres-plan.h"
#include "steward-postgres-query.h"
#include "steward-postgres-session.h"
#include "steward-postgres-signals.h"

struct _StewardPostgresConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardPostgresConnector, steward_postgres_connector, STEWARD_TYPE_CONNECTOR)

/* Passed through the visit of each database. */
typedef struct
{
  StewardConnector *connector;
  const StewardPostgresSettings *settings;
  const StewardSink *sink;
  StewardPostgresProgress progress;
  guint64 n_tables;
  guint64 n_readable;
  StewardSignalWriter *writer;
  StewardPostgresDigests *digests;
  GPtrArray *results;                  /* grants */
} Visit;

static StewardPostgresPlace
make_place (Visit      *visit,
            const char *database)
{
  return (StewardPostgresPlace) {
    .host = steward_connector_get_setting (visit->connector, "host"),
    .port = steward_postgres_get_port (visit->connector),
    .database = database,
    .tag_pattern = g_str_equal (visit->settings->product, "comment-tag") ? visit->settings->tag_pattern : NULL,
  };
}

/* The cluster's own identifier, which its standbys share; a server that does
 * not tell it is known by its address. */
static gboolean
read_instance (StewardConnector  *connector,
               StewardPg         *pg,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *instance = NULL;

  instance = steward_postgres_query_text (pg, "instance", cancellable, &reason);
  if (instance == NULL && !steward_pg_is_open (pg))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (instance == NULL || *instance == '\0')
    {
      g_free (instance);
      instance = steward_postgres_make_server (steward_connector_get_setting (connector, "host"),
                                               steward_postgres_get_port (connector));
    }
  steward_connector_set_instance (connector, instance);

  return TRUE;
}

/* Signs in once to learn who answers, and lists the databases. */
static GPtrArray *
prepare (StewardConnector               *connector,
         const StewardPostgresSettings  *settings,
         GCancellable                   *cancellable,
         GError                        **error)
{
  g_autoptr (StewardPg) pg = steward_postgres_sign_in_first (connector, settings, cancellable, error);

  if (pg == NULL || !read_instance (connector, pg, cancellable, error))
    return NULL;

  return steward_postgres_list_databases (pg, settings, cancellable, error);
}

static gboolean
visit_all (Visit                     *visit,
           StewardPostgresVisitFunc   func,
           GCancellable              *cancellable,
           GError                   **error)
{
  g_autoptr (StewardPostgresSettings) settings = steward_postgres_read_settings (visit->connector, error);
  g_autoptr (GPtrArray) databases = NULL;

  if (settings == NULL)
    return FALSE;
  visit->settings = settings;
  databases = prepare (visit->connector, settings, cancellable, error);

  return databases != NULL && steward_postgres_visit_databases (visit->connector, settings, databases, func, visit,
                                                                NULL, cancellable, error);
}

/* check */

static gboolean
take_who (const char *const  *values,
          int                 n_values,
          gpointer            user_data,
          GError            **error)
{
  char **who = user_data;

  for (int i = 0; i < n_values && i < 4; i++)
    {
      g_free (who[i]);
      who[i] = g_strdup (values[i] != NULL ? values[i] : "");
    }

  return TRUE;
}

static gboolean
count_database (StewardPg     *pg,
                const char    *database,
                gpointer       user_data,
                GCancellable  *cancellable,
                GError       **error)
{
  Visit *visit = user_data;
  guint64 n_tables = 0;
  guint64 n_readable = 0;

  if (!steward_postgres_count_tables (pg, visit->settings, &n_tables, &n_readable, cancellable, error))
    return FALSE;
  visit->n_tables += n_tables;
  visit->n_readable += n_readable;

  return TRUE;
}

/* @who: database, role, superuser, version() */
static void
describe_server (StewardPg  *pg,
                 char      **who,
                 GString    *summary)
{
  const char *tls = steward_pg_get_tls (pg);
  const char *words[] = { who[1], steward_pg_get_server (pg) };

  if (g_str_has_prefix (who[3], "PostgreSQL "))
    g_string_append_printf (summary, "Signed in as “%s” to PostgreSQL %s on “%s”, ", words[0],
                            steward_pg_get_version_text (pg), words[1]);
  else
    g_string_append_printf (summary, "Signed in as “%s” to a server of PostgreSQL’s protocol (%.60s) on “%s”, ",
                            words[0], who[3], words[1]);
  if (tls != NULL)
    g_string_append_printf (summary, "encrypted (%s).", tls);
  else
    g_string_append (summary, "without encryption, on this computer.");

  if (steward_pg_get_version (pg) / 10000 != 15 || !g_str_has_prefix (who[3], "PostgreSQL "))
    g_string_append (summary, " Steward has been tried with PostgreSQL 15; this one is untried.");
  if (g_str_equal (who[2], "t"))
    g_string_append (summary, " This role is a superuser; one that may only connect would be enough.");
}

static void
describe_databases (const Visit *visit,
                    unsigned     n_databases,
                    GPtrArray   *refused,
                    GString     *summary)
{
  g_string_append_printf (summary, " %u %s, %" G_GUINT64_FORMAT " %s, of which it may read %" G_GUINT64_FORMAT ".",
                          n_databases, n_databases == 1 ? "database" : "databases", visit->n_tables,
                          visit->n_tables == 1 ? "table or view" : "tables and views", visit->n_readable);
  for (unsigned i = 0; i < refused->len; i++)
    g_string_append_printf (summary, "%s“%s”", i == 0 ? " Not let in to " : ", ",
                            (const char *) g_ptr_array_index (refused, i));
  if (refused->len > 0)
    g_string_append_c (summary, '.');
}

/* That role has a password of its own, which had better be tried now. */
static gboolean
check_writer (StewardConnector  *connector,
              const char        *database,
              GString           *summary,
              GCancellable      *cancellable,
              GError           **error)
{
  const char *user = steward_connector_get_setting (connector, "write-user");
  g_autoptr (StewardPg) pg = NULL;

  if (!steward_postgres_has_writer (connector))
    return TRUE;
  pg = steward_postgres_sign_in_writer (connector, database, FALSE, cancellable, error);
  if (pg == NULL)
    {
      g_prefix_error (error, "Signing in as “%s”, the user that grants: ", user);
      return FALSE;
    }
  g_string_append_printf (summary, " Grants and revokes as “%s”.", user);

  return TRUE;
}

static gboolean
check_server (Visit         *visit,
              StewardPg     *pg,
              GString       *summary,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) databases = NULL;
  g_auto (GStrv) who = g_new0 (char *, 5);

  for (unsigned i = 0; i < 4; i++)
    who[i] = g_strdup ("");
  if (!read_instance (visit->connector, pg, cancellable, error) ||
      !steward_postgres_query (pg, "who", NULL, 0, take_who, who, cancellable, error))
    return FALSE;
  databases = steward_postgres_list_databases (pg, visit->settings, cancellable, error);
  if (databases == NULL || !steward_postgres_visit_databases (visit->connector, visit->settings, databases,
                                                              count_database, visit, refused, cancellable, error))
    return FALSE;

  describe_server (pg, who, summary);
  describe_databases (visit, databases->len - refused->len, refused, summary);

  return check_writer (visit->connector, who[0], summary, cancellable, error);
}

static gboolean
steward_postgres_connector_check (StewardConnector  *connector,
                                  char             **out_summary,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  g_autoptr (StewardPostgresSettings) settings = steward_postgres_read_settings (connector, error);
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (GString) summary = g_string_new (NULL);
  Visit visit = { .connector = connector, .settings = settings };

  if (settings == NULL)
    return FALSE;
  pg = steward_postgres_sign_in_first (connector, settings, cancellable, error);
  if (pg == NULL || !check_server (&visit, pg, summary, cancellable, error))
    return FALSE;
  *out_summary = g_string_free (g_steal_pointer (&summary), FALSE);

  return TRUE;
}

/* fetch */

static gboolean
fetch_one (StewardPg     *pg,
           const char    *database,
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  Visit *visit = user_data;
  StewardPostgresPlace place = make_place (visit, database);
  guint64 n_readable;
  guint64 n_tables;

  if (!steward_postgres_count_tables (pg, visit->settings, &n_tables, &n_readable, cancellable, error))
    return FALSE;
  visit->progress.total += n_tables;

  return steward_postgres_fetch_database (pg, visit->settings, &place, visit->sink, &visit->progress, cancellable,
                                          error);
}

static gboolean
steward_postgres_connector_fetch (StewardConnector   *connector,
                                  const char         *cursor,
                                  const StewardSink  *sink,
                                  char              **out_cursor,
                                  gboolean           *out_unchanged,
                                  GCancellable       *cancellable,
                                  GError            **error)
{
  Visit visit = { .connector = connector, .sink = sink };

  return visit_all (&visit, fetch_one, cancellable, error);
}

/* signals */

static gboolean
add_signals (StewardPg     *pg,
             const char    *database,
             gpointer       user_data,
             GCancellable  *cancellable,
             GError       **error)
{
  Visit *visit = user_data;
  StewardPostgresPlace place = make_place (visit, database);

  return steward_postgres_add_signals (pg, visit->settings, &place, visit->writer, visit->digests, cancellable, error);
}

static gboolean
steward_postgres_connector_signals (StewardConnector         *connector,
                                    const char               *cursor,
                                    const StewardSignalSink  *sink,
                                    char                    **out_cursor,
                                    GCancellable             *cancellable,
                                    GError                  **error)
{
  g_auto (StewardSignalWriter) writer = { 0 };
  g_autoptr (StewardPostgresDigests) digests = steward_postgres_digests_new (cursor);
  Visit visit = { .connector = connector, .writer = &writer, .digests = digests };

  steward_signal_writer_init (&writer, sink);
  if (!visit_all (&visit, add_signals, cancellable, error) || !steward_signal_writer_flush (&writer, error))
    return FALSE;
  *out_cursor = steward_postgres_digests_to_text (digests);

  return TRUE;
}

/* grants */

static gboolean
add_grants (StewardPg     *pg,
            const char    *database,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  Visit *visit = user_data;

  return steward_postgres_add_grants (pg, visit->settings, database, visit->results, cancellable, error);
}

static gboolean
steward_postgres_connector_grants (StewardConnector  *connector,
                                   GPtrArray        **out_grants,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_grant_free);
  Visit visit = { .connector = connector, .results = grants };

  if (!visit_all (&visit, add_grants, cancellable, error))
    return FALSE;
  *out_grants = g_steal_pointer (&grants);

  return TRUE;
}

/* lists */

typedef struct
{
  Visit visit;
  StewardAccessLineFunc func;
  gpointer user_data;
} ListVisit;

static gboolean
list_one (StewardPg     *pg,
          const char    *database,
          gpointer       user_data,
          GCancellable  *cancellable,
          GError       **error)
{
  ListVisit *self = user_data;
  StewardConnector *connector = self->visit.connector;
  const char *const ours[] = { steward_connector_get_setting (connector, "user"),
                               steward_connector_get_setting (connector, "write-user"), NULL };

  return steward_postgres_list_lines (pg, self->visit.settings, database,
                                      steward_connector_get_setting (connector, "governed-schema"), ours, self->func,
                                      self->user_data, cancellable, error);
}

static gboolean
steward_postgres_connector_lists (StewardConnector       *connector,
                                  StewardAccessLineFunc   func,
                                  gpointer                user_data,
                                  GCancellable           *cancellable,
                                  GError                **error)
{
  ListVisit visit = { .visit = { .connector = connector }, .func = func, .user_data = user_data };

  return visit_all (&visit.visit, list_one, cancellable, error);
}

static void
steward_postgres_connector_class_init (StewardPostgresConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = steward_postgres_connector_check;
  connector_class->fetch = steward_postgres_connector_fetch;
  connector_class->signals = steward_postgres_connector_signals;
  connector_class->grants = steward_postgres_connector_grants;
  connector_class->lists = steward_postgres_connector_lists;
  connector_class->plan = steward_postgres_plan;
  connector_class->apply = steward_postgres_apply;
}

static void
steward_postgres_connector_init (StewardPostgresConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_POSTGRES_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardChoice sslmode_choices[] = {
  { "auto", N_("Encrypted and verified, except on this computer") },
  { "verify-full", N_("Encrypted; certificate and host name verified") },
  { "verify-ca", N_("Encrypted; certificate verified, any host name") },
  { "require", N_("Encrypted; the password proves the server (SCRAM)") },
  { "disable", N_("Not encrypted (on this computer only)") },
  { NULL },
};

static const StewardChoice product_choices[] = {
  { "schema", N_("Each schema") },
  { "comment-tag", N_("What has a tag in its comment") },
  { "none", N_("Nothing: list tables as datasets only") },
  { NULL },
};

static const StewardChoice rows_choices[] = {
  { "none", N_("Not measured") },
  { "estimate", N_("The server’s estimate, of every table") },
  { "exact", N_("Counted, of tables with a freshness column") },
  { NULL },
};

static const StewardChoice columns_choices[] = {
  { "no", N_("Not measured") },
  { "yes", N_("Measured") },
  { NULL },
};

static const StewardField fields[] = {
  { .key = "host", .kind = STEWARD_FIELD_TEXT, .title = N_("Host"), .fallback = "localhost",
    .hint = N_("Name or address of the server, or the folder of its socket.") },
  { .key = "port", .kind = STEWARD_FIELD_PORT, .title = N_("Port"), .fallback = "5432" },
  { .key = "database", .kind = STEWARD_FIELD_LIST, .title = N_("Databases"),
    .hint = N_("Separated by commas; empty: each database that lets us in.") },
  { .key = "user", .kind = STEWARD_FIELD_TEXT, .title = N_("User"), .required = TRUE,
    .hint = N_("A role of its own that may read the catalog is enough; it needs no rights on the data.") },
  { .key = "password", .kind = STEWARD_FIELD_SECRET, .title = N_("Password"),
    .hint = N_("Kept in the keyring; empty if the server asks for none.") },
  { .key = "sslmode", .kind = STEWARD_FIELD_CHOICE, .title = N_("Encryption"), .fallback = "auto",
    .choices = sslmode_choices },
  { .key = "sslrootcert", .kind = STEWARD_FIELD_TEXT, .title = N_("Certificate authority"),
    .hint = N_("File with the certificates to trust; empty: those of this computer.") },
  { .key = "product", .kind = STEWARD_FIELD_CHOICE, .title = N_("Data products"), .fallback = "schema",
    .choices = product_choices,
    .hint = N_("What counts as a data product; other tables are listed as datasets.") },
  { .key = "tag", .kind = STEWARD_FIELD_TEXT, .title = N_("Tag"), .fallback = "data-product",
    .hint = N_("In the comment of a schema, table or view: “[data-product]” or “[data-product: name]”; "
               "what has the same name is one product.") },
  { .key = "schemas", .kind = STEWARD_FIELD_LIST, .title = N_("Schemas"),
    .hint = N_("Separated by commas; empty: all but those of the system.") },
  { .key = "freshness", .kind = STEWARD_FIELD_LIST, .title = N_("Freshness columns"),
    .hint = N_("One time column per table, as “schema.table=column”, separated by commas. "
               "Without one, freshness is unknown.") },
  { .key = "rows", .kind = STEWARD_FIELD_CHOICE, .title = N_("Row counts"), .fallback = "none",
    .choices = rows_choices,
    .hint = N_("Measured with each look at updates. Counting reads whole tables.") },
  { .key = "columns", .kind = STEWARD_FIELD_CHOICE, .title = N_("Changes of columns"), .fallback = "no",
    .choices = columns_choices,
    .hint = N_("Tells when columns of a table come, go or change their type.") },
  { .key = "write-user", .kind = STEWARD_FIELD_TEXT, .title = N_("User that grants"),
    .hint = N_("A role of its own that may grant and revoke; empty: Steward writes scripts, and people run them.") },
  { .key = "write-password", .kind = STEWARD_FIELD_SECRET, .title = N_("Password of the user that grants"),
    .hint = N_("Kept in the keyring; used only when something is granted or revoked, or planned.") },
  { .key = "governed-schema", .kind = STEWARD_FIELD_TEXT, .title = N_("Schema for views"), .fallback = "governed",
    .hint = N_("Views that mask columns or leave out rows are made there.") },
  { NULL },
};

const StewardConnectorKind steward_postgres_connector_kind = {
  .id = "postgres",
  .title = N_("PostgreSQL"),
  .summary = N_("Schemas, tables and views of a PostgreSQL server, with their owners and who has access"),
  .icon_name = "network-server-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS | STEWARD_CAN_GRANTS | STEWARD_CAN_LISTS | STEWARD_CAN_APPLY,
  .create = create_connector,
};
