/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How an incident stands, since when and with whom. What is met again and not
 * explained yet is another thing than what is still missed. */

#include "config.h"

#include "steward-incident-words.h"

#include <glib/gi18n.h>

#include "steward-time.h"

/**
 * steward_incident_get_look:
 * @self: an incident
 *
 * Returns: the mark and the word for how it stands
 */
StewardIncidentLook
steward_incident_get_look (const StewardIncident *self)
{
  if (self->state == STEWARD_INCIDENT_RESOLVED)
    return (StewardIncidentLook) { "emblem-ok-symbolic", "mark-success", _("Resolved") };
  if (self->ended_at != 0)
    return (StewardIncidentLook) { "dialog-information-symbolic", "mark-none", _("Met again") };
  if (self->state == STEWARD_INCIDENT_ACKNOWLEDGED)
    return (StewardIncidentLook) { "dialog-warning-symbolic", "mark-warning", _("Acknowledged") };

  return (StewardIncidentLook) { "dialog-error-symbolic", "mark-error", _("Open") };
}

/**
 * steward_incident_is_late:
 * @self: an incident
 * @now: the present
 *
 * Returns: whether it should have been acknowledged by now, and was not
 */
gboolean
steward_incident_is_late (const StewardIncident *self,
                          gint64                 now)
{
  return self->state == STEWARD_INCIDENT_OPEN && self->ended_at == 0 && self->due != 0 && self->due < now;
}

/**
 * steward_incident_say_length:
 * @microseconds: a length of time
 *
 * Returns: (transfer full): it, in its one or two largest units: "3 h 24 min"
 */
char *
steward_incident_say_length (gint64 microseconds)
{
  gint64 minutes = MAX (microseconds, 0) / G_TIME_SPAN_MINUTE;

  if (minutes == 0)
    return g_strdup_printf (_("%u s"), (guint) (MAX (microseconds, 0) / G_TIME_SPAN_SECOND));
  if (minutes < 60)
    return g_strdup_printf (_("%u min"), (guint) minutes);
  if (minutes < 48 * 60)
    return minutes % 60 == 0 ? g_strdup_printf (_("%u h"), (guint) (minutes / 60))
                             : g_strdup_printf (_("%u h %u min"), (guint) (minutes / 60), (guint) (minutes % 60));

  return minutes % (24 * 60) < 60
           ? g_strdup_printf (_("%u d"), (guint) (minutes / 60 / 24))
           : g_strdup_printf (_("%u d %u h"), (guint) (minutes / 60 / 24), (guint) (minutes / 60 % 24));
}

/**
 * steward_incident_say_clock:
 * @self: an incident
 * @now: the present
 *
 * Returns: (transfer full): how long it lasted, or lasts
 */
char *
steward_incident_say_clock (const StewardIncident *self,
                            gint64                 now)
{
  g_autofree char *length = steward_incident_say_length ((self->ended_at != 0 ? self->ended_at : now) - self->start);

  /* Translators: a length of time */
  return self->ended_at != 0 ? g_steal_pointer (&length) : g_strdup_printf (_("%s so far"), length);
}

/**
 * steward_incident_say_due:
 * @self: an incident
 * @now: the present
 *
 * Returns: (transfer full) (nullable): by when somebody has to acknowledge it;
 *   %NULL when that is done
 */
char *
steward_incident_say_due (const StewardIncident *self,
                          gint64                 now)
{
  g_autofree char *length = NULL;

  if (self->state != STEWARD_INCIDENT_OPEN || self->due == 0 || self->ended_at != 0)
    return NULL;
  length = steward_incident_say_length (ABS (self->due - now));

  return self->due < now ? g_strdup_printf (_("Acknowledging is late by %s"), length)
                         : g_strdup_printf (_("To be acknowledged within %s"), length);
}

static const char *
get_name (StewardCouncilState *state,
          const char          *person)
{
  const char *name = person == NULL || state == NULL ? NULL : steward_council_state_get_name (state, person);

  return name != NULL ? name : person;
}

/**
 * steward_incident_say_who:
 * @self: an incident
 * @state: (nullable): names of persons
 *
 * Returns: (transfer full): who deals with it
 */
char *
steward_incident_say_who (const StewardIncident *self,
                          StewardCouncilState   *state)
{
  const char *name = get_name (state, self->assignee);

  if (name == NULL)
    for (guint i = 0; self->remarks != NULL && i < self->remarks->len; i++)
      {
        const StewardIncidentRemark *remark = g_ptr_array_index (self->remarks, i);

        if (remark->kind == STEWARD_REMARK_ACKNOWLEDGED)
          name = get_name (state, remark->actor);
      }

  return g_strdup (name != NULL ? name : _("Nobody"));
}

/**
 * steward_incident_say_figures:
 * @figures: of distinct incidents
 *
 * Returns: (transfer full): mean times to acknowledge and to repair, with how
 *   many they are of
 */
