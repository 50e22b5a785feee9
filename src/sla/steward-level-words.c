/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures in plain English. A share is never rounded to what it is not: not up
 * to everything, and not over the target. */

#include "config.h"

#include "steward-level-words.h"
#include "steward-evaluate-private.h"

#include <math.h>

#define MAX_DECIMALS 6
#define LONGEST_IN_MINUTES (10 * STEWARD_SLA_HOUR)
#define LONGEST_IN_HOURS (3 * STEWARD_SLA_DAY)

static void
append_part (GString    *words,
             gint64      count,
             const char *unit)
{
  if (count == 0)
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_printf (words, "%" G_GINT64_FORMAT " %s", count, unit);
}

static char *
say_fraction (gint64 microseconds)
{
  if (microseconds < 1000)
    return g_strdup_printf ("%d µs", (int) microseconds);
  if (microseconds < STEWARD_SLA_SECOND)
    return g_strdup_printf ("%.4g ms", (double) microseconds / 1000);

  return g_strdup_printf ("%.4g s", (double) microseconds / (double) STEWARD_SLA_SECOND);
}

/**
 * steward_length_to_words:
 * @microseconds: a length of time
 *
 * Two parts at most: "350 ms", "52 s", "4 min 30 s", "216 min", "26 h",
 * "3 d 4 h". From ten minutes on rounded to the minute, from ten hours on to
 * the minute, from three days on to the hour.
 *
 * Returns: (transfer full): words
 */
char *
steward_length_to_words (gint64 microseconds)
{
  gint64 length = microseconds == G_MININT64 ? G_MAXINT64 : ABS (microseconds);
  g_autoptr(GString) words = g_string_new (NULL);
  const char *sign = microseconds < 0 ? "−" : "";
  gint64 minutes;

  if (length == 0)
    return g_strdup ("0 s");
  if (length < STEWARD_SLA_MINUTE)
    {
      g_autofree char *fraction = say_fraction (length);

      return g_strconcat (sign, fraction, NULL);
    }

  minutes = length / STEWARD_SLA_MINUTE + (length % STEWARD_SLA_MINUTE >= STEWARD_SLA_MINUTE / 2);
  if (length < 10 * STEWARD_SLA_MINUTE)
    {
      append_part (words, length / STEWARD_SLA_MINUTE, "min");
      append_part (words, length % STEWARD_SLA_MINUTE / STEWARD_SLA_SECOND, "s");
    }
  else if (length < LONGEST_IN_MINUTES)
    {
      append_part (words, minutes, "min");
    }
  else if (length < LONGEST_IN_HOURS)
    {
      append_part (words, minutes / 60, "h");
      append_part (words, minutes % 60, "min");
    }
  else
    {
      append_part (words, (minutes + 30) / 60 / 24, "d");
      append_part (words, (minutes + 30) / 60 % 24, "h");
    }

  return g_strconcat (sign, words->str, NULL);
}

/* Does the text say of @share what is true of it? */
static gboolean
is_true_to (const char *text,
            double      share,
            double      target)
{
  double shown = g_ascii_strtod (text, NULL);
  double percent = target * 100;
  gboolean is_below = share < target && share * 100 < percent;

  if ((share < 1) != (shown < 100) || (share > 0) != (shown > 0))
    return FALSE;

  return isnan (target) || is_below == (shown < percent - 1e-9);
}

/* Cut off instead of rounded, so that it never says more. */
static char *
cut_decimals (double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double scale = pow (10, MAX_DECIMALS);

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6f", floor (share * 100 * scale) / scale));
}

/**
 * steward_share_to_percent:
 * @share: 0…1; NaN: unknown
 * @target: 0…1, or NaN: none
 *
 * With as few decimals, but at least one, as it takes to lie on the same side
 * of the target, of 0 and of 100 per cent as the share itself.
 *
 * Returns: (transfer full): "99.5 %", "100 %", "unknown"
 */
char *
steward_share_to_percent (double share,
                          double target)
{
  g_autofree char *cut = NULL;

  if (!isfinite (share))
    return g_strdup ("unknown");
  if (share >= 1 || share <= 0)
    return g_strdup (share >= 1 ? "100 %" : "0 %");

  for (int decimals = 1; decimals <= MAX_DECIMALS; decimals++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, format, share * 100);
      if (is_true_to (text, share, target))
        return g_strconcat (text, " %", NULL);
    }

  cut = cut_decimals (share);
  return g_strconcat (cut, " %", NULL);
}

/* "99.5": of what people wrote, without digits that they did not write. */
static char *
say_figure (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", value));
}

/* (transfer full): "99.5 %": 0…100. */
char *
steward_percent_to_words (double percent)
{
  g_autofree char *figure = say_figure (percent);

  return g_strconcat (figure, " %", NULL);
}

static const struct
{
  const char *property;
  const char *name;
} names[] = {
  { "freshness", "Freshness" },
  { "frequency", "Frequency" },
  { "timeOfAvailability", "Time of availability" },
  { "availability", "Availability" },
  { "throughput", "Throughput" },
  { "errorRate", "Error rate" },
  { "latency", "Latency" },
  { "retention", "Retention" },
  { "qualityScore", "Quality score" },
  { "quality", "Quality" },
  { "timeToDetect", "Time to detect" },
  { "timeToNotify", "Time to notify" },
  { "timeToRepair", "Time to repair" },
  { "generalAvailability", "General availability" },
  { "endOfSupport", "End of support" },
  { "endOfLife", "End of life" },
};

static const char *
find_name (const StewardSlo *slo)
{
  for (gsize i = 0; slo->property != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (names[i].property, slo->property) == 0)
        return names[i].name;
    }

  return slo->property != NULL ? slo->property : "Objective";
}

/**
 * steward_slo_get_name:
 * @slo: an objective
 *
 * Returns: (transfer full): "Freshness of orders.placed_at", "Check not_null"
 */
char *
steward_slo_get_name (const StewardSlo *slo)
{
  g_autofree char *name = slo->check != NULL ? g_strconcat ("Check ", slo->check, NULL) : g_strdup (find_name (slo));
  const char *of = slo->element != NULL ? slo->element : slo->port;

  return of != NULL ? g_strconcat (name, " of ", of, NULL) : g_steal_pointer (&name);
}

/**
 * steward_value_to_words:
 * @slo: its objective
 * @value: AGE: microseconds; VALUE: as its bound; STATE: a share of 0…1
 *
 * Returns: (transfer full): "61 min", "4.2 %", "unknown" for NaN
 */
char *
steward_value_to_words (const StewardSlo *slo,
                        double            value)
{
  g_autofree char *figure = NULL;
  gboolean is_length = slo->method == STEWARD_SLO_AGE ||
                       (slo->method == STEWARD_SLO_VALUE && slo->quantity == STEWARD_QUANTITY_DURATION);

  if (isnan (value))
    return g_strdup ("unknown");
  if (isinf (value))
    return g_strdup (steward_slo_is_kept (slo, value) ? "passed" : "failed");
  if (is_length)
    return steward_length_to_words ((gint64) CLAMP (value, -9e18, 9e18));
  if (slo->method == STEWARD_SLO_STATE)
    return steward_share_to_percent (value, slo->target);
  if (slo->quantity == STEWARD_QUANTITY_PERCENT)
    return steward_percent_to_words (value);

  figure = say_figure (value);
  return slo->unit != NULL ? g_strconcat (figure, " ", slo->unit, NULL) : g_steal_pointer (&figure);
}
