/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the queue and of a review, each by itself. */

#include "config.h"

#include "steward-change-list.h"
#include "steward-comment-box.h"
#include "steward-condition-list.h"
#include "steward-date-field.h"
#include "steward-queue-model.h"
#include "steward-queue-private.h"
#include "steward-review-words.h"
#include "steward-test-widgets.h"
#include "steward-votes-meter.h"

#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

static void
test_words (void)
{
  static const struct { gint64 left; const char *words; } cases[] = {
    { -2 * HOUR, "2 h late" },
    { -30 * G_TIME_SPAN_MINUTE, "30 min late" },
    { -3 * DAY, "3 d late" },
    { 3 * HOUR, "in 3 h" },
  };
  const gint64 now = G_GINT64_CONSTANT (1795000000000000);
  g_autofree char *never = steward_review_say_remaining (0, now);
  g_autofree char *digest = steward_review_shorten_digest ("sha256:7c1e04aabbccddeeff0011223344556677889900aabb90fa");
  g_autofree char *hostile = steward_review_shorten_digest ("\xff\xfe<b>");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = steward_review_say_remaining (now + cases[i].left, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (never, ==, "");
  g_assert_cmpstr (digest, ==, "7c1e…90fa");
  g_assert_true (g_utf8_validate (hostile, -1, NULL));
}

static void
test_dates (void)
{
  static const struct { const char *text; gboolean valid; gboolean empty; } cases[] = {
    { "", TRUE, TRUE },      { "  ", TRUE, TRUE },          { "2026-12-05", TRUE, FALSE }, { "14", TRUE, FALSE },
    { "+14", TRUE, FALSE },  { "2026-02-30", FALSE, TRUE }, { "2026-13-01", FALSE, TRUE }, { "tomorrow", FALSE, TRUE },
    { "2026-12-05x", FALSE, TRUE }, { "0", FALSE, TRUE },
  };
  const gint64 now = G_GINT64_CONSTANT (1795000000000000);
  GtkWidget *field = g_object_ref_sink (steward_date_field_new ("Due"));
  gboolean valid;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = -1;

      g_assert_cmpint (steward_date_field_parse (cases[i].text, now, &time), ==, cases[i].valid);
      g_assert_cmpint (time == 0, ==, cases[i].empty);
    }
  steward_date_field_set_time (STEWARD_DATE_FIELD (field), now);
  g_assert_cmpint (ABS (steward_date_field_get_time (STEWARD_DATE_FIELD (field), &valid) - now), <, DAY);
  g_assert_true (valid);
  g_object_unref (field);
}

static void
add_item (GPtrArray        *items,
          const char       *review,
          const char       *title,
          StewardQueueRole  role,
          StewardReviewKind kind,
          gint64            due,
          gboolean          bulk,
          gint64            now)
{
  g_autoptr (StewardCalendar) calendar = steward_calendar_new ("UTC", NULL, NULL, NULL);
  const StewardQueueFields fields = {
    .key = review, .review = review, .subject = "urn:x", .title = title, .detail = "0 of 6 have approved",
    .kind = kind, .role = role, .seat = "platform", .bulk = bulk, .opened_at = now - HOUR, .due = due,
    .calendar = calendar,
  };

  g_assert_nonnull (calendar);

  g_ptr_array_add (items, steward_queue_item_new (&fields, now));
}

static GPtrArray *
make_items (gint64 now)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add_item (items, "r-1", "Late one", STEWARD_ROLE_VOTE, STEWARD_REVIEW_CONTRACT, now - HOUR, TRUE, now);
  add_item (items, "r-2", "Far one", STEWARD_ROLE_VOTE, STEWARD_REVIEW_RECERTIFICATION, now + 40 * DAY, TRUE, now);
  add_item (items, "r-3", "Not mine", STEWARD_ROLE_WATCHING, STEWARD_REVIEW_CHARTER, now + 41 * DAY, FALSE, now);

  return items;
}

