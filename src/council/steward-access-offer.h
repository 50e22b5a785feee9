/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rules.h"
#include "steward-council.h"

G_BEGIN_DECLS

/* What can be asked for of one product, and where it would be granted: what a
 * request form needs before anything is filled in. */

/* A place where an object of the contract really lies. */
typedef struct
{
  char *source;                        /* id of the source on this desk */
  char *instance;
  char *object;                        /* native id there: "db/schema.table" */
  char *address;                       /* canonical, or NULL */
  char *platform;                      /* kind of the source: "postgres", "folder" */
  guint n_columns;                     /* that the platform lists there, 0: unknown */
  GPtrArray *claims;                   /* char*: names of other products that say that this is their data */
  GHashTable *classes;                 /* column → StewardClassification: the strictest of what those say */
} StewardAccessPlace;

typedef struct
{
  const StewardSchemaObject *object;   /* of the offer's detail */
  char *contract_id;
  char *port;                          /* output port that points to the contract, or NULL */
  GPtrArray *places;                   /* StewardAccessPlace, those of a platform before those of a folder */
  char *address;                       /* canonical, or NULL */
} StewardOfferedObject;

/* An access that the consumer or the requester has, or has asked for. */
typedef struct
{
  char *access;                        /* id */
  StewardAccessState state;
  gboolean duplicate;                  /* all that is asked for now is in it */
  gboolean exact;                      /* and nothing else but a longer period: it cannot be asked for again */
  char *words;                         /* "You can read it until 28 Feb 2027 already (a-2026-004)." */
} StewardAccessOverlap;

typedef struct
{
  StewardCouncilState *state;
  StewardEntryDetail *detail;          /* the product */
  const StewardAccessRules *rules;     /* of the charter in @state, or NULL */
  GPtrArray *objects;                  /* StewardOfferedObject */
  GPtrArray *accesses;                 /* StewardAccess: open and live ones of the product */
  GPtrArray *principals;               /* StewardPrincipal: all that are known */
  GPtrArray *held;                     /* StewardAccess: of any product and live, when purposes can be incompatible */
  char *terms_digest;                  /* of the terms to accept, or NULL */
} StewardAccessOffer;

StewardAccessOffer *steward_access_offer_load_sync   (StewardCouncil        *council,
                                                      const char            *subject,
                                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_access_offer_load_async  (StewardCouncil        *council,
                                                      const char            *subject,
                                                      GCancellable          *cancellable,
                                                      GAsyncReadyCallback    callback,
                                                      gpointer               user_data);
StewardAccessOffer *steward_access_offer_load_finish (StewardCouncil        *council,
                                                      GAsyncResult          *result,
                                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_access_offer_free        (StewardAccessOffer    *self);

/* Terms for some columns of one offered object at one place; NULL columns: all. */
StewardAccessTerms *steward_access_offer_make_terms  (const StewardAccessOffer   *self,
                                                      const StewardOfferedObject *object,
                                                      const StewardAccessPlace   *place,
                                                      const char *const          *columns);
StewardAccessRoute *steward_access_offer_route       (const StewardAccessOffer   *self,
                                                      const StewardAccessAsk     *ask,
                                                      const StewardAccessTerms   *terms,
                                                      gboolean                    has_purpose_text,
                                                      guint                       n_files,
                                                      gint64                      now) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *steward_access_offer_find_overlaps (const StewardAccessOffer *self,
                                                      const StewardAccessAsk     *ask,
                                                      const StewardAccessTerms   *terms,
                                                      const char                 *requester,
                                                      gint64                      now) G_GNUC_WARN_UNUSED_RESULT;
const char         *steward_access_offer_find_grantee (const StewardAccessOffer  *self,
                                                      const StewardAccessPlace   *place,
                                                      const StewardAccessAsk     *ask);
const StewardOfferedObject *steward_access_offer_find_object (const StewardAccessOffer *self,
                                                      const char                 *source,
                                                      const char                 *object,
                                                      const StewardAccessPlace  **out_place);
void                steward_access_overlap_free      (StewardAccessOverlap       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessOffer, steward_access_offer_free)

G_END_DECLS
