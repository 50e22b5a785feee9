/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the charter's ladder names for an incident, and by when. The first rung
 * is told when it opens, each further one when nobody has acknowledged it for
 * as long again: on the clock of working hours, or around the clock where the
 * charter says so for what the product is certified as. */

#include "config.h"

#include "steward-incident-private.h"

#include "steward-day.h"

#include <string.h>

void
steward_reached_free (StewardReached *self)
{
  if (self == NULL)
    return;

  g_free (self->person);
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}

/* "Jonas Weber <jonas@example.com>", or what there is of it. */
char *
steward_incident_format_contact (const char *name,
                                 const char *address)
{
  gboolean named = name != NULL && *name != '\0';
  gboolean addressed = address != NULL && *address != '\0';

  if (named && addressed && !g_str_equal (name, address))
    return g_strdup_printf ("%s <%s>", name, address);

  return named ? g_strdup (name) : addressed ? g_strdup (address) : NULL;
}

/* Day and time in the zone of the council. */
char *
steward_incident_format_time (StewardCouncilState *state,
                              gint64               time)
{
  g_autoptr(GDateTime) local = NULL;

  if (state->charter != NULL)
    local = steward_calendar_to_local (state->charter->calendar, time);
  else
    local = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return steward_day_time_to_words (local);
}

/* People. */

static const StewardPerson *
find_by_address (StewardCouncilState *state,
                 const char          *address)
{
  GHashTableIter iter;
  gpointer value;

  if (address == NULL || *address == '\0')
    return NULL;
  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const StewardPerson *person = value;

      if (!person->erased && person->address != NULL && g_ascii_strcasecmp (person->address, address) == 0)
        return person;
    }

  return NULL;
}

static void
add_reached (GPtrArray  *list,
             const char *person,
             const char *name,
             const char *address)
{
  StewardReached *reached;

  for (guint i = 0; i < list->len; i++)
    {
      const StewardReached *one = g_ptr_array_index (list, i);

      if (person != NULL ? g_strcmp0 (one->person, person) == 0
                         : g_strcmp0 (one->name, name) == 0 && g_strcmp0 (one->address, address) == 0)
        return;
    }
  reached = g_new0 (StewardReached, 1);
  reached->person = g_strdup (person);
  reached->name = g_strdup (name);
  reached->address = g_strdup (address);
  g_ptr_array_add (list, reached);
}

static void
add_holder (GPtrArray           *list,
            StewardCouncilState *state,
            const StewardSeat   *seat)
{
  const StewardPerson *person;

  if (seat == NULL || seat->holder == NULL)
    return;
  person = g_hash_table_lookup (state->people, seat->holder);
  add_reached (list, seat->holder, steward_council_state_get_name (state, seat->holder),
               person != NULL ? person->address : NULL);
}

static gboolean
is_technical (const StewardOwner *owner)
{
  g_autofree char *role = owner->role != NULL ? g_utf8_casefold (owner->role, -1) : NULL;

  return role != NULL && (strstr (role, "tech") != NULL || strstr (role, "engineer") != NULL ||
                          strstr (role, "developer") != NULL || strstr (role, "operat") != NULL);
}

static void
add_owners (GPtrArray           *list,
            StewardCouncilState *state,
            const GPtrArray     *owners,
            gboolean             technical)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);
      const StewardPerson *person;

      if (technical ? !is_technical (owner) : !owner->accountable)
        continue;
      person = find_by_address (state, owner->address);
      if (person != NULL)
        add_reached (list, person->id, steward_council_state_get_name (state, person->id), person->address);
      else if (owner->name != NULL || owner->address != NULL)
        add_reached (list, NULL, owner->name != NULL ? owner->name : owner->address, owner->address);
    }
}