static char *
describe (StewardQueueModel *model)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (StewardQueueLine) line = g_list_model_get_item (G_LIST_MODEL (model), i);
      StewardQueueItem *item = steward_queue_line_get_item (line);

      if (item != NULL)
        g_string_append_printf (words, "%s ", steward_queue_item_get_review (item));
      else
        g_string_append_printf (words, "[%d:%u] ", (int) steward_queue_line_get_group (line),
                                steward_queue_line_get_count (line));
    }

  return g_string_free (words, FALSE);
}

static void
assert_lines (StewardQueueModel *model,
              const char        *expected)
{
  g_autofree char *words = describe (model);

  g_assert_cmpstr (words, ==, expected);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          gpointer    user_data)
{
  guint *changes = user_data;

  *changes += removed + added;
}

static void
test_model (void)
{
  gint64 now = g_get_real_time ();
  g_autoptr (StewardQueueModel) model = steward_queue_model_new ();
  g_autoptr (GPtrArray) items = make_items (now);
  g_autoptr (GPtrArray) fresh = make_items (now);
  guint changes = 0;

  steward_queue_model_set_items (model, items, now);
  assert_lines (model, "[0:1] r-1 [3:1] r-2 ");
  g_assert_cmpuint (steward_queue_model_count_mine (model), ==, 2);
  steward_queue_model_set_mine (model, FALSE);
  assert_lines (model, "[0:1] r-1 [3:2] r-2 r-3 ");
  steward_queue_model_set_kinds (model, 1u << STEWARD_REVIEW_CHARTER);
  assert_lines (model, "[3:1] r-3 ");
  steward_queue_model_set_kinds (model, 0);
  steward_queue_model_set_text (model, "LATE");
  assert_lines (model, "[0:1] r-1 ");
  steward_queue_model_set_text (model, NULL);

  /* The same again touches nothing; one that leaves touches its group only. */
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), &changes);
  steward_queue_model_set_items (model, fresh, now);
  g_assert_cmpuint (changes, ==, 0);
  g_ptr_array_remove_index (fresh, 0);
  steward_queue_model_set_items (model, fresh, now);
  assert_lines (model, "[3:2] r-2 r-3 ");
  g_assert_cmpuint (changes, ==, 2);
}

static void
test_marks (void)
{
  gint64 now = g_get_real_time ();
  g_autoptr (StewardQueueModel) model = steward_queue_model_new ();
  g_autoptr (GPtrArray) items = make_items (now);
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GPtrArray) left = NULL;

  steward_queue_model_set_mine (model, FALSE);
  steward_queue_model_set_items (model, items, now);
  g_assert_false (steward_queue_model_toggle (model, 0));      /* a title */
  g_assert_true (steward_queue_model_toggle (model, 1));
  g_assert_true (steward_queue_model_toggle (model, 3));
  g_assert_false (steward_queue_model_toggle (model, 4));      /* not together with others */
  marked = steward_queue_model_get_marked (model);
  g_assert_cmpuint (marked->len, ==, 2);

  g_ptr_array_remove_index (items, 0);
  steward_queue_model_set_items (model, items, now);
  left = steward_queue_model_get_marked (model);
  g_assert_cmpuint (left->len, ==, 1);
}

static StewardEntryChange *
new_change (const char    *path,
            StewardImpact  impact)
{
  StewardEntryChange *change = g_new0 (StewardEntryChange, 1);

  change->path = g_strdup (path);
  change->kind = STEWARD_CHANGE_CHANGED;
  change->impact = impact;
  change->before = g_strdup ("decimal(12,2)");
  change->after = g_strdup ("<b>decimal(18,4)</b>");

  return change;
}

