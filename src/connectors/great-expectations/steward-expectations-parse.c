/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Validation results of Great Expectations, 0.x and 1.x. The versions differ in
 * where they say which table was validated and when; all that is known of it is
 * looked for in each. */

#include "config.h"

#include "steward-expectations-parse.h"

#include "steward-duration.h"
#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

#include <math.h>
#include <string.h>

/* More different checks in one validation are told in several portions. */
#define MAX_CHECKS 50000u

/* From the best to the worst. */
typedef enum
{
  OUTCOME_SKIPPED,
  OUTCOME_PASS,
  OUTCOME_WARN,
  OUTCOME_ERROR,
  OUTCOME_FAIL,
} Outcome;

static const char *const outcome_names[] = { "skipped", "pass", "warn", "error", "fail" };

/* An expectation may stand in a suite several times with other bounds, in no
 * certain order: together they are one check. */
typedef struct
{
  char *name;                          /* property and element */
  char *property;
  char *element;                       /* or NULL */
  Outcome outcome;
} Check;

static void
free_check (gpointer data)
{
  Check *check = data;

  g_free (check->name);
  g_free (check->property);
  g_free (check->element);
  g_free (check);
}

void
steward_validation_init (StewardValidation *self)
{
  *self = (StewardValidation) { .time = -1 };
  self->checks = g_ptr_array_new_with_free_func (free_check);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

void
steward_validation_clear (StewardValidation *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->suite, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->score, g_free);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
}

/* "20200727T171932.959193Z" as well as RFC 3339. */
static gboolean
read_time (const char *text,
           gint64     *out_time)
{
  g_autofree char *spaced = NULL;

  if (text == NULL)
    return FALSE;
  if (strlen (text) < 15 || strspn (text, "0123456789") != 8 || text[8] != 'T' || strspn (text + 9, "0123456789") < 6)
    return steward_instant_parse (text, out_time, NULL);
  spaced = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%s", text, text + 4, text + 6, text + 9, text + 11, text + 13);

  return steward_instant_parse (spaced, out_time, NULL);
}

static void
set_text (char       **place,
          const char  *text)
{
  if (*place == NULL && text != NULL && *text != '\0')
    *place = g_strdup (text);
}

/* Of a batch, in whichever way the version describes it. */
static void
read_batch (StewardValidation *self,
            const StewardNode *batch)
{
  static const char *const tables[] = { "table_name", "table", "data_asset_name", "asset_name", NULL };
  static const char *const schemas[] = { "schema_name", "schema", NULL };
  const char *table = batch != NULL ? steward_node_find_first (batch, tables) : NULL;
  const char *schema = batch != NULL ? steward_node_find_first (batch, schemas) : NULL;
  g_autofree char *full = NULL;

  if (table == NULL)
    return;
  if (schema != NULL && *schema != '\0' && strchr (table, '.') == NULL)
    full = g_strconcat (schema, ".", table, NULL);
  set_text (&self->subject, full != NULL ? full : table);
}

/* An identifier of a run, an object or, of old versions, its time. */
static void
read_run_id (StewardValidation *self,
             const StewardNode *run_id)
{
  const char *name, *time;

  if (steward_node_get_kind (run_id) == STEWARD_NODE_SCALAR)
    {
      if (!steward_node_is_null (run_id) && self->time < 0 && !read_time (steward_node_get_text (run_id), &self->time))
        self->time = -1;
      return;
    }
  name = steward_node_find_text (run_id, "run_name");
  time = steward_node_find_text (run_id, "run_time");
  if (!read_time (time, &self->time) && self->time < 0 && !read_time (name, &self->time))
    self->time = -1;
  set_text (&self->origin, name);
}

static void
read_meta (StewardValidation *self,
           const StewardNode *meta)
{
  static const char *const batches[] = { "batch_spec", "batch_kwargs", "active_batch_definition" };
  static const char *const times[] = { "validation_time", "run_time" };
  const StewardNode *markers = steward_node_find_object (meta, "batch_markers");
  const StewardNode *run_id = steward_node_is_object (meta) ? steward_node_get_member (meta, "run_id") : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (batches); i++)
    read_batch (self, steward_node_find_object (meta, batches[i]));
  read_batch (self, meta);
  if (run_id != NULL)
    read_run_id (self, run_id);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (self->time < 0 && !read_time (steward_node_find_text (meta, times[i]), &self->time))
      self->time = -1;
  if (self->time < 0 && markers != NULL && !read_time (steward_node_find_text (markers, "ge_load_time"), &self->time))
    self->time = -1;
  set_text (&self->suite, steward_node_find_text (meta, "expectation_suite_name"));
}

/* Returns: whether steward_validation_read_member() has a use for it */
gboolean
steward_validation_is_member (const char *name)
{
  static const char *const members[] = { "meta", "statistics", "suite_name", "run_id", "asset_name", NULL };

  return g_strv_contains (members, name);
}

