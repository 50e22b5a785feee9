/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Working time: written cases with summer time, leap days and holidays, and a
 * slow model that asks minute for minute what the clock on the wall shows. */

#include "config.h"

#include "steward-calendar.h"

#include <string.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static StewardCalendar *
make_calendar (const char *zone,
               const char *hours,
               const char *holidays)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) dates = g_strsplit (holidays != NULL ? holidays : "", " ", 0);
  StewardCalendar *calendar = steward_calendar_new (zone, hours, (const char *const *) dates,
                                                    &error);

  g_assert_no_error (error);
  return calendar;
}

static gint64
at (const char *text)
{
  gint64 instant = 0;

  g_assert_true (steward_instant_parse (text, &instant, NULL));
  return instant;
}

#define assert_at(instant, text) \
  G_STMT_START { \
    g_autofree char *found_ = steward_instant_to_rfc3339 (instant); \
    g_autofree char *wanted_ = steward_instant_to_rfc3339 (at (text)); \
    g_assert_cmpstr (found_, ==, wanted_); \
  } G_STMT_END

static void
test_refused (void)
{
  static const struct { const char *zone; const char *hours; const char *holiday; } wrong[] = {
    { "Europe/Berlim", NULL, NULL },
    { NULL, NULL, NULL },
    { "", NULL, NULL },
    { "Berlin", NULL, NULL },
    { "UTC+1", NULL, NULL },
    { "CET-1CEST", NULL, NULL },
    { "+01:00", NULL, NULL },
    { "/dev/zero", NULL, NULL },
    { "../../etc/passwd", NULL, NULL },
    { "Europe", NULL, NULL },
    { "UTC", "", NULL },
    { "UTC", "always", NULL },
    { "UTC", "09:00-17:00", NULL },
    { "UTC", "Mon-Fri", NULL },
    { "UTC", "Mon-Fri 9-17", NULL },
    { "UTC", "Mon-Fri 17:00-09:00", NULL },
    { "UTC", "Mon-Fri 09:00-09:00", NULL },
    { "UTC", "Mon-Fri 09:00-25:00", NULL },
    { "UTC", "Mon-Fri 09:00-24:01", NULL },
    { "UTC", "Mon-Fri 09:60-17:00", NULL },
    { "UTC", "Mon-Fri 09:00-17:00,", NULL },
    { "UTC", "Mon-Fri 09:00-17:00;", NULL },
    { "UTC", "Mon-Fri 09:00-17:00, Fri 16:00-18:00", NULL },
    { "UTC", "Mo-Fr 09:00-17:00", NULL },
    { "UTC", "Mondays 09:00-17:00", NULL },
    { "UTC", "Mon-Fri 09:00–17:00 x", NULL },
    { "UTC", NULL, "2026-02-29" },
    { "UTC", NULL, "24.12.2026" },
    { "UTC", NULL, "2026-12-24T10:00:00Z" },
    { "UTC", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const holidays[] = { wrong[i].holiday, NULL };
      g_autoptr(GError) error = NULL;
      StewardCalendar *calendar = steward_calendar_new (wrong[i].zone, wrong[i].hours, holidays, &error);

      g_test_message ("%s | %s | %s: %s", wrong[i].zone, wrong[i].hours, wrong[i].holiday,
                      error != NULL ? error->message : "accepted");
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
      g_assert_null (calendar);
    }
}

static void
test_hours (void)
{
  static const struct { const char *hours; double week; } right[] = {
    { NULL, 40 },
    { "Mon-Fri 09:00-17:30", 42.5 },
    { "Mon-Thu 09:00-17:00, Fri 09:00-15:00", 38 },
    { "mon-fri 9:00 - 12:00, 13:00 - 17:00", 35 },
    { "Monday-Friday 08:00–16:00", 40 },
    { "Sun-Thu 08:00-16:00", 40 },
    { "Sat 00:00-24:00", 24 },
    { "Mon-Sun 00:00-24:00", 168 },
    { "Mon 09:00-10:00, Wed 09:00-11:00", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr(StewardCalendar) calendar = make_calendar ("UTC", right[i].hours, NULL);
      gint64 week = steward_calendar_get_time (calendar, at ("2026-11-16"), at ("2026-11-23"));

      g_assert_cmpint (week, ==, (gint64) (right[i].week * (double) HOUR));
    }
}

static void
test_days (void)
{
  static const struct { const char *from; int days; const char *to; } cases[] = {
    { "2026-11-20T10:00:00Z", 1, "2026-11-23T10:00:00Z" },   /* Friday to Monday */
    { "2026-11-20T10:00:00Z", 5, "2026-11-27T10:00:00Z" },
    { "2026-11-20T10:00:00Z", -1, "2026-11-19T10:00:00Z" },
    { "2026-11-23T10:00:00Z", -1, "2026-11-20T10:00:00Z" },
    { "2026-11-20T10:00:00Z", 0, "2026-11-20T10:00:00Z" },
    { "2026-11-20T05:00:00Z", 0, "2026-11-20T09:00:00Z" },
    { "2026-11-20T05:00:00Z", 1, "2026-11-23T09:00:00Z" },
    { "2026-11-20T20:00:00Z", 1, "2026-11-23T17:30:00Z" },
    { "2026-11-20T12:30:00Z", 1, "2026-11-23T12:00:00Z" },   /* in the break: its beginning */
    { "2026-11-21T11:00:00Z", 0, "2026-11-23T09:00:00Z" },   /* Saturday */
    { "2026-11-21T11:00:00Z", 1, "2026-11-23T17:30:00Z" },
    { "2026-11-21T11:00:00Z", 2, "2026-11-24T17:30:00Z" },
    { "2026-11-21T11:00:00Z", -1, "2026-11-20T09:00:00Z" },
    { "2026-12-23T10:00:00Z", 1, "2026-12-28T10:00:00Z" },   /* over holidays */
    { "2026-12-24T10:00:00Z", 1, "2026-12-28T17:30:00Z" },   /* from a holiday */
    { "2028-02-28T10:00:00Z", 1, "2028-02-29T10:00:00Z" },   /* leap day */
    { "2027-02-26T10:00:00Z", 1, "2027-03-01T10:00:00Z" },
    { "2026-11-20T10:00:00.000001Z", 1, "2026-11-23T10:00:00.000001Z" },
  };
  g_autoptr(StewardCalendar) calendar = make_calendar ("UTC", "Mon-Fri 09:00-12:00, 13:00-17:30",
                                                       "2026-12-24 2026-12-25");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %+d", cases[i].from, cases[i].days);
      assert_at (steward_calendar_add_days (calendar, at (cases[i].from), cases[i].days), cases[i].to);
    }
}

/* The hour of the wall clock stays when summer time begins or ends. */
static void
test_summer_time (void)
{
  g_autoptr(StewardCalendar) berlin = make_calendar ("Europe/Berlin", "Mon-Fri 09:00-17:30", NULL);
  g_autoptr(StewardCalendar) night = make_calendar ("Europe/Berlin", "Mon-Sun 00:00-24:00", NULL);
  g_autoptr(StewardCalendar) early = make_calendar ("Europe/Berlin", "Sun 02:30-04:00", NULL);
  g_autoptr(GDateTime) local = steward_calendar_to_local (berlin, at ("2026-07-01T10:00:00.25Z"));
  g_autofree char *text = g_date_time_format_iso8601 (local);

  g_assert_cmpstr (text, ==, "2026-07-01T12:00:00.250000+02");
  assert_at (steward_calendar_add_days (berlin, at ("2026-03-27T10:00:00+01:00"), 1), "2026-03-30T10:00:00+02:00");
  assert_at (steward_calendar_add_days (berlin, at ("2026-10-23T10:00:00+02:00"), 1), "2026-10-26T10:00:00+01:00");
  g_assert_cmpint (steward_calendar_get_time (night, at ("2026-03-29T00:00:00+01:00"),
                                              at ("2026-03-30T00:00:00+02:00")), ==, 23 * HOUR);
  g_assert_cmpint (steward_calendar_get_time (night, at ("2026-10-25T00:00:00+02:00"),
                                              at ("2026-10-26T00:00:00+01:00")), ==, 25 * HOUR);
  /* 02:30 is skipped, and occurs twice. */
  g_assert_cmpint (steward_calendar_get_time (early, at ("2026-03-28"), at ("2026-03-30")), ==, HOUR);
  g_assert_cmpint (steward_calendar_get_time (early, at ("2026-10-24"), at ("2026-10-26")), ==, 2 * HOUR);
  assert_at (steward_calendar_add_time (early, at ("2026-03-28"), 15 * MINUTE), "2026-03-29T03:15:00+02:00");
}

/* Samoa went over the date line and had no 30 December 2011. */
static void
test_missing_day (void)
{
  g_autoptr(StewardCalendar) apia = make_calendar ("Pacific/Apia", "Mon-Sun 09:00-17:00", NULL);

  g_assert_cmpint (steward_calendar_get_time (apia, at ("2011-12-29T00:00:00-10:00"),
                                              at ("2012-01-01T00:00:00+14:00")), ==, 16 * HOUR);
  assert_at (steward_calendar_add_time (apia, at ("2011-12-29T16:00:00-10:00"), 2 * HOUR),
             "2011-12-31T10:00:00+14:00");
}

static void
test_time (void)
{
  g_autoptr(StewardCalendar) calendar = make_calendar ("UTC", "Mon-Fri 09:00-17:30", "2026-12-24");
  gint64 friday = at ("2026-11-20T16:30:00Z");

  assert_at (steward_calendar_add_time (calendar, friday, HOUR), "2026-11-20T17:30:00Z");
  assert_at (steward_calendar_add_time (calendar, friday, HOUR + 1), "2026-11-23T09:00:00.000001Z");
  assert_at (steward_calendar_add_time (calendar, friday, 0), "2026-11-20T16:30:00Z");
  assert_at (steward_calendar_add_time (calendar, at ("2026-11-21T12:00:00Z"), 0), "2026-11-21T12:00:00Z");
  assert_at (steward_calendar_add_time (calendar, at ("2026-11-23T09:00:00Z"), -1), "2026-11-20T17:29:59.999999Z");
  assert_at (steward_calendar_add_time (calendar, at ("2026-11-23T10:00:00Z"), -HOUR), "2026-11-23T09:00:00Z");
  assert_at (steward_calendar_add_time (calendar, friday, -(7 * HOUR + HOUR / 2)), "2026-11-20T09:00:00Z");
  g_assert_cmpint (steward_calendar_get_time (calendar, friday, at ("2026-11-23T10:00:00Z")), ==, 2 * HOUR);
  g_assert_cmpint (steward_calendar_get_time (calendar, at ("2026-11-23T10:00:00Z"), friday), ==, -2 * HOUR);
  g_assert_cmpint (steward_calendar_get_time (calendar, friday, friday), ==, 0);
  g_assert_cmpint (steward_calendar_get_day_length (calendar), ==, 8 * HOUR + HOUR / 2);
  g_assert_true (steward_calendar_is_working_day (calendar, at ("2026-11-20T23:59:00Z")));
  g_assert_false (steward_calendar_is_working_day (calendar, at ("2026-11-21T10:00:00Z")));
  g_assert_false (steward_calendar_is_working_day (calendar, at ("2026-12-24T10:00:00Z")));
}

static void
test_dates (void)
{
  g_autoptr(StewardCalendar) berlin = make_calendar ("Europe/Berlin", NULL, NULL);
  g_autoptr(StewardCalendar) havana = make_calendar ("America/Havana", NULL, NULL);
  g_autoptr(GError) error = NULL;
  gint64 instant;

  g_assert_true (steward_calendar_read_instant (berlin, "2026-11-30", FALSE, &instant, NULL));
  assert_at (instant, "2026-11-29T23:00:00Z");
  g_assert_true (steward_calendar_read_instant (berlin, "2026-11-30", TRUE, &instant, NULL));
  assert_at (instant, "2026-11-30T23:00:00Z");
  g_assert_true (steward_calendar_read_instant (berlin, "2026-11-30T10:00:00Z", TRUE, &instant, NULL));
  assert_at (instant, "2026-11-30T10:00:00Z");
  /* Havana changes its clock at midnight: the day begins at one. */
  g_assert_true (steward_calendar_read_instant (havana, "2026-03-08", FALSE, &instant, NULL));
  assert_at (instant, "2026-03-08T05:00:00Z");
  g_assert_false (steward_calendar_read_instant (berlin, "tomorrow", FALSE, &instant, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* Whatever is asked, it ends soon. */
static void
test_bounds (void)
{
  g_autoptr(StewardCalendar) calendar = make_calendar ("America/New_York", "Mon 09:00-09:01", NULL);
  gint64 start = g_get_monotonic_time ();

  (void) steward_calendar_add_days (calendar, G_MAXINT64, G_MAXINT);
  (void) steward_calendar_add_days (calendar, G_MININT64, G_MININT);
  (void) steward_calendar_add_time (calendar, 0, G_MAXINT64);
  (void) steward_calendar_add_time (calendar, 0, G_MININT64);
  (void) steward_calendar_get_time (calendar, G_MININT64, G_MAXINT64);
  (void) steward_calendar_get_time (calendar, G_MAXINT64, G_MININT64);
  (void) steward_calendar_is_working_day (calendar, G_MININT64);
  g_date_time_unref (steward_calendar_to_local (calendar, G_MAXINT64));
  g_date_time_unref (steward_calendar_to_local (calendar, G_MININT64));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * (gint64) G_USEC_PER_SEC);
}

/* The slow model. */
typedef struct
{
  const char *zone;
  const char *hours;
  const char *holidays;
  int ranges[4][4];                    /* first and last weekday (1 is Monday), first minute, end */
} Model;

static const Model models[] = {
  { "Europe/Berlin", "Mon-Fri 09:00-17:30", "2026-03-30 2026-10-26", { { 1, 5, 540, 1050 } } },
  { "America/New_York", "Mon-Sun 00:00-24:00", NULL, { { 1, 7, 0, 1440 } } },
  { "Australia/Lord_Howe", "Mon-Sun 01:00-03:00, 22:00-24:00", "2026-04-05", { { 1, 7, 60, 180 }, { 1, 7, 1320, 1440 } } },
  { "Asia/Kathmandu", "Mon-Fri 09:00-12:00, 13:00-17:30", NULL, { { 1, 5, 540, 720 }, { 1, 5, 780, 1050 } } },
  { "America/Havana", "Mon-Sun 00:00-02:00, Fri 10:00-12:00", NULL, { { 1, 7, 0, 120 }, { 5, 5, 600, 720 } } },
  { "Africa/Casablanca", "Mon-Thu 08:00-16:00, Sun 02:00-04:00", NULL, { { 1, 4, 480, 960 }, { 7, 7, 120, 240 } } },
  { "Asia/Beirut", "Sat-Sun 23:00-24:00, Mon 00:00-01:00", NULL, { { 6, 7, 1380, 1440 }, { 1, 1, 0, 60 } } },
};

static gboolean
model_works (const Model *model,
             GTimeZone   *zone,
             gint64       instant)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%d");
  int day = g_date_time_get_day_of_week (local);
  int minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);

  if (model->holidays != NULL && strstr (model->holidays, date) != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (model->ranges) && model->ranges[i][0] > 0; i++)
    if (day >= model->ranges[i][0] && day <= model->ranges[i][1] &&
        minute >= model->ranges[i][2] && minute < model->ranges[i][3])
      return TRUE;

  return FALSE;
}

/* Near a change of summer time as often as not. */
static gint64
random_instant (GRand *random)
{
  static const char *const interesting[] = {
    "2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2024-02-29", "2026-12-31",
    "2026-02-15", "2026-03-22",
  };
  gint64 instant = at ("2024-01-01") + g_rand_int_range (random, 0, 3 * 366 * 1440) * MINUTE;

  if (g_rand_boolean (random))
    instant = at (interesting[g_rand_int_range (random, 0, G_N_ELEMENTS (interesting))]) +
              g_rand_int_range (random, -3 * 1440, 1440) * MINUTE;

  return instant;
}

static void
compare_with_model (const Model *model,
                    GRand       *random)
{
  g_autoptr(StewardCalendar) calendar = make_calendar (model->zone, model->hours, model->holidays);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (model->zone);
  gint64 from = random_instant (random);
  int length = g_rand_int_range (random, 1, 6 * 1440);
  gint64 to = from + length * MINUTE;
  gint64 worked = 0, first_end = from, last_start = to;

  for (gint64 t = from; t < to; t += MINUTE)
    {
      if (!model_works (model, zone, t))
        continue;
      if (worked == 0)
        last_start = t;
      worked += MINUTE;
      first_end = t + MINUTE;
    }

  g_assert_cmpint (steward_calendar_get_time (calendar, from, to), ==, worked);
  if (worked > 0)
    {
      g_assert_cmpint (steward_calendar_add_time (calendar, from, worked), ==, first_end);
      g_assert_cmpint (steward_calendar_add_time (calendar, to, -worked), ==, last_start);
    }
}

/* Days are counted on the wall. */
static void
compare_days (const Model *model,
              GRand       *random)
{
  g_autoptr(StewardCalendar) calendar = make_calendar (model->zone, model->hours, model->holidays);
  gint64 from = random_instant (random);
  int days = g_rand_int_range (random, -30, 31);
  int step = days < 0 ? -1 : 1;
  gint64 to = steward_calendar_add_days (calendar, from, days);
  g_autoptr(GDateTime) day = steward_calendar_to_local (calendar, from);
  g_autoptr(GDateTime) noon = g_date_time_new_utc (g_date_time_get_year (day), g_date_time_get_month (day),
                                                   g_date_time_get_day_of_month (day), 12, 0, 0);
  g_autoptr(GDateTime) reached = steward_calendar_to_local (calendar, to);
  g_autoptr(GDateTime) before = steward_calendar_to_local (calendar, to - 1);
  g_autofree char *found = g_date_time_format (reached, "%Y-%m-%d");
  g_autofree char *found_before = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *wanted = NULL;

  if (days == 0)
    return;
  for (int left = ABS (days); left > 0;)
    {
      g_autoptr(GDateTime) next = g_date_time_add_days (noon, step);
      g_autofree char *date = g_date_time_format (next, "%Y-%m-%d");
      int weekday = g_date_time_get_day_of_week (next);
      gboolean works = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (model->ranges) && model->ranges[i][0] > 0; i++)
        works |= weekday >= model->ranges[i][0] && weekday <= model->ranges[i][1];
      if (works && (model->holidays == NULL || strstr (model->holidays, date) == NULL))
        left--;
      g_clear_pointer (&noon, g_date_time_unref);
      noon = g_steal_pointer (&next);
    }
  wanted = g_date_time_format (noon, "%Y-%m-%d");
  /* Midnight is the end of a day, or the beginning of one. */
  if (strcmp (found_before, wanted) != 0)
    g_assert_cmpstr (found, ==, wanted);
}

static void
test_model (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);

  for (int i = 0; i < 40; i++)
    for (gsize n = 0; n < G_N_ELEMENTS (models); n++)
      compare_with_model (&models[n], random);
  for (int i = 0; i < 500; i++)
    for (gsize n = 0; n < G_N_ELEMENTS (models); n++)
      compare_days (&models[n], random);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/refused", test_refused);
  g_test_add_func ("/calendar/hours", test_hours);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/summer-time", test_summer_time);
  g_test_add_func ("/calendar/missing-day", test_missing_day);
  g_test_add_func ("/calendar/time", test_time);
  g_test_add_func ("/calendar/dates", test_dates);
  g_test_add_func ("/calendar/bounds", test_bounds);
  g_test_add_func ("/calendar/model", test_model);

  return g_test_run ();
}
