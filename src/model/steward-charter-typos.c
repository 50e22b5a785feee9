/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Members that a charter does not know are left alone, because other features
 * use them. One that is almost the name of a known member is a slip of the
 * pen, and without a word the rule that it should hold would not be there. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define MAX_NAME 32

static const char *const root_names[] = {
  "charter", "council", "timezone", "workingHours", "holidays", "seats", "quorum", "reviews", "conflicts", "override",
  "delegation", "checklists", "certification", "escalation", "access", "levels",
  "incidents", NULL,
};

static const char *const seat_names[] = {
  "seat", "title", "role", "domain", "function", "holder", "name", "askedWhen", NULL,
};

static const char *const review_names[] = {
  "kind", "title", "approve", "reject", "quorum", "days", "ofAllSeats", "bulk", "longest", "checklist", NULL,
};

static const char *const level_names[] = { "level", "term", "lead", "includes", "criteria", NULL };

static const char *const conflict_names[] = { "ownDomain", NULL };

static const char *const delegation_names[] = { "allowed", "longest", "chain", "active", NULL };

static const char *const delegate_names[] = {
  "id", "from", "to", "seat", "kinds", "since", "until", "reason", NULL,
};

static const char *const access_names[] = {
  "purposes", "legalBases", "incompatible", "longest", "days", "terms", "checklist", "matrix", "rules", "emergency",
  "attestation", NULL,
};

static const char *const row_names[] = { "classification", "purposes", "steps", "needs", NULL };

static const char *const rule_names[] = { "rule", "text", "when", "then", NULL };

static const char *const emergency_names[] = { "allowed", "longest", "review", NULL };

static const char *const promise_names[] = {
  "target", "regulatory", "operational", "analytics", "window", "hold", NULL,
};

static const char *const incident_names[] = {
  "acknowledgeWithin", "hours", "ladder", "hysteresis", "patience", "whenBudgetSpent", NULL,
};

static const char *const choice_names[] = { "id", "text", NULL };

/* How many letters have to be changed, added or left out, whatever their case. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  guint row[MAX_NAME + 1];
  gsize n = strlen (b);

  for (guint i = 0; i <= n; i++)
    row[i] = i;
  for (guint i = 1; *a != '\0'; a++, i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint k = 1; k <= n; k++)
        {
          guint same = corner + (g_ascii_tolower (*a) != g_ascii_tolower (b[k - 1]));

          corner = row[k];
          row[k] = MIN (same, MIN (row[k], row[k - 1]) + 1);
        }
    }

  return row[n];
}

/* (nullable): the known name that @name is almost. Short names have to be
 * nearer than long ones. */
static const char *
find_meant (const char        *name,
            const char *const *known)
{
  gsize length = strlen (name);
  guint most = length < 4 ? 0 : length < 6 ? 1 : 2;

  if (length > MAX_NAME || g_strv_contains (known, name))
    return NULL;
  for (; *known != NULL; known++)
    if (measure_distance (name, *known) <= most)
      return *known;

  return NULL;
}

static void
check_names (StewardCharterReader *self,
             const StewardNode    *map,
             const char *const    *known)
{
  if (map == NULL || steward_node_get_kind (map) != STEWARD_NODE_MAPPING)
    return;

  for (unsigned i = 0; i < steward_node_get_n_children (map); i++)
    {
      const char *name = steward_node_get_key (map, i);
      const char *meant = find_meant (name, known);

      if (meant != NULL && steward_node_get_member (map, meant) == NULL)
        steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/name", steward_node_get_key_node (map, i),
                                g_strdup_printf ("“%s” is not known here; “%s” would be.", name, meant),
                                "Correct the name, if it was meant.");
    }
}

static void
check_list (StewardCharterReader *self,
            const StewardNode    *map,
            const char           *name,
            const char *const    *known)
{
  const StewardNode *list = NULL;

  if (map != NULL && steward_node_get_kind (map) == STEWARD_NODE_MAPPING)
    list = steward_node_get_member (map, name);
  if (list == NULL || steward_node_get_kind (list) != STEWARD_NODE_SEQUENCE)
    return;

  for (unsigned i = 0; i < MIN (steward_node_get_n_children (list), STEWARD_CHARTER_MAX_ITEMS); i++)
    check_names (self, steward_node_get_child (list, i), known);
}

static void
check_access (StewardCharterReader *self)
{
  const StewardNode *access = steward_node_get_member (self->root, "access");

  if (access == NULL || steward_node_get_kind (access) != STEWARD_NODE_MAPPING)
    return;

  check_names (self, access, access_names);
  check_names (self, steward_node_get_member (access, "emergency"), emergency_names);
  check_list (self, access, "purposes", choice_names);
  check_list (self, access, "legalBases", choice_names);
  check_list (self, access, "matrix", row_names);
  check_list (self, access, "rules", rule_names);
}

/**
 * steward_charter_check_names:
 * @self: a reader
 *
 * Warns of members whose names are almost known.
 */
void
steward_charter_check_names (StewardCharterReader *self)
{
  const StewardNode *delegation = steward_node_get_member (self->root, "delegation");

  check_names (self, self->root, root_names);
  check_names (self, steward_node_get_member (self->root, "conflicts"), conflict_names);
  check_names (self, delegation, delegation_names);
  check_list (self, self->root, "seats", seat_names);
  check_list (self, self->root, "reviews", review_names);
  check_list (self, self->root, "certification", level_names);
  check_list (self, delegation, "active", delegate_names);
  check_access (self);
  check_names (self, steward_node_get_member (self->root, "levels"), promise_names);
  check_names (self, steward_node_get_member (self->root, "incidents"), incident_names);
}
