/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of dialects: how names and texts are quoted, whether columns can be
 * granted, and the statements as templates. The types of columns are not known
 * here, so masks are written as for dates and texts, and the script is read by
 * a person anyway. */

#include "config.h"

#include "steward-grant-sql.h"

#include <string.h>

typedef enum
{
  TEXT_DOUBLED,                        /* '' */
  TEXT_DOUBLED_BACKSLASH,              /* '' and \\ */
  TEXT_BACKSLASH,                      /* \' and \\ */
} TextStyle;

struct _StewardSqlDialect
{
  const char *scheme;
  const char *title;
  char open;
  char close;
  TextStyle text_style;
  unsigned n_path;                     /* how many parts of the path name the table, from its end */
  gboolean columns;                    /* can be granted */
  const char *usage[2];                /* before a grant; may be NULL */
  const char *grant;
  const char *revoke;
  const char *view;
  const char *digest;                  /* of {column} */
};

#define GRANT_STANDARD "GRANT {privilege}{columns} ON TABLE {object} TO {role}"
#define REVOKE_STANDARD "REVOKE {privilege}{columns} ON TABLE {object} FROM {role}"
#define GRANT_ROLE "GRANT {privilege} ON TABLE {object} TO ROLE {role}"
#define REVOKE_ROLE "REVOKE {privilege} ON TABLE {object} FROM ROLE {role}"
#define GRANT_SHORT "GRANT {privilege}{columns} ON {object} TO {role}"
#define REVOKE_SHORT "REVOKE {privilege}{columns} ON {object} FROM {role}"
#define VIEW_STANDARD "CREATE VIEW {view} AS {select}"

static const StewardSqlDialect dialects[] = {
  { "postgresql", "PostgreSQL", '"', '"', TEXT_DOUBLED, 2, TRUE,
    { "GRANT USAGE ON SCHEMA {schema} TO {role}", NULL }, GRANT_STANDARD, REVOKE_STANDARD,
    "CREATE VIEW {view} WITH (security_barrier=true) AS {select}",
    "encode(sha256(convert_to({column}::text, 'UTF8')), 'hex')" },
  { "redshift", "Amazon Redshift", '"', '"', TEXT_DOUBLED_BACKSLASH, 2, TRUE,
    { "GRANT USAGE ON SCHEMA {schema} TO {role}", NULL }, GRANT_STANDARD, REVOKE_STANDARD, VIEW_STANDARD,
    "SHA2(CAST({column} AS VARCHAR), 256)" },
  { "snowflake", "Snowflake", '"', '"', TEXT_DOUBLED_BACKSLASH, 3, FALSE,
    { "GRANT USAGE ON DATABASE {database} TO ROLE {role}", "GRANT USAGE ON SCHEMA {schema} TO ROLE {role}" },
    GRANT_ROLE, REVOKE_ROLE, "CREATE SECURE VIEW {view} AS {select}", "SHA2(CAST({column} AS VARCHAR), 256)" },
  { "databricks", "Databricks", '`', '`', TEXT_BACKSLASH, 3, FALSE,
    { "GRANT USE CATALOG ON CATALOG {database} TO {role}", "GRANT USE SCHEMA ON SCHEMA {schema} TO {role}" },
    "GRANT {privilege} ON TABLE {object} TO {role}", "REVOKE {privilege} ON TABLE {object} FROM {role}", VIEW_STANDARD,
    "sha2(CAST({column} AS STRING), 256)" },
  { "mysql", "MySQL or MariaDB", '`', '`', TEXT_DOUBLED_BACKSLASH, 2, TRUE, { NULL, NULL }, GRANT_SHORT,
    REVOKE_SHORT, VIEW_STANDARD, "SHA2(CAST({column} AS CHAR), 256)" },
  { "sqlserver", "SQL Server", '[', ']', TEXT_DOUBLED, 2, TRUE, { NULL, NULL },
    "GRANT {privilege} ON OBJECT::{object}{columns} TO {role}",
    "REVOKE {privilege} ON OBJECT::{object}{columns} FROM {role}", VIEW_STANDARD,
    "CONVERT(varchar(64), HASHBYTES('SHA2_256', CAST({column} AS nvarchar(4000))), 2)" },
  { "oracle", "Oracle", '"', '"', TEXT_DOUBLED, 2, FALSE, { NULL, NULL }, GRANT_SHORT, REVOKE_SHORT, VIEW_STANDARD,
    "STANDARD_HASH({column}, 'SHA256')" },
  { "db2", "Db2", '"', '"', TEXT_DOUBLED, 2, FALSE, { NULL, NULL }, GRANT_ROLE, REVOKE_ROLE, VIEW_STANDARD,
    "HEX(HASH_SHA256({column}))" },
  { "trino", "Trino", '"', '"', TEXT_DOUBLED, 3, FALSE, { NULL, NULL }, GRANT_ROLE, REVOKE_ROLE, VIEW_STANDARD,
    "to_hex(sha256(to_utf8(CAST({column} AS varchar))))" },
  { "presto", "Presto", '"', '"', TEXT_DOUBLED, 3, FALSE, { NULL, NULL }, GRANT_ROLE, REVOKE_ROLE, VIEW_STANDARD,
    "to_hex(sha256(to_utf8(CAST({column} AS varchar))))" },
  { "clickhouse", "ClickHouse", '`', '`', TEXT_BACKSLASH, 2, TRUE, { NULL, NULL },
    "GRANT {privilege}{columns} ON {object} TO {role}", "REVOKE {privilege}{columns} ON {object} FROM {role}",
    VIEW_STANDARD, "lower(hex(SHA256(toString({column}))))" },
  { "hive", "Hive", '`', '`', TEXT_BACKSLASH, 2, FALSE, { NULL, NULL }, GRANT_ROLE, REVOKE_ROLE, VIEW_STANDARD,
    "sha2(CAST({column} AS STRING), 256)" },
  { "impala", "Impala", '`', '`', TEXT_BACKSLASH, 2, FALSE, { NULL, NULL }, GRANT_ROLE, REVOKE_ROLE, VIEW_STANDARD,
    "sha2(CAST({column} AS STRING), 256)" },
  { "vertica", "Vertica", '"', '"', TEXT_DOUBLED, 2, FALSE,
    { "GRANT USAGE ON SCHEMA {schema} TO {role}", NULL }, GRANT_STANDARD, REVOKE_STANDARD, VIEW_STANDARD,
    "SHA256(CAST({column} AS VARCHAR))" },
};

