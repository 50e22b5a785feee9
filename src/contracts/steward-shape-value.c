/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said of a single value: its sort, its format, its bounds, and
 * whether the items of a list differ. */

#include "config.h"

#include "steward-shape-value.h"

#include <math.h>
#include <string.h>

/**
 * steward_shape_value_is_text:
 * @node: any node
 *
 * Returns: whether it is text
 */
gboolean
steward_shape_value_is_text (const StewardNode *node)
{
  return steward_node_get_kind (node) == STEWARD_NODE_SCALAR &&
         steward_node_get_scalar_type (node) == STEWARD_SCALAR_STRING;
}

static gboolean
is_number (const StewardNode *node)
{
  StewardScalarType type;

  if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR)
    return FALSE;
  type = steward_node_get_scalar_type (node);

  return type == STEWARD_SCALAR_INTEGER || type == STEWARD_SCALAR_NUMBER;
}

/* 1.0 is a whole number in JSON Schema. */
static gboolean
is_integer (const StewardNode *node)
{
  double value;

  if (!is_number (node))
    return FALSE;
  if (steward_node_get_scalar_type (node) == STEWARD_SCALAR_INTEGER)
    return TRUE;
  value = g_ascii_strtod (steward_node_get_text (node), NULL);

  return isfinite (value) && floor (value) == value;
}

static gboolean
has_scalar_type (const StewardNode *node,
                 StewardScalarType  type)
{
  return steward_node_get_kind (node) == STEWARD_NODE_SCALAR && steward_node_get_scalar_type (node) == type;
}

/**
 * steward_shape_value_fits:
 * @rule: what is wanted
 * @node: any node
 *
 * Returns: whether the node is of the sort that the rule is about at all
 */
gboolean
steward_shape_value_fits (const StewardShapeRule *rule,
                          const StewardNode      *node)
{
  switch (rule->kind)
    {
    case STEWARD_RULE_TEXT:
    case STEWARD_RULE_WORDS:
    case STEWARD_RULE_PATTERN:
      return steward_shape_value_is_text (node);
    case STEWARD_RULE_INTEGER:
      return is_integer (node);
    case STEWARD_RULE_NUMBER:
      return is_number (node);
    case STEWARD_RULE_BOOLEAN:
      return has_scalar_type (node, STEWARD_SCALAR_BOOLEAN);
    case STEWARD_RULE_NULL:
      return has_scalar_type (node, STEWARD_SCALAR_NULL);
    case STEWARD_RULE_SCALAR:
      return steward_node_get_kind (node) == STEWARD_NODE_SCALAR;
    case STEWARD_RULE_MAP:
    case STEWARD_RULE_MAP_OF:
    case STEWARD_RULE_TYPE:
      return steward_node_get_kind (node) == STEWARD_NODE_MAPPING;
    case STEWARD_RULE_LIST:
    case STEWARD_RULE_LIST_OF:
      return steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE;
    case STEWARD_RULE_NEVER:
      return FALSE;
    case STEWARD_RULE_ANY:
    case STEWARD_RULE_EITHER:
    default:
      return TRUE;
    }
}

static gboolean
has_digits (const char *text,
            unsigned    n)
{
  while (n > 0 && g_ascii_isdigit (*text))
    {
      text++;
      n--;
    }

  return n == 0;
}

static gboolean
is_date (const char *text)
{
  return has_digits (text, 4) && text[4] == '-' && has_digits (text + 5, 2) && text[7] == '-' &&
         has_digits (text + 8, 2);
}

static gboolean
is_address (const char *text)
{
  if (!g_ascii_isalpha (*text))
    return FALSE;
  while (g_ascii_isalnum (*text) || strchr ("+-.", *text) != NULL)
    {
      if (*text == '\0')
        return FALSE;
      text++;
    }

  return *text == ':';
}

static gboolean
has_format (const char         *text,
            StewardShapeFormat  format)
{
  switch (format)
    {
    case STEWARD_FORMAT_DATE:
      return is_date (text) && text[10] == '\0';
    case STEWARD_FORMAT_DATE_TIME:
      return is_date (text) && text[10] != '\0' && has_digits (text + 11, 2) && text[13] == ':';
    case STEWARD_FORMAT_EMAIL:
      return strchr (text, '@') != NULL && strchr (text, ' ') == NULL;
    case STEWARD_FORMAT_URI:
      return is_address (text);
    case STEWARD_FORMAT_NONE:
    default:
      return TRUE;
    }
}

/**
 * steward_shape_value_check_format:
 * @report: where a finding goes
 * @node: a text
 * @place: (nullable): where it stands
 * @format: what it should look like
 *
 * The official schemas only mention formats, so this makes warnings.
 */
