/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a planned window back. What has passed of it by then stays planned: it
 * was declared before it began. */

#include "config.h"

#include "steward-incident-private.h"
#include "steward-level-rows.h"
#include "steward-verbs-private.h"

static const StewardPlannedWindow *
find_window (GPtrArray  *windows,
             const char *id)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (windows, i);

      if (g_strcmp0 (window->id, id) == 0)
        return window;
    }

  return NULL;
}

static gboolean
check_window (StewardVerbContext          *verb,
              const StewardPlannedWindow  *window,
              GError                     **error)
{
  g_autofree char *day = NULL;

  if (window == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no planned window “%.100s”.",
                                verb->intent->window);
  if (window->cancelled_at != 0)
    {
      day = steward_verb_format_time (verb, window->cancelled_at);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The window %s was cancelled on %s.", window->id, day);
    }
  if (window->to > verb->now)
    return TRUE;
  day = steward_verb_format_time (verb, window->to);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The window %s ended on %s.", window->id, day);
}

/* Who declared it may take it back, and whoever may declare it. */
static gboolean
check_planner (StewardVerbContext          *verb,
               const StewardPlannedWindow  *window,
               GError                     **error)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (g_strcmp0 (window->declared_by, verb->actor) == 0)
    return TRUE;
  if (window->subject != NULL)
    detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), window->subject, NULL);

  return steward_incident_check_planner (verb, detail != NULL ? detail->entry : NULL,
                                         detail != NULL ? detail->entry->domain : window->domain, error);
}

gboolean
steward_cancel_window_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(GPtrArray) windows = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *stream = NULL;
  const StewardPlannedWindow *window;
  gint64 version;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if (act->intent->window == NULL || *act->intent->window == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which window is meant.");
  stream = g_strconcat ("window/", act->intent->window, NULL);
  if (!steward_verb_count (&verb, stream, &version, error))
    return FALSE;
  windows = steward_window_rows_list_sync (verb.governance, 0, error);
  if (windows == NULL)
    return FALSE;
  window = find_window (windows, act->intent->window);
  if (!check_window (&verb, window, error) || !check_planner (&verb, window, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;

  body = steward_verb_add (&verb, stream, version, STEWARD_EVENT_WINDOW_CANCELLED);
  steward_body_set_text (body, "window", window->id);
  steward_body_set_text (body, "reason", reason);
  act->window = g_strdup (window->id);
  act->summary = g_strdup_printf ("Cancel the planned window %s", window->id);
  if (window->from <= verb.now)
    steward_act_add_consequence (act, "It has begun: what has passed of it stays planned, the rest counts again.");
  else
    steward_act_add_consequence (act, "All of it counts again.");

  return TRUE;
}
