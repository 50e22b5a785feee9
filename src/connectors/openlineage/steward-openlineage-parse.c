/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of OpenLineage to measurements. The end of a run is a run of all that
 * it writes; if it ended well, that was updated then. */

#include "config.h"

#include "steward-openlineage-parse.h"

#include "steward-openlineage-address.h"
#include "steward-openlineage-facets.h"
#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

/* Runs that have begun and not ended; more are forgotten. */
#define MAX_RUNS 10000u
#define MAX_OUTPUTS 1000u

struct _StewardOpenlineageRuns
{
  GHashTable *outputs;                 /* run id → GPtrArray of char*: addresses */
};

typedef enum
{
  GOING_ON,                            /* START, RUNNING, OTHER */
  ENDED_WELL,
  ENDED_BADLY,
} Phase;

typedef struct
{
  const StewardNode *node;
  const char *place;
  StewardOpenlineageRuns *runs;        /* or NULL */
  StewardSignalWriter *writer;
  const char *run_id;                  /* or NULL */
  char *origin;
  gint64 time;
  Phase phase;
} Event;

StewardOpenlineageRuns *
steward_openlineage_runs_new (void)
{
  StewardOpenlineageRuns *self = g_new0 (StewardOpenlineageRuns, 1);

  self->outputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
steward_openlineage_runs_free (StewardOpenlineageRuns *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->outputs);
  g_free (self);
}

static char *
make_address (const StewardNode *dataset)
{
  const char *namespace_name = steward_node_find_text (dataset, "namespace");
  const char *name = steward_node_find_text (dataset, "name");

  if (namespace_name == NULL || name == NULL || *namespace_name == '\0' || *name == '\0')
    return NULL;

  return steward_openlineage_address (namespace_name, name);
}

static void
remember_output (Event      *event,
                 const char *address)
{
  GPtrArray *known;

  if (event->runs == NULL || event->run_id == NULL || event->phase != GOING_ON)
    return;
  known = g_hash_table_lookup (event->runs->outputs, event->run_id);
  if (known == NULL)
    {
      if (g_hash_table_size (event->runs->outputs) >= MAX_RUNS)
        g_hash_table_remove_all (event->runs->outputs);
      known = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (event->runs->outputs, g_strdup (event->run_id), known);
    }
  if (known->len < MAX_OUTPUTS && !g_ptr_array_find_with_equal_func (known, address, g_str_equal, NULL))
    g_ptr_array_add (known, g_strdup (address));
}

/* The run itself, and that the dataset was updated by it. */
static gboolean
add_end (Event       *event,
         const char  *address,
         gboolean     updates,
         GError     **error)
{
  if (event->phase == GOING_ON)
    return TRUE;
  if (!steward_signal_add_row (event->writer, address, "run", NULL, STEWARD_MEASUREMENT_OBSERVATION, event->time,
                               event->phase == ENDED_WELL ? "success" : "failed", event->origin, event->place, error))
    return FALSE;

  return event->phase != ENDED_WELL || !updates ||
         steward_signal_add_row (event->writer, address, "freshness", NULL, STEWARD_MEASUREMENT_UPDATE, event->time,
                                 NULL, event->origin, event->place, error);
}

static gboolean
add_dataset (Event              *event,
             const StewardNode  *dataset,
             gboolean            output,
             GError            **error)
{
  g_autofree char *address = steward_node_is_object (dataset) ? make_address (dataset) : NULL;
  const StewardOpenlineageDataset told = {
    .address = address, .node = dataset, .place = event->place, .origin = event->origin, .time = event->time,
    .output = output,
  };

  if (address == NULL)
    {
      steward_signal_writer_refuse (event->writer, event->place, "A dataset has no namespace or no name.");
      return TRUE;
    }
  if (output)
    remember_output (event, address);
  if (output && !add_end (event, address, !steward_openlineage_is_removed (dataset), error))
    return FALSE;

  return steward_openlineage_add_facets (&told, event->writer, error);
}

static gboolean
add_datasets (Event              *event,
              const char         *member,
              gboolean            output,
              unsigned           *out_n,
              GError            **error)
{
  const StewardNode *list = steward_node_find_list (event->node, member);

  *out_n = list != NULL ? steward_node_get_n_children (list) : 0;
  for (unsigned i = 0; i < *out_n; i++)
    if (!add_dataset (event, steward_node_get_child (list, i), output, error))
      return FALSE;

  return TRUE;
}

