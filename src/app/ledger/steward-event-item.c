/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An event with what its header says, read once. */

#include "config.h"

#include "steward-event-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-document.h"
#include "steward-event-types.h"

struct _StewardEventItem
{
  GObject parent_instance;

  StewardEvent *event;                 /* owned */
  char *signature;                     /* owned, or NULL */
  char *actor;                         /* owned: a name if there is one */
  char *established;                   /* owned */
  gint64 time;
};

G_DEFINE_FINAL_TYPE (StewardEventItem, steward_event_item, G_TYPE_OBJECT)

static const struct
{
  const char *type;
  const char *title;
} titles[] = {
  { STEWARD_EVENT_CHARTER_FOUNDED, N_("Council founded") },
  { STEWARD_EVENT_CHARTER_ADOPTED, N_("Charter adopted") },
  { STEWARD_EVENT_DELEGATION_GIVEN, N_("Delegation given") },
  { STEWARD_EVENT_DELEGATION_ENDED, N_("Delegation ended") },
  { STEWARD_EVENT_PERSON_REGISTERED, N_("Person registered") },
  { STEWARD_EVENT_PERSON_MERGED, N_("Persons merged") },
  { STEWARD_EVENT_PERSON_ERASURE_ASKED, N_("Erasure of a person asked for") },
  { STEWARD_EVENT_PERSON_ERASED, N_("Person erased") },
  { STEWARD_EVENT_KEY_ADDED, N_("Key registered") },
  { STEWARD_EVENT_KEY_REMOVED, N_("Key removed") },
  { STEWARD_EVENT_REVIEW_SUBMITTED, N_("Review asked for") },
  { STEWARD_EVENT_STEP_ASKED, N_("Seat asked") },
  { STEWARD_EVENT_STEP_SKIPPED, N_("Seat not asked") },
  { STEWARD_EVENT_EVIDENCE_ADDED, N_("Evidence added") },
  { STEWARD_EVENT_REVIEW_OPENED, N_("Review opened") },
  { STEWARD_EVENT_VOTE_CAST, N_("Vote cast") },
  { STEWARD_EVENT_RECUSED, N_("Recused") },
  { STEWARD_EVENT_COMMENTED, N_("Comment") },
  { STEWARD_EVENT_DEFERRED, N_("Deferred") },
  { STEWARD_EVENT_REVIEW_DECIDED, N_("Review decided") },
  { STEWARD_EVENT_REVIEW_APPLIED, N_("Decision applied") },
  { STEWARD_EVENT_REVIEW_WITHDRAWN, N_("Review withdrawn") },
  { STEWARD_EVENT_REVIEW_SUPERSEDED, N_("Review superseded") },
  { STEWARD_EVENT_REVIEW_CONFLICTED, N_("Product differs from the decision") },
  { STEWARD_EVENT_REVIEW_APPEALED, N_("Decision appealed") },
  { STEWARD_EVENT_CONDITION_MET, N_("Condition met") },
  { STEWARD_EVENT_CERTIFICATION_GRANTED, N_("Certification granted") },
  { STEWARD_EVENT_CERTIFICATION_SUSPENDED, N_("Certification suspended") },
  { STEWARD_EVENT_CERTIFICATION_RESTORED, N_("Certification restored") },
  { STEWARD_EVENT_CERTIFICATION_LAPSED, N_("Certification lapsed") },
  { STEWARD_EVENT_CERTIFICATION_WITHDRAWN, N_("Certification withdrawn") },
  { STEWARD_EVENT_EXCEPTION_GRANTED, N_("Exception granted") },
  { STEWARD_EVENT_MEETING_OPENED, N_("Meeting opened") },
  { STEWARD_EVENT_AGENDA_SET, N_("Agenda set") },
  { STEWARD_EVENT_ROLL_CALLED, N_("Roll called") },
  { STEWARD_EVENT_ITEM_STARTED, N_("Item started") },
  { STEWARD_EVENT_ITEM_CLOSED, N_("Item closed") },
  { STEWARD_EVENT_NOTED, N_("Noted") },
  { STEWARD_EVENT_DISSENT_NOTED, N_("Dissent noted") },
  { STEWARD_EVENT_ACTION_ADDED, N_("Action item added") },
  { STEWARD_EVENT_ACTION_DONE, N_("Action item done") },
  { STEWARD_EVENT_MEETING_CLOSED, N_("Meeting closed") },
  { STEWARD_EVENT_ERASURE_ASKED, N_("Erasure asked for") },
  { STEWARD_EVENT_ERASED, N_("Text erased") },
  { STEWARD_EVENT_ACCESS_REQUESTED, N_("Access asked for") },
  { STEWARD_EVENT_ACCESS_STEP_ASKED, N_("Step asked") },
  { STEWARD_EVENT_ACCESS_STEP_SKIPPED, N_("Step left out") },
  { STEWARD_EVENT_ACCESS_EVIDENCE_ADDED, N_("Evidence added") },
  { STEWARD_EVENT_ACCESS_NARROWED, N_("Access narrowed") },
  { STEWARD_EVENT_ACCESS_VOTED, N_("Step decided") },
  { STEWARD_EVENT_ACCESS_COMMENTED, N_("Comment") },
  { STEWARD_EVENT_ACCESS_DECIDED, N_("Access decided") },
  { STEWARD_EVENT_ACCESS_WITHDRAWN, N_("Request for access withdrawn") },
  { STEWARD_EVENT_ACCESS_REVOKED, N_("Access revoked") },
  { STEWARD_EVENT_ACCESS_EXPIRED, N_("Access expired") },
  { STEWARD_EVENT_ACCESS_REVIEWED, N_("Emergency reviewed") },
  { STEWARD_EVENT_EFFECT_QUEUED, N_("Change on a platform ordered") },
  { STEWARD_EVENT_EFFECT_REPORTED, N_("Change on a platform reported") },
  { STEWARD_EVENT_EFFECT_CONFIRMED, N_("Change on a platform confirmed") },
  { STEWARD_EVENT_PRINCIPAL_LINKED, N_("Principal linked") },
  { STEWARD_EVENT_PRINCIPAL_UNLINKED, N_("Principal unlinked") },
  { STEWARD_EVENT_CAMPAIGN_OPENED, N_("Campaign opened") },
  { STEWARD_EVENT_CAMPAIGN_ANSWERED, N_("Campaign answered") },
  { STEWARD_EVENT_CAMPAIGN_CLOSED, N_("Campaign closed") },
  { STEWARD_EVENT_INCIDENT_OPENED, N_("Incident opened") },
  { STEWARD_EVENT_INCIDENT_ACKNOWLEDGED, N_("Incident acknowledged") },
  { STEWARD_EVENT_INCIDENT_ASSIGNED, N_("Incident assigned") },
  { STEWARD_EVENT_INCIDENT_COMMENTED, N_("Comment") },
  { STEWARD_EVENT_INCIDENT_ESCALATED, N_("Incident escalated") },
  { STEWARD_EVENT_INCIDENT_ENDED, N_("Promise met again") },
  { STEWARD_EVENT_INCIDENT_REOPENED, N_("Incident opened again") },
  { STEWARD_EVENT_INCIDENT_RESOLVED, N_("Incident resolved") },
  { STEWARD_EVENT_INCIDENT_TOLD, N_("Consumers told") },
  { STEWARD_EVENT_WINDOW_DECLARED, N_("Window planned") },
  { STEWARD_EVENT_WINDOW_CANCELLED, N_("Window cancelled") },
};

