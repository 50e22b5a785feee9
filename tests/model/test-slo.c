/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives, incidents and windows as records. */

#include "config.h"

#include "steward-incident.h"
#include "steward-slo.h"

#include <math.h>
#include <string.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static StewardSlo *
create_slo (void)
{
  StewardSlo *slo = steward_slo_new ();

  slo->subject = g_strdup ("urn:steward:product:x:orders");
  slo->port = g_strdup ("events");
  slo->contract = g_strdup ("c-1");
  slo->contract_version = g_strdup ("2.1.0");
  slo->property = g_strdup ("freshness");
  slo->element = g_strdup ("events.loaded_at");
  slo->driver = g_strdup ("operational");
  slo->written = g_strdup ("< 5 \"minutes\"\n");
  slo->method = STEWARD_SLO_AGE;
  slo->compare = STEWARD_COMPARE_LESS;
  slo->quantity = STEWARD_QUANTITY_DURATION;
  slo->bound = 3e8;
  slo->limit = 5 * MINUTE;
  slo->target = 0.995;
  slo->id = steward_slo_make_id (slo);

  return slo;
}

static void
test_json (void)
{
  g_autoptr(StewardSlo) slo = create_slo ();
  g_autoptr(StewardSlo) copy = steward_slo_copy (slo);
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr(StewardSlo) back = NULL;
  g_autoptr(GError) error = NULL;

  /* Numbers that JSON's own would lose. */
  slo->bound = copy->bound = 0.1 + 0.2;
  slo->limit = copy->limit = G_MAXINT64 - 1;
  json = steward_slo_to_json (slo);
  back = steward_slo_from_json (json, &error);
  g_assert_no_error (error);
  again = steward_slo_to_json (back);
  g_assert_cmpstr (json, ==, again);
  g_assert_cmpfloat (back->bound, ==, 0.1 + 0.2);
  g_assert_cmpint (back->limit, ==, G_MAXINT64 - 1);
  g_assert_cmpstr (back->written, ==, slo->written);
  g_assert_null (back->check);
  g_assert_true (steward_slo_is_same_promise (slo, back));
  g_assert_true (steward_slo_is_same_promise (slo, copy));
  g_assert_cmpstr (copy->id, ==, slo->id);
  g_assert_true (copy->id != slo->id);
}

