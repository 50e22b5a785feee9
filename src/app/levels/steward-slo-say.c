/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Promises in the person's language. stewardctl and events say the same in
 * English. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-incident-words.h"
#include "steward-level-look.h"
#include "steward-objective-words.h"
#include "steward-plain-text.h"

/**
 * steward_slo_has_budget:
 * @slo: an objective
 *
 * Returns: whether time can be counted against it
 */
gboolean
steward_slo_has_budget (const StewardSlo *slo)
{
  return slo->method != STEWARD_SLO_VAGUE && slo->method != STEWARD_SLO_DATE;
}

/**
 * steward_slo_say_title:
 * @slo: an objective
 *
 * Returns: (transfer full): its property for people, with the check or the
 *   element where it is about one: "Freshness", "Quality: not_null"
 */
char *
steward_slo_say_title (const StewardSlo *slo)
{
  const StewardObjective objective = { .property = slo->property };
  g_autofree char *title = steward_objective_get_title (&objective);
  g_autofree char *check = slo->check == NULL ? NULL : steward_plain_text_line (slo->check);

  return check == NULL ? g_steal_pointer (&title) : g_strdup_printf ("%s: %s", title, check);
}

static char *
say_limit (const StewardSlo *slo)
{
  return steward_duration_to_words (slo->limit);
}

static char *
say_clock (gint64 after_midnight)
{
  return g_strdup_printf ("%02d:%02d", (int) (after_midnight / G_TIME_SPAN_HOUR),
                          (int) (after_midnight / G_TIME_SPAN_MINUTE % 60));
}

static char *
say_bound (const StewardSlo *slo)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *unit = NULL;

  if (slo->quantity == STEWARD_QUANTITY_DURATION)
    return steward_duration_to_words ((gint64) slo->bound);
  g_ascii_formatd (digits, sizeof digits, "%.12g", slo->bound);
  if (slo->quantity == STEWARD_QUANTITY_PERCENT)
    return g_strdup_printf (_("%s %%"), digits);
  unit = slo->unit == NULL ? NULL : steward_plain_text_line (slo->unit);

  return unit == NULL || *unit == '\0' ? g_strdup (digits) : g_strdup_printf ("%s %s", digits, unit);
}

static char *
say_compare (StewardCompare  compare,
             const char     *quantity)
{
  switch (compare)
    {
    case STEWARD_COMPARE_LESS:
      return g_strdup_printf (_("below %s"), quantity);
    case STEWARD_COMPARE_LESS_EQUAL:
      return g_strdup_printf (_("at most %s"), quantity);
    case STEWARD_COMPARE_GREATER_EQUAL:
      return g_strdup_printf (_("at least %s"), quantity);
    case STEWARD_COMPARE_GREATER:
      return g_strdup_printf (_("above %s"), quantity);
    case STEWARD_COMPARE_EQUAL:
      return g_strdup_printf (_("exactly %s"), quantity);
    case STEWARD_COMPARE_NONE:
    default:
      return g_strdup (quantity);
    }
}

static char *
say_period (const StewardSlo *slo)
{
  const guint every = MAX (slo->every, 1);
  g_autofree char *updates = g_strdup_printf (ngettext ("%u update", "%u updates", slo->count), slo->count);
  g_autofree char *period = NULL;

  switch (slo->period)
    {
    case STEWARD_PERIOD_HOUR:
      period = g_strdup_printf (ngettext ("each hour", "every %u hours", every), every);
      break;
    case STEWARD_PERIOD_WEEK:
      period = g_strdup_printf (ngettext ("each week", "every %u weeks", every), every);
      break;
    case STEWARD_PERIOD_MONTH:
      period = g_strdup_printf (ngettext ("each month", "every %u months", every), every);
      break;
    case STEWARD_PERIOD_QUARTER:
      period = g_strdup_printf (ngettext ("each quarter", "every %u quarters", every), every);
      break;
    case STEWARD_PERIOD_YEAR:
      period = g_strdup_printf (ngettext ("each year", "every %u years", every), every);
      break;
    case STEWARD_PERIOD_DAY:
    default:
      period = g_strdup_printf (ngettext ("each day", "every %u days", every), every);
      break;
    }

  /* Translators: a number of updates, and how often */
  return g_strdup_printf (_("%s %s"), updates, period);
}

static char *
say_date (const StewardSlo *slo)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (slo->limit / G_USEC_PER_SEC);

  return date == NULL ? g_strdup (slo->written) : g_date_time_format (date, _("%-e %B %Y"));
}

/**
 * steward_slo_say_target:
 * @slo: an objective
 *
 * Returns: (transfer full) (nullable): what is compared, for the line of a
 *   plot: "below 5 minutes"; %NULL where nothing is
 */
