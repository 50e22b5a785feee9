/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What runs by the clock: levels of certification and their term, the ladder
 * of escalation, delegations and their period. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define DEFAULT_LEAD_DAYS 30
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define SUMMER_TIME (G_GINT64_CONSTANT (2 * 3600) * G_USEC_PER_SEC)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define MOST_OFFSET 1000
#define MOST_WORDS 2000                /* bytes */

static void
read_level_terms (StewardCharterReader *self,
                  const StewardNode    *node,
                  StewardLevelRule     *rule)
{
  rule->lead_days = DEFAULT_LEAD_DAYS;
  if (!steward_charter_get_days (self, node, "term", &rule->term_days) &&
      steward_charter_get_text (self, node, "term", TRUE) == NULL)
    return;

  steward_charter_get_days (self, node, "lead", &rule->lead_days);
  if (rule->term_days > 0 && rule->lead_days >= rule->term_days)
    steward_charter_fail (self, "charter/lead", steward_charter_node_of (node, "lead"),
                          g_strdup_printf ("Re-certification would open %u days before the end of a term of %u days.",
                                           rule->lead_days, rule->term_days));
}

/* What only people read, in whatever form it was written before. */
static char *
read_words (const StewardNode *node,
            const char        *name)
{
  const StewardNode *words = steward_node_get_member (node, name);
  const char *text = words != NULL && steward_node_get_kind (words) == STEWARD_NODE_SCALAR
                       ? steward_node_get_text (words) : NULL;

  return text != NULL && *text != '\0' && strlen (text) <= MOST_WORDS ? g_strdup (text) : NULL;
}

static gboolean
read_level (StewardCharterReader *self,
            const StewardNode    *node)
{
  const char *id;
  StewardLevelRule *rule;
  StewardCertification level;

  if (!steward_charter_is_map (self, node, "A level"))
    return FALSE;
  id = steward_charter_get_text (self, node, "level", TRUE);
  if (id == NULL)
    return FALSE;
  level = steward_certification_from_text (id);
  if (level == STEWARD_CERTIFICATION_NONE || strcmp (id, steward_certification_to_id (level)) != 0)
    {
      steward_charter_fail (self, "charter/level", steward_charter_node_of (node, "level"),
                            g_strdup_printf ("“%.40s” is no level; there are bronze, silver and gold.", id));
      return FALSE;
    }
  if (steward_charter_get_level (self->charter, level) != NULL)
    {
      steward_charter_fail (self, "charter/level-twice", steward_charter_node_of (node, "level"),
                            g_strdup_printf ("There are two rules for the level “%s”.", id));
      return FALSE;
    }

  rule = g_new0 (StewardLevelRule, 1);
  rule->level = level;
  read_level_terms (self, node, rule);
  rule->criteria = steward_charter_read_items (self, steward_charter_get_list (self, node, "criteria"));
  rule->suspended_when = read_words (node, "suspendedWhen");
  rule->restored_when = read_words (node, "restoredWhen");
  g_ptr_array_add (self->charter->levels, rule);

  return TRUE;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const StewardLevelRule *x = *(const StewardLevelRule *const *) a;
  const StewardLevelRule *y = *(const StewardLevelRule *const *) b;

  return (int) x->level - (int) y->level;
}

/* Puts the criteria of @lower before those of @rule. */
static void
include_criteria (StewardCharterReader   *self,
                  const StewardNode      *node,
                  StewardLevelRule       *rule,
                  const StewardLevelRule *lower)
{
  GPtrArray *all = steward_charter_copy_items (lower->criteria);

  for (guint i = 0; i < rule->criteria->len; i++)
    {
      StewardChecklistItem *item = g_ptr_array_index (rule->criteria, i);

      for (guint n = 0; n < lower->criteria->len; n++)
        if (strcmp (((StewardChecklistItem *) lower->criteria->pdata[n])->id, item->id) == 0)
          steward_charter_fail (self, "charter/item-twice", node,
                                g_strdup_printf ("The level “%s” has the criterion “%s” twice, once through “%s”.",
                                                 steward_certification_to_id (rule->level), item->id,
                                                 steward_certification_to_id (lower->level)));
    }
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&rule->criteria));
  rule->criteria = all;
}

static void
read_includes (StewardCharterReader *self,
               const StewardNode    *node,
               StewardLevelRule     *rule)
{
  const char *id = steward_charter_get_text (self, node, "includes", FALSE);
  StewardCertification level = steward_certification_from_text (id);
  const StewardLevelRule *lower = steward_charter_get_level (self->charter, level);

  if (id == NULL)
    return;
  if (level == STEWARD_CERTIFICATION_NONE || lower == NULL || level >= rule->level)
    {
      steward_charter_fail (self, "charter/includes", steward_charter_node_of (node, "includes"),
                            g_strdup_printf ("“%s” can include a lower level that has a rule, and not “%.40s”.",
                                             steward_certification_to_id (rule->level), id));
      return;
    }
  include_criteria (self, node, rule, lower);
}

