/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements as JSON: an object each with the members of a table's columns,
 * lists of them in an object, and the results that test runs of data contracts
 * and scans write: an object with a list of checks. */

#include "config.h"

#include "steward-signals-parse.h"

#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

/* One object is one measurement. */
static gboolean
parse_measurement (const StewardNode    *value,
                   const char           *place,
                   StewardSignalWriter  *writer,
                   GError              **error)
{
  const char *fields[STEWARD_N_SIGNAL_FIELDS] = { NULL };
  gboolean has[STEWARD_N_SIGNAL_FIELDS] = { FALSE };
  g_autofree char *missing = NULL;

  for (unsigned i = 0; i < steward_node_get_n_children (value); i++)
    {
      const StewardNode *member = steward_node_get_child (value, i);
      int field = steward_signal_field_find (steward_node_get_key (value, i));

      if (field < 0 || has[field] || steward_node_is_null (member) ||
          steward_node_get_kind (member) != STEWARD_NODE_SCALAR)
        continue;
      fields[field] = steward_node_get_text (member);
      has[field] = TRUE;
    }
  missing = steward_signal_describe_missing (has);
  if (missing == NULL)
    return steward_signal_add_fields (fields, place, writer, error);

  steward_signal_writer_refuse (writer, place, "%s", missing);
  return TRUE;
}

/* What all checks of one run have in common. */
typedef struct
{
  gint64 time;
  const char *subject;                 /* of checks that name no table */
  const char *origin;
} Run;

static gboolean
parse_check (const StewardNode    *check,
             const Run            *run,
             const char           *place,
             StewardSignalWriter  *writer,
             GError              **error)
{
  static const char *const results[] = { "result", "outcome", "evaluationStatus", "status", NULL };
  static const char *const subjects[] = { "model", "table", "dataset", NULL };
  static const char *const elements[] = { "field", "column", NULL };
  static const char *const names[] = { "name", "type", "definition", NULL };
  const char *result, *name, *subject;
  g_autofree char *property = NULL;

  if (steward_node_get_kind (check) != STEWARD_NODE_MAPPING)
    {
      steward_signal_writer_refuse (writer, place, "The check is not an object.");
      return TRUE;
    }
  result = steward_node_find_first (check, results);
  name = steward_node_find_first (check, names);
  subject = steward_node_find_first (check, subjects);
  if (subject == NULL)
    subject = run->subject;
  if (result == NULL || name == NULL || subject == NULL)
    {
      steward_signal_writer_refuse (writer, place, "The check has no %s.",
                                    result == NULL ? "result" : name == NULL ? "name" : "table that it is about");
      return TRUE;
    }
  property = g_strconcat ("check:", name, NULL);

  return steward_signal_add_row (writer, subject, property, steward_node_find_first (check, elements),
                                 STEWARD_MEASUREMENT_OBSERVATION, run->time, result, run->origin, place, error);
}

static gboolean
parse_checks (const StewardNode    *value,
              const StewardNode    *checks,
              const char           *place,
              StewardSignalWriter  *writer,
              GError              **error)
{
  static const char *const times[] = { "timestampEnd", "timestampStart", "dataTimestamp", "scanEndTimestamp",
                                       "scanStartTimestamp", "scanTime", "ended", "time", NULL };
  static const char *const origins[] = { "runId", "id", "definitionName", "scanDefinition", NULL };
  static const char *const subjects[] = { "dataContractId", "subject", "dataset", NULL };
  Run run = {
    .subject = steward_node_find_first (value, subjects), .origin = steward_node_find_first (value, origins),
  };

  if (!steward_signal_read_time (steward_node_find_first (value, times), &run.time))
    {
      steward_signal_writer_refuse (writer, place, "The run of checks has no time.");
      return TRUE;
    }
  for (unsigned i = 0; i < steward_node_get_n_children (checks); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, check %u", place, i + 1);

      if (!parse_check (steward_node_get_child (checks, i), &run, where, writer, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_list (const StewardNode    *list,
            const char           *place,
            StewardSignalWriter  *writer,
            GError              **error)
{
  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    {
      const StewardNode *item = steward_node_get_child (list, i);
      g_autofree char *where = g_strdup_printf ("%s, element %u", place, i + 1);

      if (steward_node_get_kind (item) != STEWARD_NODE_MAPPING)
        steward_signal_writer_refuse (writer, where, "This is not an object.");
      else if (!parse_measurement (item, where, writer, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_signals_parse_value:
 * @value: an element of an array, a line or a whole file
 *
 * A #StewardSignalValueFunc.
 *
 * Returns: whether to read on
 */
gboolean
steward_signals_parse_value (const StewardNode    *value,
                             const char           *place,
                             StewardSignalWriter  *writer,
                             gpointer              user_data,
                             GError              **error)
{
  const StewardNode *list;

  if (steward_node_get_kind (value) == STEWARD_NODE_SEQUENCE)
    return parse_list (value, place, writer, error);
  if (steward_node_get_kind (value) != STEWARD_NODE_MAPPING)
    {
      steward_signal_writer_refuse (writer, place, "This is not an object.");
      return TRUE;
    }

  list = steward_node_find_list (value, "measurements");
  if (list != NULL)
    return parse_list (list, place, writer, error);
  list = steward_node_find_list (value, "checks");
  if (list != NULL)
    return parse_checks (value, list, place, writer, error);

  return parse_measurement (value, place, writer, error);
}