/**
 * steward_sql_dialect_find:
 * @scheme: (nullable): of a canonical address, "postgresql"
 *
 * Returns: (transfer none) (nullable): its dialect
 */
const StewardSqlDialect *
steward_sql_dialect_find (const char *scheme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      if (g_strcmp0 (dialects[i].scheme, scheme) == 0)
        return &dialects[i];
    }

  return NULL;
}

/**
 * steward_sql_dialect_get_title:
 *
 * Returns: (transfer none): the platform's name
 */
const char *
steward_sql_dialect_get_title (const StewardSqlDialect *self)
{
  return self->title;
}

/* Quoting */

/**
 * steward_sql_quote_name:
 *
 * Returns: (transfer full): @name as an identifier
 */
char *
steward_sql_quote_name (const StewardSqlDialect *self,
                        const char              *name)
{
  GString *quoted = g_string_new (NULL);

  g_string_append_c (quoted, self->open);
  for (; *name != '\0'; name++)
    {
      if (*name == self->close || (*name == '\\' && self->text_style == TEXT_BACKSLASH))
        g_string_append_c (quoted, *name);
      g_string_append_c (quoted, *name);
    }
  g_string_append_c (quoted, self->close);

  return g_string_free (quoted, FALSE);
}

/**
 * steward_sql_quote_text:
 *
 * Returns: (transfer full): @text as a literal
 */
char *
steward_sql_quote_text (const StewardSqlDialect *self,
                        const char              *text)
{
  GString *quoted = g_string_new ("'");

  for (; *text != '\0'; text++)
    {
      if (*text == '\'')
        g_string_append_c (quoted, self->text_style == TEXT_BACKSLASH ? '\\' : '\'');
      else if (*text == '\\' && self->text_style != TEXT_DOUBLED)
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *text);
    }
  g_string_append_c (quoted, '\'');

  return g_string_free (quoted, FALSE);
}

static char *
quote_path (const StewardSqlDialect *self,
            const char *const       *path)
{
  GString *quoted = g_string_new (NULL);

  for (; *path != NULL; path++)
    {
      g_autofree char *name = steward_sql_quote_name (self, *path);

      g_string_append_printf (quoted, "%s%s", quoted->len > 0 ? "." : "", name);
    }

  return g_string_free (quoted, FALSE);
}