/**
 * steward_validation_read_member:
 * @name: of a member of the validation
 * @value: the member
 *
 * They may come in any order.
 */
void
steward_validation_read_member (StewardValidation *self,
                                const char        *name,
                                const StewardNode *value)
{
  const char *text = steward_node_get_kind (value) == STEWARD_NODE_SCALAR && !steward_node_is_null (value)
                     ? steward_node_get_text (value) : NULL;

  if (g_str_equal (name, "meta"))
    read_meta (self, value);
  else if (g_str_equal (name, "statistics"))
    set_text (&self->score, steward_node_find_text (value, "success_percent"));
  else if (g_str_equal (name, "suite_name"))
    set_text (&self->suite, text);
  else if (g_str_equal (name, "run_id"))
    read_run_id (self, value);
  else if (g_str_equal (name, "asset_name"))
    set_text (&self->subject, text);
}

/**
 * steward_validation_check:
 *
 * After the last member. A validation that names no table is that of its suite.
 *
 * Returns: whether it is known what was validated, and when; what is missing
 *   was refused
 */
gboolean
steward_validation_check (StewardValidation   *self,
                          const char          *place,
                          StewardSignalWriter *writer)
{
  set_text (&self->subject, self->suite);
  if (self->subject != NULL && self->time >= 0)
    return TRUE;

  steward_signal_writer_refuse (writer, place, self->subject == NULL
                                ? "The validation names neither a table nor a suite."
                                : "The validation has no time after 1970.");
  return FALSE;
}

/* The share of expectations that were met; of none that share is not a number. */
static gboolean
add_score (StewardValidation    *self,
           const char           *place,
           StewardSignalWriter  *writer,
           GError              **error)
{
  char *end = NULL;
  double score = self->score != NULL ? g_ascii_strtod (self->score, &end) : 0;

  if (self->score == NULL)
    return TRUE;
  if (*end != '\0' || !isfinite (score) || score < 0 || score > 100)
    {
      steward_signal_writer_refuse (writer, place, "The share of expectations that were met is no percentage.");
      return TRUE;
    }

  return steward_signal_add_row (writer, self->subject, "qualityScore", NULL, STEWARD_MEASUREMENT_OBSERVATION,
                                 self->time, self->score, self->origin, place, error);
}

static gboolean
add_checks (StewardValidation    *self,
            const char           *place,
            StewardSignalWriter  *writer,
            GError              **error)
{
  gboolean fine = TRUE;

  for (guint i = 0; fine && i < self->checks->len; i++)
    {
      const Check *check = g_ptr_array_index (self->checks, i);

      fine = steward_signal_add_row (writer, self->subject, check->property, check->element,
                                     STEWARD_MEASUREMENT_OBSERVATION, self->time, outcome_names[check->outcome],
                                     self->origin, place, error);
    }
  g_hash_table_remove_all (self->by_name);
  g_ptr_array_set_size (self->checks, 0);

  return fine;
}

/**
 * steward_validation_finish:
 * @place: of the validation
 *
 * After the last result: gives the checks and the score.
 *
 * Returns: whether to read on
 */
gboolean
steward_validation_finish (StewardValidation    *self,
                           const char           *place,
                           StewardSignalWriter  *writer,
                           GError              **error)
{
  return add_checks (self, place, writer, error) && add_score (self, place, writer, error);
}

/* The column, or several. */
static char *
read_element (const StewardNode *kwargs)
{
  static const char *const lists[] = { "column_list", "column_set" };
  const char *column = steward_node_find_text (kwargs, "column");
  const char *first = steward_node_find_text (kwargs, "column_A");
  const char *second = steward_node_find_text (kwargs, "column_B");

  if (column != NULL)
    return g_strdup (column);
  if (first != NULL && second != NULL)
    return g_strconcat (first, ",", second, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const StewardNode *list = steward_node_find_list (kwargs, lists[i]);
      GString *text = list != NULL ? g_string_new (NULL) : NULL;

      for (unsigned c = 0; list != NULL && c < steward_node_get_n_children (list) && text->len < 900; c++)
        {
          const StewardNode *item = steward_node_get_child (list, c);

          if (steward_node_get_kind (item) == STEWARD_NODE_SCALAR && !steward_node_is_null (item))
            g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", steward_node_get_text (item));
        }
      if (text != NULL)
        return g_string_free (text, FALSE);
    }

  return NULL;
}

