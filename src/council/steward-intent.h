/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-access.h"
#include "steward-effect.h"
#include "steward-review.h"

G_BEGIN_DECLS

/* What somebody wants to do, before anything is checked: one record for all
 * verbs, of which each reads its own members. It can be kept as a draft and
 * read again, so that a confirmed decision survives a crash until it is sealed. */

typedef struct
{
  char *text;
  char *owner;                         /* person, or NULL */
  gint64 due;                          /* 0: none */
} StewardIntentCondition;

typedef struct
{
  char *verb;                          /* "review.vote", see steward-verbs.h */
  char *actor;                         /* person who acts */
  char *person;                        /* for whom (a show of hands, a delegate, a registered person), or NULL */
  char *into;                          /* person.merge: who @person is now */
  char *review;                        /* id */
  char *meeting;                       /* id */
  char *subject;                       /* URN or name of a product */
  StewardReviewKind kind;
  StewardCertification level;
  char *seat;                          /* which of several seats; NULL: the only one */
  StewardVoteChoice choice;
  char *outcome;                       /* meeting.close-item: "decided", "deferred", "open"; NULL: as it stands */
  gboolean asks_changes;
  gboolean override;                   /* review.decide; incident.resolve: though it is still missed */
  gboolean present;
  char *title;
  char *comment;                       /* Markdown: comment, reason, note, minutes */
  char *document;                      /* text of a contract, product or charter document */
  char *document_name;                 /* its file name, for findings */
  char *rule;                          /* exception: from which rule */
  gint64 until;                        /* exception, delegation, deferral, due; 0: none */
  gint64 since;                        /* delegation; when a meeting starts */
  gint64 seconds;                      /* meeting.close-item: how long it took; 0: since it was started */
  guint kinds;                         /* delegation: bits 1 << StewardReviewKind; 0: all */
  char *condition;                     /* id of a condition, an action item or a delegation */
  char *name;                          /* of a person */
  char *address;
  char *key;                           /* "ssh-ed25519 AAAA…" */
  char *payload;                       /* reference */
  GPtrArray *conditions;               /* StewardIntentCondition */
  char **ticked;                       /* checklist items */
  char **except;                       /* paths of changes that are left out */
  char **agenda;                       /* review ids */
  char **files;                        /* paths of evidence; read when prepared */
  char *access;                        /* id of an access, or of several one after the other */
  gint64 version;                      /* of the access that was looked at; 0: not said */
  StewardAccessAsk *ask;               /* access.request */
  StewardAccessTerms *terms;           /* access.request; access.decide: narrowed, NULL: as they stand */
  StewardEffectPlan *plan;             /* what was shown, NULL: nothing could be */
  char *effect;                        /* id */
  StewardEffectResult *result;         /* effect.report, effect.confirm */
  char *campaign;                      /* id */
  StewardAnswer answer;                /* campaign.answer */
  char *source;                        /* principal.link: instance or id */
  char *principal;
  char *incident;                      /* id */
  char *cause_kind;                    /* incident.resolve; the cause itself is @comment */
  char *domain;                        /* window.declare: of which domain; with @subject NULL, too: everything */
  char *window;                        /* window.cancel: id; a window lasts from @since to @until */
  char **told;                         /* incident.tell: names of those who were told */
} StewardIntent;

StewardIntent          *steward_intent_new            (const char             *verb,
                                                       const char             *actor);
StewardIntent          *steward_intent_copy           (const StewardIntent    *self);
void                    steward_intent_free           (StewardIntent          *self);
char                   *steward_intent_to_json        (const StewardIntent    *self,
                                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent          *steward_intent_from_json      (const char             *json,
                                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent          *steward_intent_from_node      (const StewardNode      *node,
                                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_intent_add_condition  (StewardIntent          *self,
                                                       const char             *text,
                                                       const char             *owner,
                                                       gint64                  due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIntent, steward_intent_free)

G_END_DECLS
