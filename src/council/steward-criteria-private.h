/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evidence.h"

G_BEGIN_DECLS

/* What checks look up in a product; nothing outside of steward-criteria*.c
 * includes this. */

typedef struct
{
  const StewardCharter *charter;
  const StewardEntryDetail *detail;    /* NULL: not in the catalog */
  const GPtrArray *changes;            /* StewardEntryChange, or NULL */
  const GPtrArray *levels;             /* StewardLevel, or NULL: nobody looked */
  StewardReviewKind kind;
  const char *text;                    /* of the item: what the members read */
  StewardCheckState state;             /* what was told last */
  char *words;                         /* (owned): likewise */
} StewardFinder;

typedef enum
{
  STEWARD_PROMISE_NONE,
  STEWARD_PROMISE_IN_WORDS,            /* "as fast as possible" */
  STEWARD_PROMISE_IN_FIGURES,
} StewardPromise;

void           steward_finder_tell             (StewardFinder     *self,
                                                StewardCheckState  state,
                                                const char        *format,
                                                ...) G_GNUC_PRINTF (3, 4);
char          *steward_finder_join             (const GPtrArray   *names) G_GNUC_WARN_UNUSED_RESULT;
void           steward_finder_add_name         (GPtrArray         *names,
                                                const char        *name);
GPtrArray     *steward_finder_list_owners      (StewardFinder     *self) G_GNUC_WARN_UNUSED_RESULT;
guint          steward_finder_list_columns     (StewardFinder     *self,
                                                gboolean         (*lacks) (const StewardProperty *property),
                                                GPtrArray         *lacking);
StewardPromise steward_finder_get_promise      (StewardFinder     *self,
                                                const char        *property,
                                                char             **out_words);
guint          steward_finder_count_breaking   (StewardFinder     *self);

/* Those of service levels. */
void           steward_finder_check_levels_met (StewardFinder     *finder);
void           steward_finder_check_budget_left (StewardFinder    *finder);
void           steward_finder_check_levels_measurable (StewardFinder *finder);

G_END_DECLS
