/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sample council does about service levels needs incidents, and those
 * come from measurements: nothing is made up. What was not measured so is left
 * out of the play. */

#include "config.h"

#include "steward-sample-levels.h"

#include "steward-duration.h"
#include "steward-evaluate-job.h"
#include "steward-incident-case.h"

#include <stdio.h>
#include <string.h>

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/**
 * steward_sample_levels_evaluate:
 * @council: of a charter
 * @error: return location: of the stores
 *
 * Returns: whether all that was measured is evaluated, and incidents are open
 */
gboolean
steward_sample_levels_evaluate (StewardCouncil  *council,
                                GError         **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, error);
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(GPtrArray) done = NULL;
  gint64 now = g_get_real_time ();

  if (state == NULL)
    return FALSE;
  if (state->charter == NULL)
    return TRUE;
  if (!steward_evaluate_sync (steward_council_get_catalog (council), steward_council_get_governance (council),
                              state->charter->level_terms, now, NULL, &report, error))
    return FALSE;
  done = steward_council_watch_levels_sync (council, report.breaches, now, error);

  return done != NULL;
}

/**
 * steward_sample_levels_find:
 * @council: a council
 * @words: product and property, "payments.settlements freshness"; anything else
 *   is an id
 * @out_incident: (out) (nullable): the one that is not resolved; %NULL when
 *   there is none
 * @error: return location: of the store
 *
 * Returns: whether the store could be read
 */
gboolean
steward_sample_levels_find (StewardCouncil  *council,
                            const char      *words,
                            char           **out_incident,
                            GError         **error)
{
  const StewardIncidentFilter open = { .open_only = TRUE };
  g_auto(GStrv) parts = g_strsplit (words, " ", 2);
  g_autofree char *ending = g_strconcat (" of ", parts[0], NULL);
  g_autoptr(GPtrArray) incidents = NULL;

  *out_incident = NULL;
  if (g_strv_length (parts) < 2)
    {
      *out_incident = g_strdup (words);
      return TRUE;
    }
  incidents = steward_incident_rows_list_sync (steward_council_get_governance (council), &open, error);
  if (incidents == NULL)
    return FALSE;
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      if (g_str_has_suffix (incident->title, ending) && g_str_equal (incident->property, parts[1]))
        {
          *out_incident = g_strdup (incident->id);
          break;
        }
    }

  return TRUE;
}

/**
 * steward_sample_levels_date:
 * @day: "saturday"
 * @time: "02:00"
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full) (nullable): the first such moment from tomorrow on,
 *   in UTC
 */
char *
steward_sample_levels_date (const char *day,
                            const char *time,
                            gint64      now)
{
  gint64 today = now / G_TIME_SPAN_DAY;
  int wanted = -1;
  guint hours, minutes;

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (g_str_equal (weekdays[i], day))
      wanted = (int) i;
  if (wanted < 0 || sscanf (time, "%2u:%2u", &hours, &minutes) != 2)
    return NULL;
  for (gint64 candidate = today + 1; ; candidate++)
    if ((candidate + 3) % 7 == wanted) /* 1970-01-01 was a Thursday */
      return steward_instant_to_rfc3339 (candidate * G_TIME_SPAN_DAY + hours * G_TIME_SPAN_HOUR +
                                         minutes * G_TIME_SPAN_MINUTE);
}
