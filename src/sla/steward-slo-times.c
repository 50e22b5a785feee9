/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How often, and by when: frequency and time of availability, from words, from
 * a value with its unit, or from a line of cron. */

#include "config.h"

#include "steward-slo-read.h"
#include "steward-slo-schedule.h"

#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR (3600 * SECOND)
#define DAY (24 * HOUR)
#define MOST_TIMES 100000

static const struct { const char *word; StewardPeriod period; gint64 length; } periods[] = {
  { "hour", STEWARD_PERIOD_HOUR, HOUR },
  { "day", STEWARD_PERIOD_DAY, DAY },
  { "week", STEWARD_PERIOD_WEEK, 7 * DAY },
  { "month", STEWARD_PERIOD_MONTH, 30 * DAY },
  { "quarter", STEWARD_PERIOD_QUARTER, 90 * DAY },
  { "year", STEWARD_PERIOD_YEAR, 365 * DAY },
};

static gint64
find_common (gint64 a,
             gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

/* "every 45 minutes" is 4 times in 3 hours. FALSE when that is no period. */
static gboolean
set_interval (StewardSlo            *slo,
              const StewardDuration *interval)
{
  gint64 length = interval->microseconds, unit, common;
  gsize i = G_N_ELEMENTS (periods) - 1;

  while (i > 0 && (length % periods[i].length != 0 || (interval->approximate != (i >= 3))))
    i--;
  unit = periods[i].length;
  common = find_common (unit, length);
  if (length < SECOND || length / common > 1000 || unit / common > MOST_TIMES)
    return FALSE;

  slo->period = periods[i].period;
  slo->count = (guint) (unit / common);
  slo->every = (guint) (length / common);

  return TRUE;
}

/* "twice a day", "4 times per week", "3x daily" */
static gboolean
read_times_per (StewardSloReader *self,
                const char       *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("^(?:at least\\s+|>=\\s*|≥\\s*)?(?<times>once|twice|\\d{1,5})\\s*"
                                         "(?:x|times)?\\s*"
                                         "(?:an?|per|each|every|/)?\\s*(?<unit>hour|day|week|month|quarter|year|daily)"
                                         "(?:ly)?$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *times = NULL;
  g_autofree char *unit = NULL;
  guint64 n;

  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  times = g_match_info_fetch_named (match, "times");
  unit = g_match_info_fetch_named (match, "unit");
  if (g_ascii_isdigit (*times) && strpbrk (text, "xX/") == NULL && strstr (text, "times") == NULL &&
      strstr (text, "per") == NULL && strstr (text, " a") == NULL)
    return FALSE;
  n = g_ascii_strcasecmp (times, "once") == 0 ? 1 : g_ascii_strcasecmp (times, "twice") == 0
      ? 2 : g_ascii_strtoull (times, NULL, 10);
  if (n == 0)
    return FALSE;

  self->slo->count = (guint) n;
  self->slo->every = 1;
  self->slo->period = STEWARD_PERIOD_DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (unit, periods[i].word) == 0)
      self->slo->period = periods[i].period;

  return TRUE;
}

static void
set_cron (StewardSlo        *slo,
          const StewardCron *cron)
{
  slo->period = cron->period;
  slo->count = cron->count;
  slo->every = 1;
  slo->weekdays = cron->weekdays;
}

/* Of the time between two updates: "at most once a day" says how long it is at
 * least. */
static gboolean
is_lower_bound (StewardCompare compare)
{
  return compare == STEWARD_COMPARE_GREATER || compare == STEWARD_COMPARE_GREATER_EQUAL;
}

static void
read_frequency (StewardSloReader *self,
                const StewardCron *cron)
{
  const StewardThreshold *threshold = &self->threshold;
  StewardCron written;

  self->slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
  self->slo->quantity = STEWARD_QUANTITY_NUMBER;
  if (*self->value == '\0' && cron != NULL)
    set_cron (self->slo, cron);
  else if (steward_cron_read (self->value, &written))
    set_cron (self->slo, &written);
  else if (is_lower_bound (threshold->compare))
    steward_slo_reader_be_vague (self, "says how often at most, which nobody promises", "“at least once a day”");
  else if (!read_times_per (self, self->value) && !read_times_per (self, self->slo->written) &&
           (threshold->kind != STEWARD_QUANTITY_DURATION || !threshold->exact ||
            !set_interval (self->slo, &threshold->duration)))
    steward_slo_reader_explain (self, "how often it is updated", "“daily”, “every 15 minutes” or “4 times a day”");
  else if (cron != NULL && *self->value != '\0' && self->slo->period <= STEWARD_PERIOD_DAY)
    self->slo->weekdays = cron->weekdays;
  self->slo->bound = self->slo->count;
}

/* Returns FALSE when it was explained. */
static gboolean
take_time (StewardSloReader *self,
           StewardTimeOfDay *time)
{
  switch (steward_time_of_day_read (self->value, time))
    {
    case STEWARD_TIME_OF_DAY_READ:
      return TRUE;
    case STEWARD_TIME_OF_DAY_SPAN:
      steward_slo_reader_be_vague (self, "is a span of the day, and leaves open by when the data is there",
                                   "one time, such as “09:00+01:00”");
      return FALSE;
    case STEWARD_TIME_OF_DAY_ZONE:
      steward_slo_reader_be_vague (self, "is in a time zone that is not known",
                                   "an offset or a place, such as “09:00+01:00” or “09:00 Europe/Berlin”");
      return FALSE;
    case STEWARD_TIME_OF_DAY_NONE:
    default:
      steward_slo_reader_be_vague (self, "is not a time of the day",
                                   "one, such as “09:00+01:00” or “16:30 Europe/Berlin”");
      return FALSE;
    }
}

static void
read_deadline (StewardSloReader  *self,
               const StewardCron *cron)
{
  const char *unit = self->objective->unit;
  StewardTimeOfDay time = { 0 };
  StewardSlo *slo = self->slo;

  slo->compare = STEWARD_COMPARE_LESS_EQUAL;
  slo->quantity = STEWARD_QUANTITY_DURATION;
  if (*self->value == '\0' && cron != NULL && cron->time >= 0)
    slo->limit = cron->time;
  else if (take_time (self, &time))
    {
      slo->limit = time.time;
      slo->skips_holidays = time.skips_holidays;
    }
  else
    return;

  if (time.timezone == NULL && unit != NULL && steward_timezone_is_known (unit))
    time.timezone = g_strdup (unit);
  if (time.timezone != NULL)
    {
      g_free (slo->timezone);
      slo->timezone = g_steal_pointer (&time.timezone);
    }
  if (time.weekdays != 0)
    slo->weekdays = time.weekdays;
  else if (cron != NULL)
    slo->weekdays = cron->weekdays;
  slo->bound = (double) slo->limit;
}

/* Reads how often, or by when. */
void
steward_slo_reader_read_times (StewardSloReader *self)
{
  const char *schedule = self->objective->schedule;
  StewardCron cron;
  gboolean planned = schedule != NULL && steward_cron_read (schedule, &cron);

  if (*self->value == '\0' && schedule != NULL && !planned)
    {
      g_free (self->slo->written);
      self->slo->written = g_strdup (schedule);
      steward_slo_reader_be_vague (self, "is a schedule that cannot be said in days, weeks or months",
                                   self->slo->method == STEWARD_SLO_PERIOD
                                   ? "“daily” or “every 15 minutes” as the value"
                                   : "a time, such as “09:00+01:00”, as the value");
      return;
    }
  if (*self->value == '\0' && planned)
    {
      g_free (self->slo->written);
      self->slo->written = g_strdup (schedule);
    }
  if (self->slo->method == STEWARD_SLO_PERIOD)
    read_frequency (self, planned ? &cron : NULL);
  else
    read_deadline (self, planned ? &cron : NULL);
}