/**
 * steward_charter_read_levels:
 * @self: a reader
 *
 * Reads the section "certification". Levels are filled from below, so that
 * what one includes is complete.
 */
void
steward_charter_read_levels (StewardCharterReader *self)
{
  const StewardNode *list = steward_charter_get_list (self, self->root, "certification");
  GPtrArray *levels = self->charter->levels;
  g_autoptr(GHashTable) nodes = g_hash_table_new (NULL, NULL);

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    if (read_level (self, steward_node_get_child (list, i)))
      g_hash_table_insert (nodes, g_ptr_array_index (levels, levels->len - 1),
                           (gpointer) steward_node_get_child (list, i));
  g_ptr_array_sort (levels, compare_levels);
  for (guint i = 0; i < levels->len; i++)
    read_includes (self, g_hash_table_lookup (nodes, g_ptr_array_index (levels, i)), g_ptr_array_index (levels, i));
}

/* "due", "3 working days", "1 working day before due", "4 working hours after
 * due" */
static gboolean
parse_offset (StewardCalendar *calendar,
              const char      *text,
              gint64          *out_offset)
{
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *count = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *side = NULL;
  guint64 n;

  *out_offset = 0;
  if (strcmp (text, "due") == 0)
    return TRUE;

  regex = g_regex_new ("^([0-9]{1,4}) (?:working )?(day|hour)s?(?: (before|after) due)?$", 0, 0, NULL);
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  count = g_match_info_fetch (match, 1);
  unit = g_match_info_fetch (match, 2);
  side = g_match_info_fetch (match, 3);
  n = g_ascii_strtoull (count, NULL, 10);
  if (n == 0 || n > MOST_OFFSET)
    return FALSE;

  *out_offset = (gint64) n * (strcmp (unit, "day") == 0 ? steward_calendar_get_day_length (calendar) : HOUR);
  if (g_strcmp0 (side, "before") == 0)
    *out_offset = -*out_offset;

  return TRUE;
}

static int
compare_escalations (gconstpointer a,
                     gconstpointer b)
{
  const StewardEscalation *x = *(const StewardEscalation *const *) a;
  const StewardEscalation *y = *(const StewardEscalation *const *) b;

  return (x->offset > y->offset) - (x->offset < y->offset);
}

static void
read_escalation (StewardCharterReader *self,
                 const StewardNode    *node)
{
  StewardEscalation *step;
  const char *after, *to;
  gint64 offset;

  if (!steward_charter_is_map (self, node, "A step of the escalation"))
    return;
  after = steward_charter_get_text (self, node, "after", TRUE);
  to = steward_charter_get_text (self, node, "to", TRUE);
  if (after == NULL || to == NULL)
    return;
  if (!parse_offset (self->charter->calendar, after, &offset))
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/escalation",
                              steward_charter_node_of (node, "after"),
                              g_strdup_printf ("“%.60s” says not when the step is taken.", after),
                              "Write “1 working day before due”, “due” or “3 working days”.");
      return;
    }

  step = g_new0 (StewardEscalation, 1);
  step->offset = offset;
  step->to = g_strdup (to);
  step->by = g_strdup (steward_charter_get_text (self, node, "by", FALSE));
  if (step->by == NULL)
    step->by = g_strdup ("notification");
  g_ptr_array_add (self->charter->escalations, step);
}

/**
 * steward_charter_read_escalations:
 * @self: a reader whose calendar is read
 *
 * Reads the section "escalation".
 */
void
steward_charter_read_escalations (StewardCharterReader *self)
{
  const StewardNode *list = steward_charter_get_list (self, self->root, "escalation");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_escalation (self, steward_node_get_child (list, i));
  g_ptr_array_sort (self->charter->escalations, compare_escalations);
}

static guint
read_kinds (StewardCharterReader *self,
            const StewardNode    *node)
{
  const StewardNode *list = steward_charter_get_list (self, node, "kinds");
  guint kinds = 0;

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    {
      const StewardNode *child = steward_node_get_child (list, i);
      const char *id = steward_node_get_kind (child) == STEWARD_NODE_SCALAR ? steward_node_get_text (child) : "";
      StewardReviewKind kind;

      if (steward_review_kind_from_id (id, &kind))
        kinds |= 1u << kind;
      else
        steward_charter_fail (self, "charter/kind", child, g_strdup_printf ("“%.40s” is no kind of review.", id));
    }

  return kinds;
}

