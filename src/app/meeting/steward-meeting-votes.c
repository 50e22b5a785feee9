/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows for the ballots of the tally. They stay the same widgets while the same
 * seats are asked, so that the focus stays where the next vote is entered. */

#include "config.h"

#include "steward-meeting-votes.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-review-words.h"
#include "steward-vote-row.h"

struct _StewardMeetingVotes
{
  GtkWidget parent_instance;

  StewardMeetingSession *session;      /* owned */
  GtkWidget *box;                      /* unowned child */
  GtkWidget *count;
  GtkWidget *list;
  GtkWidget *skipped;
  char *seats;                         /* owned: seats that have a row, joined */
};

G_DEFINE_FINAL_TYPE (StewardMeetingVotes, steward_meeting_votes, GTK_TYPE_WIDGET)

static void
voted_cb (StewardVoteRow      *row,
          int                  choice,
          StewardMeetingVotes *self)
{
  steward_meeting_session_vote (self->session, steward_vote_row_get_seat (row), choice);
}

/* What was noted of a seat on this item: its dissent. */
static const char *
find_dissent (const StewardMinutes *minutes,
              const char           *review,
              const char           *seat)
{
  const char *text = NULL;

  for (guint i = 0; i < minutes->meeting->notes->len; i++)
    {
      const StewardMeetingNote *note = g_ptr_array_index (minutes->meeting->notes, i);

      if (g_strcmp0 (note->review, review) == 0 && g_strcmp0 (note->seat, seat) == 0 && note->note != NULL)
        text = g_hash_table_lookup (minutes->texts, note->note);
    }

  return text;
}

static char *
make_words (StewardMeetingVotes *self,
            const StewardBallot *ballot,
            const char          *review)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  const char *dissent = find_dissent (minutes, review, ballot->seat->id);
  g_autofree char *seat = steward_council_words_seat (ballot->seat);

  if (dissent != NULL)
    /* Translators: a seat, and what its holder said against the decision */
    return g_strdup_printf (_("%s · dissent noted: “%s”"), seat, dissent);
  if (ballot->vote != NULL && ballot->vote->delegate)
    return g_strdup_printf (_("%s · by %s, as delegate"), seat,
                            steward_council_state_get_name (minutes->state, ballot->vote->person));

  return g_steal_pointer (&seat);
}

static const char *
explain_recusal (const char *cause)
{
  if (g_strcmp0 (cause, "requester") == 0)
    return _("Recused: own request");
  if (g_strcmp0 (cause, "own-domain") == 0)
    return _("Recused: own domain");

  return _("Recused: declared");
}

static const char *
explain (const StewardBallot *ballot,
         gboolean             open,
         gboolean             present)
{
  switch (ballot->state)
    {
    case STEWARD_BALLOT_RECUSED:
      return explain_recusal (ballot->cause);
    case STEWARD_BALLOT_SKIPPED:
      return _("Not asked");
    case STEWARD_BALLOT_VACANT:
      return _("Vacant");
    case STEWARD_BALLOT_FOR:
      return present && open ? NULL : _("Approved");
    case STEWARD_BALLOT_AGAINST:
      return present && open ? NULL : _("Voted against");
    case STEWARD_BALLOT_ABSTAINED:
      return present && open ? NULL : _("Abstained");
    case STEWARD_BALLOT_OPEN:
    default:
      return !open ? _("No vote") : present ? NULL : _("Absent");
    }
}

static gboolean
may_vote (const StewardBallot *ballot,
          gboolean             open,
          gboolean             present)
{
  return open && present && ballot->state != STEWARD_BALLOT_RECUSED && ballot->state != STEWARD_BALLOT_SKIPPED &&
         ballot->state != STEWARD_BALLOT_VACANT;
}

static char *
join_seats (const StewardTally *tally,
            const char         *review)
{
  GString *out = g_string_new (review);

  for (guint i = 0; i < tally->ballots->len; i++)
    if (g_array_index (tally->ballots, StewardBallot, i).state != STEWARD_BALLOT_SKIPPED)
      g_string_append_printf (out, "/%s", g_array_index (tally->ballots, StewardBallot, i).seat->id);

  return g_string_free (out, FALSE);
}

