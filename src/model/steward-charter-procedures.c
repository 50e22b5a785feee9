/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How each kind of review is decided: thresholds, quorum, time, checklist. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define MOST_SEATS 1000
#define MOST_DAYS 1000

/* "2/3" */
static gboolean
parse_fraction (const char   *text,
                StewardShare *out_share)
{
  g_auto(GStrv) parts = g_strsplit (text, "/", 3);
  guint64 numerator, denominator;

  if (g_strv_length (parts) != 2)
    return FALSE;
  if (!g_ascii_string_to_unsigned (g_strstrip (parts[0]), 10, 1, MOST_SEATS, &numerator, NULL) ||
      !g_ascii_string_to_unsigned (g_strstrip (parts[1]), 10, 1, MOST_SEATS, &denominator, NULL))
    return FALSE;

  *out_share = (StewardShare) { STEWARD_SHARE_FRACTION, (guint) numerator, (guint) denominator };
  return TRUE;
}

static gboolean
parse_share (const char   *text,
             StewardShare *out_share)
{
  guint64 count;

  if (strcmp (text, "all") == 0)
    *out_share = (StewardShare) { .kind = STEWARD_SHARE_ALL };
  else if (strcmp (text, "majority") == 0)
    *out_share = (StewardShare) { .kind = STEWARD_SHARE_MAJORITY };
  else if (g_ascii_string_to_unsigned (text, 10, 1, MOST_SEATS, &count, NULL))
    *out_share = (StewardShare) { .kind = STEWARD_SHARE_COUNT, .count = (guint) count };
  else
    return parse_fraction (text, out_share);

  return TRUE;
}

/* A threshold that more seats would have to reach than there are can never be
 * reached. */
static void
check_share (StewardCharterReader *self,
             const StewardNode    *node,
             const char           *name,
             const StewardShare   *share)
{
  guint n_seats = steward_charter_count_seats (self->charter, FALSE);

  if (share->kind == STEWARD_SHARE_FRACTION && share->count > share->denominator)
    steward_charter_fail (self, "charter/unreachable", steward_charter_node_of (node, name),
                          g_strdup_printf ("“%s” is more than all: %u/%u.", name, share->count, share->denominator));
  else if (share->kind == STEWARD_SHARE_COUNT && share->count > n_seats)
    steward_charter_fail (self, "charter/unreachable", steward_charter_node_of (node, name),
                          g_strdup_printf ("“%s” can never be reached: it needs %u, and there are %u seats.", name,
                                           share->count, n_seats));
}

static gboolean
read_share (StewardCharterReader *self,
            const StewardNode    *node,
            const char           *name,
            gboolean              required,
            StewardShare         *out_share)
{
  const char *text = steward_charter_get_text (self, node, name, required);

  if (text == NULL)
    return FALSE;
  if (!parse_share (text, out_share))
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/threshold", steward_charter_node_of (node, name),
                              g_strdup_printf ("“%s” is no threshold: “%.40s”.", name, text),
                              "Write a number of seats, a fraction such as 2/3, majority, or all.");
      return FALSE;
    }
  check_share (self, node, name, out_share);

  return TRUE;
}

/* Without words of its own, as many reject as approve; where all must approve,
 * the first who does not decides. */
static void
read_thresholds (StewardCharterReader *self,
                 const StewardNode    *node,
                 StewardProcedure     *procedure)
{
  procedure->approve = (StewardShare) { .kind = STEWARD_SHARE_ALL };
  if (!read_share (self, node, "approve", TRUE, &procedure->approve))
    return;
  if (read_share (self, node, "reject", FALSE, &procedure->reject))
    return;

  procedure->reject = procedure->approve;
  if (procedure->approve.kind == STEWARD_SHARE_ALL)
    procedure->reject = (StewardShare) { .kind = STEWARD_SHARE_COUNT, .count = 1 };
}

static guint
read_quorum (StewardCharterReader *self,
             const StewardNode    *node)
{
  guint n_seats = steward_charter_count_seats (self->charter, FALSE);
  guint quorum = 0;

  if (!steward_charter_get_count (self, node, "quorum", MOST_SEATS, &quorum))
    return 0;
  if (quorum > n_seats)
    steward_charter_fail (self, "charter/quorum", steward_charter_node_of (node, "quorum"),
                          g_strdup_printf ("The quorum of %u can never be met: there are %u seats.", quorum,
                                           n_seats));
  else if (quorum > steward_charter_count_seats (self->charter, TRUE))
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/quorum", steward_charter_node_of (node, "quorum"),
                            g_strdup_printf ("The quorum of %u cannot be met while seats are vacant.", quorum),
                            "Name holders for the vacant seats.");

  return quorum;
}

