/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a level stands, and its figures in words. A share is rounded down, so
 * that nothing looks kept that was not; undecidable time is always told apart. */

#include "config.h"

#include "steward-level-look.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "steward-attainment.h"
#include "steward-day-strip.h"
#include "steward-incident-words.h"
#include "steward-time.h"

/**
 * steward_level_get_look:
 * @level: how an objective stands
 *
 * Returns: the mark and the word for it
 */
StewardLevelLook
steward_level_get_look (const StewardLevel *level)
{
  if (level->gone)
    return (StewardLevelLook) { "user-trash-symbolic", _("Not promised any more"), "mark-none", STEWARD_TONE_DIM };
  if (level->slo->method == STEWARD_SLO_VAGUE)
    return (StewardLevelLook) { "dialog-question-symbolic", _("Vague"), "mark-warning", STEWARD_TONE_TROUBLE };
  if (level->verdict == STEWARD_LEVEL_MISSED)
    return (StewardLevelLook) { "dialog-error-symbolic", _("Missed"), "mark-error", STEWARD_TONE_ERROR };
  if (level->reason == STEWARD_REASON_PLANNED)
    return (StewardLevelLook) { "media-playback-pause-symbolic", _("Planned window"), "mark-none", STEWARD_TONE_PLAIN };
  if (level->reason == STEWARD_REASON_OFF_DUTY)
    return (StewardLevelLook) { "media-playback-pause-symbolic", _("Off duty"), "mark-none", STEWARD_TONE_PLAIN };
  if (level->verdict == STEWARD_LEVEL_MET && level->alerts != 0)
    return (StewardLevelLook) { "dialog-warning-symbolic", _("Met, burns fast"), "mark-warning",
                                STEWARD_TONE_TROUBLE };
  if (level->verdict == STEWARD_LEVEL_MET)
    return (StewardLevelLook) { "emblem-ok-symbolic", _("Met"), "mark-success", STEWARD_TONE_PLAIN };

  return (StewardLevelLook) { "dialog-question-symbolic", _("Undecidable"), "mark-none", STEWARD_TONE_PLAIN };
}

/**
 * steward_level_say_reason:
 * @reason: why something is undecidable or does not count
 *
 * Returns: (transfer none): translated
 */
const char *
steward_level_say_reason (StewardLevelReason reason)
{
  switch (reason)
    {
    case STEWARD_REASON_NOT_BEGUN:
      return _("nothing was measured yet");
    case STEWARD_REASON_NO_SIGNAL:
      return _("nothing was measured for too long");
    case STEWARD_REASON_BETWEEN_POLLS:
      return _("between two looks nobody saw what happened");
    case STEWARD_REASON_NOT_DUE:
      return _("the period is not over");
    case STEWARD_REASON_WENT_BACK:
      return _("the newest update became older");
    case STEWARD_REASON_UNREADABLE:
      return _("what was measured cannot be read");
    case STEWARD_REASON_PLANNED:
      return _("a planned window");
    case STEWARD_REASON_OFF_DUTY:
      return _("it does not hold on this day");
    case STEWARD_REASON_VAGUE:
      return _("what is promised cannot be measured");
    case STEWARD_REASON_NONE:
    case STEWARD_N_REASONS:
    default:
      return _("the reason is not known");
    }
}

/**
 * steward_level_say_gap:
 * @reason: why there is nothing to draw
 *
 * Returns: (transfer none): one or two translated words for a plot
 */
const char *
steward_level_say_gap (StewardLevelReason reason)
{
  switch (reason)
    {
    case STEWARD_REASON_BETWEEN_POLLS:
      return _("not seen");
    case STEWARD_REASON_WENT_BACK:
      return _("went back");
    case STEWARD_REASON_UNREADABLE:
      return _("unreadable");
    case STEWARD_REASON_NOT_BEGUN:
      return _("not begun");
    case STEWARD_REASON_NONE:
    case STEWARD_REASON_NO_SIGNAL:
    case STEWARD_REASON_NOT_DUE:
    case STEWARD_REASON_PLANNED:
    case STEWARD_REASON_OFF_DUTY:
    case STEWARD_REASON_VAGUE:
    case STEWARD_N_REASONS:
    default:
      return _("no signal");
    }
}

/**
 * steward_level_say_since:
 * @level: how an objective stands
 * @now: the present
 *
 * Returns: (transfer full): the state with its beginning: "missed now, since 08:42"
 */
