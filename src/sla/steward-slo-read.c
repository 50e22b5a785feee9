/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One level of a contract to one objective that can be evaluated. What leaves
 * room is not guessed at: it stays in the list as vague, with a sentence. */

#include "config.h"

#include "steward-slo-read.h"
#include "steward-slo-schedule.h"

#include <stdio.h>
#include <string.h>

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define SLACK (G_GINT64_CONSTANT (2) * 3600 * G_USEC_PER_SEC)
#define FOREVER (G_GINT64_CONSTANT (10000) * 365 * DAY)

#define SHARE_PATTERN "[,;(]?\\s*(?:for|in|during)?\\s*(?:at least\\s*)?(?<share>\\d{1,3}(?:[.,]\\d+)?)" \
                      "\\s*(?:%|percent)\\s*of\\s*(?:the\\s*)?(?:all\\s*)?" \
                      "(?:time|cases|days|updates|loads|runs|hours|requests|periods)\\)?"
#define WINDOW_PATTERN "[,;(]?\\s*(?<window>(?:(?:measured|averaged|calculated)\\s*)?" \
                       "(?:per|over|in|within|a|an|each|every|rolling)\\s+(?:a\\s+|the\\s+)?(?:last\\s+)?" \
                       "(?:rolling\\s+)?(?:calendar\\s+)?(?:\\d{1,3}\\s*-?\\s*)?" \
                       "(?:day|week|month|quarter|year)s?(?:\\s+window)?|" \
                       "weekly|monthly|quarterly|yearly|annually|daily)\\)?\\s*$"

/* "< 5 minutes", "4 d", "99.9 %" */
static char *
join_written (const StewardObjective *objective)
{
  g_autofree char *value = g_strstrip (g_strdup (objective->value != NULL ? objective->value : ""));
  g_autofree char *unit = g_strstrip (g_strdup (objective->unit != NULL ? objective->unit : ""));

  if (*unit == '\0' || *value == '\0' || g_str_has_suffix (value, unit))
    return g_steal_pointer (&value);

  return g_strdup_printf ("%s %s", value, unit);
}

/* (nullable): what @pattern matches in the value, which is taken out of it. */
static char *
take_match (StewardSloReader *self,
            const char       *pattern,
            const char       *name)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *whole = NULL;
  char *found, *at;

  if (!g_utf8_validate (self->value, -1, NULL) || !g_regex_match (regex, self->value, 0, &match))
    return NULL;
  whole = g_match_info_fetch (match, 0);
  found = g_match_info_fetch_named (match, name);
  at = strstr (self->value, whole);
  if (at != NULL)
    memmove (at, at + strlen (whole), strlen (at + strlen (whole)) + 1);
  g_strstrip (self->value);

  return found;
}

/* "for 99.5 % of the time", "in 95% of cases": the share that has to be good. */
static void
take_share (StewardSloReader *self)
{
  g_autofree char *share = NULL;
  double percent;

  if (strstr (self->value, "of") == NULL && strstr (self->value, "OF") == NULL)
    return;
  share = take_match (self, SHARE_PATTERN, "share");
  if (share == NULL)
    return;
  g_strdelimit (share, ",", '.');
  percent = g_ascii_strtod (share, NULL);
  if (percent > 0 && percent <= 100)
    self->slo->target = steward_share_from_percent (percent);
}

