/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The report for other programs: CSV whose cells no spreadsheet runs, and
 * Markdown in which no name makes markup. */

#include "config.h"

#include "steward-sla-output.h"

#include <math.h>
#include <string.h>

#include "steward-access-export.h"
#include "steward-attainment.h"
#include "steward-level-words.h"
#include "steward-output.h"

static const char csv_head[] =
  "product,urn,domain,objective,property,element,port,check,written,promise,state,reason,since,target,"
  "attainment_7,attainment_30,attainment_90,window_days,good_seconds,bad_seconds,undecidable_seconds,planned_seconds,"
  "budget_left,budget_spent_at,exhausted_at,last_time,last_value,measurements,incident,vague\r\n";

static void
add_cell (GString    *csv,
          const char *text)
{
  steward_csv_append_cell (csv, text);
  g_string_append_c (csv, ',');
}

/* A number of ours, also when it begins with a minus. */
static void
add_number (GString *csv,
            double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (csv, g_ascii_formatd (text, sizeof text, "%.6g", number));
  g_string_append_c (csv, ',');
}

static void
add_seconds (GString *csv,
             gint64   microseconds)
{
  g_string_append_printf (csv, "%" G_GINT64_FORMAT ",", microseconds / G_USEC_PER_SEC);
}

static void
add_time (GString *csv,
          gint64   time)
{
  g_autofree char *text = time > 0 ? steward_instant_to_rfc3339 (time) : NULL;

  add_cell (csv, text);
}

static void
add_about (GString            *csv,
           const StewardLevel *level)
{
  const StewardSlo *slo = level->slo;
  g_autofree char *promise = steward_slo_to_words (slo);
  g_autofree char *state = steward_sla_describe_state (level);

  add_cell (csv, level->name);
  add_cell (csv, slo->subject);
  add_cell (csv, level->domain);
  add_cell (csv, slo->id);
  add_cell (csv, slo->property);
  add_cell (csv, slo->element);
  add_cell (csv, slo->port);
  add_cell (csv, slo->check);
  add_cell (csv, slo->written);
  add_cell (csv, promise);
  add_cell (csv, level->gone || slo->method == STEWARD_SLO_VAGUE ? state : steward_verdict_to_id (level->verdict));
  add_cell (csv, level->reason != STEWARD_REASON_NONE ? steward_reason_to_id (level->reason) : "");
  add_time (csv, level->since);
  add_number (csv, slo->target);
}

static void
add_line (GString            *csv,
          const StewardLevel *level)
{
  guint days;
  const StewardAttainment *window = steward_sla_get_window (level, &days);

  add_about (csv, level);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    add_number (csv, steward_attainment_get_share (&level->windows[i]));
  add_number (csv, days);
  add_seconds (csv, window->good);
  add_seconds (csv, window->bad);
  add_seconds (csv, window->undecidable);
  add_seconds (csv, window->planned);
  add_number (csv, level->budget_left);
  add_time (csv, level->budget_spent_at);
  add_time (csv, level->exhausted_at);
  add_time (csv, level->last_time);
  add_number (csv, level->last_value);
  g_string_append_printf (csv, "%" G_GUINT64_FORMAT ",", level->n_measurements);
  add_cell (csv, level->incident);
  steward_csv_append_cell (csv, level->slo->vague);
  g_string_append (csv, "\r\n");
}

/**
 * steward_sla_to_csv:
 * @report: a report
 *
 * Returns: (transfer full): RFC 4180 in UTF-8, names in the first line, one
 *   line for each objective
 */
GBytes *
steward_sla_to_csv (const StewardSlaReport *report)
{
  GString *csv = g_string_new (csv_head);

  for (guint i = 0; i < report->levels->len; i++)
    add_line (csv, g_ptr_array_index (report->levels, i));

  return g_string_free_to_bytes (csv);
}

/**
 * steward_sla_append_markdown:
 * @out: that grows
 * @text: (nullable): from outside
 *
 * Appends the text as one line that is no markup, also within a table.
 */
void
steward_sla_append_markdown (GString    *out,
                             const char *text)
{
  g_autofree char *safe = steward_output_escape (text);

  for (const char *at = safe; *at != '\0'; at++)
    {
      if (strchr ("\\`*_{}[]()<>#+-!|~&$", *at) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
}

static void
append_cells (GString *out,
              ...)
{
  va_list args;
  const char *cell;

  va_start (args, out);
  while ((cell = va_arg (args, const char *)) != NULL)
    {
      g_string_append (out, "| ");
      steward_sla_append_markdown (out, cell);
      g_string_append_c (out, ' ');
    }
  va_end (args);
  g_string_append (out, "|\n");
}

static void
append_product (GString                 *out,
                const StewardSlaProduct *product)
{
  g_string_append (out, "\n## ");
  steward_sla_append_markdown (out, product->name);
  g_string_append_printf (out, "\n\n%s: %u met, %u missed, %u undecidable, %u vague\n\n",
                          steward_sla_product_to_state (product), product->n_met, product->n_missed,
                          product->n_undecidable, product->n_vague);
  g_string_append (out, "| Objective | Promised | Now | Since | Attainment | Budget left | Undecidable |\n"
                        "|---|---|---|---|---|---|---|\n");
  for (guint i = 0; i < product->levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (product->levels, i);
      guint days;
      const StewardAttainment *window = steward_sla_get_window (level, &days);
      g_autofree char *name = steward_slo_get_name (level->slo);
      g_autofree char *promise = steward_slo_to_words (level->slo);
      g_autofree char *state = steward_sla_describe_state (level);
      g_autofree char *since = steward_sla_describe_since (level);
      g_autofree char *share = steward_sla_describe_share (window, level->slo->target);
      g_autofree char *budget = steward_sla_describe_budget (level);
      g_autofree char *unknown = window->undecidable > 0 ? steward_length_to_words (window->undecidable) : NULL;

      append_cells (out, name, promise, state, since, share, budget,
                    unknown != NULL ? unknown : "", NULL);
    }
}

/**
 * steward_sla_to_markdown:
 * @report: a report
 *
 * Returns: (transfer full): a document with one table for each product
 */
GBytes *
steward_sla_to_markdown (const StewardSlaReport *report)
{
  GString *out = g_string_new ("# Service levels\n\n");
  g_autofree char *time = steward_output_time (report->as_of);
  g_autofree char *acknowledge = steward_length_to_words (report->incidents.mean_to_acknowledge);
  g_autofree char *repair = steward_length_to_words (report->incidents.mean_to_repair);

  g_string_append_printf (out, "As of %s. Undecidable time is never counted as good.\n", time);
  for (guint i = 0; i < report->products->len; i++)
    append_product (out, g_ptr_array_index (report->products, i));
  g_string_append_printf (out, "\n## Incidents of 90 days\n\n%" G_GUINT64_FORMAT " incidents, %u not resolved.",
                          report->incidents.n, report->n_open);
  if (report->incidents.n_acknowledged > 0)
    g_string_append_printf (out, " Acknowledged after %s on average.", acknowledge);
  if (report->incidents.n_repaired > 0)
    g_string_append_printf (out, " Met again after %s on average.", repair);
  g_string_append_c (out, '\n');

  return g_string_free_to_bytes (out);
}