/* All but the last. */
static char *
quote_parent (const StewardSqlDialect *self,
              const char *const       *path)
{
  g_auto (GStrv) parts = g_strdupv ((char **) path);

  g_clear_pointer (&parts[g_strv_length (parts) - 1], g_free);

  return quote_path (self, (const char *const *) parts);
}

/* Templates. What is put in is not looked at again. */

typedef struct
{
  const char *key;                     /* "{role}" */
  const char *text;
} Filling;

static char *
fill (const char    *template,
      const Filling *fillings)
{
  GString *text = g_string_new (NULL);

  while (*template != '\0')
    {
      const Filling *filling = fillings;

      while (filling->key != NULL && !g_str_has_prefix (template, filling->key))
        filling++;
      if (filling->key != NULL)
        g_string_append (text, filling->text);
      else
        g_string_append_c (text, *template);
      template += filling->key != NULL ? strlen (filling->key) : 1;
    }

  return g_string_free (text, FALSE);
}

/* Views */

static const char *
get_mask_template (const StewardSqlDialect *self,
                   StewardMask              mask)
{
  switch (mask)
    {
    case STEWARD_MASK_REDACTED:
      return "NULL";
    case STEWARD_MASK_PARTIAL:
      return "CONCAT(SUBSTRING({column}, 1, 1), '***')";
    case STEWARD_MASK_YEAR:
      return self->open == '[' ? "YEAR({column})" : "EXTRACT(YEAR FROM {column})";
    case STEWARD_MASK_DECADE:
      return "FLOOR({column} / 10) * 10";
    case STEWARD_MASK_DIGEST:
      return self->digest;
    case STEWARD_MASK_NONE:
    case STEWARD_MASK_N_KINDS:
      break;
    }

  return "{column}";
}

static void
append_column (const StewardSqlDialect   *self,
               const StewardAccessColumn *column,
               GString                   *select)
{
  g_autofree char *name = steward_sql_quote_name (self, column->name);
  const Filling fillings[] = { { "{column}", name }, { NULL, NULL } };
  g_autofree char *value = fill (get_mask_template (self, column->mask), fillings);

  g_string_append_printf (select, "%s%s", g_str_has_suffix (select->str, "SELECT ") ? "" : ", ", value);
  if (column->mask != STEWARD_MASK_NONE)
    g_string_append_printf (select, " AS %s", name);
}

static void
append_row (const StewardSqlDialect   *self,
            const StewardRowCondition *row,
            GString                   *select)
{
  static const char *const operators[] = {
    [STEWARD_ROWS_EQUAL] = "=", [STEWARD_ROWS_NOT_EQUAL] = "<>", [STEWARD_ROWS_ONE_OF] = "IN",
    [STEWARD_ROWS_AT_LEAST] = ">=", [STEWARD_ROWS_AT_MOST] = "<=",
  };
  g_autofree char *name = steward_sql_quote_name (self, row->column);
  const gboolean many = row->operator == STEWARD_ROWS_ONE_OF;

  g_string_append_printf (select, "%s %s %s", name, operators[row->operator], many ? "(" : "");
  for (unsigned i = 0; row->values != NULL && row->values[i] != NULL; i++)
    {
      g_autofree char *value = steward_sql_quote_text (self, row->values[i]);

      g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", value);
    }
  g_string_append (select, many ? ")" : "");
}

static char *
make_select (const StewardSqlDialect   *self,
             const StewardAccessObject *object,
             const char                *table)
{
  g_autoptr (GString) select = g_string_new ("SELECT ");

  for (unsigned i = 0; i < object->columns->len; i++)
    append_column (self, g_ptr_array_index (object->columns, i), select);
  if (object->columns->len == 0)
    g_string_append_c (select, '*');
  g_string_append_printf (select, " FROM %s", table);
  for (unsigned i = 0; i < object->rows->len; i++)
    {
      g_string_append (select, i == 0 ? " WHERE " : " AND ");
      append_row (self, g_ptr_array_index (object->rows, i), select);
    }

  return g_string_free (g_steal_pointer (&select), FALSE);
}

static char *
make_columns (const StewardSqlDialect   *self,
              const StewardAccessObject *object)
{
  GString *text = g_string_new (" (");

  for (unsigned i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);
      g_autofree char *name = steward_sql_quote_name (self, column->name);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }
  g_string_append_c (text, ')');

  return g_string_free (text, FALSE);
}

/* One object */

