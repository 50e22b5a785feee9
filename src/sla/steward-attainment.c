/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of time and what follows from them. Time that is undecidable counts
 * neither way, and is never called good. */

#include "config.h"

#include "steward-attainment.h"

#include <math.h>

/**
 * steward_attainment_add:
 * @self: a sum
 * @other: what is added to it
 */
void
steward_attainment_add (StewardAttainment       *self,
                        const StewardAttainment *other)
{
  self->good += other->good;
  self->bad += other->bad;
  self->undecidable += other->undecidable;
  self->planned += other->planned;
}

/**
 * steward_attainment_get_share:
 * @self: a sum
 *
 * Returns: good ÷ (good + bad), 0…1; NaN when nothing is known
 */
double
steward_attainment_get_share (const StewardAttainment *self)
{
  gint64 known = self->good + self->bad;

  return known > 0 ? (double) self->good / (double) known : NAN;
}

/**
 * steward_attainment_get_length:
 * @self: a sum
 *
 * Returns: all of its time but what was planned, in microseconds
 */
gint64
steward_attainment_get_length (const StewardAttainment *self)
{
  return self->good + self->bad + self->undecidable;
}
