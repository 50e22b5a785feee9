/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One result of dbt to measurements: a test to a check of what it tests, a model
 * to a run of its table, a source's freshness to what the poll has seen. */

#include "config.h"

#include "steward-dbt-parse.h"

#include "steward-duration.h"
#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

#include <string.h>

/* Returns: whether the command only looks at the project and runs nothing, so
 *   that its "success" says nothing of data */
gboolean
steward_dbt_is_dry (const char *command)
{
  static const char *const dry[] = { "compile", "generate", "docs", "parse", "list", "ls", "show", "debug", "deps",
                                     NULL };

  return command != NULL && g_strv_contains (dry, command);
}

/* When it ended; of results of old versions, or such that never began, when the
 * file was made. */
static gint64
find_time (const StewardDbtResults *self,
           const StewardNode       *result)
{
  const StewardNode *timing = steward_node_find_list (result, "timing");
  gint64 latest = -1, time;

  for (unsigned i = 0; timing != NULL && i < steward_node_get_n_children (timing); i++)
    if (steward_node_find_time (steward_node_get_child (timing, i), "completed_at", &time))
      latest = MAX (latest, time);

  return latest >= 0 ? latest : self->generated_at;
}

/* "pass" from what dbt says, NULL for what nobody knows. */
static const char *
read_check_status (const char *status)
{
  static const struct { const char *status, *value; } known[] = {
    { "pass", "pass" }, { "success", "pass" }, { "fail", "fail" }, { "warn", "warn" }, { "error", "error" },
    { "runtime error", "error" }, { "skipped", "skipped" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (known[i].status, status) == 0)
      return known[i].value;

  return NULL;
}

/* "" for what was not run at all: an upstream model had failed, or there was
 * nothing new. */
static const char *
read_run_status (const char *status)
{
  static const struct { const char *status, *value; } known[] = {
    { "success", "success" }, { "pass", "success" }, { "warn", "success" }, { "error", "failed" },
    { "fail", "failed" }, { "runtime error", "failed" }, { "partial success", "failed" }, { "skipped", "" },
    { "no-op", "" }, { "reused", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (known[i].status, status) == 0)
      return known[i].value;

  return NULL;
}

static void
refuse_status (StewardSignalWriter *writer,
               const char          *place,
               const char          *status)
{
  steward_signal_writer_refuse (writer, place, "The status “%.40s” is not known.", status);
}

static gboolean
parse_test (const StewardDbtResults  *self,
            const char               *unique_id,
            const char               *status,
            gint64                    time,
            const char               *place,
            StewardSignalWriter      *writer,
            GError                  **error)
{
  const StewardDbtNode *test = steward_dbt_project_find (self->project, unique_id);
  const char *value = read_check_status (status);
  g_autofree char *property = NULL;
  guint n = 0;

  if (value == NULL)
    {
      refuse_status (writer, place, status);
      return TRUE;
    }
  property = test != NULL && test->check != NULL ? g_strconcat ("check:", test->check, NULL) : NULL;
  for (guint i = 0; property != NULL && i < test->tested->len; i++)
    {
      const StewardDbtNode *tested = steward_dbt_project_find (self->project, test->tested->pdata[i]);

      if (tested == NULL || tested->native_id == NULL)
        continue;
      n++;
      if (!steward_signal_add_row (writer, tested->native_id, property, test->column, STEWARD_MEASUREMENT_OBSERVATION,
                                   time, value, self->invocation, place, error))
        return FALSE;
    }
  if (n == 0)
    steward_signal_writer_refuse (writer, place, test == NULL
                                  ? "The test is in no manifest beside the results, so it is not known what it tests."
                                  : "The test tests no table.");

  return TRUE;
}

/* The table of a node; without a manifest as far as the result itself tells. */
static char *
find_subject (const StewardDbtResults *self,
              const char              *unique_id,
              const StewardNode       *result)
{
  const StewardDbtNode *node = steward_dbt_project_find (self->project, unique_id);
  g_autofree char *relation = NULL;
  const char *name;

  if (node != NULL)
    return g_strdup (node->native_id);
  relation = steward_dbt_make_relation (steward_node_find_text (result, "relation_name"));
  if (relation != NULL)
    return steward_dbt_make_native_id (relation, self->server);

  name = strchr (unique_id, '.');
  name = name != NULL ? strchr (name + 1, '.') : NULL;

  return g_strdup (name != NULL ? name + 1 : unique_id);
}

static gboolean
parse_run (const StewardDbtResults  *self,
           const char               *unique_id,
           const StewardNode        *result,
           const char               *status,
           gint64                    time,
           const char               *place,
           StewardSignalWriter      *writer,
           GError                  **error)
{
  const StewardDbtNode *node = steward_dbt_project_find (self->project, unique_id);
  const char *value = read_run_status (status);
  g_autofree char *subject = find_subject (self, unique_id, result);

  if (value == NULL)
    {
      refuse_status (writer, place, status);
      return TRUE;
    }
  if (*value == '\0' || subject == NULL)
    return TRUE;                       /* not run, or no table: an ephemeral model */
  if (!steward_signal_add_row (writer, subject, "run", NULL, STEWARD_MEASUREMENT_OBSERVATION, time, value,
                               self->invocation, place, error))
    return FALSE;

  return !self->runs_update || node == NULL || !node->stored || !g_str_equal (value, "success") ||
         steward_signal_add_row (writer, subject, "freshness", NULL, STEWARD_MEASUREMENT_UPDATE, time, NULL,
                                 self->invocation, place, error);
}

/**
 * steward_dbt_parse_result:
 * @result: an element of "results" of run_results.json
 *
 * Tests of code, operations and such like say nothing of data and give nothing.
 *
 * Returns: whether to read on
 */
gboolean
steward_dbt_parse_result (const StewardDbtResults  *self,
                          const StewardNode        *result,
                          const char               *place,
                          StewardSignalWriter      *writer,
                          GError                  **error)
{
  static const char *const tables[] = { "model.", "seed.", "snapshot." };
  static const char *const other[] = { "operation.", "unit_test.", "analysis.", "saved_query.", "exposure.",
                                       "function.", "metric.", "sql_operation.", "rpc.", "source." };
  const char *unique_id = steward_node_find_text (result, "unique_id");
  const char *status = steward_node_find_text (result, "status");
  gint64 time;

  if (unique_id == NULL || status == NULL)
    {
      steward_signal_writer_refuse (writer, place, "The result has no %s.", unique_id == NULL ? "unique_id" : "status");
      return TRUE;
    }
  time = find_time (self, result);
  if (time < 0)
    {
      steward_signal_writer_refuse (writer, place, "Neither the result nor the file has a time.");
      return TRUE;
    }
  if (g_str_has_prefix (unique_id, "test."))
    return parse_test (self, unique_id, status, time, place, writer, error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (unique_id, tables[i]))
      return parse_run (self, unique_id, result, status, time, place, writer, error);
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    if (g_str_has_prefix (unique_id, other[i]))
      return TRUE;

  steward_signal_writer_refuse (writer, place, "The kind of “%.80s” is not known.", unique_id);
  return TRUE;
}

/**
 * steward_dbt_parse_freshness:
 * @unique_id: (nullable): if the result stands under it, and not it in the result
 * @result: of sources.json or freshness.json
 *
 * Returns: whether to read on
 */
gboolean
steward_dbt_parse_freshness (const StewardDbtResults  *self,
                             const char               *unique_id,
                             const StewardNode        *result,
                             const char               *place,
                             StewardSignalWriter      *writer,
                             GError                  **error)
{
  const char *failure = steward_node_find_text (result, "error");
  g_autofree char *subject = NULL, *value = NULL;
  gint64 loaded, seen;

  if (unique_id == NULL)
    unique_id = steward_node_find_text (result, "unique_id");
  if (unique_id == NULL)
    {
      steward_signal_writer_refuse (writer, place, "The result has no unique_id.");
      return TRUE;
    }
  if (failure != NULL || g_strcmp0 (steward_node_find_text (result, "status"), "runtime error") == 0)
    {
      steward_signal_writer_refuse (writer, place, "dbt could not find out how fresh “%.80s” is: %.200s.", unique_id,
                                    failure != NULL ? failure : "runtime error");
      return TRUE;
    }
  if (!steward_node_find_time (result, "max_loaded_at", &loaded) ||
      !steward_node_find_time (result, "snapshotted_at", &seen))
    {
      steward_signal_writer_refuse (writer, place, "The result has no max_loaded_at or snapshotted_at that is a time.");
      return TRUE;
    }
  subject = find_subject (self, unique_id, result);
  if (subject == NULL)
    {
      steward_signal_writer_refuse (writer, place, "“%.80s” is no table.", unique_id);
      return TRUE;
    }
  value = steward_instant_to_rfc3339 (loaded);

  return steward_signal_add_row (writer, subject, "freshness", NULL, STEWARD_MEASUREMENT_OBSERVATION, seen, value,
                                 self->invocation, place, error);
}
