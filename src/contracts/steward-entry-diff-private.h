/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry-diff.h"

G_BEGIN_DECLS

/* The parts of a comparison; nothing outside steward-entry-diff*.c includes
 * this. */

typedef struct
{
  const StewardEntry *before;
  const StewardEntry *after;
  GPtrArray *changes;                  /* StewardEntryChange */
  GArray *contracts;                   /* StewardDiffPair of StewardContract */
} StewardDiff;

/* The same thing before and after; one of both may be NULL. */
typedef struct
{
  gpointer before;                     /* (unowned) */
  gpointer after;                      /* (unowned) */
} StewardDiffPair;

/* What a thing is known by, or NULL. */
typedef char *(*StewardDiffKey) (gconstpointer item);

/* What was before and after, what it means and why. */
typedef struct
{
  StewardImpact impact;
  char *note;                          /* (owned) or NULL */
} StewardDiffVerdict;

GArray  *steward_diff_match          (const GPtrArray       *before,
                                      const GPtrArray       *after,
                                      StewardDiffKey         key,
                                      StewardDiffKey         otherwise) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_diff_is_reordered   (const GPtrArray       *before,
                                      const GPtrArray       *after,
                                      const GArray          *pairs);
char    *steward_diff_list_names     (const GPtrArray       *items,
                                      StewardDiffKey         key) G_GNUC_WARN_UNUSED_RESULT;

const char *steward_diff_settle      (const char            *text);
gboolean steward_diff_differs        (const char            *before,
                                      const char            *after);
void     steward_diff_add            (StewardDiff           *self,
                                      char                  *path,
                                      const char            *before,
                                      const char            *after,
                                      StewardImpact          impact,
                                      char                  *note);
void     steward_diff_add_words      (StewardDiff           *self,
                                      const char            *prefix,
                                      const char            *member,
                                      const char            *before,
                                      const char            *after);
void     steward_diff_add_text       (StewardDiff           *self,
                                      const char            *prefix,
                                      const char            *member,
                                      const char            *before,
                                      const char            *after,
                                      StewardImpact          impact,
                                      const char            *note);
void     steward_diff_add_tags       (StewardDiff           *self,
                                      const char            *prefix,
                                      const char            *before,
                                      const char            *after);
void     steward_diff_add_order      (StewardDiff           *self,
                                      char                  *path,
                                      const GPtrArray       *before,
                                      const GPtrArray       *after,
                                      const GArray          *pairs,
                                      StewardDiffKey         key,
                                      StewardImpact          impact,
                                      const char            *note);
char    *steward_diff_join           (const char            *prefix,
                                      const char            *member) G_GNUC_WARN_UNUSED_RESULT;

void     steward_diff_product        (StewardDiff           *self);
void     steward_diff_team           (StewardDiff           *self,
                                      const char            *prefix,
                                      const GPtrArray       *before,
                                      const GPtrArray       *after);
void     steward_diff_contracts      (StewardDiff           *self);
void     steward_diff_schema         (StewardDiff           *self,
                                      const char            *prefix,
                                      const StewardContract *before,
                                      const StewardContract *after,
                                      gboolean               delivered);
void     steward_diff_levels         (StewardDiff           *self,
                                      const char            *prefix,
                                      const StewardContract *before,
                                      const StewardContract *after);

StewardDiffVerdict steward_diff_judge_physical_type  (const char             *before,
                                                      const char             *after);
StewardDiffVerdict steward_diff_judge_classification (StewardClassification   before,
                                                      StewardClassification   after);
StewardDiffVerdict steward_diff_judge_lifecycle      (StewardLifecycle        before,
                                                      StewardLifecycle        after);
StewardDiffVerdict steward_diff_judge_level          (const StewardObjective *before,
                                                      const StewardObjective *after);

G_END_DECLS
