/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The votes of a review: drawn, in words, and by name; then the veto seats,
 * which count in no threshold, and the steps that were skipped, with why. */

#include "config.h"

#include "steward-decision-votes.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-votes-meter.h"

typedef struct
{
  StewardBallotState state;
  const char *icon_name;
  const char *css_class;
} Line;

static const Line lines[] = {
  { STEWARD_BALLOT_FOR, "emblem-ok-symbolic", "mark-success" },
  { STEWARD_BALLOT_AGAINST, "window-close-symbolic", "mark-error" },
  { STEWARD_BALLOT_ABSTAINED, "list-remove-symbolic", "mark-none" },
  { STEWARD_BALLOT_OPEN, "content-loading-symbolic", "mark-none" },
  { STEWARD_BALLOT_RECUSED, "action-unavailable-symbolic", "mark-none" },
  { STEWARD_BALLOT_VACANT, "dialog-question-symbolic", "mark-none" },
};

static char *
say_number (StewardBallotState state,
            guint              number)
{
  switch (state)
    {
    case STEWARD_BALLOT_FOR:
      return g_strdup_printf (_("%u for"), number);
    case STEWARD_BALLOT_AGAINST:
      return g_strdup_printf (_("%u against"), number);
    case STEWARD_BALLOT_ABSTAINED:
      return g_strdup_printf (_("%u abstained"), number);
    case STEWARD_BALLOT_RECUSED:
      return g_strdup_printf (_("%u recused"), number);
    case STEWARD_BALLOT_VACANT:
      return g_strdup_printf (_("%u vacant"), number);
    case STEWARD_BALLOT_OPEN:
    case STEWARD_BALLOT_SKIPPED:
    default:
      return g_strdup_printf (_("%u open"), number);
    }
}

static const char *
get_name (const StewardEvidence *evidence,
          const char            *person,
          const char            *reader)
{
  const char *name;

  if (person == NULL)
    return _("nobody");
  if (g_strcmp0 (person, reader) == 0)
    return _("you");
  name = evidence->state == NULL ? NULL : steward_council_state_get_name (evidence->state, person);

  return name != NULL ? name : _("somebody");
}

static char *
say_ballot (const StewardEvidence *evidence,
            const StewardBallot   *ballot,
            const char            *reader)
{
  const char *person = ballot->vote != NULL ? ballot->vote->person : ballot->seat->holder;
  const char *name = get_name (evidence, person, reader);

  if (ballot->state == STEWARD_BALLOT_VACANT)
    return g_strdup (ballot->seat->title);
  if (g_strcmp0 (ballot->cause, "requester") == 0)
    return g_strdup_printf (_("%s: asked for it"), name);
  if (g_strcmp0 (ballot->cause, "own-domain") == 0)
    return g_strdup_printf (_("%s: own domain"), name);
  if (g_strcmp0 (ballot->cause, "declared") == 0)
    return g_strdup_printf (_("%s: stepped back"), name);
  if (ballot->vote != NULL && ballot->vote->delegate)
    return g_strdup_printf (_("%s for %s"), name, get_name (evidence, ballot->seat->holder, reader));

  return g_strdup (name);
}

static void
add_row (GtkGrid    *grid,
         int         row,
         const char *icon_name,
         const char *css_class,
         const char *first,
         const char *second)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *words = steward_text_new (first, NULL);
  GtkWidget *names = steward_text_new (second, "second-line");

  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (words), FALSE);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_grid_attach (grid, icon, 0, row, 1, 1);
  gtk_grid_attach (grid, words, 1, row, 1, 1);
  gtk_grid_attach (grid, names, 2, row, 1, 1);
}

static GPtrArray *
collect_names (const StewardEvidence *evidence,
               StewardBallotState     state,
               const char            *reader)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < evidence->tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (evidence->tally->ballots, StewardBallot, i);

      if (ballot->state == state && ballot->seat->role != STEWARD_SEAT_VETO)
        g_ptr_array_add (names, say_ballot (evidence, ballot, reader));
    }

  return names;
}

