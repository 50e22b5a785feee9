/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seats of a charter: who sits there, for what, in which role. */

#include "config.h"

#include "steward-charter-private.h"

static const struct { const char *id; StewardTouches touches; } conditions[] = {
  { "personal-data", STEWARD_TOUCHES_PERSONAL },
  { "restricted-data", STEWARD_TOUCHES_RESTRICTED },
  { "external-visibility", STEWARD_TOUCHES_EXTERNAL },
  { "breaking-change", STEWARD_TOUCHES_BREAKING },
  { "always", STEWARD_TOUCHES_ALWAYS },
};

static StewardTouches
read_condition (StewardCharterReader *self,
                const StewardNode    *node)
{
  const char *text = steward_node_get_kind (node) == STEWARD_NODE_SCALAR ? steward_node_get_text (node) : "";

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (g_strcmp0 (conditions[i].id, text) == 0)
      return conditions[i].touches;

  steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/condition", node,
                          g_strdup_printf ("“%.40s” is no condition under which a seat is asked.", text),
                          "Write personal-data, restricted-data, external-visibility, breaking-change or always.");
  return STEWARD_TOUCHES_NOTHING;
}

static void
read_conditions (StewardCharterReader *self,
                 const StewardNode    *node,
                 StewardSeat          *seat)
{
  const StewardNode *list = steward_charter_get_list (self, node, "askedWhen");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    seat->asked_when |= read_condition (self, steward_node_get_child (list, i));
  if (list != NULL && seat->role != STEWARD_SEAT_VETO)
    steward_charter_fail (self, "charter/asked-when", list,
                          g_strdup_printf ("The seat “%s” has conditions under which it is asked; only veto seats do.",
                                           seat->id));
  if (list != NULL && steward_node_get_n_children (list) == 0)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/asked-when", list,
                            g_strdup_printf ("The seat “%s” has an empty list of conditions and is always asked.",
                                             seat->id),
                            "Leave “askedWhen” out, or name a condition.");
}

static void
read_role (StewardCharterReader *self,
           const StewardNode    *node,
           StewardSeat          *seat)
{
  const char *role = steward_charter_get_text (self, node, "role", FALSE);

  if (role != NULL && !steward_seat_role_from_id (role, &seat->role))
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/role", steward_charter_node_of (node, "role"),
                            g_strdup_printf ("“%.40s” is no role of a seat.", role),
                            "Write chair, member, veto or auditor.");
  if (seat->role == STEWARD_SEAT_CHAIR && steward_charter_get_chair (self->charter) != NULL)
    steward_charter_fail (self, "charter/two-chairs", steward_charter_node_of (node, "role"),
                          g_strdup_printf ("Both “%s” and “%s” are the chair.",
                                           steward_charter_get_chair (self->charter)->id, seat->id));
}

/* What a seat speaks for. */
static void
read_scope (StewardCharterReader *self,
            const StewardNode    *node,
            StewardSeat          *seat)
{
  seat->domain = g_strdup (steward_charter_get_text (self, node, "domain", FALSE));
  seat->function = g_strdup (steward_charter_get_text (self, node, "function", FALSE));
  if (seat->domain != NULL && seat->function != NULL)
    steward_charter_fail (self, "charter/scope", steward_charter_node_of (node, "function"),
                          g_strdup_printf ("The seat “%s” has a domain and a function; it should have one of them.",
                                           seat->id));
  else if (seat->role == STEWARD_SEAT_VETO && seat->function == NULL)
    steward_charter_fail (self, "charter/scope", node,
                          g_strdup_printf ("The veto seat “%s” needs a function.", seat->id));
  else if (seat->domain == NULL && seat->function == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/scope", node,
                            g_strdup_printf ("The seat “%s” has neither a domain nor a function.", seat->id),
                            "Say what the seat speaks for.");
}

static void
read_holder (StewardCharterReader *self,
             const StewardNode    *node,
             StewardSeat          *seat)
{
  seat->holder = g_strdup (steward_charter_get_text (self, node, "holder", FALSE));
  seat->name = g_strdup (steward_charter_get_text (self, node, "name", FALSE));
  if (seat->holder == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/vacant", node,
                            g_strdup_printf ("The seat “%s” is vacant.", seat->id), "Name a holder.");
}

static void
read_seat (StewardCharterReader *self,
           const StewardNode    *node)
{
  const char *id;
  StewardSeat *seat;

  if (!steward_charter_is_map (self, node, "A seat"))
    return;
  id = steward_charter_get_text (self, node, "seat", TRUE);
  if (id == NULL)
    return;
  if (!steward_charter_is_id (id))
    steward_charter_fail (self, "charter/id", steward_charter_node_of (node, "seat"),
                          g_strdup_printf ("“%.40s” is no id of a seat; it should have small letters, digits and "
                                           "hyphens.", id));
  if (steward_charter_find_seat (self->charter, id) != NULL)
    steward_charter_fail (self, "charter/seat-twice", steward_charter_node_of (node, "seat"),
                          g_strdup_printf ("There are two seats “%.40s”.", id));

  seat = g_new0 (StewardSeat, 1);
  seat->id = g_strdup (id);
  seat->title = g_strdup (steward_charter_get_text (self, node, "title", FALSE));
  if (seat->title == NULL)
    seat->title = g_strdup (id);
  read_role (self, node, seat);
  read_scope (self, node, seat);
  read_holder (self, node, seat);
  read_conditions (self, node, seat);
  g_ptr_array_add (self->charter->seats, seat);
}

/**
 * steward_charter_read_seats:
 * @self: a reader
 *
 * Reads the section "seats".
 */
void
steward_charter_read_seats (StewardCharterReader *self)
{
  const StewardNode *list = steward_charter_get_list (self, self->root, "seats");

  if (list == NULL)
    {
      steward_charter_fail (self, "charter/missing", self->root, g_strdup ("“seats” is missing: who decides?"));
      return;
    }

  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    read_seat (self, steward_node_get_child (list, i));
  if (steward_charter_get_chair (self->charter) == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/no-chair", list,
                            g_strdup ("No seat is the chair."), "Give one seat “role: chair”.");
}