static void
make_rows (StewardMeetingVotes *self,
           const StewardTally  *tally)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);
      const char *holder = ballot->seat->holder;
      const char *name = holder != NULL ? steward_council_state_get_name (minutes->state, holder) : _("Vacant");
      GtkWidget *row;

      if (ballot->state == STEWARD_BALLOT_SKIPPED)
        continue;
      row = steward_vote_row_new (ballot->seat->id, name, "");
      g_signal_connect (row, "voted", G_CALLBACK (voted_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

static const char *
find_reason (const StewardReview *review,
             const char          *seat)
{
  for (guint i = 0; i < review->steps->len; i++)
    {
      const StewardStep *step = g_ptr_array_index (review->steps, i);

      if (g_strcmp0 (step->seat, seat) == 0)
        return step->reason;
    }

  return NULL;
}

static void
show_rows (StewardMeetingVotes *self,
           const StewardReview *review,
           const StewardTally  *tally)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self->session, review->id);
  gboolean open = steward_review_is_open (review) && item != NULL && item->closed_at == 0;
  int n_rows = 0;

  for (guint i = 0; i < tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);
      gboolean present = steward_meeting_session_is_present (self->session, ballot->seat->id);
      g_autofree char *words = make_words (self, ballot, review->id);
      GtkListBoxRow *row;

      if (ballot->state == STEWARD_BALLOT_SKIPPED)
        continue;
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n_rows++);
      steward_vote_row_show (STEWARD_VOTE_ROW (row), ballot->state, may_vote (ballot, open, present), words,
                             explain (ballot, open, present));
    }
}

/* Seats that are not asked stand below the votes, with the reason. */
static void
show_skipped (StewardMeetingVotes *self,
              const StewardReview *review,
              const StewardTally  *tally)
{
  steward_box_clear (self->skipped);
  for (guint i = 0; i < tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);
      const char *reason = find_reason (review, ballot->seat->id);
      g_autofree char *words = NULL;
      GtkWidget *line;

      if (ballot->state != STEWARD_BALLOT_SKIPPED)
        continue;
      words = reason != NULL ? g_strdup_printf (_("%s is not asked: %s"), ballot->seat->title, reason)
                             : g_strdup_printf (_("%s is not asked"), ballot->seat->title);
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("media-skip-forward-symbolic"));
      gtk_box_append (GTK_BOX (line), steward_text_new (words, "second-line"));
      gtk_widget_add_css_class (gtk_widget_get_first_child (line), "mark-none");
      gtk_box_append (GTK_BOX (self->skipped), line);
    }
}

static void
steward_meeting_votes_dispose (GObject *object)
{
  StewardMeetingVotes *self = STEWARD_MEETING_VOTES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (steward_meeting_votes_parent_class)->dispose (object);
}

static void
steward_meeting_votes_finalize (GObject *object)
{
  g_free (STEWARD_MEETING_VOTES (object)->seats);

  G_OBJECT_CLASS (steward_meeting_votes_parent_class)->finalize (object);
}

static void
steward_meeting_votes_class_init (StewardMeetingVotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_meeting_votes_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_meeting_votes_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_meeting_votes_init (StewardMeetingVotes *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = steward_text_new (_("Votes"), "heading");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "wrap", TRUE, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "votes");
  gtk_widget_add_css_class (self->count, "second-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Votes"), -1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->skipped = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->skipped);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_meeting_votes_new:
 * @session: the meeting
 *
 * Returns: (transfer floating): the votes on nothing yet
 */
GtkWidget *
steward_meeting_votes_new (StewardMeetingSession *session)
{
  StewardMeetingVotes *self = g_object_new (STEWARD_TYPE_MEETING_VOTES, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * steward_meeting_votes_show:
 * @self: the votes
 *
 * Shows those on the current item as they are now.
 */
void
steward_meeting_votes_show (StewardMeetingVotes *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  const StewardReview *review =
    steward_meeting_session_get_review (self->session, steward_meeting_session_get_current (self->session));
  g_autoptr (StewardTally) tally = NULL;
  g_autofree char *seats = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), review != NULL);
  if (review == NULL)
    return;
  tally = steward_tally_count (minutes->state->charter, review, NULL);
  seats = join_seats (tally, review->id);
  if (g_strcmp0 (seats, self->seats) != 0)
    {
      make_rows (self, tally);
      g_free (self->seats);
      self->seats = g_steal_pointer (&seats);
    }
  show_rows (self, review, tally);
  show_skipped (self, review, tally);
  words = steward_review_say_votes (tally);
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

/**
 * steward_meeting_votes_focus:
 * @self: the votes
 *
 * Returns: whether there was a row to take the focus
 */
gboolean
steward_meeting_votes_focus (StewardMeetingVotes *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