static void
test_changes (void)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  const char *except[] = { "b.amount", NULL };
  GtkWidget *list = g_object_ref_sink (steward_change_list_new ());
  g_auto (GStrv) left_out = NULL;

  g_ptr_array_add (changes, new_change ("a.status", STEWARD_IMPACT_BREAKING));
  g_ptr_array_add (changes, new_change ("b.amount", STEWARD_IMPACT_COSMETIC));
  steward_change_list_set_changes (STEWARD_CHANGE_LIST (list), changes, NULL, TRUE);
  g_assert_true (steward_test_has_text (list, "Breaking"));
  g_assert_true (steward_test_has_text (list, "<b>decimal(18,4)</b>"));
  g_assert_null (steward_change_list_dup_except (STEWARD_CHANGE_LIST (list)));
  steward_change_list_set_except (STEWARD_CHANGE_LIST (list), except);
  left_out = steward_change_list_dup_except (STEWARD_CHANGE_LIST (list));
  g_assert_cmpstrv (left_out, except);
  g_object_unref (list);
}

static void
test_conditions (void)
{
  GtkWidget *list = g_object_ref_sink (steward_condition_list_new ());
  g_autoptr (StewardIntent) intent = steward_intent_new ("review.vote", "p-1");
  g_autoptr (StewardIntent) again = steward_intent_new ("review.vote", "p-1");
  const StewardIntentCondition *condition;

  steward_intent_add_condition (intent, "Tell the readers", NULL, g_get_real_time () + 14 * DAY);
  steward_condition_list_read (STEWARD_CONDITION_LIST (list), intent);
  steward_condition_list_add (STEWARD_CONDITION_LIST (list));  /* a blank one counts for nothing */
  g_assert_cmpuint (steward_condition_list_get_n (STEWARD_CONDITION_LIST (list)), ==, 1);
  g_assert_true (steward_condition_list_is_valid (STEWARD_CONDITION_LIST (list)));
  steward_condition_list_write (STEWARD_CONDITION_LIST (list), again);
  g_assert_cmpuint (again->conditions->len, ==, 1);
  condition = g_ptr_array_index (again->conditions, 0);
  g_assert_cmpstr (condition->text, ==, "Tell the readers");
  g_assert_cmpint (condition->due, >, g_get_real_time () + 12 * DAY);
  g_object_unref (list);
}

static void
test_comment (void)
{
  GtkWidget *box = g_object_ref_sink (steward_comment_box_new ("Comment"));
  g_autofree char *text = NULL;

  g_assert_null (steward_comment_box_dup_text (STEWARD_COMMENT_BOX (box)));
  steward_comment_box_set_text (STEWARD_COMMENT_BOX (box), "  Good **move**.\n");
  text = steward_comment_box_dup_text (STEWARD_COMMENT_BOX (box));
  g_assert_cmpstr (text, ==, "Good **move**.");
  g_object_unref (box);
}

static void
test_votes (void)
{
  StewardSeat seat = { .id = (char *) "a", .title = (char *) "A", .role = STEWARD_SEAT_MEMBER };
  StewardBallot ballots[] = { { &seat, STEWARD_BALLOT_FOR, NULL, NULL },
                              { &seat, STEWARD_BALLOT_RECUSED, NULL, "own-domain" } };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (StewardBallot));
  StewardTally tally = { .n_for = 3, .n_against = 1, .n_open = 2, .n_recused = 1, .approvals_needed = 4 };
  g_autofree char *words = NULL;
  GtkWidget *meter = g_object_ref_sink (steward_votes_meter_new ());
  int minimum;

  g_array_append_vals (array, ballots, G_N_ELEMENTS (ballots));
  tally.ballots = array;
  words = steward_review_say_votes (&tally);
  g_assert_cmpstr (words, ==, "3 for, 1 against, 2 open, 1 recused; approval needs 4.");
  steward_votes_meter_set_tally (STEWARD_VOTES_METER (meter), &tally);
  gtk_widget_measure (meter, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >, 0);
  steward_votes_meter_set_tally (STEWARD_VOTES_METER (meter), NULL);
  g_object_unref (meter);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/review/words", test_words);
  g_test_add_func ("/review/dates", test_dates);
  g_test_add_func ("/review/model", test_model);
  g_test_add_func ("/review/marks", test_marks);
  g_test_add_func ("/review/changes", test_changes);
  g_test_add_func ("/review/conditions", test_conditions);
  g_test_add_func ("/review/comment", test_comment);
  g_test_add_func ("/review/votes", test_votes);

  return g_test_run ();
}
