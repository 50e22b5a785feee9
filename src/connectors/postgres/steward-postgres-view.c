/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The SELECT of a view that leaves out rows and masks values. Values of
 * conditions become constants of the column's own type, so that they compare as
 * the type does and indexes work; a mask that does not fit a type is refused,
 * and so is one whose text would depend on the settings of whoever reads. */

#include "config.h"

#include "steward-postgres-draft.h"

#include <string.h>

#include "steward-postgres-query.h"

/* Types by how they can be masked. */
typedef enum
{
  NATURE_TEXT,
  NATURE_INTEGER,
  NATURE_NUMERIC,
  NATURE_DATE,
  NATURE_TIMESTAMP,
  NATURE_TIMESTAMPTZ,
  NATURE_BYTES,
  NATURE_PLAIN,                        /* its text is the same for everybody */
  NATURE_OTHER,
} Nature;

static const struct
{
  const char *type;
  Nature nature;
} natures[] = {
  { "smallint", NATURE_INTEGER },
  { "integer", NATURE_INTEGER },
  { "bigint", NATURE_INTEGER },
  { "numeric", NATURE_NUMERIC },
  { "date", NATURE_DATE },
  { "timestamp without time zone", NATURE_TIMESTAMP },
  { "timestamp with time zone", NATURE_TIMESTAMPTZ },
  { "bytea", NATURE_BYTES },
  { "uuid", NATURE_PLAIN },
  { "inet", NATURE_PLAIN },
  { "cidr", NATURE_PLAIN },
  { "macaddr", NATURE_PLAIN },
};

static Nature
get_nature (const StewardPostgresColumn *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (natures); i++)
    if (g_strcmp0 (column->base_type, natures[i].type) == 0)
      return natures[i].nature;
  if (column->category == 'E')
    return NATURE_PLAIN;

  return column->category == 'S' ? NATURE_TEXT : NATURE_OTHER;
}

/* EXTRACT() of an infinite date is infinite, too, and no integer. */
static char *
mask_year (const char *column,
           Nature      nature)
{
  const char *zone = nature == NATURE_TIMESTAMPTZ ? " AT TIME ZONE 'UTC'" : "";

  return g_strdup_printf ("CASE WHEN isfinite(%s) THEN extract(year FROM %s%s)::integer END", column, column, zone);
}

static gboolean
is_time (Nature nature)
{
  return nature == NATURE_DATE || nature == NATURE_TIMESTAMP || nature == NATURE_TIMESTAMPTZ;
}

static char *
mask_decade (const char *column,
             Nature      nature)
{
  g_autofree char *year = NULL;

  if (nature == NATURE_INTEGER)
    return g_strdup_printf ("%s / 10 * 10", column);
  if (nature == NATURE_NUMERIC)
    return g_strdup_printf ("floor(%s / 10) * 10", column);
  if (!is_time (nature))
    return NULL;
  year = mask_year (column, nature);

  return g_strdup_printf ("(%s) / 10 * 10", year);
}

static char *
mask_digest (const char *column,
             Nature      nature)
{
  g_autofree char *text = NULL;

  switch (nature)
    {
    case NATURE_TEXT:
    case NATURE_INTEGER:
    case NATURE_NUMERIC:
    case NATURE_PLAIN:
      text = g_strdup_printf ("convert_to(%s::text, 'UTF8')", column);
      break;
    case NATURE_DATE:
      text = g_strdup_printf ("convert_to(to_char(%s, 'YYYY-MM-DD BC'), 'UTF8')", column);
      break;
    case NATURE_TIMESTAMP:
      text = g_strdup_printf ("convert_to(to_char(%s, 'YYYY-MM-DD HH24:MI:SS.US BC'), 'UTF8')", column);
      break;
    case NATURE_TIMESTAMPTZ:
      text = g_strdup_printf ("convert_to(to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US BC'), 'UTF8')",
                              column);
      break;
    case NATURE_BYTES:
      text = g_strdup (column);
      break;
    case NATURE_OTHER:
      return NULL;
    }

  return g_strdup_printf ("encode(sha256(%s), 'hex')", text);
}

/* NULL when the mask does not fit. */
static char *
mask_value (const StewardPostgresColumn *column,
            StewardMask                  mask)
{
  const Nature nature = get_nature (column);

  switch (mask)
    {
    case STEWARD_MASK_REDACTED:
      return g_strdup_printf ("NULL::%s", column->type);
    case STEWARD_MASK_PARTIAL:
      return nature == NATURE_TEXT ? g_strdup_printf ("left(%s::text, 1) || '***'", column->quoted) : NULL;
    case STEWARD_MASK_YEAR:
      return is_time (nature) ? mask_year (column->quoted, nature) : NULL;
    case STEWARD_MASK_DECADE:
      return mask_decade (column->quoted, nature);
    case STEWARD_MASK_DIGEST:
      return mask_digest (column->quoted, nature);
    case STEWARD_MASK_NONE:
    case STEWARD_MASK_N_KINDS:
      break;
    }

  return NULL;
}

static void
append_column (StewardPostgresDraft        *self,
               StewardPostgresTarget       *target,
               const StewardPostgresColumn *column,
               StewardMask                  mask,
               GString                     *select)
{
  g_autofree char *value = mask != STEWARD_MASK_NONE ? mask_value (column, mask) : NULL;

  if (mask != STEWARD_MASK_NONE && value == NULL)
    {
      steward_postgres_draft_block (self, "The mask “%s” does not fit the column “%s” of “%s”, whose values are of the "
                                    "type %s; choose another mask or leave the column out.",
                                    steward_mask_to_title (mask), column->name, target->name, column->type);
      return;
    }

  if (!g_str_has_suffix (select->str, "SELECT "))
    g_string_append (select, ", ");
  if (value != NULL)
    g_string_append_printf (select, "%s AS %s", value, column->quoted);
  else
    g_string_append (select, column->quoted);
}

