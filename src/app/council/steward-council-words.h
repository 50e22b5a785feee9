/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/* The rules and facts of a council as sentences and short lines, translated. */

char *steward_council_words_share      (const StewardShare       *share) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_procedure  (const StewardCharter     *charter,
                                        const StewardProcedure   *procedure) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_seat       (const StewardSeat        *seat) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_asked      (const StewardSeat        *seat) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_level      (const StewardLevelRule   *level) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_conflicts  (const StewardCharter     *charter) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_delegation (StewardCouncilState      *state,
                                        const StewardDelegation  *delegation) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_kinds      (guint                     kinds) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_delegation_rule (const StewardCharter *charter) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_day        (gint64                    time) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_moment     (gint64                    time) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_quorum     (guint                     here,
                                        guint                     seats,
                                        guint                     quorum) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_digest     (const char               *digest) G_GNUC_WARN_UNUSED_RESULT;
char *steward_council_words_error      (const GError             *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
