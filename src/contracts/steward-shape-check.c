/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks a document beside its shape. It allocates nothing as long as all is
 * well: places are frames on the stack, and words are found only when a
 * finding is made. A rule is applied to a node once, however many conditions
 * lead to it, so that nested documents cost no more than their size. */

#include "config.h"

#include "steward-shape-value.h"

#include <string.h>

#define MAX_APPLIED 16

/* The types whose rules hold for a mapping: its own, and those that its
 * conditions add. */
typedef struct
{
  const StewardShapeType *types[MAX_APPLIED];
  gboolean advise[MAX_APPLIED];
  guint64 seen[MAX_APPLIED];           /* bits of the required members found */
  unsigned n_types;
} Applied;

static gboolean check_value (StewardShapeReport      *report,
                             const StewardNode       *node,
                             const StewardShapePlace *place,
                             const StewardShapeRule  *rule);

static void
check_list (StewardShapeReport      *report,
            const StewardNode       *list,
            const StewardShapePlace *place,
            const StewardShapeRule  *rule)
{
  unsigned n = steward_node_get_n_children (list);

  if (n < rule->min_items || (rule->max_items > 0 && n > rule->max_items))
    {
      g_autofree char *predicate = g_strdup_printf ("has %u items; expected %s%u.", n,
                                                    rule->max_items > 0 ? "" : "at least ", rule->min_items);

      steward_shape_report_plain (report, list, place, STEWARD_SEVERITY_ERROR, "items", predicate,
                                  "Add or remove items.");
    }
  for (unsigned i = 0; i < n; i++)
    {
      StewardShapePlace at = { place, NULL, i };

      check_value (report, steward_node_get_child (list, i), &at, rule->item);
    }
  if (rule->unique)
    steward_shape_value_check_unique (report, list, place);
}

static void
check_map (StewardShapeReport      *report,
           const StewardNode       *map,
           const StewardShapePlace *place,
           const StewardShapeRule  *rule)
{
  unsigned n = steward_node_get_n_children (map);

  for (unsigned i = 0; i < n; i++)
    {
      StewardShapePlace at = { place, steward_node_get_key (map, i), 0 };

      check_value (report, steward_node_get_child (map, i), &at, rule->item);
    }
}

static gboolean
condition_holds (const StewardShapeWhen *when,
                 const StewardNode      *value)
{
  if (value == NULL)
    return when->or_missing;
  if (when->value == NULL)
    return TRUE;

  return steward_shape_value_is_text (value) && strcmp (steward_node_get_text (value), when->value) == 0;
}

static void
apply_type (Applied                *applied,
            const StewardShapeType *type,
            gboolean                advise)
{
  for (unsigned i = 0; i < applied->n_types; i++)
    {
      if (applied->types[i] == type)
        return;
    }
  if (applied->n_types == MAX_APPLIED)
    return;

  applied->types[applied->n_types] = type;
  applied->advise[applied->n_types] = advise;
  applied->seen[applied->n_types] = 0;
  applied->n_types++;
}

/* Conditions come in runs on the same member; it is looked up once a run. */
static void
apply_conditions (Applied           *applied,
                  const StewardNode *map)
{
  for (unsigned i = 0; i < applied->n_types; i++)
    {
      const GArray *whens = applied->types[i]->whens;
      const char *member = NULL;
      const StewardNode *value = NULL;

      for (guint k = 0; k < whens->len; k++)
        {
          const StewardShapeWhen *when = &g_array_index (whens, StewardShapeWhen, k);

          if (when->member != member)
            {
              member = when->member;
              value = steward_node_get_member (map, member);
            }
          if (condition_holds (when, value))
            apply_type (applied, when->type, applied->advise[i] || when->advise);
        }
    }
}

/* Returns whether any applied type knows the member. */
static gboolean
check_member (StewardShapeReport      *report,
              Applied                 *applied,
              const StewardNode       *value,
              const StewardShapePlace *place)
{
  const StewardShapeRule *done[MAX_APPLIED];
  unsigned n_done = 0;
  gboolean known = FALSE;
  gboolean fits = TRUE;

  for (unsigned i = 0; i < applied->n_types; i++)
    {
      const StewardShapeMember *member = steward_shape_type_find (applied->types[i], place->key);
      gboolean again = FALSE;

      if (member == NULL)
        continue;
      known = TRUE;
      if (member->required >= 0)
        applied->seen[i] |= G_GUINT64_CONSTANT (1) << member->required;
      for (unsigned k = 0; k < n_done; k++)
        again |= done[k] == member->rule;
      if (again || !fits)
        continue;

      report->advising += applied->advise[i] ? 1 : 0;
      fits = check_value (report, value, place, member->rule);
      report->advising -= applied->advise[i] ? 1 : 0;
      done[n_done++] = member->rule;
    }

  return known;
}

