/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts that a source reports beside its catalog: measurements and effective
 * grants. Plain records. */

#include "config.h"

#include "steward-measurement.h"

/**
 * steward_measurement_new:
 *
 * Returns: (transfer full): an observation without subject, property or value
 */
StewardMeasurement *
steward_measurement_new (void)
{
  StewardMeasurement *self = g_new0 (StewardMeasurement, 1);

  self->kind = STEWARD_MEASUREMENT_OBSERVATION;

  return self;
}

void
steward_measurement_free (StewardMeasurement *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->property);
  g_free (self->element);
  g_free (self->value);
  g_free (self->origin);
  g_free (self);
}

void
steward_series_free (StewardSeries *self)
{
  if (self == NULL)
    return;

  g_free (self->source_id);
  g_free (self->subject);
  g_free (self->property);
  g_free (self->element);
  g_free (self);
}

void
steward_unread_free (StewardUnread *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->reason);
  g_free (self);
}

StewardGrant *
steward_grant_new (void)
{
  return g_new0 (StewardGrant, 1);
}

void
steward_grant_free (StewardGrant *self)
{
  if (self == NULL)
    return;

  g_free (self->grantee);
  g_free (self->object);
  g_free (self->privilege);
  g_free (self->path);
  g_free (self);
}
