/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes and clocks of a meeting, kept until it is closed. */

#include "config.h"

#include "steward-meeting-draft.h"

#define SECOND G_USEC_PER_SEC

static void
test_meeting_draft_survives (void)
{
  g_autoptr (StewardMeetingDraft) draft = steward_meeting_draft_new ();
  g_autoptr (StewardMeetingDraft) again = NULL;
  g_autofree char *json = NULL;
  StewardMeetingItemDraft *item = steward_meeting_draft_get (draft, "2026-001", STEWARD_REVIEW_BREAKING_CONTRACT);

  g_assert_cmpint (item->planned, ==, 25);
  g_free (item->note);
  item->note = g_strdup ("Jonas keeps **previous_status** for 90 days.\n\"quoted\" \\ and ü");
  item->planned = 40;
  item->paused = 61 * SECOND;
  item->paused_at = G_GINT64_CONSTANT (1795000000000000);
  draft->current = g_strdup ("2026-001");
  draft->open = TRUE;
  json = steward_meeting_draft_to_json (draft);
  again = steward_meeting_draft_from_json (json);
  item = steward_meeting_draft_get (again, "2026-001", STEWARD_REVIEW_CHARTER);
  g_assert_cmpstr (item->note, ==, "Jonas keeps **previous_status** for 90 days.\n\"quoted\" \\ and ü");
  g_assert_cmpint (item->planned, ==, 40);
  g_assert_cmpint (item->paused, ==, 61 * SECOND);
  g_assert_cmpint (item->paused_at, ==, G_GINT64_CONSTANT (1795000000000000));
  g_assert_cmpstr (again->current, ==, "2026-001");
  g_assert_true (again->open);
}

static void
test_meeting_draft_clock (void)
{
  g_autoptr (StewardMeetingDraft) draft = steward_meeting_draft_new ();
  StewardMeetingItemDraft *item = steward_meeting_draft_get (draft, "2026-001", STEWARD_REVIEW_CONTRACT);
  gint64 start = 1000 * SECOND;

  g_assert_cmpint (steward_meeting_draft_elapsed (item, 0, start), ==, 0);
  g_assert_cmpint (steward_meeting_draft_elapsed (item, start, start + 90 * SECOND), ==, 90);
  steward_meeting_draft_pause (item, start + 90 * SECOND);
  steward_meeting_draft_pause (item, start + 95 * SECOND);
  g_assert_cmpint (steward_meeting_draft_elapsed (item, start, start + 500 * SECOND), ==, 90);
  steward_meeting_draft_go_on (item, start + 190 * SECOND);
  steward_meeting_draft_go_on (item, start + 195 * SECOND);
  g_assert_cmpint (steward_meeting_draft_elapsed (item, start, start + 200 * SECOND), ==, 100);
}

static void
test_meeting_draft_reads_anything (void)
{
  static const char *const texts[] = { NULL, "", "[]", "{\"items\":[1,2]}", "{\"items\":{\"a\":7}}",
                                       "{\"items\":{\"a\":{\"planned\":99999999,\"paused\":-3,\"note\":[]}}}", "{" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StewardMeetingDraft) draft = steward_meeting_draft_from_json (texts[i]);
      StewardMeetingItemDraft *item = steward_meeting_draft_get (draft, "a", STEWARD_REVIEW_CONTRACT);

      g_assert_nonnull (item->note);
      g_assert_cmpint (item->planned, <=, 24 * 60);
      g_assert_cmpint (item->paused, >=, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/meeting-draft/survives", test_meeting_draft_survives);
  g_test_add_func ("/app/meeting-draft/clock", test_meeting_draft_clock);
  g_test_add_func ("/app/meeting-draft/reads-anything", test_meeting_draft_reads_anything);

  return g_test_run ();
}
