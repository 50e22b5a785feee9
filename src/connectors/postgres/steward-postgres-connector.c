/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The connector for PostgreSQL: its description and its verbs. How rows become
 * records is in steward-postgres-parse.c, who holds which access in
 * steward-postgres-access.c; the session itself is net/'s. */

#include "config.h"

#include "steward-postgres-connector.h"

#include <glib/gi18n-lib.h>

struct _StewardPostgresConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardPostgresConnector, steward_postgres_connector, STEWARD_TYPE_CONNECTOR)

static void
steward_postgres_connector_class_init (StewardPostgresConnectorClass *klass)
{
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
  { NULL },
};

const StewardConnectorKind steward_postgres_connector_kind = {
  .id = "postgres",
  .title = N_("PostgreSQL"),
  .summary = N_("Schemas, tables and views of a PostgreSQL server, with their owners and who has access"),
  .icon_name = "network-server-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS | STEWARD_CAN_GRANTS,
  .create = create_connector,
};
