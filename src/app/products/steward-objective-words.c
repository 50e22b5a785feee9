/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels said the way people say them: "below 5 minutes", "at least
 * 99.9 %". What was written is kept beside it, and a level whose words leave
 * room is said to be one. */

#include "config.h"

#include "steward-objective-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-plain-text.h"
#include "steward-slo-list.h"

static char *
say_unit (gint64 span,
          gulong count)
{
  if (span == G_TIME_SPAN_DAY)
    return g_strdup_printf (ngettext ("%lu day", "%lu days", count), count);
  if (span == G_TIME_SPAN_HOUR)
    return g_strdup_printf (ngettext ("%lu hour", "%lu hours", count), count);
  if (span == G_TIME_SPAN_MINUTE)
    return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", count), count);
  if (span == G_TIME_SPAN_SECOND)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", count), count);

  return g_strdup_printf (ngettext ("%lu millisecond", "%lu milliseconds", count), count);
}

/**
 * steward_duration_to_words:
 * @microseconds: a duration
 *
 * Returns: (transfer full): its one or two largest units, "1 hour 30 minutes"
 */
char *
steward_duration_to_words (gint64 microseconds)
{
  static const gint64 spans[] = { G_TIME_SPAN_DAY, G_TIME_SPAN_HOUR, G_TIME_SPAN_MINUTE, G_TIME_SPAN_SECOND,
                                  G_TIME_SPAN_MILLISECOND };
  gint64 left = microseconds < 0 ? 0 : microseconds;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gint64 rest = left % spans[i];

      if (left < spans[i] && i + 1 < G_N_ELEMENTS (spans))
        continue;
      /* 36 hours are said as they were meant, not as a day and a half. */
      if (spans[i] == G_TIME_SPAN_DAY && rest != 0 && left < 3 * G_TIME_SPAN_DAY)
        continue;
      first = say_unit (spans[i], left / spans[i]);
      if (i + 1 == G_N_ELEMENTS (spans) || rest < spans[i + 1])
        return g_steal_pointer (&first);
      second = say_unit (spans[i + 1], rest / spans[i + 1]);
      return g_strdup_printf ("%s %s", first, second);
    }

  return say_unit (G_TIME_SPAN_MILLISECOND, 0);
}

/* A retention of "7 y" was meant in years, not in 2,555 days. */
static char *
say_duration (const StewardDuration *duration)
{
  gint64 days = duration->microseconds / G_TIME_SPAN_DAY;
  gboolean whole = duration->microseconds % G_TIME_SPAN_DAY == 0;

  if (duration->approximate && whole && days >= 365 && days % 365 == 0)
    return g_strdup_printf (ngettext ("%lu year", "%lu years", days / 365), (gulong) days / 365);
  if (duration->approximate && whole && days >= 30 && days % 30 == 0)
    return g_strdup_printf (ngettext ("%lu month", "%lu months", days / 30), (gulong) days / 30);

  return steward_duration_to_words (duration->microseconds);
}

static char *
say_number (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  /* As it was written: 99.9 stays 99.9. */
  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%'.0f", value);

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.12g", value));
}

static char *
say_quantity (const StewardThreshold *threshold,
              const char             *unit)
{
  g_autofree char *figure = NULL;

  switch (threshold->kind)
    {
    case STEWARD_QUANTITY_PERCENT:
      figure = say_number (threshold->value);
      return g_strdup_printf (_("%s %%"), figure);
    case STEWARD_QUANTITY_DURATION:
      return say_duration (&threshold->duration);
    case STEWARD_QUANTITY_INSTANT:
      {
        g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (threshold->instant / G_USEC_PER_SEC);

        return utc == NULL ? NULL : g_date_time_format (utc, _("%-e %B %Y, %H:%M UTC"));
      }
    case STEWARD_QUANTITY_NUMBER:
      figure = say_number (threshold->value);
      return unit == NULL ? g_steal_pointer (&figure) : g_strdup_printf ("%s %s", figure, unit);
    case STEWARD_QUANTITY_TEXT:
    default:
      return NULL;
    }
}

