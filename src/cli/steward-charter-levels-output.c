/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a charter says about service levels and incidents, for charter show. */

#include "config.h"

#include "steward-charter-levels-output.h"

#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-sla-output.h"

static const struct { StewardConsequences consequence; const char *id; const char *words; } consequences[] = {
  { STEWARD_THEN_SUSPEND, "suspend", "the certification is suspended" },
  { STEWARD_THEN_AGENDA, "agenda", "the council meets it" },
  { STEWARD_THEN_TELL, "tell", "consumers have to be told" },
};

static char *
describe_consequences (const StewardLevelTerms *self)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (consequences); i++)
    if ((self->when_spent & consequences[i].consequence) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", consequences[i].words);
  if (text->len == 0)
    g_string_append (text, "nothing follows by itself");

  return g_string_free (text, FALSE);
}

/* "around the clock for gold, else in working time" */
static char *
describe_hours (const StewardLevelTerms *self)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i <= STEWARD_CERTIFICATION_GOLD; i++)
    {
      if (!self->around_the_clock[i])
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? ", " : "around the clock for ",
                              steward_certification_to_id (i));
    }
  if (n > STEWARD_CERTIFICATION_GOLD)
    g_string_assign (text, "around the clock");
  else
    g_string_append (text, n > 0 ? ", else in working time" : "in working time");

  return g_string_free (text, FALSE);
}

/**
 * steward_level_terms_print:
 * @self: of the charter
 */
void
steward_level_terms_print (const StewardLevelTerms *self)
{
  g_autofree char *all = steward_share_to_percent (self->target, self->target);
  g_autofree char *regulatory = steward_share_to_percent (self->regulatory, self->regulatory);
  g_autofree char *operational = steward_share_to_percent (self->operational, self->operational);
  g_autofree char *analytics = steward_share_to_percent (self->analytics, self->analytics);
  g_autofree char *acknowledge = steward_length_to_words (self->acknowledge_within);
  g_autofree char *hours = describe_hours (self);
  g_autofree char *hysteresis = steward_length_to_words (self->hysteresis);
  g_autofree char *ladder = self->ladder != NULL ? g_strjoinv (", ", self->ladder) : g_strdup ("nobody");
  g_autofree char *who = steward_output_escape (ladder);
  g_autofree char *spent = describe_consequences (self);

  steward_output_heading ("Service levels");
  steward_output_print ("  Where a contract does not say: %s of any %u days (regulatory %s, operational %s, "
                        "analytics %s)\n", all, self->window, regulatory, operational, analytics);
  steward_output_print ("  Incidents: acknowledged within %s, %s; told in turn: %s\n", acknowledge, hours, who);
  steward_output_print ("  An incident ends once the level is met for %s\n", hysteresis);
  steward_output_print ("  When a budget is spent: %s\n", spent);
}

/**
 * steward_level_terms_add_json:
 * @builder: within an object
 * @name: of the member
 * @self: of the charter
 */
void
steward_level_terms_add_json (JsonBuilder             *builder,
                              const char              *name,
                              const StewardLevelTerms *self)
{
  g_autoptr(GPtrArray) ladder = g_ptr_array_new ();
  g_autoptr(GPtrArray) clock = g_ptr_array_new ();
  g_autoptr(GPtrArray) spent = g_ptr_array_new ();

  for (gsize i = 0; self->ladder != NULL && self->ladder[i] != NULL; i++)
    g_ptr_array_add (ladder, self->ladder[i]);
  for (guint i = 0; i <= STEWARD_CERTIFICATION_GOLD; i++)
    if (self->around_the_clock[i])
      g_ptr_array_add (clock, (gpointer) steward_certification_to_id (i));
  for (gsize i = 0; i < G_N_ELEMENTS (consequences); i++)
    if ((self->when_spent & consequences[i].consequence) != 0)
      g_ptr_array_add (spent, (gpointer) consequences[i].id);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  steward_sla_add_share (builder, "target", self->target);
  steward_sla_add_share (builder, "regulatory", self->regulatory);
  steward_sla_add_share (builder, "operational", self->operational);
  steward_sla_add_share (builder, "analytics", self->analytics);
  steward_output_add_int (builder, "window_days", self->window);
  steward_sla_add_seconds (builder, "hold_seconds", self->hold);
  steward_sla_add_seconds (builder, "hysteresis_seconds", self->hysteresis);
  steward_sla_add_seconds (builder, "patience_seconds", self->patience);
  steward_sla_add_seconds (builder, "acknowledge_seconds", self->acknowledge_within);
  steward_output_add_texts (builder, "around_the_clock", clock);
  steward_output_add_texts (builder, "ladder", ladder);
  steward_output_add_texts (builder, "when_budget_spent", spent);
  json_builder_end_object (builder);
}
