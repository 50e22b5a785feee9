/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Quality rules of ODCS and DCS, of whole tables and of single columns. A rule
 * with a figure becomes an objective: its name, and what is compared with
 * what. A rule that should have a figure and has none is reported; prose, and
 * rules in the language of an engine, speak for themselves. */

#include "config.h"

#include "steward-reading-quality.h"

#include <string.h>

#include "steward-reading-text.h"

#define MAX_RULES 2000u
#define MAX_NAME 120
#define MAX_QUOTE 60

typedef struct
{
  const char *member;
  const char *sign;
} Operator;

/* In the words of ODCS, of DCS, and of those who mix them up. */
static const Operator operators[] = {
  { "mustBe", "=" },
  { "mustNotBe", "!=" },
  { "mustBeGreaterThan", ">" },
  { "mustBeGreaterOrEqualTo", ">=" },
  { "mustBeGreaterThanOrEqualTo", ">=" },
  { "mustBeLessThan", "<" },
  { "mustBeLessOrEqualTo", "<=" },
  { "mustBeLessThanOrEqualTo", "<=" },
};

/* The table or column that a rule stands at. */
typedef struct
{
  StewardReader *reader;
  StewardContract *contract;
  const char *element;                 /* nullable */
} Place;

static const char *
find_name (const StewardNode *node,
           const char        *key)
{
  const char *name = steward_part_first_text (node, STEWARD_NAMES ("name", "column", "table", "physicalName"));

  return key != NULL ? key : name;
}

/* What people call the rule, else what it counts, else its kind. */
static char *
name_rule (const StewardNode *rule)
{
  const char *name = steward_part_first_text (rule, STEWARD_NAMES ("name", "id", "toolRuleName", "metric", "rule",
                                                                   "code", "templateName"));
  const char *type = steward_node_get_member_text (rule, "type");
  const char *description = steward_node_get_member_text (rule, "description");
  g_autoptr(GString) words = g_string_new (NULL);

  if (name == NULL)
    name = description != NULL ? description : type != NULL ? type : "rule";
  for (const char *at = name; *at != '\0' && words->len < MAX_NAME; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (words, g_unichar_isprint (c) ? c : ' ');
    }
  g_strstrip (words->str);

  return g_strdup (words->str);
}

/* (nullable): the impact, when it is one of the drivers that levels have; else
 * it is prose. */
static char *
find_driver (const StewardNode *rule)
{
  static const char *const drivers[] = { "regulatory", "operational", "analytics", NULL };
  const char *impact = steward_node_get_member_text (rule, "businessImpact");

  return impact != NULL && g_strv_contains (drivers, impact) ? g_strdup (impact) : NULL;
}

static StewardObjective *
add_rule (const Place       *place,
          const StewardNode *rule,
          char              *value)
{
  StewardObjective *objective = steward_objective_new ();

  g_ptr_array_add (place->contract->quality, objective);
  objective->property = g_strdup ("quality");
  objective->check = name_rule (rule);
  objective->value = value;
  objective->unit = steward_part_text (rule, "unit");
  objective->element = g_strdup (place->element);
  objective->driver = find_driver (rule);
  objective->description = steward_part_text (rule, "description");
  objective->scheduler = steward_part_text (rule, "scheduler");
  objective->schedule = g_strdup (steward_part_first_text (rule, STEWARD_NAMES ("schedule",
                                                                                "scheduleCronExpression")));

  return objective;
}

static gboolean
is_number (const StewardNode *node)
{
  const char *text = node != NULL ? steward_node_get_text (node) : NULL;
  char *end = NULL;

  if (text == NULL || *text == '\0' || (!g_ascii_isdigit (*text) && *text != '-' && *text != '+' && *text != '.'))
    return FALSE;
  (void) g_ascii_strtod (text, &end);

  return *end == '\0' || strcmp (end, "%") == 0 || strcmp (end, " %") == 0;
}

/* "between 5 and 9": at least five, and at most nine. */
static gboolean
read_between (const Place       *place,
              const StewardNode *rule)
{
  const StewardNode *pair = steward_node_get_member (rule, "mustBeBetween");
  const StewardNode *from = steward_node_get_child (pair, 0);
  const StewardNode *to = steward_node_get_child (pair, 1);

  if (steward_node_get_n_children (pair) != 2 || !is_number (from) || !is_number (to))
    return FALSE;
  add_rule (place, rule, g_strdup_printf (">= %s", steward_node_get_text (from)));
  add_rule (place, rule, g_strdup_printf ("<= %s", steward_node_get_text (to)));

  return TRUE;
}

static gboolean
read_not_between (const Place       *place,
                  const StewardNode *rule)
{
  const StewardNode *pair = steward_node_get_member (rule, "mustNotBeBetween");
  const StewardNode *from = steward_node_get_child (pair, 0);
  const StewardNode *to = steward_node_get_child (pair, 1);

  if (steward_node_get_n_children (pair) != 2 || !is_number (from) || !is_number (to))
    return FALSE;
  add_rule (place, rule, g_strdup_printf ("not between %s and %s", steward_node_get_text (from),
                                          steward_node_get_text (to)));

  return TRUE;
}