/* Of the product; where it names nobody, of its contracts. */
static void
add_owners_of (GPtrArray           *list,
               StewardCouncilState *state,
               const StewardEntry  *entry,
               gboolean             technical)
{
  if (entry == NULL)
    return;
  add_owners (list, state, entry->owners, technical);
  for (guint i = 0; list->len == 0 && i < entry->contracts->len; i++)
    add_owners (list, state, ((const StewardContract *) g_ptr_array_index (entry->contracts, i))->owners, technical);
}

static void
add_seats (GPtrArray           *list,
           StewardCouncilState *state,
           const char          *domain)
{
  for (guint i = 0; i < state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (state->charter->seats, i);

      if (steward_domain_is_same (seat->domain, domain))
        add_holder (list, state, seat);
    }
}

/* A seat by its id or title, or a person by address. */
static void
add_named (GPtrArray           *list,
           StewardCouncilState *state,
           const char          *rung)
{
  const StewardPerson *person = find_by_address (state, rung);

  for (guint i = 0; i < state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (state->charter->seats, i);

      if (g_ascii_strcasecmp (seat->id, rung) == 0 ||
          (seat->title != NULL && g_ascii_strcasecmp (seat->title, rung) == 0))
        add_holder (list, state, seat);
    }
  if (person != NULL)
    add_reached (list, person->id, steward_council_state_get_name (state, person->id), person->address);
}

/*
 * steward_incident_find_rung:
 * @state: what is in force
 * @entry: (nullable): the product, as the catalog has it
 * @domain: (nullable): its domain
 * @rung: of the ladder: "technical owner", "owner", "seat of the domain",
 *   "chair", the name of a seat, or the address of a person
 *
 * Returns: (transfer full) (element-type StewardReached): who that is; may be
 *   nobody
 */
GPtrArray *
steward_incident_find_rung (StewardCouncilState *state,
                            const StewardEntry  *entry,
                            const char          *domain,
                            const char          *rung)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_reached_free);
  g_autofree char *word = g_utf8_casefold (rung, -1);

  if (state->charter == NULL)
    return list;
  if (strstr (word, "technical") != NULL)
    add_owners_of (list, state, entry, TRUE);
  else if (strstr (word, "owner") != NULL)
    add_owners_of (list, state, entry, FALSE);
  else if (strstr (word, "domain") != NULL)
    add_seats (list, state, domain);
  else if (strstr (word, "chair") != NULL)
    add_holder (list, state, steward_charter_get_chair (state->charter));
  else
    add_named (list, state, rung);

  return list;
}

/* Time. */

static gint64
add_time (StewardCouncilState *state,
          const char          *subject,
          gint64               from,
          gint64               length)
{
  const StewardCertificate *certificate = steward_council_state_get_certificate (state, subject);
  const StewardLevelTerms *terms = state->charter->level_terms;
  StewardCertification level = certificate != NULL && (certificate->standing == STEWARD_STANDING_GRANTED ||
                                                       certificate->standing == STEWARD_STANDING_SUSPENDED)
                                 ? certificate->level : STEWARD_CERTIFICATION_NONE;

  if (terms->around_the_clock[level])
    return from + length;

  return steward_calendar_add_time (state->charter->calendar, from, length);
}

/**
 * steward_incident_get_due:
 * @state: what is in force
 * @subject: URN of a product
 * @detected_at: when the incident was recorded
 *
 * Returns: by when it has to be acknowledged; 0 when no council says so
 */
gint64
steward_incident_get_due (const StewardCouncilState *state,
                          const char                *subject,
                          gint64                     detected_at)
{
  if (state->charter == NULL || state->charter->level_terms->acknowledge_within <= 0)
    return 0;

  return add_time ((StewardCouncilState *) state, subject, detected_at,
                   state->charter->level_terms->acknowledge_within);
}

/*
 * steward_incident_count_rungs:
 * @incident: an incident
 *
 * Returns: how many rungs were recorded beyond the first
 */