/* A table of which nobody said the columns is given with those of today. */
static void
append_columns (StewardPostgresDraft  *self,
                StewardPostgresTarget *target,
                GString               *select)
{
  GPtrArray *columns = target->object->columns;

  for (unsigned i = 0; columns->len == 0 && i < target->relation->columns->len; i++)
    append_column (self, target, g_ptr_array_index (target->relation->columns, i), STEWARD_MASK_NONE, select);

  for (unsigned i = 0; i < columns->len; i++)
    {
      const StewardAccessColumn *asked = g_ptr_array_index (columns, i);
      const StewardPostgresColumn *column = steward_postgres_relation_find (target->relation, asked->name);

      if (column != NULL)
        append_column (self, target, column, asked->mask, select);
    }
}

/* Rows */

static const char *const operators[] = {
  [STEWARD_ROWS_EQUAL] = "=",
  [STEWARD_ROWS_NOT_EQUAL] = "<>",
  [STEWARD_ROWS_ONE_OF] = "=",
  [STEWARD_ROWS_AT_LEAST] = ">=",
  [STEWARD_ROWS_AT_MOST] = "<=",
};

static gboolean
keep_text (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  char **text = user_data;

  g_free (*text);
  *text = n_values > 0 ? g_strdup (values[0]) : NULL;

  return TRUE;
}

/* What of the server's refusals is the fault of a value or a type. */
static gboolean
is_about_values (const char *sqlstate)
{
  return g_str_has_prefix (sqlstate, "22") || g_str_has_prefix (sqlstate, "42") || g_str_equal (sqlstate, "0A000");
}

/* Lets the server read the constants and find the operator, touching no table. */
static gboolean
try_condition (StewardPostgresDraft         *self,
               StewardPg                    *pg,
               StewardPostgresTarget        *target,
               const StewardPostgresColumn  *column,
               const char                   *operator,
               const char                   *literals,
               GCancellable                 *cancellable,
               GError                      **error)
{
  g_autofree char *trial = g_strdup_printf ("SELECT WHERE NULL::%s %s ANY (ARRAY[%s])", column->base_type, operator,
                                            literals);
  g_autoptr (GError) reason = NULL;

  if (steward_pg_run (pg, trial, cancellable, &reason))
    return TRUE;
  if (!steward_pg_is_open (pg) || !is_about_values (steward_pg_get_sqlstate (pg)))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  steward_postgres_draft_block (self, "The rows of “%s” cannot be chosen by the column “%s” of the type %s in this "
                                "way: %s.", target->name, column->name, column->type, steward_pg_get_complaint (pg));

  return TRUE;
}

static gboolean
append_condition (StewardPostgresDraft       *self,
                  StewardPg                  *pg,
                  StewardPostgresTarget      *target,
                  const StewardRowCondition  *row,
                  GString                    *select,
                  GCancellable               *cancellable,
                  GError                    **error)
{
  const StewardPostgresColumn *column = steward_postgres_relation_find (target->relation, row->column);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *array = NULL;
  g_autofree char *literals = NULL;

  for (char **value = row->values; value != NULL && *value != NULL; value++)
    g_ptr_array_add (values, *value);
  if (column == NULL || values->len == 0)
    {
      steward_postgres_draft_block (self, column == NULL
                                          ? "The table “%s” has no column “%s”, by which its rows are chosen."
                                          : "The rows of “%s” are chosen by no value of the column “%s”.",
                                    target->name, row->column);
      return TRUE;
    }

  array = steward_postgres_make_array (values);
  if (!steward_postgres_query (pg, "plan-literals", (const char *const[]) { array, column->base_type }, 2, keep_text,
                               &literals, cancellable, error))
    return FALSE;
  if (!try_condition (self, pg, target, column, operators[row->operator], literals, cancellable, error))
    return FALSE;

  if (row->operator == STEWARD_ROWS_ONE_OF)
    g_string_append_printf (select, "%s IN (%s)", column->quoted, literals);
  else
    g_string_append_printf (select, "%s %s %s", column->quoted, operators[row->operator], literals);

  return TRUE;
}

/**
 * steward_postgres_draft_select:
 * @target: whose relation exists
 *
 * What does not fit blocks the draft. Blocks, asking the server to read the
 * values of conditions.
 *
 * Returns: (transfer full): "SELECT … FROM … WHERE …"
 */
char *
steward_postgres_draft_select (StewardPostgresDraft   *self,
                               StewardPg              *pg,
                               StewardPostgresTarget  *target,
                               GCancellable           *cancellable,
                               GError                **error)
{
  g_autoptr (GString) select = g_string_new ("SELECT ");
  GPtrArray *rows = target->object->rows;

  append_columns (self, target, select);
  g_string_append_printf (select, " FROM %s.%s", target->relation->quoted_schema, target->relation->quoted_name);
  for (unsigned i = 0; i < rows->len; i++)
    {
      g_string_append (select, i == 0 ? " WHERE " : " AND ");
      if (!append_condition (self, pg, target, g_ptr_array_index (rows, i), select, cancellable, error))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&select), FALSE);
}