static void
test_bad_json (void)
{
  static const char *const texts[] = {
    "", "[]", "{\"method\":\"guess\"}", "{\"limit\":\"soon\"}", "{\"limit\":\"99999999999999999999\"}",
    "{\"bound\":\"nan\"}", "{\"bound\":\"inf\"}", "{\"bound\":\"1x\"}", "{\"mood\":\"good\"}", "{\"count\":-1}",
    "{\"inherited\":2}", "{\"subject\":[]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardSlo) slo = steward_slo_from_json (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_null (slo);
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

static void
test_id (void)
{
  g_autoptr(StewardSlo) slo = create_slo ();
  g_autoptr(StewardSlo) other = create_slo ();

  g_assert_cmpuint (strlen (slo->id), ==, 16);
  /* The target is not in it. */
  g_clear_pointer (&other->id, g_free);
  g_clear_pointer (&other->contract_version, g_free);
  other->limit *= 2;
  other->id = steward_slo_make_id (other);
  g_assert_cmpstr (slo->id, ==, other->id);
  g_assert_false (steward_slo_is_same_promise (slo, other));
  /* What it is about is. */
  g_clear_pointer (&other->id, g_free);
  g_clear_pointer (&other->port, g_free);
  other->id = steward_slo_make_id (other);
  g_assert_cmpstr (slo->id, !=, other->id);
}

static void
test_promise (void)
{
  g_autoptr(StewardSlo) slo = create_slo ();
  g_autoptr(StewardSlo) other = create_slo ();

  g_free (other->written);
  other->written = g_strdup ("under five minutes");
  other->inherited = TRUE;
  g_assert_true (steward_slo_is_same_promise (slo, other));
  other->weekdays = 0x1f;
  g_assert_false (steward_slo_is_same_promise (slo, other));
  other->weekdays = slo->weekdays;
  other->target = 0.99;
  g_assert_false (steward_slo_is_same_promise (slo, other));
  other->target = slo->target;
  g_free (other->timezone);
  other->timezone = g_strdup ("+01:00");
  g_assert_false (steward_slo_is_same_promise (slo, other));
}

static void
test_words (void)
{
  g_autoptr(StewardLevel) level = steward_level_new ();

  g_assert_true (isnan (level->budget_left));
  g_assert_true (isnan (level->burn[STEWARD_BURN_SLOW]));
  g_assert_cmpuint (level->strip[STEWARD_LEVEL_STRIP - 1], ==, STEWARD_STRIP_NOTHING);
  for (guint i = 0; i <= STEWARD_SLO_DATE; i++)
    g_assert_nonnull (steward_slo_method_to_id (i));
  for (guint i = 0; i < STEWARD_N_REASONS; i++)
    g_assert_true (i == STEWARD_REASON_NONE || g_str_has_suffix (steward_reason_to_words (i), "."));
  g_assert_cmpstr (steward_verdict_to_id (STEWARD_LEVEL_MISSED), ==, "missed");
  g_assert_cmpstr (steward_verdict_to_title (99), ==, "Undecidable");
  g_assert_cmpstr (steward_burn_to_id (STEWARD_BURN_FAST), ==, "fast");
  g_assert_cmpstr (steward_period_to_id (STEWARD_PERIOD_QUARTER), ==, "quarter");
  g_assert_cmpuint (steward_window_days[STEWARD_WINDOW_90], ==, 90);
}

static void
test_incident (void)
{
  g_autofree char *id = steward_incident_make_id ("0123456789abcdef", MINUTE);
  g_autofree char *same = steward_incident_make_id ("0123456789abcdef", MINUTE);
  g_autofree char *other = steward_incident_make_id ("0123456789abcdef", 2 * MINUTE);

  g_assert_cmpuint (strlen (id), ==, 12);
  g_assert_true (g_str_has_prefix (id, "i-"));
  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, other);
  g_assert_cmpstr (steward_incident_state_to_id (STEWARD_INCIDENT_ACKNOWLEDGED), ==, "acknowledged");
}

/* Reopening goes on with the clock: the time is from the start to the last
 * end. What lasts counts for neither mean. */
static void
test_figures (void)
{
  g_autoptr(GPtrArray) incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  static const gint64 times[][4] = {
    /* start, detected, acknowledged, ended: minutes */
    { 100, 105, 110, 160 },
    { 200, 200, 230, 0 },
    { 300, 310, 305, 320 },
    { 400, 401, 0, 0 },
  };
  StewardIncidentFigures figures;

  steward_incidents_get_figures (incidents, &figures);
  g_assert_cmpuint (figures.n, ==, 0);
  g_assert_cmpint (figures.mean_to_repair, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      StewardIncident *incident = steward_incident_new ();

      incident->start = times[i][0] * MINUTE;
      incident->detected_at = times[i][1] * MINUTE;
      incident->acknowledged_at = times[i][2] * MINUTE;
      incident->ended_at = times[i][3] * MINUTE;
      g_ptr_array_add (incidents, incident);
    }
  steward_incidents_get_figures (incidents, &figures);
  g_assert_cmpuint (figures.n, ==, 4);
  g_assert_cmpuint (figures.n_acknowledged, ==, 3);
  g_assert_cmpuint (figures.n_repaired, ==, 2);
  /* 5, 30, and one that was acknowledged before it was recorded here. */
  g_assert_cmpint (figures.mean_to_acknowledge, ==, 35 * MINUTE / 3);
  g_assert_cmpint (figures.mean_to_repair, ==, 40 * MINUTE);
  g_assert_cmpint (steward_incident_get_repair_time (incidents->pdata[1], 260 * MINUTE), ==, 60 * MINUTE);
}

static void
test_window (void)
{
  StewardPlannedWindow window = { NULL, NULL, NULL, 100, 200, 99, 0, NULL, NULL };
  char subject[] = "urn:a", domain[] = "Orders";

  g_assert_true (steward_planned_window_counts (&window, "urn:b", NULL));
  window.declared_at = 100;
  g_assert_false (steward_planned_window_counts (&window, "urn:b", NULL));
  window.declared_at = 10;
  window.cancelled_at = 100;
  g_assert_false (steward_planned_window_counts (&window, "urn:b", NULL));
  window.cancelled_at = 150;
  g_assert_true (steward_planned_window_counts (&window, "urn:b", NULL));
  window.domain = domain;
  g_assert_true (steward_planned_window_counts (&window, "urn:b", "Orders"));
  g_assert_true (steward_planned_window_counts (&window, "urn:b", "orders"));
  g_assert_false (steward_planned_window_counts (&window, "urn:b", "Finance"));
  g_assert_false (steward_planned_window_counts (&window, "urn:b", NULL));
  window.domain = NULL;
  window.subject = subject;
  g_assert_true (steward_planned_window_counts (&window, "urn:a", "Finance"));
  g_assert_false (steward_planned_window_counts (&window, "urn:b", "Orders"));
  window.to = 100;
  g_assert_false (steward_planned_window_counts (&window, "urn:a", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slo/json", test_json);
  g_test_add_func ("/slo/bad-json", test_bad_json);
  g_test_add_func ("/slo/id", test_id);
  g_test_add_func ("/slo/promise", test_promise);
  g_test_add_func ("/slo/words", test_words);
  g_test_add_func ("/slo/incident", test_incident);
  g_test_add_func ("/slo/figures", test_figures);
  g_test_add_func ("/slo/window", test_window);

  return g_test_run ();
}
