/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checks that verbs share, and the doors through which they write into an
 * act. Events of one stream are counted on, so that every one of them expects
 * the version that the one before it leaves. */

#include "config.h"

#include "steward-verb-context.h"

#include "steward-access-private.h"
#include "steward-council-rows.h"
#include "steward-day.h"
#include "steward-level-rows.h"

#include <string.h>

#define MAX_IDS 1000000

static void
replace_text (char       **place,
              const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Sets an error; always returns FALSE. */
gboolean
steward_verb_refuse (GError       **error,
                     StewardError   code,
                     const char    *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, STEWARD_ERROR, (int) code, message);
  if (error != NULL && code != STEWARD_ERROR_NOT_FOUND)
    steward_error_complete (*error);   /* a refusal says what to do */

  return FALSE;
}

const char *
steward_verb_get_name (StewardVerbContext *self,
                       const char         *person)
{
  return steward_council_state_get_name (self->state, person);
}

/**
 * steward_verb_resolve:
 * @self: a context
 * @person: (nullable): id, address or name
 * @error: return location: NOT_FOUND
 *
 * Returns: (transfer full) (nullable): id of who that is now
 */
char *
steward_verb_resolve (StewardVerbContext  *self,
                      const char          *person,
                      GError             **error)
{
  g_autoptr(GError) local = NULL;
  char *id;

  if (person == NULL || *person == '\0')
    {
      steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said who; name a person, or choose who sits here.");
      return NULL;
    }
  id = steward_council_rows_resolve_person (self->governance, person, &local);
  if (id != NULL)
    return id;
  if (local == NULL || g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                         "“%.200s” is nobody whom this council knows; register the person first.", person);
  else
    g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/* Whether @person holds @seat, or stands in for its holder in everything. */
gboolean
steward_verb_speaks_for (StewardVerbContext *self,
                         const StewardSeat  *seat,
                         const char         *person)
{
  const StewardCharter *charter = self->state->charter;

  if (seat == NULL || seat->holder == NULL)
    return FALSE;
  if (g_str_equal (seat->holder, person))
    return TRUE;
  for (guint i = 0; charter->delegation_allowed && i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (g_strcmp0 (delegation->from, seat->holder) == 0 && g_strcmp0 (delegation->to, person) == 0 &&
          (delegation->seat == NULL || g_str_equal (delegation->seat, seat->id)) && delegation->kinds == 0 &&
          delegation->since <= self->now && self->now < delegation->until)
        return TRUE;
    }

  return FALSE;
}

/* Whether @person may act for the chair: holds it, or stands in for its holder. */
gboolean
steward_verb_is_chair (StewardVerbContext *self,
                       const char         *person)
{
  const StewardCharter *charter = self->state->charter;

  return charter != NULL && steward_verb_speaks_for (self, steward_charter_get_chair (charter), person);
}

static GDateTime *
get_local_time (StewardVerbContext *self,
                gint64              time)
{
  if (self->state->charter != NULL)
    return steward_calendar_to_local (self->state->charter->calendar, time);

  return g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
}

/* The day in the zone of this council. */
char *
steward_verb_format_day (StewardVerbContext *self,
                         gint64              time)
{
  g_autoptr(GDateTime) day = get_local_time (self, time);

  return steward_day_to_words (day);
}

/* Day and time of day, likewise. */
char *
steward_verb_format_time (StewardVerbContext *self,
                          gint64              time)
{
  g_autoptr(GDateTime) day = get_local_time (self, time);

  return steward_day_time_to_words (day);
}

/* What became of it, as the rest of "The review was …". */
const char *
steward_verb_get_outcome (const StewardReview *review)
{
  switch (review->state)
    {
    case STEWARD_CHANGE_APPROVED:
    case STEWARD_CHANGE_APPLIED:
      return "decided (approved)";
    case STEWARD_CHANGE_REJECTED:
      return "decided (rejected)";
    case STEWARD_CHANGE_CONFLICTED:
      return "decided (approved), and the product became something else";
    case STEWARD_CHANGE_WITHDRAWN:
      return "withdrawn";
    case STEWARD_CHANGE_SUPERSEDED:
      return "superseded because the product changed";
    case STEWARD_CHANGE_DRAFT:
    case STEWARD_CHANGE_SUBMITTED:
    case STEWARD_CHANGE_IN_REVIEW:
      break;
    }

  return "not opened yet";
}

static gboolean
load_review (StewardVerbContext  *self,
             gboolean             open,
             GError             **error)
{
  const char *id = self->intent->review;
  g_autoptr(GError) local = NULL;

  if (id == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which review is meant.");
  self->review = steward_council_rows_load_review (self->governance, id, &local);
  if (self->review == NULL)
    {
      if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no review “%.100s”.", id);
    }
  replace_text (&self->act->review, id);
  if (open && !steward_review_is_open (self->review))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The review %s, “%s”, was %s; it is closed.", id,
                                self->review->title, steward_verb_get_outcome (self->review));
  self->rules = steward_council_load_state_for_sync (self->council, self->review, error);

  return self->rules != NULL;
}

static gboolean
load_meeting (StewardVerbContext  *self,
              GError             **error)
{
  const char *id = self->intent->meeting;
  g_autoptr(GError) local = NULL;

  if (id == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which meeting is meant.");
  self->meeting = steward_council_rows_load_meeting (self->governance, id, &local);
  if (self->meeting == NULL)
    {
      if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no meeting “%.100s”.", id);
    }
  replace_text (&self->act->meeting, id);
  if (self->meeting->closed_at != 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The meeting %s, “%s”, is closed; open another one.",
                                id, self->meeting->title);

  return TRUE;
}

static gboolean
load_access (StewardVerbContext  *self,
             gboolean             open,
             GError             **error)
{
  const char *id = self->intent->access;
  g_autoptr(GError) local = NULL;
  g_autofree char *told = NULL;

  if (id == NULL || *id == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which access is meant.");
  self->access = steward_access_rows_load (self->governance, id, &local);
  if (self->access == NULL)
    {
      if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no access “%.100s”.", id);
    }
  replace_text (&self->act->access, id);
  if (open && self->access->state != STEWARD_ACCESS_REQUESTED)
    {
      told = steward_access_tell_state (self->access, self->state);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The request %s, “%s”, is closed: it was %s.", id,
                                  self->access->title, told);
    }
  self->rules = steward_council_load_state_for_access_sync (self->council, self->access, error);
  if (self->rules == NULL)
    return FALSE;
  self->holders = steward_access_holders_load_sync (self->council, self->rules, self->access, error);

  return self->holders != NULL;
}

static gboolean
load_incident (StewardVerbContext  *self,
               GError             **error)
{
  const char *id = self->intent->incident;
  g_autoptr(GError) local = NULL;

  if (id == NULL || *id == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said which incident is meant.");
  self->incident = steward_incident_rows_load_sync (self->governance, id, &local);
  if (self->incident == NULL)
    {
      if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no incident “%.100s”.", id);
    }
  replace_text (&self->act->incident, id);

  return TRUE;
}

static gboolean
check_council (StewardVerbContext  *self,
               StewardVerbNeeds     needs,
               GError             **error)
{
  const StewardSeat *chair;

  if ((needs & ~STEWARD_NEEDS_ACTOR) != 0 && self->state->charter == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                "No council is founded here yet; found it with its charter first.");
  if ((needs & STEWARD_NEEDS_CHAIR) == 0 || steward_verb_is_chair (self, self->actor))
    return TRUE;

  chair = steward_charter_get_chair (self->state->charter);
  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only the chair does this; ask %s.",
                              steward_verb_get_name (self, chair != NULL ? chair->holder : NULL));
}

static gboolean
fill (StewardVerbContext  *self,
      StewardVerbNeeds     needs,
      GError             **error)
{
  self->state = steward_council_load_state_sync (self->council, error);
  if (self->state == NULL)
    return FALSE;
  self->act->after_position = self->state->position;
  replace_text (&self->act->after_seal, self->state->seal);
  if (needs == STEWARD_NEEDS_NOTHING)
    return TRUE;
  if (!check_council (self, needs & STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if ((needs & STEWARD_MAY_BE_SYSTEM) != 0 && g_strcmp0 (self->intent->actor, STEWARD_SYSTEM) == 0)
    self->actor = g_strdup (STEWARD_SYSTEM);
  else
    self->actor = steward_verb_resolve (self, self->intent->actor, error);
  if (self->actor == NULL)
    return FALSE;
  replace_text (&self->act->append->actor, self->actor);
  if (!check_council (self, needs, error))
    return FALSE;
  if ((needs & (STEWARD_NEEDS_REVIEW | STEWARD_NEEDS_OPEN)) != 0 &&
      !load_review (self, (needs & STEWARD_NEEDS_OPEN) != 0, error))
    return FALSE;

  if ((needs & (STEWARD_NEEDS_ACCESS | STEWARD_NEEDS_REQUEST)) != 0 &&
      !load_access (self, (needs & STEWARD_NEEDS_REQUEST) != 0, error))
    return FALSE;

  if ((needs & STEWARD_NEEDS_INCIDENT) != 0 && !load_incident (self, error))
    return FALSE;

  return (needs & STEWARD_NEEDS_MEETING) == 0 || load_meeting (self, error);
}

/**
 * steward_verb_begin:
 * @self: (out): a context, on the stack
 * @council: the council
 * @act: what is prepared
 * @needs: what must be so
 * @error: return location
 *
 * Returns: whether it is so; steward_verb_end() is due in any case
 */
gboolean
steward_verb_begin (StewardVerbContext  *self,
                    StewardCouncil      *council,
                    StewardAct          *act,
                    StewardVerbNeeds     needs,
                    GError             **error)
{
  memset (self, 0, sizeof *self);
  self->council = council;
  self->governance = steward_council_get_governance (council);
  self->act = act;
  self->intent = act->intent;
  self->now = steward_instant_now ();

  return fill (self, needs, error);
}

void
steward_verb_end (StewardVerbContext *self)
{
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->rules, steward_council_state_unref);
  g_clear_pointer (&self->review, steward_review_free);
  g_clear_pointer (&self->meeting, steward_meeting_free);
  g_clear_pointer (&self->access, steward_access_free);
  g_clear_pointer (&self->holders, steward_access_holders_free);
  g_clear_pointer (&self->incident, steward_incident_free);
  g_clear_pointer (&self->actor, g_free);
}

/* Texts. */

/* One line of a bounded length. */
gboolean
steward_verb_check_words (const char  *text,
                          const char  *what,
                          GError     **error)
{
  if (text == NULL || *text == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%s is missing.", what);
  if (!g_utf8_validate (text, -1, NULL))
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s is not valid UTF-8.", what);
  if (g_utf8_strlen (text, -1) > STEWARD_MAX_WORDS)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s is longer than %d characters; shorten it.",
                                what, STEWARD_MAX_WORDS);
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s must be one line.", what);

  return TRUE;
}

/**
 * steward_verb_add_comment:
 * @self: a context
 * @text: (nullable): Markdown
 * @what: "The comment", for the error
 * @out_payload: (out) (transfer full) (nullable): its reference, NULL for no text
 * @error: return location: INVALID_DATA
 *
 * Returns: whether the text, if any, is a payload of the act now
 */
gboolean
steward_verb_add_comment (StewardVerbContext  *self,
                          const char          *text,
                          const char          *what,
                          char               **out_payload,
                          GError             **error)
{
  g_autofree char *stripped = NULL;

  *out_payload = NULL;
  if (text == NULL)
    return TRUE;
  if (strlen (text) > STEWARD_MAX_COMMENT)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "%s is longer than 64 KiB; shorten it, or add it as a file.", what);
  if (!g_utf8_validate (text, -1, NULL))
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s is not valid UTF-8.", what);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped != '\0')
    *out_payload = steward_append_add_text (self->act->append, stripped);

  return TRUE;
}

gboolean
steward_verb_require_comment (StewardVerbContext  *self,
                              const char          *why,
                              GError             **error)
{
  const char *text = self->intent->comment;

  if (text != NULL && strspn (text, " \t\r\n") < strlen (text))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%s", why);
}

/* Events. */

/* What a stream is at once the events of the act before this one are there. */
static gint64
count_on (const StewardAppend *append,
          const char          *stream,
          gint64               version)
{
  if (version == STEWARD_ANY_VERSION)
    return version;
  for (guint i = 0; i < append->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (append->drafts, i);

      if (g_str_equal (draft->stream, stream))
        version++;
    }

  return version;
}

/**
 * steward_verb_add:
 * @self: a context
 * @stream: of the event
 * @version: of @stream before the whole act, or %STEWARD_ANY_VERSION
 * @type: of the event
 *
 * Returns: (transfer none): its empty body
 */
JsonObject *
steward_verb_add (StewardVerbContext *self,
                  const char         *stream,
                  gint64              version,
                  const char         *type)
{
  JsonObject *object;
  JsonNode *body = steward_body_new (&object);

  steward_append_add (self->act->append, stream, count_on (self->act->append, stream, version), type, body);

  return object;
}

JsonObject *
steward_verb_add_to_review (StewardVerbContext *self,
                            const char         *type)
{
  g_autofree char *stream = g_strconcat ("review/", self->review->id, NULL);
  JsonObject *body = steward_verb_add (self, stream, self->review->version, type);

  steward_body_set_text (body, "review", self->review->id);

  return body;
}

JsonObject *
steward_verb_add_to_access (StewardVerbContext *self,
                            const char         *type)
{
  g_autofree char *stream = g_strconcat ("access/", self->access->id, NULL);
  JsonObject *body = steward_verb_add (self, stream, self->access->version, type);

  steward_body_set_text (body, "access", self->access->id);

  return body;
}

JsonObject *
steward_verb_add_to_incident (StewardVerbContext *self,
                              const char         *type)
{
  g_autofree char *stream = g_strconcat ("incident/", self->incident->id, NULL);
  JsonObject *body = steward_verb_add (self, stream, self->incident->version, type);

  steward_body_set_text (body, "incident", self->incident->id);

  return body;
}

JsonObject *
steward_verb_add_to_meeting (StewardVerbContext *self,
                             const char         *type)
{
  g_autofree char *stream = g_strconcat ("meeting/", self->meeting->id, NULL);

  return steward_verb_add (self, stream, self->meeting->version, type);
}

gboolean
steward_verb_count (StewardVerbContext  *self,
                    const char          *stream,
                    gint64              *out_version,
                    GError             **error)
{
  *out_version = steward_governance_count_events_sync (self->governance, stream, error);

  return *out_version >= 0;
}

static gboolean
is_free (StewardVerbContext  *self,
         const char          *prefix,
         gint64               number,
         int                  digits,
         gboolean            *out_free,
         GError             **error)
{
  g_autofree char *stream = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, prefix, digits, number);
  gint64 version;

  if (!steward_verb_count (self, stream, &version, error))
    return FALSE;
  *out_free = version == 0;

  return TRUE;
}

/* Where the numbers of a kind of things stand. */
typedef struct
{
  const char *kind;
  const char *prefix;                  /* before the year */
  int digits;
} Numbering;

static const Numbering numberings[] = {
  { "review", "review/", 3 },
  { "meeting", "meeting/m-", 2 },
  { "access", "access/a-", 3 },
  { "campaign", "campaign/c-", 2 },
  { "window", "window/w-", 3 },
};

static const Numbering *
find_numbering (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numberings); i++)
    if (g_str_equal (numberings[i].kind, kind))
      return &numberings[i];

  g_return_val_if_reached (&numberings[0]);
}

