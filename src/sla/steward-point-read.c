/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a measurement's text to what its objective needs of it: an instant, a
 * share or a figure. What cannot be read says so and is never guessed at. */

#include "config.h"

#include "steward-evaluate-private.h"

#include <math.h>
#include <string.h>

#define MAX_VALUE 256
#define CLOCK_SKEW (5 * STEWARD_SLA_MINUTE)
#define FIRST_TIME G_GINT64_CONSTANT (0)
#define LAST_TIME (G_GINT64_CONSTANT (253370764800) * STEWARD_SLA_SECOND) /* 9999-01-01 */

typedef enum
{
  WORD_UNKNOWN,
  WORD_GOOD,
  WORD_BAD,
} Word;

static const char *const good_words[] = {
  "up", "ok", "true", "yes", "1", "success", "succeeded", "successful", "pass", "passed", "complete", "completed",
  "healthy", "available", "online", "warn", "warning", NULL
};

static const char *const bad_words[] = {
  "down", "error", "errored", "false", "no", "0", "fail", "failed", "failure", "abort", "aborted", "unhealthy",
  "unavailable", "offline", "timeout", NULL
};

/* A check that did not come to an end says nothing about the data. */
static const char *const broken_checks[] = { "error", "errored", "abort", "aborted", "timeout", NULL };

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static Word
read_word (const char *text)
{
  if (is_one_of (text, good_words))
    return WORD_GOOD;

  return is_one_of (text, bad_words) ? WORD_BAD : WORD_UNKNOWN;
}

/* The whole of @text, a finite number in C's notation; @out_rest: what stands
 * behind it, blanks left out. */
static gboolean
read_number (const char  *text,
             double      *out_value,
             const char **out_rest)
{
  char *end = NULL;
  double value;

  if (!g_ascii_isdigit (*text) && strchr ("+-.", *text) == NULL)
    return FALSE;
  /* No hexadecimal, which strtod() would take. */
  if (strpbrk (text, "xX") != NULL)
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (end == text || !isfinite (value))
    return FALSE;

  while (g_ascii_isspace (*end))
    end++;
  /* Minus zero is zero. */
  *out_value = value == 0 ? 0 : value;
  *out_rest = end;

  return TRUE;
}

static gboolean
is_percent_sign (const char *text)
{
  return strcmp (text, "%") == 0 || g_ascii_strcasecmp (text, "percent") == 0;
}

static gboolean
is_nothing (const char *text)
{
  static const char *const words[] = { "", "null", "none", "never", NULL };

  return is_one_of (text, words);
}

static gboolean
read_age (const char *text,
          gint64      time,
          gint64     *out_instant)
{
  StewardDuration age;

  if (*text != 'P' && *text != 'p')
    return FALSE;
  if (!steward_duration_parse (text, &age, NULL))
    return FALSE;

  *out_instant = steward_sla_add (time, -age.microseconds);
  return TRUE;
}

static void
read_instant (const char   *text,
              StewardPoint *point)
{
  if (is_nothing (text))
    {
      point->instant = G_MININT64;
      return;
    }
  if (!read_age (text, point->time, &point->instant) && !steward_instant_parse (text, &point->instant, NULL))
    {
      point->unreadable = TRUE;
      return;
    }

  if (point->instant > steward_sla_add (point->time, CLOCK_SKEW))
    point->unreadable = TRUE;
  point->instant = MIN (point->instant, point->time);
}

/* "up", "0", "99.4 %", "99.4"; a plain share of 0…1 cannot be told from a
 * percentage, only 0 and 1 are words. */
static void
read_state (const char   *text,
            StewardPoint *point)
{
  const char *rest;
  Word word = read_word (text);

  if (word != WORD_UNKNOWN)
    {
      point->value = word == WORD_GOOD ? 1 : 0;
      return;
    }
  if (!read_number (text, &point->value, &rest) || (*rest != '\0' && !is_percent_sign (rest)) || point->value < 0 ||
      point->value > 100 || (*rest == '\0' && point->value <= 1))
    {
      point->unreadable = TRUE;
      return;
    }

  point->value /= 100;
  point->reports_past = TRUE;
}

