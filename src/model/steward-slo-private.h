/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-slo.h"

G_BEGIN_DECLS

/* The members of an objective as a table, so that copying, comparing, writing
 * and reading cannot forget one. Only steward-slo*.c include this. */

typedef enum
{
  STEWARD_SLO_TEXT,                    /* char* */
  STEWARD_SLO_FLAG,                    /* gboolean */
  STEWARD_SLO_COUNT,                   /* guint */
  STEWARD_SLO_TIME,                    /* gint64 */
  STEWARD_SLO_FIGURE,                  /* double */
  STEWARD_SLO_WORD,                    /* an enumeration: see @words */
} StewardSloMemberKind;

typedef struct
{
  const char *name;                    /* in JSON */
  StewardSloMemberKind kind;
  gsize offset;
  gboolean promise;                    /* another value is another promise */
  const char *const *words;            /* of WORD, by value; ends with NULL */
} StewardSloMember;

extern const StewardSloMember steward_slo_members[];
extern const gsize steward_slo_n_members;

extern const char *const steward_slo_method_ids[];
extern const char *const steward_slo_compare_ids[];
extern const char *const steward_slo_quantity_ids[];
extern const char *const steward_slo_period_ids[];

G_END_DECLS