static void
check_required (StewardShapeReport      *report,
                const Applied           *applied,
                const StewardNode       *map,
                const StewardShapePlace *place)
{
  for (unsigned i = 0; i < applied->n_types; i++)
    {
      const StewardShapeType *type = applied->types[i];

      for (guint k = 0; k < type->required->len; k++)
        {
          const char *name = g_ptr_array_index (type->required, k);

          if ((applied->seen[i] & (G_GUINT64_CONSTANT (1) << k)) != 0)
            continue;
          report->advising += applied->advise[i] ? 1 : 0;
          steward_shape_report_missing (report, map, place, name, steward_shape_type_find (type, name)->rule);
          report->advising -= applied->advise[i] ? 1 : 0;
        }
    }
}

static void
check_one_of (StewardShapeReport      *report,
              const StewardNode       *map,
              const StewardShapePlace *place,
              GPtrArray               *members)
{
  unsigned n_present = 0;

  for (guint i = 0; i < members->len; i++)
    {
      if (steward_node_get_member (map, g_ptr_array_index (members, i)) != NULL)
        n_present++;
    }
  if (n_present != 1)
    steward_shape_report_choices (report, map, place, members, n_present);
}

static void
check_same_kind (StewardShapeReport      *report,
                 const StewardNode       *map,
                 const StewardShapePlace *place,
                 GPtrArray               *members)
{
  const char *first_name = g_ptr_array_index (members, 0);
  const char *second_name = g_ptr_array_index (members, 1);
  const StewardNode *first = steward_node_get_member (map, first_name);
  const StewardNode *second = steward_node_get_member (map, second_name);
  g_autofree char *predicate = NULL;

  if (first == NULL || second == NULL || steward_node_get_kind (first) == steward_node_get_kind (second))
    return;
  predicate = g_strdup_printf ("has one name as “%s” and a list as “%s”, or the other way round.", first_name,
                               second_name);
  steward_shape_report_plain (report, second, place, STEWARD_SEVERITY_ERROR, "type", predicate,
                              "Write both as one name, or both as lists of the same length.");
}

static void
check_whole (StewardShapeReport      *report,
             const Applied           *applied,
             const StewardNode       *map,
             const StewardShapePlace *place)
{
  check_required (report, applied, map, place);
  for (unsigned i = 0; i < applied->n_types; i++)
    {
      const StewardShapeType *type = applied->types[i];

      if (type->one_of != NULL)
        check_one_of (report, map, place, type->one_of);
      if (type->same_kind != NULL)
        check_same_kind (report, map, place, type->same_kind);
    }
  if (applied->types[0]->not_empty && steward_node_get_n_children (map) == 0)
    steward_shape_report_plain (report, map, place, STEWARD_SEVERITY_ERROR, "items", "is empty.",
                                "Add a member, or remove it.");
}

static void
check_name (StewardShapeReport        *report,
            const StewardNode         *key,
            const StewardShapePlace   *place,
            const StewardShapePattern *pattern)
{
  if (!g_regex_match (pattern->regex, place->key, 0, NULL))
    steward_shape_report_name (report, key, place, pattern->hint);
}

static void
check_mapping (StewardShapeReport      *report,
               const StewardNode       *map,
               const StewardShapePlace *place,
               const StewardShapeType  *type)
{
  unsigned n = steward_node_get_n_children (map);
  Applied applied;

  applied.n_types = 0;
  apply_type (&applied, type, FALSE);
  apply_conditions (&applied, map);

  for (unsigned i = 0; i < n; i++)
    {
      const StewardNode *value = steward_node_get_child (map, i);
      StewardShapePlace at = { place, steward_node_get_key (map, i), 0 };

      if (type->keys != NULL)
        check_name (report, steward_node_get_key_node (map, i), &at, type->keys);
      if (check_member (report, &applied, value, &at))
        continue;
      if (type->others != NULL)
        check_value (report, value, &at, type->others);
      else if (type->closed)
        steward_shape_report_unknown (report, steward_node_get_key_node (map, i), &at, type);
    }
  check_whole (report, &applied, map, place);
}

static unsigned
try_rule (StewardShapeReport      *report,
          const StewardNode       *node,
          const StewardShapePlace *place,
          const StewardShapeRule  *rule)
{
  unsigned before = report->errors;
  unsigned advising = report->advising;
  unsigned errors;

  report->trying++;
  report->advising = 0;
  check_value (report, node, place, rule);
  report->advising = advising;
  report->trying--;
  errors = report->errors - before;
  report->errors = before;

  return errors;
}

