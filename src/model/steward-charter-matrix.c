/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix: who is asked about which data, step by step. */

#include "config.h"

#include "steward-charter-access-private.h"

#include <string.h>

static const char *const step_names[] = {
  "step", "title", "role", "any", "all", "atLeast", "of", "when", NULL,
};

/* Whether somebody may have @role; what is off is reported. */
gboolean
steward_charter_check_role (StewardCharterReader *self,
                            const StewardNode    *node,
                            const char           *role)
{
  const StewardSeat *seat = steward_charter_find_seat (self->charter, role);

  if (strcmp (role, STEWARD_ACCESS_ROLE_OWNER) == 0 || strcmp (role, STEWARD_ACCESS_ROLE_CONSUMER_OWNER) == 0)
    return TRUE;
  if (seat == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/role", node,
                            g_strdup_printf ("There is no seat “%.60s”, and no role of this name.", role),
                            "Write owner, consumer-owner, or the id of a seat.");
  else if (seat->role == STEWARD_SEAT_AUDITOR)
    steward_charter_fail (self, "charter/role", node,
                          g_strdup_printf ("The seat “%.60s” is an auditor's, who decides nothing.", role));

  return seat != NULL && seat->role != STEWARD_SEAT_AUDITOR;
}

static void
add_role (StewardCharterReader *self,
          const StewardNode    *node,
          GPtrArray            *roles)
{
  const char *role = steward_charter_get_item (self, node, "A role");

  if (role == NULL || !steward_charter_check_role (self, node, role))
    return;
  if (g_ptr_array_find_with_equal_func (roles, role, g_str_equal, NULL))
    steward_charter_fail (self, "charter/role", node, g_strdup_printf ("The role “%.60s” is there twice.", role));
  else
    g_ptr_array_add (roles, g_strdup (role));
}

static void
add_roles (StewardCharterReader *self,
           const StewardNode    *map,
           const char           *name,
           GPtrArray            *roles)
{
  const StewardNode *list = steward_charter_get_list (self, map, name);

  if (list != NULL && steward_node_get_n_children (list) == 0)
    steward_charter_fail (self, "charter/step", list, g_strdup_printf ("The list “%s” is empty.", name));
  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    add_role (self, steward_node_get_child (list, i), roles);
}

/* Which of the ways to name roles a step uses; exactly one. */
static const char *
find_form (StewardCharterReader *self,
           const StewardNode    *map)
{
  static const char *const forms[] = { "role", "any", "all", "of" };
  const char *form = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (steward_node_get_member (map, forms[i]) == NULL)
        continue;
      form = forms[i];
      n++;
    }
  if (n == 1)
    return form;

  steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/step", map,
                          g_strdup (n == 0 ? "The step names no role." : "The step names its roles in two ways."),
                          "Write one of role, any, all, or atLeast with of.");
  return NULL;
}

static void
check_members (StewardCharterReader *self,
               const StewardNode    *map)
{
  for (unsigned i = 0; i < steward_node_get_n_children (map); i++)
    if (!g_strv_contains (step_names, steward_node_get_key (map, i)))
      steward_charter_fail (self, "charter/step", steward_node_get_key_node (map, i),
                            g_strdup_printf ("A step has no “%.40s”.", steward_node_get_key (map, i)));
}

static void
read_needed (StewardCharterReader  *self,
             const StewardNode     *map,
             const char            *form,
             guint                  n_roles,
             StewardAccessStepRule *step)
{
  gboolean counted = strcmp (form, "of") == 0;

  step->needed = strcmp (form, "all") == 0 ? MAX (n_roles, 1) : 1;
  if (counted && !steward_charter_get_count (self, map, "atLeast", MAX (n_roles, 1), &step->needed) &&
      steward_node_get_member (map, "atLeast") == NULL)
    steward_charter_fail (self, "charter/missing", map, g_strdup ("“atLeast” is missing: how many of them?"));
  else if (!counted && steward_node_get_member (map, "atLeast") != NULL)
    steward_charter_fail (self, "charter/step", steward_node_get_member (map, "atLeast"),
                          g_strdup ("“atLeast” goes with “of”."));
}

static void
read_step_map (StewardCharterReader  *self,
               const StewardNode     *map,
               StewardAccessRules    *rules,
               GPtrArray             *roles,
               StewardAccessStepRule *step)
{
  const char *form;

  check_members (self, map);
  step->when = steward_charter_read_when (self, map, rules);
  step->title = g_strdup (steward_charter_get_text (self, map, "title", FALSE));
  step->id = g_strdup (steward_charter_get_text (self, map, "step", FALSE));
  if (step->id != NULL && !steward_charter_is_id (step->id))
    steward_charter_fail (self, "charter/id", steward_node_get_member (map, "step"),
                          g_strdup_printf ("“%.40s” is no id of a step; it should have small letters, digits and "
                                           "hyphens.", step->id));
  form = find_form (self, map);
  if (form == NULL)
    return;
  if (strcmp (form, "role") == 0)
    add_role (self, steward_node_get_member (map, "role"), roles);
  else
    add_roles (self, map, form, roles);
  read_needed (self, map, form, roles->len, step);
}