char *
steward_level_say_since (const StewardLevel *level,
                         gint64              now)
{
  g_autofree char *since = level->since > 0 ? steward_time_format_since (level->since, now) : NULL;
  StewardLevelLook look = steward_level_get_look (level);

  if (level->gone || level->slo->method == STEWARD_SLO_VAGUE)
    return g_strdup (look.words);
  if (level->verdict == STEWARD_LEVEL_MISSED)
    return since != NULL ? g_strdup_printf (_("missed now, since %s"), since) : g_strdup (_("missed now"));
  if (level->verdict == STEWARD_LEVEL_MET)
    return since != NULL ? g_strdup_printf (_("met, since %s"), since) : g_strdup (_("met"));
  if (since == NULL)
    return g_strdup_printf (_("undecidable: %s"), steward_level_say_reason (level->reason));

  /* Translators: since when, and why */
  return g_strdup_printf (_("undecidable since %s: %s"), since, steward_level_say_reason (level->reason));
}

/* Figures. */

static int
count_digits (double target)
{
  double allowed = (1 - target) * 100;

  if (allowed <= 0 || allowed >= 100)
    return 2;

  return CLAMP ((int) ceil (-log10 (allowed) - 1e-9) + 1, 1, 5);
}

/**
 * steward_level_say_percent:
 * @share: 0…1; NaN for unknown
 * @target: what it is compared with, which decides how exact it is told;
 *   @share itself or 1 to tell it as it is
 *
 * Returns: (transfer full): "99.29 %", rounded down
 */
char *
steward_level_say_percent (double share,
                           double target)
{
  int digits = count_digits (target);
  double scale = pow (10, digits);
  double percent;

  if (isnan (share))
    return g_strdup (_("unknown"));
  if (share >= 1)
    return g_strdup_printf (_("%g %%"), 100.);
  if (target >= 1 || share == target)
    return g_strdup_printf (_("%.6g %%"), share * 100);
  percent = floor (share * 100 * scale + 1e-6) / scale;

  return g_strdup_printf (_("%.*f %%"), digits, percent);
}

/**
 * steward_level_say_attainment:
 * @time: by verdict
 * @target: share that has to be good
 * @days: over which it was counted
 *
 * Returns: (transfer full): all of it in a sentence, for a screen reader
 */
char *
steward_level_say_attainment (const StewardAttainment *time,
                              double                   target,
                              guint                    days)
{
  g_autofree char *over = g_strdup_printf (ngettext ("%u day", "%u days", days), days);
  g_autofree char *wanted = steward_level_say_percent (target, target);
  g_autofree char *share = steward_level_say_percent (steward_attainment_get_share (time), target);
  GString *words = g_string_new (NULL);

  if (isnan (steward_attainment_get_share (time)))
    /* Translators: a number of days, and a share */
    g_string_append_printf (words, _("%s: nothing is known, the target is %s"), over, wanted);
  else
    /* Translators: a number of days, and two shares */
    g_string_append_printf (words, _("%s: %s met, the target is %s"), over, share, wanted);
  if (time->undecidable > 0)
    {
      g_autofree char *length = steward_incident_say_length (time->undecidable);

      g_string_append_printf (words, _(", %s undecidable"), length);
    }
  if (time->planned > 0)
    {
      g_autofree char *length = steward_incident_say_length (time->planned);

      g_string_append_printf (words, _(", %s planned"), length);
    }

  return g_string_free (words, FALSE);
}

/**
 * steward_level_say_budget:
 * @left: 1: all of it; 0: nothing; negative: overspent; NaN: there is none
 *
 * Returns: (transfer full): what is left of an error budget: "58 %", "−42 %"
 */
char *
steward_level_say_budget (double left)
{
  if (isnan (left))
    return g_strdup ("–");
  if (left < 0)
    /* Translators: a negative figure in per cent; − is a minus sign */
    return g_strdup_printf (_("−%'.0f %%"), ceil (MIN (-left, 1e7) * 100));

  return g_strdup_printf (_("%.0f %%"), floor (left * 100 + 1e-6));
}

/**
 * steward_level_say_scale:
 * @kind: what a figure is
 * @value: the figure
 *
 * Returns: (transfer full): it, with its unit
 */
char *
steward_level_say_scale (StewardScaleKind kind,
                         double           value)
{
  switch (kind)
    {
    case STEWARD_SCALE_LENGTH:
      return steward_incident_say_length ((gint64) CLAMP (value, 0, 9e15));
    case STEWARD_SCALE_CLOCK:
      return steward_scale_say (kind, value, 1);
    case STEWARD_SCALE_PERCENT:
      return g_strdup_printf (_("%.6g %%"), value);
    case STEWARD_SCALE_NUMBER:
    default:
      return g_strdup_printf ("%'.6g", value);
    }
}

/**
 * steward_level_get_agreed:
 * @level: how an objective stands
 * @out_days: (out) (optional): the days of the window
 *
 * Returns: (transfer none): the time over the window that was agreed, or the
 *   one next to it of those that are counted
 */
const StewardAttainment *
steward_level_get_agreed (const StewardLevel *level,
                          guint              *out_days)
{
  guint window = STEWARD_WINDOW_30;

  if (level->slo->window <= steward_window_days[STEWARD_WINDOW_7])
    window = STEWARD_WINDOW_7;
  else if (level->slo->window > 60)
    window = STEWARD_WINDOW_90;
  if (out_days != NULL)
    *out_days = steward_window_days[window];

  return &level->windows[window];
}