static double
get_verdict_value (const StewardSlo *slo,
                   Word              word)
{
  gboolean below = slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL;

  if (slo->compare == STEWARD_COMPARE_EQUAL && word == WORD_GOOD)
    return slo->bound;

  return (word == WORD_GOOD) == below ? -INFINITY : INFINITY;
}

static gboolean
read_duration (const StewardSlo *slo,
               const char       *text,
               double           *out_value)
{
  StewardDuration duration;

  if (!steward_duration_from_unit (text, slo->unit, &duration, NULL) && !steward_duration_parse (text, &duration, NULL))
    return FALSE;

  *out_value = (double) duration.microseconds;
  return TRUE;
}

static gboolean
read_figure (const StewardSlo *slo,
             const char       *text,
             double           *out_value)
{
  const char *rest;

  if (slo->quantity == STEWARD_QUANTITY_DURATION)
    return read_duration (slo, text, out_value);
  if (!read_number (text, out_value, &rest))
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  if (slo->quantity == STEWARD_QUANTITY_PERCENT)
    return is_percent_sign (rest);

  return slo->unit != NULL && g_ascii_strcasecmp (rest, slo->unit) == 0;
}

static gboolean
is_quality (const StewardSlo *slo)
{
  return slo->check != NULL || g_ascii_strcasecmp (slo->property != NULL ? slo->property : "", "qualityScore") == 0;
}

/* Checks say "pass" and "fail"; 0 and 1 are figures. */
static void
read_value (const StewardSlo *slo,
            const char       *text,
            StewardPoint     *point)
{
  Word word = g_ascii_isdigit (*text) ? WORD_UNKNOWN : read_word (text);

  if (is_quality (slo) && is_one_of (text, broken_checks))
    point->unreadable = TRUE;
  else if (word != WORD_UNKNOWN)
    point->value = get_verdict_value (slo, word);
  else
    point->unreadable = !read_figure (slo, text, &point->value);
}

static void
read_by_method (const StewardSlo *slo,
                const char       *text,
                StewardPoint     *point)
{
  switch (slo->method)
    {
    case STEWARD_SLO_STATE:
      read_state (text, point);
      break;
    case STEWARD_SLO_VALUE:
      read_value (slo, text, point);
      break;
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_PERIOD:
    case STEWARD_SLO_DEADLINE:
      /* The time of an update is all that it says. */
      if (point->kind == STEWARD_MEASUREMENT_OBSERVATION)
        read_instant (text, point);
      break;
    case STEWARD_SLO_RETENTION:
      read_instant (text, point);
      break;
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    case STEWARD_SLO_VAGUE:
    default:
      break;
    }
}

/**
 * steward_point_read:
 * @slo: the objective that it is read for
 * @kind: update or observation
 * @time: of the measurement
 * @value: (nullable): its text, from outside; longer than 256 bytes is unreadable
 * @out_point: (out): always set
 *
 * Returns: %FALSE when it cannot be read for this objective; @out_point then
 *   says so, too
 */
gboolean
steward_point_read (const StewardSlo       *slo,
                    StewardMeasurementKind  kind,
                    gint64                  time,
                    const char             *value,
                    StewardPoint           *out_point)
{
  const char *raw = value != NULL ? value : "";
  gboolean is_short = strnlen (raw, MAX_VALUE + 1) <= MAX_VALUE;
  g_autofree char *text = is_short ? g_strstrip (g_strdup (raw)) : NULL;

  *out_point = (StewardPoint) { .time = time, .instant = time, .kind = kind };
  if (text == NULL || time < FIRST_TIME || time >= LAST_TIME)
    out_point->unreadable = TRUE;
  else
    read_by_method (slo, text, out_point);

  return !out_point->unreadable;
}
