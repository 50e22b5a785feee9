/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents in words and widgets, with invented data. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "steward-incident-blocks.h"
#include "steward-incident-decide-private.h"
#include "steward-incident-item.h"
#include "steward-incident-pane.h"
#include "steward-incident-view.h"
#include "steward-incident-words.h"
#include "steward-level-line.h"
#include "steward-level-notices.h"
#include "steward-rehearsal-dialog.h"
#include "steward-test-widgets.h"
#include "steward-unread-window.h"

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

static StewardIncident *
make_incident (const char           *id,
               StewardIncidentState  state,
               gint64                ago,
               gint64                length)
{
  StewardIncident *incident = steward_incident_new ();
  gint64 now = g_get_real_time ();

  incident->id = g_strdup (id);
  incident->objective = g_strdup ("00112233aabbccdd");
  incident->subject = g_strdup ("urn:steward:product:orders");
  incident->title = g_strdup_printf ("Freshness of orders.%s", id);
  incident->property = g_strdup ("freshness");
  incident->domain = g_strdup ("Orders");
  incident->state = state;
  incident->start = now - ago;
  incident->detected_at = incident->start + 2 * MINUTE;
  incident->due = incident->start + 30 * MINUTE;
  incident->ended_at = length == 0 ? 0 : incident->start + length;
  incident->words = g_strdup ("5 min were promised; 61 min at the worst");

  return incident;
}

static void
add_remark (StewardIncident           *incident,
            StewardIncidentRemarkKind  kind,
            const char                *actor,
            const char                *text)
{
  StewardIncidentRemark *remark = g_new0 (StewardIncidentRemark, 1);

  remark->kind = kind;
  remark->time = incident->start + 5 * MINUTE;
  remark->actor = g_strdup (actor);
  remark->text = g_strdup (text);
  g_ptr_array_add (incident->remarks, remark);
}

/* Words. */

