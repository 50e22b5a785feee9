/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One notice for one incident: what is new of it takes the place of what was
 * told before, and a breach that burns fast is told once, not twice. */

#include "config.h"

#include "steward-level-notices.h"

#include <glib/gi18n.h>

#include "steward-incident-words.h"
#include "steward-plain-text.h"

#define MANY 3

/**
 * steward_level_notice_free:
 * @self: (nullable) (transfer full): a notice
 */
void
steward_level_notice_free (StewardLevelNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->heading);
  g_free (self->body);
  g_free (self->target);
  g_free (self);
}

static char *
say_burn (double burn)
{
  return g_strdup_printf (_("The error budget burns %.1f times as fast as it may."), burn);
}

static const StewardLevelNews *
find_other (GPtrArray              *news,
            const StewardLevelNews *one,
            StewardLevelNewsKind    kind)
{
  for (guint i = 0; one->incident != NULL && i < news->len; i++)
    {
      const StewardLevelNews *other = g_ptr_array_index (news, i);

      if (other != one && other->kind == kind && g_strcmp0 (other->incident, one->incident) == 0)
        return other;
    }

  return NULL;
}

static const char *
get_heading (StewardLevelNewsKind kind)
{
  switch (kind)
    {
    case STEWARD_NEWS_BREACH:
      return _("Service level missed");
    case STEWARD_NEWS_FAST_BURN:
      return _("Error budget burns fast");
    case STEWARD_NEWS_MET_AGAIN:
    default:
      return _("Service level met again");
    }
}

static char *
say_news (GPtrArray              *news,
          const StewardLevelNews *one)
{
  const StewardLevelNews *burn = one->kind == STEWARD_NEWS_FAST_BURN ? one
                                                                     : find_other (news, one, STEWARD_NEWS_FAST_BURN);
  g_autoptr (GString) words = g_string_new (one->title);

  if (one->kind == STEWARD_NEWS_MET_AGAIN && one->time > one->start)
    {
      g_autofree char *length = steward_incident_say_length (one->time - one->start);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("It was missed for %s. Its cause is still to be named."), length);

      return g_string_free (g_steal_pointer (&words), FALSE);
    }
  if (one->words != NULL)
    g_string_append_printf (words, "\n%s", one->words);
  if (burn != NULL)
    {
      g_autofree char *rate = say_burn (burn->burn);

      g_string_append_printf (words, "\n%s", rate);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static StewardLevelNotice *
make_notice (GPtrArray              *news,
             const StewardLevelNews *one)
{
  StewardLevelNotice *notice = g_new0 (StewardLevelNotice, 1);
  g_autofree char *words = say_news (news, one);

  notice->id = g_strdup_printf ("level:%s", one->incident != NULL ? one->incident : one->objective);
  notice->heading = g_strdup (get_heading (one->kind));
  notice->body = steward_plain_text_block (words, G_MAXSIZE, NULL);
  notice->action = one->incident != NULL ? "app.open-incident" : "app.open-objective";
  notice->target = g_strdup (one->incident != NULL ? one->incident : one->objective);
  notice->urgent = one->kind != STEWARD_NEWS_MET_AGAIN;

  return notice;
}

static StewardLevelNotice *
make_summary (guint n_missed,
              guint n_met)
{
  StewardLevelNotice *notice = g_new0 (StewardLevelNotice, 1);
  g_autofree char *missed = g_strdup_printf (ngettext ("%u service level is missed or burns fast.",
                                                       "%u service levels are missed or burn fast.", n_missed),
                                             n_missed);
  g_autofree char *met = g_strdup_printf (ngettext ("%u is met again.", "%u are met again.", n_met), n_met);

  notice->id = g_strdup ("levels");
  notice->heading = g_strdup (_("Service levels"));
  notice->body = n_missed == 0 ? g_strdup (met)
                 : n_met == 0  ? g_strdup (missed) : g_strdup_printf ("%s %s", missed, met);
  notice->action = "app.show-page";
  notice->target = g_strdup ("levels");
  notice->urgent = n_missed > 0;

  return notice;
}

/**
 * steward_level_notices_make:
 * @news: (element-type StewardLevelNews): what nobody was told yet
 *
 * Returns: (transfer full) (element-type StewardLevelNotice): what the desktop
 *   is told: one notice for an incident, one for all where there are many
 */
GPtrArray *
steward_level_notices_make (GPtrArray *news)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_notice_free);
  guint n_met = 0;

  for (guint i = 0; i < news->len; i++)
    {
      const StewardLevelNews *one = g_ptr_array_index (news, i);

      if (one->kind == STEWARD_NEWS_FAST_BURN && find_other (news, one, STEWARD_NEWS_BREACH) != NULL)
        continue;
      n_met += one->kind == STEWARD_NEWS_MET_AGAIN;
      g_ptr_array_add (notices, make_notice (news, one));
    }
  if (notices->len > MANY)
    {
      StewardLevelNotice *summary = make_summary (notices->len - n_met, n_met);

      g_ptr_array_set_size (notices, 0);
      g_ptr_array_add (notices, summary);
    }

  return notices;
}