/* By name, or written out, or the list that is called like the kind. */
static GPtrArray *
read_checklist (StewardCharterReader *self,
                const StewardNode    *node,
                StewardReviewKind     kind)
{
  const StewardNode *member = steward_node_get_member (node, "checklist");
  const char *name;
  GPtrArray *items;

  if (member != NULL && steward_node_get_kind (member) == STEWARD_NODE_SEQUENCE)
    return steward_charter_read_items (self, steward_charter_get_list (self, node, "checklist"));

  name = steward_charter_get_text (self, node, "checklist", FALSE);
  items = g_hash_table_lookup (self->checklists, name != NULL ? name : steward_review_kind_to_id (kind));
  if (name != NULL && items == NULL)
    steward_charter_fail (self, "charter/checklist", member,
                          g_strdup_printf ("There is no checklist “%.40s”.", name));

  return steward_charter_copy_items (items);
}

static void
read_terms (StewardCharterReader *self,
            const StewardNode    *node,
            StewardProcedure     *procedure)
{
  if (!steward_charter_get_count (self, node, "days", MOST_DAYS, &procedure->days))
    {
      procedure->days = 10;
      if (steward_node_get_member (node, "days") == NULL)
        steward_charter_report (self, STEWARD_SEVERITY_INFO, "charter/days", node,
                                g_strdup ("“days” is missing; ten working days are taken."),
                                "Write in how many working days it should be decided.");
    }
  procedure->of_all_seats = steward_charter_get_flag (self, node, "ofAllSeats", FALSE);
  procedure->bulk = steward_charter_get_flag (self, node, "bulk", FALSE);
  if (steward_charter_get_days (self, node, "longest", &procedure->longest_days) &&
      procedure->kind != STEWARD_REVIEW_EXCEPTION)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/longest",
                            steward_charter_node_of (node, "longest"),
                            g_strdup ("“longest” has a meaning for exceptions only."), "Leave it out.");
}

static void
read_procedure (StewardCharterReader *self,
                const StewardNode    *node,
                guint                 quorum)
{
  const char *id;
  StewardReviewKind kind;
  StewardProcedure *procedure;

  if (!steward_charter_is_map (self, node, "A kind of review"))
    return;
  id = steward_charter_get_text (self, node, "kind", TRUE);
  if (id == NULL)
    return;
  if (!steward_review_kind_from_id (id, &kind))
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/kind", steward_charter_node_of (node, "kind"),
                              g_strdup_printf ("“%.40s” is no kind of review.", id),
                              "Write certification, contract, breaking-contract, recertification, retirement, "
                              "charter or exception.");
      return;
    }
  if (steward_charter_get_procedure (self->charter, kind) != NULL)
    steward_charter_fail (self, "charter/kind-twice", steward_charter_node_of (node, "kind"),
                          g_strdup_printf ("There are two rules for “%s”.", id));

  procedure = g_new0 (StewardProcedure, 1);
  procedure->kind = kind;
  procedure->title = g_strdup (steward_charter_get_text (self, node, "title", FALSE));
  if (procedure->title == NULL)
    procedure->title = g_strdup (steward_review_kind_to_title (kind));
  read_thresholds (self, node, procedure);
  read_terms (self, node, procedure);
  procedure->quorum = read_quorum (self, node);
  if (procedure->quorum == 0)
    procedure->quorum = quorum;
  procedure->checklist = read_checklist (self, node, kind);
  g_ptr_array_add (self->charter->procedures, procedure);
}

/**
 * steward_charter_read_procedures:
 * @self: a reader whose seats and checklists are read
 *
 * Reads the sections "quorum" and "reviews".
 */
void
steward_charter_read_procedures (StewardCharterReader *self)
{
  const StewardNode *list = steward_charter_get_list (self, self->root, "reviews");
  guint quorum = read_quorum (self, self->root);

  if (quorum == 0 && steward_node_get_member (self->root, "quorum") == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/missing", self->root,
                            g_strdup ("“quorum” is missing: how many seats must take part?"),
                            "Write a number of seats; without one, a single vote would decide.");
  if (list == NULL)
    {
      steward_charter_fail (self, "charter/missing", self->root, g_strdup ("“reviews” is missing: what is decided?"));
      return;
    }

  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    read_procedure (self, steward_node_get_child (list, i), quorum);
}