typedef struct
{
  const StewardSqlDialect *dialect;
  StewardEffectPlan *plan;
  const StewardEffect *effect;
  const StewardAccessObject *object;
  char *database;
  char *schema;                        /* with the database where the dialect wants it */
  char *table;
  char *view;
  char *role;
  char *columns;
} Writing;

static void
add_statement (Writing    *self,
               const char *template,
               const char *object,
               const char *columns,
               const char *select)
{
  const Filling fillings[] = {
    { "{privilege}", self->effect->terms->privilege }, { "{columns}", columns }, { "{object}", object },
    { "{role}", self->role }, { "{database}", self->database }, { "{schema}", self->schema }, { "{view}", self->view },
    { "{select}", select }, { NULL, NULL },
  };
  g_autofree char *statement = NULL;

  if (template == NULL)
    return;
  statement = fill (template, fillings);
  if (!g_ptr_array_find_with_equal_func (self->plan->statements, statement, g_str_equal, NULL))
    steward_effect_plan_add (self->plan, "%s", statement);
}

static void
add_view (Writing *self)
{
  g_autofree char *select = make_select (self->dialect, self->object, self->table);

  if (self->effect->action == STEWARD_EFFECT_REVOKE)
    {
      g_autofree char *drop = g_strconcat ("DROP VIEW ", self->view, NULL);

      add_statement (self, self->dialect->revoke, self->view, "", "");
      steward_effect_plan_add (self->plan, "%s", drop);
      return;
    }
  add_statement (self, self->dialect->view, "", "", select);
  for (gsize i = 0; i < G_N_ELEMENTS (self->dialect->usage); i++)
    add_statement (self, self->dialect->usage[i], "", "", "");
  add_statement (self, self->dialect->grant, self->view, "", "");
}

static void
add_plain (Writing *self)
{
  const gboolean grants = self->effect->action == STEWARD_EFFECT_GRANT;

  for (gsize i = 0; grants && i < G_N_ELEMENTS (self->dialect->usage); i++)
    add_statement (self, self->dialect->usage[i], "", "", "");
  add_statement (self, grants ? self->dialect->grant : self->dialect->revoke, self->table, self->columns, "");
}

static gboolean
is_whole (const StewardAccessObject *object)
{
  return object->whole || object->columns->len == 0;
}

/* The view stands beside its table. */
static char *
make_view_name (const StewardSqlDialect *self,
                const StewardEffect     *effect,
                const char *const       *path)
{
  g_auto (GStrv) parts = g_strdupv ((char **) path);
  const guint last = g_strv_length (parts) - 1;
  g_autofree char *access = g_strdelimit (g_strdup (effect->access != NULL ? effect->access : "steward"), "-", '_');
  char *name = g_strdup_printf ("%s_%s", parts[last], access);

  g_free (parts[last]);
  parts[last] = name;

  return quote_path (self, (const char *const *) parts);
}

/**
 * steward_sql_dialect_add:
 * @plan: gets the statements
 * @path: names from the database on, the table last
 *
 * Returns: %FALSE when @path is too short for this platform
 */
gboolean
steward_sql_dialect_add (const StewardSqlDialect    *self,
                         StewardEffectPlan          *plan,
                         const StewardEffect        *effect,
                         const StewardAccessObject  *object,
                         const char *const          *path)
{
  const guint length = g_strv_length ((char **) path);
  const char *const *own = length >= self->n_path ? path + (length - self->n_path) : NULL;
  const gboolean foreign = effect->foreign && effect->action == STEWARD_EFFECT_REVOKE;
  const gboolean views = !foreign && (steward_access_object_needs_view (object) ||
                                              (!self->columns && !is_whole (object)));
  Writing writing = { .dialect = self, .plan = plan, .effect = effect, .object = object };

  if (own == NULL)
    return FALSE;

  writing.table = quote_path (self, own);
  writing.database = steward_sql_quote_name (self, own[0]);
  writing.schema = quote_parent (self, own);
  writing.view = make_view_name (self, effect, own);
  writing.role = g_str_equal (effect->terms->grantee, "PUBLIC") ? g_strdup ("PUBLIC")
                                                               : steward_sql_quote_name (self, effect->terms->grantee);
  writing.columns = self->columns && !is_whole (object) ? make_columns (self, object) : g_strdup ("");
  if (views)
    add_view (&writing);
  else
    add_plain (&writing);

  g_free (writing.table);
  g_free (writing.database);
  g_free (writing.schema);
  g_free (writing.view);
  g_free (writing.role);
  g_free (writing.columns);

  return TRUE;
}