/* An exception, or one of those of several metrics. */
static gboolean
has_raised (const StewardNode *result)
{
  const StewardNode *info = steward_node_find_object (result, "exception_info");

  if (info == NULL)
    return FALSE;
  if (g_strcmp0 (steward_node_find_text (info, "raised_exception"), "true") == 0)
    return TRUE;
  for (unsigned i = 0; i < steward_node_get_n_children (info); i++)
    if (g_strcmp0 (steward_node_find_text (steward_node_get_child (info, i), "raised_exception"), "true") == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_outcome (const StewardNode *result,
              const StewardNode *config,
              Outcome           *out_outcome)
{
  const StewardNode *member = steward_node_get_member (result, "success");
  const char *success = steward_node_find_text (result, "success");

  if (member != NULL && steward_node_is_null (member))
    *out_outcome = OUTCOME_SKIPPED;
  else if (g_strcmp0 (success, "true") == 0)
    *out_outcome = OUTCOME_PASS;
  else if (g_strcmp0 (success, "false") != 0)
    return FALSE;
  else if (has_raised (result))
    *out_outcome = OUTCOME_ERROR;
  else
    *out_outcome = g_strcmp0 (steward_node_find_text (config, "severity"), "warning") == 0 ? OUTCOME_WARN
                                                                                           : OUTCOME_FAIL;

  return TRUE;
}

static void
keep_check (StewardValidation *self,
            const char        *type,
            const char        *element,
            Outcome            outcome)
{
  g_autofree char *name = g_strconcat (type, " ", element, NULL);
  Check *check = g_hash_table_lookup (self->by_name, name);

  if (check == NULL)
    {
      check = g_new0 (Check, 1);
      check->name = g_steal_pointer (&name);
      check->property = g_strconcat ("check:", type, NULL);
      check->element = g_strdup (element);
      g_ptr_array_add (self->checks, check);
      g_hash_table_insert (self->by_name, check->name, check);
    }
  check->outcome = MAX (check->outcome, outcome);
}

/* Some expectations are figures, too. */
static gboolean
add_rows (StewardValidation    *self,
          const char           *type,
          const StewardNode    *result,
          const char           *place,
          StewardSignalWriter  *writer,
          GError              **error)
{
  const StewardNode *details = steward_node_find_object (result, "result");
  const char *rows = details != NULL ? steward_node_find_text (details, "observed_value") : NULL;

  if (rows == NULL || !g_str_has_prefix (type, "expect_table_row_count_to_"))
    return TRUE;

  return steward_signal_add_row (writer, self->subject, "rowCount", NULL, STEWARD_MEASUREMENT_OBSERVATION, self->time,
                                 rows, self->origin, place, error);
}

/**
 * steward_validation_add_result:
 * @result: an element of "results"
 *
 * Returns: whether to read on
 */
gboolean
steward_validation_add_result (StewardValidation    *self,
                               const StewardNode    *result,
                               const char           *place,
                               StewardSignalWriter  *writer,
                               GError              **error)
{
  static const char *const types[] = { "type", "expectation_type", NULL };
  const StewardNode *config = steward_node_find_object (result, "expectation_config");
  const StewardNode *kwargs = config != NULL ? steward_node_find_object (config, "kwargs") : NULL;
  const char *type = config != NULL ? steward_node_find_first (config, types) : NULL;
  g_autofree char *element = kwargs != NULL ? read_element (kwargs) : NULL;
  Outcome outcome;

  if (type == NULL || !read_outcome (result, config, &outcome))
    {
      steward_signal_writer_refuse (writer, place, "The result has no %s.", type == NULL ? "expectation" : "success");
      return TRUE;
    }
  keep_check (self, type, element, outcome);
  if (self->checks->len >= MAX_CHECKS && !add_checks (self, place, writer, error))
    return FALSE;

  return add_rows (self, type, result, place, writer, error);
}

static gboolean
parse_results (StewardValidation    *self,
               const StewardNode    *results,
               const char           *place,
               StewardSignalWriter  *writer,
               GError              **error)
{
  if (!steward_validation_check (self, place, writer))
    return TRUE;
  for (unsigned i = 0; i < steward_node_get_n_children (results); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, result %u", place, i + 1);

      if (!steward_validation_add_result (self, steward_node_get_child (results, i), where, writer, error))
        return FALSE;
    }

  return steward_validation_finish (self, place, writer, error);
}

/**
 * steward_validation_parse_value:
 * @value: a whole validation, or an object that holds one as "validation_result"
 *
 * A #StewardSignalValueFunc.
 *
 * Returns: whether to read on
 */
gboolean
steward_validation_parse_value (const StewardNode    *value,
                                const char           *place,
                                StewardSignalWriter  *writer,
                                gpointer              user_data,
                                GError              **error)
{
  const StewardNode *inner = steward_node_find_object (value, "validation_result");
  const StewardNode *validation = inner != NULL ? inner : value;
  const StewardNode *results = steward_node_find_list (validation, "results");
  g_auto(StewardValidation) self = { 0 };

  if (results == NULL)
    {
      steward_signal_writer_refuse (writer, place, "This is no validation result.");
      return TRUE;
    }
  steward_validation_init (&self);
  for (unsigned i = 0; i < steward_node_get_n_children (validation); i++)
    steward_validation_read_member (&self, steward_node_get_key (validation, i),
                                    steward_node_get_child (validation, i));

  return parse_results (&self, results, place, writer, error);
}
