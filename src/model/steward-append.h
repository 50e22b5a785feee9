/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-digest.h"
#include "steward-error.h"

G_BEGIN_DECLS

/* For an event of an append: whatever the stream is at. */
#define STEWARD_ANY_VERSION (-1)

/* An event that is to be recorded; position, time and seal come from the ledger. */
typedef struct
{
  char *stream;
  gint64 expected_version;             /* of the stream before it, 0 for a new one, or STEWARD_ANY_VERSION */
  char *type;
  JsonNode *body;
} StewardDraft;

typedef struct
{
  StewardDigest hash;                  /* SHA-256 (salt ‖ data) */
  guint8 salt[32];
  char *media_type;
  GBytes *data;
} StewardPayload;

/* Display data of a person, for the directory. */
typedef struct
{
  char *id;
  char *name;
  char *address;
  gboolean erased;                     /* for ever: no name and no address */
} StewardPerson;

/* Something that still has to be done outside: kept in the outbox from the very
 * append that decides it, until a report takes it out. */
typedef struct
{
  char *id;                            /* of the effect */
  char *kind;                          /* "effect" */
  char *body;                          /* JSON: steward_effect_to_json() */
  char *state;                         /* "queued", "sending": it may have arrived; "manual": a person runs it */
  guint attempts;
  gint64 not_before;
  gint64 added_at;
  char *message;                       /* of the last attempt, or NULL */
} StewardOutboxItem;

typedef struct
{
  char *urn;
  char *fact;                          /* "access-requested", "access-approved", "access-used" */
} StewardAppendFact;

/**
 * StewardAppend:
 *
 * What one decision writes, all of it or nothing: events in order, the
 * payloads and persons that they refer to, the signatures of bodies, and the
 * draft that is thereby done. Events of one stream count on from each other:
 * the expected version of the second is that of the first plus one.
 */
typedef struct
{
  char *actor;                         /* person */
  GPtrArray *drafts;                   /* StewardDraft */
  GPtrArray *payloads;                 /* StewardPayload */
  GPtrArray *people;                   /* StewardPerson */
  GPtrArray *signatures;               /* char*: armoured SSHSIG of the body of the draft at the same index, or NULL */
  char *settles;                       /* id of a draft in the store, or NULL */
  GPtrArray *outbox;                   /* StewardOutboxItem: goes in, or replaces the one with its id */
  GPtrArray *sent;                     /* char*: ids of the outbox that are thereby done */
  GPtrArray *facts;                    /* StewardAppendFact: dated facts behind the key figures */
} StewardAppend;

StewardAppend      *steward_append_new         (const char           *actor);
void                steward_append_free        (StewardAppend        *self);
StewardDraft       *steward_append_add         (StewardAppend        *self,
                                                const char           *stream,
                                                gint64                expected_version,
                                                const char           *type,
                                                JsonNode             *body);
char               *steward_append_add_payload (StewardAppend        *self,
                                                const char           *media_type,
                                                GBytes               *data) G_GNUC_WARN_UNUSED_RESULT;
char               *steward_append_add_text    (StewardAppend        *self,
                                                const char           *text) G_GNUC_WARN_UNUSED_RESULT;
void                steward_append_add_person  (StewardAppend        *self,
                                                const char           *id,
                                                const char           *name,
                                                const char           *address);
void                steward_append_add_effect  (StewardAppend        *self,
                                                const char           *id,
                                                const char           *body,
                                                const char           *state,
                                                gint64                not_before);
void                steward_append_take_effect (StewardAppend        *self,
                                                const char           *id);
void                steward_append_add_fact    (StewardAppend        *self,
                                                const char           *urn,
                                                const char           *fact);
const StewardPayload *steward_append_find_payload (const StewardAppend *self,
                                                const char           *reference);

char               *steward_payload_to_reference (const StewardDigest *hash) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_payload_from_reference (const char        *reference,
                                                StewardDigest        *out_hash) G_GNUC_WARN_UNUSED_RESULT;
void                steward_payload_free       (StewardPayload       *self);
StewardOutboxItem  *steward_outbox_item_new    (void);
void                steward_outbox_item_free   (StewardOutboxItem    *self);
void                steward_person_free        (StewardPerson        *self);
char               *steward_person_make_id     (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAppend, steward_append_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOutboxItem, steward_outbox_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPayload, steward_payload_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPerson, steward_person_free)

G_END_DECLS
