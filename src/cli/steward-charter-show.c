/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl charter show: the charter in force. */

#include "config.h"

#include "steward-charter-access-output.h"
#include "steward-charter-levels-output.h"
#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-delegation-output.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

static char *
describe_share (const StewardShare *share)
{
  switch (share->kind)
    {
    case STEWARD_SHARE_COUNT:
      return g_strdup_printf ("%u", share->count);
    case STEWARD_SHARE_FRACTION:
      return g_strdup_printf ("%u/%u", share->count, share->denominator);
    case STEWARD_SHARE_MAJORITY:
      return g_strdup ("majority");
    case STEWARD_SHARE_ALL:
    default:
      return g_strdup ("all");
    }
}

/* "always", or what the subject must touch. */
static char *
describe_condition (const StewardSeat *seat)
{
  static const struct { StewardTouches bit; const char *word; } words[] = {
    { STEWARD_TOUCHES_PERSONAL, "personal-data" },
    { STEWARD_TOUCHES_RESTRICTED, "restricted-data" },
    { STEWARD_TOUCHES_EXTERNAL, "external-visibility" },
    { STEWARD_TOUCHES_BREAKING, "breaking-change" },
  };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) found = NULL;

  if (seat->role != STEWARD_SEAT_VETO)
    return g_strdup ("");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (seat->asked_when & words[i].bit)
      g_strv_builder_add (builder, words[i].word);
  found = g_strv_builder_end (builder);

  return found[0] != NULL ? g_strjoinv (", ", found) : g_strdup ("always");
}

static void
print_seats (StewardCouncilState *state)
{
  static const char *const titles[] = { "SEAT", "TITLE", "ROLE", "HOLDER", "FOR", "ASKED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (state->charter->seats, i);
      g_autofree char *asked = describe_condition (seat);

      steward_table_add (table, seat->id, seat->title, steward_seat_role_to_id (seat->role),
                         seat->holder != NULL ? steward_output_person_name (state, seat->holder) : "(vacant)",
                         seat->domain != NULL ? seat->domain : seat->function != NULL ? seat->function : "",
                         asked, NULL);
    }
  steward_output_heading ("Seats");
  steward_table_print (table, "  ");
}

static void
print_procedures (const StewardCharter *charter)
{
  static const char *const titles[] = { "KIND", "APPROVE", "REJECT", "QUORUM", "DAYS", "BULK", "CHECKLIST", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < charter->procedures->len; i++)
    {
      const StewardProcedure *procedure = g_ptr_array_index (charter->procedures, i);
      g_autofree char *approve = describe_share (&procedure->approve);
      g_autofree char *reject = describe_share (&procedure->reject);
      g_autofree char *quorum = g_strdup_printf ("%u", procedure->quorum);
      g_autofree char *days = g_strdup_printf ("%u", procedure->days);
      g_autofree char *items = g_strdup_printf ("%u", procedure->checklist != NULL ? procedure->checklist->len : 0);

      steward_table_add (table, steward_review_kind_to_id (procedure->kind), approve, reject, quorum, days,
                         procedure->bulk ? "yes" : "", items, NULL);
    }
  steward_output_heading ("Reviews (days are working days)");
  steward_table_print (table, "  ");
}

static void
print_levels (const StewardCharter *charter)
{
  static const char *const titles[] = { "LEVEL", "TERM (DAYS)", "LEAD (DAYS)", "CRITERIA", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (charter->levels->len == 0)
    return;
  for (guint i = 0; i < charter->levels->len; i++)
    {
      const StewardLevelRule *rule = g_ptr_array_index (charter->levels, i);
      g_autofree char *term = g_strdup_printf ("%u", rule->term_days);
      g_autofree char *lead = g_strdup_printf ("%u", rule->lead_days);
      g_autofree char *criteria = g_strdup_printf ("%u", rule->criteria != NULL ? rule->criteria->len : 0);

      steward_table_add (table, steward_certification_to_id (rule->level), term, lead, criteria, NULL);
    }
  steward_output_heading ("Certification");
  steward_table_print (table, "  ");
}

static void
print_charter (StewardCouncilState *state)
{
  const StewardCharter *charter = state->charter;
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, charter->version);

  steward_output_field ("Council", charter->council);
  steward_output_field ("Charter", version);
  steward_output_field ("Own domain", charter->recuse_own_domain ? "recused" : "allowed");
  steward_output_field ("Override", charter->override_by_chair ? "by the chair, with a reason" : "nobody");
  steward_output_field ("Delegation", !charter->delegation_allowed ? "not allowed"
                                      : charter->delegation_chain ? "allowed, and may be passed on" : "allowed");
  print_seats (state);
  print_procedures (charter);
  print_levels (charter);
  if (charter->access != NULL)
    steward_access_rules_print (charter->access);
  steward_level_terms_print (charter->level_terms);
  if (charter->delegations->len > 0)
    {
      steward_output_heading ("Delegations");
      steward_output_print_delegations (state, charter->delegations);
    }
}

