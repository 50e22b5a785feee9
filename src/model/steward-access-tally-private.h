/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-tally.h"
#include "steward-charter.h"

G_BEGIN_DECLS

/* Who may decide for which role, of steward-access-decider.c. Only
 * steward-access-*.c include this. */

typedef struct
{
  const StewardCharter *charter;
  const StewardAccess *access;
  const StewardAccessHolders *holders; /* nullable */
  gint64 now;
} StewardAccessBench;

StewardDecider           steward_access_bench_check       (const StewardAccessBench *self,
                                                           const char               *role,
                                                           const char               *person,
                                                           gint64                    time,
                                                           gboolean                 *out_delegate);
gboolean                 steward_access_bench_has_decider (const StewardAccessBench *self,
                                                           const char               *role);
const StewardAccessVote *steward_access_bench_find_vote   (const StewardAccessBench *self,
                                                           const StewardAccessStep  *step,
                                                           const char               *role);

G_END_DECLS
