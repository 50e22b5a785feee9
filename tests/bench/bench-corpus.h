/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog-writer.h"

G_BEGIN_DECLS

/* A made-up catalog of any size, the same in every run: 20,000 words, few of
 * them frequent; products of ten columns, twelve words of description, an
 * owner, a domain, an output port and a contract. */

typedef struct
{
  guint64 seed;
} BenchRandom;

guint         bench_random_next    (BenchRandom    *self,
                                    guint           limit);
const char   *bench_random_word    (BenchRandom    *self);

StewardEntry *bench_corpus_entry   (guint           number);
double        bench_corpus_load    (StewardCatalog *catalog,
                                    guint           n_entries,
                                    StewardSyncReport *out_report);
guint         bench_peak_kilobytes (void);

G_END_DECLS