/**
 * steward_level_get_trend:
 * @level: how an objective stands
 *
 * Returns: by how much the share of the last seven days is better (above 0) or
 *   worse than that of the agreed window; NaN where it cannot be told
 */
double
steward_level_get_trend (const StewardLevel *level)
{
  double recent = steward_attainment_get_share (&level->windows[STEWARD_WINDOW_7]);
  double before = steward_attainment_get_share (&level->windows[STEWARD_WINDOW_30]);

  return recent - before;
}

/**
 * steward_level_say_row:
 * @level: how an objective stands
 * @now: the present
 *
 * Returns: (transfer full): everything of its row, for a screen reader
 */
char *
steward_level_say_row (const StewardLevel *level,
                       gint64              now)
{
  g_autofree char *title = steward_slo_say_title (level->slo);
  g_autofree char *promise = steward_slo_say_promise (level->slo);
  g_autofree char *state = steward_level_say_since (level, now);
  g_autofree char *strip = steward_day_strip_say (level->strip, 30);
  g_autofree char *time = NULL;
  g_autofree char *budget = NULL;
  guint days;

  if (!steward_slo_has_budget (level->slo))
    return g_strdup_printf ("%s, %s, %s, %s", level->name, title, state, promise);
  time = steward_level_say_attainment (steward_level_get_agreed (level, &days), level->slo->target, days);
  budget = steward_level_say_budget (level->budget_left);

  /* Translators: product, level, how it stands, promise, attainment, what is left in per cent, the last days */
  return g_strdup_printf (_("%s, %s, %s, %s; %s; %s of the budget are left; %s"), level->name, title, state, promise,
                          time, budget, strip);
}

/* Days. */

static GDateTime *
to_date (gint64 day)
{
  return g_date_time_new_from_unix_utc (day * 86400);
}

/**
 * steward_level_say_day:
 * @day: its number since 1970-01-01
 *
 * Returns: (transfer full): "24 Aug"
 */
char *
steward_level_say_day (gint64 day)
{
  g_autoptr (GDateTime) date = to_date (day);

  return date == NULL ? g_strdup ("") : g_date_time_format (date, _("%-e %b"));
}

static void
append_length (GString    *words,
               const char *what,
               gint64      length)
{
  g_autofree char *said = NULL;

  if (length <= 0)
    return;
  said = steward_incident_say_length (length);
  g_string_append_printf (words, "\n%s %s", said, what);
}

/**
 * steward_level_say_day_in_full:
 * @day: a day of an objective
 *
 * Returns: (transfer full): what is known of it
 */
char *
steward_level_say_day_in_full (const StewardLevelDay *day)
{
  g_autoptr (GDateTime) date = to_date (day->day);
  g_autofree char *name = date == NULL ? NULL : g_date_time_format (date, _("%A, %-e %B %Y"));
  GString *words = g_string_new (name);
  gsize begin = words->len;

  append_length (words, _("missed"), day->time.bad);
  append_length (words, _("met"), day->time.good);
  append_length (words, _("do not count"), day->time.planned);
  append_length (words, _("undecidable"), day->time.undecidable);
  if (day->time.undecidable > 0 && day->reason != STEWARD_REASON_NONE)
    g_string_append_printf (words, " (%s)", steward_level_say_reason (day->reason));
  if (words->len == begin)
    g_string_append_printf (words, "\n%s", _("nothing is known"));

  return g_string_free (words, FALSE);
}

/**
 * steward_level_days_to_strip:
 * @days: (array length=n_days): days, ascending, none left out
 * @n_days: how many
 * @out_strip: (out caller-allocates): %STEWARD_LEVEL_STRIP days, the last of
 *   @days last
 */
void
steward_level_days_to_strip (const StewardLevelDay *days,
                             guint                  n_days,
                             guint8                *out_strip)
{
  memset (out_strip, STEWARD_STRIP_NOTHING, STEWARD_LEVEL_STRIP);
  for (guint i = 0; i < MIN (n_days, STEWARD_LEVEL_STRIP); i++)
    {
      const StewardAttainment *time = &days[n_days - 1 - i].time;
      gint64 known = time->good + time->bad;
      guint8 *cell = &out_strip[STEWARD_LEVEL_STRIP - 1 - i];

      if (time->bad > 0)
        *cell = (guint8) CLAMP (100 * time->bad / known, 1, 100);
      else if (known > 0 && time->undecidable <= known)
        *cell = 0;
      else if (time->undecidable > 0)
        *cell = STEWARD_STRIP_UNDECIDABLE;
      else if (known > 0)
        *cell = 0;
      else if (time->planned > 0)
        *cell = STEWARD_STRIP_PLANNED;
    }
}
