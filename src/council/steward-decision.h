/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-verb-context.h"

G_BEGIN_DECLS

/* A decision, with what it brings about, as part of the act that causes it. */

typedef struct
{
  gboolean approved;
  gboolean overridden;
  const char *words;                   /* one sentence, why */
  const char *reason;                  /* payload, or NULL */
  const char *meeting;                 /* id, or NULL */
} StewardDecision;

gboolean steward_decision_check_subject (StewardVerbContext  *verb,
                                      GError                **error);
gboolean steward_decision_add        (StewardVerbContext     *verb,
                                      const StewardTally     *tally,
                                      const StewardDecision  *decision,
                                      GError                **error);
gboolean steward_decision_add_tally  (StewardVerbContext     *verb,
                                      const char             *meeting,
                                      GError                **error);
char    *steward_review_load_rule    (StewardVerbContext     *verb,
                                      const char             *review,
                                      GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