static void
test_lengths (void)
{
  static const struct { gint64 length; const char *words; } cases[] = {
    { 0, "0 s" },
    { -5 * MINUTE, "0 s" },
    { 59 * G_TIME_SPAN_SECOND, "59 s" },
    { 58 * MINUTE + 59 * G_TIME_SPAN_SECOND, "58 min" },
    { 3 * HOUR, "3 h" },
    { 3 * HOUR + 24 * MINUTE, "3 h 24 min" },
    { 47 * HOUR + 59 * MINUTE, "47 h 59 min" },
    { 2 * DAY, "2 d" },
    { 2 * DAY + 5 * HOUR, "2 d 5 h" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = steward_incident_say_length (cases[i].length);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_clock (void)
{
  g_autoptr (StewardIncident) open = make_incident ("i-1", STEWARD_INCIDENT_OPEN, 58 * MINUTE, 0);
  g_autoptr (StewardIncident) over = make_incident ("i-2", STEWARD_INCIDENT_RESOLVED, 2 * DAY, 15 * MINUTE);
  g_autoptr (StewardIncident) met = make_incident ("i-3", STEWARD_INCIDENT_OPEN, DAY, HOUR);
  gint64 now = open->start + 58 * MINUTE;
  g_autofree char *clock = steward_incident_say_clock (open, now);
  g_autofree char *past = steward_incident_say_clock (over, now);
  g_autofree char *late = steward_incident_say_due (open, now);
  g_autofree char *early = steward_incident_say_due (open, open->start + 10 * MINUTE);
  g_autofree char *nobody = steward_incident_say_who (open, NULL);

  g_assert_cmpstr (clock, ==, "58 min so far");
  g_assert_cmpstr (past, ==, "15 min");
  g_assert_cmpstr (late, ==, "Acknowledging is late by 28 min");
  g_assert_cmpstr (early, ==, "To be acknowledged within 20 min");
  g_assert_null (steward_incident_say_due (over, now));
  g_assert_true (steward_incident_is_late (open, now));
  g_assert_false (steward_incident_is_late (open, open->start + 10 * MINUTE));
  g_assert_false (steward_incident_is_late (met, now));
  g_assert_cmpstr (nobody, ==, "Nobody");
  g_assert_cmpstr (steward_incident_get_look (open).words, ==, "Open");
  g_assert_cmpstr (steward_incident_get_look (met).words, ==, "Met again");
  g_assert_cmpstr (steward_incident_get_look (over).words, ==, "Resolved");
  add_remark (open, STEWARD_REMARK_ACKNOWLEDGED, "noor", NULL);
  g_free (g_steal_pointer (&nobody));
  nobody = steward_incident_say_who (open, NULL);
  g_assert_cmpstr (nobody, ==, "noor");
}

static void
test_figures (void)
{
  const StewardIncidentFigures none = { 0 };
  const StewardIncidentFigures some = { 3, 2, 1, 12 * MINUTE, 49 * MINUTE };
  g_autofree char *no = steward_incident_say_figures (&none);
  g_autofree char *words = steward_incident_say_figures (&some);

  g_assert_cmpstr (no, ==, "No incident in 90 days.");
  g_assert_cmpstr (words, ==, "3 incidents in 90 days. Acknowledged in 12 min on average (2 of them). Repaired in 49 "
                              "min on average (1 of them).");
  for (guint i = 0; steward_cause_kinds[i] != NULL; i++)
    g_assert_cmpstr (steward_incident_cause_to_title (steward_cause_kinds[i]), !=, steward_cause_kinds[i]);
  g_assert_cmpstr (steward_incident_cause_to_title ("<b>new</b>"), ==, "<b>new</b>");
}

/* The list. */

static GPtrArray *
make_incidents (void)
{
  GPtrArray *incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  StewardIncident *mine = make_incident ("i-mine", STEWARD_INCIDENT_ACKNOWLEDGED, 2 * HOUR, 0);

  mine->acknowledged_at = mine->start + 10 * MINUTE;
  mine->assignee = g_strdup ("noor");
  g_free (mine->domain);
  mine->domain = NULL;
  g_ptr_array_add (incidents, make_incident ("i-past", STEWARD_INCIDENT_RESOLVED, 3 * DAY, HOUR));
  g_ptr_array_add (incidents, mine);
  g_ptr_array_add (incidents, make_incident ("i-over", STEWARD_INCIDENT_OPEN, 5 * HOUR, HOUR));
  g_ptr_array_add (incidents, make_incident ("i-open", STEWARD_INCIDENT_OPEN, HOUR, 0));

  return incidents;
}

static void
counted_cb (StewardIncidentView *view,
            guint                count,
            guint               *out_count)
{
  *out_count = count;
}

static void
alarming_cb (StewardIncidentView *view,
             gboolean             late,
             gboolean            *out_late)
{
  *out_late = late;
}

static void
test_view (void)
{
  GtkWidget *widget = g_object_ref_sink (steward_incident_view_new (NULL));
  StewardIncidentView *view = STEWARD_INCIDENT_VIEW (widget);
  g_autoptr (GPtrArray) incidents = make_incidents ();
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  guint count = 0;
  gboolean late = FALSE;

  g_signal_connect (view, "counted", G_CALLBACK (counted_cb), &count);
  g_signal_connect (view, "alarming", G_CALLBACK (alarming_cb), &late);
  steward_incident_view_set_incidents (view, none);
  g_assert_true (steward_test_has_text (widget, "No Incident Yet"));
  g_assert_cmpuint (count, ==, 0);

  steward_incident_view_set_incidents (view, incidents);
  g_assert_cmpuint (count, ==, 3);
  g_assert_true (late);
  g_assert_true (steward_test_has_text (widget, "4 incidents in 90 days. Acknowledged in 8 min on average (1 of them). "
                                                "Repaired in 1 h on average (2 of them)."));
  /* What nobody took up first, then what is missed, then what is met again. */
  g_assert_cmpstr (steward_incident_view_move (view, 1), ==, "i-open");
  g_assert_cmpstr (steward_incident_view_move (view, 1), ==, "i-mine");
  g_assert_cmpstr (steward_incident_view_move (view, 1), ==, "i-over");
  g_assert_null (steward_incident_view_move (view, 1));
  g_assert_cmpstr (steward_incident_view_move (view, -1), ==, "i-mine");
  steward_incident_view_set_scope (view, STEWARD_INCIDENTS_ALL);
  g_assert_cmpstr (steward_incident_view_move (view, 2), ==, "i-past");
  steward_incident_view_set_scope (view, STEWARD_INCIDENTS_MINE);
  g_assert_true (steward_test_has_text (widget, "Who Sits Here?"));
  g_assert_false (steward_incident_view_escape (view));
  g_object_unref (widget);
}

/* Notices. */

static void
add_news (GPtrArray            *news,
          StewardLevelNewsKind  kind,
          const char           *incident)
{
  StewardLevelNews *one = g_new0 (StewardLevelNews, 1);

  one->kind = kind;
  one->key = g_strdup_printf ("%d %s", (int) kind, incident);
  one->incident = g_strdup (incident);
  one->objective = g_strdup ("00112233aabbccdd");
  one->title = g_strdup ("Freshness of orders.order_events");
  one->words = kind == STEWARD_NEWS_FAST_BURN ? NULL : g_strdup ("5 min were promised; 61 min at the worst");
  one->start = 10 * HOUR;
  one->time = 11 * HOUR;
  one->burn = 15.2;
  g_ptr_array_add (news, one);
}

static const StewardLevelNotice *
get_notice (GPtrArray *notices,
            guint      index)
{
  g_assert_cmpuint (index, <, notices->len);

  return g_ptr_array_index (notices, index);
}

static void
test_notices (void)
{
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_news_free);
  g_autoptr (GPtrArray) notices = NULL;

  add_news (news, STEWARD_NEWS_FAST_BURN, "i-1");
  add_news (news, STEWARD_NEWS_BREACH, "i-1");
  add_news (news, STEWARD_NEWS_MET_AGAIN, "i-2");
  notices = steward_level_notices_make (news);
  /* A breach that burns fast is told once. */
  g_assert_cmpuint (notices->len, ==, 2);
  g_assert_cmpstr (get_notice (notices, 0)->id, ==, "level:i-1");
  g_assert_cmpstr (get_notice (notices, 0)->action, ==, "app.open-incident");
  g_assert_nonnull (strstr (get_notice (notices, 0)->body, "61 min at the worst"));
  g_assert_nonnull (strstr (get_notice (notices, 0)->body, "15.2 times"));
  g_assert_true (get_notice (notices, 0)->urgent);
  g_assert_nonnull (strstr (get_notice (notices, 1)->body, "missed for 1 h"));
  g_assert_false (get_notice (notices, 1)->urgent);
  g_clear_pointer (&notices, g_ptr_array_unref);

  /* One without an incident leads to its objective. */
  g_ptr_array_set_size (news, 0);
  add_news (news, STEWARD_NEWS_FAST_BURN, NULL);
  notices = steward_level_notices_make (news);
  g_assert_cmpstr (get_notice (notices, 0)->action, ==, "app.open-objective");
  g_assert_cmpstr (get_notice (notices, 0)->target, ==, "00112233aabbccdd");
  g_clear_pointer (&notices, g_ptr_array_unref);

  /* After a holiday one notice is enough. */
  g_ptr_array_set_size (news, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("i-%u", i);

      add_news (news, i == 0 ? STEWARD_NEWS_MET_AGAIN : STEWARD_NEWS_BREACH, id);
    }
  notices = steward_level_notices_make (news);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpstr (get_notice (notices, 0)->body, ==,
                   "4 service levels are missed or burn fast. 1 is met again.");
}

/* The page. */

static void
add_reader (StewardIncidentCase *kase,
            const char          *name,
            const char          *contact)
{
  StewardDownstream *reader = g_new0 (StewardDownstream, 1);

  reader->name = g_strdup (name);
  reader->contact = g_strdup (contact);
  reader->distance = kase->downstream->len + 1;
  g_ptr_array_add (kase->downstream, reader);
}

static StewardLevel *
make_level (void)
{
  StewardLevel *level = steward_level_new ();

  if (level->slo == NULL)
    level->slo = steward_slo_new ();
  level->slo->id = g_strdup ("00112233aabbccdd");
  level->slo->subject = g_strdup ("urn:steward:product:orders");
  level->slo->property = g_strdup ("freshness");
  level->slo->method = STEWARD_SLO_AGE;
  level->slo->compare = STEWARD_COMPARE_LESS;
  level->slo->quantity = STEWARD_QUANTITY_DURATION;
  level->slo->limit = 5 * MINUTE;
  level->slo->written = g_strdup ("< 5 minutes");
  level->slo->target = .995;
  level->slo->window = 30;
  level->name = g_strdup ("orders.order_events");
  level->verdict = STEWARD_LEVEL_MISSED;
  level->since = g_get_real_time () - HOUR;
  level->windows[STEWARD_WINDOW_30] = (StewardAttainment) { 29 * DAY, 7 * HOUR, 3 * HOUR, 0 };
  level->windows[STEWARD_WINDOW_7] = level->windows[STEWARD_WINDOW_30];
  level->windows[STEWARD_WINDOW_90] = level->windows[STEWARD_WINDOW_30];
  level->budget_left = -.42;
  memset (level->strip, 0, sizeof level->strip);

  return level;
}

static StewardIncidentFile *
make_file (StewardIncidentState state,
           gint64               length)
{
  StewardIncidentFile *file = g_new0 (StewardIncidentFile, 1);
  StewardIncidentCase *kase = g_new0 (StewardIncidentCase, 1);

  file->kase = kase;
  file->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kase->incident = make_incident ("i-3fa9c21b07", state, 2 * HOUR, length);
  add_remark (kase->incident, STEWARD_REMARK_OPENED, "steward", NULL);
  add_remark (kase->incident, STEWARD_REMARK_COMMENTED, "noor", "payload-1");
  g_hash_table_insert (file->texts, g_strdup ("payload-1"), g_strdup ("The broker is down <script>"));
  kase->level = make_level ();
  kase->downstream = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_downstream_free);
  add_reader (kase, "Delivery desk", "Jonas Weber <jonas@example.org>");
  add_reader (kase, "<b>Risk</b>", NULL);
  kase->contacts = g_ptr_array_new ();
  kase->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  g_ptr_array_add (kase->earlier, make_incident ("i-before", STEWARD_INCIDENT_RESOLVED, 9 * DAY, HOUR));
  kase->consequences = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (kase->consequences, g_strdup ("The error budget is spent."));
  kase->message = g_strdup ("The freshness of orders is missed since 08:42.");

  return file;
}

static void
test_pane (void)
{
  g_autoptr (StewardIncidentFile) file = make_file (STEWARD_INCIDENT_OPEN, 0);
  GtkWidget *pane = g_object_ref_sink (steward_incident_pane_new ());

  steward_incident_pane_set_file (STEWARD_INCIDENT_PANE (pane), file);
  g_assert_true (steward_test_has_text (pane, "Incident i-3fa9c21b07"));
  g_assert_true (steward_test_has_text (pane, "5 min were promised; 61 min at the worst"));
  g_assert_true (steward_test_has_text (pane, "Nobody took it up in time"));
  g_assert_true (steward_test_has_text (pane, "<b>Risk</b>"));
  g_assert_true (steward_test_has_text (pane, "The freshness of orders is missed since 08:42."));
  g_assert_true (steward_test_has_text (pane, "The error budget is spent."));
  g_assert_nonnull (steward_test_find_button (pane, "Show Objective"));
  g_assert_nonnull (steward_test_find_button (pane, "Copy Message"));
  g_assert_nonnull (steward_test_find_button (pane, "Write E-Mail…"));
  steward_incident_pane_set_loading (STEWARD_INCIDENT_PANE (pane), NULL);
  g_object_unref (pane);
}

static void
test_mail (void)
{
  static const struct { const char *contact; const char *address; } cases[] = {
    { "Jonas Weber <jonas@example.org>", "mailto:jonas@example.org?" },
    { "jonas@example.org", "mailto:jonas@example.org?" },
    { "Jonas Weber", NULL },
    { "x <a@b.org?bcc=all@b.org>", NULL },
    { "x <a@b.org,c@d.org>", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardIncidentFile) file = make_file (STEWARD_INCIDENT_OPEN, 0);
      g_autofree char *mail = NULL;

      g_ptr_array_set_size (file->kase->downstream, 0);
      add_reader (file->kase, "A", cases[i].contact);
      add_reader (file->kase, "A again", cases[i].contact);
      mail = steward_incident_make_mail (file->kase);
      if (cases[i].address == NULL)
        g_assert_null (mail);
      else
        g_assert_true (g_str_has_prefix (mail, cases[i].address));
    }
}

/* The decision. */

static gboolean
is_offered (StewardIncidentDecide *decide,
            GtkWidget             *button)
{
  return gtk_widget_get_visible (button) && gtk_widget_get_visible (decide->buttons);
}

static void
test_decide (void)
{
  g_autoptr (StewardIncidentFile) file = make_file (STEWARD_INCIDENT_OPEN, 0);
  StewardIncidentDecide *decide = STEWARD_INCIDENT_DECIDE (g_object_ref_sink (steward_incident_decide_new ()));
  g_autofree char *message = NULL;

  steward_incident_decide_set_case (decide, file->kase, NULL, NULL);
  g_assert_false (is_offered (decide, decide->acknowledge_button));
  steward_incident_decide_set_council (decide, NULL, "noor");
  steward_incident_decide_set_case (decide, NULL, NULL, NULL);
  steward_incident_decide_set_case (decide, file->kase, NULL, NULL);
  g_assert_true (is_offered (decide, decide->acknowledge_button));
  g_assert_true (is_offered (decide, decide->tell_button));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (decide->comment)));

  /* The message to consumers is never offered as a cause. */
  g_assert_true (steward_incident_decide_perform (decide, "tell"));
  message = steward_comment_box_dup_text (decide->comment);
  g_assert_cmpstr (message, ==, file->kase->message);
  g_assert_true (gtk_widget_get_visible (decide->told_box));
  g_assert_true (steward_incident_decide_perform (decide, "resolve"));
  g_assert_null (steward_comment_box_dup_text (decide->comment));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (decide->still_missed)));
  g_assert_true (gtk_widget_get_visible (decide->cause_group));
  /* Nothing was shown, so nothing can be confirmed. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (decide->record_button)));
  g_assert_true (steward_incident_decide_disarm (decide));
  g_assert_false (steward_incident_decide_disarm (decide));
  g_assert_false (steward_incident_decide_perform (decide, "approve"));
  steward_incident_decide_set_case (decide, NULL, NULL, NULL);
  g_object_unref (decide);
}

static void
test_decide_form (void)
{
  g_autoptr (StewardIncidentFile) file = make_file (STEWARD_INCIDENT_ACKNOWLEDGED, HOUR);
  StewardIncidentDecide *decide = STEWARD_INCIDENT_DECIDE (g_object_ref_sink (steward_incident_decide_new ()));
  g_autoptr (StewardIntent) form = NULL;

  steward_incident_decide_set_council (decide, NULL, "noor");
  steward_incident_decide_set_case (decide, file->kase, NULL, NULL);
  g_assert_null (steward_incident_decide_dup_form (decide));
  g_assert_false (is_offered (decide, decide->acknowledge_button));
  steward_incident_decide_perform (decide, "resolve");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (decide->still_missed)));
  steward_comment_box_set_text (decide->comment, "A certificate had expired.");
  adw_combo_row_set_selected (decide->cause, 2);
  steward_incident_decide_disarm (decide);
  form = steward_incident_decide_dup_form (decide);
  g_assert_nonnull (form);
  g_assert_cmpstr (form->verb, ==, STEWARD_VERB_RESOLVE);
  g_assert_cmpstr (form->cause_kind, ==, steward_cause_kinds[1]);
  g_assert_cmpstr (form->comment, ==, "A certificate had expired.");
  g_assert_cmpstr (form->incident, ==, "i-3fa9c21b07");

  /* It comes back where it was written. */
  steward_incident_decide_set_case (decide, NULL, NULL, NULL);
  steward_incident_decide_set_case (decide, file->kase, NULL, form);
  steward_incident_decide_perform (decide, "comment");
  g_assert_null (steward_comment_box_dup_text (decide->comment));
  steward_incident_decide_perform (decide, "resolve");
  g_clear_pointer (&form, steward_intent_free);
  form = steward_incident_decide_dup_form (decide);
  g_assert_cmpstr (form->comment, ==, "A certificate had expired.");
  steward_incident_decide_set_case (decide, NULL, NULL, NULL);
  g_object_unref (decide);
}

