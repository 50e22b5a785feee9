/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kept facts of the record of decisions: measurements and dated facts. Many of
 * them are added in slices, each a short transaction, so that a vote gets its
 * turn in between. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-duration.h"
#include "steward-facts.h"
#include "steward-measurement-sort.h"

#define SLICE 10000u

typedef struct
{
  const char *source_id;
  GPtrArray *items;
  guint first;
  guint n;
  gint64 time;
} Facts;

static gboolean
add_measurements (StewardGovernance  *self,
                  gpointer            data,
                  GError            **error)
{
  const Facts *what = data;

  if (self->ingest == NULL)
    self->ingest = steward_measurement_ingest_new (self->write_db);

  return steward_measurement_ingest_add (self->ingest, what->source_id, what->items, what->first, what->n, what->time,
                                         error);
}

/**
 * steward_governance_add_measurements_sync:
 * @self: the store
 * @source_id: who reports them
 * @measurements: (element-type StewardMeasurement): in any order; adding the
 *   same again changes nothing but the count of duplicates
 * @error: return location
 *
 * They have to be evaluated then; see steward_series_list_sync().
 *
 * Returns: whether all were kept; otherwise some were, and adding all of them
 *   again adds the others
 */
gboolean
steward_governance_add_measurements_sync (StewardGovernance  *self,
                                          const char         *source_id,
                                          GPtrArray          *measurements,
                                          GError            **error)
{
  g_autoptr(GPtrArray) sorted = steward_measurement_sort (measurements);
  Facts what = { .source_id = source_id, .items = sorted, .time = steward_instant_now () };

  for (; what.first < sorted->len; what.first += what.n)
    {
      what.n = MIN (sorted->len - what.first, SLICE);
      if (!steward_governance_run (self, self->writer, add_measurements, &what, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
get_last_measured (StewardGovernance  *self,
                   gpointer            data,
                   GError            **error)
{
  Facts *what = data;

  what->time = steward_facts_get_last_time (self->read_db, what->source_id, steward_instant_now (), error);

  return what->time >= 0;
}

/**
 * steward_governance_last_measured_sync:
 * @self: the store
 * @source_id: who reported them
 * @error: return location
 *
 * Returns: the latest time of all measurements of the source that are not of
 *   the future, in microseconds since the epoch; 0 for none, −1 with @error
 */
gint64
steward_governance_last_measured_sync (StewardGovernance  *self,
                                       const char         *source_id,
                                       GError            **error)
{
  Facts what = { .source_id = source_id };

  return steward_governance_run (self, self->reader, get_last_measured, &what, error) ? what.time : -1;
}

static gboolean
add_facts (StewardGovernance  *self,
           gpointer            data,
           GError            **error)
{
  const Facts *what = data;

  return steward_facts_add (self->write_db, what->items, what->first, what->n, error);
}

/**
 * steward_governance_add_facts_sync:
 * @self: the store
 * @facts: (element-type StewardFact): adding the same again changes nothing
 * @error: return location
 *
 * Returns: whether all were kept
 */
gboolean
steward_governance_add_facts_sync (StewardGovernance  *self,
                                   GPtrArray          *facts,
                                   GError            **error)
{
  Facts what = { .items = facts };

  for (; what.first < facts->len; what.first += what.n)
    {
      what.n = MIN (facts->len - what.first, SLICE);
      if (!steward_governance_run (self, self->writer, add_facts, &what, error))
        return FALSE;
    }

  return TRUE;
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
