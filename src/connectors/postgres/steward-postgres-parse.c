/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of PostgreSQL's catalog into the records of model/. Names come from
 * whoever may create a table there, so each is carried as text and nothing
 * else; only in identifiers are the separators escaped. */

#include "config.h"

#include "steward-postgres-parse.h"

#include <string.h>

#define NO_COLUMN "no freshness column is named for it"

static gboolean
fail_row (const char  *what,
          GError     **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server’s answer about %s cannot be read.", what);

  return FALSE;
}

static gboolean
has_values (const char *const *values,
            const int         *required,
            gsize              n_required)
{
  for (gsize i = 0; i < n_required; i++)
    {
      if (values[required[i]] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_oid (const char *text,
           guint32    *out_oid)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *out_oid = (guint32) value;

  return TRUE;
}

static gboolean
parse_flag (const char *text)
{
  return text != NULL && *text == 't';
}

/* Views have no rows of their own; −1 means "never analysed". */
static gint64
parse_rows (const char *text,
            char        kind)
{
  gint64 rows;

  if (text == NULL || kind == 'v' || !g_ascii_string_to_signed (text, 10, -1, G_MAXINT64, &rows, NULL))
    return -1;

  return rows;
}

/**
 * steward_postgres_table_parse:
 * @values: a row of queries/tables.sql
 * @error: %STEWARD_ERROR_INVALID_DATA
 *
 * Returns: (transfer full): the table
 */
StewardPostgresTable *
steward_postgres_table_parse (const char *const  *values,
                              int                 n_values,
                              GError            **error)
{
  static const int required[] = { 0, 1, 2, 3 };
  g_autoptr (StewardPostgresTable) self = g_new0 (StewardPostgresTable, 1);
  guint64 width;

  if (n_values != STEWARD_POSTGRES_TABLE_VALUES || !has_values (values, required, G_N_ELEMENTS (required)) ||
      !parse_oid (values[0], &self->oid))
    {
      fail_row ("tables", error);
      return NULL;
    }

  self->schema = g_strdup (values[1]);
  self->name = g_strdup (values[2]);
  self->kind = *values[3];
  self->owner = g_strdup (values[4]);
  self->schema_owner = g_strdup (values[5]);
  self->rows = parse_rows (values[6], self->kind);
  if (values[7] != NULL && g_ascii_string_to_unsigned (values[7], 10, 0, G_MAXUINT16, &width, NULL))
    self->width = (unsigned) width;
  self->comment = g_strdup (values[8]);
  self->schema_comment = g_strdup (values[9]);
  self->tagged = parse_flag (values[10]);
  if (values[11] != NULL && values[12] != NULL && *values[11] != '\0' && strchr ("nst", *values[11]) != NULL)
    {
      self->product_kind = *values[11];
      self->product_name = g_strdup (values[12]);
    }

  return g_steal_pointer (&self);
}

/**
 * steward_postgres_table_free:
 * @self: (transfer full): a table
 */
void
steward_postgres_table_free (StewardPostgresTable *self)
{
  g_free (self->schema);
  g_free (self->name);
  g_free (self->owner);
  g_free (self->schema_owner);
  g_free (self->comment);
  g_free (self->schema_comment);
  g_free (self->product_name);
  g_free (self);
}

/**
 * steward_postgres_update_free:
 * @self: (transfer full): what is known of a table's freshness
 */
void
steward_postgres_update_free (StewardPostgresUpdate *self)
{
  g_free (self->column);
  g_free (self->reason);
  g_free (self->rows_reason);
  g_free (self);
}

/**
 * steward_postgres_logical_type:
 * @base_type: a type as format_type() writes it, without modifier
 * @category: (nullable): typcategory
 *
 * Returns: (transfer none): the logicalType of ODCS
 */
const char *
steward_postgres_logical_type (const char *base_type,
                               const char *category)
{
  static const struct
  {
    const char *start;
    const char *logical;
  } types[] = {
    { "smallint", "integer" }, { "integer", "integer" }, { "bigint", "integer" }, { "oid", "integer" },
    { "numeric", "number" }, { "real", "number" }, { "double precision", "number" }, { "money", "number" },
    { "date", "date" }, { "timestamp", "timestamp" }, { "time", "time" },
    { "json", "object" }, { "hstore", "object" },
  };

  if (category != NULL && *category == 'A')
    return "array";
  if (category != NULL && *category == 'B')
    return "boolean";
  if (category != NULL && *category == 'C')
    return "object";

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i].start);

      if (g_str_has_prefix (base_type, types[i].start) &&
          (base_type[length] == '\0' || base_type[length] == ' ' || g_str_equal (base_type, "jsonb")))
        return types[i].logical;
    }

  return "string";
}

/**
 * steward_postgres_column_parse:
 * @values: a row of queries/columns.sql
 * @out_table: (out): oid of its table
 * @error: %STEWARD_ERROR_INVALID_DATA
 *
 * Returns: (transfer full): the column
 */
