/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sla unread: what sources gave that could not be made measurements,
 * and why. */

#include "config.h"

#include "steward-commands.h"
#include "steward-level-rows.h"
#include "steward-output.h"
#include "steward-table.h"

/* Of one source. */
typedef struct
{
  const char *name;                    /* of the source */
  GPtrArray *unread;                   /* StewardUnread */
} Part;

static void
clear_part (gpointer data)
{
  g_clear_pointer (&((Part *) data)->unread, g_ptr_array_unref);
}

static gboolean
add_source (StewardCli         *cli,
            StewardSourceItem  *item,
            GArray             *parts,
            GError            **error)
{
  StewardSource *source = steward_source_item_get_source (item);
  Part part = { steward_source_get_name (source), NULL };

  part.unread = steward_signal_unread_list_sync (steward_services_get_governance (cli->services),
                                                 steward_source_get_id (source), error);
  if (part.unread == NULL)
    return FALSE;
  g_array_append_val (parts, part);

  return TRUE;
}

/* (transfer full) (nullable): Part, of one source or of all. */
static GArray *
load (StewardCli  *cli,
      const char  *name,
      GError     **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));
  GListModel *sources = steward_services_get_sources (cli->services);

  g_array_set_clear_func (parts, clear_part);
  if (name != NULL)
    {
      StewardSourceItem *item = steward_cli_find_source (cli->services, name, error);

      return item != NULL && add_source (cli, item, parts, error) ? g_steal_pointer (&parts) : NULL;
    }
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      if (!add_source (cli, item, parts, error))
        return NULL;
    }

  return g_steal_pointer (&parts);
}

static void
print_table (GArray *parts)
{
  static const char *const titles[] = { "SOURCE", "TIMES", "WHERE", "WHY", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  gboolean any = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      for (guint k = 0; k < part->unread->len; k++)
        {
          const StewardUnread *unread = g_ptr_array_index (part->unread, k);
          g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, unread->n);

          steward_table_add (table, part->name, n, unread->place, unread->reason, NULL);
          any = TRUE;
        }
    }
  if (any)
    steward_table_print (table, "");
  else
    steward_output_print ("Everything was understood.\n");
}

static gboolean
print_json (GArray  *parts,
            GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "unread");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      for (guint k = 0; k < part->unread->len; k++)
        {
          const StewardUnread *unread = g_ptr_array_index (part->unread, k);

          json_builder_begin_object (builder);
          steward_output_add_text (builder, "source", part->name);
          steward_output_add_int (builder, "count", (gint64) unread->n);
          steward_output_add_text (builder, "place", unread->place);
          steward_output_add_text (builder, "reason", unread->reason);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_sla_unread (StewardCli   *cli,
                            char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("sla unread", entries, argv, 0, 1, &error))
    return steward_cli_fail (error);
  parts = steward_cli_open (cli, &error) != NULL ? load (cli, (*argv)[1], &error) : NULL;
  if (parts == NULL)
    return steward_cli_fail (error);
  if (!json)
    print_table (parts);
  else if (!print_json (parts, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