static void
steward_event_item_finalize (GObject *object)
{
  StewardEventItem *self = STEWARD_EVENT_ITEM (object);

  steward_event_free (self->event);
  g_free (self->signature);
  g_free (self->actor);
  g_free (self->established);

  G_OBJECT_CLASS (steward_event_item_parent_class)->finalize (object);
}

static void
steward_event_item_class_init (StewardEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_event_item_finalize;
}

static void
steward_event_item_init (StewardEventItem *self)
{
}

static void
read_header (StewardEventItem    *self,
             StewardCouncilState *state)
{
  gsize length;
  const char *text = g_bytes_get_data (self->event->header, &length);
  g_autoptr (StewardDocument) document = steward_document_parse_json (text, length, NULL, NULL);
  const StewardNode *root = document != NULL ? steward_document_get_root (document) : NULL;
  const char *actor = root != NULL ? steward_node_get_member_text (root, "actor") : NULL;
  const char *stamp = root != NULL ? steward_node_get_member_text (root, "time") : NULL;
  g_autoptr (GDateTime) time = stamp != NULL ? g_date_time_new_from_iso8601 (stamp, NULL) : NULL;
  gboolean known = state != NULL && actor != NULL && g_hash_table_contains (state->people, actor);

  self->actor = g_strdup (known ? steward_council_state_get_name (state, actor) : actor);
  self->established = g_strdup (root != NULL ? steward_node_get_member_text (root, "established") : NULL);
  self->time = time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

/**
 * steward_event_item_new:
 * @event: an event; copied
 * @signature: (nullable): armoured, of its body
 * @state: (nullable): names of persons
 *
 * Returns: (transfer full): the event for a list
 */
StewardEventItem *
steward_event_item_new (const StewardEvent  *event,
                        const char          *signature,
                        StewardCouncilState *state)
{
  StewardEventItem *self = g_object_new (STEWARD_TYPE_EVENT_ITEM, NULL);

  self->event = steward_event_copy (event);
  self->signature = g_strdup (signature);
  read_header (self, state);

  return self;
}

/**
 * steward_event_item_get_event:
 * @self: an item
 *
 * Returns: (transfer none): its event
 */
const StewardEvent *
steward_event_item_get_event (StewardEventItem *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), NULL);

  return self->event;
}

