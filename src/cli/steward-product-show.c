/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl product show: everything that the catalog has of one product. */

#include "config.h"

#include "steward-certificate-output.h"
#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-product-json.h"
#include "steward-table.h"

static void
print_owners (GPtrArray *owners)
{
  static const char *const titles[] = { "NAME", "ADDRESS", "ROLE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (owners->len == 0)
    return;
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);

      steward_table_add (table, owner->name, owner->address, owner->role, NULL);
    }
  steward_output_heading ("Owners and contacts");
  steward_table_print (table, "  ");
}

static void
print_ports (GPtrArray *ports)
{
  static const char *const titles[] = { "PORT", "DIRECTION", "KIND", "VERSION", "CONTRACT", "LOCATION", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (ports->len == 0)
    return;
  for (guint i = 0; i < ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (ports, i);

      steward_table_add (table, port->name, port->direction == STEWARD_PORT_INPUT ? "input" : "output", port->kind,
                         port->version, port->contract_id, port->location, NULL);
    }
  steward_output_heading ("Ports");
  steward_table_print (table, "  ");
}

static const char *
describe_key (const StewardProperty *property)
{
  if (property->primary_key)
    return "primary";
  if (property->reference != NULL)
    return "reference";

  return property->unique ? "unique" : "";
}

static void
print_object (const StewardSchemaObject *object)
{
  static const char *const titles[] = { "COLUMN", "TYPE", "KEY", "REQUIRED", "CLASSIFICATION", "DESCRIPTION", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autofree char *name = steward_output_escape (object->name != NULL ? object->name : object->physical_name);

  for (guint i = 0; i < object->properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (object->properties, i);

      steward_table_add (table, property->name,
                         property->physical_type != NULL ? property->physical_type : property->logical_type,
                         describe_key (property), property->required ? "yes" : "",
                         property->classification != STEWARD_CLASSIFICATION_UNKNOWN
                           ? steward_classification_to_id (property->classification) : "",
                         property->description, NULL);
    }
  steward_output_print ("\n  %s\n", name);
  steward_table_print (table, "    ");
}

static void
print_objectives (GPtrArray *objectives)
{
  static const char *const titles[] = { "LEVEL", "VALUE", "UNIT", "ELEMENT", "DRIVER", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (objectives->len == 0)
    return;
  for (guint i = 0; i < objectives->len; i++)
    {
      const StewardObjective *objective = g_ptr_array_index (objectives, i);

      steward_table_add (table, objective->property, objective->value, objective->unit, objective->element,
                         objective->driver, NULL);
    }
  steward_output_print ("\n");
  steward_table_print (table, "  ");
}

static void
print_quality (GPtrArray *rules)
{
  static const char *const titles[] = { "QUALITY RULE", "VALUE", "UNIT", "ELEMENT", "SCHEDULE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (rules->len == 0)
    return;
  for (guint i = 0; i < rules->len; i++)
    {
      const StewardObjective *rule = g_ptr_array_index (rules, i);

      steward_table_add (table, rule->check != NULL ? rule->check : rule->property, rule->value, rule->unit,
                         rule->element, rule->schedule, NULL);
    }
  steward_output_print ("\n");
  steward_table_print (table, "  ");
}

static void
print_contract (const StewardContract *contract)
{
  g_autofree char *id = steward_output_escape (contract->id);
  g_autofree char *version = steward_output_escape (contract->version);
  g_autofree char *format = steward_output_escape (contract->format);

  steward_output_print ("\nContract %s%s%s%s%s\n", id, *version != '\0' ? " version " : "", version,
                        *format != '\0' ? ", " : "", format);
  for (guint i = 0; i < contract->objects->len; i++)
    print_object (g_ptr_array_index (contract->objects, i));
  print_objectives (contract->objectives);
  print_quality (contract->quality);
}

static void
print_edges (const char *title,
             GPtrArray  *edges)
{
  static const char *const titles[] = { "NAME", "DOMAIN", "THROUGH", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (edges == NULL || edges->len == 0)
    return;
  for (guint i = 0; i < edges->len; i++)
    {
      const StewardLineageEdge *edge = g_ptr_array_index (edges, i);

      steward_table_add (table, edge->name, edge->domain, edge->through, NULL);
    }
  steward_output_heading (title);
  steward_table_print (table, "  ");
}

static void
print_findings (GPtrArray *findings)
{
  if (findings->len > 0)
    steward_output_heading ("Findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *file = steward_output_escape (finding->file);
      g_autofree char *message = steward_output_escape (finding->message);

      steward_output_print ("  %s:%u:%u: %s: %s\n", file, finding->line, finding->column,
                            steward_severity_to_id (finding->severity), message);
    }
}

static void
print_product (const StewardEntryDetail *detail,
               const char               *source_name,
               const StewardCertificate *certificate)
{
  const StewardEntry *entry = detail->entry;
  g_autofree char *synced = steward_output_time (detail->synced_at);
  g_autofree char *updated = steward_output_time (entry->updated_at);

  steward_output_field ("Name", entry->name);
  steward_output_field ("URN", detail->urn);
  steward_output_field ("Domain", entry->domain);
  steward_output_field ("Purpose", entry->purpose);
  steward_output_field ("Lifecycle", steward_lifecycle_to_id (entry->lifecycle));
  steward_output_field ("Certification", steward_certification_to_id (entry->certification));
  steward_certificate_print (certificate);
  steward_output_field ("Classification", steward_classification_to_id (entry->classification));
  steward_output_field ("Visibility", steward_visibility_to_id (entry->visibility));
  steward_output_field ("Version", entry->version);
  steward_output_field ("Format", entry->format);
  steward_output_field ("Tags", entry->tags);
  steward_output_field ("Source", source_name);
  steward_output_field ("Location", entry->location);
  steward_output_field ("Synced", synced);
  steward_output_field ("Data updated", entry->updated_at > 0 ? updated : entry->updated_reason);
  if (detail->removed_at > 0)
    steward_output_field ("Removed", "its source has it no longer");
  print_owners (entry->owners);
  print_ports (entry->ports);
  for (guint i = 0; i < entry->contracts->len; i++)
    print_contract (g_ptr_array_index (entry->contracts, i));
  print_edges ("Upstream", detail->upstream);
  print_edges ("Downstream", detail->downstream);
  print_findings (entry->findings);
}

static gboolean
print_json (const StewardEntryDetail  *detail,
            const char                *source_name,
            const StewardCertificate  *certificate,
            GError                   **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "product");
  steward_product_add_json (builder, detail, source_name, certificate);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_product_show (StewardCli   *cli,
                      char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  const StewardCertificate *certificate;
  StewardSourceItem *item;
  const char *source_name;

  if (!steward_cli_parse ("product show", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  detail = state != NULL
             ? steward_catalog_load_sync (steward_services_get_catalog (cli->services), (*argv)[1], &error) : NULL;
  if (detail == NULL)
    return steward_cli_fail (error);

  certificate = steward_council_state_get_certificate (state, detail->urn);
  item = steward_services_find_source (cli->services, detail->source_id);
  source_name = item != NULL ? steward_source_get_name (steward_source_item_get_source (item)) : detail->source_id;
  if (!json)
    print_product (detail, source_name, certificate);
  else if (!print_json (detail, source_name, certificate, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
