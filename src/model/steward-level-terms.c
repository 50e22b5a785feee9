/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds where neither the contract nor the charter says anything. */

#include "config.h"

#include "steward-level-terms.h"

#include <math.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)

/**
 * steward_level_terms_new:
 *
 * Returns: (transfer full): the terms of a mesh whose charter is silent
 */
StewardLevelTerms *
steward_level_terms_new (void)
{
  StewardLevelTerms *self = g_new0 (StewardLevelTerms, 1);
  const char *const ladder[] = { "technical owner", "owner", "seat of the domain", "chair", NULL };

  self->target = 0.99;
  self->regulatory = 0.999;
  self->operational = 0.995;
  self->analytics = 0.99;
  self->window = 30;
  self->hold = 26 * HOUR;
  self->timezone = g_strdup ("UTC");
  self->hysteresis = 15 * MINUTE;
  self->acknowledge_within = 30 * MINUTE;
  self->ladder = g_strdupv ((char **) ladder);

  return self;
}

/**
 * steward_level_terms_copy:
 * @self: terms
 *
 * Returns: (transfer full): their equal
 */
StewardLevelTerms *
steward_level_terms_copy (const StewardLevelTerms *self)
{
  StewardLevelTerms *copy = g_memdup2 (self, sizeof *self);

  copy->timezone = g_strdup (self->timezone);
  copy->holidays = g_strdupv (self->holidays);
  copy->ladder = g_strdupv (self->ladder);

  return copy;
}

void
steward_level_terms_free (StewardLevelTerms *self)
{
  if (self == NULL)
    return;

  g_free (self->timezone);
  g_strfreev (self->holidays);
  g_strfreev (self->ladder);
  g_free (self);
}

/**
 * steward_share_from_percent:
 * @percent: 99.9
 *
 * Returns: the number that is written 0.999, and not the nearest to what a
 *   division gives, so that equal promises are equal
 */
double
steward_share_from_percent (double percent)
{
  return round (percent * 1e7) / 1e9;
}

/**
 * steward_level_terms_get_target:
 * @self: terms
 * @driver: (nullable): of an objective, as written
 *
 * Returns: the share of the time that has to be good when the contract does
 *   not say
 */
double
steward_level_terms_get_target (const StewardLevelTerms *self,
                                const char              *driver)
{
  if (driver == NULL)
    return self->target;
  if (g_ascii_strcasecmp (driver, "regulatory") == 0)
    return self->regulatory;
  if (g_ascii_strcasecmp (driver, "operational") == 0)
    return self->operational;
  if (g_ascii_strcasecmp (driver, "analytics") == 0 || g_ascii_strcasecmp (driver, "analytical") == 0)
    return self->analytics;

  return self->target;
}
