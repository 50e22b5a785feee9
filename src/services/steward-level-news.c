/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which incidents and alerts are worth interrupting somebody, each once. The
 * store remembers what was told, so that two windows, or one opened again, do
 * not tell it twice. */

#include "config.h"

#include "steward-level-news.h"

#include "steward-level-words.h"

#define MAX_AGE (24 * G_TIME_SPAN_HOUR)

void
steward_level_news_free (StewardLevelNews *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->incident);
  g_free (self->objective);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->property);
  g_free (self->words);
  g_free (self);
}

static gboolean
is_recent (gint64 time,
           gint64 now)
{
  return time > now - MAX_AGE && time <= now;
}

static void
add_of_incident (GPtrArray             *news,
                 StewardLevelNewsKind   kind,
                 const char            *word,
                 gint64                 time,
                 const StewardIncident *incident)
{
  StewardLevelNews *item = g_new0 (StewardLevelNews, 1);

  item->kind = kind;
  item->key = g_strdup_printf ("%s %s", word, incident->id);
  item->incident = g_strdup (incident->id);
  item->objective = g_strdup (incident->objective);
  item->subject = g_strdup (incident->subject);
  item->title = g_strdup (incident->title);
  item->property = g_strdup (incident->property);
  item->words = g_strdup (incident->words);
  item->start = incident->start;
  item->time = time;
  g_ptr_array_add (news, item);
}

/* Nobody is told of a breach that is over, nor of one that somebody has in hand. */
static void
tell_incident (GPtrArray             *news,
               const StewardIncident *incident,
               gint64                 now)
{
  if (incident->ended_at != 0 && is_recent (incident->ended_at, now))
    add_of_incident (news, STEWARD_NEWS_MET_AGAIN, "met-again", incident->ended_at, incident);
  else if (incident->ended_at == 0 && incident->state == STEWARD_INCIDENT_OPEN &&
           is_recent (incident->detected_at, now))
    add_of_incident (news, STEWARD_NEWS_BREACH, "breach", incident->detected_at, incident);
}

static void
tell_burn (GPtrArray          *news,
           const StewardLevel *level,
           gint64              now)
{
  StewardLevelNews *item;
  g_autofree char *name = NULL;

  if (level->gone || (level->alerts & (1 << STEWARD_BURN_FAST)) == 0 || !is_recent (level->as_of, now))
    return;

  item = g_new0 (StewardLevelNews, 1);
  name = steward_slo_get_name (level->slo);
  item->kind = STEWARD_NEWS_FAST_BURN;
  item->incident = g_strdup (level->incident);
  item->objective = g_strdup (level->slo->id);
  item->subject = g_strdup (level->slo->subject);
  item->title = g_strdup_printf ("%s of %s", name, level->name != NULL ? level->name : level->slo->subject);
  item->property = g_strdup (level->slo->property);
  item->start = level->since;
  item->time = level->as_of;
  item->burn = level->burn[STEWARD_BURN_FAST];
  if (level->incident != NULL)
    item->key = g_strdup_printf ("fast-burn %s", level->incident);
  else
    item->key = g_strdup_printf ("fast-burn %s %" G_GINT64_FORMAT, level->slo->id,
                                 steward_slo_get_day (level->slo, level->as_of));
  g_ptr_array_add (news, item);
}

static int
compare_news (gconstpointer a,
              gconstpointer b)
{
  const StewardLevelNews *one = *(StewardLevelNews *const *) a;
  const StewardLevelNews *other = *(StewardLevelNews *const *) b;

  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;

  return g_strcmp0 (one->key, other->key);
}

/**
 * steward_level_news_list:
 * @incidents: (element-type StewardIncident): those that may be news
 * @levels: (element-type StewardLevel): those with alerts
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full) (element-type StewardLevelNews): what could be told
 *   now, newest first
 */
GPtrArray *
steward_level_news_list (GPtrArray *incidents,
                         GPtrArray *levels,
                         gint64     now)
{
  GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_news_free);

  for (guint i = 0; i < incidents->len; i++)
    tell_incident (news, g_ptr_array_index (incidents, i), now);
  for (guint i = 0; i < levels->len; i++)
    tell_burn (news, g_ptr_array_index (levels, i), now);
  g_ptr_array_sort (news, compare_news);

  return news;
}

/**
 * steward_level_news_take_sync:
 * @governance: the store
 * @now: microseconds since the epoch
 * @error: return location
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type StewardLevelNews): what
 *   nobody was told yet, newest first
 */
GPtrArray *
steward_level_news_take_sync (StewardGovernance  *governance,
                              gint64              now,
                              GError            **error)
{
  const StewardIncidentFilter recent = { .since = now - MAX_AGE };
  const StewardLevelFilter missed = { .missed_only = TRUE };
  g_autoptr(GPtrArray) incidents = steward_incident_rows_list_sync (governance, &recent, error);
  g_autoptr(GPtrArray) levels =
    incidents != NULL ? steward_level_rows_list_sync (governance, &missed, error) : NULL;
  g_autoptr(GPtrArray) news = NULL;

  if (levels == NULL)
    return NULL;
  news = steward_level_news_list (incidents, levels, now);
  for (guint i = news->len; i > 0; i--)
    {
      StewardLevelNews *item = g_ptr_array_index (news, i - 1);
      gboolean first;

      if (!steward_note_once_sync (governance, item->key, &first, error))
        return NULL;
      if (!first)
        g_ptr_array_remove_index (news, i - 1);
    }

  return g_steal_pointer (&news);
}

static void
take_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *news = steward_level_news_take_sync (task_data, g_get_real_time (), &error);

  if (news != NULL)
    g_task_return_pointer (task, news, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * steward_level_news_take_async:
 * @services: the services
 * @cancellable: (nullable): whoever cancels hears no more of it
 * @callback: when the store answered
 * @user_data: for @callback
 *
 * As steward_level_news_take_sync(), for the window.
 */
void
steward_level_news_take_async (StewardServices     *services,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (services, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_level_news_take_async);
  g_task_set_task_data (task, g_object_ref (steward_services_get_governance (services)), g_object_unref);
  g_task_run_in_thread (task, take_in_thread);
}

GPtrArray *
steward_level_news_take_finish (StewardServices  *services,
                                GAsyncResult     *result,
                                GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
