/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules beside the matrix: what leaves a step out, adds one, asks for more
 * in the form, or decides by itself. */

#include "config.h"

#include "steward-charter-access-private.h"

#include <string.h>

#define MAX_ID 64

typedef enum
{
  NOTHING,
  STEP,
  ROLE,
  NEED,
} What;

static const struct { const char *word; StewardAccessRuleKind kind; What what; } actions[] = {
  { "approve", STEWARD_ACCESS_RULE_APPROVE, NOTHING },
  { "refuse", STEWARD_ACCESS_RULE_REFUSE, NOTHING },
  { "flag", STEWARD_ACCESS_RULE_FLAG, NOTHING },
  { "skip", STEWARD_ACCESS_RULE_SKIP, STEP },
  { "ask", STEWARD_ACCESS_RULE_ASK, ROLE },
  { "need", STEWARD_ACCESS_RULE_NEED, NEED },
};

static gboolean
has_step (const StewardAccessRules *rules,
          const char               *id)
{
  for (guint i = 0; i < rules->rows->len; i++)
    {
      const StewardAccessRow *row = g_ptr_array_index (rules->rows, i);

      for (guint k = 0; k < row->steps->len; k++)
        if (strcmp (((StewardAccessStepRule *) row->steps->pdata[k])->id, id) == 0)
          return TRUE;
    }

  return FALSE;
}

static gboolean
check_what (StewardCharterReader     *self,
            const StewardNode        *node,
            const StewardAccessRules *rules,
            What                      what,
            const char               *word)
{
  if (what == STEP && has_step (rules, word))
    return TRUE;
  if (what == STEP || what == ROLE)
    return steward_charter_check_role (self, node, word);
  if (steward_access_is_need (word))
    return TRUE;

  steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/need", node,
                          g_strdup_printf ("“%.40s” is nothing that a request can have.", word),
                          "Write purpose, legal basis, impact assessment, ticket, terms or answerable.");
  return FALSE;
}

static gboolean
read_action (StewardCharterReader     *self,
             const StewardNode        *node,
             const StewardAccessRules *rules,
             const char               *text,
             StewardAccessRule        *rule)
{
  const char *space = strchr (text, ' ');
  gsize length = space != NULL ? (gsize) (space - text) : strlen (text);
  g_autofree char *rest = g_strstrip (g_strdup (text + length));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (strlen (actions[i].word) != length || strncmp (actions[i].word, text, length) != 0 ||
          (actions[i].what == NOTHING) != (*rest == '\0'))
        continue;
      rule->kind = actions[i].kind;
      if (actions[i].what == NOTHING)
        return TRUE;
      rule->what = g_steal_pointer (&rest);
      return check_what (self, node, rules, actions[i].what, rule->what);
    }

  steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/then", node,
                          g_strdup_printf ("“%.60s” is nothing that a rule can do.", text),
                          "Write approve, refuse, flag, skip and a step, ask and a role, or need and what is needed.");
  return FALSE;
}

static gboolean
has_rule (const StewardAccessRules *rules,
          const char               *id)
{
  for (guint i = 0; i < rules->rules->len; i++)
    if (strcmp (((StewardAccessRule *) rules->rules->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

/* The names of what decides without a rule are taken. */
static gboolean
is_taken (const char *id)
{
  return strcmp (id, STEWARD_RULE_EMERGENCY) == 0 || strcmp (id, STEWARD_RULE_REVOCATION) == 0 ||
         g_str_has_prefix (id, "matrix ");
}

static void
check_id (StewardCharterReader     *self,
          const StewardNode        *map,
          const StewardAccessRules *rules,
          const char               *id)
{
  const StewardNode *node = steward_charter_node_of (map, "rule");

  if (strlen (id) > MAX_ID)
    steward_charter_fail (self, "charter/id", node, g_strdup_printf ("The name of a rule has more than %d bytes.",
                                                                     MAX_ID));
  else if (is_taken (id))
    steward_charter_fail (self, "charter/id", node, g_strdup_printf ("“%s” has a meaning of its own, and is no name "
                                                                     "for a rule.", id));
  else if (has_rule (rules, id))
    steward_charter_fail (self, "charter/item-twice", node, g_strdup_printf ("Two rules have the name “%s”.", id));
}

/* What no row asks for alone cannot be left out. */
static gboolean
is_skippable (const StewardAccessRules *rules,
              const char               *what)
{
  if (has_step (rules, what))
    return TRUE;

  for (guint i = 0; i < rules->rows->len; i++)
    {
      const StewardAccessRow *row = g_ptr_array_index (rules->rows, i);

      for (guint k = 0; k < row->steps->len; k++)
        {
          const StewardAccessStepRule *step = g_ptr_array_index (row->steps, k);

          if (step->roles[1] == NULL && strcmp (step->roles[0], what) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

static void
check_effect (StewardCharterReader     *self,
              const StewardNode        *map,
              const StewardAccessRules *rules,
              const StewardAccessRule  *rule)
{
  if (rule->kind == STEWARD_ACCESS_RULE_SKIP && !is_skippable (rules, rule->what))
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/then", steward_charter_node_of (map, "then"),
                            g_strdup_printf ("The rule “%s” skips “%s”, which is no step of its own in the matrix, so "
                                             "that it does nothing.", rule->id, rule->what),
                            "Name the id of a step, or a role that is asked alone.");
}

/* A rule that does nothing is one for people, and is told as such. */
static void
read_rule (StewardCharterReader *self,
           const StewardNode    *map,
           StewardAccessRules   *rules)
{
  g_autoptr(StewardAccessRule) rule = NULL;
  const char *id, *text, *then;

  if (!steward_charter_is_map (self, map, "A rule"))
    return;
  rule = g_new0 (StewardAccessRule, 1);
  id = steward_charter_get_text (self, map, "rule", TRUE);
  text = steward_charter_get_text (self, map, "text", TRUE);
  then = steward_charter_get_text (self, map, "then", FALSE);
  rule->when = steward_charter_read_when (self, map, rules);
  if (id == NULL || text == NULL)
    return;

  check_id (self, map, rules, id);
  if (then == NULL)
    {
      steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/then", map,
                              g_strdup_printf ("The rule “%s” has no “then”, so that it does nothing.", id),
                              "Say what it does: approve, refuse, flag, skip, ask or need.");
      return;
    }

  rule->id = g_strdup (id);
  rule->text = g_strdup (text);
  if (!read_action (self, steward_charter_node_of (map, "then"), rules, then, rule))
    return;

  check_effect (self, map, rules, rule);
  g_ptr_array_add (rules->rules, g_steal_pointer (&rule));
}

/* The list "rules" of the section @access, whose matrix is read already. */
void
steward_charter_read_access_rules (StewardCharterReader *self,
                                   const StewardNode    *access,
                                   StewardAccessRules   *rules)
{
  const StewardNode *list = steward_charter_get_list (self, access, "rules");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_rule (self, steward_node_get_child (list, i), rules);
}