static unsigned
count_known (const StewardShapeRule *rule,
             const StewardNode      *node)
{
  unsigned n = 0;

  if (rule->kind != STEWARD_RULE_TYPE)
    return 0;
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    n += steward_shape_type_find (rule->type, steward_node_get_key (node, i)) != NULL ? 1 : 0;

  return n;
}

/* Of choices that fail, the one that knows most of the node's members was
 * probably meant. */
static gboolean
is_nearer (const StewardShapeRule *choice,
           unsigned                errors,
           const StewardShapeRule *nearest,
           unsigned                fewest,
           const StewardNode      *node)
{
  unsigned known = count_known (choice, node);
  unsigned most = nearest != NULL ? count_known (nearest, node) : 0;

  if (nearest == NULL || known != most)
    return nearest == NULL || known > most;

  return errors <= fewest;
}

/* Exactly one choice must hold. Only choices of the node's sort are tried. */
static void
check_choices (StewardShapeReport      *report,
               const StewardNode       *node,
               const StewardShapePlace *place,
               const StewardShapeRule  *rule)
{
  const StewardShapeRule *nearest = NULL;
  unsigned n_candidates = 0;
  unsigned n_holding = 0;
  unsigned fewest = 0;

  for (guint i = 0; i < rule->choices->len; i++)
    n_candidates += steward_shape_value_fits (g_ptr_array_index (rule->choices, i), node) ? 1 : 0;

  for (guint i = 0; i < rule->choices->len; i++)
    {
      const StewardShapeRule *choice = g_ptr_array_index (rule->choices, i);
      unsigned errors;

      if (!steward_shape_value_fits (choice, node))
        continue;
      errors = n_candidates == 1 ? 1 : try_rule (report, node, place, choice);
      n_holding += errors == 0 ? 1 : 0;
      if (!is_nearer (choice, errors, nearest, fewest, node))
        continue;
      fewest = errors;
      nearest = choice;
    }

  if (nearest == NULL)
    steward_shape_report_type (report, node, place, rule);
  else if (n_holding == 0)
    check_value (report, node, place, nearest);
  else if (n_holding > 1)
    steward_shape_report_plain (report, node, place, STEWARD_SEVERITY_ERROR, "either",
                                "can be read as a reference and as content, and only one of them may hold.",
                                "Write the content itself, or the reference alone.");
}

/* Returns whether the node is of the right sort; its content may still have
 * findings. */
static gboolean
check_value (StewardShapeReport      *report,
             const StewardNode       *node,
             const StewardShapePlace *place,
             const StewardShapeRule  *rule)
{
  if (!steward_shape_value_fits (rule, node))
    {
      steward_shape_report_type (report, node, place, rule);
      return FALSE;
    }

  switch (rule->kind)
    {
    case STEWARD_RULE_TEXT:
      steward_shape_value_check_format (report, node, place, rule->format);
      break;
    case STEWARD_RULE_INTEGER:
    case STEWARD_RULE_NUMBER:
      steward_shape_value_check_bound (report, node, place, rule);
      break;
    case STEWARD_RULE_WORDS:
      steward_shape_value_check_words (report, node, place, rule->words);
      break;
    case STEWARD_RULE_PATTERN:
      if (!g_regex_match (rule->pattern->regex, steward_node_get_text (node), 0, NULL))
        steward_shape_report_value (report, node, place, "pattern", rule->pattern->hint);
      break;
    case STEWARD_RULE_TYPE:
      check_mapping (report, node, place, rule->type);
      break;
    case STEWARD_RULE_LIST_OF:
      check_list (report, node, place, rule);
      break;
    case STEWARD_RULE_MAP_OF:
      check_map (report, node, place, rule);
      break;
    case STEWARD_RULE_EITHER:
      check_choices (report, node, place, rule);
      break;
    case STEWARD_RULE_BOOLEAN:
    case STEWARD_RULE_NULL:
    case STEWARD_RULE_SCALAR:
    case STEWARD_RULE_ANY:
    case STEWARD_RULE_MAP:
    case STEWARD_RULE_LIST:
    case STEWARD_RULE_NEVER:
    default:
      break;
    }

  return TRUE;
}

/**
 * steward_shape_check:
 * @self: a compiled shape
 * @root: the root of a document
 * @names: how findings are called
 * @findings: (element-type StewardFinding): where they go
 *
 * Compares a document with its shape. What the official schema rejects is an
 * error; formats, which it only mentions, are warnings.
 */
void
steward_shape_check (const StewardShape      *self,
                     const StewardNode       *root,
                     const StewardShapeNames *names,
                     GPtrArray               *findings)
{
  StewardShapeReport report = { .shape = self, .names = names, .findings = findings };

  if (steward_node_get_kind (root) == STEWARD_NODE_MAPPING)
    check_mapping (&report, root, NULL, self->root);
  steward_shape_report_left_out (&report);
}
