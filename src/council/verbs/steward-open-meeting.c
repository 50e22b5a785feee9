/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sitting begins: with the agenda that is given, or with everything that
 * waits, oldest clock first. The agenda can be set anew while it goes on. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-verbs-private.h"

#define MAX_AGENDA 100u

static int
compare_clocks (gconstpointer a,
                gconstpointer b)
{
  const StewardReview *one = *(StewardReview *const *) a;
  const StewardReview *other = *(StewardReview *const *) b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;

  return one->opened_at < other->opened_at ? -1 : one->opened_at > other->opened_at;
}

static char **
fill_from_queue (GPtrArray *open)
{
  GPtrArray *ids = g_ptr_array_new ();

  g_ptr_array_sort (open, compare_clocks);
  for (guint i = 0; i < open->len && i < MAX_AGENDA; i++)
    g_ptr_array_add (ids, g_strdup (((StewardReview *) g_ptr_array_index (open, i))->id));
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

static gboolean
is_open (GPtrArray  *open,
         const char *id)
{
  for (guint i = 0; i < open->len; i++)
    if (g_str_equal (((StewardReview *) g_ptr_array_index (open, i))->id, id))
      return TRUE;

  return FALSE;
}

static gboolean
was_talked_about (const StewardMeeting *meeting,
                  const char           *id)
{
  for (guint i = 0; meeting != NULL && i < meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (meeting->items, i);

      if (item->started_at != 0 && g_str_equal (item->review, id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_agenda (StewardVerbContext  *verb,
              GPtrArray           *open,
              GError             **error)
{
  char **agenda = verb->intent->agenda;

  if (g_strv_length (agenda) > MAX_AGENDA)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An agenda has %u items at most.", MAX_AGENDA);
  for (gsize i = 0; agenda[i] != NULL; i++)
    {
      if (!is_open (open, agenda[i]) && !was_talked_about (verb->meeting, agenda[i]))
        return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                    "“%.100s” is no review that is open, so it cannot be on the agenda.", agenda[i]);
      for (gsize j = 0; j < i; j++)
        if (g_str_equal (agenda[i], agenda[j]))
          return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "“%.100s” is on the agenda twice.", agenda[i]);
    }

  return TRUE;
}

/* Returns NULL with an error. */
static char **
find_agenda (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardReviewFilter filter = { .open_only = TRUE };
  g_autoptr(GPtrArray) open = steward_council_rows_list_reviews (verb->governance, &filter, error);

  if (open == NULL)
    return NULL;
  if (verb->intent->agenda == NULL || verb->intent->agenda[0] == NULL)
    return fill_from_queue (open);

  return check_agenda (verb, open, error) ? g_strdupv (verb->intent->agenda) : NULL;
}

static gboolean
check_none_open (StewardVerbContext  *verb,
                 GError             **error)
{
  g_autoptr(GPtrArray) meetings = steward_council_rows_list_meetings (verb->governance, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (meetings, i);

      if (meeting->closed_at == 0)
        return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                    "The meeting %s, “%s”, goes on; close it before another one begins.", meeting->id,
                                    meeting->title);
    }

  return meetings != NULL;
}

gboolean
steward_open_meeting_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(GStrv) agenda = NULL;
  g_autofree char *title = NULL;
  g_autofree char *stream = NULL;
  g_autofree char *day = NULL;
  gint64 starts;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR,
                           error) ||
      !check_none_open (&verb, error))
    return FALSE;
  agenda = find_agenda (&verb, error);
  if (agenda == NULL || !steward_verb_find_free (&verb, "meeting", &act->meeting, error))
    return FALSE;
  starts = act->intent->since != 0 ? act->intent->since : verb.now;
  day = steward_verb_format_day (&verb, starts);
  title = act->intent->title != NULL && *act->intent->title != '\0' ? g_strdup (act->intent->title)
                                                                      : g_strdup_printf ("Council of %s", day);
  if (!steward_verb_check_words (title, "The title", error))
    return FALSE;

  stream = g_strconcat ("meeting/", act->meeting, NULL);
  body = steward_verb_add (&verb, stream, 0, STEWARD_EVENT_MEETING_OPENED);
  steward_body_set_text (body, "title", title);
  steward_body_set_time (body, "starts", starts);
  steward_body_set_list (body, "agenda", (const char *const *) agenda);
  act->summary = g_strdup_printf ("Open the meeting “%s”, %u on the agenda", title, g_strv_length (agenda));

  return TRUE;
}

gboolean
steward_set_agenda_prepare (StewardCouncil  *council,
                            StewardAct      *act,
                            GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(GStrv) agenda = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_MEETING,
                           error))
    return FALSE;
  agenda = find_agenda (&verb, error);
  if (agenda == NULL)
    return FALSE;

  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_AGENDA_SET);
  steward_body_set_list (body, "agenda", (const char *const *) agenda);
  act->summary = g_strdup_printf ("Set the agenda of “%s” to %u reviews", verb.meeting->title, g_strv_length (agenda));

  return TRUE;
}