/* (transfer full): "Privacy", "Owner or Privacy", "2 of Owner, Privacy, Security". */
static char *
make_title (StewardCharterReader        *self,
            const StewardAccessStepRule *step)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) titles = NULL;
  g_autofree char *list = NULL;
  guint n = g_strv_length (step->roles);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = steward_access_role_to_title (self->charter, step->roles[i]);

      g_strv_builder_add (builder, title);
    }
  titles = g_strv_builder_end (builder);
  list = g_strjoinv (step->needed == 1 ? " or " : step->needed == n ? " and " : ", ", titles);
  if (step->needed == 1 || step->needed == n)
    return g_steal_pointer (&list);

  return g_strdup_printf ("%u of %s", step->needed, list);
}

static gboolean
has_step (GPtrArray  *steps,
          const char *id)
{
  for (guint i = 0; i < steps->len; i++)
    if (strcmp (((StewardAccessStepRule *) steps->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_step (StewardCharterReader *self,
           const StewardNode    *node,
           StewardAccessRules   *rules,
           StewardAccessRow     *row)
{
  g_autoptr(StewardAccessStepRule) step = g_new0 (StewardAccessStepRule, 1);
  g_autoptr(GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  step->needed = 1;
  if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
    add_role (self, node, roles);
  else if (steward_charter_is_map (self, node, "A step"))
    read_step_map (self, node, rules, roles, step);
  if (roles->len == 0)
    return;

  g_ptr_array_add (roles, NULL);
  step->roles = g_strdupv ((char **) roles->pdata);
  if (step->id == NULL)
    step->id = step->roles[1] == NULL ? g_strdup (step->roles[0])
                                      : g_strdup_printf ("step-%u", row->steps->len + 1);
  if (step->title == NULL)
    step->title = make_title (self, step);
  if (has_step (row->steps, step->id))
    steward_charter_fail (self, "charter/step", node,
                          g_strdup_printf ("The step “%.60s” is there twice in one row.", step->id));
  g_ptr_array_add (row->steps, g_steal_pointer (&step));
}

static void
read_needs (StewardCharterReader *self,
            const StewardNode    *node,
            StewardAccessRow     *row)
{
  const StewardNode *list = steward_charter_get_list (self, node, "needs");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    {
      const StewardNode *item = steward_node_get_child (list, i);
      const char *need = steward_charter_get_item (self, item, "A need");

      if (need != NULL && !steward_access_is_need (need))
        steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/need", item,
                                g_strdup_printf ("“%.40s” is nothing that a request can have.", need),
                                "Write purpose, legal basis, impact assessment, ticket, terms or answerable.");
      if (need != NULL)
        g_strv_builder_add (builder, need);
    }
  row->needs = g_strv_builder_end (builder);
}

/* A row after one of the same class that fits always is never reached. */
static void
check_reached (StewardCharterReader   *self,
               const StewardNode      *node,
               const StewardAccessRow *row,
               GPtrArray              *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const StewardAccessRow *other = g_ptr_array_index (rows, i);

      if (other->classification == row->classification && other->purposes == NULL && row->purposes == NULL)
        steward_charter_fail (self, "charter/matrix", node,
                              g_strdup_printf ("The matrix has two rows for %s data.",
                                               steward_classification_to_id (row->classification)));
    }
}

/* Its name in events: what a person finds again in the charter. */
static char *
make_rule_name (const StewardAccessRow *row)
{
  const char *classification = steward_classification_to_id (row->classification);
  g_autofree char *purposes = row->purposes != NULL ? g_strjoinv (", ", row->purposes) : NULL;

  return purposes != NULL ? g_strdup_printf ("matrix %s, %s", classification, purposes)
                          : g_strdup_printf ("matrix %s", classification);
}

static void
read_row (StewardCharterReader *self,
          const StewardNode    *node,
          StewardAccessRules   *rules)
{
  g_autoptr(StewardAccessRow) row = NULL;
  const StewardNode *steps, *purposes;
  const char *classification;

  if (!steward_charter_is_map (self, node, "A row of the matrix"))
    return;
  row = g_new0 (StewardAccessRow, 1);
  row->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_step_rule_free);
  classification = steward_charter_get_text (self, node, "classification", TRUE);
  if (classification == NULL ||
      !steward_charter_read_classification (self, steward_charter_node_of (node, "classification"), classification,
                                            &row->classification))
    return;

  purposes = steward_node_get_member (node, "purposes");
  if (purposes != NULL && !steward_node_is_null (purposes))
    row->purposes = steward_charter_read_ids (self, purposes, rules->purposes, "purpose");
  row->rule = make_rule_name (row);
  read_needs (self, node, row);
  steps = steward_charter_get_list (self, node, "steps");
  if (steps == NULL && steward_node_get_member (node, "steps") == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/missing", node, g_strdup ("“steps” is missing."),
                            "Write “steps: []” if nobody is to be asked about such data.");
  for (unsigned i = 0; steps != NULL && i < steward_node_get_n_children (steps); i++)
    read_step (self, steward_node_get_child (steps, i), rules, row);
  check_reached (self, node, row, rules->rows);
  g_ptr_array_add (rules->rows, g_steal_pointer (&row));
}

/* The list "matrix" of the section @access. */
void
steward_charter_read_matrix (StewardCharterReader *self,
                             const StewardNode    *access,
                             StewardAccessRules   *rules)
{
  const StewardNode *list = steward_charter_get_list (self, access, "matrix");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_row (self, steward_node_get_child (list, i), rules);
  if (list == NULL || steward_node_get_n_children (list) == 0)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/matrix", access,
                            g_strdup ("“access” has no matrix, so that nobody can be given anything."),
                            "Add a row for each classification that may be asked for.");
}
