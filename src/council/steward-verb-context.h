/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-tally.h"
#include "steward-body.h"
#include "steward-council-private.h"
#include "steward-event-types.h"
#include "steward-incident.h"
#include "steward-meeting.h"
#include "steward-tally.h"

G_BEGIN_DECLS

#define STEWARD_SYSTEM "steward"       /* actor of what nobody did */
#define STEWARD_MAX_COMMENT (64 * 1024)
#define STEWARD_MAX_WORDS 500          /* characters of a title, a rule, a name */
#define STEWARD_MAX_ITEMS 50u          /* conditions, files and so on, if not said otherwise */

/**
 * StewardVerbContext:
 *
 * What every verb needs to check an intent: what is in force, who acts, and
 * what it is about. Lives on the stack of one prepare.
 */
typedef struct
{
  StewardCouncil *council;             /* unowned */
  StewardGovernance *governance;       /* unowned */
  StewardAct *act;                     /* unowned */
  const StewardIntent *intent;         /* of @act */
  StewardCouncilState *state;          /* owned: in force now */
  StewardCouncilState *rules;          /* owned: for @review or @access; NULL before it is loaded */
  StewardReview *review;               /* owned, or NULL */
  StewardMeeting *meeting;             /* owned, or NULL */
  StewardAccess *access;               /* owned, or NULL */
  StewardAccessHolders *holders;       /* owned: of @access */
  StewardIncident *incident;           /* owned, or NULL */
  char *actor;                         /* owned: who they are now */
  gint64 now;
} StewardVerbContext;

typedef enum
{
  STEWARD_NEEDS_NOTHING = 0,
  STEWARD_NEEDS_ACTOR   = 1 << 0,
  STEWARD_NEEDS_CHARTER = 1 << 1,      /* a council is founded */
  STEWARD_NEEDS_CHAIR   = 1 << 2,      /* and the actor holds its chair, or stands in for it */
  STEWARD_NEEDS_REVIEW  = 1 << 3,      /* the intent's review is loaded */
  STEWARD_NEEDS_OPEN    = 1 << 4,      /* and the council has it before it */
  STEWARD_NEEDS_MEETING = 1 << 5,      /* the intent's meeting is loaded, and goes on */
  STEWARD_NEEDS_ACCESS  = 1 << 6,      /* the intent's access is loaded, with who holds its roles */
  STEWARD_NEEDS_REQUEST = 1 << 7,      /* and it is not decided yet */
  STEWARD_MAY_BE_SYSTEM = 1 << 8,      /* the actor may be nobody: %STEWARD_SYSTEM */
  STEWARD_NEEDS_INCIDENT = 1 << 9,     /* the intent's incident is loaded */
} StewardVerbNeeds;

gboolean     steward_verb_begin          (StewardVerbContext   *self,
                                          StewardCouncil       *council,
                                          StewardAct           *act,
                                          StewardVerbNeeds      needs,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         steward_verb_end            (StewardVerbContext   *self);

gboolean     steward_verb_refuse         (GError              **error,
                                          StewardError          code,
                                          const char           *format,
                                          ...) G_GNUC_PRINTF (3, 4);
const char  *steward_verb_get_name       (StewardVerbContext   *self,
                                          const char           *person);
char        *steward_verb_resolve        (StewardVerbContext   *self,
                                          const char           *person,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     steward_verb_speaks_for      (StewardVerbContext   *self,
                                          const StewardSeat    *seat,
                                          const char           *person);
gboolean     steward_verb_is_chair       (StewardVerbContext   *self,
                                          const char           *person);
char        *steward_verb_format_day     (StewardVerbContext   *self,
                                          gint64                time) G_GNUC_WARN_UNUSED_RESULT;
char        *steward_verb_format_time    (StewardVerbContext   *self,
                                          gint64                time) G_GNUC_WARN_UNUSED_RESULT;
const char  *steward_verb_get_outcome    (const StewardReview  *review);

/* Texts: checked and made a payload of the act. */
gboolean     steward_verb_check_words    (const char           *text,
                                          const char           *what,
                                          GError              **error);
gboolean     steward_verb_add_comment    (StewardVerbContext   *self,
                                          const char           *text,
                                          const char           *what,
                                          char                **out_payload,
                                          GError              **error);
gboolean     steward_verb_require_comment (StewardVerbContext  *self,
                                          const char           *why,
                                          GError              **error);

/* Events. */
JsonObject  *steward_verb_add            (StewardVerbContext   *self,
                                          const char           *stream,
                                          gint64                version,
                                          const char           *type);
JsonObject  *steward_verb_add_to_review  (StewardVerbContext   *self,
                                          const char           *type);
JsonObject  *steward_verb_add_to_meeting (StewardVerbContext   *self,
                                          const char           *type);
JsonObject  *steward_verb_add_to_access  (StewardVerbContext   *self,
                                          const char           *type);
JsonObject  *steward_verb_add_to_incident (StewardVerbContext *self,
                                          const char           *type);
gboolean     steward_verb_count          (StewardVerbContext   *self,
                                          const char           *stream,
                                          gint64               *out_version,
                                          GError              **error);
gboolean     steward_verb_find_free      (StewardVerbContext   *self,
                                          const char           *kind,
                                          char                **out_id,
                                          GError              **error);
char        *steward_certificate_stream  (const char           *urn) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardVerbContext, steward_verb_end)

G_END_DECLS