/* Lines, lists, dialogs. */

static void
test_level_line (void)
{
  g_autoptr (StewardLevel) level = make_level ();
  GtkWidget *line = g_object_ref_sink (steward_level_line_new (level, FALSE));

  g_assert_true (steward_test_has_text (line, "budget −42 %"));
  g_object_unref (line);
  level->slo->method = STEWARD_SLO_VAGUE;
  level->slo->vague = g_strdup ("“Near real time” names no figure.");
  line = g_object_ref_sink (steward_level_line_new (level, TRUE));
  g_assert_true (steward_test_has_text (line, "“Near real time” names no figure."));
  g_assert_false (steward_test_has_text (line, "budget −42 %"));
  g_object_unref (line);
}

static void
add_unread (GPtrArray  *unread,
            const char *place,
            const char *reason,
            guint64     n)
{
  StewardUnread *one = g_new0 (StewardUnread, 1);

  one->place = g_strdup (place);
  one->reason = g_strdup (reason);
  one->n = n;
  g_ptr_array_add (unread, one);
}

static void
test_unread (void)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  GtkWidget *list = g_object_ref_sink (steward_unread_list_new (unread));

  g_assert_true (steward_test_has_text (list, "Everything that the source gave was understood."));
  g_object_unref (list);
  add_unread (unread, "run_results.json, result 12", "The status “reused” is not known.", 2);
  add_unread (unread, "b.csv, line 7", "“NaN” is no figure.", 40);
  list = g_object_ref_sink (steward_unread_list_new (unread));
  g_assert_true (steward_test_has_text (list, "42 signals were not understood. They count neither as good nor as bad."));
  g_assert_true (steward_test_has_text (list, "The status “reused” is not known."));
  g_assert_cmpuint (((const StewardUnread *) g_ptr_array_index (unread, 0))->n, ==, 40);
  g_object_unref (list);
}