StewardProperty *
steward_postgres_column_parse (const char *const  *values,
                               int                 n_values,
                               guint32            *out_table,
                               GError            **error)
{
  static const int required[] = { 0, 1, 2, 3 };
  StewardProperty *property;

  if (n_values != STEWARD_POSTGRES_COLUMN_VALUES || !has_values (values, required, G_N_ELEMENTS (required)) ||
      !parse_oid (values[0], out_table))
    {
      fail_row ("columns", error);
      return NULL;
    }

  property = steward_property_new ();
  property->name = g_strdup (values[1]);
  property->physical_name = g_strdup (values[1]);
  property->physical_type = g_strdup (values[2]);
  property->logical_type = g_strdup (steward_postgres_logical_type (values[3], values[4]));
  property->required = parse_flag (values[5]);
  property->description = g_strdup (values[6]);
  property->primary_key = parse_flag (values[7]);
  property->unique = parse_flag (values[8]);
  property->reference = g_strdup (values[9]);

  return property;
}

/* Identifiers */

/**
 * steward_postgres_escape_name:
 * @name: a name as the server has it
 *
 * Percent-encodes what separates names in identifiers and addresses, so that
 * two different objects never share one. Usual names stay as they are.
 *
 * Returns: (transfer full): the name for use in an identifier
 */
char *
steward_postgres_escape_name (const char *name)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (strchr ("./%[]", *p) != NULL || g_ascii_iscntrl (*p) || *p == ' ')
        g_string_append_printf (escaped, "%%%02X", (unsigned char) *p);
      else
        g_string_append_c (escaped, *p);
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

/**
 * steward_postgres_make_server:
 * @host: name, address or folder of a socket
 *
 * Returns: (transfer full): "host:port" in its canonical spelling
 */
char *
steward_postgres_make_server (const char *host,
                              unsigned    port)
{
  g_autofree char *lower = g_ascii_strdown (*host == '/' ? "localhost" : host, -1);
  const gboolean bare_ipv6 = strchr (lower, ':') != NULL && *lower != '[';

  return g_strdup_printf (bare_ipv6 ? "[%s]:%u" : "%s:%u", lower, port);
}

/**
 * steward_postgres_make_table_id:
 *
 * Returns: (transfer full): the native id of a table: "database/schema.table"
 */
char *
steward_postgres_make_table_id (const char *database,
                                const char *schema,
                                const char *table)
{
  g_autofree char *escaped_database = steward_postgres_escape_name (database);
  g_autofree char *escaped_schema = steward_postgres_escape_name (schema);
  g_autofree char *escaped_table = steward_postgres_escape_name (table);

  return g_strdup_printf ("%s/%s.%s", escaped_database, escaped_schema, escaped_table);
}

/**
 * steward_postgres_make_product_id:
 * @table: any table of the product
 *
 * Returns: (transfer full): the native id of a product: "database/schema",
 *   "database/schema.table" or, named in a comment, "database/[name]"
 */
char *
steward_postgres_make_product_id (const char                 *database,
                                  const StewardPostgresTable *table)
{
  g_autofree char *escaped_database = steward_postgres_escape_name (database);
  g_autofree char *escaped = NULL;

  if (table->product_kind == 't')
    return steward_postgres_make_table_id (database, table->schema, table->name);

  escaped = steward_postgres_escape_name (table->product_kind == 's' ? table->schema : table->product_name);

  return g_strdup_printf (table->product_kind == 's' ? "%s/%s" : "%s/[%s]", escaped_database, escaped);
}

static char *
make_address (const StewardPostgresPlace *place,
              const char                 *native_id)
{
  g_autofree char *server = steward_postgres_make_server (place->host, place->port);

  return g_strdup_printf ("postgresql://%s/%s", server, native_id);
}

static char *
make_table_address (const StewardPostgresPlace *place,
                    const StewardPostgresTable *table)
{
  g_autofree char *id = steward_postgres_make_table_id (place->database, table->schema, table->name);

  return make_address (place, id);
}

/* Texts */

