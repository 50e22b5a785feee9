/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/* What changed between two revisions of a product, in the words of contracts
 * and with what it means to those who read the data. */

typedef enum
{
  STEWARD_CHANGE_ADDED,
  STEWARD_CHANGE_REMOVED,
  STEWARD_CHANGE_CHANGED,
} StewardChangeKind;

/* Ascending. */
typedef enum
{
  STEWARD_IMPACT_COSMETIC,             /* words only */
  STEWARD_IMPACT_COMPATIBLE,
  STEWARD_IMPACT_BREAKING,             /* somebody who reads today may fail tomorrow */
} StewardImpact;

typedef struct
{
  char *path;                          /* "orders.properties.amount.logicalType", ODCS names, unique in a diff */
  StewardChangeKind kind;
  StewardImpact impact;
  char *before;                        /* NULL: added */
  char *after;                         /* NULL: removed */
  char *note;                          /* one sentence, why it has this impact; or NULL */
} StewardEntryChange;

GPtrArray     *steward_entry_diff         (const StewardEntry       *before,
                                           const StewardEntry       *after) G_GNUC_WARN_UNUSED_RESULT;
StewardImpact  steward_entry_diff_get_impact (GPtrArray             *changes);
char          *steward_entry_diff_advise  (const char               *before_version,
                                           StewardImpact             impact) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_entry_diff_fits    (const char               *before_version,
                                           const char               *after_version,
                                           StewardImpact             impact);
void           steward_entry_change_free  (StewardEntryChange       *self);

const char    *steward_impact_to_id       (StewardImpact             impact);
const char    *steward_impact_to_title    (StewardImpact             impact);
const char    *steward_change_kind_to_id  (StewardChangeKind         kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEntryChange, steward_entry_change_free)

G_END_DECLS
