/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the charter says follows from an incident, and what consumers can be
 * told of it: figures that are known, and no guess at the cause. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-level-words.h"

#include <math.h>

static gboolean
is_spent (const StewardLevel *level)
{
  return level != NULL && !isnan (level->budget_left) && level->budget_left <= 0;
}

static void
add (GPtrArray  *list,
     const char *format,
     ...) G_GNUC_PRINTF (2, 3);

static void
add (GPtrArray  *list,
     const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (list, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The budget. */

static void
add_budget (GPtrArray          *list,
            const StewardLevel *level)
{
  g_autofree char *words = NULL;

  if (level == NULL || isnan (level->budget_left))
    return;
  for (guint i = 0; words == NULL && i < STEWARD_N_WINDOWS; i++)
    if (steward_window_days[i] == level->slo->window)
      words = steward_budget_to_words (level->slo, &level->windows[i], level->slo->window);
  if (is_spent (level))
    add (list, "The error budget is spent%s%s", words != NULL ? ": " : ".", words != NULL ? words : "");
  else
    add (list, "%.0f %% of the error budget are left%s%s", 100 * level->budget_left, words != NULL ? ": " : ".",
         words != NULL ? words : "");
}

/* The certification. */

static gboolean
add_suspended (GPtrArray                 *list,
               StewardCouncil            *council,
               StewardCouncilState       *state,
               const StewardCertificate  *certificate,
               GError                   **error)
{
  g_autofree char *time = steward_incident_format_time (state, certificate->changed_at);
  g_autofree char *reason = NULL;
  g_autoptr(GError) local = NULL;

  if (certificate->reason != NULL)
    reason = steward_council_load_text_sync (council, certificate->reason, &local);
  if (local != NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND) &&
      !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add (list, "The %s certification is suspended since %s%s%s", steward_certification_to_id (certificate->level), time,
       reason != NULL ? ". " : ".", reason != NULL ? reason : "");

  return TRUE;
}

static void
add_rule (GPtrArray                *list,
          const StewardCharter     *charter,
          const StewardCertificate *certificate)
{
  const StewardLevelRule *rule = steward_charter_get_level (charter, certificate->level);

  if (rule != NULL && rule->suspended_when != NULL)
    add (list, "The charter says of %s: suspended when “%s”.", steward_certification_to_id (certificate->level),
         rule->suspended_when);
  if (rule != NULL && rule->restored_when != NULL && certificate->standing == STEWARD_STANDING_SUSPENDED)
    add (list, "The charter says of %s: restored when “%s”.", steward_certification_to_id (certificate->level),
         rule->restored_when);
}

static gboolean
add_certification (GPtrArray              *list,
                   StewardCouncil         *council,
                   StewardCouncilState    *state,
                   const StewardIncident  *incident,
                   const StewardLevel     *level,
                   GError                **error)
{
  const StewardCertificate *certificate = steward_council_state_get_certificate (state, incident->subject);
  StewardConsequences then = state->charter->level_terms->when_spent;

  if (certificate == NULL || (certificate->standing != STEWARD_STANDING_GRANTED &&
                              certificate->standing != STEWARD_STANDING_SUSPENDED))
    return TRUE;
  add_rule (list, state->charter, certificate);
  if (certificate->standing == STEWARD_STANDING_SUSPENDED)
    return add_suspended (list, council, state, certificate, error);
  if ((then & STEWARD_THEN_SUSPEND) != 0)
    add (list, is_spent (level) ? "The %s certification stands: a person restored it although the budget is spent."
                                : "When the budget is spent, the %s certification is suspended.",
         steward_certification_to_id (certificate->level));
  if ((then & STEWARD_THEN_AGENDA) != 0 && !is_spent (level))
    add (list, "When the budget is spent, the council is asked for a re-certification.");

  return TRUE;
}

static void
add_telling (GPtrArray             *list,
             StewardCouncilState   *state,
             const StewardIncident *incident,
             const StewardLevel    *level)
{
  g_autofree char *time = incident->told_at != 0 ? steward_incident_format_time (state, incident->told_at) : NULL;

  if (time != NULL)
    add (list, "Consumers were told on %s.", time);
  else if ((state->charter->level_terms->when_spent & STEWARD_THEN_TELL) == 0)
    return;
  else if (is_spent (level))
    add (list, "Consumers have to be told.");
  else
    add (list, "When the budget is spent, consumers have to be told.");
}

/*
 * steward_incident_list_consequences:
 * @council: the council
 * @state: what is in force
 * @incident: an incident
 * @level: (nullable): how its objective stands
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): sentences
 */
GPtrArray *
steward_incident_list_consequences (StewardCouncil         *council,
                                    StewardCouncilState    *state,
                                    const StewardIncident  *incident,
                                    const StewardLevel     *level,
                                    GError                **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  add_budget (list, level);
  if (state->charter == NULL)
    return g_steal_pointer (&list);
  if (!add_certification (list, council, state, incident, level, error))
    return NULL;
  add_telling (list, state, incident, level);

  return g_steal_pointer (&list);
}

/* The message. */

static void
append_contact (GString            *text,
                const StewardEntry *entry)
{
  for (guint i = 0; entry != NULL && i < entry->owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (entry->owners, i);
      g_autofree char *contact = owner->accountable ? steward_incident_format_contact (owner->name, owner->address)
                                                    : NULL;

      if (contact == NULL)
        continue;
      g_string_append_printf (text, "\nQuestions: %s", contact);
      return;
    }
}

/*
 * steward_incident_write_message:
 * @state: what is in force
 * @incident: an incident
 * @level: (nullable): how its objective stands
 * @entry: (nullable): the product
 *
 * Returns: (transfer full): a draft, plain text
 */
char *
steward_incident_write_message (StewardCouncilState   *state,
                                const StewardIncident *incident,
                                const StewardLevel    *level,
                                const StewardEntry    *entry)
{
  GString *text = g_string_new (NULL);
  g_autofree char *start = steward_incident_format_time (state, incident->start);
  g_autofree char *end = incident->ended_at != 0 ? steward_incident_format_time (state, incident->ended_at) : NULL;
  g_autofree char *promise = level != NULL ? steward_slo_to_words (level->slo) : NULL;

  g_string_append_printf (text, "%s\n\n", incident->title);
  if (end != NULL)
    g_string_append_printf (text, "It was missed from %s and is met again since %s.\n", start, end);
  else
    g_string_append_printf (text, "It is missed since %s. We will write again when it is met.\n", start);
  if (promise != NULL)
    g_string_append_printf (text, "What is promised: %s\n", promise);
  if (incident->words != NULL && g_strcmp0 (incident->words, promise) != 0)
    g_string_append_printf (text, "What was measured: %s\n", incident->words);
  g_string_append_printf (text, "Incident: %s\n", incident->id);
  append_contact (text, entry);

  return g_string_free (text, FALSE);
}