static guint
get_days (const char *unit)
{
  static const struct { const char *unit; guint days; } units[] = {
    { "day", 1 }, { "week", 7 }, { "month", 30 }, { "quarter", 90 }, { "year", 365 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (unit, units[i].unit, strlen (units[i].unit)) == 0)
      return units[i].days;

  return 0;
}

/* "99.9 % per month", "over 90 days", "monthly": over which time it counts. */
static void
take_window (StewardSloReader *self)
{
  gsize length = strlen (self->value);
  g_autofree char *window = NULL;
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *n = NULL;
  g_autofree char *unit = NULL;
  guint days;

  if (length == 0 || g_ascii_isdigit (self->value[length - 1]) || self->value[length - 1] == '%')
    return;
  window = take_match (self, WINDOW_PATTERN, "window");
  regex = g_regex_new ("(?<n>\\d{1,3})?\\s*-?\\s*(?<unit>day|week|month|quarter|year|daily|annual)", G_REGEX_CASELESS,
                       0, NULL);
  if (window == NULL || !g_regex_match (regex, window, 0, &match))
    return;
  n = g_match_info_fetch_named (match, "n");
  unit = g_match_info_fetch_named (match, "unit");
  days = g_ascii_strcasecmp (unit, "daily") == 0 ? 1 : g_ascii_strcasecmp (unit, "annual") == 0 ? 365
                                                                                                : get_days (unit);
  if (n != NULL && *n != '\0')
    days *= (guint) g_ascii_strtoull (n, NULL, 10);
  if (days >= 1 && days <= 366)
    self->slo->window = days;
}

/* A percentage without its sign cannot be anything else here: 0.995 is a
 * share, and 99.5 per cent. Returns FALSE for what is neither. */
static gboolean
get_percent (StewardSloReader *self,
             double           *out_percent)
{
  const StewardThreshold *threshold = &self->threshold;

  if (!threshold->exact)
    return FALSE;
  if (threshold->kind == STEWARD_QUANTITY_PERCENT)
    *out_percent = threshold->value;
  else if (threshold->kind == STEWARD_QUANTITY_NUMBER && self->objective->unit == NULL && threshold->value < 1)
    *out_percent = threshold->value * 100;
  else if (threshold->kind == STEWARD_QUANTITY_NUMBER && self->objective->unit == NULL && threshold->value > 1)
    *out_percent = threshold->value;
  else
    return FALSE;

  return *out_percent >= 0 && *out_percent <= 100;
}

static void
read_state (StewardSloReader *self)
{
  double percent;

  take_window (self);
  if (!steward_threshold_parse (self->value, self->objective->unit, &self->threshold, NULL) ||
      !get_percent (self, &percent))
    {
      steward_slo_reader_explain (self, "a share of the time", "“99.5 %”");
      return;
    }
  if (self->threshold.compare == STEWARD_COMPARE_LESS || self->threshold.compare == STEWARD_COMPARE_LESS_EQUAL ||
      percent <= 0)
    {
      steward_slo_reader_be_vague (self, "says how much at most, which nobody promises", "“≥ 99.5 %”");
      return;
    }

  self->slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
  self->slo->quantity = STEWARD_QUANTITY_PERCENT;
  self->slo->bound = percent;
  self->slo->target = steward_share_from_percent (percent);
}

/* A length of time that @fallback says how to compare when the contract does
 * not. Sets the limit. */
static gboolean
read_length (StewardSloReader *self,
             StewardCompare    fallback,
             const char       *instead)
{
  const StewardThreshold *threshold = &self->threshold;

  if (threshold->kind == STEWARD_QUANTITY_DURATION && threshold->exact && threshold->duration.microseconds <= 0)
    {
      steward_slo_reader_be_vague (self, "is no time at all, which nothing can keep", instead);
      return FALSE;
    }
  if (threshold->kind != STEWARD_QUANTITY_DURATION || !threshold->exact)
    {
      steward_slo_reader_explain (self, "a length of time", instead);
      return FALSE;
    }

  self->slo->quantity = STEWARD_QUANTITY_DURATION;
  self->slo->limit = threshold->duration.microseconds;
  self->slo->bound = (double) self->slo->limit;
  self->slo->compare = threshold->compare == STEWARD_COMPARE_NONE || threshold->compare == STEWARD_COMPARE_EQUAL
                       ? fallback : threshold->compare;

  return TRUE;
}

static gboolean
is_lower_bound (StewardCompare compare)
{
  return compare == STEWARD_COMPARE_GREATER || compare == STEWARD_COMPARE_GREATER_EQUAL;
}

static void
read_age (StewardSloReader *self)
{
  if (read_length (self, STEWARD_COMPARE_LESS_EQUAL, "“< 5 minutes”") && is_lower_bound (self->slo->compare))
    steward_slo_reader_be_vague (self, "says how old it is at least, which nobody promises", "“< 5 minutes”");
}

static void
read_repair (StewardSloReader *self)
{
  if (read_length (self, STEWARD_COMPARE_LESS_EQUAL, "“≤ 4 hours”") && is_lower_bound (self->slo->compare))
    steward_slo_reader_be_vague (self, "says how long it takes at least, which nobody promises", "“≤ 4 hours”");
}

static void
read_retention (StewardSloReader *self)
{
  static const char *const endless[] = { "unlimited", "forever", "indefinite", "indefinitely", "infinite", "permanent",
                                         NULL };
  g_autofree char *lower = g_ascii_strdown (self->value, -1);

  if (g_strv_contains (endless, lower))
    {
      self->slo->quantity = STEWARD_QUANTITY_DURATION;
      self->slo->limit = FOREVER;
      self->slo->bound = (double) FOREVER;
      self->slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
      return;
    }
  (void) read_length (self, STEWARD_COMPARE_GREATER_EQUAL, "“3 years”");
}

/* A day counts from its midnight, an end to the end of its day, in the zone. */
static gboolean
read_day (const char *text,
          const char *timezone,
          gboolean    end,
          gint64     *out_instant)
{
  g_autoptr(GTimeZone) zone = NULL;
  g_autoptr(GDateTime) day = NULL;
  g_autoptr(GDateTime) next = NULL;
  int year, month, date, length = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &date, &length) != 3 || length != 10 || text[length] != '\0')
    return FALSE;
  zone = g_time_zone_new_identifier (timezone);
  day = g_date_time_new (zone != NULL ? zone : g_time_zone_new_utc (), year, month, date, 0, 0, 0);
  if (day == NULL)
    return FALSE;
  next = g_date_time_add_days (day, end ? 1 : 0);
  *out_instant = next != NULL ? g_date_time_to_unix (next) * G_USEC_PER_SEC : 0;

  return next != NULL;
}