static GtkWidget *
make_lines (const StewardEvidence *evidence,
            const char            *reader)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GPtrArray) names = collect_names (evidence, lines[i].state, reader);
      g_autofree char *first = say_number (lines[i].state, names->len);
      g_autofree char *second = steward_review_join_names (names);

      if (names->len > 0)
        add_row (GTK_GRID (grid), row++, lines[i].icon_name, lines[i].css_class, first, second);
    }

  return grid;
}

static const Line *
find_line (StewardBallotState state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].state == state)
      return &lines[i];

  return &lines[3];
}

static const char *
say_veto (StewardBallotState state)
{
  switch (state)
    {
    case STEWARD_BALLOT_FOR:
      return _("no objection");
    case STEWARD_BALLOT_AGAINST:
      return _("objects");
    case STEWARD_BALLOT_ABSTAINED:
      return _("abstained");
    case STEWARD_BALLOT_RECUSED:
      return _("recused");
    case STEWARD_BALLOT_VACANT:
      return _("vacant");
    case STEWARD_BALLOT_OPEN:
    case STEWARD_BALLOT_SKIPPED:
    default:
      return _("asked");
    }
}

static void
append_vetoes (GtkWidget             *box,
               const StewardEvidence *evidence,
               const char            *reader)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < evidence->tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (evidence->tally->ballots, StewardBallot, i);
      const Line *line = find_line (ballot->state);
      g_autofree char *name = NULL;
      g_autofree char *second = NULL;

      if (ballot->seat->role != STEWARD_SEAT_VETO || ballot->state == STEWARD_BALLOT_SKIPPED)
        continue;
      name = say_ballot (evidence, ballot, reader);
      second = g_strdup_printf ("%s · %s", say_veto (ballot->state), name);
      add_row (GTK_GRID (grid), row++, line->icon_name, line->css_class, ballot->seat->title, second);
    }
  if (row > 0)
    {
      gtk_box_append (GTK_BOX (box), steward_text_new (_("May veto"), "axis-title"));
      gtk_box_append (GTK_BOX (box), grid);
    }
  else
    g_object_unref (g_object_ref_sink (grid));
}

static void
append_skipped (GtkWidget             *box,
                const StewardEvidence *evidence)
{
  const StewardCharter *charter = evidence->state == NULL ? NULL : evidence->state->charter;

  for (guint i = 0; i < evidence->review->steps->len; i++)
    {
      const StewardStep *step = g_ptr_array_index (evidence->review->steps, i);
      const StewardSeat *seat = charter == NULL || step->seat == NULL ? NULL
                                                                      : steward_charter_find_seat (charter, step->seat);
      g_autofree char *words = NULL;

      if (step->asked)
        continue;
      words = g_strdup_printf (_("%s seat skipped: %s"), seat != NULL ? seat->title : step->seat,
                               step->reason != NULL ? step->reason : "");
      gtk_box_append (GTK_BOX (box), steward_line_new ("media-skip-forward-symbolic", words, NULL, NULL));
    }
}

static GtkWidget *
make_head (const StewardTally *tally)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = steward_text_new (_("Votes"), "heading");
  guint n_cast = tally->n_for + tally->n_against + tally->n_abstained;
  g_autofree char *count = g_strdup_printf (_("%u of %u cast · %s"), n_cast, n_cast + tally->n_open,
                                            tally->has_quorum ? _("quorum met") : _("no quorum yet"));
  GtkWidget *words = steward_text_new (count, "second-line");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), words);

  return head;
}

/**
 * steward_decision_votes_new:
 * @evidence: the evidence
 * @person: (nullable): who reads
 *
 * Returns: (transfer floating): the votes of the review
 */
GtkWidget *
steward_decision_votes_new (const StewardEvidence *evidence,
                            const char            *person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *meter;

  if (evidence->tally == NULL)
    return box;
  meter = steward_votes_meter_new ();
  steward_votes_meter_set_tally (STEWARD_VOTES_METER (meter), evidence->tally);
  gtk_box_append (GTK_BOX (box), make_head (evidence->tally));
  gtk_box_append (GTK_BOX (box), meter);
  gtk_box_append (GTK_BOX (box), steward_text_new (evidence->tally->reason, NULL));
  gtk_box_append (GTK_BOX (box), make_lines (evidence, person));
  append_vetoes (box, evidence, person);
  append_skipped (box, evidence);

  return box;
}