static gboolean
read_operators (const Place       *place,
                const StewardNode *rule)
{
  gboolean any = read_between (place, rule);

  any = read_not_between (place, rule) || any;
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      const StewardNode *value = steward_node_get_member (rule, operators[i].member);

      if (!is_number (value))
        continue;
      add_rule (place, rule, g_strdup_printf ("%s %s", operators[i].sign, steward_node_get_text (value)));
      any = TRUE;
    }

  return any;
}

/* "No value but these": the threshold is none, and everybody knows it. */
static gboolean
read_valid_values (const Place       *place,
                   const StewardNode *rule)
{
  const char *name = steward_part_first_text (rule, STEWARD_NAMES ("metric", "rule"));
  const StewardNode *values = steward_node_get_member (rule, "validValues");

  if (values == NULL)
    values = steward_node_get_member (steward_node_get_member (rule, "arguments"), "validValues");
  if (values == NULL || (g_strcmp0 (name, "validValues") != 0 && g_strcmp0 (name, "invalidValues") != 0))
    return FALSE;
  add_rule (place, rule, g_strdup ("= 0"));

  return TRUE;
}

/* Text is prose, and what an engine checks has its figures there. */
static gboolean
promises_a_figure (const StewardNode *rule)
{
  const char *type = steward_node_get_member_text (rule, "type");

  if (g_strcmp0 (type, "text") == 0 || g_strcmp0 (type, "custom") == 0)
    return FALSE;

  return g_strcmp0 (type, "sql") == 0 ||
         steward_part_first (rule, STEWARD_NAMES ("metric", "rule", "query", "mustBe", "mustNotBe", "mustBeBetween",
                                                  "mustBeGreaterThan", "mustBeLessThan")) != NULL;
}

static void
report_rule (const Place       *place,
             const StewardNode *rule)
{
  g_autofree char *name = name_rule (rule);
  g_autoptr(GString) quoted = g_string_new (NULL);

  steward_text_append_quoted (quoted, name, MAX_QUOTE);
  steward_reader_warn (place->reader, STEWARD_SEVERITY_INFO, "contract/vague-rule", rule,
                       g_strdup_printf ("The quality rule “%s” has no figure, so that no measurement can be held "
                                        "against it.", quoted->str),
                       "Write what its result must be, such as “mustBe: 0” or “mustBeLessThan: 5” with a unit.");
}

static void
read_rule (const Place       *place,
           const StewardNode *rule)
{
  if (steward_node_get_kind (rule) != STEWARD_NODE_MAPPING || place->contract->quality->len >= MAX_RULES)
    return;
  if (!read_operators (place, rule) && !read_valid_values (place, rule) && promises_a_figure (rule))
    report_rule (place, rule);
}

static void
read_rules (StewardReader     *reader,
            StewardContract   *contract,
            const StewardNode *rules,
            const char        *element)
{
  Place place = { reader, contract, element };

  if (rules == NULL || steward_node_get_kind (rules) != STEWARD_NODE_SEQUENCE)
    return;
  for (unsigned i = 0; i < steward_node_get_n_children (rules) && i < MAX_RULES; i++)
    read_rule (&place, steward_node_get_child (rules, i));
}

static void
read_columns (StewardReader     *reader,
              StewardContract   *contract,
              const StewardNode *columns,
              const char        *prefix)
{
  for (unsigned i = 0; i < steward_node_get_n_children (columns) && contract->quality->len < MAX_RULES; i++)
    {
      const StewardNode *column = steward_node_get_child (columns, i);
      const char *name = find_name (column, steward_node_get_key (columns, i));
      g_autofree char *element = NULL;

      if (steward_node_get_kind (column) != STEWARD_NODE_MAPPING || name == NULL ||
          strlen (prefix) + strlen (name) > 1000)
        continue;
      element = g_strconcat (prefix, ".", name, NULL);
      read_rules (reader, contract, steward_node_get_member (column, "quality"), element);
      read_columns (reader, contract, steward_part_first (column, STEWARD_NAMES ("properties", "columns", "fields")),
                    element);
    }
}

/**
 * steward_quality_read_objects:
 * @reader: a reader
 * @schema: (nullable): a list of objects, or a mapping from names to objects
 * @contract: whose quality rules are filled
 */
void
steward_quality_read_objects (StewardReader     *reader,
                              const StewardNode *schema,
                              StewardContract   *contract)
{
  for (unsigned i = 0; i < steward_node_get_n_children (schema) && contract->quality->len < MAX_RULES; i++)
    {
      const StewardNode *object = steward_node_get_child (schema, i);
      const char *name = find_name (object, steward_node_get_key (schema, i));

      if (steward_node_get_kind (object) != STEWARD_NODE_MAPPING || name == NULL)
        continue;
      read_rules (reader, contract, steward_node_get_member (object, "quality"), name);
      read_columns (reader, contract, steward_part_first (object, STEWARD_NAMES ("properties", "columns", "fields")),
                    name);
    }
}