char *
steward_slo_say_target (const StewardSlo *slo)
{
  g_autofree char *quantity = NULL;

  switch (slo->method)
    {
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_RETENTION:
    case STEWARD_SLO_REPAIR:
      quantity = say_limit (slo);
      return say_compare (slo->compare, quantity);
    case STEWARD_SLO_DEADLINE:
      quantity = say_clock (slo->limit);
      return g_strdup_printf (_("by %s"), quantity);
    case STEWARD_SLO_STATE:
      quantity = steward_level_say_percent (slo->target, slo->target);
      return g_strdup_printf (_("up at least %s of the time"), quantity);
    case STEWARD_SLO_VALUE:
      quantity = say_bound (slo);
      return say_compare (slo->compare, quantity);
    case STEWARD_SLO_PERIOD:
      return say_period (slo);
    case STEWARD_SLO_DATE:
      return say_date (slo);
    case STEWARD_SLO_VAGUE:
    default:
      return NULL;
    }
}

/**
 * steward_slo_say_promise:
 * @slo: an objective
 *
 * Returns: (transfer full): what is promised, in words; as it was written if it
 *   cannot be measured
 */
char *
steward_slo_say_promise (const StewardSlo *slo)
{
  g_autofree char *quantity = steward_slo_say_target (slo);
  g_autofree char *share = steward_level_say_percent (slo->target, slo->target);

  if (quantity == NULL)
    return steward_plain_text_line (slo->written != NULL ? slo->written : slo->property);
  switch (slo->method)
    {
    case STEWARD_SLO_AGE:
      return g_strdup_printf (_("Last update %s old, %s of any %u days"), quantity, share, slo->window);
    case STEWARD_SLO_STATE:
    case STEWARD_SLO_DATE:
      return slo->method == STEWARD_SLO_DATE ? g_steal_pointer (&quantity)
                                             : g_strdup_printf (_("Up %s of any %u days"), share, slo->window);
    case STEWARD_SLO_PERIOD:
    case STEWARD_SLO_DEADLINE:
      return g_strdup_printf (_("Updated: %s, %s of any %u days"), quantity, share, slo->window);
    case STEWARD_SLO_RETENTION:
      return g_strdup_printf (_("Kept %s, %s of any %u days"), quantity, share, slo->window);
    case STEWARD_SLO_REPAIR:
      return g_strdup_printf (_("Incidents: %s, %s of any %u days"), quantity, share, slo->window);
    case STEWARD_SLO_VALUE:
    case STEWARD_SLO_VAGUE:
    default:
      /* Translators: what has to be, its share of the time, and a number of days */
      return g_strdup_printf (_("%s, %s of any %u days"), quantity, share, slo->window);
    }
}

/**
 * steward_slo_say_details:
 * @slo: an objective
 *
 * Returns: (transfer full): what else there is to know of the promise: column,
 *   time zone, contract; separated by dots
 */
char *
steward_slo_say_details (const StewardSlo *slo)
{
  GString *words = g_string_new (NULL);
  g_autofree char *promise = steward_slo_say_promise (slo);
  g_autofree char *element = slo->element == NULL ? NULL : steward_plain_text_line (slo->element);
  g_autofree char *port = slo->port == NULL ? NULL : steward_plain_text_line (slo->port);
  g_autofree char *version = slo->contract_version == NULL ? NULL : steward_plain_text_line (slo->contract_version);

  g_string_append (words, promise);
  if (port != NULL)
    g_string_append_printf (words, _(" · port %s"), port);
  if (element != NULL)
    g_string_append_printf (words, _(" · on %s"), element);
  if (slo->timezone != NULL)
    g_string_append_printf (words, " · %s", slo->timezone);
  if (slo->inherited)
    g_string_append_printf (words, " · %s", _("as the product promises"));
  if (version != NULL)
    g_string_append_printf (words, _(" · from contract %s"), version);

  return g_string_free (words, FALSE);
}

/**
 * steward_slo_get_plot_title:
 * @slo: an objective
 *
 * Returns: (transfer none) (nullable): what its plot shows; %NULL where there
 *   is nothing to draw
 */
const char *
steward_slo_get_plot_title (const StewardSlo *slo)
{
  switch (slo->method)
    {
    case STEWARD_SLO_AGE:
      return _("Age of the last update");
    case STEWARD_SLO_PERIOD:
      return _("Time since the last update");
    case STEWARD_SLO_DEADLINE:
      return _("First update of each day");
    case STEWARD_SLO_RETENTION:
      return _("Age of the oldest that is kept");
    case STEWARD_SLO_STATE:
      return _("Share of the time that was up");
    case STEWARD_SLO_VALUE:
      return _("Measured values");
    case STEWARD_SLO_VAGUE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    default:
      return NULL;
    }
}
