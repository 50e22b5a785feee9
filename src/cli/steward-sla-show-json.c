/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sla show --json. */

#include "config.h"

#include "steward-sla-objective.h"

#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-sla-output.h"

static void
add_months (JsonBuilder               *builder,
            const StewardSlaObjective *self)
{
  g_autoptr(GArray) months = steward_sla_sum_months (self->days);

  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < months->len; i++)
    {
      const StewardSlaMonth *month = &g_array_index (months, StewardSlaMonth, i);
      g_autofree char *title = g_strdup_printf ("%04d-%02d", month->year, month->month);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "month", title);
      steward_sla_add_time (builder, &month->time, self->level->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_days (JsonBuilder               *builder,
          const StewardSlaObjective *self)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (self->days, StewardLevelDay, i);
      g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (day->day * 86400);
      g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "day", text);
      steward_sla_add_time (builder, &day->time, self->level->slo->target);
      steward_output_add_text (builder, "reason",
                               day->reason != STEWARD_REASON_NONE ? steward_reason_to_id (day->reason) : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_values (JsonBuilder               *builder,
            const StewardSlaObjective *self)
{
  json_builder_set_member_name (builder, "measurements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->values->len; i++)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (self->values, i);

      json_builder_begin_object (builder);
      steward_output_add_time (builder, "time", value->time);
      steward_output_add_text (builder, "kind", steward_sla_name_kind (value->kind));
      steward_output_add_text (builder, "value", value->value);
      steward_output_add_text (builder, "origin", value->origin);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unread");
  json_builder_begin_array (builder);
  for (guint i = 0; self->unread != NULL && i < self->unread->len; i++)
    {
      const StewardUnread *unread = g_ptr_array_index (self->unread, i);

      json_builder_begin_object (builder);
      steward_output_add_int (builder, "count", (gint64) unread->n);
      steward_output_add_text (builder, "place", unread->place);
      steward_output_add_text (builder, "reason", unread->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_promises (JsonBuilder               *builder,
              const StewardSlaObjective *self)
{
  json_builder_set_member_name (builder, "promises");
  json_builder_begin_array (builder);
  for (guint i = 0; self->row->promises != NULL && i < self->row->promises->len; i++)
    {
      const StewardPromiseSince *promise = g_ptr_array_index (self->row->promises, i);
      g_autofree char *words = steward_slo_to_words (promise->slo);

      json_builder_begin_object (builder);
      steward_output_add_time (builder, "since", promise->since);
      steward_output_add_text (builder, "promise", words);
      steward_output_add_text (builder, "written", promise->slo->written);
      steward_sla_add_share (builder, "target", promise->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * steward_sla_print_objective:
 * @self: an objective
 * @error: return location
 *
 * Prints {"objective": {…}}: the members of a report and its months, days,
 * promises, measurements and what was not understood.
 */
gboolean
steward_sla_print_objective (const StewardSlaObjective  *self,
                             GError                    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "objective");
  json_builder_begin_object (builder);
  steward_sla_add_members (builder, self->level);
  add_months (builder, self);
  add_days (builder, self);
  add_promises (builder, self);
  add_values (builder, self);
  steward_output_add_text (builder, "doubt", self->doubt);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}