/* A comment without the tag that makes it a product. */
static char *
strip_tag (const char *comment,
           const char *pattern)
{
  g_autoptr (GRegex) regex = NULL;
  char *text;

  if (comment == NULL || pattern == NULL || strchr (comment, '[') == NULL)
    return g_strdup (comment);

  regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  text = regex != NULL ? g_regex_replace_literal (regex, comment, -1, 0, "", 0, NULL) : NULL;
  if (text == NULL)
    return g_strdup (comment);
  g_strstrip (text);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static const char *
name_kind (char kind)
{
  switch (kind)
    {
    case 'p':
      return "partitioned table";
    case 'v':
      return "view";
    case 'm':
      return "materialized view";
    case 'f':
      return "foreign table";
    default:
      return "table";
    }
}

static void
add_owner (GPtrArray  *owners,
           const char *name,
           const char *role,
           gboolean    accountable)
{
  StewardOwner *owner;

  if (name == NULL)
    return;
  for (unsigned i = 0; i < owners->len; i++)
    {
      owner = g_ptr_array_index (owners, i);
      if (g_str_equal (owner->name, name))
        return;
    }

  owner = steward_owner_new ();
  owner->name = g_strdup (name);
  owner->role = g_strdup (role);
  owner->accountable = accountable;
  g_ptr_array_add (owners, owner);
}

/* Entries */

/**
 * steward_postgres_make_object:
 *
 * Returns: (transfer full): the table as a schema object, without its columns
 */
StewardSchemaObject *
steward_postgres_make_object (const StewardPostgresTable *table,
                              const StewardPostgresPlace *place)
{
  StewardSchemaObject *object = steward_schema_object_new ();

  object->name = g_strdup (table->name);
  object->physical_name = g_strdup_printf ("%s.%s", table->schema, table->name);
  object->kind = g_strdup (name_kind (table->kind));
  object->description = strip_tag (table->comment, place->tag_pattern);
  object->row_estimate = table->rows;

  return object;
}

static void
add_contract (StewardEntry *entry)
{
  StewardContract *contract = steward_contract_new ();

  contract->name = g_strdup (entry->name);
  contract->format = g_strdup (entry->format);
  contract->location = g_strdup (entry->location);
  g_ptr_array_add (entry->contracts, contract);
}

/**
 * steward_postgres_make_dataset:
 *
 * Returns: (transfer full): an entry for a table that belongs to no product;
 *   to be completed by steward_postgres_add_to_entry()
 */
StewardEntry *
steward_postgres_make_dataset (const StewardPostgresTable *table,
                               const StewardPostgresPlace *place)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_DATASET);

  entry->native_id = steward_postgres_make_table_id (place->database, table->schema, table->name);
  entry->name = g_strdup_printf ("%s.%s", table->schema, table->name);
  entry->format = g_strdup_printf ("PostgreSQL %s", name_kind (table->kind));
  entry->address = make_address (place, entry->native_id);
  entry->location = g_strdup (entry->address);
  entry->description = strip_tag (table->comment, place->tag_pattern);
  add_owner (entry->owners, table->owner, "owner", TRUE);
  add_contract (entry);

  return entry;
}

/**
 * steward_postgres_make_product:
 * @table: the first table of the product
 *
 * Returns: (transfer full): an entry for the product that @table belongs to,
 *   without its tables
 */
StewardEntry *
steward_postgres_make_product (const StewardPostgresTable *table,
                               const StewardPostgresPlace *place)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  const gboolean of_table = table->product_kind == 't' || (table->product_kind == 'n' && table->tagged);

  entry->native_id = steward_postgres_make_product_id (place->database, table);
  entry->name = g_strdup (table->product_name);
  entry->format = table->product_kind == 't' ? g_strdup_printf ("PostgreSQL %s", name_kind (table->kind))
                  : table->product_kind == 's' ? g_strdup ("PostgreSQL schema") : g_strdup ("PostgreSQL");
  entry->location = make_address (place, table->product_kind == 'n' ? place->database : entry->native_id);
  entry->description = strip_tag (of_table ? table->comment : table->schema_comment, place->tag_pattern);
  add_owner (entry->owners, of_table ? table->owner : table->schema_owner, "owner", TRUE);
  add_contract (entry);

  return entry;
}

static void
add_port (StewardEntry               *entry,
          const StewardPostgresTable *table,
          const StewardSchemaObject  *object,
          const char                 *address)
{
  StewardPort *port = steward_port_new ();

  port->direction = STEWARD_PORT_OUTPUT;
  port->name = g_strdup (table->product_kind == 's' ? object->name : object->physical_name);
  port->kind = g_strdup (object->kind);
  port->description = g_strdup (object->description);
  port->location = g_strdup (address);
  g_ptr_array_add (entry->ports, port);
}

/* A product is as fresh as the oldest of its tables for which a column is
 * named; when one of these cannot tell, the product cannot either. */
static void
merge_update (StewardEntry                *entry,
              const StewardPostgresUpdate *update)
{
  const gboolean undecided = entry->updated_reason == NULL || g_str_equal (entry->updated_reason, NO_COLUMN);

  if (update == NULL)
    {
      if (entry->updated_reason == NULL)
        entry->updated_reason = g_strdup (NO_COLUMN);
      return;
    }
  if (!undecided && (entry->updated_at < 0 || (update->updated_at >= 0 && update->updated_at >= entry->updated_at)))
    return;

  g_free (entry->updated_reason);
  entry->updated_at = update->updated_at;
  entry->updated_reason = g_strdup (update->reason);
}

/**
 * steward_postgres_add_to_entry:
 * @entry: a dataset or product as made for this table or one of its product
 * @object: (transfer full): the table with its columns
 * @update: (nullable): its freshness; %NULL if no column is named
 *
 * Adds the table to the entry's contract and, for a product, as an output port.
 */
void
steward_postgres_add_to_entry (StewardEntry                *entry,
                               const StewardPostgresTable  *table,
                               const StewardPostgresPlace  *place,
                               StewardSchemaObject         *object,
                               const StewardPostgresUpdate *update)
{
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
  g_autofree char *address = make_table_address (place, table);

  if (entry->kind == STEWARD_ENTRY_PRODUCT)
    {
      add_port (entry, table, object, address);
      add_owner (entry->owners, table->owner, "owner of tables", FALSE);
    }
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->addresses, g_steal_pointer (&address));
  merge_update (entry, update);
}
