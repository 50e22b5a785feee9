/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from a spent budget, once for each spending. */

#include "config.h"

#include "levels-fixture.h"

#include "steward-event-types.h"

#include <string.h>

static gint64
get_now (void)
{
  return g_get_real_time ();
}

static void
watch_nothing (CouncilFixture *fixture,
               gint64          now,
               const char     *words)
{
  levels_fixture_expect (fixture, NULL, now, words);
}

static StewardStanding
get_standing (CouncilFixture  *fixture,
              char           **out_reason)
{
  g_autofree char *urn = levels_fixture_urn (fixture, EVENTS);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (fixture->council, NULL);
  const StewardCertificate *certificate = steward_council_state_get_certificate (state, urn);

  g_assert_nonnull (certificate);
  if (out_reason != NULL)
    *out_reason = steward_council_load_text_sync (fixture->council, certificate->reason, NULL);

  return certificate->standing;
}

static void
restore (CouncilFixture *fixture)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_RESTORE, "ann@example.com");

  intent->subject = g_strdup (EVENTS);
  intent->comment = g_strdup ("It was the feed.");
  council_fixture_do (fixture, intent);
}

static void
test_suspended (CouncilFixture *fixture,
                gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *reason = NULL;

  levels_fixture_certify (fixture);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, 0.01);
  levels_fixture_stand (fixture, "availability", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, 1);
  watch_nothing (fixture, now, NULL);
  g_assert_cmpint (get_standing (fixture, NULL), ==, STEWARD_STANDING_GRANTED);

  levels_fixture_days (fixture, "freshness", now, 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -0.4);
  watch_nothing (fixture, now, "is suspended. The error budget of “");
  g_assert_cmpint (get_standing (fixture, &reason), ==, STEWARD_STANDING_SUSPENDED);
  g_assert_nonnull (strstr (reason, "The error budget of “"));
  g_assert_nonnull (strstr (reason, "” is spent: "));

  /* a person knew better */
  restore (fixture);
  watch_nothing (fixture, now + MINUTE, NULL);
  levels_fixture_days (fixture, "freshness", now + DAY, 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -0.4);
  watch_nothing (fixture, now + DAY, NULL);

  /* another budget is news */
  levels_fixture_days (fixture, "availability", now + DAY, 30, HOUR);
  levels_fixture_stand (fixture, "availability", STEWARD_LEVEL_UNDECIDABLE, now, -0.1);
  watch_nothing (fixture, now + DAY, "is suspended. The error budget of “");
  g_clear_pointer (&reason, g_free);
  g_assert_cmpint (get_standing (fixture, &reason), ==, STEWARD_STANDING_SUSPENDED);
  g_assert_null (strstr (reason, "resh"));
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_CERTIFICATION_SUSPENDED), ==, 2);
}

/* There was something left of it, and it is spent anew. */
static void
test_suspended_again (CouncilFixture *fixture,
                      gconstpointer   data)
{
  gint64 now = get_now ();

  levels_fixture_certify (fixture);
  levels_fixture_days (fixture, "freshness", now, 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -0.4);
  watch_nothing (fixture, now, "is suspended");
  restore (fixture);
  levels_fixture_days (fixture, "freshness", now + 40 * DAY, 40, 0);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MET, now, 1);
  watch_nothing (fixture, now + 40 * DAY, NULL);
  levels_fixture_days (fixture, "freshness", now + 45 * DAY, 5, 12 * HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now, -4);
  watch_nothing (fixture, now + 45 * DAY, "is suspended");
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_CERTIFICATION_SUSPENDED), ==, 2);
}

static guint
count_recertifications (CouncilFixture *fixture,
                        char          **out_open)
{
  const StewardReviewFilter filter = { 0 };
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (fixture->governance, &filter, NULL);
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      n += review->kind == STEWARD_REVIEW_RECERTIFICATION;
      if (out_open != NULL && review->kind == STEWARD_REVIEW_RECERTIFICATION && steward_review_is_open (review))
        *out_open = g_strdup (review->id);
    }

  return n;
}

static void
test_agenda (CouncilFixture *fixture,
             gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *open = NULL;

  levels_fixture_certify (fixture);
  levels_fixture_days (fixture, "freshness", now + 3 * DAY, 3, 12 * HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now, -4);
  watch_nothing (fixture, now + 3 * DAY, "is before the council: The error budget of “");
  g_assert_cmpuint (count_recertifications (fixture, &open), ==, 1);

  /* what the council answered while it is spent stands */
  council_fixture_vote (fixture, open, "ann@example.com", STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, open, "cleo@example.com", STEWARD_VOTE_REJECT);
  watch_nothing (fixture, now + 3 * DAY, NULL);
  g_assert_cmpuint (count_recertifications (fixture, NULL), ==, 1);
}

/* Silent charters, and products without a certificate. */
static void
test_no_consequences (CouncilFixture *fixture,
                      gconstpointer   data)
{
  gint64 now = get_now ();

  if (data != NULL)
    levels_fixture_certify (fixture);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -1);
  watch_nothing (fixture, now, NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const char agenda[] = "{ whenBudgetSpent: [agenda] }";

  g_test_init (&argc, &argv, NULL);

#define ADD_WITH(name, data, func) \
  g_test_add ("/council/watch-budgets/" name, CouncilFixture, data, levels_fixture_set_up, func, \
              council_fixture_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, func)
  ADD ("suspended", test_suspended);
  ADD ("suspended-again", test_suspended_again);
  ADD_WITH ("agenda", agenda, test_agenda);
  ADD_WITH ("no-consequences", "{ hysteresis: 15 minutes }", test_no_consequences);
  ADD ("no-certificate", test_no_consequences);

  return g_test_run ();
}