guint
steward_incident_count_rungs (const StewardIncident *incident)
{
  guint n = 0;

  for (guint i = 0; i < incident->remarks->len; i++)
    n += ((const StewardIncidentRemark *) g_ptr_array_index (incident->remarks, i))->kind == STEWARD_REMARK_ESCALATED;

  return n;
}

/*
 * steward_incident_get_rung_due:
 * @state: what is in force
 * @incident: an incident
 * @rung: index into the ladder
 *
 * Returns: when the rung is told, while nobody has acknowledged it; 0: never
 */
gint64
steward_incident_get_rung_due (StewardCouncilState   *state,
                               const StewardIncident *incident,
                               guint                  rung)
{
  const StewardLevelTerms *terms = state->charter != NULL ? state->charter->level_terms : NULL;
  gint64 due = incident->due;

  if (terms == NULL || terms->ladder == NULL || rung >= g_strv_length (terms->ladder) || due == 0)
    return 0;
  if (rung == 0)
    return incident->detected_at;
  if (terms->acknowledge_within <= 0)
    return 0;
  if (rung == 1)
    return due;

  return add_time (state, incident->subject, due, (gint64) (rung - 1) * terms->acknowledge_within);
}

static void
append_people (GString   *words,
               GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", ((StewardReached *) people->pdata[i])->name);
}

/*
 * steward_incident_tell_reached:
 * @state: what is in force
 * @entry: (nullable): the product
 * @incident: an incident
 *
 * Where a rung names nobody, the next one is told with it.
 *
 * Returns: (transfer full) (nullable): "owner: Ben; seat of the domain: Cleo"
 */
char *
steward_incident_tell_reached (StewardCouncilState   *state,
                               const StewardEntry    *entry,
                               const StewardIncident *incident)
{
  char **ladder = state->charter != NULL ? state->charter->level_terms->ladder : NULL;
  guint n_rungs = steward_incident_count_rungs (incident) + 1;
  gboolean anybody = FALSE;
  GString *words;

  if (ladder == NULL || ladder[0] == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; ladder[i] != NULL && (i < n_rungs || !anybody); i++)
    {
      g_autoptr(GPtrArray) people = steward_incident_find_rung (state, entry, incident->domain, ladder[i]);

      g_string_append_printf (words, "%s%s: ", i > 0 ? "; " : "", ladder[i]);
      append_people (words, people);
      if (people->len == 0)
        g_string_append (words, "nobody is named");
      anybody = anybody || people->len > 0;
    }

  return g_string_free (words, FALSE);
}

/* Planned windows. */

static gboolean
has_person (GPtrArray  *list,
            const char *person)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const StewardReached *) g_ptr_array_index (list, i))->person, person) == 0)
      return TRUE;

  return FALSE;
}

/*
 * steward_incident_check_planner:
 * @verb: a context with its actor
 * @entry: (nullable): the product that a window is about
 * @domain: (nullable): its domain, or that of the window; with @entry %NULL,
 *   too: everything
 * @error: return location: DENIED
 *
 * Returns: whether the actor may declare and cancel windows for it: the chair,
 *   an owner, and who speaks for the domain
 */
gboolean
steward_incident_check_planner (StewardVerbContext  *verb,
                                const StewardEntry  *entry,
                                const char          *domain,
                                GError             **error)
{
  g_autoptr(GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_reached_free);

  if (steward_verb_is_chair (verb, verb->actor))
    return TRUE;
  add_owners_of (owners, verb->state, entry, FALSE);
  if (has_person (owners, verb->actor))
    return TRUE;
  for (guint i = 0; i < verb->state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (verb->state->charter->seats, i);

      if (steward_domain_is_same (seat->domain, domain) && steward_verb_speaks_for (verb, seat, verb->actor))
        return TRUE;
    }

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              entry != NULL ? "Only the chair, an owner of the product and the seat of its domain plan "
                                              "its windows."
                              : domain != NULL ? "Only the chair and the seat of the domain plan windows for all of it."
                                               : "Only the chair plans windows for everything.");
}
