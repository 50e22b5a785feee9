/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rules.h"
#include "steward-charter-private.h"

G_BEGIN_DECLS

/* The parts of the charter's section "access", and what is known of a request
 * when rules are tried on it. Only src/model includes this. */

#define STEWARD_ACCESS_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/* One request, seen as the conditions of rules see it. */
typedef struct
{
  const StewardAccessRules *rules;
  const StewardAccessFacts *facts;
  StewardClassification classification; /* as which it counts */
  gboolean unclassified;               /* of some column nobody has said how it is classified */
  gboolean personal;
  gboolean masked;
  gboolean same_domain;
  gboolean external;
  const char *incompatible;            /* the purpose of another access, or NULL */
  gint64 since;
  gint64 until;                        /* 0: open-ended */
} StewardAccessView;

StewardAccessRules *steward_access_rules_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                steward_access_when_free      (StewardAccessWhen        *self);
void                steward_access_step_rule_free (StewardAccessStepRule    *self);
void                steward_access_row_free       (StewardAccessRow         *self);
void                steward_access_rule_free      (StewardAccessRule        *self);

/* Of steward-access-when.c. */
void                steward_access_view_init      (StewardAccessView        *self,
                                                   const StewardAccessRules *rules,
                                                   const StewardAccessFacts *facts);
gboolean            steward_access_view_fits      (const StewardAccessView  *self,
                                                   const StewardAccessWhen  *when);

/* Of steward-access-needs.c. */
void                steward_access_view_check_form   (const StewardAccessView *self,
                                                      const char *const       *needs,
                                                      GPtrArray               *problems);
gint64              steward_access_view_check_period (const StewardAccessView *self,
                                                      GPtrArray               *problems);
gboolean            steward_access_is_need           (const char              *need);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessWhen, steward_access_when_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessStepRule, steward_access_step_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessRow, steward_access_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAccessRule, steward_access_rule_free)

G_END_DECLS
