/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels as JSON. Lengths of time are whole seconds, shares numbers of
 * 0…1, times RFC 3339 in UTC; what is not known is null, never 0. */

#include "config.h"

#include "steward-sla-output.h"

#include <math.h>

#include "steward-attainment.h"
#include "steward-level-words.h"
#include "steward-output.h"

void
steward_sla_add_share (JsonBuilder *builder,
                       const char  *name,
                       double       share)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (share))
    json_builder_add_double_value (builder, share);
  else
    json_builder_add_null_value (builder);
}

void
steward_sla_add_seconds (JsonBuilder *builder,
                         const char  *name,
                         gint64       microseconds)
{
  steward_output_add_int (builder, name, microseconds / G_USEC_PER_SEC);
}

/* Members of an object. */
void
steward_sla_add_time (JsonBuilder             *builder,
                      const StewardAttainment *time,
                      double                   target)
{
  steward_sla_add_share (builder, "attainment", steward_attainment_get_share (time));
  steward_sla_add_seconds (builder, "good_seconds", time->good);
  steward_sla_add_seconds (builder, "bad_seconds", time->bad);
  steward_sla_add_seconds (builder, "undecidable_seconds", time->undecidable);
  steward_sla_add_seconds (builder, "planned_seconds", time->planned);
  steward_sla_add_seconds (builder, "allowed_seconds", steward_attainment_get_allowed (time, target));
}

static void
add_about (JsonBuilder      *builder,
           const StewardSlo *slo)
{
  g_autofree char *title = steward_slo_get_name (slo);
  g_autofree char *promise = steward_slo_to_words (slo);

  steward_output_add_text (builder, "id", slo->id);
  steward_output_add_text (builder, "title", title);
  steward_output_add_text (builder, "urn", slo->subject);
  steward_output_add_text (builder, "port", slo->port);
  steward_output_add_text (builder, "contract", slo->contract);
  steward_output_add_text (builder, "contract_version", slo->contract_version);
  steward_output_add_text (builder, "property", slo->property);
  steward_output_add_text (builder, "element", slo->element);
  steward_output_add_text (builder, "check", slo->check);
  steward_output_add_text (builder, "driver", slo->driver);
  steward_output_add_bool (builder, "inherited", slo->inherited);
  steward_output_add_text (builder, "written", slo->written);
  steward_output_add_text (builder, "promise", promise);
  steward_output_add_text (builder, "method", steward_slo_method_to_id (slo->method));
  steward_output_add_text (builder, "timezone", slo->timezone);
  steward_sla_add_share (builder, "target", slo->target);
  steward_output_add_int (builder, "window_days", slo->window);
  steward_output_add_text (builder, "vague", slo->vague);
}