char *
steward_incident_say_figures (const StewardIncidentFigures *figures)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gulong n = (gulong) figures->n;

  if (figures->n == 0)
    return g_strdup (_("No incident in 90 days."));
  g_string_append_printf (words, ngettext ("%lu incident in 90 days.", "%lu incidents in 90 days.", n), n);
  if (figures->n_acknowledged > 0)
    {
      g_autofree char *length = steward_incident_say_length (figures->mean_to_acknowledge);

      g_string_append_c (words, ' ');
      /* Translators: a length of time, and how many incidents */
      g_string_append_printf (words, _("Acknowledged in %s on average (%lu of them)."), length,
                              (gulong) figures->n_acknowledged);
    }
  if (figures->n_repaired > 0)
    {
      g_autofree char *length = steward_incident_say_length (figures->mean_to_repair);

      g_string_append_c (words, ' ');
      /* Translators: a length of time, and how many incidents */
      g_string_append_printf (words, _("Repaired in %s on average (%lu of them)."), length,
                              (gulong) figures->n_repaired);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * steward_incident_say_label:
 * @self: an incident
 * @state: (nullable): names of persons
 * @now: the present
 *
 * Returns: (transfer full): everything of its row, for a screen reader
 */
char *
steward_incident_say_label (const StewardIncident *self,
                            StewardCouncilState   *state,
                            gint64                 now)
{
  g_autofree char *clock = steward_incident_say_clock (self, now);
  g_autofree char *since = steward_time_format_full (self->start);
  g_autofree char *who = steward_incident_say_who (self, state);
  g_autofree char *due = steward_incident_say_due (self, now);

  /* Translators: what is missed, how it stands, how long, since when, who deals with it */
  return g_strdup_printf (_("%s, %s, %s, since %s, %s%s%s"), self->title != NULL ? self->title : self->id,
                          steward_incident_get_look (self).words, clock, since, who, due != NULL ? ", " : "",
                          due != NULL ? due : "");
}

/**
 * steward_incident_cause_to_title:
 * @cause_kind: one of steward_cause_kinds
 *
 * Returns: (transfer none): its translated title; @cause_kind itself where it
 *   is not known
 */
const char *
steward_incident_cause_to_title (const char *cause_kind)
{
  static const struct { const char *id; const char *title; } titles[] = {
    { "change", N_("A change") },
    { "infrastructure", N_("Infrastructure") },
    { "upstream", N_("Something upstream") },
    { "data", N_("The data itself") },
    { "capacity", N_("Too little capacity") },
    { "other", N_("Something else") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].id, cause_kind) == 0)
      return _(titles[i].title);

  return cause_kind;
}

/**
 * steward_incident_remark_to_icon:
 * @kind: what happened
 *
 * Returns: (transfer none): its icon
 */
const char *
steward_incident_remark_to_icon (StewardIncidentRemarkKind kind)
{
  switch (kind)
    {
    case STEWARD_REMARK_OPENED:
    case STEWARD_REMARK_REOPENED:
      return "dialog-error-symbolic";
    case STEWARD_REMARK_ACKNOWLEDGED:
      return "object-select-symbolic";
    case STEWARD_REMARK_ASSIGNED:
      return "avatar-default-symbolic";
    case STEWARD_REMARK_COMMENTED:
      return "user-available-symbolic";
    case STEWARD_REMARK_ENDED:
    case STEWARD_REMARK_RESOLVED:
      return "emblem-ok-symbolic";
    case STEWARD_REMARK_TOLD:
      return "mail-unread-symbolic";
    case STEWARD_REMARK_ESCALATED:
    default:
      return "go-up-symbolic";
    }
}

/**
 * steward_incident_say_remark:
 * @remark: what happened
 * @state: (nullable): names of persons
 *
 * Returns: (transfer full): it, in a few words
 */
char *
steward_incident_say_remark (const StewardIncidentRemark *remark,
                             StewardCouncilState         *state)
{
  const char *actor = get_name (state, remark->actor);
  const char *person = get_name (state, remark->person);

  if (actor == NULL)
    actor = _("Somebody");
  if (person == NULL)
    person = _("somebody");
  switch (remark->kind)
    {
    case STEWARD_REMARK_OPENED:
      return g_strdup (_("Opened by itself"));
    case STEWARD_REMARK_ACKNOWLEDGED:
      return g_strdup_printf (_("Acknowledged by %s"), actor);
    case STEWARD_REMARK_ASSIGNED:
      return g_strdup_printf (_("Assigned to %s by %s"), person, actor);
    case STEWARD_REMARK_COMMENTED:
      return g_strdup_printf (_("Remark by %s"), actor);
    case STEWARD_REMARK_ENDED:
      return g_strdup (_("Met again"));
    case STEWARD_REMARK_REOPENED:
      return g_strdup (_("Missed again: the clock goes on"));
    case STEWARD_REMARK_RESOLVED:
      return g_strdup_printf (_("Resolved by %s"), actor);
    case STEWARD_REMARK_TOLD:
      return g_strdup_printf (_("Consumers told by %s"), actor);
    case STEWARD_REMARK_ESCALATED:
    default:
      return g_strdup (_("Escalated"));
    }
}
