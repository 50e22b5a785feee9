/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-shape-private.h"

G_BEGIN_DECLS

/* Turns what the checker sees into findings: rule, place, sentence and
 * remedy. Nothing is built while the checker only tries a choice. */

/* Where a node stands; a chain on the checker's stack. */
typedef struct _StewardShapePlace StewardShapePlace;
struct _StewardShapePlace
{
  const StewardShapePlace *parent;
  const char *key;                     /* NULL: an element of a list */
  unsigned index;
};

typedef struct
{
  const StewardShape *shape;
  const StewardShapeNames *names;
  GPtrArray *findings;
  unsigned errors;                     /* also while trying */
  unsigned left_out;                   /* beyond the bound of findings */
  unsigned trying;                     /* above 0: count only */
  unsigned advising;                   /* above 0: warnings for errors */
} StewardShapeReport;

void  steward_shape_report_missing   (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      const char              *member,
                                      const StewardShapeRule  *rule);
void  steward_shape_report_unknown   (StewardShapeReport      *self,
                                      const StewardNode       *key,
                                      const StewardShapePlace *place,
                                      const StewardShapeType  *type);
void  steward_shape_report_name      (StewardShapeReport      *self,
                                      const StewardNode       *key,
                                      const StewardShapePlace *place,
                                      const char              *hint);
void  steward_shape_report_type      (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      const StewardShapeRule  *rule);
void  steward_shape_report_value     (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      const char              *rule,
                                      const char              *expected);
void  steward_shape_report_words     (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      const StewardShapeWords *words);
void  steward_shape_report_choices   (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      GPtrArray               *members,
                                      unsigned                 n_present);
void  steward_shape_report_plain     (StewardShapeReport      *self,
                                      const StewardNode       *node,
                                      const StewardShapePlace *place,
                                      StewardSeverity          severity,
                                      const char              *rule,
                                      const char              *predicate,
                                      const char              *remediation);
void  steward_shape_report_left_out  (StewardShapeReport      *self);

G_END_DECLS
