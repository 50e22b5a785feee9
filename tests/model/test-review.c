/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a review, of a certificate and of a meeting. */

#include "config.h"

#include "steward-meeting.h"
#include "steward-review.h"

static void
add_vote (StewardReview *review,
          const char    *seat,
          gint64         position)
{
  StewardVote *vote = steward_vote_new ();

  vote->seat = g_strdup (seat);
  vote->person = g_strdup ("p");
  vote->actor = g_strdup ("q");
  vote->comment = g_strdup ("c");
  vote->checklist = g_strdup ("[]");
  vote->except = g_strsplit ("a b", " ", 0);
  vote->meeting = g_strdup ("m");
  vote->position = position;
  g_ptr_array_add (review->votes, vote);
}

static void
test_votes (void)
{
  g_autoptr(StewardReview) review = steward_review_new ();

  add_vote (review, "orders", 2);
  add_vote (review, "orders", 9);
  add_vote (review, "orders", 5);
  g_assert_cmpint (steward_review_find_vote (review, "orders")->position, ==, 9);
  g_assert_null (steward_review_find_vote (review, "finance"));
  g_assert_null (steward_review_find_vote (review, NULL));
}

static void
test_open (void)
{
  g_autoptr(StewardReview) review = steward_review_new ();

  g_assert_false (steward_review_is_open (review));
  review->state = STEWARD_CHANGE_IN_REVIEW;
  g_assert_true (steward_review_is_open (review));
  review->decided_at = 1;
  g_assert_false (steward_review_is_open (review));
  review->decided_at = 0;
  review->state = STEWARD_CHANGE_WITHDRAWN;
  g_assert_false (steward_review_is_open (review));
}

static void
test_words (void)
{
  StewardVoteChoice choice;
  StewardStanding standing;

  for (int i = STEWARD_VOTE_APPROVE; i <= STEWARD_VOTE_ABSTAIN; i++)
    {
      g_assert_true (steward_vote_choice_from_id (steward_vote_choice_to_id (i), &choice));
      g_assert_cmpint (choice, ==, i);
    }
  for (int i = STEWARD_STANDING_GRANTED; i <= STEWARD_STANDING_WITHDRAWN; i++)
    {
      g_assert_true (steward_standing_from_id (steward_standing_to_id (i), &standing));
      g_assert_cmpint (standing, ==, i);
    }
  g_assert_false (steward_vote_choice_from_id ("Approve", &choice));
  g_assert_false (steward_vote_choice_from_id (NULL, &choice));
  g_assert_false (steward_standing_from_id ("", &standing));
}

static void
test_standing (void)
{
  g_autoptr(StewardCertificate) certificate = steward_certificate_new ();

  certificate->until = 100;
  g_assert_cmpint (steward_certificate_get_standing (certificate, 99), ==, STEWARD_STANDING_GRANTED);
  g_assert_cmpint (steward_certificate_get_standing (certificate, 100), ==, STEWARD_STANDING_LAPSED);
  certificate->standing = STEWARD_STANDING_SUSPENDED;
  g_assert_cmpint (steward_certificate_get_standing (certificate, 99), ==, STEWARD_STANDING_SUSPENDED);
  g_assert_cmpint (steward_certificate_get_standing (certificate, 100), ==, STEWARD_STANDING_LAPSED);
  certificate->standing = STEWARD_STANDING_WITHDRAWN;
  g_assert_cmpint (steward_certificate_get_standing (certificate, 100), ==, STEWARD_STANDING_WITHDRAWN);
  certificate->standing = STEWARD_STANDING_GRANTED;
  certificate->until = 0;
  g_assert_cmpint (steward_certificate_get_standing (certificate, G_MAXINT64), ==, STEWARD_STANDING_GRANTED);
}

/* Every list frees what it owns (seen by the address sanitizer). */
static void
test_lists (void)
{
  g_autoptr(StewardReview) review = steward_review_new ();
  g_autoptr(StewardMeeting) meeting = steward_meeting_new ();

  g_ptr_array_add (review->steps, steward_step_new ());
  g_ptr_array_add (review->recusals, steward_recusal_new ());
  g_ptr_array_add (review->remarks, steward_remark_new ());
  g_ptr_array_add (review->conditions, steward_condition_new ());
  g_ptr_array_add (review->attachments, steward_attachment_new ());
  g_ptr_array_add (review->changes, steward_review_change_new ());
  g_ptr_array_add (meeting->items, steward_agenda_item_new ());
  g_ptr_array_add (meeting->attendances, steward_attendance_new ());
  g_ptr_array_add (meeting->notes, steward_meeting_note_new ());
  g_ptr_array_add (meeting->actions, steward_action_item_new ());
  g_assert_cmpuint (meeting->items->len, ==, 1);
  steward_review_free (NULL);
  steward_meeting_free (NULL);
  steward_certificate_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/votes", test_votes);
  g_test_add_func ("/review/open", test_open);
  g_test_add_func ("/review/words", test_words);
  g_test_add_func ("/review/standing", test_standing);
  g_test_add_func ("/review/lists", test_lists);

  return g_test_run ();
}
