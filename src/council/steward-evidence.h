/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-entry-diff.h"
#include "steward-council-rows.h"
#include "steward-slo.h"
#include "steward-tally.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_CHECK_MET,
  STEWARD_CHECK_MISSED,
  STEWARD_CHECK_UNKNOWN,               /* nothing to decide it by; a person judges */
} StewardCheckState;

/* One line of a checklist or criterion, with what a check by machine found. */
typedef struct
{
  const StewardChecklistItem *item;    /* of the charter */
  gboolean automatic;
  StewardCheckState state;
  char *words;                         /* what was found: "3 of 14 columns have no classification" */
} StewardCheck;

/* What the change does to somebody who reads the product. */
typedef enum
{
  STEWARD_READER_FITS,                 /* nothing breaks */
  STEWARD_READER_MAY_BREAK,            /* something breaks; whether they read it is not documented */
  STEWARD_READER_BREAKS,               /* they refer to what breaks */
} StewardReaderEffect;

typedef struct
{
  const StewardLineageEdge *edge;      /* of the evidence's detail */
  char *contact;                       /* who is accountable: "Tomás Reyes", or NULL */
  char *address;                       /* likewise, or NULL */
  StewardReaderEffect effect;
  char *words;                         /* "refers to status", or NULL */
} StewardReader;

/**
 * StewardEvidence:
 *
 * Everything that stands beside the form, for one review and one reader.
 */
typedef struct
{
  StewardCouncilState *state;
  StewardReview *review;
  StewardTally *tally;                 /* of the review as a whole */
  StewardEntry *before;                /* the revision that it starts from, or NULL */
  StewardEntry *after;                 /* what is asked for, or NULL */
  GPtrArray *changes;                  /* StewardEntryChange */
  char *version_advice;                /* "semver asks for 3.0.0", or NULL */
  gboolean version_fits;
  GPtrArray *findings;                 /* StewardFinding of the document that is asked for or is there */
  StewardEntryDetail *detail;          /* the product now; NULL: not in the catalog */
  GPtrArray *readers;                  /* StewardReader: each of detail->downstream, those that break first */
  GPtrArray *checks;                   /* StewardCheck: checklist, then criteria of the level */
  GPtrArray *levels;                   /* StewardLevel of the subject: how its promises stand */
  char *suspended;                     /* why and since when it is suspended, in words; NULL: it is not */
  GPtrArray *past;                     /* StewardPastReview of the same subject, newest first */
  GPtrArray *similar;                  /* StewardPastReview of others */
  GHashTable *texts;                   /* payload → char*; an erased one says so */
  StewardVoter voter;                  /* may the reader vote */
  const StewardSeat *seat;             /* of the charter in @state, or NULL */
  gboolean is_delegate;
  gint64 deferred_until;               /* 0: not */
} StewardEvidence;

StewardEvidence *steward_evidence_load_sync   (StewardCouncil       *council,
                                               const char           *review,
                                               const char           *person,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_evidence_load_async  (StewardCouncil       *council,
                                               const char           *review,
                                               const char           *person,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
StewardEvidence *steward_evidence_load_finish (StewardCouncil       *council,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_evidence_levels_async (StewardCouncil      *council,
                                               const char           *subject,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray       *steward_evidence_levels_finish (StewardCouncil     *council,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
const char      *steward_evidence_get_text    (const StewardEvidence *self,
                                               const char           *payload);
void             steward_evidence_free        (StewardEvidence      *self);
GPtrArray       *steward_criteria_check       (const StewardCharter *charter,
                                               StewardReviewKind     kind,
                                               StewardCertification  level,
                                               const StewardEntryDetail *detail,
                                               GPtrArray            *changes,
                                               GPtrArray            *levels) G_GNUC_WARN_UNUSED_RESULT;
void             steward_check_free           (StewardCheck         *self);
void             steward_reader_free          (StewardReader        *self);
const char      *steward_reader_effect_to_id  (StewardReaderEffect   effect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvidence, steward_evidence_free)

G_END_DECLS