/* What earlier events of the run have named, if this one names nothing. */
static gboolean
add_remembered (Event     *event,
                unsigned   n_outputs,
                GError   **error)
{
  GPtrArray *known = event->runs != NULL && event->run_id != NULL && event->phase != GOING_ON
                     ? g_hash_table_lookup (event->runs->outputs, event->run_id) : NULL;
  gboolean fine = TRUE;

  for (guint i = 0; fine && n_outputs == 0 && known != NULL && i < known->len; i++)
    fine = add_end (event, g_ptr_array_index (known, i), TRUE, error);
  if (known != NULL)
    g_hash_table_remove (event->runs->outputs, event->run_id);

  return fine;
}

static gboolean
read_phase (const char *type,
            Phase      *out_phase)
{
  static const struct { const char *name; Phase phase; } phases[] = {
    { "START", GOING_ON },
    { "RUNNING", GOING_ON },
    { "OTHER", GOING_ON },
    { "COMPLETE", ENDED_WELL },
    { "FAIL", ENDED_BADLY },
    { "ABORT", ENDED_BADLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_ascii_strcasecmp (phases[i].name, type) == 0)
      {
        *out_phase = phases[i].phase;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_run (Event   *event,
           GError **error)
{
  const StewardNode *job = steward_node_find_object (event->node, "job");
  const StewardNode *run = steward_node_find_object (event->node, "run");
  const char *type = steward_node_find_text (event->node, "eventType");
  const char *job_name = job != NULL ? steward_node_find_text (job, "name") : NULL;
  unsigned n_outputs, n_inputs;
  gboolean fine;

  if (type != NULL && !read_phase (type, &event->phase))
    {
      steward_signal_writer_refuse (event->writer, event->place, "The event type “%.40s” is not known.", type);
      return TRUE;
    }
  if (job_name == NULL)
    {
      steward_signal_writer_refuse (event->writer, event->place, "The run event names no job.");
      return TRUE;
    }
  event->run_id = run != NULL ? steward_node_find_text (run, "runId") : NULL;
  event->origin = event->run_id != NULL ? g_strdup_printf ("%s, run %s", job_name, event->run_id)
                                        : g_strdup (job_name);
  fine = add_datasets (event, "outputs", TRUE, &n_outputs, error) && add_remembered (event, n_outputs, error) &&
         add_datasets (event, "inputs", FALSE, &n_inputs, error);
  g_clear_pointer (&event->origin, g_free);

  return fine;
}

/* Of a list in an object, as a server gives its pages. */
static gboolean
parse_events (const StewardNode    *list,
              const char           *place,
              StewardSignalWriter  *writer,
              gpointer              runs,
              GError              **error)
{
  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, event %u", place, i + 1);

      if (!steward_openlineage_parse_event (steward_node_get_child (list, i), where, writer, runs, error))
        return FALSE;
    }

  return TRUE;
}

/* Runs, datasets and jobs are told of; of a job nothing is measured. */
static gboolean
parse_one (Event   *event,
           GError **error)
{
  const StewardNode *dataset = steward_node_find_object (event->node, "dataset");
  unsigned n_inputs;

  if (steward_node_find_text (event->node, "eventType") != NULL ||
      steward_node_find_object (event->node, "run") != NULL)
    return parse_run (event, error);
  if (dataset != NULL)
    return add_dataset (event, dataset, FALSE, error);
  if (steward_node_find_object (event->node, "job") != NULL)
    return add_datasets (event, "inputs", FALSE, &n_inputs, error) &&
           add_datasets (event, "outputs", FALSE, &n_inputs, error);

  steward_signal_writer_refuse (event->writer, event->place, "The event is about no run, dataset or job.");
  return TRUE;
}

/**
 * steward_openlineage_parse_event:
 * @value: an event, or a page or list of them
 * @place: where it stands
 * @runs: (nullable): a #StewardOpenlineageRuns
 *
 * A #StewardSignalValueFunc.
 *
 * Returns: whether to read on
 */
gboolean
steward_openlineage_parse_event (const StewardNode    *value,
                                 const char           *place,
                                 StewardSignalWriter  *writer,
                                 gpointer              runs,
                                 GError              **error)
{
  Event event = { .node = value, .place = place, .runs = runs, .writer = writer };

  if (steward_node_get_kind (value) == STEWARD_NODE_SEQUENCE)
    return parse_events (value, place, writer, runs, error);
  if (!steward_node_is_object (value))
    {
      steward_signal_writer_refuse (writer, place, "This is not an object.");
      return TRUE;
    }
  if (steward_node_find_list (value, "events") != NULL)
    return parse_events (steward_node_find_list (value, "events"), place, writer, runs, error);
  if (!steward_node_find_time (value, "eventTime", &event.time))
    {
      steward_signal_writer_refuse (writer, place, steward_node_find_text (value, "eventTime") != NULL
                                    ? "The event’s time cannot be read." : "The event has no time.");
      return TRUE;
    }
  if (!parse_one (&event, error))
    return FALSE;
  writer->newest = MAX (writer->newest, event.time);

  return TRUE;
}
