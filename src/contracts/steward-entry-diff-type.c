/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What it means when the physical type of a column changes. Platforms write
 * one type in many ways; only what is proven to be the same is no change, and
 * a wider type still breaks whoever stores the narrower one. */

#include "config.h"

#include "steward-entry-diff-private.h"

#include <string.h>

#define MAX_TYPE 200
#define MAX_DIGITS 9                   /* of a parameter */

typedef enum
{
  FAMILY_OTHER,
  FAMILY_INTEGER,
  FAMILY_FLOAT,
  FAMILY_DECIMAL,
  FAMILY_TEXT,
} Family;

typedef struct
{
  const char *written;                 /* lower case, one space between words */
  const char *means;
  Family family;
  guint rank;                          /* within its family, where that has an order */
} Synonym;

static const Synonym synonyms[] = {
  { "tinyint", "tinyint", FAMILY_INTEGER, 1 },
  { "byteint", "tinyint", FAMILY_INTEGER, 1 },
  { "smallint", "smallint", FAMILY_INTEGER, 2 },
  { "int2", "smallint", FAMILY_INTEGER, 2 },
  { "int", "integer", FAMILY_INTEGER, 3 },
  { "int4", "integer", FAMILY_INTEGER, 3 },
  { "integer", "integer", FAMILY_INTEGER, 3 },
  { "int32", "integer", FAMILY_INTEGER, 3 },
  { "bigint", "bigint", FAMILY_INTEGER, 4 },
  { "int8", "bigint", FAMILY_INTEGER, 4 },
  { "int64", "bigint", FAMILY_INTEGER, 4 },
  { "long", "bigint", FAMILY_INTEGER, 4 },
  { "real", "real", FAMILY_FLOAT, 1 },
  { "float4", "real", FAMILY_FLOAT, 1 },
  { "double", "double", FAMILY_FLOAT, 2 },
  { "double precision", "double", FAMILY_FLOAT, 2 },
  { "float8", "double", FAMILY_FLOAT, 2 },
  { "float64", "double", FAMILY_FLOAT, 2 },
  { "decimal", "decimal", FAMILY_DECIMAL, 0 },
  { "numeric", "decimal", FAMILY_DECIMAL, 0 },
  { "number", "decimal", FAMILY_DECIMAL, 0 },
  { "varchar", "varchar", FAMILY_TEXT, 0 },
  { "character varying", "varchar", FAMILY_TEXT, 0 },
  { "text", "text", FAMILY_TEXT, 0 },
  { "char", "char", FAMILY_OTHER, 0 },
  { "character", "char", FAMILY_OTHER, 0 },
  { "bpchar", "char", FAMILY_OTHER, 0 },
  { "bool", "boolean", FAMILY_OTHER, 0 },
  { "boolean", "boolean", FAMILY_OTHER, 0 },
  { "timestamp", "timestamp", FAMILY_OTHER, 0 },
  { "timestamp without time zone", "timestamp", FAMILY_OTHER, 0 },
  { "timestamptz", "timestamptz", FAMILY_OTHER, 0 },
  { "timestamp with time zone", "timestamptz", FAMILY_OTHER, 0 },
};

/* "numeric ( 12 , 2 )" is decimal with 12 and 2. */
typedef struct
{
  char name[MAX_TYPE];                 /* as it is meant; no parameters */
  char parameters[MAX_TYPE];           /* "12,2" */
  Family family;
  guint rank;
  guint numbers[2];
  guint n_numbers;
} Type;

/* Appends one character of what stands outside of parentheses. */
static void
add_to_name (Type *type,
             char  c)
{
  gsize length = strlen (type->name);

  if (g_ascii_isspace (c))
    c = ' ';
  if (length + 1 >= sizeof type->name || (c == ' ' && (length == 0 || type->name[length - 1] == ' ')))
    return;

  type->name[length] = g_ascii_tolower (c);
  type->name[length + 1] = '\0';
}

static void
add_to_parameters (Type *type,
                   char  c)
{
  gsize length = strlen (type->parameters);

  if (g_ascii_isspace (c) || length + 1 >= sizeof type->parameters)
    return;

  type->parameters[length] = c;
  type->parameters[length + 1] = '\0';
}

