/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kept facts of the record of decisions: measurements and dated facts. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-facts.h"

typedef struct
{
  const char *source_id;
  GPtrArray *items;
  gint64 time;
} Facts;

static gboolean
add_measurements (StewardGovernance  *self,
                  gpointer            data,
                  GError            **error)
{
  const Facts *what = data;

  return steward_facts_add_measurements (self->write_db, what->source_id, what->items, error);
}

/**
 * steward_governance_add_measurements_sync:
 * @self: the store
 * @source_id: who reports them
 * @measurements: (element-type StewardMeasurement): in any order; adding the
 *   same again changes nothing
 * @error: return location
 *
 * Returns: whether all were kept; otherwise none was
 */
gboolean
steward_governance_add_measurements_sync (StewardGovernance  *self,
                                          const char         *source_id,
                                          GPtrArray          *measurements,
                                          GError            **error)
{
  Facts what = { source_id, measurements, 0 };

  return steward_governance_run (self, self->writer, add_measurements, &what, error);
}

static gboolean
get_last_measured (StewardGovernance  *self,
                   gpointer            data,
                   GError            **error)
{
  Facts *what = data;

  what->time = steward_facts_get_last_time (self->read_db, what->source_id, error);

  return what->time >= 0;
}

/**
 * steward_governance_last_measured_sync:
 * @self: the store
 * @source_id: who reported them
 * @error: return location
 *
 * Returns: the latest time of all measurements of the source, in microseconds
 *   since the epoch; 0 for none, −1 with @error
 */
gint64
steward_governance_last_measured_sync (StewardGovernance  *self,
                                       const char         *source_id,
                                       GError            **error)
{
  Facts what = { source_id, NULL, 0 };

  return steward_governance_run (self, self->reader, get_last_measured, &what, error) ? what.time : -1;
}

static gboolean
add_facts (StewardGovernance  *self,
           gpointer            data,
           GError            **error)
{
  const Facts *what = data;

  return steward_facts_add (self->write_db, what->items, error);
}

/**
 * steward_governance_add_facts_sync:
 * @self: the store
 * @facts: (element-type StewardFact): adding the same again changes nothing
 * @error: return location
 *
 * Returns: whether all were kept; otherwise none was
 */
gboolean
steward_governance_add_facts_sync (StewardGovernance  *self,
                                   GPtrArray          *facts,
                                   GError            **error)
{
  Facts what = { NULL, facts, 0 };

  return steward_governance_run (self, self->writer, add_facts, &what, error);
}

void
steward_fact_free (StewardFact *self)
{
  if (self == NULL)
    return;

  g_free (self->urn);
  g_free (self->fact);
  g_free (self);
}
