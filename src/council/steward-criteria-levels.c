/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Criteria that are about service levels: figures of what was measured, and
 * the objectives of what is asked for. What nobody measured was not met. */

#include "config.h"

#include "steward-criteria-private.h"

#include "steward-level-words.h"
#include "steward-slo-list.h"

#include <math.h>
#include <string.h>

#define DEFAULT_DAYS 30u
#define DEFAULT_MET 28u
#define MAX_NUMBERS 4u

/* The numbers in the words that the members see: what they read is what is
 * counted. */
static guint
read_numbers (const char *text,
              guint       numbers[MAX_NUMBERS])
{
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0' && n < MAX_NUMBERS; at++)
    {
      guint64 number = 0;
      gboolean word = at > text && (g_ascii_isalnum (at[-1]) || at[-1] == '.' || at[-1] == ',');

      if (!g_ascii_isdigit (*at))
        continue;
      for (; g_ascii_isdigit (*at); at++)
        number = MIN (number * 10 + (guint64) (*at - '0'), 100000);
      if (!word)
        numbers[n++] = (guint) number;
      if (*at == '\0')
        break;
    }

  return n;
}

/* "28 of the last 30 days". */
static void
get_days (StewardFinder *finder,
          guint         *out_met,
          guint         *out_days)
{
  guint numbers[MAX_NUMBERS];
  guint n = read_numbers (finder->text, numbers);

  *out_met = DEFAULT_MET;
  *out_days = DEFAULT_DAYS;
  if (n == 2 && numbers[0] > 0 && numbers[0] <= numbers[1] && numbers[1] <= STEWARD_LEVEL_STRIP)
    {
      *out_met = numbers[0];
      *out_days = numbers[1];
    }
}

static gboolean
has_budget (const StewardLevel *level)
{
  return !level->gone && !level->slo->inherited && level->slo->method != STEWARD_SLO_VAGUE &&
         level->slo->method != STEWARD_SLO_DATE;
}

typedef struct
{
  guint met;
  guint missed;
  guint unknown;                       /* nothing measured, or undecidable */
  guint planned;
} Days;

/* A day was met when not more of it was bad than the target allows. */
static Days
count_days (const StewardLevel *level,
            guint               n)
{
  double allowed = 100 * (1 - level->slo->target);
  Days days = { 0 };

  for (guint i = STEWARD_LEVEL_STRIP - n; i < STEWARD_LEVEL_STRIP; i++)
    switch (level->strip[i])
      {
      case STEWARD_STRIP_PLANNED:
        days.planned++;
        break;
      case STEWARD_STRIP_UNDECIDABLE:
      case STEWARD_STRIP_NOTHING:
        days.unknown++;
        break;
      default:
        if ((double) level->strip[i] <= allowed)
          days.met++;
        else
          days.missed++;
        break;
      }

  return days;
}

static void
append_part (GString    *words,
             guint       n,
             const char *what)
{
  if (n > 0)
    g_string_append_printf (words, ", %u %s", n, what);
}

/* "Freshness on 27 of 30 days, 2 not measured". */
static char *
describe_days (const StewardLevel *level,
               const Days         *days,
               guint               n)
{
  g_autofree char *name = steward_slo_get_name (level->slo);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s on %u of %u days", name, days->met, n);
  append_part (words, days->unknown, "not measured");
  append_part (words, days->planned, "planned");

  return g_string_free (words, FALSE);
}

static char *
join_sentences (const GPtrArray *parts)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < parts->len && i < 3; i++)
    g_ptr_array_add (list, parts->pdata[i]);
  g_ptr_array_add (list, NULL);
  if (parts->len > 3)
    {
      g_autofree char *joined = g_strjoinv ("; ", (char **) list->pdata);

      return g_strdup_printf ("%s; and %u more", joined, parts->len - 3);
    }

  return g_strjoinv ("; ", (char **) list->pdata);
}

/* What has no budget is met or not: a day of support that is over. */
static gboolean
add_missed_dates (const GPtrArray *levels,
                  GPtrArray       *missed)
{
  gboolean any = FALSE;

  for (guint i = 0; i < levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i);
      g_autofree char *name = NULL;

      if (level->gone || level->slo->method != STEWARD_SLO_DATE || level->verdict != STEWARD_LEVEL_MISSED)
        continue;
      name = steward_slo_get_name (level->slo);
      g_ptr_array_add (missed, g_strdup_printf ("%s is missed", name));
      any = TRUE;
    }

  return any;
}

static void
add_vague (const GPtrArray *levels,
           GPtrArray       *missed)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i);
      g_autofree char *name = NULL;

      if (level->gone || level->slo->inherited || level->slo->method != STEWARD_SLO_VAGUE)
        continue;
      name = steward_slo_get_name (level->slo);
      g_ptr_array_add (missed, g_strdup_printf ("%s cannot be measured", name));
    }
}

/* Without levels nothing can be said, and says so. */
static gboolean
has_levels (StewardFinder *finder)
{
  if (finder->levels == NULL)
    {
      steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN,
                           "What was measured is looked at when the council has it before it.");
      return FALSE;
    }
  for (guint i = 0; i < finder->levels->len; i++)
    if (!((const StewardLevel *) g_ptr_array_index (finder->levels, i))->gone)
      return TRUE;
  steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It has no service level that is evaluated here.");

  return FALSE;
}

