/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl source grants: who can really read what, and by which path, as the
 * platform itself says at this moment. Nothing is kept. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

static void
add_json (JsonBuilder        *builder,
          const StewardGrant *grant)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "grantee", grant->grantee);
  steward_output_add_text (builder, "object", grant->object);
  steward_output_add_text (builder, "privilege", grant->privilege);
  steward_output_add_text (builder, "path", grant->path);
  steward_output_add_bool (builder, "row_limited", grant->row_limited);
  json_builder_end_object (builder);
}

static gboolean
print_json (GPtrArray  *grants,
            GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "grants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < grants->len; i++)
    add_json (builder, g_ptr_array_index (grants, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_table (GPtrArray *grants)
{
  static const char *const titles[] = { "GRANTEE", "PRIVILEGE", "OBJECT", "PATH", "ROWS", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < grants->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (grants, i);

      steward_table_add (table, grant->grantee, grant->privilege, grant->object, grant->path,
                         grant->row_limited ? "limited" : "all", NULL);
    }
  steward_table_print (table, "");
}

/* Blocks: the command line has nothing else to do meanwhile. */
static GPtrArray *
fetch_grants (StewardServices  *services,
              StewardSource    *source,
              GError          **error)
{
  g_autoptr(StewardConnector) connector =
    steward_connector_create (source, steward_services_get_secrets (services), error);
  g_autoptr(GPtrArray) grants = NULL;

  if (connector == NULL || !steward_connector_grants (connector, &grants, NULL, error))
    return NULL;

  return g_steal_pointer (&grants);
}

StewardExit
steward_source_grants (StewardCli   *cli,
                       char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) grants = NULL;
  StewardServices *services;
  StewardSourceItem *item;

  if (!steward_cli_parse ("source grants", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  item = services != NULL ? steward_cli_find_source (services, (*argv)[1], &error) : NULL;
  if (item == NULL)
    return steward_cli_fail (error);

  grants = fetch_grants (services, steward_source_item_get_source (item), &error);
  if (grants == NULL)
    return steward_cli_fail_source (error);
  if (!json)
    print_table (grants);
  else if (!print_json (grants, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
