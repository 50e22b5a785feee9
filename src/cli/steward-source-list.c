/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl source list: what is configured, and how fresh the catalog is. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

static void
add_settings (JsonBuilder   *builder,
              StewardSource *source)
{
  g_auto(GStrv) keys = steward_source_get_keys (source);

  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  for (gsize i = 0; keys[i] != NULL; i++)
    steward_output_add_text (builder, keys[i], steward_source_get_setting (source, keys[i]));
  json_builder_end_object (builder);
}

static void
add_json (JsonBuilder                 *builder,
          StewardSource               *source,
          const StewardSourceStanding *standing)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", steward_source_get_id (source));
  steward_output_add_text (builder, "name", steward_source_get_name (source));
  steward_output_add_text (builder, "kind", steward_source_get_kind (source));
  add_settings (builder, source);
  steward_output_add_time (builder, "synced_at", standing->synced_at);
  steward_output_add_int (builder, "products", (gint64) standing->n_products);
  steward_output_add_int (builder, "datasets", (gint64) standing->n_datasets);
  steward_output_add_int (builder, "removed", (gint64) standing->n_removed);
  json_builder_end_object (builder);
}

static void
add_row (StewardTable                *table,
         StewardSource               *source,
         const StewardSourceStanding *standing)
{
  g_autofree char *products = g_strdup_printf ("%" G_GUINT64_FORMAT, standing->n_products);
  g_autofree char *datasets = g_strdup_printf ("%" G_GUINT64_FORMAT, standing->n_datasets);
  g_autofree char *synced = steward_output_time (standing->synced_at);

  steward_table_add (table, steward_source_get_name (source), steward_source_get_kind (source), products, datasets,
                     synced, NULL);
}

static gboolean
list_sources (StewardServices  *services,
              JsonBuilder      *builder,
              StewardTable     *table,
              GError          **error)
{
  GListModel *sources = steward_services_get_sources (services);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);
      StewardSource *source = steward_source_item_get_source (item);
      StewardSourceStanding standing = { 0 };

      if (!steward_catalog_get_standing_sync (steward_services_get_catalog (services),
                                              steward_source_get_id (source), &standing, error))
        return FALSE;
      add_json (builder, source, &standing);
      add_row (table, source, &standing);
    }

  return TRUE;
}

StewardExit
steward_source_list (StewardCli   *cli,
                     char       ***argv)
{
  static const char *const titles[] = { "NAME", "KIND", "PRODUCTS", "DATASETS", "SYNCED", NULL };
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autoptr(GError) error = NULL;
  StewardServices *services;

  if (!steward_cli_parse ("source list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  if (services == NULL)
    return steward_cli_fail (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  if (!list_sources (services, builder, table, &error))
    return steward_cli_fail (error);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (!json)
    steward_table_print (table, "");
  else if (!steward_output_print_json (builder, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