void
steward_finder_check_levels_met (StewardFinder *finder)
{
  g_autoptr(GPtrArray) met = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) missed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  guint needed, n_days;

  if (!has_levels (finder))
    return;
  get_days (finder, &needed, &n_days);
  for (guint i = 0; i < finder->levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (finder->levels, i);
      Days days;

      if (!has_budget (level))
        continue;
      days = count_days (level, n_days);
      g_ptr_array_add (days.met > 0 && days.met + days.planned >= needed ? met : missed,
                       describe_days (level, &days, n_days));
    }
  add_missed_dates (finder->levels, missed);
  add_vague (finder->levels, missed);

  words = join_sentences (missed->len > 0 ? missed : met);
  if (missed->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%u of %u days are asked for: %s.", needed, n_days, words);
  else if (met->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%s.", words);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It has no service level that is measured day by day.");
}

/* Budgets. */

/* Which window the charter's words name; the longest, if none. */
static StewardLevelWindow
get_window (StewardFinder *finder)
{
  guint numbers[MAX_NUMBERS];
  guint n = read_numbers (finder->text, numbers);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < STEWARD_N_WINDOWS; j++)
      if (numbers[i] == steward_window_days[j])
        return (StewardLevelWindow) j;

  return STEWARD_WINDOW_90;
}

typedef struct
{
  GPtrArray *left;                     /* sentences */
  GPtrArray *spent;
  GPtrArray *unknown;
} Budgets;

/* Time that nobody measured could have been bad: what is more of it than what
 * is left decides nothing. */
static void
sort_budget (Budgets            *budgets,
             const StewardLevel *level,
             StewardLevelWindow  window)
{
  const StewardAttainment *time = &level->windows[window];
  double left = steward_attainment_get_budget_left (time, level->slo->target);
  gint64 allowed = steward_attainment_get_allowed (time, level->slo->target);
  g_autofree char *name = steward_slo_get_name (level->slo);
  g_autofree char *length = NULL;

  if (isnan (left) || time->good + time->bad == 0)
    {
      g_ptr_array_add (budgets->unknown, g_strdup_printf ("%s was not measured", name));
    }
  else if (left <= 0)
    {
      length = steward_budget_to_words (level->slo, time, steward_window_days[window]);
      g_ptr_array_add (budgets->spent, g_strdup_printf ("%s: %s", name, length));
    }
  else if (time->bad + time->undecidable > allowed)
    {
      length = steward_length_to_words (time->undecidable);
      g_ptr_array_add (budgets->unknown, g_strdup_printf ("%s was not measured for %s", name, length));
    }
  else
    {
      g_ptr_array_add (budgets->left, g_strdup_printf ("%s has %.0f %% of its budget left", name, 100 * left));
    }
}

static void
tell_budgets (StewardFinder *finder,
              Budgets       *budgets,
              guint          days)
{
  g_autofree char *words = join_sentences (budgets->spent->len > 0     ? budgets->spent
                                           : budgets->unknown->len > 0 ? budgets->unknown
                                                                       : budgets->left);

  if (budgets->spent->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%s%s", words, g_str_has_suffix (words, ".") ? "" : ".");
  else if (budgets->unknown->len > 0)
    steward_finder_tell (finder, budgets->left->len > 0 ? STEWARD_CHECK_UNKNOWN : STEWARD_CHECK_MISSED,
                         "Whether the budget of %u days was spent cannot be told: %s.", days, words);
  else if (budgets->left->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%s.", words);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It has no service level with an error budget.");
}

void
steward_finder_check_budget_left (StewardFinder *finder)
{
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) spent = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  Budgets budgets = { left, spent, unknown };
  StewardLevelWindow window = get_window (finder);

  if (!has_levels (finder))
    return;
  for (guint i = 0; i < finder->levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (finder->levels, i);

      if (has_budget (level))
        sort_budget (&budgets, level, window);
    }
  add_vague (finder->levels, unknown);
  tell_budgets (finder, &budgets, steward_window_days[window]);
}

/* Every promise has to be one that a machine can hold against measurements. */
void
steward_finder_check_levels_measurable (StewardFinder *finder)
{
  g_autoptr(GPtrArray) list = steward_slo_list_from_entry (finder->detail->entry,
                                                           finder->detail->urn != NULL ? finder->detail->urn : "",
                                                           finder->charter->level_terms);
  g_autoptr(GPtrArray) vague = g_ptr_array_new ();
  const StewardSlo *first = NULL;
  g_autofree char *names = NULL;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const StewardSlo *slo = g_ptr_array_index (list, i);

      if (slo->inherited)
        continue;
      n++;
      if (slo->method != STEWARD_SLO_VAGUE)
        continue;
      steward_finder_add_name (vague, slo->property);
      first = first != NULL ? first : slo;
    }

  names = steward_finder_join (vague);
  if (n == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises no service level.");
  else if (vague->len == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, n == 1 ? "Its one service level is a figure."
                                                           : "All %u service levels are figures.", n);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%u of %u service level%s cannot be measured: %s%s%s",
                         vague->len, n, n == 1 ? "" : "s", names, first->vague != NULL ? ". " : "",
                         first->vague != NULL ? first->vague : "");
}