static char *
say_comparison (StewardCompare  compare,
                const char     *quantity)
{
  switch (compare)
    {
    case STEWARD_COMPARE_LESS:
      return g_strdup_printf (_("below %s"), quantity);
    case STEWARD_COMPARE_LESS_EQUAL:
      return g_strdup_printf (_("at most %s"), quantity);
    case STEWARD_COMPARE_EQUAL:
      return g_strdup_printf (_("exactly %s"), quantity);
    case STEWARD_COMPARE_GREATER_EQUAL:
      return g_strdup_printf (_("at least %s"), quantity);
    case STEWARD_COMPARE_GREATER:
      return g_strdup_printf (_("above %s"), quantity);
    case STEWARD_COMPARE_NONE:
    default:
      return g_strdup (quantity);
    }
}

static gboolean
parse (const StewardObjective *objective,
       StewardThreshold       *out_threshold)
{
  g_autoptr (GError) error = NULL;

  /* A level that cannot be read is a level in words; that is its answer. */
  return objective->value != NULL && steward_threshold_parse (objective->value, objective->unit, out_threshold, &error);
}

/**
 * steward_objective_get_written:
 * @objective: a service level
 *
 * Returns: (transfer full): value and unit as the contract has them
 */
char *
steward_objective_get_written (const StewardObjective *objective)
{
  g_autofree char *both = NULL;

  if (objective->value == NULL)
    return g_strdup (_("No value"));
  both = objective->unit == NULL ? g_strdup (objective->value)
                                 : g_strdup_printf ("%s %s", objective->value, objective->unit);

  return steward_plain_text_line (both);
}

/**
 * steward_objective_get_title:
 * @objective: a service level
 *
 * Returns: (transfer full): its property for people: "timeOfAvailability" is
 *   "Time of availability"; what is not such a word stays as it was written
 */
char *
steward_objective_get_title (const StewardObjective *objective)
{
  g_autoptr (GString) title = g_string_new (NULL);

  if (objective->property == NULL || *objective->property == '\0')
    return g_strdup (_("Unnamed level"));
  for (const char *p = objective->property; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p))
        return steward_plain_text_line (objective->property);
      if (p == objective->property)
        g_string_append_c (title, g_ascii_toupper (*p));
      else if (g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append_printf (title, " %c", g_ascii_tolower (*p));
      else
        g_string_append_c (title, *p);
    }

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/**
 * steward_objective_to_words:
 * @objective: a service level
 *
 * Returns: (transfer full): what it promises, or what was written if that
 *   cannot be measured
 */
char *
steward_objective_to_words (const StewardObjective *objective)
{
  g_autofree char *unit = steward_plain_text_line (objective->unit);
  g_autofree char *quantity = NULL;
  StewardThreshold threshold;

  if (!parse (objective, &threshold))
    return steward_objective_get_written (objective);
  quantity = say_quantity (&threshold, *unit == '\0' ? NULL : unit);
  if (quantity == NULL)
    return steward_objective_get_written (objective);

  return say_comparison (threshold.compare, quantity);
}

/* What levels are held against decides, wherever the level says what it is. */
static gboolean
is_evaluated (const StewardObjective *objective)
{
  g_autoptr (StewardLevelTerms) terms = steward_level_terms_new ();
  g_autoptr (StewardSlo) slo = steward_slo_from_objective (objective, terms);

  return slo->method != STEWARD_SLO_VAGUE;
}

/**
 * steward_objective_is_vague:
 * @objective: a service level
 *
 * Returns: whether it cannot be measured as it is written
 */
gboolean
steward_objective_is_vague (const StewardObjective *objective)
{
  StewardThreshold threshold;

  if (objective->property != NULL && *objective->property != '\0')
    return !is_evaluated (objective);

  return !parse (objective, &threshold) || threshold.kind == STEWARD_QUANTITY_TEXT || !threshold.exact;
}
