/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl effects list: what was decided and is not on its platform yet:
 * what waits to be carried out, with why it waits, and what failed for good. */

#include "config.h"

#include "steward-effects-list.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

static void
free_undone (gpointer data)
{
  StewardUndoneEffect *undone = data;

  g_free (undone->effect);
  g_free (undone->action);
  g_free (undone->state);
  g_free (undone->message);
  g_clear_pointer (&undone->access, steward_access_free);
  g_free (undone);
}

static StewardEffect *
read_effect (const StewardOutboxItem  *item,
             GError                  **error)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (item->body, -1, NULL, error);

  return document != NULL ? steward_effect_from_node (steward_document_get_root (document), error) : NULL;
}

static gboolean
add_waiting (StewardGovernance        *governance,
             const StewardOutboxItem  *item,
             GPtrArray                *undone,
             GError                  **error)
{
  g_autoptr(StewardEffect) effect = read_effect (item, error);
  StewardAccess *access = effect != NULL ? steward_access_rows_load (governance, effect->access, error) : NULL;
  StewardUndoneEffect *entry;

  if (access == NULL)
    return FALSE;

  entry = g_new0 (StewardUndoneEffect, 1);
  entry->effect = g_strdup (item->id);
  entry->action = g_strdup (steward_effect_action_to_id (effect->action));
  entry->state = g_strdup (item->state);
  entry->message = g_strdup (item->message != NULL ? item->message : access->provision_reason);
  entry->attempts = item->attempts;
  entry->not_before = item->not_before;
  entry->overdue = steward_access_is_overdue (access, g_get_real_time ());
  entry->access = access;
  g_ptr_array_add (undone, entry);

  return TRUE;
}

static gboolean
has_access (GPtrArray  *undone,
            const char *access)
{
  for (guint i = 0; i < undone->len; i++)
    if (g_str_equal (((const StewardUndoneEffect *) g_ptr_array_index (undone, i))->access->id, access))
      return TRUE;

  return FALSE;
}

/* Not in the outbox any more: it failed for good, or is there in part. */
static gboolean
add_ended (StewardGovernance  *governance,
           const char         *id,
           GPtrArray          *undone,
           GError            **error)
{
  StewardAccess *access = steward_access_rows_load (governance, id, error);
  const StewardEffectRecord *last;
  StewardUndoneEffect *entry;

  if (access == NULL)
    return FALSE;
  if (access->effects->len == 0)
    {
      steward_access_free (access);
      return TRUE;
    }
  last = g_ptr_array_index (access->effects, access->effects->len - 1);
  entry = g_new0 (StewardUndoneEffect, 1);
  entry->effect = g_strdup (last->id);
  entry->action = g_strdup (last->action);
  entry->state = g_strdup (last->outcome);
  entry->message = g_strdup (last->words != NULL ? last->words : access->provision_reason);
  entry->attempts = last->attempts;
  entry->overdue = steward_access_is_overdue (access, g_get_real_time ());
  entry->access = access;
  g_ptr_array_add (undone, entry);

  return TRUE;
}

/**
 * steward_effects_load_undone:
 *
 * Returns: (transfer full) (nullable) (element-type StewardUndoneEffect): what
 *   is not on its platform as it was decided
 */
GPtrArray *
steward_effects_load_undone (StewardCli  *cli,
                             GError     **error)
{
  const StewardAccessFilter filter = { .undone_only = TRUE };
  StewardServices *services = steward_cli_open (cli, error);
  StewardGovernance *governance = services != NULL ? steward_services_get_governance (services) : NULL;
  g_autoptr(GPtrArray) undone = g_ptr_array_new_with_free_func (free_undone);
  g_autoptr(GPtrArray) items = governance != NULL ? steward_outbox_list_sync (governance, 0, error) : NULL;
  g_autoptr(GPtrArray) accesses = items != NULL ? steward_access_rows_list (governance, &filter, error) : NULL;

  if (accesses == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    if (!add_waiting (governance, g_ptr_array_index (items, i), undone, error))
      return NULL;
  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);

      if (!has_access (undone, access->id) && !add_ended (governance, access->id, undone, error))
        return NULL;
    }

  return g_steal_pointer (&undone);
}

/* Nothing happens to it by itself. */
gboolean
steward_effect_needs_person (const StewardUndoneEffect *effect)
{
  return !g_str_equal (effect->state, "queued") && !g_str_equal (effect->state, "sending");
}

static void
add_json (JsonBuilder               *builder,
          const StewardUndoneEffect *undone)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", undone->effect);
  steward_output_add_text (builder, "access", undone->access->id);
  steward_output_add_text (builder, "title", undone->access->title);
  steward_output_add_text (builder, "action", undone->action);
  steward_output_add_text (builder, "state", undone->state);
  steward_output_add_text (builder, "source", undone->access->terms->source);
  steward_output_add_text (builder, "grantee", undone->access->terms->grantee);
  steward_output_add_int (builder, "attempts", undone->attempts);
  steward_output_add_time (builder, "not_before", undone->not_before);
  steward_output_add_time (builder, "until", undone->access->terms->until);
  steward_output_add_bool (builder, "overdue", undone->overdue);
  steward_output_add_bool (builder, "needs_person", steward_effect_needs_person (undone));
  steward_output_add_text (builder, "message", undone->message);
  json_builder_end_object (builder);
}

/* As a member "waiting" would have it: an array of objects. */
void
steward_effects_add_json (JsonBuilder *builder,
                          GPtrArray   *undone)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < undone->len; i++)
    add_json (builder, g_ptr_array_index (undone, i));
  json_builder_end_array (builder);
}

static gboolean
print_json (GPtrArray  *undone,
            GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "effects");
  steward_effects_add_json (builder, undone);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_table (GPtrArray *undone)
{
  static const char *const titles[] = { "EFFECT", "STATE", "TRIED", "NEXT", "GRANTEE", "ACCESS", "MESSAGE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < undone->len; i++)
    {
      const StewardUndoneEffect *entry = g_ptr_array_index (undone, i);
      g_autofree char *state = g_strconcat (entry->state, entry->overdue ? ", overdue" : NULL, NULL);
      g_autofree char *tried = g_strdup_printf ("%u", entry->attempts);
      g_autofree char *next = entry->not_before > g_get_real_time () && !steward_effect_needs_person (entry)
                              ? steward_output_time (entry->not_before) : g_strdup ("");

      steward_table_add (table, entry->effect, state, tried, next, entry->access->terms->grantee,
                         entry->access->title, entry->message != NULL ? entry->message : "", NULL);
    }
  steward_table_print (table, "");
}

StewardExit
steward_command_effects_list (StewardCli   *cli,
                              char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) undone = NULL;

  if (!steward_cli_parse ("effects list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  undone = steward_effects_load_undone (cli, &error);
  if (undone == NULL)
    return steward_cli_fail (error);
  if (!json)
    print_table (undone);
  else if (!print_json (undone, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
