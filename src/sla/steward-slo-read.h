/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-slo-list.h"

G_BEGIN_DECLS

/* How what stands in a contract becomes one objective. Only steward-slo-*.c
 * include this. */

typedef struct
{
  const StewardObjective *objective;
  const StewardLevelTerms *terms;
  StewardSlo *slo;
  char *value;                         /* trimmed, without what was understood before; "" if there is none */
  StewardThreshold threshold;          /* of it */
} StewardSloReader;

/* Of steward-slo-property.c. */
const char *steward_slo_canonical_property (const char             *written);
StewardSloMethod steward_slo_property_method (const char           *property);

/* Of steward-slo-vague.c. */
void        steward_slo_reader_be_vague    (StewardSloReader       *self,
                                            const char             *why,
                                            const char             *instead);
void        steward_slo_reader_explain     (StewardSloReader       *self,
                                            const char             *what,
                                            const char             *instead);

/* Of steward-slo-read.c. */
void        steward_slo_reader_read_value  (StewardSloReader       *self);
void        steward_slo_reader_read_times  (StewardSloReader       *self);

G_END_DECLS