/* Leaves n_numbers at 0 unless all parameters are numbers. */
static void
read_numbers (Type *type)
{
  const char *at = type->parameters;

  while (g_ascii_isdigit (*at) && type->n_numbers < G_N_ELEMENTS (type->numbers))
    {
      gsize digits = strspn (at, "0123456789");

      if (digits > MAX_DIGITS)
        break;
      type->numbers[type->n_numbers++] = (guint) g_ascii_strtoull (at, NULL, 10);
      at += digits;
      if (*at != ',')
        break;
      at++;
    }
  if (*at != '\0')
    type->n_numbers = 0;
}

static void
read_type (const char *text,
           Type       *type)
{
  guint depth = 0;

  memset (type, 0, sizeof *type);
  for (; *text != '\0'; text++)
    {
      if (*text == '(')
        depth++;
      if (depth > 0)
        add_to_parameters (type, *text);
      else
        add_to_name (type, *text);
      if (*text == ')' && depth > 0)
        depth--;
    }
  g_strchomp (type->name);

  /* "(12,2)" */
  if (*type->parameters == '(' && g_str_has_suffix (type->parameters, ")"))
    {
      gsize length = strlen (type->parameters);

      memmove (type->parameters, type->parameters + 1, length - 2);
      type->parameters[length - 2] = '\0';
    }
  read_numbers (type);

  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (g_str_equal (type->name, synonyms[i].written))
      {
        g_strlcpy (type->name, synonyms[i].means, sizeof type->name);
        type->family = synonyms[i].family;
        type->rank = synonyms[i].rank;
      }
}

static gboolean
is_same (const Type *a,
         const Type *b)
{
  if (!g_str_equal (a->name, b->name))
    return FALSE;
  if (g_str_equal (a->parameters, b->parameters))
    return TRUE;

  /* decimal(12) is decimal(12,0) */
  return a->family == FAMILY_DECIMAL && a->n_numbers > 0 && b->n_numbers > 0 && a->numbers[0] == b->numbers[0] &&
         a->numbers[1] == b->numbers[1];
}

static gboolean
holds_decimal (const Type *wide,
               const Type *narrow)
{
  return wide->n_numbers > 0 && narrow->n_numbers > 0 && wide->numbers[1] >= narrow->numbers[1] &&
         (gint64) wide->numbers[0] - wide->numbers[1] >= (gint64) narrow->numbers[0] - narrow->numbers[1];
}

/* An unbounded text holds every text. */
static gboolean
holds_text (const Type *wide,
            const Type *narrow)
{
  if (*wide->parameters == '\0')
    return *narrow->parameters != '\0';

  return wide->n_numbers == 1 && narrow->n_numbers == 1 && wide->numbers[0] >= narrow->numbers[0];
}

static gboolean
holds (const Type *wide,
       const Type *narrow)
{
  if (wide->family != narrow->family)
    return FALSE;

  switch (wide->family)
    {
    case FAMILY_INTEGER:
    case FAMILY_FLOAT:
      return wide->rank > narrow->rank && *wide->parameters == '\0' && *narrow->parameters == '\0';
    case FAMILY_DECIMAL:
      return holds_decimal (wide, narrow);
    case FAMILY_TEXT:
      return holds_text (wide, narrow);
    case FAMILY_OTHER:
      return FALSE;
    }

  return FALSE;
}

/*
 * steward_diff_judge_physical_type:
 * @before: (nullable): a type, as written
 * @after: (nullable): another
 *
 * Returns: what it means; the note is owned by the caller
 */
StewardDiffVerdict
steward_diff_judge_physical_type (const char *before,
                                  const char *after)
{
  Type old;
  Type new;

  if (before == NULL)
    return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE, g_strdup ("The type was not promised before.") };
  if (after == NULL)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING, g_strdup ("The type is no longer promised.") };
  if (strlen (before) >= MAX_TYPE || strlen (after) >= MAX_TYPE)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING, g_strdup ("Another type.") };

  read_type (before, &old);
  read_type (after, &new);
  if (is_same (&old, &new))
    return (StewardDiffVerdict) { STEWARD_IMPACT_COSMETIC, g_strdup ("Another way to write the same type.") };
  if (holds (&new, &old))
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup_printf ("Widened; a consumer that stores %s cannot hold every value.",
                                                   before) };
  if (holds (&old, &new))
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup ("Narrowed; values that do not fit are cut or refused.") };
  if (old.family != FAMILY_OTHER && old.family == new.family)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup ("Another precision; neither type holds all values of the other.") };

  return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                g_strdup ("Another type; whoever reads or stores it has to follow.") };
}