static StewardRehearsal *
make_rehearsal (const StewardSlo *slo)
{
  StewardRehearsal *rehearsal = g_new0 (StewardRehearsal, 1);
  const StewardBreach breach = { 5 * DAY, 5 * DAY + 3 * HOUR, 3 * HOUR };

  rehearsal->slo = steward_slo_copy (slo);
  rehearsal->days = g_array_new (FALSE, TRUE, sizeof (StewardLevelDay));
  rehearsal->breaches = g_array_new (FALSE, TRUE, sizeof (StewardBreach));
  for (gint64 i = 0; i < 40; i++)
    {
      StewardLevelDay day = { .day = 20000 + i, .time = { DAY, 0, 0, 0 }, .worst = NAN };

      if (i == 5)
        day.time = (StewardAttainment) { DAY - 3 * HOUR, 3 * HOUR, 0, 0 };
      steward_attainment_add (&rehearsal->time, &day.time);
      g_array_append_val (rehearsal->days, day);
    }
  g_array_append_val (rehearsal->breaches, breach);
  rehearsal->longest = 3 * HOUR;
  rehearsal->n_windows = 11;
  rehearsal->n_kept = 4;

  return rehearsal;
}

static void
test_rehearsal (void)
{
  g_autoptr (StewardLevel) level = make_level ();
  g_autoptr (StewardRehearsal) rehearsal = make_rehearsal (level->slo);
  g_autoptr (GError) error = g_error_new (STEWARD_ERROR, STEWARD_ERROR_USAGE, "“soon” is no target.");
  StewardRehearsalDialog *dialog = steward_rehearsal_dialog_new (NULL, NULL, level->slo, level->name);
  GtkWidget *widget = adw_window_get_content (ADW_WINDOW (dialog));

  steward_rehearsal_dialog_show (dialog, rehearsal, NULL);
  g_assert_true (steward_test_has_text (widget, "4 of 11 windows of 30 days would have kept it."));
  g_assert_true (steward_test_has_text (widget, "1 breach; it lasted 3 h."));
  g_assert_true (steward_test_has_text (widget, "Over 40 recorded days, since 4 Oct."));
  steward_rehearsal_dialog_show (dialog, NULL, error);
  g_assert_true (steward_test_has_text (widget, "“soon” is no target."));
  g_assert_false (steward_test_has_text (widget, "1 breach; it lasted 3 h."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/incidents/lengths", test_lengths);
  g_test_add_func ("/incidents/clock", test_clock);
  g_test_add_func ("/incidents/figures", test_figures);
  g_test_add_func ("/incidents/view", test_view);
  g_test_add_func ("/incidents/notices", test_notices);
  g_test_add_func ("/incidents/pane", test_pane);
  g_test_add_func ("/incidents/mail", test_mail);
  g_test_add_func ("/incidents/decide", test_decide);
  g_test_add_func ("/incidents/decide-form", test_decide_form);
  g_test_add_func ("/incidents/level-line", test_level_line);
  g_test_add_func ("/incidents/unread", test_unread);
  g_test_add_func ("/incidents/rehearsal", test_rehearsal);

  return g_test_run ();
}
