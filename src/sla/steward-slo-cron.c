/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of cron, as far as they can be said in calendar periods: so many runs
 * in each hour, day, week, month, quarter or year. A line that restricts both
 * the day of the month and of the week means "either", which no period is. */

#include "config.h"

#include "steward-slo-schedule.h"

#include <string.h>

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY (24 * HOUR)
#define MAX_LINE 200u

typedef struct
{
  guint64 bits;
  gboolean any;                        /* a star */
} Field;

static const char *const month_names[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL,
};
static const char *const day_names[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };

static const struct { const char *name; const char *line; } macros[] = {
  { "@hourly", "0 * * * *" },
  { "@daily", "0 0 * * *" },
  { "@midnight", "0 0 * * *" },
  { "@weekly", "0 0 * * 0" },
  { "@monthly", "0 0 1 * *" },
  { "@yearly", "0 0 1 1 *" },
  { "@annually", "0 0 1 1 *" },
};

static gboolean
read_value (const char       **at,
            const char *const *names,
            guint              first,
            guint             *out_value)
{
  char *end;

  if (g_ascii_isdigit (**at))
    {
      guint64 value = g_ascii_strtoull (*at, &end, 10);

      *at = end;
      *out_value = (guint) MIN (value, 1000);
      return TRUE;
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (*at, names[i], 3) == 0)
        {
          *at += 3;
          *out_value = i + first;
          return TRUE;
        }
    }

  return FALSE;
}

/* "*", "5", "1-5", "*" and "/15", "8-18/2" */
static gboolean
read_range (const char        *text,
            guint              first,
            guint              last,
            const char *const *names,
            Field             *field)
{
  guint from = first, to = last, step = 1;
  gboolean any = *text == '*' || *text == '?';

  if (any)
    text++;
  else if (!read_value (&text, names, first, &from))
    return FALSE;
  else
    to = from;
  if (!any && *text == '-')
    {
      text++;
      if (!read_value (&text, names, first, &to))
        return FALSE;
    }
  if (*text == '/')
    {
      text++;
      if (!any && to == from)
        to = last;
      if (!read_value (&text, NULL, 0, &step) || step == 0)
        return FALSE;
    }
  if (*text != '\0' || from < first || to > last || from > to)
    return FALSE;

  field->any = field->any || (any && step == 1);
  for (guint i = from; i <= to; i += step)
    field->bits |= G_GUINT64_CONSTANT (1) << i;

  return TRUE;
}

static gboolean
read_field (const char        *text,
            guint              first,
            guint              last,
            const char *const *names,
            Field             *field)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", 64);

  *field = (Field) { 0, FALSE };
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!read_range (parts[i], first, last, names, field))
      return FALSE;

  return parts[0] != NULL;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

static guint
find_last (guint64 bits)
{
  guint last = 0;

  for (guint i = 0; i < 64; i++)
    if ((bits >> i & 1) != 0)
      last = i;

  return last;
}

/* Cron counts days from Sunday, twice; weekdays begin with Monday. */
static guint
get_weekdays (const Field *field)
{
  guint weekdays = 0;

  for (guint i = 0; i < 8; i++)
    if ((field->bits >> i & 1) != 0)
      weekdays |= 1u << ((i + 6) % 7);

  return weekdays;
}

/* The longest way from one of the days to the next, in days. */
static guint
find_gap (guint weekdays)
{
  guint longest = 0;

  for (guint day = 0; day < 7; day++)
    {
      guint gap = 1;

      if ((weekdays >> day & 1) == 0)
        continue;
      while ((weekdays >> (day + gap) % 7 & 1) == 0)
        gap++;
      longest = MAX (longest, gap);
    }

  return longest;
}

static void
say_days (StewardCron *cron,
          const Field *minutes,
          const Field *hours)
{
  guint per_hour = count_bits (minutes->bits);

  if (count_bits (hours->bits) == 24)
    {
      cron->period = STEWARD_PERIOD_HOUR;
      cron->count = per_hour;
      cron->longest = cron->weekdays == STEWARD_EVERY_DAY ? HOUR : find_gap (cron->weekdays) * DAY;
      return;
    }

  cron->period = STEWARD_PERIOD_DAY;
  cron->count = per_hour * count_bits (hours->bits);
  cron->time = find_last (hours->bits) * HOUR + find_last (minutes->bits) * (HOUR / 60);
  cron->longest = find_gap (cron->weekdays) * DAY;
}

static gboolean
say_months (StewardCron *cron,
            guint        runs,
            const Field *months)
{
  static const guint64 quarters[] = { 0x0492, 0x0924, 0x1248 };

  cron->count = runs;
  cron->time = -1;
  cron->longest = 31 * DAY;
  cron->period = STEWARD_PERIOD_MONTH;
  if (months->any || count_bits (months->bits) == 12)
    return TRUE;

  cron->period = STEWARD_PERIOD_QUARTER;
  cron->longest = 92 * DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (quarters); i++)
    if (months->bits == quarters[i])
      return TRUE;

  cron->period = STEWARD_PERIOD_YEAR;
  cron->longest = 366 * DAY;
  return count_bits (months->bits) == 1;
}

static gboolean
read_fields (char       **parts,
             StewardCron *cron)
{
  Field minutes, hours, days, months, weekdays;

  if (!read_field (parts[0], 0, 59, NULL, &minutes) || !read_field (parts[1], 0, 23, NULL, &hours) ||
      !read_field (parts[2], 1, 31, NULL, &days) || !read_field (parts[3], 1, 12, month_names, &months) ||
      !read_field (parts[4], 0, 7, day_names, &weekdays))
    return FALSE;

  cron->weekdays = weekdays.any ? STEWARD_EVERY_DAY : get_weekdays (&weekdays);
  cron->time = -1;
  if (days.any && months.any)
    {
      say_days (cron, &minutes, &hours);
      return TRUE;
    }
  if (cron->weekdays != STEWARD_EVERY_DAY)
    return FALSE;

  return say_months (cron, count_bits (minutes.bits) * count_bits (hours.bits) *
                           (days.any ? 1 : count_bits (days.bits)), &months);
}

/**
 * steward_cron_read:
 * @line: five fields, or "@daily" and the like
 * @out_cron: (out): set if it was read
 *
 * A sixth field before them (seconds) or behind them (years) is not read:
 * tools disagree about which it is.
 *
 * Returns: whether @line can be said in calendar periods
 */
gboolean
steward_cron_read (const char  *line,
                   StewardCron *out_cron)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  StewardCron cron = { 0 };

  if (strlen (line) > MAX_LINE)
    return FALSE;
  text = g_strstrip (g_strdup (line));
  for (gsize i = 0; i < G_N_ELEMENTS (macros); i++)
    if (g_ascii_strcasecmp (text, macros[i].name) == 0)
      return steward_cron_read (macros[i].line, out_cron);

  parts = g_strsplit_set (text, " \t", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (fields, parts[i]);
  if (fields->len != 5 || !read_fields ((char **) fields->pdata, &cron))
    return FALSE;

  *out_cron = cron;
  return TRUE;
}