static void
read_date (StewardSloReader *self)
{
  gboolean end = strcmp (self->slo->property, "generalAvailability") != 0;

  self->slo->quantity = STEWARD_QUANTITY_INSTANT;
  self->slo->compare = end ? STEWARD_COMPARE_GREATER_EQUAL : STEWARD_COMPARE_LESS_EQUAL;
  if (read_day (self->value, self->slo->timezone, end, &self->slo->limit))
    return;
  if (self->threshold.kind == STEWARD_QUANTITY_INSTANT && self->threshold.exact)
    self->slo->limit = self->threshold.instant;
  else if (self->threshold.kind == STEWARD_QUANTITY_TEXT)
    steward_slo_reader_be_vague (self, "is not a date", "“2030-12-31”");
  else
    steward_slo_reader_explain (self, "a date", "“2030-12-31”");
}

static void
read_objective (StewardSloReader *self)
{
  switch (self->slo->method)
    {
    case STEWARD_SLO_AGE:
      read_age (self);
      break;
    case STEWARD_SLO_PERIOD:
    case STEWARD_SLO_DEADLINE:
      steward_slo_reader_read_times (self);
      break;
    case STEWARD_SLO_STATE:
      read_state (self);
      break;
    case STEWARD_SLO_RETENTION:
      read_retention (self);
      break;
    case STEWARD_SLO_REPAIR:
      read_repair (self);
      break;
    case STEWARD_SLO_DATE:
      read_date (self);
      break;
    case STEWARD_SLO_VAGUE:
    case STEWARD_SLO_VALUE:
    default:
      steward_slo_reader_read_value (self);
      break;
    }
}

static StewardSlo *
create_slo (const StewardObjective  *objective,
            const StewardLevelTerms *terms)
{
  const char *property = objective->property != NULL ? objective->property : "";
  StewardSlo *slo = steward_slo_new ();

  slo->property = g_strdup (objective->check != NULL && g_ascii_strcasecmp (property, "quality") == 0
                            ? "quality" : steward_slo_canonical_property (property));
  slo->element = g_strdup (objective->element);
  slo->check = strcmp (slo->property, "quality") == 0 ? g_strdup (objective->check) : NULL;
  slo->driver = g_strdup (objective->driver);
  slo->unit = g_strdup (objective->unit);
  slo->written = join_written (objective);
  slo->method = steward_slo_property_method (slo->property);
  slo->target = steward_level_terms_get_target (terms, objective->driver);
  slo->window = terms->window;
  slo->hold = terms->hold;
  g_free (slo->timezone);
  slo->timezone = g_strdup (terms->timezone);

  return slo;
}

/* A level that is looked at once a week speaks until the next week; one about
 * the age of data holds on the days on which somebody looks. */
static void
apply_schedule (StewardSloReader *self)
{
  const char *schedule = self->objective->schedule;
  StewardSlo *slo = self->slo;
  StewardCron cron;

  if (schedule == NULL || !steward_cron_read (schedule, &cron))
    return;
  if (slo->method == STEWARD_SLO_AGE)
    slo->weekdays = cron.weekdays;
  else if (slo->method == STEWARD_SLO_STATE || slo->method == STEWARD_SLO_VALUE)
    slo->hold = MAX (slo->hold, cron.longest + SLACK);
}

/**
 * steward_slo_from_objective:
 * @objective: a level, or a quality rule, as a contract says it
 * @terms: of the charter, for what the contract leaves open
 *
 * Returns: (transfer full): the objective, without id, subject, port and
 *   contract; %STEWARD_SLO_VAGUE with a sentence when it cannot be evaluated
 */
StewardSlo *
steward_slo_from_objective (const StewardObjective  *objective,
                            const StewardLevelTerms *terms)
{
  StewardSloReader reader = { objective, terms, create_slo (objective, terms), NULL, { 0 } };

  reader.value = g_strstrip (g_strdup (objective->value != NULL ? objective->value : ""));
  if (reader.slo->method != STEWARD_SLO_STATE)
    take_share (&reader);
  if (!steward_threshold_parse (reader.value, objective->unit, &reader.threshold, NULL))
    reader.threshold = (StewardThreshold) { 0 };
  read_objective (&reader);
  apply_schedule (&reader);
  g_free (reader.value);

  return reader.slo;
}
