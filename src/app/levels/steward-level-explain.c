/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much may be missed, how much was, what counts neither way, and what
 * follows. Figures are bold; everything else is escaped. */

#include "config.h"

#include "steward-level-explain.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "steward-attainment.h"
#include "steward-evaluate.h"
#include "steward-incident-words.h"
#include "steward-level-look.h"
#include "steward-time.h"

/* Around what is bold, until all of it is escaped. */
#define BOLD_BEGINS "\001"
#define BOLD_ENDS "\002"

static char *
say_bold (gint64 length)
{
  g_autofree char *words = steward_incident_say_length (length);

  return g_strconcat (BOLD_BEGINS, words, BOLD_ENDS, NULL);
}

static void
add (GString *text,
     char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static gint64
get_bad_today (const StewardLevel    *level,
               const StewardLevelDay *days,
               gsize                  n_days,
               gint64                 now)
{
  if (n_days == 0 || days[n_days - 1].day != steward_slo_get_day (level->slo, now))
    return 0;

  return days[n_days - 1].time.bad;
}

static void
add_missed (GString               *text,
            const StewardLevel    *level,
            const StewardLevelDay *days,
            gsize                  n_days,
            gint64                 now)
{
  guint window;
  const StewardAttainment *time = steward_level_get_agreed (level, &window);
  gint64 today = get_bad_today (level, days, n_days, now);
  gint64 length = (gint64) window * G_TIME_SPAN_DAY;
  gboolean whole = steward_attainment_get_length (time) >= length * 9 / 10;
  StewardAttainment agreed = { .good = length };
  g_autofree char *allowed = say_bold (steward_attainment_get_allowed (whole ? &agreed : time, level->slo->target));
  g_autofree char *bad = say_bold (time->bad);
  g_autofree char *earlier = steward_incident_say_length (MAX (time->bad - today, 0));
  g_autofree char *since = steward_incident_say_length (today);

  if (!whole)
    {
      g_autofree char *known = steward_incident_say_length (steward_attainment_get_length (time));

      /* Translators: two lengths of time */
      add (text, g_strdup_printf (_("%s of the %s that are looked at may be missed."), allowed, known));
    }
  else
    /* Translators: a length of time, and a number of days */
    add (text, g_strdup_printf (ngettext ("%s of any %u day may be missed.", "%s of any %u days may be missed.",
                                          window), allowed, window));
  if (time->bad == 0)
    add (text, g_strdup (_("Nothing was.")));
  else if (today == 0 || today == time->bad)
    add (text, g_strdup_printf (today == 0 ? _("%s were, all before today.") : _("%s were, all since midnight."), bad));
  else
    /* Translators: three lengths of time, the second and third make the first */
    add (text, g_strdup_printf (_("%s were: %s before today, %s since midnight."), bad, earlier, since));
}

static void
add_unknown (GString            *text,
             const StewardLevel *level)
{
  const StewardAttainment *time = steward_level_get_agreed (level, NULL);

  if (time->undecidable > 0)
    {
      g_autofree char *length = steward_incident_say_length (time->undecidable);

      add (text, g_strdup_printf (_("For %s nobody can tell; they count neither way."), length));
    }
  if (time->planned > 0)
    {
      g_autofree char *length = steward_incident_say_length (time->planned);

      add (text, g_strdup_printf (_("%s were planned before they began, or off duty; they do not count."), length));
    }
}

static void
add_budget (GString            *text,
            const StewardLevel *level,
            gint64              now)
{
  g_autofree char *left = steward_level_say_budget (level->budget_left);

  if (isnan (level->budget_left))
    return;
  if (level->budget_left <= 0)
    {
      g_autofree char *since = level->budget_spent_at > 0 ? steward_time_format_since (level->budget_spent_at, now)
                                                          : NULL;

      /* Translators: since when */
      add (text, since != NULL ? g_strdup_printf (_("The budget is spent since %s."), since)
                               : g_strdup (_("The budget is spent.")));
      return;
    }
  add (text, g_strdup_printf (_("%s of the budget are left."), left));
  if (level->exhausted_at > now)
    {
      g_autofree char *length = steward_incident_say_length (level->exhausted_at - now);

      add (text, g_strdup_printf (_("At the pace of the last day it is spent in %s."), length));
    }
}

static void
add_consequences (GString                 *text,
                  const StewardLevel      *level,
                  const StewardLevelTerms *terms)
{
  GString *what;

  if (terms == NULL || terms->when_spent == 0 || isnan (level->budget_left))
    return;
  what = g_string_new (NULL);
  if ((terms->when_spent & STEWARD_THEN_SUSPEND) != 0)
    g_string_append (what, _("the certification is suspended"));
  if ((terms->when_spent & STEWARD_THEN_AGENDA) != 0)
    g_string_append_printf (what, "%s%s", what->len > 0 ? ", " : "", _("the council has it on its agenda"));
  if ((terms->when_spent & STEWARD_THEN_TELL) != 0)
    g_string_append_printf (what, "%s%s", what->len > 0 ? ", " : "", _("consumers are told"));
  /* Translators: what follows, in clauses */
  add (text, g_strdup_printf (level->budget_left <= 0 ? _("So the charter says: %s.") : _("Once it is: %s (charter)."),
                              what->str));
  g_string_free (what, TRUE);
}

static char *
to_markup (const char *text)
{
  /* What is said of control characters by the escaping differs between
   * versions, so that the parts are escaped one by one. */
  g_auto (GStrv) parts = g_strsplit_set (text, BOLD_BEGINS BOLD_ENDS, -1);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (parts[i], -1);

      g_string_append_printf (markup, i % 2 == 1 ? "<b>%s</b>" : "%s", escaped);
    }

  return g_string_free (markup, FALSE);
}

/**
 * steward_level_explain:
 * @level: how an objective stands
 * @days: (array length=n_days): its days, ascending
 * @n_days: how many
 * @terms: (nullable): of the charter
 * @now: the present
 *
 * Returns: (transfer full): its arithmetic as markup
 */
char *
steward_level_explain (const StewardLevel      *level,
                       const StewardLevelDay   *days,
                       gsize                    n_days,
                       const StewardLevelTerms *terms,
                       gint64                   now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (level->slo->method == STEWARD_SLO_VAGUE)
    add (text, g_strdup (level->slo->vague != NULL ? level->slo->vague : steward_level_say_reason (level->reason)));
  else if (!steward_slo_has_budget (level->slo))
    add (text, g_strdup (_("This is a day, not a share of time: it is met or missed, and has no budget.")));
  else
    {
      if (steward_attainment_get_length (steward_level_get_agreed (level, NULL)) > 0)
        add_missed (text, level, days, n_days, now);
      add_unknown (text, level);
      add_budget (text, level, now);
      add_consequences (text, level, terms);
    }
  if (text->len == 0)
    add (text, g_strdup_printf (_("Nothing can be told: %s."), steward_level_say_reason (level->reason)));

  return to_markup (text->str);
}