void
steward_shape_value_check_format (StewardShapeReport      *report,
                                  const StewardNode       *node,
                                  const StewardShapePlace *place,
                                  StewardShapeFormat       format)
{
  static const char *const predicates[] = {
    [STEWARD_FORMAT_NONE] = "",
    [STEWARD_FORMAT_DATE] = "is not a date such as 2026-01-31.",
    [STEWARD_FORMAT_DATE_TIME] = "is not a date and time such as 2026-01-31T09:30:00Z.",
    [STEWARD_FORMAT_EMAIL] = "is not an e-mail address.",
    [STEWARD_FORMAT_URI] = "is not an address with a scheme, such as https://example.com/.",
  };

  if (format != STEWARD_FORMAT_NONE && !has_format (steward_node_get_text (node), format))
    steward_shape_report_plain (report, node, place, STEWARD_SEVERITY_WARNING, "format", predicates[format],
                                "Write it in this form, so that programs can use it.");
}

/**
 * steward_shape_value_check_bound:
 * @report: where a finding goes
 * @node: a number
 * @place: (nullable): where it stands
 * @rule: with its bound
 */
void
steward_shape_value_check_bound (StewardShapeReport      *report,
                                 const StewardNode       *node,
                                 const StewardShapePlace *place,
                                 const StewardShapeRule  *rule)
{
  double value;

  if (rule->bound == STEWARD_BOUND_NONE)
    return;
  value = g_ascii_strtod (steward_node_get_text (node), NULL);
  if (value < 0 || (rule->bound == STEWARD_BOUND_POSITIVE && value <= 0))
    steward_shape_report_value (report, node, place, "range", rule->label);
}

/**
 * steward_shape_value_check_words:
 * @report: where a finding goes
 * @node: a text
 * @place: (nullable): where it stands
 * @words: of which it should be one
 */
void
steward_shape_value_check_words (StewardShapeReport      *report,
                                 const StewardNode       *node,
                                 const StewardShapePlace *place,
                                 const StewardShapeWords *words)
{
  const char *text = steward_node_get_text (node);

  for (guint i = 0; i < words->words->len; i++)
    {
      if (strcmp (g_ptr_array_index (words->words, i), text) == 0)
        return;
    }
  steward_shape_report_words (report, node, place, words);
}

static gboolean
is_same (const StewardNode *a,
         const StewardNode *b)
{
  if (steward_node_get_kind (a) != STEWARD_NODE_SCALAR || steward_node_get_kind (b) != STEWARD_NODE_SCALAR)
    return FALSE;
  if (is_number (a) && is_number (b))
    return !(g_ascii_strtod (steward_node_get_text (a), NULL) < g_ascii_strtod (steward_node_get_text (b), NULL)) &&
           !(g_ascii_strtod (steward_node_get_text (a), NULL) > g_ascii_strtod (steward_node_get_text (b), NULL));

  return steward_node_get_scalar_type (a) == steward_node_get_scalar_type (b) &&
         g_strcmp0 (steward_node_get_text (a), steward_node_get_text (b)) == 0;
}

static char *
make_item_key (const StewardNode *node)
{
  if (is_number (node))
    return g_strdup_printf ("n%.17g", g_ascii_strtod (steward_node_get_text (node), NULL));

  return g_strdup_printf ("%d%s", (int) steward_node_get_scalar_type (node),
                          steward_node_is_null (node) ? "" : steward_node_get_text (node));
}

/**
 * steward_shape_value_check_unique:
 * @report: where findings go
 * @list: a list
 * @place: (nullable): where it stands
 *
 * Collections within are not compared; no shape asks for it.
 */
void
steward_shape_value_check_unique (StewardShapeReport      *report,
                                  const StewardNode       *list,
                                  const StewardShapePlace *place)
{
  unsigned n = steward_node_get_n_children (list);
  g_autoptr(GHashTable) seen = NULL;

  if (n == 2 && !is_same (steward_node_get_child (list, 0), steward_node_get_child (list, 1)))
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (unsigned i = 0; i < n; i++)
    {
      const StewardNode *item = steward_node_get_child (list, i);
      StewardShapePlace at = { place, NULL, i };

      if (steward_node_get_kind (item) != STEWARD_NODE_SCALAR || g_hash_table_add (seen, make_item_key (item)))
        continue;
      steward_shape_report_plain (report, item, &at, STEWARD_SEVERITY_ERROR, "duplicate-item",
                                  "is in the list twice.", "Remove one of them.");
    }
}
