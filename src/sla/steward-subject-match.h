/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"
#include "steward-measurement.h"
#include "steward-slo.h"

G_BEGIN_DECLS

/* Which series speak of which objective. Sources name things in their own way:
 * by native id, by address, or as database.schema.table. */

/* The names by which one product goes. */
typedef struct
{
  char *urn;
  char *source_id;
  char *native_id;
  char *name;
  GPtrArray *addresses;                /* char*: canonical */
  GPtrArray *tables;                   /* char*: physical names, "orders.order_events" */
} StewardSubjectNames;

typedef struct _StewardSubjectIndex StewardSubjectIndex;

StewardSubjectNames *steward_subject_names_new   (const StewardEntry        *entry,
                                                  const char                *urn,
                                                  const char                *source_id) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_subject_names_free  (StewardSubjectNames       *self);
StewardSubjectIndex *steward_subject_index_new   (GPtrArray                 *series) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_subject_index_free  (StewardSubjectIndex       *self);
GPtrArray           *steward_subject_index_find  (StewardSubjectIndex       *self,
                                                  const StewardSubjectNames *names,
                                                  const StewardSlo          *slo,
                                                  char                     **out_doubt) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSubjectNames, steward_subject_names_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSubjectIndex, steward_subject_index_free)

G_END_DECLS