static void
add_seat (JsonBuilder         *builder,
          StewardCouncilState *state,
          const StewardSeat   *seat)
{
  g_autofree char *asked = describe_condition (seat);

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", seat->id);
  steward_output_add_text (builder, "title", seat->title);
  steward_output_add_text (builder, "role", steward_seat_role_to_id (seat->role));
  steward_output_add_text (builder, "domain", seat->domain);
  steward_output_add_text (builder, "function", seat->function);
  steward_output_add_person (builder, "holder", state, seat->holder);
  steward_output_add_text (builder, "asked_when", *asked != '\0' ? asked : NULL);
  json_builder_end_object (builder);
}

static void
add_items (JsonBuilder *builder,
           const char  *member,
           GPtrArray   *items)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const StewardChecklistItem *item = g_ptr_array_index (items, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", item->id);
      steward_output_add_text (builder, "text", item->text);
      steward_output_add_text (builder, "check", item->check);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_procedure (JsonBuilder            *builder,
               const StewardProcedure *procedure)
{
  g_autofree char *approve = describe_share (&procedure->approve);
  g_autofree char *reject = describe_share (&procedure->reject);

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "kind", steward_review_kind_to_id (procedure->kind));
  steward_output_add_text (builder, "title", procedure->title);
  steward_output_add_text (builder, "approve", approve);
  steward_output_add_text (builder, "reject", reject);
  steward_output_add_int (builder, "quorum", procedure->quorum);
  steward_output_add_bool (builder, "of_all_seats", procedure->of_all_seats);
  steward_output_add_int (builder, "days", procedure->days);
  steward_output_add_bool (builder, "bulk", procedure->bulk);
  steward_output_add_int (builder, "longest_days", procedure->longest_days);
  add_items (builder, "checklist", procedure->checklist);
  json_builder_end_object (builder);
}

static void
add_level (JsonBuilder            *builder,
           const StewardLevelRule *rule)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "level", steward_certification_to_id (rule->level));
  steward_output_add_int (builder, "term_days", rule->term_days);
  steward_output_add_int (builder, "lead_days", rule->lead_days);
  add_items (builder, "criteria", rule->criteria);
  json_builder_end_object (builder);
}

static void
add_charter (JsonBuilder         *builder,
             StewardCouncilState *state)
{
  const StewardCharter *charter = state->charter;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "council", charter->council);
  steward_output_add_int (builder, "version", charter->version);
  steward_output_add_bool (builder, "recuse_own_domain", charter->recuse_own_domain);
  steward_output_add_bool (builder, "override_by_chair", charter->override_by_chair);
  steward_output_add_bool (builder, "delegation_allowed", charter->delegation_allowed);
  steward_output_add_bool (builder, "delegation_chain", charter->delegation_chain);
  steward_output_add_int (builder, "delegation_longest_days", charter->delegation_longest_days);
  json_builder_set_member_name (builder, "seats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < charter->seats->len; i++)
    add_seat (builder, state, g_ptr_array_index (charter->seats, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "procedures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < charter->procedures->len; i++)
    add_procedure (builder, g_ptr_array_index (charter->procedures, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < charter->levels->len; i++)
    add_level (builder, g_ptr_array_index (charter->levels, i));
  json_builder_end_array (builder);
  steward_access_rules_add_json (builder, "access", charter->access);
  steward_level_terms_add_json (builder, "service_levels", charter->level_terms);
  steward_output_add_delegations (builder, state, charter->delegations);
  json_builder_end_object (builder);
}

static gboolean
print_json (StewardCouncilState  *state,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "charter");
  if (state->charter != NULL)
    add_charter (builder, state);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_charter_show (StewardCli   *cli,
                              char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("charter show", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  if (state == NULL)
    return steward_cli_fail (error);

  if (json)
    return print_json (state, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
  if (state->charter != NULL)
    print_charter (state);
  else
    steward_output_print ("No council is founded here; see “stewardctl charter found”.\n");

  return STEWARD_EXIT_FINE;
}
