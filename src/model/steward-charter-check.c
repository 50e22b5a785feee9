/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each part of a charter says may be right and together still be wrong:
 * thresholds that cannot be reached once a seat is recused, a charter that
 * nobody can change. */

#include "config.h"

#include "steward-charter-private.h"

/* The most seats of one domain: so many are recused for its products. */
static guint
count_recused (const StewardCharter *charter)
{
  guint most = 0;

  for (guint i = 0; charter->recuse_own_domain && i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      guint n = 0;

      for (guint k = 0; seat->domain != NULL && k < charter->seats->len; k++)
        {
          const StewardSeat *other = g_ptr_array_index (charter->seats, k);

          n += g_strcmp0 (seat->domain, other->domain) == 0 &&
               (other->role == STEWARD_SEAT_MEMBER || other->role == STEWARD_SEAT_CHAIR);
        }
      most = MAX (most, n);
    }

  return most;
}

static const StewardNode *
find_review_node (StewardCharterReader *self,
                  StewardReviewKind     kind)
{
  const StewardNode *list = steward_node_get_member (self->root, "reviews");

  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    {
      const StewardNode *node = steward_node_get_child (list, i);

      if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING &&
          g_strcmp0 (steward_node_get_member_text (node, "kind"), steward_review_kind_to_id (kind)) == 0)
        return node;
    }

  return list;
}

static void
check_reach (StewardCharterReader   *self,
             const StewardProcedure *procedure,
             guint                   n_seats)
{
  guint n_left = n_seats - MIN (n_seats, count_recused (self->charter));
  const StewardNode *node = find_review_node (self, procedure->kind);

  if (procedure->kind == STEWARD_REVIEW_CHARTER || procedure->quorum > n_seats)
    return;
  if (procedure->quorum > n_left)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/quorum-recused", node,
                            g_strdup_printf ("“%s”: the quorum of %u is never met when a domain's seat is recused.",
                                             procedure->title, procedure->quorum),
                            "Lower the quorum, or add seats.");
  if (procedure->approve.kind == STEWARD_SHARE_COUNT && procedure->approve.count <= n_seats &&
      procedure->approve.count > n_left)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/unreachable-recused", node,
                            g_strdup_printf ("“%s”: %u approvals are never reached when a domain's seat is recused.",
                                             procedure->title, procedure->approve.count),
                            "Lower the threshold, or write it as a fraction of those who may vote.");
}

/**
 * steward_charter_check:
 * @self: a reader that has read every section
 *
 * Reports what contradicts itself across sections.
 */
void
steward_charter_check (StewardCharterReader *self)
{
  const StewardCharter *charter = self->charter;
  guint n_seats = steward_charter_count_seats (charter, FALSE);

  for (guint i = 0; i < charter->procedures->len; i++)
    check_reach (self, g_ptr_array_index (charter->procedures, i), n_seats);

  if (charter->procedures->len > 0 && steward_charter_get_procedure (charter, STEWARD_REVIEW_CHARTER) == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/unchangeable",
                            steward_node_get_member (self->root, "reviews"),
                            g_strdup ("There is no rule for changing this charter; it could never be changed."),
                            "Add a review of kind “charter”.");
  if (charter->levels->len > 0 && steward_charter_get_procedure (charter, STEWARD_REVIEW_CERTIFICATION) == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/levels",
                            steward_node_get_member (self->root, "certification"),
                            g_strdup ("There are levels of certification, and no rule for reviewing one."),
                            "Add a review of kind “certification”.");
}