static void
add_windows (JsonBuilder        *builder,
             const StewardLevel *level)
{
  json_builder_set_member_name (builder, "windows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      json_builder_begin_object (builder);
      steward_output_add_int (builder, "days", steward_window_days[i]);
      steward_sla_add_time (builder, &level->windows[i], level->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_budget (JsonBuilder        *builder,
            const StewardLevel *level)
{
  guint days;
  const StewardAttainment *window = steward_sla_get_window (level, &days);
  g_autofree char *words = steward_budget_to_words (level->slo, window, days);

  json_builder_set_member_name (builder, "budget");
  json_builder_begin_object (builder);
  steward_sla_add_share (builder, "left", level->budget_left);
  steward_output_add_time (builder, "spent_at", level->budget_spent_at);
  steward_output_add_time (builder, "exhausted_at", level->exhausted_at);
  steward_output_add_text (builder, "words", words);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "burn");
  json_builder_begin_array (builder);
  for (guint i = 0; i < STEWARD_N_BURNS; i++)
    {
      const StewardBurnRule *rule = &steward_burn_rules[i];

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "alert", steward_burn_to_id (rule->alert));
      steward_sla_add_seconds (builder, "long_seconds", rule->long_window);
      steward_sla_add_seconds (builder, "short_seconds", rule->short_window);
      steward_sla_add_share (builder, "rate", level->burn[rule->alert]);
      steward_sla_add_share (builder, "threshold", steward_burn_rule_get_rate (rule, level->slo->window));
      steward_output_add_bool (builder, "firing", (level->alerts & 1u << rule->alert) != 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_measured (JsonBuilder        *builder,
              const StewardLevel *level)
{
  g_autofree char *words = isnan (level->last_value) ? NULL : steward_value_to_words (level->slo, level->last_value);

  json_builder_set_member_name (builder, "measured");
  json_builder_begin_object (builder);
  steward_output_add_int (builder, "count", (gint64) level->n_measurements);
  steward_output_add_int (builder, "late", (gint64) level->n_late);
  steward_output_add_int (builder, "duplicates", (gint64) level->n_duplicates);
  steward_output_add_int (builder, "future", (gint64) level->n_future);
  steward_output_add_int (builder, "unreadable", (gint64) level->n_unreadable);
  steward_output_add_time (builder, "last_time", level->last_time);
  steward_output_add_time (builder, "last_update", level->last_update);
  steward_sla_add_share (builder, "last_value", level->last_value);
  steward_output_add_text (builder, "last_words", words);
  steward_output_add_text (builder, "origin", level->origin);
  steward_output_add_text (builder, "source", level->measured_by);
  json_builder_end_object (builder);
}

/* Members of an object that is begun already. */
void
steward_sla_add_members (JsonBuilder        *builder,
                         const StewardLevel *level)
{
  add_about (builder, level->slo);
  steward_output_add_text (builder, "product", level->name);
  steward_output_add_text (builder, "domain", level->domain);
  steward_output_add_bool (builder, "gone", level->gone);
  steward_output_add_text (builder, "state", steward_verdict_to_id (level->verdict));
  steward_output_add_text (builder, "reason", level->reason != STEWARD_REASON_NONE
                                                ? steward_reason_to_id (level->reason) : NULL);
  steward_output_add_text (builder, "reason_words", level->reason != STEWARD_REASON_NONE
                                                      ? steward_reason_to_words (level->reason) : NULL);
  steward_output_add_time (builder, "since", level->since);
  steward_output_add_time (builder, "as_of", level->as_of);
  add_windows (builder, level);
  add_budget (builder, level);
  add_measured (builder, level);
  steward_output_add_text (builder, "incident", level->incident);
}

void
steward_sla_add_level (JsonBuilder        *builder,
                       const StewardLevel *level)
{
  json_builder_begin_object (builder);
  steward_sla_add_members (builder, level);
  json_builder_end_object (builder);
}

static void
add_product (JsonBuilder             *builder,
             const StewardSlaProduct *product)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "urn", product->urn);
  steward_output_add_text (builder, "name", product->name);
  steward_output_add_text (builder, "domain", product->domain);
  steward_output_add_text (builder, "state", steward_sla_product_to_state (product));
  steward_output_add_int (builder, "met", product->n_met);
  steward_output_add_int (builder, "missed", product->n_missed);
  steward_output_add_int (builder, "undecidable", product->n_undecidable);
  steward_output_add_int (builder, "vague", product->n_vague);
  json_builder_set_member_name (builder, "objectives");
  json_builder_begin_array (builder);
  for (guint i = 0; i < product->levels->len; i++)
    steward_sla_add_level (builder, g_ptr_array_index (product->levels, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_incidents (JsonBuilder            *builder,
               const StewardSlaReport *report)
{
  const StewardIncidentFigures *figures = &report->incidents;

  json_builder_set_member_name (builder, "incidents");
  json_builder_begin_object (builder);
  steward_output_add_int (builder, "days", 90);
  steward_output_add_int (builder, "count", (gint64) figures->n);
  steward_output_add_int (builder, "open", report->n_open);
  steward_output_add_int (builder, "acknowledged", (gint64) figures->n_acknowledged);
  steward_output_add_int (builder, "repaired", (gint64) figures->n_repaired);
  json_builder_set_member_name (builder, "mean_to_acknowledge_seconds");
  if (figures->n_acknowledged > 0)
    json_builder_add_int_value (builder, figures->mean_to_acknowledge / G_USEC_PER_SEC);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "mean_to_repair_seconds");
  if (figures->n_repaired > 0)
    json_builder_add_int_value (builder, figures->mean_to_repair / G_USEC_PER_SEC);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

/**
 * steward_sla_print_json:
 * @report: a report
 * @error: return location
 *
 * Prints {"as_of", "products": […], "incidents": {…}}.
 */
gboolean
steward_sla_print_json (const StewardSlaReport  *report,
                        GError                 **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  steward_output_add_time (builder, "as_of", report->as_of);
  json_builder_set_member_name (builder, "products");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->products->len; i++)
    add_product (builder, g_ptr_array_index (report->products, i));
  json_builder_end_array (builder);
  add_incidents (builder, report);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}
