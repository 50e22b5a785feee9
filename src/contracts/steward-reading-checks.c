/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks in the language of Soda, which older contracts hold in a text or a
 * tree: "row_count > 5", "missing_percent(email) < 5 %", "freshness(at) < 1d".
 * One line is one check. What is not of that form is left to the engine. */

#include "config.h"

#include "steward-reading-quality.h"

#include <string.h>

#define MAX_CHECKS 1000u
#define MAX_LINE 300u

static const StewardLimits embedded_limits = { 1u << 20, 32, 20000 };

/* "row_count between 5 and 9" is two figures; else one. */
static void
add_check (StewardContract *contract,
           const char      *name,
           const char      *element,
           char            *value)
{
  StewardObjective *objective = steward_objective_new ();

  g_ptr_array_add (contract->quality, objective);
  objective->element = g_strdup (element);
  objective->value = value;
  if (g_str_has_prefix (name, "freshness"))
    {
      objective->property = g_strdup ("freshness");
      return;
    }
  objective->property = g_strdup ("quality");
  objective->check = g_strdup (name);
}

static void
add_comparison (StewardContract *contract,
                const char      *name,
                const char      *element,
                const char      *sign,
                const char      *value)
{
  g_autoptr(GRegex) between = g_regex_new ("^\\s*(\\S+)\\s+and\\s+(\\S+)\\s*$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (strcmp (sign, "between") != 0)
    {
      add_check (contract, name, element,
                 g_strdup_printf ("%s %s", strcmp (sign, "<>") == 0 ? "!=" : sign, value));
      return;
    }
  if (!g_regex_match (between, value, 0, &match))
    return;
  from = g_match_info_fetch (match, 1);
  to = g_match_info_fetch (match, 2);
  add_check (contract, name, element, g_strdup_printf (">= %s", from));
  add_check (contract, name, element, g_strdup_printf ("<= %s", to));
}

/**
 * steward_quality_read_line:
 * @line: "duplicate_count(order_id) = 0"
 * @table: (nullable): what it is about
 * @contract: whose quality rules it joins
 *
 * Returns: whether it was read
 */
gboolean
steward_quality_read_line (const char      *line,
                           const char      *table,
                           StewardContract *contract)
{
  g_autoptr(GRegex) regex = g_regex_new ("^\\s*(?<name>[a-z_]+\\s*(?:\\(\\s*(?<column>[^()]{1,120}?)\\s*\\))?)\\s*"
                                         "(?<sign><=|>=|!=|<>|=|<|>|between)\\s*(?<value>[^<>=]{1,60}?):?\\s*$", 0, 0,
                                         NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *column = NULL;
  g_autofree char *sign = NULL;
  g_autofree char *value = NULL;
  g_autofree char *element = NULL;

  if (strlen (line) > MAX_LINE || contract->quality->len >= MAX_CHECKS || !g_regex_match (regex, line, 0, &match))
    return FALSE;
  name = g_strstrip (g_match_info_fetch_named (match, "name"));
  column = g_match_info_fetch_named (match, "column");
  sign = g_match_info_fetch_named (match, "sign");
  value = g_match_info_fetch_named (match, "value");
  if (column != NULL && strstr (column, "::") != NULL)
    *strstr (column, "::") = '\0';
  if (!g_ascii_isdigit (*value) && *value != '.' && *value != '-')
    return FALSE;
  if (column != NULL && *column != '\0' && strchr (column, ',') == NULL)
    element = table != NULL ? g_strconcat (table, ".", column, NULL) : g_strdup (column);
  else
    element = g_strdup (table);
  add_comparison (contract, name, element, sign, value);

  return TRUE;
}

static void
read_lines (const StewardNode *checks,
            const char        *table,
            StewardContract   *contract)
{
  for (unsigned i = 0; i < steward_node_get_n_children (checks) && i < MAX_CHECKS; i++)
    {
      const StewardNode *check = steward_node_get_child (checks, i);
      const char *line = steward_node_get_text (check);

      if (line == NULL && steward_node_get_kind (check) == STEWARD_NODE_MAPPING)
        line = steward_node_get_key (check, 0);
      if (line != NULL)
        (void) steward_quality_read_line (line, table, contract);
    }
}

/* "checks for orders": the lines below are about orders. */
static void
read_tables (const StewardNode *tables,
             StewardContract   *contract)
{
  static const char prefix[] = "checks for ";

  for (unsigned i = 0; tables != NULL && steward_node_get_kind (tables) == STEWARD_NODE_MAPPING &&
                       i < steward_node_get_n_children (tables) && i < MAX_CHECKS; i++)
    {
      const char *key = steward_node_get_key (tables, i);
      const StewardNode *checks = steward_node_get_child (tables, i);
      const char *text = steward_node_get_text (checks);
      g_autoptr(GPtrArray) documents = NULL;

      if (!g_str_has_prefix (key, prefix))
        continue;
      if (text != NULL)
        documents = steward_document_parse_yaml (text, -1, &embedded_limits, NULL);
      if (documents != NULL && documents->len > 0)
        checks = steward_document_get_root (documents->pdata[0]);
      read_lines (checks, key + strlen (prefix), contract);
    }
}

/**
 * steward_quality_read_checks:
 * @reader: a reader
 * @quality: (nullable): the member "quality" of a whole document: type and
 *   specification, a text or a tree
 * @contract: whose quality rules are filled
 */
void
steward_quality_read_checks (StewardReader     *reader,
                             const StewardNode *quality,
                             StewardContract   *contract)
{
  const char *type = steward_node_get_member_text (quality, "type");
  const StewardNode *specification = steward_node_get_member (quality, "specification");
  const char *text = specification != NULL ? steward_node_get_text (specification) : NULL;
  g_autoptr(GPtrArray) documents = NULL;

  if (type == NULL || g_ascii_strcasecmp (type, "SodaCL") != 0)
    return;
  if (text == NULL)
    {
      read_tables (specification, contract);
      return;
    }
  documents = steward_document_parse_yaml (text, -1, &embedded_limits, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    read_tables (steward_document_get_root (documents->pdata[i]), contract);
}
