/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access.h"
#include "steward-measurement.h"

G_BEGIN_DECLS

/* What a platform grants beside what was approved. Pure: approved accesses go
 * in, then each line of the platform's access lists, and differences come out.
 * Memory follows the approved accesses and the differences, not the lists. */

typedef enum
{
  STEWARD_DRIFT_ORPHAN,                /* granted, never approved */
  STEWARD_DRIFT_WIDER,                 /* granted beyond what was approved */
  STEWARD_DRIFT_EXPIRED,               /* over or revoked, and granted still */
  STEWARD_DRIFT_MISSING,               /* was provisioned, and is not granted now */
  STEWARD_DRIFT_NOT_GRANTED,           /* approved, and never granted yet */
  STEWARD_DRIFT_N_KINDS,
} StewardDriftKind;

typedef struct
{
  StewardDriftKind kind;
  char *source;                        /* id on this desk */
  char *grantee;
  char *object;                        /* native id of the table or view */
  char *privilege;
  char *columns;                       /* comma-separated, NULL: as a whole */
  char *grantor;                       /* or NULL */
  char *access;                        /* id, or NULL for an orphan */
  char *subject;                       /* URN of the product, or NULL */
  char *words;                         /* in a sentence, with what can be done */
  gint64 seen_at;
} StewardDriftItem;

/* One line of an access list as the platform keeps it. */
typedef struct
{
  const char *grantee;                 /* "PUBLIC" for everybody */
  const char *object;                  /* "db/schema.table" */
  const char *column;                  /* or NULL */
  const char *privilege;
  const char *grantor;                 /* or NULL */
  const char *made_for;                /* id of the access for which Steward made this view, or NULL */
} StewardAccessLine;

typedef struct _StewardDrift StewardDrift;

#define STEWARD_MAX_DRIFT 10000u       /* orphans that are kept; further ones are counted */

StewardDrift     *steward_drift_new             (const char              *source,
                                                 GPtrArray               *accesses,
                                                 gint64                   now) G_GNUC_WARN_UNUSED_RESULT;
void              steward_drift_free            (StewardDrift            *self);
void              steward_drift_add             (StewardDrift            *self,
                                                 const StewardAccessLine *line);
GPtrArray        *steward_drift_finish          (StewardDrift            *self,
                                                 guint64                 *out_n_lines,
                                                 guint64                 *out_n_left_out) G_GNUC_WARN_UNUSED_RESULT;

StewardDriftItem *steward_drift_item_new        (void);
void              steward_drift_item_free       (StewardDriftItem        *self);
const char       *steward_drift_kind_to_id      (StewardDriftKind         kind);
const char       *steward_drift_kind_to_title   (StewardDriftKind         kind);
gboolean          steward_drift_kind_from_id    (const char              *id,
                                                 StewardDriftKind        *out_kind) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDrift, steward_drift_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDriftItem, steward_drift_item_free)

G_END_DECLS