/**
 * steward_verb_find_free:
 * @self: a context
 * @kind: "review", "meeting", "access", "campaign" or "window"
 * @out_id: (out) (transfer full): the year of today and the first number that
 *   is free, "2026-001"
 * @error: return location
 *
 * Numbers have no gaps, so that the search doubles and then halves.
 *
 * Returns: whether one was found
 */
gboolean
steward_verb_find_free (StewardVerbContext  *self,
                        const char          *kind,
                        char               **out_id,
                        GError             **error)
{
  g_autoptr(GDateTime) today = steward_calendar_to_local (self->state->charter->calendar, self->now);
  const Numbering *numbering = find_numbering (kind);
  g_autofree char *prefix = g_strdup_printf ("%s%d-", numbering->prefix, g_date_time_get_year (today));
  int digits = numbering->digits;
  gint64 taken = 0;
  gint64 open = 1;
  gboolean found = FALSE;

  while (!found && open < MAX_IDS)
    {
      if (!is_free (self, prefix, open, digits, &found, error))
        return FALSE;
      if (!found)
        {
          taken = open;
          open *= 2;
        }
    }
  while (open - taken > 1)
    {
      gint64 middle = taken + (open - taken) / 2;

      if (!is_free (self, prefix, middle, digits, &found, error))
        return FALSE;
      if (found)
        open = middle;
      else
        taken = middle;
    }
  *out_id = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, strchr (prefix, '/') + 1, digits, open);

  return TRUE;
}

/**
 * steward_certificate_stream:
 * @urn: of a product
 *
 * Returns: (transfer full): the stream of its certification
 */
char *
steward_certificate_stream (const char *urn)
{
  StewardDigest digest;
  g_autofree char *hex = NULL;

  steward_digest_of_bytes (urn, strlen (urn), &digest);
  hex = steward_digest_to_hex (&digest);

  return g_strdup_printf ("certification/%.32s", hex);
}