/**
 * steward_event_item_get_signature:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the armoured signature of its body
 */
const char *
steward_event_item_get_signature (StewardEventItem *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), NULL);

  return self->signature;
}

/**
 * steward_event_item_get_time:
 * @self: an item
 *
 * Returns: when it was recorded, µs
 */
gint64
steward_event_item_get_time (StewardEventItem *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), 0);

  return self->time;
}

/**
 * steward_event_item_get_actor:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): who did it, by name if there is one
 */
const char *
steward_event_item_get_actor (StewardEventItem *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), NULL);

  return self->actor;
}

/**
 * steward_event_item_get_established:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how it is known who did it
 */
const char *
steward_event_item_get_established (StewardEventItem *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), NULL);

  return self->established;
}

static gboolean
contains (const char *text,
          gssize      length,
          const char *folded)
{
  g_autofree char *own = text != NULL ? g_utf8_casefold (text, length) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/**
 * steward_event_item_matches:
 * @self: an item
 * @folded: a text, case-folded
 *
 * Returns: whether it is found in the type, stream, actor or body
 */
gboolean
steward_event_item_matches (StewardEventItem *self,
                            const char       *folded)
{
  gsize length;
  const char *body;

  g_return_val_if_fail (STEWARD_IS_EVENT_ITEM (self), FALSE);

  body = g_bytes_get_data (self->event->body, &length);

  return contains (self->event->type, -1, folded) || contains (self->event->stream, -1, folded) ||
         contains (_(steward_event_type_to_title (self->event->type)), -1, folded) ||
         contains (self->actor, -1, folded) || contains (body, length, folded);
}

/**
 * steward_event_type_to_title:
 * @type: of an event
 *
 * Returns: (transfer none): what it is called, to be translated; @type itself
 *   if it is not known here
 */
const char *
steward_event_type_to_title (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].type, type))
      return titles[i].title;

  return type;
}
