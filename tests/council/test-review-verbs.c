/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a request to a decision: who may do what, and what is recorded. */

#include "config.h"

#include "council-fixture.h"

#include "steward-event-types.h"

static void
test_certification (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  const StewardCertificate *certificate;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_str_has_suffix (id, "-001"));
  council_fixture_vote (fixture, id, "ann@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, "Cleo", STEWARD_VOTE_APPROVE);
  review = council_fixture_load (fixture, id);
  g_assert_true (steward_review_is_open (review));
  g_clear_pointer (&review, steward_review_free);
  council_fixture_vote (fixture, id, "dan@example.com", STEWARD_VOTE_APPROVE);

  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpint (review->votes->len, ==, 3);
  state = steward_council_load_state_sync (fixture->council, &error);
  g_assert_no_error (error);
  certificate = steward_council_state_get_certificate (state, review->subject);
  g_assert_nonnull (certificate);
  g_assert_cmpint (certificate->level, ==, STEWARD_CERTIFICATION_SILVER);
  g_assert_cmpstr (certificate->review, ==, id);
  g_assert_cmpint (certificate->until, >, certificate->since);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/review/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("certification", test_certification);

  return g_test_run ();
}