static void
read_period (StewardCharterReader *self,
             const StewardNode    *node,
             StewardDelegation    *delegation)
{
  guint longest = self->charter->delegation_longest_days;
  gboolean begins = steward_charter_get_instant (self, node, "since", FALSE, &delegation->since);

  if (steward_charter_get_text (self, node, "until", TRUE) == NULL ||
      !steward_charter_get_instant (self, node, "until", TRUE, &delegation->until))
    return;

  if (!begins)
    {
      if (longest > 0 && steward_node_get_member (node, "since") == NULL)
        steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/missing", node,
                                g_strdup_printf ("“since” is missing: a delegation is for %u days at most.", longest),
                                "Write the first day of the delegation.");
    }
  else if (delegation->until <= delegation->since)
    steward_charter_fail (self, "charter/period", steward_charter_node_of (node, "until"),
                          g_strdup ("The delegation ends before it begins."));
  else if (longest > 0 && delegation->until - delegation->since > longest * DAY + SUMMER_TIME)
    steward_charter_fail (self, "charter/longest", steward_charter_node_of (node, "until"),
                          g_strdup_printf ("The delegation is longer than the %u days that are allowed.", longest));
}

static gboolean
holds_seat (const StewardCharter *charter,
            const char           *person,
            const char           *seat_id)
{
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0 && (seat_id == NULL || strcmp (seat->id, seat_id) == 0))
        return TRUE;
    }

  return FALSE;
}

static void
check_people (StewardCharterReader    *self,
              const StewardNode       *node,
              const StewardDelegation *delegation)
{
  if (strcmp (delegation->from, delegation->to) == 0)
    steward_charter_fail (self, "charter/delegation-self", steward_charter_node_of (node, "to"),
                          g_strdup ("A delegation is to the person from whom it is."));
  if (delegation->seat != NULL && steward_charter_find_seat (self->charter, delegation->seat) == NULL)
    steward_charter_fail (self, "charter/seat", steward_charter_node_of (node, "seat"),
                          g_strdup_printf ("There is no seat “%.40s”.", delegation->seat));
  else if (!self->charter->delegation_chain && !holds_seat (self->charter, delegation->from, delegation->seat))
    steward_charter_fail (self, "charter/delegation-seat", steward_charter_node_of (node, "from"),
                          delegation->seat != NULL
                          ? g_strdup_printf ("A delegation is from somebody who does not hold the seat “%.40s”.",
                                             delegation->seat)
                          : g_strdup ("A delegation is from somebody who holds no seat."));
}

static void
read_delegation (StewardCharterReader *self,
                 const StewardNode    *node,
                 unsigned              index)
{
  const char *from, *to, *id;
  StewardDelegation *delegation;

  if (!steward_charter_is_map (self, node, "A delegation"))
    return;
  from = steward_charter_get_text (self, node, "from", TRUE);
  to = steward_charter_get_text (self, node, "to", TRUE);
  if (from == NULL || to == NULL)
    return;

  delegation = steward_delegation_new ();
  delegation->in_document = TRUE;
  id = steward_charter_get_text (self, node, "id", FALSE);
  delegation->id = id != NULL ? g_strdup (id) : g_strdup_printf ("charter-%u", index + 1);
  delegation->from = g_strdup (from);
  delegation->to = g_strdup (to);
  delegation->seat = g_strdup (steward_charter_get_text (self, node, "seat", FALSE));
  delegation->reason = g_strdup (steward_charter_get_text (self, node, "reason", FALSE));
  delegation->kinds = read_kinds (self, node);
  read_period (self, node, delegation);
  check_people (self, node, delegation);
  g_ptr_array_add (self->charter->delegations, delegation);
}

/**
 * steward_charter_read_delegations:
 * @self: a reader whose seats and calendar are read
 *
 * Reads the section "delegation".
 */
void
steward_charter_read_delegations (StewardCharterReader *self)
{
  const StewardNode *node = steward_node_get_member (self->root, "delegation");
  const StewardNode *list;

  if (node == NULL || steward_node_is_null (node) || !steward_charter_is_map (self, node, "“delegation”"))
    return;

  self->charter->delegation_allowed = steward_charter_get_flag (self, node, "allowed", FALSE);
  self->charter->delegation_chain = steward_charter_get_flag (self, node, "chain", FALSE);
  steward_charter_get_days (self, node, "longest", &self->charter->delegation_longest_days);
  list = steward_charter_get_list (self, node, "active");
  if (list != NULL && steward_node_get_n_children (list) > 0 && !self->charter->delegation_allowed)
    steward_charter_fail (self, "charter/delegation", list,
                          g_strdup ("There are delegations, and delegation is not allowed."));
  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_delegation (self, steward_node_get_child (list, i), i);
}
