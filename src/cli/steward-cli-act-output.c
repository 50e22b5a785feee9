/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A decision as text and as JSON. With --json each event stands as it is in
 * the ledger: its stream, its type and its body. */

#include "config.h"

#include "steward-cli-act-output.h"

#include "steward-access-output.h"
#include "steward-event-types.h"
#include "steward-output.h"

static void
print_sentences (const char *lead,
                 GPtrArray  *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *safe = steward_output_escape (g_ptr_array_index (sentences, i));

      steward_output_print ("%s%s\n", lead, safe);
    }
}

/**
 * steward_cli_print_dry_run:
 * @council: whose persons are named
 * @act: what would be recorded
 */
void
steward_cli_print_dry_run (StewardCouncil   *council,
                           const StewardAct *act)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, NULL);
  g_autofree char *text = steward_act_to_text (act, state != NULL ? state->people : NULL);

  steward_output_print ("Nothing is recorded yet. This would be:\n\n");
  steward_output_lines ("", text);
  if (act->intent->plan == NULL)
    return;
  steward_output_heading ("Exactly what would run");
  steward_plan_print (act->intent->plan);
}

static void
print_positions (GPtrArray *events)
{
  const StewardEvent *first, *last;

  if (events == NULL || events->len == 0)
    return;
  first = g_ptr_array_index (events, 0);
  last = g_ptr_array_index (events, events->len - 1);
  if (events->len == 1)
    steward_output_print ("Recorded as event %" G_GINT64_FORMAT ".\n", first->position);
  else
    steward_output_print ("Recorded as events %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT ".\n", first->position,
                          last->position);
}

static gboolean
queues_effect (const StewardAct *act)
{
  for (guint i = 0; i < act->append->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (act->append->drafts, i);

      if (g_str_equal (draft->type, STEWARD_EVENT_EFFECT_QUEUED))
        return TRUE;
    }

  return FALSE;
}

/* Approved is not granted: what has to happen now. */
static void
print_next (const StewardAct *act)
{
  const StewardEffectPlan *plan = act->intent->plan;

  if (act->access == NULL || !queues_effect (act))
    return;
  if (plan == NULL || plan->executable)
    steward_output_print ("It is carried out by “stewardctl effects run”, by its timer, or while the console is "
                          "open.\n");
  else
    steward_output_print ("Print the script with “stewardctl access show %s --script”, run it, and say so with "
                          "“stewardctl access confirm %s”.\n", act->access, act->access);
}

/**
 * steward_cli_print_recorded:
 * @act: what was recorded
 * @events: (element-type StewardEvent): as the ledger took them
 */
void
steward_cli_print_recorded (const StewardAct *act,
                            GPtrArray        *events)
{
  g_autofree char *summary = steward_output_escape (act->summary);

  if (act->review != NULL)
    steward_output_print ("%s: ", act->review);
  else if (act->meeting != NULL)
    steward_output_print ("%s: ", act->meeting);
  else if (act->access != NULL)
    steward_output_print ("%s: ", act->access);
  else if (act->campaign != NULL)
    steward_output_print ("%s: ", act->campaign);
  else if (act->incident != NULL)
    steward_output_print ("%s: ", act->incident);
  else if (act->window != NULL)
    steward_output_print ("%s: ", act->window);
  steward_output_print ("%s\n", summary);
  print_sentences ("", act->consequences);
  print_sentences ("Warning: ", act->warnings);
  print_positions (events);
  print_next (act);
}

static void
add_draft (JsonBuilder        *builder,
           const StewardDraft *draft)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "stream", draft->stream);
  steward_output_add_text (builder, "type", draft->type);
  json_builder_set_member_name (builder, "body");
  json_builder_add_value (builder, json_node_copy (draft->body));
  json_builder_end_object (builder);
}

static gboolean
add_event (JsonBuilder         *builder,
           const StewardEvent  *event,
           GError             **error)
{
  gsize length;
  const char *text = g_bytes_get_data (event->body, &length);
  g_autoptr(JsonNode) body = steward_json_parse (text, (gssize) length, STEWARD_JSON_EVENT, NULL, error);

  if (body == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  steward_output_add_int (builder, "position", event->position);
  steward_output_add_text (builder, "stream", event->stream);
  steward_output_add_int (builder, "version", event->version);
  steward_output_add_text (builder, "type", event->type);
  json_builder_set_member_name (builder, "body");
  json_builder_add_value (builder, g_steal_pointer (&body));
  json_builder_end_object (builder);

  return TRUE;
}

static gboolean
add_events (JsonBuilder       *builder,
            const StewardAct  *act,
            GPtrArray         *events,
            GError           **error)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; events == NULL && i < act->append->drafts->len; i++)
    add_draft (builder, g_ptr_array_index (act->append->drafts, i));
  for (guint i = 0; events != NULL && i < events->len; i++)
    if (!add_event (builder, g_ptr_array_index (events, i), error))
      return FALSE;
  json_builder_end_array (builder);

  return TRUE;
}

/**
 * steward_cli_print_act_json:
 * @act: a decision
 * @events: (nullable) (element-type StewardEvent): as recorded; %NULL: it is
 *   only shown
 * @error: return location
 */
gboolean
steward_cli_print_act_json (const StewardAct  *act,
                            GPtrArray         *events,
                            GError           **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "act");
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "verb", act->intent->verb);
  steward_output_add_text (builder, "summary", act->summary);
  steward_output_add_bool (builder, "recorded", events != NULL);
  steward_output_add_text (builder, "review", act->review);
  steward_output_add_text (builder, "meeting", act->meeting);
  steward_output_add_text (builder, "access", act->access);
  steward_output_add_text (builder, "campaign", act->campaign);
  steward_output_add_text (builder, "incident", act->incident);
  steward_output_add_text (builder, "window", act->window);
  steward_plan_add_json (builder, "plan", act->intent->plan);
  steward_output_add_int (builder, "after", act->after_position);
  steward_output_add_texts (builder, "consequences", act->consequences);
  steward_output_add_texts (builder, "warnings", act->warnings);
  if (!add_events (builder, act, events, error))
    return FALSE;
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}
